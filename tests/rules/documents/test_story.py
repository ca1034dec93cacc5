"""The briefing told in pictures: what sections say follows from cells, pictures keep to their page, and Urdu turns them."""

from datetime import date
from decimal import Decimal

import pytest

from rabta.analysis.rules.claims import NOT_STATED
from rabta.analysis.rules.flows import Flow, Way
from rabta.briefing.rules.period import Period
from rabta.documents.rules.bar_charts import Bar, Panel, Series, bars, columns, multiples, panels
from rabta.documents.rules.crossed import Cell, largest, of_figure, summed
from rabta.documents.rules.document import ENGLISH
from rabta.documents.rules.drawing import NARROW, WIDE, Drawing, Tone, disc
from rabta.documents.rules.flow_chart import REST, flow_chart, folded
from rabta.documents.rules.map_plate import Borders, map_plate
from rabta.documents.rules.section import Telling
from rabta.documents.rules.sections_placed import airports, arrests, on_the_map
from rabta.documents.rules.sections_placed import journeys as told_journeys
from rabta.documents.rules.sections_seized import months, provinces, seasons, substances_by_province

TELL = Telling(ENGLISH, Period(date(2025, 1, 1), date(2025, 3, 31)))


def cell(
    figure: str, counted: int, *, part: str = "", province: str = "Punjab", month: int = 1, airport: str = ""
) -> Cell:  # fmt: skip
    return Cell(
        figure=figure, part=part, in_total=not part.startswith("of "), province=province, month=date(2025, month, 1),
        airport=airport, counted=Decimal(counted), told=Decimal(2 * counted),
    )  # fmt: skip


def mass(counted: int, part: str, province: str = "Punjab", month: int = 1) -> Cell:
    return cell("mass_by_substance", counted, part=part, province=province, month=month)


MASS = [
    mass(6000, "heroin"), mass(3000, "hashish", "Sindh", 2), mass(500, "heroin", "not_stated", 3),
    mass(500, "opium", "Sindh"),
]  # fmt: skip


def inside(drawing: Drawing) -> bool:
    numbers = [at for shape in drawing.shapes for _, at in shape.path]
    across = [x for at in numbers for x in at[::2]] + [label.x for label in drawing.labels]
    down = [y for at in numbers for y in at[1::2]] + [label.y for label in drawing.labels]
    return min(across) >= 0 and max(across) <= drawing.wide and min(down) >= 0 and max(down) <= drawing.tall


def test_sections_say_what_the_cells_add_up_to() -> None:
    assert provinces(TELL, MASS).message == "60 per cent of the mass was seized in Punjab"
    found = substances_by_province(TELL, MASS)
    assert found.message == "Hashish leads in 1 of 2 provinces and territories"
    assert found.table.rows[1] == ("Sindh", ("Hashish 3 kg, Opium 500 g",), "")
    assert seasons(TELL, MASS).message.startswith("Heroin peaked in January 2025")
    told = months(TELL, [*MASS, cell("events", 3, month=3), cell("arrests", 4, part="of whom women", month=3)])
    assert told.message == "January 2025 was the heaviest month: 6.5 kg"
    assert told.table.rows[2] == ("March 2025", ("500 g", "0 persons", "3 events"), "")
    held = [cell("arrests", 7, part="total"), cell("arrests", 3, part="total", province="Sindh")]
    assert arrests(TELL, held).message == "Of 10 persons arrested, 7 were arrested in Punjab"


def test_an_airport_counts_what_happened_there_alone() -> None:
    found = airports(TELL, [cell("events", 4, airport="ISB"), cell("events", 1, airport="KHI"), cell("events", 90)])
    assert found.message == "Of 5 events at airports, 4 were at Islamabad International Airport"
    assert [row[0] for row in found.table.rows] == ["Islamabad (ISB)", "Jinnah (KHI)"]


def test_nothing_is_told_of_nothing() -> None:
    empty = {"cells": [], "unplaced": 3}
    assert not any((provinces(TELL, []), months(TELL, []), seasons(TELL, []), airports(TELL, []), arrests(TELL, [])))
    assert on_the_map(TELL, empty, (), "") is None and told_journeys(TELL, []) is None
    assert substances_by_province(TELL, MASS[:1]) is None


def test_parts_that_overlap_are_not_added_up() -> None:
    cells = [cell("arrests", 9, part="total"), cell("arrests", 2, part="of whom women")]
    assert sum(one.counted for one in of_figure(cells, "arrests")) == 9


