"""Planned operations and targets of a world, who may see them, and what of a hidden one may be known: said from the design.

One bit is disclosed on purpose: whoever files learns that a conflict exists, and so does the other side. So a hidden
operation that a reader can meet is not left out of the world in which what hides never was: another stands in its place, of
another agency, elsewhere and otherwise, that is met by the same. A second hidden one at the same spot is left out: how many
there are nobody learns. What is silent is left out altogether.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rabta.people.rules.purposes import Role
from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import ANF_OFFICER, OFFICER, OUTSIDER, SCREENER, Person

Point = tuple[float, float]
TO_EVERYBODY = Marked("open", every_agency=True, agencies=("NCA_UK",))
WIDE = Marked("restricted", every_agency=True)
STAND_INS = (SCREENER, OFFICER, ANF_OFFICER)
"""Who files in another's place: one who is of neither agency."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One planned operation. Those of one `spot` meet. `marked` None: for its agency alone. `told`: the desk has told the
    other side whom to call, so that agency, name and telephone are known to it. `again`: it is filed once more, changed."""

    key: str
    who: Person
    spot: str
    place: Point
    starts_in: float = 12
    kind: str = "raid"
    marked: Marked | None = None
    contact: str = ""
    phone: str = "+92 91 000 0001"
    told: bool = False
    again: bool = False
    twin: bool = False

    @property
    def silent(self) -> bool:
        return self.kind == "controlled_delivery"

    def shows_to(self, reader: Person) -> bool:
        """The watch desk sees every one; everybody else what the marking lets, and of silent ones their own agency's."""
        return Role.WATCH in reader.roles or (_marked_for(reader, self.marked, self.who.agency)
                                              and (not self.silent or reader.agency == self.who.agency))  # fmt: skip

    def in_other_words(self, reader: Person) -> "Plan":
        """Another that is met by the same: of another agency, elsewhere, otherwise; what the desk has told stays."""
        moved = replace(self, place=(self.place[0] + 0.0004, self.place[1] + 0.0003), starts_in=self.starts_in + 0.5,
                        kind="search_warrant", marked=None)  # fmt: skip
        if self.told:
            return moved
        return replace(moved, who=stand_in(self.who, reader), contact="Somebody else", phone="+92 21 000 0002")


@dataclass(frozen=True, kw_only=True)
class HeldOn:
    """One identifier held as a target. Those of one `spot` are one identifier."""

    key: str
    who: Person
    spot: str
    kind: str
    written: str
    otherwise: str = ""
    marked: Marked | None = None
    silent: bool = False
    let_go: bool = False
    contact: str = ""

    def shows_to(self, reader: Person) -> bool:
        """As a planned operation."""
        return Role.WATCH in reader.roles or (_marked_for(reader, self.marked, self.who.agency)
                                              and (not self.silent or reader.agency == self.who.agency))  # fmt: skip

    def in_other_words(self, reader: Person) -> "HeldOn":
        """The same identifier, because its meeting is known, written otherwise and held by another agency."""
        who = stand_in(self.who, reader)
        return replace(self, who=who, written=self.otherwise, contact="Somebody else", marked=None)


@dataclass(frozen=True)
class Desk:
    """What the watch desk did about the alarm of two, and who of its sides opened what that side was told."""

    of: tuple[str, str]
    steps: tuple[str, ...] = ()
    seen_by: tuple[Person, ...] = ()


def stand_in(who: Person, reader: Person) -> Person:
    """Somebody of neither this one's agency nor the reader's, who files in this one's place."""
    return next(one for one in STAND_INS if one.agency not in (who.agency, reader.agency))


def _marked_for(reader: Person, marked: Marked | None, originator: str) -> bool:
    """By default an operation is marked for its own agency alone, as high as who files it is trusted with."""
    level = "open" if originator == OUTSIDER.agency else "restricted"
    return may_read(reader, marked or Marked(level), originator=originator)


def may_file(reader: Person) -> bool:
    """Liaison officers of agencies of the country."""
    return Role.LIAISON in reader.roles and not reader.partner


