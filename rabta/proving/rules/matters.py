"""What is asked and disputed beside the reports of a world, and who may know of it: said from the design alone.

Requests to an originator for a release, disagreements with a claim, persons' requests about what is on record of them,
commitments with what is cited for them, minutes of meetings, equipment that partners give, and what a partner asks.
"""

from collections.abc import Set
from dataclasses import dataclass, replace

from rabta.people.rules.purposes import Role
from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import ANALYST, ANF_OFFICER, OFFICER, OUTSIDER, PARTNER, SCREENER, Person


@dataclass(frozen=True)
class Asked:
    """Somebody asks the originator of a report to let another agency have it. `granted` None: nobody has answered."""

    key: str
    who: Person
    kind: str
    to: str
    granted: bool | None = None

    def known_to(self, reader: Person, *, originator: str) -> bool:
        """Who asks and who is asked know of it, each agency's readers, and auditors; of a report they see, in any case."""
        return reader.agency in (self.who.agency, originator) or Role.AUDITOR in reader.roles


@dataclass(frozen=True)
class Disputed:
    """Somebody disagrees with what a report says happened or, where `other` is named, with a judgement on two."""

    key: str
    who: Person
    words: str
    other: str = ""
    taken_back: bool = False

    def in_other_words(self) -> "Disputed":
        """The same in words that name nobody: whoever may not read them must not notice."""
        return replace(self, words="A child was among them.")


@dataclass(frozen=True)
class Case:
    """A person's request by its letter. `to`: the agency it is assigned to; `outcome`: how it was decided, if it was."""

    reference: str
    who: Person
    wants: str
    to: str = ""
    outcome: str = ""

    def known_to(self, reader: Person) -> bool:
        """Who registered it, auditors, and liaison officers of the agency that is to deal with it."""
        if reader == self.who or Role.AUDITOR in reader.roles:
            return True
        return Role.LIAISON in reader.roles and reader.agency == self.to


@dataclass(frozen=True)
class Promised:
    """A commitment. `by` accepts it; `cites`: keys of tellings, each with who cites it."""

    key: str
    who: Person
    marked: Marked
    words: str
    by: Person | None = None
    cites: tuple[tuple[str, Person], ...] = ()
    measured: str = ""

    def as_known_to(self, reader: Person, *, tellings: Set[str]) -> "Promised | None":
        """As it is where there is nothing this reader may not see: without what is cited and hides, or not at all."""
        if not may_read(reader, self.marked, originator=self.who.agency):
            return None
        return replace(self, cites=tuple((key, who) for key, who in self.cites if key in tellings))


@dataclass(frozen=True)
class Met:
    """A meeting whose minutes `who` opened and signed, and `other` of the other side counter-signed."""

    key: str
    who: Person
    other: Person
    marked: Marked

    def known_to(self, reader: Person) -> bool:
        """Whoever its marking lets see it."""
        return may_read(reader, self.marked, originator=self.who.agency)


@dataclass(frozen=True)
class Given:
    """A scanner that `who` entered for an airport, held by their agency, and that works since `by` said so."""

    key: str
    who: Person
    marked: Marked
    serial: str
    site: str
    by: Person | None = None

    def known_to(self, reader: Person) -> bool:
        """Whoever its marking lets see it."""
        return may_read(reader, self.marked, originator=self.who.agency)


@dataclass(frozen=True)
class Sought:
    """What the partner asks the centre. `outcome`: of the draft that the analyst made; `draws_on`: the telling whose record
    it holds. `sent`: two approved it and it left; `recalled`: and was recalled."""

    key: str
    outcome: str = ""
    draws_on: str = ""
    sent: bool = False
    recalled: bool = False

    def shows_to(self, reader: Person) -> bool:
        """The partner's readers and the centre's, who are trusted with what is restricted."""
        return reader.agency in (PARTNER.agency, ANALYST.agency) and reader.vetting >= 1

    def as_known_to(self, reader: Person, *, tellings: Set[str], originator: str) -> "Sought | None":
        """As it is where there is nothing this reader may not see. A record that left stands in its originator's ledger."""
        if self.sent and originator == reader.agency:
            return self
        if not self.shows_to(reader):
            return None
        seen = reader.agency == ANALYST.agency and (not self.draws_on or self.draws_on in tellings)
        return self if self.sent or seen else replace(self, outcome="", draws_on="")