def test_sums_stand_in_any_direction() -> None:
    by_part = summed(MASS, lambda one: one.part)
    assert largest(by_part) == ["heroin", "hashish", "opium"] and by_part["heroin"].value == 6500
    assert sum(one.value for one in summed(MASS, lambda one: one.month).values()) == 10_000
    assert by_part["opium"].as_reported == 1000


def flow(origin: str, taken: str, destination: str, events: int) -> Flow:
    return Flow(way=Way(origin, taken, destination), events=events, mass_g=None, well_graded=0)


def test_journeys_are_the_flows_and_what_names_no_end_is_in_none() -> None:
    found = [
        flow("AF", "Balochistan", "SA", 4), flow(NOT_STATED, "Punjab", "unread", 2), 
        flow("PK/Balochistan", "Sindh", NOT_STATED, 1), flow(NOT_STATED, "Sindh", NOT_STATED, 90),
    ]  # fmt: skip
    told = told_journeys(TELL, found)
    assert told.message == "Of 6 events whose reports name a destination, 4 name Saudi Arabia"
    assert told.table.rows == (("Balochistan → Saudi Arabia", ("4",), ""), ("Punjab → Place not known", ("2",), ""))
    assert {"Afghanistan", "Sindh"} <= {label.words for label in told.drawing.labels}
    assert told_journeys(TELL, found[1:2]).message == "Reports of 2 events name a destination"


def test_small_ends_are_drawn_together_and_none_is_lost() -> None:
    flows = {("Punjab", f"country {n}"): n for n in range(1, 20)}
    kept = folded(flows, 1)
    assert sum(kept.values()) == sum(flows.values()) and len(kept) == 8 and kept[("Punjab", REST)] == sum(range(1, 13))


BARS = (Bar(name="a", value=3, said="3 billion US dollars", reported=9), Bar(name="b", value=0, said="0"))
ENDS = [f"{n}" for n in range(8)]
PICTURES = {
    "bars": lambda wide: bars(BARS, wide),
    "columns": lambda wide: columns([Series(name="n", values=(1, 0, 5), highest="h")], ["a", "b", "c"], wide),
    "multiples": lambda wide: multiples([Series(name="n", values=(0, 0), highest="h")] * 4, ["a", "b"], wide),
    "panels": lambda wide: panels([Panel(name="p", rows=BARS)] * 3, wide),
    "flows": lambda wide: flow_chart(
        {("x", "m"): 1}, {("m", end): 1 + 90 * (end == "3") for end in ENDS},
        named={end: end for end in ("x", "m", *ENDS)}, heads=("a", "b", "c"), wide=wide,
    ),
}  # fmt: skip


@pytest.mark.parametrize("wide", [WIDE, NARROW])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_keeps_to_its_page_both_ways(name: str, wide: float) -> None:
    picture = PICTURES[name](wide)
    assert picture.wide == wide
    assert inside(picture) and inside(picture.turned()) and picture.turned().turned() == picture


def test_a_map_is_not_turned_and_draws_what_the_deployment_says() -> None:
    ring = [[66.0, 25.0], [70.0, 25.0], [70.0, 30.0], [66.0, 25.0]]
    land = {"properties": {"line": "dashed"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    bare = {"properties": {"line": "none"}, "geometry": {"type": "LineString", "coordinates": ring}}
    places = [
        {"lat": 24.9, "lon": 67.0, "events": 9, "name": "Karachi"},
        {"lat": 24.95, "lon": 67.1, "events": 1, "name": "Malir"},
    ]  # fmt: skip
    plate = map_plate(places, borders=Borders(features=(land, bare)).features, around=())
    dashed = [shape for shape in plate.shapes if shape.dashes]
    assert len(dashed) == 1 and plate.turned().shapes == plate.shapes
    assert [label.words for label in plate.labels] == ["Karachi"], "a name that would run into another is left out"
    assert plate.turned().labels[0].anchor == "end"
    told = map_plate(places, around=(), in_words=lambda events: f"{events} e")
    assert [label.words for label in told.labels[1:]] == ["9 e", "2 e", "1 e"], "discs that say how many a size is"
    assert len(told.shapes) - len(map_plate(places, around=()).shapes) == 3


def test_a_disc_is_round_and_round_its_place() -> None:
    at = [numbers[-2:] for letter, numbers in disc(Tone.COUNTED, 10, 20, 5).path if letter == "C"]
    assert at == [(10, 25), (5, 20), (10, 15), (15, 20)]
