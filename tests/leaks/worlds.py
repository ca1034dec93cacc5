"""Two worlds that differ only in what one reader may not see, and everything that reader can obtain from a door.

The oracle of who may see what stands here and nowhere in the product: it is written from DESIGN section 5, in Python.
"""

import itertools
import random
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from rabta.briefing.operations import import_price_list
from rabta.counting.operations import judge_same_event
from rabta.filing.operations import file_report
from rabta.people.accounts.models import Account
from rabta.web import clock
from tests.house import House
from tests.people import (
    ANALYST,
    ANF_OFFICER,
    CUSTOMS_OFFICER,
    EVERYBODY,
    SCREENER,
    Person,
)

NOW = datetime(2025, 3, 20, 6, 0, tzinfo=UTC)
LEVELS = ("open", "restricted", "confidential", "secret")


@dataclass(frozen=True)
class Filing:
    """One invented report of a world: its text, who files it, under which marking, when."""

    who: Person
    text: str
    level: str
    audience: str
    at: datetime

    @property
    def marking(self) -> str:
        return f"{self.level}; {self.audience}"

    def shows_to(self, reader: Person) -> bool:
        """The oracle: vetting reaches the level, and the reader is of the originator, of the audience, or of a group."""
        if reader.vetting < LEVELS.index(self.level):
            return False
        if reader.agency == self.who.agency:
            return True
        if self.audience == "every agency":
            return not reader.partner
        named = self.audience.removeprefix("to ").split(", ") if self.audience.startswith("to ") else []
        return reader.agency in named


SEIZURES = (
    ("Islamabad airport", "2.4 kg ice", "trolley bag of a passenger for Doha, QR-615"),
    ("Karachi airport", "900 grams heroin", "shoes of a passenger for Dubai, EK-601"),
    ("Torkham", "35 kg hashish", "secret cavities of a truck"),
    ("Chaman", "120 kg opium", "the bed of a pick-up"),
    ("Gwadar", "60 kg ice", "a fishing boat"),
)
BESIDE = (
    "{agency} destroyed standing poppy crop on 12 acres in Mohmand on {day}.",
    "{agency} rescued 14 migrants from a boat off Gwadar on {day}; two of them children. Passports were not found.",
    "{agency}: nil return for 1 February 2025 to 28 February 2025, sent on {day}. No seizure, no arrest.",
)


def filings(seed: int) -> list[Filing]:
    """A small world: seizures told by two or three agencies, each report under a marking of its own.

    The first report of every seizure is the most hidden one, so that it sorts first and bridges the others.
    """
    chance = random.Random(seed)
    made: list[Filing] = []
    moments = (NOW - timedelta(days=20) + timedelta(minutes=7 * n) for n in itertools.count())
    for place, what, where in chance.sample(SEIZURES, 3):
        day = NOW - timedelta(days=chance.randint(3, 15))
        tellers = chance.sample((ANF_OFFICER, CUSTOMS_OFFICER, SCREENER), chance.randint(2, 3))
        for number, who in enumerate(tellers):
            level = chance.choice(("confidential", "restricted") if number == 0 else ("restricted", "open"))
            if who.vetting < LEVELS.index(level):
                level = "restricted"
            audience = chance.choice(("to NNCC", "originator only", "to ANF, NNCC") if number == 0 else ("every agency",))
            held = chance.choice(("one", "two"))
            text = f"{who.agency} at {place} on {day:%d %B %Y}: {what} in {where}; {held} held. Note {number}."
            made.append(Filing(who, text, level, audience, next(moments)))
    lump = " ".join(f"{what} from {place}." for place, what, _ in SEIZURES[:3])
    made.append(Filing(ANF_OFFICER, f"ANF, three operations: {lump}", "confidential", "originator only", next(moments)))
    return made + [_beside(number, next(moments)) for number in range(3 * len(BESIDE))]


