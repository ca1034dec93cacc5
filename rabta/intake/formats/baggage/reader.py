"""Baggage messages as airlines send them: which bags of which passengers go on which flight, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rabta.intake.formats.baggage.elements import (
    SOURCES,
    day_of,
    flight_of,
    grams,
    passenger_of,
    tags_of,
    time_of,
    weight_of,
)
from rabta.intake.formats.baggage.messages import Line, Message, messages_of, strange_words
from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.rules.encodings import decode
from rabta.intake.rules.faults import CellFault

_FLIGHTS = {"F": "outbound", "I": "inbound", "O": "onward"}
_SEND = "Ask the airline or the baggage desk for the message itself"


@dataclass
class _Told:
    """What one message states, while it is being read."""

    message: Message
    on: date
    flights: list[dict[str, Any]] = field(default_factory=list)
    bags: list[dict[str, Any]] = field(default_factory=list)
    persons: list[dict[str, Any]] = field(default_factory=list)
    version: dict[str, Any] = field(default_factory=dict)
    seat: dict[str, Any] = field(default_factory=dict)
    weight: dict[str, Any] = field(default_factory=dict)
    processed: list[dict[str, Any]] = field(default_factory=list)
    screening: list[dict[str, Any]] = field(default_factory=list)
    locator: str = ""
    also: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    spans: dict[str, list[list[int]]] = field(default_factory=dict)

    def problem(self, kind: str, line: Line | None, rule: str, step: str, *, wrong: bool = True) -> None:
        if line is None:
            self.problems.append(Problem(kind, rule, step, wrong=wrong))
            return
        self.problems.append(Problem(kind, rule, step, value=line.text.strip(), segment=line.number, tag=line.letter or "-",
                                     start=line.start, end=line.start + len(line.text), wrong=wrong))  # fmt: skip

    def mark(self, pointer: str, line: Line) -> None:
        self.spans.setdefault(pointer, []).append([line.start, line.start + len(line.text)])


def read_baggage(content: bytes, *, name: str, on: date) -> Iterator[dict[str, Any]]:
    """One object a message, in the file's order: message, flights, bags, persons, seat, weight, processed, screening,
    problems, spans ([start, end] in code points of the text by JSON Pointer).

    `on`: the day against which days without a year are read. A file without a message gives one `{"error": ...}`.
    """
    text = text_of(content)
    if isinstance(text, Problem):
        yield {"error": text.told(name)}
        return
    found = False
    for message in messages_of(text):
        found = True
        yield told(message, on=on, name=name)
    if not found:
        step = f"{_SEND} (BSM, BPM, BTM, BUM)."
        yield {"error": Problem("no_message", "there is no baggage message in it", step, value=text[:60].strip()).told(name)}


def text_of(content: bytes) -> str | Problem:
    """The bytes as text; the reason where they are none."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Problem("empty", "the file is empty", "File the message that was meant.")
    decoded = decode(content)
    if isinstance(decoded, CellFault):
        if b"\x00" in content[:400]:
            return Problem("not_a_message", "these bytes are no text", f"{_SEND}.")
        return content.decode("latin-1")
    return decoded.text


def told(message: Message, *, on: date, name: str) -> dict[str, Any]:
    """One message as it is written out."""
    out = _Told(message, on)
    for line in message.lines:
        if line.letter:
            _READ.get(line.letter, _keep)(out, line)
    _judge(out)
    return {
        "message": {
            "kind": message.kind or None, "change": message.change or None, "whole": message.headed and message.ended,
            "line": message.lines[0].number if message.lines else None, "file": name, **out.version,
        },
        "flights": out.flights, "bags": out.bags, "persons": out.persons, "locator": out.locator or None,
        "seat": out.seat or None, "weight": out.weight or None, "processed": out.processed, "screening": out.screening,
        "also": out.also, "problems": [_on_line(problem.told(name)) for problem in out.problems], "spans": out.spans,
    }  # fmt: skip


def _on_line(problem: dict[str, Any]) -> dict[str, Any]:
    """A problem as told of a text of lines: its line where a message of segments has a segment."""
    number = problem.pop("segment", None)
    tag = problem.pop("tag", None)
    said = problem["message"].replace(f"segment {number} ({tag})", f"line {number}", 1)
    return {**problem, "line": number, "element": None if tag == "-" else tag, "message": said}


def _version(out: _Told, line: Line) -> None:
    said = line.fields[0].upper() if line.fields else ""
    source = said[1:2]
    airport = said[2:5]
    out.version = {"version": said[:1] or None, "source": SOURCES.get(source), "airport": airport or None}
    if source not in SOURCES or len(airport) != 3 or not airport.isalpha():
        out.problem("version", line, ".V names no source of the bag and no airport, as in .V/1LKHI", "Read without them.")
        out.version["airport"] = airport if len(airport) == 3 and airport.isalpha() else None
    out.mark("/message/airport", line)


def _flight(out: _Told, line: Line) -> None:
    said = [*line.fields, "", "", ""]
    flight, day = flight_of(said[0]), day_of(said[1], on=out.on) if said[1] else None
    place = said[2].upper() if len(said[2]) == 3 and said[2].isalpha() else None
    if flight is None:
        rule = "this is no flight: an airline of two or three letters and a number"
        out.problem("flight", line, rule, "Ask which flight.")
    if said[1] and day is None:
        out.problem("day", line, "this is no day, as in 01DEC", "Ask for which day it is.")
    out.mark(f"/flights/{len(out.flights)}", line)
    out.flights.append({
        "what": _FLIGHTS[line.letter], "flight": flight, "written": said[0], "day": day.isoformat() if day else None,
        "airport": place, "class": said[3] or None,
    })  # fmt: skip


