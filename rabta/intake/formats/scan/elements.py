"""The elements of a data set, strictly by its transfer syntax: what does not add up is refused at its byte, never guessed.

Grammar: DICOM PS3.5 sections 7 and A.4 (data elements, sequences of items, fragments).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rabta.intake.formats.scan.limits import DEEPEST, MOST_ELEMENTS
from rabta.intake.formats.scan.problems import SEND_AGAIN, Problem, Refused, tag_name
from rabta.intake.formats.scan.tags import NAMED, SEQUENCES

SHORT = frozenset(b"AE AS AT CS DA DS DT FL FD IS LO LT PN SH SL SS ST TM UI UL US".split())
LONG = frozenset(b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split())
UNDEFINED = 0xFFFFFFFF
PIXELS = 0x7FE00010
_ITEM, _ITEM_ENDS, _SEQUENCE_ENDS = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its number, representation, where its value lies, and the items or fragments inside, where it has any."""

    tag: int
    vr: str
    at: int
    start: int
    end: int
    items: "tuple[DataSet, ...]" = ()
    fragments: tuple[tuple[int, int], ...] = ()
    encapsulated: bool = False


@dataclass(slots=True)
class DataSet:
    """Elements by number, in the order they stand."""

    elements: dict[int, Element] = field(default_factory=dict)
    end: int = 0


@dataclass(frozen=True)
class Syntax:
    """How the elements are written."""

    implicit: bool = False
    big: bool = False

    @property
    def order(self) -> str:
        return "big" if self.big else "little"


