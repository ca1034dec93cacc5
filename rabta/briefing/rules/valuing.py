"""The value of what counts, under one dated price list: its figure, its caveats, and what it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.money import money_in_words
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.wording import count_in_words, mass_in_words, quantity_in_words
from rabta.vocabulary.rules.days import day_in_words
from rabta.vocabulary.rules.numbered import substance_numbered, unit_numbered

Row = dict[str, Any]
NAME = "value"


@dataclass(frozen=True, kw_only=True)
class PriceList:
    """A price list that a value rests on, as the reader sees it."""

    id: UUID
    name: str
    dated: date
    market: str
    currency: str
    source: str
    note: str
    example: bool


def under(kind: FigureKind, prices: PriceList | None) -> FigureKind:
    """The kind of value under this list, in its currency; without a list there is no value."""
    if kind.name != NAME:
        return kind
    if prices is None:
        return replace(kind, total=Total.NONE, nothing="no price list, no value")
    currency = prices.currency
    return replace(kind, unit=currency, worded=lambda value, key: money_in_words(value, currency))


def list_in_words(prices: PriceList | None) -> str:
    """What stands beside every value: which list it rests on."""
    if prices is None:
        return "No price list is available to you, so nothing is valued."
    said = f'At the prices of the list "{prices.name}", dated {day_in_words(prices.dated)}: {prices.market}'
    return f"{said} (source: {prices.source}). {prices.note}".strip()


def valued(prices: PriceList | None, left_out: Sequence[Row], stated: Sequence[Row], lists: Sequence[str]) -> Row:
    """`{"list", "lists", "not_valued", "stated"}`: the list, the names of those to choose from, what has no price under
    it (each with the number of counted lines), and between what the values lie that reports themselves state, by currency,
    never added up: each rests on prices of its own."""
    shown = None if prices is None else {**vars_of(prices), "in_words": list_in_words(prices)}
    return {
        "list": shown,
        "lists": list(lists),
        "not_valued": [_left_out(row) for row in left_out] if prices else [],
        "stated": [_stated(row) for row in stated],
    }


def vars_of(prices: PriceList) -> Row:
    """The list as doors show it."""
    names = ("id", "name", "dated", "market", "currency", "source", "note", "example")
    return {name: getattr(prices, name) for name in names}


def caveats_of(found: Row) -> tuple[str, ...]:
    """The sentences of `valued` that must stand beside the value."""
    said = [found["list"]["in_words"] if found["list"] else list_in_words(None)]
    if rows := found["not_valued"]:
        lines = count_in_words(sum(row["lines"] for row in rows), "line that counts has", "lines that count have")
        what = ", ".join(f"{row['quantity_text']} {row['substance']['name_en']}" for row in rows)
        said.append(f"{lines} no price in this list and no part in this value: {what}.")
    if rows := found["stated"]:
        amounts = ", ".join(f"{row['text']} ({row['records']})" for row in rows)
        said.append(
            "Reports themselves state values, each at prices that it does not name, which are no part of this one and are"
            f" never added up: {amounts}."
        )
    return tuple(said)


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
