"""One invented world from one seed: what is filed in it, judged, withdrawn, mended and read, and what of it is hidden.

Every record takes its chances from the seed and its own key, never from what else there is: leaving the hidden ones out
changes no byte of the others. In every world (DESIGN 5.8) a hidden incident bridges two that show, a hidden lump covers
three, a hidden laboratory weight would be the counted line, and hidden records sort first and last.
"""

from dataclasses import dataclass, field, replace

from rabta.people.rules.purposes import Role
from rabta.proving.rules import matters, shared_work, tellings
from rabta.proving.rules.airports import (
    DECIDED,
    ON_LANES,
    PAPERS,
    TAKEN,
    Decided,
    OnLane,
    Paper,
    Taken,
    known_decided,
    known_on_lanes,
    known_papers,
    known_taken,
)
from rabta.proving.rules.filed import NOW, SECRET, Telling, moments_of_filing
from rabta.proving.rules.filed_beside import (
    fields_claimed,
    lists_of_persons,
    stated_of_networks,
    told_before,
    told_beside,
    travelling,
)
from rabta.proving.rules.filed_seizures import (
    bridged,
    counted_unseen,
    decided_anew,
    in_tables,
    lumped,
    of_partners,
    told_often,
    under_many_markings,
)
from rabta.proving.rules.matters import Asked, Case, Disputed, Given, Met, Promised, Sought
from rabta.proving.rules.oracle import Marked, may_know_of, may_read
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, EVERYBODY, HARBOUR, Person
from rabta.proving.rules.plans import DESK, HELD_ON, PLANS, Desk, HeldOn, Plan, plans_known_to, targets_known_to
from rabta.proving.rules.ruled import RULED, Ruled
from rabta.proving.rules.shared_work import Errand, Joint, Requested
from rabta.proving.rules.watched import WATCHED, Watched


@dataclass(frozen=True)
class Judging:
    """The analyst's word on the first incidents of two reports; and the deed it was said in, if with others at once."""

    a: str
    b: str
    outcome: str
    deed: str = ""


@dataclass(frozen=True)
class Listed:
    """A price list of the centre, and for whom."""

    name: str
    dated: str
    price: str
    marked: Marked


@dataclass
class World:
    """Everything there is in one world, in the order in which it comes about."""

    seed: int
    tellings: list[Telling]
    judgings: list[Judging]
    prices: list[Listed]
    read: list[tuple[Person, str]]
    """Who opens which report after all was filed: it stands in the ledger, and shows to the report's originator."""
    asked: list[Asked] = field(default_factory=list)
    disputed: list[Disputed] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    promised: list[Promised] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    people: tuple[Person, ...] = EVERYBODY
    given: list[Given] = field(default_factory=list)
    joint: list[Joint] = field(default_factory=list)
    requested: list[Requested] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    sought: list[Sought] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    held: list[HeldOn] = field(default_factory=list)
    desk: tuple[Desk, ...] = DESK
    watched: list[Watched] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    on_lanes: list[OnLane] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    ruled: list[Ruled] = field(default_factory=list)
    persons: list[Judging] = field(default_factory=list)
    """The analyst's word on the persons of two lists."""

    def seen_by(self, reader: Person) -> "World":
        """The world in which there is nothing that this reader may not see, and never was."""
        keys = {t.key for t in self.tellings if t.shows_to(reader)}
        return World(
            self.seed, [known for t in self.tellings if (known := t.as_known_to(reader))],
            [j for j in self.judgings if {j.a, j.b} <= keys],
            [p for p in self.prices if may_read(reader, p.marked, originator=ANALYST.agency)],
            [(who, key) for who, key in self.read if key in keys and may_know_of(reader, who)],
            [a for a in self.asked if a.key in keys and a.known_to(reader, originator=self.telling(a.key).who.agency)],
            [said for d in self.disputed if {d.key, d.other or d.key} <= keys and (said := self._as_known(d, reader))],
            [c for c in self.cases if c.known_to(reader)],
            [told for one in self.promised if (told := one.as_known_to(reader, tellings=keys))],
            [m for m in self.met if m.known_to(reader)],
            tuple(p for p in self.people if may_know_of(reader, p)),
            given=[g for g in self.given if g.known_to(reader)],
            joint=[together for joint in self.joint if (together := joint.as_known_to(reader, tellings=keys))],
            requested=[asked for ask in self.requested if (asked := ask.as_known_to(reader, tellings=keys))],
            errands=[errand for errand in self.errands if errand.known_to(reader)],
            sought=[as_sought for one in self.sought if (as_sought := self._as_sought(one, reader, keys))],
            plans=plans_known_to(reader, self.plans), held=targets_known_to(reader, self.held), desk=self.desk,
            watched=[kept for one in self.watched if (kept := one.as_known_to(reader))],
            papers=known_papers(reader, self.papers), on_lanes=known_on_lanes(reader, self.on_lanes),
            taken=known_taken(reader, self.taken), decided=known_decided(reader, self.decided),
            ruled=[one for one in self.ruled if one.shows_to(reader)],
            persons=[j for j in self.persons if {j.a, j.b} <= keys],
        )  # fmt: skip

    def _as_sought(self, sought: Sought, reader: Person, keys: set[str]) -> Sought | None:
        """What the partner asks; whose record an answer holds learns of it, if they see that record."""
        holds = sought.draws_on in keys
        originator = self.telling(sought.draws_on).who.agency if holds else ""
        return sought.as_known_to(reader, tellings=keys, originator=originator)

    def _as_known(self, disputed: Disputed, reader: Person) -> Disputed | None:
        """Words about a protected person are withheld; that there are some, the ledger tells the originator and auditors."""
        about = self.telling(disputed.key)
        if disputed.other or about.words_show_to(reader):
            return disputed
        told = reader.agency == about.who.agency or reader == disputed.who or Role.AUDITOR in reader.roles
        return disputed.in_other_words() if told else None

    def hidden_from(self, reader: Person) -> list[Telling]:
        """The reports this reader may not see."""
        return [t for t in self.tellings if not t.shows_to(reader)]

    def telling(self, key: str) -> Telling:
        """The report of this key."""
        return next(t for t in self.tellings if t.key == key)


