"""Folds keep positions; the search key does not, and says the same of every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.vocabulary.rules.scripts import fold_digits, fold_letters, language_of, search_key


@given(st.text())
def test_folds_keep_the_length(text: str) -> None:
    assert len(fold_digits(text)) == len(text)
    assert len(fold_letters(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_letters(fold_letters(text)) == fold_letters(text)
    assert search_key(search_key(text)) == search_key(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("۱۲٫۵", "12.5"), ("٣٬٢٠٠", "3,200"), ("１２kg", "12kg"), ("12.5 kg", "12.5 kg"), ("کلو ۴", "کلو 4")],
)
def test_digits_of_every_script_become_ascii(text: str, folded: str) -> None:
    assert fold_digits(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("كراچي", "کراچی"), ("آئس", "ائس"), ("قلعه", "قلعہ"), ("مؤقف", "موقف"), ("ننګرهار", "ننگرہار")],
)
def test_letters_that_writers_interchange_meet(one: str, other: str) -> None:
    assert fold_letters(one) == fold_letters(other)


def test_fold_does_not_touch_case() -> None:
    assert fold_letters("ANF Straße ۵") == "ANF Straße 5"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qilla  Abdullāh", "qilla abdullah"),
        ("اسلام\u200cآباد", "اسلامآباد"),
        ("\u202bپشاور\u202c", "پشاور"),
        ("مُنشیات", "منشیات"),
        ("LAHORE", "Lahore"),
    ],
)
def test_search_key_meets_every_spelling(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ANF held six at Peshawar", "en"),
        ("اے این ایف نے پشاور سے چھ ملزم گرفتار کیے", "ur"),
        ("Customs at Karachi airport. کسٹمز نے کراچی ایئرپورٹ پر", "en+ur"),
        ("اے این ایف نے کراچی ایئرپورٹ پر پرواز PK سے منشیات پکڑی، ملزم گرفتار", "ur"),
        ("12.5", "en"),
        ("", "en"),
    ],
)
def test_language_is_that_of_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language
