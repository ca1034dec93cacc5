"""What a rule may look at: every kind of condition, how it is written, how it reads, and what its values may be.

Facts of passenger messages alone, as `intake/formats/passenger` reads PAXLST, PNRGOV and sheets. None is an attribute that
the law protects (Directive (EU) 2016/681 art. 6(4), art. 7(6)), and a new kind that is one fails a test.
"""

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

PAID = ("cash", "card", "cheque", "government request", "other")
SHARED = ("phone", "e-mail", "address", "agency", "booking reference")
MOST_NAMED = 40


class Topic(StrEnum):
    """What a condition is about: the parts of the form that writes one."""

    ROUTE = "route"
    TIME = "time"
    BOOKING = "booking"
    BAGS = "bags"
    DOCUMENT = "document"
    LINKS = "links"


@dataclass(frozen=True)
class Kind:
    """A kind of condition. `line`: how it is written, with places in braces; `sentence`: how it reads, with the same places.

    `most`: the largest number that can be meant. `open`: of links: what nobody told is not known, so it never fails.
    `listed`: it rests on a watch-list. `says`: the fact it is about, so that contradictions are found.
    """

    code: str
    topic: Topic
    line: str
    sentence: str
    example: str
    says: str
    most: int = 0
    open: bool = False
    listed: bool = False


def _kind(code: str, topic: Topic, line: str, sentence: str, example: str, says: str = "", **more: int | bool) -> Kind:
    known = {"most": int(more.get("most", 0)), "open": bool(more.get("open")), "listed": bool(more.get("listed"))}
    return Kind(code, topic, line, sentence, example, says or code, **known)  # type: ignore[arg-type]


