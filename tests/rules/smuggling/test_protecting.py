"""Who must be referred, what may follow, and that nothing signed or joined takes a protection away."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.people.rules.purposes import Role
from rabta.records.rules.protection import EVERY_GROUND, joined, tells_of_a_child
from rabta.smuggling.rules import clocks, indicators
from rabta.smuggling.rules.protecting import SHIELDED, Met, Stands, needs_referral, protects, stands, why_not, why_not_open
from rabta.smuggling.rules.step import AGES, NEEDS, OPEN_KINDS, RESULTS, Kind, Step
from rabta.vocabulary.rules.encounters import age_said, code_of, roles

AT = datetime(2025, 3, 1, 6, tzinfo=UTC)
SIGNS = indicators.read_indicators(indicators.SHIPPED)
HOURS = clocks.read_hours(clocks.SHIPPED)
PROTECTOR = frozenset({Role.PROTECTION})
VICTIM = Met(role="victim", child=False, grounds=frozenset({"victim"}))


def step(kind: Kind, *, by: str = "a", number: int = 0, **said: object) -> Step:
    at = AT + timedelta(hours=number)
    return Step(kind=kind, at=at, agency=1, signed_by=by, signed_name=by, number=number, **said)  # type: ignore[arg-type]


def refused(met: Met, steps: list[Step], new: Step) -> str:
    stood = stands(met, steps, filed_at=AT, hours=HOURS, indicators=SIGNS)
    return why_not(met, stood, steps, new, roles=PROTECTOR)


@pytest.mark.parametrize(
    ("met", "seen", "needed"),
    [
        (Met(role="traveller", child=True), (), True),
        (Met(role="victim", child=False), (), True),
        (Met(role="smuggled_person", child=False, asylum=True), (), True),
        (Met(role="smuggled_person", child=False), (), False),
        (Met(role="smuggled_person", child=False), ("ransom",), True),
        (Met(role="smuggled_person", child=False), ("afraid",), False),
        (Met(role="smuggled_person", child=False), ("afraid", "debt"), True),
        (Met(role="facilitator", child=False), ("afraid",), False),
        (Met(role="suspect", child=True), (), True),
    ],
)
def test_who_is_to_be_referred(met: Met, seen: tuple[str, ...], needed: bool) -> None:
    assert needs_referral(met, seen=seen, indicators=SIGNS) is needed


def test_a_referral_goes_its_way_and_no_other() -> None:
    steps: list[Step] = []
    way = ((Kind.OPENED, {"choice": "shelter"}), (Kind.ACCEPTED, {}), (Kind.HANDED_OVER, {"words": "EX shelter"}),
           (Kind.CLOSED, {"choice": "sheltered"}))  # fmt: skip
    for number, (kind, said) in enumerate(way, 1):
        for other, more in way:
            if other not in (kind, Kind.CLOSED, Kind.HANDED_OVER):
                assert refused(VICTIM, steps, step(other, number=number, **more))
        assert not refused(VICTIM, steps, step(kind, number=number, **said))
        steps.append(step(kind, number=number, **said))
    assert stands(VICTIM, steps, filed_at=AT, hours=HOURS, indicators=SIGNS).stands is Stands.CLOSED


def test_a_child_is_due_sooner_and_only_an_age_found_grown_up_ends_its_rules() -> None:
    child = Met(role="traveller", child=True)
    young, grown = (stands(one, [], filed_at=AT, hours=HOURS, indicators=SIGNS) for one in (child, VICTIM))
    assert young.due_at and grown.due_at and young.due_at < grown.due_at
    for age, still in (("unsure", True), ("child", True), ("adult", False)):
        found = [step(Kind.AGE_FOUND, number=1, choice=age, words="w")]
        assert stands(child, found, filed_at=AT, hours=HOURS, indicators=SIGNS).child is still


@pytest.mark.parametrize("role", sorted(SHIELDED))
@pytest.mark.parametrize("offence", ["EX irregular entry", "used a FORGED passport", "Off-load", "section 4, Passports Act"])
def test_what_follows_from_being_smuggled_is_no_offence(role: str, offence: str) -> None:
    met = Met(role=role, child=role == "child")
    assert "no separate offence" in refused(met, [], step(Kind.SUSPECT_ASKED, words=offence))
    assert not refused(met, [], step(Kind.SUSPECT_ASKED, words="EX robbery, section 392"))


def test_a_change_to_suspect_takes_two_and_a_protection_officer() -> None:
    asked = [step(Kind.SUSPECT_ASKED, number=1, words="EX robbery")]
    stood = stands(VICTIM, asked, filed_at=AT, hours=HOURS, indicators=SIGNS)
    confirm = step(Kind.SUSPECT_CONFIRMED, by="b", number=2)
    assert refused(VICTIM, [], confirm), "nobody asked"
    assert refused(VICTIM, asked, step(Kind.SUSPECT_CONFIRMED, by="a", number=2))
    assert why_not(VICTIM, stood, asked, confirm, roles=frozenset({Role.LIAISON, Role.DIRECTOR}))
    assert not refused(VICTIM, asked, confirm)
    assert refused(Met(role="facilitator", child=False), [], asked[0]), "who is no protected person needs no change"


def test_the_last_step_is_taken_back_by_who_signed_it() -> None:
    steps = [step(Kind.OPENED, number=1, choice="shelter"), step(Kind.ACCEPTED, by="b", number=2)]
    back = {"words": "EX wrong person", "number": 3}
    assert refused(VICTIM, steps, step(Kind.TAKEN_BACK, of_number=1, **back))
    assert refused(VICTIM, steps, step(Kind.TAKEN_BACK, of_number=2, **back))
    gone = step(Kind.TAKEN_BACK, by="b", of_number=2, **back)
    assert not refused(VICTIM, steps, gone)
    assert stands(VICTIM, [*steps, gone], filed_at=AT, hours=HOURS, indicators=SIGNS).stands is Stands.TO_ACCEPT


def test_a_complaint_is_answered_once() -> None:
    complaint = step(Kind.COMPLAINT, number=1)
    assert why_not_open([], step(Kind.FOUND_RIGHT)) and not why_not_open([], step(Kind.FOUND_WRONG))
    assert not why_not_open([], complaint) and why_not_open([complaint], complaint)
    wrong = step(Kind.FOUND_WRONG, number=2)
    assert not why_not_open([complaint], wrong) and why_not_open([complaint, wrong], wrong)


CODES = [one.code for one in SIGNS.all]
GROUNDS = st.frozensets(st.sampled_from(sorted(EVERY_GROUND)))
KINDS = st.sampled_from([kind for kind in Kind if kind not in OPEN_KINDS])
CHOICES = st.sampled_from([*AGES, *NEEDS, *RESULTS])
STEPS = st.lists(st.tuples(KINDS, CHOICES, st.lists(st.sampled_from(CODES), max_size=3)), max_size=8).map(
    lambda said: [
        step(kind, number=number, choice=choice, words="w", indicators=tuple(seen))
        for number, (kind, choice, seen) in enumerate(said, 1)
    ]
)
ROLES = st.sampled_from([one.code for one in roles()])
MET = st.builds(Met, role=ROLES, child=st.booleans(), asylum=st.booleans(), grounds=GROUNDS)


@given(MET, STEPS)
def test_nothing_signed_takes_a_protection_away(met: Met, steps: list[Step]) -> None:
    grounds = [protects(met, steps[:until]) for until in range(len(steps) + 1)]
    assert all(before <= after for before, after in itertools.pairwise(grounds))
    assert met.grounds <= grounds[0]


@given(st.lists(st.tuples(MET, STEPS), min_size=1, max_size=5), st.data())
def test_protection_is_absorbing_when_identities_are_merged_in_any_order_and_ends_when_they_are_apart(
    people: list[tuple[Met, list[Step]]], data: st.DataObject
) -> None:
    parts = [protects(met, steps) for met, steps in people]
    whole = joined(parts)
    assert all(part <= whole for part in parts)
    order = data.draw(st.permutations(parts))
    assert joined(order) == joined([joined(order[:1]), joined(order[1:])]) == whole
    assert [protects(met, steps) for met, steps in people] == parts, "taken apart, each is what it was"


@given(st.lists(GROUNDS, max_size=6))
def test_one_child_keeps_the_whole_report_to_the_desk(rows: list[frozenset[str]]) -> None:
    assert tells_of_a_child(rows, of_encounters=True) == any("child" in one for one in rows)
    assert not tells_of_a_child(rows, of_encounters=False)


@given(st.integers(0, 120))
def test_an_age_in_years_is_a_child_below_eighteen(years: int) -> None:
    assert age_said(str(years)) == ("child" if years < 18 else "adult")


def test_words_that_say_no_age_say_none() -> None:
    assert [age_said(said) for said in ("", "seventeen or so", "-3", "999", "17?")] == [None, None, "child", None, "child"]
    assert age_said("نامعلوم") == "unsure" and code_of("roles", "ایجنٹ") == "facilitator"


UNREADABLE = ("", "[]", "hours: {accepted: {child: 0, other: 1}}", "indicators: [{code: x}]", "source: [")


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_table_that_cannot_be_read_names_its_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "table.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(clocks.UnreadableClocks, match=r"table\.yaml"):
        clocks.read_hours(path)
    with pytest.raises(indicators.UnreadableIndicators, match=r"table\.yaml"):
        indicators.read_indicators(path)
