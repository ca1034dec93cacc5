"""The invented people of the worlds: who files in them, and the readers that each world is shown to."""

import uuid
from dataclasses import dataclass

from rabta.people.rules.purposes import Purpose, Role


@dataclass(frozen=True)
class Person:
    """Somebody invented, with fixed rights. `hidden`: of a team that only its own members and auditors know of."""

    name: str
    agency: str
    vetting: int
    roles: tuple[Role, ...]
    partner: bool = False
    groups: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = (Purpose.COORDINATION,)
    hidden: bool = False

    @property
    def id(self) -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"rabta-prove/{self.name}")

    @property
    def sign_in_name(self) -> str:
        return self.name.replace(" ", "-").casefold()


OUTSIDER = Person("outsider", "LEVIES", 0, (Role.LIAISON,))
OFFICER = Person("officer of another agency", "CUSTOMS", 2, (Role.LIAISON, Role.ADMINISTRATOR))
PARTNER = Person("partner", "NCA_UK", 1, (Role.LIAISON,), partner=True)
RECRUIT = Person("recruit of the same agency", "ANF", 0, (Role.LIAISON,))
ANALYST = Person("analyst", "NNCC", 3, (Role.ANALYST,))
AUDITOR = Person("auditor", "NNCC", 3, (Role.AUDITOR,))
ADMINISTRATOR = Person("administrator", "CUSTOMS", 1, (Role.ADMINISTRATOR,))

ANF_OFFICER = Person("ANF officer", "ANF", 3, (Role.LIAISON,))
DIRECTOR = Person("director", "NNCC", 3, (Role.DIRECTOR,))
DEPUTY = Person("deputy director", "NNCC", 3, (Role.DIRECTOR,))
SCREENER = Person("airport screener", "ASF", 1, (Role.LIAISON,))
WATCH = Person("watch officer", "NNCC", 3, (Role.WATCH,))
SECOND = Person("second ANF officer", "ANF", 3, (Role.LIAISON,))
HARBOUR = Person("harbour watch officer", "ANF", 3, (Role.LIAISON,), groups=("harbour watch",), hidden=True)

ALWAYS = (OUTSIDER, OFFICER, PARTNER)
READERS = (*ALWAYS, RECRUIT, ANALYST, AUDITOR, ADMINISTRATOR)
"""Whose picture is compared: three in every world; the others, who reach doors that those do not, in turn."""
BESIDES = (SCREENER, WATCH)
"""Who is shown a world where they are named (`--reader`), and the doors of planned operations in turn with the others."""
STANDING = (*READERS, ANF_OFFICER, SCREENER, DIRECTOR)
EVERYBODY = (*STANDING, WATCH, SECOND, HARBOUR, DEPUTY)


def named(name: str) -> Person:
    """The person of this name."""
    return next(person for person in EVERYBODY if person.name == name)
