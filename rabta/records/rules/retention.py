"""How long a record is kept, what was decided about it, and when two officers may purge it. Plain Python.

Source: Directive (EU) 2016/680 art. 5; 28 CFR 23.20; `vocabulary/data/retention.yaml` holds the periods.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rabta.vocabulary.rules.tables import table


class Step(StrEnum):
    """What an officer of the originator decides about one report."""

    KEEP = "keep"
    HOLD = "hold"
    LIFT = "lift"
    PROPOSE = "propose"
    DROP = "drop"


@dataclass(frozen=True)
class Taken:
    """One step as it was taken. `until`: kept, or held, up to and with this day; None: without end (of a hold)."""

    step: Step
    by: uuid.UUID
    until: date | None = None
    rule: str = ""


@dataclass(frozen=True)
class Retention:
    """How a report stands. `proposed_by` None: nobody proposes to purge it."""

    due_on: date
    held: bool
    held_until: date | None
    proposed_by: uuid.UUID | None
    rule: str

    def overdue_days(self, today: date) -> int:
        """How many days the review is late; 0 on the day itself and before."""
        return max(0, (today - self.due_on).days)


def first_review(*, filed_on: date, kind: str, source_grade: str, information_grade: int, protected: bool) -> date:
    """The review date a report gets when it is filed.

    >>> first_review(filed_on=date(2025, 1, 1), kind="statement", source_grade="A", information_grade=2, protected=False)
    datetime.date(2026, 1, 1)
    """
    if protected:
        code = "protected"
    elif kind == "unreadable":
        code = "unreadable"
    else:
        code = "validated" if information_grade == 1 and source_grade in ("A", "B") else "not_validated"
    days: dict[str, int] = {each["code"]: each["days"] for each in table("retention")["review"]}
    return filed_on + timedelta(days=days[code])


def latest_keep(today: date) -> date:
    """The last day a review may keep a record to."""
    return today + timedelta(days=int(table("retention")["longest_renewal"]))


def purge_rules() -> tuple[str, ...]:
    """The codes of the rules under which a record may be purged."""
    return tuple(each["code"] for each in table("retention")["purge_rules"])


def standing(review_on: date, steps: Iterable[Taken], *, today: date) -> Retention:
    """How a report stands on a day, from every step taken in order.

    A keep moves the review date and ends a proposal; a hold, its end passed, is over; a hold or a drop ends a proposal.
    """
    due, held, held_until, proposed_by, rule = review_on, False, None, None, ""
    for one in steps:
        if one.step is Step.PROPOSE:
            proposed_by, rule = one.by, one.rule
            continue
        if one.step is Step.KEEP and one.until is not None:
            due = one.until
        elif one.step is Step.HOLD:
            held, held_until = True, one.until
        elif one.step is Step.LIFT:
            held, held_until = False, None
            continue
        proposed_by, rule = None, ""
    if held and held_until is not None and held_until < today:
        held, held_until = False, None
    return Retention(due, held, held_until, proposed_by, rule)


def why_not_purged(kept: Retention, *, approver: uuid.UUID) -> str:
    """Why this reader may not purge the report now; "" when it may be done."""
    if kept.held:
        return "A legal hold is on this report."
    if kept.proposed_by is None:
        return "Nobody has proposed to purge this report."
    if kept.proposed_by == approver:
        return "Whoever proposed to purge a report does not also approve it."
    return ""


def why_not_proposed(kept: Retention, *, rule: str, today: date) -> str:
    """Why purging may not be proposed now; "" when it may."""
    if rule not in purge_rules():
        return "Say under which rule the report is to be purged."
    if kept.held:
        return "A legal hold is on this report."
    if rule == "review_due" and today < kept.due_on:
        return "Its review date has not come."
    return ""
