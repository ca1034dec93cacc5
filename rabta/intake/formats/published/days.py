"""The days each figure of a text speaks of: its clause's, its sentence's, or the whole text's where these fit."""

import re
from typing import TypedDict

from rabta.intake.formats.published.comparisons import earlier_figures
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.periods import (
    Period,
    explicit_period_in,
    lasts,
    period_in,
    span_of_time_in,
    spans_of_time_in,
)
from rabta.intake.formats.statement.sentences import Piece


class Dated(TypedDict):
    """What a figure knows of its days: `period`, or the length of time it speaks of without dating it.

    `span_of_time` is EARLIER for a figure told only to compare with, whose days the words do not date.
    """

    period: Period | None
    span_of_time: str | None


# "compared with 120 tonnes in 2024": the year may stand this many code points behind the figure.
_YEAR_BEHIND = 25
EARLIER, A_DAY = "earlier", "day"
_UP_TO_DATE = re.compile(
    r"\b(?:campaign|so far|to date|till date|until now|cumulative(?:ly)?|since the (?:start|beginning))\b|اب تک|مہم",
    re.IGNORECASE,
)


class Days:
    """The days of one text; what was read of a stretch of its words is read once."""

    def __init__(self, laid: Laid, figures: list[StatedFigure]) -> None:
        """Take a text laid out and its figures: those told to compare with speak for themselves alone."""
        self._laid = laid
        self._earlier = earlier_figures(laid, figures)
        self._text = laid.view.text
        for start, end in self._earlier.values():
            self._text = self._text[:start] + " " * (end - start) + self._text[end:]
        self._read: dict[tuple[int, int], Period | None] = {}
        self._lengths: dict[tuple[int, int], str | None] = {}
        self._whole = period_in(self._text, spoken_on=laid.spoken_on)
        self._leads_with_a_day = self._opens_with_a_day()

    def of(self, place: int) -> Dated:
        """Give what the figure at token `place` knows of its days."""
        if place in self._earlier:
            start, end = self._earlier[place]
            own = explicit_period_in(self._laid.view.text[start : end + _YEAR_BEHIND])
            return Dated(period=own, span_of_time=None if own else EARLIER)
        sentence = self._laid.sentence_of(place)
        clause = self._laid.clause_of(place)
        for part in (clause, (sentence.first, sentence.after)):
            said = self._said(part)
            if said is not None:
                return Dated(period=said, span_of_time=self._counted_back(said, part))
        length = self._length(clause) or self._length((sentence.first, sentence.after))
        if length is None and self._leads_with_a_day:
            length = A_DAY
        if length is None and self._up_to_date(sentence):
            return Dated(period=None, span_of_time=None)
        if self._whole is not None and (length is None or lasts(self._whole, length)):
            return Dated(period=self._whole, span_of_time=self._counted_back(self._whole, (0, len(self._laid.view.tokens))))
        return Dated(period=None, span_of_time=length)

    def _up_to_date(self, sentence: Piece) -> bool:
        """Whether a sentence counts up to its day in a text of a week or a month: these are not its days."""
        short = self._whole is not None and any(lasts(self._whole, length) for length in (A_DAY, "week", "month"))
        return short and _UP_TO_DATE.search(self._words((sentence.first, sentence.after))) is not None

    def _words(self, part: tuple[int, int]) -> str:
        start, end = self._laid.view.span(*part)
        return self._text[start:end]

    def _opens_with_a_day(self) -> bool:
        """Whether the text opens with a day ("in the last 24 hours") and names no longer time: all of it is of that day."""
        first = self._laid.sentences[0]
        lengths = spans_of_time_in(self._text)
        return lengths == {A_DAY} and first.after > first.first and self._length((first.first, first.after)) == A_DAY

    def _said(self, part: tuple[int, int]) -> Period | None:
        if part not in self._read:
            self._read[part] = period_in(self._words(part), spoken_on=self._laid.spoken_on)
        return self._read[part]

    def _counted_back(self, said: Period, part: tuple[int, int]) -> str | None:
        """Give "year" where the days are only the past year, counted back from the day of the text."""
        day = self._laid.spoken_on
        if day is None or said[1] != day.isoformat() or not lasts(said, "year"):
            return None
        return "year" if self._length(part) == "year" else None

    def _length(self, part: tuple[int, int]) -> str | None:
        if part not in self._lengths:
            self._lengths[part] = span_of_time_in(self._words(part))
        return self._lengths[part]
