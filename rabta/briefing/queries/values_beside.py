"""The same seizures under every price list, side by side, and in one currency. Run inside `reading_as`."""

from typing import Any

from rabta.briefing.asking_at_once import Question, asked
from rabta.briefing.engine import SQL
from rabta.briefing.errors import NoSuchCurrency, NoSuchRates
from rabta.briefing.pricing import price_lists, rates_named
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.values_beside import Worth, beside
from rabta.briefing.rules.valuing import Into
from rabta.counting.queries import seen
from rabta.records.rules.naming import substance_named
from rabta.vocabulary.rules.currencies import is_currency
from rabta.vocabulary.rules.units import unit

MOST_LISTS = 6
"""The newest of them stand side by side."""
Row = dict[str, Any]


def values_beside(period: Period, into: Into | None = None, *, least: int = 2) -> Row | None:
    """What counts in a period under each list, the newest first; None where the reader sees fewer than `least`.

    `lists`: as in `price_lists`, and `value` (of all that has a price in it), `lines` without one, `opens` (whether its name
    opens it: a list of the same name and a later day stands before it). `rows`: one a substance, what is dearest under the
    newest list first: `substance` and, one a list, `values` (None: no price in that list, which is a gap and not nought) and
    `worths`, which say of each also what is converted and what is left out.
    `more`: lists that are left out. Sums in two currencies are never compared: with `into` each list has besides `converted`
    into that currency, each event at the rate of its own day, with `unconverted` lines that have a price and no rate and
    their `unconverted_g`; `rates` are those it is converted by. Raises NoSuchCurrency and NoSuchRates.
    """
    every = price_lists()
    if len(every) < least:
        return None
    lists = every[:MOST_LISTS]
    rates = _rates(into) if into else None
    bound = {
        "kilogram": unit("kg").number, "price_lists": [one["id"] for one in lists], "rate_list": rates and rates["id"],
        "to_currency": into and into.currency,
    }  # fmt: skip
    found = asked(seen(), Question(paths=(f"{SQL}values_beside.sql",), bound=bound), period)
    of = {
        (row["id"], row["substance"]): Worth(
            row["value"], int(row["lines"]), row["converted"], int(row["unconverted"]), int(row["unconverted_g"])
        )
        for row in found
    }
    totals, rows = beside([one["id"] for one in lists], of)
    newest = {one["name"]: one["id"] for one in reversed(every)}
    return {
        "lists": [
            {**one, "value": total.value, "lines": total.lines, "opens": newest[one["name"]] == one["id"],
             "converted": total.converted if into else None, "unconverted": total.unconverted if into else 0,
             "unconverted_g": total.unconverted_g if into else 0}
            for one, total in zip(lists, totals, strict=True)
        ],
        "rows": [
            {"substance": substance_named(number), "values": [one.value for one in worths], "worths": worths}
            for number, worths in rows
        ],
        "more": len(every) - len(lists),
        "rates": rates,
        "into": into and into.currency,
    }  # fmt: skip


def _rates(into: Into) -> Row:
    if not is_currency(into.currency):
        raise NoSuchCurrency(into.currency)
    found = rates_named(into.rates)
    if found is None:
        raise NoSuchRates(into.rates, "", into.currency)
    return found
