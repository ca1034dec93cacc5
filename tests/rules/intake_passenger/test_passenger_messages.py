"""Invented passenger messages: everything kept, counts held against the list, broken ones give what they hold."""

import io
import json
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.intake.formats.passenger.cusres import BOARD, DO_NOT_BOARD, Answer, cusres
from rabta.intake.formats.passenger.reader import read_manifest

TODAY = date(2026, 12, 1)
PAXLST = """UNA:+.? '
UNB+UNOA:4+EX AIRLINES:ZZ+RXAPIS:ZZ+261130:0300+REF1++APIS'
UNG+PAXLST+EX AIRLINES:ZZ+RXAPIS:ZZ+261130:0300+1+UN+D:05B'
UNH+M1+PAXLST:D:05B:UN:IATA+EX701/261201/0910+01:F'
BGM+745+CP'
RFF+TN:EX12345:::1'
NAD+MS+++EXAMPLE DESK'
COM+0215550100:TE+desk@example.org:EM'
TDT+20+EX0701+++EX'
LOC+125+KHI'
DTM+189:2612010910:201'
LOC+87+DXB'
DTM+232:2612011040:201'
NAD+FL+++O?'KHAN:IMRAN:GUL+STREET 4+KARACHI+SD+75500+PAK'
ATT+2++M'
DTM+329:850413'
MEA+CT++:2'
MEA+WT++KGM:38'
FTX+BAG+++0214100007:2'
GEI+4+173'
LOC+22+DXB'
LOC+178+KHI'
LOC+179+DXB'
LOC+174+PAK'
LOC+180+:::LAHORE PAK'
COM+0300?+1234567:TE'
NAT+2+PAK'
RFF+AVF:EXAB12'
RFF+ABO:EXREF1'
RFF+SEA:12A'
DOC+P:110:111+AB1234567'
DTM+36:311130'
DTM+182:211201'
LOC+91+PAK'
DOC+V+57131424'
DTM+36:270101'
LOC+91+ARE'
NAD+FM+++GUL:SARA'
ATT+2++F'
EMP+1+CR2:110:111'
DOC+L+EX-99'
CNT+42:1'
CNT+41:1'
UNT+41+M1'
UNE+1+1'
UNZ+1+REF1'
"""


def _one(text: str | bytes, name: str = "list.edi") -> dict[str, Any]:
    return _all(text, name)[0]


def _all(text: str | bytes, name: str = "list.edi") -> list[dict[str, Any]]:
    content = text if isinstance(text, bytes) else text.encode()
    return list(read_manifest(content, name=name, on=TODAY))


def _kinds(told: dict[str, Any]) -> list[str]:
    return [problem["kind"] for problem in told["problems"]]


def test_a_list_is_read_whole() -> None:
    told = _one(PAXLST)
    assert _kinds(told) == []
    assert told["message"]["function"] == "changes what was sent"
    assert told["message"]["reported_by"]["contacts"] == [
        {"kind": "phone", "value": "0215550100"}, {"kind": "email", "value": "desk@example.org"}
    ]  # fmt: skip
    flight = told["flights"][0]
    assert (flight["flight"], flight["origin"], flight["departs"], flight["arrives"]) == (
        "EX701", "KHI", "2026-12-01T09:10", "2026-12-01T10:40"
    )  # fmt: skip
    person, crew = told["persons"]
    assert (person["surname"], person["given_names"], person["born"], person["gender"]) == (
        "O'KHAN", "IMRAN GUL", "1985-04-13", "M"
    )  # fmt: skip
    assert person["birth_place"] == "LAHORE PAK" and person["addresses"][0]["city"] == "KARACHI"
    assert person["contacts"][0]["value"] == "0300+1234567" and person["seats"] == [{"seat": "12A", "flight": 0}]
    assert [bag["tag"] for bag in told["bags"]] == ["0214100007", "0214100008"]
    assert person["baggage"] == {"pieces": 2, "weight": "38", "unit": "kg"}
    passport, visa, licence = told["documents"]
    assert (passport["kind"], passport["shape"], passport["expires"], passport["issued"]) == (
        "passport", "fits", "2031-11-30", "2021-12-01"
    )  # fmt: skip
    assert (visa["kind"], visa["issuer"], licence["person"]) == ("visa", "ARE", 1)
    assert (crew["role"], crew["duty"]) == ("crew", "cabin")


