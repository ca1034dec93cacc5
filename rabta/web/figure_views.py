"""A figure laid out for a page: its three views, how far off a plain sum is, and the ways it is cut. Plain Python."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from rabta.briefing.rules.valuing import caveats_of

Row = dict[str, Any]
Opening = Callable[..., str]
"""The address that opens a side of a figure: `opening("arrests", agency="ANF")`."""
FRONT = ("mass_by_substance", "arrests", "value", "area_cleared", "persons_encountered", "events", "vehicles")
"""The figures of the first screen, the largest first."""
ORDER = (
    "mass_by_substance", "other_quantities", "value", "arrests", "arrests_apart", "area_cleared", "persons_encountered",
    "encounters", "facilitators_arrested", "events", "vehicles",
)  # fmt: skip
"""The figures below it; a figure of another name stands behind them."""
PARTS = {
    "mass_by_substance": _("Substance"), "value": _("Substance"), "other_quantities": _("Substance and unit"),
    "events": _("Province"), "arrests": _("Who"), "arrests_apart": _("Who"), "persons_encountered": _("Who"),
    "facilitators_arrested": _("Who"), "area_cleared": _("Crop"),
}  # fmt: skip
KINDS_OF_PARTS = (
    ("nationality", "nationality:", _("Nationality")), ("district", "district:", _("District")),
    ("kind", "kind:", _("Kind of encounter")), ("route", "route:", _("Journey as stated")),
    ("outcome", "outcome:", _("Outcome")),
)  # fmt: skip
"""Parts that are told apart from the others: by what their key begins with."""
OTHER_UNITS = _("In other units")
SIDES = (("agency", _("Agency")), ("province", _("Province")), ("month", _("Month")))
OF_WHOM = {"arrests": ("foreigners", "women"), "persons_encountered": ("smuggled", "victim", "protected", "minors")}
"""The parts that stand under a number of persons on the first screen, where there are any."""
OTHER_THAN_PARTS = {"events": ("province",)}
"""Sides that a figure's own parts already show."""


def in_order(figures: Iterable[Row]) -> list[Row]:
    """The figures as the page tells them: what was seized, who was arrested, land, persons protected, then the counts."""
    place = {name: number for number, name in enumerate(ORDER)}
    return sorted(figures, key=lambda figure: place.get(figure["name"], len(place)))


def laid_out(figure: Row, opening: Opening) -> Row:
    """The figure with `opens`, `overlaps`, `views`, `off` and `cuts`; every number that opens bears its address."""
    name = figure["name"]
    of_list = caveats_of(figure["valued"]) if figure.get("valued") else ()  # said in full beside the value
    return {
        **figure,
        "opens": opening(name),
        "views": views(figure),
        "caveats": [one for one in figure["caveats"] if one not in of_list],
        "off": plain_sum_off(figure["value"], figure["as_reported"]),
        "overlaps": opening(name, by="overlap") if figure.get("opens_to") == "events" else "",
        "of_whom": [
            {**row, "opens": opening(name, key=row["key"])} for row in figure["by"] if row["key"] in OF_WHOM.get(name, ())
        ],
        "cuts": list(cuts(figure, opening)),
        "credited": [{**row, "opens": opening(name, agency=row["agency"]["code"])} for row in figure.get("credited") or ()],
    }


def views(figure: Row) -> list[Row]:
    """Counted once, as reported, credited: each with its value and how long its bar is, in per cent of the longest.

    Credited is what all agencies together are credited with in full: a joint event counts for each that is named in it.
    """
    named = [("counted", figure["value"]), ("reported", figure["as_reported"])]
    if credited := figure.get("credited"):
        named.append(("credited", sum(row["full"] for row in credited)))
    known = [(name, value) for name, value in named if value is not None]
    longest = max((value for _, value in known), default=0)
    return [{"name": name, "value": value, "bar": _share(value, longest)} for name, value in known]


def plain_sum_off(value: Any, as_reported: Any) -> Row | None:
    """How far off adding up every report would have been: `difference`, `per_cent`; None where nothing is to compare."""
    if value is None or as_reported is None or not value:
        return None
    difference = as_reported - value
    return {"difference": abs(difference), "over": difference > 0, "per_cent": _per_cent(abs(difference), value)}


def _per_cent(part: Any, whole: Any) -> Decimal:
    """One decimal below ten per cent, none above; the smallest shown is 0.1, so that a difference is never nought."""
    exact = 100 * Decimal(part) / Decimal(whole)
    if not exact:
        return Decimal(0)
    return max(round(exact, 1), Decimal("0.1")) if exact < 10 else Decimal(round(exact))


def cuts(figure: Row, opening: Opening) -> Iterable[Row]:
    """The ways to break a figure down that have any row: its own parts, by kind, then agency, province, month."""
    name = figure["name"]
    for kind, label, rows in kinds_of_parts(figure):
        yield from _cut(figure, kind, label, rows, lambda row: opening(name, key=row["key"]))
    for side, label in SIDES:
        if side not in OTHER_THAN_PARTS.get(name, ()):
            yield from _cut(
                figure, side, label, (figure.get("breakdowns") or {}).get(side) or [],
                lambda row, side=side: opening(name, **{side: row["key"]}),
            )  # fmt: skip


def kinds_of_parts(figure: Row) -> list[tuple[str, Any, list[Row]]]:
    """A figure's parts by kind: what it consists of, nationalities, districts, and what is in units of its own."""
    left, kinds = list(figure["by"]), []
    for kind, prefix, label in KINDS_OF_PARTS:
        kinds.append((kind, label, [row for row in left if row["key"].startswith(prefix)]))
        left = [row for row in left if not row["key"].startswith(prefix)]
    if figure["value"] is not None:
        kinds.append(("unit", OTHER_UNITS, [row for row in left if "/" in row["key"]]))
        left = [row for row in left if "/" not in row["key"]]
    return [("part", PARTS.get(figure["name"], _("Part")), left), *kinds]


def _cut(figure: Row, name: str, label: Any, rows: list[Row], address: Callable[[Row], str]) -> Iterable[Row]:
    if not rows:
        return
    alike = figure["value"] is not None and name != "unit"
    compared = [*rows, figure] if figure.get("overlapping_parts") and name not in dict(SIDES) else rows
    longest = max((row[side] or 0 for row in compared for side in ("value", "as_reported")), default=0) if alike else 0
    shown = [
        {**row, "opens": address(row), "bar": _share(row["value"], longest),
         "reported_bar": _share(row["as_reported"], longest)}
        for row in rows
    ]  # fmt: skip
    yield {"name": name, "label": label, "rows": shown, "bars": bool(longest)}


def _share(value: Any, longest: Any) -> str:
    """`value` of `longest` in per cent for an SVG attribute, always with a point."""
    return f"{100 * float(value) / float(longest):.2f}" if value and longest else "0"
