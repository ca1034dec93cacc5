"""What an administrator does alone about a person, what takes two, and what none may do.

The gate's functions (`sharing/sql/keep_person.sql` and its neighbours) hold the same; this module says it in words and
parts a form into what is done now and what is proposed.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from rabta.people.rules.purposes import Purpose, Role

CENTRE = 1
"""The vocabulary's number of the centre, as in the gate's functions."""
PLAIN = frozenset({Role.LIAISON, Role.DIRECTOR})
WEIGHTY = frozenset({Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR, Role.PROTECTION, Role.WATCH})
CENTRES_OWN = frozenset({Role.ANALYST, Role.AUDITOR, Role.WATCH})
"""Analysts judge, auditors read and watch officers telephone for all agencies: their people are the centre's."""


class Matter(IntEnum):
    """What a proposal is about; stable numbers, kept in the database."""

    RIGHTS = 1
    RESET = 2
    REMOVAL = 3


class Outcome(IntEnum):
    """How a proposal ended; stable numbers, kept in the database."""

    APPROVED = 1
    WITHDRAWN = 2


@dataclass(frozen=True)
class Rights:
    """What a person may: vetting 0 open .. 3 secret."""

    vetting: int
    roles: frozenset[Role]
    groups: frozenset[str]
    purposes: frozenset[Purpose]


def roles_to_choose(*, agency: int, held: frozenset[Role]) -> tuple[Role, ...]:
    """The roles a form offers for somebody of this agency: no machine's, and the centre's own at the centre alone.

    >>> [role.name for role in roles_to_choose(agency=2, held=frozenset())]
    ['LIAISON', 'DIRECTOR', 'ADMINISTRATOR', 'PROTECTION']
    """
    open_to_all = PLAIN | (WEIGHTY - CENTRES_OWN)
    return tuple(sorted(open_to_all | held | (CENTRES_OWN if agency == CENTRE else frozenset())))


def within_reach(wanted: Rights, *, now: Rights, mine: Rights, agency: int) -> Rights:
    """What is asked for, without what this administrator cannot give at all: more than his own, or another's role."""
    offered = frozenset(roles_to_choose(agency=agency, held=now.roles))
    return Rights(
        vetting=min(wanted.vetting, max(mine.vetting, now.vetting)),
        roles=wanted.roles & offered,
        groups=wanted.groups & mine.groups,
        purposes=(wanted.purposes & (now.purposes | mine.purposes)) or now.purposes,
    )


def at_once(wanted: Rights, *, now: Rights) -> Rights:
    """The part of it that one administrator does alone: whatever narrows, and the plain roles, groups and purposes."""
    return replace(wanted, vetting=min(wanted.vetting, now.vetting), roles=wanted.roles & (now.roles | PLAIN))


def takes_two(wanted: Rights, *, now: Rights) -> bool:
    """Whether some of it must be put before a second administrator: wider vetting, or a weighty role."""
    return wanted.vetting > now.vetting or bool((wanted.roles - now.roles) & WEIGHTY)


def resets_alone(*, mine: Rights, now: Rights) -> bool:
    """Whether one administrator gives this person a new password alone: not an administrator's, nor that of somebody
    vetted above himself, in whose name he could then sign in."""
    return Role.ADMINISTRATOR not in now.roles and now.vetting <= mine.vetting
