"""Where events happened and where reports say things were going, told in pictures: map, airports, journeys, arrests."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from rabta.analysis.rules.claims import DIFFER, NOT_STATED, PAKISTAN, SEVERAL, TOLD, UNREAD
from rabta.analysis.rules.flows import Flow
from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.provinces import province_named
from rabta.documents.rules.bar_charts import bars
from rabta.documents.rules.crossed import Cell, largest, summed
from rabta.documents.rules.flow_chart import REST, ends_of, flow_chart, folded
from rabta.documents.rules.map_plate import map_plate
from rabta.documents.rules.section import (
    UNPLACED,
    Section,
    Telling,
    counted,
    events_in_words,
    persons_in_words,
    row_of,
    turned_arrow,
)
from rabta.vocabulary.rules.gazetteer import airport, countries

Row = dict[str, Any]
MOST_BARS, MOST_PAIRS = 10, 12
AROUND = (
    ("Arabian Sea", 23.6, 63.6), ("Iran", 27.8, 61.2), ("Afghanistan", 33.0, 64.6), ("India", 26.6, 74.6),
    ("China", 36.6, 77.2),
)  # fmt: skip
"""Where a reader looks on a map without borders, each well inside what it names."""
HEADS = ("Origin, as claimed", "Seized in", "Destination, as claimed")
CLAIMS = (
    "Origin and destination are claims of reports, not findings; well graded claims are heard first. Each event stands in"
    " one way at most; one whose reports name no end stands in none."
)
CLAIMS_TOLD = {
    REST: "Other places", DIFFER: "Reports differ", SEVERAL: "Several places named", UNREAD: "Place not known",
}  # fmt: skip


def on_the_map(tell: Telling, places: Row, borders: Iterable[Row], credit: str) -> Section | None:
    """Where events happened, on the borders the deployment was given; `credit` says whose they are."""
    placed = sum(place["events"] for place in places["cells"])
    if not placed:
        return None
    cells = [
        {**place, "name": tell.language.name(place["district"]) if place["district"] else ""} for place in places["cells"]
    ]
    names = [(tell.said(name), lat, lon) for name, lat, lon in AROUND]

    def measured(events: int) -> str:
        return tell.language.amount(events_in_words(Decimal(events)))

    numbers = (("at a place", placed), ("place unknown", places["unplaced"]))
    whose = [credit] if credit else ["This deployment was given no borders, so none is drawn."]
    return tell.section(
        "map",
        f"{placed:,} of {placed + places['unplaced']:,} events lie at a place on the map",
        "A map of the events of the period, one disc for each place.",
        lambda wide: map_plate(cells, borders=borders, around=names, in_words=measured, wide=wide),
        tell.table("On the map", ("events",), ((tell.said(where), [tell.number(number)]) for where, number in numbers)),
        said=["A disc's area grows with the number of events.", *whose],
    )


def airports(tell: Telling, events: Sequence[Cell]) -> Section | None:
    """Events at each airport."""
    sums = summed([cell for cell in events if cell.airport], lambda cell: cell.airport)
    codes = largest(sums, most=MOST_BARS)
    if not codes:
        return None
    rows = [row_of(airport_briefly(code), sums[code], events_in_words) for code in codes]
    most = airport(codes[0]).name_en
    return tell.section(
        "airports",
        f"Of {counted(sums.values()):,} events at airports, {sums[codes[0]].value:,} were at {most}",
        "Events at each airport: in front what counts once, behind it what all reports say.",
        partial(bars, [tell.bar(row) for row in rows]),
        tell.two_ways("Airport", rows),
        said=["Every one counts once, however many agencies report it; behind is how often they were reported."],
    )


def airport_briefly(code: str) -> PartName:
    """An airport as it stands beside a bar: `Islamabad (ISB)`."""
    found = airport(code)
    english, urdu = found.name_en.removesuffix(" International Airport"), found.name_ur.removesuffix(" انٹرنیشنل ایئرپورٹ")
    return PartName(key=code, label=f"{english} ({code})", label_ur=f"{urdu} ({code})")


def journeys(tell: Telling, found: Sequence[Flow]) -> Section | None:
    """Where reports claim drugs came from and were bound for, by the one way that each event stands in."""
    bound = sum(one.events for one in found if one.way.destination != NOT_STATED)
    if not bound:
        return None
    into = _joined((one.way.origin, one.way.taken, one.events) for one in found if one.way.origin != NOT_STATED)
    onward = _joined((one.way.taken, one.way.destination, one.events) for one in found if one.way.destination != NOT_STATED)
    ends = ends_of(onward, 1)
    top = min((end for end in ends if end not in TOLD), key=lambda end: (-ends[end], end), default=None)
    said = f"Reports of {bound:,} events name a destination"
    if top:
        said = f"Of {bound:,} events whose reports name a destination, {ends[top]:,} name {_english(top)}"
    few_into, few_onward, arrow = folded(into, 0), folded(onward, 1), turned_arrow(tell.language)
    named = {end: _claimed(tell, end) for flows in (few_into, few_onward) for pair in flows for end in pair}
    pairs = sorted(onward.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_PAIRS]
    return tell.section(
        "journeys",
        said,
        "Ribbons from claimed origins to the provinces of seizure and on to claimed destinations, as wide as events say so.",
        lambda wide: flow_chart(few_into, few_onward, named=named, heads=list(map(tell.said, HEADS)), wide=wide),
        tell.table(
            "Seized in, bound for",
            ("events",),
            ((f"{_claimed(tell, a)} {arrow} {_claimed(tell, b)}", [tell.number(number)]) for (a, b), number in pairs),
        ),
        said=[CLAIMS],
        plain=False,
    )


def _joined(rows: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for a, b, number in sorted(rows):
        found[a, b] = found.get((a, b), 0) + number
    return found


def _claimed(tell: Telling, end: str) -> str:
    """An end of a way in words: a province of seizure, a place that reports claim, or what is told of claims."""
    if end in CLAIMS_TOLD:
        return tell.said(CLAIMS_TOLD[end])
    return tell.end(_english(end))


def _english(end: str) -> str:
    if end == PAKISTAN:
        return "Pakistan"
    return countries().get(end, end.removeprefix(f"{PAKISTAN}/"))


def arrests(tell: Telling, cells: Sequence[Cell]) -> Section | None:
    """Where persons were arrested."""
    sums = summed(cells, lambda cell: cell.province)
    named = [key for key in largest(sums) if key not in UNPLACED]
    if not named:
        return None
    rows = [row_of(province_named(key), sums[key], persons_in_words) for key in largest(sums)]
    return tell.section(
        "arrests",
        f"Of {counted(sums.values()):,} persons arrested, {sums[named[0]].value:,} were arrested in {named[0]}",
        "Arrests by province: in front what counts once, behind it what all reports say.",
        partial(bars, [tell.bar(row) for row in rows]),
        tell.two_ways("Province", rows),
    )
