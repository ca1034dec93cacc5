"""Purity as laboratories found it, prices of a kilogram: each on its own basis and never mixed. Run inside `reading_as`."""

from datetime import date
from decimal import Decimal
from typing import Any

from rabta.analysis.queries.flows import adds_up, asked_of
from rabta.analysis.rules.spread import spread
from rabta.briefing.rules.period import Period
from rabta.counting.queries import seen
from rabta.records.asking import ask
from rabta.records.rules.naming import substance_named
from rabta.vocabulary.rules.substances import substance as substance_with_code
from rabta.vocabulary.rules.units import unit

SQL = "analysis/sql/queries/"
Row = dict[str, Any]


def worth(*, date_from: date, date_to: date, substance: str | None = None) -> Row:
    """`{"purities", "stated", "listed"}`, each by substance with a `Spread` (None of nothing).

    `purities`: per cent, one result an exhibit, its last in the period. `stated`: what a kilogram was worth as reports state
    it, by currency, once an event, where just one thing was seized and weighed. `listed`: the prices of every list the
    reader may use, by market and currency; `adds_up` as `flows.adds_up` says. Raises PeriodBackwards.
    """
    period = Period(date_from, date_to)
    number = substance_with_code(substance).number if substance else None
    results = ask(f"{SQL}purities.sql", date_from=period.date_from, date_to=period.date_to, substance=number)
    now = seen()
    told = asked_of(now, period, substance, "values_per_kilogram")
    listed = ask(f"{SQL}prices_listed.sql", kilogram=unit("kg").number, substance=number)
    return {
        "purities": _by(results, ("substance",), "purity"), "stated": _by(told, ("substance", "currency"), "per_kilogram"),
        "listed": [{**row, "substance": substance_named(row["substance"])} for row in listed],
        "adds_up": adds_up(now, period, substance),
    }  # fmt: skip


def _by(rows: list[Row], basis: tuple[str, ...], value: str) -> list[Row]:
    held: dict[tuple[Any, ...], list[Decimal]] = {}
    for row in rows:
        held.setdefault(tuple(row[name] for name in basis), []).append(row[value])
    return [
        {**dict(zip(basis, key, strict=True)), "substance": substance_named(key[0]), "spread": spread(values)}
        for key, values in sorted(held.items())
    ]