KINDS = (
    _kind("begins_at", Topic.ROUTE, "journey begins at {airports}", "the journey begins at {airports}",
          "journey begins at KHI, LHE"),
    _kind("ends_at", Topic.ROUTE, "journey ends at {airports}", "the journey ends at {airports}", "journey ends at JED"),
    _kind("departs_from", Topic.ROUTE, "departs from {airports}", "a flight of the journey departs from {airports}",
          "departs from ISB"),
    _kind("arrives_at", Topic.ROUTE, "arrives at {airports}", "a flight of the journey arrives at {airports}",
          "arrives at DOH, DXB"),
    _kind("in_transit_at", Topic.ROUTE, "in transit at {airports}", "the journey changes planes at {airports}",
          "in transit at DOH"),
    _kind("on_flight", Topic.ROUTE, "on flight {flights}", "one of the flights is {flights}", "on flight EX701"),
    _kind("legs", Topic.ROUTE, "flights in the journey {bound}", "the journey has {bound} flights",
          "flights in the journey at least 3", most=20),
    _kind("one_way", Topic.ROUTE, "one way", "the booking is one way", "one way", "way"),
    _kind("return", Topic.ROUTE, "return journey", "the booking is a return journey", "return journey", "way"),
    _kind("stay", Topic.ROUTE, "stay {bound} days", "the stay before the return lasts {bound} days", "stay at most 2 days",
          most=730),
    _kind("repeated", Topic.ROUTE, "travelled at least {count} times in {days} days",
          "the same document travelled at least {count} times within {days} days",
          "travelled at least 3 times in 30 days", most=200, open=True),
    _kind("departs_between", Topic.TIME, "departs between {clock} and {clock}",
          "the first flight departs between {clock} and {clock}, local time", "departs between 00:00 and 05:00"),
    _kind("booked", Topic.TIME, "booked {bound} days before departure", "booked {bound} days before departure",
          "booked at most 2 days before departure", most=730),
    _kind("paid_by", Topic.BOOKING, "paid by {ways}", "paid by {ways}, as the message states", "paid by cash", "payment"),
    _kind("payment_not_stated", Topic.BOOKING, "payment not stated", "the message does not state how it was paid",
          "payment not stated", "payment"),
    _kind("booked_by", Topic.BOOKING, "booked by agency {agencies}", "booked by the agency {agencies}",
          "booked by agency 00034567", "agency"),
    _kind("agency_not_stated", Topic.BOOKING, "agency not stated", "the message does not state the agency",
          "agency not stated", "agency"),
    _kind("party", Topic.BOOKING, "party {bound} travellers", "the booking is for {bound} travellers",
          "party at most 1 traveller", most=500),
    _kind("split", Topic.BOOKING, "journey split over at least {count} bookings",
          "the same document travels within two days on at least {count} bookings",
          "journey split over at least 2 bookings", most=20, open=True),
    _kind("tickets", Topic.BOOKING, "tickets {bound}", "the traveller has {bound} tickets", "tickets at least 2", most=20),
    _kind("bags", Topic.BAGS, "bags {bound}", "there are {bound} bags", "bags at least 3", most=50),
    _kind("bags_of_party", Topic.BAGS, "bags for each traveller of the booking {bound}",
          "there are {bound} bags for each traveller of the booking",
          "bags for each traveller of the booking at least 3", most=50),
    _kind("bags_a_day", Topic.BAGS, "bags for each day of stay {bound}", "there are {bound} bags for each day of the stay",
          "bags for each day of stay at least 2", most=50),
    _kind("weight", Topic.BAGS, "bag weight {bound} kg", "the bags weigh {bound} kg together", "bag weight at least 60 kg",
          most=1000),
    _kind("weight_a_bag", Topic.BAGS, "weight of each bag {bound} kg", "a bag weighs {bound} kg on average",
          "weight of each bag at least 32 kg", most=200),
    _kind("weight_a_day", Topic.BAGS, "bag weight for each day of stay {bound} kg",
          "the bags weigh {bound} kg for each day of the stay", "bag weight for each day of stay at least 30 kg", most=1000),
    _kind("bags_not_stated", Topic.BAGS, "bags not stated", "the message does not state how many bags", "bags not stated",
          "bags"),
    _kind("tag_shared", Topic.BAGS, "bag tag shared with at least {count} other travellers",
          "a bag tag stands with at least {count} other travellers", "bag tag shared with at least 1 other traveller",
          most=500, open=True),
    _kind("issued", Topic.DOCUMENT, "document issued {bound} days before departure",
          "a document was issued {bound} days before departure", "document issued at most 30 days before departure",
          most=7300),
    _kind("expires", Topic.DOCUMENT, "document expires {bound} days after departure",
          "a document expires {bound} days after departure", "document expires at most 30 days after departure", most=7300),
    _kind("expired", Topic.DOCUMENT, "document expired before departure", "a document had expired before departure",
          "document expired before departure"),
    _kind("like_listed", Topic.DOCUMENT, "document number one slip from a listed one",
          "a document number is one slip from one on a watch-list", "document number one slip from a listed one",
          open=True, listed=True),
    _kind("shared", Topic.LINKS, "{shared} shared with at least {count} other travellers",
          "the {shared} stands with at least {count} other travellers", "phone shared with at least 3 other travellers",
          most=500, open=True),
    _kind("shared_confirmed", Topic.LINKS, "{shared} shared with a confirmed match",
          "the {shared} stands with a traveller whose match a person confirmed", "phone shared with a confirmed match",
          open=True, listed=True),
)  # fmt: skip
NUMBER = r"[0-9]+(?:\.[0-9]+)?"
PLACES = {
    "bound": rf"(?P<cmp>at least|at most|exactly) (?P<number>{NUMBER})", "count": rf"(?P<count>{NUMBER})",
    "days": rf"(?P<days>{NUMBER})", "clock": r"(?P<clock{n}>\d\d?:\d\d)", "airports": "(?P<named>.+)",
    "flights": "(?P<named>.+)", "agencies": "(?P<named>.+)", "ways": "(?P<named>.+)",
    "shared": f"(?P<shared>{'|'.join(SHARED)})",
}  # fmt: skip
"""What may stand in a place of a line, by its kind."""
SLOT = re.compile(r"\{([a-z]+)\}")


@functools.cache
def by_code() -> dict[str, Kind]:
    """Every kind by its code."""
    return {one.code: one for one in KINDS}


@functools.cache
def pattern_of(code: str) -> re.Pattern[str]:
    """How a line of this kind is recognised, in small letters; one day and two days are both understood."""
    clocks, parts = 0, list[str]()
    for at, piece in enumerate(SLOT.split(by_code()[code].line)):
        clocks += piece == "clock"
        words = re.sub(r"(day|traveller|booking|time)s(?= |$)", r"\1s?", re.escape(piece).replace("\\ ", " "))
        parts.append(PLACES[piece].replace("{n}", str(clocks)) if at % 2 else words)
    return re.compile("".join(parts))
