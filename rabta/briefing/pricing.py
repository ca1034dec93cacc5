"""Price lists as the reader sees them, and what a value under one of them leaves out."""

from typing import Any

from rabta.briefing.errors import NoSuchPriceList
from rabta.briefing.rules.valuing import PriceList, vars_of
from rabta.records.asking import ask
from rabta.records.rules.naming import substance_named, unit_code

Row = dict[str, Any]
SQL = "briefing/sql/queries/"


def price_lists() -> list[Row]:
    """Every list the reader may use, the newest first: id, name, dated, market, currency, source, note, example, prices
    (how many), imported_at."""
    return [{**vars_of(_list(row)), "prices": row["prices"], "imported_at": row["imported_at"]} for row in _asked(None)]


def price_list(name: str | None = None) -> Row | None:
    """One list with its `prices` (substance, per, price); without a name the newest, None where there is none.

    Raises NoSuchPriceList for a name the reader sees no list of.
    """
    chosen = chosen_list(name)
    if chosen is None:
        return None
    rows = ask(f"{SQL}prices_of.sql", price_list=chosen.id)
    prices = [{"substance": substance_named(r["substance"]), "per": unit_code(r["unit"]), "price": r["price"]} for r in rows]
    return {**vars_of(chosen), "prices": prices}


def chosen_list(name: str | None) -> PriceList | None:
    """The newest list of this name, or of all; None where the reader sees none. Raises NoSuchPriceList."""
    found = _asked(name)
    if not found and name is not None:
        raise NoSuchPriceList(name)
    return _list(found[0]) if found else None


def _asked(name: str | None) -> list[Row]:
    return ask(f"{SQL}price_lists.sql", name=name or None)


def _list(row: Row) -> PriceList:
    return PriceList(**{name: row[name] for name in PriceList.__dataclass_fields__})
