"""Rows of a return, filled from counted lines: a row for each line, or for each substance and unit."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rabta.briefing.rules.wording import unit_nouns
from rabta.returns.rules import seized
from rabta.returns.rules.form import Column, Form, Version, unknown, words
from rabta.returns.rules.seized import Seized
from rabta.vocabulary.rules.substances import substance

COUNTRY, ISO3, REGION, SUBREGION = "Pakistan", "PAK", "Asia", "Near and Middle East /South-West Asia"


@dataclass(frozen=True)
class Filled:
    """One row of a return: a value for each column, the events it rests on, and the day it is of (the first, of a sum)."""

    values: tuple[str, ...]
    events: tuple[str, ...]
    day: date


def filled(form: Form, version: Version, lines: Iterable[Seized]) -> list[Filled]:
    """Every row, by day and substance. A value nobody knows is empty, or "Unknown" where the form has a word for it."""
    wanted = sorted(seized.of_form(form, lines), key=lambda one: (one.day, one.event, one.line))
    groups = [[one] for one in wanted] if form.by == "line" else _by_substance(wanted)
    return [
        Filled(
            tuple(plain(_value(column, group)) for column in version.columns),
            tuple(dict.fromkeys(one.event for one in group)), group[0].day,
        )
        for group in groups
    ]  # fmt: skip


def _value(column: Column, group: Sequence[Seized]) -> str:
    """What stands in a column: of drug and unit the word of the form's own list, else ours, which is set aside."""
    if column.fill == "drug":
        return words(column.list).get(group[0].substance, substance(group[0].substance).name_en)
    if column.fill == "unit":
        return words(column.list).get(group[0].amount()[1], unit_nouns(group[0].amount()[1])[1])
    return FILLS[column.fill](group)


def plain(text: str) -> str:
    """One line, without what a spreadsheet would take for a formula or a terminal for a command.

    >>> plain("=HYPERLINK(1)"), plain("Karachi\\n airport"), plain("-0.5")
    ('HYPERLINK(1)', 'Karachi airport', '0.5')
    """
    shown = "".join(" " if unicodedata.category(one).startswith("C") else one for one in text)
    return " ".join(shown.split()).lstrip("=+-@\t ")


def _by_substance(lines: Sequence[Seized]) -> list[list[Seized]]:
    """Lines that add up; those without an amount stand by themselves, so that they are set aside and seen."""
    groups: dict[tuple[int, str, str, bool], list[Seized]] = {}
    for one in lines:
        amount, unit = one.amount()
        groups.setdefault((one.day.year, one.substance, unit, amount is None), []).append(one)
    return [groups[key] for key in sorted(groups)]


def _amount(group: Sequence[Seized]) -> str:
    amounts = [amount for one in group if (amount := one.amount()[0]) is not None]
    return f"{sum(amounts, Decimal()).normalize():f}" if amounts else ""


def _one(fill: Callable[[Seized], str]) -> Callable[[Sequence[Seized]], str]:
    return lambda group: fill(group[0])


def _origins(group: Sequence[Seized]) -> str:
    named = {seized.claimed_country(one.origins) for one in group} - {unknown()}
    return "; ".join(sorted(named))


FILLS: dict[str, Callable[[Sequence[Seized]], str]] = {
    "region": lambda group: REGION,
    "subregion": lambda group: SUBREGION,
    "country": lambda group: COUNTRY,
    "iso3": lambda group: ISO3,
    "year": _one(lambda one: str(one.day.year)),
    "province": _one(lambda one: one.province),
    "place": _one(lambda one: one.place),
    "day": _one(lambda one: one.day.isoformat()),
    "amount": _amount,
    "hiding_place": _one(lambda one: seized.hidden_in(one.concealments)),
    "installation": _one(lambda one: seized.installation(one.setting)),
    "transport": _one(lambda one: seized.moved_by(one.setting)),
    "origin": _one(lambda one: seized.claimed_country(one.origins)),
    "departure": _one(lambda one: unknown()),
    "destination": _one(lambda one: seized.claimed_country(one.destinations)),
    "routing": _one(seized.routing),
    "reference": _one(lambda one: one.event.replace("-", "")[:12].upper()),
    "hs": _one(lambda one: substance(one.substance).hs or ""),
    "schedule": _one(lambda one: (substance(one.substance).schedule or "").removeprefix("1988, ")),
    "seizures": lambda group: str(len({one.event for one in group})),
    "origins": _origins,
}
"""From the lines of one row to what stands in a column; lines of one sum share substance, unit and year."""
