"""What a mass or a sum of money is of: drugs, or wheat, fuel, aid, trade. The name beside it says; else its clause; else
the sentence before."""

from bisect import bisect_left
from dataclasses import dataclass

from rabta.intake.formats.published import words
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.substances import UNKNOWN, Substance
from rabta.intake.formats.statement.view import View

DRUGS, GOODS = "drugs", "goods"
_NAMES = Phrasebook(
    [
        *((phrase, "") for phrase in words.NO_GOODS),
        *((phrase, GOODS) for phrase in words.GOODS),
        *((phrase, DRUGS) for phrase in words.DRUG_NAMES),
    ]
)


@dataclass(frozen=True, slots=True)
class _Name:
    place: int
    after: int
    of: str


class Context:
    """The names of drugs and of other goods in one text, and what each of its sentences is about."""

    def __init__(self, view: View, sentences: list[Piece], substances: list[Substance], agencies: set[int]) -> None:
        """Take the view with its sentences, the drugs named, and the tokens that name an agency."""
        drugs = [_Name(each.first, each.after, DRUGS) for each in substances if each.code != UNKNOWN]
        taken = {place for each in drugs for place in range(each.place, each.after)}
        named = [_Name(first, after, of) for first, after, of in _NAMES.all_in(view.tokens) if of and first not in taken]
        self._view, self._sentences = view, sentences
        self._names = sorted([*drugs, *named], key=lambda each: each.place)
        self._weak = {n for n, token in enumerate(view.tokens) if token.key in words.DRUGS | words.ARRESTED} | agencies
        self._breaks = [n for n, token in enumerate(view.tokens) if token.key in words.BREAKS]
        self._about = self._topics()

    def of_drugs(self, sentence: Piece, first: int, after: int) -> bool:
        """Whether the amount over tokens `first` up to `after` is one of drugs."""
        bound = self._bound(first, after)
        if bound is not None:
            return bound == DRUGS
        here = {each.of for each in self._names if self._same_clause(each, sentence, first, after)}
        if here:
            return DRUGS in here
        return self.is_about_drugs(sentence)

    def is_about_drugs(self, sentence: Piece) -> bool:
        """Whether the sentence speaks of drugs, by its own names or as the one before it did."""
        return self._about[self._sentences.index(sentence)] == DRUGS

    def _topics(self) -> list[str | None]:
        topics: list[str | None] = []
        for sentence in self._sentences:
            names = {each.of for each in self._names if sentence.first <= each.place < sentence.after}
            weak = any(sentence.first <= place < sentence.after for place in self._weak)
            before = topics[-1] if topics else None
            topics.append(DRUGS if DRUGS in names else GOODS if names else before or (DRUGS if weak else None))
        later = next((topic for topic in topics if topic is not None), None)
        return [later if topic is None and later == DRUGS else topic for topic in topics]

    def _bound(self, first: int, after: int) -> str | None:
        """Give what the name right behind or right before the amount is of: "134 tons of smuggled diesel", "sugar worth"."""
        behind = next((each for each in self._names if after <= each.place <= after + _NEAR_BEHIND), None)
        if behind is not None and self._joined(after, behind.place):
            return behind.of
        before = next((each for each in reversed(self._names) if first - _NEAR_BEFORE <= each.after <= first), None)
        return before.of if before is not None and self._joined(before.after, first) else None

    def _joined(self, first: int, after: int) -> bool:
        return not any(self._view.key(place) in _PARTING for place in range(first, after))

    def _same_clause(self, name: _Name, sentence: Piece, first: int, after: int) -> bool:
        """Whether a name stands in the amount's sentence, with no semicolon and no "while" between."""
        if not sentence.first <= name.place < sentence.after or first <= name.place < after:
            return False
        begins, ends = (name.after, first) if name.after <= first else (after, name.place)
        return bisect_left(self._breaks, begins) >= bisect_left(self._breaks, ends)


_NEAR_BEHIND, _NEAR_BEFORE = 3, 3
_PARTING = words.BREAKS | frozenset({",", "،", "and", "اور", "including", "with", "in", "from"})