def test_every_value_leads_back_to_its_words() -> None:
    told = _one(PAXLST)
    said = {
        pointer: PAXLST[start:end]
        for pointer, [[start, end], *_] in told["spans"].items()
        if pointer.startswith(("/p", "/d"))
    }
    assert said["/persons/0/name"] == "O?'KHAN:IMRAN:GUL"
    assert said["/persons/0/born"] == "850413" and said["/documents/0/number"] == "AB1234567"
    assert said["/documents/1/issuer"] == "ARE" and said["/persons/0/record_locator"] == "EXAB12"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (("CNT+42:1'", "CNT+42:9'"), "person_count"),
        (("UNT+41+M1'", "UNT+12+M1'"), "segment_count"),
        (("UNT+41+M1'\n", ""), "no_unt"),
        (("UNZ+1+REF1'\n", ""), "no_unz"),
        (("UNZ+1+REF1'", "UNZ+2+REF1'"), "message_count"),
        (("850413", "851341"), "no_date"),
        (("MEA+CT++:2", "MEA+CT++:3"), "bag_count"),
        (("DTM+36:311130", "DTM+36:261130"), "document_expired"),
        (("DTM+329:850413", "DTM+329:20270101"), "born_after_travel"),
        (("2612011040", "2612010840"), "arrives_before_departure"),
        (("AB1234567", ""), "no_number"),
        (("O?'KHAN:IMRAN:GUL", ""), "no_name"),
        (("+01:F", "+02:F"), "part_missing"),
        (("NAD+FM", "NAD+ZZ"), "unknown_party"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_kept(change: tuple[str, str], kind: str) -> None:
    text = PAXLST.replace(*change)
    assert text != PAXLST
    told = _one(text)
    assert kind in _kinds(told)
    found = next(problem for problem in told["problems"] if problem["kind"] == kind)
    assert found["rule"] and found["next_step"] and found["message"].startswith("list.edi")
    assert told["documents"] and told["persons"][0]["gender"] == "M"


def test_letters_of_two_encodings_in_one_message_are_each_read_as_written() -> None:
    content = PAXLST.replace("IMRAN", "MÜNIRA").encode() + PAXLST.replace("IMRAN", "JÖRG").encode("cp1252")
    one, two = _all(content)
    assert "MÜNIRA" in one["persons"][0]["name"] and "JÖRG" in two["persons"][0]["name"]
    [told] = [each for each in one["problems"] if each["kind"] == "two_encodings"]
    assert told["value"] == "Ö" and told["next_step"]


def test_a_list_without_an_envelope_and_two_messages_in_a_file() -> None:
    body = PAXLST[PAXLST.index("UNH") : PAXLST.index("UNE")]
    told = _all(body + body.replace("M1", "M2"))
    assert [each["message"]["reference"] for each in told] == ["M1", "M2"]
    assert all(len(each["persons"]) == 2 for each in told)
    headless = body[body.index("BGM") :]
    assert "no_unh" in _kinds(_one("UNB+UNOA:4+EX+RX+261130:0300+1'" + headless))


def test_parts_of_a_list_are_held_against_their_total() -> None:
    first = PAXLST.replace("+01:F", "+01:C").replace("CNT+42:1'\nCNT+41:1'\n", "").replace("UNT+41", "UNT+39")
    last = PAXLST.replace("+01:F", "+02:F").replace("CNT+42:1'\nCNT+41:1'\n", "CNT+42:4'\n").replace("UNT+41", "UNT+40")
    assert [_kinds(each) for each in _all(first + last.replace("REF1", "REF2"))] == [[], []]
    assert "person_count" in _kinds(_all(first + last.replace("CNT+42:4", "CNT+42:9"))[1])
    assert "part_missing" in _kinds(_one(last))


PNRGOV = """UNA:+.?*'UNB+IATA:1+EX+RX+261130:0300+9'UNH+1+PNRGOV:11:1:IA+EX701'MSG+:22'ORG+EX:KHI'
TVL+011226:0910:011226:1040+KHI+DXB+EX+701'EQN+1'SRC'RCI+EX:EXAB12::011126:1010'
ORG+1A:KHI+27391234:KHIEX2100+++T+PK:PKR+AGENT7'ADD++700:STREET 4:KARACHI:::PK:75500:00923001234567'
TIF+KHAN+IMRANMR:A:1:1'FTI+EX:1234567890:::GOLD'REF+:EXREF1'SSR+DOCS:HK:1:EX:::::/P/PAK/AB1234567/PAK/13APR85/M/30NOV31/KHAN/IMRAN'
SSR+DOCO:HK:1:EX:::::LAHORE PAK/V/57131424/KARACHI/01NOV26/ARE'SSR+INFT:HK:1:EX:::::KHAN/GULMISS/01OCT25'
SSR+DOCS:HK:1:EX:::::/P/PAK/AC7654321/PAK/01OCT25/FI/30NOV30/KHAN/GUL'TKT+2142401234567:T:1'FOP+CA::45000.00'
IFT+4:28::EX+CTCE IMRAN..KHAN//EXAMPLE.ORG'TIF+GUL+SARAMRS:A:2'TVL+011226:0910:011226:1040+KHI+DXB+EX+701:Y'RPI+2+HK'APD+320'
SSR+SEAT:HK:2:EX:::KHI:DXB+12A::1+12B::2'RCI+EX:EXAB12'DAT+2:011226:0700'TRI++31:::1'TIF+KHAN+IMRANMR:A:1'SSD+14C++++Y'
TBD++2:31:700++HP+EX:2140000101:2:DXB'TVL+011226:1400::1500+DXB+JED+QQ:EX+6012:Y'ABI+1+:EXRR+KHI++EX'SAC+++X'TIF+KHAN+AMRANMR:A:1'
UNT+40+1'UNZ+1+9'"""


def test_a_booking_is_read_whole() -> None:
    told = _one(PNRGOV)
    assert set(_kinds(told)) <= {"segment_count"}
    adult, woman, baby = told["persons"]
    assert (adult["name"], adult["title"], adult["type"], adult["born"]) == ("IMRAN KHAN", "MR", "adult", "1985-04-13")
    assert (baby["name"], baby["type"], baby["infant_of"], baby["born"]) == ("GUL KHAN", "infant", 0, "2025-10-01")
    assert [(each["kind"], each["person"]) for each in told["documents"]] == [("passport", 0), ("visa", 0), ("passport", 2)]
    assert [bag["tag"] for bag in told["bags"]] == ["2140000101", "2140000102"] and told["bags"][0]["to"] == "DXB"
    assert adult["seats"] == [{"seat": "12A", "flight": 0}, {"seat": "14C", "flight": 0}]
    assert woman["seats"] == [{"seat": "12B", "flight": 0}]
    assert adult["contacts"] == [{"kind": "email", "value": "IMRAN_KHAN@EXAMPLE.ORG"}]
    assert adult["tickets"][0]["airline"] == "PK"
    record = told["records"][0]
    assert record["agency"]["iata_number"] == "27391234" and record["locators"][0]["locator"] == "EXAB12"
    assert record["contacts"][0]["e164"] == "+923001234567" and record["payments"][0]["kind"] == "cash"
    assert [flight["flight"] for flight in told["flights"]] == ["EX701", "QQ6012"]
    assert record["legs"] == [0, 1] and len(record["history"]) == 3


XML = """<?xml version="1.0"?><IATA_PNRGOV_NotifRQ Version="13.1"><Originator AirlineCode="EX"/>
<FlightLeg CarrierCode="EX" FlightNumber="701" DepartureDateTime="2026-12-01T09:10:00" ArrivalDateTime="2026-12-01T10:40:00">
<DepartureAirport LocationCode="KHI"/><ArrivalAirport LocationCode="DXB"/></FlightLeg><PNRs NumberOfPnrs="1">
<PNR NumberOfPassengers="2"><BookingRefID ID="EXAB12"><CompanyName Code="EX"/></BookingRefID>
<Passenger RPH="1"><GivenName>IMRAN MR</GivenName><Surname>KHAN</Surname>
<TicketDocument TicketDocumentNbr="2142401234567"/>
<DOC_SSR SSRCode="DOCS">
<DOCS TravelDocNbr="AB1234567" IssuingLoc="PAK" DateOfBirth="1985-04-13" Gender="M"/></DOC_SSR></Passenger>
<Passenger RPH="2"><GivenName>SARA</GivenName><Surname>GUL</Surname></Passenger>
<Flight FlightNumber="701" DepartureDateTime="2026-12-01T09:10:00"><DepartureAirport LocationCode="KHI"/>
<ArrivalAirport LocationCode="DXB"/><MarketingAirline Code="EX"/><SSR SSRCode="SEAT" RPH="2" SeatNumber="12B"/>
<CheckedInPassenger RPH="1">
<BagTag TagNumber="2140000101" SequenceCount="2" Weight="31" UnitOfMeasureCode="700"/></CheckedInPassenger>
</Flight></PNR></PNRs></IATA_PNRGOV_NotifRQ>"""


def test_the_same_in_xml_and_a_part_of_it() -> None:
    told = _one(XML)
    assert _kinds(told) == []
    assert [person["name"] for person in told["persons"]] == ["IMRAN KHAN", "SARA GUL"]
    assert told["documents"][0]["number"] == "AB1234567" and told["persons"][1]["seats"] == [{"seat": "12B", "flight": 0}]
    assert [bag["tag"] for bag in told["bags"]] == ["2140000101", "2140000102"]
    broken = _one(XML[: XML.index('<Passenger RPH="2"')])
    assert {"broken_xml", "person_count"} <= set(_kinds(broken)) and len(broken["persons"]) == 1
    bomb = XML.replace('<?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')
    assert "xml_refused" in _kinds(_one(bomb))


def _sheet() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["EXAMPLE AIRLINES - PASSENGER MANIFEST"])
    sheet.append(["Flight: EX-701   Date: 01-Dec-2026   KHI - DXB"])
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(
        [
            "نمبر شمار",
            "Name",
            "جنس",
            "DOB",
            "Passport No",
            "شناختی کارڈ نمبر",
            "Seat",
            "Bags",
            "Wt (KG)",
            "Bag Tags",
            "Mobile",
        ]
    )
    sheet.append(
        [
            1,
            "KHAN/IMRAN MR",
            "مرد",
            "13/04/1985",
            "AB1234567",
            "42101-1234567-1",
            "12A",
            2,
            38,
            "0214100007-08",
            "0300-1234567",
        ]
    )
    sheet.append([None, "KHAN/IMRAN MR", None, None, None, None, None, 1, 9, "0214100020", None])
    sheet.merge_cells("B5:B6")
    sheet.append([2, "گل، سارہ", "F", "01/02/1990", "AB123456G", None, "12B", "1/12", None, None, None])
    sheet.append(["Total", 3])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_day_of_printing_is_no_flights_day_and_a_line_completes_what_titles_leave_open() -> None:
    lines = ["Printed 02-12-2026,,,", "EX AIR manifest EX701 KHI-DXB,,,", "Flight,Date,Name,Passport No",
             "EX701,2026-12-03,KHAN/IMRAN MR,AB1234567", "EX701,2026-12-03,SHAH/AMIR MR,AB1234568",
             "EX701,2026-12-04,BUTT/SAIMA MRS,AB1234569"]  # fmt: skip
    told = _one("\n".join(lines).encode(), "manifest.csv")
    assert [(each["flight"], each["origin"], each["departs"]) for each in told["flights"]] == [
        ("EX701", "KHI", "2026-12-03"), ("EX701", None, "2026-12-04"),
    ]  # fmt: skip
    assert [each["flight"] for each in told["persons"]] == [0, 0, 1]


