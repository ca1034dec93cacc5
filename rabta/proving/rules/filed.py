"""One report of a world: who files which bytes under which marking, and when; and how one is made from words."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from rabta.people.rules.purposes import Role
from rabta.proving.rules import tellings
from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import Person
from rabta.proving.rules.tellings import known_as, mark_of

NOW = datetime(2025, 3, 20, 6, 0, tzinfo=UTC)
"""The instant at which every world is looked at."""
TO_ALL = Marked("open", every_agency=True, agencies=("NCA_UK",))
TO_COUNTRY = Marked("open", every_agency=True)
TO_VETTED = Marked("restricted", every_agency=True)
TO_CENTRE = Marked("confidential", agencies=("NNCC",))
OWN = Marked("confidential")
SECRET = Marked("secret")
HARBOUR_ONLY = Marked("confidential", groups=("harbour watch",))


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One report of a world: who files which bytes under which marking, and when. `key` names it in its world.

    `protected`: it tells of people whose words only protection officers read. `first`: the marking it was filed under,
    where its originator marked it anew. `chained`: its officer keeps the chain of what it tells of. `released`,
    `recalled`: to which agencies it was released, and whose release was taken back. `counted`: agencies that may count it
    unseen. `onward`: the centre may pass it on to the partner. `otherwise`: other words, and perhaps another weight, that
    take the place of these where a reader may not have the words, or may know only what several such weigh together.
    `filed_as`: the marking its officer chose, where the house keeps it to fewer, because a child is in it.
    """

    key: str
    who: Person
    content: bytes
    marked: Marked
    at: datetime
    mark: str
    file_name: str = "typed.txt"
    withdrawn: bool = False
    mended: bool = False
    protected: bool = False
    chained: bool = False
    first: Marked | None = None
    released: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    onward: bool = False
    otherwise: bytes = b""
    filed_as: Marked | None = None

    def as_known_to(self, reader: Person) -> "Telling | None":
        """As it is in a world that holds nothing this reader may not know: the same, in other words, or not at all."""
        if self.words_show_to(reader):
            return self
        if self.shows_to(reader) or reader.agency in self.counted:
            return replace(self, content=self.otherwise)
        return None

    def words_show_to(self, reader: Person) -> bool:
        """Whether this reader may read its words: of protected persons only protection officers may."""
        return self.shows_to(reader) and (not self.protected or Role.PROTECTION in reader.roles)

    def shows_to(self, reader: Person) -> bool:
        """Whether this reader may see it, by the oracle: as it is marked now, widened by what is released now."""
        now = replace(self.marked, agencies=(*self.marked.agencies, *self.released))
        return may_read(reader, now, originator=self.who.agency)


def moments_of_filing() -> Iterator[datetime]:
    """When reports come in: seven minutes apart, in the three weeks before NOW."""
    at = NOW - timedelta(days=20)
    while True:
        yield at
        at += timedelta(minutes=7)


def typed(
    seed: int, key: str, who: Person, words: str, marked: Marked, at: datetime, *, withdrawn: bool = False,
    mended: bool = False, protected: bool = False,
) -> Telling:  # fmt: skip
    return Telling(
        key=key, who=who, content=words.encode(), marked=marked, at=at, mark=mark_of(seed, key), withdrawn=withdrawn,
        mended=mended, protected=protected,
    )  # fmt: skip


def source_of(seed: int, key: str) -> str:
    """Who told it, by the name the house gives a source."""
    return known_as(random.Random(f"{seed}/{key}/source").choice(tellings.SOURCES))
