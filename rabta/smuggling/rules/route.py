"""Routes: legs that were stated, brought together by their two ends; each price a claim of its own, never averaged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rabta.vocabulary.rules.places import find_places, main_place
from rabta.vocabulary.rules.scripts import search_key


@dataclass(frozen=True, slots=True)
class End:
    """One end of a leg: `key` brings spellings together, `name` is shown; district and country where known."""

    key: str
    name: str
    district: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """What somebody stated that one person pays for a leg, with whoever stated it (a part), when, and how it is graded."""

    amount: Decimal
    currency: str
    stated_by: str
    on: date | None
    grading: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """Of one currency: the least and the most that was stated, in how many statements."""

    currency: str
    least: Decimal
    most: Decimal
    statements: int


@lru_cache(maxsize=8192)
def end_of(text: str) -> End:
    """The place that a leg begins or ends at, as well as the words tell it.

    >>> end_of("Gujrat").key == end_of("گجرات").key, end_of("EX nowhere").district
    (True, None)
    """
    found = main_place(find_places(text))
    if found is None or found.weak:
        return End(search_key(text), text.strip())
    return End(f"{found.kind}:{found.name}", found.name, found.district, found.country, found.lat, found.lon)


def ranges(prices: Iterable[Price]) -> tuple[Range, ...]:
    """What was stated, by currency: the least, the most and how many statements. Never an average, never converted.

    A price without a currency is of the currency "", and stands apart.
    """
    by: dict[str, list[Decimal]] = {}
    for one in prices:
        by.setdefault(one.currency, []).append(one.amount)
    return tuple(
        Range(currency=code, least=min(sums), most=max(sums), statements=len(sums)) for code, sums in sorted(by.items())
    )


def together(parts: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges of several lots of prices as ranges of them all.

    >>> [one.statements for one in together([Range(currency="PKR", least=Decimal(1), most=Decimal(2), statements=2)] * 2)]
    [4]
    """
    by: dict[str, list[Range]] = {}
    for one in parts:
        by.setdefault(one.currency, []).append(one)
    return tuple(
        Range(currency=code, least=min(one.least for one in lots), most=max(one.most for one in lots),
              statements=sum(one.statements for one in lots)) for code, lots in sorted(by.items())
    )  # fmt: skip


def first_and_last(days: Iterable[date | None]) -> tuple[date | None, date | None]:
    """The first and the last of the days that are known; None for both where none is."""
    known = sorted(day for day in days if day is not None)
    return (known[0], known[-1]) if known else (None, None)


def legs_of(row: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The legs that a statement tells: from origin to destination, by way of the transit where one is named."""
    stops = [row[name].strip() for name in ("origin", "transit", "destination") if row.get(name, "").strip()]
    return tuple((one, other) for one, other in zip(stops, stops[1:], strict=False) if search_key(one) != search_key(other))
