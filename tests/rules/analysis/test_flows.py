"""Claims of where drugs come from and go, and flows that add up to the events."""

import random

import pytest

from rabta.analysis.rules.claims import DIFFER, NOT_STATED, SEVERAL, UNREAD, Claim, place_claimed, settled
from rabta.analysis.rules.flows import Alike, flows, on_the_way, stated_share
from rabta.web.flow_picture import REST, flow_picture


@pytest.mark.parametrize(("words", "place", "via"), [
    ("Dubai", "AE", ""), ("Jalalabad, Afghanistan", "AF", ""), ("London via Doha", "GB", "QA"), ("دبئی", "AE", ""),
    ("off Pasni, Pakistan", "PK/Balochistan", ""), ("Pakistan", "PK", ""), ("Canada or London", SEVERAL, ""),
    ("African country via Qatar", UNREAD, "QA"), ("not stated", NOT_STATED, ""), ("-", NOT_STATED, ""), ("", NOT_STATED, ""),
    ("Quetta", "PK/Balochistan", ""),
])  # fmt: skip
def test_words_name_one_place_or_are_told_as_what_they_are(words: str, place: str, via: str) -> None:
    assert place_claimed(words) == (place, via)


def claim(words: str, grade: str) -> Claim:
    return Claim(words=words, source=grade[0], information=int(grade[1]))


def test_well_graded_claims_are_heard_first_and_nothing_is_chosen_between_equals() -> None:
    assert settled([claim("Dubai", "X4"), claim("Doha", "B2")]).place == "QA"
    assert settled([claim("Dubai", "A1"), claim("Doha", "B2")]).place == DIFFER
    assert settled([claim("Dubai", "C1"), claim("Doha", "A3")]).place == DIFFER
    assert settled([claim("Dubai", "X4"), claim("Sharjah", "C3")]) == settled([claim("UAE", "X4")])
    assert settled([claim("Dubai", "X4")], well_graded_only=True).place == NOT_STATED
    assert settled([claim("not known", "A1"), claim("Dubai", "X4")]).place == "AE", "who does not know contradicts nobody"


def test_flows_add_up_whatever_the_order() -> None:
    dice = random.Random(58)
    words = ("", "Dubai", "Doha", "Kabul", "Lahore via Quetta", "nowhere known")
    rows = [
        Alike(origins=_claims(dice, words), taken=dice.choice(("Sindh", "abroad")), destinations=_claims(dice, words),
              events=dice.randrange(1, 9), mass_g=dice.choice((None, dice.randrange(900)))) for _ in range(80)
    ]  # fmt: skip
    for well in (False, True):
        found = flows(rows, well_graded_only=well)
        assert sum(one.events for one in found) == sum(one.events for one in rows) == sum(stated_share(found).values())
        assert sum(one.mass_g or 0 for one in found) == sum(one.mass_g or 0 for one in rows)
        dice.shuffle(rows)
        assert flows(rows, well_graded_only=well) == found
        assert all(one.well_graded <= one.events for one in found)
    assert on_the_way(rows)[0][0] == "PK/Balochistan"


def _claims(dice: random.Random, words: tuple[str, ...]) -> tuple[Claim, ...]:
    return tuple(claim(one, dice.choice(("A1", "B2", "C3", "X4"))) for one in dice.sample(words, 2) if one)


def test_the_picture_holds_every_event_once_a_column() -> None:
    names = ("Kabul", "Dubai", "Doha", "London", "Milan", "Oman", "China", "Japan", "India", "Iran")
    rows = [Alike(origins=(claim(name, "A1"),), taken="Sindh", destinations=(), events=n + 1, mass_g=None)
            for n, name in enumerate(names)]  # fmt: skip
    found = flows(rows)
    for mirrored in (False, True):
        drawn = flow_picture(found, named=lambda place, end: place, mirrored=mirrored)
        assert drawn is not None
        for end in ("origin", "taken", "destination"):
            assert sum(one["events"] for one in drawn["nodes"] if one["end"] == end) == 55
        assert [one["place"] for one in drawn["nodes"] if one["end"] == "origin"][-1] == REST
        assert [one["silent"] for one in drawn["nodes"] if one["end"] == "destination"] == [True]
    assert flow_picture([], named=lambda place, end: place) is None
