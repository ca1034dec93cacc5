"""Invented flights as the messages and sheets that airlines and desks send, byte for byte the same for a seed."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from rabta.example.passengers import Flight, Traveller, invented_flights
from rabta.example.words import words
from rabta.example.xlsx import Cell, workbook

FOLDER = "passengers"
MARKING = "restricted; to ANF, ASF, CUSTOMS, FIA, NNCC; H2"
PAKISTAN = timezone(timedelta(hours=5))


def write_passengers(seed: int, folder: Path) -> int:
    """Write the folder `passengers/`: its manifest, the files, and the truth. Gives the number of files."""
    inside = folder / FOLDER
    (inside / "files").mkdir(parents=True, exist_ok=True)
    (inside / "truth").mkdir(exist_ok=True)
    lines, truths = [], []
    for flight in invented_flights(seed):
        name, content = file_of(flight)
        (inside / "files" / name).write_bytes(content)
        sent = datetime.combine(flight.day - timedelta(days=1), time(21, 30), PAKISTAN)
        lines.append(
            {"file": f"files/{name}", "agency": flight.sender, "marking": MARKING, "grading": "A2",
             "received_at": sent.isoformat(), "written_on": sent.date().isoformat(), "format": None}
        )  # fmt: skip
        truths.append({"file": name, **flight.truth()})
    for path, found in ((inside / "truth" / "flights.jsonl", truths), (inside / "manifest.jsonl", lines)):
        path.write_bytes("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found).encode())
    return len(lines)


def file_of(flight: Flight) -> tuple[str, bytes]:
    """The file's name and bytes."""
    ending, write = _MANNERS[flight.kind]
    return f"EX{flight.number}_{flight.day:%Y%m%d}.{ending}", write(flight)


def paxlst(flight: Flight) -> bytes:
    """PAXLST D.05B, one segment a line."""
    stamp = f"{flight.day - timedelta(days=1):%y%m%d}:2130"
    sent = f"EX AIRLINES:ZZ+RXAPIS:ZZ+{stamp}+EX{flight.number}1"
    head = ["UNA:+.? '", f"UNB+UNOA:4+{sent}++APIS'"]
    body = [
        f"UNH+EX{flight.number}+PAXLST:D:05B:UN:IATA+EX{flight.number}/{flight.day:%y%m%d}/{flight.leaves}+01:F'",
        "BGM+745'",
        "NAD+MS+++EXAMPLE AIRLINES DESK'", "COM+02135550100:TE+desk@example.org:EM'",
        f"TDT+20+EX{flight.number}+++EX'", f"LOC+125+{flight.origin}'", f"DTM+189:{flight.day:%y%m%d}{flight.leaves}:201'",
        f"LOC+87+{flight.destination}'", f"DTM+232:{flight.day:%y%m%d}{flight.lands}:201'",
    ]  # fmt: skip
    for each in flight.travellers:
        body += _listed(flight, each)
    body += [f"CNT+42:{len(flight.travellers)}'"]
    body += [f"UNT+{len(body) + 1}+EX{flight.number}'"]
    return "\n".join([*head, *body, f"UNZ+1+EX{flight.number}1'", ""]).encode()


def _listed(flight: Flight, each: Traveller) -> list[str]:
    bags = [f"MEA+CT++:{each.pieces}'", f"MEA+WT++KGM:{each.weight}'"] if each.pieces else []
    if each.tags:
        run = f":{each.pieces}" if each.pieces > 1 else ""
        bags.append(f"FTX+BAG+++{each.tags[0]}{run}'")
    return [
        f"NAD+FL+++{each.surname}:{each.given} {each.title}'", f"ATT+2++{each.gender}'",
        f"DTM+329:{each.born:%y%m%d}'", *bags,
        f"LOC+178+{flight.origin}'", f"LOC+179+{flight.destination}'", "LOC+174+PAK'", f"COM+{each.phone}:TE'", "NAT+2+PAK'",
        f"RFF+AVF:{each.locator}'", f"RFF+SEA:{each.seat}'",
        f"DOC+P:110:111+{each.passport}'", f"DTM+36:{each.expires:%y%m%d}'",
        "LOC+91+PAK'",
    ]  # fmt: skip


