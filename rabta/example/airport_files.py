"""Simulated days as airlines, desks and devices send them: baggage messages as text, everything else as sheets.

Every file says that it is simulated, in its name and above its header. The last day comes file by file, with lists of its
travellers and scans of some bags; the days before it as an airport's monthly export: one file of each kind.
"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from rabta.example.airport_day import R_NOMINAL, Bag, Flight, SimulatedDay, simulate
from rabta.example.airport_faults import FAULTS
from rabta.example.airport_scans import scans_of
from rabta.example.airport_travellers import SENDER, name_travellers, on_watch
from rabta.example.draw import Draw
from rabta.example.passenger_files import MARKING as LISTS
from rabta.example.passenger_files import file_of
from rabta.example.passengers import Flight as Listed
from rabta.example.words import words

FOLDER, BEFORE = "airports", "airports_before"
TRAVELLERS, FIRST_BEFORE = 50_000, 10_001
"""From which number on travellers of the day are invented, and bags of the days before it."""
MARKING = "restricted; every agency"
PAKISTAN = timezone(timedelta(hours=5))
LABEL = "SIMULATED: no airport, flight, bag or person in this file is real"


@dataclass(frozen=True)
class Sent:
    """One file as it was sent."""

    name: str
    content: bytes


def files_of(day: SimulatedDay) -> list[Sent]:
    """Every file of a day: one of messages a flight, and one sheet of each kind."""
    named = f"simulated-{day.airport}-{day.day}"
    found = [
        Sent(f"{named}-{flight}.txt", messages([bag for bag in day.bags if bag.flight == flight], day, to))
        for flight, to, _ in day.departures if any(bag.flight == flight for bag in day.bags)
    ]  # fmt: skip
    above = [["airport", day.airport], ["date", day.day.isoformat()]]
    return found + [
        Sent(f"{named}-{what}.csv", sheet(above, header, rows)) for what, (header, rows) in _sheets(day).items() if rows
    ]


def month_of(days: Sequence[SimulatedDay]) -> list[Sent]:
    """An airport's days in one file of each kind; every line of a sheet says its day."""
    airport = days[0].airport
    named = f"simulated-{airport}-{days[0].day}-{days[-1].day}"
    told = b"".join(messages([bag for bag in day.bags if bag.flight == flight], day, to)
                    for day in days for flight, to, _ in day.departures)  # fmt: skip
    found = [Sent(f"{named}.txt", told)]
    sheets = [(day.day.isoformat(), _sheets(day)) for day in days]
    for what in OF_A_MONTH:
        rows = [[on, *row] for on, some in sheets for row in some[what][1]]
        header = sheets[0][1][what][0]
        found.append(Sent(f"{named}-{what}.csv", sheet([["airport", airport]], ["date", *header], rows)))
    return found


OF_A_MONTH = ("timetable", "shifts", "scans", "test-images", "calibration")
"""Sheets that the monthly export has: without heart-beats, of which a device sends hundreds a day, and queues."""
Rows = list[Sequence[object]]


def _sheets(day: SimulatedDay) -> dict[str, tuple[Sequence[str], Rows]]:
    """The sheets of a day by kind: header and lines."""
    by_hand = ("bags screened",) if day.counted_only else ()
    return {
        "timetable": (("flight", "departs", "to"), [(one, f"{at:%H:%M}", to) for one, to, at in day.departures]),
        "shifts": (
            ("lane", "from", "until", *by_hand, "opened", "officers"),
            [(one["lane"], f"{one['from']:%H:%M}", f"{one['until']:%H:%M}", *((one["bags"],) if by_hand else ()),
              one["opened"], one["officers"]) for one in day.shifts],
        ),
        "scans": (
            ("time", "lane", "tag", "decision seconds", "outcome", "weight kg"),
            [(f"{one.at:%H:%M:%S}", one.lane, one.tag, one.seconds, one.outcome, one.kilograms) for one in day.scans],
        ),
        "beats": (("heartbeat", "lane"), [(f"{at:%H:%M:%S}", lane) for at, lane in day.beats]),
        "test-images": (
            ("time", "lane", "shown", "tip result"),
            [(f"{at:%H:%M:%S}", lane, shown, answer) for at, lane, shown, answer in day.images],
        ),
        "calibration": (
            ("time", "lane", "measured", "nominal"),
            [(f"{at:%H:%M:%S}", lane, f"{value:.4f}", R_NOMINAL) for at, lane, value in day.calibrations],
        ),
        "queues": (
            ("time", "lane", "waiting", "capacity"),
            [(f"{at:%H:%M:%S}", lane, waiting, most) for at, lane, waiting, most in day.queues],
        ),
    }  # fmt: skip


