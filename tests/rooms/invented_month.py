"""An invented month of statements for the read side: seizures told one to three times, under many markings."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rabta.counting.operations import place_unplaced
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, Person

FIRST_DAY = date(2025, 2, 1)
LAST_DAY = date(2025, 2, 28)
MARKINGS = (
    "open; every agency",
    "restricted; every agency",
    "restricted; to ANF, ASF, NNCC",
    "restricted; originator only",
    "confidential; to ANF, CUSTOMS, NNCC",
    "confidential; originator only",
)
"""The first four may be filed by everybody who files; nobody files above their own vetting."""
PLACES = (
    "at Karachi airport", "at Islamabad airport", "near Torkham", "in Quetta", "at Lahore airport", "near Chaman",
    "on the motorway near Swabi", "in Gwadar",
)  # fmt: skip
TELLERS = ((ANF_OFFICER, "ANF"), (SCREENER, "ASF"), (CUSTOMS_OFFICER, "Pakistan Customs"))
SEIZED = (
    "{n} kg ice", "{n} kg charas", "{n} kg heroin and 300 grams opium", "{n}00 ecstasy tablets",
    "{n} litres of acetic anhydride", "over {n} kg opium",
)  # fmt: skip


@dataclass(frozen=True)
class Filing:
    """One statement to be filed. `hidden` ones are left out of the world without them."""

    who: Person
    text: str
    marking: str
    written_on: date | None
    hidden: bool = False


def invented_month(seed: int, *, events: int = 26) -> list[Filing]:
    """Statements of `events` invented events, shuffled; about one in eight gives no date at all."""
    dice = random.Random(seed)
    filings = [filing for _ in range(events) for filing in _told(dice)]
    dice.shuffle(filings)
    return filings


def _told(dice: random.Random) -> Iterator[Filing]:
    day = FIRST_DAY + timedelta(days=dice.randrange(26))
    place, seized = dice.choice(PLACES), dice.choice(SEIZED).format(n=dice.randrange(2, 90))
    held = dice.choice(("one held", "two held including one woman", "three Nigerian nationals held", "nobody held"))
    undated = dice.random() < 0.12
    for who, name in dice.sample(TELLERS, dice.choice((1, 1, 2, 3))):
        when = "" if undated else f" on {day.day} {day:%B} {day.year}"
        written = None if undated else day + timedelta(days=dice.randrange(2))
        text = f"{name} {place}{when}: {seized} recovered, {held}."
        yield Filing(who, text, dice.choice(MARKINGS[: 2 + 2 * who.vetting]), written)


def told_by_many(day: date = date(2025, 2, 11)) -> list[Filing]:
    """One event told under five markings, so that it is partitioned for each reader when it is read."""
    text = f"{{}} at Peshawar airport on {day.day} February {day.year}: 7.35 kg ice in a trolley bag for Doha, QR-601, {{}}."
    return [
        Filing(ANF_OFFICER, text.format("ANF", "one held"), MARKINGS[4], day),
        Filing(SCREENER, text.format("ASF", "one passenger held"), MARKINGS[0], day),
        Filing(CUSTOMS_OFFICER, text.format("Pakistan Customs", "a man held"), MARKINGS[1], day),
        Filing(ANALYST, text.format("ANF and ASF", "one arrested"), "secret; originator only", day),
        Filing(ANF_OFFICER, text.format("ANF", "one passenger arrested and the bag sealed"), MARKINGS[5], day),
    ]


def file_all(house: House, filings: Sequence[Filing], *, without_hidden: bool = False) -> None:
    """File in order. A filing left out takes its second and its ids with it, so that the others keep theirs."""
    for filing in filings:
        if filing.hidden and without_hidden:
            house.clock.tick()
            continue
        house.file(filing.who, filing.text, marking=filing.marking, written_on=filing.written_on, place=False)
    place_unplaced(at=house.clock.tick(), new_id=house.clock.new_id)
