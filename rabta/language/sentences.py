"""Sentences of the house in Urdu: fixed templates, with numbers, days, units and names put where Urdu wants them.

Other rooms speak English and keep their sentences in records. A template of `locale/ur/LC_MESSAGES/sentences.po` names
its places by what may stand there ({n} a number, {name} something with a name, {sentence} another such sentence); the
same sentence is recognised in its English and said again in Urdu. What is quoted stays as it was written.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, override

from rabta.briefing.rules.wording import unit_in_urdu, unit_nouns
from rabta.language.compile_messages import read_po
from rabta.language.fields import AGAINST, FIELDS
from rabta.language.names import name_in_urdu, place_in_urdu
from rabta.language.quantities import LARGE, grouped, regrouped, sum_parts
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.units import units

SENTENCES = Path(__file__).resolve().parent / "locale" / "ur" / "LC_MESSAGES" / "sentences.po"
SLOT = re.compile(r"\{([a-z]+)(\d*)\}")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = rf"(?:\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|(?:{'|'.join(MONTHS)}) \d{{4}})"
_NUMBER = r"[+−-]?\d[\d,]*(?:\.\d+)?"
POSTPOSITION = re.compile(r"[“)]* (?:میں|کی|کا|کے|کو|سے|پر|نے)(?!\w)")
"""What follows a place in an Urdu template and bends the noun that stands in it: گولیاں, but گولیوں میں."""
SHAPES = {
    "n": _NUMBER,
    "day": rf"{_DAY}(?: (?:to|–) {_DAY})?",
    "unit": r"\(?[A-Za-z][A-Za-z_ ]*\)?",
    "place": r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""",
    "quantity": rf"(?:over |under |around )?{_NUMBER} [A-Za-z][A-Za-z_]*",
}
"""What may stand in a place, by its kind; in any other, anything."""


_grouping: ContextVar[str] = ContextVar("grouping", default="plain")


@contextmanager
def grouping_numbers(grouping: str) -> Iterator[None]:
    """Until it ends, numbers in sentences are grouped as this reader chose: plain, or lakh and crore."""
    before = _grouping.set(grouping)
    try:
        yield
    finally:
        _grouping.reset(before)


def in_english(text: str) -> str:
    """The sentence with its numbers and sums grouped as this reader chose; what it quotes stays as it was written.

    An amount that a room wrote without any grouping (`3300 kg`, `PKR 300000`) is grouped, too; a year never is.
    """
    return regrouped(text, grouping=_grouping.get(), amounts=_amounts())


def in_urdu(text: str) -> str | None:
    """The sentence, or a day or a stretch of days alone, in Urdu; None where no template fits it."""
    if whole := _whole().get(text):
        return whole
    found = gettext(text)
    if found == text and re.fullmatch(SHAPES["day"], text):
        return day_said(text)
    return found if found != text else _recognised(text, _grouping.get())


def said_in_urdu(text: str) -> str | None:
    """As `in_urdu`, whatever language is spoken to the reader: for papers in both."""
    with override("ur"):
        return in_urdu(text)


@lru_cache(maxsize=1)
def _whole() -> dict[str, str]:
    """The sentences without any place."""
    return {one.english: one.urdu for one in templates() if not SLOT.search(one.english)}


@lru_cache(maxsize=8192)
def _recognised(text: str, grouping: str) -> str | None:
    """By the text and by how its numbers are grouped, which `number_said` looks up again."""
    for one in templates():
        if one.longest in text and (match := one.pattern.fullmatch(text)):
            return SLOT.sub(lambda slot: _put(slot, match[slot[1] + slot[2]]), one.urdu)
    return None


def _put(slot: re.Match[str], words: str) -> str:
    """What stands in a place of an Urdu template, bent where a postposition follows."""
    kind, bent = slot[1], POSTPOSITION.match(slot.string, slot.end())
    return BENT[kind](words, oblique=True) if bent and kind in BENT else SAID.get(kind, isolated)(words)


class Template:
    """One sentence: `english` and `urdu` with places, and how it is recognised."""

    def __init__(self, english: str, urdu: str) -> None:
        self.english, self.urdu = english, urdu
        literals = SLOT.split(english)[::3]
        self.longest = max(literals, key=len)
        self.weight = sum(len(literal) for literal in literals)
        self.pattern = re.compile(_pattern(english), re.DOTALL)


def _pattern(english: str) -> str:
    pieces, at = [], 0
    for slot in SLOT.finditer(english):
        inside = '[^"]+' if english[slot.start() - 1 : slot.start()] == '"' else SHAPES.get(slot[1], ".+?")
        pieces += [re.escape(english[at : slot.start()]), f"(?P<{slot[1]}{slot[2]}>{inside})"]
        at = slot.end()
    return "".join((*pieces, re.escape(english[at:])))


