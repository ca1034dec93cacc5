"""Days at airports of a world and who may know of them: said from the design alone.

What one report hides, another would explain: a hidden lane's log screens a bag that shows, a hidden message loads another on
the same flight, a hidden device would have to report; a hidden field lies under one that shows. A step about a lapse shows
to whoever sees all that its signer saw.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from rabta.proving.rules.oracle import Marked, may_read
from rabta.proving.rules.people import ANF_OFFICER, OFFICER, SCREENER, Person
from rabta.proving.rules.watched import TO_EVERYBODY, WIDE

DAY = "2025-03-19"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A report of an airport's day. `says` is its file, `name` the file's name."""

    key: str
    who: Person
    marked: Marked
    name: str
    says: str = ""
    scan: str = ""
    """Of an object of a scanner: `low`, `high` or `report`, all of one bag."""

    @property
    def land(self) -> bool:
        """Whether it draws a field, with a photograph of it."""
        return self.name.endswith(".geojson")

    def shows_to(self, reader: Person) -> bool:
        """As the marking lets."""
        return may_read(reader, self.marked, originator=self.who.agency)


@dataclass(frozen=True, kw_only=True)
class OnLane:
    """A device that works on a lane."""

    key: str
    who: Person
    marked: Marked
    airport: str
    lane: str

    def shows_to(self, reader: Person) -> bool:
        """As the marking lets."""
        return may_read(reader, self.marked, originator=self.who.agency)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Somebody took a lapse of the day."""

    key: str
    who: Person
    lapse: str


@dataclass(frozen=True, kw_only=True)
class Decided:
    """Somebody decided about the bag of the scans."""

    key: str
    who: Person
    step: str


def _bags(flight: str, *tags: str) -> str:
    return "".join(
        f"BSM\n.V/1LKHI\n.F/{flight}/19MAR/DXB\n.N/{tag}001\n.P/1EX{tag}/PASSENGER MR\nENDBSM\n" for tag in tags
    )


def _scans(*tags: str) -> str:
    head = "airport,date,time,lane,tag,decision seconds,outcome\n"
    return head + "".join(f"KHI,{DAY},2{at}:15,L1,{tag},8,no alarm\n" for at, tag in enumerate(tags))


def _field(number: str, east: float) -> str:
    """A field near Bara; one a little east of another shares its land."""
    ring = [[71 + east, 33.9], [71.001 + east, 33.9], [71.001 + east, 33.901], [71 + east, 33.901], [71 + east, 33.9]]
    said = {"claim": number, "crop": "poppy", "date": DAY, "district": "Khyber", "place": "EX village"}
    drawn = {"type": "Polygon", "coordinates": [ring]}
    return json.dumps({"type": "Feature", "properties": said, "geometry": drawn})


PAPERS = (
    Paper(key="field for all", who=OFFICER, marked=TO_EVERYBODY, name="field.geojson", says=_field("EX-L1", 0.0005)),
    Paper(key="field kept apart", who=ANF_OFFICER, marked=Marked("confidential"), name="apart.geojson",
          says=_field("EX-L1", 0.0)),
    Paper(key="bags for all", who=OFFICER, marked=TO_EVERYBODY, name="ex701.txt",
          says=_bags("EX701", "0214700001", "0214700002", "0214700003")),
    Paper(key="lane for the vetted", who=SCREENER, marked=WIDE, name="lane.csv", says=_scans("0214700001", "0214700002")),
    Paper(key="bags kept apart", who=ANF_OFFICER, marked=Marked("confidential"), name="ex702.txt",
          says=_bags("EX701", "0214700004") + _bags("EX702", "0214700005")),
    Paper(key="lane kept apart", who=ANF_OFFICER, marked=Marked("confidential"), name="apart.csv",
          says=_scans("0214700003")),
    Paper(key="scan for all", who=SCREENER, marked=TO_EVERYBODY, name="low.dcs", scan="low"),
    Paper(key="scan kept apart", who=ANF_OFFICER, marked=Marked("confidential"), name="high.dcs", scan="high"),
    Paper(key="alarm kept apart", who=ANF_OFFICER, marked=Marked("confidential"), name="alarm.dcs", scan="report"),
)  # fmt: skip
SCANS = [one for one in PAPERS if one.scan]
DECIDED = (
    Decided(key="opened by who sees one energy", who=SCREENER, step="open"),
    Decided(key="looked at again by who sees all", who=ANF_OFFICER, step="look_again"),
)
ON_LANES = (
    OnLane(key="device for all", who=OFFICER, marked=TO_EVERYBODY, airport="LHE", lane="L2"),
    OnLane(key="device kept apart", who=ANF_OFFICER, marked=Marked("confidential"), airport="KHI", lane="L9"),
)
TAKEN = (
    Taken(key="taken by customs", who=OFFICER, lapse=f"KHI.{DAY}.not_screened.EX701"),
    Taken(key="taken apart", who=ANF_OFFICER, lapse=f"KHI.{DAY}.not_screened.EX702"),
)


def known_papers(reader: Person, papers: Iterable[Paper]) -> list[Paper]:
    """What shows to the reader."""
    return [one for one in papers if one.shows_to(reader)]


def known_on_lanes(reader: Person, devices: Iterable[OnLane]) -> list[OnLane]:
    """What shows to the reader."""
    return [one for one in devices if one.shows_to(reader)]


def known_taken(reader: Person, taken: Iterable[Taken]) -> list[Taken]:
    """Steps whose signer saw nothing of the day that hides from the reader."""
    return [
        one for one in taken
        if all(paper.shows_to(reader) for paper in PAPERS if paper.shows_to(one.who))
        and all(device.shows_to(reader) for device in ON_LANES if device.shows_to(one.who))
    ]  # fmt: skip


def known_decided(reader: Person, decided: Iterable[Decided]) -> list[Decided]:
    """Decisions whose signer saw no object of the bag that hides from the reader."""
    return [one for one in decided if all(scan.shows_to(reader) for scan in SCANS if scan.shows_to(one.who))]
