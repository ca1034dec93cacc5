"""Misspellings: the few words on which a count hangs, with one letter left out, doubled, swapped or a wrong vowel.

"two acused", "a passanger", "siezed": officers type fast. Only long words are mended, and never into another real word.
"""

import functools

from rabta.intake.formats.statement.tokens import listed

_WORDS = (
    "accused", "suspects", "suspect", "passengers", "passenger", "smugglers", "smuggler", "arrested", "detained",
    "apprehended", "recovered", "confiscated", "residents", "nationals", "vehicle", "vehicles", "hashish", "methamphetamine",
    "kilograms", "kilogram", "kilogrammes", "tablets", "capsules", "operations",
)  # fmt: skip
_REAL = frozenset(
    listed(
        "suspect suspects smuggle smuggled smuggler smugglers passenger passengers resident residents national nationals"
        " vehicle vehicles kilogram kilograms kilogramme kilogrammes tablet tablets capsule capsules operation operations"
        " recover recovery recovers retained detainee detailed arrester arrestee accuse accuses accuser excused abused"
    )
)
_VOWELS = "aeiou"
# Written by ear, two letters off.
_BY_EAR = {"vehical": "vehicle", "vehicals": "vehicles", "vehicel": "vehicle", "vehicels": "vehicles"}


@functools.cache
def mended() -> dict[str, str]:
    """A misspelling as a token's key -> the word meant."""
    found: dict[str, str] = dict(_BY_EAR)
    for word in _WORDS:
        for variant in _variants(word):
            if variant != word and variant not in _REAL:
                found.setdefault(variant, word)
    return found


def _variants(word: str) -> set[str]:
    variants: set[str] = set()
    for place in range(1, len(word)):
        head, letter, tail = word[:place], word[place], word[place + 1 :]
        variants |= {head + tail, head + letter + letter + tail}
        if tail:
            variants.add(head + tail[0] + letter + tail[1:])
        if letter in _VOWELS:
            variants |= {head + other + tail for other in _VOWELS}
    return variants
