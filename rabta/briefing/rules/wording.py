"""Quantities in words for people: exact where a person would copy them, rounded only where the words say a large unit."""

from decimal import ROUND_HALF_EVEN, Decimal

TONNE_G = 1_000_000
KILOGRAM_G = 1_000


def mass_in_words(grams: Decimal | int) -> str:
    """Grams below 1 kg, kilograms below 1,000 kg (both exact), tonnes above (to the kilogram, half to even).

    >>> mass_in_words(950), mass_in_words(12_400), mass_in_words(134_000_500)
    ('950 g', '12.4 kg', '134 tonnes')
    """
    grams = Decimal(grams)
    if abs(grams) < KILOGRAM_G:
        return f"{plain_number(grams)} g"
    if abs(grams) < TONNE_G:
        return f"{plain_number(grams / KILOGRAM_G)} kg"
    tonnes = (grams / TONNE_G).quantize(Decimal("0.001"), rounding=ROUND_HALF_EVEN)
    return f"{plain_number(tonnes)} {'tonne' if tonnes == 1 else 'tonnes'}"


def count_in_words(number: Decimal | int, one: str, many: str) -> str:
    """A number and its noun.

    >>> count_in_words(1, "event", "events"), count_in_words(2001, "person", "persons")
    ('1 event', '2,001 persons')
    """
    return f"{plain_number(Decimal(number))} {one if number == 1 else many}"


def quantity_in_words(quantity: Decimal, unit: str) -> str:
    """A quantity in the unit it was stated in; never converted. Units with a plural take it."""
    return count_in_words(quantity, *unit_nouns(unit))


def unit_nouns(code: str) -> tuple[str, str]:
    """A unit as it is said of one and of many.

    >>> unit_nouns("packed_capsule"), unit_nouns("thousand_tablets")
    (('packed capsule', 'packed capsules'), ('thousand tablets', 'thousand tablets'))
    """
    words = code.replace("_", " ")
    return _NOUNS.get(code, (words, f"{words}s"))


def unit_in_urdu(code: str, *, oblique: bool = False) -> str:
    """A unit in Urdu as it stands after a numeral, `oblique` before میں, کی, کا; its English plural where Urdu has none.

    >>> unit_in_urdu("tablet"), unit_in_urdu("tablet", oblique=True), unit_in_urdu("kg", oblique=True)
    ('گولیاں', 'گولیوں', 'کلوگرام')
    """
    return (oblique and _URDU_OBLIQUE.get(code)) or _URDU.get(code) or unit_nouns(code)[1]


_UNCHANGED = ("kg", "g", "mg", "ml", "viss")
_NOUNS = {
    **{code: (code, code) for code in _UNCHANGED},
    "thousand_tablets": ("thousand tablets", "thousand tablets"),
    "gallon_us": ("US gallon", "US gallons"),
    "gallon_imperial": ("imperial gallon", "imperial gallons"),
    "unknown": ("(unit not stated)", "(unit not stated)"),
}
_URDU = {
    "kg": "کلوگرام", "g": "گرام", "mg": "ملی گرام", "tonne": "ٹن", "pound": "پاؤنڈ", "ounce": "اونس", "litre": "لیٹر",
    "ml": "ملی لیٹر", "gallon_us": "امریکی گیلن", "gallon_imperial": "برطانوی گیلن", "maund": "من", "seer": "سیر",
    "pao": "پاؤ", "tola": "تولہ", "tablet": "گولیاں", "thousand_tablets": "ہزار گولیاں", "capsule": "کیپسول",
    "packed_capsule": "بھرے ہوئے کیپسول", "packet": "پیکٹ", "drum": "ڈرم", "piece": "عدد", "plant": "پودے",
    "bottle": "بوتلیں", "ampoule": "ایمپیول", "injection": "انجکشن", "dose": "خوراکیں", "blotter": "بلاٹر",
    "can": "ڈبے", "carton": "کارٹن", "bag": "تھیلے", "unit": "یونٹ", "block": "بلاک", "acre": "ایکڑ",
    "hectare": "ہیکٹر", "kanal": "کنال", "marla": "مرلے", "jarib": "جریب", "square_metre": "مربع میٹر",
    "square_kilometre": "مربع کلومیٹر", "unknown": "(اکائی نہیں بتائی گئی)",
}  # fmt: skip
_URDU_OBLIQUE = {
    "tola": "تولے", "tablet": "گولیوں", "thousand_tablets": "ہزار گولیوں", "capsule": "کیپسولوں",
    "packed_capsule": "بھرے ہوئے کیپسولوں", "packet": "پیکٹوں", "drum": "ڈرموں", "plant": "پودوں", "bottle": "بوتلوں",
    "ampoule": "ایمپیولوں", "injection": "انجکشنوں", "dose": "خوراکوں", "blotter": "بلاٹروں", "can": "ڈبوں",
    "carton": "کارٹنوں", "bag": "تھیلوں", "unit": "یونٹوں", "block": "بلاکوں", "marla": "مرلوں",
}  # fmt: skip
"""Those that number or case changes; measures stay as they are."""


def plain_number(number: Decimal) -> str:
    """Digits in groups of three, no trailing zeros, no exponent.

    >>> plain_number(Decimal("1234.500000")), plain_number(Decimal("1E+3"))
    ('1,234.5', '1,000')
    """
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
