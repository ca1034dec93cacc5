"""What an airport's airlines, desks and devices state, as rows of a report and as columns of `airport_statement`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rabta.intake.formats.airport.sheets import sheet_kind, stated_lines
from rabta.intake.formats.baggage.messages import Message, messages_of
from rabta.intake.formats.baggage.reader import text_of, told
from rabta.intake.formats.passenger.problems import Problem

Span = tuple[str, int, int, int, str | None]
OF_A_BAG = ("BSM", "BPM", "BTM", "BUM", "BNS")
_COLUMNS = ("what", "airport", "day", "at", "lane", "device", "flight", "tag")
_AGAIN = ("bag", "scan", "beat", "shift", "departure")
"""What is the same where it is stated again word for word; of anything else two equal lines may be two facts."""


@dataclass(frozen=True)
class Stated:
    """One message or line. `facts` is empty where it could not be read, and `problem` says why. `child`: it names one."""

    text: str
    facts: list[dict[str, Any]]
    problem: dict[str, Any] | None = None
    problems: Sequence[dict[str, Any]] = field(default_factory=tuple)
    spans: Sequence[Span] = field(default_factory=tuple)
    cells: dict[str, str] | None = None
    child: bool = False

    @property
    def repeatable(self) -> bool:
        """Whether an equal row is the same one filed again."""
        return all(fact["what"] in _AGAIN and (fact["what"] != "scan" or fact.get("tag")) for fact in self.facts)


def stated_at_airport(content: bytes, *, name: str, on: date) -> Iterator[Stated]:
    """Each baggage message of a text, or each line of a sheet. `on`: the day of filing. Never raises."""
    if sheet_kind(content) is not None:
        for line in stated_lines(content, name=name, on=on):
            yield Stated(line.text, [line.fact] if line.fact else [], line.problem, (), line.spans, line.cells)
        return
    text = text_of(content)
    if isinstance(text, Problem):
        yield Stated("", [], text.told(name))
        return
    for message in messages_of(text):
        yield _message(message, text, name, on)


def _message(message: Message, text: str, name: str, on: date) -> Stated:
    said = told(message, on=on, name=name)
    start, end = message.span()
    flight: dict[str, Any] = next((each for each in said["flights"] if each["what"] == "outbound"), {})
    airport, kind = said["message"].get("airport"), said["message"]["kind"]
    child = any(person["child"] for person in said["persons"])
    lacks = [
        what for what, value in (
            ("the airport (.V)", airport), ("the flight (.F)", flight.get("flight")), ("its day (.F)", flight.get("day")),
            ("a tag (.N)", said["bags"]), ("the kind of message", kind),
        ) if not value
    ]  # fmt: skip
    if lacks or kind not in OF_A_BAG:
        rule = f"it does not say {', '.join(lacks)}" if lacks else f"a {kind} tells of no bag"
        problem = {"file": name, "line": said["message"]["line"], "value": text[start:end][:120], "rule": rule,
                   "next_step": "Ask the airline for the whole message. Kept, not counted."}  # fmt: skip
        return Stated(text[start:end], [], problem, child=child)
    spans = [
        (f"/airport/{number}/tag", part, at - start, until - start, None)
        for number in range(len(said["bags"])) for part, (at, until) in enumerate(said["spans"][f"/bags/{number}/tag"])
    ]  # fmt: skip
    return Stated(
        text[start:end], [_bag(said, bag, flight) for bag in said["bags"]], None, said["problems"], spans, child=child
    )  # fmt: skip


def _bag(said: dict[str, Any], bag: dict[str, Any], flight: dict[str, Any]) -> dict[str, Any]:
    weight, seat = said["weight"] or {}, said["seat"] or {}
    alone = len(said["bags"]) == 1
    return {
        "what": "bag", "airport": said["message"]["airport"], "day": flight["day"], "flight": flight["flight"],
        "tag": bag["tag"], "message": said["message"]["kind"], "change": said["message"]["change"],
        "whole": said["message"]["whole"], "to": flight["airport"], "passenger": [each["name"] for each in said["persons"]],
        "grams": weight.get("grams") if alone else None, "pieces": weight.get("pieces"), "may_load": seat.get("may_load"),
        "status": seat.get("status"), "at": next((each["at"] for each in said["processed"] if each["at"]), None),
    }  # fmt: skip


def statement_columns(fact: dict[str, Any], *, protected: bool) -> dict[str, Any]:
    """The columns of `airport_statement`, but keys and markings. A protected passenger's name stays with the row."""
    rest = {name: value for name, value in fact.items() if name not in _COLUMNS and value not in (None, [])}
    if protected and "passenger" in rest:
        rest["passenger"] = [""] * len(rest["passenger"])
    return {**{name: fact.get(name) or "" for name in _COLUMNS}, "detail": rest}
