"""The form of the register of prevention, and words for its codes."""

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.prevention.errors import NotStated
from rabta.prevention.rules.register import Kind, Stated
from rabta.vocabulary.rules.gazetteer import districts
from rabta.web.periods import optional_day

KINDS = {"programme": _("Programme of prevention"), "treatment": _("Place of treatment")}
AUDIENCES = {
    "school": _("Schools"), "university": _("Colleges and universities"), "youth": _("Young people outside school"),
    "families": _("Families"), "prison": _("Prisons"), "public": pgettext_lazy("audience", "Everybody"),
}  # fmt: skip
DONE = {"stated": _("Entered, in your name."), "taken_back": _("Taken back, in your name. It counts no longer.")}
WORDS = {"kind": KINDS, "audience": AUDIENCES, "done": DONE}
"""What a page of the register says by a code, by the kind of code."""
LONGEST_NUMBER = 7


def stated_in(form: QueryDict) -> Stated:
    """What the form says. Raises NotStated for what is no kind, number or day."""
    kind = next((one for one in Kind if one == form.get("kind")), None)
    if kind is None:
        raise NotStated("Say whether it is a programme or a place of treatment.")
    number = {one.code: one.number for one in districts()}
    return Stated(
        kind=kind, name=form.get("name", ""), body=form.get("body", ""), source=form.get("source", ""),
        district=number.get(form.get("district", "")), stated_on=_day(form.get("stated_on", "")),
        audience=form.get("for", ""), date_from=_day(form.get("date_from", "")), date_to=_day(form.get("date_to", "")),
        reached=_number(form.get("reached", "")), places=_number(form.get("places", "")),
        waiting=_number(form.get("waiting", "")),
    )  # fmt: skip


def _number(text: str) -> int | None:
    said = text.strip()
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER):
        raise NotStated("A number is written in figures alone, at most seven.")
    return int(said)


def _day(text: str) -> date | None:
    said = text.strip()
    if said and optional_day(said) is None:
        raise NotStated("A day is written as year-month-day: 2025-10-01.")
    return optional_day(said)
