"""Whom a record of an encounter with a child goes to: its originator and the referral desk, and nobody else."""

from dataclasses import replace

from rabta.sharing.rules.marking import Handling, Marking

REFERRAL_DESK = "referral desk"
"""The group of those who receive referrals: officers of several agencies, or of one."""


def for_the_desk_alone(marking: Marking, *, groups: frozenset[str]) -> Marking:
    """The marking without any agency, partner or group but the desk; the desk where the filing officer belongs to it.

    Level, purposes and conditions stay, and what is passed on to others is refused (H2).
    """
    return replace(
        marking, every_agency=False, agencies=(), groups=(REFERRAL_DESK,) if REFERRAL_DESK in groups else (),
        handling=tuple(sorted({*marking.handling, Handling.H2})),
    )  # fmt: skip


def is_wider_than_the_desk(marking: Marking) -> bool:
    """Whether somebody besides the originator and the desk would read under this marking."""
    return bool(marking.every_agency or marking.agencies or set(marking.groups) - {REFERRAL_DESK})
