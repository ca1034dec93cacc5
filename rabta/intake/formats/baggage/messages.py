"""A text of baggage messages cut into messages and lines, whatever stands between them.

A message begins with a line of its kind (BSM), may say that it changes or deletes an earlier one (CHG, DEL), holds one
element a line (.F/EX701/01DEC/DXB), and ends with END and its kind. Lines of addressing of the network it came over (a
priority and addresses, then .KHIEXXH 010910) are not of the message. Source: IATA Recommended Practice 1745, as airlines and
airports publish it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

KINDS = ("BSM", "BPM", "BTM", "BUM", "BNS", "BCM", "BRQ", "BMM")
"""Source, processed, transfer, unload, not seen, control, request, manifest."""
CHANGES = {"CHG": "changed", "DEL": "deleted"}
_ADDRESSED = re.compile(r"(?:Q[A-Z]|Q[A-Z] (?:[A-Z]{7} ?)+|\.[A-Z]{7} \d{6}.*|[A-Z]{7}(?: [A-Z]{7})*)$")
_ELEMENT = re.compile(r"\.([A-Z])/(.*)$")


@dataclass
class Line:
    """One line: its number in the file from 1, where it starts in the text, the letter of its element and its fields."""

    number: int
    start: int
    text: str
    letter: str = ""
    fields: tuple[str, ...] = ()


@dataclass
class Message:
    """One message as it stood. `kind` is empty where neither head nor end says it."""

    kind: str = ""
    change: str = ""
    headed: bool = False
    ended: bool = False
    lines: list[Line] = field(default_factory=list)
    strange: list[Line] = field(default_factory=list)

    def of(self, letter: str) -> list[Line]:
        """The lines of one element, in order."""
        return [line for line in self.lines if line.letter == letter]

    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        said = [*self.lines, *self.strange]
        return (min(line.start for line in said), max(line.start + len(line.text) for line in said)) if said else (0, 0)


def messages_of(text: str) -> Iterator[Message]:
    """The messages of a text, in order. One that is cut ends where the next begins; what stands before the first head is a
    message without one. Never raises."""
    current, told = Message(), False
    for line in _lines(text):
        said = line.text.strip().upper()
        if said in KINDS:
            if told:
                yield current
            current, told = Message(kind=said, headed=True, strange=[]), True
            current.lines.append(line)
        elif said.startswith("END") and said[3:6] in KINDS and len(said) == 6:
            current.lines.append(line)
            current.ended = True
            current.kind = current.kind or said[3:]
            yield current
            current, told = Message(), False
        elif said in CHANGES and told and len(current.lines) == 1:
            current.change = CHANGES[said]
            current.lines.append(line)
        elif (element := _ELEMENT.match(line.text.strip())) is not None:
            line.letter, line.fields = element[1].upper(), tuple(part.strip() for part in element[2].split("/"))
            current.lines.append(line)
            told = True
        elif said and not _ADDRESSED.match(said) and not said.startswith("\x01"):
            current.strange.append(line)
            told = told or bool(current.lines)
    if told:
        yield current


def is_baggage(text: str) -> bool:
    """Whether a text holds a baggage message, whole or cut: a line of its kind and an element of a flight or a tag, or a
    line of its end and any element."""
    kinds = ends = elements = any_element = False
    for line in _lines(text[:20_000]):
        said = line.text.strip().upper()
        kinds, ends = kinds or said in KINDS, ends or (said.startswith("END") and said[3:] in KINDS)
        elements = elements or re.match(r"\.[FNVJ]/", said) is not None
        any_element = any_element or _ELEMENT.match(said) is not None
    return (kinds and elements) or (ends and any_element)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, whole in enumerate(text.splitlines(keepends=True), 1):
        yield Line(number, start, whole.strip("\r\n\x02\x03\x0c"))
        start += len(whole)


def strange_words(lines: Sequence[Line]) -> str:
    """What was said on lines that are no element."""
    return " | ".join(line.text.strip() for line in lines)
