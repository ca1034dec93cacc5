"""One flight told by several messages: which mentions are one traveller of it, what became of each of its bags, and how a
flight is named in an address."""

import re
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rabta.screening.rules.airport_day import GOOD, FlightCoverage, Loaded, Statement
from rabta.vocabulary.rules.scripts import search_key

_NAMED = re.compile(r"([A-Z0-9]{2,8})-(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Mentioned:
    """A traveller as one message states it. `documents`: numbers in their one form."""

    key: Hashable
    name: str
    born: str
    documents: frozenset[str]


def flight_named(name: str) -> tuple[str, date] | None:
    """The flight and the day of its departure that an address names; None for what names none.

    >>> flight_named("EX701-2026-12-01"), flight_named("x")
    (('EX701', datetime.date(2026, 12, 1)), None)
    """
    found = _NAMED.fullmatch(name)
    try:
        return (found[1], date.fromisoformat(found[2])) if found else None
    except ValueError:
        return None


def once_each(mentions: Sequence[Mentioned]) -> list[list[Mentioned]]:
    """The travellers of one flight, each with the mentions that are the same: a document in common; or name and birth,
    where one of the two states no document.

    In the order in which each is first mentioned. On one flight only: who is one person elsewhere is judged elsewhere.
    """
    groups: list[list[Mentioned]] = []
    by_document: dict[str, list[Mentioned]] = {}
    by_name: dict[tuple[str, str], list[list[Mentioned]]] = {}
    for one in sorted(mentions, key=lambda each: not each.documents):
        named = (" ".join(search_key(one.name).split()), one.born)
        met = next((by_document[number] for number in sorted(one.documents) if number in by_document), None)
        if met is None and all(named):
            met = next((group for group in by_name.get(named, []) if not (one.documents and _documents(group))), None)
        if met is None:
            met = []
            groups.append(met)
            by_name.setdefault(named, []).append(met)
        met.append(one)
        by_document |= dict.fromkeys(one.documents, met)
    first = {id(one): place for place, one in enumerate(mentions)}
    return sorted(groups, key=lambda group: min(first[id(one)] for one in group))


def _documents(group: Sequence[Mentioned]) -> frozenset[str]:
    return frozenset[str]().union(*(one.documents for one in group))


@dataclass(frozen=True)
class BagSeen:
    """A bag loaded on the flight and its scans, in order. `state`: screened, not_screened or unknown; `elsewhere`: at
    another airport; `late`: first looked at after the flight had left."""

    bag: Loaded
    scans: tuple[Statement, ...]
    state: str
    elsewhere: bool = False
    late: bool = False

    @property
    def lacks(self) -> bool:
        """Whether somebody should ask about it."""
        return self.state != "screened" or self.late or not (self.bag.whole and self.bag.announced)


def bags_seen(flight: FlightCoverage, scans: Iterable[Statement], elsewhere: Container[str]) -> list[BagSeen]:
    """Every bag that a message loads on the flight: first those not screened, then unknown ones, then by tag."""
    by_tag: dict[str, list[Statement]] = {}
    for one in scans:
        if one.tag:
            by_tag.setdefault(one.tag, []).append(one)
    found = [_seen(flight, bag, by_tag.get(bag.tag, []), bag.tag in elsewhere) for bag in flight.bags]
    order = ("not_screened", "unknown", "screened")
    return sorted(found, key=lambda one: (order.index(one.state), one.bag.tag))


def _seen(flight: FlightCoverage, bag: Loaded, scans: Sequence[Statement], elsewhere: bool) -> BagSeen:
    good = [one for one in scans if one.detail.get("outcome") in GOOD]
    first = min((one.at for one in good if one.at), default=None)
    state = "not_screened" if bag.tag in flight.missing else "screened" if good or elsewhere else "unknown"
    late = bool(not elsewhere and first and flight.departs and first > flight.departs)
    return BagSeen(bag, tuple(scans), state, elsewhere, late)
