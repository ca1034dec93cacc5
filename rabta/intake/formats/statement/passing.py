"""Told in passing: "On February 26, 3,300 kg, five held" names neither drug nor place, and is no account of a seizure.

It recalls a case that has a report of its own; as an incident it would be counted again and could not be known again.
"""

from datetime import date, timedelta

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.dates import Dated
from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tree import Span, merged
from rabta.intake.formats.statement.view import View

# What lies no further back belongs to the report's own news.
_NEWS = timedelta(days=7)


def without_passing(
    view: View, drafts: list[Draft], dates: list[Dated], *, on: date | None
) -> tuple[list[Draft], list[Span]]:
    """Give the drafts without those that only recall an amount of another day, and the spans of these.

    `on`: the statement's day. Nothing is left out where the first account has a day of its own: then a list goes by days.
    """
    heads = [drafts[0].head] if drafts and drafts[0].head is not None else []
    if len(drafts) < 2 or _days_of([*drafts[0].ranges, *heads], dates):
        return drafts, []
    passing = [draft for draft in drafts[1:] if _is_passing(view, draft, dates, on)]
    kept = [draft for draft in drafts if all(draft is not each for each in passing)]
    return kept, [span for draft in passing for span in merged(view.span(*reach) for reach in draft.ranges)]


def _is_passing(view: View, draft: Draft, dates: list[Dated], on: date | None) -> bool:
    named = [line for line in draft.lines if line.substance is not None and line.substance.code != UNKNOWN]
    named_bare = [substance for substance in draft.bare if substance.code != UNKNOWN]
    if not draft.lines or named or named_bare or draft.placed or draft.recap or draft.arrests_alone:
        return False
    if any(lexicon.phrases("SAME_PLACE").all_in(view.tokens[first:after]) for first, after in draft.ranges):
        return False
    days = _days_of(draft.ranges, dates)
    return any(_is_old(dated, on) for dated in days) or any(
        dated.precision == "month" and any(first <= dated.first < after for first, after in draft.ranges)
        and (on is None or (dated.end is not None and dated.end < on.replace(day=1)))
        for dated in dates
    )  # fmt: skip


def _days_of(ranges: list[tuple[int, int]], dates: list[Dated]) -> list[Dated]:
    """Give the calendar days that the words of `ranges` state, of a known year or not; a weekday is this week's."""
    return [
        dated for dated in dates
        if not dated.is_weekday and (dated.precision == "day" or (dated.start is None and dated.after - dated.first > 1))
        and any(first <= dated.first < after for first, after in ranges)
    ]  # fmt: skip


def _is_old(dated: Dated, on: date | None) -> bool:
    """Whether the day lies more than a week back; a day of an unknown year beside news without one is taken so."""
    return dated.end is None or on is None or on - dated.end > _NEWS
