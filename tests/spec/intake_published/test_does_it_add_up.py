"""Nine public texts whose arithmetic is known, and what must come out of each. All texts are our own.

Source of the nine verdicts: the published briefings of 2014 to 2023, restated from their figures alone.
"""

from typing import Any

import pytest

from rabta.intake.formats.published.reader import read_published

EXACT = (
    "The force carried out 35 operations last week and seized 793.209 kg of drugs: opium 210.5 kg, heroin 44.209 kg,"
    " hashish 520 kg and methamphetamine 18.5 kg. Balochistan 400.209 kg in 9 operations; Punjab 150 kg in 8 operations; KPK"
    " 120 kg in 7 operations; Sindh 83 kg in 6 operations; North 40 kg in 5 operations."
)
UNIT_SLIP = (
    "In 26 operations 2,854.398 kg of drugs were seized and 18 suspects were arrested: opium 1,610.000 kg, heroin 120.341"
    " kg, hashish 1,104.000 kg, ice 20.000 kg and 0.057 Gram ecstasy."
)
TABLETS = (
    "During 31 operations over 355 kg of drugs were recovered and 23 accused arrested. The recovered drugs include hashish"
    " 250.300 kg, opium 21.117 kg, ice 18.000 kg and 304,480 Xanax tablets weighing 66.1 kg."
)
LIQUOR = (
    "In 14 operations 1,917.85 kg of drugs were seized: hashish 1,500 kg, opium 300.85 kg, heroin 57 kg and 60 kg of liquor."
)
PARTIAL = (
    "In March 2020 the force seized 2.9 tons of drugs: heroin 1,170 kg, hashish 1,500 kg, opium 245.6 kg. Also 113,000"
    " tablets were recovered."
)
ROUNDED = "20 operations: 1.027 tons of drugs seized: hashish 900 kg, opium 100.8 kg, heroin 27 kg."
HEADLINE = (
    "Force seizes 1,186.981 kg drugs in 43 operations\nRAWALPINDI: The force recovered 960.981 kg of drugs: opium 266.2 kg,"
    " heroin 121.137 kg, hashish 470.408 kg, ice 7.576 kg, ecstasy 660 grams and morphine 95 kg."
)
UNEXPLAINED = (
    "From June 2022 to June 2023 all agencies seized 266 metric tons of drugs, of which the ANF seized 59 percent. The ANF"
    " seized 157.551 metric tons: meth 4,379.103 kg, amphetamine 207.561 kg, psychotropic tablets 492.094 kg, hashish"
    " 61,781.257 kg, opium 43,197.508 kg, heroin 9,316.695 kg, morphine 5,459.8 kg, cocaine 11.249 kg, other drugs"
    " 3,374.103 kg. Other agencies seized 108.566 tonnes."
)
LITRES = (
    "The ANF burnt 320.50 tons of drugs worth $2.25 billion in 2014-15: opium 200,000 kg, hashish 100,540 kg, heroin"
    " 15,000 kg, and 4,943 litres of acetic anhydride. Quetta 293.369 tons; Karachi 14.85 tons; Lahore 2.28 tons; Rawalpindi"
    " 9.66 tons."
)


def read(text: str) -> dict[str, Any]:
    return read_published({"text": text})


def kinds(text: str) -> list[str]:
    return [each["kind"] for each in read(text)["findings"]]


def sums(text: str) -> dict[tuple[str, str], str]:
    reading = read(text)
    return {(reading["figures"][each["whole"]]["what"], each["among"]): each["verdict"] for each in reading["sums"]}


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
