"""PAXLST: a list of passengers or crew of one flight (UN/EDIFACT D.02B, D.05B, D.12B and later).

Source: WCO/IATA/ICAO Passenger List Message Implementation Guide, sections 4.1 to 4.27 and examples.
"""

from typing import Any

from rabta.intake.formats.passenger.codes import meaning
from rabta.intake.formats.passenger.envelope import Message
from rabta.intake.formats.passenger.flights import flight_parts
from rabta.intake.formats.passenger.gathered import Gathered, tagged
from rabta.intake.formats.passenger.moments import born, expires, moment
from rabta.intake.formats.passenger.names import YOUNG, titled
from rabta.intake.formats.passenger.segments import Segment
from rabta.vocabulary.rules.tables import table

_UNITS = {"KGM": "kg", "KG": "kg", "LBR": "lb", "LB": "lb"}
_CONTACTS = {"TE": "phone", "AL": "phone", "AM": "phone", "FX": "fax", "EM": "email"}


def read_paxlst(message: Message, gathered: Gathered) -> int | None:
    """Read one list into `gathered`. Gives the number of travellers that the message itself states; None without one."""
    reading = _Reading(gathered)
    for segment in message.segments:
        reading.take(segment)
    reading.end_person()
    reading.end_transport()
    return reading.stated


