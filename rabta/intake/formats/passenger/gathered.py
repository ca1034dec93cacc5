"""What one message states, as it is gathered: flights, travellers, documents, bags, bookings, answers, problems.

Every value put in carries its place. Spans are code points of the text, or cells of a sheet, under JSON Pointers.
"""

from datetime import date, datetime
from typing import Any

from rabta.intake.formats.passenger.codes import meaning
from rabta.intake.formats.passenger.flights import flight_number
from rabta.intake.formats.passenger.names import squeezed
from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.segments import Segment
from rabta.vocabulary.rules.documents.alike import bare
from rabta.vocabulary.rules.documents.cnic import cnic, cnic_repairs
from rabta.vocabulary.rules.documents.passports import Fit, passport_fit, passport_repairs
from rabta.vocabulary.rules.documents.phones import phone
from rabta.vocabulary.rules.documents.tickets import bag_tag, following_tags, ticket

Place = Any
"""[start, end] of the text, or {"sheet", "cell", "column"}."""

MOST_BAGS = 99
"""Bags of one traveller that are believed; more is taken for a slip."""


class Gathered:
    """One message being read. `on`: the day that settles two-digit years, the flight's where it is known."""

    def __init__(self, kind: str, *, on: date) -> None:
        self.message: dict[str, Any] = {"kind": kind}
        self.on = on
        self.flights: list[dict[str, Any]] = []
        self.persons: list[dict[str, Any]] = []
        self.documents: list[dict[str, Any]] = []
        self.bags: list[dict[str, Any]] = []
        self.records: list[dict[str, Any]] = []
        self.answers: list[dict[str, Any]] = []
        self.problems: list[Problem] = []
        self.spans: dict[str, list[Place]] = {}
        self.text = ""
        self.units: list[tuple[int, int]] = []
        """The whole text of the file, and where its segments stand that are this message's."""
        self.record_starts: list[int] = []
        self.stood_in: list[list[Segment]] = []
        """For each traveller the segments it was read from, in order."""
        self._documents_of: dict[tuple[int, str], int] = {}
        self._bags_of: dict[tuple[int, str], int] = {}
        self._flight_at: dict[tuple[Any, ...], int] = {}

    def mark(self, pointer: str, place: Place) -> None:
        """Say where the value under `pointer` was read."""
        self.spans.setdefault(pointer, []).append(place)

    def from_segment(self, pointer: str, segment: Segment, element: int = 0, component: int = 0) -> None:
        """The same for a value of a segment."""
        self.spans.setdefault(pointer, []).append(list(segment.place(element, component)))

    def problem(
        self, kind: str, rule: str, next_step: str, segment: Segment | None = None, element: int = 0, component: int = 0,
        *, value: str | None = None, wrong: bool = True,
    ) -> None:  # fmt: skip
        """Report something that is wrong, at a segment or in the message as a whole."""
        if segment is None:
            self.problems.append(Problem(kind, rule, next_step, value=value, wrong=wrong))
            return
        start, end = segment.place(element, component)
        seen = value if value is not None else (segment.value(element, component or 1) if element else segment.raw)
        self.problems.append(
            Problem(kind, rule, next_step, value=seen, segment=segment.number, tag=segment.tag, element=element or None,
                    component=component or None, start=start, end=end, wrong=wrong)
        )  # fmt: skip

    def new_person(self, role: str, segment: Segment | None = None) -> int:
        """Begin a traveller; gives its index."""
        at = len(self.persons)
        self.persons.append(
            {"no": at + 1, "name": None, "surname": None, "given_names": None, "title": None, "role": role, "type": None,
             "gender": None, "born": None, "nationality": None, "documents": [], "bags": [], "seats": []}
        )  # fmt: skip
        self.stood_in.append([segment] if segment else [])
        return at

    def name_person(self, at: int, *, surname: str, given: str, title: str, place: Place) -> None:
        """Give a traveller its name as written and in parts."""
        person = self.persons[at]
        person["surname"], person["given_names"], person["title"] = surname or None, given or None, title or None
        person["name"] = f"{given} {surname}".strip() or None
        self.mark(f"/persons/{at}/name", place)

    def set(self, at: int, field: str, value: Any, segment: Segment, element: int, component: int = 1) -> None:
        """Set a traveller's field where it is not set already; what differs from what stands is a problem."""
        if value in (None, ""):
            return
        person = self.persons[at]
        if person.get(field) in (None, value):
            person[field] = value
            self.from_segment(f"/persons/{at}/{field}", segment, element, component)
        else:
            self.problem(
                f"two_values_of_{field}", f"{field.replace('_', ' ')} was {person[field]} before; the first is kept",
                "Look at the traveller's document.", segment, element, component,
            )  # fmt: skip

    def add(self, at: int, field: str, entry: dict[str, Any], place: Place) -> None:
        """Add an entry to a list of a traveller, once."""
        entries = self.persons[at].setdefault(field, [])
        if entry not in entries:
            entries.append(entry)
        self.mark(f"/persons/{at}/{field}/{entries.index(entry)}", place)

    def contact(self, at: int | None, kind: str, value: str, place: Place, *, record: int | None = None) -> None:
        """A phone, address of e-mail or fax, of a traveller or of a whole booking; a phone also in one form."""
        entry: dict[str, Any] = {"kind": kind, "value": value}
        if kind in ("phone", "fax"):
            found = phone(value)
            entry["e164"] = found.e164 if found else None
        if at is not None:
            self.add(at, "contacts", entry, place)
        elif record is not None:
            entries = self.records[record].setdefault("contacts", [])
            if entry not in entries:
                entries.append(entry)
            self.mark(f"/records/{record}/contacts/{entries.index(entry)}", place)

    def document(self, at: int, code: str, number: str, place: Place, **stated: Any) -> int | None:
        """A document of a traveller; the same number again adds to what is known of it. None without a number."""
        number = number.strip()
        if not number:
            return None
        key = (at, bare(number) or number)
        index = self._documents_of.get(key)
        if index is None:
            index = len(self.documents)
            self._documents_of[key] = index
            self.documents.append(
                {"no": index + 1, "person": at, "code": code or None, "kind": meaning("documents", code) if code else None,
                 "number": number, "issuer": None, "expires": None, "issued": None}
            )  # fmt: skip
            self.persons[at]["documents"].append(index)
        document = self.documents[index]
        for name, value in stated.items():
            if value not in (None, "") and document.get(name) is None:
                document[name] = value
        if code and document["code"] is None:
            document["code"], document["kind"] = code, meaning("documents", code)
        self.mark(f"/documents/{index}/number", place)
        return index

    def seat(self, at: int | None, seat: str, flight: int | None, place: Place, *, record: int | None = None) -> None:
        """A seat of a traveller on a flight; one that nobody is named for stands with the booking."""
        entry = {"seat": seat, "flight": flight}
        if at is not None:
            self.add(at, "seats", entry, place)
        elif record is not None:
            self.records[record].setdefault("seats", []).append(entry)
            self.mark(f"/records/{record}/seats/{len(self.records[record]['seats']) - 1}", place)

    def ticket(self, at: int, written: str, place: Place) -> None:
        """An electronic ticket of a traveller."""
        found = ticket(written)
        entry: dict[str, Any] = {"number": found.number if found else written}
        if found:
            entry |= {"airline": found.airline, "check_holds": found.check_holds}
        self.add(at, "tickets", entry, place)

    def bag(self, at: int, tag: str | None, place: Place, *, flight: int | None = None, **stated: Any) -> int:
        """One bag of a traveller; the same tag on another leg is the same bag."""
        key = (at, bare(tag)) if tag else (at, f"\x00{len(self.bags)}")
        index = self._bags_of.get(key)
        if index is None:
            index = len(self.bags)
            self._bags_of[key] = index
            known = bag_tag(tag) if tag else None
            self.bags.append(
                {"no": index + 1, "person": at, "tag": tag, "airline": known.airline if known else None, "weight": None,
                 "unit": None, "to": None, "flights": []}
            )  # fmt: skip
            self.persons[at]["bags"].append(index)
        bag = self.bags[index]
        bag.update({name: value for name, value in stated.items() if value not in (None, "") and bag.get(name) is None})
        if flight is not None and flight not in bag["flights"]:
            bag["flights"].append(flight)
        self.mark(f"/bags/{index}/tag", place)
        return index

    def flight(
        self, *, carrier: str | None, number: str | None, origin: str | None, destination: str | None,
        departs: str | None, arrives: str | None, of_message: bool, **stated: Any,
    ) -> tuple[int, bool]:  # fmt: skip
        """A flight of the message or of a booking: its index, and whether it is new."""
        key = (carrier, (number or "").lstrip("0"), origin, destination, (departs or "")[:10])
        index = self._flight_at.get(key)
        new = index is None
        shared = self._sold_by_another(stated.get("operated_by"), carrier, origin, destination, departs) if new else None
        if index is None:
            index = len(self.flights)
            self._flight_at[key] = index
            self.flights.append(
                {"no": index + 1, "flight": flight_number(carrier, number), "carrier": carrier, "number": number,
                 "origin": origin, "destination": destination, "departs": departs, "arrives": arrives,
                 "of_message": of_message}
            )  # fmt: skip
        flight = self.flights[index]
        if shared is not None:
            flight["same_as"] = shared
        flight["of_message"] = flight["of_message"] or of_message
        for name, value in {"departs": departs, "arrives": arrives, **stated}.items():
            if value not in (None, "") and (flight.get(name) is None or len(str(value)) > len(str(flight[name]))):
                flight[name] = value
        return index, new

    def _sold_by_another(
        self, operated_by: Any, carrier: str | None, origin: str | None, destination: str | None, departs: str | None
    ) -> int | None:
        """The flight that another airline sells under its own number: who flies it, where and when are the same."""
        if not operated_by or operated_by == carrier or not departs:
            return None
        for index, flight in enumerate(self.flights):
            if (flight["carrier"], flight["origin"], flight["destination"], flight["departs"]) == (
                operated_by, origin, destination, departs
            ):  # fmt: skip
                return index
        return None

    def departed_on(self) -> date:
        """The day that two-digit years are read against: that of the message's flight, else `on`."""
        days = [flight["departs"][:10] for flight in self.flights if flight["departs"]]
        own = [flight["departs"][:10] for flight in self.flights if flight["of_message"] and flight["departs"]]
        return date.fromisoformat(min(own or days)) if days else self.on

    def person_called(self, surname: str, given: str, among: list[int]) -> int | None:
        """The traveller of these names among some, spaces and cut ends set aside; None where none or two are."""
        wanted = (squeezed(surname), squeezed(given))
        exact = [at for at in among if self._squeezed(at) == wanted]
        if len(exact) == 1:
            return exact[0]
        near = [at for at in among if _runs_on(self._squeezed(at), wanted)]
        return near[0] if len(near) == 1 else None

    def _squeezed(self, at: int) -> tuple[str, str]:
        person = self.persons[at]
        return squeezed(person["surname"] or ""), squeezed(person["given_names"] or "")


