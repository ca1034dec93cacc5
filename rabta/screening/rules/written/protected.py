"""What no rule may look at: attributes that the law protects, in English and Urdu, with the reason in words for the analyst.

Sources: Directive (EU) 2016/681 art. 6(4) and 7(6) (race, origin, religion, opinion, health, sex life are never criteria);
Constitution of Pakistan art. 25 (sex); Convention on the Rights of the Child art. 3. Nationality, state of issue and place
of birth are refused with them: they stand for origin.
"""

import re

from rabta.intake.rules.nationalities import nation_named
from rabta.vocabulary.rules.scripts import search_key

_WORDS = {
    "nationality": r"nationalit\w*|nationals?|citizen\w*|countr\w*|passport of|foreign\w*|قومیت|شہریت|شہری|ملک|غیر ملکی",
    "the state that issued a document": r"issuing|issued by|issuer|state of issue|issuing state|جاری کنندہ|جاری کرنے والا",
    "place of birth": r"place of birth|birth ?place|born in|جائے پیدائش|مقام پیدائش",
    "age": (
        r"age|aged|years? old|older|younger|born|birth\w*|minors?|child\w*|under \d+|over \d+ years|عمر|بچ\w+|پیدائش|سال سے"
    ),
    "gender": r"gender|sex|males?|females?|m[ae]n|wom[ae]n|boys?|girls?|mr|mrs|ms|جنس|مرد|عورت\w*|خواتین|لڑک\w+",
    "a name": r"names?|surnames?|named|called|نام",
    "language": r"languages?|speaks?|speaking|زبان|بولتا|بولتی",
    "religion": (
        r"religio\w*|muslims?|christians?|hindus?|sikhs?|jew\w*|ahmadi\w*|shia|sunni|faith|مذہب|مسلمان|مسیحی|ہندو|سکھ|احمدی"
        r"|شیعہ|سنی"
    ),
    "ethnic origin": (
        r"ethni\w*|race|racial|origin|trib\w+|caste|pashtuns?|pathans?|baloch\w*|punjabis?|sindhis?|hazaras?|kurds?|نسل|قوم"
        r"|قبیلہ|ذات|پشتون|پٹھان|بلوچ|پنجابی|سندھی|ہزارہ"
    ),
    "health": r"health|disab\w*|pregnan\w*|illness|صحت|معذور\w*|حامل\w*",
}  # fmt: skip
_PATTERNS = {what: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for what, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def protected_word(line: str) -> tuple[str, str] | None:
    """The word of a line that names what is protected, and what it names; None where there is none.

    Asked of lines that are no condition: airports and agencies are codes, and a condition's own words are known.

    >>> protected_word("traveller is a woman"), protected_word("bags at least 4")
    (('woman', 'gender'), None)
    """
    said = search_key(line)
    for what, pattern in _PATTERNS.items():
        if found := pattern.search(line.casefold()) or pattern.search(said):
            return found[0], what
    words = _WORD.findall(said)
    for first, last in ((at, at + length) for length in (3, 2, 1) for at in range(len(words) - length + 1)):
        phrase = " ".join(words[first:last])
        if len(phrase) > 3 and nation_named(phrase) is not None:
            return phrase, "nationality"
    return None
