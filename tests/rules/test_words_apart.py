"""What two accounts say differently: marked word by word in near copies, numbers alone elsewhere, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from rabta.web.words_apart import MOST_WORDS, apart

SAID = "ANF stopped a car near Torkham on 20 February 2025 and recovered 12.4 kg of heroin from its doors."


def marked(a: str, b: str) -> tuple[list[str], list[str]]:
    first, second = apart(a, b)
    return [text for text, unlike in first if unlike], [text for text, unlike in second if unlike]


def test_in_near_copies_every_changed_word_is_marked() -> None:
    assert marked(SAID, SAID) == ([], [])
    assert marked(SAID, SAID.replace("car", "bus").replace("12.4", "12.5")) == (["car", "12.4"], ["bus", "12.5"])
    assert marked(SAID, SAID.upper().replace(" AND ", ", AND ")) == ([], [])


def test_in_two_phrasings_the_numbers_that_one_does_not_have() -> None:
    other = "Customs and ANF, in a joint raid of 20 February: heroin, 12,5 kg, two held."
    assert marked(SAID, other) == (["2025", "12.4"], ["12,5"])
    assert marked("اے این ایف نے ۳٬۳۰۰ کلو ہیروئن پکڑی، 2 گرفتار", "PMSA took 3300 kg; 3 held") == (["2"], ["3"])
    assert marked("2.4 KG hashish in a bus, in Kamoke", "Third: three men held with 2.400 kilogrammes") == ([], [])


def test_long_accounts_are_left_as_they_are() -> None:
    long = "word " * (MOST_WORDS + 1)
    assert apart(long, "12 kg") == ([(long, False)], [("12 kg", False)])


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_pieces_are_the_words(a: str, b: str) -> None:
    for text, pieces in zip((a, b), apart(a, b), strict=True):
        assert "".join(piece for piece, _ in pieces) == text
