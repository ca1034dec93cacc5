"""One purity of one substance of one event: what laboratories found, told by exhibits in custody and by texts, never twice.

Exhibits of one event come out of one load, and a text often tells what an exhibit's paper says: neither are two results.
So an event counts once a substance, or one load of forty bags would look like forty findings, and the test of ranks, for
which every order is as likely, would alarm. A signed result of an exhibit goes before the words of a report, and the middle
of several exhibits is taken. Of texts alone the newest counts, by the middle of a range, and only where it names a
laboratory. The day is the first on which anybody told it: told again it is no news.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A purity as somebody stated it, per cent, on a day: of an exhibit, or (`exhibit` None) in the words of a report.

    `named`: whether a laboratory is named; a step of an exhibit's chain always names one. `row`: where it stands.
    """

    event: Hashable
    substance: str
    day: date
    purity: Decimal
    exhibit: Hashable | None
    named: bool = True
    row: Any = None


@dataclass(frozen=True)
class Sample:
    """What counts of one event and substance, with everything that was stated of it, the newest first."""

    event: Hashable
    substance: str
    day: date
    purity: Decimal
    stated: tuple[Stated, ...]


def samples(stated: Iterable[Stated]) -> list[Sample]:
    """One each of event and substance, the newest first; none where words alone tell it and no laboratory is named.

    >>> from datetime import date as d
    >>> of = {"event": 1, "substance": "heroin"}
    >>> told = Stated(**of, day=d(2025, 3, 9), purity=Decimal(60), exhibit=None)
    >>> bags = [Stated(**of, day=d(2025, 3, 1), purity=Decimal(n), exhibit=n) for n in (40, 42, 50)]
    >>> [one] = samples([told, *bags])
    >>> one.purity, one.day.isoformat(), len(one.stated)
    (Decimal('42'), '2025-03-01', 4)
    """
    held: dict[tuple[Hashable, str], list[Stated]] = {}
    for one in stated:
        if one.named:
            held.setdefault((one.event, one.substance), []).append(one)
    found = [_sample(key, sorted(its, key=lambda one: one.day, reverse=True)) for key, its in held.items()]
    return sorted(found, key=lambda one: one.day, reverse=True)


def _sample(key: tuple[Hashable, str], its: list[Stated]) -> Sample:
    last: dict[Hashable, Decimal] = {}
    for one in its:
        if one.exhibit is not None:
            last.setdefault(one.exhibit, one.purity)
    purity = median(last.values()) if last else its[0].purity
    return Sample(*key, min(one.day for one in its), purity, tuple(its))
