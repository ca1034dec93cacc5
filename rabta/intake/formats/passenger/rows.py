"""A passenger message as rows of a report: the message and its flights, its bookings, and each traveller apart.

Each traveller is a row of its own, so that a child's words can be withheld and a grown-up's beside it be read. What the row
of one traveller says of a child who travels along is left to the child's row.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rabta.intake.formats.passenger.gathered import Gathered
from rabta.intake.formats.passenger.names import YOUNG, squeezed
from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.reader import gather
from rabta.vocabulary.rules.country_codes import two_letters
from rabta.vocabulary.rules.documents.travel import may_be_a_child

Span = tuple[str, int, int, int, str | None]
"""(JSON Pointer into `read`, part, start, end, column): code points of the row's text."""

_ROLES = {"transit passenger": "passenger", "transit crew": "crew", "gate pass holder": "other"}
_GENDERS = {"M": "male", "F": "female"}
_KINDS = {"visa": "visa"}
_TELLING = ("services", "remarks", "also", "references", "addresses", "contacts")


@dataclass(frozen=True)
class StatedRow:
    """One row. `read` is None where the file could not be read, and `problem` says why. `child`: of or with a child."""

    text: str
    read: dict[str, Any] | None
    problem: dict[str, Any] | None = None
    spans: Sequence[Span] = field(default_factory=tuple)
    cells: dict[str, Any] | None = None
    child: bool = False


def stated_rows(content: bytes, *, name: str, on: date) -> Iterator[StatedRow]:
    """The rows of a file: for each message one of its own, one for each booking, one for each traveller, in that order."""
    for number, gathered in enumerate(gather(content, name=name, on=on)):
        if isinstance(gathered, dict):
            yield StatedRow(str(gathered["error"]["value"] or ""), None, gathered["error"])
        else:
            yield from _Rows(gathered, number, name).all()


