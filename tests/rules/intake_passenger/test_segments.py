"""EDIFACT text as segments: every separator, release characters, wrapped lines, wrong advice."""

import doctest
import importlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.intake.formats.passenger.envelope import messages_of
from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.segments import Service, segments_of, written

_MODULES = ["segments", "moments", "names", "flights", "documents_told", "gathered", "sheet_headers", "sheet_cells"]


@pytest.mark.parametrize("module", _MODULES)
def test_the_examples_in_the_words_hold(module: str) -> None:
    tried = doctest.testmod(importlib.import_module(f"rabta.intake.formats.passenger.{module}"))
    assert tried.attempted > 0 and tried.failed == 0


_SIGNS = string.ascii_uppercase + string.digits + " .,-/+:?'*$\"خان"
_VALUES = st.text(_SIGNS, max_size=12).map(str.strip)
_SEGMENTS = st.lists(
    st.tuples(
        st.sampled_from(["NAD", "FTX", "RFF", "LOC", "IFT", "TIF"]),
        st.lists(st.lists(_VALUES, min_size=1, max_size=4), max_size=5),
    ),
    max_size=8,
)  # fmt: skip
_SERVICES = st.sampled_from([Service(), Service("*", "|", ".", "\\", "~"), Service(":", "+", ".", "?", '"')])


@given(_SEGMENTS, _SERVICES)
def test_what_is_written_is_read_again(segments: list[tuple[str, list[list[str]]]], service: Service) -> None:
    head = [("UNH", [["1"], ["PAXLST", "D", "05B", "UN", "IATA"]]), ("BGM", [["745"]])]
    advice = f"UNA{service.component}{service.element}{service.decimal}{service.release} {service.terminator}"
    problems: list[Problem] = []
    found = segments_of(advice + written([*head, *segments], service), problems)
    assert not problems
    assert [each.tag for each in found[2:]] == [tag for tag, _ in segments]
    for each, (_, elements) in zip(found[2:], segments, strict=True):
        for at, parts in enumerate(elements, 1):
            for component, value in enumerate(parts, 1):
                assert each.value(at, component) == value
                start, end = each.place(at, component)
                assert each.start <= start <= end <= each.end


@given(st.text(max_size=300))
def test_any_text_is_segments_or_none(text: str) -> None:
    problems: list[Problem] = []
    segments = segments_of(f"UNB+{text}", problems)
    messages_of(segments, problems, text_end=len(text))
    assert [each.number for each in segments] == list(range(1, len(segments) + 1))


def _read(text: str) -> tuple[list[str], list[str]]:
    problems: list[Problem] = []
    segments = segments_of(text, problems)
    messages_of(segments, problems, text_end=len(text.rstrip()))
    return [each.tag for each in segments if len(each.tag) == 3], [each.kind for each in problems]


def test_characters_that_do_not_fit_the_advice_are_seen_and_told() -> None:
    body = "UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'NAD+MS+++EX'UNT+4+1'"
    assert _read(f"UNA:+.? '{body}") == (["UNH", "BGM", "NAD", "UNT"], [])
    assert _read(f"UNA:+\\*'\n{body}") == (["UNH", "BGM", "NAD", "UNT"], ["wrong_una"])
    assert _read(f"UNA:+.? ~{body}") == (["UNH", "BGM", "NAD", "UNT"], ["wrong_una"])
    assert _read(body.replace("'", '"')) == (["UNH", "BGM", "NAD", "UNT"], ["service_characters"])
    assert _read(body.replace("'", "\n")) == (["UNH", "BGM", "NAD", "UNT"], ["service_characters"])
    assert _read(body.replace("+", "*")) == (["UNH", "BGM", "NAD", "UNT"], ["service_characters"])


def test_each_interchange_has_its_own_characters() -> None:
    one = "UNA:+.? 'UNB+UNOA:4+EX+RX+261201:1200+1'UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'UNT+3+1'UNZ+1+1'"
    two = "UNA:*.? $UNB*UNOA:4*EX*RX*261201:1200*2$UNH*2*PAXLST:D:05B:UN:IATA$BGM*250$UNT*3*2$UNZ*1*2$"
    assert _read(f"{one}\r\n{two}") == (["UNB", "UNH", "BGM", "UNT", "UNZ"] * 2, [])


def test_teletype_lines_are_joined_and_what_stands_around_is_told() -> None:
    text = ("QU KHIXXPK\n.EXXRMPK 011200\nUNA:+.? 'UNB+UNOA:4+EXAMPLE AIRLINES:ZZ+RXAPIS:ZZ+261201:1200+1++APIS'U\n"
            "NH+1+PAXLST:D:05B:UN:IATA'BGM+745'UNT+3+1'UNZ+1+1'\nEnd of message\n")  # fmt: skip
    tags, kinds = _read(text)
    assert tags == ["UNB", "UNH", "BGM", "UNT", "UNZ"]
    assert kinds == ["text_outside", "text_outside"]
