"""Numbers of identity documents, tickets, bags, phones and plates: their rules, and the slips they may carry."""

import doctest
import importlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.vocabulary.rules.documents.alike import Likeness, alike
from rabta.vocabulary.rules.documents.check_digits import icao_digit
from rabta.vocabulary.rules.documents.cnic import cnic, cnic_repairs
from rabta.vocabulary.rules.documents.misreads import TAKEN_FOR
from rabta.vocabulary.rules.documents.mrz import Zone, mrz
from rabta.vocabulary.rules.documents.passports import Fit, passport_fit
from rabta.vocabulary.rules.documents.phones import phone
from rabta.vocabulary.rules.documents.plates import plate
from rabta.vocabulary.rules.documents.tickets import bag_tag, ticket
from rabta.vocabulary.rules.documents.travel import (
    Contradiction,
    Leg,
    Papers,
    ages,
    contradictions_of_legs,
    contradictions_of_papers,
    may_be_a_child,
)

TODAY = date(2026, 12, 1)
SPECIMEN_TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
SPECIMEN_TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
SPECIMEN_TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
SPECIMEN_MRV_A = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
SPECIMEN_MRV_B = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"


@pytest.mark.parametrize(
    "module", ["alike", "check_digits", "cnic", "misreads", "mrz", "passports", "phones", "plates", "tickets", "travel"]
)
def test_the_examples_in_the_words_hold(module: str) -> None:
    tried = doctest.testmod(importlib.import_module(f"rabta.vocabulary.rules.documents.{module}"))
    assert tried.attempted > 0 and tried.failed == 0


@pytest.mark.parametrize(
    ("text", "zone", "number"),
    [
        (SPECIMEN_TD3, Zone.TD3, "L898902C3"),
        (SPECIMEN_TD1, Zone.TD1, "D23145890"),
        (SPECIMEN_TD2, Zone.TD2, "D23145890"),
        (SPECIMEN_MRV_A, Zone.MRV_A, "L8988901C"),
        (SPECIMEN_MRV_B, Zone.MRV_B, "L8988901C"),
    ],
)
def test_the_specimens_of_doc_9303_hold_in_all_their_digits(text: str, zone: Zone, number: str) -> None:
    read = mrz(text, on=TODAY)
    assert read is not None
    assert (read.zone, read.number, read.surname, read.given_names) == (zone, number, "ERIKSSON", "ANNA MARIA")
    assert read.valid, read.problems
    assert mrz(text.replace("\n", ""), on=TODAY) == read


def test_a_long_number_runs_on_into_the_optional_field() -> None:
    number, born, expires = "D23145890734", "740812", "120415"
    upper = f"I<UTO{number[:9]}<{number[9:]}{icao_digit(number)}<<<<<<<<<<<"
    middle = f"{born}{icao_digit(born)}F{expires}{icao_digit(expires)}UTO<<<<<<<<<<<"
    whole = icao_digit(upper[5:30] + middle[0:7] + middle[8:15] + middle[18:29])
    read = mrz(f"{upper}\n{middle}{whole}\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", on=TODAY)
    assert read is not None and read.valid and read.number == number


@given(st.integers(0, 8), st.data())
def test_one_misread_in_a_number_is_suggested_back(place: int, data: st.DataObject) -> None:
    letters = st.text("ABCEFGHIJKLMNOPRSTVWXYZ0123456789", min_size=9, max_size=9)
    number = data.draw(letters)
    sign = data.draw(st.sampled_from(TAKEN_FOR.get(number[place], "") or number[place]))
    misread = number[:place] + sign + number[place + 1 :]
    line = f"{misread}{icao_digit(number)}PAK9001019M3001019<<<<<<<<<<<<<<<"
    read = mrz(f"P<PAK{'KHAN<<GUL':<<39}\n{line}{icao_digit(line[0:10] + line[13:20] + line[21:43])}", on=TODAY)
    assert read is not None
    check = read.checks[0]
    assert check.holds == (icao_digit(misread) == icao_digit(number))
    assert check.holds or number in check.repairs or misread in check.repairs


@given(st.text(max_size=120))
def test_reading_a_zone_never_raises(text: str) -> None:
    assert mrz(text, on=TODAY) is None or text


def test_a_wrong_digit_is_told_with_what_it_ought_to_be() -> None:
    read = mrz(SPECIMEN_TD3.replace("L898902C36", "L898902C37"), on=TODAY)
    assert read is not None and not read.valid
    assert 'the check digit of number is "7" and ought to be "6"' in read.problems


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("AB1234567", "ab 123-4567", Likeness.SAME),
        ("AB1234567", "A81234567", Likeness.MISREAD),
        ("AB1234567", "AB1234576", Likeness.TRANSPOSED),
        ("AB1234567", "AB1234568", Likeness.ONE_CHANGED),
        ("AB1234567", "AB123457", Likeness.ONE_MISSING),
        ("AB1234567", "AB1234765", None),
        ("1234", "1235", None),
        ("", "", None),
    ],
)
def test_how_two_numbers_are_alike(one: str, two: str, said: Likeness | None) -> None:
    assert alike(one, two) == said == alike(two, one)