def test_a_desks_spreadsheet() -> None:
    told = _one(_sheet(), "manifest.xlsx")
    assert "person_count" in _kinds(told)
    flight = told["flights"][0]
    assert (flight["flight"], flight["origin"], flight["destination"], flight["departs"]) == (
        "EX701",
        "KHI",
        "DXB",
        "2026-12-01",
    )
    one, two = told["persons"]
    assert (one["surname"], one["given_names"], one["gender"], one["born"]) == ("KHAN", "IMRAN", "M", "1985-04-13")
    assert [bag["tag"] for bag in told["bags"]][:3] == ["0214100007", "0214100008", "0214100020"]
    assert one["baggage"] == {"pieces": 2, "weight": "38", "unit": "kg"} and one["contacts"][0]["e164"] == "+923001234567"
    assert [document["kind"] for document in told["documents"]] == ["passport", "identity card", "passport"]
    assert told["documents"][2]["repairs"] == [] or told["documents"][2]["repairs"] == ["AB1234566"]
    assert (two["surname"], two["given_names"]) == ("گل", "سارہ")
    assert two["gender"] == "F" and two["baggage"]["weight"] == "12"
    assert told["spans"]["/persons/0/born"] == [{"sheet": "Sheet", "cell": "D5", "column": "DOB", "row": 5}]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("firstname,lastname,middlename,dob,documentcountry,documentnumber,seat",
         "IMRAN,KHAN,GUL,13/04/1985,PAK,AB1234567,12A"),
        ("PAX NAME,D.O.B. (dd/mm/yyyy),ISSUER,PPT#,Seat Nbr", "KHAN/IMRAN GUL MR,13/04/1985,PAK,AB1234567,12A"),
        ("Name (as per passport),DOB,Passport Issuing Country,PP No.,SEAT", '"KHAN, IMRAN GUL",13-Apr-85,PAK,AB1234567,12A'),
        ("مسافر کا پورا نام,تاریخِ پیدائش,جاری کنندہ ملک,پاسپورٹ نمبر / Passport,نشست",
         "KHAN/IMRAN GUL,13/04/1985,PAK,AB1234567,12A"),
        ("EX AIR list of EX-701\nNo,Passenger,,Birth,Passport,,Seat\n,Last,First,Date,No,Country,",
         "1,KHAN,IMRAN GUL,13/04/1985,AB1234567,PAK,12A"),
    ],
)  # fmt: skip
def test_headers_of_many_hands(header: str, line: str) -> None:
    told = _one(f"{header}\n{line}\n", "list.csv")
    (person,) = told["persons"]
    (document,) = told["documents"]
    assert (person["surname"], person["given_names"], person["born"]) == ("KHAN", "IMRAN GUL", "1985-04-13")
    assert (document["number"], document["issuer"], person["seats"][0]["seat"]) == ("AB1234567", "PAK", "12A")


