"""A figure as it was published beside the same figure of what may be published now: cell by cell of what was told."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.part_rows import number
from rabta.publications.rules.edition_outside import MONTHS, PARTS, PROVINCES

Row = dict[str, Any]
CUTS = {PROVINCES: "province", MONTHS: "month"}
WHOLE = (PARTS, PROVINCES, MONTHS)
"""The lists that name everything that counts, so that what is not in them was nought."""


def cells_since(told: Row, now: Row) -> list[Row]:
    """What differs between a figure as it was told outside and as it is now: `{"list", "key", "label", "label_ur", "was",
    "now", "by"}`, list by list, the largest first. Made of what was told to everybody and of `now` alone; what was withheld
    is left out.
    """
    def place(row: Row) -> tuple[Any, str]:
        return -abs(row["by"]), row["key"]

    return [row for one in told["lists"] for row in sorted(_differing(one, now), key=place)]


def _differing(told: Row, now: Row) -> Iterator[Row]:
    was = {row["key"]: row for row in told["rows"]}
    rows = _cut(told["title"], now)
    found = {row["key"]: row for row in rows}
    for key in dict.fromkeys((*was, *(found if told["title"] in WHOLE else ()))):
        before, after = _value(was.get(key)), _value(found.get(key))
        if before is not None and after is not None and before != after:
            named = was.get(key) or found[key]
            yield {
                "list": told["title"], "key": key, "label": named["label"], "label_ur": named["label_ur"],
                "was": number(before), "now": number(after), "by": number(after - before),
            }  # fmt: skip


def _cut(title: str, now: Row) -> Sequence[Row]:
    """The rows of a figure that a list of it tells: a side, or its parts."""
    rows: Sequence[Row] = now["breakdowns"].get(CUTS[title]) or [] if title in CUTS else now["by"]
    return rows


def _value(row: Row | None) -> Decimal | None:
    """What a row counts: nought where there is no row, None where it was withheld or has no number."""
    if row is None:
        return Decimal(0)
    return None if row["value"] is None else Decimal(str(row["value"]))
