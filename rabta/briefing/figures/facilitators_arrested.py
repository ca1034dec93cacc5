"""Persons who arranged journeys of others and were arrested, each telling once: by kind, countries and nationality."""

from rabta.briefing.rules.figure_kind import FigureKind, Opens, PartName, Total
from rabta.briefing.rules.on_the_move import parts_named, parts_stored
from rabta.briefing.rules.persons import persons_in_words

PARTS = {
    "arrested": PartName(key="arrested", label="Facilitators arrested"),
    "not_arrested": PartName(key="not_arrested", label="Besides, met and not said to be arrested"),
}

FIGURE = FigureKind(
    name="facilitators_arrested",
    place=11,
    title="Facilitators arrested",
    definition=(
        "Persons who arranged journeys of others, arrested for it, as encounters and statements say so. What different"
        " agencies tell of the same number of them, at one place on one day, counts once. Whoever was smuggled or trafficked"
        " is never among them, nor is any total of a period. No report says whether they are among persons arrested at"
        " seizures, so the two are never added up. Nationalities only where a document shows them."
    ),
    reported_definition="The same persons, as often as a report tells of them.",
    unit="persons",
    total=Total.ONE_PART,
    total_part="arrested",
    named=parts_named(PARTS),
    stored=parts_stored(PARTS),
    worded=persons_in_words,
    opens=Opens.ROWS,
    of_persons=True,
)
