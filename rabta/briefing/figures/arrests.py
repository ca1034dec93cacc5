"""Persons arrested, counted once, and of whom foreigners and women."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.wording import count_in_words

PARTS = {
    "arrested": PartName(key="arrested", label="Persons arrested", label_ur="گرفتار افراد"),
    "foreigners": PartName(key="foreigners", label="of whom foreigners, where documented", label_ur="ان میں غیر ملکی"),
    "women": PartName(key="women", label="of whom women", label_ur="ان میں خواتین"),
}


def _stored(key: str) -> str:
    return PARTS[key].key


def _worded(value: Decimal, key: str | None) -> str:
    return count_in_words(value, "person", "persons")


FIGURE = FigureKind(
    name="arrests",
    place=4,
    title="Persons arrested",
    definition=(
        "Persons arrested, each event once, by the report that stands first by the same rule as masses and states a"
        " number. Foreigners only where a report documents it; foreigners and women may overlap. Persons met on the"
        " move, refused boarding or found as victims are protected records and are never arrests."
    ),
    reported_definition="The same events, with the arrests of every report that tells of them added up.",
    unit="persons",
    total=Total.ONE_PART,
    total_part="arrested",
    named=PARTS.__getitem__,
    stored=_stored,
    worded=_worded,
)
