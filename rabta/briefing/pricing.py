"""Price lists and rates of exchange as the reader sees them, and the one that a value rests on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from rabta.briefing.errors import NoSuchCurrency, NoSuchPriceList, NoSuchRates
from rabta.briefing.rules.list_course import stands
from rabta.briefing.rules.valuing import Conversion, Into, PriceList, Rates, vars_of
from rabta.records.asking import ask
from rabta.records.rules.naming import substance_named, unit_code
from rabta.vocabulary.rules.currencies import is_currency

Row = dict[str, Any]
SQL = "briefing/sql/queries/"


def price_lists(*, gone: bool = False) -> list[Row]:
    """Every list the reader may use, the newest first: id, name, dated, market, currency, source, note, example, prices
    (how many), imported_at. With `gone` those too that were taken back; `in_force` and `steps` say which, when and why."""
    return [
        {**vars_of(_list(row)), "prices": row["prices"], "imported_at": row["imported_at"],
         "marking_id": row["marking_id"], **_standing(row)}
        for row in _asked(None, gone=gone)
    ]  # fmt: skip


def price_list(name: str | None = None) -> Row | None:
    """One list with its `prices` (substance, per, price); without a name the newest, None where there is none.

    Raises NoSuchPriceList for a name the reader sees no list of.
    """
    chosen = chosen_list(name)
    return None if chosen is None else {**vars_of(chosen), "prices": prices_of(chosen.id)}


def prices_of(price_list_id: UUID) -> list[Row]:
    """Every price of one list: substance, per, price."""
    rows = ask(f"{SQL}prices_of.sql", price_list=price_list_id)
    return [{"substance": substance_named(r["substance"]), "per": unit_code(r["unit"]), "price": r["price"]} for r in rows]


def chosen_list(name: str | None, into: Into | None = None) -> PriceList | None:
    """The newest list of this name, or of all; None where the reader sees none. With `into` it is converted.

    Raises NoSuchPriceList; NoSuchCurrency for what is no code; NoSuchRates where no rates of that name, or none at all, lead
    from the list's currency into this one. A list that is in this currency already is not converted.
    """
    found = _asked(name)
    if not found and name is not None:
        raise NoSuchPriceList(name)
    if into is not None and not is_currency(into.currency):
        raise NoSuchCurrency(into.currency)
    return _converted(_list(found[0]), into) if found else None


def _converted(prices: PriceList, into: Into | None) -> PriceList:
    if into is None or into.currency == prices.currency:
        return prices
    found = _rates(into.rates, prices.currency, into.currency)
    if not found:
        raise NoSuchRates(into.rates, prices.currency, into.currency)
    return replace(prices, conversion=Conversion(into.currency, _as_rates(found[0])))


def ways_into(prices: PriceList | None) -> list[Into]:
    """Into which currencies this list's values may be told, and by which rates: of each name the newest in force."""
    if prices is None:
        return []
    newest = {row["name"]: row for row in reversed(_rates(None, None, None))}
    leads = {(each["rate_list_id"], each["to_currency"]) for each in _pairs(list(newest.values()))
             if each["from_currency"] == prices.currency}  # fmt: skip
    return [
        Into(currency, row["name"]) for row in newest.values()
        for of, currency in sorted(leads, key=lambda lead: lead[1]) if of == row["id"]
    ]  # fmt: skip


def rate_lists(*, gone: bool = False) -> list[Row]:
    """Every list of rates the reader may use, the newest first: what it says of itself, `rows`, `in_force`, `steps`, and
    `pairs`: from_currency, to_currency, inverse, first_day, last_day, days (that hold a rate), gaps (days between that hold
    none)."""
    rows = ask(f"{SQL}rate_lists.sql", name=None, gone=gone, from_currency=None, to_currency=None)
    pairs: dict[UUID, list[Row]] = {}
    for each in _pairs(rows):
        span = (each["last_day"] - each["first_day"]).days + 1
        pairs.setdefault(each["rate_list_id"], []).append({**each, "gaps": span - each["days"]})
    return [{**row, "pairs": pairs.get(row["id"], []), **_standing(row)} for row in rows]


def rates_named(name: str | None) -> Row | None:
    """The newest list of rates of this name, or of all, as `Rates` says of it; None where none shows."""
    found = _rates(name, None, None)
    return vars(_as_rates(found[0])) if found else None


def rates_of(rate_list_id: UUID) -> list[Row]:
    """The rates of one list as its file states them, and after them those that were turned round."""
    return ask(f"{SQL}rates_of.sql", rate_list=rate_list_id)


def _rates(name: str | None, from_currency: str | None, to_currency: str | None) -> list[Row]:
    return ask(f"{SQL}rate_lists.sql", name=name or None, gone=False, from_currency=from_currency, to_currency=to_currency)


def _pairs(rows: Sequence[Row]) -> list[Row]:
    return ask(f"{SQL}rate_pairs.sql", rate_lists=[row["id"] for row in rows]) if rows else []


def _asked(name: str | None, *, gone: bool = False) -> list[Row]:
    return ask(f"{SQL}price_lists.sql", name=name or None, gone=gone)


def _standing(row: Row) -> Row:
    steps = row["steps"] or []
    return {"steps": steps, "in_force": stands([step["kind"] for step in steps])}


def _list(row: Row) -> PriceList:
    return PriceList(**{name: row[name] for name in PriceList.__dataclass_fields__ if name != "conversion"})


def _as_rates(row: Row) -> Rates:
    return Rates(**{name: row[name] for name in Rates.__dataclass_fields__})
