"""Forms of the register of equipment: words for its codes, and what somebody typed as a device or a step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.casework.errors import NotSo
from rabta.casework.operations.equipment import NewDevice
from rabta.casework.operations.signing import Said, home_agency
from rabta.casework.queries.equipment import Wanted
from rabta.casework.rules.equipment import CONDITIONS, STANDINGS, EquipmentCourse, EquipmentKind, EquipmentStep
from rabta.casework.rules.sites import airports_named, sites
from rabta.casework.rules.step import MOST_PEOPLE
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.web.periods import optional_day

KINDS = {
    "scanner": _("Scanner"), "trace_detector": _("Trace detector"), "test_kit": _("Test kit"),
    "laboratory": _("Laboratory instrument"), "vehicle": pgettext_lazy("equipment", "Vehicle"), "computer": _("Computer"),
    "dog": _("Detection dog"), "training": _("Training"), "other": pgettext_lazy("equipment", "Other"),
}  # fmt: skip
STEPS = {
    "offered": _("offered"), "pledged": _("pledged"), "at_customs": _("in customs"), "installed": _("installed"),
    "accepted": pgettext_lazy("equipment", "accepted"), "staffed": _("staffed"), "working": _("working"),
    "out_of_order": _("out of order"), "checked": _("end-use check"), "trained": _("people trained"),
    "withdrawn": pgettext_lazy("equipment", "withdrawn"),
}  # fmt: skip
ACTS = {
    "offered": _("Say that it was offered"), "pledged": _("Say that it was pledged"),
    "at_customs": _("Say that it is in customs"), "installed": _("Say that it was installed"),
    "accepted": _("Accept it"), "staffed": _("Say who works it"), "working": _("Say that it works"),
    "out_of_order": _("Say that it is out of order"), "checked": _("Sign an end-use check"),
    "trained": _("Say who was trained"), "withdrawn": _("Withdraw it"),
}  # fmt: skip
FINDINGS = {
    "as_agreed": _("used as agreed"), "worn": _("worn"), "misused": _("used for something else"),
    "not_found": _("not found"),
}  # fmt: skip
WORDS = {"kind": KINDS, "step": STEPS, "act": ACTS, "finding": FINDINGS}
"""What a page of equipment says by a code, by the kind of code."""
LABELS = {
    "reference": _("Number of the paper"), "place": _("Where"), "outcome": _("What the check found"),
    "people": _("How many people"), "words": _("Remark"),
}  # fmt: skip
WHY = {"out_of_order": _("What is wrong with it"), "withdrawn": _("Why")}


@dataclass(frozen=True)
class Field:
    """One field of the form of a step."""

    name: str
    label: Any
    required: bool


def fields_of(kind: EquipmentStep) -> list[Field]:
    """What the form of this step asks for, in order."""
    asks = EquipmentCourse.asks[kind]
    return [
        Field(name, WHY.get(kind, LABELS["words"]) if name == "words" else LABELS[name], name in asks.must)
        for name in asks.all
    ]


def wanted_in(asked: Mapping[str, str]) -> Wanted:
    """The part of the register an address asks for; what is no code of ours is not asked for."""
    return Wanted(
        kind=_code(EquipmentKind, asked.get("kind")), standing=_code(STANDINGS, asked.get("stands")),
        site=asked.get("site") if asked.get("site") in sites() else None, holder=asked.get("holder") or None,
        due=asked.get("due") == "1", airports=asked.get("airports") == "1",
    )  # fmt: skip


def _code(codes: Any, said: str | None) -> Any:
    return next((one for one in codes if one == said), None)


def device_in(form: Mapping[str, str]) -> NewDevice:
    """The device or training a form tells of. Raises NotSo."""
    kind = _code(EquipmentKind, form.get("kind"))
    if kind is None:
        raise NotSo("Choose what it is.")
    return NewDevice(
        kind=kind, item=form.get("item", ""), serial=form.get("serial", ""),
        donor=form.get("donor") or form.get("donor_words", ""), holder=home_agency(form.get("holder", "")),
        site=form.get("site", ""),
    )  # fmt: skip


def step_in(form: Mapping[str, str], *, today: date) -> Said:
    """The step a form tells of. Raises NotSo for what cannot be read."""
    kind = _code(EquipmentStep, form.get("step"))
    if kind is None:
        raise NotSo("Choose how it stands.")
    done_on = form.get("done_on", "").strip()
    day = optional_day(done_on)
    if done_on and day is None:
        raise NotSo("This is no day: write it as year-month-day.")
    said = {name: form.get(name, "") for name in ("reference", "outcome", "words")}
    return Said(
        kind=kind, done_on=day or today, place=form.get("place") or form.get("site", ""), people=_people(form), **said
    )  # fmt: skip


def _people(form: Mapping[str, str]) -> int | None:
    said = fold_digits(form.get("people", "").strip())
    if not said:
        return None
    if not said.isdigit() or len(said) > len(str(MOST_PEOPLE)):
        raise NotSo("This is no number of people.")
    return int(said)


def choices() -> dict[str, Any]:
    """What the forms let one choose from."""
    crossed = [one for code, one in sites().items() if code not in airports_named()]
    return {
        "airports": list(airports_named().values()), "crossings": crossed, "kinds": KINDS.items(),
        "findings": [(code, FINDINGS[code]) for code in CONDITIONS],
        "standings": [(str(one), STEPS[str(one)]) for one in STANDINGS],
    }  # fmt: skip
