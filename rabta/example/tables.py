"""Which months each department's spreadsheet covers, and the many small seizures only the spreadsheets tell of."""

from dataclasses import replace
from datetime import date

from rabta.example.draw import Draw
from rabta.example.events import COUNTED, Event, Line, draw_event
from rabta.example.plan import FIRST, Plan, Telling, any_day
from rabta.example.streams import month_end
from rabta.example.weights import draw_mass
from rabta.example.words import words

MONTHS = [(FIRST.replace(day=1) if n == 0 else date(2025, n, 1)) for n in range(12)]
DEPARTMENTS = (
    # agency, months a file covers, rows, provinces, settings, days late
    ("POLICE_KP", 1, (8, 13), ("KP",), ("person", "road"), 5),
    ("EXCISE_KP", 1, (6, 9), ("KP",), ("road",), 4),
    ("CUSTOMS", 1, (4, 8), ("KP", "BA", "SD", "PB"), ("border", "airport_baggage", "road", "port_container"), 8),
    ("POLICE_PB", 2, (13, 24), ("PB",), ("person",), 6),
    ("EXCISE_SD", 2, (7, 11), ("SD",), ("road", "person"), 9),
    ("EXCISE_PB", 3, (8, 12), ("PB",), ("person",), 27),
    ("POLICE_BA", 2, (6, 9), ("BA",), ("person", "road"), 12),
    ("POLICE_SD", 3, (9, 14), ("SD",), ("person",), 7),
)
SILENT = {"POLICE_BA": (date(2025, 6, 1),)}
"""Files that never came: two months of silence."""
AGAIN = {
    "EXCISE_KP": (date(2025, 4, 1), True),
    "POLICE_PB": (date(2025, 8, 1), True),
    "POLICE_KP": (date(2025, 10, 1), False),
}
"""A month filed a second time a month later: the month, and whether the second file keeps its numbers."""


def tables(plan: Plan) -> None:
    """All spreadsheets of the year."""
    for agency, span, size, provinces, settings, late in DEPARTMENTS:
        for month in MONTHS[::span]:
            if month in SILENT.get(agency, ()):
                continue
            last = month_end(month)
            for _ in range(span - 1):
                last = month_end(date.fromordinal(last.toordinal() + 1))
            _table(plan, agency, month, last, size, provinces, settings, late)


def _table(
    plan: Plan,
    agency: str,
    first: date,
    last: date,
    size: tuple[int, int],
    provinces: tuple[str, ...],
    settings: tuple[str, ...],
    late: int,
) -> None:
    draw = plan.draw.child(f"tables/{agency}/{first}")
    layout = words("sheets")[agency]
    told = [
        event
        for event in plan.events.values()
        if event.agencies[0] == agency and first <= event.day <= last and fits(event, layout)
    ]
    fresh = [
        _row_event(plan, draw, agency, any_day(draw, first, last), draw.pick(settings), provinces)
        for _ in range(draw.whole(*size))
    ]
    keys = [key for key, _ in layout["columns"]]
    if "case" not in keys and "serial" not in keys and draw.chance(0.5):
        twin = draw.pick(fresh)
        fresh.append(plan.add(replace(twin, number=plan.next_number())))
    events = sorted([*told, *fresh], key=lambda event: (event.day, event.number))
    tellings = [Telling(event.number) for event in events]
    label, register = (
        month_words(first, last),
        f"{agency}/{first}/{draw.whole(0, 10**9)}",
    )  # one register: the same words when it is filed again
    plan.file("table", agency, last, *tellings, late=late + draw.whole(0, 4), month=label, register=register, numbered=True)
    if AGAIN.get(agency, (None,))[0] == first:
        plan.file(
            "table", agency, last, *tellings, late=late + 31, month=label, register=register, numbered=AGAIN[agency][1]
        )


def fits(event: Event, layout: dict[str, object]) -> bool:
    """Whether the sheet has columns for all that the event's own words state."""
    known = layout.get("drugs") or ("hashish", "opium", "heroin", "methamphetamine")
    single = layout["masses"] == "columns" or len(event.lines) == 1
    keys = [key for key, _ in layout["columns"]]  # type: ignore[attr-defined]
    weighed = all(
        line.g is not None or layout["masses"] in ("split", "cell") and line.unit in ("tablet", "litre")
        for line in event.lines
    )
    return bool(event.lines and single and weighed and event.place.district and all(line.substance in known for line in event.lines)) and (
        not event.nationals or "nationality" in keys) and (not event.impounded or "vehicles" in keys) and not event.women  # fmt: skip


def _row_event(plan: Plan, draw: Draw, agency: str, day: date, setting: str, provinces: tuple[str, ...]) -> Event:
    layout = words("sheets")[agency]
    event = draw_event(
        draw,
        number=plan.next_number(),
        day=day,
        setting=setting,
        agencies=(agency,),
        provinces=provinces,
        small=setting != "port_container",
    )
    known = list(layout.get("drugs") or ("hashish", "opium", "heroin", "methamphetamine"))
    weight = {"hashish": 8.0, "methamphetamine": 4.0, "heroin": 2.0, "opium": 2.0}
    chosen = draw.weighted([(name, weight.get(name, 0.4)) for name in known])
    lines: tuple[Line, ...] = (_line(draw, chosen, setting),)
    if layout["masses"] == "columns" and draw.chance(0.12):
        other = draw.pick([name for name in known if name != chosen])
        lines = (*lines, _line(draw, other, setting))
    keys = [key for key, _ in layout["columns"]]
    nationals = (
        event.nationals if "nationality" in keys and event.nationals and event.nationals[0][1] == event.arrests else ()
    )
    value = (draw.whole(1, 90) * 100_000, "PKR") if "value" in keys and draw.chance(0.8) else None
    return plan.add(
        replace(
            event,
            lines=lines,
            nationals=nationals,
            women=0,
            value=value,
            impounded=event.impounded if "vehicles" in keys else 0,
        )
    )


def _line(draw: Draw, substance: str, setting: str) -> Line:
    if substance in COUNTED:
        return Line(substance, n=draw.whole(2, 60) * 10, unit=COUNTED[substance])
    return Line(substance, g=draw_mass(draw, substance=substance, setting=setting, small=setting in ("person", "road")))


def month_words(first: date, last: date) -> str:
    """March 2025, or Jan - Mar 2025."""
    months = words("english")["months"]
    if first.month == last.month:
        return f"{months[first.month - 1]} {first.year}"
    return f"{months[first.month - 1][:3]} {first.year} - {months[last.month - 1][:3]} {last.year}"