class _Reading:
    def __init__(self, gathered: Gathered) -> None:
        self.out = gathered
        self.person: int | None = None
        self.document: int | None = None
        self.transport: Segment | None = None
        self.stops: list[dict[str, Any]] = []
        self.stated: int | None = None
        self.crew = False
        self.tags: list[tuple[str, int]] = []
        self.tag_places: list[tuple[Segment, int]] = []
        self.pieces: int | None = None
        self.weight: tuple[str, str] | None = None
        self.born_raw: list[tuple[int, Segment]] = []

    def take(self, segment: Segment) -> None:
        if self.person is not None and segment.tag not in ("NAD", "CNT", "TDT"):
            self.out.stood_in[self.person].append(segment)
        handle = getattr(self, f"_{segment.tag.lower()}", self._other)
        handle(segment)

    def _other(self, segment: Segment) -> None:
        kept = {"tag": segment.tag, "text": segment.raw}
        if self.person is not None:
            self.out.add(self.person, "also", kept, list(segment.place()))
        else:
            self.out.message.setdefault("also", []).append(kept)

    def _bgm(self, segment: Segment) -> None:
        code, function = segment.value(1), segment.value(2)
        self.crew = code in ("250", "336")
        self.out.message |= {
            "list": meaning("lists", code), "list_code": code,
            "function": meaning("functions", function) if function else None, "function_code": function or None,
        }  # fmt: skip
        self.out.from_segment("/message/list_code", segment, 1, 1)
        if function:
            self.out.from_segment("/message/function_code", segment, 2, 1)
        if not meaning("lists", code):
            self.out.problem("unknown_list", "no kind of list has this code", "Read as a passenger list.", segment, 1,
                             wrong=False)  # fmt: skip

    def _nad(self, segment: Segment) -> None:
        role = segment.value(1).upper()
        known = meaning("roles", role)
        if known is None or role == "COT":
            self._party(segment, role)
            return
        self.end_person()
        self.end_transport()
        self.person = self.out.new_person(known, segment)
        self.document = None
        surname, given = segment.value(4, 1), " ".join(filter(None, (segment.value(4, n) for n in (2, 3, 4, 5))))
        element = 4
        if not surname and segment.value(3, 1):  # some senders put the name where the unstructured one stands
            element, surname, given = 3, segment.value(3, 1), segment.value(3, 2)
        if not given and "/" in surname:
            surname, given = surname.split("/", 1)
        given, title = titled(given)
        if surname or given:
            self.out.name_person(self.person, surname=surname, given=given, title=title, place=list(segment.place(element)))
            if title in YOUNG:
                self.out.persons[self.person]["type"] = YOUNG[title]
        else:
            self.out.problem("no_name", "the traveller has no name", "Ask the sender for it.", segment, 4)
        self._address(segment)

    def _address(self, segment: Segment) -> None:
        names = ("street", "city", "region", "postal_code", "country")
        parts = {
            name: " ".join(filter(None, segment.elements[at - 1])) if at <= len(segment.elements) else ""
            for name, at in zip(names, range(5, 10), strict=True)
        }
        if any(parts.values()) and self.person is not None:
            self.out.add(self.person, "addresses", {n: v for n, v in parts.items() if v}, list(segment.place(5)))

    def _party(self, segment: Segment, role: str) -> None:
        """Who reports the list (MS), or another party that is no traveller."""
        if role == "MS":
            self.end_person()
            self.out.message["reported_by"] = {
                "name": segment.value(4) or segment.value(3) or segment.value(2) or None, "contacts": []
            }  # fmt: skip
            self.out.from_segment("/message/reported_by/name", segment, 4 if segment.value(4) else 2)
            return
        self._other(segment)
        if role not in ("", "COT"):
            self.out.problem("unknown_party", "no role of a traveller has this code", "Kept as written, not as a traveller.",
                             segment, 1)  # fmt: skip

    def _com(self, segment: Segment) -> None:
        parts = [(n, each) for n, each in enumerate(segment.elements, 1) if each and each[0]]
        flat = [pair for n, each in parts for pair in _pairs(n, each)]
        for element, value, code in flat:
            kind = _CONTACTS.get(code, "phone" if any(sign.isdigit() for sign in value) else "email")
            if self.person is not None:
                self.out.contact(self.person, kind, value, list(segment.place(element, 1)))
            else:
                party = self.out.message.setdefault("reported_by", {"name": None, "contacts": []})
                party["contacts"].append({"kind": kind, "value": value})

    def _tdt(self, segment: Segment) -> None:
        self.end_person()
        self.end_transport()
        self.transport, self.stops = segment, []

    def _loc(self, segment: Segment) -> None:
        code, place = segment.value(1), segment.value(2)
        if self.person is None:
            self._stop(segment, code, place)
            return
        person = self.person
        if code == "91":
            if self.document is not None:
                document = self.out.documents[self.document]
                document["issuer"] = document["issuer"] or place or None
                if place:
                    self.out.from_segment(f"/documents/{self.document}/issuer", segment, 2, 1)
            else:
                self.out.set(person, "document_issuer", place, segment, 2)
        elif code == "180":
            named = " ".join(filter(None, segment.elements[1])) if len(segment.elements) > 1 else ""
            self.out.set(person, "birth_place", named, segment, 2, 0)
        else:
            field = {"178": "embarks", "179": "disembarks", "174": "residence", "22": "clears_at"}.get(code)
            if field is None:
                self._other(segment)
            else:
                self.out.set(person, field, place, segment, 2)

    def _stop(self, segment: Segment, code: str, place: str) -> None:
        kind = meaning("places", code)
        if self.transport is None or kind is None:
            self._other(segment)
            return
        if not place:
            self.out.problem("no_place", "an airport is announced and not named", "Ask the sender for it.", segment, 2)
            return
        if kind in ("final destination", "crossed into", "crossed out of"):
            self.out.message[kind.replace(" ", "_")] = place
            return
        self.stops.append({"place": place, "kind": kind, "segment": segment})

    def _dtm(self, segment: Segment) -> None:
        code, value, form = segment.value(1, 1), segment.value(1, 2), segment.value(1, 3)
        if self.person is None:
            self._time(segment, code, value, form)
        elif code == "329":
            when = born(value, on=self.out.departed_on())
            if when is None:
                self.out.problem("no_date", "this is no date of birth", "Look at the document.", segment, 1, 2)
            else:
                self.out.set(self.person, "born", when, segment, 1, 2)
        elif code in ("36", "182"):
            self._document_day(segment, "expires" if code == "36" else "issued", value)
        else:
            self._other(segment)

    def _document_day(self, segment: Segment, field: str, value: str) -> None:
        when = expires(value, on=self.out.departed_on())
        if when is None:
            self.out.problem("no_date", "this is no date of a document", "Look at the document.", segment, 1, 2)
        elif self.document is None:
            self.out.set(self.person or 0, f"document_{field}", when, segment, 1, 2)
        elif self.out.documents[self.document][field] is None:
            self.out.documents[self.document][field] = when
            self.out.from_segment(f"/documents/{self.document}/{field}", segment, 1, 2)

    def _time(self, segment: Segment, code: str, value: str, form: str) -> None:
        what = table("passenger_messages")["at_a_place"].get(code)
        when = moment(value, form)
        if when is None:
            self.out.problem("no_date", "this is no date", "Ask the sender for it.", segment, 1, 2)
        elif what and self.stops:
            self.stops[-1][what] = when
            self.stops[-1][f"{what}_at"] = segment
        else:
            self._other(segment)

    def end_transport(self) -> None:
        """The legs of one means of transport, from the places it stops at."""
        segment, stops = self.transport, self.stops
        self.transport, self.stops = None, []
        if segment is None:
            return
        parts = flight_parts(segment.value(2)) or (segment.value(5) or None, segment.value(2) or None)
        carrier, number = parts if parts[0] else (segment.value(5) or None, parts[1])
        if not number:
            self.out.problem("no_flight", "the flight has no number", "Ask the sender for it.", segment, 2)
        kinds = [stop["kind"] for stop in stops]
        if kinds == ["destination", "origin"]:
            stops.reverse()
        legs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = list(zip(stops, stops[1:], strict=False))
        if not legs:
            legs = [(None, stop) if stop["kind"] == "destination" else (stop, None) for stop in stops]
        if not legs:
            self._leg(segment, carrier, number, None, None)
        for origin, destination in legs:
            self._leg(segment, carrier, number, origin, destination)

    def _leg(
        self, segment: Segment, carrier: str | None, number: str | None, origin: dict[str, Any] | None,
        destination: dict[str, Any] | None,
    ) -> None:  # fmt: skip
        index, _ = self.out.flight(
            carrier=carrier, number=number, origin=origin["place"] if origin else None,
            destination=destination["place"] if destination else None,
            departs=(origin or {}).get("departs"), arrives=(destination or {}).get("arrives"), of_message=True,
            mode=None if segment.value(1) == "20" else segment.value(1),
        )  # fmt: skip
        self.out.from_segment(f"/flights/{index}/flight", segment, 2)
        for name, stop, time in (("origin", origin, "departs"), ("destination", destination, "arrives")):
            if stop is not None:
                self.out.from_segment(f"/flights/{index}/{name}", stop["segment"], 2, 1)
                if stop.get(time):
                    self.out.from_segment(f"/flights/{index}/{time}", stop[f"{time}_at"], 1, 2)

    def _att(self, segment: Segment) -> None:
        if self.person is None:
            return
        code = (segment.value(3, 1) or segment.value(2, 1)).upper()
        if code in ("M", "F"):
            self.out.set(self.person, "gender", code, segment, 3)
        elif code not in ("", "U", "X", "<"):
            self.out.problem("unknown_gender", "documents state M, F or X", "Look at the document.", segment, 3)

    def _nat(self, segment: Segment) -> None:
        if self.person is not None:
            self.out.set(self.person, "nationality", segment.value(2, 1), segment, 2)

    def _emp(self, segment: Segment) -> None:
        if self.person is not None:
            code = segment.value(2, 1)
            self.out.set(self.person, "duty", meaning("crew", code) or code, segment, 2)

    def _gei(self, segment: Segment) -> None:
        if self.person is not None and segment.value(2):
            self.out.add(self.person, "checks", {"code": segment.value(2)}, list(segment.place(2, 1)))

    def _rff(self, segment: Segment) -> None:
        code, value = segment.value(1, 1).upper(), segment.value(1, 2)
        if self.person is None:
            key = "transaction" if code == "TN" else f"reference_{code.lower()}"
            self.out.message[key] = value
            self.out.from_segment(f"/message/{key}", segment, 1, 2)
            return
        place = list(segment.place(1, 2))
        if code == "AVF":
            self.out.set(self.person, "record_locator", value, segment, 1, 2)
        elif code == "ABO":
            self.out.set(self.person, "reference", value, segment, 1, 2)
        elif code == "SEA":
            self.out.seat(self.person, value, 0 if self.out.flights else None, place)
        elif meaning("references", code) == "ticket":
            self.out.ticket(self.person, value, place)
        else:
            known = meaning("references", code)
            self.out.add(self.person, "references", {"code": code, "kind": known, "value": value}, place)

    def _doc(self, segment: Segment) -> None:
        if self.person is None:
            self._other(segment)
            return
        code, number = segment.value(1, 1).upper(), segment.value(2, 1)
        self.document = self.out.document(self.person, code, number, list(segment.place(2, 1)))
        if self.document is None:
            self.out.problem("no_number", "a document without a number", "Ask the sender for it.", segment, 2)
        elif self.out.documents[self.document]["kind"] is None:
            what = f"no kind of document has the code {code!r}" if code else "the document's kind is not stated"
            self.out.problem("unknown_document", what, "Kept as written.", segment, 1, wrong=False)

    def _mea(self, segment: Segment) -> None:
        if self.person is None:
            return
        what = segment.value(1).upper()
        parts = segment.elements[2] if len(segment.elements) > 2 else []
        value = next((part for part in reversed(parts) if part), "")
        if what == "CT" and value.isascii() and value.isdigit():
            self.pieces = int(value)
            self.out.from_segment(f"/persons/{self.person}/baggage/pieces", segment, 3)
        elif what in ("WT", "AAI", "G") and value:
            unit = parts[0].upper() if len(parts) > 1 else ""
            self.weight = (value, _UNITS.get(unit, unit))
            self.out.from_segment(f"/persons/{self.person}/baggage/weight", segment, 3)
        else:
            self.out.problem("no_measure", "this is neither a number of bags nor a weight", "Ask the sender.", segment, 3)

    def _ftx(self, segment: Segment) -> None:
        if self.person is None or segment.value(1).upper() != "BAG":
            self._other(segment)
            return
        for element in range(3, len(segment.elements) + 1):
            tag, count = segment.value(element, 1), segment.value(element, 2)
            if tag and tag.upper() not in ("NULL", "NIL", "NONE"):
                pieces = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 1
                self.tags.append((tag, max(pieces, 1)))
                self.tag_places.append((segment, element))

    def _cnt(self, segment: Segment) -> None:
        self.end_person()
        code, value = segment.value(1, 1), segment.value(1, 2)
        parts = segment.elements
        if not value and len(parts) > 1:
            value = segment.value(2, 1)
        if code in ("41", "42") and value.isascii() and value.isdigit() and len(value) < 7:
            self.stated = int(value) if self.stated is None else self.stated + int(value)
            self.out.message["stated_travellers"] = self.stated
            self.out.from_segment("/message/stated_travellers", segment, 1, 2)
        else:
            self.out.problem("no_total", "this is no number of travellers", "Ask the sender.", segment, 1)

    def end_person(self) -> None:
        """Write the bags of a traveller, whose tags, pieces and weight stand apart."""
        person, tags, places, pieces, weight = self.person, self.tags, self.tag_places, self.pieces, self.weight
        self.person, self.document = None, None
        self.tags, self.tag_places, self.pieces, self.weight = [], [], None, None
        if person is None or (pieces is None and weight is None and not tags):
            return
        told, wrong = tagged(tags, pieces)
        for index, tag in told:
            segment, element = places[index]
            self.out.bag(person, tag, list(segment.place(element, 1)))
        if wrong and tags:
            segment, element = places[0]
            self.out.problem("bag_count", wrong, "Ask the desk how many bags were taken in.", segment, element)
        untagged = max(0, (pieces or 0) - len(told)) if pieces is not None and pieces <= 99 else 0
        for _ in range(untagged):
            self.out.bag(person, None, self.out.spans[f"/persons/{person}/baggage/pieces"][0])
        number, unit = weight or (None, None)
        self.out.persons[person]["baggage"] = {"pieces": pieces, "weight": number, "unit": unit}
        bags = self.out.persons[person]["bags"]
        if len(bags) == 1 and number not in (None, "0"):
            self.out.bags[bags[0]]["weight"], self.out.bags[bags[0]]["unit"] = number, unit


def _pairs(element: int, parts: list[str]) -> list[tuple[int, str, str]]:
    """COM values with their kinds, also where several stand in one element."""
    if len(parts) < 2:
        return [(element, parts[0], "")]
    return [(element, parts[at], parts[at + 1].upper()) for at in range(0, len(parts) - 1, 2) if parts[at]]