class _Rows:
    """The rows of one message."""

    def __init__(self, gathered: Gathered, message_no: int, file: str) -> None:
        self.out, self.message_no, self.file = gathered, message_no, file
        self.starts = [start for start, _ in gathered.units]
        self.date = gathered.departed_on()
        self.travels = self.date.isoformat() if any(f["departs"] for f in gathered.flights) else None
        self.children = {at for at in range(len(gathered.persons)) if self._is_child(at)}
        self.units_of = [self._units(at) for at in range(len(gathered.persons))]
        self.childs_units = {unit for at in self.children for unit in self.units_of[at]}
        self.childs_words = {word for at in self.children for word in self._words_of(at)}
        self.problems = self._problems()

    def all(self) -> Iterator[StatedRow]:
        yield self._message()
        for index in range(len(self.out.records)):
            yield self._booking(index)
        for at in range(len(self.out.persons)):
            yield self._traveller(at)

    def _is_child(self, at: int) -> bool:
        """By the birth as documented, else by what was booked; where neither says anything, a traveller is grown up."""
        person = self.out.persons[at]
        young = may_be_a_child(person["born"], self.date)
        if young is not None:
            return young
        return person["type"] in ("child", "infant", "unaccompanied minor") or str(person["title"] or "") in YOUNG

    def _words_of(self, at: int) -> set[str]:
        """What a child may be known by in somebody else's words."""
        person = self.out.persons[at]
        numbers = {squeezed(self.out.documents[index]["number"]) for index in person["documents"]}
        names = {squeezed(person[part] or "") for part in ("given_names", "name")}
        return {word for word in numbers | names if len(word) > 1}

    def _of_a_child(self, text: str) -> bool:
        said = squeezed(text)
        return any(word in said for word in self.childs_words)

    def _units(self, at: int) -> list[tuple[int, int]]:
        """The pieces of the text that a traveller was read from, in order, none inside another."""
        wanted = {segment.place() for segment in self.out.stood_in[at]}
        for pointer in self._pointers(at):
            for place in self.out.spans[pointer]:
                if isinstance(place, list):
                    wanted.add(self._unit(place[0], place[1]))
        kept: list[tuple[int, int]] = []
        for start, end in sorted(wanted, key=lambda unit: (unit[0], -unit[1])):
            if not kept or end > kept[-1][1]:
                kept.append((start, end))
        return kept

    def _unit(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and self.out.units[at][1] >= end:
            return self.out.units[at]
        return start, end

    def _pointers(self, at: int) -> list[str]:
        person = self.out.persons[at]
        roots = [
            f"/persons/{at}/",
            *(f"/documents/{n}/" for n in person["documents"]),
            *(f"/bags/{n}/" for n in person["bags"]),
        ]
        return [pointer for root in roots for pointer in self.by_root.get(root, ())]

    @property
    def by_root(self) -> dict[str, list[str]]:
        """Pointers by the object they point into."""
        if not hasattr(self, "_by_root"):
            self._by_root: dict[str, list[str]] = {}
            for pointer in self.out.spans:
                self._by_root.setdefault("/".join(pointer.split("/")[:3]) + "/", []).append(pointer)
        return self._by_root

    def _message(self) -> StatedRow:
        taken = {unit for units in self.units_of for unit in units}
        first_booking = min(self.out.record_starts, default=len(self.out.text))
        units = [unit for unit in self.out.units if unit not in taken and unit[0] < first_booking]
        if not self.out.units and self.out.text:
            units = [(0, min(first_booking, 20_000))]
        titles = self.out.message.get("titles")
        text, shift = _text(self.out.text, units) if units else ("\n".join(titles or [self.file]), {})
        pointers = [p for p in self.out.spans if p.startswith(("/message/", "/flights/", "/answers/"))]
        read = {
            "kind": "manifest", "date": self.travels, "message_no": self.message_no, "message": self.out.message,
            "flights": self.out.flights, "answers": self._answers(),
            "travellers": len(self.out.persons), "problems": self.problems.get(None, []), "incidents": [],
        }  # fmt: skip
        return StatedRow(text, read, spans=list(_spans(pointers, self.out.spans, shift, lambda pointer: pointer)))

    def _answers(self) -> list[dict[str, Any]]:
        return [{name: value for name, value in each.items() if name != "text" or not self._of_a_child(str(value))}
                for each in self.out.answers]  # fmt: skip

    def _booking(self, index: int) -> StatedRow:
        starts = self.out.record_starts
        start, end = starts[index], starts[index + 1] if index + 1 < len(starts) else len(self.out.text) + 1
        taken = {unit for units in self.units_of for unit in units}
        units = [unit for unit in self.out.units if start <= unit[0] < end and unit not in taken]
        record = self.out.records[index]
        child = any(at in self.children for at in record["persons"])
        pointers = [p for p in self.out.spans if p.startswith(f"/records/{index}/")]
        if not self.out.units:
            units = [place for p in pointers for place in map(tuple, self.out.spans[p])]
            units = _outermost(units)
        text, shift = _text(self.out.text, units)
        read = {
            "kind": "booking", "date": self.travels, "message_no": self.message_no, "record_no": index,
            "bookings": [record], "problems": self.problems.get(("record", index), []), "incidents": [],
        }  # fmt: skip
        spans = _spans(pointers, self.out.spans, shift, lambda p: p.replace(f"/records/{index}/", "/bookings/0/", 1))
        return StatedRow(text, read, spans=list(spans), child=child)

    def _traveller(self, at: int) -> StatedRow:
        person = dict(self.out.persons[at])
        child = at in self.children
        units = self.units_of[at]
        if not child and self.children:
            units = [unit for unit in units if unit not in self.childs_units or self._is_own_name(at, unit)]
            units = [unit for unit in units if not self._of_a_child(self.out.text[unit[0] : unit[1]])
                     or self._is_own_name(at, unit)]  # fmt: skip
            for name in _TELLING:
                if name in person:
                    person[name] = [each for each in person[name] if not self._of_a_child(str(each))]
        documents = [self.out.documents[index] for index in person["documents"]]
        bags = [self.out.bags[index] for index in person["bags"]]
        cells = person.pop("cells", None)
        read = {
            "kind": "traveller", "date": self.travels, "message_no": self.message_no, "traveller_no": at,
            "persons": [self._stated(person, documents, child=child)], "documents": documents, "bags": bags,
            "legs": self._legs(person), "baggage": person.get("baggage"),
            "problems": self.problems.get(("person", at), []), "incidents": [],
        }  # fmt: skip
        renamed = self._renamed(at)
        if cells is not None:
            text, spans = _of_cells(cells, self._pointers(at), self.out.spans, renamed)
            return StatedRow(text, read, spans=spans, cells=cells, child=child)
        text, shift = _text(self.out.text, units)
        return StatedRow(text, read, spans=list(_spans(self._pointers(at), self.out.spans, shift, renamed)), child=child)

    def _is_own_name(self, at: int, unit: tuple[int, int]) -> bool:
        places = self.out.spans.get(f"/persons/{at}/name", [])
        return any(isinstance(place, list) and unit[0] <= place[0] <= unit[1] for place in places[:1])

    def _renamed(self, at: int) -> Any:
        person = self.out.persons[at]
        names = {f"/persons/{at}/": "/persons/0/"}
        names |= {f"/documents/{index}/": f"/documents/{n}/" for n, index in enumerate(person["documents"])}
        names |= {f"/bags/{index}/": f"/bags/{n}/" for n, index in enumerate(person["bags"])}

        def renamed(pointer: str) -> str:
            root = "/".join(pointer.split("/")[:3]) + "/"
            return names[root] + pointer[len(root) :]

        return renamed

    def _legs(self, person: dict[str, Any]) -> list[dict[str, Any]]:
        """The flights somebody travels on, with the seat on each."""
        if person.get("record") is not None:
            flights = self.out.records[person["record"]]["legs"] or [
                n for n, f in enumerate(self.out.flights) if f["of_message"]
            ]
        elif person.get("flight") is not None:
            flights = [person["flight"]]
        else:
            flights = list(range(len(self.out.flights)))
        seats: dict[int | None, str] = {}
        for each in person["seats"]:
            seats[each["flight"]] = each["seat"]
        sequences = {each["flight"]: each["sequence"] for each in person.get("check_in", [])}
        return [
            {"flight": index, "seat": seats.get(index), "sequence": sequences.get(index) or person.get("sequence"),
             "cabin": person.get("cabin") or person.get("booking_class"), "record": person.get("record")}
            for index in flights
        ]  # fmt: skip

    def _stated(self, person: dict[str, Any], documents: list[dict[str, Any]], *, child: bool) -> dict[str, Any]:
        """The traveller as mentions of persons are stated, with everything else the message says beside it."""
        booked = self.out.records[person["record"]] if person.get("record") is not None else {}
        contacts = [*person.get("contacts", []), *booked.get("contacts", [])]
        if not child:
            contacts = [each for each in contacts if not self._of_a_child(str(each))]
        identifiers = [_identifier(each) for each in documents]
        identifiers += [{"kind": "phone", "value": each["value"]} for each in contacts if each["kind"] == "phone"]
        identifiers += [{"kind": "email", "value": each["value"]} for each in contacts if each["kind"] == "email"]
        identifiers += [{"kind": "ticket", "value": each["number"], "check": each.get("check_holds")}
                        for each in person.get("tickets", [])]  # fmt: skip
        for place in person.get("addresses", []):
            parts = [place.get(part, "") for part in ("street", "city", "region", "postal_code", "country")]
            identifiers.append({"kind": "address", "value": ", ".join(part for part in parts if part)})
        father = person.get("father")
        seen: list[dict[str, Any]] = []
        for each in identifiers:
            if each["kind"] and each not in seen:
                seen.append(each)
        return {
            **{name: value for name, value in person.items() if name not in ("documents", "bags", "no", "row")},
            "father": father or "", "gender": _GENDERS.get(person["gender"] or "", ""),
            "nationality": two_letters(person["nationality"] or ""), "nationality_written": person["nationality"],
            "role": _ROLES.get(person["role"], person["role"]), "role_written": person["role"],
            "protected": "child" if child else None, "identifiers": seen,
        }  # fmt: skip

    def _problems(self) -> dict[Any, list[dict[str, Any]]]:
        """Every problem with the row it belongs to: a traveller's, a booking's, else the message's. What names a child and
        no place stands with the child."""
        found: dict[Any, list[dict[str, Any]]] = {}
        owner: dict[tuple[int, int], int] = {}
        for at in range(len(self.out.persons)):
            for unit in self.units_of[at]:
                if unit not in owner or at in self.children:
                    owner[unit] = at
        rows = {int(person["row"]): at for at, person in enumerate(self.out.persons) if person.get("row")}
        for problem in self.out.problems:
            found.setdefault(self._owner(problem, owner, rows), []).append(problem.told(self.file))
        return found

    def _owner(self, problem: Problem, owner: dict[tuple[int, int], int], rows: dict[int, int]) -> Any:
        child = next(
            (at for at in sorted(self.children)
             if any(word in squeezed(f"{problem.value} {problem.rule}") for word in self._words_of(at))),
            None,
        )  # fmt: skip
        if child is not None:
            return ("person", child)
        line = problem.row or (int("".join(filter(str.isdigit, problem.cell))) if problem.cell else None)
        if line is not None and line in rows:
            return ("person", rows[line])
        if problem.start is None or problem.end is None:
            return None
        unit = self._unit(problem.start, problem.end)
        if unit in owner:
            return ("person", owner[unit])
        record = bisect_right(self.out.record_starts, problem.start) - 1
        return ("record", record) if record >= 0 else None


def _identifier(document: dict[str, Any]) -> dict[str, Any]:
    """A document as an identifier of a person; without a kind where mentions know none of it."""
    kind = str(document["kind"] or "")
    if "passport" in kind:
        named = "passport"
    elif "identity card" in kind and (document["issuer"] or "PAK") in ("PAK", "PK"):
        named = "cnic"
    else:
        named = _KINDS.get(kind, "passport" if kind == "" and document["code"] is None else "")
    return {"kind": named, "value": document["number"], "issuer": document["issuer"] or "", "expires": document["expires"]}


def _outermost(units: Sequence[tuple[int, ...]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for unit in sorted(set(units), key=lambda each: (each[0], -each[1])):
        if not kept or unit[1] > kept[-1][1]:
            kept.append((unit[0], unit[1]))
    return kept


Shift = dict[tuple[int, int], int]


def _text(text: str, units: Sequence[tuple[int, int]]) -> tuple[str, Shift]:
    """Pieces of a text, one a line, and where each begins in what is given."""
    parts, shift, at = [], {}, 0
    for start, end in units:
        piece = text[start:end]
        shift[(start, end)] = at
        parts.append(piece)
        at += len(piece) + 1
    return "\n".join(parts), shift


def _spans(pointers: Sequence[str], spans: dict[str, list[Any]], shift: Shift, renamed: Any) -> Iterator[Span]:
    units = sorted(shift)
    starts = [start for start, _ in units]
    for pointer in pointers:
        for part, place in enumerate(spans[pointer]):
            if not isinstance(place, list):
                continue
            at = bisect_right(starts, place[0]) - 1
            if at >= 0 and units[at][1] >= place[1]:
                begun = shift[units[at]] + place[0] - units[at][0]
                yield renamed(pointer), part, begun, begun + place[1] - place[0], None


def _of_cells(
    cells: dict[str, Any], pointers: Sequence[str], spans: dict[str, list[Any]], renamed: Any
) -> tuple[str, list[Span]]:
    """A line of a sheet as text, cells joined by tabs, with the spans of its values."""
    starts, at = {}, 0
    for header, value in cells.items():
        starts[header] = (at, at + len(str(value)))
        at += len(str(value)) + 1
    found: list[Span] = []
    for pointer in pointers:
        for part, place in enumerate(spans[pointer]):
            if isinstance(place, dict) and place["column"] in starts:
                start, end = starts[place["column"]]
                found.append((renamed(pointer), part, start, end, place["column"]))
    return "\t".join(str(value) for value in cells.values()), found
