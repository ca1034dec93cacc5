"""Price files: what is read exactly, and what is refused in words that say where and why."""

from datetime import date
from decimal import Decimal

import pytest

from rabta.briefing.errors import NotAPriceFile
from rabta.briefing.rules.money import money_in_words
from rabta.briefing.rules.price_file import read_price_file
from rabta.cli.commands.prices import EXAMPLE


def test_the_example_of_the_command_is_a_price_list() -> None:
    found = read_price_file(EXAMPLE.encode(), file_name="list.yaml")
    assert (found.name, found.dated, found.currency) == ("Centre's list, spring 2025", date(2025, 3, 31), "USD")
    assert [(p.substance, p.unit, p.price) for p in found.prices] == [
        ("heroin", "kg", Decimal("4250.50")), ("mdma", "tablet", Decimal(3)),
    ]  # fmt: skip
    assert not found.example and found.note == ""


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("currency: USD", "currency: dollars", "ISO 4217"),
        ("currency: USD\n", "", "must state it"),
        ("dated: 2025-03-31", "dated: spring", "must be a day"),
        ("heroin, per: kg", "sugar, per: kg", "no substance's code"),
        ("per: tablet", "per: bucket", "no unit's code"),
        ("per: kg", "per: tonne", "per kilogram"),
        ('"4250.50"', "4250.50", "not exact"),
        ('"4250.50"', '"-3"', "more than nothing"),
        ('"4250.50"', '"0"', "more than nothing"),
        ('"4250.50"', '"NaN"', "more than nothing"),
        ('"4250.50"', '"1e40"', "more than nothing"),
        ('"4250.50"', '"0.0000001"', "more than 6 decimals"),
        ('"4250.50"', '"about 3"', "no number"),
        ("mdma, per: tablet", "heroin, per: kg", "priced twice"),
        ("prices:", "prices: none #", "must be"),
        ("name: ", "name: [", "YAML"),
    ],
)
def test_a_file_is_refused_whole_and_says_where(was: str, becomes: str, said: str) -> None:
    assert was in EXAMPLE
    with pytest.raises(NotAPriceFile, match=said) as refusal:
        read_price_file(EXAMPLE.replace(was, becomes).encode(), file_name="list.yaml")
    assert "list.yaml" in str(refusal.value) and "Nothing was imported" in str(refusal.value)


def test_money_is_rounded_in_words_alone() -> None:
    for amount, words in [
        ("12797000000", "12.797 billion US dollars"), ("999999.994", "999,999.99 US dollars"), ("0", "0 US dollars"),
        ("1234567.8", "1.235 million US dollars"), ("3000000000000", "3 trillion US dollars"),
    ]:  # fmt: skip
        assert money_in_words(Decimal(amount), "USD") == words
    assert money_in_words(Decimal(7), "XAF") == "7 XAF" and "not stated" in money_in_words(Decimal(7), "")
