"""An XML text as elements that know where they stand; what was read before a fault is kept.

No document type and no entities of its own are accepted: nothing outside is fetched and nothing grows by unpacking.
"""

from bisect import bisect_right
from itertools import accumulate
from xml.parsers import expat

from rabta.intake.formats.passenger.problems import Problem

DEEPEST = 64


class Element:
    """One element: its name without a prefix, attributes without prefixes, text, children, and its place."""

    __slots__ = ("name", "attributes", "text", "children", "start", "end")

    def __init__(self, name: str, attributes: dict[str, str], start: int) -> None:
        self.name, self.attributes, self.start, self.end = name, attributes, start, start
        self.text = ""
        self.children: list[Element] = []

    def get(self, *names: str) -> str:
        """The first of some attributes that is stated; empty where none is."""
        return next((self.attributes[name].strip() for name in names if self.attributes.get(name, "").strip()), "")

    def child(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next((each for each in self.children if each.name == name), None)

    def all(self, *names: str) -> "list[Element]":
        """The children of these names, in order."""
        return [each for each in self.children if each.name in names]

    def said(self, name: str) -> str:
        """The text of the first child of this name; empty where there is none."""
        found = self.child(name)
        return " ".join(found.text.split()) if found else ""

    def everywhere(self, name: str) -> "list[Element]":
        """Every element of this name below, in order."""
        found: list[Element] = []
        waiting = list(reversed(self.children))
        while waiting:
            each = waiting.pop()
            if each.name == name:
                found.append(each)
            waiting.extend(reversed(each.children))
        return found

    @property
    def place(self) -> list[int]:
        """Start and end in code points."""
        return [self.start, self.end]


class _Refused(Exception):
    pass


def tree(text: str) -> tuple[Element | None, list[Problem]]:
    """The root of an XML text as far as it can be read, and what is wrong with it. Never raises."""
    reading = _Tree(text)
    return reading.root, reading.problems


class _Tree:
    def __init__(self, text: str) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.problems: list[Problem] = []
        self._ends = None if text.isascii() else list(accumulate(len(sign.encode("utf-8", "replace")) for sign in text))
        body = text.encode("utf-8", "replace")
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler, self.parser.StartDoctypeDeclHandler = self._text, self._doctype
        try:
            self.parser.Parse(body, True)
        except _Refused as refusal:
            self._wrong("xml_refused", str(refusal), "Ask for the message without a document type.")
        except expat.ExpatError as error:
            rule = f"the XML breaks off or is wrong here ({expat.ErrorString(error.code)}, line {error.lineno})"
            self._wrong("broken_xml", rule, "What stands before it was read; ask for the whole message.")
        for element in self.open:
            element.end = len(text)

    def _at(self) -> int:
        byte = max(self.parser.CurrentByteIndex, 0)
        return byte if self._ends is None else bisect_right(self._ends, byte)

    def _wrong(self, kind: str, rule: str, step: str) -> None:
        at = self._at()
        self.problems.append(Problem(kind, rule, step, start=at, end=at + 1))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items() if not key.startswith("xmlns")}
        element = Element(name.rpartition(":")[2], bare, self._at())
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        if len(self.open) > DEEPEST:
            raise _Refused(f"elements stand more than {DEEPEST} deep in one another")

    def _end(self, _name: str) -> None:
        element = self.open.pop()
        element.end = self._at()

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1].text += text

    def _doctype(self, *_what: object) -> None:
        raise _Refused("the XML brings a document type of its own")