def _tag(out: _Told, line: Line) -> None:
    tags = tags_of(line.fields[0] if line.fields else "")
    if tags is None:
        rule = "a tag has ten digits, and may be followed by three that say how many bags follow one another"
        out.problem("tag", line, rule, "Read the tag off the bag.")
        return
    for tag in tags:
        if any(bag["tag"] == tag for bag in out.bags):
            out.problem("tag_again", line, f"tag {tag} stands twice in this message", "It is one bag.", wrong=False)
            continue
        out.mark(f"/bags/{len(out.bags)}/tag", line)
        out.bags.append({"tag": tag, "airline": tag[1:4]})


def _weight(out: _Told, line: Line) -> None:
    pieces, weight, unit = weight_of(line.fields)
    if pieces is None and weight is None:
        out.problem("weight", line, "no pieces and no weight can be read, as in .W/K/2/38", "Read without a weight.")
        return
    out.weight = {"pieces": pieces, "weight": weight, "unit": unit or None, "grams": grams(weight, unit)}
    out.mark("/weight", line)


def _seat(out: _Told, line: Line) -> None:
    said = [*line.fields, "", "", "", "", ""]
    loading = {"Y": True, "N": False}.get(said[0].upper())
    if loading is None:
        out.problem("authority", line, ".S says neither that the bag may be loaded (Y) nor that it may not (N)",
                    "Read as not said.")  # fmt: skip
    status = {"C": "checked_in", "B": "boarded", "N": "not_checked_in", "S": "standby"}.get(said[2].upper())
    out.seat = {"may_load": loading, "seat": said[1] or None, "status": status, "sequence": said[3] or None,
                "security_number": said[4] or None}  # fmt: skip
    out.mark("/seat", line)


def _passenger(out: _Told, line: Line) -> None:
    for written in line.fields[:1]:
        whole = "/".join(line.fields)
        name, child = passenger_of(whole)
        if not name:
            out.problem("passenger", line, "no passenger is named", "Ask whose bag it is.")
            continue
        out.mark(f"/persons/{len(out.persons)}", line)
        out.persons.append({"name": name, "written": whole, "child": child, "first": written})


def _process(out: _Told, line: Line) -> None:
    said = [*line.fields, "", "", "", "", "", ""]
    day, at = day_of(said[3], on=out.on), time_of(said[4])
    out.mark(f"/processed/{len(out.processed)}", line)
    out.processed.append({
        "what": said[0] or None, "agent": said[1] or None, "place": said[2] or None, "to": said[5] or None,
        "at": f"{day.isoformat()}T{at}" if day and at else None,
    })  # fmt: skip


def _screened(out: _Told, line: Line) -> None:
    said = [*line.fields, "", "", "", ""]
    out.mark(f"/screening/{len(out.screening)}", line)
    out.screening.append({"instruction": said[0] or None, "result": said[1] or None, "reason": said[2] or None,
                          "method": said[3] or None})  # fmt: skip


def _locator(out: _Told, line: Line) -> None:
    out.locator = line.fields[0] if line.fields else ""


def _keep(out: _Told, line: Line) -> None:
    out.also.append(line.text.strip())


_READ = {
    "V": _version, "F": _flight, "I": _flight, "O": _flight, "N": _tag, "W": _weight, "S": _seat, "P": _passenger,
    "J": _process, "X": _screened, "L": _locator,
}  # fmt: skip


def _judge(out: _Told) -> None:
    """What is wrong with the message as a whole."""
    message, first = out.message, out.message.lines[0] if out.message.lines else None
    if not message.headed:
        out.problem("head_missing", first, "the beginning of this message is missing: no line says its kind",
                    "Ask for the whole message; what it holds is kept.")  # fmt: skip
    if not message.ended:
        last = message.lines[-1] if message.lines else None
        end = f"END{message.kind}" if message.kind else "END and its kind"
        out.problem("cut_short", last, f"the end of this message is missing: no line says {end}",
                    "Ask for the whole message; what it holds is kept.")  # fmt: skip
    elif message.headed and (end := message.lines[-1].text.strip().upper()[3:]) != message.kind:
        out.problem("other_end", message.lines[-1], f"it begins as {message.kind} and ends as {end}",
                    "Ask whether two messages ran into one another.")  # fmt: skip
    if message.strange:
        line = message.strange[0]
        rule = f"lines that are no element: {strange_words(message.strange)[:200]}"
        out.problem("no_element", line, rule, "Kept as written.")
        out.also.extend(each.text.strip() for each in message.strange)
    if not any(flight["what"] == "outbound" for flight in out.flights) and message.kind not in ("BCM", "BRQ"):
        out.problem("no_flight", first, "no .F names the flight that the bag goes on", "Ask which flight.")
    if not out.bags and message.kind not in ("BCM", "BRQ"):
        out.problem("no_tag", first, "no .N gives the tag of a bag", "Ask for the tag.")
    pieces = out.weight.get("pieces")
    if pieces is not None and out.bags and pieces != len(out.bags):
        out.problem("pieces", message.of("W")[-1], f".W states {pieces} bags and .N tags {len(out.bags)}",
                    "Ask whether a tag is missing.", wrong=False)  # fmt: skip
