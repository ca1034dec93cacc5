"""Names as they are met here: how alike two are, and the keys by which one is found."""

from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score
from rabta.resolution.rules.names.tokens import Token


def names_alike(one: str, other: str) -> float:
    """0 (unlike) to 1 (the same name), across scripts and spellings; the same either way round."""
    return score(prepared(one), prepared(other))


def name_keys(name: str) -> frozenset[str]:
    """The consonant skeletons of a name's parts: spellings of one name, in any script, mostly share them.

    >>> name_keys("Gulzar Khan") == name_keys("گلزار خان")
    True
    """
    return frozenset(key for way in prepared(name).ways for token in way.tokens for key in _keys(token))


def _keys(token: Token) -> frozenset[str]:
    """A skeleton of one consonant tells too little (Ali): there the vowels count, too."""
    readings = (token.reading, *token.others)
    return frozenset(one.skeleton if len(one.skeleton) > 1 else f"={one.skeleton or one.close}" for one in readings)
