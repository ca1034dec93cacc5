"""Whether two mentions are one person: outcomes, reasons, what joins and what never chains."""

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.resolution.rules.identity.blocks import blocks_of
from rabta.resolution.rules.identity.evidence import compare
from rabta.resolution.rules.identity.facts import Identifier, Person, identifier
from rabta.resolution.rules.identity.joining import Link, join
from rabta.resolution.rules.identity.standing import links_of
from rabta.vocabulary.rules.documents.alike import alike

CARD, SLIPPED, OTHER_CARD = "35202-1234567-1", "35202-1234576-1", "61101-7654321-9"
BORN = (dt.date(1985, 3, 4), dt.date(1985, 3, 4))
YEAR = (dt.date(1985, 1, 1), dt.date(1985, 12, 31))


def known(kind: str, written: str, issuer: str = "", check: bool | None = None) -> Identifier:
    return identifier({"kind": kind, "written": written, "issuer": issuer, "check_holds": check})


def somebody(key: str = "a", *known_by: Identifier, **more: Any) -> Person:
    return Person(key, known_by=known_by, **{"name": "Gulzar Example Khan", **more})


A_CARD, A_SLIP, ANOTHER = known("cnic", CARD), known("cnic", SLIPPED), known("cnic", OTHER_CARD)


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (somebody("a", A_CARD), somebody("b", known("nicop", "۳۵۲۰۲۱۲۳۴۵۶۷۱")), "same"),
        (somebody("a", A_CARD), somebody("b", A_CARD, name="Somebody Else Entirely"), "ask"),
        (somebody("a", A_CARD, born=BORN), somebody("b", A_CARD, born=(dt.date(2019, 3, 4), dt.date(2019, 3, 4))), "ask"),
        (somebody("a", A_CARD, father="Sher Example"), somebody("b", A_SLIP, father="Sher Example"), "same"),
        (somebody("a", A_CARD), somebody("b", A_SLIP), "ask"),
        (somebody("a", A_CARD, born=BORN), somebody("b", ANOTHER, born=BORN, father="Sher"), "not"),
        (
            somebody("a", A_CARD, known("passport", "AB1234567"), born=BORN),
            somebody("b", ANOTHER, known("passport", "AB1234567"), born=BORN), "ask",
        ),
        (somebody("a", known("phone", "0300-1234567")), somebody("b", known("phone", "+923001234567")), "same"),
        (somebody("a", known("plate", "LEA-1234")), somebody("b", known("plate", "LEA 1234")), "ask"),
        (somebody("a", father="Sher", born=BORN), somebody("b", father="Sher", born=YEAR), "ask"),
        (somebody("a", father="Sher"), somebody("b", father="Sher"), "not"),
        (somebody("a"), somebody("b"), "not"),
        (
            somebody("a", known("passport", "AB1234567", "PAK")),
            somebody("b", known("passport", "AB1234567", "AFG")), "not",
        ),
        (
            somebody("a", known("passport", "AB1234567", "PAK", True)),
            somebody("b", known("passport", "AB1234576", "PAK", True)), "not",
        ),
        (
            somebody("a", known("passport", "AB1234567", "PAK", True), born=BORN),
            somebody("b", known("passport", "AB1234576", "PAK", False), born=BORN), "same",
        ),
    ],
)  # fmt: skip
def test_what_the_rules_say(one: Person, other: Person, outcome: str) -> None:
    seen = compare(one, other)
    assert seen.outcome == outcome, seen
    assert compare(other, one).outcome == outcome and compare(other, one).score == seen.score
    assert seen.score == sum(reason.weight for reason in seen.reasons), "a score is its list of reasons"


def test_role_gender_and_nationality_are_no_evidence() -> None:
    assert not {"role", "gender", "nationality"} & set(Person.__dataclass_fields__)


