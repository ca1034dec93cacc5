"""Names found in a list: in any script, a letter off, among many of the same, in what was added later."""

import itertools

import pytest

from rabta.resolution.rules.names.index import Index

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
    assert index.search("Zarak Mengal", among=frozenset()) == []
    assert [one.place for one in index.search("Zarak Mengal", among={0, 4})][0] == 0
    hidden = index.search("Muhammad Khan", most=1, among=range(5, len(index)))
    assert hidden and hidden[0].place != 4


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
