"""Bookings of a PNRGOV message, in EDIFACT or XML: who travels in them, and what is told of whom."""

from typing import Any

from rabta.intake.formats.passenger.documents_told import Docs, doca, doco, docs, email_of, infant
from rabta.intake.formats.passenger.gathered import Gathered, Place
from rabta.intake.formats.passenger.moments import born, expires
from rabta.intake.formats.passenger.names import titled
from rabta.intake.formats.passenger.segments import Segment


class Bookings:
    """The booking being read, and its travellers by the number the booking gives each."""

    def __init__(self, gathered: Gathered) -> None:
        self.out = gathered
        self.record: int | None = None
        self.travellers: list[int] = []
        self._by_number: dict[str, int] = {}
        self._infants: list[tuple[int | None, str, Place]] = []
        self._left: list[tuple[Docs, Place]] = []
        self._infants_tickets: list[tuple[int, str, Place]] = []

    def begin(self, start: int) -> None:
        """Begin a booking, at these characters of the text."""
        self.record = len(self.out.records)
        self.out.record_starts.append(start)
        self.out.records.append({"no": self.record + 1, "locators": [], "persons": [], "legs": []})
        self.travellers, self._by_number, self._infants, self._left, self._infants_tickets = [], {}, [], [], []

    @property
    def held(self) -> dict[str, Any]:
        """The booking being read."""
        return self.out.records[self.record or 0]

    def traveller(self, segment: Segment, element: int, surname: str, given: str, title: str, number: str) -> int:
        """A traveller whom a segment names."""
        at = self.out.new_person("passenger", segment)
        if surname or given:
            start, end = segment.place(1, 1)[0], segment.place(element, 1)[1]
            self.out.name_person(at, surname=surname, given=given, title=title, place=[start, end])
        else:
            self.out.problem("no_name", "the traveller has no name", "Ask the sender for it.", segment, 1)
        self.enter(at, number)
        return at

    def enter(self, at: int, number: str) -> None:
        """Put a traveller into the booking, under the number the booking gives."""
        person = self.out.persons[at]
        person["record"] = self.record
        person["record_locator"] = self.held["locators"][0]["locator"] if self.held["locators"] else None
        self.held["persons"].append(at)
        self.travellers.append(at)
        if number:
            self._by_number.setdefault(number, at)
            self._by_number.setdefault(number.split(".")[0], at)

    def traveller_again(self, surname: str, given: str, number: str) -> int | None:
        """The traveller of this booking whom a later segment names again; None for somebody new."""
        numbered = self.numbered(number) if number else None
        if numbered is not None and (not surname or self.out.person_called(surname, given, [numbered]) is not None):
            return numbered
        return self.out.person_called(surname, given, self.travellers)

    def numbered(self, number: str) -> int | None:
        """The traveller with this number in the booking."""
        return self._by_number.get(number) or self._by_number.get(number.split(".")[0]) if number else None

    def only_traveller(self) -> int | None:
        """The traveller, where the booking has one alone."""
        return self.travellers[0] if len(self.travellers) == 1 else None

    def locator(self, entry: dict[str, Any], place: Place, *, of_flight: bool) -> None:
        """A record locator of the booking, or of an airline on one of its flights."""
        known = {each["locator"] for each in self.held["locators"]}
        if entry["locator"] not in known:
            if self.held.get("splits") and self.held["splits"][-1]["locator"] is None:
                self.held["splits"][-1]["locator"] = entry["locator"]
                return
            self.held["locators"].append(entry)
            self.out.mark(f"/records/{self.record}/locators/{len(self.held['locators']) - 1}", place)

    def split(self, travellers: int) -> None:
        """Travellers split off into another booking, whose locator follows."""
        self.held.setdefault("splits", []).append({"travellers": travellers, "locator": None})

    def leg(self, flight: int) -> None:
        """A flight of the booking."""
        if flight not in self.held["legs"]:
            self.held["legs"].append(flight)

    def leg_between(self, origin: str, destination: str) -> int | None:
        """The booking's flight between two airports; None where none, or it is not known yet."""
        for index, flight in enumerate(self.out.flights):
            if (flight["origin"], flight["destination"]) == (origin, destination):
                return index
        return None

    def leg_status(self, flight: int, number: str, status: str) -> None:
        """How a flight of the booking stands (HK holds), and for how many."""
        self.held.setdefault("leg_status", []).append(
            {"flight": flight, "travellers": number or None, "status": status or None}
        )

    def payment(self, entry: dict[str, Any], place: Place, person: int | None) -> None:
        """How somebody paid."""
        entry = {**entry, "person": person}
        self.held.setdefault("payments", []).append(entry)
        self.out.mark(f"/records/{self.record}/payments/{len(self.held['payments']) - 1}", place)

    def address(self, entry: dict[str, Any], place: Place, person: int | None) -> None:
        """An address of a traveller, or of the booking."""
        if person is not None:
            self.out.add(person, "addresses", entry, place)
        else:
            self.held.setdefault("addresses", []).append(entry)
            self.out.mark(f"/records/{self.record}/addresses/{len(self.held['addresses']) - 1}", place)

    def service(self, request: dict[str, Any], person: int | None, place: Place) -> None:
        """A special service, with its traveller or with the booking."""
        if person is not None:
            self.out.add(person, "services", request, place)
        else:
            entries = self.held.setdefault("services", [])
            if request not in entries:
                entries.append(request)

    def request(self, code: str, text: str, person: int | None, place: Place) -> None:
        """What a special service request states of documents, infants, tickets, telephones."""
        if code in ("DOCS", "PSPT"):
            told = docs(text)
            at = self._whose(told, person)
            if at is None:
                self._left.append((told, place))
            else:
                self.docs(told, at, place)
        elif code == "INFT":
            self._infants.append((person, text, place))
        elif code == "DOCO" and person is not None:
            self._doco(text, person, place)
        elif code == "DOCA" and person is not None:
            told_address = doca(text)
            entry = {name: value for name in ("country", "street", "city", "region", "postal_code")
                     if (value := getattr(told_address, name))}  # fmt: skip
            entry["purpose"] = {"R": "residence", "D": "destination"}.get(told_address.kind, told_address.kind or None)
            self.out.add(person, "addresses", entry, place)
        elif code.startswith("TKN") and person is not None:
            number = text.lstrip(". ")
            if number.upper().startswith("INF"):
                self._infants_tickets.append((person, number[3:], place))
            else:
                self.out.ticket(person, number, place)
        elif code == "FOID" and person is not None:
            self.out.add(person, "references", {"code": "FOID", "kind": "form of identification", "value": text}, place)
        elif code in ("CTCM", "CTCE", "CTCR"):
            kind = "email" if code == "CTCE" else "phone"
            value = email_of(text) if kind == "email" else text.strip("/ ")
            self.out.contact(person, kind, value, place, record=self.record)

    def _whose(self, told: Docs, person: int | None) -> int | None:
        """The traveller a DOCS is of: whom it names, else whom it stands with; never an adult for an infant's."""
        named = self.out.person_called(told.surname, told.given, self.travellers) if told.surname else None
        if named is not None:
            return named
        return None if told.infant else person

    def docs(self, told: Docs, at: int, place: Place) -> None:
        """A DOCS of a traveller who is known."""
        on = self.out.departed_on()
        index = self.out.document(
            at, told.code, told.number, place, issuer=told.issuer, expires=expires(told.expires, on=on),
            holder=f"{told.given} {told.surname}".strip(), nationality=told.nationality,
        )  # fmt: skip
        person = self.out.persons[at]
        for field, value in (("born", born(told.born, on=on)), ("gender", told.gender), ("nationality", told.nationality)):
            if value and person[field] in (None, ""):
                person[field] = value
                self.out.mark(f"/persons/{at}/{field}", place)
            elif value and field == "born" and person[field] != value:
                rule = f"{person['name']}: born was {person[field]} before; the first is kept"
                self.out.problem("two_values_of_born", rule, "Look at the document.", value=told.born)
        if index is not None and told.expires and self.out.documents[index]["expires"] is None:
            self.out.problem("no_date", "this is no date of a document", "Look at the document.", value=told.expires)
        if told.infant and person["type"] is None:
            person["type"] = "infant"

    def _doco(self, text: str, at: int, place: Place) -> None:
        told = doco(text)
        self.out.document(
            at, told.code, told.number, place, issuer=told.state, issued_at=told.issued_at,
            issued=expires(told.issued, on=self.out.departed_on()),
        )  # fmt: skip
        if told.birth_place and self.out.persons[at].get("birth_place") is None:
            self.out.persons[at]["birth_place"] = told.birth_place
            self.out.mark(f"/persons/{at}/birth_place", place)

    def end(self) -> None:
        """End the booking: infants that have no line of their own become travellers, documents left find theirs."""
        for person, text, place in self._infants:
            self._infant(person, text, place)
        for adult, number, place in self._infants_tickets:
            of_adult = [at for at in self.travellers if self.out.persons[at].get("infant_of") == adult]
            self.out.ticket(of_adult[0] if len(of_adult) == 1 else adult, number, place)
        for told, place in self._left:
            at = self._whose(told, None) if told.surname else self.only_traveller()
            if at is not None:
                self.docs(told, at, place)
            elif told.surname:
                self._named_by_document(told, place)
        locator = self.held["locators"][0]["locator"] if self.held["locators"] else None
        for at in self.travellers:
            self.out.persons[at]["record_locator"] = locator
        self.record = None

    def _infant(self, person: int | None, text: str, place: Place) -> None:
        told = infant(text)
        if told is None:
            return
        at = self.out.person_called(told.surname, told.given, self.travellers)
        if at is None:
            at = self.out.new_person("passenger")
            self.out.name_person(at, surname=told.surname, given=told.given, title=told.title, place=place)
            self.enter(at, "")
            if person is not None:
                self.out.stood_in[at].extend(segment for segment in self.out.stood_in[person] if segment.start <= place[0]
                                             <= segment.end)  # fmt: skip
        infant_told = self.out.persons[at]
        infant_told["type"] = infant_told["type"] or "infant"
        if person is not None and person != at:
            infant_told["infant_of"] = person
        day = born(told.born, on=self.out.departed_on()) if told.born else None
        if day and infant_told["born"] is None:
            infant_told["born"] = day
            self.out.mark(f"/persons/{at}/born", place)

    def _named_by_document(self, told: Docs, place: Place) -> None:
        """Somebody whom only a document names: a traveller too, and reported."""
        at = self.out.new_person("passenger")
        given, title = titled(told.given)
        self.out.name_person(at, surname=told.surname, given=given, title=title, place=place)
        self.enter(at, "")
        self.docs(told, at, place)
        self.out.problem("named_by_document_only", "a document names somebody who stands nowhere in the booking",
                         "Ask the airline who this is.", value=self.out.persons[at]["name"])  # fmt: skip