def sheet(above: Sequence[Sequence[str]], header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A sheet with its titles above the header."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerows([[LABEL], *above, header, *rows])
    return written.getvalue().encode()


def messages(bags: Sequence[Bag], day: SimulatedDay, to: str) -> bytes:
    """The messages of one flight's bags, as the network brings them."""
    return "".join(_message(bag, day, to) for bag in bags).encode()


def _message(bag: Bag, day: SimulatedDay, to: str) -> str:
    lines = ["QU EXBAGXX", f".EXBAGXX {day.day:%d}0400", bag.kind, f".V/1L{day.airport}",
             f".F/{bag.flight}/{day.day:%d}{day.day:%b}".upper() + f"/{to}", f".N/{bag.tag}001"]  # fmt: skip
    if bag.kind == "BPM":
        lines.append(f".J/R/EX/EXBELT/{day.day:%d%b}".upper() + "/0500L")
    else:
        lines += [f".S/Y//{bag.status}/", f".W/K/1/{bag.kilograms}", *([f".P/1{bag.passenger}"] if bag.passenger else [])]
    return "\n".join([*lines, *([] if bag.cut else [f"END{bag.kind}"])]) + "\n"


@dataclass(frozen=True)
class ExampleDay:
    """The demo's day at one airport: what happened there, and lists of those who flew."""

    made: SimulatedDay
    listed: list[Listed]


def example_days(seed: int, day: date) -> list[ExampleDay]:
    """The demo's day at its airports, with the faults that its table names."""
    said, draw, found, first = words("airports"), Draw(seed, "airports"), [], 1
    for place, one in enumerate(said["airports"]):
        flights = [Flight(**flight) for flight in one["flights"]]
        made = simulate(draw.child(one["airport"]), airport=one["airport"], day=day, flights=flights, lanes=one["lanes"],
                        first=first)  # fmt: skip
        first += sum(flight.bags for flight in flights)
        listed = name_travellers(draw.child(f"travellers {one['airport']}"), made, base=TRAVELLERS + place * 1000)
        if one["airport"] == said["on_watch"]["airport"]:
            listed = on_watch(listed, made, said["on_watch"]["as"])
        for fault in one.get("faults", ()):
            FAULTS[fault](made, draw.child(f"fault {one['airport']} {fault}"))
        found.append(ExampleDay(made, listed))
    return found


def days_before(seed: int, day: date) -> dict[str, list[SimulatedDay]]:
    """The days before the demo's at each airport, in order: fewer bags, the faults that the table names, and no flight of
    which another part of the example has a list of travellers."""
    said, draw = words("airports"), Draw(seed, "airports before")
    taken = {(f"EX{one['number']}", one["day"]) for one in words("passengers")["flights"]}
    faults = {(one["airport"], one["days_before"]): one["fault"] for one in said["month"]["faults"]}
    found: dict[str, list[SimulatedDay]] = {}
    first = FIRST_BEFORE
    for one in said["airports"]:
        for back in range(said["month"]["days"], 0, -1):
            on, here = day - timedelta(days=back), draw.child(f"{one['airport']} {back}")
            flights = [Flight(**{**flight, "bags": flight["bags"] * here.whole(*said["month"]["share"]) // 100})
                       for flight in one["flights"] if (flight["number"], on.day) not in taken]  # fmt: skip
            if flights:
                made = simulate(here, airport=one["airport"], day=on, flights=flights, lanes=one["lanes"], first=first)
                first += len(made.bags)
                if fault := faults.get((one["airport"], back)):
                    FAULTS[fault](made, here.child(fault))
                found.setdefault(one["airport"], []).append(made)
    return found


def _scans(made: SimulatedDay) -> list[Sent]:
    """What devices sent of some bags, where the table names the airport."""
    said = words("airports")["scans"].get(made.airport)
    if said is None:
        return []
    sent = scans_of(made, hidden=said["hidden"], energies=tuple(said["energies"]))
    return [Sent(name, content) for name, content in sent]


def write_airports(seed: int, folder: Path, day: date) -> int:
    """Write the folders `airports/`, the day, and `airports_before/`, the days before it: manifest and files of each. Gives
    the number of files."""
    today, before = [], []
    for one in example_days(seed, day):
        today += [(SENDER, LISTS, sent_list(flight)) for flight in one.listed]
        today += [("ASF", MARKING, file) for file in [*files_of(one.made), *_scans(one.made)]]
    for days in days_before(seed, day).values():
        before += [("ASF", MARKING, file) for file in month_of(days)]
    _write(folder / FOLDER, today, day, time(21, 45))
    _write(folder / BEFORE, before, day - timedelta(days=1), time(23, 45))
    return len(today) + len(before)


def sent_list(flight: Listed) -> Sent:
    """A flight's list of travellers as its airline sends it."""
    name, content = file_of(flight)
    return Sent(f"simulated-{flight.origin}-{name}", content)


def _write(inside: Path, sent: Sequence[tuple[str, str, Sent]], day: date, at: time) -> None:
    (inside / "files").mkdir(parents=True, exist_ok=True)
    received = datetime.combine(day, at, PAKISTAN).isoformat()
    lines = []
    for agency, marking, one in sent:
        (inside / "files" / one.name).write_bytes(one.content)
        lines.append(
            {"file": f"files/{one.name}", "agency": agency, "marking": marking, "grading": "A2", "received_at": received,
             "written_on": day.isoformat(), "format": None}
        )  # fmt: skip
    (inside / "manifest.jsonl").write_bytes("".join(json.dumps(each) + "\n" for each in lines).encode())
