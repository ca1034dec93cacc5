"""What handling codes allow when a record leaves the house.

Sources: Europol handling codes (Europol Regulation 2016/794 Art. 19): H0 for preventing and combating crime only, H1 not in
court without the giver's permission, H2 not to be passed on without permission, H3 other, in words. DESIGN section 3.
"""

from dataclasses import dataclass
from enum import StrEnum

from rabta.people.rules.purposes import Purpose
from rabta.sharing.rules.marking import Handling, Marking


class Permission(StrEnum):
    """What an originator may permit beside letting a record be read: the kind of its release."""

    COURT = "court"
    ONWARD = "onward"


class Kept(StrEnum):
    """Why a record that somebody reads does not leave with them."""

    NOT_IN_COURT = "not_in_court"
    NOT_PASSED_ON = "not_passed_on"
    OTHER_PURPOSE = "other_purpose"
    PULLED_BACK = "pulled_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """What handling says of one record, and what its originator permits to the reader's agency.

    `own`: it is that agency's own. `marking` as the reader may know it. `onward_to`: agencies it may be passed on to.
    """

    own: bool
    marking: Marking
    withdrawn: bool
    permitted: frozenset[Permission] = frozenset()
    onward_to: tuple[int, ...] = ()


def kept_from_court(record: Handled) -> tuple[Kept, ...]:
    """Why a record may not stand in a bundle for a court or a prosecutor; empty where it may.

    A court is a crime purpose, which is all H0 asks. To allow a record in court is to allow it to be handed to the court, so
    that one permission answers H1 and H2.
    """
    return (
        *((Kept.PULLED_BACK,) if record.withdrawn else ()),
        *((Kept.NOT_IN_COURT,) if _asks(record, Handling.H1, Permission.COURT) else ()),
        *((Kept.NOT_PASSED_ON,) if _asks(record, Handling.H2, Permission.COURT) else ()),
        *((Kept.OTHER_PURPOSE,) if Purpose.LAW_ENFORCEMENT not in record.marking.purposes and not record.own else ()),
    )


def kept_from_export(record: Handled) -> tuple[Kept, ...]:
    """Why a record may not leave in an export; empty where it may. A copy outside the house is passed on."""
    return (Kept.NOT_PASSED_ON,) if _asks(record, Handling.H2, Permission.ONWARD) else ()


def _asks(record: Handled, code: Handling, permission: Permission) -> bool:
    return code in record.marking.handling and not record.own and permission not in record.permitted
