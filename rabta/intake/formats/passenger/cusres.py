"""CUSRES: a state's answer to a passenger list, traveller by traveller; read, and written.

Source: WCO/IATA/ICAO CUSRES Message Implementation Guide (interactive API): ERP group per traveller with RFF (record
locator, passenger reference) and ERC (first character the answer, second who answers), FTX free text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rabta.intake.formats.passenger.codes import meaning
from rabta.intake.formats.passenger.envelope import Message
from rabta.intake.formats.passenger.flights import flight_parts
from rabta.intake.formats.passenger.gathered import Gathered
from rabta.intake.formats.passenger.moments import moment
from rabta.intake.formats.passenger.segments import Segment, written

BOARD, DO_NOT_BOARD = "0", "1"


def read_cusres(message: Message, gathered: Gathered) -> int | None:
    """Read one answer into `gathered`: its flight, and each traveller it answers for. Gives None: it states no total."""
    reading = _Reading(gathered)
    for segment in message.segments:
        handle = getattr(reading, f"_{segment.tag.lower()}", None)
        if handle is not None:
            handle(segment)
        else:
            gathered.message.setdefault("also", []).append({"tag": segment.tag, "text": segment.raw})
    reading.end()
    return None


class _Reading:
    def __init__(self, gathered: Gathered) -> None:
        self.out = gathered
        self.person: int | None = None
        self.flight: tuple[str | None, str | None, Segment | None] = (None, None, None)
        self.ends: dict[str, tuple[str, Segment]] = {}
        self.answered = False

    def _bgm(self, segment: Segment) -> None:
        self.out.message |= {"list": meaning("lists", segment.value(1)), "list_code": segment.value(1)}
        self.out.from_segment("/message/list_code", segment, 1, 1)

    def _rff(self, segment: Segment) -> None:
        code, value = segment.value(1, 1).upper(), segment.value(1, 2)
        if self.person is not None:
            field = {"AVF": "record_locator", "ABO": "reference"}.get(code)
            self.out.stood_in[self.person].append(segment)
            if field:
                self.out.set(self.person, field, value, segment, 1, 2)
            else:
                self.out.add(self.person, "references", {"code": code, "kind": meaning("references", code), "value": value},
                             list(segment.place(1, 2)))  # fmt: skip
        elif code == "AF":
            parts = flight_parts(value)
            self.flight = (*(parts or (None, value)), segment)
        else:
            self.out.message["transaction" if code == "TN" else f"reference_{code.lower()}"] = value

    def _dtm(self, segment: Segment) -> None:
        what = {"189": "departs", "232": "arrives"}.get(segment.value(1, 1))
        when = moment(segment.value(1, 2), segment.value(1, 3))
        if what and when:
            self.ends[what] = (when, segment)
        elif when is None:
            self.out.problem("no_date", "this is no date", "Ask the sender for it.", segment, 1, 2)

    def _loc(self, segment: Segment) -> None:
        what = {"125": "origin", "87": "destination"}.get(segment.value(1))
        if what and self.person is None:
            self.ends[what] = (segment.value(2), segment)

    def _erp(self, segment: Segment) -> None:
        self._flight()
        if segment.value(1, 1) == "2":
            self.person = self.out.new_person("passenger", segment)
            self.answered = False
        else:
            self.person = None

    def _flight(self) -> None:
        carrier, number, segment = self.flight
        if segment is None and not self.ends:
            return
        told = {name: self.ends[name][0] if name in self.ends else None
                for name in ("origin", "destination", "departs", "arrives")}  # fmt: skip
        index, _ = self.out.flight(carrier=carrier, number=number, of_message=True, **told)
        if segment is not None:
            self.out.from_segment(f"/flights/{index}/flight", segment, 1, 2)
        for name, (_, place) in self.ends.items():
            at = (1, 2) if name in ("departs", "arrives") else (2, 1)
            self.out.from_segment(f"/flights/{index}/{name}", place, *at)
        self.flight, self.ends = (None, None, None), {}

    def _erc(self, segment: Segment) -> None:
        code = segment.value(1, 1).upper()
        answer = meaning("answers", code[:1])
        entry = {"person": self.person, "code": code, "answer": answer, "text": None}
        self.out.answers.append(entry)
        self.out.from_segment(f"/answers/{len(self.out.answers) - 1}/code", segment, 1, 1)
        if self.person is not None:
            self.out.stood_in[self.person].append(segment)
            self.out.persons[self.person]["answer"] = answer
            self.answered = True
        if answer is None:
            self.out.problem("unknown_answer", "no answer has this code", "Ask whoever sent it what it means.", segment, 1)

    def _ftx(self, segment: Segment) -> None:
        text = " ".join(" ".join(filter(None, each)) for each in segment.elements[3:]).strip()
        if self.out.answers and self.out.answers[-1]["person"] == self.person:
            self.out.answers[-1]["text"] = text or None
        else:
            self.out.message.setdefault("also", []).append({"tag": "FTX", "text": segment.raw})
        if self.person is not None:
            self.out.stood_in[self.person].append(segment)

    def end(self) -> None:
        self._flight()
        answered = {entry["person"] for entry in self.out.answers}
        for at in range(len(self.out.persons)):
            if at not in answered:
                segment = self.out.stood_in[at][0]
                self.out.problem("no_answer", "a traveller is named and no answer given", "Ask for it again.", segment)


@dataclass(frozen=True)
class Answer:
    """What a named person decided of one traveller of a list."""

    record_locator: str
    reference: str
    code: str
    text: str


def cusres(
    *, sender: str, recipient: str, flight: str, origin: str, destination: str, departs: datetime | None,
    arrives: datetime | None, transaction: str, reference: str, at: datetime, answers: Sequence[Answer],
) -> str:  # fmt: skip
    """An answer to a list, as EDIFACT text. `at`: the moment of answering; codes as in `BOARD`, `DO_NOT_BOARD`. Local times
    that are not known are left out.

    Reading it gives the same flight and the same answers. Who decided, and on which ground, stays on record here.
    """
    stamp = [f"{at:%y%m%d}", f"{at:%H%M}"]
    body: list[tuple[str, list[list[str]]]] = [
        ("UNH", [[reference], ["CUSRES", "D", "05B", "UN", "IATA"]]),
        ("BGM", [["962"]]),
        ("RFF", [["TN", transaction]]),
        ("RFF", [["AF", flight]]),
        *(("DTM", [[code, f"{when:%y%m%d%H%M}", "201"]]) for code, when in (("189", departs), ("232", arrives)) if when),
        *(("LOC", [[code], [place]]) for code, place in (("125", origin), ("87", destination)) if place),
    ]
    for answer in answers:
        body.append(("ERP", [["2"]]))
        if answer.record_locator:
            body.append(("RFF", [["AVF", answer.record_locator]]))
        if answer.reference:
            body.append(("RFF", [["ABO", answer.reference]]))
        body.append(("ERC", [[f"{answer.code}Z"]]))
        if answer.text:
            body.append(("FTX", [["AAP"], [], [], [answer.text]]))
    head = [("UNB", [["UNOA", "4"], [sender], [recipient], stamp, [reference], [], ["IAPI"]])]
    tail = [("UNT", [[str(len(body) + 1)], [reference]]), ("UNZ", [["1"], [reference]])]
    return "UNA:+.? '\n" + written([*head, *body, *tail])
