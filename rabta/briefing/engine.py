"""The one figure engine: every figure's parts in one question over what the reader sees of the count.

A figure's `.sql` file gives rows of what counts and of what is told (README). Sums over them are the figure and its
breakdowns; the same rows grouped by event are the records behind it, so a number and what it opens to cannot differ.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.asking_at_once import DAY, DECIMAL, Question, asked
from rabta.briefing.pricing import price_lists
from rabta.briefing.register import figure_kind
from rabta.briefing.rules.breakdowns import Cuts
from rabta.briefing.rules.caveats import Circumstances, caveats_for, factors_version
from rabta.briefing.rules.figure import Found, figure
from rabta.briefing.rules.figure_kind import FigureKind, Opens
from rabta.briefing.rules.part_rows import NOTHING, Sums
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.readings import with_readings
from rabta.briefing.rules.side import WHOLE, Side
from rabta.briefing.rules.valuing import NAME as VALUE
from rabta.briefing.rules.valuing import PriceList, asked_under, caveats_of, under, valued
from rabta.briefing.rules.wording import unit_nouns
from rabta.counting.queries import Seen, asked_in_all
from rabta.records.asking import ask
from rabta.records.remembering import Remembering
from rabta.vocabulary.rules.numbered import unit_numbered
from rabta.vocabulary.rules.units import unit

SQL = "briefing/sql/queries/"
Row = dict[str, Any]
SUMS = {"value": DECIMAL, "as_reported": DECIMAL, "month": DAY}


def ask_of_parts(now: Seen, kinds: Sequence[FigureKind], path: str, period: Period, **bound: Any) -> list[Row]:
    """The answers of the question `path`, a `.sql` file, over the parts of these figures in this period."""
    return asked(now, Question(paths=(path,), kinds=tuple(kinds), bound=bound), period)


def ahead(kinds: Sequence[FigureKind], prices: PriceList | None) -> list[Question]:
    """What `circumstances` and `figures` will ask, to be asked at once (`ask_at_once`) with whatever else of a period."""
    of_list = asked_under(prices)
    found = [
        Question(paths=(f"{SQL}totals.sql",), kinds=tuple(kinds), bound={**of_list, "outside": False}, made=SUMS),
        Question(paths=(f"{SQL}caveats.sql",)),
        Question(paths=(f"{SQL}values_stated.sql",), made={"least": DECIMAL, "most": DECIMAL}),
    ]
    return [*found, _not_valued(prices)] if prices else found


def _not_valued(prices: PriceList) -> Question:
    bound = {**asked_under(prices), "kilogram": unit("kg").number}
    made = {"mass_g": DECIMAL, "quantity": DECIMAL, "days": lambda days: [DAY(day) for day in days]}
    return Question(paths=(f"{SQL}not_valued.sql",), bound=bound, made=made)


def behind(
    now: Seen, name: str, period: Period, *, side: Side = WHOLE, prices: PriceList | None = None, most: int | None = None,
    offset: int = 0, by_overlap: bool = False,
) -> list[Row]:  # fmt: skip
    """What stands behind one side of a figure: events, or what is told in rows of reports.

    The largest first; with `by_overlap` first where the reports together say most above what counts.
    """
    kind = figure_kind(name)
    path = f"{SQL}{'figure_records' if kind.opens is Opens.EVENTS else 'figure_rows'}.sql"
    parameters = {**side.parameters(kind), **asked_under(prices), "most": most, "offset": offset}
    parameters["by_overlap"] = by_overlap
    return ask_of_parts(now, [kind], path, period, **parameters)


def circumstances(now: Seen, period: Period) -> Circumstances:
    """What must be known beside the figures of this period."""
    [row] = asked(now, Question(paths=(f"{SQL}caveats.sql",)), period)
    told = {name: int(number) for name, number in (row | caveats_of_record(now.remembering)).items()}
    return Circumstances(factors_versions=factors_versions(), asked=questions_in_all(now), **told)


def caveats_of_record(remembering: Remembering) -> Row:
    """What must be known beside figures of any period."""
    [found] = remembering.once("caveats of the record", lambda: ask(f"{SQL}caveats_of_record.sql"))
    return dict(found)


def questions_in_all(now: Seen) -> int:
    """How many questions wait for a person, as the reader could be asked them."""
    waiting: int = now.remembering.once("asked in all", lambda: asked_in_all(now))
    return waiting


def factors_versions() -> tuple[str, ...]:
    """The versions of the conversion factors behind every mass the reader sees, in order."""
    return tuple(row["name"] for row in ask(f"{SQL}factors_versions.sql"))


def figures(
    now: Seen, kinds: Sequence[FigureKind], period: Period, beside: Circumstances | None = None, *,
    prices: PriceList | None = None, outside: bool = False,
) -> list[Row]:  # fmt: skip
    """These figures of this period, each as every door shows it; without `beside`, without caveats.

    `prices`: the list that a value rests on, and what it is converted into; without one there is none.
    `outside`: children met on the move are left out.
    """
    rows = ask_of_parts(now, kinds, f"{SQL}totals.sql", period, **asked_under(prices), outside=outside)
    worth = _valued(now, period, prices) if any(kind.name == VALUE for kind in kinds) else None
    units = _units_stated(rows)
    version = factors_version(beside.factors_versions if beside else factors_versions())
    shown = [
        figure(
            under(kind, prices),
            _found([row for row in rows if row["figure"] == kind.name]),
            caveats=_caveats(kind, beside, units, worth),
            factors_version=version,
            valued=worth if kind.name == VALUE else None,
        )
        for kind in kinds
    ]
    return with_readings(shown)


def _caveats(kind: FigureKind, beside: Circumstances | None, units: Sequence[str], worth: Row | None) -> tuple[str, ...]:
    of_list = caveats_of(worth) if worth and kind.name == VALUE else ()
    return (*of_list, *(caveats_for(kind.name, beside, units=units) if beside else ()))


def _valued(now: Seen, period: Period, prices: PriceList | None) -> Row:
    """What a value says beside its number: its list, what it leaves out, what reports themselves say."""
    return valued(
        prices,
        asked(now, _not_valued(prices), period) if prices else [],
        asked(now, Question(paths=(f"{SQL}values_stated.sql",)), period),
        [row["name"] for row in price_lists()],
    )


def _found(rows: Sequence[Row]) -> Found:
    """One figure's sums from the rows of totals.sql."""
    cut: dict[str, list[tuple[Row, Sums]]] = {}
    for row in rows:
        cut.setdefault(row["cut"], []).append((row, _sums(row)))
    return Found(
        parts={row["key"]: sums for row, sums in cut.get("part", ())},
        records=sum((sums for _, sums in cut.get("whole", ())), NOTHING).records,
        cuts=Cuts(
            agencies={tuple(row["agencies"]): sums for row, sums in cut.get("agencies", ())},
            provinces={row["province"]: sums for row, sums in cut.get("province", ())},
            months={row["month"]: sums for row, sums in cut.get("month", ())},
        ),
    )


def _sums(row: Row) -> Sums:
    value, as_reported = row["value"] or Decimal(0), row["as_reported"] or Decimal(0)
    return Sums(value=value, as_reported=as_reported, records=row["records"])


def _units_stated(rows: Sequence[Row]) -> list[str]:
    """The units without a fixed mass that the period states, as words."""
    keys = (row["key"] for row in rows if row["figure"] == "other_quantities" and row["key"])
    codes = {unit_numbered(int(key.split("/")[1])).code for key in keys} - {"unknown"}
    return sorted(unit_nouns(code)[1] for code in codes)