@lru_cache(maxsize=1)
def templates() -> tuple[Template, ...]:
    """Every template, those with the most words of their own first: the most particular one recognises a sentence."""
    found = read_po(SENTENCES.read_text(encoding="utf-8"))
    made = (Template(english, urdu) for english, urdu in found.items() if english)
    return tuple(sorted(made, key=lambda one: (-one.weight, one.english)))


def quoted(words: str) -> str:
    """Words as they are written; where the English has them in quotation marks, in those of Urdu."""
    if len(words) > 2 and words[0] == words[-1] and words[0] in "'\"":
        return f"”{isolated(words[1:-1])}“"
    return isolated(words)


def isolated(words: str) -> str:
    """Words of whatever script, kept from turning their neighbours round (FSI and PDI of Unicode, UAX 9)."""
    return f"\u2068{words}\u2069"


def place_said(words: str) -> str:
    """The words of a report for a place as they are written; before them its Urdu name, if it has one."""
    urdu = place_in_urdu(words[1:-1]) if words.isascii() else None
    return f"{urdu} ({quoted(words)})" if urdu else quoted(words)


def named_or_as_written(words: str) -> str:
    """The Urdu name of something the vocabulary knows; anything else as it is written."""
    return name_in_urdu(words) or _whole().get(words) or isolated(words)


def listed(words: str) -> str:
    """`A, B and C` with each name in Urdu."""
    return joined([_one_of_a_list(one) for one in re.split(r", | and | / ", words)])


def _one_of_a_list(words: str) -> str:
    return name_in_urdu(words) or in_urdu(words) or isolated(words)


def joined(pieces: list[str]) -> str:
    """`الف، ب اور ج`; nothing where there is none."""
    *first, last = pieces or [""]
    return " اور ".join(filter(None, ("، ".join(first), last)))


def day_said(words: str) -> str:
    """`2025-03-04` or `4 March 2025`, or a stretch of days, as `4 مارچ 2025`."""
    return " تا ".join(_one_day(day) for day in re.split(r" (?:to|–) ", words))


def _one_day(words: str) -> str:
    if words[:4].isdecimal():
        year, month, *rest = words.split("-")
        words = " ".join((*(str(int(day)) for day in rest), MONTHS[int(month) - 1], year))
    return " ".join(gettext(part) if part in MONTHS else part for part in words.split(" "))


def number_said(words: str) -> str:
    """A number with its digits grouped as the reader chose; what it is written with else stays."""
    if _grouping.get() == "plain" or "," not in words:
        return words
    digits = words.lstrip("+−-")
    return words[: len(words) - len(digits)] + grouped(Decimal(digits.replace(",", "")), grouping=_grouping.get())


def parted(number: str) -> str:
    """A number as a room wrote it, with its thousands parted."""
    return number if "," in number or not re.fullmatch(r"\d{4,}(?:\.\d+)?", number) else grouped(Decimal(number))


_COUNTED = {
    ("person", "persons"): ("افراد", "افراد"), ("operation", "operations"): ("کارروائیاں", "کارروائیوں"),
    ("vehicle", "vehicles"): ("گاڑیاں", "گاڑیوں"), ("woman", "women"): ("خواتین", "خواتین"),
    ("foreigner", "foreigners"): ("غیر ملکی", "غیر ملکیوں"), ("case", "cases"): ("مقدمات", "مقدمات"),
    ("vessel", "vessels"): ("کشتیاں", "کشتیوں"), ("laboratory", "laboratorys"): ("لیبارٹریاں", "لیبارٹریوں"),
}  # fmt: skip
COUNTED = {word: said for words, said in _COUNTED.items() for word in words}
"""What findings count, by the words of their English: as it stands after a numeral, and before میں, کی, کا."""


def unit_said(words: str, *, oblique: bool = False) -> str:
    """A unit by its code or by its English words, or what is counted: persons, operations; a currency's code stays."""
    if words in COUNTED:
        return COUNTED[words][oblique]
    return words if words.isupper() else unit_in_urdu(_unit_codes().get(words.strip("()"), words), oblique=oblique)


@lru_cache(maxsize=1)
def _amounts() -> re.Pattern[str]:
    """A bare number before a unit, or after a currency's code in what a value is said to be."""
    words = "|".join(sorted((re.escape(word) for word in _unit_codes()), key=len, reverse=True))
    number = r"\d{4,}(?:\.\d+)?"
    return re.compile(rf"(?<![\w.,-]){number}(?= (?:{words})\b)|(?:(?<=value: [A-Z]{{3}} )|(?<=value [A-Z]{{3}} )){number}")


@lru_cache(maxsize=1)
def _unit_codes() -> dict[str, str]:
    codes = [unit.code for unit in units()]
    return {word: code for code in codes for word in (*unit_nouns(code), code)} | {"tonnes": "tonne"}


