"""Who is protected, that joining never takes it away, and what everybody may see of a withheld row."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.records.rules.protection import EVERY_GROUND, grounds_of, is_child, joined, keyed_hash, open_reading, place_key

GROUNDS = st.frozensets(st.sampled_from(sorted(EVERY_GROUND)))


@given(st.lists(GROUNDS), st.lists(GROUNDS))
def test_what_is_joined_to_somebody_protected_is_protected(these: list[frozenset[str]], those: list[frozenset[str]]) -> None:
    whole = joined([*these, *those])
    assert all(part <= whole for part in (*these, *those)), "no ground is lost"
    assert whole == joined([*those, *these]) == joined([joined(these), joined(those)]) == joined([whole, whole])
    assert bool(whole) == any([*these, *those]), "one protected part protects the whole, and nothing else does"


@given(st.lists(GROUNDS, min_size=1), st.data())
def test_taking_a_part_out_again_restores_the_others(parts: list[frozenset[str]], data: st.DataObject) -> None:
    out = data.draw(st.integers(0, len(parts) - 1))
    before = joined(parts[:out] + parts[out + 1 :])
    joined(parts)
    assert joined(parts[:out] + parts[out + 1 :]) == before


def test_a_child_is_under_eighteen_or_unsure() -> None:
    assert [is_child(age) for age in (0, 17, 18, 40, None)] == [True, True, False, False, True]


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("ANF arrested a 16-year-old with 1 kg of charas.", {"child"}),
        ("ANF arrested a 36-year-old with 1 kg of charas.", set()),
        ("A minor travelling along was placed in care.", {"child"}),
        ("A minor quantity of ice was recovered at the Boys Hostel.", set()),
        ("Victims of trafficking were freed; one asked for asylum.", {"victim", "asylum"}),
        ("An informant led the team to the house.", {"witness"}),
        ("کارروائی میں 15 سالہ لڑکا بھی ملا۔", {"child"}),
        ("کارروائی میں 2 کلو ہیروئن برآمد، ایک ملزم گرفتار۔", set()),
    ],
)
def test_words_that_may_name_somebody_protected(text: str, grounds: set[str]) -> None:
    assert grounds_of(None, text) == grounds


def test_what_was_read_counts_beside_the_words() -> None:
    met = {"protected": True, "what": "victim of trafficking", "minors": 2}
    assert grounds_of({"encounters": [met]}, "") == {"victim", "child"}
    assert grounds_of({"encounters": [{"protected": False, "what": "facilitator"}]}, "") == set()
    assert grounds_of({"incidents": [{"mentions": [{"protected": True}]}]}, "") == {"victim"}


WORDS = st.text(alphabet="abcdefgh ", min_size=3, max_size=8).map(lambda words: f"secret {words}")


@given(WORDS)
def test_nothing_open_holds_a_word_of_the_row(said: str) -> None:
    names = ("place_text", "destination", "origin", "concealment", "label_note", "anything_new")
    line = {"substance_code": "heroin", "quantity": 2, "name_text": said, "x": said}
    arrests = {"total": 2, "nationality_notes": said, "nationalities": {"AF": 1}}
    incident: dict[str, Any] = dict.fromkeys(names, said)
    incident |= {"district": "Gwadar", "substances": [line], "arrests": arrests, "mentions": [{"text": said}]}
    read = {"kind": "operation", "title": said, "id": said, "stated": {"arrests": 2, "note": said}, "incidents": [incident],
            "encounters": [{"what": said}], "clearances": [{"place_text": said}], "checks": [{"note": said}]}  # fmt: skip
    opened = open_reading(read)
    assert "secret" not in repr(opened)
    assert opened is not None and opened["incidents"][0]["substances"][0]["quantity"] == 2
    assert opened["incidents"][0]["arrests"] == {"total": 2, "nationalities": {"AF": 1}}
    assert open_reading(None) is None


def test_equal_withheld_places_meet_and_only_under_one_key() -> None:
    assert place_key(b"k", "Off Gwadar") == place_key(b"k", "off gwadar ") != place_key(b"other", "Off Gwadar")
    assert place_key(b"k", "") is None
    assert keyed_hash(b"k", "row", b"x") != keyed_hash(b"k", "place", b"x")
