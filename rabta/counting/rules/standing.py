"""In which order the reports of one event are believed.

Custody agency, then the agency that registered the case, then the first: earliest day, then smallest content hash.
Who took custody may be said by any report of the event: airport security writes "handed over to ANF", ANF writes the
weight. Source: DESIGN section 3 (seizure line).
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from rabta.counting.rules.facts import IncidentFacts

_NOBODY: Final = frozenset[str]()


class Held(NamedTuple):
    """The agencies that, by any report of an event, took custody or registered the case."""

    custody: frozenset[str]
    registered: frozenset[str]


_HELD_BY_NOBODY: Final = Held(_NOBODY, _NOBODY)


def held_in(incidents: Iterable[IncidentFacts]) -> Held:
    """Who holds what is seized, over all reports of one event."""
    told = list(incidents)
    if len(told) == 1:
        return Held(told[0].custody, told[0].registered)
    custody, registered = [f.custody for f in told if f.custody], [f.registered for f in told if f.registered]
    return Held(_NOBODY.union(*custody), _NOBODY.union(*registered)) if custody or registered else _HELD_BY_NOBODY


def standing(facts: IncidentFacts, held: Held) -> tuple[bool, bool, int, str]:
    """A sort key: the report believed first sorts first."""
    return (
        facts.reporter not in held.custody, facts.reporter not in held.registered, facts.day or 10**9, facts.content,
    )  # fmt: skip