ASKED = (
    Asked("3 shown", OFFICER, "share", "FIA"),
    Asked("bridge first", OFFICER, "court", "FIA", granted=True),
    Asked("bridge hidden", ANALYST, "share", "FIA", granted=False),
    Asked("3 shown", OUTSIDER, "onward", "FIA", granted=False),
    Asked("bridge first", PARTNER, "share", "FIA"),
    Asked("cleared 0", OFFICER, "share", "FIA", granted=True),
)
DISPUTED = (
    Disputed("3 hidden", ANF_OFFICER, "Source Kohsar lies"),
    Disputed("3 shown", OFFICER, "It was the day before"),
    Disputed("bridge first", PARTNER, "Two held, not one", taken_back=True),
    Disputed("bridge hidden", ANALYST, "Two boats, not one", other="bridge last"),
    Disputed("met 3", SCREENER, "The girl Zarmina was not on that boat"),
)
CASES = (
    Case("K-1/25", ANALYST, "erase", to="ANF", outcome="refused"), Case("K-2/25", OFFICER, "know"),
    Case("K-3/25", ANALYST, "correct", to="LEVIES"), Case("K-4/25", PARTNER, "know", to="CUSTOMS", outcome="granted"),
    Case("K-5/25", OUTSIDER, "other", to="ANF"),
)  # fmt: skip
TO_EVERYBODY = Marked("open", every_agency=True, agencies=("NCA_UK",))
SAID = "Both sides will share what they learn of couriers"
PROMISED = (
    Promised("kept apart", ANF_OFFICER, Marked("confidential"), f"{SAID} within a week", measured="arrests"),
    Promised(
        "for all to see", ANALYST, TO_EVERYBODY, f"{SAID} within a month", by=ANF_OFFICER, measured="mass_seized",
        cites=(("3 hidden", ANF_OFFICER), ("3 shown", ANF_OFFICER), ("bridge hidden", OFFICER)),
    ),
    Promised("of customs", OFFICER, Marked("restricted", agencies=("NNCC",)), f"{SAID} by sea", by=ANALYST),
    Promised("of the partner", PARTNER, Marked("restricted", agencies=("ANF", "NNCC")), f"{SAID} by air", by=ANF_OFFICER),
)  # fmt: skip
MET = (
    Met("kept apart", ANF_OFFICER, OFFICER, Marked("confidential", agencies=("CUSTOMS",))),
    Met("in the open", ANF_OFFICER, PARTNER, TO_EVERYBODY),
)
GIVEN = (
    Given("kept apart", ANF_OFFICER, Marked("confidential"), "EX-0001", "ISB", by=ANF_OFFICER),
    Given("for all to see", OFFICER, TO_EVERYBODY, "EX-0002", "KHI"),
    Given("of customs", OFFICER, Marked("restricted", agencies=("NNCC",)), "EX-0003", "KHI", by=ANALYST),
    Given("of the screeners", SCREENER, Marked("restricted", every_agency=True), "EX-0001", "LHE", by=SCREENER),
)
"""The same serial twice, and at one airport a scanner that works beside one that does not: what hides moves no figure."""
SOUGHT = (
    Sought("waits"), Sought("drafted", "answered", "bridge hidden"),
    Sought("answered", "answered", "bridge first", sent=True), Sought("nothing", "nothing", sent=True, recalled=True),
)  # fmt: skip
ONWARD = ("bridge hidden", "bridge first")
"""Tellings whose originator lets the centre pass them on to the partner."""
