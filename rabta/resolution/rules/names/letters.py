"""Letters of several scripts as the sounds they stand for, so that one name written twice comes out alike.

One sign a sound: S sh, C ch, Z zh, J j, X kh, G gh, c ts, small letters as in English; vowels a e i o u, and y.
Arabic script as Arabs, Persians, Pakistanis and Afghans write it; Cyrillic as Russians, Ukrainians and Belarusians do.
Every other script goes through anyascii, a table of Latin spellings. Which spellings meet is a matter of names, not of
good transliteration: nothing made here is shown as a spelling of anybody's name.

Source: Unicode 15.1 letter names; the UN and BGN/PCGN romanisations of Arabic, Persian, Pashto, Urdu and Russian;
national habits of writing Russian names in passports and newspapers (English, French, German, Czech, Swedish).
"""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

from rabta.vocabulary.rules.scripts import fold_digits

_ARABIC: Final[dict[str, str]] = {
    **dict.fromkeys("اآأإٱٲٳ", "a"), **dict.fromkeys("ىٰ", "a"), **dict.fromkeys("ةۃ", "a"), "ع": "a",
    "ب": "b", "پ": "p", "ت": "t", "ٹ": "t", "ټ": "t", "ط": "t", "ث": "T", "ج": "J", "چ": "C", "ح": "h", "خ": "X",
    "ځ": "Z", "څ": "c", "د": "d", "ڈ": "d", "ډ": "d", "ذ": "D", "ض": "D", "ر": "r", "ڑ": "r", "ړ": "r", "ز": "z",
    "ظ": "z", "ژ": "Z", "ږ": "g", "س": "s", "ص": "s", "ش": "S", "ښ": "S", "غ": "G", "ف": "f", "ڤ": "v", "ق": "k",
    **dict.fromkeys("كکڪ", "k"), **dict.fromkeys("گګڭݣ", "g"), "ل": "l", "م": "m", **dict.fromkeys("نںڼ", "n"),
    **dict.fromkeys("وؤۆۇۋ", "w"), **dict.fromkeys("هہۂۀە", "h"), "ھ": "", **dict.fromkeys("يیېۍۓے", "y"),
    **dict.fromkeys("ئء", ""), "ـ": "",
}  # fmt: skip
_CYRILLIC: Final[dict[str, str]] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ғ": "G", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "Z",
    "җ": "J", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "ј": "y", "к": "k", "қ": "k", "л": "l", "љ": "l",
    "м": "m", "н": "n", "њ": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ў": "v", "ү": "u", "ұ": "u", "ф": "f", "х": "X", "ҳ": "h", "һ": "h", "ц": "c", "ч": "C", "ҷ": "J", "џ": "J",
    "ш": "S", "щ": "S", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ђ": "J", "ћ": "C",
    "'": "", "’": "",
}  # fmt: skip
_ACCENTED: Final[dict[int, str]] = str.maketrans({
    "č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "ž": "zh", "ż": "zh", "ğ": "gh",
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ñ": "ny",
    "ţ": "ts", "ț": "ts", "ḥ": "h", "ḫ": "kh", "ġ": "gh", "ẓ": "z", "ẕ": "dh", "ṯ": "th", "ḏ": "dh", "ḍ": "d",
    "ṣ": "s", "ṭ": "t", "ě": "e", "ü": "u", "ö": "o", "ä": "a",
})  # fmt: skip

_SOUNDS: Final[tuple[tuple[str, str], ...]] = (
    ("sjtj", "S"), ("shch", "S"), ("schtsch", "S"), ("stch", "S"), ("dzh", "J"), ("dzj", "J"), ("dsch", "J"),
    ("dsh", "J"), ("tsch", "C"), ("tsj", "C"), ("tch", "C"), ("sch", "S"), ("zh", "Z"), ("zj", "Z"), ("sh", "S"),
    ("sj", "S"), ("tj", "C"), ("dj", "J"), ("kh", "X"), ("gh", "G"), ("ch", "H"), ("ph", "f"), ("th", "T"), ("dh", "D"),
    ("bh", "b"), ("tz", "c"), ("ts", "c"), ("ck", "k"), ("q", "k"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
)  # fmt: skip
_SPELLING: Final = re.compile("|".join(spelt for spelt, _ in _SOUNDS) + "|^cabd|c(?=[eiy])|c|j|^x|x")
_SOUND: Final[dict[str, str]] = {**dict(_SOUNDS), "c": "k", "j": "j", "x": "ks", "cabd": "abd"}
_SOFT_C: Final = re.compile("c(?=[eiy])")
_NOT_A_LETTER: Final = re.compile("[^a-zSCZJXGTDH]")
_INSIDE_A_LETTER: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u06d6-\u06ed]")


def plain(text: str) -> str:
    """Give `text` without marks over and under letters, directions, ligatures and wide forms; small; digits in ASCII.

    >>> plain("Abd-al-Qādir")
    'abd-al-qadir'
    """
    if text.isascii():
        return text.lower()
    kept = unicodedata.normalize("NFKC", _INSIDE_A_LETTER.sub("", text)).lower().translate(_ACCENTED)
    return fold_digits("".join(map(_without_marks, kept)))


def _without_marks(sign: str) -> str:
    if sign in _ARABIC or sign in _CYRILLIC or sign.isascii():
        return sign
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn", "Me", "Cc", "Co", "Cs"):
        return ""
    first = unicodedata.normalize("NFD", sign)[0]
    return first if first != sign and (first.isascii() or first in _CYRILLIC or first in _ARABIC) else sign


def script_of(token: str) -> str:
    """arabic, cyrillic, latin or other: of the first letter that says. Empty for a token without letters.

    >>> script_of("خان"), script_of("khan")
    ('arabic', 'latin')
    """
    if token.isascii():
        return "latin" if token else ""
    for sign in token:
        if sign in _ARABIC:
            return "arabic"
        if "Ѐ" <= sign <= "ӿ":
            return "cyrillic"
        if not sign.isascii():
            return "other" if not sign.isalpha() or sign > "ɏ" else "latin"
    return "latin"


def sounds(token: str) -> str:
    """Give one token of plain() as sounds; a letter with two readings keeps a sign of its own (T, D, H, j, x) for folding.

    >>> sounds("shaikh"), sounds("شیخ"), sounds("шейх")
    ('SaiX', 'SyX', 'SeyX')
    """
    script = script_of(token)
    if script == "arabic":
        return "".join(_ARABIC.get(sign, sign if sign.isascii() else "") for sign in token)
    if script == "cyrillic":
        return "".join(_CYRILLIC.get(sign, sign if sign.isascii() else "") for sign in token)
    spelt = token if token.isascii() else anyascii(token).lower()
    return _NOT_A_LETTER.sub("", _SPELLING.sub(_sound, spelt))


def _sound(found: re.Match[str]) -> str:
    spelt = found.group()
    if spelt == "c" and _SOFT_C.match(found.string, found.start()):
        return "s"
    if spelt == "x" and found.start() == 0:
        return "x"
    return _SOUND[spelt]
