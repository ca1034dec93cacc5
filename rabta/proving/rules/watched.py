"""Watch-lists of a world and who may know of them: said from the design alone.

An entry may show to more than its list. Where only the entry shows, whose list it is, its ground and its reasons are other
words in the world in which nothing hides; the entry itself is the same.
"""

from dataclasses import dataclass, replace

from rabta.people.rules.purposes import Role
from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, OFFICER, OUTSIDER, SCREENER, Person

TO_EVERYBODY = Marked("open", every_agency=True, agencies=("NCA_UK",))
WIDE = Marked("restricted", every_agency=True)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry: a person with a passport. `marked` None: as its list. `withdrawn`: and withdrawn again."""

    key: str
    name: str
    passport: str
    marked: Marked | None = None
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class Watched:
    """One list of an agency. `otherwise`: it hides, and what is said of it is something else."""

    key: str
    who: Person
    marked: Marked
    entries: tuple[Entry, ...]
    otherwise: bool = False

    def shows_to(self, reader: Person) -> bool:
        """The watch desk sees every list; everybody else what the marking lets."""
        return Role.WATCH in reader.roles or may_read(reader, self.marked, originator=self.who.agency)

    def entry_shows_to(self, entry: Entry, reader: Person) -> bool:
        """As the list, by the entry's own marking."""
        marked = entry.marked or self.marked
        return Role.WATCH in reader.roles or may_read(reader, marked, originator=self.who.agency)

    def as_known_to(self, reader: Person) -> "Watched | None":
        """As it is where there is nothing this reader may not know."""
        if self.shows_to(reader):
            return self
        shown = tuple(one for one in self.entries if self.entry_shows_to(one, reader))
        return replace(self, entries=shown, otherwise=True) if shown else None


WATCHED = (
    Watched(key="kept apart", who=ANF_OFFICER, marked=Marked("confidential"), entries=(
        Entry(key="kept", name="EX Gul Zaman", passport="EX4711001"),
        Entry(key="shown by its match", name="EX Sher Zaman", passport="EX4711002", marked=WIDE),
        Entry(key="shown to all", name="EX Nek Zaman", passport="EX4711003", marked=TO_EVERYBODY, withdrawn=True),
    )),
    Watched(key="for all to see", who=OFFICER, marked=TO_EVERYBODY, entries=(
        Entry(key="the same passport", name="EX Gul Zaman", passport="EX4711001"),
        Entry(key="withdrawn", name="EX Dur Zaman", passport="EX4711004", withdrawn=True),
    )),
    Watched(key="of the centre", who=ANALYST, marked=Marked("secret"), entries=(
        Entry(key="secret", name="EX Sher Zaman", passport="EX4711002"),
    )),
    Watched(key="of the screeners", who=SCREENER, marked=WIDE, entries=(
        Entry(key="of the screeners", name="EX Mir Zaman", passport="EX4711005"),
    )),
    Watched(key="of the levies", who=OUTSIDER, marked=Marked("open"), entries=(
        Entry(key="of the levies", name="EX Mir Zaman", passport="EX4711005", marked=TO_EVERYBODY),
    )),
)  # fmt: skip