def quantity_said(words: str, *, oblique: bool = False) -> str:
    """`over 12 kg` as `12 کلوگرام سے زائد`."""
    hedge, _, rest = words.partition(" ") if words.startswith(("over ", "under ", "around ")) else ("", "", words)
    number, _, unit = rest.partition(" ")
    said = f"{number_said(parted(number))} {unit_said(unit, oblique=oblique or hedge in ('over', 'under'))}"
    return {"over": f"{said} سے زائد", "under": f"{said} سے کم", "around": f"تقریباً {said}"}.get(hedge, said)


def sentence_said(words: str) -> str:
    """A sentence inside another."""
    return in_urdu(words) or isolated(words)


def sentences_said(words: str) -> str:
    """Several sentences with semicolons between them."""
    return "؛ ".join(sentence_said(one) for one in words.split("; "))


def units_said(words: str, *, oblique: bool = False) -> str:
    """`litres, drums and tablets`, each unit in Urdu."""
    return joined([unit_said(one, oblique=oblique) for one in re.split(r", | and ", words)])


def rules_said(words: str) -> str:
    """`agency, place_words`: the rules that speak against a pair."""
    return "، ".join(str(AGAINST.get(one, isolated(one))) for one in words.split(", "))


def amounts_said(words: str) -> str:
    """`4.2 kg Ketamine, 500 tablets Ecstasy (MDMA)`: number, unit, substance of each."""
    return "، ".join(_one_amount(one) for one in words.split(", "))


def _one_amount(words: str) -> str:
    number, *rest = words.split(" ")
    for cut in range(min(3, len(rest) - 1), 0, -1):
        unit = " ".join(rest[:cut]).strip("()")
        if unit in _unit_codes():
            return f"{number_said(parted(number))} {unit_said(unit)} {named_or_as_written(' '.join(rest[cut:]))}"
    return isolated(words)


A_SUM = re.compile(rf"({_NUMBER})(?: (trillion|billion|million))? (.+)")
SUMS = re.compile(r"(.+?)(?: to (.+))? (\(\d+\))")


def sums_said(words: str) -> str:
    """`1,200 US dollars to 3 million US dollars (41)`, each in Urdu."""
    return "، ".join(_some_sums(one) for one in words.split(", "))


def _some_sums(words: str) -> str:
    if not (found := SUMS.fullmatch(words)):
        return isolated(words)
    least, most, times = found.groups()
    return f"{_one_sum(least)} سے {_one_sum(most)} تک {times}" if most else f"{_one_sum(least)} {times}"


def _one_sum(words: str) -> str:
    if not (found := A_SUM.fullmatch(words)):
        return isolated(words)
    number, size, currency = found.groups()
    return f"{_sized(number, size)} {sentence_or_sign(currency)}"


def _sized(number: str, size: str | None) -> str:
    """`12.797`, `billion` in the words for the size of a sum by which this reader groups numbers."""
    if not size or _grouping.get() == "plain":
        return " ".join(filter(None, (number_said(number), sentence_or_sign(size))))
    value, word = sum_parts(Decimal(number.replace(",", "")) * LARGE[size], grouping=_grouping.get())
    return f"{grouped(value, grouping=_grouping.get())} {sentence_or_sign(word)}"


AN_AMOUNT = re.compile(rf"({_NUMBER})(?: (trillion|billion|million))?(?: (.+))?")


def amount_in_urdu(words: str) -> str:
    """`3.2 tonnes`, `12 persons`, `12.797 billion US dollars` or a bare number."""
    found = AN_AMOUNT.fullmatch(words)
    if found is None:
        return sentence_said(words)
    number, size, noun = found.groups()
    known = unit_said(noun) if noun in _unit_codes() else sentence_or_sign(noun)
    return " ".join(filter(None, (_sized(number, size), known)))


def sentence_or_sign(words: str | None) -> str:
    """A word of a sum in Urdu; a number stays."""
    return in_urdu(words or "") or words or ""


def country_said(words: str) -> str:
    """A country by its code of ISO 3166 or its English name."""
    return named_or_as_written(countries().get(words, "Pakistan" if words == "PK" else words))


def field_said(words: str) -> str:
    """What a column holds."""
    return str(FIELDS.get(words, isolated(words)))


SAID: dict[str, Callable[[str], str]] = {
    "n": number_said, "name": named_or_as_written, "list": listed, "day": day_said, "unit": unit_said, "units": units_said,
    "quantity": quantity_said, "sentence": sentence_said, "sentences": sentences_said, "country": country_said,
    "amounts": amounts_said, "sums": sums_said, "text": amount_in_urdu,
    "currency": sentence_said, "field": field_said, "quote": quoted, "place": place_said, "rules": rules_said,
}  # fmt: skip
BENT: dict[str, Any] = {"unit": unit_said, "units": units_said, "quantity": quantity_said}
"""What a postposition bends."""
