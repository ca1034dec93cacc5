"""One invented world from one seed: what is filed in it, judged, withdrawn, mended and read, and what of it is hidden.

Every record takes its chances from the seed and its own key, never from what else there is: leaving the hidden ones out
changes no byte of the others. In every world (DESIGN 5.8) a hidden incident bridges two that show, a hidden lump covers
three, a hidden laboratory weight would be the counted line, and hidden records sort first and last.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

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
from rabta.proving.rules.matters import Asked, Case, Disputed, Given, Met, Promised, Sought
from rabta.proving.rules.oracle import Marked, may_know_of, may_read
from rabta.proving.rules.people import (
    ANALYST,
    ANF_OFFICER,
    EVERYBODY,
    HARBOUR,
    OFFICER,
    OUTSIDER,
    PARTNER,
    SCREENER,
    Person,
)
from rabta.proving.rules.plans import DESK, HELD_ON, PLANS, Desk, HeldOn, Plan, plans_known_to, targets_known_to
from rabta.proving.rules.ruled import RULED, Ruled
from rabta.proving.rules.shared_work import Errand, Joint, Requested
from rabta.proving.rules.tellings import Happening, known_as, mark_of
from rabta.proving.rules.watched import WATCHED, Watched

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
    last, moments = NOW.date(), _moments()
    whats = tellings.happenings(seed, most=5, last=last)
    told: list[Telling] = []
    for number, what in enumerate(whats[:4]):
        told += _told_often(seed, number, what, moments)
    told += _bridged(seed, whats[4], moments)
    told += _lumped(seed, whats[:3], moments)
    told += _tables(seed, whats, moments)
    told += _beside(seed, last, moments)
    told += _partners(seed, whats, moments)
    told += _decided_anew(seed, whats, moments)
    told += _counted_unseen(seed, last, moments)
    told += _travelling(seed, moments)
    told += _persons(seed, moments)
    told += _stated_of_networks(seed, moments)
    told += _fields(seed, moments)
    if seed % 2:
        told += _under_many_markings(seed, whats[0], moments)
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


def _travelling(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """Messages of passengers who stand on watch-lists: one hides with its flight and its hits, one shows with its own; and
    one more of the flight that shows, which hides."""
    told = []
    lists = (("pax hidden", ANF_OFFICER, OWN, 701, (1, 5)), ("pax shown", OFFICER, TO_ALL, 702, (1, 2, 3, 5)),
             ("pax beside", ANF_OFFICER, OWN, 702, (2, 4)))  # fmt: skip
    for key, who, marked, flight, numbers in lists:
        mark = mark_of(seed, key)
        content = tellings.passengers(flight, mark, numbers).encode()
        told.append(Telling(key=key, who=who, content=content, marked=marked, at=next(moments), mark=mark,
                            file_name="passengers.edi"))  # fmt: skip
    return told


def _moments() -> Iterator[datetime]:
    """When reports come in: seven minutes apart, in the three weeks before NOW."""
    at = NOW - timedelta(days=20)
    while True:
        yield at
        at += timedelta(minutes=7)


def _text(
    seed: int, key: str, who: Person, words: str, marked: Marked, at: datetime, *, withdrawn: bool = False,
    mended: bool = False, protected: bool = False,
) -> Telling:  # fmt: skip
    return Telling(
        key=key, who=who, content=words.encode(), marked=marked, at=at, mark=mark_of(seed, key), withdrawn=withdrawn,
        mended=mended, protected=protected,
    )  # fmt: skip


def _source(seed: int, key: str) -> str:
    return known_as(random.Random(f"{seed}/{key}/source").choice(tellings.SOURCES))


def _told_often(seed: int, number: int, what: Happening, moments: Iterator[datetime]) -> list[Telling]:
    """A seizure told first under a hiding marking, then twice in the open, then weighed by the laboratory in secret.

    The fourth stands alone, so that its picture is stored for every reader; the others are joined by the lump.
    """
    chance = random.Random(f"{seed}/often/{number}")
    first, second = f"{number} hidden", f"{number} shown"
    third, fourth = f"{number} shown again", f"{number} weighed"
    hiding = chance.choice((OWN, SECRET, TO_CENTRE, HARBOUR_ONLY))
    wide, wider = chance.choice((TO_ALL, TO_COUNTRY)), chance.choice((TO_ALL, TO_VETTED))
    other = chance.choice((OFFICER, SCREENER))
    weight = f"{float(what.kg) * 0.96:.2f}"
    told = {
        first: (HARBOUR if hiding is HARBOUR_ONLY else ANF_OFFICER, tellings.in_english(
            what, agency="ANF", mark=mark_of(seed, first), source=_source(seed, first)), hiding),
        second: (ANF_OFFICER, tellings.in_english(what, agency="ANF", mark=mark_of(seed, second)), wide),
        third: (other, tellings.in_urdu(what, agency=other.agency, mark=mark_of(seed, third)), wider),
        fourth: (OFFICER if number else ANF_OFFICER,
                 tellings.laboratory(what, agency="CUSTOMS" if number else "ANF", mark=mark_of(seed, fourth), kg=weight,
                                     source=_source(seed, fourth)), OWN),
    }  # fmt: skip
    made = [_text(seed, key, who, words, marked, next(moments)) for key, (who, words, marked) in told.items()]
    if number == 1:  # another agency keeps the very same bytes to itself
        same = _text(seed, "1 same bytes", OFFICER, told[second][1], OWN, next(moments))
        made.append(replace(same, mark=mark_of(seed, second)))
    if number == 2:
        words = tellings.in_english(what, agency="CUSTOMS", mark=mark_of(seed, "2 pulled back"), source=_source(seed, "2"))
        made.append(_text(seed, "2 pulled back", OFFICER, words, OWN, next(moments), withdrawn=True))
        words = tellings.in_english(what, agency="ANF", mark=mark_of(seed, "2 pulled back in the open"), days=1)
        made.append(_text(seed, "2 pulled back in the open", ANF_OFFICER, words, TO_COUNTRY, next(moments), withdrawn=True))
    return made


def _bridged(seed: int, what: Happening, moments: Iterator[datetime]) -> list[Telling]:
    """Two tellings that nobody would take for one seizure, and between them a hidden one that is the same as both."""
    some, more = f"{float(what.kg) * 1.5:.2f}", f"{float(what.kg) * 1.25:.2f}"
    source = _source(seed, "bridge hidden")
    return [
        _text(seed, "bridge hidden", OFFICER, tellings.in_english(
            what, agency="CUSTOMS", mark=mark_of(seed, "bridge hidden"), kg=more, days=1, source=source), TO_CENTRE,
            next(moments), mended=True),
        _text(seed, "bridge first", ANF_OFFICER, tellings.in_english(
            what, agency="ANF", mark=mark_of(seed, "bridge first")), TO_ALL, next(moments), mended=True),
        _text(seed, "bridge last", SCREENER, tellings.in_english(
            what, agency="ASF", mark=mark_of(seed, "bridge last"), kg=some, days=3), TO_ALL, next(moments)),
    ]  # fmt: skip


def _lumped(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    words = tellings.lump(whats, agency="ANF", mark=mark_of(seed, "lump"), source=_source(seed, "lump"))
    return [_text(seed, "lump", ANF_OFFICER, words, OWN, next(moments))]


def _tables(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """A log that is kept from others, sent before one that shares rows with it; and one of another agency."""
    logs = {
        "log hidden": (ANF_OFFICER, OWN, [(whats[0], whats[0].kg), (whats[2], "7.5"), (whats[1], whats[1].kg)]),
        "log shown": (ANF_OFFICER, TO_ALL, [(whats[0], whats[0].kg), (whats[2], "9.25"), (whats[1], "1.1")]),
        "log of customs": (OFFICER, TO_VETTED, [(whats[1], whats[1].kg)]),
    }
    return [
        Telling(
            key=key, who=who, marked=marked, at=next(moments), mark=mark_of(seed, key), file_name="march.csv",
            content=tellings.table(rows, agency=who.agency, mark=mark_of(seed, key)).encode(),
        )
        for key, (who, marked, rows) in logs.items()
    ]  # fmt: skip


PERSONS_JUDGED = (
    Judging("persons first", "persons hidden", "same"), Judging("persons asked", "persons apart", "not"),
    Judging("persons last", "persons asked", "same"),
)


def _persons(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """One person in several lists: a hidden mention bridges two that show, before them and after."""
    told = {
        "persons hidden": (OFFICER, TO_CENTRE), "persons first": (ANF_OFFICER, TO_ALL), "persons last": (SCREENER, TO_ALL),
        "persons asked": (ANF_OFFICER, TO_COUNTRY), "persons apart": (OFFICER, TO_VETTED), "persons met": (SCREENER, TO_ALL),
    }  # fmt: skip
    made = []
    for key, (who, marked) in told.items():
        content = tellings.persons(seed, key, mark=mark_of(seed, key)).encode()
        protected = key == "persons met"
        made.append(
            Telling(
                key=key, who=who, content=content, marked=marked, at=next(moments), mark=mark_of(seed, key),
                file_name="persons.csv", protected=protected,
                otherwise=tellings.named_otherwise(content) if protected else b"",
            )
        )  # fmt: skip
    return made


def _stated_of_networks(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """Statements of two that smuggle: a hidden one names the telephones of both, with a dearer price; and a child guides."""
    told = {
        "stated hidden": (OFFICER, OWN), "stated first": (ANF_OFFICER, TO_ALL), "stated last": (OFFICER, TO_ALL),
        "stated child": (ANF_OFFICER, Marked("restricted")),
    }  # fmt: skip
    made = []
    for key, (who, marked) in told.items():
        child, content = key == "stated child", tellings.stated(key, mark=mark_of(seed, key)).encode()
        made.append(Telling(
            key=key, who=who, content=content, marked=marked, at=next(moments), mark=mark_of(seed, key), protected=child,
            file_name="stated.csv", otherwise=tellings.named_otherwise(content) if child else b"",
        ))  # fmt: skip
    return made


def _fields(seed: int, moments: Iterator[datetime]) -> list[Telling]:
    """Cleared fields that lie over each other: the hidden one was cleared first."""
    told = {"field hidden": (OFFICER, OWN), "field first": (ANF_OFFICER, TO_ALL), "field last": (OFFICER, TO_COUNTRY)}
    return [
        Telling(
            key=key, who=who, content=tellings.cleared_field(key, mark=mark_of(seed, key)).encode(), marked=marked,
            at=next(moments), mark=mark_of(seed, key), file_name="fields.geojson",
        )
        for key, (who, marked) in told.items()
    ]  # fmt: skip


def _beside(seed: int, last: date, moments: Iterator[datetime]) -> list[Telling]:
    """Cleared land, people met, nothing to report: each told by three, the hidden telling between the two that show."""
    made = []
    for number, kind in enumerate(tellings.BESIDE):
        for turn, (who, marked) in enumerate(((SCREENER, TO_ALL), (OFFICER, OWN), (ANF_OFFICER, TO_ALL))):
            key, day = f"{kind} {turn}", last - timedelta(days=16 - 3 * turn - number)
            source = _source(seed, key) if turn == 1 else ""
            words = tellings.beside(kind, agency=who.agency, day=day, mark=mark_of(seed, key), source=source)
            made.append(_text(seed, key, who, words, marked, next(moments), protected=kind == "met"))
    words = tellings.met_at_a_seizure(agency="ANF", day=last - timedelta(days=10), mark=mark_of(seed, "met 3"))
    made.append(_text(seed, "met 3", ANF_OFFICER, words, TO_ALL, next(moments), protected=True))
    made += _met_by_officers(seed, last, moments)
    return [replace(one, otherwise=tellings.named_otherwise(one.content)) if one.protected else one for one in made]


def _met_by_officers(seed: int, last: date, moments: Iterator[datetime]) -> list[Telling]:
    """An encounter in two reports under one number: a child of unsure age, for its agency alone, and who was grown up."""
    made = []
    for key, child in (("encounter child", True), ("encounter shown", False)):
        words = tellings.encounter(agency="ANF", day=last - timedelta(days=9), mark=mark_of(seed, key), child=child)
        marked = Marked("confidential") if child else TO_ALL
        one = _text(seed, key, ANF_OFFICER, words, marked, next(moments), protected=True)
        wanted = replace(TO_ALL, level="confidential") if child else None
        made.append(replace(one, file_name="met.csv", filed_as=wanted))
    return made


def _partners(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """What a partner and a force of a province file, and the newest report of all, which hides."""
    tell = tellings.in_english
    return [
        _text(seed, "of the partner", PARTNER, tell(whats[2], agency="NCA_UK", mark=mark_of(seed, "of the partner")),
              Marked("restricted", agencies=("ANF", "NNCC")), next(moments)),
        _text(seed, "of the levies", OUTSIDER, tell(whats[1], agency="LEVIES", mark=mark_of(seed, "of the levies")),
              TO_COUNTRY, next(moments)),
        _text(seed, "of customs", OFFICER, tell(whats[0], agency="CUSTOMS", mark=mark_of(seed, "of customs"), days=1),
              TO_VETTED, next(moments)),
        _text(seed, "newest hidden", SCREENER, tell(whats[0], agency="ASF", mark=mark_of(seed, "newest hidden"), days=2,
              source=_source(seed, "newest hidden")), Marked("restricted"), NOW - timedelta(hours=2)),
    ]  # fmt: skip


def _decided_anew(seed: int, whats: list[Happening], moments: Iterator[datetime]) -> list[Telling]:
    """What was shown and then marked so that it hides, the other way round, released, and released and recalled."""
    decisions = {
        "shown once": (OWN, {"first": TO_ALL}), "hidden once": (TO_ALL, {"first": SECRET}),
        "let out": (OWN, {"released": ("CUSTOMS",)}), "recalled": (OWN, {"recalled": ("CUSTOMS", "NCA_UK", "NNCC")}),
        "let out to others": (OWN, {"released": ("FIA",)}), "let out besides": (TO_ALL, {"released": ("FIA",)}),
    }  # fmt: skip
    made = []
    for number, (key, (marked, more)) in enumerate(decisions.items()):
        source = "" if marked is TO_ALL else _source(seed, key)
        words = tellings.in_english(whats[number % 5], agency="ANF", mark=mark_of(seed, key), days=1, source=source)
        made.append(replace(_text(seed, key, ANF_OFFICER, words, marked, next(moments)), **more))  # type: ignore[arg-type]
    return made


UNSEEN = {
    ("LEVIES", "CUSTOMS"): ((ANF_OFFICER, "4", "9"), (SCREENER, "6.5", "2.25"), (ANF_OFFICER, "8.25", "7.5")),
    ("NCA_UK",): ((SCREENER, "3", "11"), (ANF_OFFICER, "12", "5.5"), (OFFICER, "5", "3.5")),
}
"""By the agencies that may count them: three tellings, and their kilograms here and where their reader knows but the sum."""


def _counted_unseen(seed: int, last: date, moments: Iterator[datetime]) -> list[Telling]:
    """What an originator lets some agencies count and not see: two totals of a month in Sindh, each for other agencies."""
    made = []
    for number, (to, told) in enumerate(UNSEEN.items()):
        for turn, (who, kg, otherwise) in enumerate(told):
            key, day = f"counted {number} {turn}", last.replace(day=2 + 4 * turn + number)
            words = [
                tellings.unseen(agency=who.agency, day=one, kg=weighs, place=2 * turn + number, mark=mark_of(seed, key))
                for one, weighs in ((day, kg), (day + timedelta(days=1), otherwise))
            ]
            marked = Marked("restricted") if who is SCREENER else OWN
            telling = _text(seed, key, who, words[0], marked, next(moments))
            made.append(replace(telling, counted=to, otherwise=words[1].encode()))
    return made


def _under_many_markings(seed: int, what: Happening, moments: Iterator[datetime]) -> list[Telling]:
    """More tellings of one seizure than a stored view holds markings: its picture is then laid out on read."""
    many = (
        (ANF_OFFICER, Marked("confidential", agencies=("NNCC", "FIA"))), (OFFICER, TO_CENTRE),
        (SCREENER, Marked("restricted")), (ANF_OFFICER, Marked("restricted", agencies=("CUSTOMS", "NNCC"))),
        (SCREENER, TO_VETTED),
    )  # fmt: skip
    return [
        _text(seed, f"many {n}", who, tellings.in_english(what, agency=who.agency, mark=mark_of(seed, f"many {n}")), marked,
              next(moments))
        for n, (who, marked) in enumerate(many)
    ]  # fmt: skip
