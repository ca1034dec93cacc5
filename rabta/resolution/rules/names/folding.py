"""A token's sounds folded: what spellings of one name share, from close (vowels kept) to far (families of consonants).

Four folds, each coarser than the one before:
`close` (doubled letters and runs of vowels are one), `skeleton` (consonants only), `family` (sounds that scribes
interchange are one: p b f v, t d, k g kh h, s z sh ch j). What a letter leaves open (Urdu ذ is z or d, German ch is kh,
Swedish j is y) gives several readings of the same token.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from rabta.resolution.rules.names.letters import script_of, sounds

MOST_READINGS: Final = 4
_OPEN: Final[dict[str, str]] = {"T": "ts", "D": "zd", "j": "Jy", "H": "CX", "x": "hS"}
_DOUBLED: Final = re.compile(r"([^aeiouy])\1+")
_VOWELS: Final = re.compile("[aeiouy]+")
_NO_BONE: Final = re.compile("[aeiouy]|(?<=.)v")
_SPOKEN_W: Final = re.compile("w(?=[ay])|(?<=a)w|^w")
_SKELETON: Final = str.maketrans({"X": "h", "G": "g", "c": "t", "Z": "J"})
_FAMILY: Final = str.maketrans(
    {"p": "b", "f": "b", "v": "b", "d": "t", "g": "k", "h": "k", "z": "s", "S": "s", "C": "s", "J": "s"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a token: see the module for the folds."""

    close: str
    skeleton: str
    family: str


@lru_cache(maxsize=200_000)
def readings(token: str) -> tuple[Reading, ...]:
    """The ways to read one token of plain(), the likeliest first, at most MOST_READINGS; none for one without letters.

    >>> [r.skeleton for r in readings("mohammed")], [r.skeleton for r in readings("محمد")]
    (['mhmd'], ['mhmd'])
    """
    heard = sounds(token)
    if not heard:
        return ()
    unwritten_vowels = script_of(token) == "arabic"
    open_signs = [sign for sign in _OPEN if sign in heard]
    found: dict[Reading, None] = {}
    for choice in product(*(_OPEN[sign] for sign in open_signs)):
        read: dict[int, str] = {ord(sign): sound for sign, sound in zip(open_signs, choice, strict=True)}
        found[_reading(heard.translate(read), unwritten_vowels)] = None
    return tuple(found)[:MOST_READINGS]


def _reading(heard: str, unwritten_vowels: bool) -> Reading:
    if unwritten_vowels:
        single = _SPOKEN_W.sub("v", heard).replace("w", "u")
    else:
        single = _DOUBLED.sub(r"\1", heard.replace("w", "v").replace("o", "u"))
    if single[-1] == "h" and (unwritten_vowels and len(single) > 1 or len(single) > 2 and single[-2] in "aei"):
        single = single[:-1]
    close = _VOWELS.sub(_one_vowel, single)
    skeleton = _NO_BONE.sub("", single).translate(_SKELETON)
    return Reading(close, skeleton, skeleton.translate(_FAMILY))


def _one_vowel(run: re.Match[str]) -> str:
    vowels = run.group()
    if run.start() == 0 and len(vowels) > 1 and vowels[0] in "yi":
        return "e" if vowels[1] == "e" else "y" + vowels[1]
    return "i" if vowels[0] == "y" and run.start() else vowels[0]
