"""What a meeting, a ministry or an agency's summary tells of a period is totals, never a seizure. All texts are invented."""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement
from tests.spec.intake_published.test_one_meeting import WORDINGS

TOTALS: dict[str, dict[str, Any]] = {
    "In the past year 134 tons of drugs worth 12.797 billion dollars were seized and 2,001 people were arrested, including"
    " 75 foreigners. Furthermore, 110 Afghan nationals were arrested in Balochistan, Khyber Pakhtunkhwa and Sindh. Poppy"
    " was cleared from 40,659 acres.": {
        "total_kg": 134000, "arrests": 2001, "foreigners": 75, "value": {"amount": 12797000000, "currency": "USD"},
    },
    "ISLAMABAD: A meeting chaired by the minister on 6 December 2025 was told that during the past year the force seized 134"
    " tons of drugs worth $12.797 billion and arrested 2,001 suspects, 75 of them foreigners. The meeting was informed that"
    " 110 Afghan nationals were also arrested in Balochistan, Khyber Pakhtunkhwa and Sindh. Poppy crops on 40,659 acres"
    " were destroyed. The minister said that scanners would be installed at all airports.": {
        "total_kg": 134000, "arrests": 2001, "foreigners": 75, "value": {"amount": 12797000000, "currency": "USD"},
    },
    "The minister visited the headquarters in Rawalpindi on Tuesday, where he was told that the force had in the outgoing"
    " year carried out 2,310 operations, seized 212 tonnes of narcotics including 98 tonnes of hashish and 41 tonnes of"
    " opium, and arrested 1,870 persons, of whom 64 were foreign nationals and 91 were women.": {
        "operations": 2310, "total_kg": 212000, "arrests": 1870, "foreigners": 64, "women": 91,
    },
    "وفاقی وزیر کی زیر صدارت اجلاس میں بتایا گیا کہ گزشتہ ایک سال کے دوران 134 ٹن منشیات ضبط کی گئیں، 2001 ملزمان گرفتار"
    " ہوئے جن میں 75 غیر ملکی شامل ہیں۔ اس کے علاوہ بلوچستان اور سندھ سے 110 افغان باشندے گرفتار کیے گئے۔": {
        "total_kg": 134000, "arrests": 2001, "foreigners": 75,
    },
    "Customs annual performance 2024-25: drives yielded 4.2 tons of narcotics; 312 persons were arrested and 190 vehicles"
    " were impounded.": {"total_kg": 4200, "arrests": 312, "vehicles": 190},
    "Karachi: ANF Sindh in its monthly summary for November 2025 said 61 operations were conducted, 1,840 kg drugs seized,"
    " 74 suspects held including 6 women and 3 foreigners, and 22 vehicles impounded.": {
        "operations": 61, "total_kg": 1840, "arrests": 74, "women": 6, "foreigners": 3, "vehicles": 22,
    },
    "The National Assembly was informed that from July 2024 to June 2025 agencies seized 301 tonnes of drugs and arrested"
    " 51,000 people. Separately, 19 foreigners were deported.": {"total_kg": 301000, "arrests": 51000},
    "Coast Guards seized 21 tons of drugs worth $1.4 billion this year, arresting 88 people, among them 12 Iranians.": {
        "total_kg": 21000, "arrests": 88, "foreigners": 12, "value": {"amount": 1400000000, "currency": "USD"},
    },
}  # fmt: skip


@pytest.mark.parametrize("text", TOTALS)
def test_totals_of_a_briefing(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-12-06", "agency": None, "text": text})
    assert (reading["kind"], reading["incidents"]) == ("periodic", [])
    assert {name: value for name, value in reading["stated"].items() if value is not None} == TOTALS[text]


def test_land_of_a_briefing_is_marked_by_its_kind() -> None:
    text = next(iter(TOTALS))
    reading = read_statement({"id": "x", "date": "2025-12-06", "agency": None, "text": text})
    assert [(row["area"], row["unit"]) for row in reading["clearances"]] == [(40659, "acre")]
    text = "ANF destroyed poppy over 12,300 acres in Qilla Abdullah, Pishin and Dukki during 2025."
    assert read_statement({"id": "x", "date": "2025-12-06", "agency": "ANF", "text": text})["kind"] == "periodic"


def test_a_year_told_beside_a_seizure_is_none() -> None:
    text = "On Thursday ANF seized 2.1 tons of hashish in Turbat and arrested two men. Over the past year it took 130 tons."
    reading = read_statement({"id": "x", "date": "2025-12-06", "agency": "ANF", "text": text})
    assert [incident["substances"][0]["quantity"] for incident in reading["incidents"]] == [2.1]


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_years_totals_are_never_a_seizure_however_they_are_worded(wording: str) -> None:
    read = read_statement({"id": "1", "date": "2031-12-07", "agency": None, "text": WORDINGS[wording]})
    assert (read["kind"], read["incidents"], read["stated"]["total_kg"]) == ("periodic", [], 134_000)
