"""Pointers, own words, snippets and cursors: small rules that lead from a value back to its words."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.records.rules.cursors import cursor_behind, cursor_read
from rabta.records.rules.own_words import in_order, own_words, place_in_own_words
from rabta.records.rules.pointers import field_named, incident_position, position_of, value_at
from rabta.records.rules.snippets import hits_in, needles_of, snippet

READ = {"incidents": [{"incident_no": 1, "substances": [{"quantity": 4}]}, {"incident_no": 3}], "stated": {"a/b": 9}}
URDU = "کراچی ایئرپورٹ پر ۱۲ کلو گرام ہیروئن برآمد"


def test_pointers() -> None:
    assert value_at(READ, "/incidents/0/substances/0/quantity") == 4
    assert value_at(READ, "/stated/a~1b") == 9
    assert value_at(READ, "/incidents/9/x") is None is value_at(None, "/incidents/0")
    assert (incident_position("/incidents/1/place_text"), incident_position("/stated/total_kg")) == (1, None)
    assert field_named("/incidents/0") == "incident"
    assert field_named("/incidents/0/substances/1/quantity") == "substances/1/quantity"
    assert field_named("/stated/total_kg") == "stated/total_kg"


def test_positions_of_incidents() -> None:
    assert [position_of(READ, n) for n in (1, 2, 3)] == [0, None, 1]
    assert position_of({"incidents": [{}]}, 1) == 0
    assert position_of(None, 1) is None


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_places_stand_in_own_words_as_in_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    stretches = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends]
    words = own_words(text, stretches)
    for start, end in in_order(text, stretches):
        place = place_in_own_words(text, (start, end), stretches)
        assert place is not None and words[place[0] : place[1]] == text[start:end]
    assert place_in_own_words(text, (len(text), len(text) + 1), stretches) is None


@pytest.mark.parametrize("q", ["كراچي", "12 کلو", "۱۲", '"۱۲  كلو"', "ہيروئن"])
def test_needles_are_found_in_words_as_written(q: str) -> None:
    for start, end in hits_in(URDU, needles_of(q)):
        assert URDU[start:end].strip()
    assert hits_in(URDU, needles_of(q))


def test_hits_are_joined_and_shown() -> None:
    assert hits_in("charas, charas", ("charas", "char")) == [(0, 6), (8, 14)]
    assert hits_in("anything", ()) == []
    assert snippet("3 kg ICE seized", ("ice",)) == [("3 kg ", False), ("ICE", True), (" seized", False)]


@given(st.text(max_size=400), st.text(alphabet="abcی ۱1", max_size=6))
def test_a_snippet_is_made_of_the_words(words: str, q: str) -> None:
    shown = snippet(words, needles_of(q), width=80)
    inner = "".join(text for text, _ in shown if text not in ("… ", " …"))
    assert inner in words and len(inner) <= 80 + 60
    if hits_in(words, needles_of(q)):
        assert any(is_hit for _, is_hit in shown)


def test_cursors_lead_back_and_nonsense_leads_nowhere() -> None:
    at, report = datetime(2025, 2, 3, 4, 5, 6, 7, tzinfo=UTC), UUID(int=5)
    assert cursor_read(cursor_behind(at, report)) == (at, report)
    assert cursor_read(at.isoformat()) == (at, UUID(int=2**128 - 1))
    for nonsense in (None, "", "~", "2025-02-03", "2025-02-03T04:05:06", f"{at.isoformat()}~x", "1e9~1"):
        assert cursor_read(nonsense) is None
