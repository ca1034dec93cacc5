"""Which days a periodic statement speaks of. All texts are invented; every statement is dated 6 December 2025."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

# text -> (period, first day, last day)
PERIODS = {
    "Campaign of the police, 1 January 2025 to date: raids 13,680, arrests 7,220; 3496 kg hash, 152 kg heroin.": (
        "2025-01-01/2025-12-06", "2025-01-01", "2025-12-06",
    ),
    "Weekly report 3 to 9 March 2025: 5 operations, 30 kg drugs seized.": (
        "2025-03-03/2025-03-09", "2025-03-03", "2025-03-09",
    ),
    "Report for the week ending 9 March 2025: 5 operations, 30 kg seized.": (
        "2025-03-03/2025-03-09", "2025-03-03", "2025-03-09",
    ),
    "January to March 2024: 50 operations, 3,000 kg of drugs seized.": ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
    "From 1 July to 30 September 2025 agencies seized 12 tons in 300 operations.": (
        "2025-07-01/2025-09-30", "2025-07-01", "2025-09-30",
    ),
    "From 28 December to 3 January 2025: 12 operations, 300 kg seized.": (
        "2024-12-28/2025-01-03", "2024-12-28", "2025-01-03",
    ),
    "During 2024, 2,000 operations, 12 tons seized.": ("2024", "2024-01-01", "2024-12-31"),
    "This year 2,000 operations, 12 tons seized.": ("2025", "2025-01-01", "2025-12-06"),
    "Last year 2,000 operations, 12 tons seized.": ("2024", "2024-01-01", "2024-12-31"),
    "In the past year 134 tons were seized in 2,000 operations.": ("12 months", "2024-12-07", "2025-12-06"),
    "In the month of March 2025, 20 operations, 300 kg seized.": (
        "2025-03-01/2025-03-31", "2025-03-01", "2025-03-31",
    ),
    "Last month 20 operations, 300 kg seized.": ("month", "2025-11-01", "2025-11-30"),
    "In the past week 20 operations, 300 kg seized.": ("week", "2025-11-29", "2025-12-05"),
    "In the last six months 12 tons were seized in 100 operations.": ("six months", "2025-06-07", "2025-12-06"),
    "In the first quarter of 2025, 40 operations, 3 tons seized.": (
        "2025-01-01/2025-03-31", "2025-01-01", "2025-03-31",
    ),
    "Financial year 2024-25: 400 operations, 30 tons seized.": ("2024-25", "2024-07-01", "2025-06-30"),
    "Since 26 February 900 raids, 300 kg charas seized.": ("2025-02-26/2025-12-06", "2025-02-26", "2025-12-06"),
    "یکم جولائی سے 30 ستمبر 2025 تک 12 ٹن منشیات ضبط، 400 گرفتار۔": ("2025-07-01/2025-09-30", "2025-07-01", "2025-09-30"),
    "3 تا 9 مارچ 2025 کے دوران 30 کارروائیاں، 300 کلو منشیات ضبط۔": ("2025-03-03/2025-03-09", "2025-03-03", "2025-03-09"),
    "مارچ 2025 میں 30 کارروائیوں میں 300 کلو منشیات ضبط۔": ("2025-03-01/2025-03-31", "2025-03-01", "2025-03-31"),
    "رواں سال 30 کارروائیوں میں 300 کلو منشیات ضبط۔": ("2025", "2025-01-01", "2025-12-06"),
    "گزشتہ ہفتے 30 کارروائیوں میں 300 کلو منشیات ضبط۔": ("week", "2025-11-29", "2025-12-05"),
}  # fmt: skip


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-12-06", "agency": "ANF", "text": text})
    assert reading["kind"] == "periodic"
    assert reading["incidents"] == []
    assert (reading["period"], *reading["period_days"].values()) == PERIODS[text]
    assert reading["spans"]["/period_days/from"] == reading["spans"]["/period"]


def test_without_a_date_a_week_is_only_a_week() -> None:
    text = "In the past week 20 operations, 300 kg seized."
    reading = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})
    assert (reading["period"], reading["period_days"]) == ("week", None)


# text -> (first day, last day); None where neither words nor date tell them
NIL = {
    "NIL RETURN Frontier Corps 01-05-2025-31-05-2025": ("2025-05-01", "2025-05-31"),
    "NIL RETURN 1 May 2025 - 31 May 2025": ("2025-05-01", "2025-05-31"),
    "ANF: NIL report for the week 3 to 9 March 2025.": ("2025-03-03", "2025-03-09"),
    "Coast Guards: nothing to report for the week ending 9 March 2025.": ("2025-03-03", "2025-03-09"),
    "ANF Sindh reports no seizure and no arrest between 1 and 7 April 2025.": ("2025-04-01", "2025-04-07"),
    "Monthly return, March 2025: nil.": ("2025-03-01", "2025-03-31"),
    "No seizure of narcotics was made in the last 24 hours.": ("2025-12-05", "2025-12-06"),
    "Levies: no drugs were recovered and no arrest was made during October 2025.": ("2025-10-01", "2025-10-31"),
    "ہفتہ 3 تا 9 مارچ 2025 کے دوران کوئی برآمدگی نہیں ہوئی۔": ("2025-03-03", "2025-03-09"),
    "مارچ 2025: صفر رپورٹ۔": ("2025-03-01", "2025-03-31"),
    "Nil return.": None,
}


@pytest.mark.parametrize("text", NIL)
def test_nil_returns(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-12-06", "agency": "ANF", "text": text})
    assert (reading["kind"], reading["nil"], reading["incidents"]) == ("periodic", True, [])
    days = reading["period_days"]
    assert (None if days is None else (days["from"], days["to"])) == NIL[text]
    assert reading["spans"]["/nil"]


@pytest.mark.parametrize(
    "text",
    [
        "5 kg heroin in a car at Lahore; no arrest was made.",
        "ANF arrested four suspects in Quetta. No drugs were recovered.",
        "2 kg ice at Torkham. No further seizure was reported.",
    ],
)
def test_what_tells_of_something_is_no_nil_return(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-12-06", "agency": "ANF", "text": text})
    assert (reading["kind"], reading["nil"]) == ("operation", False)
