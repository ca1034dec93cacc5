"""PNRGOV: bookings pushed to a state (IATA PADIS EDIFACT 10.1 to 16.1).

Source: IATA PNRGOV EDIFACT Implementation Guide 11.1 and 13.1, message structure and segment tables.
"""

import re

from rabta.intake.formats.passenger.bookings import Bookings
from rabta.intake.formats.passenger.codes import meaning
from rabta.intake.formats.passenger.documents_told import email_of
from rabta.intake.formats.passenger.envelope import Message
from rabta.intake.formats.passenger.gathered import Gathered, tagged
from rabta.intake.formats.passenger.moments import flight_moment
from rabta.intake.formats.passenger.names import YOUNG, titled
from rabta.intake.formats.passenger.segments import Segment

_CONTACT = re.compile(r"\b(CTC[A-Z]?)(?:\s+|(?=[0-9+]))(.+)$", re.DOTALL)
_ADDRESSES = {"700": "contact", "701": "residence", "702": "mailing", "703": "billing"}
_PAYMENTS = {"CC": "card", "CA": "cash", "CK": "cheque", "GR": "government request", "MS": "other", "NR": "non-refundable"}


def read_pnrgov(message: Message, gathered: Gathered) -> int | None:
    """Read the bookings of one message into `gathered`. Gives None: a PNRGOV states bookings, not travellers."""
    reading = _Reading(gathered)
    for segment in message.segments:
        reading.take(segment)
    reading.end()
    return None


