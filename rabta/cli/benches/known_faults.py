"""Faults of statements that their hand-made truth knows and their text shows, each to be located by a finding."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Record = dict[str, Any]
_COUNTED = {
    "operations": "operation", "arrests": "persons", "foreigners": "persons", "women": "persons", "vehicles": "vehicle",
}  # fmt: skip
_PRINTED = re.compile(r"\b(?:printed as|unit error|misprint)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the stated number it is at, in `unit`; `meant` where truth knows the number that was meant.

    `difference`: between the stated number and its parts, for a total that the text tells only drug by drug.
    """

    what: str
    stated: float
    unit: str
    meant: float | None = None
    difference: float | None = None


def known_faults(truth: Record, text: str) -> list[Fault]:
    """Give the faults of a labelled statement beyond what hedges and rounding allow; none that only a fuller text shows."""
    if truth["kind"] == "operation":
        return [*_of_operations(truth), *_misprints(truth)]
    return [*_of_totals(truth, text), *_of_regions(truth, text)]


def allows(stated: Record, difference: float) -> bool:
    """Whether the stated total's own wording allows a difference: half its last figure, or two per cent of a hedged one."""
    total = Decimal(str(stated["total_kg"]))
    places = total.normalize().as_tuple().exponent
    half = 0.5 * 10.0 ** (places if isinstance(places, int) else 0)
    hedged = 0.02 * float(total) if stated.get("total_kg_qualifier") else 0.0
    return abs(difference) <= max(half, hedged)


def _of_operations(truth: Record) -> list[Fault]:
    sums, stated, wrong = truth["arithmetic"], truth["stated"], ("parts_below_stated", "parts_above_stated")
    faults = []
    if sums.get("weight_verdict") in wrong and not allows(stated, sums["diff_kg"]):
        faults.append(Fault("mass", float(stated["total_kg"]), "kg", difference=abs(sums["diff_kg"])))
    if sums.get("arrest_verdict") in wrong:
        faults.append(Fault("arrests", float(stated["arrests"]), "persons"))
    return faults


def _misprints(truth: Record) -> list[Fault]:
    return [
        Fault("misprint", 0.0, "kg", _kg(incident["substances"][0]))
        for incident in truth["incidents"]
        if _PRINTED.search(incident.get("label_note") or "") and incident["substances"]
    ]


def _kg(line: Record) -> float:
    return float(line["quantity"]) * {"kg": 1.0, "g": 0.001, "tonne": 1000.0}.get(line["unit"], 1.0)


def _of_totals(truth: Record, text: str) -> list[Fault]:
    sums, stated = truth["arithmetic"], truth["stated"]
    faults = []
    lists = {"substances": truth["totals_by_substance"], "regions": truth["regions"]}
    masses = [
        sums[f"{name}_minus_stated_kg"]
        for name, lines in lists.items()
        if f"{name}_minus_stated_kg" in sums and sum(1 for line in lines if _number_stands(text, line)) >= 2
    ]
    if any(not allows(stated, each) for each in masses):
        faults.append(Fault("mass", float(stated["total_kg"]), "kg"))
    for name, unit in _COUNTED.items():
        if sums.get(f"{name}_diff"):
            faults.append(Fault(name, float(stated[name]), unit))
    return faults


def _of_regions(truth: Record, text: str) -> list[Fault]:
    """Regions whose own list differs from their total, where the text tells that list at all."""
    lists = {each["region"]: each.get("substances") or [] for each in truth["regions"]}
    return [
        Fault("region", float(wrong["stated"]), "kg")
        for region, wrong in truth["arithmetic"]["region_internal_mismatch"].items()
        if sum(1 for line in lists.get(region, []) if _tells(text, line)) >= 2
    ]


def _number_stands(text: str, line: Record) -> bool:
    number = line.get("quantity", line.get("total_kg"))
    return number is not None and f"{number:g}"[:5] in text.replace(",", "")


def _tells(text: str, line: Record) -> bool:
    """Whether a region's line stands in the text, the drug and its number side by side."""
    number = f"{line['quantity']:g}"
    return re.search(rf"{re.escape(line['name_text'])}\W{{0,3}}{re.escape(number)}\b", text, re.IGNORECASE) is not None


def located(fault: Fault, findings: list[Record]) -> bool:
    """Whether a finding speaks of the number at fault: of the total by what is stated, of a misprint by what is meant."""
    if fault.meant is not None:
        return any(_near(each["computed"], fault.meant) for each in findings)
    same = [each for each in findings if each["unit"] == fault.unit and each["stated"] is not None]
    away = fault.difference
    return any(
        _near(each["stated"], fault.stated) or (away is not None and _near(abs(each["stated"] - each["computed"]), away))
        for each in same
    )


def _near(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= 0.002 * max(1.0, abs(other))
