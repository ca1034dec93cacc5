"""A figure of persons as it may leave the house: its total and its lists, small numbers withheld, children left out."""

from collections.abc import Sequence
from typing import Any

from rabta.briefing.rules.on_the_move import KIND, NATIONALITY, ROUTE
from rabta.briefing.rules.small_cells import SMALLEST_SHOWN, published_list

Row = dict[str, Any]
LISTS = ((KIND, "Kind of encounter"), (ROUTE, "Journey as stated"), (NATIONALITY, "Documented nationality"))
"""Parts of which each list adds up to the total. What overlaps is in none."""
PROVINCES = "Province"


def outside(figure: Row) -> Row:
    """What may be said of a figure outside: `title`, `total` (None: too few to be told) and `lists` of its parts.

    A list has `title`, `rows` (`key`, `label`, `label_ur`, `value`, None where withheld) and `withheld`: nothing of it can
    be shown beside the total. `smallest`: what is below it is never told. Each list is safe by itself, and none is cut by
    another.
    """
    total = figure["value"] or 0
    told = total == 0 or total >= SMALLEST_SHOWN
    lists = [_list(title, [part for part in figure["by"] if part["key"].startswith(begins)]) for begins, title in LISTS]
    lists += [_list(PROVINCES, figure["breakdowns"].get("province") or [])]
    return {
        "name": figure["name"], "title": figure["title"], "total": total if told else None, "smallest": SMALLEST_SHOWN,
        "lists": [one for one in lists if one["rows"]] if told and total else [],
    }  # fmt: skip


def _list(title: str, parts: Sequence[Row]) -> Row:
    counted = [part for part in parts if part["value"]]
    shown = published_list([int(part["value"]) for part in counted])
    numbers = shown if shown is not None else (None,) * len(counted)
    rows = [
        {"key": part["key"], "label": part["label"], "label_ur": part["label_ur"], "value": value}
        for part, value in zip(counted, numbers, strict=True)
    ]
    return {"title": title, "rows": rows, "withheld": shown is None}
