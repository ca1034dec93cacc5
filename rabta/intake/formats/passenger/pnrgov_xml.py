"""PNRGOV in XML: the same bookings as elements (IATA PNRGOV XML Implementation Guide 13.1).

Read by names of elements and attributes, whatever root stands around them, so that wrappers of several senders serve.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rabta.intake.formats.passenger.bookings import Bookings
from rabta.intake.formats.passenger.codes import meaning
from rabta.intake.formats.passenger.documents_told import Docs
from rabta.intake.formats.passenger.files import Opened
from rabta.intake.formats.passenger.gathered import Gathered, tagged
from rabta.intake.formats.passenger.names import YOUNG, titled
from rabta.intake.formats.passenger.xml_tree import Element, tree

_MESSAGES = ("IATA_PNRGOV_NotifRQ", "PNRGOV", "PNRGOV_NotifRQ")


def read_pnrgov_xml(file: Opened, *, on: date) -> Iterator[Gathered]:
    """One message for each notification in the file; a file of bookings alone is one message."""
    root, problems = tree(file.text)
    messages = [root] if root is not None and root.name in _MESSAGES else []
    if root is not None and not messages:
        messages = [each for name in _MESSAGES for each in root.everywhere(name)] or [root]
    for number, element in enumerate(messages or [None]):
        gathered = Gathered("PNRGOV", on=on)
        gathered.message |= {"version": "XML", "encoding": file.encoding}
        gathered.text = file.text
        gathered.problems.extend([*file.problems, *problems] if not number else [])
        if element is not None:
            _Reading(gathered).read(element)
        yield gathered


class _Reading:
    def __init__(self, gathered: Gathered) -> None:
        self.out = gathered
        self.bookings = Bookings(gathered)
        self.by_rph: dict[str, int] = {}

    def read(self, root: Element) -> None:
        version = root.get("Version")
        if version:
            self.out.message["version"] = f"XML {version}"
        originator = root.child("Originator")
        if originator is not None:
            self.out.message["originator"] = dict(originator.attributes)
            self.out.mark("/message/originator", originator.place)
        for leg in root.all("FlightLeg"):
            self._flight(leg, of_message=True)
        pnrs = [*root.everywhere("PNR"), *([root] if root.name == "PNR" else [])]
        for pnr in pnrs:
            self._pnr(pnr)
        stated = next((each.get("NumberOfPnrs", "NumberOfPNRs") for each in root.everywhere("PNRs")), "")
        if stated.isascii() and stated.isdigit():
            self.out.message["stated_bookings"] = int(stated)
            if int(stated) != len(pnrs):
                self.out.problem("booking_count", f"the message states {stated} bookings and holds {len(pnrs)}",
                                 "Ask whether bookings are missing.", value=stated)  # fmt: skip
        if not pnrs:
            self.out.problem("no_booking", "the message holds no booking (no PNR)", "Ask whether it came whole.")

    def _flight(self, element: Element, *, of_message: bool) -> int:
        def end(name: str) -> str | None:
            found = element.child(name)
            return (found.get("LocationCode", "Code") or None) if found is not None else None

        marketing, operating = element.child("MarketingAirline"), element.child("OperatingAirline")
        carrier = element.get("CarrierCode") or (marketing.get("Code", "CompanyShortName") if marketing is not None else "")
        own_number = operating.get("FlightNumber") if operating is not None else ""
        index, _ = self.out.flight(
            carrier=carrier or None, number=element.get("FlightNumber") or own_number or None,
            origin=end("DepartureAirport"), destination=end("ArrivalAirport"),
            departs=_moment(element.get("DepartureDateTime")), arrives=_moment(element.get("ArrivalDateTime")),
            of_message=of_message, operated_by=(operating.get("Code") or None) if operating is not None else None,
            booking_class=element.get("ResBookDesigCode") or None,
        )  # fmt: skip
        if f"/flights/{index}/flight" not in self.out.spans:
            self.out.mark(f"/flights/{index}/flight", element.place)
        equipment = element.child("Equipment")
        if equipment is not None:
            self.out.flights[index].setdefault("aircraft", equipment.get("AirEquipType", "Code") or equipment.text.strip())
        return index

    def _pnr(self, pnr: Element) -> None:
        self.bookings.begin(pnr.start)
        self.by_rph = {}
        held = self.bookings.held
        for reference in pnr.all("BookingRefID"):
            self._locator(reference)
        held |= {name: value for name, value in pnr.attributes.items() if name.startswith("PNR_")}
        self._agency(pnr)
        flights = pnr.all("Flight") or pnr.everywhere("Flight")
        for element in flights:  # first, because their days settle years of two digits
            self._flight(element, of_message=False)
        for element in pnr.all("Passenger") or pnr.everywhere("Passenger"):
            self._passenger(element)
        for element in flights:
            self._booked(element)
        for element in pnr.all("SSR", "DOC_SSR"):
            self._ssr(element, None)
        for element in pnr.all("OSI"):
            self._remark(element, None)
        for element in pnr.all("ContactInfo"):
            self._contact_info(element, None)
        for name, field in (("PrepaidBag", "excess_baggage"), ("FormOfPayment", "payments"), ("PaymentInfo", "payments")):
            for element in pnr.all(name):
                held.setdefault(field, []).append(dict(element.attributes))
        self._stated(pnr)
        self.bookings.end()

    def _stated(self, pnr: Element) -> None:
        stated = pnr.get("NumberOfPassengers")
        held = len(self.bookings.travellers)
        if stated.isascii() and stated.isdigit() and int(stated) != held:
            self.out.problem("person_count", f"the booking states {stated} travellers and names {held}",
                             "Ask whether travellers are missing.", value=stated)  # fmt: skip

    def _locator(self, reference: Element, *, of_flight: bool = False) -> None:
        company = reference.child("CompanyName")
        entry = {"airline": (company.get("Code") or None) if company is not None else None, "locator": reference.get("ID"),
                 "made": None}  # fmt: skip
        if entry["locator"]:
            self.bookings.locator(entry, reference.place, of_flight=of_flight)

    def _agency(self, pnr: Element) -> None:
        for source in (source for pos in pnr.all("POS") for source in pos.all("Source")):
            agency = {
                "office": source.get("PseudoCityCode"), "country": source.get("ISOCountry", "ISOCOuntry"),
                "currency": source.get("ISOCurrency"), "agent": source.get("AgentSine"),
                "company": source.get("AirlineVendorID"), "city": source.get("AirportCode"),
            }  # fmt: skip
            requestor = source.child("RequestorID")
            if requestor is not None:
                agency |= {"iata_number": requestor.get("ID"), "kind": requestor.get("Type")}
            self.bookings.held["agency"] = {name: value for name, value in agency.items() if value}
            self.out.mark(f"/records/{self.bookings.record}/agency", source.place)

    def _passenger(self, element: Element) -> None:
        given, title = titled(" ".join(" ".join(each.text.split()) for each in element.all("GivenName", "MiddleName")))
        title = element.said("NameTitle") or title
        surname = element.said("Surname")
        at = self.out.new_person("passenger")
        if surname or given:
            self.out.name_person(at, surname=surname, given=given, title=title, place=element.place)
        else:
            self.out.problem("no_name", "the traveller has no name", "Ask the sender for it.", value=element.get("RPH"))
        person = self.out.persons[at]
        person["type"] = self._kind(element, title)
        if element.get("SurnameRefNumber"):
            person["reference"] = element.get("SurnameRefNumber")
        self.bookings.enter(at, element.get("RPH"))
        if element.get("RPH"):
            self.by_rph.setdefault(element.get("RPH"), at)
        for each in element.children:
            self._of_passenger(each, at)

    def _kind(self, element: Element, title: str) -> str | None:
        fare = element.child("FareInfo")
        code = element.get("PassengerTypeCode", "PTC_Code") or (fare.get("PTC_Code") if fare is not None else "")
        return (meaning("travellers", code) if code else None) or YOUNG.get(title)

    def _of_passenger(self, element: Element, at: int) -> None:
        if element.name in ("DOC_SSR", "SSR"):
            self._ssr(element, at)
        elif element.name == "CustLoyalty":
            entry = {"airline": element.get("VendorCode", "ProgramID") or None,
                     "number": element.get("MembershipID") or None, "status": element.get("LoyalLevel") or None}  # fmt: skip
            self.out.add(at, "frequent_flyer", entry, element.place)
        elif element.name in ("TicketDocument", "TicketingInfo"):
            number = element.get("TicketDocumentNbr", "TicketNumber")
            if number:
                self.out.ticket(at, number, element.place)
            for paid in element.all("PaymentInfo"):
                self.bookings.payment({
                    "kind": paid.get("PaymentType") or None, "amount": paid.get("PaymentAmount") or None,
                    "card": paid.get("VendorCode") or None, "number": paid.get("AccountNbr") or None,
                    "expires": paid.get("ExpiryDate") or None, "holder": paid.get("CardHolderName") or None,
                }, paid.place, at)  # fmt: skip
        elif element.name == "ContactInfo":
            self._contact_info(element, at)
        elif element.name == "OSI":
            self._remark(element, at)
        elif element.name in ("Bag", "Baggage", "BaggageInfo", "CheckedBag", "BagTag"):
            self._bags([element], at, None)
        elif element.name not in ("GivenName", "MiddleName", "Surname", "NameTitle"):
            self.out.add(at, "also", {"tag": element.name, "text": _flat(element)}, element.place)

    def _contact_info(self, element: Element, at: int | None) -> None:
        for kind, names in (("phone", ("PhoneNumber",)), ("email", ("EmailAddress", "Email"))):
            value = element.get(*names) or next((element.said(name) for name in names if element.said(name)), "")
            if value.strip("- "):
                self.out.contact(at, kind, value, element.place, record=self.bookings.record)
        address = {
            "street": " ".join(filter(None, (element.said("StreetNmbr"), element.said("AddressLine")))),
            "city": element.said("CityName"), "region": element.said("StateProv"),
            "postal_code": element.said("PostalCode"), "country": element.said("CountryName"),
        }  # fmt: skip
        address = {name: value for name, value in address.items() if value.strip("- ")}
        if address:
            self.bookings.address(address, element.place, at)

    def _remark(self, element: Element, at: int | None) -> None:
        text = element.said("Text") or " ".join(element.text.split())
        entry = {"tag": element.name, "code": element.get("OSICode") or None, "text": text}
        if at is not None:
            self.out.add(at, "remarks", entry, element.place)
        else:
            self.bookings.held.setdefault("remarks", []).append(entry)

    def _ssr(self, element: Element, at: int | None, flight: int | None = None) -> None:
        if at is None:
            at = self.by_rph.get(element.get("RPH"))
        code = element.get("SSRCode", "SSR_Code", "Code").upper()
        text = element.said("Text") or element.said("TEXT")
        for named in element.all("DOCS", "DOCA", "DOCO"):
            if at is not None:
                self._document(named, at)
        if text and code in ("DOCS", "DOCO", "DOCA", "INFT", "TKNE", "CTCM", "CTCE", "CTCR", "PSPT"):
            self.bookings.request(code, text, at, element.place)
        if code in ("CHLD", "INFT") and at is not None and code == "CHLD":
            self.out.persons[at]["type"] = self.out.persons[at]["type"] or "child"
        if code == "SEAT":
            seat = element.get("SeatNumber") or text.strip(" .")
            if seat:
                self.out.seat(at, seat, flight, element.place, record=self.bookings.record)
        request = {"code": code or None, "status": element.get("Status") or None, "text": text or None,
                   "from": element.get("BoardPoint") or None, "to": element.get("OffPoint") or None}  # fmt: skip
        self.bookings.service(request, at, element.place)

    def _document(self, element: Element, at: int) -> None:
        if element.name == "DOCS":
            infant = element.get("Gender").upper().endswith("I")
            self.bookings.docs(
                Docs(
                    element.get("TravelDocType", "DocType").upper() or "P",
                    element.get("IssuingLoc", "IssueCountry").upper(),
                    element.get("TravelDocNbr", "DocNbr", "DocumentNumber"), element.get("PaxNationality").upper(),
                    element.get("DateOfBirth", "BirthDate"), element.get("Gender").upper()[:1], infant,
                    element.get("ExpiryDate"), element.get("Surname"),
                    f"{element.get('FirstGivenName')} {element.get('SecondGivenName')}".strip(),
                ),
                at, element.place,
            )  # fmt: skip
        elif element.name == "DOCO":
            text = "/".join([element.get("BirthLocation"), element.get("TravelDocType") or "V", element.get("TravelDocNbr"),
                             element.get("PlaceOfIssue"), element.get("DateOfIssue").replace("-", ""),
                             element.get("CountryState")])  # fmt: skip
            self.bookings.request("DOCO", text, at, element.place)
        else:
            text = "/".join([element.get("AddressType"), element.get("Country"), element.get("Address"),
                             element.get("CityName"), element.get("StateProvCounty"),
                             element.get("PostalCode")])  # fmt: skip
            self.bookings.request("DOCA", text, at, element.place)

    def _booked(self, element: Element) -> None:
        flight = self._flight(element, of_message=False)
        self.bookings.leg(flight)
        if element.get("Status"):
            self.bookings.leg_status(flight, element.get("NumberInParty"), element.get("Status"))
        for each in element.children:
            if each.name in ("SSR", "DOC_SSR"):
                self._ssr(each, None, flight)
            elif each.name == "OSI":
                self._remark(each, None)
            elif each.name == "BookingRefID":
                self._locator(each, of_flight=True)
            elif each.name.startswith("CheckedInPassenger"):
                self._checked_in(each, flight)

    def _checked_in(self, element: Element, flight: int) -> None:
        passenger = element.child("PassengerName") or element.child("Passenger") or element
        at = self.by_rph.get(element.get("RPH")) if element.get("RPH") else None
        if at is None:
            given, _ = titled(passenger.said("GivenName"))
            at = self.out.person_called(passenger.said("Surname"), given, self.bookings.travellers)
        if at is None:
            at = self.bookings.only_traveller()
        if at is None:
            self.bookings.held.setdefault("also", []).append({"tag": element.name, "text": _flat(element)})
            return
        for seat in element.all("CheckedInSeat", "Seat", "SeatNumber"):
            number = seat.get("SeatNumber", "Number") or " ".join(seat.text.split())
            if number:
                self.out.seat(at, number, flight, seat.place)
        self._bags(element.all("BaggageInfo", "Bag", "Baggage", "BagTag", "CheckedBag", "TotalBagWeight", "BagTagDetails"),
                   at, flight)  # fmt: skip
        self.out.add(at, "check_in", {"sequence": element.get("SequenceNumber", "BoardingNumber") or None, "flight": flight},
                     element.place)  # fmt: skip

    def _bags(self, elements: list[Element], at: int, flight: int | None) -> None:
        """Bags by whatever attributes the sender gives: number of pieces, weight, tag and how many follow it."""
        tags: list[tuple[str, int]] = []
        places: list[Element] = []
        pieces: int | None = None
        weight: tuple[str | None, str | None] = (None, None)
        for element in [each for top in elements for each in (top, *_below(top))]:
            tag = element.get("TagNumber", "BagTagNumber", "SerialNumber", "BaggageTag", "TagNbr")
            if tag:
                many = element.get("SequenceCount", "NumberOfTags", "BagTagCount")
                tags.append((tag, int(many) if many.isascii() and many.isdigit() and len(many) < 4 else 1))
                places.append(element)
            count = element.get("CheckedBagCountTotal", "NumberOfBags", "Quantity", "BagCount")
            if count.isascii() and count.isdigit() and len(count) < 3:
                pieces = int(count)
            amount = element.get("CheckedBagWeightTotal", "Weight", "UnitOfMeasureQuantity")
            if amount:
                unit = element.get("UnitOfMeasureCode", "UnitOfMeasure", "WeightUnit").lower()
                weight = (amount, {"700": "kg", "kgm": "kg", "701": "lb", "lbr": "lb"}.get(unit, unit) or None)
        told, wrong = tagged(tags, pieces)
        for index, tag in told:
            self.out.bag(at, tag, places[index].place, flight=flight, to=places[index].get("Destination", "BagDestination"))
        for _ in range(max(0, (pieces or 0) - len(told))):
            self.out.bag(at, None, elements[0].place, flight=flight)
        if wrong and tags:
            self.out.problem("bag_count", wrong, "Ask the desk how many bags were taken in.", value=tags[0][0])
        if pieces is not None or weight[0]:
            self.out.persons[at]["baggage"] = {"pieces": pieces, "weight": weight[0], "unit": weight[1]}
            self.out.mark(f"/persons/{at}/baggage", elements[0].place)


def _below(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _below(child)


def _flat(element: Element) -> str:
    """An element that no rule reads, as one line: nothing of a message is lost."""
    own = " ".join(f"{name}={value}" for name, value in element.attributes.items())
    inside = " ".join(_flat(child) for child in element.children)
    text = " ".join(element.text.split())
    return " ".join(part for part in (own, text, inside) if part)


def _moment(text: str) -> str | None:
    """A moment of XML to the minute, local: "2024-01-01T10:15:00" becomes 2024-01-01T10:15."""
    day = text[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    clock: Any = text[11:16]
    good = len(clock) == 5 and clock[2] == ":" and clock.replace(":", "").isdigit() and clock < "24:00" and clock[3:] < "60"
    return f"{day}T{clock}" if good else day