class _Reading:
    """One pass. `person`: whom the next segments speak of; `leg`: the flight; `in_history`: what was changed before."""

    def __init__(self, gathered: Gathered) -> None:
        self.out = gathered
        self.bookings = Bookings(gathered)
        self.person: int | None = None
        self.checked_in: int | None = None
        self.leg: int | None = None
        self.in_history = self.other_service = False
        self.in_booking_flights = False
        self.stated: tuple[int, Segment] | None = None
        self.numbered = 0

    @property
    def record(self) -> int | None:
        return self.bookings.record

    def take(self, segment: Segment) -> None:
        tag = segment.tag
        if tag == "SRC":
            self._src(segment)
        elif tag in ("ABI", "SAC") or self.in_history:
            self.in_history = True
            self._keep("history", segment)
        elif self.other_service and tag not in ("TVL", "MSG"):
            self._keep("other_services", segment)
        else:
            handle = getattr(self, f"_{tag.lower()}", None)
            if handle is not None:
                handle(segment)
            else:
                self._also(segment)

    def _keep(self, where: str, segment: Segment) -> None:
        record = self.record
        kept = {"tag": segment.tag, "text": segment.raw}
        whole = self.out.message if record is None else self.out.records[record]
        whole.setdefault(where, []).append(kept)

    def _also(self, segment: Segment) -> None:
        """Fares, taxes, texts: kept as written with whom they stand."""
        at = self.checked_in if self.in_booking_flights else self.person
        if at is not None:
            self.out.stood_in[at].append(segment)
            self.out.add(at, "also", {"tag": segment.tag, "text": segment.raw}, list(segment.place()))
        else:
            self._keep("also", segment)

    def _src(self, segment: Segment) -> None:
        self._end_booking()
        self.bookings.begin(segment.start)
        self.person = self.checked_in = self.leg = None
        self.in_history = self.other_service = self.in_booking_flights = False
        self.numbered += 1

    def _end_booking(self) -> None:
        if self.record is not None:
            self.bookings.end()

    def end(self) -> None:
        self._end_booking()
        if self.stated is not None and self.stated[0] != self.numbered:
            rule = f"the message states {self.stated[0]} bookings and holds {self.numbered}"
            self.out.problem("booking_count", rule, "Ask whether bookings are missing.", self.stated[1], 1)
        if not self.numbered:
            self.out.problem("no_booking", "the message holds no booking (no SRC)", "Ask whether it came whole.")

    def _msg(self, segment: Segment) -> None:
        code = segment.value(1, 2) or segment.value(1, 1)
        if self.record is None:
            self.out.message |= {
                "action_code": code,
                "action": {"22": "pushes bookings", "141": "updates bookings"}.get(code),
            }
            self.out.from_segment("/message/action_code", segment, 1)
        else:
            self.other_service = True
            self._keep("other_services", segment)

    def _org(self, segment: Segment) -> None:
        agency = {
            "system": segment.value(1, 1), "city": segment.value(1, 2), "iata_number": segment.value(2, 1),
            "office": segment.value(2, 2), "office_city": segment.value(3, 1), "company": segment.value(4, 1),
            "company_city": segment.value(4, 2), "kind": {"A": "airline", "T": "travel agency"}.get(segment.value(5)),
            "country": segment.value(6, 1), "currency": segment.value(6, 2), "agent": segment.value(7, 1),
            "agent_code": segment.value(8, 1),
        }  # fmt: skip
        agency = {name: value for name, value in agency.items() if value}
        if self.record is None:
            self.out.message["originator"] = agency
            self.out.from_segment("/message/originator", segment)
        elif "agency" in self.out.records[self.record]:
            self._keep("also", segment)
        else:
            self.out.records[self.record]["agency"] = agency
            self.out.from_segment(f"/records/{self.record}/agency", segment)

    def _eqn(self, segment: Segment) -> None:
        number = segment.value(1, 1)
        count = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None
        if count is None:
            self.out.problem("no_total", "this is no number", "Ask the sender.", segment, 1)
        elif self.record is None:
            self.stated = (count, segment)
            self.out.message["stated_bookings"] = count
            self.out.from_segment("/message/stated_bookings", segment, 1, 1)
        else:
            self.bookings.split(count)

    def _rci(self, segment: Segment) -> None:
        if self.record is None:
            self._also(segment)
            return
        for element in range(1, len(segment.elements) + 1):
            locator = segment.value(element, 2)
            if not locator:
                continue
            made = flight_moment(_reversed(segment.value(element, 4)), segment.value(element, 5)[:4])
            entry = {"airline": segment.value(element, 1) or None, "locator": locator, "made": made}
            self.bookings.locator(entry, list(segment.place(element, 2)), of_flight=self.in_booking_flights)

    def _dat(self, segment: Segment) -> None:
        for element in range(1, len(segment.elements) + 1):
            code, day, clock = (segment.value(element, n) for n in (1, 2, 3))
            when = flight_moment(day, clock)
            if self.record is not None and code == "700" and when and not self.in_booking_flights:
                self.out.records[self.record].setdefault("sent_by_airline", when)
            if self.record is not None and code == "2" and when and self.leg is not None:
                self.out.records[self.record]["checked_in_from"] = when
        self._also(segment)

    def _tif(self, segment: Segment) -> None:
        if self.record is None:
            self.bookings.begin(segment.start)
            self.out.problem("no_booking", "a traveller stands before any booking (no SRC)", "Read as a booking.", segment)
        surname = segment.value(1, 1)
        for element in range(2, max(2, len(segment.elements)) + 1):
            given, title = titled(segment.value(element, 1))
            code, number = segment.value(element, 2).upper(), segment.value(element, 3)
            if self.in_booking_flights:
                self.checked_in = self.bookings.traveller_again(surname, given, number)
                if self.checked_in is not None:
                    self.out.stood_in[self.checked_in].append(segment)
                    continue
            at = self.bookings.traveller(segment, element, surname, given, title, number)
            kind = meaning("travellers", code) or YOUNG.get(title)
            if kind:
                self.out.set(at, "type", kind, segment, element, 2)
            elif code:
                self.out.add(at, "also", {"tag": "TIF", "text": code}, list(segment.place(element, 2)))
            if self.in_booking_flights:
                self.checked_in = at
            else:
                self.person = at

    def _fti(self, segment: Segment) -> None:
        at = self.person if self.checked_in is None else self.checked_in
        if at is None:
            self._also(segment)
            return
        self.out.stood_in[at].append(segment)
        for element in range(1, len(segment.elements) + 1):
            entry = {"airline": segment.value(element, 1) or None, "number": segment.value(element, 2) or None,
                     "status": segment.value(element, 5) or segment.value(element, 7) or None}  # fmt: skip
            self.out.add(at, "frequent_flyer", entry, list(segment.place(element)))

    def _ref(self, segment: Segment) -> None:
        if self.person is None:
            self._also(segment)
            return
        self.out.stood_in[self.person].append(segment)
        for element in range(1, len(segment.elements) + 1):
            value = segment.value(element, 2) or segment.value(element, 1)
            self.out.set(self.person, "reference", value, segment, element, 2 if segment.value(element, 2) else 1)

    def _tkt(self, segment: Segment) -> None:
        number = segment.value(1, 1)
        if self.person is None or not number:
            self._also(segment)
            return
        self.out.stood_in[self.person].append(segment)
        self.out.ticket(self.person, number, list(segment.place(1, 1)))

    def _fop(self, segment: Segment) -> None:
        if self.person is not None:
            self.out.stood_in[self.person].append(segment)
        for element in range(1, len(segment.elements) + 1):
            code = segment.value(element, 1).upper()
            entry = {
                "kind": _PAYMENTS.get(code, code or None), "amount": segment.value(element, 3) or None,
                "card": segment.value(element, 4) or None, "number": segment.value(element, 5) or None,
                "expires": segment.value(element, 6) or None,
            }  # fmt: skip
            if self.record is not None:
                self.bookings.payment(entry, list(segment.place(element)), self.person)

    def _add(self, segment: Segment) -> None:
        if self.record is None:
            self._also(segment)
            return
        for element in range(2, len(segment.elements) + 1):
            parts = [segment.value(element, n) for n in range(1, 10)]
            names = ("purpose", "street", "city", "region", "region_name", "country", "postal_code", "text")
            entry = {name: value for name, value in zip(names, parts, strict=False) if value}
            if not entry:
                continue
            purpose = entry.get("purpose", "")
            entry["purpose"] = _ADDRESSES.get(purpose, purpose)
            self.bookings.address(entry, list(segment.place(element)), self.person)
            said = entry.get("text", "")
            if sum(sign.isdigit() for sign in said) >= 7:
                self.out.contact(None, "phone", said, list(segment.place(element, 8)), record=self.record)

    def _ift(self, segment: Segment) -> None:
        qualifier = ":".join(part for part in segment.elements[0] if part) if segment.elements else ""
        for element in range(2, len(segment.elements) + 1):
            text = ":".join(segment.elements[element - 1])
            found = _CONTACT.search(text)
            if found and self.record is not None:
                self._contact(found.group(1), found.group(2), list(segment.place(element)))
        if segment.value(1, 2) == "43" and self.record is not None:  # who paid: name, address, telephone
            told = [":".join(each) for each in segment.elements[1:]]
            payer = dict(zip(("name", "address", "phone"), told, strict=False))
            self.out.records[self.record].setdefault("payers", [])
            if payer not in self.out.records[self.record]["payers"]:
                self.out.records[self.record]["payers"].append(payer)
            if payer.get("phone"):
                self.out.contact(None, "phone", payer["phone"], list(segment.place(4)), record=self.record)
        entry = {"tag": "IFT", "code": qualifier, "text": " ".join(":".join(each) for each in segment.elements[1:])}
        at = self.person
        if at is not None and not self.in_booking_flights:
            self.out.stood_in[at].append(segment)
            self.out.add(at, "remarks", entry, list(segment.place()))
        else:
            whole = self.out.message if self.record is None else self.out.records[self.record]
            whole.setdefault("remarks", []).append(entry)

    def _contact(self, code: str, text: str, place: list[int]) -> None:
        kind = "email" if code == "CTCE" else "phone"
        value = email_of(text) if kind == "email" else text.strip()
        if kind == "email" or sum(sign.isdigit() for sign in value) >= 5:
            at = self.person if not self.in_booking_flights else None
            self.out.contact(at, kind, value, place, record=self.record)

    def _tvl(self, segment: Segment) -> None:
        moments = [flight_moment(segment.value(1, 1), segment.value(1, 2)),
                   flight_moment(segment.value(1, 3), segment.value(1, 4))]  # fmt: skip
        if moments[1] is None and segment.value(1, 4) and segment.value(1, 1):  # a time without its day: the same day
            moments[1] = flight_moment(segment.value(1, 1), segment.value(1, 4))
        origin, destination = segment.value(2, 1) or None, segment.value(3, 1) or None
        carrier, number = segment.value(4, 1) or None, segment.value(5, 1) or None
        if self.record is None:
            self._leg(segment, origin, destination, carrier, number, moments, of_message=True)
            return
        if self.other_service or (number and not destination and origin):
            self.other_service = True
            self._keep("other_services", segment)
            return
        self.in_booking_flights = True
        self.checked_in = None
        if origin is None and destination is None and moments[0] is None:
            self._keep("also", segment)
            return
        self.leg = self._leg(segment, origin, destination, carrier, number, moments, of_message=False)
        self.bookings.leg(self.leg)

    def _leg(
        self, segment: Segment, origin: str | None, destination: str | None, carrier: str | None, number: str | None,
        moments: list[str | None], *, of_message: bool,
    ) -> int:  # fmt: skip
        operating = segment.value(4, 2) or None
        index, _ = self.out.flight(
            carrier=carrier, number=number, origin=origin, destination=destination, departs=moments[0], arrives=moments[1],
            of_message=of_message, operated_by=operating, booking_class=segment.value(5, 2) or None,
        )  # fmt: skip
        for name, element in (("departs", 1), ("origin", 2), ("destination", 3), ("carrier", 4), ("number", 5)):
            self.out.from_segment(f"/flights/{index}/{name}", segment, element, 1)
        if not number and of_message:
            self.out.problem("no_flight", "the flight has no number", "Ask the sender for it.", segment, 5)
        if moments[0] is None and segment.value(1, 1):
            self.out.problem("no_date", "this is no date", "Ask the sender for it.", segment, 1, 1)
        return index

    def _rpi(self, segment: Segment) -> None:
        if self.leg is not None and self.record is not None:
            self.bookings.leg_status(self.leg, segment.value(1), segment.value(2))

    def _apd(self, segment: Segment) -> None:
        if self.leg is not None:
            self.out.flights[self.leg].setdefault("aircraft", segment.value(1, 1))

    def _ssr(self, segment: Segment) -> None:
        code, status, board, off = (segment.value(1, n) for n in (1, 2, 7, 8))
        airline = segment.value(1, 4)
        text = ":".join(segment.elements[0][8:]) if segment.elements and len(segment.elements[0]) > 8 else ""
        special = [(n, segment.value(n, 1), segment.value(n, 3)) for n in range(2, len(segment.elements) + 1)]
        numbers = [number for _, _, number in special if number]
        at = self.person if not self.in_booking_flights else None
        if at is None and numbers:
            at = self.bookings.numbered(numbers[0])
        if self.record is None:
            self._also(segment)
            return
        if at is not None:
            self.out.stood_in[at].append(segment)
        place = [segment.place(1, 9)[0], segment.place(1)[1]] if text else list(segment.place())
        if code == "SEAT" and (any(seat for _, seat, _ in special) or text):
            self._seats(segment, special, text)
        elif code in ("DOCS", "DOCO", "DOCA", "INFT", "TKNE", "TKNA", "TKNM", "CTCM", "CTCE", "CTCR", "FOID", "PSPT"):
            self.bookings.request(code, text, at, place)
        request = {"code": code, "status": status or None, "airline": airline or None, "text": text or None,
                   "from": board or None, "to": off or None}  # fmt: skip
        self.bookings.service(request, at, list(segment.place()))

    def _seats(self, segment: Segment, special: list[tuple[int, str, str]], text: str) -> None:
        leg = self.leg
        board, off = segment.value(1, 7), segment.value(1, 8)
        if leg is None:
            leg = self.bookings.leg_between(board, off)
        for element, seat, number in special:
            if seat and seat != "XXX":
                at = self.bookings.numbered(number) if number else None
                self.out.seat(at, seat, leg, list(segment.place(element, 1)), record=self.record)
        if not special:
            for seat in re.findall(r"([0-9]{1,3}[A-Z])[NSBW]?(?=\.|[0-9]|$|\s)", text):
                self.out.seat(None, seat, leg, list(segment.place(1, 9)), record=self.record)

    def _ssd(self, segment: Segment) -> None:
        at = self.checked_in if self.checked_in is not None else self.bookings.only_traveller()
        seat = segment.value(1, 1)
        if seat and seat != "XXX":
            self.out.seat(at, seat, self.leg, list(segment.place(1, 1)), record=self.record)
        if at is not None:
            self.out.stood_in[at].append(segment)
            if segment.value(5):
                self.out.persons[at].setdefault("cabin", segment.value(5))

    def _tri(self, segment: Segment) -> None:
        self.checked_in = None
        number = segment.value(2, 4)
        at = self.bookings.numbered(number) if number else None
        if at is not None:
            self.checked_in = at
            self.out.stood_in[at].append(segment)
            self.out.add(at, "check_in", {"sequence": segment.value(2, 1) or None, "flight": self.leg},
                         list(segment.place(2)))  # fmt: skip

    def _tbd(self, segment: Segment) -> None:
        at = self.checked_in if self.checked_in is not None else self.bookings.only_traveller()
        if at is None:
            self._keep("also", segment)
            self.out.problem("bags_of_nobody", "bags stand with no traveller", "Kept with the booking.", segment)
            return
        self.out.stood_in[at].append(segment)
        pieces, weight, unit, pool, tags = _bag_details(segment)
        told, wrong = tagged([(tag, number) for _, tag, number, _, _ in tags], pieces)
        if wrong:
            self.out.problem("bag_count", wrong, "Ask the desk how many bags were taken in.", segment)
        for index, tag in told:
            element, _, _, airline, to = tags[index]
            self.out.bag(at, tag, list(segment.place(element, 2)), flight=self.leg, to=to, airline=airline or None,
                         pool=pool)  # fmt: skip
        held = self.out.persons[at].get("baggage")
        if not told and pieces and pieces <= 99 and (held is None or held["pieces"] != pieces):
            for _ in range(pieces):
                self.out.bag(at, None, list(segment.place(2)), flight=self.leg)
        if pieces is not None or weight:
            baggage = {"pieces": pieces, "weight": weight, "unit": unit}
            if held is None:
                self.out.persons[at]["baggage"] = baggage
                self.out.from_segment(f"/persons/{at}/baggage", segment, 2)
            elif held != baggage:
                self.out.add(at, "baggage_on_another_leg", {**baggage, "flight": self.leg}, list(segment.place(2)))

    def _ebd(self, segment: Segment) -> None:
        if self.record is None:
            self._also(segment)
            return
        entry = {"currency": segment.value(1, 1) or None, "rate": segment.value(1, 2) or None,
                 "number": segment.value(2, 1) or None,
                 "of": {"N": "pieces", "W": "weight"}.get(segment.value(2, 3), segment.value(2, 3) or None)}  # fmt: skip
        self.out.records[self.record].setdefault("excess_baggage", []).append(entry)
        self.out.from_segment(f"/records/{self.record}/excess_baggage/0", segment)


