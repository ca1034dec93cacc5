"""Events, counted once, by province."""

from decimal import Decimal

from rabta.briefing.rules.figure_kind import FigureKind, Total
from rabta.briefing.rules.provinces import province_named, province_stored
from rabta.briefing.rules.wording import count_in_words


def _worded(value: Decimal, key: str | None) -> str:
    return count_in_words(value, "event", "events")


FIGURE = FigureKind(
    name="events",
    place=1,
    title="Events",
    definition=(
        "Seizures, arrests and other operations that happened, each counted once however many reports tell of it, under"
        " the earliest day stated for it, or else the day of its earliest report. Totals of a period are no events."
    ),
    reported_definition="The same events, each counted as often as a report tells of it.",
    unit="events",
    total=Total.SUM,
    named=province_named,
    stored=province_stored,
    worded=_worded,
)
