"""How place names are cut into words and made comparable, at compile time and while reading.

Two keys per word: `word_key` (case, marks and interchangeable letters folded) and, for Latin words, `sound_key`, under
which the usual transliterations of one Urdu or Pashto name meet (Qila and Killa, Nokundi and Nokkundi).
"""

import functools
import re
from dataclasses import dataclass

from rabta.vocabulary.rules.scripts import fold_letters

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u064b-\u0655\u0670\u200c]+[^\W_]+)*[\u064b-\u0655\u0670]*")
_MARKS = re.compile(r"[\u064b-\u0655\u0670\u200c\u0621]")
_SOUNDS = (
    ("ph", "f"), ("q", "k"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("dh", "d"), ("jh", "j"), ("bh", "b"), ("zh", "z"),
    ("ch", "ç"), ("sh", "ş"), ("c", "k"), ("ç", "ch"), ("ş", "sh"), ("ee", "i"), ("ea", "i"), ("oo", "u"), ("ou", "u"),
    ("ai", "e"), ("ay", "e"), ("ey", "e"), ("ei", "e"), ("au", "o"), ("aw", "o"), ("v", "w"), ("y", "i"), ("ie", "i"),
)  # fmt: skip
_HEADS = {"qi": "ki", "qa": "ka", "qu": "ku", "ko": "ko", "oo": "u", "ph": "f"}
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its key and its code points. `capital`: starts with a capital or a letter without case."""

    key: str
    start: int
    end: int
    capital: bool


def words_of(text: str) -> list[Word]:
    """Cut `text` into words; spans are code points of `text` as given."""
    folded = fold_letters(text)
    return [
        Word(word_key(match.group()), match.start(), match.end(), _is_capital(match.group()[0]))
        for match in _WORD.finditer(folded)
    ]


def _is_capital(sign: str) -> bool:
    return sign.isalpha() and not sign.islower()


@functools.lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """Give the key of a word folded by `fold_letters`: lower case, without marks, apostrophes, genitive s."""
    key = word.lower().replace("\u2019", "'")
    if key.endswith("'s"):
        key = key[:-2]
    key = key.replace("'", "")
    if key.isascii():
        return key
    return _MARKS.sub("", key).replace("ھ", "ہ").replace("ں", "ن")


@functools.lru_cache(maxsize=65536)
def sound_key(key: str) -> str | None:
    """Give the sound key of a Latin word key of four letters or more, None for others."""
    if len(key) < 4 or not key.isascii() or not key.isalpha():
        return None
    # The first letters stay: Bakar, a person's name, is not Bhakkar.
    head, tail = key[:2], key[2:]
    for written, sound in _SOUNDS:
        tail = tail.replace(written, sound)
    key = _DOUBLED.sub(r"\1", _HEADS.get(head, head) + tail)
    return key[:-1] if key[-1] == "h" and len(key) > 4 else key


def name_key(name: str) -> str:
    """Give the key of a whole name: its words' keys, one space between.

    >>> name_key("Qilla Abdullah"), name_key("M-1"), name_key("Khairpur Mir’s")
    ('qilla abdullah', 'm 1', 'khairpur mir')
    """
    return " ".join(word.key for word in words_of(name))
