"""The invented price list: scaled, then settled so that the value told is met to the cent."""

import itertools
import math
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rabta.example.events import Event
from rabta.example.words import words

FITTED = ("hashish", "opium")
CENT = Decimal("0.01")
SCALE = 1_000_000


def draft() -> list[tuple[str, str, Decimal]]:
    """Substance, per what, price before the fitting."""
    return [(code, per, Decimal(price)) for code, per, price in words("prices")["draft"]]


def fitted_prices(events: list[Event], value_usd: int) -> list[dict[str, Any]]:
    """Scale the draft to the value told, then settle two prices, in millionths of a dollar, so that it is met to the cent.

    Mass lines weigh whole grams and are priced per kilogram: with grams a and b of the two substances, prices x and y in
    millionths per kilogram and the rest R in millionths, ax + by = 1000 R has a solution near the scaled prices.
    """
    held = held_by_substance(events)
    weighed = sum(price * held.get((code, per), 0) / (1000 if per == "kg" else 1) for code, per, price in draft())
    prices = {(code, per): _short(price * value_usd / weighed) for code, per, price in draft()}
    first, second = ((code, "kg") for code in FITTED)
    measure = math.gcd(held[first], held[second])
    nudged = [key for key in prices if key not in (first, second) and held.get(key)]
    for key, step in itertools.product(
        nudged, range(measure)
    ):  # a third price, by cents, until the rest has the common measure
        tried = {**prices, key: prices[key] + step * CENT}
        rest = sum(
            (tried[k] * held.get(k, 0) / (1000 if k[1] == "kg" else 1) for k in tried if k not in (first, second)),
            Decimal(0),
        )
        goal = int((Decimal(value_usd) - rest) * 1000 * SCALE)
        if goal % measure == 0:
            tried[first], tried[second] = _settled(held[first], held[second], goal, prices[first])
            return [{"substance": code, "per": per, "price": format(tried[code, per], "f")} for code, per, _ in draft()]
    raise ValueError(
        f"No prices of {FITTED} meet {value_usd} USD exactly: {held[first]} g and {held[second]} g share {measure}."
    )


def street_prices() -> list[dict[str, Any]]:
    """A second invented list, in rupees, which leaves substances out on purpose."""
    said = words("prices")
    return [
        {"substance": code, "per": per, "price": format(price * Decimal(said["street_times"]), "f")}
        for code, per, price in draft() if code not in said["street_without"]
    ]  # fmt: skip


def rates_csv(first: date, last: date) -> str:
    """Invented rates of a dollar in rupees, one a month, as a file of rates; some days have none on purpose."""
    said = words("prices")
    gap = [day if isinstance(day, date) else date.fromisoformat(day) for day in said["days_without"]]
    rows, day, rate = ["from,to,rate,valid_from,valid_to"], first, Decimal(said["dollar_in_rupees"])
    while day <= last:
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        spans = [(day, min(after - timedelta(days=1), last))]
        if spans[0][0] <= gap[0] <= spans[0][1]:
            spans = [(day, gap[0] - timedelta(days=1)), (gap[1] + timedelta(days=1), spans[0][1])]
        rows += [f"USD,PKR,{rate},{begin},{end}" for begin, end in spans]
        day, rate = after, rate + Decimal(said["dollar_a_month"])
    return "\n".join(rows) + "\n"


def held_by_substance(events: list[Event]) -> dict[tuple[str, str], int]:
    """Grams (per kg) or pieces of every priced substance."""
    held: dict[tuple[str, str], int] = {}
    for line in (line for event in events for line in event.lines):
        key = (line.substance, "kg") if line.g is not None else (line.substance, str(line.unit))
        held[key] = held.get(key, 0) + (line.g if line.g is not None else line.n or 0)
    return held


def _short(price: Decimal) -> Decimal:
    return round(price, 0) if price >= 100 else round(price, 2)


def _settled(a: int, b: int, goal: int, near: Decimal) -> tuple[Decimal, Decimal]:
    measure = math.gcd(a, b)
    a, b, goal = a // measure, b // measure, goal // measure
    wanted = int(near * SCALE)
    x = wanted + (goal * pow(a, -1, b) - wanted) % b
    return Decimal(x) / SCALE, Decimal((goal - a * x) // b) / SCALE
