"""Telephones, vehicles and documents as identities of their own: when two written numbers are one thing.

The same number is one thing, unless two states issued it. A number whose check digit does not hold is the number it was
misread from, where that one's holds. Whatever else is one slip apart is left to a person. A person may also part what bears
the same number: a plate that was copied, a telephone that was given to somebody else.
"""

import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rabta.resolution.rules.identity.evidence import Reason
from rabta.resolution.rules.identity.facts import Identifier
from rabta.resolution.rules.identity.joining import Identities, Link, join
from rabta.vocabulary.rules.documents.alike import SHORTEST, Likeness, alike
from rabta.vocabulary.rules.identifiers import Known

RULE_VERSION = "same-thing 2026-12-01.1"
SAME_NUMBER, REPAIRED, ONE_SLIP = 2000, 1200, 600


class Thing(StrEnum):
    """What may be an identity of its own."""

    PHONE = "phone"
    VEHICLE = "vehicle"
    DOCUMENT = "document"


KINDS: dict[Thing, tuple[Known, ...]] = {
    Thing.PHONE: (Known.PHONE,),
    Thing.VEHICLE: (Known.PLATE,),
    Thing.DOCUMENT: (Known.CNIC, Known.NICOP, Known.PASSPORT, Known.VISA),
}
_OF = {kind: thing for thing, kinds in KINDS.items() for kind in kinds}


def thing_of(kind: str) -> Thing | None:
    """What an identifier of this kind is a number of; None for what is no thing (an address, a ticket).

    >>> thing_of("plate"), thing_of("address")
    (<Thing.VEHICLE: 'vehicle'>, None)
    """
    return _OF.get(Known(kind)) if kind in set(Known) else None


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as one mention states it. `key`: of the mention and the number's place there."""

    key: str
    number: Identifier


def compared(one: Identifier, other: Identifier) -> tuple[str, Reason | None]:
    """`same`, `ask` or `not`, and why: the same number, one that a check digit repairs, or one slip apart."""
    if one.group != other.group or (one.issuer and other.issuer and one.issuer != other.issuer):
        return "not", None
    if one.value == other.value:
        return "same", Reason("identifier_same", SAME_NUMBER, one.written, other.written, one.group)
    likeness = alike(one.value, other.value) if one.group != "phone" else None
    if likeness is None or (one.check_holds and other.check_holds):
        return "not", None
    sure = {one.check_holds, other.check_holds} == {True, False} and likeness in (Likeness.MISREAD, Likeness.TRANSPOSED)
    weight = REPAIRED if sure else ONE_SLIP
    return ("same" if sure else "ask"), Reason(
        "identifier_slip", weight, one.written, other.written, f"{one.group}:{likeness}"
    )


def one_slip_from(value: str) -> frozenset[str]:
    """The numbers that one sign changed, left out or added, or two neighbours exchanged, make of this one."""
    if len(value) < SHORTEST:
        return frozenset()
    signs = string.digits if value.isdigit() else string.digits + string.ascii_uppercase
    places = range(len(value))
    changed = (value[:at] + sign + value[at + 1 :] for at in places for sign in signs)
    without = (value[:at] + value[at + 1 :] for at in places)
    added = (value[:at] + sign + value[at:] for at in (*places, len(value)) for sign in signs)
    exchanged = (value[:at] + value[at + 1] + value[at] + value[at + 2 :] for at in places[:-1])
    return frozenset((*changed, *without, *added, *exchanged)) - {value}


def things(stated: Sequence[Stated], judged: Iterable[Link]) -> tuple[Identities, list[Link]]:
    """The things that these numbers are, as `joining.join` makes them, and the links that the rules made.

    `stated` in the order of the record. Persons' judgements go first; a "not the same" holds for ever between the two.
    """
    made: list[Link] = []
    for at, one in enumerate(stated):
        alike_before = [(other, compared(one.number, other.number)) for other in stated[:at]]
        for other, (outcome, reason) in alike_before:
            if outcome == "same" and reason is not None:
                made.append(Link(min(one.key, other.key), max(one.key, other.key), True, reason.weight))
    return join({one.key: frozenset() for one in stated}, [*judged, *made]), made
