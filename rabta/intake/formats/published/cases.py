"""Which figures are one seizure's: what a text tells case by case is no total.

Everything that speaks of the whole text is gathered once, so that a long text costs as much a figure as a short one.
"""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import Any  # readings are JSON

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid

# One seizure at one place is not larger, and not more are arrested at it: what is larger is a total.
MOST_KG_AT_ONCE, MOST_AT_ONCE = 5_000, 60
_PIECES = {kinds.TABLETS, kinds.CAPSULES}
_TAKEN = kinds.MASSES | _PIECES
# What one person carried is one seizure, whatever else the text tells.
_ONE_PERSON = re.compile(
    r"\b(?:a|an|one|another)\s+(?:[\w-]+\s+){0,2}(?:passenger|man|woman|traveller|traveler|courier|motorcyclist|student|couple)\b"
    r"|(?:ایک|ایک اور)\s+(?:\w+\s+){0,1}(?:مسافر|شخص|خاتون|طالب علم|موٹر سائیکل سوار)\b",
    re.IGNORECASE,
)


class Reached:
    """The words from which the statement reader read what lies below one pointer. `spans` as in its reading."""

    def __init__(self, spans: dict[str, Any], pointer: str) -> None:
        found = sorted((start, end) for read, each in spans.items() if read.startswith(pointer) for start, end in each)
        self._starts = [start for start, _ in found]
        self._furthest = list(accumulate((end for _, end in found), max))

    def by(self, figure: StatedFigure) -> bool:
        """Whether the figure's own words are among them."""
        begun = bisect_left(self._starts, figure.span[1])
        return begun > 0 and self._furthest[begun - 1] > figure.span[0]


class Cases:
    """What one text tells case by case. `told`: the statement reader's reading of it."""

    def __init__(self, laid: Laid, figures: list[StatedFigure], told: dict[str, Any]) -> None:
        self._laid = laid
        self._is_operation = told["kind"] == "operation"
        self._stated, self._in_incidents = Reached(told["spans"], "/stated/"), Reached(told["spans"], "/incidents/")
        placed = [each for each in told["incidents"] if each["substances"] and (each["district"] or each["airport_iata"])]
        self._placed = len(placed)
        self._together = {
            laid.sentence_of(each.first) for each in figures
            if each.what == kinds.OPERATIONS and each.value > 1 and each.region is None
        }  # fmt: skip
        self._of_one_person = {
            each for each in laid.sentences
            if each.first < each.after and _ONE_PERSON.search(laid.view.words(each.first, each.after))
        }  # fmt: skip

    def is_one(self, figure: StatedFigure) -> bool:
        """Whether the text tells seizures one by one, and this is one of theirs: all but what it states of them together.

        What is told in one sentence with a number of operations is told of them all.
        """
        sentence = self._laid.sentence_of(figure.first)
        if sentence in self._together or figure.what in (kinds.OPERATIONS, kinds.CASES) or figure.what in kinds.NOT_HELD:
            return False
        if figure.what in _TAKEN and sentence in self._of_one_person:
            return figure.kg is None or figure.kg < MOST_KG_AT_ONCE
        if not self._is_operation:
            return False
        if self._placed >= 2:
            return not self._stated.by(figure)
        at_once = (figure.kg or figure.value) < (MOST_KG_AT_ONCE if figure.kg else MOST_AT_ONCE)
        in_incidents = self._in_incidents.by(figure)
        told_singly = bool(self._placed or (self._together and in_incidents))
        return told_singly and (at_once or (figure.what in _PIECES and in_incidents))
