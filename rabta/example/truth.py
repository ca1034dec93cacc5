"""What is true, beside what was told: events with their members, and every figure of the briefing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from rabta.example.events import Event
from rabta.example.fitting import Totals
from rabta.example.land import Claim
from rabta.example.places import province_name
from rabta.example.plan import FIRST, LAST
from rabta.example.words import words

NOWHERE = "unknown"
"""The province of what happened at sea."""


def members(written: Iterable[Any]) -> dict[int, list[dict[str, Any]]]:
    """For every event the places in the files where it is told, in the order the files arrived."""
    found: dict[int, list[dict[str, Any]]] = {}
    for one in written:
        for event, member in one.body.members:
            found.setdefault(event, []).append({**member, "agency": one.agency})
    return found


def event_line(event: Event, told: list[dict[str, Any]]) -> dict[str, Any]:
    """One event of truth/events.jsonl."""
    lines = [
        {"substance": x.substance, "g": x.g} if x.g is not None else {"substance": x.substance, "n": x.n, "unit": x.unit}
        for x in event.lines
    ]
    return {
        "event": event.key, "day": event.day.isoformat(), "province": province_name(event.place.province), "district": event.place.district,
        "airport_iata": event.place.iata, "setting": event.setting, "agencies": list(event.agencies), "roles": {code: list(r) for code, r in event.roles},
        "lines": lines, "arrests": event.arrests, "foreigners": event.foreigners, "women": event.women, "nationalities": dict(event.nationals),
        "vehicles": event.impounded, "members": [{k: v for k, v in m.items() if k != "agency"} for m in told], "tellings": len(told),
        "seizure": event.is_seizure, **({"looks_like": f"EX-E{event.alike:04d}"} if event.alike else {}),
    }  # fmt: skip


def figures(
    events: Sequence[dict[str, Any]],
    statements: Sequence[dict[str, Any]],
    rows: Sequence[dict[str, Any]],
    prices: list[dict[str, Any]],
    claims: list[Claim],
    told: Totals,
) -> dict[str, Any]:
    """truth/figures.json: what the generator was told, every figure with its parts, and the plain sum of all tellings."""
    seizures = [e for e in events if e["seizure"]]
    apart = [e for e in events if not e["seizure"]]
    found = {
        "events": _figure(events, lambda e: 1, by=Counter(e["setting"] for e in events)),
        "mass_by_substance": {"unit": "g", **_figure(seizures, _grams, by=_by_line(seizures, "g"))},
        "other_quantities": {"value": None, "by": _by_line(seizures, "n"), "agency": {}, "province": {}, "month": {}},
        "arrests": _arrests(seizures),
        "arrests_apart": _arrests(apart),
        "vehicles": _figure(seizures, lambda e: e["vehicles"], by={}),
        "value": _value(seizures, prices),
        "area_cleared": _area(claims),
        "persons_encountered": _encountered(statements),
    }
    return {
        "period": {"from": FIRST.isoformat(), "to": LAST.isoformat()},
        "told": {"mass_g": told.mass_g, "arrests": told.arrests, "foreigners": told.foreigners, "afghans_apart": told.afghans_apart, "acres": told.acres, "value_usd": told.value_usd},
        "figures": found,
        "as_reported": _as_reported(statements, rows),
    }  # fmt: skip


def _figure(events: Sequence[dict[str, Any]], amount: Any, *, by: Any) -> dict[str, Any]:
    agency: Counter[str] = Counter()
    province: Counter[str] = Counter()
    month: Counter[str] = Counter()
    for event in events:
        for code in event["agencies"]:
            agency[code] += amount(event)
        province[event["province"] or NOWHERE] += amount(event)
        month[event["day"][:7]] += amount(event)
    return {
        "value": sum(map(amount, events)),
        "by": dict(by),
        "agency": _kept(agency),
        "province": _kept(province),
        "month": _kept(month),
    }


def _kept(parts: Counter[str]) -> dict[str, Any]:
    return {key: parts[key] for key in sorted(parts) if parts[key]}


def _grams(event: dict[str, Any]) -> int:
    return sum(line.get("g") or 0 for line in event["lines"])


def _by_line(events: Sequence[dict[str, Any]], what: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for line in (line for event in events for line in event["lines"] if line.get(what)):
        found[line["substance"] if what == "g" else f"{line['substance']}/{line['unit']}"] += line[what]
    return _kept(found)


def _arrests(events: Sequence[dict[str, Any]]) -> dict[str, Any]:
    by: Counter[str] = Counter()
    for event in events:
        by.update({"arrested": event["arrests"], "foreigners": event["foreigners"], "women": event["women"]})
        by.update({f"nationality:{code}": count for code, count in event["nationalities"].items()})
    return _figure(events, lambda e: e["arrests"], by=_kept(by))


def _value(events: Sequence[dict[str, Any]], prices: list[dict[str, Any]]) -> dict[str, Any]:
    price = {(p["substance"], p["per"]): Decimal(p["price"]) for p in prices}

    def worth(event: dict[str, Any]) -> Decimal:
        return sum((_worth(line, price) for line in event["lines"]), Decimal(0))

    by: dict[str, Decimal] = {}
    for line in (line for event in events for line in event["lines"]):
        by[line["substance"]] = by.get(line["substance"], Decimal(0)) + _worth(line, price)
    figure = _figure(events, worth, by={code: amount for code, amount in by.items() if amount})
    return {"currency": "USD", **{key: _text(part) for key, part in figure.items()}}


def _worth(line: dict[str, Any], price: dict[tuple[str, str], Decimal]) -> Decimal:
    if "g" in line:
        return price.get((line["substance"], "kg"), Decimal(0)) * line["g"] / 1000
    return price.get((line["substance"], line["unit"]), Decimal(0)) * line["n"]


def _text(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _text(value) for key, value in part.items()}
    text = format(part, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _area(claims: list[Claim]) -> dict[str, Any]:
    acres = [claim for claim in claims if claim.unit == "acre"]
    by: Counter[str] = Counter()
    agency: Counter[str] = Counter()
    province: Counter[str] = Counter()
    month: Counter[str] = Counter()
    for claim in claims:
        by[claim.unit] += claim.area
    for claim in acres:
        agency.update(dict.fromkeys(claim.tellers, claim.area))
        province[province_name(claim.province) or NOWHERE] += claim.area
        month[claim.day.isoformat()[:7]] += claim.area
    return {
        "unit": "acre",
        "value": sum(c.area for c in acres),
        "by": _kept(by),
        "agency": _kept(agency),
        "province": _kept(province),
        "month": _kept(month),
    }


def _encountered(statements: Sequence[dict[str, Any]]) -> dict[str, Any]:
    met = [(line, entry) for line in statements for entry in line.get("encounters", [])]
    by: Counter[str] = Counter()
    agency: Counter[str] = Counter()
    province: Counter[str] = Counter()
    month: Counter[str] = Counter()
    for line, entry in met:
        by.update(
            {
                entry["category"]: entry["persons"],
                "minors": entry["minors"] or 0,
                "protected": entry["persons"] if entry["protected"] else 0,
            }
        )
        agency[line["agency"]] += entry["persons"]
        province[entry["province"] or NOWHERE] += entry["persons"]
        month[str(line["date"])[:7]] += entry["persons"]
    return {
        "value": sum(entry["persons"] for _, entry in met),
        "by": _kept(by),
        "agency": _kept(agency),
        "province": _kept(province),
        "month": _kept(month),
    }


IN_GRAMS = {"g": 1, "kg": 1_000, "tonne": 1_000_000}


def _as_reported(statements: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The plain sum over every telling, totals and recaps of seasons left out: what adding everything up would give."""
    told = [i for line in statements if line["kind"] == "operation" for i in line["incidents"]] + [
        i for row in rows if not row["periodic"] for i in row["incidents"]
    ]
    mass: Counter[str] = Counter()
    for entry in (s for incident in told for s in incident["substances"]):
        if entry["unit"] in IN_GRAMS:
            mass[entry["substance_code"]] += round(Decimal(str(entry["quantity"])) * IN_GRAMS[entry["unit"]])
    seizing = [i for i in told if i["substances"]]
    claims = [c for line in statements if line["kind"] == "poppy" for c in line["clearances"] if c["unit"] == "acre"]
    return {
        "events": len(told), "mass_g": sum(mass.values()), "mass_by_substance": _kept(mass),
        "arrests": sum(i["arrests"]["total"] or 0 for i in seizing), "foreigners": sum(i["arrests"]["foreigners"] or 0 for i in seizing),
        "arrests_apart": sum(i["arrests"]["total"] or 0 for i in told if not i["substances"]),
        "vehicles": sum(i["vehicles_impounded"] or 0 for i in told), "area_acres": sum(c["area"] for c in claims),
    }  # fmt: skip


def agencies_known() -> frozenset[str]:
    """Codes of all agencies that may file."""
    return frozenset(words("agencies"))
