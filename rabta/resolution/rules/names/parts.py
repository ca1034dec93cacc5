"""A name taken apart: titles, own names, the father's or husband's name, and other names the person goes by.

Articles are set aside (al, ur, de), and what belongs together is one token, however it is joined: Abdurrahman, Abd
al-Rahman, عبدالرحمن; Habib Ullah, Nasr al-Din, Yousaf Zai, Abu Hamza.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from anyascii import anyascii

from rabta.resolution.rules.names.letters import plain, script_of

LONGEST_NAME: Final = 300
"""Signs of a name that are looked at: a longer one is hardly a name."""

_WORDS: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


def _set(key: str) -> frozenset[str]:
    return frozenset(plain(_WORDS[key]).split())


_TITLES, _ARTICLES, _CHILD_OF, _KUNYA = _set("titles"), _set("articles"), _set("child_of"), _set("kunya")
_SERVANTS, _SUFFIXES, _FAITH, _CLAN = _set("servants"), _set("suffixes"), _set("faith_suffixes"), _set("clan_suffixes")
_SHORT: Final[dict[str, str]] = _WORDS["short"]


def _phrases(key: str) -> re.Pattern[str]:
    said = sorted(map(plain, _WORDS[key]), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in said) + r")(?!\w)")


_CHILD_OF_PHRASE, _ALIAS_PHRASE = _phrases("child_of_phrases"), _phrases("alias_phrases")
_ENDING_PHRASE, _LEFT_OUT = _phrases("ending_phrases"), _phrases("left_out_phrases")
_MARKS_INSIDE: Final = re.compile("['’‘`´ʿʾʼ\"“”]")
_WORD: Final = re.compile(r"\w+")
_SERVANT_JOINED: Final = re.compile(
    r"abd(?:(?:u|e|a|ou|o)(?:l(?!lah|lo|la)|(?=([rsnzdt])\1)[rsnzdt])|i(?=[rsnzq]))(\w{4,})|عبد(?:ال(?!له|لہ))?(\w{3,})"
)
_FAITH_JOINED: Final = re.compile(r"(\w{3,}?)(?:[aeuoi]?l|[aeuoi]?d)?d(?:i|ee|y)ne?$")
CHILD_OF_SIGN: Final = "\x01"
SERVANT: Final = "abd"
_AS_SPOKEN: Final = re.compile("e[ou]")


@dataclass(frozen=True, slots=True)
class Parts:
    """One way a person is called. `own` and `father` in the order written; both hold tokens of plain()."""

    titles: tuple[str, ...]
    own: tuple[str, ...]
    father: tuple[str, ...]
    stated_father: bool
    """Whether the father (or husband) is named as such: "s/o", ولد, not merely "bin", which may be a clan's."""


def parts(name: str) -> tuple[Parts, ...]:
    """The ways one written name calls a person: one, or several where it says alias, @, عرف; none for an empty name.

    >>> [(p.own, p.father) for p in parts("Haji Gul Khan @ Gulu s/o Abdur Rehman r/o Chaman")]
    [(('gul', 'khan'), ('abd rehman',)), (('gulu',), ('abd rehman',))]
    """
    text = _MARKS_INSIDE.sub("", plain(name[:LONGEST_NAME]))
    ending = _ENDING_PHRASE.search(text)
    text = text[: ending.start()] if ending and ending.start() else text
    text = _CHILD_OF_PHRASE.sub(f" {CHILD_OF_SIGN} ", _LEFT_OUT.sub(" ", text))
    text, sign, father = text.partition(CHILD_OF_SIGN)
    ways = [_parts(way, _ALIAS_PHRASE.sub(" ", father), bool(sign)) for way in _ALIAS_PHRASE.split(text)]
    named = tuple(way for way in ways if way.own)
    return named or tuple(way for way in ways if way.titles or way.father)[:1]


def _parts(own: str, father: str, stated: bool) -> Parts:
    titles: list[str] = []
    words = _joined(_family_last(own))
    kept = []
    for place, word in enumerate(words):
        if word in _TITLES and (place == 0 or words[place - 1] in _TITLES):
            titles.append(word)
        else:
            kept.append(word)
    named = [word for word in kept if word not in _ARTICLES and word not in _CHILD_OF] or kept or titles
    fathers = [word for word in _joined(_family_last(father)) if word not in _ARTICLES and word not in _TITLES]
    return Parts(tuple(titles), tuple(named), tuple(w for w in fathers if w not in _CHILD_OF), stated and bool(fathers))


def _family_last(text: str) -> Iterator[str]:
    """The words of "KHAN, Gul" with the family's name last; Hangul and Chinese as written, each syllable by itself."""
    before, comma, after = text.partition(",")
    for word in _WORD.findall(f"{after} {before}" if comma and "," not in after else text):
        if script_of(word) == "other" and anyascii(word[0]).istitle() and not anyascii(word[:2]).istitle():
            for syllable in word:
                yield _AS_SPOKEN.sub(lambda found: found.group()[1], anyascii(syllable).lower())
        else:
            yield word.replace("_", "")


def _joined(words: Iterator[str]) -> list[str]:
    made: list[str] = []
    article = False
    for written in words:
        word = _SHORT.get(written, written)
        if word[:2] == "ال" and len(word) > 4 and word not in _SUFFIXES | _FAITH:
            word = word[2:]
        last = made[-1] if made else ""
        if last and word in _SUFFIXES and last not in _KUNYA:
            made[-1] = "abdullah" if last == SERVANT else last + ("ullah" if word.isascii() else "اله")
        elif last and word in _FAITH and last not in _TITLES | _CHILD_OF:
            made[-1] = last + ("udin" if word.isascii() else "دین")
        elif last and word in _CLAN and last not in _TITLES:
            made[-1] = last + word
        elif word in _ARTICLES and len(word) > 1:
            article = True
            continue
        elif last in _KUNYA and word not in _KUNYA:
            made[-1] = f"abu {word}"
        elif word in _SERVANTS:
            made.append(SERVANT)
        else:
            made.extend(_apart(word))
        article = False
    if article and not made:
        made.append("al")
    words_of_it: list[str] = []
    for before, word in pairwise(["", *made]):
        if before == SERVANT and word != SERVANT:
            words_of_it[-1] = f"{SERVANT} {word}"
        else:
            words_of_it.append(word)
    return words_of_it


def _apart(word: str) -> tuple[str, ...]:
    servant = _SERVANT_JOINED.fullmatch(word)
    if servant:
        latin, arabic = servant.group(2), servant.group(3)
        return SERVANT, latin or arabic
    if word.isascii():
        faith = _FAITH_JOINED.match(word)
        return (faith.group(1) + "udin",) if faith else (word,)
    return (word.replace("الدین", "دین").replace("الدين", "دين").replace("لل", "ل"),)
