"""What pictures of a period are made of, as this reader sees it. Run inside `reading_as`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.analysis.queries.flows import flows_ahead, ways_seen
from rabta.briefing.asking_at_once import DAY, DECIMAL, Question, asked
from rabta.briefing.queries.map_points import map_picture, map_question
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.figure_kind import FigureKind
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import PriceList, asked_under
from rabta.counting.queries import Seen
from rabta.documents.rules.crossed import Cell
from rabta.records.queries import together

SQL = "documents/sql/queries/"
Row = dict[str, Any]
MARKINGS = Question(paths=(f"{SQL}markings_behind.sql",))
DRAWN = ("mass_by_substance", "arrests", "events", "area_cleared")
"""The figures that pictures show crosswise."""


def pictures(now: Seen, period: Period) -> Row:
    """`{"cells", "flows", "places"}`: figures crosswise, flows by what is claimed, and events by cell of the map."""
    return {
        "cells": crossed(now, period, [figure_kind(name) for name in DRAWN]),
        "flows": ways_seen(now, period)["flows"],
        "places": _places(map_picture(date_from=period.date_from, date_to=period.date_to, now=now)),
    }


def pictures_ahead() -> list[Question]:
    """What `pictures` and `marking_behind` will ask of a period, to be asked at once with its briefing."""
    return [_crosswise([figure_kind(name) for name in DRAWN], None), *flows_ahead(), map_question(), MARKINGS]


def _crosswise(kinds: Sequence[FigureKind], prices: PriceList | None) -> Question:
    made = {"month": DAY, "counted": DECIMAL, "told": DECIMAL}
    return Question(paths=(f"{SQL}crossed.sql",), kinds=tuple(kinds), bound=asked_under(prices), made=made)


def crossed(now: Seen, period: Period, kinds: Sequence[FigureKind], prices: PriceList | None = None) -> list[Cell]:
    """Figures by part, province, month and airport."""
    rows = asked(now, _crosswise(kinds, prices), period)
    named = {kind.name: kind for kind in kinds}
    return [
        Cell(
            figure=row["figure"], part=named[row["figure"]].named(row["key"]).key, in_total=row["in_total"],
            province=row["province"], month=row["month"], airport=row["airport"],
            counted=row["counted"] or Decimal(0), told=row["told"] or Decimal(0),
        )
        for row in rows
    ]  # fmt: skip


def marking_behind(now: Seen, period: Period) -> str:
    """What binds whoever holds a document of the period: the strictest of the markings of the records behind it."""
    return together(row["marking_id"] for row in asked(now, MARKINGS, period))


def _places(found: Row) -> Row:
    """Events by cell over the whole period, and how many have no place."""
    by_cell: dict[str, Row] = {}
    for point in found["points"]:
        kept = by_cell.setdefault(point["cell"], {**{n: point[n] for n in ("lat", "lon", "district")}, "events": 0})
        kept["events"] += point["events"]
    return {
        "cells": sorted(by_cell.values(), key=lambda place: (place["lat"], place["lon"])),
        "unplaced": sum(row["events"] for row in found["unplaced"]),
    }
