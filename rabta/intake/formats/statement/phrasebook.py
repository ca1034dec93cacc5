"""Phrasebooks: the longest known phrase that begins at a token, found by one dictionary look-up per token."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from rabta.intake.formats.statement.tokens import HYPHENS, Token, keys_of

Entry = TypeVar("Entry")


class Phrasebook(Generic[Entry]):
    """Phrases of one kind with what each stands for. Hyphens between the words of a text are stepped over."""

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        """Take (phrase, entry) pairs; of two entries for one phrase the first is kept."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, entry in phrases:
            keys = keys_of(phrase)
            if keys and keys not in seen:
                seen.add(keys)
                self._by_first.setdefault(keys[0], []).append((keys, entry))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def firsts(self) -> frozenset[str]:
        """The keys with which phrases begin: a text without any of them holds none."""
        return frozenset(self._by_first)

    def at(self, tokens: Sequence[Token], first: int) -> tuple[int, Entry] | None:
        """Give (token after the phrase, entry) of the longest phrase that begins at token `first`, or None."""
        for keys, entry in self._by_first.get(tokens[first].key, ()):
            after = _after(tokens, first, keys)
            if after:
                return after, entry
        return None

    def all_in(self, tokens: Sequence[Token]) -> list[tuple[int, int, Entry]]:
        """Give every (first, after, entry) in order, without overlap, the longest phrase first come."""
        hits = []
        place = 0
        while place < len(tokens):
            hit = self.at(tokens, place) if tokens[place].key in self._by_first else None
            if hit is None:
                place += 1
            else:
                hits.append((place, hit[0], hit[1]))
                place = hit[0]
        return hits


def _after(tokens: Sequence[Token], first: int, keys: tuple[str, ...]) -> int:
    """Give the place after `keys` when they stand at `first`, else 0. A sentence's end is never stepped over."""
    place = first + 1
    for key in keys[1:]:
        if place < len(tokens) and tokens[place].key in HYPHENS:
            place += 1
        if place >= len(tokens) or tokens[place].key != key:
            return 0
        place += 1
    return place