def test_what_only_resembles_a_header_is_kept_and_not_read() -> None:
    header = "Name,Passport,Birth country,Country of residence,Emergency contact name,Last port,Visa type"
    told = _one(f"{header}\nIMRAN KHAN,AB1234567,PAK,ARE,SARA GUL,KHI,visit\n", "list.csv")
    (person,) = told["persons"]
    assert person["name"] == "IMRAN KHAN" and person["nationality"] is None and person["birth_place"] == "PAK"
    assert {each["text"] for each in person["also"]} >= {"ARE", "SARA GUL", "KHI"}


DIALOGUE = """UNA:+.? '
UIB+UNOA:4+D1++++EX AIRLINES+RXAPIS+20261130:0300'
UIH+PAXLST:D:12B:UN:IATA+M1+D1:X+1:F'
BGM+745'
TDT+20+EX0701+++EX'
LOC+125+KHI'
LOC+87+DXB'
NAD+FL+++KHAN:IMRAN:GUL'
DTM+329:850413'
CNT+42:1'
UIT+M1+9'
UIZ+D1+1'
"""


def test_a_list_sent_in_a_dialogue() -> None:
    told = _one(DIALOGUE)
    assert not told["problems"] and told["message"]["version"] == "D:12B" and told["message"]["reference"] == "M1"
    assert told["message"]["interchange"]["sender"] == "EX AIRLINES" and told["persons"][0]["born"] == "1985-04-13"
    broken = _one(DIALOGUE.replace("UIT+M1+9", "UIT+M2+12").replace("UIZ+D1+1'\n", ""))
    assert _kinds(broken) == ["no_unz", "segment_count", "reference_differs"] and len(broken["persons"]) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 x", "not_a_message"),
        (b"\xff\xd8\xff\xe0 x", "not_a_message"),
        (b"<html><body/></html>", "not_a_message"),
        (b"what,else\n1,2\n", "no_header"),
        (b"name,surname\nA,B\n", "no_header"),
    ],
)
def test_what_is_no_message_says_what_to_do(content: bytes, kind: str) -> None:
    told = _one(content)
    assert told["error"]["kind"] == kind and told["error"]["next_step"]


