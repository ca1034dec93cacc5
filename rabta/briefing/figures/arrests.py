"""Persons arrested in events with a seizure, counted once: of whom foreigners and women, and by nationality."""

from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.persons import person_part, person_part_stored, persons_in_words

FIGURE = FigureKind(
    name="arrests",
    place=4,
    title="Persons arrested at seizures",
    definition=(
        "Persons arrested in events in which something was seized, each event once, by the report that stands first by"
        " the same rule as masses and states a number. Foreigners and nationalities only where a report documents them;"
        " foreigners, women and nationalities overlap and are never added up. Persons met on the move, refused boarding or"
        " found as victims are protected records and are never arrests."
    ),
    reported_definition="The same events, with the arrests of every report that tells of them added up.",
    unit="persons",
    total=Total.ONE_PART,
    total_part="arrested",
    named=person_part,
    stored=person_part_stored,
    worded=persons_in_words,
    beside="arrests_apart",
)
