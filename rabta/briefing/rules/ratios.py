"""Figures that are one number by another: each a definition of two counts, and no number where the second is nought."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from rabta.briefing.rules.wording import mass_in_words, plain_number

Row = dict[str, Any]
PERCENT, GRAMS = "per cent", "g"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """One number by another. `of` and `by` name counts; `opens` is the figure that the first opens to; `nothing` is said
    where the second is nought."""

    name: str
    title: str
    definition: str
    of: str
    by: str
    unit: str
    opens: str
    nothing: str


RATIOS = (
    Ratio(
        name="mean_mass", title="Average mass of a seizure", of="mass_g", by="seizures", unit=GRAMS,
        opens="mass_by_substance",
        definition="The mass that counts, divided by the events in which some mass counts; rounded to the gram.",
        nothing="Nothing was seized by mass, so there is no average.",
    ),
    Ratio(
        name="arrested_foreigners", title="Foreigners among those arrested at seizures", of="foreigners", by="arrested",
        unit=PERCENT, opens="arrests",
        definition="Foreigners where a report documents them, of all persons arrested at seizures, each event once.",
        nothing="Nobody was arrested at a seizure, so there is no share.",
    ),
    Ratio(
        name="reports_on_time", title="Reports that came on time", of="on_time", by="owed", unit=PERCENT, opens="",
        definition="Weekly and monthly reports that came within their grace, nil returns too, of those that were owed.",
        nothing="No report was owed, so there is no share.",
    ),
)  # fmt: skip


def ratios(counts: Mapping[str, Any]) -> list[Row]:
    """Each as `{"name", "title", "definition", "unit", "of", "by", "value", "value_text", "opens"}`.

    `value` is in whole grams, or in tenths of a per cent; None where the second number is nought, which `value_text` says.
    """
    return [_ratio(one, Decimal(counts[one.of] or 0), Decimal(counts[one.by] or 0)) for one in RATIOS]


def _ratio(one: Ratio, of: Decimal, by: Decimal) -> Row:
    shown = {"name": one.name, "title": one.title, "definition": one.definition, "unit": one.unit, "opens": one.opens}
    if not by:
        return {**shown, "of": of, "by": by, "value": None, "value_text": one.nothing}
    if one.unit == GRAMS:
        value = (of / by).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
        return {**shown, "of": of, "by": by, "value": value, "value_text": mass_in_words(value)}
    value = (100 * of / by).quantize(_TENTH, rounding=ROUND_HALF_EVEN)
    return {**shown, "of": of, "by": by, "value": value, "value_text": f"{plain_number(value)} %"}
