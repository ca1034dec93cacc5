"""What was seized, told in pictures: by substance, province, month, value and agency."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.part_rows import NOTHING, Sums
from rabta.briefing.rules.period import month_in_words
from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.wording import mass_in_words
from rabta.documents.rules.bar_charts import Bar, Panel, Series, bars, columns, multiples, panels
from rabta.documents.rules.crossed import Cell, largest, of_figure, summed
from rabta.documents.rules.section import (
    UNPLACED,
    Section,
    Telling,
    counted,
    events_in_words,
    index_of_highest,
    per_cent,
    persons_in_words,
    row_of,
)
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
MOST_BARS, FEW_BARS, MOST_PANELS, MOST_IN_PANEL = 10, 6, 6, 5
OVERLAPPING = (
    "Every agency named in an event is credited with all of it, so these overlap; equal shares add up to the figure."
)
BY_MONTH = (
    ("mass_by_substance", "Mass seized", mass_in_words), ("arrests", "Arrests", persons_in_words),
    ("events", "Events", events_in_words),
)  # fmt: skip

ROWS_OF_THEIR_OWN = "Each row of columns has its own scale; the highest stands out."
MASS, ARRESTS, EVENTS = (name for name, *_ in BY_MONTH)
ROWS_OF_MONTHS = {
    (MASS, ARRESTS, EVENTS): "Mass seized, arrests and events month by month.",
    (MASS, ARRESTS): "Mass seized and arrests month by month.",
    (MASS, EVENTS): "Mass seized and events month by month.",
    (ARRESTS, EVENTS): "Arrests and events month by month.",
    (MASS,): "Mass seized month by month.",
    (ARRESTS,): "Arrests month by month.",
    (EVENTS,): "Events month by month.",
}
"""What is drawn month by month, by what there is any of."""


def substances(tell: Telling, figure: Row) -> Section | None:
    """Which substances make up the mass, and what a plain sum of reports would have said."""
    rows = [row for row in figure["by"] if row["value"]][:MOST_BARS]
    if not rows:
        return None
    once, told = figure["value_text"], figure["as_reported_text"]
    return tell.section(
        "substances",
        f"{rows[0]['label']} makes up {per_cent(rows[0]['value'], figure['value'])} of the mass seized",
        "Mass seized by substance: in front what counts once, behind it what all reports say.",
        partial(bars, [tell.bar(row) for row in rows]),
        tell.two_ways("Substance", rows),
        said=[f"Counted once it is {once}; the lines of every report added up would say {told}."],
    )


def substances_in(tell: Telling, mass: Sequence[Cell]) -> Section | None:
    """The same of some cells alone: of one province or airport."""
    sums = summed(mass, lambda cell: cell.part)
    keys = largest(sums, most=FEW_BARS)
    if not keys:
        return None
    rows = [row_of(substance_named(key), sums[key]) for key in keys]
    return tell.section(
        "substances",
        f"{rows[0]['label']} makes up {per_cent(rows[0]['value'], counted(sums.values()))} of the mass seized",
        "Mass seized by substance: in front what counts once, behind it what all reports say.",
        partial(bars, [tell.bar(row) for row in rows]),
        tell.two_ways("Substance", rows),
    )


def substance_named(code: str) -> PartName:
    """A substance by its code."""
    found = substance(code)
    return PartName(key=code, label=found.name_en, label_ur=found.name_ur)


def provinces(tell: Telling, mass: Sequence[Cell]) -> Section | None:
    """Where the mass was seized."""
    sums = summed(mass, lambda cell: cell.province)
    named = [key for key in largest(sums) if key not in UNPLACED]
    if not named:
        return None
    rows = [row_of(province_named(key), sums[key]) for key in largest(sums)]
    return tell.section(
        "provinces",
        f"{per_cent(sums[named[0]].value, counted(sums.values()))} of the mass was seized in {named[0]}",
        "Mass seized by province: in front what counts once, behind it what all reports say.",
        partial(bars, [tell.bar(row) for row in rows]),
        tell.two_ways("Province", rows),
    )


def months(tell: Telling, cells: Sequence[Cell]) -> Section | None:
    """Mass, arrests and events month by month."""
    of_period = tell.period.months()
    sums = {name: summed(of_figure(cells, name), lambda cell: cell.month) for name, *_ in BY_MONTH}
    if len(of_period) < 2 or not any(map(largest, sums.values())):
        return None
    values = {name: tuple(sums[name].get(month, NOTHING).value for month in of_period) for name, *_ in BY_MONTH}
    series = [
        Series(name=tell.said(title), values=values[name], highest=tell.highest(of_period, values[name], worded))
        for name, title, worded in BY_MONTH
        if any(values[name])
    ]
    rows = (
        (tell.month(month), [tell.language.amount(worded(values[name][n])) for name, _, worded in BY_MONTH])
        for n, month in enumerate(of_period)
    )
    shown = tuple(name for name, *_ in BY_MONTH if any(values[name]))
    return tell.section(
        "months",
        _most_of_months(sums),
        ROWS_OF_MONTHS[shown],
        partial(columns, series, tell.ticks(of_period)),
        tell.table("Month", (title for _, title, _ in BY_MONTH), rows),
        said=[ROWS_OF_THEIR_OWN if len(shown) > 1 else "The highest stands out."],
        plain=False,
    )


def _most_of_months(sums: dict[str, dict[date, Sums]]) -> str:
    """The heaviest month; where nothing was weighed, the month with most of what there is."""
    name, worded = next((name, worded) for name, _, worded in BY_MONTH if largest(sums[name]))
    most = largest(sums[name], most=1)[0]
    month, value = month_in_words(most), worded(sums[name][most].value)
    return f"{month} was the heaviest month: {value}" if name == "mass_by_substance" else f"Most in {month}: {value}"


def seasons(tell: Telling, mass: Sequence[Cell]) -> Section | None:
    """The months of each substance."""
    of_period, parts = tell.period.months(), largest(summed(mass, lambda cell: cell.part), most=MOST_PANELS)
    if len(of_period) < 3 or len(parts) < 2:
        return None
    by_both = summed(mass, lambda cell: (cell.part, cell.month))
    values = {part: tuple(by_both.get((part, month), NOTHING).value for month in of_period) for part in parts}
    series = [
        Series(name=tell.substance(part), values=values[part], highest=tell.highest(of_period, values[part], mass_in_words))
        for part in parts
    ]
    rows = ((tell.substance(part), _season(tell, values[part])) for part in parts)
    peak = month_in_words(of_period[index_of_highest(values[parts[0]])])
    return tell.section(
        "seasons",
        f"{substance(parts[0]).name_en} peaked in {peak}; others have months of their own",
        "Mass seized month by month, one small chart for each substance.",
        partial(multiples, series, tell.ticks(of_period)),
        tell.table("Substance", ("in its heaviest month", "its heaviest month", "months with any"), rows),
        said=["Each small chart has its own scale; the highest month stands out."],
        plain=False,
    )


def _season(tell: Telling, values: Sequence[Decimal]) -> tuple[str, str, str]:
    at = index_of_highest(values)
    return tell.mass(values[at]), tell.month(tell.period.months()[at]), tell.number(sum(map(bool, values)))


def substances_by_province(tell: Telling, mass: Sequence[Cell]) -> Section | None:
    """Which substances are the heaviest in each province."""
    placed = [cell for cell in mass if cell.province not in UNPLACED]
    where = largest(summed(placed, lambda cell: cell.province), most=MOST_PANELS)
    if len(where) < 2:
        return None
    by_both = summed(placed, lambda cell: (cell.province, cell.part))
    parts = {key: largest({part: one for (at, part), one in by_both.items() if at == key}) for key in where}
    shown = {
        key: [(tell.substance(part), by_both[key, part].value) for part in parts[key][:MOST_IN_PANEL]] for key in where
    }
    leaders = [parts[key][0] for key in where]
    leading = max(sorted(set(leaders)), key=leaders.count)
    rows = (
        (tell.province(key), [tell.language.listed(f"{name} {tell.mass(value)}" for name, value in shown[key])])
        for key in where
    )
    return tell.section(
        "substances_by_province",
        f"{substance(leading).name_en} leads in {leaders.count(leading)} of {len(where)} provinces and territories",
        "The heaviest substances of each province, one small chart for each.",
        partial(panels, [Panel(name=tell.province(key), rows=_lines(tell, shown[key])) for key in where]),
        tell.table("Province", ("Substances, the heaviest first",), rows),
        said=["Each province has its own scale: lengths compare substances within a province, not provinces."],
    )


def _lines(tell: Telling, shown: Sequence[tuple[str, Decimal]]) -> tuple[Bar, ...]:
    return tuple(Bar(name=name, value=value, said=tell.mass(value)) for name, value in shown)


def worth(tell: Telling, figure: Row) -> Section | None:
    """What the value consists of, under the list that it names."""
    rows = [row for row in figure["by"] if row["value"]][:MOST_BARS]
    prices = (figure.get("valued") or {}).get("list")
    if not rows or not figure["value"] or not prices:
        return None
    return tell.section(
        "value",
        f"{rows[0]['label']} carries {per_cent(rows[0]['value'], figure['value'])} of the value",
        "Value by substance under the price list named in the tables.",
        partial(bars, [tell.bar(row) for row in rows]),
        tell.two_ways("Substance", rows),
        said=[prices["note"]] if prices["note"] else [],
    )


def credit(tell: Telling, figure: Row) -> Section | None:
    """What agencies are credited with: equal shares, and all of every event they are named in."""
    credited = [row for row in figure["credited"] if row["full"]][:MOST_BARS]
    rows = sorted(credited, key=lambda row: -row["share"])
    if len(rows) < 2:
        return None
    full = sum(row["full"] for row in figure["credited"])
    shown = [
        Bar(name=tell.language.agency(row["agency"]), value=row["share"], reported=row["full"],
            said=tell.language.amount(row["share_text"])) for row in rows
    ]  # fmt: skip
    sides = ("share_text", "full_text")
    return tell.section(
        "credit",
        f"Credited in full, agencies add up to {mass_in_words(full)}; counted once it is {figure['value_text']}",
        "Mass by agency: in front its equal share of every event, behind it all of every event it is named in.",
        partial(bars, shown),
        tell.table(
            "Agency",
            ("in equal shares", "in full, overlapping"),
            ((tell.language.agency(row["agency"]), [tell.language.amount(row[side]) for side in sides]) for row in rows),
        ),
        said=[OVERLAPPING],
    )
