"""Slippage, seen early: what speaks against a commitment, each reason with its arithmetic. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from rabta.strategy.rules.commitment import Standing, State
from rabta.strategy.rules.indicator import Indicator, Progress, reached
from rabta.strategy.rules.thresholds import Thresholds
from rabta.vocabulary.rules.days import day_in_words


class Sign(StrEnum):
    """Why a commitment slips."""

    LATE = "late"
    PACE = "pace"
    QUIET = "quiet"
    NO_EVIDENCE = "no_evidence"
    MOVED = "moved"


class Column(StrEnum):
    """Where a commitment stands on the board, in its order."""

    SLIPPING = "slipping"
    ON_TRACK = "on_track"
    NOT_COMPUTED = "not_computed"
    DONE = "done"
    WAITING = "waiting"  # proposed, not yet accepted
    GONE = "gone"  # dropped or declined


class Decide(StrEnum):
    """What the two sides have to decide about it."""

    ACCEPT = "accept"
    CONFIRM = "confirm"
    MOVE_OR_DROP = "move_or_drop"
    SPEED = "speed"
    ASK = "ask"
    MEASURE = "measure"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Slip:
    """One reason, as a sentence that says how it was worked out."""

    sign: Sign
    words: str


def slips_of(
    state: State, *, began_on: date, today: date, thresholds: Thresholds, evidence: int, indicator: Indicator | None = None,
    progress: Progress | None = None,
) -> tuple[Slip, ...]:  # fmt: skip
    """Everything that speaks against an accepted commitment; nothing of one that is done, dropped or only proposed.

    `evidence`: how many records are cited for it. `progress` None: no record holds what it promises.
    """
    if state.standing is not Standing.OPEN:
        return ()
    found = [_late(state, today), _pace(indicator, progress, today, thresholds), _quiet(state, began_on, today, thresholds)]
    found += [_no_evidence(state, today, evidence, progress, thresholds), _moved(state, thresholds)]
    return tuple(slip for slip in found if slip)


def _late(state: State, today: date) -> Slip | None:
    if state.due_on is None or state.due_on >= today:
        return None
    return Slip(Sign.LATE, f"It was due on {day_in_words(state.due_on)}: {(today - state.due_on).days} days ago.")


def _quiet(state: State, began_on: date, today: date, thresholds: Thresholds) -> Slip | None:
    last = state.last_on or began_on
    days = (today - last).days
    return Slip(Sign.QUIET, f"No step since {day_in_words(last)}: {days} days.") if days > thresholds.quiet_days else None


def _no_evidence(state: State, today: date, evidence: int, progress: Progress | None, thresholds: Thresholds) -> Slip | None:
    if evidence or state.due_on is None or (progress is not None and progress.records):
        return None
    left = (state.due_on - today).days
    if not 0 <= left <= thresholds.evidence_within_days:
        return None
    return Slip(Sign.NO_EVIDENCE, f"It is due in {left} days, and nothing is cited for it.")


def _moved(state: State, thresholds: Thresholds) -> Slip | None:
    moved = len(state.moves)
    return Slip(Sign.MOVED, f"Its date was moved {moved} times.") if moved and moved >= thresholds.moves else None


def _pace(indicator: Indicator | None, progress: Progress | None, today: date, thresholds: Thresholds) -> Slip | None:
    """What is there beside what should be there by now, were it done evenly from the first day to the last."""
    if indicator is None or progress is None:
        return None
    if indicator.measure.share:
        return _level(indicator, progress)
    whole = (indicator.date_to - indicator.date_from).days + 1
    gone = min(max((today - indicator.date_from).days + 1, 0), whole)
    if gone < whole * thresholds.first_share:
        return None
    if indicator.at_least:
        return None if reached(indicator, progress) else _behind(indicator, progress, gone, whole, thresholds)
    return _above(indicator, progress, gone, whole)


def _behind(indicator: Indicator, progress: Progress, gone: int, whole: int, thresholds: Thresholds) -> Slip | None:
    by_now = indicator.target * gone / whole
    if gone < whole and progress.value >= by_now * thresholds.pace_share:
        return None
    so_far, there = _plain(progress.value / gone), _plain(progress.value)
    if gone >= whole:
        return Slip(Sign.PACE, f"The period is over with {there} of {_plain(indicator.target)}.")
    needed = _plain((indicator.target - progress.value) / (whole - gone))
    days = f"after {gone} of {whole} days"
    return Slip(
        Sign.PACE, f"{there} {days}, where an even pace has {_plain(by_now)}: {so_far} a day so far, {needed} a day needed."
    )


def _above(indicator: Indicator, progress: Progress, gone: int, whole: int) -> Slip | None:
    there, most = _plain(progress.value), _plain(indicator.target)
    if progress.value > indicator.target:
        return Slip(Sign.PACE, f"{there} is more than the {most} that was promised at most.")
    likely = progress.value * whole / gone
    if likely <= indicator.target:
        return None
    at_this_pace = f"at this pace {_plain(likely)}, where at most {most} was promised."
    return Slip(Sign.PACE, f"{there} after {gone} of {whole} days: {at_this_pace}")


def _level(indicator: Indicator, progress: Progress) -> Slip | None:
    if reached(indicator, progress):
        return None
    there, wanted = _plain(progress.value), _plain(indicator.target)
    least = "at least" if indicator.at_least else "at most"
    return Slip(Sign.PACE, f"{there} per cent, where {least} {wanted} per cent was promised.")


def column_of(state: State, slips: Sequence[Slip], progress: Progress | None) -> Column:
    """Where it stands on the board. What cannot be computed and does not slip is not called on track."""
    if state.standing is Standing.PROPOSED:
        return Column.WAITING
    if state.standing in (Standing.DROPPED, Standing.DECLINED):
        return Column.GONE
    if state.standing is Standing.DONE:
        return Column.DONE
    if slips:
        return Column.SLIPPING
    return Column.ON_TRACK if progress is not None else Column.NOT_COMPUTED


def to_decide(state: State, slips: Sequence[Slip], column: Column) -> Decide:
    """The one thing to decide about it; NOTHING where it goes on as agreed."""
    signs = {slip.sign for slip in slips}
    if state.standing is Standing.PROPOSED:
        return Decide.ACCEPT
    if state.standing is Standing.SAID_DONE:
        return Decide.CONFIRM
    if signs & {Sign.LATE, Sign.MOVED}:
        return Decide.MOVE_OR_DROP
    if Sign.PACE in signs:
        return Decide.SPEED
    if signs:
        return Decide.ASK
    return Decide.MEASURE if column is Column.NOT_COMPUTED else Decide.NOTHING


def _plain(value: Decimal) -> str:
    """With thousands apart; one decimal below a hundred, none above or where it is nought; below a tenth two digits.

    >>> [_plain(Decimal(each)) for each in ("1234.5", "12.34", "7", "0.0127")]
    ['1,235', '12.3', '7', '0.013']
    """
    if 0 < abs(value) < Decimal("0.1"):
        return f"{value:.2g}" if abs(value) >= Decimal("0.0001") else "0"
    places = Decimal(1) if abs(value) >= 100 else Decimal("0.1")
    rounded = value.quantize(places, rounding=ROUND_HALF_UP)
    return f"{rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded:,f}"
