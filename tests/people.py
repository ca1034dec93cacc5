"""Standing people: every test of a read asks each of them, and the outsider."""

import uuid
from dataclasses import dataclass

from rabta.people.rules.purposes import Purpose, Role


@dataclass(frozen=True)
class Person:
    """Somebody invented, with fixed rights."""

    name: str
    agency: str
    vetting: int
    roles: tuple[Role, ...]
    partner: bool = False
    groups: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = (Purpose.COORDINATION,)

    @property
    def id(self) -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"rabta-test/{self.name}")


ANF_OFFICER = Person("ANF officer", "ANF", 2, (Role.LIAISON,))
CUSTOMS_OFFICER = Person("Customs officer", "CUSTOMS", 2, (Role.LIAISON,))
SCREENER = Person("airport screener", "ASF", 1, (Role.LIAISON,))
ANALYST = Person("centre analyst", "NNCC", 3, (Role.ANALYST, Role.PROTECTION))
DIRECTOR = Person("director", "NNCC", 3, (Role.DIRECTOR,))
AUDITOR = Person("auditor", "NNCC", 3, (Role.AUDITOR,))
PARTNER = Person("partner liaison", "NCA_UK", 1, (Role.LIAISON,), partner=True)
OUTSIDER = Person("outsider", "LEVIES", 0, (Role.LIAISON,))
WATCH_OFFICER = Person("watch officer", "NNCC", 3, (Role.WATCH,))
"""At the desk of planned operations; whose tests add one, for to every other room it is a reader like the director."""

EVERYBODY = (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, ANALYST, DIRECTOR, AUDITOR, PARTNER, OUTSIDER)
