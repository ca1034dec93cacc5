"""Writing systems: folds that let Arabic, Urdu, Pashto and Latin spellings meet without losing positions.

`fold_digits` and `fold_letters` keep the length of the text, code point for code point, so a span found in
the folded text is a span of the text as given. `search_key` does not keep positions and is for look-ups only.

Source: Unicode 15.1 (blocks Arabic, Arabic Presentation Forms A and B, Halfwidth and Fullwidth Forms);
which letters Urdu and Pashto writers interchange: general knowledge, to be checked by the deployment.
"""

import unicodedata
from typing import Literal

Language = Literal["en", "ur", "en+ur"]

_DIGITS: dict[int, str] = {
    **{0x0660 + n: str(n) for n in range(10)},  # Arabic-Indic
    **{0x06F0 + n: str(n) for n in range(10)},  # Persian and Urdu
    **{0xFF10 + n: str(n) for n in range(10)},  # full width
    0x066B: ".",  # ARABIC DECIMAL SEPARATOR
    0x066C: ",",  # ARABIC THOUSANDS SEPARATOR
}

_LETTER_VARIANTS = {
    "ی": "يىېۍئ",
    "ک": "كڪ",
    "گ": "ګ",
    "ہ": "هةۂۀەۃ",
    "ا": "أإآٱ",
    "و": "ؤۆۇ",
    "ے": "ۓ",
    "ں": "ڼ",
    "ٹ": "ټ",
    "ڈ": "ډ",
    "ڑ": "ړ",
}


def _presentation_forms() -> dict[int, str]:
    """Single letters of the presentation-form blocks; ligatures of several letters stay as they are."""
    forms = {}
    for point in (*range(0xFB50, 0xFDFF), *range(0xFE70, 0xFEFF)):
        plain = unicodedata.normalize("NFKC", chr(point))
        if len(plain) == 1 and plain != chr(point):
            forms[point] = plain
    return forms


_PLAIN_LETTERS = {ord(variant): letter for letter, variants in _LETTER_VARIANTS.items() for variant in variants}
_LETTERS: dict[int, str] = {
    **{point: _PLAIN_LETTERS.get(ord(plain), plain) for point, plain in _presentation_forms().items()},
    **_PLAIN_LETTERS,
    **_DIGITS,
}

_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x0640, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)


def fold_digits(text: str) -> str:
    """Give `text` with Arabic-Indic, Persian and full-width digits and ٫ ٬ in ASCII; the same length.

    >>> fold_digits("۱۲٫۵ کلو")
    '12.5 کلو'
    """
    return text if text.isascii() else text.translate(_DIGITS)


def fold_letters(text: str) -> str:
    """Give `text` with the interchangeable letters of Arabic, Urdu and Pashto in one form; the same length.

    Case is not touched: casefolding may change the length (German ß). Digits are folded as in `fold_digits`.
    """
    return text if text.isascii() else text.translate(_LETTERS)


def search_key(text: str) -> str:
    """Give the key under which `text` is looked up: folded, without marks, casefolded, single spaces.

    Diacritics, bidirectional controls, zero-width signs and the Arabic tatweel are removed; positions are lost.

    >>> search_key("  Qilla   ‏Abdullāh ")
    'qilla abdullah'
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    # Fold first: decomposing would turn آ into ا + madda and ئ into ي + hamza before the fold could see them.
    split = unicodedata.normalize("NFKD", fold_letters(text).translate(_INVISIBLE))
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    return " ".join(fold_letters(bare).casefold().split())


def language_of(text: str) -> Language:
    """Say in which language `text` is written: "en", "ur", or "en+ur" where each has a tenth of the letters.

    Only the script is looked at, so Pashto and Arabic count as "ur"; a text without letters counts as "en".
    """
    arabic = sum(1 for sign in text if "\u0600" <= sign <= "\u06ff" and sign.isalpha())
    latin = sum(1 for sign in text if sign.isalpha() and sign < "\u0250")
    if not arabic:
        return "en"
    share = latin / (arabic + latin)
    if share < 0.1:
        return "ur"
    return "en" if share > 0.9 else "en+ur"
