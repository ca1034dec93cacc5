"""When it happened, and which days a periodic statement speaks of. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

OCCURRED = {
    "ANF on 4 February 2025: 12 kg hashish from a car near Hub.": [("2025-02-04", "2025-02-04", "day")],
    "ANF searched a truck at Taftan on 9 May: 12 kg hashish was found.": [("2025-05-09", "2025-05-09", "day")],
    "Monday, 3 March 2025. ANF held two men in Lahore with 2 kg ice.": [("2025-03-03", "2025-03-03", "day")],
    "On 4 and 5 May FC dug out 90 kg opium near Kharan.": [("2025-05-04", "2025-05-05", "day")],
    "Customs on 04-02-2025 found 5 kg ice at Torkham.": [("2025-02-04", "2025-02-04", "day")],
    "On 28 November ANF found 5 kg ice at Torkham.": [("2024-11-28", "2024-11-28", "day")],
    "On 6 May ANF made two strikes and seized 7 kg drugs. 5 kg ice in Lahore. 2 kg hashish in Quetta.": [
        ("2025-05-06", "2025-05-06", "day"), ("2025-05-06", "2025-05-06", "day"),
    ],
    "On 6 May 5 kg ice was found in Lahore. Recalled: 2 kg hashish was found in Quetta.": [
        ("2025-05-06", "2025-05-06", "day"), (None, None, "unknown"),
    ],
    "On 18 October 1825 ANF recovered 12 kg hashish at Kamoke.": [("1825-10-18", "1825-10-18", "day")],
    "اے این ایف نے 18 اکتوبر 1825 کو کامونکی سے 12 کلو چرس برآمد کی۔": [("1825-10-18", "1825-10-18", "day")],
    "On 18 April 1500 Xanax tablets were recovered by ANF at Kamoke.": [("2025-04-18", "2025-04-18", "day")],
    "On 18 April 1200 kg hashish was recovered by ANF at Kamoke.": [("2025-04-18", "2025-04-18", "day")],
    "QUETTA, May 9: Customs seized 5 kg ice at Chaman.": [(None, None, "unknown")],
    "Customs seized 5 kg ice at Chaman.": [(None, None, "unknown")],
}  # fmt: skip


@pytest.mark.parametrize("text", OCCURRED)
def test_occurred(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    days = [incident["occurred"] for incident in reading["incidents"]]
    assert [(each["from"], each["to"], each["precision"]) for each in days] == OCCURRED[text]


def test_without_a_date_of_the_statement_no_year_is_invented() -> None:
    reading = read_statement({"id": "x", "date": None, "agency": "ANF", "text": "On 4 February 5 kg ice, Lahore."})
    assert reading["date"] is None
    assert reading["incidents"][0]["occurred"] == {"from": None, "to": None, "precision": "unknown"}


PERIODS = {
    "ANF in its week of 13 to 19 April 2025: 14 operations, 145 kg of drugs, 13 held.": "2025-04-13/2025-04-19",
    "ANF from 28 March to 3 April 2025: 14 operations, 145 kg of drugs, 13 held.": "2025-03-28/2025-04-03",
    "ANF in April 2025: 44 operations, 1,145 kg of drugs, 13 held.": "2025-04-01/2025-04-30",
    "ANF since 26 February: 44 operations, 1,145 kg of drugs, 13 held.": "2025-02-26/2025-05-10",
    "ANF since February 26: 44 operations, 1,145 kg of drugs, 13 held.": "2025-02-26/2025-05-10",
    "ANF last week: 14 operations, 145 kg of drugs, 13 held.": "week",
}


@pytest.mark.parametrize("text", PERIODS)
def test_period(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    assert (reading["kind"], reading["period"]) == ("periodic", PERIODS[text])
