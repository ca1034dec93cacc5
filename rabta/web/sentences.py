"""Sentences of the house in Urdu: fixed templates, with numbers, days, units and names put where Urdu wants them.

Other rooms speak English and keep their sentences in records. A template of `locale/ur/LC_MESSAGES/sentences.po` names
its places by what may stand there ({n} a number, {name} something with a name, {sentence} another such sentence); the
same sentence is recognised in its English and said again in Urdu. What is quoted stays as it was written.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext

from rabta.briefing.rules.wording import unit_in_urdu, unit_nouns
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.units import units
from rabta.web.compile_messages import read_po
from rabta.web.names import name_in_urdu
from rabta.web.wording import FIELDS

SENTENCES = Path(__file__).resolve().parent / "locale" / "ur" / "LC_MESSAGES" / "sentences.po"
SLOT = re.compile(r"\{([a-z]+)(\d*)\}")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = rf"(?:\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|(?:{'|'.join(MONTHS)}) \d{{4}})"
_NUMBER = r"[+−-]?\d[\d,]*(?:\.\d+)?"
SHAPES = {
    "n": _NUMBER,
    "day": rf"{_DAY}(?: (?:to|–) {_DAY})?",
    "unit": r"\(?[A-Za-z][A-Za-z_ ]*\)?",
    "quantity": rf"(?:over |under |around )?{_NUMBER} [A-Za-z][A-Za-z_]*",
}
"""What may stand in a place, by its kind; in any other, anything."""


def in_urdu(text: str) -> str | None:
    """The sentence in Urdu; None where no template fits it."""
    if whole := _whole().get(text):
        return whole
    found = gettext(text)
    return found if found != text else _recognised(text)


@lru_cache(maxsize=1)
def _whole() -> dict[str, str]:
    """The sentences without any place."""
    return {one.english: one.urdu for one in templates() if not SLOT.search(one.english)}


@lru_cache(maxsize=8192)
def _recognised(text: str) -> str | None:
    for one in templates():
        if one.longest in text and (match := one.pattern.fullmatch(text)):
            return SLOT.sub(lambda slot: _said(slot[1], match[slot[1] + slot[2]]), one.urdu)
    return None


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


def _said(kind: str, words: str) -> str:
    return SAID.get(kind, isolated)(words)


def quoted(words: str) -> str:
    """Words as they are written; where the English has them in quotation marks, in those of Urdu."""
    if len(words) > 2 and words[0] == words[-1] and words[0] in "'\"":
        return f"”{isolated(words[1:-1])}“"
    return isolated(words)


def isolated(words: str) -> str:
    """Words of whatever script, kept from turning their neighbours round (FSI and PDI of Unicode, UAX 9)."""
    return f"\u2068{words}\u2069"


def named_or_as_written(words: str) -> str:
    """The Urdu name of something the vocabulary knows; anything else as it is written."""
    return name_in_urdu(words) or _whole().get(words) or isolated(words)


def listed(words: str) -> str:
    """`A, B and C` with each name in Urdu."""
    *first, last = re.split(r", | and | / ", words)
    return " اور ".join(filter(None, ("، ".join(map(named_or_as_written, first)), named_or_as_written(last))))


def day_said(words: str) -> str:
    """`2025-03-04` or `4 March 2025`, or a stretch of days, as `4 مارچ 2025`."""
    return " تا ".join(_one_day(day) for day in re.split(r" (?:to|–) ", words))


def _one_day(words: str) -> str:
    if words[:4].isdecimal():
        year, month, *rest = words.split("-")
        words = " ".join((*(str(int(day)) for day in rest), MONTHS[int(month) - 1], year))
    return " ".join(gettext(part) if part in MONTHS else part for part in words.split(" "))


def unit_said(words: str) -> str:
    """A unit by its code or by its English words."""
    return unit_in_urdu(_unit_codes().get(words.strip("()"), words))


@lru_cache(maxsize=1)
def _unit_codes() -> dict[str, str]:
    codes = [unit.code for unit in units()]
    return {word: code for code in codes for word in (*unit_nouns(code), code)} | {"tonnes": "tonne"}


def quantity_said(words: str) -> str:
    """`over 12 kg` as `12 کلوگرام سے زائد`."""
    hedge, _, rest = words.partition(" ") if words.startswith(("over ", "under ", "around ")) else ("", "", words)
    number, _, unit = rest.partition(" ")
    said = f"{number} {unit_said(unit)}"
    return {"over": f"{said} سے زائد", "under": f"{said} سے کم", "around": f"تقریباً {said}"}.get(hedge, said)


def sentence_said(words: str) -> str:
    """A sentence inside another."""
    return in_urdu(words) or isolated(words)


def sentences_said(words: str) -> str:
    """Several sentences with semicolons between them."""
    return "؛ ".join(sentence_said(one) for one in words.split("; "))


def units_said(words: str) -> str:
    """`litres, drums and tablets`, each unit in Urdu."""
    *first, last = re.split(r", | and ", words)
    return " اور ".join(filter(None, ("، ".join(map(unit_said, first)), unit_said(last))))


def amounts_said(words: str) -> str:
    """`4.2 kg Ketamine, 500 tablets Ecstasy (MDMA)`: number, unit, substance of each."""
    return "، ".join(_one_amount(one) for one in words.split(", "))


def _one_amount(words: str) -> str:
    number, *rest = words.split(" ")
    for cut in range(min(3, len(rest) - 1), 0, -1):
        unit = " ".join(rest[:cut]).strip("()")
        if unit in _unit_codes():
            return f"{number} {unit_said(unit)} {named_or_as_written(' '.join(rest[cut:]))}"
    return isolated(words)


A_SUM = re.compile(rf"({_NUMBER})(?: (trillion|billion|million))? (.+?) (\(\d+\))")


def sums_said(words: str) -> str:
    """`1.2 billion Pakistani rupees (41)`, each in Urdu."""
    return A_SUM.sub(lambda one: " ".join(filter(None, map(sentence_or_sign, one.groups()))), words).replace(", ", "، ")


AN_AMOUNT = re.compile(rf"({_NUMBER})(?: (trillion|billion|million))?(?: (.+))?")


def amount_in_urdu(words: str) -> str:
    """`3.2 tonnes`, `12 persons`, `12.797 billion US dollars` or a bare number."""
    found = AN_AMOUNT.fullmatch(words)
    if found is None:
        return sentence_said(words)
    number, size, noun = found.groups()
    known = unit_said(noun) if noun in _unit_codes() else sentence_or_sign(noun)
    return " ".join(filter(None, (number, sentence_or_sign(size), known)))


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
    "n": str, "name": named_or_as_written, "list": listed, "day": day_said, "unit": unit_said, "units": units_said,
    "quantity": quantity_said, "sentence": sentence_said, "sentences": sentences_said, "country": country_said,
    "amounts": amounts_said, "sums": sums_said, "text": amount_in_urdu,
    "currency": sentence_said, "field": field_said, "quote": quoted,
}  # fmt: skip
