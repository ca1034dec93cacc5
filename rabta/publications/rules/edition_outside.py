"""A figure as a publication tells it outside: its total, its lists, and of persons only what no difference gives away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.on_the_move import KIND, NATIONALITY, ROUTE
from rabta.briefing.rules.part_rows import number
from rabta.briefing.rules.period import Period, month_key, next_month
from rabta.briefing.rules.small_cells import SMALLEST_SHOWN, published_list
from rabta.publications.rules.differencing import Stretch, Told, ToldOtherwise, stretch_of, told_safely

Row = dict[str, Any]
TOO_FEW = "too_few"
BESIDE_EARLIER = "beside_earlier"
EARLIER_DIFFERS = "earlier_differs"
PARTS, PROVINCES, MONTHS = "Its parts", "Province", "Month"
LISTS = ((KIND, "Kind of encounter"), (ROUTE, "Journey as stated"), (NATIONALITY, "Documented nationality"))
FOREIGNERS, WOMEN = "foreigners", "women"


@dataclass(frozen=True)
class Earlier:
    """A figure as another publication told it: the days it told of, and the row it told."""

    period: Period
    row: Row


@dataclass(frozen=True, kw_only=True)
class Before:
    """What other publications told of a figure, and how many count before each day on which one of them begins or ends."""

    others: Sequence[Earlier] = ()
    counts: Mapping[date, int] = field(default_factory=dict)


def is_protected(kind: FigureKind) -> bool:
    """Whether the figure counts persons, and small numbers of it are withheld."""
    return kind.unit == "persons" or kind.of_persons


def told_outside(kind: FigureKind, figure: Row, period: Period, before: Before) -> Row:
    """`{"name", "title", "definition", "unit", "value", "value_text", "lists", "withheld"}`.

    A list: `{"title", "rows"}`, a row `{"key", "label", "label_ur", "value", "value_text"}`; value None: withheld.
    `withheld` says why a number or its lists are: `too_few`, `beside_earlier` (a difference would tell), `earlier_differs`.
    """
    if not is_protected(kind):
        lists = [_plain(PARTS, figure["by"]), *_plain_cuts(figure)]
        return _row(kind, figure, value=figure["value"], lists=[one for one in lists if one["rows"]])
    total = int(figure["value"] or 0)
    if 0 < total < SMALLEST_SHOWN:
        return _row(kind, figure, value=None, withheld=TOO_FEW)
    try:
        plan = told_safely(
            Told(stretch_of(period.date_from, period.date_to), total),
            [Told(stretch, _month(figure, key)) for key, stretch in months_told(period)],
            told_before(before), before.counts,
        )  # fmt: skip
    except ToldOtherwise:
        return _row(kind, figure, value=None, withheld=EARLIER_DIFFERS)
    if plan.total is None:
        return _row(kind, figure, value=None, withheld=BESIDE_EARLIER)
    told = dict(zip((key for key, _ in months_told(period)), plan.months, strict=True))
    rows = [{**part, "value": told[part["key"]]} for part in figure["breakdowns"].get("month") or []]
    alone = not any(overlap(one.period, period) for one in before.others)
    lists = [*(_lists(kind, figure, total) if alone else ()), _shown(kind, MONTHS, rows)]
    return _row(
        kind, figure, value=total, lists=[one for one in lists if one["rows"]], withheld="" if alone else BESIDE_EARLIER
    )


def told_anew(kind: FigureKind, old: Row, new: Row) -> Row:
    """A figure told a second time, of the same days: `was` and `by` beside it, what changed too little left as it was.

    Of persons a number is told anew only where it did not change or changed by five and more, and a list only where that
    holds of each of its rows and of all that it withholds together, and it withholds the same rows as before. That one
    changed by little is not told either: of nought it would say how many.
    """
    if not is_protected(kind):
        return {**new, "was": old["value"], "was_text": old["value_text"], "by": _by(old["value"], new["value"])}
    if old["value"] is None or new["value"] is None or _little(old["value"], new["value"]):
        return {**old, "was": old["value"], "was_text": old["value_text"], "by": 0}
    left = {one["title"]: one for one in new["lists"]}
    lists = [
        left[one["title"]] if one["title"] in left and _like(one, left[one["title"]], old["value"], new["value"]) else one
        for one in old["lists"]
    ]
    return {**new, "lists": lists, "was": old["value"], "was_text": old["value_text"], "by": _by(old["value"], new["value"])}


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return one.date_from <= other.date_to and other.date_from <= one.date_to


def months_told(period: Period) -> list[tuple[str, Stretch]]:
    """The months of a period by their keys, each as far as it lies within."""
    whole = stretch_of(period.date_from, period.date_to)
    return [
        (month_key(month), Stretch(max(month, whole.begin), min(next_month(month), whole.end))) for month in period.months()
    ]


def told_before(before: Before) -> list[Told]:
    """Every number of days that other publications told of a figure. A number that nobody told, and that is nought, says
    nothing."""
    told = [Told(stretch, value) for one in before.others for stretch, value in _told(one)]
    return [
        one for one in told if one.value is not None or before.counts[one.stretch.end] > before.counts[one.stretch.begin]
    ]


def _told(one: Earlier) -> list[tuple[Stretch, int | None]]:
    """The total, and the months where any were told: one that is not listed is nought."""
    whole = [(stretch_of(one.period.date_from, one.period.date_to), one.row["value"])]
    rows = next((each["rows"] for each in one.row["lists"] if each["title"] == MONTHS), None)
    if rows is None:
        return whole if one.row["value"] is not None else []
    listed = {row["key"]: row["value"] for row in rows}
    return whole + [(stretch, listed.get(key, 0)) for key, stretch in months_told(one.period)]


def _month(figure: Row, key: str) -> int:
    return next((int(row["value"]) for row in figure["breakdowns"].get("month") or [] if row["key"] == key), 0)


def _lists(kind: FigureKind, figure: Row, total: int) -> list[Row]:
    """The lists of a figure of persons: each adds up to a number that is told, and none is cut by another."""
    by = {part["key"]: part for part in figure["by"]}
    found = [_adding_up(kind, PROVINCES, figure["breakdowns"].get("province") or [])]
    if kind.of_persons:
        return found + [
            _adding_up(kind, title, [part for key, part in by.items() if key.startswith(begins)])
            for begins, title in LISTS
        ]  # fmt: skip
    for key in (FOREIGNERS, WOMEN):
        if key in by and _told_of(int(by[key]["value"]), total):
            found.append(_shown(kind, by[key]["label"], [by[key]]))
    foreigners = int(by[FOREIGNERS]["value"]) if FOREIGNERS in by else 0
    if _told_of(foreigners, total):
        found.append(_nationalities(kind, list(by.values()), foreigners))
    return found


def _told_of(part: int, whole: int) -> bool:
    """Whether a part may be told beside its whole: neither it nor the rest is small."""
    return all(number == 0 or number >= SMALLEST_SHOWN for number in (part, whole - part))


def _nationalities(kind: FigureKind, parts: Sequence[Row], foreigners: int) -> Row:
    """Documented nationalities, which with those that no document shows add up to the foreigners."""
    rows = [part for part in parts if part["key"].startswith(NATIONALITY)]
    rest = foreigners - sum(int(part["value"]) for part in rows)
    shown = published_list([*(int(part["value"]) for part in rows), rest]) if rest >= 0 else None
    told = zip(rows, shown or (), strict=False)
    return _shown(kind, "Documented nationality", [{**part, "value": value} for part, value in told])


def _adding_up(kind: FigureKind, title: str, parts: Sequence[Row]) -> Row:
    counted = [part for part in parts if part["value"]]
    shown = published_list([int(part["value"]) for part in counted])
    told = zip(counted, shown or (), strict=False)
    return _shown(kind, title, [{**part, "value": value} for part, value in told])


def _shown(kind: FigureKind, title: str, parts: Sequence[Row]) -> Row:
    rows = [
        {**{name: part[name] for name in ("key", "label", "label_ur", "value")},
         "value_text": "" if part["value"] is None else kind.worded(Decimal(part["value"]), None)}
        for part in parts
    ]  # fmt: skip
    return {"title": title, "rows": rows}


def _plain(title: str, parts: Sequence[Row]) -> Row:
    names = ("key", "label", "label_ur", "value", "value_text")
    return {"title": title, "rows": [{name: part[name] for name in names} for part in parts if part["value"]]}


def _plain_cuts(figure: Row) -> list[Row]:
    cuts = figure["breakdowns"]
    return [_plain(title, cuts.get(name) or []) for title, name in ((PROVINCES, "province"), (MONTHS, "month"))]


def _row(kind: FigureKind, figure: Row, *, value: Any, lists: Sequence[Row] = (), withheld: str = "") -> Row:
    adds_up = kind.total is not Total.NONE
    words = kind.worded(Decimal(value), None) if value is not None else "" if adds_up else figure["value_text"]
    return {
        "name": kind.name, "title": kind.title, "definition": kind.definition, "unit": kind.unit, "value": value,
        "value_text": words, "lists": list(lists), "withheld": withheld,
    }  # fmt: skip


def _like(old: Row, new: Row, old_total: int, new_total: int) -> bool:
    was = {row["key"]: row["value"] for row in old["rows"]}
    now = {row["key"]: row["value"] for row in new["rows"]}
    if {key for key, value in was.items() if value is None} != {key for key, value in now.items() if value is None}:
        return False
    rest = [whole - sum(value or 0 for value in told.values()) for whole, told in ((old_total, was), (new_total, now))]
    pairs = [(was.get(key, 0), now.get(key, 0)) for key in {*was, *now}]
    return not any(
        _little(*pair) for pair in [(a, b) for a, b in pairs if a is not None and b is not None] + [(rest[0], rest[1])]
    )


def _little(old: int, new: int) -> bool:
    return 0 < abs(int(new) - int(old)) < SMALLEST_SHOWN


def _by(old: Any, new: Any) -> Any:
    return None if old is None or new is None else number(Decimal(str(new)) - Decimal(str(old)))
