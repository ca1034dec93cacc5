"""What became of an incident in the count, in words for the officer whose agency filed it."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """The one thing that best says where an incident stands; see `fate_of` for which goes first."""

    WITHDRAWN = "withdrawn"
    NOT_COUNTED_PERIODIC = "not_counted_periodic"
    NOT_PLACED_YET = "not_placed_yet"
    IN_DOUBT = "in_doubt"
    SET_ASIDE = "set_aside"
    COUNTED_WITH = "counted_with"
    COUNTED = "counted"
    CORRECTED = "corrected"
    JUDGED = "judged"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an incident stands, as the reader sees it.

    `others`: other incidents of its event. `chosen`: how many counted lines come from it; `passed_over`: why a line of
    its was set aside, one reason each. `covers`: events it tells of as one, each told by itself elsewhere. `asked`:
    pairs with it that a person is asked about.
    """

    withdrawn: bool
    periodic: bool
    placed: bool
    others: int
    chosen: int
    passed_over: tuple[str, ...]
    asked: int
    covers: int = 0


def fate_of(standing: Standing) -> Fate:
    """The first that holds, in the order of `Fate`: what stops counting goes before doubt, doubt before the count.

    What others make up does not count, whatever is asked of it.
    """
    if standing.withdrawn:
        return Fate.WITHDRAWN
    if standing.periodic:
        return Fate.NOT_COUNTED_PERIODIC
    if not standing.placed:
        return Fate.NOT_PLACED_YET
    if standing.asked and not standing.covers:
        return Fate.IN_DOUBT
    if standing.covers or (standing.passed_over and not standing.chosen):
        return Fate.SET_ASIDE
    return Fate.COUNTED_WITH if standing.others else Fate.COUNTED


def why(standing: Standing) -> str:
    """One sentence for the fate that `fate_of` gives."""
    fate = fate_of(standing)
    if fate is Fate.IN_DOUBT:
        questions = "a question" if standing.asked == 1 else f"{standing.asked} questions"
        return f"Counted for now; an analyst has {questions} to answer: is it the same event as another report's?"
    if fate is Fate.SET_ASIDE and standing.covers:
        return f"It tells of {standing.covers} events as one; each of them is told, and counted, by itself."
    if fate is Fate.SET_ASIDE:
        return f"The event is counted once, by another report's line: {'; '.join(sorted(set(standing.passed_over)))}."
    if fate is Fate.COUNTED_WITH:
        told = "another report" if standing.others == 1 else f"{standing.others} other reports"
        line = " The line that counts is this one." if standing.chosen else ""
        return f"The same event is told by {told}; it is counted once.{line}"
    return _PLAIN[fate]


_PLAIN = {
    Fate.WITHDRAWN: "The report was pulled back by its originator. It stays in the record and counts for nothing.",
    Fate.NOT_COUNTED_PERIODIC: "A total of a period is no event of its own; it is set beside the events it covers.",
    Fate.NOT_PLACED_YET: "Recorded; it has not been put beside the other reports yet.",
    Fate.COUNTED: "Counted as an event of its own: no other report you may see tells of it.",
    Fate.CORRECTED: "A value misread by the reader was mended by a person; the report itself is as it was filed.",
}


def why_judged(outcome: str, others: tuple[str, ...]) -> str:
    """The sentence beside `judged`: what an analyst said of this incident and those of the reports named."""
    said = "the same event as" if outcome == "same" else "another event than"
    return f"An analyst judged that it tells of {said} {', '.join(others) or 'another incident of this report'}."


def why_corrected(corrections: int) -> str:
    """The sentence beside `corrected`."""
    return _PLAIN[Fate.CORRECTED] + (f" ({corrections} corrections)" if corrections > 1 else "")