def plans_known_to(reader: Person, plans: Sequence[Plan]) -> list[Plan]:
    """The operations as they are where there is nothing this reader may not know."""
    own = {one.spot for one in plans if one.who.agency == reader.agency and one.shows_to(reader) and not one.silent}
    known: list[Plan] = []
    for one in plans:
        if one.shows_to(reader):
            known.append(one)
        elif not one.silent and not (one.twin and _another(one, reader, plans)) and (may_file(reader) or one.spot in own):
            known.append(one.in_other_words(reader))
    return known


def _another(twin: Plan, reader: Person, plans: Sequence[Plan]) -> bool:
    """Whether another hidden one is there, by which the bit is what it is without the twin."""
    return any(one.spot == twin.spot and not one.twin and not one.silent and not one.shows_to(reader) for one in plans)


def targets_known_to(reader: Person, held: Sequence[HeldOn]) -> list[HeldOn]:
    """The targets as they are where there is nothing this reader may not know: nobody tries all identifiers there are."""
    own = {one.spot for one in held if one.who.agency == reader.agency and one.shows_to(reader) and not one.silent}
    known: list[HeldOn] = []
    for one in held:
        if one.shows_to(reader):
            known.append(one)
        elif not one.silent and one.spot in own:
            known.append(one.in_other_words(reader))
    return known


SILENT_AT: Point = (71.5249, 34.0151)
"""Where the visits file: a silent operation is there that evening, of which the answer must say nothing."""
UNTOLD_AT: Point = (68.86, 27.7)
"""As there; and of another agency, an operation that meets the silent one, which neither side is told."""
BAIT_AT: Point = (71.9, 34.3)
"""Where they file as well: a hidden one is there, and another, of which the answer is the one bit."""
PLANS = (
    Plan(key="silent", who=ANF_OFFICER, spot="peshawar", place=SILENT_AT, kind="controlled_delivery", marked=WIDE),
    Plan(key="bait", who=SCREENER, spot="mardan", place=BAIT_AT),
    Plan(key="bait too", who=OUTSIDER, spot="mardan", place=(71.9003, 34.3001), twin=True),
    Plan(key="met", who=ANF_OFFICER, spot="quetta", place=(66.99, 30.18)),
    Plan(key="met too", who=SCREENER, spot="quetta", place=(66.9904, 30.1802), twin=True),
    Plan(key="of customs", who=OFFICER, spot="quetta", place=(66.9902, 30.1797)),
    Plan(key="in the open", who=ANF_OFFICER, spot="karachi", place=(67.0, 24.9), marked=TO_EVERYBODY, again=True),
    Plan(key="beside it", who=OUTSIDER, spot="karachi", place=(67.0003, 24.9002), told=True),
    Plan(key="silent too", who=ANF_OFFICER, spot="sukkur", place=UNTOLD_AT, kind="controlled_delivery", marked=WIDE),
    Plan(key="at sukkur", who=OFFICER, spot="sukkur", place=(68.8603, 27.7001)),
    Plan(key="alone", who=ANF_OFFICER, spot="lahore", place=(74.34, 31.55), marked=Marked("secret")),
)
HELD_ON = (
    HeldOn(key="phone of anf", who=ANF_OFFICER, spot="phone", kind="phone", written="+92 300 7654321",
           otherwise="0092 300 7654321"),
    HeldOn(key="phone of customs", who=OFFICER, spot="phone", kind="phone", written="0300-7654321", otherwise="03007654321"),
    HeldOn(key="card", who=ANF_OFFICER, spot="card", kind="cnic", written="35202-1234567-1", marked=WIDE, silent=True,
           let_go=True),
    HeldOn(key="lorry", who=SCREENER, spot="lorry", kind="vehicle", written="EX-4711", marked=TO_EVERYBODY, let_go=True),
    HeldOn(key="passport", who=SCREENER, spot="passport", kind="passport", written="EX1234567", marked=TO_EVERYBODY),
)  # fmt: skip
DESK = (
    Desk(("in the open", "beside it"), ("owned", "released", "spoke_a"), (ANF_OFFICER,)),
    Desk(("met", "of customs"), ("owned",), (OFFICER, ANF_OFFICER)),
    Desk(("phone of anf", "phone of customs"), (), (OFFICER,)),
    Desk(("silent too", "at sukkur"), ("owned",)),
)
