"""Where events happened and where reports say things were going, told in pictures: map, airports, journeys, arrests."""

from collections.abc import Iterable, Sequence
from typing import Any

from rabta.briefing.rules.bar_charts import bars
from rabta.briefing.rules.crossed import Cell, largest, summed
from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.flow_chart import REST, ends_of, flow_chart, folded
from rabta.briefing.rules.journeys import OTHER, Journeys
from rabta.briefing.rules.map_plate import map_plate
from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.section import (
    UNPLACED,
    Section,
    Telling,
    counted,
    events_in_words,
    persons_in_words,
    row_of,
    turned_arrow,
)
from rabta.vocabulary.rules.gazetteer import airport

Row = dict[str, Any]
MOST_BARS, MOST_PAIRS = 10, 12
AROUND = (
    ("Arabian Sea", 23.6, 63.6), ("Iran", 27.8, 61.2), ("Afghanistan", 33.0, 64.6), ("India", 26.6, 74.6),
    ("China", 36.6, 77.2),
)  # fmt: skip
"""Where a reader looks on a map without borders, each well inside what it names."""
HEADS = ("Origin, as claimed", "Seized in", "Destination, as claimed")
CLAIMS = (
    "Origin and destination are claims of reports, not findings. An event whose reports claim two is in both; one that"
    " claims none is in neither."
)


def on_the_map(tell: Telling, places: Row, borders: Iterable[Row], credit: str) -> Section | None:
    """Where events happened, on the borders the deployment was given; `credit` says whose they are."""
    placed = sum(place["events"] for place in places["cells"])
    if not placed:
        return None
    cells = [
        {**place, "name": tell.language.name(place["district"]) if place["district"] else ""} for place in places["cells"]
    ]
    names = [(tell.said(name), lat, lon) for name, lat, lon in AROUND]
    numbers = (("at a place", placed), ("place unknown", places["unplaced"]))
    whose = [credit] if credit else ["This deployment was given no borders, so none is drawn."]
    return tell.section(
        "map",
        f"{placed:,} of {placed + places['unplaced']:,} events lie at a place on the map",
        "A map of the events of the period, one disc for each place.",
        map_plate(cells, borders=borders, around=names),
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
        "Events at each airport: dark what counts once, pale what all reports say.",
        bars([tell.bar(row) for row in rows]),
        tell.two_ways("Airport", rows),
        said=["Every one counts once, however many agencies report it; pale is how often they were reported."],
    )


def airport_briefly(code: str) -> PartName:
    """An airport as it stands beside a bar: `Islamabad (ISB)`."""
    found = airport(code)
    english, urdu = found.name_en.removesuffix(" International Airport"), found.name_ur.removesuffix(" انٹرنیشنل ایئرپورٹ")
    return PartName(key=code, label=f"{english} ({code})", label_ur=f"{urdu} ({code})")


def journeys(tell: Telling, found: Journeys) -> Section | None:
    """Where reports claim consignments came from and were going."""
    if not found.onward:
        return None
    ends = ends_of(found.onward, 1)
    top = min((end for end in ends if end != OTHER), key=lambda end: (-ends[end], end), default=None)
    said = f"Of {found.events:,} events whose reports claim a journey, {found.bound:,} name a destination"
    if top:
        said = f"Of {found.bound:,} events whose reports name a destination, {ends[top]:,} name {top}"
    into, onward, arrow = folded(found.into, 0), folded(found.onward, 1), turned_arrow(tell.language)
    drawn = {end for flows in (into, onward) for pair in flows for end in pair}
    named = {end: tell.end(end) for end in drawn - {REST, OTHER}}
    named |= {REST: tell.said("Other places"), OTHER: tell.said("Others, as written")}
    pairs = sorted(found.onward.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_PAIRS]
    return tell.section(
        "journeys",
        said,
        "Ribbons from claimed origins to the provinces of seizure and on to claimed destinations, as wide as events say so.",
        flow_chart(into, onward, named=named, heads=list(map(tell.said, HEADS))),
        tell.table(
            "Seized in, bound for",
            ("events",),
            ((f"{tell.end(a)} {arrow} {named.get(b) or tell.end(b)}", [tell.number(number)]) for (a, b), number in pairs),
        ),
        said=[CLAIMS],
        plain=False,
    )


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
        "Arrests by province: dark what counts once, pale what all reports say.",
        bars([tell.bar(row) for row in rows]),
        tell.two_ways("Province", rows),
    )
