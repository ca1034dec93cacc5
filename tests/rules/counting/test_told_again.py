"""One report that tells the same twice: with a case number it is one, without one a person is asked. All is invented."""

from typing import Any

import pytest

from rabta.counting.rules.count import count
from rabta.counting.rules.facts import IncidentFacts, facts_from_reading
from rabta.counting.rules.projection import PersonJudged, Placed, project
from rabta.counting.rules.same_event import compare
from rabta.intake.formats.statement.reader import read_statement

NUMBERED = "ANF seized 12 kg of heroin at Torkham on 3 March 2025, case EX-ANF-017/25, and arrested one man."
BARE = "ANF seized 12 kg of heroin at Torkham on 3 March 2025 and arrested one man."


def read(*sentences: str) -> dict[str, Any]:
    return read_statement({"id": "s", "date": "2025-03-04", "agency": "ANF", "text": " ".join(sentences)})


def placed(reading: dict[str, Any]) -> list[Placed]:
    keys = [str(incident["incident_no"]) for incident in reading["incidents"]]
    facts = [
        facts_from_reading((key,), reading, incident, source="s")
        for key, incident in zip(keys, reading["incidents"], strict=True)
    ]
    return [Placed(key, fact, "s") for key, fact in zip(keys, facts, strict=True)]


def events(reading: dict[str, Any], *judged: PersonJudged) -> list[tuple[str, ...]]:
    """The events of the record, which must be those of the command where no person has judged."""
    projected = sorted(event.members for event in project(placed(reading), judged).events)
    if not judged:
        counted = [tuple(sorted(str(no) for _, no in event["incidents"])) for event in count([reading])["events"]]
        assert sorted(counted) == projected
    return projected


@pytest.mark.parametrize("times", [2, 3, 60])
def test_a_case_told_again_in_the_same_words_counts_once(times: int) -> None:
    reading = read(*[NUMBERED] * times)
    assert len(reading["incidents"]) == times
    assert len(events(reading)) == 1
    counted = count([reading])
    assert counted["totals"]["counted_once"]["heroin"]["g"] == 12_000
    assert [f["kind"] for f in counted["findings"]] == ["exact_repeat"] * (times - 1)


def test_the_same_words_without_a_number_stay_two_and_are_asked_about() -> None:
    reading = read(BARE, BARE, BARE)
    assert len(events(reading)) == 3
    counted = count([reading])
    assert [f["of"] for f in counted["findings"]] == [[["s", 1], ["s", 2]], [["s", 2], ["s", 3]]]
    bounds = counted["totals"]["bounds"]
    assert (bounds["low"]["heroin"]["g"], bounds["high"]["heroin"]["g"]) == (12_000, 36_000)


def test_a_person_has_the_last_word_on_both() -> None:
    assert len(events(read(NUMBERED, NUMBERED), PersonJudged("1", "2", "not"))) == 2
    assert len(events(read(BARE, BARE), PersonJudged("1", "2", "same"))) == 1


@pytest.mark.parametrize(
    "other",
    [
        NUMBERED.replace("017", "018"),
        NUMBERED.replace("12 kg", "13 kg"),
        NUMBERED.replace("Torkham", "Chaman"),
    ],
)
def test_another_number_or_other_words_are_another_seizure(other: str) -> None:
    reading = read(NUMBERED, other)
    assert len(events(reading)) == 2
    assert [f["kind"] for f in count([reading])["findings"] if f["kind"] == "exact_repeat"] == []


def test_each_account_is_held_beside_the_one_before_it_only() -> None:
    first, second, third = (each.facts for each in placed(read(BARE, BARE, BARE)))
    outcomes = [compare(a, b).outcome for a, b in ((first, second), (second, third), (first, third))]
    assert outcomes == ["ask", "ask", "not"]
    assert IncidentFacts.from_json(second.to_json()) == second


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("case EX-ANF-017/25", "EX-ANF-017/25"),
        ("FIR No. 45/25", "45/25"),
        ("F.I.R. 45/2025", "45/2025"),
        ("case no: ex-12/25", "EX-12/25"),
        ("(EX-2025-00017)", "EX-2025-00017"),
        ("مقدمہ نمبر 45/25", "45/25"),
        ("ایف آئی آر نمبر ۴۵/۲۵", "45/25"),
        ("FIR No. 451", "451"),
        ("in case 12 more were found", None),
        ("a case of 12/03/2025", None),
        ("flight EK-615", None),
    ],
)
def test_case_numbers_are_read(said: str, number: str | None) -> None:
    (incident,) = read(f"ANF seized 12 kg of heroin at Torkham, {said}, and arrested one man.")["incidents"]
    assert incident["case_number"] == number
