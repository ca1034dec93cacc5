"""A week's return: totals by drug and region over operations already told one by one. None of it is an event."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.quantities import plain
from rabta.example.shapes import told
from rabta.example.tellings import Statement, agency_name, rupees_of, writer
from rabta.example.tongue import stated
from rabta.example.words import words
from rabta.example.xlsx import Cell

SLIP = 0.35
"""Share of weekly returns with an arithmetic slip: of real ones nearly half have one."""
REGIONS = ("Balochistan", "Punjab", "KPK", "Sindh", "North")


@dataclass(frozen=True)
class Sums:
    """What a region, or the whole week, comes to. Grams by substance; pieces by substance and unit."""

    operations: int
    grams: dict[str, int]
    pieces: dict[tuple[str, str], int]
    arrests: int
    women: int
    foreigners: int
    vehicles: int

    @property
    def total_g(self) -> int:
        """Everything weighed."""
        return sum(self.grams.values())


def sums(events: list[Event]) -> Sums:
    """Add the events up."""
    grams: dict[str, int] = {}
    pieces: dict[tuple[str, str], int] = {}
    for line in (line for event in events for line in event.lines):
        if line.g is not None:
            grams[line.substance] = grams.get(line.substance, 0) + line.g
        else:
            key = (line.substance, str(line.unit))
            pieces[key] = pieces.get(key, 0) + (line.n or 0)
    held = [sum(part) for part in zip(*((e.arrests, e.women, e.foreigners, e.impounded) for e in events), strict=True)]
    return Sums(len(events), grams, pieces, *held)


def region_of(event: Event) -> str:
    """The force's own regions: North is the capital and the districts around it; its cases at sea count to Sindh."""
    lists = words("places")
    if event.place.district in lists["north_districts"]:
        return "North"
    return str(lists["regions"].get(event.place.province, "Sindh"))


def by_region(events: list[Event]) -> dict[str, list[Event]]:
    """The week's operations, region by region, in the force's order; regions without one left out."""
    found = {region: [event for event in events if region_of(event) == region] for region in REGIONS}
    return {region: of_it for region, of_it in found.items() if of_it}


def weekly(agency: str, events: list[Event], first: date, draw: Draw) -> Statement:
    """The return as a text, with the truth of every number it states."""
    tongue, last = writer("en", draw), first + timedelta(days=6)
    lists, whole = tongue.words["weekly"], sums(events)
    whole, note = _slip(whole, draw) if draw.chance(SLIP) else (whole, "")
    value, amount, currency = tongue.money(sum(rupees_of(event, draw) for event in events))
    head, used = told(lists["heads"], {
        "agency": agency_name(agency, "en", draw), "from": tongue.day(first), "to": tongue.day(last), "value": value,
        **_slots(tongue, whole),
    }, draw, [])  # fmt: skip
    names = {code: tongue.drug(code) for code in whole.grams}
    parts, totals = _by_drug(names, whole.grams, short=draw.chance(0.4))
    text = [head, told(lists["drugs"], {"parts": parts}, draw, [])[0]]
    if whole.pieces:
        text.append(told(lists["besides"], {"pieces": _pieces(tongue, whole)}, draw, [])[0])
    shape, regions = draw.pick(lists["regions"]), []
    for region, of_it in by_region(events).items():
        part = sums(of_it)
        drugs, entries = _by_drug(names, part.grams, short=False)
        text.append(told([shape], {"region": region, "parts": drugs or "none weighed", **_slots(tongue, part)}, draw, [])[0])
        regions.append(_region(region, part, entries))
    truth = _periodic(agency, f"{first}/{last}", _said(whole), totals, regions)
    if "value" in used:
        truth["stated"]["value"] = {"amount": float(amount), "currency": currency}
    truth["covers"] = [event.key for event in events]
    return Statement(" ".join(text), truth, (), last, agency, "en", (note,) if note else ())


def _slip(whole: Sums, draw: Draw) -> tuple[Sums, str]:
    """One number of the head that the parts do not add up to."""
    if draw.chance(0.5):
        return replace(
            whole, arrests=whole.arrests + 2
        ), f"the head states {whole.arrests + 2} arrests, its regions {whole.arrests}"
    code = max(whole.grams, key=lambda c: (whole.grams[c], c))
    grams = {**whole.grams, code: whole.grams[code] + 1_000}
    return replace(whole, grams=grams), f"head and drug list state 1 kg more of {code} than the regions"


