"""Only what has a fixed mass is converted, half to even, with the factor and its version."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.vocabulary.rules.units import FACTORS_VERSION, to_grams, to_square_metres, unit, unit_names, units


@pytest.mark.parametrize(
    ("quantity", "code", "basis", "grams"),
    [
        ("12.5", "kg", None, 12500),
        ("1.2", "tonne", None, 1200000),
        ("0.5", "g", None, 0),
        ("1.5", "g", None, 2),
        ("2.5", "g", None, 2),
        ("23.06", "pound", None, 10460),
        ("250", "mg", None, 0),
        ("6", "maund", "metric", 240000),
        ("1", "maund", "standard_1939", 37324),
        ("4", "pao", "metric", 1000),
    ],
)
def test_mass_becomes_whole_grams(quantity: str, code: str, basis: str | None, grams: int) -> None:
    converted = to_grams(Decimal(quantity), unit=code, basis=basis)
    assert converted is not None
    assert (converted.g, converted.factors_version) == (grams, FACTORS_VERSION)


@pytest.mark.parametrize("code", ["litre", "ml", "tablet", "packed_capsule", "maund", "tola", "packet", "unknown", "acre"])
def test_what_has_no_fixed_mass_is_not_converted(code: str) -> None:
    assert to_grams(Decimal(3), unit=code) is None


def test_an_unknown_basis_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="metric, standard_1939"):
        to_grams(Decimal(3), unit="maund", basis="village")


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(KeyError, match="stone"):
        to_grams(Decimal(3), unit="stone")


@pytest.mark.parametrize(
    ("quantity", "code", "basis", "square_metres"),
    [
        ("40659", "acre", None, 164541135),
        ("10", "hectare", None, 100000),
        ("8", "kanal", "statute_acre", 4047),
        ("1", "jarib", "afghan", 2000),
    ],
)
def test_area_becomes_whole_square_metres(quantity: str, code: str, basis: str | None, square_metres: int) -> None:
    converted = to_square_metres(Decimal(quantity), unit=code, basis=basis)
    assert converted is not None and converted.m2 == square_metres


@pytest.mark.parametrize("code", ["kanal", "marla", "jarib", "kg"])
def test_customary_land_measures_need_a_basis(code: str) -> None:
    assert to_square_metres(Decimal(5), unit=code) is None


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_a_tonne_is_a_thousand_kilograms(quantity: Decimal) -> None:
    tonnes, kilograms = to_grams(quantity, unit="tonne"), to_grams(quantity * 1000, unit="kg")
    assert tonnes is not None and kilograms is not None and tonnes.g == kilograms.g


@pytest.mark.parametrize(
    ("name", "code"),
    [("kgs", "kg"), ("kilogrammes", "kg"), ("کلو گرام", "kg"), ("گرام", "g"), ("ltrs", "litre"), ("ایکڑ", "acre"),
     ("کنال", "kanal"), ("maund", "maund"), ("lbs", "pound"), ("metric tons", "tonne"), ("گولیاں", "tablet")],
)  # fmt: skip
def test_units_are_known_by_what_statements_write(name: str, code: str) -> None:
    assert unit_names()[name] == code


def test_names_come_longest_first() -> None:
    lengths = [len(name) for name in unit_names()]
    assert lengths == sorted(lengths, reverse=True)


def test_a_unit_is_found_by_its_code() -> None:
    assert all(unit(entry.code) is entry for entry in units())
