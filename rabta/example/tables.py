"""Which months each department's spreadsheet covers, and the many small seizures only the spreadsheets tell of."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event, Line
from rabta.example.happening import draw_event, draw_line
from rabta.example.plan import MONTHS, Plan, Telling, any_day, month_end
from rabta.example.words import words

WEIGHED = ("hashish", "opium", "heroin", "methamphetamine")
COMMON = {"hashish": 8.0, "methamphetamine": 4.0, "heroin": 2.0, "opium": 2.0}


def tables(plan: Plan) -> None:
    """All spreadsheets of the year."""
    for entry in words("services")["tables"]:
        for month in MONTHS[:: entry["span"]]:
            if month not in entry.get("silent", ()):
                _table(plan, entry, month)


def _table(plan: Plan, entry: dict[str, Any], first: date) -> None:
    agency, last = entry["agency"], first
    for _ in range(entry["span"]):
        last = month_end((last + timedelta(days=1)).replace(day=1) if last != first else first)
    draw = plan.draw.child(f"tables/{agency}/{first}")
    layout = words("sheets")[agency]
    told = [e for e in plan.events.values() if e.agencies[0] == agency and first <= e.day <= last and fits(e, layout)]
    fresh = [_row_event(plan, draw, entry, any_day(draw, first, last)) for _ in range(draw.whole(*entry["rows"]))]
    if not {"case", "serial"} & set(keys_of(layout)) and draw.chance(0.6):
        fresh = _with_a_twin(plan, draw, fresh)
    tellings = [Telling(event.number) for event in sorted([*told, *fresh], key=lambda event: (event.day, event.number))]
    late = entry["late"] + draw.whole(0, 4)
    details = {"month": month_words(first, last), "register": f"{agency}/{first}/{draw.whole(0, 10**9)}"}
    plan.file("table", agency, last, *tellings, late=late, numbered=True, **details)
    if first in entry.get("again", {}):
        plan.file("table", agency, last, *tellings, late=late + 31, numbered=entry["again"][first], **details)


def _with_a_twin(plan: Plan, draw: Draw, fresh: list[Event]) -> list[Event]:
    """Two small seizures of one day, told alike to the letter: both are real, and the total row counts both."""
    one = plan.change(draw.pick(fresh), fixed=True)
    twin = plan.add(replace(one, number=plan.next_number(), alike=one.number))
    return [*(plan.events[event.number] for event in fresh), twin]


def keys_of(layout: dict[str, Any]) -> list[str]:
    """The keys of a sheet's columns."""
    return [key for key, _ in layout["columns"]]


def drugs_of(layout: dict[str, Any]) -> tuple[str, ...]:
    """The drugs a sheet has words or columns for."""
    return tuple(layout.get("drugs") or WEIGHED)


def fits(event: Event, layout: dict[str, Any]) -> bool:
    """Whether the sheet has columns for all that the event's own words state."""
    keys, known = keys_of(layout), drugs_of(layout)
    if (
        not event.lines
        or not event.place.district
        or event.women
        or any(line.substance not in known for line in event.lines)
    ):
        return False
    if len(event.lines) > 1 and layout["masses"] != "columns":
        return False
    by_number = layout["masses"] in ("split", "cell")
    if not all(line.g is not None or (by_number and line.unit in ("tablet", "litre")) for line in event.lines):
        return False
    return (not event.nationals or "nationality" in keys) and (not event.impounded or "vehicles" in keys)


def _row_event(plan: Plan, draw: Draw, entry: dict[str, Any], day: date) -> Event:
    agency, setting = entry["agency"], draw.pick(entry["settings"])
    layout = words("sheets")[agency]
    keys, known = keys_of(layout), drugs_of(layout)
    event = draw_event(
        draw, number=plan.next_number(), day=day, setting=setting, agencies=(agency,),
        provinces=tuple(words("agencies")[agency]["provinces"]), small=setting != "port_container",
    )  # fmt: skip
    chosen = draw.weighted([(name, COMMON.get(name, 0.4)) for name in known])
    lines: tuple[Line, ...] = (_line(draw, chosen, setting),)
    if layout["masses"] == "columns" and draw.chance(0.12):
        lines = (*lines, _line(draw, draw.pick([name for name in known if name != chosen]), setting))
    all_foreign = event.nationals and event.nationals[0][1] == event.arrests and "nationality" in keys
    return plan.add(
        replace(
            event, lines=lines, women=0, row=True, nationals=event.nationals if all_foreign else (),
            value=(draw.whole(1, 90) * 100_000, "PKR") if "value" in keys and draw.chance(0.8) else None,
            impounded=event.impounded if "vehicles" in keys else 0,
        )
    )  # fmt: skip


def _line(draw: Draw, substance: str, setting: str) -> Line:
    unit = words("kinds")["counted_in"].get(substance)
    if unit:
        return Line(substance, n=draw.whole(2, 60) * 10, unit=unit)
    setting = "road" if setting == "airport_passenger" else setting
    return draw_line(draw, substance=substance, setting=setting, small=setting in ("person", "road"))


def month_words(first: date, last: date) -> str:
    """March 2025, or Jan 2025 - Mar 2025."""
    months = words("english")["months"]
    if first.month == last.month:
        return f"{months[first.month - 1]} {first.year}"
    return f"{months[first.month - 1][:3]} {first.year} - {months[last.month - 1][:3]} {last.year}"
