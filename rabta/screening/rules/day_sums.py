"""A past day at all airports in sums, and what names it: a hash of everything that the sums are a pure function of."""

import functools
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from rabta.screening.rules.audience import shows_wherever
from rabta.screening.rules.lapses.lapse import Lapse, LapseKind
from rabta.sharing.rules.marking import Marking
from rabta.vocabulary.rules.tables import table

SUMS = ("departures", "loaded", "screened", "not_screened", "unknown")
MOST_VIEWS = 24
"""How many sets of a day's markings somebody may see at most for its sums to be kept; above, they are computed when read."""
HERE = Path(__file__).resolve().parent
RULES = ("airport_day", "lane_device", "looks", "day_sums")
"""Besides those of lapses."""


@dataclass(frozen=True)
class Made:
    """All that a day's sums are made of, each with its marking: `readings` of the day and of the day before, `devices` with
    how many steps they have, `tests`: the last of each lane, as airport, lane, kind and day, `looks`: decisions about bags
    of both days, each with all markings that it rests on."""

    day: date
    readings: tuple[tuple[UUID, int], ...]
    before: tuple[tuple[UUID, int], ...]
    devices: tuple[tuple[tuple[UUID, int], int], ...]
    tests: tuple[tuple[tuple[str, str, str, date], int], ...]
    looks: tuple[tuple[UUID, frozenset[int]], ...] = ()

    @property
    def markings(self) -> frozenset[int]:
        """Every marking of these."""
        plain = (self.readings, self.before, self.devices, self.tests)
        return frozenset(marking for some in plain for _, marking in some).union(*(marked for _, marked in self.looks))

    @property
    def key(self) -> bytes:
        """What the sums are known by: whoever sees the same makes the same, and nobody else can."""
        parts = [[what for what, _ in some] for some in (self.readings, self.before, self.devices, self.looks)]
        lasts: dict[tuple[str, str, str], date] = {}
        for (airport, lane, what, day), _ in self.tests:
            lasts[airport, lane, what] = max(day, lasts.get((airport, lane, what), date.min))
        return hashlib.sha256(repr((rules(), self.day, parts, sorted(lasts.items()))).encode()).digest()

    def under(self, markings: frozenset[int]) -> "Made":
        """What of this whoever sees these markings, and no other, sees."""
        shown: dict[str, Any] = {
            name: tuple(pair for pair in getattr(self, name) if pair[1] in markings)
            for name in ("readings", "before", "devices", "tests")
        }
        shown["looks"] = tuple(pair for pair in self.looks if pair[1] <= markings)
        return replace(self, **shown)

    def views(self, known: Mapping[int, Marking]) -> list["Made"]:
        """Every part of it that somebody may see and that states anything; none where there are too many to keep.

        Whoever sees one marking sees every other that shows wherever it does, so most sets of markings nobody sees.
        """
        own = {marking: known[marking] for marking in self.markings if marking in known}
        sets = {frozenset[int]()}
        for of in own.values():
            together = frozenset(each for each, other in own.items() if shows_wherever(other, of))
            sets |= {some | together for some in sets}
            if len(sets) > MOST_VIEWS:
                return []
        return [view for view in map(self.under, sorted(sets, key=sorted)) if view.readings]


@functools.cache
def rules() -> str:
    """The text of every rule that a day goes through, as a hash: sums of other rules are not these."""
    files = sorted([*HERE.glob("lapses/*.py"), *(HERE / f"{name}.py" for name in RULES)])
    said = b"".join(file.read_bytes() for file in files) + repr(table("lapses")).encode()
    return hashlib.sha256(said).hexdigest()


@dataclass(frozen=True)
class Sums:
    """A day's sums over all airports, and its lapses: which, of how many, due when. No tag and no name is kept."""

    numbers: tuple[int, ...]
    lapses: tuple[Lapse, ...]


def without_tags(lapses: Sequence[Lapse]) -> tuple[Lapse, ...]:
    """The lapses as they are kept."""
    return tuple(replace(lapse, tags=(), passengers=()) for lapse in lapses)


def as_kept(sums: Sums) -> dict[str, Any]:
    """The sums as JSON."""
    return {"numbers": list(sums.numbers), "lapses": [
        [str(one.kind), one.airport, one.day.isoformat(), one.subject, one.at.isoformat(), one.n, one.value, one.of]
        for one in sums.lapses
    ]}  # fmt: skip


def from_kept(kept: Mapping[str, Any]) -> Sums:
    """The sums out of JSON.

    >>> lapse = Lapse(LapseKind.DRIFT, "KHI", date(2026, 12, 1), "L1", datetime(2026, 12, 1, 5), value=0.01)
    >>> from_kept(as_kept(Sums((1, 2, 3, 4, 5), (lapse,)))).lapses == (lapse,)
    True
    """
    return Sums(tuple(kept["numbers"]), tuple(
        Lapse(LapseKind(kind), airport, date.fromisoformat(day), subject, datetime.fromisoformat(at), n, value=value, of=of)
        for kind, airport, day, subject, at, n, value, of in kept["lapses"]
    ))  # fmt: skip
