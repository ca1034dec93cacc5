"""Rules an analyst writes: read and written again, refused with the line and the reason, judged in three values."""

import doctest
import importlib
from dataclasses import fields, replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.screening.rules.written.condition import Group, conditions_of, written
from rabta.screening.rules.written.facts import Facts, Flown
from rabta.screening.rules.written.fairness import documented, uneven
from rabta.screening.rules.written.intervals import LEAST_JUDGED, share_of
from rabta.screening.rules.written.judging import Found, found_by, holds
from rabta.screening.rules.written.kinds import KINDS
from rabta.screening.rules.written.reading import read_rule

ME, OTHERS, MATCH = UUID(int=1), tuple(UUID(int=n) for n in range(2, 9)), UUID(int=99)
OUT = Flown("EX701", "KHI", "DXB", "2025-03-01T03:10", "2025-03-01T04:40")
BACK = Flown("EX702", "DXB", "KHI", "2025-03-03T06:40", "2025-03-03T10:10")
FACTS = Facts(
    key=ME, legs=(OUT, BACK), whole=True, booked="2025-02-27T10:00", paid_by=("cash",), agency="00034567", party=1, bags=4,
    party_bags=4, weight_g=92_000, issued=(date(2025, 2, 10),), expires=(date(2025, 3, 20),), tickets=2,
    shared={"phone": OTHERS[:3], "bag tag": OTHERS[:1], "booking reference": OTHERS[:1]},
    travelled=((date(2025, 2, 20), "EX703", "EXB", OTHERS[5]), (date(2025, 2, 27), "EX705", "EXC", OTHERS[6]),
               (date(2025, 3, 1), "EX701", "EXA", ME)),
    slips=(MATCH,), confirmed={"phone": (MATCH,)},
)  # fmt: skip
NOTHING = Facts(key=ME)


def rule(text: str) -> Group:
    found = read_rule(text)
    assert found.rule is not None, found.wrong
    return found.rule


def wrong(text: str) -> str:
    found = read_rule(text)
    assert found.rule is None
    return "\n".join(map(str, found.wrong))


@pytest.mark.parametrize("module", ["condition", "facts", "intervals", "judging", "kinds", "protected", "reading"])
def test_what_the_modules_show_is_so(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"rabta.screening.rules.written.{module}")).failed == 0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_is_read_from_its_example_and_is_unknown_where_nothing_is_stated(kind: object) -> None:
    made = rule(kind.example)  # type: ignore[attr-defined]
    (condition,) = conditions_of(made)
    assert condition.code == kind.code and read_rule(written(made)).rule == made  # type: ignore[attr-defined]
    assert holds(made, NOTHING) is (True if "not stated" in condition.line else None)
    assert condition.sentence and "{" not in condition.sentence + condition.line


HOLD = (
    "journey begins at LHE, KHI", "journey ends at KHI", "departs from DXB", "arrives at DXB", "on flight EX702",
    "flights in the journey exactly 2", "return journey", "stay at most 3 days", "travelled at least 3 times in 30 days",
    "departs between 23:00 and 05:00", "booked at most 2 days before departure", "paid by cash or card",
    "booked by agency 00034567", "party at most 1 traveller", "journey split over at least 2 bookings", "tickets at least 2",
    "bags at least 4", "bags for each traveller of the booking at least 4", "bags for each day of stay at least 1.5",
    "bag weight at least 90 kg", "weight of each bag at least 23 kg", "bag weight for each day of stay at least 40 kg",
    "bag tag shared with at least 1 other traveller", "document issued at most 20 days before departure",
    "document expires at most 20 days after departure", "document number one slip from a listed one",
    "phone shared with at least 3 other travellers", "phone shared with a confirmed match",
)  # fmt: skip
FAIL = (
    "journey begins at LHE", "in transit at DXB", "one way", "stay at most 1 day", "departs between 04:00 and 05:00",
    "booked at least 3 days before departure", "paid by card", "payment not stated", "booked by agency 00099999",
    "agency not stated", "bags at most 3", "bags not stated", "bag weight at most 91.5 kg",
    "document expired before departure", "document issued at most 18 days before departure",
)  # fmt: skip


