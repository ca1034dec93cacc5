"""Every condition of a rule, and everything that may be wrong with one, reads in Urdu."""

import re

import pytest

from rabta.language.sentences import said_in_urdu
from rabta.screening.rules.written.condition import conditions_of
from rabta.screening.rules.written.kinds import KINDS, PAID, SHARED, Kind
from rabta.screening.rules.written.protected import _WORDS
from rabta.screening.rules.written.reading import read_rule
from tests.doors.web.english_left import PROSE
from tests.rules.screening.test_written_rules import WRONG


def said(text: str) -> str:
    """The Urdu without what is isolated as written. Fails where there is none."""
    urdu = said_in_urdu(text)
    assert urdu is not None, text
    return re.sub("\u2068.*?\u2069", "", urdu)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_reads_in_urdu(kind: Kind) -> None:
    (condition,) = conditions_of(read_rule(kind.example).rule)  # type: ignore[arg-type]
    for sentence in (condition.sentence, f"not so: {condition.sentence}"):
        assert not PROSE.search(said(sentence)), sentence


def test_what_stands_in_a_place_does_too() -> None:
    for words in (*PAID, *SHARED, *_WORDS, "at least 4", "at most 1.5", "exactly 2", "cash or card"):
        assert not re.search("[A-Za-z]{3,}", said(words)), words


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_in_urdu(text: str) -> None:
    for one in read_rule(text).wrong:
        assert not PROSE.search(said(str(one))), str(one)
