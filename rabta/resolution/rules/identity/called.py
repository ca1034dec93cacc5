"""Names as they are met here: how alike two are, and the keys by which one is found."""

from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score
from rabta.resolution.rules.names.tokens import Token


def names_alike(one: str, other: str) -> float:
    """0 (unlike) to 1 (the same name), across scripts and spellings; the same either way round."""
    return score(prepared(one), prepared(other))


def relatives_alike(one: str, other: str) -> float:
    """The same of a father or husband, who is often named by the given name alone: then the given names are compared.

    >>> relatives_alike("Sherzad", "شیرزاد مرجان وال") > 0.9
    True
    """
    given = [way.tokens[0].text for name in (one, other) for way in prepared(name).ways[:1]]
    alone = min((len(way.tokens) for name in (one, other) for way in prepared(name).ways[:1]), default=0) == 1
    whole = names_alike(one, other)
    return max(whole, names_alike(*given)) if alone and len(given) == 2 else whole


def name_keys(name: str) -> frozenset[str]:
    """The consonant skeletons of a name's parts, and of the whole run together: spellings of one name, in any script,
    written together or apart, mostly share them.

    >>> name_keys("Gulzar Khan") == name_keys("گلزار خان"), sorted(name_keys("Gulzar") & name_keys("Gul Zar"))
    (True, ['glzr'])
    """
    ways = prepared(name).ways
    whole = ("".join(token.reading.skeleton for token in way.tokens) for way in ways)
    return frozenset(key for way in ways for token in way.tokens for key in _keys(token)) | {key for key in whole if key}


def _keys(token: Token) -> frozenset[str]:
    """A skeleton of one consonant tells too little (Ali): there the vowels count, too."""
    readings = (token.reading, *token.others)
    return frozenset(one.skeleton if len(one.skeleton) > 1 else f"={one.skeleton or one.close}" for one in readings)
