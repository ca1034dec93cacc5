"""Two written names: one person's? Scores, reasons, scripts, fathers, and what no name should ever do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.resolution.rules.names.parts import LONGEST_NAME, parts
from rabta.resolution.rules.names.prepared import MOST_TOKENS, prepared
from rabta.resolution.rules.names.scoring import score, scored

ONE_PERSON = [
    ("Abdul Qadir", "عبدالقادر"),
    ("Muhammad Noorzai", "محمد نورزئی"),
    ("Fazal ur Rehman Achakzai", "فضل الرحمن اچکزئی"),
    ("Habib Ullah", "Habibullah"),
    ("Nasr al-Din Karimov", "Nasreddine Karimov"),
    ("Yousaf Zai, Sher Ali", "شیر علی یوسفزئی"),
    ("ACHAKZAI, Fazal", "Fazal Achakzai"),
    ("Haji Zarak Mengal", "Zarak Mengal"),
    ("Юсуф Хакимов", "Yusuf Khakimov"),
    ("Jusuf Chakimov", "Юсуф Хакимов"),
    ("김정호", "Kim Jong-ho"),
    ("Zarak Mengal @ Lala", "Zarak Mengal"),
    ("Hussain Ali", "Husein Ali"),
    ("اسلم خان", "Aslam Khan"),
]
TWO_PERSONS = [
    ("Zarak Mengal", "Sher Ali Yousafzai"),
    ("Muhammad Khan", "Muhammad Shahzaib"),
    ("Gul Khan", "Ali Khan"),
    ("عبدالقادر", "Zarak Mengal"),
    ("Юсуф Хакимов", "Bilal Mengal"),
]
PIECES = "Haji Gul خان Khan محمد s/o ولد Abdul عبد الله Rahman @ , - M. bin Юсуф 김정호 zai 😀 \u200f al"
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join),
)


def compared(a: str, b: str) -> float:
    return score(prepared(a), prepared(b))


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_spellings_of_one_name_score_high(a: str, b: str) -> None:
    assert compared(a, b) > 0.6


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ali Khan", "Wali Khan"), ("Karim Khan", "Rahim Khan"), ("Muhammad Ali", "Muhammad Wali"), ("علی خان", "ولی خان"),
     ("Hassan Ali", "Hussain Ali"), ("Hasan Ali", "حسین علی"), ("Aslam Khan", "Islam Khan"), ("Asad Ahmad", "سعید احمد")],
)  # fmt: skip
def test_two_given_names_beside_a_common_one_are_no_more_than_as_likely_as_not(a: str, b: str) -> None:
    assert compared(a, b) < 0.6
    assert "little_shared" in {reason.name for reason in scored(prepared(a), prepared(b))[1]}


@pytest.mark.parametrize(("a", "b"), TWO_PERSONS)
def test_names_of_two_persons_score_low(a: str, b: str) -> None:
    assert compared(a, b) < 0.5


@settings(max_examples=150)
@given(WRITTEN, WRITTEN)
def test_the_order_of_the_two_changes_nothing(a: str, b: str) -> None:
    there, reasons = scored(prepared(a), prepared(b))
    back, same_reasons = scored(prepared(b), prepared(a))
    assert there == back == compared(a, b) and reasons == same_reasons
    assert 0 <= there <= 1


@settings(max_examples=60)
@given(WRITTEN)
def test_marks_of_direction_wide_letters_and_case_change_nothing(name: str) -> None:
    marked = "\u202b" + name + "\u200f\u202c"
    assert [w.tokens for w in prepared(marked).ways] == [w.tokens for w in prepared(name).ways]


def test_the_reasons_add_up_to_the_score() -> None:
    for a, b in ONE_PERSON + TWO_PERSONS:
        found, reasons = scored(prepared(a), prepared(b))
        total = sum(reason.weight for reason in reasons)
        assert 1 / (1 + 2 ** (-total / 100)) == pytest.approx(found, abs=0.02)


def test_reasons_say_which_names_and_whether_they_are_rare() -> None:
    _, reasons = scored(prepared("Fazal Achakzai"), prepared("فضل اچکزئی"))
    said = {reason.text for reason in reasons if reason.name == "same_name"}
    assert "Rare name same in another script: achakzai, اچکزئی." in said
    assert any("iven name same in another script: fazal, فضل." in text for text in said)


@pytest.mark.parametrize("short", ["S.M.", "Abu Mu", "X", "Lala", "Haji Sahib"])
def test_a_short_name_that_shares_nothing_is_nobodys(short: str) -> None:
    found, reasons = scored(prepared(short), prepared("Zarak Mengal"))
    assert found < 0.2
    assert sum(reason.weight for reason in reasons) < -200


def test_fathers_that_are_both_stated_count() -> None:
    same = compared("Gul Khan s/o Zarak Mengal", "گل خان ولد زرک مینگل")
    unstated = compared("Gul Khan s/o Zarak Mengal", "گل خان")
    other = compared("Gul Khan s/o Zarak Mengal", "گل خان ولد کریم جان")
    assert same > unstated > other
    assert other < 0.5
    _, reasons = scored(prepared("Gul Khan s/o Zarak Mengal"), prepared("Gul Khan s/o Karim Jan"))
    assert min(reasons, key=lambda reason: reason.weight).name == "fathers_name_contrary"


def test_a_father_stated_once_meets_a_name_written_as_a_chain() -> None:
    assert compared("Zarak s/o Shahbaz Mengal", "Zarak Shahbaz Mengal") > compared("Zarak s/o Shahbaz Mengal", "Zarak Bugti")


def test_a_common_name_says_less_than_a_rare_one() -> None:
    assert compared("Muhammad Khan", "Muhammad Ali Khan") < compared("Zarak Mengal", "Zarak Ali Mengal")


@pytest.mark.parametrize("nothing", ["", "   ", "😀😀", "12345", "\u200f\u202b", ",,,", "@", "؟"])
def test_what_is_no_name_scores_nothing(nothing: str) -> None:
    found, reasons = scored(prepared(nothing), prepared("Zarak Mengal"))
    assert found == compared(nothing, nothing) == 0
    assert [reason.name for reason in reasons] == ["no_name"]


def test_a_very_long_name_is_looked_at_as_far_as_names_go() -> None:
    long = "Zarak Mengal " * 10_000
    assert len(prepared(long).ways[0].tokens) <= MOST_TOKENS
    assert len(parts("ا" * 5_000)[0].own[0]) <= LONGEST_NAME
    assert 0 <= compared(long, "Zarak Mengal") <= 1


def test_the_tokens_of_a_name_may_stand_in_any_order() -> None:
    assert compared("Mengal Zarak Bahadur", "Zarak Bahadur Mengal") > 0.8
