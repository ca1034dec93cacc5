"""Which mentions are worth comparing: those that share one of these names of blocks.

Symmetric and without caps, so that the order of arrival changes nothing. Two numbers of one length that differ in one
sign, or in two neighbours exchanged, share what is left when one sign is taken out of each; so do two of which one lacks a
sign. What many share (a telephone, an address, a vehicle) is a block together with a part of the name.
"""

import hashlib
from collections.abc import Iterator

from rabta.resolution.rules.identity.called import name_keys
from rabta.resolution.rules.identity.facts import Identifier, Person
from rabta.resolution.rules.identity.weights import SLIPS_OF
from rabta.vocabulary.rules.documents.alike import SHORTEST
from rabta.vocabulary.rules.documents.misreads import shape_of

_SHARED = frozenset({"phone", "plate", "address"})
_WIDEST_BIRTH = 3  # years


def blocks_of(person: Person) -> frozenset[int]:
    """The blocks a mention stands in, as the signed 64-bit numbers they are stored under."""
    return frozenset(_number(name) for name in _names(person))


def _names(person: Person) -> Iterator[tuple[str, ...]]:
    called = sorted(name_keys(person.name))
    for one in person.known_by:
        yield from _of_identifier(one, called)
    pairs = [(a, b) for n, a in enumerate(called) for b in called[n + 1 :]] or [(a, "") for a in called]
    fathers = sorted(name_keys(person.father)) if person.father else []
    years = _years(person)
    for a, b in pairs:
        for father in fathers:
            for year in years:
                yield "called", a, b, father, str(year)


def _years(person: Person) -> list[int]:
    if person.born is None:
        return []
    first, last = person.born[0].year, person.born[1].year
    return list(range(first, last + 1)) if last - first < _WIDEST_BIRTH else []


def _of_identifier(one: Identifier, called: list[str]) -> Iterator[tuple[str, ...]]:
    group = one.group
    if group in _SHARED:
        yield from ((group, one.value, part) for part in called)
        return
    yield group, one.value
    if group in SLIPS_OF and len(one.value) >= SHORTEST:
        yield group, "shape", shape_of(one.value)
        yield group, "short", one.value
        for place in range(len(one.value)):
            yield group, "short", one.value[:place] + one.value[place + 1 :]


def _number(name: tuple[str, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(name).encode(), digest_size=8).digest(), "big", signed=True)
