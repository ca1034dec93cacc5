"""Whether an officer's record at the gate and an encounter tell of one refused boarding of one person."""

from collections.abc import Sequence
from datetime import date, timedelta

from rabta.intake.formats.passenger.flights import flight_parts

A_NIGHT = timedelta(days=1)
"""A flight past midnight is recorded on either day."""


def is_same_refusal(*, flight: str, on: date, told_flight: str, told_days: Sequence[date]) -> bool:
    """Whether both may be one: told of the same day or the next, and of no other flight. `flight`: as recorded;
    `told_flight`, `told_days`: as the encounter states them, empty where it does not.

    >>> at_gate = {"flight": "EX611", "on": date(2026, 12, 1)}
    >>> [is_same_refusal(**at_gate, told_flight=told, told_days=[date(2026, 12, day)])
    ...  for told, day in (("ex 0611", 2), ("", 1), ("EX612", 1), ("EX611", 4))]
    [True, True, False, False]
    """
    flown, told = flight_parts(flight), flight_parts(told_flight)
    days = [day for day in told_days if day]
    near = bool(days) and min(days) - A_NIGHT <= on <= max(days) + A_NIGHT
    return near and (flown is None or told is None or flown == told)
