"""The reader's lexicon: the names of `vocabulary` as phrasebooks, built once."""

import functools
from dataclasses import dataclass

from rabta.intake.formats.statement import words
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import keys_of
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.adulterants import adulterants, methods_named
from rabta.vocabulary.rules.agencies import agency_names, weak_agency_names
from rabta.vocabulary.rules.concealment import concealment_words
from rabta.vocabulary.rules.substances import substance_names
from rabta.vocabulary.rules.units import unit_names, units

UNIT_NAMES_LEFT_OUT = frozenset({"no", "no.", "nos", "amp", "amps", "man", "stamp", "stamps", "unit", "units", "کین"})

STATEMENT_UNITS = frozenset(
    {
        "kg", "g", "tonne", "litre", "tablet", "packed_capsule", "capsule", "packet", "drum", "maund", "pound", "bottle",
        "ampoule", "tola", "seer", "pao", "ounce",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedSubstance:
    """What a substance name stands for; `implied_unit` when the name itself says tablet or capsule."""

    code: str
    ambiguous: bool
    alternatives: tuple[str, ...]
    implied_unit: str | None


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit code of the house with its kind (mass, volume, count, area)."""

    code: str
    kind: str


@functools.cache
def unit_book() -> Phrasebook[NamedUnit]:
    """Surface forms of units, areas included."""
    kinds = {unit.code: unit.kind for unit in units()}
    return Phrasebook(
        (name, NamedUnit(code, kinds[code])) for name, code in unit_names().items() if name not in UNIT_NAMES_LEFT_OUT
    )


@functools.cache
def substance_book() -> Phrasebook[NamedSubstance]:
    """Surface forms of substances. Where "X tablets" and "X" are both names the shorter is kept: the unit is read apart."""
    counting = {
        keys_of(name): code for name, code in unit_names().items() if code in ("tablet", "capsule", "packed_capsule")
    }
    known = {(keys_of(name.text), name.code) for name in substance_names()}
    entries = []
    for name in substance_names():
        keys = keys_of(name.text)
        implied = next((counting[(key,)] for key in keys if (key,) in counting), None)
        if name.text in words.NOT_NARCOTICS or (implied and keys[:-1] and (keys[:-1], name.code) in known):
            continue
        entries.append((name.text, NamedSubstance(name.code, name.ambiguous, name.alternatives, implied)))
    return Phrasebook(entries)


@functools.cache
def adulterant_book() -> Phrasebook[str]:
    """Names of what laboratories find beside a drug, or in its place, each with its code."""
    return Phrasebook((name, one.code) for one in adulterants() for name in one.names)


@functools.cache
def laboratory_methods() -> tuple[tuple[str, str], ...]:
    """Ways in which a laboratory looks: (name, code)."""
    return methods_named()


@functools.cache
def agency_book() -> Phrasebook[tuple[str, ...]]:
    """Names of agencies; a weak name ("Navy", or "Punjab Police" of two countries) gives every code it may mean."""
    weak = weak_agency_names()
    strong = [(name, (code, *weak.get(name, ()))) for name, code in agency_names().items()]
    return Phrasebook([*strong, *weak.items()])


@functools.cache
def concealment_book() -> Phrasebook[str]:
    """Words for hiding places, each with its UNODC code."""
    return Phrasebook(concealment_words().items())


@functools.cache
def hedges_before() -> Phrasebook[str]:
    """Hedges that stand before a number, with their direction."""
    return Phrasebook(words.HEDGES_BEFORE.items())


def hedge_before(view: View, place: int) -> tuple[int, str] | None:
    """Give (first, direction) of the hedge that ends just before token `place`; "handed over 17 kg" has none."""
    hedge = view.before(place, hedges_before())
    if hedge is not None and view.key(hedge[0]) == "over" and view.key(hedge[0] - 1) in words.WITH_OVER:
        return None
    return hedge


@functools.cache
def hedges_after() -> Phrasebook[str]:
    """Hedges that stand after a quantity, with their direction."""
    return Phrasebook(words.HEDGES_AFTER.items())


@functools.cache
def weight_kinds() -> Phrasebook[str]:
    """Words that say gross, net or laboratory weight."""
    return Phrasebook(words.WEIGHT_KINDS.items())


@functools.cache
def currency_book() -> Phrasebook[str]:
    """Names and signs of currencies."""
    return Phrasebook(words.CURRENCIES.items())


@functools.cache
def phrases(name: str) -> Phrasebook[str]:
    """A plain list of phrases of `words` by its name there, each standing for itself."""
    return Phrasebook((phrase, phrase) for phrase in getattr(words, name))
