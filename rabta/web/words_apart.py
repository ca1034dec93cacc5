"""What two accounts say differently, word by word. Plain text in, pieces out."""

import re
from difflib import SequenceMatcher

Pieces = list[tuple[str, bool]]
"""Text in order; True where the other account does not say it."""
WORD = re.compile(r"\S+")
EDGES = "".join(sorted(set(".,;:!?()[]\"'“”‘’…،؛؟۔")))
MOST_WORDS = 600
"""Words of an account that are held beside the other's; a longer one is shown without marks."""
ALIKE = 0.5
"""So much of the words in the same order, and the two are one text with changes: then every changed word is marked. Of texts
that are phrased each in its own way only the numbers are, or nearly every word would be."""


def apart(a: str, b: str) -> tuple[Pieces, Pieces]:
    """Both accounts in pieces, with what the other does not say marked.

    >>> apart("ANF seized 12.4 kg at Hub", "ANF seized 12.9 kg at Hub")[0]
    [('ANF seized ', False), ('12.4', True), (' kg at Hub', False)]
    >>> apart("3,300 kg of ice in a boat", "A launch held 3300 kg, said a spokesman")[0]
    [('3,300 kg of ice in a boat', False)]
    """
    words = [[_plain(word[0]) for word in WORD.finditer(text)] for text in (a, b)]
    if max(map(len, words)) > MOST_WORDS:
        return [(a, False)], [(b, False)]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() >= ALIKE:
        same = matcher.get_matching_blocks()
        unlike = [
            set(range(len(words[side]))) - {n for m in same for n in range(m[side], m[side] + m.size)} for side in (0, 1)
        ]
    else:
        unlike = [
            {n for n, word in enumerate(words[side]) if any(map(str.isdigit, word)) and word not in words[1 - side]}
            for side in (0, 1)
        ]
    return _pieces(a, unlike[0]), _pieces(b, unlike[1])


def _plain(word: str) -> str:
    """A word without what stands around it; a number in digits 0 to 9, without grouping commas or noughts that say nothing.

    >>> _plain("2.400"), _plain("2.0"), _plain("\u06f3\u066c\u06f3\u06f0\u06f0,"), _plain("300")
    ('2.4', '2', '3300', '300')
    """
    word = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in word.casefold().strip(EDGES))
    word = re.sub(r"(?<=\d)[,\u066c](?=\d)", "", word).replace("\u066b", ".")
    return re.sub(r"(?<=\d)\.(\d*?)0+(?!\d)", lambda said: f".{said[1]}" if said[1] else "", word)


def _pieces(text: str, unlike: set[int]) -> Pieces:
    found: Pieces = []
    at = 0
    for n, word in enumerate(WORD.finditer(text)):
        if n in unlike:
            inner = word[0].strip(EDGES) or word[0]
            start = word.start() + word[0].index(inner)
            found += [(text[at:start], False), (inner, True)]
            at = start + len(inner)
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]
