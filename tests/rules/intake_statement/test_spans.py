"""Every value walks back to its words: spans are made while reading, one for each value, and hold what they say."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rabta.intake.formats.statement.reader import read_statement
from rabta.intake.formats.statement.tree import Found, Plain, ValueWithoutSpan, lay_out
from rabta.vocabulary.rules.numbers import find_numbers
from rabta.vocabulary.rules.scripts import fold_digits

# What the reader may give without words: numbering, the record's own fields, a plain no, and judgements about the reading.
WITHOUT_WORDS = re.compile(
    r"/(incident_no|date|confidence|recap|approx|ambiguous|precision|id|agency|kind|language|reader_version|scope|nil)\Z"
    r"|/unit\Z|/substance_code\Z|/agencies/\d+\Z|/roles/[A-Z_]+/\d+\Z"
)
MASSES = st.decimals(min_value="0.1", max_value="999", places=1).map(lambda value: f"{value.normalize():f}")
DRUGS = st.sampled_from(["hashish", "heroin", "ice", "opium", "چرس"])
PLACES = st.sampled_from(["Quetta", "Lahore Airport", "Torkham", "Sukkur", "Mardan"])
ENDINGS = st.sampled_from(["", ", one held", ", two men held", " from a Dubai passenger", " in a car", "; driver fled"])


@st.composite
def statements(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(MASSES, DRUGS, PLACES, ENDINGS), min_size=1, max_size=5))
    return " ".join(f"{mass} kg {drug} at {place}{ending}." for mass, drug, place, ending in parts)


def leaves(node: Any, pointer: str = "") -> list[tuple[str, Any]]:
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in leaves(value, f"{pointer}/{key}")]
    if isinstance(node, list):
        return [leaf for index, value in enumerate(node) for leaf in leaves(value, f"{pointer}/{index}")]
    return [(pointer, node)]


def read(text: str) -> dict[str, Any]:
    return read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})


def told_by(text: str, spans: list[list[int]]) -> set[Decimal]:
    """The numbers that the words at `spans` say, digits or words."""
    return {hit.value for start, end in spans for hit in find_numbers(fold_digits(text)[start:end])}


@settings(max_examples=60)
@given(statements())
def test_every_value_has_a_span_inside_the_text(text: str) -> None:
    reading = read(text)
    spans = reading.pop("spans")
    body = {key: value for key, value in reading.items() if key != "checks"}
    for pointer, value in leaves(body):
        if value is not None and pointer not in spans:
            assert WITHOUT_WORDS.search(pointer), pointer
    for pointer, held in spans.items():
        assert held, pointer
        assert all(0 <= start < end <= len(text) for start, end in held), pointer


@settings(max_examples=60)
@given(statements())
def test_the_span_of_a_quantity_holds_its_number(text: str) -> None:
    reading = read(text)
    for number, incident in enumerate(reading["incidents"]):
        for line_number, line in enumerate(incident["substances"]):
            spans = reading["spans"][f"/incidents/{number}/substances/{line_number}/quantity"]
            assert Decimal(str(line["quantity"])) in told_by(text, spans)


@settings(max_examples=60)
@given(statements())
def test_an_incident_covers_the_words_of_its_values(text: str) -> None:
    reading = read(text)
    for number in range(len(reading["incidents"])):
        own = reading["spans"][f"/incidents/{number}"]
        for pointer, spans in reading["spans"].items():
            if re.match(rf"/incidents/{number}/substances/\d+/quantity\Z", pointer):
                assert all(any(a <= start and end <= b for a, b in own) for start, end in spans), pointer


@settings(max_examples=40)
@given(MASSES, st.integers(min_value=0, max_value=3), st.integers(min_value=0, max_value=3))
def test_changing_one_of_equal_numbers_changes_that_value_only(mass: str, changed: int, drug: int) -> None:
    names = ["hashish", "heroin", "ice", "opium"]
    cities = ["Quetta", "Lahore", "Sukkur", "Mardan"]

    def text_with(masses: list[str]) -> str:
        told = zip(masses, names[drug:] + names[:drug], cities, strict=True)
        return " ".join(f"{mass} kg {name} in {city}, one held." for mass, name, city in told)

    before, after = read(text_with([mass] * 4)), read(text_with([mass if i != changed else "12345" for i in range(4)]))
    quantities = [[i["substances"][0]["quantity"] for i in reading["incidents"]] for reading in (before, after)]
    expected = [quantities[0][i] if i != changed else 12345 for i in range(4)]
    assert quantities[1] == expected
    for i in range(4):
        pointer = f"/incidents/{i}/substances/0/quantity"
        (start, end), shift = before["spans"][pointer][0], 5 - len(mass)
        moved = [start + shift * (i > changed), end + shift * (i >= changed)]
        assert after["spans"][pointer] == [moved]


def test_bidi_controls_and_urdu_digits_do_not_move_spans() -> None:
    text = "\u202b۱۲٫۵ کلو\u202c چرس \u2066کوئٹہ\u2069 میں"
    reading = read(text)
    ((start, end),) = reading["spans"]["/incidents/0/substances/0/quantity"]
    assert (reading["incidents"][0]["substances"][0]["quantity"], text[start:end]) == (12.5, "۱۲٫۵")


def test_a_bare_value_is_refused() -> None:
    with pytest.raises(ValueWithoutSpan):
        lay_out({"incidents": [{"quantity": 5}]})
    with pytest.raises(ValueWithoutSpan):
        lay_out({"quantity": Found(5, ())})
    assert lay_out({"a/b": Found(5, ((0, 1),)), "c": Plain(None)}) == ({"a/b": 5, "c": None}, {"/a~1b": [[0, 1]]})


def test_a_reading_is_plain_json() -> None:
    reading = read("5.50 kg heroin in Lahore, one held.")
    assert json.loads(json.dumps(reading, allow_nan=False)) == reading


CORRECTED = "5 kg heroin in Lahore. 5 kg heroin in Quetta."


def test_a_correction_changes_what_was_read_at_its_span() -> None:
    record = {"id": "x", "text": CORRECTED}
    at = CORRECTED.rindex("5")
    reading = read_statement(record, corrections=[{"span": [at, at + 1], "field": "quantity", "value": 6}])
    assert [i["substances"][0]["quantity"] for i in reading["incidents"]] == [5, 6]
    assert reading["corrected"] == ["/incidents/1/substances/0/quantity"]


def test_a_correction_that_meets_nothing_is_said() -> None:
    reading = read_statement({"id": "x", "text": CORRECTED}, corrections=[{"span": [2, 4], "field": "women", "value": 1}])
    assert [check["kind"] for check in reading["checks"]] == ["correction_without_reading"]
    with pytest.raises(ValueError, match="needs span, field and value"):
        read_statement({"id": "x", "text": CORRECTED}, corrections=[{"span": [2, 4]}])
