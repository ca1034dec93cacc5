"""Nine public texts whose arithmetic is known, and what must come out of each. All texts are our own.

Source of the nine verdicts: the published briefings of 2014 to 2023, restated from their figures alone.
"""

from typing import Any

import pytest

from rabta.cli.benches import nine_texts
from rabta.intake.formats.published.reader import read_published

EXACT, UNIT_SLIP, TABLETS, LIQUOR, PARTIAL, ROUNDED, HEADLINE, UNEXPLAINED, LITRES = (
    known.text for known in nine_texts.NINE
)

def read(text: str) -> dict[str, Any]:
    return read_published({"text": text})


def kinds(text: str) -> list[str]:
    return [each["kind"] for each in read(text)["findings"]]


def sums(text: str) -> dict[tuple[str, str], str]:
    reading = read(text)
    return {(reading["figures"][each["whole"]]["what"], each["among"]): each["verdict"] for each in reading["sums"]}


@pytest.mark.parametrize("known", nine_texts.NINE, ids=lambda known: known.name)
def test_the_nine_verdicts_come_out(known: nine_texts.Known) -> None:
    assert nine_texts.verdict(known)["as_known"]


def test_exact_by_drugs_regions_and_operations() -> None:
    assert kinds(EXACT) == []
    assert sums(EXACT) == {
        ("operations", "regions"): "exact",
        ("mass_seized", "regions"): "exact",
        ("mass_seized", "substances"): "exact",
    }


def test_a_unit_slip_is_found_and_named() -> None:
    (finding,) = read(UNIT_SLIP)["findings"]
    assert finding["kind"] == "unit_slip"
    assert finding["cause"] == "0.057 g of ecstasy (mdma) is counted as 0.057 kg: with that the sum is exact."
    assert finding["confidence"] >= 0.9
    assert [UNIT_SLIP[a:b] for a, b in finding["spans"]] == ["2,854.398 kg", "0.057 Gram"]


def test_tablets_counted_by_weight_in_a_sum_that_holds() -> None:
    (finding,) = read(TABLETS)["findings"]
    assert finding["kind"] == "tablets_as_kilograms"
    assert sums(TABLETS)[("mass_seized", "substances")] == "within_the_words"


def test_liquor_is_no_drug() -> None:
    (finding,) = read(LIQUOR)["findings"]
    assert (finding["kind"], finding["stated"], finding["computed"]) == ("category_error", 1917.85, 1857.85)


def test_partial_where_tablets_have_no_weight() -> None:
    assert kinds(PARTIAL) == ["part_unweighed"]
    assert sums(PARTIAL)[("mass_seized", "substances")] == "within_the_words"


def test_a_cut_off_last_figure_is_no_finding() -> None:
    assert kinds(ROUNDED) == []


def test_headline_differs_from_body_by_what_is_named() -> None:
    (finding,) = read(HEADLINE)["findings"]
    assert (finding["kind"], finding["stated"], finding["computed"]) == ("headline_differs", 1186.981, 960.981)
    assert "226 kg are elsewhere in the text or not given" in finding["cause"]


def test_unexplained_residual_is_named_and_the_agencies_add_up() -> None:
    (finding,) = read(UNEXPLAINED)["findings"]
    assert finding["kind"] == "part_missing"
    assert finding["cause"] == "The drugs listed leave 29,331.63 kg of the total unexplained."
    assert sums(UNEXPLAINED)[("mass_seized", "agencies")] == "within_the_words"


def test_litres_as_kilograms_and_cities_that_fall_short() -> None:
    found = {each["among"]: each for each in read(LITRES)["findings"]}
    assert found["substances"]["kind"] == "litres_as_kilograms"
    assert "4,943 litres" in found["substances"]["cause"]
    assert (found["regions"]["kind"], found["regions"]["computed"]) == ("part_missing", 320_159)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ANF seized 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 90 kg.", "sum_differs"),
        ("ANF seized 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 20 kg.", "part_missing"),
    ],
)
def test_what_has_no_cause_is_too_much_or_missing(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "ANF seized nearly 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 42 kg.",
        "ANF seized over 490 kg of drugs: hashish 300 kg, heroin 150 kg, ice 43 kg.",
        "ANF seized 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 20 kg (page cut)",
        "ANF seized 500 kg of drugs, including 300 kg of hashish.",
        "This week 500 kg of drugs were seized. Since January 12,000 kg of drugs were seized.",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert kinds(text) == []
