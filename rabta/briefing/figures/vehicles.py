"""Vehicles impounded, counted once."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.wording import count_in_words

PARTS = {"impounded": PartName(key="impounded", label="Vehicles impounded")}


def _stored(key: str) -> str:
    return PARTS[key].key


def _worded(value: Decimal, key: str | None) -> str:
    return count_in_words(value, "vehicle", "vehicles")


FIGURE = FigureKind(
    name="vehicles",
    place=6,
    title="Vehicles impounded",
    definition=(
        "Vehicles, boats and motorcycles impounded, each event once, by the report that stands first by the same rule as"
        " masses and states a number. A vehicle that a report only mentions is not impounded."
    ),
    reported_definition="The same events, with the vehicles of every report that tells of them added up.",
    unit="vehicles",
    total=Total.ONE_PART,
    total_part="impounded",
    named=PARTS.__getitem__,
    stored=_stored,
    worded=_worded,
)
