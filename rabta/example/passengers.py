"""Invented travellers on invented flights (EX-), with stories among them that screening ought to find; the truth of them."""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.plan import LAST
from rabta.example.words import words


@dataclass(frozen=True)
class Traveller:
    """One traveller of one flight. `person` is who it is across flights; `story` why this one was put in."""

    person: str
    surname: str
    given: str
    gender: str
    born: date
    passport: str
    expires: date
    cnic: str
    phone: str
    locator: str
    ticket: str
    seat: str
    pieces: int
    weight: int
    tags: tuple[str, ...]
    agency: str
    cash: bool
    kind: str = "adult"
    story: str = ""

    @property
    def title(self) -> str:
        """As bookings run it on to the given names."""
        if self.kind == "adult":
            return "MR" if self.gender == "M" else "MRS"
        return {"child": "MSTR" if self.gender == "M" else "MISS", "infant": "INF"}[self.kind]


@dataclass(frozen=True)
class Flight:
    """One flight with everybody on it, and the manner in which its message is sent."""

    kind: str
    number: str
    origin: str
    destination: str
    leaves: str
    lands: str
    day: date
    sender: str
    travellers: tuple[Traveller, ...]

    def truth(self) -> dict[str, Any]:
        """What is true of the flight, as JSON."""
        told = asdict(self)
        told["day"] = self.day.isoformat()
        for traveller in told["travellers"]:
            traveller["born"], traveller["expires"] = traveller["born"].isoformat(), traveller["expires"].isoformat()
        return {"flight": f"EX{self.number}", **told}


def invented_flights(seed: int) -> tuple[Flight, ...]:
    """The flights of the last month of the example year, in order of their days."""
    said = words("passengers")
    flights = []
    for at, plan in enumerate(said["flights"]):
        day = LAST.replace(day=plan["day"])
        draw = Draw(seed, f"passengers/{plan['number']}")
        travellers = _stories(_party(draw, plan["travellers"], day, base=at * 1000, said=said), at, day, draw)
        flights.append(
            Flight(plan["kind"], plan["number"], plan["origin"], plan["destination"], plan["leaves"], plan["lands"], day,
                   plan["sender"], tuple(travellers))
        )  # fmt: skip
    return tuple(flights)


def many_travellers(seed: int, count: int) -> Flight:
    """One flight of any number of travellers, for measuring."""
    day = LAST
    travellers = _party(Draw(seed, f"many/{count}"), count, day, base=0, said=words("passengers"))
    return Flight("paxlst", "999", "KHI", "DXB", "0910", "1040", day, "CUSTOMS", tuple(travellers))


def _party(draw: Draw, count: int, day: date, *, base: int, said: dict[str, Any]) -> list[Traveller]:
    """Travellers booked one to four together, children with a grown-up."""
    found: list[Traveller] = []
    while len(found) < count:
        found += booking(draw, day, base + len(found), said, most=count - len(found))
    return found


def booking(draw: Draw, day: date, number: int, said: dict[str, Any], *, most: int = 4) -> list[Traveller]:
    """One booking's travellers, one to four, children with a grown-up. `number`: of the first, of which all else is made."""
    size = min(draw.weighted([(1, 0.5), (2, 0.25), (3, 0.15), (4, 0.1)]), most)
    surname, locator = draw.pick(said["surnames"]), f"EX{_letters(number, 4)}"
    agency, cash = draw.pick(said["agencies"]), draw.chance(0.2)
    found = []
    for place in range(size):
        kind = "adult" if place < 2 else draw.weighted([("child", 0.7), ("infant", 0.3)])
        found.append(_traveller(draw, number + place, day, surname, locator, agency, cash, kind, said))
    return found


def _traveller(
    draw: Draw, number: int, day: date, surname: str, locator: str, agency: str, cash: bool, kind: str, said: dict[str, Any]
) -> Traveller:
    gender = "M" if draw.chance(0.6) else "F"
    years = {"adult": (19, 68), "child": (3, 11), "infant": (0, 1)}[kind]
    born = day - timedelta(days=365 * draw.whole(*years) + draw.whole(30, 300))
    pieces = 0 if kind == "infant" else draw.weighted([(0, 0.2), (1, 0.5), (2, 0.25), (3, 0.05)])
    first = 100_000 + number * 5
    return Traveller(
        person=f"EX-T-{number:06}", surname=surname, given=draw.pick(said["men" if gender == "M" else "women"]),
        gender=gender, born=born, passport=f"EX{1_000_000 + number * 7 % 9_000_000:07}",
        expires=day + timedelta(days=draw.whole(200, 3000)),
        cnic=f"{draw.pick(('42000', '35000', '17000', '54000'))}{number:07}{'1' if gender == 'M' else '2'}",
        phone=f"0300{number:07}", locator=locator, ticket=f"000{2_400_000_000 + number:010}",
        seat=f"{number % 60 + 1}{'ABCDEF'[number // 60 % 6]}", pieces=pieces,
        weight=sum(draw.whole(9, 24) for _ in range(pieces)),
        tags=tuple(f"0000{(first + n) % 1_000_000:06}" for n in range(pieces)), agency=agency, cash=cash, kind=kind,
    )  # fmt: skip


def _stories(travellers: list[Traveller], flight: int, day: date, draw: Draw) -> list[Traveller]:
    """Put the same few invented people on several flights, each told a little differently."""
    at = [n for n, each in enumerate(travellers) if each.kind == "adult"]
    courier, recruiter, borrowed, late = (at[n] for n in (3, 7, 11, 15))
    found = list(travellers)
    number = {0: "EX0081501", 1: "EX0O81501", 2: "EX0081501", 3: "EX0018501", 4: "EX0081501", 5: "EX008150I"}.get(flight)
    if number:
        spelling = ("YOUSAFZAI", "YOUSUFZAI", "YUSUFZAI", "YOUSAFZAI", "YOUSAFZAI", "YUSAFZAI")[flight]
        found[courier] = replace(
            found[courier], person="EX-T-COURIER", surname=spelling, given="GUL SHER", gender="M", born=date(1988, 3, 14),
            passport=number, cnic="1700000000011", phone="03000000011", story="one courier, a passport read in several ways",
        )  # fmt: skip
    for place in at[7:11]:
        if flight in (0, 2, 4):
            found[place] = replace(found[place], phone="03009990001", cash=True, agency="00034567",
                                   story="one recruiter's telephone behind several bookings paid in cash")  # fmt: skip
    if found[recruiter].tags:
        found[recruiter] = replace(
            found[recruiter], weight=found[recruiter].pieces * 46, story="bags far heavier than others"
        )
    found[borrowed] = replace(found[borrowed], passport="EX7777701", story="one document with several travellers")
    found[late] = replace(found[late], expires=day - timedelta(days=draw.whole(3, 40)), story="a document that has expired")
    return found


def _letters(number: int, length: int) -> str:
    """A number as letters: A for nought, so that a locator looks like one."""
    found = ""
    for _ in range(length):
        number, rest = divmod(number, 26)
        found = chr(65 + rest) + found
    return found
