"""What of a traveller is like an entry: numbers that are the same or one slip apart, names, births; each as a named reason.

Nationality, place of birth, gender, language and religion are no reasons and are not looked at. A name is compared with a
listed name, to say whether it is the same person; it is never a ground for looking at somebody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from rabta.screening.rules.entry import EntryKind, earliest_birth, latest_birth
from rabta.vocabulary.rules.documents.alike import Likeness, alike
from rabta.vocabulary.rules.documents.misreads import shape_of

RULE_VERSION = "2026-12-02.1"
LEAST_NAME = 0.85
"""From this score on a name is shown to a person where the births agree. Frozen with RULE_VERSION."""
LEAST_NAME_ALONE = 0.95
"""From this score on where one of the two states no birth."""
LEAST_BESIDE_NUMBER = 0.6
"""From this score on a name bears out a number that is one slip apart."""
NUMBERS = frozenset({"document", "cnic"})
SLIPS = frozenset({Likeness.MISREAD, Likeness.TRANSPOSED, Likeness.ONE_CHANGED, Likeness.ONE_MISSING})
NEAREST = frozenset({Likeness.MISREAD, Likeness.TRANSPOSED})
ScoreNames = Callable[[str, str], float]


class Basis(StrEnum):
    """What a hit rests on, the strongest first."""

    NUMBER = "number"
    LIKE_NUMBER = "like_number"
    NAME = "name"


@dataclass(frozen=True)
class Number:
    """A number in its one form: `family` says under what it is compared (document, cnic, phone, address)."""

    family: str
    form: str
    written: str


@dataclass(frozen=True)
class Traveller:
    """What of a traveller is compared."""

    name: str
    born_from: date | None
    born_to: date | None
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Target:
    """What of an entry is compared."""

    kind: EntryKind
    name: str
    born: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Reason:
    """One thing that was compared: a code, as it is listed, as the traveller states it."""

    code: str
    listed: str
    stated: str


@dataclass(frozen=True)
class Match:
    """What a hit rests on, how strongly (0 to 100, for the order in a queue and for nothing else), and why."""

    basis: Basis
    score: int
    reasons: tuple[Reason, ...]


def matched(traveller: Traveller, target: Target, *, score_names: ScoreNames) -> Match | None:
    """What of the traveller is like the entry; None where not enough is."""
    agreed = births_agree(traveller, target)
    reasons = [*_numbers(traveller.numbers, target.numbers)]
    if not reasons and agreed is False:
        return None
    name = score_names(target.name, traveller.name) if target.name and traveller.name else 0.0
    basis, score = _basis(reasons, target, name, agreed)
    if basis is None:
        return None
    if target.name and traveller.name:
        reasons.append(Reason(_of_name(name), target.name, traveller.name))
    if agreed is not None:
        born = "–".join(sorted({day.isoformat() for day in (traveller.born_from, traveller.born_to) if day}))
        reasons.append(Reason("born_agrees" if agreed else "born_differs", target.born, born))
    return Match(basis, score, tuple(reasons))


def _basis(reasons: list[Reason], target: Target, name: float, agreed: bool | None) -> tuple[Basis | None, int]:
    codes = {reason.code for reason in reasons}
    if "same_number" in codes:
        return Basis.NUMBER, 100
    person, borne_out = target.kind is EntryKind.PERSON, name >= LEAST_BESIDE_NUMBER and agreed is not False
    if codes & {str(one) for one in NEAREST} and (not person or borne_out):
        return Basis.LIKE_NUMBER, 80
    if codes and person and borne_out:
        return Basis.LIKE_NUMBER, 70
    if person and agreed is not False and name >= (LEAST_NAME if agreed else LEAST_NAME_ALONE):
        return Basis.NAME, round(100 * name * (0.6 if agreed is None else 0.75))
    return None, 0


def _of_name(score: float) -> str:
    return "name_agrees" if score >= LEAST_NAME else "name_alike" if score >= LEAST_BESIDE_NUMBER else "name_differs"


def _numbers(stated: Iterable[Number], listed: Iterable[Number]) -> Iterable[Reason]:
    for mine, theirs in product(stated, listed):
        if mine.family != theirs.family:
            continue
        if mine.form == theirs.form:
            yield Reason("same_number", theirs.written, mine.written)
        elif mine.family in NUMBERS and (likeness := alike(mine.form, theirs.form)) in SLIPS:
            yield Reason(str(likeness), theirs.written, mine.written)


def births_agree(traveller: Traveller, target: Target) -> bool | None:
    """Whether both may be born on one day; None where one of the two states no birth.

    >>> one = Traveller("", date(1985, 2, 3), date(1985, 2, 3), ())
    >>> [births_agree(one, Target(EntryKind.PERSON, "", born, ())) for born in ("1985", "1985-02-03", "1984", "")]
    [True, True, False, None]
    """
    first, last = earliest_birth(target.born), latest_birth(target.born)
    if first is None or last is None or traveller.born_from is None or traveller.born_to is None:
        return None
    return first <= traveller.born_to and traveller.born_from <= last


def one_slip_away(form: str) -> set[str]:
    """What a number shares with each number that is one slip apart: its shape, itself, itself with any one sign left out.

    >>> [bool(one_slip_away("AB1234567") & one_slip_away(other)) for other in ("AB1234576", "XY1234567")]
    [True, False]
    """
    return {form, f"~{shape_of(form)}", *(form[:place] + form[place + 1 :] for place in range(len(form)))}
