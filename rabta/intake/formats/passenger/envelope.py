"""From segments to messages: interchange, group, message; and whether trailers and counts hold.

Source: ISO 9735 (UNB to UNZ, UNG to UNE, UNH to UNT and their control counts) and its part 3, interactive EDIFACT (UIB to
UIZ, UIH to UIT), in which the same values stand at other places.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.segments import Segment, is_tag

MOST_PARTS = 999
"""Parts of one list that are looked for."""

_SERVICE = ("UNB", "UNG", "UNH", "UNT", "UNE", "UNZ", "UIB", "UIH", "UIT", "UIZ")
_MARKS = {
    "PNRGOV": frozenset(("SRC", "TIF", "RCI", "TVL", "MSG", "SSR")),
    "CUSRES": frozenset(("ERP", "ERC")),
    "PAXLST": frozenset(("NAD", "TDT", "NAT", "ATT", "BGM")),
}


@dataclass
class Message:
    """One message: its kind, its header and trailer where there are any, and the segments between them."""

    kind: str
    segments: list[Segment]
    header: Segment | None = None
    trailer: Segment | None = None
    interchange: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def interactive(self) -> bool:
        """Whether it is a message of a dialogue (UIH), not of an interchange (UNH)."""
        return self.header is not None and self.header.tag == "UIH"

    @property
    def identifier_at(self) -> int:
        """Which element of the header names kind and version."""
        return 1 if self.interactive else 2

    @property
    def reference(self) -> str:
        return self.header.value(2 if self.interactive else 1) if self.header else ""

    @property
    def part(self) -> tuple[str, int | None, str]:
        """Common access (or dialogue) reference, number of the part, and its mark: C first, F final; empty where not
        stated."""
        if self.header is None:
            return "", None, ""
        number, mark = self.header.value(4, 1), self.header.value(4, 2)
        return self.header.value(3), int(number) if number.isascii() and number.isdigit() else None, mark.upper()


def messages_of(segments: list[Segment], problems: list[Problem], *, text_end: int) -> list[Message]:
    """The messages of a file in order. What is wrong with an interchange stands in `problems`, with a message in its own."""
    return _Opening(problems, text_end).read(segments)


class _Opening:
    """The state of one pass over the segments of a file."""

    def __init__(self, problems: list[Problem], text_end: int) -> None:
        self.problems, self.text_end = problems, text_end
        self.found: list[Message] = []
        self.open: Message | None = None
        self.interchange: dict[str, Any] = {}
        self.unb: Segment | None = None
        self.ung: Segment | None = None
        self.in_interchange = self.in_group = self.groups = 0

    def read(self, segments: list[Segment]) -> list[Message]:
        for segment in segments:
            if not is_tag(segment.tag):
                self._not_a_segment(segment)
                continue
            handle = getattr(self, f"_{segment.tag.lower()}", None) if segment.tag in _SERVICE else None
            if handle is not None:
                handle(segment)
            else:
                self._inside(segment)
        self._close_message(None)
        if self.unb is not None:
            rule = "the interchange has no UNZ or UIZ at its end"
            self._report(self.unb, "no_unz", rule, "Ask whether the file came whole.")
        return self.found

    def _not_a_segment(self, segment: Segment) -> None:
        last = segment.end >= self.text_end or self.unb is None and self.open is None
        what = "text after the last segment" if last and self.open is None else "no segment begins like this"
        problem = _at(segment, "text_outside" if last else "no_segment", what, "Kept in the file, not read.")
        (self.open.problems if self.open else self.problems).append(problem)

    def _unb(self, segment: Segment) -> None:
        self._close_message(None)
        if self.unb is not None:
            self._report(self.unb, "no_unz", "the interchange has no UNZ before the next begins", "Ask for it whole.")
        self.unb, self.ung, self.in_interchange, self.groups = segment, None, 0, 0
        self.interchange = {
            "syntax": ":".join(part for part in (segment.elements[0] if segment.elements else []) if part),
            "sender": segment.value(2), "recipient": segment.value(3),
            "prepared": f"{segment.value(4, 1)}:{segment.value(4, 2)}".strip(":"),
            "reference": segment.value(5), "application": segment.value(7),
        }  # fmt: skip

    def _uib(self, segment: Segment) -> None:
        self._unb(segment)
        self.interchange = {
            "syntax": ":".join(part for part in (segment.elements[0] if segment.elements else []) if part),
            "sender": segment.value(6), "recipient": segment.value(7),
            "prepared": f"{segment.value(8, 1)[-6:]}:{segment.value(8, 2)[:4]}".strip(":"),
            "reference": segment.value(2), "application": segment.value(3), "interactive": True,
        }  # fmt: skip

    def _ung(self, segment: Segment) -> None:
        self._close_message(None)
        self.ung, self.in_group = segment, 0
        self.groups += 1

    def _unh(self, segment: Segment) -> None:
        self._close_message(None)
        message = Message("", [], segment, None, dict(self.interchange))
        message.kind = segment.value(message.identifier_at, 1).upper()
        self.open = message
        self.in_interchange += 1
        self.in_group += 1

    def _uih(self, segment: Segment) -> None:
        self._unh(segment)

    def _unt(self, segment: Segment) -> None:
        if self.open is None:
            self._report(segment, "unt_without_unh", "a message ends that never began", "Nothing is lost by it.")
            return
        message = self.open
        message.trailer = segment
        self._close_message(segment)
        count, reference = (2, 1) if segment.tag == "UIT" else (1, 2)
        stated, held = segment.value(count), len(message.segments) + (message.header is not None) + 1
        if _number(stated) != held:
            rule = f"the message says it has {stated or 'no number of'} segments and has {held}"
            message.problems.append(_at(segment, "segment_count", rule, "Ask whether the message came whole.", count))
        unsaid = message.interactive and not segment.value(reference)  # a dialogue need not say it again
        if message.header is not None and segment.value(reference) != message.reference and not unsaid:
            rule = f"the message begins as {message.reference!r} and ends as {segment.value(reference)!r}"
            step = "Ask whether two messages were mixed."
            message.problems.append(_at(segment, "reference_differs", rule, step, reference))

    def _uit(self, segment: Segment) -> None:
        self._unt(segment)

    def _une(self, segment: Segment) -> None:
        self._close_message(None)
        if self.ung is None:
            self._report(segment, "une_without_ung", "a group ends that never began", "Nothing is lost by it.", wrong=False)
        elif _number(segment.value(1)) != self.in_group:
            rule = f"the group says it has {segment.value(1)} messages and has {self.in_group}"
            self._report(segment, "message_count", rule, "Ask whether messages are missing.", element=1)
        self.ung = None

    def _unz(self, segment: Segment) -> None:
        self._close_message(None)
        if self.ung is not None:
            self._report(self.ung, "no_une", "the group has no UNE at its end", "Ask whether the file came whole.")
        if self.unb is None:
            self._report(segment, "unz_without_unb", "an interchange ends that never began", "Ask for its beginning.")
        else:
            count, reference = (2, 1) if segment.tag == "UIZ" else (1, 2)
            held = self.groups or self.in_interchange
            if _number(segment.value(count)) != held:
                rule = f"the interchange says it has {segment.value(count)} messages or groups and has {held}"
                self._report(segment, "message_count", rule, "Ask whether messages are missing.", element=count)
            unsaid = segment.tag == "UIZ" and not segment.value(reference)
            begun, ended = self.interchange["reference"], segment.value(reference)
            if ended != begun and not unsaid:
                rule = f"the interchange begins as {begun!r} and ends as {ended!r}"
                self._report(segment, "reference_differs", rule, "Ask whether two files were mixed.", element=reference)
        self.unb = self.ung = None

    def _uiz(self, segment: Segment) -> None:
        self._unz(segment)

    def _inside(self, segment: Segment) -> None:
        if self.open is None:
            self.open = Message("", [], None, None, dict(self.interchange))
            rule = "the message has no UNH or UIH before this segment"
            self.open.problems.append(_at(segment, "no_unh", rule, "Ask for the message's beginning."))
        self.open.segments.append(segment)

    def _close_message(self, trailer: Segment | None) -> None:
        message = self.open
        if message is None:
            return
        self.open = None
        if trailer is None:
            last = message.segments[-1] if message.segments else message.header
            if last is not None:
                message.problems.append(
                    _at(last, "no_unt", "the message has no UNT or UIT at its end; this is its last segment",
                        "Ask whether the message came whole.")
                )  # fmt: skip
        if message.kind not in _MARKS:
            message.kind = _kind_by_segments(message)
        self.found.append(message)

    def _report(self, segment: Segment, kind: str, rule: str, step: str, *, element: int = 0, wrong: bool = True) -> None:
        self.problems.append(_at(segment, kind, rule, step, element, wrong=wrong))


def _kind_by_segments(message: Message) -> str:
    tags = {segment.tag for segment in message.segments}
    kind = next((kind for kind, marks in _MARKS.items() if len(tags & marks) >= min(2, len(marks))), "")
    at = message.identifier_at
    stated = message.header.value(at, 1) if message.header else ""
    if stated and message.header is not None:
        rule = f"a message of the kind {stated!r}" + (f"; read as {kind}" if kind else "")
        step = "Nothing to do." if kind else "Only PAXLST, PNRGOV and CUSRES are read."
        message.problems.append(_at(message.header, "unknown_message", rule, step, at))
    return kind or stated


def _parts(missing: list[int]) -> str:
    if len(missing) == 1:
        return f"part {missing[0]} is"
    if missing[-1] - missing[0] == len(missing) - 1:
        return f"parts {missing[0]} to {missing[-1]} are"
    return f"parts {', '.join(map(str, missing[:10]))} are"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _at(segment: Segment, kind: str, rule: str, step: str, element: int = 0, *, wrong: bool = True) -> Problem:
    start, end = segment.place(element)
    value = segment.value(element) if element else segment.raw
    return Problem(
        kind, rule, step, value=value, segment=segment.number, tag=segment.tag, element=element or None,
        start=start, end=end, wrong=wrong,
    )  # fmt: skip


def part_problems(messages: list[Message], counted: list[int], stated: list[int | None]) -> Iterator[tuple[int, Problem]]:
    """What is wrong with lists sent in parts: parts that are missing, totals that the parts do not add up to.

    Messages of one common access reference whose parts are numbered belong together; `counted` and `stated` are, for each
    message, the travellers it names and the total it states. Gives (index of the message, problem).
    """
    together: dict[tuple[str, str], list[int]] = {}
    for index, message in enumerate(messages):
        reference, number, mark = message.part
        if number is not None and not (number == 1 and mark == "F"):
            together.setdefault((message.kind, reference), []).append(index)
    grouped = {index for indices in together.values() for index in indices}
    for indices in together.values():
        numbers = sorted(n for n in (messages[index].part[1] for index in indices) if n is not None)
        last = [index for index in indices if messages[index].part[2] == "F"]
        end = (messages[last[-1]].part[1] or 0) if last else 0
        missing = sorted(set(range(1, min(max(end, numbers[-1]), MOST_PARTS) + 1)) - set(numbers))
        at = indices[-1]
        header = messages[at].header
        if header is None:
            continue
        if missing or not last:
            what = f"{_parts(missing)} not in this file" if missing else "no part is marked as the last"
            step = "File the other parts too; the total cannot be held against the list before."
            yield at, _at(header, "part_missing", f"the list was sent in parts and {what}", step, 4, wrong=False)
            continue
        total = next((stated[index] for index in reversed(indices) if stated[index] is not None), None)
        held = sum(counted[index] for index in indices)
        own = all(stated[index] in (None, counted[index]) for index in indices)
        if total is not None and total != held and not own:
            rule = f"the parts state {total} travellers in all and name {held}"
            yield at, Problem("person_count", rule, "Ask whether travellers are missing.", value=str(total))
    for index, message in enumerate(messages):
        total = stated[index]
        if index not in grouped and total is not None and total != counted[index]:
            where = next((s for s in reversed(message.segments) if s.tag == "CNT"), None)
            rule = f"the message states {total} travellers and names {counted[index]}"
            step = "Ask whether travellers are missing."
            yield index, _at(where, "person_count", rule, step, 1) if where else Problem("person_count", rule, step)
