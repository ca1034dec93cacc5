"""Joint cases and requests between agencies of a world, and who may know of them: said from the design alone."""

from collections.abc import Set
from dataclasses import dataclass, replace

from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, OFFICER, OUTSIDER, RECRUIT, SCREENER, Person


@dataclass(frozen=True)
class Joint:
    """A joint case. `links`: keys of tellings, each with who links it; `taken_back`: links that were taken back again.

    `steps`: kinds, each with who signs; `tasks`: the agency that is to do one, each with who gives it; `left`: an agency
    that joined and left again.
    """

    key: str
    who: Person
    agencies: tuple[str, ...]
    level: str
    template: str = ""
    links: tuple[tuple[str, Person], ...] = ()
    taken_back: tuple[tuple[str, Person], ...] = ()
    steps: tuple[tuple[str, Person], ...] = ()
    tasks: tuple[tuple[str, Person], ...] = ()
    left: str = ""

    def as_known_to(self, reader: Person, *, tellings: Set[str]) -> "Joint | None":
        """As it is where there is nothing this reader may not see: without links to what hides, or not at all."""
        if not may_read(reader, Marked(self.level, agencies=self.agencies), originator=self.who.agency):
            return None
        links, taken_back = (
            tuple((key, who) for key, who in named if key in tellings) for named in (self.links, self.taken_back)
        )
        return replace(self, links=links, taken_back=taken_back)


@dataclass(frozen=True)
class Requested:
    """A request of one agency to another. `about`: the key of a telling; `drafted`, `signed`: who wrote an answer, and who
    signed it for a second time."""

    key: str
    who: Person
    to: str
    level: str
    about: str = ""
    accepted: Person | None = None
    drafted: Person | None = None
    signed: Person | None = None

    def as_known_to(self, reader: Person, *, tellings: Set[str]) -> "Requested | None":
        """As it is where there is nothing this reader may not see: an answer that nobody has signed for a second time is of
        its own agency alone."""
        if not may_read(reader, Marked(self.level, agencies=(self.to,)), originator=self.who.agency):
            return None
        known = replace(self, about=self.about if self.about in tellings else "")
        return known if self.signed or reader.agency == self.to else replace(known, drafted=None)


@dataclass(frozen=True)
class Errand:
    """A task that is for no case, given to another agency."""

    key: str
    who: Person
    to: str

    def known_to(self, reader: Person) -> bool:
        """Who gives it and who is to do it, where they are vetted for everyday exchange."""
        return may_read(reader, Marked("restricted", agencies=(self.to,)), originator=self.who.agency)


JOINT = (
    Joint("kept apart", ANF_OFFICER, (), "secret", links=(("3 hidden", ANF_OFFICER), ("3 shown", ANF_OFFICER)),
          steps=(("seizure", ANF_OFFICER), ("registered", ANF_OFFICER)), tasks=(("ANF", ANF_OFFICER),)),
    Joint("of two", ANF_OFFICER, ("CUSTOMS",), "restricted", template="joint_raid",
          links=(("3 hidden", ANF_OFFICER), ("3 shown", OFFICER), ("bridge hidden", OFFICER)),
          steps=(("seizure", OFFICER), ("registered", ANF_OFFICER), ("charged", OFFICER)), left="FIA"),
    Joint("of many", ANALYST, ("ANF", "CUSTOMS", "LEVIES"), "open",
          links=(("3 hidden", ANF_OFFICER), ("3 shown", ANF_OFFICER), ("bridge hidden", OFFICER), ("bridge first", ANALYST)),
          taken_back=(("log hidden", ANF_OFFICER), ("bridge last", OFFICER)),
          steps=(("seizure", OFFICER), ("registered", ANF_OFFICER)), tasks=(("LEVIES", ANALYST), ("ANF", ANALYST))),
    Joint("delivery", OFFICER, ("ASF", "NNCC"), "confidential", template="controlled_delivery",
          links=(("bridge last", OFFICER),)),
)  # fmt: skip
REQUESTED = (
    Requested("between two", ANF_OFFICER, "CUSTOMS", "restricted", about="3 hidden", accepted=OFFICER, drafted=OFFICER),
    Requested("of the centre", ANALYST, "CUSTOMS", "restricted", about="bridge first", accepted=OFFICER, drafted=OFFICER),
    Requested("answered", OUTSIDER, "ANF", "open", about="3 shown", accepted=ANF_OFFICER, drafted=RECRUIT,
              signed=ANF_OFFICER),
    Requested("to the screeners", OFFICER, "ASF", "restricted", accepted=SCREENER),
)  # fmt: skip
ERRANDS = (Errand("look again", ANF_OFFICER, "CUSTOMS"), Errand("count the trucks", OFFICER, "NNCC"))
