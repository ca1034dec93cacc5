"""Rules that analysts write in a world: some hide with their hits, some show; all mean whoever there is."""

from dataclasses import dataclass

from rabta.people.rules.purposes import Role
from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import ANF_OFFICER, Person


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """One rule of ANF: written by one officer, switched on by another where it is on."""

    key: str
    marked: Marked
    text: str
    is_on: bool = True

    def shows_to(self, reader: Person) -> bool:
        """The watch desk sees every rule; everybody else what the marking lets."""
        return Role.WATCH in reader.roles or may_read(reader, self.marked, originator=ANF_OFFICER.agency)


TO_EVERYBODY = Marked("open", every_agency=True, agencies=("NCA_UK",))
LINKED = """any of
  travelled at least 2 times in 30 days
  document number one slip from a listed one
  departs from KHI
"""
RULED = (
    Ruled(key="kept apart", marked=Marked("confidential"), text="departs from KHI"),
    Ruled(key="for all to see", marked=TO_EVERYBODY, text=LINKED),
    Ruled(key="of twice travelled", marked=TO_EVERYBODY, text="travelled at least 2 times in 30 days"),
    Ruled(key="a draft", marked=TO_EVERYBODY, text="bags at least 3", is_on=False),
)
