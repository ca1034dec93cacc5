"""Stored numbers lead back to their entries, and names lead to numbers."""

import pytest

from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.gazetteer import airport, districts
from rabta.vocabulary.rules.numbered import (
    agency_number,
    agency_numbered,
    district_number,
    district_numbered,
    setting_numbered,
    substance_numbered,
    unit_numbered,
)
from rabta.vocabulary.rules.points import place_point
from rabta.vocabulary.rules.settings import settings
from rabta.vocabulary.rules.substances import substances
from rabta.vocabulary.rules.units import units


def test_every_number_leads_back_to_its_entry() -> None:
    assert all(agency_numbered(entry.number) == entry for entry in agencies())
    assert all(substance_numbered(entry.number) == entry for entry in substances())
    assert all(unit_numbered(entry.number) == entry for entry in units())
    assert all(setting_numbered(entry.number) == entry for entry in settings())
    assert all(district_numbered(entry.number) == entry for entry in districts())


def test_names_lead_to_numbers_whatever_their_case() -> None:
    assert (district_number("qilla abdullah"), district_number("Karachi"), agency_number("ANF")) == (16, 157, 2)


@pytest.mark.parametrize("name", [None, "", "Atlantis"])
def test_an_unknown_district_has_no_number(name: str | None) -> None:
    assert district_number(name) is None


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(KeyError, match="999"):
        agency_numbered(999)
    assert agency_number("NOBODY") is None


def test_a_place_is_at_its_airport_else_at_its_district() -> None:
    lahore = airport("LHE")
    assert place_point(airport="LHE", district="Lahore") == (lahore.lat, lahore.lon)
    assert place_point(airport=None, district="Quetta") == (30.19, 67.01)
    assert place_point(airport="XXX", district=None) is None