def _reversed(day: str) -> str:
    """YYMMDD and DDMMYY are both met in RCI: the guide's is DDMMYY; one that is no day that way is tried the other way."""
    if len(day) == 6 and day.isdigit() and flight_moment(day, "") is None:
        return day[4:] + day[2:4] + day[:2]
    return day


Tag = tuple[int, str, int, str, str]


def _bag_details(segment: Segment) -> tuple[int | None, str | None, str | None, str | None, list[Tag]]:
    """Pieces, weight, unit, pool, and tags (element, tag, how many, airline, destination) of a TBD.

    Senders leave elements out, so each is known by what it holds: numbers with 700 or 701, HP or MP, an airline and a tag.
    """
    pieces: int | None = None
    weight = unit = pool = None
    tags: list[Tag] = []
    for element, parts in enumerate(segment.elements, 1):
        first = parts[0] if parts else ""
        if first in ("HP", "MP"):
            pool = {"HP": "head of pool", "MP": "member of pool"}[first] + (f" {parts[1]}" if parts[1:] and parts[1] else "")
        elif element <= 3 and first.isascii() and first.isdigit() and (len(parts) < 2 or not _looks_like_tag(parts)):
            pieces = int(first) if len(first) < 4 else None
            weight = parts[1] if len(parts) > 1 and parts[1] else None
            unit = {"700": "kg", "701": "lb"}.get(parts[2], parts[2]) if len(parts) > 2 and parts[2] else None
        elif len(parts) > 1 and parts[1]:
            many = parts[2] if len(parts) > 2 else ""
            number = int(many) if many.isascii() and many.isdigit() and len(many) < 4 else 1
            tags.append((element, parts[1], max(number, 1), first, parts[3] if len(parts) > 3 else ""))
    return pieces, weight, unit, pool, tags


def _looks_like_tag(parts: list[str]) -> bool:
    return len(parts) > 1 and len(parts[1]) >= 6 and (len(parts) < 3 or parts[2] not in ("700", "701"))