def _slots(tongue: Any, part: Sums) -> dict[str, str]:
    def counted(count: int, one: str, many: str) -> str:
        return f"{tongue.count(count) if count else 'no'} {one if count == 1 else many}"

    return {
        "ops": counted(part.operations, "operation", "operations"), "total": kilos(part.total_g),
        "arrests": tongue.people(part.arrests, women=part.women, foreigners=part.foreigners) if part.arrests else "nobody",
        "vehicles": counted(part.vehicles, "vehicle", "vehicles"),
    }  # fmt: skip


def kilos(grams: int) -> str:
    """Kilograms with all their decimals."""
    return f"{plain(Decimal(grams) / 1000)} kg"


def _by_drug(names: dict[str, str], grams: dict[str, int], *, short: bool) -> tuple[str, list[dict[str, Any]]]:
    """The drugs in words, "heroin 12.4" or "12.4 kg heroin", and as entries."""
    told_of = [f"{names[c]} {plain(Decimal(g) / 1000)}" if short else f"{kilos(g)} {names[c]}" for c, g in grams.items()]
    return ", ".join(told_of), [stated(code, names[code], Decimal(g) / 1000, "kg") for code, g in grams.items()]


def _pieces(tongue: Any, whole: Sums) -> str:
    units = {"litre": "litres of ", "packed_capsule": "capsules of ", "bottle": "bottles of ", "maund": "maund of "}
    return ", ".join(f"{count:,} {units.get(unit, '')}{tongue.drug(code)}" for (code, unit), count in whole.pieces.items())


def _said(part: Sums) -> dict[str, Any]:
    return {
        "operations": part.operations, "total_kg": part.total_g / 1000, "arrests": part.arrests, "women": part.women or None,
        "foreigners": part.foreigners or None, "vehicles": part.vehicles,
    }  # fmt: skip


def _region(region: str, part: Sums, entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"region": region, **_said(part), "substances": entries}


def _periodic(agency: str, period: str, said: dict[str, Any], totals: list[dict[str, Any]], regions: Any) -> dict[str, Any]:
    return {
        "kind": "periodic", "lang": "en", "stated": said, "truncated_source": False, "scope": agency, "period": period,
        "totals_by_substance": totals, "regions": regions, "incidents": [],
    }  # fmt: skip


def weekly_grid(events: list[Event]) -> list[list[Cell]]:
    """The same week as a spreadsheet: the header, a row a region, and the total."""
    rows: list[list[Cell]] = [list(words("sheets")["weekly"])]
    for region, of_it in [*by_region(events).items(), ("Total", events)]:
        part = sums(of_it)
        grams = dict(part.grams)
        known = [grams.pop(code, 0) for code in ("hashish", "heroin", "opium", "methamphetamine")]
        told_of = [plain(Decimal(g) / 1000) for g in (*known, sum(grams.values()))]
        rows.append([region, part.operations, *told_of, part.arrests, part.vehicles])
    return rows


def cumulative(agency: str, day: date, draw: Draw) -> Statement:
    """A campaign's figures to date: they cover cases nobody tells one by one, and are never added."""
    tongue, first = writer("en", draw), date(day.year, 1, 1)
    weeks = max(1, (day - first).days // 7)
    raids, cases, held = (weeks * draw.whole(*span) for span in ((300, 420), (150, 170), (171, 190)))
    kilos_a_week = {"hashish": (90, 130), "heroin": (3, 6), "methamphetamine": (2, 5)}
    grams = {code: weeks * draw.whole(*span) * 1000 for code, span in kilos_a_week.items()}
    parts, entries = _by_drug({code: tongue.drug(code) for code in grams}, grams, short=False)
    facts = {
        "agency": agency_name(agency, "en", draw), "from": tongue.day(first), "raids": f"{raids:,}", "cases": f"{cases:,}",
        "held": f"{held:,}", "parts": parts,
    }  # fmt: skip
    text, _ = told(tongue.words["cumulative"], facts, draw, [])
    return Statement(text, _periodic(agency, f"{first}/{day}", {"arrests": held}, entries, []), (), day, agency, "en")
