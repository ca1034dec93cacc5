"""Names found in a list: in any script, a letter off, among many of the same, in what was added later."""

import itertools
from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Any

import numpy as np
import pytest

from rabta.resolution.rules.names.index import _MISSED, Asked, Index, likest
from rabta.resolution.rules.names.prepared import Way, prepared

COMMON = ["Muhammad", "Ahmad", "Ali", "Khan", "Gul", "Shah", "Noor", "Jan", "Wali", "Karim"]
CROWD = [" ".join(names) for names in itertools.permutations(COMMON, 3)]
LISTED = ["Zarak Mengal", "Fazal ur Rehman Achakzai", "Юсуф Хакимов", "شیر علی یوسفزئی", "Muhammad Khan"]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build([*LISTED, *CROWD])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("زرک مینگل", "Zarak Mengal"),
        ("Zarrak Menghal", "Zarak Mengal"),
        ("فضل الرحمن اچکزئی", "Fazal ur Rehman Achakzai"),
        ("Yusuf Khakimov", "Юсуф Хакимов"),
        ("Sher Ali Yousafzai", "شیر علی یوسفزئی"),
        ("محمد خان", "Muhammad Khan"),
        ("Haji Zarak Mengal s/o Bahram", "Zarak Mengal"),
    ],
)
def test_the_name_is_first_in_any_script(index: Index, query: str, found: str) -> None:
    best = index.search(query, most=3)
    assert best[0].name == found and best[0].place == LISTED.index(found)
    assert best[0].reasons and best == sorted(best, key=lambda one: (-one.score, one.place))


def test_as_many_as_asked_for_and_none_below_the_least(index: Index) -> None:
    assert len(index.search("Muhammad Ali Khan", most=5)) == 5
    assert all(one.score >= 0.9 for one in index.search("Muhammad Ali Khan", most=50, least=0.9))


@pytest.mark.parametrize("query", ["", "😀", "  ", "12"])
def test_what_is_no_name_finds_nothing(index: Index, query: str) -> None:
    assert index.search(query) == []


def test_only_places_that_may_be_answered_are_looked_at(index: Index) -> None:
    places = np.arange(len(index))
    assert index.search("Zarak Mengal", among=places < 0) == []
    assert [one.place for one in index.search("Zarak Mengal", among=(places == 0) | (places == 4))][0] == 0
    hidden = index.search("Muhammad Khan", most=1, among=places > 4)
    assert hidden and hidden[0].place != 4


def by_sets(segment: Any, way: Way, most_missed: float, among: set[int]) -> Iterator[int]:
    """What `_likeliest` answers, told by sets of rows that are parted token by token."""
    same, near = ([set(np.flatnonzero(rows).tolist()) & among for rows in some] for some in segment._shared(way))
    worth = [segment._worth(token) for token in way.tokens]
    parts = [(0.0, 0, 0, 0, set[int]().union(*same, *near))]
    for number in itertools.count(1):
        if not parts or parts[0][0] > most_missed * sum(worth):
            return
        missed, _, at, how, rows = heappop(parts)
        if at == len(worth):
            yield from (int(segment.order[row]) for row in sorted(rows))
            continue
        if how < 2:
            more = (_MISSED[how + 1] - _MISSED[how]) * worth[at]
            heappush(parts, (missed + more, -number, at, how + 1, rows))
        if part := rows & same[at] if how == 0 else (rows & near[at] if how == 1 else rows - near[at]) - same[at]:
            heappush(parts, (missed, number, at + 1, 0, part))


@pytest.mark.parametrize("query", ["Muhammad Khan", "Gul Walli Zarrak", "Ali Ali Shah Mengal", "فضل الرحمن اچکزئی", "Karim"])
def test_the_most_promising_come_first_as_told_by_sets(index: Index, query: str) -> None:
    segment, way = index._segments[0], prepared(query).ways[0]
    for may, missed in itertools.product((None, np.arange(len(index)) % 3 > 0), (0.75, 1.0)):
        among = set(range(len(index)) if may is None else np.flatnonzero(may).tolist())
        assert list(segment._likeliest(way, missed, may)) == list(by_sets(segment, way, missed, among))


def test_many_asked_at_once_are_answered_as_one_by_one(index: Index) -> None:
    questions = [Asked(index, query, 5, 0.6) for query in (*CROWD[:40], *LISTED, "", "Zarrak Menghal")]
    assert likest(questions) == [likest([one])[0] for one in questions]
    assert likest(questions)[-1] == [one.place for one in index.search("Zarrak Menghal", most=5, least=0.6)]


def test_added_names_are_found_and_the_index_before_stays_as_it_was(index: Index) -> None:
    more = index.added(["Shahbaz Bugti"]).added(["Bahram Mengal", ""])
    assert len(more) == len(index) + 3
    found = more.search("شہباز بگٹی", most=1)[0]
    assert (found.name, found.place) == ("Shahbaz Bugti", len(index))
    assert more.search("Bahram Mengal", most=1)[0].place == len(index) + 1
    assert all(one.name != "Shahbaz Bugti" for one in index.search("Shahbaz Bugti"))


def test_added_one_by_one_answers_as_built_at_once() -> None:
    grown = Index.build([])
    for name in LISTED:
        grown = grown.added([name])
    whole = Index.build(LISTED)
    for query in ("Zarak Mengal", "Fazal Achakzai", "Muhammad"):
        assert grown.search(query) == whole.search(query)
