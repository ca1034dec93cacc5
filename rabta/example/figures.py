"""truth/figures.json: every figure of the briefing with its parts, and the plain sum a naive reader would make."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from rabta.example.fitting import Totals
from rabta.example.land import Claim
from rabta.example.places import province_name
from rabta.example.plan import FIRST, LAST

NOWHERE = "unknown"
"""The province of what happened at sea."""
IN_GRAMS = {"g": 1, "kg": 1_000, "tonne": 1_000_000}
Record = Mapping[str, Any]
Part = tuple[Iterable[str], str | None, str, Any]
"""Who is credited, the province, the day, the amount."""


def figures(
    events: Sequence[Record],
    statements: Sequence[Record],
    rows: Sequence[Record],
    prices: Sequence[Record],
    claims: list[Claim],
    told: Totals,
) -> dict[str, Any]:
    """What the generator was told, every figure with its parts, and the plain sum of all tellings."""
    seizures = [event for event in events if event["seizure"]]
    found = {
        "events": _of_events(events, lambda event: 1, by=Counter(event["setting"] for event in events)),
        "mass_by_substance": {"unit": "g", **_of_events(seizures, _grams, by=_by_line(seizures, "g"))},
        "other_quantities": {"value": None, "by": _by_line(seizures, "n"), "agency": {}, "province": {}, "month": {}},
        "arrests": _arrests(seizures),
        "arrests_apart": _arrests([event for event in events if not event["seizure"]]),
        "vehicles": _of_events(seizures, lambda event: event["vehicles"], by={}),
        "value": _value(seizures, prices),
        "area_cleared": _area(claims),
        "persons_encountered": _encountered(statements),
    }
    return {
        "period": {"from": FIRST.isoformat(), "to": LAST.isoformat()}, "told": vars(told), "figures": found,
        "as_reported": _as_reported(statements, rows),
    }  # fmt: skip


def _figure(parts: Sequence[Part], *, by: Mapping[str, Any], nothing: Any = 0) -> dict[str, Any]:
    """A value and its cuts: every agency named gets the whole, so credits overlap."""
    cuts: dict[str, dict[str, Any]] = {"agency": {}, "province": {}, "month": {}}
    for credited, province, day, amount in parts:
        for cut, keys in (("agency", credited), ("province", [province or NOWHERE]), ("month", [day[:7]])):
            for key in keys:
                cuts[cut][key] = cuts[cut].get(key, nothing) + amount
    kept = {cut: {key: amount for key, amount in sorted(found.items()) if amount} for cut, found in cuts.items()}
    return {"value": sum((amount for *_, amount in parts), nothing), "by": dict(by), **kept}


def _of_events(
    events: Sequence[Record], amount: Callable[[Record], Any], *, by: Mapping[str, Any], nothing: Any = 0
) -> dict[str, Any]:
    parts = [(event["agencies"], event["province"], event["day"], amount(event)) for event in events]
    return _figure(parts, by=by, nothing=nothing)


def _kept(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: parts[key] for key in sorted(parts) if parts[key]}


def _grams(event: Record) -> int:
    return sum(line.get("g") or 0 for line in event["lines"])


def _by_line(events: Sequence[Record], what: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for line in (line for event in events for line in event["lines"] if line.get(what)):
        found[line["substance"] if what == "g" else f"{line['substance']}/{line['unit']}"] += line[what]
    return _kept(found)


def _arrests(events: Sequence[Record]) -> dict[str, Any]:
    by: Counter[str] = Counter()
    for event in events:
        by.update({"arrested": event["arrests"], "foreigners": event["foreigners"], "women": event["women"]})
        by.update({f"nationality:{code}": count for code, count in event["nationalities"].items()})
    return _of_events(events, lambda event: event["arrests"], by=_kept(by))


def _value(events: Sequence[Record], prices: Sequence[Record]) -> dict[str, Any]:
    price = {(entry["substance"], entry["per"]): Decimal(entry["price"]) for entry in prices}
    nothing = Decimal(0)

    def worth(line: Record) -> Decimal:
        if "g" in line:
            return price.get((line["substance"], "kg"), nothing) * int(line["g"]) / 1000
        return price.get((line["substance"], line["unit"]), nothing) * int(line["n"])

    by: dict[str, Decimal] = {}
    for line in (line for event in events for line in event["lines"]):
        by[line["substance"]] = by.get(line["substance"], nothing) + worth(line)
    whole = _of_events(events, lambda event: sum(map(worth, event["lines"]), nothing), by=_kept(by), nothing=nothing)
    return {"currency": "USD", **{key: _text(part) for key, part in whole.items()}}


def _text(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _text(value) for key, value in part.items()}
    text = format(part, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _area(claims: list[Claim]) -> dict[str, Any]:
    """Acres; kanals are named in `by` and added to nothing, for a kanal has no one size."""
    by: Counter[str] = Counter()
    for claim in claims:
        by[claim.unit] += claim.area
    acres = [claim for claim in claims if claim.unit == "acre"]
    parts = [(claim.tellers, province_name(claim.province), claim.day.isoformat(), claim.area) for claim in acres]
    return {"unit": "acre", **_figure(parts, by=_kept(by))}


def _encountered(statements: Sequence[Record]) -> dict[str, Any]:
    met = [(line, entry) for line in statements for entry in line.get("encounters", [])]
    by: Counter[str] = Counter()
    for _, entry in met:
        by.update({entry["category"]: entry["persons"], "minors": entry["minors"] or 0})
        by.update({"protected": entry["persons"] if entry["protected"] else 0})
    return _figure(
        [([line["agency"]], entry["province"], str(line["date"]), entry["persons"]) for line, entry in met], by=_kept(by)
    )


def _as_reported(statements: Sequence[Record], rows: Sequence[Record]) -> dict[str, Any]:
    """The plain sum over every telling; totals of periods and of seasons are left out."""
    told = [i for line in statements if line["kind"] == "operation" for i in line["incidents"]]
    told += [i for row in rows if not row["periodic"] for i in row["incidents"]]
    mass: Counter[str] = Counter()
    for entry in (entry for incident in told for entry in incident["substances"]):
        if entry["unit"] in IN_GRAMS and entry["quantity"] is not None:
            mass[entry["substance_code"]] += round(Decimal(str(entry["quantity"])) * IN_GRAMS[entry["unit"]])
    seizing, apart = ([i for i in told if bool(i["substances"]) is kind] for kind in (True, False))
    claims = [c for line in statements if line["kind"] == "poppy" for c in line["clearances"] if c["unit"] == "acre"]
    return {
        "events": len(told), "mass_g": sum(mass.values()), "mass_by_substance": _kept(mass),
        "arrests": sum(i["arrests"]["total"] or 0 for i in seizing),
        "foreigners": sum(i["arrests"]["foreigners"] or 0 for i in seizing),
        "arrests_apart": sum(i["arrests"]["total"] or 0 for i in apart),
        "vehicles": sum(i["vehicles_impounded"] or 0 for i in told), "area_acres": sum(c["area"] for c in claims),
    }  # fmt: skip
