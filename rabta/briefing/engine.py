"""The one figure engine: every figure's parts in one question over what the reader sees of the count.

A figure's `.sql` file gives rows of (figure, event, incident, key, counted, told). Sums over them are the figure; the
same rows grouped by event are the records behind it, so a number and what it opens to cannot differ.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rabta.briefing.register import figure_kind
from rabta.briefing.rules.caveats import Circumstances, caveats_for, factors_version
from rabta.briefing.rules.figure import Part, figure
from rabta.briefing.rules.figure_kind import FigureKind
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.wording import unit_nouns
from rabta.counting.queries import Seen, asked_in_all
from rabta.records.asking import answers, ask, question
from rabta.vocabulary.rules.numbered import unit_numbered

SQL = "briefing/sql/queries/"
WORK_MEMORY = "48MB"
"""Memory PostgreSQL may use for one sort or hash of these questions, until the transaction ends: else they go to disk."""
Row = dict[str, Any]


def ask_of_parts(now: Seen, kinds: Sequence[FigureKind], name: str, period: Period, **parameters: Any) -> list[Row]:
    """The answers of `briefing/sql/queries/<name>.sql` over the parts of these figures in this period."""
    answers("SELECT set_config('work_mem', %(memory)s, true)", memory=WORK_MEMORY)
    parts = "\nUNION ALL\n".join(question(kind.sql) for kind in kinds)
    text = "\n".join((question(f"{SQL}period.sql"), ", part AS (", parts, ")", question(f"{SQL}{name}.sql")))
    return now.answers(text, date_from=period.date_from, date_to=period.date_to, **parameters)


def behind(now: Seen, name: str, period: Period, *, key: str | None, most: int | None, offset: int) -> list[Row]:
    """The events behind a figure, or behind the part stored as `key`, the largest first."""
    return ask_of_parts(now, [figure_kind(name)], "figure_records", period, key=key, most=most, offset=offset)


def circumstances(now: Seen, period: Period) -> Circumstances:
    """What must be known beside the figures of this period."""
    row = now.ask(f"{SQL}period.sql", f"{SQL}caveats.sql", date_from=period.date_from, date_to=period.date_to)[0]
    return Circumstances(factors_versions=factors_versions(), asked=asked_in_all(), **{k: int(v) for k, v in row.items()})


def factors_versions() -> tuple[str, ...]:
    """The versions of the conversion factors behind every mass the reader sees, in order."""
    return tuple(row["name"] for row in ask(f"{SQL}factors_versions.sql"))


def figures(now: Seen, kinds: Sequence[FigureKind], period: Period, beside: Circumstances | None = None) -> list[Row]:
    """These figures of this period, each as every door shows it; without `beside`, without caveats."""
    found = ask_of_parts(now, kinds, "totals", period)
    units = _units_stated(found)
    versions = beside.factors_versions if beside else factors_versions()
    shown = []
    for kind in kinds:
        own = [row for row in found if row["figure"] == kind.name]
        shown.append(
            figure(
                kind,
                [_part(row) for row in own if not row["is_whole"]],
                records=next((row["records"] for row in own if row["is_whole"]), 0),
                caveats=caveats_for(kind.name, beside, units=units) if beside else (),
                factors_version=factors_version(versions),
            )
        )
    return shown


def _part(row: Row) -> Part:
    value, as_reported = row["value"] or Decimal(0), row["as_reported"] or Decimal(0)
    return Part(stored=row["key"], value=value, as_reported=as_reported, records=row["records"])


def _units_stated(found: Sequence[Row]) -> list[str]:
    """The units without a fixed mass that the period states, as words."""
    keys = (row["key"] for row in found if row["figure"] == "other_quantities" and row["key"])
    codes = {unit_numbered(int(key.split("/")[1])).code for key in keys} - {"unknown"}
    return sorted(unit_nouns(code)[1] for code in codes)