@pytest.mark.parametrize("line", HOLD)
def test_what_holds_says_its_words(line: str) -> None:
    (found,) = found_by(rule(line), FACTS)
    assert holds(rule(line), FACTS) is True and found.reasons[0].sentence
    assert found.reasons[0].stated or found.match == MATCH


@pytest.mark.parametrize("line", FAIL)
def test_what_does_not_hold(line: str) -> None:
    assert holds(rule(line), FACTS) is False and not list(found_by(rule(line), FACTS))


def test_unknown_neither_hits_nor_clears() -> None:
    bare = replace(FACTS, paid_by=(), bags=None)
    assert holds(rule("all of\n  paid by cash\n  bags at least 1\n  one way"), bare) is False, "one line is known to fail"
    assert holds(rule("all of\n  paid by cash\n  return journey"), bare) is None
    assert holds(rule("any of\n  paid by cash\n  return journey"), bare) is True
    assert holds(rule("return journey\nnone of\n  paid by card"), bare) is None, "what is not stated is not denied"
    assert holds(rule("return journey\nnone of\n  paid by card"), FACTS) is True
    assert holds(rule("return journey\nnone of\n  any of\n    paid by card\n    bags at least 4"), FACTS) is False
    one = replace(FACTS, legs=(OUT,), whole=False)
    assert holds(rule("one way"), one) is None, "a list of one flight does not say whether there is a way back"
    assert holds(rule("one way"), replace(one, whole=True)) is True


def test_a_hit_rests_on_as_few_others_as_it_needs_and_on_a_match_only_where_it_must() -> None:
    (found,) = found_by(rule("phone shared with at least 2 other travellers\nbags at least 4"), FACTS)
    assert found.others == OTHERS[:2] and found.match is None and len(found.reasons) == 2
    either = rule("any of\n  bags at least 4\n  document number one slip from a listed one")
    assert [one.match for one in found_by(either, FACTS)] == [None], "without the match it holds as well"
    assert [one.match for one in found_by(either, replace(FACTS, bags=1))] == [MATCH]
    assert [one.match for one in found_by(rule("phone shared with a confirmed match"), NOTHING)] == []


def test_what_is_denied_is_said_as_not_so() -> None:
    (found,) = found_by(rule("bags at least 4\nnone of\n  paid by card"), FACTS)
    assert [one.sentence for one in found.reasons] == [
        "there are at least 4 bags", "not so: paid by card, as the message states"
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "what"), [
    ("nationality is AFG", "nationality"), ("traveller is a Nigerian", "nationality"),
    ("journey begins at Iran", "nationality"), ("citizens of PK", "nationality"),
    ("document issued by PAK", "the state that issued a document"), ("place of birth Kabul", "place of birth"),
    ("gender male", "gender"), ("woman alone", "gender"), ("age at least 40", "age"),
    ("older than 30", "age"), ("under 18", "age"), ("name like KHAN", "a name"), ("speaks Pashto", "language"),
    ("religion", "religion"), ("Pashtun", "ethnic origin"), ("قومیت افغان", "nationality"), ("عورت", "gender"),
    ("عمر کم از کم 40", "age"), ("مذہب", "religion"), ("قبیلہ", "ethnic origin"), ("افغان مسافر", "nationality"),
])  # fmt: skip
def test_protected_attributes_are_refused_with_line_and_reason(line: str, what: str) -> None:
    said = wrong(f"bags at least 4\n{line}")
    assert said.startswith(f'Line 2, "{line}"') and f"names {what}, and no rule may look at that" in said


def test_no_fact_and_no_kind_is_an_attribute_the_law_protects() -> None:
    protected = ("gender", "sex", "born", "birth", "age", "name", "language", "religion", "ethnic", "issuer", "country")
    words = {word for one in fields(Facts) for word in one.name.split("_")} | {
        word for kind in KINDS for word in f"{kind.code} {kind.line}".replace("_", " ").split()
    }
    assert not {word for word in words if word in protected or word.startswith("nation")}


