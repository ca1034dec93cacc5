"""What holds for every text: spans lie in it and in order, parts point to figures, nothing raises, the start is fast."""

import io
import json
import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.intake.formats.published.periods import period_in
from rabta.intake.formats.published.reader import read_published
from rabta.intake.formats.published.source import check_all

_WORDS = (
    "134 tons of drugs seized 2,001 arrested including 75 foreigners furthermore 110 Afghan nationals in Balochistan and"
    " Sindh ( ) . ; : , — $12.8 billion over nearly 40,659 acres poppy hashish 12 kg heroin 5 grams litres tablets 35"
    " operations women will be installed ۱۳۴ ٹن منشیات گرفتار سمیت افراد جن میں شامل کلو ڈالر ارب \n"
)
texts = st.lists(st.sampled_from(_WORDS.split(" ")), max_size=60).map(" ".join)


@settings(max_examples=150)
@given(text=texts)
def test_a_figure_lies_in_its_text_and_its_whole_is_a_figure(text: str) -> None:
    reading = read_published({"text": text})
    for index, each in enumerate(reading["figures"]):
        start, end = each["span"]
        assert 0 <= start < end <= len(text)
        assert each["of"] is None or (each["of"] != index and 0 <= each["of"] < len(reading["figures"]))
    assert [each["span"][0] for each in reading["figures"]] == sorted(each["span"][0] for each in reading["figures"])
    for finding in reading["findings"]:
        assert finding["spans"]
        assert 0 < finding["confidence"] <= 1
    json.dumps(reading, allow_nan=False)


@settings(max_examples=100)
@given(text=st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    read_published({"text": text})


@pytest.mark.parametrize(
    "said",
    [
        "drugs worth Rs 37 million and 460 tablets, ",
        "12 acres of poppy were cleared in Khyber and 2 held; ",
        "کراچی میں 40 کلو ہیروئن برآمد اور 12 ملزمان گرفتار ",
    ],
)
def test_a_text_without_a_full_stop_takes_no_longer_than_its_length_asks(said: str) -> None:
    """Four times as long, at most thirty times as much work: it was sixty and more."""
    took = []
    for length in (2_000, 8_000):
        began = time.process_time()
        read_published({"text": (said * length)[:length]})
        took.append(time.process_time() - began)
    assert took[1] < 30 * took[0]


def test_nothing_is_a_part_of_its_own_part() -> None:
    reading = read_published({"text": "75 of the 2,001 arrested were foreigners, among them 5 women."})["figures"]
    for each in reading:
        seen = set()
        while each["of"] is not None:
            assert each["of"] not in seen
            seen.add(each["of"])
            each = reading[each["of"]]


def test_good_records_are_read_beside_bad_ones() -> None:
    lines = b'{"text": "134 tons of drugs seized"}\n{"text": 5}\nnot json\n{"id": "x", "text": "2,001 held"}\n'
    found = list(check_all(io.BytesIO(lines), file="f"))
    assert ["error" in each for each in found] == [False, True, True, False]
    assert found[3]["id"] == "x"
    assert found[1]["error"]["row"] == 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("from December 2024 to November 2025", ("2024-12-01", "2025-11-30")),
        ("between 9 October and 22 October 2025", ("2025-10-09", "2025-10-22")),
        ("9 to 22 October 2025", ("2025-10-09", "2025-10-22")),
        ("March 24-31", ("2025-03-24", "2025-03-31")),
        ("since September 2023", ("2023-09-01", "2025-12-06")),
        ("during the year 2024", ("2024-01-01", "2024-12-31")),
        ("in November 2025", ("2025-11-01", "2025-11-30")),
        ("over the past week", ("2025-11-30", "2025-12-06")),
        ("the past 12 months", ("2024-12-06", "2025-12-06")),
        ("last year", ("2024-01-01", "2024-12-31")),
        ("this year", ("2025-01-01", "2025-12-06")),
        ("in 2014-15", None),
        ("in November to October", ("2024-11-01", "2025-10-31")),
        ("on 31 February 2025", None),
    ],
)
def test_periods(text: str, period: tuple[str, str] | None) -> None:
    assert period_in(text, spoken_on=date(2025, 12, 6)) == period


def test_the_command_starts_without_django_or_a_database() -> None:
    code = "import sys, rabta.cli.commands.check;assert not {'django', 'psycopg'} & set(sys.modules), sorted(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "period", "length"),
    [
        ("From December 2024 to November 2025 agencies seized 134 tons of drugs.", "2024-12-01", None),
        ("Over the past year 134 tons of drugs were seized.", "2024-12-06", "year"),
        ("In a week 134 kg of drugs were seized.", None, "week"),
        ("134 tons of drugs were seized in 2025. Last month, 3 tons of drugs were seized.", "2025-01-01", None),
        ("134 tons of drugs were seized.", None, None),
    ],
)
def test_a_figure_knows_its_days_or_how_long_they_are(text: str, period: str | None, length: str | None) -> None:
    first = read_published({"text": text, "date": "2025-12-06"})["figures"][0]
    assert (first["period"] and first["period"]["from"]) == period
    assert first["span_of_time"] == length


def test_the_days_of_a_year_are_not_those_of_a_week() -> None:
    text = "From December 2024 to November 2025, 134 tons of drugs were seized. In a week 3 tons of drugs were seized."
    year, week = read_published({"text": text})["figures"]
    assert year["period"] == {"from": "2024-12-01", "to": "2025-11-30"}
    assert (week["period"], week["span_of_time"]) == (None, "week")


def test_the_past_year_of_one_sentence_is_the_others_too() -> None:
    text = "Over the past year 134 tons of drugs were seized. The drugs are worth 12.797 billion dollars."
    found = read_published({"text": text, "date": "2025-12-06"})["figures"]
    assert [each["span_of_time"] for each in found] == ["year", "year"]
    assert len({each["period"]["from"] for each in found}) == 1


@pytest.mark.parametrize(
    ("amount", "step"),
    [
        ("بارہ ارب اناسی کروڑ ستر لاکھ ڈالر", 100_000),
        ("12 ارب 79 کروڑ 70 لاکھ ڈالر", 100_000),
        ("12.797 ارب ڈالر", 1_000_000),
        ("ڈیڑھ ارب ڈالر", 100_000_000),
        ("twelve billion seven hundred and ninety-seven million dollars", 1_000_000),
        ("three and a half billion dollars", 100_000_000),
        ("$12,797,000,000", 1),
    ],
)
def test_a_number_is_as_exact_as_its_smallest_unit_word(amount: str, step: int) -> None:
    (value,) = read_published({"text": f"Drugs worth {amount} were seized. منشیات"})["figures"]
    assert value["step"] == step


@pytest.mark.parametrize("amount", ["1e5 kg", "1.5E3 kg", "2e+4 kg", "2x10^3 kg", "3 × 10⁴ kg", "10^5 kg"])
def test_an_exponent_is_no_amount(amount: str) -> None:
    assert read_published({"text": f"{amount} of heroin was seized."})["figures"] == []
