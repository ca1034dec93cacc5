"""Nobody protected is ever a part of a network, in worlds drawn at random: whoever looks, whatever was judged."""

import itertools
import random
from typing import Any

import pytest

from rabta.resolution.operations import judge_same_person
from rabta.resolution.queries import identities_of
from rabta.sharing.operations import reading_as
from rabta.smuggling.queries import contacts, network, networks
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER
from tests.rooms.test_encounters import BOARDER, REFERRER, with_the_desk
from tests.rooms.test_networks import a_row, states

ROLES = ("smuggled person", "victim", "witness", "child", "traveller")
AGES = ("adult", "unsure", "15", "30", "")
PHONES = ("0300-0000501", "0300-0000502", "0300-0000503")
CARDS = ("35202-0000501-1", "35202-0000502-1", "")
MET = "Encounter No,Encounter Kind,Date,Place,Role,Age,Name,CNIC,Phone"


def fill(house: House, draw: random.Random) -> set[str]:
    """A world of encounters and statements with the same numbers and names; who is or may be protected: by name."""
    protected = set()
    for number in range(6):
        role, age = draw.choice((*ROLES, "facilitator", "facilitator")), draw.choice(AGES)
        name = f"EX Met {'ABCDEF'[number]}"
        words = f"EX-{draw.randrange(3)},sea rescue,2025-02-1{number},Gwadar,{role},{age},{name},{draw.choice(CARDS)}"
        who = draw.choice((BOARDER, REFERRER, ANF_OFFICER))
        house.file(who, f"{MET}\n{words},{draw.choice(PHONES)}\n", file_name="met.csv", marking="restricted; every agency")
        if role != "facilitator" or age in ("unsure", "15"):
            protected.add(name)
    for number in range(6):
        age, name = draw.choice(AGES), f"EX Told {'ABCDEF'[number]}"
        row = a_row(Facilitator=name, Age=age, CNIC=draw.choice(CARDS), Phone=draw.choice(PHONES), Part="guide")
        states(house, row, who=draw.choice((BOARDER, ANF_OFFICER, CUSTOMS_OFFICER)))
        if age in ("unsure", "15"):
            protected.add(name)
    return protected


def judged(house: House, draw: random.Random) -> None:
    """The analyst joins some mentions, whoever they are."""
    with reading_as(ANALYST.id):
        keys = sorted({one["mention"] for each in every() for one in each["stated"].values() if one["mention"]})
    for a, b in draw.sample([*itertools.combinations(keys, 2)], k=min(2, len(keys) // 2)):
        judge_same_person(
            reader_id=ANALYST.id, a=a, b=b, outcome="same", at=house.clock.tick(), new_id=house.clock.new_id
        )


def every() -> list[dict[str, Any]]:
    return [network(one["key"]) or {} for one in networks()["networks"]]


@pytest.mark.parametrize("seed", range(3))
def test_nobody_protected_is_ever_a_part_of_a_network(house: House, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - invented worlds
    with_the_desk(house)
    protected = fill(house, draw)
    judged(house, draw)
    assert protected
    drawn = 0
    for person in (ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, BOARDER, REFERRER):
        with reading_as(person.id):
            found, listed, known = every(), networks(), contacts(parts=())
            persons = [node for one in found for node in one["nodes"] if node["kind"] == "person"]
            whole = identities_of({node["node"].key for node in persons})
        drawn += len(persons)
        assert not any(one["protected"] for one in whole), f"{person.name}: an identity with a protected mention is a part"
        told = repr([[one["nodes"], one["stated"], one["persons"]] for one in found]) + repr(listed) + repr(known)
        assert not [name for name in protected if name in told], person.name
    assert drawn > 0, "or nothing was proved"