BAD = (
    ("", "The rule is empty"), ("# only a note\n\n", "The rule is empty"), ("any of", "Nothing is set in below it"),
    ("the moon is full", "No message states such a fact"), ("bag weight at least 60 pounds", "It is measured in kg"),
    ("bags at least 900", "900 is more than can be"), ("bags at least 0", "every traveller would be meant"),
    ("bags at least 1.5", "is no whole number"), ("bags at least many", "The condition is written otherwise, such as: bags"),
    ("departs between 25:00 and 03:00", "from 00:00 to 23:59"), ("paid by gold", "known are cash"),
    ("journey begins at KARACHI", "three letters"), ("bags at least 4\n  one way", "It is set in below a condition"),
    ("bags at least 4\nbags at most 2", "cannot both be so"), ("one way\nreturn journey", "cannot both be so"),
    ("one way\nstay at most 2 days", "cannot both be so"), ("paid by cash\npayment not stated", "cannot both be so"),
    ("journey begins at KHI\nany of\n  journey begins at LHE\n  bags at least 3", "cannot both be so"),
    ("one way\nnone of\n  one way", "must be so and must not be so"), ("one way\none way", "stands twice"),
    ("none of\n  one way", "nearly every traveller would be meant"),
    ("one way\nnone of\n  phone shared with at least 2 other travellers", "A link cannot be denied"),
    ("phone shared with at least 0 other travellers", "too few"), ("travelled at least 3 times in 900 days", "1 to 365"),
    ("document number one slip from a listed one\nphone shared with a confirmed match", "in one line at most"),
    ("any of\n  any of\n    any of\n      any of\n        one way", "at most 3 deep"),
    ("\n".join(f"bags at least {n}" for n in range(1, 40)), "at most 30 conditions"),
    ("x" * 4001, "at most 4000 characters"),
)  # fmt: skip
WRONG = [text for text, _ in BAD]


@pytest.mark.parametrize(("text", "told"), BAD)
def test_bad_input_is_told_by_its_line(text: str, told: str) -> None:
    assert told in wrong(text)


LINES = st.sampled_from([*(kind.example for kind in KINDS), "all of", "  any of", "    none of", "\t", "  one way"])


@given(st.text(max_size=200) | st.lists(LINES, max_size=6).map("\n".join))
def test_any_text_gives_a_rule_that_is_written_again_alike_or_says_what_is_wrong(text: str) -> None:
    found = read_rule(text)
    assert (found.rule is None) == bool(found.wrong)
    if found.rule is not None:
        assert read_rule(written(found.rule)).rule == found.rule


def test_urdu_figures_and_one_day_are_understood() -> None:
    assert rule("bags at least ۴") == rule("bags at least 4")
    assert rule("stay at most 1 day") == rule("Stay at most 1 days.") == rule("all of:\n\tstay at most 1 day")


def test_a_group_that_stands_out_is_named_with_the_line_that_brings_it_in() -> None:
    made, on = rule("any of\n  journey begins at PEW\n  bags at least 9"), date(2025, 3, 1)
    from_pew = replace(FACTS, legs=(replace(OUT, origin="PEW"),), bags=1)
    facts = [from_pew] * 20 + [replace(FACTS, bags=1)] * 180
    births = [date(1970 + n % 30, 5, 5) for n in range(182)]
    of = [documented("AF", "male", date(1990, 1, 1), date(1990, 1, 1), on)] * 18 + [
        documented("PK", "male" if n % 2 else "female", born, born, on) for n, born in enumerate(births)
    ]  # fmt: skip
    meant = [holds(made, one) is True for one in facts]
    found = {one.attribute: one for one in uneven(made, facts, of, meant)}
    one = found["nationality"]
    assert one.group == "AF" and one.line == "journey begins at PEW"
    assert (one.meant.part, one.meant.whole, one.base.part) == (18, 20, 18)
    few = [True] * 4 + [False] * 196
    assert uneven(made, facts, of, few) == (), "of a few nothing is said"
    assert documented("", "", date(1970, 1, 1), date(2000, 1, 1), on)["age"] == "", "a birth that leaves doubt gives no band"


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_interval_holds_its_share_and_few_are_said_to_be_few(part: int, rest: int) -> None:
    one = share_of(part, part + rest)
    assert 0 <= one.low <= one.share <= one.high + 1e-9 or part + rest == 0
    assert one.is_too_few == (part + rest < LEAST_JUDGED)
    assert isinstance(next(found_by(rule("bags at least 4"), FACTS)), Found)
