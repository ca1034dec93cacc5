"""Two houses that differ only in what a reader may not see answer that reader alike, to the last dict."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rabta.briefing import queries
from rabta.counting import queries as counting
from rabta.records import queries as records
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, SCREENER, Person
from tests.rooms.everything_readable import everything
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY, Filing, file_all, invented_month, told_by_many

DAY = date(2025, 2, 10)
EVERYONE = "open; every agency"
SECRET = "secret; originator only"  # of the centre: only its own cleared people see it
EARLY = "ANF in Lahore: 3.45 kg heroin recovered."
MIDDLE = "ANF in Lahore: 3.45 kg heroin recovered. One held."
LATE = "ANF in Lahore: 3.45 kg heroin recovered. The drug was hidden."
TOLD = "ANF in Quetta: 6.2 kg hashish recovered."
WEIGHED = "ANF in Quetta: 6.2 kg (laboratory weight) hashish recovered. One held."
BEFORE = "ANF in Karachi: 8.15 kg opium recovered. One held."
AMID = "ANF in Karachi: 8.15 kg opium recovered."
AFTER = "ANF in Karachi: 8.15 kg opium recovered. The drug was hidden."
NEWEST = DAY + timedelta(days=11)
CLEARED = "Poppy crop on 12 acres destroyed in Mohmand."
MET = "Fourteen migrants were rescued from a boat off Gwadar; two of them children. Passports were not found."
NOTHING = "Nil return for 1 January 2025 to 31 January 2025. No seizure, no arrest."

BRIDGE = [
    Filing(ANF_OFFICER, EARLY, EVERYONE, DAY),
    Filing(ANALYST, MIDDLE, SECRET, DAY + timedelta(days=3), hidden=True),
    Filing(SCREENER, LATE, EVERYONE, DAY + timedelta(days=6)),
]
LABORATORY = [
    Filing(SCREENER, TOLD, EVERYONE, DAY),
    Filing(ANALYST, WEIGHED, SECRET, DAY, hidden=True),
]
FIRST_AND_NEWEST = [
    Filing(ANALYST, BEFORE, SECRET, NEWEST - timedelta(days=2), hidden=True),
    Filing(SCREENER, AMID, EVERYONE, NEWEST - timedelta(days=1)),
    Filing(ANALYST, AFTER, SECRET, NEWEST, hidden=True),
]
WORLDS = {
    "a hidden incident bridges two, a laboratory weighed one, and what is hidden sorts first and is newest": [
        *BRIDGE, *LABORATORY, *FIRST_AND_NEWEST,
    ],
    "hidden markings make a component too wide to store": [
        *(replace(f, hidden=True) for f in told_by_many() if f.marking not in (EVERYONE, "restricted; every agency")),
        *(f for f in told_by_many() if f.marking in (EVERYONE, "restricted; every agency")),
    ],
    "hidden claims, people met and returns bridge and precede visible ones": [
        Filing(ANF_OFFICER, CLEARED, EVERYONE, DAY),
        Filing(CUSTOMS_OFFICER, CLEARED, "confidential; originator only", DAY + timedelta(days=3), hidden=True),
        Filing(SCREENER, CLEARED, EVERYONE, DAY + timedelta(days=6)),
        Filing(CUSTOMS_OFFICER, MET, "confidential; originator only", DAY - timedelta(days=2), hidden=True),
        Filing(SCREENER, MET, EVERYONE, DAY),
        Filing(CUSTOMS_OFFICER, NOTHING, "confidential; originator only", DAY, hidden=True),
        Filing(ANF_OFFICER, NOTHING, EVERYONE, DAY + timedelta(days=7)),
    ],
    "a hidden month beside a visible one": [
        replace(f, who=ANALYST, marking=SECRET, hidden=True) if f.marking.startswith("confidential") else f
        for f in invented_month(77, events=5)
    ],
}  # fmt: skip


def answer(person: Person) -> Any:
    """As bytes, so that 3 and 3.000 or another order are told apart."""
    return json.dumps(everything(person, first=FIRST_DAY, last=LAST_DAY), default=str, ensure_ascii=False)


def reports(person: Person) -> set[Any]:
    """The reports this person is shown."""
    with reading_as(person.id):
        return {report["id"] for report in records.reports_newest(most=1000)}


def sees_hidden(person: Person, filing: Filing) -> bool:
    own = person.agency == filing.who.agency
    level = {"o": 0, "r": 1, "c": 2, "s": 3}[filing.marking[0]]
    named = filing.marking.partition(" to ")[2].split(", ")
    return level <= person.vetting and (own or person.agency in named)


@pytest.mark.slow
@pytest.mark.parametrize("world", WORLDS)
def test_what_is_hidden_changes_nothing(world: str, make_house: Callable[[], House]) -> None:
    filings = WORLDS[world]
    hidden = [filing for filing in filings if filing.hidden]
    assert hidden, "a world without a secret tests nothing"
    told = [person for person in EVERYBODY if any(sees_hidden(person, filing) for filing in hidden)]
    others = [person for person in EVERYBODY if person not in told]
    assert len(others) >= 3 and OUTSIDER in others
    file_all(make_house(), filings)
    shown, with_secret = {person: reports(person) for person in told}, {person: answer(person) for person in others}
    file_all(make_house(), filings, without_hidden=True)
    for person in told:
        assert reports(person) < shown[person], f"{person.name} may see the secret and does not"
    for person in others:
        assert answer(person) == with_secret[person], f"{person.name} learns of the secret"


def test_the_bridge_is_a_bridge(house: House) -> None:
    """The same filings for somebody who sees all three: else the first world would prove nothing."""
    file_all(house, BRIDGE)
    assert len(_events(ANALYST)) == 1
    assert len(_events(CUSTOMS_OFFICER)) == len(_events(OUTSIDER)) == 2


def test_the_laboratory_weight_would_count_and_what_is_hidden_would_come_first_and_last(house: House) -> None:
    file_all(house, [*LABORATORY, *FIRST_AND_NEWEST])
    ((weighed, newest), (told, shown)) = (_events(person) for person in (ANALYST, OUTSIDER))
    assert '"rule": "laboratory"' in json.dumps(weighed, default=str)
    assert '"rule": "first"' in (outside := json.dumps([told, shown], default=str)) and '"laboratory"' not in outside
    assert len(newest["incidents"]) == 3 and len(shown["incidents"]) == 1


def test_the_hidden_claim_would_bridge_and_the_hidden_group_would_come_first(house: House) -> None:
    file_all(house, WORLDS["hidden claims, people met and returns bridge and precede visible ones"])
    with reading_as(CUSTOMS_OFFICER.id):
        seen = {f["name"]: f for f in queries.briefing(date_from=FIRST_DAY, date_to=LAST_DAY)["figures"]}
        [group] = queries.figure_records("persons_encountered", date_from=FIRST_DAY, date_to=LAST_DAY)["events"]
        owed = queries.reporting(date_from=DAY - timedelta(days=40), date_to=LAST_DAY, today=LAST_DAY)["agencies"]
    with reading_as(OUTSIDER.id):
        shown = {f["name"]: f for f in queries.briefing(date_from=FIRST_DAY, date_to=LAST_DAY)["figures"]}
    assert (seen["area_cleared"]["value_text"], shown["area_cleared"]["value_text"]) == ("12 acres", "24 acres")
    assert group["day"] < DAY and shown["persons_encountered"]["value"] == 14
    assert {row["agency"]["code"]: row["late"] for row in owed}["CUSTOMS"] == 1  # January's nil return came on 1 March


def _events(person: Person) -> list[Any]:
    """The events this person sees, with their members and what is counted, the earliest first."""
    with reading_as(person.id):
        found = counting.events(date_from=FIRST_DAY, date_to=LAST_DAY, most=1000)["events"]
        return [counting.event(one["key"]) for one in reversed(found)]
