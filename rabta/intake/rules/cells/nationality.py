"""How many of the arrested a cell documents as nationals of which country: "Afghan", "2 Afghan, 1 Nigerian", "AF: 2"."""

import re
from functools import lru_cache

from rabta.intake.rules.nationalities import nation_named
from rabta.vocabulary.rules.numbers import number_words
from rabta.vocabulary.rules.scripts import fold_digits, fold_letters, search_key

_PARTS = re.compile(r"[,;/+&\n()\[\]،؛|]|\band\b|\bاور\b")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BESIDE_WORDS = """
national nationals citizen citizens nationality each all of them x no nos person persons accused man men woman women
male males female females foreign foreigner foreigners
شہری باشندے باشندہ باشندوں شہریوں ملزم ملزمان عدد تمام سب غیر ملکی خاتون خواتین مرد
"""
_BESIDE = frozenset(search_key(word) for word in _BESIDE_WORDS.split())


@lru_cache(maxsize=4096)
def read_nationalities(text: str, *, whole: int | None) -> dict[str, int]:
    """ISO 3166-1 code -> persons, in the order of the cell; empty where it does not tell how many of which.

    `whole`: how many were arrested, None where the row does not say. One people without a number is all of them; of several
    each needs its number.

    >>> read_nationalities("Afghan (2), Nigerian (1)", whole=3), read_nationalities("Afghan", whole=4)
    ({'AF': 2, 'NG': 1}, {'AF': 4})
    """
    found: dict[str, int] = {}
    loose: str | None = None
    number: int | None = None
    for part in _PARTS.split(fold_digits(text)):
        count, code, other = _part(part)
        if other:
            return {}
        if code is not None and count is not None:
            found[code] = found.get(code, 0) + count
        elif code is not None and number is not None:
            found[code], number = found.get(code, 0) + number, None
        elif code is not None:
            if loose is not None:
                return {}
            loose = code
        elif count is not None and loose is not None:
            found[loose], loose = found.get(loose, 0) + count, None
        elif count is not None:
            number = count
    if loose is not None:
        rest = number if number is not None else whole
        if found or not rest:
            return {}
        found[loose] = rest
    return found if whole is None or sum(found.values()) <= whole else {}


def _part(part: str) -> tuple[int | None, str | None, bool]:
    """(number, code, whether the part says something else) of one part between commas or brackets."""
    count: int | None = None
    names: list[str] = []
    for word in _WORD.findall(part):
        spelled = number_words().get(fold_letters(word).casefold())
        if word.isdigit() or (spelled is not None and spelled == int(spelled) and spelled < 100):
            count = int(word) if word.isdigit() else int(spelled or 0)
        elif search_key(word) not in _BESIDE:
            names.append(word)
    if not names:
        return count, None, False
    nation = nation_named(" ".join(names))
    return count, nation.code if nation else None, nation is None or nation.code is None