@given(st.data())
def test_numbers_one_slip_apart_meet_in_a_block(data: st.DataObject) -> None:
    number = data.draw(st.text("0123456789", min_size=13, max_size=13))
    place = data.draw(st.integers(0, 11))
    changed = number[:place] + data.draw(st.sampled_from("0123456789")) + number[place + 1 :]
    exchanged = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    missing = number[:place] + number[place + 1 :]
    for other in (changed, exchanged, missing):
        if alike(number, other):
            ours, theirs = (blocks_of(somebody(n, known("cnic", n))) for n in (number, other))
            assert ours & theirs


def test_contradicting_numbers_never_chain() -> None:
    """Two strangers who both called the third's telephone are not one person."""
    cards = {"a": frozenset({"3520212345671"}), "b": frozenset[str](), "c": frozenset({"6110176543219"})}
    links = [Link("a", "b", True, 1300), Link("b", "c", True, 1250)]
    made = join(cards, links)
    assert made.groups == (("a", "b"), ("c",)) and made.refused == (links[1],)
    by_person = [links[0], Link("b", "c", True, by_person=True)]
    assert made != join(cards, by_person) and join(cards, by_person).of("c") == ("b", "c"), "a person's judgement goes first"


KEYS = tuple("abcdefg")
LINKS = st.lists(
    st.builds(
        Link, st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans(), st.integers(1200, 1203), st.booleans()
    ).filter(lambda link: link.a != link.b and (link.same or link.by_person)),
    max_size=12,
)  # fmt: skip
CARDS = st.fixed_dictionaries(
    {key: st.sampled_from([frozenset(), frozenset({"3520212345671"}), frozenset({"6110176543219"})]) for key in KEYS}
)


@given(CARDS, LINKS, st.randoms(use_true_random=False))
def test_every_mention_is_in_one_identity_and_order_changes_nothing(
    cards: dict[str, frozenset[str]], links: list[Link], shuffle: random.Random
) -> None:
    made = join(cards, links)
    assert sorted(key for group in made.groups for key in group) == sorted(KEYS)
    mixed = list(links)
    shuffle.shuffle(mixed)
    assert join(dict(reversed(cards.items())), mixed).groups == made.groups
    cuts = [link for link in links if link.by_person and not link.same]
    assert not any(link.b in made.of(link.a) for link in cuts), "no identity holds a pair that a person judged apart"


@given(CARDS, LINKS, st.sampled_from(KEYS), st.sampled_from(KEYS), st.booleans())
def test_merge_and_unmerge_are_exact_inverses(
    cards: dict[str, frozenset[str]], links: list[Link], a: str, b: str, same: bool
) -> None:
    """Judgements are appended; one that was taken back is left out. Whatever came meanwhile, what it made is gone."""
    rows = [
        {"a": min(x.a, x.b), "b": max(x.a, x.b), "outcome": "same" if x.same else "not", "score": x.score,
         "by_person": x.by_person} for x in links
    ]  # fmt: skip
    before = join(cards, links_of(rows))
    if a != b:
        said = {"a": min(a, b), "b": max(a, b), "outcome": "same" if same else "not", "score": 0, "by_person": True}
        join(cards, links_of([*rows, said]))
    assert join(cards, links_of(rows)) == before


@given(CARDS, LINKS, st.sets(st.sampled_from(KEYS)))
def test_what_a_reader_does_not_see_joins_nothing(
    cards: dict[str, frozenset[str]], links: list[Link], seen: set[str]
) -> None:
    of_seen = {key: value for key, value in cards.items() if key in seen}
    only = [link for link in links if link.a in seen and link.b in seen]
    assert join(of_seen, links).groups == join(of_seen, only).groups


def test_two_persons_who_differ_leave_the_pair_to_be_asked() -> None:
    row = {"a": "a", "b": "b", "score": 1300}
    rules = {**row, "outcome": "same", "by_person": False}
    one, other = ({**row, "outcome": said, "by_person": True} for said in ("same", "not"))
    assert links_of([rules]) == [Link("a", "b", True, 1300)]
    assert links_of([rules, other]) == [Link("a", "b", False, by_person=True)]
    assert links_of([rules, one, other]) == []
