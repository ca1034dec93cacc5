"""The same seizures under every price list, side by side. Run inside `reading_as`."""

from decimal import Decimal
from typing import Any

from rabta.briefing.engine import SQL
from rabta.briefing.pricing import price_lists
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.values_beside import Worth, beside
from rabta.counting.queries import seen
from rabta.records.rules.naming import substance_named
from rabta.vocabulary.rules.units import unit

MOST_LISTS = 6
"""The newest of them stand side by side."""
Row = dict[str, Any]


def values_beside(period: Period) -> Row | None:
    """What counts in a period under each list, the newest first; None where the reader sees fewer than two.

    `lists`: as in `price_lists`, and `value` (of all that has a price in it), `lines` without one, `opens` (whether its name
    opens it: a list of the same name and a later day stands before it). `rows`: one a substance, what is dearest under the
    newest list first: `substance` and, one a list, `values` (None: no price in that list, which is a gap and not nought).
    `more`: lists that are left out. Sums in two currencies are never compared and never converted.
    """
    every = price_lists()
    if len(every) < 2:
        return None
    lists = every[:MOST_LISTS]
    found = seen().ask(
        f"{SQL}period.sql", f"{SQL}values_beside.sql", date_from=period.date_from, date_to=period.date_to,
        kilogram=unit("kg").number,
    )  # fmt: skip
    of = {(row["id"], row["substance"]): Worth(row["value"], int(row["lines"])) for row in found}
    totals, rows = beside([one["id"] for one in lists], of)
    newest = {one["name"]: one["id"] for one in reversed(every)}
    return {
        "lists": [
            {**one, "value": total.value, "lines": total.lines, "opens": newest[one["name"]] == one["id"]}
            for one, total in zip(lists, totals, strict=True)
        ],
        "rows": [{"substance": substance_named(number), "values": _values(worths)} for number, worths in rows],
        "more": len(every) - len(lists),
    }  # fmt: skip


def _values(worths: list[Worth]) -> list[Decimal | None]:
    return [one.value for one in worths]