def world(seed: int) -> World:
    """The world of this seed. The same seed is the same world on every machine."""
    last, moments = NOW.date(), moments_of_filing()
    whats = tellings.happenings(seed, most=5, last=last)
    told: list[Telling] = []
    for number, what in enumerate(whats[:4]):
        told += told_often(seed, number, what, moments)
    told += bridged(seed, whats[4], moments)
    told += lumped(seed, whats[:3], moments)
    told += in_tables(seed, whats, moments)
    told += told_beside(seed, last, moments)
    told += of_partners(seed, whats, moments)
    told += decided_anew(seed, whats, moments)
    told += counted_unseen(seed, last, moments)
    told += travelling(seed, moments)
    told += lists_of_persons(seed, moments)
    told += stated_of_networks(seed, moments)
    told += fields_claimed(seed, moments)
    told += told_before(seed, moments)
    if seed % 2:
        told += under_many_markings(seed, whats[0], moments)
    told = [replace(t, chained=t.key in CHAINED, onward=t.key in matters.ONWARD) for t in told]
    judged = [
        Judging("bridge first", "bridge hidden", "same"), Judging("bridge hidden", "bridge last", "same"),
        Judging("0 shown", "1 shown", "not"), Judging("0 hidden", "2 shown", "not"),
        Judging("3 shown", "bridge last", "not", "a deed"), Judging("3 hidden", "bridge last", "not", "a deed"),
        Judging("3 shown", "bridge first", "not", "a deed"),
    ]  # fmt: skip
    seen = {t.key for t in told if t.shows_to(ANALYST)}
    judged = [j for j in judged if {j.a, j.b} <= seen]
    prices = [
        Listed("Shown", "2025-01-31", "3", Marked("open", every_agency=True, agencies=("NCA_UK",))),
        Listed("Kept", "2025-02-28", "5", SECRET),
    ]
    read = [(ANALYST, t.key) for t in told if t.key.startswith("0 ") and t.shows_to(ANALYST)]
    read += [(HARBOUR, t.key) for t in told if t.who is ANF_OFFICER and not t.marked.every_agency and t.shows_to(HARBOUR)]
    return World(seed, told, judged, prices, read, [*matters.ASKED], [*matters.DISPUTED], [*matters.CASES],
                 [*matters.PROMISED], [*matters.MET], given=[*matters.GIVEN], joint=[*shared_work.JOINT],
                 requested=[*shared_work.REQUESTED], errands=[*shared_work.ERRANDS], sought=[*matters.SOUGHT],
                 plans=[*PLANS], held=[*HELD_ON], watched=[*WATCHED], papers=[*PAPERS], on_lanes=[*ON_LANES],
                 taken=[*TAKEN], decided=[*DECIDED], ruled=[*RULED], persons=[*PERSONS_JUDGED])  # fmt: skip


def small_world() -> World:
    """A few of the records of the world of seed 0, enough to tempt: in it seeded leaks are planted and must be found."""
    whole = world(0)
    kept = [t for t in whole.tellings if t.key.startswith(SMALL)]
    keys = {t.key for t in kept}
    judged = [j for j in whole.judgings if {j.a, j.b} <= keys]
    read = [(who, key) for who, key in whole.read if key in keys]
    return World(
        0, kept, judged, whole.prices, read, whole.asked, whole.disputed, whole.cases, whole.promised, whole.met,
        given=whole.given, joint=whole.joint, requested=whole.requested, errands=whole.errands,
        sought=whole.sought,
        plans=whole.plans, held=whole.held, watched=whole.watched, ruled=whole.ruled, persons=whole.persons,
        papers=whole.papers, on_lanes=whole.on_lanes, taken=whole.taken, decided=whole.decided,
    )  # fmt: skip


CHAINED = ("bridge hidden", "bridge first", "bridge last", "0 hidden", "0 shown", "3 hidden", "3 shown", "log hidden")
"""Whose exhibits have a chain: hidden ones of the very event that shown ones are of."""
SMALL = (
    "3 ", "bridge", "log", "cleared", "met", "encounter", "shown once", "let out", "recalled", "of ", "newest",
    "2 pulled back", "counted", "pax", "persons", "stated",
)  # fmt: skip
PERSONS_JUDGED = (
    Judging("persons first", "persons hidden", "same"), Judging("persons asked", "persons apart", "not"),
    Judging("persons last", "persons asked", "same"),
)
