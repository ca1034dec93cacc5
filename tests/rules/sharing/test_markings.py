"""Markings as values: written down and read back, joined, widened."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.people.rules.purposes import Purpose
from rabta.sharing.errors import UnreadableMarking
from rabta.sharing.rules.marking import DEFAULT_PURPOSES, Handling, Level, Marking, parse_marking
from rabta.sharing.rules.strictest import strictest
from rabta.sharing.rules.widening import Widening, change_between, widened
from rabta.vocabulary.rules.agencies import agencies

NUMBERS = [a.number for a in agencies()]
PARTNERS = {a.number for a in agencies() if a.is_partner}
words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=";,"), min_size=1, max_size=8)
notes = st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6), max_size=3).map(" ".join)


@st.composite
def markings(draw: st.DrawFn) -> Marking:
    handling = tuple(sorted(draw(st.sets(st.sampled_from(Handling), min_size=1))))
    note = draw(notes.filter(bool)) if Handling.H3 in handling else draw(notes)
    return Marking(
        originator=draw(st.sampled_from(NUMBERS[:6])),
        level=draw(st.sampled_from(Level)),
        every_agency=draw(st.booleans()),
        agencies=tuple(sorted(draw(st.sets(st.sampled_from(NUMBERS), max_size=4)))),
        groups=tuple(sorted(draw(st.sets(words, max_size=2)))),
        handling=handling,
        handling_note=note,
        purposes=tuple(sorted(draw(st.sets(st.sampled_from(Purpose), min_size=1)))),
    )


@given(markings())
def test_a_marking_written_down_is_read_back(marking: Marking) -> None:
    assert parse_marking(marking.as_text(), originator=marking.originator) == marking


@given(markings(), st.randoms())
def test_the_order_of_its_parts_is_free(marking: Marking, random: object) -> None:
    *parts, last = marking.as_text().split("; ", marking.as_text().count("; ") if not marking.handling_note else 20)
    if marking.handling_note:
        return
    shuffled = [*parts, last]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert parse_marking("; ".join(shuffled), originator=marking.originator) == marking


@pytest.mark.parametrize(
    "text",
    ["restricted; for war", "restricted; for coordination, law enforcement", "to ANF, NOBODY", "H3", "restricted; to group ",
     "restricted; for law enforcement only", "group"],
)  # fmt: skip
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(UnreadableMarking):
        parse_marking(text, originator=2)


def test_interdiction_only_is_a_purpose_of_its_own() -> None:
    text = "restricted; to ANF; for law-enforcement interdiction only, no targeting for the use of force"
    marking = parse_marking(text, originator=4)
    assert marking.purposes == (Purpose.INTERDICTION_ONLY,)
    assert parse_marking("restricted", originator=4).purposes == DEFAULT_PURPOSES


@given(st.lists(markings(), min_size=1, max_size=4), st.sampled_from(NUMBERS), st.sets(words, max_size=2))
def test_the_strictest_wins(parts: list[Marking], agency: int, groups: set[str]) -> None:
    joined = strictest(parts)
    partner = agency in PARTNERS
    if joined.admits(agency, groups=frozenset(groups)):
        assert all(m.admits(agency, partner=partner, groups=frozenset(groups)) for m in parts)
    assert joined.admits(agency) == all(m.admits(agency, partner=partner) for m in parts)
    assert all(joined.level >= m.level and set(joined.purposes) <= set(m.purposes) for m in parts)
    assert {code for m in parts for code in m.handling} == set(joined.handling)
    assert {m.handling_note for m in parts} - {""} == set(joined.notes)
    assert strictest(parts[::-1]) == joined == strictest([*parts, parts[0]])


def test_of_no_records_nothing_is_made() -> None:
    with pytest.raises(ValueError, match="no records"):
        strictest([])


widenings = st.builds(
    Widening,
    agencies=st.lists(st.sampled_from(NUMBERS), max_size=3).map(tuple),
    groups=st.lists(words, max_size=1).map(tuple),
)


@settings(max_examples=60)
@given(markings(), st.lists(widenings, max_size=4), st.sampled_from(NUMBERS))
def test_a_release_only_widens(given_marking: Marking, releases: list[Widening], agency: int) -> None:
    after = widened(given_marking, releases)
    partner = agency in PARTNERS
    assert widened(given_marking, releases[::-1]) == after == widened(after, releases)
    assert after.admits(agency, partner=partner) == (
        given_marking.admits(agency, partner=partner) or any(agency in r.agencies for r in releases)
    )
    unmoved = ("level", "handling", "handling_note", "purposes", "every_agency", "originator")
    assert all(getattr(after, name) == getattr(given_marking, name) for name in unmoved)
    change = change_between(given_marking, after)
    assert not (change.agencies_lost or change.groups_lost or change.every_lost or change.every_gained)


@settings(max_examples=60)
@given(markings(), markings(), st.sampled_from(NUMBERS))
def test_what_changes_for_whom(before: Marking, other: Marking, agency: int) -> None:
    after = parse_marking(other.as_text(), originator=before.originator)
    change = change_between(before, after)
    back = change_between(after, before)
    assert (change.agencies_gained, change.groups_gained, change.every_gained) == (
        back.agencies_lost, back.groups_lost, back.every_lost
    )  # fmt: skip
    partner = agency in PARTNERS
    was, will = before.admits(agency, partner=partner), after.admits(agency, partner=partner)
    comes_in = agency in change.agencies_gained or (change.every_gained and not partner)
    assert not (will and not was) or comes_in
    assert not (was and not will) or agency in change.agencies_lost or (change.every_lost and not partner)
    assert change_between(before, before).changes_nothing
