"""EDIFACT text as segments: which characters separate, where each segment and each value stands.

Source: ISO 9735 (syntax 1 to 4; UN/ECE UNTDID part 4): service string advice UNA, release character, segment layout.
Positions are code points of the text as decoded, so that a value leads back to what was sent.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rabta.intake.formats.passenger.problems import Problem

LONGEST_SEGMENT = 20_000
WRAPPED_FROM = 50
"""A line end inside a segment is a hard wrap, and nothing stood there, where the line is at least this long (teletype lines
have 64 or 69); a shorter line was broken at a space."""

_HEADER = r"U(?:N\s*[BGH]|I\s*[BH])"
"""Headers of an interchange, a group, a message; and of a dialogue and its messages (interactive EDIFACT, part 3)."""
_START = re.compile(rf"UNA[^A-Za-z0-9]|{_HEADER}(?=\s*[^A-Za-z0-9\s])")
_TAG = re.compile(r"[A-Z][A-Z0-9]{2}")
_TRAILER = re.compile(r"\s*(?:UN[TEZ]|UI[TZ])[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Service:
    """The characters that separate. `decimal` is as declared and not used by any message we read."""

    component: str = ":"
    element: str = "+"
    decimal: str = "."
    release: str = "?"
    terminator: str = "'"


class Segment:
    """One segment: `number` counts from 1 through the file (UNA is none), `start` and `end` without its terminator.

    Elements are kept as they stand and parted when asked for: a list of a hundred thousand travellers has a million and a
    half segments, and whatever each of them holds is looked through by the collector again and again.
    """

    __slots__ = ("number", "tag", "start", "end", "raw", "service", "_parts", "_released")

    def __init__(self, number: int, raw: str, start: int, service: Service) -> None:
        self.number, self.raw, self.start, self.end, self.service = number, raw, start, start + len(raw), service
        text = joined_lines(raw)
        self._released: list[list[str]] | None = None
        self._parts: list[str] = []
        if service.release in text:
            head, *self._released = _released(text, service)
            tag = head[0]
        else:
            tag, *self._parts = text.split(service.element)
            tag = tag.split(service.component, 1)[0]
        self.tag = tag.replace(" ", "").upper()

    def __repr__(self) -> str:
        return f"Segment({self.number}, {self.raw!r})"

    @property
    def elements(self) -> list[list[str]]:
        """Every element as its components."""
        if self._released is not None:
            return self._released
        return [[part.strip() for part in each.split(self.service.component)] for each in self._parts]

    def value(self, element: int, component: int = 1) -> str:
        """A value by its place, both counted from 1 as the guides count them; empty where it is not there."""
        if self._released is not None:
            parts = self._released[element - 1] if element <= len(self._released) else []
        elif element <= len(self._parts):
            parts = self._parts[element - 1].split(self.service.component, component)
        else:
            return ""
        return parts[component - 1].strip() if component <= len(parts) else ""

    def place(self, element: int = 0, component: int = 0) -> tuple[int, int]:
        """Start and end of a value; of the whole element with component 0, of the whole segment with element 0."""
        if not element:
            return self.start, self.end
        if self.service.release in self.raw:
            return self._released_place(element, component)
        parts = self.raw.split(self.service.element, element + 1)
        if element >= len(parts):
            return self.start, self.end
        at = self.start + sum(map(len, parts[:element])) + element
        values = parts[element].split(self.service.component)
        if not component or component > len(values):
            return at, at + len(parts[element])
        at += sum(map(len, values[: component - 1])) + component - 1
        return at, at + len(values[component - 1])

    def _released_place(self, element: int, component: int) -> tuple[int, int]:
        places = _places(self.raw, self.start, self.service)
        if element >= len(places):
            return self.start, self.end
        found = places[element]
        if not component or component > len(found):
            return found[0][0], found[-1][1]
        return found[component - 1]


def _released(text: str, service: Service) -> list[list[str]]:
    """The tag and the elements of a text in which something is released."""
    elements: list[list[str]] = [[]]
    part: list[str] = []
    signs = iter(text)
    for sign in signs:
        if sign == service.release:
            part.append(next(signs, ""))
        elif sign == service.component:
            elements[-1].append("".join(part).strip())
            part = []
        elif sign == service.element:
            elements[-1].append("".join(part).strip())
            part = []
            elements.append([])
        else:
            part.append(sign)
    elements[-1].append("".join(part).strip())
    return elements


def _places(raw: str, start: int, service: Service) -> list[list[tuple[int, int]]]:
    """Start and end of every component, index 0 being the tag."""
    found: list[list[tuple[int, int]]] = [[]]
    begun, released = 0, False
    for at, sign in enumerate(raw):
        if released:
            released = False
        elif sign == service.release:
            released = True
        elif sign == service.component or sign == service.element:
            found[-1].append((start + begun, start + at))
            begun = at + 1
            if sign == service.element:
                found.append([])
    found[-1].append((start + begun, start + len(raw)))
    return found


def joined_lines(raw: str) -> str:
    """The text of a segment without its line ends: a long line was wrapped anywhere, a short one at a space.

    >>> joined_lines("ADD++702:45 HIGH\\nSTREET:SLOUGH"), joined_lines("NAD+FL+++A" * 6 + "\\nB")[-2:]
    ('ADD++702:45 HIGH STREET:SLOUGH', 'AB')
    """
    if "\n" not in raw and "\r" not in raw:
        return raw
    lines = _LINE_END.split(raw)
    text = lines[0]
    for before, line in zip(lines, lines[1:], strict=False):
        apart = text[-1:].isalnum() and line[:1].isalnum() and len(before) < WRAPPED_FROM
        text += f" {line}" if apart else line
    return text


def first_segment(text: str, at: int = 0) -> int | None:
    """Where the next interchange or message begins; None where there is none."""
    found = _START.search(text, at)
    return found.start() if found else None


def segments_of(text: str, problems: list[Problem]) -> list[Segment]:
    """All segments of a text in order; what is before, between and after interchanges is reported, not lost."""
    found: list[Segment] = []
    at = first_segment(text)
    if at is None:
        return found
    if text[:at].strip():
        problems.append(_outside(text, 0, at, "before the first segment"))
    while at is not None:
        stop = _next_advice(text, at + 3)
        service, body = service_of(text, at, stop, problems)
        found.extend(_segments(text, body, stop, service, len(found), problems))
        at = stop if stop < len(text) else None
    return found


def _next_advice(text: str, after: int) -> int:
    """Where the next service string advice stands, or the end of the text: separators may change there."""
    for match in re.finditer(r"UNA(?=[^A-Za-z0-9\s].{4,9}\s*U(?:N[BGH]|I[BH]))", text[after:], re.DOTALL):
        before = text[: after + match.start()].rstrip()
        if not before or not before[-1].isalnum():
            return after + match.start()
    return len(text)


def _segments(text: str, start: int, stop: int, service: Service, before: int, problems: list[Problem]) -> Iterator[Segment]:
    number = before
    for begin, end in _between_terminators(text, start, stop, service):
        raw = text[begin:end]
        if end == stop and (trailer := _TRAILER.match(raw)) and trailer.end() < len(raw.rstrip()):
            outside = _outside(text, begin + trailer.end(), begin + len(raw.rstrip()), "after the last segment")
            problems.append(outside)
            raw = trailer.group()
        lead = len(raw) - len(raw.lstrip())
        raw = raw.strip()
        if raw:
            number += 1
            yield Segment(number, raw[:LONGEST_SEGMENT], begin + lead, service)


def _between_terminators(text: str, start: int, stop: int, service: Service) -> Iterator[tuple[int, int]]:
    end, release = service.terminator, service.release
    begin = at = start
    while begin < stop:
        at = text.find(end, at, stop)
        if at < 0:
            yield begin, stop
            return
        released = 0
        while at - released > begin and text[at - released - 1] == release:
            released += 1
        if released % 2:
            at += 1
            continue
        yield begin, at
        begin = at = at + 1


def service_of(text: str, at: int, stop: int, problems: list[Problem]) -> tuple[Service, int]:
    """The separating characters of the interchange that begins at `at`, and where its first segment begins.

    The advice is believed where the text bears it out; else what the first segments use is taken, and that is reported.
    """
    advised: Service | None = None
    body = at
    if text.startswith("UNA", at):
        head = re.compile(rf"{_HEADER}(?=\s*[^A-Za-z0-9\s])").search(text, at + 3, min(stop, at + 40))
        body = head.start() if head else at + 9
        given = text[at + 3 : at + 9]
        if len(given) == 6:
            advised = Service(given[0], given[1], given[2], given[3] if given[3] != " " else "?", given[5])
    seen = _seen(text, body, stop, advised)
    assumed = advised or Service()
    if (seen.component, seen.element, seen.terminator) == (assumed.component, assumed.element, assumed.terminator):
        return assumed, body
    what = f"component {seen.component!r}, element {seen.element!r}, end of a segment {seen.terminator!r}"
    if advised is None:
        problems.append(
            Problem("service_characters", f"no UNA, and the text does not use the standard characters; read with {what}",
                    "Ask the sender to put the service string advice (UNA) first.", start=at, end=min(stop, at + 3))
        )  # fmt: skip
    else:
        problems.append(
            Problem("wrong_una", f"the service string advice does not fit what follows; read with {what}",
                    "Ask the sender to mend the UNA: six characters after the three letters.",
                    value=text[at : body].strip(), start=at, end=body)
        )  # fmt: skip
    return seen, body


def _seen(text: str, body: int, stop: int, advised: Service | None) -> Service:
    """The characters that the first segments use."""
    sample = text[body : min(stop, body + 6000)]
    default = advised or Service()
    tag = re.match(rf"{_HEADER}\s*([^A-Za-z0-9\s])", sample)
    element = tag.group(1) if tag else default.element
    kind = re.search(r"(?:PAXLST|PNRGOV|CUSRES|UNO[A-Z]|IATA)([^A-Za-z0-9\s])[0-9D]", sample)
    component = kind.group(1) if kind and kind.group(1) != element else default.component
    ends = Counter(
        match.group(1) or "\n"
        for match in re.finditer(
            r"(?:([^A-Za-z0-9\s])|(?<=[A-Za-z0-9])\s*?\n)\s*(?:UNG|UNH|UNT|UIH|UIT|BGM|MSG|NAD|RFF|ORG|TVL|DTM|LOC|SRC|RCI)(?:\s*"
            + re.escape(element) + ")", sample)
    )  # fmt: skip
    for separator in (element, component):
        ends.pop(separator, None)
    fits = ends and ends.get(default.terminator, 0) * 2 >= sum(ends.values())
    terminator = default.terminator if fits or not ends else ends.most_common(1)[0][0]
    release = default.release
    if release in (component, element, terminator) or release.isalnum() or not release.strip() or (advised and not fits):
        release = "\\" if advised and "\\" in (advised.decimal, advised.release) else "?"
    return Service(component, element, default.decimal, release, terminator)


def _outside(text: str, start: int, end: int, where: str) -> Problem:
    return Problem(
        "text_outside", f"there is text {where} that belongs to no segment", "Kept in the file, not read.",
        value=text[start:end].strip(), start=start, end=end,
    )  # fmt: skip


def is_tag(tag: str) -> bool:
    """Whether these letters can be a segment's name."""
    return _TAG.fullmatch(tag) is not None


def written(segments: list[tuple[str, list[list[str]]]], service: Service | None = None) -> str:
    """Segments as EDIFACT text: (tag, elements of components), empty ends left out, one a line, characters released.

    >>> written([("NAD", [["MS"], [], [], ["O'HARA", "A+B"]])])
    "NAD+MS+++O?'HARA:A?+B'\\n"
    """
    by = service or Service()
    special = re.compile("[" + re.escape(by.component + by.element + by.release + by.terminator) + "]")

    def released(text: str) -> str:
        return special.sub(lambda match: by.release + match.group(), text)

    lines = []
    for tag, elements in segments:
        parts = [by.component.join(map(released, _without_empty_end(each))) for each in elements]
        lines.append(by.element.join([tag, *_without_empty_end(parts)]) + by.terminator + "\n")
    return "".join(lines)


def _without_empty_end(parts: list[str]) -> list[str]:
    end = len(parts)
    while end and not parts[end - 1]:
        end -= 1
    return parts[:end]
