"""Figures of a period frozen with the records behind them. Run inside `reading_as(..., releasable=True)`."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from rabta.briefing.engine import behind, factors_versions, figures
from rabta.briefing.pricing import chosen_list
from rabta.briefing.register import figure_kinds
from rabta.briefing.rules.figure_kind import FigureKind, Opens
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import Into, PriceList, gaps_of, under
from rabta.counting.queries import Seen, members_of_events, seen
from rabta.counting.rules.weights import RULE_VERSION
from rabta.publications.rules.differencing import marks_of, stretch_of
from rabta.publications.rules.edition import Behind, frozen_record
from rabta.publications.rules.edition_outside import Before, Earlier, is_protected, months_told, overlap, told_outside
from rabta.records.asking import ask, question

Row = dict[str, Any]


@dataclass(frozen=True)
class Frozen:
    """One figure: what is kept, and what of it is told outside."""

    kind: FigureKind
    figure: Row
    records: list[Row]
    outside: Row


@dataclass(frozen=True)
class Freezing:
    """Every figure of a period that says something, what it rests on, and when each record behind it entered."""

    figures: list[Frozen]
    prices: str
    versions: Row
    entered: Mapping[str, datetime]


def freeze(
    period: Period, *, price_list: str | None, into: Into | None, others: Sequence[tuple[Period, Sequence[Row]]]
) -> Freezing:  # fmt: skip
    """Freeze the figures of a period beside what other publications told: their days, and their figures as told outside.

    Figures that say nothing are left out. Raises what `chosen_list` raises.
    """
    now, prices = seen(), chosen_list(price_list, into)
    inside = {one["name"]: one for one in figures(now, figure_kinds(), period, prices=prices)}
    outside = {one["name"]: one for one in figures(now, figure_kinds(), period, prices=prices, outside=True)}
    said = [kind for kind in figure_kinds() if inside[kind.name]["records"] and (kind.name != "value" or prices)]
    kinds = [under(kind, prices) for kind in said]
    before = _before(now, kinds, period, others)
    found = {kind.name: behind(now, kind.name, period, prices=prices) for kind in kinds}
    told = _told(now, kinds, found)
    return Freezing(
        figures=[
            Frozen(
                kind, inside[kind.name], _records(kind, found[kind.name], told),
                _told_with_gaps(kind, outside[kind.name], period, before[kind.name]),
            )
            for kind in kinds
        ],
        prices=named(prices),
        versions={"readers": sorted({row["reader_version"] for row in told.rows}), "factors": list(factors_versions()),
                  "counting": RULE_VERSION, "rates": rates_of(prices), "rests_on": rests_on(prices)},
        entered=told.entered,
    )  # fmt: skip


def _told_with_gaps(kind: FigureKind, figure: Row, period: Period, before: Before) -> Row:
    """A figure as it is told outside; beside a value what has no part in it."""
    told = told_outside(kind, figure, period, before)
    if not figure["valued"]:
        return told
    gaps = {name: bool(figure["valued"][name]) for name in ("not_valued", "not_converted")}
    return {**told, "left_out": gaps_of(figure["valued"]), "gaps": gaps}


def records_now(
    now: Seen, kind: FigureKind, period: Period, *, prices: PriceList | None
) -> tuple[list[Row], Mapping[str, datetime]]:  # fmt: skip
    """What counts once in a figure as it would be frozen now, and when each record behind it entered."""
    rows = behind(now, kind.name, period, prices=prices)
    told = _told(now, [kind], {kind.name: rows})
    return _records(kind, rows, told), told.entered


def definition_version(kind: FigureKind) -> str:
    """Twelve digits that change with the words of a definition, or with its question."""
    said = "\n".join((kind.definition, kind.reported_definition, kind.unit, question(kind.sql)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class _Behind:
    """The records behind events (by event) and what each is (by key)."""

    of_events: Mapping[UUID, Sequence[UUID]]
    rows: Sequence[Row]
    by_key: Mapping[UUID, Behind]

    @property
    def entered(self) -> dict[str, datetime]:
        """When each record entered, by its key."""
        return {str(row["record"]): row["entered_at"] for row in self.rows}


def _told(now: Seen, kinds: Sequence[FigureKind], found: Mapping[str, Sequence[Row]]) -> _Behind:
    events = sorted({row["key"] for kind in kinds if kind.opens is Opens.EVENTS for row in found[kind.name]})
    members = {key: [one["incident_key"] for one in rows] for key, rows in members_of_events(now, events).items()}
    of_rows = {record for kind in kinds if kind.opens is not Opens.EVENTS for row in found[kind.name]
               for record in row["records"] or ()}  # fmt: skip
    keys = sorted({*of_rows, *(key for rows in members.values() for key in rows)})
    rows = ask("publications/sql/queries/edition_records.sql", keys=keys) if keys else []
    by_key = {
        row["record"]: Behind(str(row["record"]), row["sha256"], row["number"], str(row["reading"]), row["entered_at"])
        for row in rows
    }
    return _Behind(members, rows, by_key)


def _records(kind: FigureKind, rows: Iterable[Row], told: _Behind) -> list[Row]:
    on_events = kind.opens is Opens.EVENTS
    frozen = []
    for row in rows:
        keys = told.of_events.get(row["key"], ()) if on_events else row["records"] or ()
        frozen.append(frozen_record(
            row["key" if on_events else "opens"], row["day"], row["province_key" if on_events else "province"], row["value"],
            [told.by_key[key] for key in keys if key in told.by_key],
        ))  # fmt: skip
    return frozen


def _before(
    now: Seen, kinds: Sequence[FigureKind], period: Period, others: Sequence[tuple[Period, Sequence[Row]]]
) -> dict[str, Before]:  # fmt: skip
    """For each figure what other publications told of it, and how many count now before every day that matters.

    Publications of other days that no chain of shared days leads to can give nothing away.
    """
    near = _near(period, others)
    counts = _counts(now, [kind for kind in kinds if is_protected(kind)], [period, *(each for each, _ in near)])
    return {
        kind.name: Before(
            others=[Earlier(each, row) for each, rows in near for row in rows if row["name"] == kind.name],
            counts=counts.get(kind.name, {}),
        )
        for kind in kinds
    }


def _near(period: Period, others: Sequence[tuple[Period, Sequence[Row]]]) -> list[tuple[Period, Sequence[Row]]]:
    near: list[tuple[Period, Sequence[Row]]] = []
    left = list(others)
    while found := next(
        (one for one in left if any(overlap(one[0], each) for each in (period, *(n for n, _ in near)))), None
    ):
        near.append(found)
        left.remove(found)
    return near


def _counts(now: Seen, kinds: Sequence[FigureKind], periods: Sequence[Period]) -> dict[str, dict[date, int]]:
    """How many count before each day on which a period or a month of one begins or ends: a question between two borders."""
    borders = marks_of([stretch_of(each.date_from, each.date_to) for each in periods])
    counts: dict[str, dict[date, int]] = {kind.name: {borders[0]: 0} for kind in kinds}
    for begin, end in zip(borders, borders[1:], strict=False):
        within = Period(begin, end - timedelta(days=1))
        for shown in figures(now, kinds, within, outside=True) if kinds else ():
            months = {row["key"]: int(row["value"] or 0) for row in shown["breakdowns"].get("month") or []}
            before = counts[shown["name"]]
            for key, stretch in months_told(within):
                before[stretch.end] = before[stretch.begin] + months.get(key, 0)
    return counts


def named(prices: PriceList | None) -> str:
    """How an edition names the list that a value rests on; "" where there is none."""
    return f"{prices.name}, {prices.dated}" if prices else ""


def rates_of(prices: PriceList | None) -> Row | None:
    """By which rates a value was converted, and into what: `name`, `dated`, `currency`; None where it was not."""
    if prices is None or prices.conversion is None:
        return None
    rates = prices.conversion.rates
    return {"name": rates.name, "dated": str(rates.dated), "currency": prices.told_in}


def rests_on(prices: PriceList | None) -> list[str]:
    """The ids of the price list and of the rates that a value rests on: lists of one name and day may be different ones."""
    if prices is None:
        return []
    return [str(prices.id), *([str(prices.conversion.rates.id)] if prices.conversion else [])]


def into_of(rates: Row | None) -> Into | None:
    """What was asked for when `rates_of` gave this."""
    return Into(rates["currency"], rates["name"]) if rates else None