def _bookings(flight: Flight) -> list[list[Traveller]]:
    found: dict[str, list[Traveller]] = {}
    for each in flight.travellers:
        found.setdefault(each.locator, []).append(each)
    return list(found.values())


def _spoken(day: date) -> str:
    months = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
    return f"{day.day:02}{months[day.month - 1]}{day:%y}"


def _docs(each: Traveller) -> str:
    gender = each.gender + ("I" if each.kind == "infant" else "")
    return f"/P/PAK/{each.passport}/PAK/{_spoken(each.born)}/{gender}/{_spoken(each.expires)}/{each.surname}/{each.given}"


def pnrgov(flight: Flight) -> bytes:
    """PNRGOV 13.1 in EDIFACT."""
    leg = (
        f"TVL+{flight.day:%d%m%y}:{flight.leaves}:{flight.day:%d%m%y}:{flight.lands}+{flight.origin}+{flight.destination}+EX"
    )
    bookings = _bookings(flight)
    body = [f"UNH+1+PNRGOV:13:1:IA+EX{flight.number}'", "MSG+:22'", f"ORG+EX:{flight.origin}'",
            f"{leg}+{flight.number}'", f"EQN+{len(bookings)}'"]  # fmt: skip
    for party in bookings:
        body += _booked(flight, party, leg)
    body += [f"UNT+{len(body) + 1}+1'"]
    stamp = f"{flight.day - timedelta(days=1):%y%m%d}:2130"
    head = ["UNA:+.?*'", f"UNB+IATA:1+EX+RX+{stamp}+EX{flight.number}2'"]
    return "\n".join([*head, *body, f"UNZ+1+EX{flight.number}2'", ""]).encode()


def _booked(flight: Flight, party: list[Traveller], leg: str) -> list[str]:
    first = party[0]
    made = flight.day - timedelta(days=2 if first.cash else 30)
    found = ["SRC'", f"RCI+EX:{first.locator}::{made:%d%m%y}:1010'",
             f"ORG+1A:KHI+{first.agency}:KHIEX2100+++T+PK:PKR+AGENT{first.agency[-1]}'",
             f"ADD++700:STREET {int(first.agency) % 90}:KARACHI:::PK:75500:0092{first.phone[1:]}'"]  # fmt: skip
    for number, each in enumerate(party, 1):
        kind = {"adult": "A", "child": "C", "infant": "IN"}[each.kind]
        found += [f"TIF+{each.surname}+{each.given} {each.title}:{kind}:{number}'", f"SSR+DOCS:HK:1:EX:::::{_docs(each)}'",
                  f"TKT+{each.ticket}:T:1'", "FOP+CA'" if each.cash else "FOP+CC:::VI:XXXXXXXXXXXX0000:0130'"]  # fmt: skip
    found += [f"{leg}+{flight.number}:Y'", f"RPI+{len(party)}+HK'", "APD+320'"]
    for number, each in enumerate(party, 1):
        if each.kind == "infant":
            continue
        found += [f"TRI++{number}:::{number}'", f"TIF+{each.surname}+{each.given} {each.title}:A:{number}'",
                  f"SSD+{each.seat}++++Y'"]  # fmt: skip
        if each.tags:
            found.append(f"TBD++{each.pieces}:{each.weight}:700+++EX:{each.tags[0]}:{each.pieces}:{flight.destination}'")
    return found


