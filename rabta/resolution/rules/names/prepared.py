"""A name made ready to be compared: its tokens, and what of it is compared as a whole. Prepared once, compared often."""

from functools import lru_cache
from typing import Final

from rabta.resolution.rules.names.parts import parts
from rabta.resolution.rules.names.tokens import Token, token

MOST_TOKENS: Final = 12
"""Tokens that are compared: nobody's name has more, and what has is a text."""
MOST_REMEMBERED: Final = 200_000
"""Names kept ready: all of a watch-list of 100,000, about a kilobyte each, and those who travel."""


class Way:
    """One way a person is called, as tokens in order. `close` and `family` are all tokens' folds run together.

    `titles`: by their skeletons. `assumed`: a name taken from a child's (Abu Hamza), as noms de guerre are.
    """

    __slots__ = ("assumed", "close", "family", "titles", "tokens", "unwritten", "weight")

    def __init__(self, tokens: tuple[Token, ...], titles: frozenset[str] = frozenset()) -> None:
        self.tokens = tokens
        self.titles = titles
        self.assumed = any(one.prefix == "abu" for one in tokens)
        self.weight = sum(one.weight for one in tokens)
        self.close = "".join(one.reading.close for one in tokens)
        self.family = "".join(one.reading.family for one in tokens)
        self.unwritten = tokens[0].unwritten


class PreparedName:
    """One written name. `ways`: each way the person is called (more than one where it says alias); () for none.

    `with_father`: the same with the father's or husband's name after it, equal to `ways` where none is stated as such.
    """

    __slots__ = ("father", "text", "ways", "with_father")

    def __init__(self, text: str) -> None:
        called = parts(text)
        self.text = text
        self.ways = tuple(Way(own, _titles(way.titles)) for way in called if (own := _tokens(way.own)))
        fathers = _tokens(called[0].father) if called and called[0].stated_father else ()
        self.father = Way(fathers) if fathers else None
        self.with_father = self.ways
        if fathers:
            self.with_father = tuple(Way((way.tokens + fathers)[:MOST_TOKENS], way.titles) for way in self.ways)

    def __repr__(self) -> str:
        return f"PreparedName({self.text!r})"


def _tokens(words: tuple[str, ...]) -> tuple[Token, ...]:
    found = (token(word) for word in words)
    return tuple(one for one in found if one)[:MOST_TOKENS]


def _titles(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(one.reading.skeleton for one in _tokens(words))


@lru_cache(maxsize=MOST_REMEMBERED)
def prepared(name: str) -> PreparedName:
    """Make one name ready, in any script; the last ones are remembered. A name without letters has no ways.

    >>> [one.text for one in prepared("Haji Abdur Rehman Noor Zai").ways[0].tokens]
    ['abd rehman', 'noorzai']
    """
    return PreparedName(name)
