"""KML and GPX as elements. No document type and no entities of its own: nothing is fetched, nothing grows by unpacking."""

from xml.parsers import expat

from rabta.intake.formats.land.claimed import LandUnreadable

DEEPEST = 64
MOST = 4_000_000  # elements


class Element:
    """One element: its name and attributes without prefixes, its text, its children."""

    __slots__ = ("name", "attributes", "parts", "children")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.parts: list[str] = []
        self.children: list[Element] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def said(self, name: str) -> str:
        """The text of the first child of this name, in one line; empty where there is none."""
        found = next((each for each in self.children if each.name == name), None)
        return " ".join(found.text.split()) if found else ""

    def everywhere(self, *names: str) -> "list[Element]":
        """Every element of these names below, in order; not within one of them."""
        found: list[Element] = []
        waiting = list(reversed(self.children))
        while waiting:
            each = waiting.pop()
            if each.name in names:
                found.append(each)
            else:
                waiting.extend(reversed(each.children))
        return found


def elements(content: bytes) -> tuple[Element, str]:
    """The root of an XML file, and where it breaks off: empty where it is whole. What stands before the break was read.

    Raises LandUnreadable for a document type, for too many elements, and where nothing was read.
    """
    reading = _Reading()
    try:
        reading.parser.Parse(content, True)
        broken = ""
    except expat.ExpatError as error:
        broken = f"The XML breaks off at line {error.lineno}, column {error.offset}: {expat.ErrorString(error.code)}."
    except (LookupError, ValueError):
        raise LandUnreadable("The XML names an encoding that is not known here. Save it as UTF-8.") from None
    if reading.root is None:
        raise LandUnreadable(f"{broken or 'The XML is empty.'} See that it is the right file.")
    return reading.root, broken


class _Reading:
    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[Element] = []
        self.seen = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler, self.parser.StartDoctypeDeclHandler = self._text, self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self.seen += 1
        if len(self.open) > DEEPEST or self.seen > MOST:
            raise LandUnreadable(
                f"The XML has elements more than {DEEPEST} deep, or more than {MOST:,} of them. Send it in parts."
            )

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1].parts.append(text)

    def _doctype(self, *_what: object) -> None:
        raise LandUnreadable("The XML brings a document type of its own, which is never read. Save it without one.")
