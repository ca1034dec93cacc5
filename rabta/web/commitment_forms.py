"""Forms of commitments and minutes: words for their codes, and what somebody typed as values. Text in, values out."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.filing.errors import NotAvailable
from rabta.strategy.errors import NotAgreed
from rabta.strategy.meeting_minutes import Entered, Met
from rabta.strategy.operations import Proposed, Said
from rabta.strategy.rules.commitment import Kind
from rabta.strategy.rules.indicator import MEASURES, Indicator
from rabta.strategy.rules.minutes import Becomes, Entry
from rabta.vocabulary.rules.agencies import agencies, agency
from rabta.vocabulary.rules.gazetteer import provinces
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.vocabulary.rules.substances import substances
from rabta.web.marking_words import ABROAD, GROUP
from rabta.web.periods import optional_day

COLUMNS = {
    "slipping": _("slipping"), "on_track": _("on track"), "not_computed": _("cannot be computed"),
    "done": pgettext_lazy("a commitment", "done"), "waiting": _("proposed"), "gone": _("dropped or declined"),
}  # fmt: skip
MARKS = {"slipping": "▲", "on_track": "●", "not_computed": "○", "done": "✓", "waiting": "?", "gone": "–"}
"""A shape each, so that nobody needs the colour."""
STANDINGS = {
    "proposed": _("proposed"), "open": pgettext_lazy("a commitment", "agreed"), "said_done": _("said to be done"),
    "done": pgettext_lazy("a commitment", "done"), "dropped": _("dropped"), "declined": _("declined"),
}  # fmt: skip
STEPS = {
    "accepted": _("Accepted"), "declined": _("Declined"), "noted": _("Progress"), "moved": _("Date moved"),
    "done_proposed": _("Said to be done"), "done_confirmed": _("Confirmed: done"), "done_refused": _("Not yet done"),
    "dropped": _("Dropped"), "taken_back": _("Taken back"),
}  # fmt: skip
ACTS = {
    "accepted": _("Accept it"), "declined": _("Decline it"), "noted": _("Note progress"), "moved": _("Move its date"),
    "done_proposed": _("Say that it is done"), "done_confirmed": _("Confirm that it is done"),
    "done_refused": _("Say what is missing"), "dropped": _("Drop it"), "taken_back": _("Take the last step back"),
}  # fmt: skip
ASKED = {
    "accepted": _("A word on it, if there is one"), "declined": _("Why"), "noted": _("What was done"),
    "moved": _("Why it is moved"), "done_proposed": _("What was done"),
    "done_confirmed": _("A word on it; for a partner abroad the paper in which it is confirmed"),
    "done_refused": _("What is missing"), "dropped": _("Why"), "taken_back": _("Why"),
}  # fmt: skip
DECIDE = {
    "accept": _("Accept it or decline it."), "confirm": _("Confirm that it is done, or say what is missing."),
    "move_or_drop": _("Agree a date that will hold, or drop it."), "speed": _("Say what brings it back to its pace."),
    "ask": _("Ask its owner what has been done."), "measure": _("Agree how it is to be measured, or by whom reported."),
    "nothing": _("Nothing: it goes on as agreed."),
}  # fmt: skip
MEASURE_WORDS = {
    "mass_seized": _("Mass seized"), "arrests": _("Persons arrested at seizures"),
    "area_cleared": _("Land claimed as cleared"), "vehicles": _("Vehicles impounded"),
    "events": _("Seizures, arrests and other operations"),
    "airports_with_scanner": _("Airports with a scanner that works"),
    "reports_on_time": _("Reports that came in time"), "seizures_with_case": _("Seizures with a registered case"),
}  # fmt: skip
UNITS = {
    "kg": _("kg"), "persons": _("persons"), "acre": _("acres"), "vehicles": _("vehicles"), "events": _("events"),
    "per_cent": _("per cent"), "seizures": _("seizures"), "airports": _("airports"),
}  # fmt: skip
SOURCES = {"statement": _("public statement"), "letter": _("letter or agreement"), "minutes": _("minutes")}
BECOMES = {"task": _("a task"), "commitment": _("a new commitment"), "new_date": _("a new date of a commitment")}
ENTRIES = {
    "decided": _("Decided"), "struck": _("Struck"), "signed": _("Signed"), "unsigned": _("Signature taken back"),
    "countersigned": _("Counter-signed"), "done": pgettext_lazy("a task", "Done"), "reopened": _("Opened again"),
    "given": _("Given to its owner as a task"),
}  # fmt: skip
WORDS: dict[str, Mapping[str, Any]] = {
    "column": COLUMNS, "mark": MARKS, "standing": STANDINGS, "step": STEPS, "act": ACTS, "asked": ASKED, "decide": DECIDE,
    "measure": MEASURE_WORDS, "unit": UNITS, "source": SOURCES, "becomes": BECOMES, "entry": ENTRIES,
}  # fmt: skip
"""What the pages say by a code, by the kind of code."""
A_NUMBER = re.compile(r"\d{1,12}(?:[.٫]\d{1,3})?")


def parties() -> dict[str, list[dict[str, str]]]:
    """Agencies of the country, and partners abroad, by name: `inside`, `outside`."""
    named = sorted((one for one in agencies() if one.kind != GROUP), key=lambda one: one.name_en)
    found: dict[str, list[dict[str, str]]] = {"inside": [], "outside": []}
    for one in named:
        side = found["outside" if one.kind in ABROAD else "inside"]
        side.append({"code": one.code, "name_en": one.name_en, "name_ur": one.name_ur})
    return found


def choices() -> dict[str, Any]:
    """What a form of a commitment can choose from."""
    return {
        "parties": parties(),
        "measures": [(name, word, UNITS[MEASURES[name].unit]) for name, word in MEASURE_WORDS.items()],
        "substances": [{"code": one.code, "name_en": one.name_en, "name_ur": one.name_ur} for one in substances()],
        "provinces": [{"code": one.name_en, "name_en": one.name_en, "name_ur": one.name_ur} for one in provinces()],
    }


def proposed_in(form: QueryDict) -> Proposed:
    """The commitment a form tells of. Raises NotAgreed for what cannot be read."""
    span = re.fullmatch(r"(\d{1,9})-(\d{1,9})", form.get("span", ""))
    began_on = optional_day(form.get("began_on", ""))
    if began_on is None:
        raise NotAgreed("Say on which day it was said.")
    return Proposed(
        owner=_party(form, "owner"), partner=_party(form, "partner"), theme=form.get("theme", ""), began_on=began_on,
        text_en=_lines(form.get("text_en", "")), text_ur=_lines(form.get("text_ur", "")),
        due_on=optional_day(form.get("due_on", "")), source=form.get("source", "statement"),
        source_title=form.get("source_title", ""), sha256=form.get("sha256", ""),
        span=(int(span[1]), int(span[2])) if span else None, indicator=_indicator(form),
    )  # fmt: skip


def _indicator(form: QueryDict) -> Indicator | None:
    measure = MEASURES.get(form.get("measure", ""))
    if measure is None:
        return None
    days = optional_day(form.get("measured_from", "")), optional_day(form.get("measured_to", ""))
    said = fold_digits(form.get("target", "").strip()).replace("٫", ".")
    if None in days or not A_NUMBER.fullmatch(said):
        raise NotAgreed("A measure needs a target, such as 120, and the first and the last day of its period.")
    named = form.get("measured_agency", "")
    return Indicator(
        measure=measure, date_from=days[0], date_to=days[1], target=Decimal(said),  # type: ignore[arg-type]
        at_least=form.get("direction") != "at_most", key=form.get("measured_key", "") if measure.by_substance else "",
        province=form.get("measured_province", "") if measure.figure else "", agency=agency(named).code if named else "",
    )  # fmt: skip


def said_in(form: QueryDict, *, today: date) -> Said:
    """The step a form tells of. Raises NotAgreed."""
    return Said(
        kind=_one_of(Kind, form.get("kind", "")), on=optional_day(form.get("on", "")) or today,
        words=_lines(form.get("words", "")), due_on=optional_day(form.get("due_on", "")), of=_number(form.get("of", "")),
    )  # fmt: skip


def met_in(form: QueryDict) -> Met:
    """The meeting a form tells of. Raises NotAgreed."""
    held_on = optional_day(form.get("held_on", ""))
    if held_on is None:
        raise NotAgreed("Say on which day they met.")
    return Met(
        title=form.get("title", ""), held_on=held_on, place=form.get("place", ""),
        ours=tuple(_named(code) for code in form.getlist("ours") if code),
        theirs=tuple(_named(code) for code in form.getlist("theirs") if code),
        present=tuple(form.get("present", "").splitlines()),
    )  # fmt: skip


def entered_in(form: QueryDict) -> Entered:
    """The line of minutes a form tells of. Raises NotAgreed; NotAvailable where the commitment's id is none."""
    named = form.get("commitment", "")
    try:
        commitment_id = UUID(named) if named else None
    except ValueError:
        raise NotAvailable from None
    return Entered(
        kind=_one_of(Entry, form.get("kind", "")), words=_lines(form.get("words", "")),
        words_ur=_lines(form.get("words_ur", "")), becomes=_one_of(Becomes, form.get("becomes") or "task"),
        owner=_party(form, "owner") if form.get("owner") else None,
        partner=_party(form, "partner") if form.get("partner") else None, due_on=optional_day(form.get("due_on", "")),
        theme=form.get("theme", ""), commitment_id=commitment_id, of=_number(form.get("of", "")),
    )  # fmt: skip


def _one_of(words: Any, said: str) -> Any:
    try:
        return words(said)
    except ValueError:
        raise NotAgreed("This is none of the steps offered.") from None


def _party(form: QueryDict, name: str) -> int:
    return _named(form.get(name, ""))


def _named(code: str) -> int:
    try:
        return agency(code).number
    except KeyError:
        raise NotAgreed("Name both sides: who promised, and to whom.") from None


def _number(said: str) -> int | None:
    return int(said) if re.fullmatch(r"\d{1,4}", said) else None


def _lines(said: str) -> str:
    """A browser sends a text box with CR LF line ends."""
    return said.replace("\r\n", "\n").strip()
