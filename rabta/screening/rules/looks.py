"""What named persons decided about bags, as an airport's day takes it: whether and when somebody looked at each.

Who noticed nothing has looked at the bag; one that is to be opened or sent on waits for that; one that was opened was looked
at by hand, whatever was in it; a decision that is looked at again counts no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rabta.screening.rules.airport_day import Statement
from rabta.screening.rules.scan_course import ScanStep

OUTCOMES = {
    ScanStep.NOTHING_NOTICED: "no_alarm", ScanStep.OPEN: "alarm", ScanStep.SEND_ON: "alarm",
    ScanStep.NOTHING_FOUND: "opened", ScanStep.FOUND: "opened",
}  # fmt: skip
"""A decision in the words of an airport's sheets."""


@dataclass(frozen=True)
class Look:
    """One step about one bag. `scanned_at`, `signed_at`: local; `reports`: the objects it was signed of, none where a bag
    was opened that had not been scanned."""

    kind: ScanStep
    airport: str
    day: date
    lane: str
    tag: str
    scanned_at: datetime
    signed_at: datetime
    reports: frozenset[str] = frozenset()


def looks_at_bags(steps: Iterable[Look], *, now: datetime) -> list[Statement]:
    """How each bag stands after its steps up to `now`, by the time of the last of them; bags that wait are not among them.

    Steps are of one bag where they were signed of an object in common, or name the same tag and moment.
    """
    bags: list[list[Look]] = []
    for step in sorted(steps, key=lambda one: one.signed_at):
        same = [bag for bag in bags if any(_same_bag(step, one) for one in bag)]
        bags = [bag for bag in bags if bag not in same] + [[*(one for bag in same for one in bag), step]]
    found = []
    for bag in bags:
        last = max(bag, key=lambda one: one.signed_at)
        if last.kind in OUTCOMES:
            at = max(last.scanned_at, min(last.signed_at, now))
            found.append(Statement("look", last.airport, last.day, at, last.lane, tag=last.tag,
                                   detail={"outcome": OUTCOMES[last.kind]}))  # fmt: skip
    return sorted(found, key=lambda one: (one.at or now, one.lane, one.tag))


def _same_bag(one: Look, other: Look) -> bool:
    return bool(one.reports & other.reports) or (one.tag, one.scanned_at) == (other.tag, other.scanned_at)
