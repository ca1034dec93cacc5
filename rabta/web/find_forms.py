"""Finds: words for what was opened and examined, and what somebody typed as a find. Plain text in, values out."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.casework.rules.sites import airports_named
from rabta.screening.errors import NotSo
from rabta.screening.rules.examination import Examined, Opened
from rabta.screening.rules.find_sheet import MEASURED, UNITS, WEIGHED, Found, Part
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.vocabulary.rules.substances import substances, written_name
from rabta.web.custody_forms import A_NUMBER

OPENED = {"bag": _("a bag"), "body": _("a person, on or in the body"), "cargo": _("cargo"), "parcel": _("a parcel")}
BASES = {"consent": _("the person consented, in writing"), "order": _("an order was made")}
AGES = {
    "adult": pgettext_lazy("find", "an adult"), "child": pgettext_lazy("find", "a child"),
    "unknown": _("age unknown: treated as a child"),
}  # fmt: skip
RESULTS = {"positive": _("positive"), "negative": _("negative"), "unclear": _("unclear")}
WEIGHTS = {"": _("not said"), "gross": _("with its wrapping"), "net": _("without its wrapping")}


def found_in(form: Mapping[str, str]) -> Found:
    """The find that a form tells of. Raises NotSo."""
    airport = airports_named().get(form.get("airport", ""))
    if airport is None:
        raise NotSo("Choose an airport.")
    first, *others = (_part(form, mark) for mark in PARTS)
    if first is None:
        raise NotSo("Choose the drug, as the field test or the eye says.")
    return Found(
        examined=_examined(form), airport=airport["code"], place=airport["name_en"],
        opened_at=_moment(form.get("opened_at", "")), parts=(first, *(one for one in others if one is not None)),
        weight=form.get("weight", ""),
        tag=form.get("tag", "").strip(), flight=form.get("flight", "").strip(),
        destination=form.get("destination", "").strip(), concealment=form.get("concealment", "").strip(),
        arrests=_whole(form.get("arrests", "")), case_number=form.get("case_number", "").strip(),
    )  # fmt: skip


PARTS = ("", "_2", "_3", "_4")
"""How the fields of a find's parts end."""


def parts_in(form: Mapping[str, str]) -> list[dict[str, str]]:
    """The fields of every part as they were typed, for the form to show again."""
    names = ("substance", "quantity", "unit", "error")
    return [{"mark": mark, **{name: form.get(f"{name}{mark}", "") for name in names}} for mark in PARTS]


def _part(form: Mapping[str, str], mark: str) -> Part | None:
    """One part of a find; None where neither a drug nor a quantity is given."""
    code, said = form.get(f"substance{mark}", ""), form.get(f"quantity{mark}", "").strip()
    if not code and not said:
        return None
    quantity = _decimal(said)
    if quantity is None:
        raise NotSo("Say how much, more than nothing, and the error of the scale.")
    unit, error = form.get(f"unit{mark}", ""), _decimal(form.get(f"error{mark}", "")) or Decimal(0)
    by_scale = unit in (*WEIGHED, *MEASURED)  # what is counted has no error of a scale
    return Part(drug=_drug(code), quantity=quantity, unit=unit, error=error if by_scale else Decimal(0))


def _examined(form: Mapping[str, str]) -> Examined:
    opened = next((one for one in Opened if one == form.get("opened")), None)
    if opened is None:
        raise NotSo("Choose what was opened or examined.")
    body = opened is Opened.BODY
    return Examined(
        opened=opened, field_test=form.get("field_test", ""), field_result=form.get("field_result", ""),
        ground=form.get("ground", ""), basis=form.get("basis", ""), order_number=form.get("order_number", ""),
        same_sex=form.get("same_sex") == "1", age=form.get("age", ""), present=form.get("present", ""),
        medical_count=_whole(form.get("medical_count", "")) if body else None,
        medical_mass_g=_whole(form.get("medical_mass_g", "")) if body else None,
    )  # fmt: skip


def _drug(code: str) -> str:
    if code not in {one.code for one in substances()}:
        raise NotSo("Choose the drug, as the field test or the eye says.")
    return written_name(code)


def _decimal(said: str) -> Decimal | None:
    text = fold_digits(said.strip()).replace("٫", ".")
    if not text:
        return None
    if not A_NUMBER.fullmatch(text):
        raise NotSo("This is no weight: write a number, with a point and no comma.")
    return Decimal(text)


def _whole(said: str) -> int | None:
    text = fold_digits(said.strip())
    if not text:
        return None
    if not text.isdecimal() or len(text) > 8 or int(text) > 10_000_000:
        raise NotSo("This is no number that is meant here.")
    return int(text)


def _moment(said: str) -> datetime:
    try:
        moment = datetime.strptime(fold_digits(said.strip()), "%Y-%m-%dT%H:%M")  # noqa: DTZ007  # local, made aware below
        return timezone.make_aware(moment)
    except (ValueError, OverflowError):
        raise NotSo("Say when it was opened or examined.") from None


def choices() -> dict[str, Any]:
    """What the form lets one choose from."""
    return {
        "airports": list(airports_named().values()), "opened": OPENED.items(), "bases": BASES.items(), "ages": AGES.items(),
        "results": RESULTS.items(), "weights": WEIGHTS.items(), "units": UNITS,
        "substances": [{"code": one.code, "name_en": one.name_en, "name_ur": one.name_ur} for one in substances()],
    }  # fmt: skip


