"""What a passenger message holds, counted from its own separators by a few lines that share nothing with the reader.

Slow and simple on purpose: split the text, take elements by their place. For well-known samples, not for damaged ones.
"""

import re
from dataclasses import dataclass, field


@dataclass
class Told:
    """Sets that the reader's answer is held against; persons by their order, since names may be written in two ways."""

    persons: int = 0
    documents: set[str] = field(default_factory=set)
    bags: int = 0
    tags: set[str] = field(default_factory=set)
    flights: set[tuple[str, str, str]] = field(default_factory=set)


def truth_of(text: str) -> Told:
    """Number and origin and destination of flights, document numbers, first tags, number of bags and of persons."""
    return _xml(text) if text.lstrip().startswith("<") else _edifact(text)


def _edifact(text: str) -> Told:
    end = max("'\"$~", key=lambda sign: len(re.findall(re.escape(sign) + r"\s*(?:[A-Z]{3}[+*]|\Z)", text)))
    element = "*" if re.search(r"UNH\s*\*", text) else "+"
    joined = re.sub(r"\s*\n\s*", "", text)
    rows = [[part.strip() for part in row.strip().split(element)] for row in joined.split(end)]
    kind = "CUSRES" if "CUSRES" in text else "PNRGOV" if "PNRGOV" in text else "PAXLST"
    return {"PAXLST": _paxlst, "PNRGOV": _pnrgov, "CUSRES": _cusres}[kind](rows)


def _paxlst(rows: list[list[str]]) -> Told:
    told, ends, number, pieces, runs = Told(), [], "", 0, 0
    for row in [*rows, ["NAD", "FL"]]:
        tag, rest = row[0], [*row[1:], "", "", "", "", ""]
        if tag in ("NAD", "TDT"):
            told.bags += pieces or runs
            pieces = runs = 0
        if tag == "NAD" and rest[0] in ("FL", "FM", "DDU", "DDT") and rest[3]:
            told.persons += 1
        elif tag == "DOC" and rest[1]:
            told.documents.add(rest[1])
        elif tag == "MEA" and rest[0] == "CT":
            pieces = int(rest[2].strip(":"))
        elif tag == "FTX" and rest[0] == "BAG":
            first, _, many = rest[3].partition(":")
            told.tags.add(first)
            runs += int(many or 1)
        elif tag == "TDT":
            number, ends = re.sub(r"\D", "", rest[1]).lstrip("0"), []
        elif tag == "LOC" and rest[0] in ("125", "87", "92") and number:
            ends.append(rest[1])
            if len(ends) == 2:
                told.flights.add((number, ends[0], ends[1]))
    return told


def _pnrgov(rows: list[list[str]]) -> Told:
    told, in_booking, in_flights, over = Told(), False, False, False
    for row in rows:
        tag, rest = row[0], [*row[1:], "", "", "", "", ""]
        if tag == "SRC":
            in_booking, in_flights, over = True, False, False
        over = over or (tag in ("ABI", "SAC") and in_booking)
        if over:
            continue
        if tag == "TVL" and rest[2]:
            in_flights = in_booking
            told.flights.add((rest[4].split(":")[0].lstrip("0"), rest[1].split(":")[0], rest[2].split(":")[0]))
        elif tag == "TIF" and in_booking and not in_flights:
            told.persons += 1
        elif tag == "SSR" and rest[0].startswith("DOCS"):
            parts = ":".join(rest[0].split(":")[8:]).removeprefix("/").split("/")
            if len(parts) > 2 and parts[2].strip():
                told.documents.add(parts[2].strip())
        elif tag == "TBD":
            for each in rest[3:]:
                parts = each.split(":")
                if len(parts) > 1 and parts[0] not in ("HP", "MP") and parts[1].strip():
                    told.tags.add(parts[1].strip())
    return told


def _cusres(rows: list[list[str]]) -> Told:
    told = Told(persons=sum(row[:2] == ["ERP", "2"] for row in rows))
    places = [row[2] for row in rows if row[0] == "LOC"]
    number = next(row[1].partition(":")[2] for row in rows if row[0] == "RFF" and row[1].startswith("AF:"))
    told.flights.add((re.sub(r"\D", "", number).lstrip("0"), places[0], places[1]))
    return told


def _xml(text: str) -> Told:
    told = Told(persons=len(re.findall(r"<Passenger[\s>]", text)))
    told.documents = set(re.findall(r"<Text>/[A-Z]/[A-Z]{3}/([^/<]+)/", text))
    for found in re.findall(r"<Flight[\s>].*?</ArrivalAirport>|<Flight[\s>].*?<ArrivalAirport[^>]*>", text, re.DOTALL):
        number = re.search(r'FlightNumber="0*(\d+)"', found)
        ends = re.findall(r'LocationCode="(\w+)"', found)
        if number and len(ends) > 1:
            told.flights.add((number.group(1), ends[0], ends[1]))
    return told