def _runs_on(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return bool(one[0]) and one[0] == other[0] and (one[1].startswith(other[1]) or other[1].startswith(one[1]))


def tagged(given: list[tuple[str, int]], stated: int | None) -> tuple[list[tuple[int, str]], str | None]:
    """Tags one by one from tags as written with the number of bags that follow one another; and a problem, or None.

    `given`: (first tag, how many). `stated`: the number of bags the message states, None where it does not. Where the
    run of tags adds up to what is stated they are told one by one; where the tags as written already do, their numbers
    are not believed. Gives (index in `given`, tag), each tag once.

    >>> tagged([("2660009", 2)], 2)[0], tagged([("1026000001", 2), ("1026000002", 3)], 2)[0]
    ([(0, '2660009'), (0, '2660010')], [(0, '1026000001'), (1, '1026000002')])
    """
    run: dict[str, int] = {}
    for index, (tag, pieces) in enumerate(given):
        for each in following_tags(tag, min(pieces, MOST_BAGS)):
            run.setdefault(each, index)
    single: dict[str, int] = {}
    for index, (tag, _) in enumerate(given):
        single.setdefault(tag, index)
    if stated is None or len(run) == stated or len(run) == len(single):
        problem = None if stated in (None, len(run)) or not given else f"{stated} bags are stated and {len(run)} tags given"
        return [(index, tag) for tag, index in run.items()], problem
    if len(single) == stated:
        why = f"the tags run on to {len(run)} bags and {stated} are stated; the tags as written are taken"
        return [(index, tag) for tag, index in single.items()], why
    return [(index, tag) for tag, index in run.items()], f"{stated} bags are stated and the tags run on to {len(run)}"


def document_check(document: dict[str, Any]) -> dict[str, Any]:
    """What the number itself tells: whether it has its state's shape, and forms with one misread character put right."""
    issuer, number = document.get("issuer"), document["number"]
    if document["kind"] in ("identity card", "national identity card") and issuer in ("PAK", "PK"):
        known = cnic(number)
        return {"shape": "fits" if known else "does_not_fit", "repairs": [] if known else list(cnic_repairs(number))}
    if document["kind"] in ("passport", "diplomatic passport", "official passport", "service passport"):
        fit = passport_fit(number, issuer)
        return {"shape": str(fit), "repairs": list(passport_repairs(number, issuer)) if fit is Fit.DOES_NOT_FIT else []}
    return {"shape": None, "repairs": []}


def when(moment: str | None) -> datetime | None:
    """An ISO moment with a time of day; None where only a day, or nothing, is stated."""
    return datetime.fromisoformat(moment) if moment and "T" in moment else None
