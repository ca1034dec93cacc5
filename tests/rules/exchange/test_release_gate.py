"""The release gate refuses unless every rule allows, and each rule by its own name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.exchange.rules.partner_request import Outcome
from rabta.exchange.rules.release_gate import (
    Approval,
    AskedFor,
    Consent,
    Plan,
    Rule,
    ToGive,
    approvals_missing,
    findings,
    policy_refusal,
    why_not_given,
)
from rabta.exchange.rules.release_policy import SHIPPED, Law, UnreadablePolicy, read_policy
from rabta.people.rules.purposes import Purpose, Role
from rabta.sharing.rules.marking import Handling, Level, Marking
from rabta.vocabulary.rules.agencies import agencies

POLICY = replace(read_policy(SHIPPED), confirmed_by="EX-Ministry")
ASKED = AskedFor(state="GB", purpose="investigation", legal_basis="un_1988", offence="trafficking", words="EX1234567")
RECORD = ToGive(marking=Marking(originator=2, agencies=(1, 101)), own=False, consent=Consent.GIVEN)
PLAN = Plan(persons=True, assurance=False)


def rules(asked: AskedFor = ASKED, record: ToGive = RECORD, plan: Plan = PLAN) -> set[Rule]:
    return {one.rule for one in findings(asked, [record], plan, POLICY) if one.refuses}


def test_what_every_rule_allows_passes() -> None:
    assert rules() == set()


def test_as_it_is_shipped_nothing_is_given_to_anybody(tmp_path: Path) -> None:
    shipped = read_policy(SHIPPED)
    assert shipped.confirmed_by == ""
    for state in (*shipped.capital, *shipped.without):
        found = findings(replace(ASKED, state=state), [RECORD], replace(PLAN, assurance=True), shipped)
        assert Rule.NOT_CONFIRMED in {one.rule for one in found if one.refuses and one.record is None}, state
        assert policy_refusal(found) is not Rule.NOT_CONFIRMED, "a partner is not told how far the centre is"
    own = tmp_path / "release-policy.yaml"
    own.write_text(SHIPPED.read_text(encoding="utf-8").replace("confirmed_by:", "confirmed_by: EX-Ministry, 3 March"))
    assert read_policy(own).confirmed_by == "EX-Ministry, 3 March"
    own.write_text(SHIPPED.read_text(encoding="utf-8").replace("confirmed_by:", "confirmed_by: yes"))
    with pytest.raises(UnreadablePolicy, match="key confirmed_by"):
        read_policy(own)


def marked(**changes: object) -> ToGive:
    return replace(RECORD, marking=replace(RECORD.marking, **changes))  # type: ignore[arg-type]


REFUSED_RECORDS = {
    "a victim, a smuggled person or a child": (replace(RECORD, protected=True), {Rule.PROTECTED}),
    "somebody who may have fled the asking state": (
        replace(RECORD, protected_from=frozenset({"GB"})), {Rule.NON_REFOULEMENT}),
    "somebody who fled nobody knows whence": (replace(RECORD, protected_from=frozenset({""})), {Rule.NON_REFOULEMENT}),
    "pulled back": (replace(RECORD, withdrawn=True), {Rule.PULLED_BACK}),
    "secret": (marked(level=Level.SECRET), {Rule.LEVEL}),
    "H2 without permission": (marked(handling=(Handling.H2,)), {Rule.NOT_PASSED_ON}),
    "H3": (marked(handling=(Handling.H3,), handling_note="x"), {Rule.OTHER_RESTRICTION}),
    "for another purpose": (marked(purposes=(Purpose.PREVENTION,)), {Rule.OTHER_PURPOSE}),
    "not asked yet": (replace(RECORD, consent=Consent.TO_BE_ASKED), {Rule.CONSENT}),
    "ours and not released": (replace(RECORD, consent=Consent.OURS_TO_GIVE), {Rule.CONSENT}),
}  # fmt: skip
ALLOWED_RECORDS = {
    "somebody who fled another state": replace(RECORD, protected_from=frozenset({"AF"})),
    "H2 with permission": replace(RECORD, marking=replace(RECORD.marking, handling=(Handling.H2,)), onward=True),
    "H2 of our own": replace(RECORD, marking=replace(RECORD.marking, handling=(Handling.H2,)), own=True),
    "H0 and H1": marked(handling=(Handling.H0, Handling.H1)),
    "confidential": marked(level=Level.CONFIDENTIAL),
}


@pytest.mark.parametrize("name", REFUSED_RECORDS)
def test_a_record_that_a_rule_refuses(name: str) -> None:
    record, expected = REFUSED_RECORDS[name]
    assert rules(record=record) == expected


@pytest.mark.parametrize("name", ALLOWED_RECORDS)
def test_a_record_beside_it_that_passes(name: str) -> None:
    assert rules(record=ALLOWED_RECORDS[name]) == set()


REFUSED_REQUESTS = {
    "return or deportation": ({"purpose": "return"}, Rule.PURPOSE),
    "a purpose that is not on the list": ({"purpose": "curiosity"}, Rule.PURPOSE),
    "no legal basis": ({"legal_basis": "none"}, Rule.LEGAL_BASIS),
    "a body of many states": ({"state": None}, Rule.STATE_NOT_KNOWN),
    "a state on no list": ({"state": "AF"}, Rule.STATE_NOT_KNOWN),
    "an offence on no list": ({"offence": "spying"}, Rule.STATE_NOT_KNOWN),
    "death for the offence": ({"state": "SA"}, Rule.CAPITAL_RISK),
    "death for an offence it may become": ({"state": "SA", "offence": "laundering"}, Rule.CAPITAL_RISK_FOR_PERSONS),
}


@pytest.mark.parametrize("name", REFUSED_REQUESTS)
def test_a_request_that_a_rule_refuses(name: str) -> None:
    changes, rule = REFUSED_REQUESTS[name]
    found = findings(replace(ASKED, **changes), [RECORD], PLAN, POLICY)  # type: ignore[arg-type]
    assert [one.rule for one in found] == [rule] and policy_refusal(found) is rule
    assert why_not_given(Outcome.ANSWERED, 1, found) and not why_not_given(Outcome.REFUSED_BY_POLICY, 0, found)


def test_every_state_that_keeps_the_death_penalty_is_refused_for_every_drug_offence_without_assurance() -> None:
    offences = ("trafficking", "manufacture", "possession", "precursors", "financing")
    assert len(POLICY.capital) == 34, "as many as the table's source counts"
    for state in POLICY.capital:
        for offence in offences:
            for persons in (True, False):
                asked = replace(ASKED, state=state, offence=offence)
                assert rules(asked, plan=Plan(persons=persons, assurance=False)) == {Rule.CAPITAL_RISK}
                assert rules(asked, plan=Plan(persons=persons, assurance=True)) == set()


def test_it_looks_at_nobodys_nationality() -> None:
    """Whoever is asked about, our own people abroad as all others: there is no field to tell them apart."""
    fields = {*AskedFor.__dataclass_fields__, *ToGive.__dataclass_fields__, *Plan.__dataclass_fields__}
    assert not [name for name in fields if "national" in name or "ethnic" in name or "religion" in name]


def test_a_note_brings_in_no_number_that_the_partner_did_not_say() -> None:
    assert rules(plan=replace(PLAN, note="as to 42101-1234567-1")) == {Rule.NUMBER_IN_NOTE}
    assert rules(plan=replace(PLAN, note="as to EX1234567, in 2025")) == set()


def test_a_record_that_does_not_name_it_is_looked_at_and_not_refused() -> None:
    found = findings(ASKED, [replace(RECORD, names_it=False)], PLAN, POLICY)
    assert [(one.rule, one.refuses, one.record) for one in found] == [(Rule.NOT_NAMED, False, 0)]
    assert why_not_given(Outcome.ANSWERED, 1, found) == ""


def test_a_refusal_on_the_record_is_never_named_to_the_partner() -> None:
    found = findings(ASKED, [replace(RECORD, protected=True, withdrawn=True)], PLAN, POLICY)
    assert policy_refusal(found) is None
    assert why_not_given(Outcome.REFUSED_BY_POLICY, 0, found), "the partner would learn that there is something"
    assert why_not_given(Outcome.NOTHING, 0, found) == "" and why_not_given(Outcome.NOTHING, 1, ()) != ""


states = st.sampled_from([None, "GB", "SA", "US", "AF", "XX", "PK"])
records = st.builds(
    ToGive,
    marking=st.builds(
        Marking, originator=st.just(2), level=st.sampled_from(Level),
        handling=st.lists(st.sampled_from(Handling), max_size=4).map(tuple), handling_note=st.just("x"),
        purposes=st.lists(st.sampled_from(Purpose), max_size=3).map(tuple),
    ),
    own=st.booleans(), consent=st.sampled_from(Consent), onward=st.booleans(), withdrawn=st.booleans(),
    protected=st.booleans(), protected_from=st.frozensets(st.sampled_from(["", "GB", "AF", "SA"])), names_it=st.booleans(),
)  # fmt: skip
asked_for = st.builds(
    AskedFor, state=states, purpose=st.sampled_from([one.name for one in POLICY.purposes] + ["x"]),
    legal_basis=st.sampled_from([one.name for one in POLICY.legal_bases] + ["x"]),
    offence=st.sampled_from([one.name for one in POLICY.offences] + ["x"]),
)  # fmt: skip
plans = st.builds(Plan, persons=st.booleans(), assurance=st.booleans())


@given(asked_for, records, plans)
def test_whatever_comes_victims_and_children_never_and_death_never_without_assurance(
    asked: AskedFor, record: ToGive, plan: Plan
) -> None:
    """Written from the promise alone, not from the tables of the gate: what passes is exactly what may."""
    passes = not any(one.refuses for one in findings(asked, [record], plan, POLICY))
    if passes:
        assert not record.protected and not record.withdrawn and record.consent is Consent.GIVEN
        assert asked.state is not None and asked.state not in record.protected_from and "" not in record.protected_from
        assert asked.state in POLICY.without or (asked.state in POLICY.capital and (plan.assurance or not plan.persons))
        if asked.state in POLICY.capital and asked.offence not in ("laundering", "other"):
            assert plan.assurance
        assert record.marking.level < Level.SECRET and Handling.H3 not in record.marking.handling
        assert Handling.H2 not in record.marking.handling or record.own or record.onward


@given(asked_for, st.lists(records, max_size=3), records, plans)
def test_another_record_beside_it_never_lets_one_through(
    asked: AskedFor, others: list[ToGive], record: ToGive, plan: Plan
) -> None:
    alone = {one.rule for one in findings(asked, [record], plan, POLICY)}
    among = {one.rule for one in findings(asked, [*others, record], plan, POLICY) if one.record in (None, len(others))}
    assert alone == among


ANALYST, PROTECTION, DIRECTOR = (
    Approval(name, frozenset(roles))
    for name, roles in (("a", {Role.ANALYST}), ("p", {Role.ANALYST, Role.PROTECTION}), ("d", {Role.DIRECTOR}))
)


def missing(*approvals: Approval, drafter: str = "a", persons: bool = False, assurance: bool = False) -> int:
    plan = Plan(persons=persons, assurance=assurance)
    return len(approvals_missing(approvals, drafter=drafter, outcome=Outcome.ANSWERED, plan=plan))


def test_two_people_approve_and_never_the_drafter_alone() -> None:
    assert missing() == missing(ANALYST) == missing(ANALYST, ANALYST) == 1
    assert missing(ANALYST, DIRECTOR) == missing(PROTECTION, DIRECTOR) == 0


def test_who_names_a_person_needs_a_protection_officer() -> None:
    assert missing(ANALYST, DIRECTOR, persons=True) == 1
    assert missing(PROTECTION, DIRECTOR, persons=True) == 0


def test_an_assurance_takes_two_besides_the_drafter_one_of_them_the_director() -> None:
    assert missing(ANALYST, DIRECTOR, assurance=True) == 1, "the drafter does not count"
    assert missing(ANALYST, PROTECTION, assurance=True) == 2
    assert missing(PROTECTION, DIRECTOR, assurance=True) == 0


def test_the_table_knows_a_law_for_every_partner_or_says_that_it_does_not() -> None:
    for one in agencies():
        if one.is_partner:
            assert POLICY.law(one.country, "trafficking") in (Law.WITHOUT, Law.CAPITAL, Law.UNKNOWN)
    assert POLICY.law("PK", "trafficking") is Law.UNKNOWN, "no partner is of this country"
    assert POLICY.reviewed_on < POLICY.review_by and POLICY.review_by > date(2026, 12, 1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("without: [AU", "without: [SA, AU", 'key without: "SA" is not allowed; it is a state that does not stand under'),
        ("capital: *drugs}", "capital: [spying]}", 'key capital: "spying" is not allowed; it is an offence of the table'),
        ("answer_days: 180", "answer_days: 0", 'key answer_days: "0" is not allowed; it is a whole number'),
        ("without: [AU", "without: [No, AU", "quote NO, which YAML reads as no"),
        ("highest_level: confidential", "highest_level: high", '"high" is not allowed; it is one of open, restricted'),
        ("purposes:", "aims:", "the key purposes is not there"), ("answer_days: 180", "answer_days: true", '"True"'),
        ("source:", "source: [\n", "this is no YAML"), ("reviewed_on: 2026-12-01", "reviewed_on: lately", "a day"),
        ("accepted: true, en: Stopping", "accepted: true, en: 7, x: ", 'key en: "7" is not allowed; it is words'),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_read_names_line_key_value_and_rule_and_gives_nothing(
    tmp_path: Path, old: str, new: str, said: str
) -> None:  # fmt: skip
    path, text = tmp_path / "release-policy.yaml", SHIPPED.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UnreadablePolicy, match="nothing is given") as refused:
        read_policy(path)
    line = int(str(refused.value).partition(", line ")[2].partition(",")[0].partition(":")[0])
    wrong = text[: text.index(old)].count("\n") + 1
    assert said in str(refused.value) and str(path) in str(refused.value)
    assert line == wrong or old in ("purposes:", "source:"), "the line in the file"


@pytest.mark.parametrize("content", [b"", b"\xff", b"- a\n", b"7", b"{", b"source: &a [*a]", b"? [a]\n: b\n"])
def test_whatever_stands_in_the_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "release-policy.yaml"
    path.write_bytes(content)
    with pytest.raises(UnreadablePolicy, match="nothing is given"):
        read_policy(path)


def test_only_the_word_true_accepts(tmp_path: Path) -> None:
    path = tmp_path / "release-policy.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace("accepted: true", 'accepted: "yes"'), encoding="utf-8")
    policy = read_policy(path)
    assert not policy.accepts_purpose("investigation") and not policy.accepts_basis("un_1988")
