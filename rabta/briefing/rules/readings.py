"""Competing readings of a figure: what it would be if the other answer to an open question were the true one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.persons import persons_in_words

Row = dict[str, Any]
WHY = "no report says whether those arrested apart from any seizure are among those arrested at seizures"


def with_readings(figures: Sequence[Row]) -> list[Row]:
    """The same figures; arrests with the readings that follow from arrests apart from any seizure, where both are here."""
    named = {figure["name"]: figure for figure in figures}
    if not {"arrests", "arrests_apart"} <= named.keys():
        return list(figures)
    found = _of_arrests(named["arrests"], named["arrests_apart"])
    return [{**figure, "readings": found} if figure["name"] == "arrests" else figure for figure in figures]


def _of_arrests(arrests: Row, apart: Row) -> list[Row]:
    """Two readings each of those arrested and of the foreigners among them; none where nobody was arrested apart."""
    if not apart["value"]:
        return []
    held, more = arrests["value"], apart["value"]
    readings = [
        _reading("arrested_among", _ALL, _AMONG, max(held, more), WHY),
        _reading("arrested_beside", _ALL, _BESIDE, held + more, WHY),
    ]
    held, more = _part(arrests, "foreigners"), _part(apart, "foreigners")
    if not more:
        return readings
    why = _too_many(held, more) if more > held else WHY
    return [
        *readings,
        _reading("foreigners_at_seizures", _FOREIGNERS, _ALONE, held, why),
        _reading("foreigners_beside", _FOREIGNERS, _BESIDE, held + more, why),
    ]


_ALL = "Persons arrested in all"
_FOREIGNERS = "Foreigners arrested, documented"
_AMONG = "if those arrested apart from any seizure are among them"
_BESIDE = "if those arrested apart from any seizure come on top"
_ALONE = "at seizures alone"


def _too_many(held: int, more: int) -> str:
    return (
        f"{WHY}; and {more:,} foreigners cannot be among {held:,}, so they come on top or reports of seizures left"
        " nationality out"
    )


def _reading(key: str, what: str, when: str, value: int, why: str) -> Row:
    return {
        "key": key, "label": f"{what}, {when}", "value": value, "value_text": persons_in_words(Decimal(value), None),
        "why": why,
    }  # fmt: skip


def _part(figure: Row, key: str) -> int:
    return next((int(part["value"]) for part in figure["by"] if part["key"] == key), 0)
