"""What stands beside a place's name and makes it none, or the place of something else: makes, offices, airports, bylines."""

from dataclasses import replace
from datetime import date

from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.places import PlaceHit, find_places

MAKES = frozenset(listed("toyota suzuki honda hino isuzu hyundai kia nissan daihatsu mitsubishi سوزوکی ٹویوٹا ہنڈا ہونڈا"))
SHIPS = frozenset(listed("ship frigate corvette destroyer warship pns pmss"))
_OFFICES = frozenset(
    listed("enforcement preventive appraisement intelligence regional directorate collectorate headquarters")
)
_NAMED_AFTER_AIRPORTS = frozenset(listed("housing society colony road chowk scheme ہاؤسنگ سوسائٹی روڈ"))


def is_seat(view: View, first: int, names_end: frozenset[int]) -> bool:
    """Whether an agency's name, or its office, ends just before: "ANF Balochistan", "Customs Enforcement Quetta"."""
    while first not in names_end and view.key(first - 1) in _OFFICES:
        first -= 1
    return first in names_end


def town_of_airport(view: View, hit: PlaceHit, first: int, after: int, on: date | None) -> tuple[PlaceHit, int]:
    """Give the town of a thing that is named after its airport: "Rawalpindi, Airport Housing Society"."""
    if hit.kind != "airport" or view.key(after) not in _NAMED_AFTER_AIRPORTS:
        return hit, after
    town = next(iter(find_places(view.words(first, after - 1), on=on)), None) if after - first > 1 else None
    if town is None or town.start:
        return hit, after
    last = view.tokens[first].start + town.end
    ends = next(step for step in range(first, after) if view.tokens[step].end >= last)
    return replace(town, start=hit.start, end=view.tokens[ends].end), ends + 1


def is_dateline(view: View, first: int, after: int) -> bool:
    """Whether the place is where the news was written ("QUETTA - Customs officials ..."), not where it happened."""
    if first:
        return False
    if view.key(after) == "(" and any(view.key(step) in _BYLINE for step in range(after + 1, after + 5)):
        return True
    return view.words(first, after).isupper() and view.key(after) in ("-", "–", "—", ":", "(")


_BYLINE = frozenset(listed("reporter report correspondent bureau app inp ppi nni نامہ نمائندہ رپورٹر بیورو این"))
