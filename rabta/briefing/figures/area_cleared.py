"""Land claimed as cleared of poppy and other crops, each claim once."""

from rabta.briefing.rules.figure_kind import FigureKind, Opens, Total
from rabta.briefing.rules.land import area_in_words, land_part, land_part_stored

FIGURE = FigureKind(
    name="area_cleared",
    place=8,
    title="Land claimed as cleared",
    definition=(
        "Land that agencies claim to have cleared of a crop, under the day stated for it or else the day of its report."
        " Claims of the same area, unit and crop in the same district that follow each other within 3 days count once if"
        " different agencies filed them: the earliest counts; two by the same agency are two. Totals of a season or a"
        " period are never added. A claim is not yet a proof: nobody has measured the field. What was stated in a unit"
        " without a fixed area stays in that unit, beside the sum."
    ),
    reported_definition="The same claims, each as often as a report states it.",
    unit="m2",
    total=Total.ONE_PART,
    total_part="cleared",
    named=land_part,
    stored=land_part_stored,
    worded=area_in_words,
    opens=Opens.ROWS,
)
