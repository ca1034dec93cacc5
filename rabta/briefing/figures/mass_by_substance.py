"""Mass seized, counted once, by substance."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.wording import mass_in_words
from rabta.vocabulary.rules.numbered import substance_numbered
from rabta.vocabulary.rules.substances import substance


def _named(stored: str) -> PartName:
    entry = substance_numbered(int(stored))
    return PartName(key=entry.code, label=entry.name_en, label_ur=entry.name_ur)


def _stored(key: str) -> str:
    return str(substance(key).number)


def _worded(value: Decimal, key: str | None) -> str:
    return mass_in_words(value)


FIGURE = FigureKind(
    name="mass_by_substance",
    place=2,
    title="Mass seized",
    definition=(
        "The mass that counts for each substance of each event: one report's line, chosen by rule (laboratory weight,"
        " then the agency that took custody, then the one that registered the case, then the first report), never a sum"
        " or an average of reports. Only what was stated as a mass; whole grams."
    ),
    reported_definition="The same events, with the lines of every report that tells of them added up.",
    unit="g",
    total=Total.SUM,
    named=_named,
    stored=_stored,
    worded=_worded,
    converts=True,
)
