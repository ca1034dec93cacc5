"""A simulated day as airlines, desks and devices send it: baggage messages as text, everything else as sheets.

Every file says that it is simulated, in its name and above its header.
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
from rabta.example.draw import Draw
from rabta.example.words import words

FOLDER = "airports"
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
    sheets: list[tuple[str, Sequence[str], list[Sequence[object]]]] = [
        ("timetable", ("flight", "departs", "to"), [(one, f"{at:%H:%M}", to) for one, to, at in day.departures]),
        ("shifts", ("lane", "from", "until", *(("bags screened",) if day.counted_only else ()), "opened", "officers"),
         [(one["lane"], f"{one['from']:%H:%M}", f"{one['until']:%H:%M}", *((one["bags"],) if day.counted_only else ()),
           one["opened"], one["officers"]) for one in day.shifts]),
        ("scans", ("time", "lane", "tag", "decision seconds", "outcome", "weight kg"),
         [(f"{one.at:%H:%M:%S}", one.lane, one.tag, one.seconds, one.outcome, one.kilograms) for one in day.scans]),
        ("beats", ("heartbeat", "lane"), [(f"{at:%H:%M:%S}", lane) for at, lane in day.beats]),
        ("test-images", ("time", "lane", "shown", "tip result"),
         [(f"{at:%H:%M:%S}", lane, shown, answer) for at, lane, shown, answer in day.images]),
        ("calibration", ("time", "lane", "measured", "nominal"),
         [(f"{at:%H:%M:%S}", lane, f"{value:.4f}", R_NOMINAL) for at, lane, value in day.calibrations]),
        ("queues", ("time", "lane", "waiting", "capacity"),
         [(f"{at:%H:%M:%S}", lane, waiting, most) for at, lane, waiting, most in day.queues]),
    ]  # fmt: skip
    return found + [Sent(f"{named}-{what}.csv", sheet(day, header, rows)) for what, header, rows in sheets if rows]


def sheet(day: SimulatedDay, header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A sheet with its titles above the header."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([LABEL])
    table.writerow(["airport", day.airport])
    table.writerow(["date", day.day.isoformat()])
    table.writerow(header)
    table.writerows(rows)
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


def example_days(seed: int, day: date) -> list[SimulatedDay]:
    """The demo's day at its airports, with the faults that its table names."""
    said, draw, found, first = words("airports"), Draw(seed, "airports"), [], 1
    for one in said["airports"]:
        flights = [Flight(**flight) for flight in one["flights"]]
        made = simulate(draw.child(one["airport"]), airport=one["airport"], day=day, flights=flights, lanes=one["lanes"],
                        first=first)  # fmt: skip
        first += sum(flight.bags for flight in flights)
        for fault in one.get("faults", ()):
            FAULTS[fault](made, draw.child(f"fault {one['airport']} {fault}"))
        found.append(made)
    return found


def _scans(made: SimulatedDay) -> list[Sent]:
    """What devices sent of some bags, where the table names the airport."""
    said = words("airports")["scans"].get(made.airport)
    if said is None:
        return []
    sent = scans_of(made, hidden=said["hidden"], energies=tuple(said["energies"]))
    return [Sent(name, content) for name, content in sent]


def write_airports(seed: int, folder: Path, day: date) -> int:
    """Write the folder `airports/`: its manifest and the files of the day. Gives the number of files."""
    inside = folder / FOLDER
    (inside / "files").mkdir(parents=True, exist_ok=True)
    sent = datetime.combine(day, time(21, 45), PAKISTAN)
    lines = []
    for made in example_days(seed, day):
        for one in [*files_of(made), *_scans(made)]:
            (inside / "files" / one.name).write_bytes(one.content)
            lines.append(
                {"file": f"files/{one.name}", "agency": "ASF", "marking": MARKING, "grading": "A2",
                 "received_at": sent.isoformat(), "written_on": day.isoformat(), "format": None}
            )  # fmt: skip
    (inside / "manifest.jsonl").write_bytes("".join(json.dumps(each) + "\n" for each in lines).encode())
    return len(lines)
