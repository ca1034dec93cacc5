"""The value of what counts, under one dated price list: its figure, its caveats, and what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.money import currency_in_words, money_in_words
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.wording import count_in_words, mass_in_words, quantity_in_words
from rabta.vocabulary.rules.days import day_in_words
from rabta.vocabulary.rules.numbered import substance_numbered, unit_numbered

Row = dict[str, Any]
NAME = "value"
FITTED = "fitted"


LEVELS = {
    "farm": "These are prices at the farm.",
    "wholesale": "These are wholesale prices.",
    "retail": "These are retail prices.",
}
REACHES = {
    "domestic": "They are of the market in the country.", "international": "They are of markets abroad.",
}  # fmt: skip


@dataclass(frozen=True)
class Into:
    """The currency that a value is to be told in, and by which rates: their name, or the newest."""

    currency: str
    rates: str | None = None


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Rates of exchange that a value is converted by, as the reader sees them."""

    id: UUID
    name: str
    dated: date
    kind: str
    source: str
    note: str
    example: bool


@dataclass(frozen=True)
class Conversion:
    """From the currency of a list into another, at the rate of each event's own day."""

    currency: str
    rates: Rates


@dataclass(frozen=True, kw_only=True)
class PriceList:
    """A price list that a value rests on, as the reader sees it, and into what it is converted, if it is."""

    id: UUID
    name: str
    dated: date
    market: str
    level: str
    reach: str
    currency: str
    source: str
    note: str
    example: bool
    conversion: Conversion | None = None

    @property
    def told_in(self) -> str:
        """The currency of the values."""
        return self.conversion.currency if self.conversion else self.currency


def asked_under(prices: PriceList | None) -> Row:
    """What questions about values bind: the list, and the rates where it is converted."""
    if prices is None:
        return {"price_list": None, "rate_list": None, "from_currency": None, "to_currency": None}
    rates = prices.conversion.rates.id if prices.conversion else None
    return {
        "price_list": prices.id, "rate_list": rates, "from_currency": prices.currency, "to_currency": prices.told_in,
    }  # fmt: skip


def under(kind: FigureKind, prices: PriceList | None) -> FigureKind:
    """The kind of value under this list, in its currency or the one it is converted into; without a list there is none."""
    if kind.name != NAME:
        return kind
    if prices is None:
        return replace(kind, total=Total.NONE, nothing="no price list, no value")
    currency = prices.told_in
    return replace(kind, unit=currency, worded=lambda value, key: money_in_words(value, currency))


def list_in_words(prices: PriceList | None) -> str:
    """What stands beside every value: which list it rests on."""
    if prices is None:
        return "No price list is available to you, so nothing is valued."
    said = f'At the prices of the list "{prices.name}", dated {day_in_words(prices.dated)}: {prices.market}'
    return f"{said} (source: {prices.source}). {prices.note}".strip()


def market_in_words(prices: PriceList) -> str:
    """At which level of the market a list is, and where; "" where its file does not say."""
    return " ".join(words for words in (LEVELS.get(prices.level), REACHES.get(prices.reach)) if words)


def rates_in_words(conversion: Conversion, currency: str) -> str:
    """What stands beside every converted value: from what into what, when, and by which rates."""
    rates = conversion.rates
    way = f"from {currency_in_words(currency)} into {currency_in_words(conversion.currency)}"
    said = (
        f'Converted {way}, each event at the rate of its own day, by the {rates.kind} rates "{rates.name}", dated'
        f" {day_in_words(rates.dated)} (source: {rates.source})."
    )
    invented = "These rates are invented." if rates.example else ""
    return " ".join(words for words in (said, invented, rates.note) if words)


