"""Persons arrested in events in which nothing was seized, counted once: the same parts as arrests at seizures."""

from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.persons import person_part, person_part_stored, persons_in_words

FIGURE = FigureKind(
    name="arrests_apart",
    place=5,
    title="Persons arrested apart from any seizure",
    definition=(
        "Persons arrested in events in which no report names anything seized, each event once, by the same rule. No report"
        " says whether they are among those arrested at seizures, so the two are never added up here. Foreigners and"
        " nationalities only where a report documents them."
    ),
    reported_definition="The same events, with the arrests of every report that tells of them added up.",
    unit="persons",
    total=Total.ONE_PART,
    total_part="arrested",
    named=person_part,
    stored=person_part_stored,
    worded=persons_in_words,
)