def pnrgov_xml(flight: Flight) -> bytes:
    """The same in XML."""
    ends = f'<DepartureAirport LocationCode="{flight.origin}"/><ArrivalAirport LocationCode="{flight.destination}"/>'
    moments = " ".join(
        f'{name}="{flight.day.isoformat()}T{clock[:2]}:{clock[2:]}:00"'
        for name, clock in (("DepartureDateTime", flight.leaves), ("ArrivalDateTime", flight.lands))
    )
    bookings = _bookings(flight)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<IATA_PNRGOV_NotifRQ Version="13.1">',
             '<Originator AirlineCode="EX"/>',
             f'<FlightLeg CarrierCode="EX" FlightNumber="{flight.number}" {moments}>{ends}</FlightLeg>',
             f'<PNRs NumberOfPnrs="{len(bookings)}">']  # fmt: skip
    for party in bookings:
        lines += [
            f'<PNR NumberOfPassengers="{len(party)}">',
            f'<BookingRefID ID="{party[0].locator}"><CompanyName Code="EX"/></BookingRefID>',
            f'<POS><Source ISOCountry="PK" PseudoCityCode="KHIEX"><RequestorID ID="{party[0].agency}"/></Source></POS>',
        ]
        lines += [_element(number, each) for number, each in enumerate(party, 1)]  # fmt: skip
        lines.append(f'<Flight FlightNumber="{flight.number}" {moments}>{ends}<MarketingAirline Code="EX"/>')
        for number, each in enumerate(party, 1):
            seat = f'<CheckedInSeat SeatNumber="{each.seat}"/>' if each.kind != "infant" else ""
            bag = (f'<BagTag TagNumber="{each.tags[0]}" SequenceCount="{each.pieces}" Weight="{each.weight}"'
                   ' UnitOfMeasureCode="700"/>' if each.tags else "")  # fmt: skip
            lines.append(f'<CheckedInPassenger RPH="{number}">{seat}{bag}</CheckedInPassenger>')
        lines.append("</Flight></PNR>")
    return "\n".join([*lines, "</PNRs>", "</IATA_PNRGOV_NotifRQ>", ""]).encode()


def _element(number: int, each: Traveller) -> str:
    kind = {"adult": "ADT", "child": "CHD", "infant": "INF"}[each.kind]
    return (
        f'<Passenger RPH="{number}" PassengerTypeCode="{kind}"><GivenName>{escape(each.given)}</GivenName>'
        f"<Surname>{escape(each.surname)}</Surname><TicketDocument TicketDocumentNbr={quoteattr(each.ticket)}/>"
        f'<DOC_SSR SSRCode="DOCS"><DOCS TravelDocType="P" TravelDocNbr="{each.passport}" IssuingLoc="PAK"'
        f' PaxNationality="PAK" DateOfBirth="{each.born.isoformat()}" Gender="{each.gender}"'
        f' ExpiryDate="{each.expires.isoformat()}"/></DOC_SSR>'
        f'<ContactInfo PhoneNumber="{each.phone}"/></Passenger>'
    )


def sheet_rows(flight: Flight, *, urdu: bool) -> list[list[Cell]]:
    """A desk's sheet: titles, a blank line, headers, a line for each traveller, the total."""
    said = words("passengers")
    title = "مسافروں کی فہرست" if urdu else "EXAMPLE AIRLINES - PASSENGER MANIFEST"
    about = f"EX-{flight.number}   {flight.day:%d/%m/%Y}   {flight.origin}-{flight.destination}"
    rows: list[list[Cell]] = [[title], [about], [], list(said["sheet_urdu" if urdu else "sheet"])]  # fmt: skip
    for number, each in enumerate(flight.travellers, 1):
        gender = {"M": "مرد", "F": "خاتون"}[each.gender] if urdu else each.gender
        bags = f"{each.pieces}/{each.weight}" if each.pieces else "NIL"
        rows.append([number, f"{each.surname}/{each.given} {each.title}", gender, f"{each.born:%d/%m/%Y}", "PAK",
                     each.passport,
                     f"{each.expires:%d/%m/%Y}", f"{each.cnic[:5]}-{each.cnic[5:12]}-{each.cnic[12]}", each.locator,
                     each.ticket,
                     each.seat, bags, ", ".join(each.tags), f"{each.phone[:4]}-{each.phone[4:]}"])  # fmt: skip
    return [*rows, ["میزان" if urdu else "Total", len(flight.travellers)]]


def _csv(flight: Flight) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows(sheet_rows(flight, urdu=True))
    return stream.getvalue().encode()


_MANNERS: dict[str, tuple[str, Callable[[Flight], bytes]]] = {
    "paxlst": ("edi", paxlst),
    "pnrgov": ("edi", pnrgov),
    "pnrgov_xml": ("xml", pnrgov_xml),
    "sheet": ("xlsx", lambda flight: workbook(sheet_rows(flight, urdu=False), sheet="Manifest")),
    "sheet_urdu": ("csv", _csv),
}
