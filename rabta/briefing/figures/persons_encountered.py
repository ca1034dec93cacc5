"""Smuggled persons, victims of trafficking and others met on the move, each once: protected, and never arrests."""

from rabta.briefing.rules.figure_kind import FigureKind, Opens, PartName, Total
from rabta.briefing.rules.on_the_move import parts_named, parts_stored
from rabta.briefing.rules.persons import persons_in_words

PARTS = {
    "met": PartName(key="met", label="Persons met on the move"),
    "smuggled": PartName(key="smuggled", label="Smuggled persons"),
    "victim": PartName(key="victim", label="Victims of trafficking"),
    "refused": PartName(key="refused", label="Refused boarding or entry"),
    "other": PartName(key="other", label="Others on the move"),
    "minors": PartName(key="minors", label="of whom children"),
    "protected": PartName(key="protected", label="of whom protected records"),
}


FIGURE = FigureKind(
    name="persons_encountered",
    place=9,
    title="Persons met on the move, and protected",
    definition=(
        "Smuggled persons, victims of trafficking, and persons refused boarding or entry, under the day stated or else the"
        " day of the report. The same number of persons, of at least 4, told of by different agencies at one place within 3"
        " days counts once: the earliest. Fewer than 4 count apart, unless they were met on the same flight, vehicle or boat"
        " on the same day: two lone travellers are two. So this may count somebody twice whom two agencies tell of, and"
        " merges nobody. Whoever arranged a journey is not among them, nor is any total of a period. They are"
        " protected records: never arrests, never targets, and this number opens to nothing that names a person. Journeys by"
        " country as stated; nationality only as a document shows it, never of a child and never inferred."
    ),
    reported_definition="The same persons, as often as a report tells of them.",
    unit="persons",
    total=Total.ONE_PART,
    total_part="met",
    named=parts_named(PARTS),
    stored=parts_stored(PARTS),
    worded=persons_in_words,
    opens=Opens.PROTECTED,
    of_persons=True,
)
