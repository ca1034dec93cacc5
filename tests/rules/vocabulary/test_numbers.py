"""Numbers in digits and words, English and Urdu, with lakh, crore and million."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.vocabulary.rules.numbers import find_numbers, ordinals
from rabta.vocabulary.rules.tables import table

WRITTEN = [
    ("forty-two", "42"),
    ("two and a half", "2.5"),
    ("one hundred and five", "105"),
    ("two hundred and fifty thousand", "250000"),
    ("2.8 billion", "2800000000"),
    ("3,20,000", "320000"),
    ("304,480", "304480"),
    ("1.2m", "1200000"),
    ("two and a half crores", "25000000"),
    ("half", "0.5"),
    ("چار کروڑ 90 لاکھ", "49000000"),
    ("ساڑھے 3 کروڑ", "35000000"),
    ("ساڑھے پانچ", "5.5"),
    ("سوا دو", "2.25"),
    ("پونے تین", "2.75"),
    ("ڈیڑھ لاکھ", "150000"),
    ("اٹھائیس", "28"),
    ("۱۲٫۵", "12.5"),
    ("چھیانوے", "96"),
    ("1 ہزار 50", "1050"),
    ("2 ہزار 5 سو 40", "2540"),
    ("ایک اعشاریہ صفر پانچ", "1.05"),
    ("2 اعشاریہ 25", "2.25"),
    ("one point five", "1.5"),
    ("ساڑھے تین سو", "350"),
    ("پونے دو لاکھ", "175000"),
    ("سوا سو", "125"),
    ("two dozen", "24"),
    ("two dozens", "24"),
    ("half a million", "500000"),
    ("forty thousand, six hundred and fifty-nine", "40659"),
    ("twelve billion seven hundred and ninety-seven million", "12797000000"),
    ("two hundred and three million four hundred and fifty thousand", "203450000"),
    ("پچھتر", "75"),
    ("پچ ہتر", "75"),
    ("اُناسی", "79"),
    ("دو ھزار ایک", "2001"),
    ("دوہزار ایک", "2001"),
    ("ایکسو چونتیس", "134"),
    ("بارہ ارب اناسی کروڑ ستر لاکھ", "12797000000"),
    ("چالیس ہزار چھ سو انسٹھ", "40659"),
]



@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_a_number_is_read_whole(text: str, value: str) -> None:
    (hit,) = find_numbers(text)
    assert hit.value == Decimal(value)
    assert text[hit.start : hit.end] == text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rs 1.5 lakh 500 kg", ["150000", "500"]),
        ("11 operations, 724 kg", ["11", "724"]),
        ("6 hundred 20", ["600", "20"]),
        ("two thousand, three of them women", ["2000", "3"]),
        ("ان تیس افراد", ["30"]),
        ("1 ہزار، 50", ["1000", "50"]),
        ("دو کلو 38 گرام", ["2", "38"]),
        ("no number here", []),
        ("the hundredth", []),
    ],
)
def test_numbers_that_stand_apart_stay_apart(text: str, values: list[str]) -> None:
    assert [hit.value for hit in find_numbers(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", ["12,5 kg", "1,56 g", "اسی ماہ"])
def test_a_doubtful_writing_says_so(text: str) -> None:
    assert find_numbers(text)[0].doubtful


@pytest.mark.parametrize("text", ["1,250 kg", "3,20,000", "اسی کلو اور پچاس", "ساڑھے نو"])
def test_a_plain_writing_does_not_all_doubt(text: str) -> None:
    assert not find_numbers(text)[-1].doubtful


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_keep_their_value(number: int) -> None:
    (hit,) = find_numbers(f"{number:,}")
    assert (hit.value, hit.doubtful) == (Decimal(number), False)


@given(st.text())
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    hits = find_numbers(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))


def test_ordinals_are_read_in_both_languages() -> None:
    assert (ordinals()["fourth"], ordinals()["چوتھی"], ordinals()["دسویں"]) == (4, 4, 10)


def test_every_spelling_of_an_urdu_number_names_one_number() -> None:
    spelt = [(value, word) for value, words in table("numbers")["urdu"].items() for word in words]
    assert {int(value) for value, _ in spelt} == set(range(100))
    for value, word in spelt:
        for written in (word, word.replace("ھ", "ہ"), word.replace("ہ", "ھ")):
            (hit,) = find_numbers(written)
            assert hit.value == int(value), (written, value)
