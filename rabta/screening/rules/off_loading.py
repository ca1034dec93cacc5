"""A traveller is refused boarding: recorded by the officer who did it, with the legal ground; and what came of it.

It is never made of a match: no rule here knows of one. How many there are is no figure of the record, and of no officer.
Source: Directive (EU) 2016/681 art. 7(6); ICAO Annex 9 on facilitation for the written reason that a traveller is given.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rabta.screening.rules.entry import LONGEST, LONGEST_WORDS


class OffLoadingStep(StrEnum):
    """What happens after somebody was refused boarding. Stored by name; never rename."""

    OUTCOME = "outcome"
    COMPLAINT = "complaint"
    FOUND_WRONG = "found_wrong"
    TAKEN_BACK = "taken_back"


class Outcome(StrEnum):
    """What became of the traveller."""

    TRAVELLED_LATER = "travelled_later"
    LET_GO = "let_go"
    REFERRED = "referred"
    HANDED_OVER = "handed_over"
    ARRESTED = "arrested"


@dataclass(frozen=True)
class Said:
    """One step as an officer says it."""

    kind: OffLoadingStep
    on: date
    by: Hashable
    outcome: str = ""
    words: str = ""


def why_not_recorded(*, ground: str, words: str, on: date, today: date) -> str:
    """Why an off-loading may not be recorded so; empty where it may."""
    if not ground.strip() or len(ground) > LONGEST:
        return f"Name the legal ground, in at most {LONGEST} characters."
    if not words.strip() or len(words) > LONGEST_WORDS:
        return f"Say why, in at most {LONGEST_WORDS} characters."
    return "" if on <= today else "What is still to come cannot be recorded."


def why_not_next(steps: Sequence[Said], step: Said, *, recorded_by: Hashable, today: date) -> str:
    """Why this step may not follow; empty where it may."""
    if any(one.kind is OffLoadingStep.TAKEN_BACK for one in steps):
        return "This record was taken back."
    if step.kind is OffLoadingStep.TAKEN_BACK and step.by != recorded_by:
        return "A record is taken back by who made it."
    if step.kind is OffLoadingStep.OUTCOME and step.outcome not in list(Outcome):
        return "Choose what became of the traveller."
    if step.kind is not OffLoadingStep.OUTCOME and not step.words.strip():
        return "Say why, in a few words."
    if len(step.words) > LONGEST_WORDS:
        return f"Say why, in at most {LONGEST_WORDS} characters."
    return "" if step.on <= today else "What is still to come cannot be recorded."


def lawful_next(steps: Sequence[Said], *, by: Hashable, recorded_by: Hashable) -> tuple[OffLoadingStep, ...]:
    """The kinds of step that this officer may add."""
    if any(one.kind is OffLoadingStep.TAKEN_BACK for one in steps):
        return ()
    return tuple(one for one in OffLoadingStep if one is not OffLoadingStep.TAKEN_BACK or by == recorded_by)