@given(st.text("AB01589", min_size=5, max_size=12), st.data())
def test_one_character_left_out_is_always_alike(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    shorter = number[:place] + number[place + 1 :]
    assert (alike(number, shorter) is Likeness.ONE_MISSING) == (len(shorter) >= 5)


def test_a_cnic_tells_where_it_was_registered_and_the_documented_gender() -> None:
    read = cnic("۴۲۱۰۱-۱۲۳۴۵۶۷-۸")
    assert read is not None
    assert (read.province, read.division, read.documented_gender) == ("Sindh", "Karachi", "F")
    assert cnic("42101-1234567") is None
    assert cnic_repairs("421O1-1234567-B") == ("4210112345678",)


@pytest.mark.parametrize(
    ("number", "state", "fit"),
    [
        ("AB1234567", "PAK", Fit.FITS),
        ("KK 1234567", "PAK", Fit.FITS),
        ("AB123456", "PAK", Fit.OLD_FORM),
        ("A12345678", "PAK", Fit.DOES_NOT_FIT),
        ("P01234567", "AFG", Fit.FITS),
        ("X1", "PAK", Fit.NO_NUMBER),
        ("X1234567", "XYZ", Fit.UNKNOWN_STATE),
        ("X1234567", None, Fit.UNKNOWN_STATE),
    ],
)
def test_how_a_passport_number_fits_its_state(number: str, state: str | None, fit: Fit) -> None:
    assert passport_fit(number, state) is fit


def test_tags_and_tickets() -> None:
    tag = bag_tag("2176000123")
    assert tag is not None and (tag.leading, tag.airline, tag.serial) == ("2", "EK", "000123")
    assert bag_tag("12345") is None and bag_tag("حقیقت") is None
    wrong = ticket("21424012345670")
    assert wrong is not None and wrong.check_holds is False


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("0300-1234567", "+923001234567"),
        ("+92 300 1234567", "+923001234567"),
        ("0092-300-1234567", "+923001234567"),
        ("+92 (0)300 1234567", "+923001234567"),
        ("3001234567", "+923001234567"),
        ("923001234567", "+923001234567"),
        ("۰۳۰۰ ۱۲۳۴۵۶۷", "+923001234567"),
        ("021-34567890", "+922134567890"),
        ("+93 70 123 4567", "+93701234567"),
        ("0044 20 7946 0000", "+442079460000"),
        ("0300-12345", None),
        ("34", None),
    ],
)
def test_phones_in_one_form(written: str, e164: str | None) -> None:
    read = phone(written)
    assert (read.e164 if read else None) == e164


@pytest.mark.parametrize(
    ("written", "bare"),
    [("lea-17-1234", "LEA171234"), ("Reg No. ABC 123", "ABC123"), ("KBL ۱۲۳۴۵", "KBL12345"), ("---", None)],
)
def test_plates_are_compared_bare(written: str, bare: str | None) -> None:
    read = plate(written)
    assert (read.bare if read else None) == bare


def test_contradictions_in_papers() -> None:
    assert contradictions_of_papers(Papers(born="2030", travels_on=TODAY)) == (Contradiction.BORN_AFTER_TRAVEL,)
    assert contradictions_of_papers(Papers(born="1899-01-01", travels_on=TODAY)) == (Contradiction.TOO_OLD,)
    assert contradictions_of_papers(Papers(born="2001", issued="2000-05-05", expires="1999")) == (
        Contradiction.EXPIRES_BEFORE_ISSUE,
        Contradiction.BORN_AFTER_ISSUE,
    )
    infant = Papers(born="2015-05-05", passenger_type="infant", travels_on=TODAY)
    assert contradictions_of_papers(infant) == (Contradiction.INFANT_TOO_OLD,)
    assert contradictions_of_papers(Papers(expires="2026-12", travels_on=TODAY)) == ()
    assert contradictions_of_papers(Papers()) == ()


def test_a_birth_known_by_its_year_may_still_be_a_childs() -> None:
    assert ages("2008", TODAY) == (17, 18)
    assert may_be_a_child("2008", TODAY) is True
    assert may_be_a_child("2007", TODAY) is False
    assert may_be_a_child(None, TODAY) is None


def test_contradictions_in_legs() -> None:
    at = datetime(2026, 12, 1, 10, tzinfo=UTC)
    there = Leg("KHI", "DXB", at, at.replace(hour=9), date_line=False)
    onward = Leg("DOH", "DOH", at.replace(hour=8), None)
    assert contradictions_of_legs([there, onward]) == (
        (0, Contradiction.ARRIVES_BEFORE_DEPARTURE),
        (1, Contradiction.LEG_GOES_NOWHERE),
        (1, Contradiction.LEGS_DO_NOT_MEET),
    )
    assert contradictions_of_legs([Leg("AKL", "HNL", at, at.replace(hour=1))]) == ()