def _beside(number: int, at: datetime) -> Filing:
    """Cleared land, people met, or nothing to report: told by three, the hidden telling between the two visible ones."""
    what, turn = BESIDE[number // 3], number % 3
    day = NOW - timedelta(days=16 - 3 * turn)
    level, audience = (("open", "every agency"), ("confidential", "originator only"), ("open", "every agency"))[turn]
    who = (SCREENER, CUSTOMS_OFFICER, ANF_OFFICER)[turn]
    return Filing(who, what.format(agency=who.agency, day=f"{day:%d %B %Y}"), level, audience, at)


def build(house: House, world: list[Filing], reader: Person, *, hidden: bool) -> None:
    """File the world, with or without what the reader may not see, and let the analyst bridge over hidden reports."""
    keys: dict[int, uuid.UUID] = {}
    for number, one in enumerate(world):
        if hidden or one.shows_to(reader):
            ids = itertools.count(number * 1000 + 1)
            file_report(
                reader_id=one.who.id, content=one.text.encode(), file_name="typed.txt", marking_text=one.marking,
                at=one.at, new_id=lambda ids=ids: uuid.UUID(int=next(ids) << 64),  # type: ignore[misc]
            )  # fmt: skip
            with house.as_superuser() as superuser:
                row = superuser.execute("SELECT key FROM incident ORDER BY id").fetchall()
                fresh = {r[0] for r in row} - set(keys.values())
            if len(fresh) == 1:
                keys[number] = fresh.pop()
    _judge(world, keys)
    _price(reader, hidden=hidden)


PRICES = """\
name: {name}
dated: {dated}
market: wholesale, invented
currency: USD
source: nobody
prices:
  - {{substance: hashish, per: kg, price: "{price}"}}
  - {{substance: methamphetamine, per: kg, price: "7"}}
"""


def _price(reader: Person, *, hidden: bool) -> None:
    """One price list for every agency, and a newer one for the centre alone: it would be the one a value rests on."""
    lists = (
        ("Shown", "2025-01-31", "3", "restricted; every agency"), ("Kept", "2025-02-28", "5", "secret; originator only"),
    )  # fmt: skip
    for number, (name, dated, price, marking) in enumerate(lists):
        if name == "Kept" and not hidden and reader.agency != ANALYST.agency:
            continue
        ids = itertools.count(950_000 + number * 100)
        import_price_list(
            reader_id=ANALYST.id, content=PRICES.format(name=name, dated=dated, price=price).encode(), at=NOW,
            file_name="list.yaml", marking_text=marking, new_id=lambda ids=ids: uuid.UUID(int=next(ids) << 64),  # type: ignore[misc]
        )  # fmt: skip


def _judge(world: list[Filing], keys: dict[int, uuid.UUID]) -> None:
    """The analyst joins report 0 with 1 and cuts 1 from 3. Which pairs does not depend on what else was filed."""
    for (a, b), outcome, number in (((0, 1), "same", 1), ((1, 3), "not", 2)):
        if a in keys and b in keys and a != b and all(world[n].shows_to(ANALYST) for n in (a, b)):
            ids = itertools.count(900_000 + number * 100)
            judge_same_event(
                reader_id=ANALYST.id, a=keys[a], b=keys[b], outcome=outcome, at=NOW,  # type: ignore[arg-type]
                new_id=lambda ids=ids: uuid.UUID(int=next(ids) << 64),  # type: ignore[misc]
            )  # fmt: skip


@contextmanager
def fixed_clock(*, first: int = 5_000_000) -> Iterator[None]:
    """The console's time and ids decided by the test; in one house, each time from another `first` number on."""
    with pytest.MonkeyPatch.context() as patch:
        ids = itertools.count(first)
        patch.setattr(clock, "now", lambda: NOW)
        patch.setattr(clock, "new_id", lambda: uuid.UUID(int=next(ids) << 64))
        yield


def sign_in(person: Person) -> Client:
    """A browser in which this person is signed in and has said what for."""
    account, _ = Account.objects.get_or_create(
        reader_id=person.id, defaults={"sign_in_name": person.name.replace(" ", "-").casefold(), "added_at": NOW}
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(account, backend="rabta.people.accounts.sign_in.AccountBackend")
    assert client.post("/task/", {"reason": "EX-221, a test of the console"}).status_code == 302
    return client


_CHANGES = re.compile(rb'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": ?"|csrf-token" content=")[A-Za-z0-9]+')
_LINK = re.compile(rb'(?:href|hx-get)="(/[^"#]*)"')
Obtained = dict[str, tuple[int, tuple[tuple[str, str], ...], bytes]]


def crawl(client: Client, *, most: int = 400, extra: tuple[str, ...] = ()) -> Obtained:
    """Everything one browser can obtain by following links from the first page: status, headers, body."""
    waiting, obtained = ["/", "/reporting/", "/search/?q=kg", "/search/?q=held", "/map/points/", *extra], {}
    while waiting and len(obtained) < most:
        path = waiting.pop(0)
        if path in obtained or path.startswith(("/static/", "/sign-out/", "/prefer/")):
            continue
        response = client.get(path)
        body = _CHANGES.sub(rb"\1", response.content)
        headers = tuple(sorted((k, v) for k, v in response.headers.items() if k != "Set-Cookie"))
        obtained[path] = (response.status_code, headers, body)
        waiting += [link.decode().replace("&amp;", "&") for link in _LINK.findall(response.content)]
        if path.startswith("/map/points/"):  # what the page's script would ask for next
            waiting += [f"/map/place/?all=1&cell={place['cell']}" for place in response.json()["places"]]
        if path.startswith("/map/points/"):  # what the page's script would ask for next
            waiting += [f"/map/place/?all=1&cell={place['cell']}" for place in response.json()["places"]]
    return obtained


def differing(one: Obtained, other: Obtained) -> list[str]:
    """Paths whose answers differ, or that only one world has."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


READERS: tuple[Person, ...] = tuple(p for p in EVERYBODY if p.vetting < 3)
MakeHouse = Callable[[], House]
