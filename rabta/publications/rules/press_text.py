"""A text for the press, written from a briefing by template in one language. Each of its numbers is a figure's own.

It says what it can say exactly: a mass to the gram or the kilogram, a sum as money is said. Fewer than five persons are not
told, nor foreigners where all but a few are. A sum in a currency without a word of its own is left out, and one that
a day without a rate of exchange leaves short: nobody would see beside it by how much.
"""

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any

import yaml

from rabta.briefing.rules.period import Period
from rabta.briefing.rules.small_cells import SMALLEST_SHOWN
from rabta.publications.rules.edition_outside import MONTHS, PROVINCES

SHIPPED = Path(__file__).resolve().parent.parent / "press_text.yaml"
LANGUAGES = ("en", "ur")
KILOGRAM, TONNE = 1_000, 1_000_000
ACRE_M2 = Decimal("4046.8564224")
LARGE = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
Row = Mapping[str, Any]


@functools.cache
def words_here(path: Path = SHIPPED) -> Row:
    """The sentences of this table."""
    found: Row = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def press_text(briefing: Row, *, language: str, words: Row) -> str:
    """The text of a briefing (as `queries.briefing` gives it); "" where there is nothing that may be told."""
    figures = {one["name"]: one for one in briefing["figures"]}
    mass, arrests = figures["mass_by_substance"], figures["arrests"]
    grams, people = mass["value"] or 0, int(arrests["value"] or 0)
    if grams and people >= SMALLEST_SHOWN:
        sentence = "seized"
    elif grams or people >= SMALLEST_SHOWN:
        sentence = "seized_alone" if grams else "arrested_alone"
    else:
        return ""
    period = briefing["period"]
    days = {"date_from": _day(period["from"], language, words), "date_to": _day(period["to"], language, words)}
    first = words[sentence][language].format(
        **days, mass=_mass(grams, language, words), arrests=f"{people:,}", some=_some(arrests, language, words)
    )
    rest = (_parts(mass, language, words), _value(figures["value"], language, words), _area(figures, language, words))
    return "\n\n".join([first, *(one for one in rest if one)])


def press_of(outside: Sequence[Row], period: Period, prices: str, rates: Row | None, *, language: str) -> str:
    """The text of a publication, of nothing but what it tells (`edition_outside`): a number that it withholds is not said.

    `prices` names its list and the list's day; `rates` (name, dated, currency) by what it is converted, if it is.
    """
    told = {one["name"]: one for one in outside}
    name, _, dated = prices.rpartition(", ")
    figures = [_as_told(told.get(one), one) for one in ("mass_by_substance", "arrests", "value", "area_cleared")]
    for figure in figures:
        if figure["name"] == "value" and name:
            gaps = told["value"].get("gaps", {}) if "value" in told else {}
            figure["valued"] = {"list": {"name": name, "dated": dated}, "rates": rates, **gaps}
    return press_text({"figures": figures, "period": period.shown()}, language=language, words=words_here())


def _as_told(figure: Row | None, name: str) -> dict[str, Any]:
    if figure is None:
        return {"name": name, "value": None, "unit": "", "by": []}
    rows = [row for one in figure["lists"] if one["title"] not in (PROVINCES, MONTHS) for row in one["rows"]]
    return {"name": name, "value": figure["value"], "unit": figure["unit"], "by": [row for row in rows if row["value"]]}


def _some(arrests: Row, language: str, words: Row) -> str:
    """Foreigners, where neither they nor the others are few."""
    whole = int(arrests["value"] or 0)
    foreigners = next((int(part["value"]) for part in arrests["by"] if part["key"] == "foreigners" and part["value"]), 0)
    if min(foreigners, whole - foreigners) < SMALLEST_SHOWN:
        return ""
    return str(words["some"][language].format(foreigners=f"{foreigners:,}"))


def _parts(mass: Row, language: str, words: Row) -> str:
    """Every substance to the gram, the largest first, so that the list adds up to the whole; none where some has no name."""
    if any(part["value"] for part in mass["by"] if part["key"] == "unknown"):
        return ""
    told = [
        words["part"][language].format(
            mass=f"{_trimmed(Decimal(part['value']) / KILOGRAM, '0.001')} {words['units']['kg'][language]}",
            substance=part["label_ur"] if language == "ur" else part["label"].partition(" (")[0].lower(),
        )
        for part in sorted(mass["by"], key=lambda part: -(part["value"] or 0)) if part["value"]
    ]  # fmt: skip
    if not told:
        return ""
    *most, last = told
    joined = words["comma"][language].join(most)
    return str(words["parts"][language].format(parts=f"{joined}{words['and'][language]}{last}" if most else last))


def _value(value: Row, language: str, words: Row) -> str:
    listed = (value.get("valued") or {}).get("list")
    valued = value.get("valued") or {}
    if not value["value"] or not listed or value["unit"] not in words["currencies"] or valued.get("not_converted"):
        return ""
    amount = Decimal(value["value"])
    size, word = next(((size, word) for size, word in LARGE if amount >= size), (Decimal(1), ""))
    number = _trimmed(amount / size, "0.001" if word else "1")
    named = [words["sizes"][word][language]] if word else []
    said = " ".join([number, *named, words["currencies"][value["unit"]][language]])
    rests_on = [words["list"][language].format(list=listed["name"], dated=_day(listed["dated"], language, words))]
    if valued.get("not_valued"):
        rests_on.append(words["no_price"][language])
    if rates := valued.get("rates"):
        dated = _day(rates["dated"], language, words)
        rests_on.append(words["rates"][language].format(rates=rates["name"], dated=dated))
    return " ".join([words["value"][language].format(value=said), *rests_on])


def _area(figures: Mapping[str, Row], language: str, words: Row) -> str:
    part = next((one for one in figures["area_cleared"]["by"] if one["key"].startswith("poppy")), None)
    if part is None or not part["value"] or "/" in part["key"]:
        return ""
    return str(words["area"][language].format(area=_trimmed(Decimal(part["value"]) / ACRE_M2, "1")))


def _mass(grams: Any, language: str, words: Row) -> str:
    unit = "t" if grams >= TONNE else "kg"
    return f"{_trimmed(Decimal(grams) / (TONNE if unit == 't' else KILOGRAM), '0.001')} {words['units'][unit][language]}"


def _trimmed(number: Decimal, step: str) -> str:
    """Grouped, to this step, without noughts behind the point."""
    rounded = f"{number.quantize(Decimal(step), rounding=ROUND_HALF_EVEN):,f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def _day(day: date | str, language: str, words: Row) -> str:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {words['months'][language][day.month - 1]} {day.year}"
