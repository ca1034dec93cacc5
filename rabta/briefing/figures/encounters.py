"""Encounters with persons on the move, each once: by kind and by the countries of the journey as stated."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, Opens, PartName, Total
from rabta.briefing.rules.on_the_move import parts_named, parts_stored
from rabta.briefing.rules.wording import count_in_words

PARTS = {"all": PartName(key="all", label="Encounters")}


def _worded(value: Decimal, key: str | None) -> str:
    return count_in_words(value, "encounter", "encounters")


FIGURE = FigureKind(
    name="encounters",
    place=10,
    title="Encounters with persons on the move",
    definition=(
        "Refused boarding, crossings, interceptions and rescues at sea, returnees' arrivals and raids on stash houses, as"
        " officers file them, and what statements tell of them. What one agency files under one number is one encounter."
        " What different agencies tell of the same number of persons, at one place on one day, counts once; encounters with"
        " a single person are never taken for each other. Refusing boarding is no measure of anybody's work."
    ),
    reported_definition="The same encounters, each as often as an agency tells of it.",
    unit="encounters",
    total=Total.ONE_PART,
    total_part="all",
    named=parts_named(PARTS),
    stored=parts_stored(PARTS),
    worded=_worded,
    opens=Opens.PROTECTED,
    of_persons=True,
)
