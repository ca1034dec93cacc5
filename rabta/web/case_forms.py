"""Forms of cases, tasks and requests: what each step asks for, and what somebody typed as values. Text in, values out."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rabta.casework.errors import NotSo
from rabta.casework.operations.cases import NewCase
from rabta.casework.operations.signing import Said
from rabta.casework.rules.case import CaseCourse, CaseStep
from rabta.casework.rules.request import RequestCourse
from rabta.casework.rules.step import Asks
from rabta.casework.rules.task import TaskCourse
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.agencies import agencies, agency
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.web.marking_words import ABROAD, GROUP
from rabta.web.periods import optional_day

ASKS: dict[str, Mapping[Any, Asks]] = {"case": CaseCourse.asks, "task": TaskCourse.asks, "request": RequestCourse.asks}
NUMBERS = {
    CaseStep.REGISTERED: _("FIR number"), CaseStep.CHARGED: _("Number of the charge sheet"),
    CaseStep.COURT: _("Number in court"), CaseStep.OUTCOME: _("Number of the judgment"),
    CaseStep.DESTROYED: _("Number of the order"),
}  # fmt: skip
PLACES = {
    CaseStep.REGISTERED: _("Police station"), CaseStep.COURT: _("Court"), CaseStep.OUTCOME: _("Court"),
    CaseStep.ARREST: _("Place"), CaseStep.SEIZURE: _("Place"), CaseStep.DESTROYED: _("Place"),
}  # fmt: skip
LABELS = {
    "reference": _("Number"), "place": _("Place"), "outcome": _("Outcome"), "to_agency": _("Agency"),
    "people": _("How many people"), "words": _("A word on it, if there is one"),
}  # fmt: skip
A_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class Field:
    """One field of a form."""

    name: str
    label: Any
    required: bool


def fields_of(course: str, kind: Any) -> list[Field]:
    """What the form of this step asks for, in order."""
    asks = ASKS[course][kind]
    return [Field(name, _label(name, kind, required=name in asks.must), name in asks.must) for name in asks.all]


def _label(name: str, kind: Any, *, required: bool) -> Any:
    if name == "reference":
        return NUMBERS.get(kind, LABELS[name])
    if name == "place":
        return PLACES.get(kind, LABELS[name])
    return _("Why") if name == "words" and required else LABELS[name]


def forms_of(course: str, kinds: Any) -> list[dict[str, Any]]:
    """The forms of the steps that may follow."""
    return [{"kind": str(kind), "fields": fields_of(course, kind)} for kind in kinds]


def said_in(form: Mapping[str, str], *, today: date) -> Said:
    """The step that a form tells of. Raises NotSo for what cannot be read."""
    people, to = form.get("people", "").strip(), form.get("to_agency", "")
    if people and not A_NUMBER.fullmatch(fold_digits(people)):
        raise NotSo(f'How many people: "{people}" is no whole number. Write one, such as 3.')
    return Said(
        kind=form.get("kind", ""), done_on=day_in(form, "done_on", default=today), to_agency=agency_in(to) if to else None,
        people=int(fold_digits(people)) if people else None, words=_lines(form.get("words", "")),
        **{name: form.get(name, "") for name in ("reference", "place", "outcome")},
    )  # fmt: skip


def day_in(form: Mapping[str, str], name: str, *, default: date | None = None) -> date:
    """The day of a field. Raises NotSo where there is none, or none that can be read."""
    said = fold_digits(form.get(name, "").strip())
    found = optional_day(said) if said else default
    if found is None:
        raise NotSo(f'"{said}" is no day. Choose one, such as 2026-12-31.' if said else "Choose the day on which it is due.")
    return found


def agency_in(code: str) -> int:
    """The number of an agency of the country by its code. Raises NotSo."""
    try:
        found = agency(code)
    except KeyError:
        raise NotSo("Choose an agency of the country from the list.") from None
    if found.kind in ABROAD:
        raise NotSo("Choose an agency of the country from the list.")
    return found.number


def case_in(form: QueryDict, *, urdu: bool) -> NewCase:
    """The case that a form opens. Raises NotSo."""
    return NewCase(
        title=form.get("title", ""), level=level_in(form.get("level", "")),
        agencies=[agency_in(code) for code in form.getlist("named") if code], template=form.get("template", ""),
        links=[*([("incident", one)] if (one := a_uuid(form.get("incident", ""))) else []),
               *(("report", each) for one in form.getlist("report") if (each := a_uuid(one)))],
        urdu=urdu,
    )  # fmt: skip


def level_in(said: str) -> Level:
    """A level of the form. Raises NotSo: no level is ever guessed."""
    try:
        return Level[said.upper()]
    except KeyError:
        raise NotSo("Choose how strictly it is marked.") from None


def a_uuid(said: str) -> uuid.UUID | None:
    """An id, or None where it is none."""
    try:
        return uuid.UUID(said)
    except ValueError:
        return None


def home_agencies(*, but: int | None = None) -> list[dict[str, str]]:
    """Agencies of the country that can be named, by name."""
    return [
        {"code": one.code, "name_en": one.name_en, "name_ur": one.name_ur}
        for one in sorted(agencies(), key=lambda one: one.name_en)
        if one.kind != GROUP and one.kind not in ABROAD and one.number != but
    ]


def _lines(said: str) -> str:
    """A browser sends a text box with CR LF line ends."""
    return said.replace("\r\n", "\n").strip()