class Walk:
    """One walk over the bytes of a data set. `problems` gathers what is told and does not stop it."""

    def __init__(self, content: bytes, syntax: Syntax) -> None:
        self.content, self.syntax = content, syntax
        self.problems: list[Problem] = []
        self._count = 0
        self._noted: set[str] = set()

    def data_set(
        self, at: int, end: int, *, depth: int = 0, delimited: bool = False, syntax: Syntax | None = None
    ) -> DataSet:
        """The elements from `at` on: to `end`, or, where `delimited`, to the mark that ends an item."""
        syntax = syntax or self.syntax
        if depth > DEEPEST:
            raise Refused(Problem("nested", f"sequences lie more than {DEEPEST} deep", f"{SEND_AGAIN}.", at=at))
        read, last = DataSet(), -1
        while at < end or delimited:
            tag, length, vr, start = self._head(at, end, syntax)
            if delimited and tag == _ITEM_ENDS:
                read.end = start
                return read
            if tag >> 16 == 0xFFFE:
                raise _bad("malformed", "the end of an item stands outside any item", tag, at)
            if tag in read.elements:
                raise _bad("twice", "one element stands twice, and two readers would read two things", tag, at)
            if tag < last:
                self._note("order", "elements stand out of order", tag, at)
            element = self._element(tag, vr, length, at, start, end, depth, syntax)
            read.elements[tag] = element
            last, at = tag, element.end
        read.end = at
        return read

    def _head(self, at: int, end: int, syntax: Syntax) -> tuple[int, int, str, int]:
        """Tag, length, representation and first byte of the value of the element at `at`."""
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise Refused(
                Problem("too_many_elements", f"it holds more than {MOST_ELEMENTS:,} elements", f"{SEND_AGAIN}.", at=at)
            )
        if end - at < 8:
            raise _cut(at, f"{end - at} bytes are left where an element begins")
        content, order = self.content, syntax.order
        group, number = (int.from_bytes(content[place : place + 2], order) for place in (at, at + 2))  # type: ignore[arg-type]
        tag = group << 16 | number
        if syntax.implicit or group == 0xFFFE:
            return tag, int.from_bytes(content[at + 4 : at + 8], order), self._known_vr(tag), at + 8  # type: ignore[arg-type]
        vr = content[at + 4 : at + 6]
        if vr in SHORT:
            return tag, int.from_bytes(content[at + 6 : at + 8], order), vr.decode(), at + 8  # type: ignore[arg-type]
        if vr not in LONG:
            raise _bad("malformed", f"{vr!r} is no value representation", tag, at)
        if end - at < 12:
            raise _cut(at, "the file ends inside an element's length")
        return tag, int.from_bytes(content[at + 8 : at + 12], order), vr.decode(), at + 12  # type: ignore[arg-type]

    @staticmethod
    def _known_vr(tag: int) -> str:
        if tag in SEQUENCES:
            return "SQ"
        return NAMED[tag][1] if tag in NAMED else "UN"

    def _element(self, tag: int, vr: str, length: int, at: int, start: int, end: int, depth: int, syntax: Syntax) -> Element:
        if length == UNDEFINED:
            if tag == PIXELS:
                fragments, after = self._fragments(start, end, syntax)
                return Element(tag, vr, at, start, after, fragments=fragments, encapsulated=True)
            if vr not in ("SQ", "UN"):
                raise _bad("malformed", f"a value of representation {vr} has no length", tag, at)
            inside = Syntax(implicit=True) if vr == "UN" and not syntax.implicit else syntax
            items, after = self._items(start, end, depth, inside, ends=True)
            return Element(tag, "SQ", at, start, after, items=items)
        if start + length > end:
            missing = start + length - end
            raise _cut(at, f"its value has {length:,} bytes, of which {missing:,} are missing", tag)
        if length % 2:
            self._note("odd_length", "a value has an odd number of bytes", tag, at)
        if vr == "SQ" or (vr == "UN" and tag in SEQUENCES):
            inside = Syntax(implicit=True) if vr == "UN" and not syntax.implicit else syntax
            items, _ = self._items(start, start + length, depth, inside, ends=False)
            return Element(tag, "SQ", at, start, start + length, items=items)
        return Element(tag, vr, at, start, start + length)

    def _items(self, at: int, end: int, depth: int, syntax: Syntax, *, ends: bool) -> tuple[tuple[DataSet, ...], int]:
        items: list[DataSet] = []
        while ends or at < end:
            tag, length, _, start = self._head(at, end, syntax)
            if ends and tag == _SEQUENCE_ENDS:
                return tuple(items), start
            if tag != _ITEM:
                raise _bad("malformed", "a sequence holds something that is no item", tag, at)
            if length == UNDEFINED:
                item = self.data_set(start, end, depth=depth + 1, delimited=True, syntax=syntax)
            else:
                if start + length > end:
                    raise _cut(at, f"an item has {length:,} bytes, of which {start + length - end:,} are missing", tag)
                item = self.data_set(start, start + length, depth=depth + 1, syntax=syntax)
            items.append(item)
            at = item.end
        return tuple(items), at

    def _fragments(self, at: int, end: int, syntax: Syntax) -> tuple[tuple[tuple[int, int], ...], int]:
        found: list[tuple[int, int]] = []
        while True:
            tag, length, _, start = self._head(at, end, syntax)
            if tag == _SEQUENCE_ENDS:
                return tuple(found), start
            if tag != _ITEM or length == UNDEFINED:
                raise _bad("malformed", "compressed pixels hold something that is no fragment", tag, at)
            if start + length > end:
                raise _cut(at, f"a fragment has {length:,} bytes, of which {start + length - end:,} are missing", PIXELS)
            found.append((start, start + length))
            at = start + length

    def _note(self, kind: str, rule: str, tag: int, at: int) -> None:
        if kind not in self._noted:
            self._noted.add(kind)
            self.problems.append(
                Problem(kind, rule, "Read as it stands; tell the maker of the device.", tag=tag_name(tag), at=at)
            )


def _bad(kind: str, rule: str, tag: int, at: int) -> Refused:
    return Refused(Problem(kind, rule, f"{SEND_AGAIN}.", tag=tag_name(tag), at=at))


def _cut(at: int, rule: str, tag: int | None = None) -> Refused:
    return Refused(
        Problem("truncated", rule, f"The object was cut off. {SEND_AGAIN}.", tag=tag_name(tag) if tag else None, at=at)
    )


def inner(data_set: DataSet) -> Iterator[DataSet]:
    """The data set and all that lie inside it, outermost first."""
    yield data_set
    for element in data_set.elements.values():
        for item in element.items:
            yield from inner(item)
