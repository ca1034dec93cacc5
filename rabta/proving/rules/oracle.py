"""Who may see what: a second answer, written from the design alone.

The product has one place that decides this, `rabta/sharing/sql/visible_markings.sql`. A check that asked that place
would find it right whatever it said. So the rule stands here once more, in plain Python that shares no line with it, and
nothing in the product calls it: only the two-worlds check does, which lies above the whole house.
"""

from dataclasses import dataclass

from rabta.people.rules.purposes import Role
from rabta.proving.rules.people import Person

LEVELS = ("open", "restricted", "confidential", "secret")


@dataclass(frozen=True)
class Marked:
    """A marking as its originator writes it. Nobody named: the originator alone."""

    level: str
    every_agency: bool = False
    agencies: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def as_text(self) -> str:
        """As it is typed when a report is filed."""
        named = (f"to {', '.join(self.agencies)}",) if self.agencies else ()
        groups = tuple(f"group {group}" for group in self.groups)
        everybody = ("every agency",) if self.every_agency else ()
        return "; ".join((self.level, *(everybody + named + groups or ("originator only",))))


def may_read(reader: Person, marked: Marked, *, originator: str) -> bool:
    """Whether this reader may read what this agency marked so (DESIGN sections 3 and 5).

    Vetting must reach the level; and the reader is of the originator, or of an agency named, or of a group named, or of
    any agency of the country where every agency is meant: a foreign partner is never meant by that.

    >>> from rabta.proving.rules.people import OUTSIDER, PARTNER
    >>> [may_read(who, Marked("open", every_agency=True), originator="ANF") for who in (OUTSIDER, PARTNER)]
    [True, False]
    """
    if reader.vetting < LEVELS.index(marked.level):
        return False
    if reader.agency == originator or reader.agency in marked.agencies:
        return True
    return bool(set(reader.groups) & set(marked.groups)) or (marked.every_agency and not reader.partner)


def may_know_of(reader: Person, person: Person) -> bool:
    """Whether this reader may know that the other is a reader here: a hidden team is known to itself and to auditors."""
    return not person.hidden or Role.AUDITOR in reader.roles or bool(set(reader.groups) & set(person.groups))
