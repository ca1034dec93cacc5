"""Full-length press releases: headline, quotes, law, last year's figures, telephone numbers. All texts are invented.

Every text of press/ is read as written on 9 May 2025 by nobody in particular. One row is one incident: lines, airport or
district, arrests, recap. What is not in a row may not become an incident.
"""

from pathlib import Path
from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

PRESS = Path(__file__).parent / "press"
INCIDENTS: dict[str, list[str]] = {
    "anf_karachi_container": ["methamphetamine 92.4 kg | Karachi | 3", "methamphetamine 61 kg | Karachi | - | recap"],
    "customs_torkham_truck": ["heroin 41 kg | Khyber | 1", "hashish 12 kg | Khyber | - | recap"],
    "asf_lahore_passenger": ["methamphetamine 1.72 kg | LHE | 1"],
    "balochistan_joint_raid": ["hashish 1320 kg; opium 214 kg | Chagai | 0"],
    "motorway_police": ["hashish 24.6 kg | Sargodha | 2", "opium 9 kg | Sargodha | - | recap"],
    "police_campaign": [
        "hashish 2.2 kg | Rawalpindi | 1", "hashish 3.1 kg | Nasirabad | 2", "methamphetamine 1150 g | Rawalpindi | 1",
    ],
    "navy_dhow": ["hashish 1960 kg; methamphetamine 540 kg | - | -"],
    "excise_kp": ["hashish 36 kg; opium 4.8 kg | Nowshera | 2"],
    "rangers_lyari": ["methamphetamine 5.5 kg; hashish 14 kg; heroin 600 g | Karachi | 4"],
    "customs_tanker_kohat": [
        "hashish 86 kg; opium 22 kg; methamphetamine 9 kg | Kohat | 2", "hashish 210 kg | Karak | - | recap",
    ],
    "anf_eight_operations": [
        "hashish 980 kg | Panjgur | -", "opium 150 kg | Chagai | 1", "cocaine 82 packed_capsule | LHE | 1",
        "methamphetamine 1.4 kg | Lahore | -", "hashish 16 kg | Peshawar | 2", "hashish 22.5 kg | Peshawar | 3",
        "hashish 30 kg | Karachi | 2", "heroin 4 kg | Hyderabad | 1",
    ],
    "university_seminar": [], "anf_week": [], "fia_islamabad_airport": [], "poppy_bara": [],
    "daily_anf": [
        "methamphetamine 1.15 kg | ISB | 1", "heroin 700 g | KHI | 1", "hashish 12 kg | Islamabad | 2",
        "opium 38 kg | Pishin | -", "hashish 14.5 kg | Nowshera | 2", "hashish 5 kg | Faisalabad | 1",
    ],
}  # fmt: skip


def _reading(name: str) -> dict[str, Any]:
    text = (PRESS / f"{name}.txt").read_text(encoding="utf-8")
    return read_statement({"id": name, "date": "2025-05-09", "agency": None, "text": text})


def _row(incident: dict[str, Any]) -> str:
    lines = "; ".join(f"{line['substance_code']} {line['quantity']} {line['unit']}" for line in incident["substances"])
    arrests = incident["arrests"]["total"]
    fields = [lines, incident["airport_iata"] or incident["district"] or "-", "-" if arrests is None else str(arrests)]
    return " | ".join([*fields, *(["recap"] if incident["recap"] else [])])


def test_every_text_is_told_of() -> None:
    assert {path.stem for path in PRESS.glob("*.txt")} == set(INCIDENTS)


@pytest.mark.parametrize("name", INCIDENTS)
def test_incidents_of_a_story(name: str) -> None:
    assert [_row(incident) for incident in _reading(name)["incidents"]] == INCIDENTS[name]


def test_a_story_without_a_seizure_is_a_notice() -> None:
    assert _reading("university_seminar")["kind"] == "notice"


def test_the_lead_s_totals_are_stated_and_the_headline_s_are_not() -> None:
    stated = _reading("daily_anf")["stated"]
    assert (stated["operations"], stated["total_kg"], stated["arrests"], stated["women"]) == (6, 71.35, 7, 1)
    stated = _reading("anf_eight_operations")["stated"]
    assert (stated["operations"], stated["total_kg"], stated["foreigners"], stated["vehicles"]) == (8, 1200, 1, 5)


def test_the_day_it_was_said_is_not_the_day_it_happened() -> None:
    (incident,) = _reading("navy_dhow")["incidents"]
    assert incident["occurred"] == {"from": "2025-05-06", "to": "2025-05-06", "precision": "day"}
    assert {i["occurred"]["precision"] for i in _reading("daily_anf")["incidents"]} == {"unknown"}


VALUES = {
    "anf_karachi_container": [1_400_000_000, None], "customs_torkham_truck": [410_000_000, None],
    "asf_lahore_passenger": [None], "balochistan_joint_raid": [27_000_000], "excise_kp": [None],
    "navy_dhow": [145_000_000],
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_values_are_those_of_the_drugs(name: str) -> None:
    incidents = _reading(name)["incidents"]
    assert [incident["value"]["amount"] if incident["value"] else None for incident in incidents] == VALUES[name]


def test_a_week_in_prose_is_periodic() -> None:
    reading = _reading("anf_week")
    assert (reading["kind"], reading["period"], reading["stated"]["total_kg"]) == ("periodic", "week", 731.6)
    assert [(line["substance_code"], line["quantity"]) for line in reading["totals_by_substance"]] == [
        ("opium", 53), ("heroin", 136.7), ("hashish", 520), ("methamphetamine", 21.9),
    ]  # fmt: skip


def test_people_met_in_prose() -> None:
    met = [(each["persons"], each["role"], each["minors"]) for each in _reading("fia_islamabad_airport")["encounters"]]
    assert met == [(3, "travelled", 1), (1, "arrested", None)]


def test_poppy_in_prose() -> None:
    claims = _reading("poppy_bara")["clearances"]
    assert [(claim["area"], claim["unit"], claim["district"]) for claim in claims] == [(46, "acre", "Khyber")]


def test_elsewhere_no_area_is_a_clearance_and_nobody_is_met() -> None:
    readings = [_reading(name) for name in INCIDENTS if name not in ("fia_islamabad_airport", "poppy_bara")]
    assert all(reading["clearances"] == [] and reading["encounters"] == [] for reading in readings)


PADDING = (
    "The force said that it was the third raid of the week and that the men who were held had a record. It was said that"
    " they were to be produced before the court in the city, and that the search for the others was still on in the area. "
)


def test_the_month_of_may_supposes_nothing_and_a_recall_is_an_older_case() -> None:
    text = (
        f"{PADDING}15 May 2031: in Hub a motorcycle gave up 20 kg hash, in a shopping bag. Four suspects arrested. Recall:"
        " 3 May 2031, under ice in a boat in the Gulf of Oman, 900 kg of charas; nine arrested."
    )
    incidents = read_statement({"id": "EX-1", "date": "2031-05-16", "agency": "ANF", "text": text})["incidents"]
    told = [(float(each["substances"][0]["quantity"]), each["arrests"]["total"], each["recap"]) for each in incidents]
    assert told == [(20, 4, False), (900, 9, True)]


def test_who_is_sought_is_a_word_on_arrests_in_a_story() -> None:
    text = f"{PADDING}Mail office in Hub: 2 kg ice in a box of books, addressee in Germany; the owner is being traced."
    (incident,) = read_statement({"id": "EX-1", "date": "2031-05-16", "agency": "ANF", "text": text})["incidents"]
    assert incident["arrests"]["total"] == 0
