"""Sentence shapes: what is told is what is used."""

import pytest

from rabta.example.draw import Draw
from rabta.example.shapes import tell, told

FACTS = {"qty": "2 kg hashish", "at": "near Jamrud", "held": ""}


def test_a_slot_is_filled_and_reported() -> None:
    assert tell("{qty} found {at}.", FACTS, Draw(1, "t")) == ("2 kg hashish found near Jamrud.", frozenset({"qty", "at"}))


def test_a_missing_fact_drops_its_group_but_not_the_sentence() -> None:
    assert tell("{qty}[; {held}].", FACTS, Draw(1, "t")) == ("2 kg hashish.", frozenset({"qty"}))
    assert tell("{qty}; {held}.", FACTS, Draw(1, "t")) is None


def test_a_dropped_group_reports_nothing_it_had_begun() -> None:
    assert tell("{qty}[ {at} {held}].", FACTS, Draw(1, "t")) == ("2 kg hashish.", frozenset({"qty"}))


def test_one_of_the_branches_and_a_capital() -> None:
    said = {tell("{^at} <a|b>", FACTS, Draw(seed, "t")) for seed in range(20)}
    assert {text for text, _ in said if text} == {"Near Jamrud a", "Near Jamrud b"}


def test_a_doubtful_group_is_there_about_half_the_time() -> None:
    said = [tell("x[? y]", {}, Draw(seed, "t")) for seed in range(200)]
    there = sum(one == ("x y", frozenset()) for one in said)
    assert 70 < there < 130


def test_what_must_be_told_chooses_the_shape() -> None:
    shapes = ["{qty}.", "{qty} {at}."]
    for seed in range(10):
        assert told(shapes, FACTS, Draw(seed, "t"), [frozenset({"at", "held"})])[0] == "2 kg hashish near Jamrud."
    with pytest.raises(ValueError, match="No shape tells"):
        told(shapes, FACTS, Draw(1, "t"), [frozenset({"held"})])


def test_a_shape_with_a_bracket_too_few_or_too_many_is_refused() -> None:
    for shape in ("{qty}[ {at}", "{qty}]"):
        with pytest.raises(ValueError, match="Shape"):
            tell(shape, FACTS, Draw(1, "t"))
