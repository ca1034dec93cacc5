"""The days each figure of a text speaks of: its clause's, its sentence's, or the whole text's where these fit."""

from typing import TypedDict

from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.periods import Period, lasts, period_in, span_of_time_in


class Dated(TypedDict):
    """What a figure knows of its days: `period`, or the length of time it speaks of without dating it."""

    period: Period | None
    span_of_time: str | None


class Days:
    """The days of one text; what was read of a stretch of its words is read once."""

    def __init__(self, laid: Laid) -> None:
        """Take a text laid out."""
        self._laid = laid
        self._read: dict[tuple[int, int], Period | None] = {}
        self._lengths: dict[tuple[int, int], str | None] = {}
        self._whole = period_in(laid.view.text, spoken_on=laid.spoken_on)

    def of(self, place: int) -> Dated:
        """Give what the figure at token `place` knows of its days."""
        sentence = self._laid.sentence_of(place)
        clause = self._laid.clause_of(place)
        for part in (clause, (sentence.first, sentence.after)):
            said = self._said(part)
            if said is not None:
                return Dated(period=said, span_of_time=self._counted_back(said, part))
        length = self._length(clause)
        if self._whole is not None and (length is None or lasts(self._whole, length)):
            return Dated(period=self._whole, span_of_time=self._counted_back(self._whole, (0, len(self._laid.view.tokens))))
        return Dated(period=None, span_of_time=length)

    def _said(self, part: tuple[int, int]) -> Period | None:
        if part not in self._read:
            self._read[part] = period_in(self._laid.view.words(*part), spoken_on=self._laid.spoken_on)
        return self._read[part]

    def _counted_back(self, said: Period, part: tuple[int, int]) -> str | None:
        """Give "year" where the days are only the past year, counted back from the day of the text."""
        day = self._laid.spoken_on
        if day is None or said[1] != day.isoformat() or not lasts(said, "year"):
            return None
        return "year" if self._length(part) == "year" else None

    def _length(self, part: tuple[int, int]) -> str | None:
        if part not in self._lengths:
            self._lengths[part] = span_of_time_in(self._laid.view.words(*part))
        return self._lengths[part]