def valued(prices: PriceList | None, left_out: Sequence[Row], stated: Sequence[Row], lists: Sequence[str]) -> Row:
    """`{"list", "lists", "rates", "not_valued", "not_converted", "days_without_rate", "stated"}`: the list, the names of
    those to choose from, the rates, what has no price under the list and what has one and no rate on its day (each with the
    number of counted lines), the days without a rate on which anything counts, and between what the values lie that reports
    themselves state, by currency, never added up: each rests on prices of its own."""
    shown = None if prices is None else {**vars_of(prices), "in_words": list_in_words(prices)}
    unconverted = [row for row in left_out if row["priced"]]
    return {
        "list": shown,
        "lists": list(lists),
        "rates": _rates(prices),
        "not_valued": [_left_out(row) for row in left_out if not row["priced"]] if prices else [],
        "not_converted": [_left_out(row) for row in unconverted],
        "days_without_rate": sorted({day for row in unconverted for day in row["days"]}),
        "stated": [_stated(row) for row in stated],
    }


def _rates(prices: PriceList | None) -> Row | None:
    if prices is None or prices.conversion is None:
        return None
    told = {name: getattr(prices.conversion.rates, name) for name in Rates.__dataclass_fields__}
    words = rates_in_words(prices.conversion, prices.currency)
    return {**told, "from": prices.currency, "to": prices.told_in, "in_words": words}


def vars_of(prices: PriceList) -> Row:
    """The list as doors show it. `fitted`: its own note says that invented prices were fitted to a sum."""
    names = ("id", "name", "dated", "market", "level", "reach", "currency", "source", "note", "example")
    told = {name: getattr(prices, name) for name in names}
    return {**told, "market_in_words": market_in_words(prices), "fitted": prices.example and FITTED in prices.note}


def caveats_of(found: Row) -> tuple[str, ...]:
    """The sentences of `valued` that must stand beside the value."""
    said = [found["list"]["in_words"] if found["list"] else list_in_words(None)]
    said += [words] if found["list"] and (words := found["list"].get("market_in_words")) else []
    said += [found["rates"]["in_words"]] if found.get("rates") else []
    said += gaps_of(found)
    if rows := found["stated"]:
        amounts = ", ".join(f"{row['text']} ({row['records']})" for row in rows)
        said.append(
            "Reports themselves state values, each at prices that it does not name, which are no part of this one and are"
            f" never added up: {amounts}."
        )
    return tuple(said)


def gaps_of(found: Row) -> list[str]:
    """What has no part in a value for want of a price, or of a rate on its day; and on how many days."""
    said = []
    if rows := found["not_valued"]:
        said.append(f"{_lines(rows)} no price in this list and no part in this value: {_what(rows)}.")
    if rows := found.get("not_converted"):
        days = found["days_without_rate"]
        on = count_in_words(len(days), "day", "days")
        between = day_in_words(days[0]) if len(days) == 1 else f"{day_in_words(days[0])} to {day_in_words(days[-1])}"
        said.append(
            f"{_lines(rows)} a price and no rate of exchange on their day, and no part in this value: {_what(rows)} ({on},"
            f" {between})."
        )
    return said


def _lines(rows: Sequence[Row]) -> str:
    return count_in_words(sum(row["lines"] for row in rows), "line that counts has", "lines that count have")


def _what(rows: Sequence[Row]) -> str:
    return ", ".join(f"{row['quantity_text']} {row['substance']['name_en']}" for row in rows)


def _left_out(row: Row) -> Row:
    entry = substance_numbered(row["substance"])
    code = None if row["unit"] is None else unit_numbered(row["unit"]).code
    text = mass_in_words(row["mass_g"]) if code is None else quantity_in_words(row["quantity"], code)
    return {
        "substance": {"code": entry.code, "name_en": entry.name_en, "name_ur": entry.name_ur},
        "unit": code,
        "lines": row["lines"],
        "mass_g": row["mass_g"] and int(row["mass_g"]),
        "quantity": number(row["quantity"]),
        "quantity_text": text,
    }


def _stated(row: Row) -> Row:
    currency, least, most = row["currency"], Decimal(row["least"]), Decimal(row["most"])
    ends = list(dict.fromkeys(money_in_words(amount, currency) for amount in (least, most)))
    return {
        "currency": currency, "least": number(least), "most": number(most), "records": row["records"],
        "text": " to ".join(ends),
    }  # fmt: skip