_ANSWERS = st.lists(
    st.builds(
        Answer,
        record_locator=st.text("ABCDEF123", max_size=6),
        reference=st.text("ABC?+:'123", max_size=10),
        code=st.sampled_from([BOARD, DO_NOT_BOARD]),
        text=st.text("NO BARD?+:'", max_size=20).map(str.strip),
    ),
    max_size=5,
)


@given(_ANSWERS)
@settings(max_examples=40)
def test_an_answer_written_is_the_answer_read(answers: list[Answer]) -> None:
    text = cusres(
        sender="RX", recipient="EX", flight="EX701", origin="KHI", destination="DXB", transaction="EX1", reference="7",
        departs=datetime(2026, 12, 1, 9, 10, tzinfo=UTC), arrives=datetime(2026, 12, 1, 10, 40, tzinfo=UTC),
        at=datetime(2026, 12, 1, 6, tzinfo=UTC), answers=answers,
    )  # fmt: skip
    told = _one(text)
    assert _kinds(told) == []
    assert (told["flights"][0]["flight"], told["flights"][0]["arrives"]) == ("EX701", "2026-12-01T10:40")
    read = [
        Answer(person.get("record_locator") or "", person.get("reference") or "", answer["code"][0], answer["text"] or "")
        for person, answer in zip(told["persons"], told["answers"], strict=True)
    ]
    assert read == answers


@given(st.sampled_from([PAXLST, PNRGOV, XML]), st.data())
@settings(max_examples=150)
def test_no_damage_makes_reading_raise(text: str, data: st.DataObject) -> None:
    content = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    for told in _all(bytes(content)):
        json.dumps(told, default=str)


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_no_bytes_make_reading_raise(content: bytes) -> None:
    assert _all(content)
