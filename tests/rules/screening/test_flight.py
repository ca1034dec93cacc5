"""Flights: who is one traveller of a flight told twice; refusing somebody boarding, and what may follow."""

from datetime import date, timedelta

import pytest

from rabta.screening.rules.flight import Mentioned, flight_named, once_each
from rabta.screening.rules.off_loading import OffLoadingStep, Outcome, Said, lawful_next, why_not_next, why_not_recorded

TODAY = date(2025, 3, 20)


def told(key: int, name: str, *documents: str, born: str = "1985-02-03") -> Mentioned:
    return Mentioned(key, name, born, frozenset(documents))


def test_a_traveller_told_by_two_messages_is_one_and_two_of_one_name_are_two() -> None:
    mentions = [
        told(1, "EX GUL KHAN"), told(2, "EX GUL KHAN", "EX1"), told(3, "Ex Gul", "EX1", "EX2"),
        told(4, "EX GUL KHAN", "EX3"),
        told(5, "EX SARA", born=""), told(6, "EX SARA", born=""),
    ]  # fmt: skip
    for order in (mentions, mentions[::-1]):
        found = {frozenset(one.key for one in group) for group in once_each(order)}
        assert found in ({*map(frozenset, ({1, 2, 3}, {4}, {5}, {6}))}, {*map(frozenset, ({2, 3}, {1, 4}, {5}, {6}))})
    assert [group[0].key for group in once_each(mentions[3:])] == [4, 5, 6]


@pytest.mark.parametrize("name", ["", "EX701", "EX701-2025-13-01", "ex701-2025-03-20", "EX 701-2025-03-20", "'; --"])
def test_what_names_no_flight(name: str) -> None:
    assert flight_named(name) is None


def said(kind: OffLoadingStep, *, by: str = "b", words: str = "EX", outcome: str = "", on: date = TODAY) -> Said:
    return Said(kind, on, by, outcome, words)


def test_refused_boarding_needs_a_ground_and_only_its_author_takes_it_back() -> None:
    assert why_not_recorded(ground="EX order", words="EX", on=TODAY, today=TODAY) == ""
    for wrong in ({"ground": ""}, {"words": " "}, {"on": TODAY + timedelta(days=1)}, {"ground": "x" * 201}):
        assert why_not_recorded(**({"ground": "EX", "words": "EX", "on": TODAY, "today": TODAY} | wrong))  # type: ignore[arg-type]
    more = {"recorded_by": "a", "today": TODAY}
    assert why_not_next([], said(OffLoadingStep.OUTCOME, outcome=Outcome.LET_GO, words=""), **more) == ""  # type: ignore[arg-type]
    for step in (said(OffLoadingStep.OUTCOME), said(OffLoadingStep.COMPLAINT, words=""), said(OffLoadingStep.TAKEN_BACK),
                 said(OffLoadingStep.FOUND_WRONG, on=TODAY + timedelta(days=1))):  # fmt: skip
        assert why_not_next([], step, **more)  # type: ignore[arg-type]
    back = said(OffLoadingStep.TAKEN_BACK, by="a")
    assert why_not_next([], back, **more) == ""  # type: ignore[arg-type]
    assert why_not_next([back], said(OffLoadingStep.COMPLAINT), **more)  # type: ignore[arg-type]
    assert lawful_next([back], by="a", recorded_by="a") == ()
    assert OffLoadingStep.TAKEN_BACK not in lawful_next([], by="b", recorded_by="a")
