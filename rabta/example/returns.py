"""Returns for a period: weekly totals by region, cumulative figures, nil returns, notices. None of them is an event."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.english import stated
from rabta.example.events import Event
from rabta.example.quantities import plain
from rabta.example.shapes import told
from rabta.example.statements import Statement, agency_name, rupees_of, writer
from rabta.example.words import words
from rabta.example.xlsx import Cell

SLIP = 0.25
"""Share of weekly returns with an arithmetic slip: of real ones nearly half have one."""


def region_of(event: Event) -> str:
    """The force's own regions: North is the capital and the districts around it; its naval cases count to Sindh."""
    lists = words("places")
    if event.place.district in lists["north_districts"]:
        return "North"
    return str(lists["regions"].get(event.place.province, "Sindh"))


def by_region(events: list[Event]) -> dict[str, list[Event]]:
    """The week's operations, region by region, in the force's order."""
    order = ("Balochistan", "Punjab", "KPK", "Sindh", "North")
    found = {region: [event for event in events if region_of(event) == region] for region in order}
    return {region: of_it for region, of_it in found.items() if of_it}


def masses(events: list[Event]) -> dict[str, int]:
    """Grams of each substance."""
    found: dict[str, int] = {}
    for line in (line for event in events for line in event.lines if line.g):
        found[line.substance] = found.get(line.substance, 0) + (line.g or 0)
    return found


def weekly(agency: str, events: list[Event], first: date, draw: Draw) -> Statement:
    """A week's totals by drug and region over operations already told day by day."""
    tongue = writer("en", draw)
    lists = tongue.words["weekly"]
    total = sum(masses(events).values())
    arrests, vehicles = sum(e.arrests for e in events), sum(e.impounded for e in events)
    notes: tuple[str, ...] = ()
    if draw.chance(SLIP):
        notes = (f"the headline states {arrests + 2} arrests, the regions add up to {arrests}",)
        arrests += 2
    value, amount, currency = tongue.money(sum(rupees_of(e, draw) for e in events))
    last = first + timedelta(days=6)
    facts = {
        "agency": agency_name(agency, "en", draw), "from": tongue.day(first), "to": tongue.day(last), "ops": tongue.count(len(events)), "value": value,
        "total": kilos(total), "arrests": tongue.people(arrests, women=0, foreigners=0), "vehicles": tongue.count(vehicles) if vehicles else "no",
    }  # fmt: skip
    head, used = told(lists["heads"], facts, draw, [])
    parts = [head, told(lists["drugs"], {"parts": _parts(tongue, masses(events))[0]}, draw, [])[0]]
    regions = []
    shape = draw.pick(lists["regions"])
    for region, of_it in by_region(events).items():
        grams, names = sum(masses(of_it).values()), _parts(tongue, masses(of_it))
        held, cars = sum(e.arrests for e in of_it), sum(e.impounded for e in of_it)
        slots = {
            "region": region,
            "total": kilos(grams),
            "ops": tongue.count(len(of_it)),
            "arrests": tongue.count(held) if held else "nil",
            "vehicles": tongue.count(cars) if cars else "nil",
            "parts": names[0] or "no weighed drugs",
        }
        parts.append(told([shape], slots, draw, [])[0])
        regions.append(
            {
                "region": region,
                "operations": len(of_it),
                "total_kg": grams / 1000,
                "arrests": held,
                "women": None,
                "foreigners": None,
                "vehicles": cars,
                "substances": names[1],
            }
        )
    said = {"operations": len(events), "total_kg": total / 1000, "arrests": arrests, "vehicles": vehicles}
    if "value" in used:
        said["value"] = {"amount": float(amount), "currency": currency}
    truth = {
        "kind": "periodic", "lang": "en", "stated": said, "truncated_source": False, "scope": agency, "period": f"{first}/{last}",
        "totals_by_substance": _parts(tongue, masses(events))[1], "regions": regions, "incidents": [], "covers": [e.key for e in events],
    }  # fmt: skip
    return Statement(" ".join(parts), truth, (), last, agency, "en", notes)


def kilos(grams: int) -> str:
    """Kilograms with all their decimals."""
    return f"{plain(Decimal(grams) / 1000)} kg"


def _parts(tongue: Any, grams: dict[str, int]) -> tuple[str, list[dict[str, Any]]]:
    names = {code: tongue.words["drugs"][code][0] for code in grams}
    text = ", ".join(f"{plain(Decimal(g) / 1000)} kg {names[code]}" for code, g in grams.items())
    return text, [stated(code, names[code], Decimal(g) / 1000, "kg") for code, g in grams.items()]


def nil(agency: str, first: date, last: date, language: str, draw: Draw) -> Statement:
    """Nothing to report."""
    tongue = writer(language, draw)
    facts = {"from": tongue.day(first), "to": tongue.day(last), "agency": agency_name(agency, language, draw)}
    text, _ = told(tongue.words["nil"], facts, draw, [])
    return Statement(
        text,
        {"kind": "notice", "lang": language, "nil": True, "period": f"{first}/{last}", "stated": {}, "incidents": []},
        (),
        last,
        agency,
        language,
    )


def notice(agency: str, day: date, language: str, draw: Draw) -> Statement:
    """News without a figure that counts."""
    tongue = writer(language, draw)
    text, _ = told(
        tongue.words["notice"], {"agency": agency_name(agency, language, draw), "date": tongue.day(day)}, draw, []
    )
    return Statement(text, {"kind": "notice", "lang": language, "stated": {}, "incidents": []}, (), day, agency, language)


def cumulative(agency: str, day: date, draw: Draw) -> Statement:
    """A campaign's figures to date: they cover cases nobody tells one by one, and are never added."""
    tongue = writer("en", draw)
    first = date(day.year, 1, 1)
    weeks = max(1, (day - first).days // 7)
    raids, cases, held = weeks * draw.whole(300, 420), weeks * draw.whole(150, 170), weeks * draw.whole(171, 190)
    grams = {
        "hashish": weeks * draw.whole(90, 130) * 1000,
        "heroin": weeks * draw.whole(3, 6) * 1000,
        "methamphetamine": weeks * draw.whole(2, 5) * 1000,
    }
    text_parts, entries = _parts(tongue, grams)
    facts = {
        "agency": agency_name(agency, "en", draw),
        "from": tongue.day(first),
        "raids": f"{raids:,}",
        "cases": f"{cases:,}",
        "held": f"{held:,}",
        "parts": text_parts,
    }
    text, _ = told(tongue.words["cumulative"], facts, draw, [])
    truth = {
        "kind": "periodic",
        "lang": "en",
        "stated": {"arrests": held},
        "truncated_source": False,
        "scope": agency,
        "period": f"{first}/{day}",
        "totals_by_substance": entries,
        "regions": [],
        "incidents": [],
        "covers": [],
    }
    return Statement(text, truth, (), day, agency, "en")


def weekly_grid(events: list[Event]) -> list[list[Cell]]:
    """The same week as a spreadsheet: the header, a row a region, and the total."""
    rows: list[list[Cell]] = [list(words("sheets")["weekly"])]
    for region, of_it in [*by_region(events).items(), ("Total", events)]:
        grams = masses(of_it)
        known = [grams.pop(code, 0) for code in ("hashish", "heroin", "opium", "methamphetamine")]
        kilos_told = [plain(Decimal(g) / 1000) for g in (*known, sum(grams.values()))]
        held, cars = sum(event.arrests for event in of_it), sum(event.impounded for event in of_it)
        rows.append([region, len(of_it), *kilos_told, held, cars])
    return rows
