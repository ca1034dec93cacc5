"""A price list as a file: YAML with name, dated, market, currency, source, note and prices per unit of a substance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from rabta.briefing.errors import NotAPriceFile
from rabta.vocabulary.rules.currencies import is_currency
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import unit

LARGEST = 10**6
"""Bytes of a price file: a list of every substance and unit has some ten thousand."""
DIGITS, DECIMALS = 24, 6
_WORDS = ("name", "market", "source")
LEVELS, REACHES = ("farm", "wholesale", "retail"), ("domestic", "international")
"""Of the market whose prices a list holds: at which level, and on which side of the border."""


@dataclass(frozen=True, kw_only=True)
class Priced:
    """What one unit of one substance costs: vocabulary codes; `unit` is kg for whatever has a mass."""

    substance: str
    unit: str
    price: Decimal


@dataclass(frozen=True, kw_only=True)
class PriceFile:
    """One list as its file states it. `currency` is an ISO 4217 code; `note` may be empty."""

    name: str
    dated: date
    market: str
    level: str
    reach: str
    currency: str
    source: str
    note: str
    example: bool
    prices: tuple[Priced, ...]


def read_price_file(content: bytes, *, file_name: str) -> PriceFile:
    """The list in this file. Raises NotAPriceFile, which names the entry, what it says, the rule and the next step."""
    held = _mapping(content, file_name)
    for word in (*_WORDS, "dated", "currency", "prices"):
        if not held.get(word):
            raise NotAPriceFile(file_name, word, held.get(word), "a price list must state it", f"Add {word}: ...")
    return PriceFile(
        **{word: str(held[word]).strip() for word in _WORDS},
        level=_one_of("level", held, LEVELS, file_name),
        reach=_one_of("reach", held, REACHES, file_name),
        dated=_day(held["dated"], file_name),
        currency=_currency(held["currency"], file_name),
        note=str(held.get("note") or "").strip(),
        example=bool(held.get("example")),
        prices=tuple(_prices(held["prices"], file_name)),
    )


def _mapping(content: bytes, file_name: str) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise NotAPriceFile(file_name, "file", f"{len(content):,} bytes", f"at most {LARGEST:,}", "Send the list alone.")
    try:
        held = yaml.safe_load(content.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as broken:
        what = str(broken).splitlines()[0]
        raise NotAPriceFile(file_name, "file", what, "it must be YAML in UTF-8", "Mend that line.") from None
    if not isinstance(held, dict):
        raise NotAPriceFile(file_name, "file", type(held).__name__, "it must be name: value lines", "See the example.")
    return held


def _one_of(word: str, held: dict[str, Any], known: tuple[str, ...], file_name: str) -> str:
    said = str(held.get(word) or "").strip()
    if said and said not in known:
        raise NotAPriceFile(file_name, word, said, f"it must be one of {', '.join(known)}", "Mend it, or leave it out.")
    return said


def _day(stated: object, file_name: str) -> date:
    try:
        return stated if type(stated) is date else date.fromisoformat(str(stated))
    except ValueError:
        raise NotAPriceFile(file_name, "dated", stated, "it must be a day", "Write it as 2025-11-30.") from None


def _currency(stated: object, file_name: str) -> str:
    code = str(stated).strip()
    if not is_currency(code):
        raise NotAPriceFile(file_name, "currency", stated, "it must be an ISO 4217 code", "Write USD or PKR.")
    return code


def _prices(rows: object, file_name: str) -> Iterable[Priced]:
    if not isinstance(rows, list):
        raise NotAPriceFile(file_name, "prices", rows, "it must be a list", "Write substance, per and price in each entry.")
    known: set[tuple[str, str]] = set()
    for number, row in enumerate(rows, 1):
        entry = f"prices, entry {number}"
        if not isinstance(row, dict):
            raise NotAPriceFile(file_name, entry, row, "it must say substance, per and price", "Write all three.")
        priced = Priced(
            substance=_substance(row.get("substance"), entry, file_name), unit=_unit(row.get("per"), entry, file_name),
            price=_price(row.get("price"), entry, file_name),
        )  # fmt: skip
        if (priced.substance, priced.unit) in known:
            raise NotAPriceFile(file_name, entry, row, "it is priced twice", "Leave one of the two.")
        known.add((priced.substance, priced.unit))
        yield priced


def _substance(code: object, entry: str, file_name: str) -> str:
    try:
        return substance(str(code)).code
    except KeyError:
        raise NotAPriceFile(file_name, entry, code, "it is no substance's code", "Write heroin, hashish, ...") from None


def _unit(code: object, entry: str, file_name: str) -> str:
    try:
        found = unit(str(code))
    except KeyError:
        raise NotAPriceFile(file_name, entry, code, "it is no unit's code", "Write kg, litre, tablet, ...") from None
    if found.kind == "mass" and found.code != "kg":
        raise NotAPriceFile(file_name, entry, code, "masses are priced per kilogram", "Give the price per kg.")
    return found.code


def _price(stated: object, entry: str, file_name: str) -> Decimal:
    if isinstance(stated, float):
        rule = "a binary fraction is not exact"
        raise NotAPriceFile(file_name, entry, stated, rule, f'Write the price in quotes: "{stated}".')
    try:
        price = Decimal(str(stated))
    except InvalidOperation:
        raise NotAPriceFile(file_name, entry, stated, "it is no number", 'Write the price as "12.50".') from None
    exponent = price.as_tuple().exponent
    if not (price.is_finite() and price > 0) or not isinstance(exponent, int) or price.adjusted() >= DIGITS - DECIMALS:
        raise NotAPriceFile(file_name, entry, stated, "a price is more than nothing and fits", "Mend the price.")
    if -exponent > DECIMALS:
        raise NotAPriceFile(file_name, entry, stated, f"it has more than {DECIMALS} decimals", "Give fewer decimals.")
    return price
