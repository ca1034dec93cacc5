"""Which words of a place, a destination or a hiding place tell one event from another.

Names are spelled in many ways (Lehtrar, Lahtrar), so words are compared by their consonants. Words that stand in
every second statement (near, toll, plaza, bag) say nothing and are dropped. Words of another script are kept apart:
an Urdu and an English wording are no evidence against each other.
"""

import re
from functools import lru_cache

from rabta.vocabulary.rules.scripts import search_key

_WORD = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)
_LATIN = re.compile(r"[a-z0-9]")
_OPERATIONS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:\w+\s+)?(?:operations|searches|actions|raids)\b",
    re.I,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

_PLACE_FILL_TEXT = """
    a an and at by for from in into inside near nearby of off on the to with within via under along outside around
    between area areas region town city village district division tehsil zone sector street road rd highway superhighway
    super motorway bypass interchange toll plaza check post checkpost checkpoint point naka chowk bus stop stand station
    terminal airport international domestic intl new old port sea arabian ocean gulf coast coastal waters water open mid
    north south east west northern southern eastern western office cargo courier parcel import export customs container
    yard university college school hospital hotel house border crossing gate national stated not named different various
    two three four five six seven eight nine ten operation operations search searches searched action actions raid raids
    baggage counter departure arrival lounge parking hall flight aircraft m province pakistan gt g t rcd uninhabited
    mountainous hills goth killi kili
    میں سے پر کے کی کا کو نے اور قریب ایئرپورٹ ائیرپورٹ روڈ ضلع علاقے علاقہ انٹرنیشنل موٹروے ٹول پلازہ چیک پوسٹ شہر
    کھلے کھلا سمندر سمندری حدود پانی پانیوں ساحل ساحلی بحیرہ عرب خلیج شمال جنوب مشرق مغرب شمالی جنوبی مشرقی مغربی بندرگاہ
    سرحد بارڈر پہاڑوں پہاڑی تحصیل مقام نزدیک پاس والے والی ہوائی اڈے اڈہ بس اسٹینڈ اسٹیشن چوک بائی پاس
    گوٹھ کلی
"""
_HIDING_FILL_TEXT = """
    a an and at by for from in into inside of off on the to with under as behind mixed hidden concealed secret cavity
    cavities compartment compartments bag bags baggage luggage suitcase trolley box boxes car truck vehicle vehicles van
    bus boat dhow dhows passenger two three four stomach body swallowed parcel parcels packet packets carton cartons
    found declared abandoned bottom unattended cargo goods shipment consignment body clothes
    میں سے پر کے کی کا کو نے اور اندر نیچے پیچھے ساتھ چھپا چھپائی چھپائے گئی گئے ہوئی خفیہ خانے خانوں خانہ بیگ بیگز تھیلے
    تھیلا تھیلوں سامان
    سوٹ کیس ٹرالی گاڑی کار ٹرک بس کشتی پارسل پیکٹ کارٹن کارگو کھیپ مسافر دو تین چار
"""
_PLACE_FILL = frozenset(search_key(_PLACE_FILL_TEXT).split())
_HIDING_FILL = frozenset(search_key(_HIDING_FILL_TEXT).split())


def consonants(word: str) -> str:
    """The word's spelling reduced to what transliterations agree on: first letter, then consonants, none doubled."""
    if len(word) <= 3 or word.isdigit():
        return word
    word = word.replace("ph", "f").replace("kh", "k").replace("gh", "g").replace("q", "k").replace("w", "v")
    kept = word[0] + "".join(c for c in word[1:] if c not in "aeiouyh'")
    squeezed = "".join(c for i, c in enumerate(kept) if i == 0 or c != kept[i - 1])
    return squeezed if len(squeezed) > 1 else word


def _words(text: str, fill: frozenset[str]) -> frozenset[str]:
    found = (w for w in _WORD.findall(search_key(text)) if w not in fill)
    return frozenset(consonants(w) for w in found if len(w) > 1)


@lru_cache(maxsize=20_000)
def place_words(text: str) -> frozenset[str]:
    """The distinctive words of a place text, by consonants; empty when it only says "near the toll plaza"."""
    return _words(text, _PLACE_FILL)


@lru_cache(maxsize=20_000)
def hiding_words(text: str) -> frozenset[str]:
    """The distinctive words of a concealment ("raisin", "towels"), by consonants, plural s dropped."""
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in _words(text, _HIDING_FILL))


@lru_cache(maxsize=20_000)
def operations_lumped(text: str) -> int:
    """How many operations one wording lumps together: 3 for "courier office in Sukkur (three operations)", else 1."""
    found = _OPERATIONS.search(text)
    if not found:
        return 1
    said = found.group(1).lower()
    return _NUMBERS.get(said) or max(1, int(said) if said.isdigit() else 1)


def is_latin(words: frozenset[str]) -> bool:
    """Whether the words are in Latin letters; words of two scripts are never held against each other."""
    return any(_LATIN.match(w) for w in words)
