"""Statements as agencies word them when they word them otherwise: vehicles by make, people by kinship, goals at home.

All texts are invented. One row is one incident: "airport or district | setting | arrests | destination".
"""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

STATEMENTS = {
    # setting
    "12 kg charas from a motorcar near Bhakkar; two held.": ["Bhakkar | road | 2 | -"],
    "5 kg opium from a Suzuki Bolan at Jhelum.": ["Jhelum | road | - | -"],
    "12 kg charas in a Toyota Vigo near Tank.": ["Tank | road | - | -"],
    "3 kg charas from a man at the bus stand of Layyah.": ["Layyah | person | 1 | -"],
    "1.1 kg ice hidden in a toaster of a Sharjah passenger, Sialkot airport.": ["SKT | airport_baggage | 1 | Sharjah"],
    "1.3 kg ice in a quilt, passenger for Muscat, Multan airport.": ["MUX | airport_baggage | 1 | Muscat"],
    "Customs at Chaman: 9 kg ice in crates of grapes coming from Afghanistan.": ["Chaman | border | - | -"],
    "چمن میں افغانستان سے آنے والے ٹرک سے 9 کلو آئس برآمد۔": ["Chaman | border | - | -"],
    "80 kg hashish in bushes near Pasni, to be smuggled by boat.": ["Gwadar | cache | - | -"],
    "4 kg charas from two in Rawalpindi, Airport Housing Society.": ["Rawalpindi | person | 2 | -"],
    "7 kg hashish in an unattended parcel near Chaman.": ["Chaman | cache | 0 | -"],
    # where
    "Customs Enforcement Quetta, checking at Lakpass, found 30 kg hashish in a bus.": ["Mastung | road | - | -"],
    "کوئٹہ (نمائندہ خصوصی) دالبندین میں 90 کلو چرس برآمد۔": ["Chagai | cache | - | -"],
    # people
    "6 kg charas at Jhang; the accused, an inhabitant of Tank, was held.": ["Jhang | person | 1 | -"],
    "A 61-year-old man was arrested at Jhang with 3 kg opium.": ["Jhang | person | 1 | -"],
    "6 kg charas at Jhang from a man and his nephew.": ["Jhang | person | 2 | -"],
    "3 kg charas from a mother and her son at Jhang.": ["Jhang | person | 2 | -"],
    "3 kg charas in a car at Jhang; the driver, along with his helper, was arrested.": ["Jhang | road | 2 | -"],
    "A smuggler was held along with two accomplices at Jhang with 6 kg charas.": ["Jhang | person | 3 | -"],
    "A smuggler was held along with 6 kg charas at Jhang.": ["Jhang | person | 1 | -"],
    "6 kg charas at Jhang. Two women among five held.": ["Jhang | person | 5 | -"],
    "6 kg charas at Jhang. Raids are under way to arrest the accused.": ["Jhang | person | - | -"],
    "1 kg charas from a man in Swabi; 600 grams opium from another near Topi, Swabi.": [
        "Swabi | person | 1 | -", "Swabi | person | 1 | -",
    ],
    "جھنگ میں باپ بیٹے سے 6 کلو چرس برآمد۔": ["Jhang | person | 2 | -"],
    "1.2 kg ice, Riyadh-bound, Multan Airport.": ["MUX | airport_passenger | 1 | Riyadh"],
    "1.2 kg ice in an unclaimed bag, Riyadh-bound flight, Multan Airport.": ["MUX | airport_baggage | 0 | Riyadh"],
    "2 kg ice. Two smugglers were arrested and one was killed at Jhang.": ["Jhang | person | 2 | -"],
    "A family of four was arrested at Jhang with 26 kg charas in a car.": ["Jhang | road | 4 | -"],
    "Jhang police held two with 1.2 kilo ice.": ["Jhang | person | 2 | -"],
    "جھنگ میں ٹرک سے 9 کلو چرس برآمد، ڈرائیور اور ساتھی گرفتار۔": ["Jhang | road | 2 | -"],
    "Lahore Airport: a shipment of leather gloves to Ireland held 3 kg heroin.": ["LHE | airport_cargo | - | Ireland"],
    "Two held. a) Swabi, 2 kg ice, one held. b) Mardan, 3 kg charas in a car, one held.": [
        "Swabi | person | 1 | -", "Mardan | road | 1 | -",
    ],
    # goals
    "A container for the Netherlands at Karachi port held 26 kg heroin.": ["Karachi | port_container | - | Netherlands"],
    "Skardu airport: 1 kg charas on a man flying to Islamabad.": ["KDU | airport_passenger | 1 | Islamabad"],
    "Police at Bannu foiled a bid to smuggle drugs to Punjab: 42 kg hashish in a car.": ["Bannu | road | - | Punjab"],
    "24 kg charas in a car at Attock that was being taken to Lahore.": ["Attock | road | - | Lahore"],
    "A parcel at Islamabad addressed to a resident of Leeds: 1.1 kg heroin.": ["Islamabad | parcel | - | Leeds"],
    "3 kg heroin in a parcel destined to Oslo at a courier office in Lahore.": ["Lahore | parcel | - | Oslo"],
    "پشاور سے کراچی سمگل کی جانے والی 30 کلو چرس ساہیوال میں ٹرک سے برآمد۔": ["Sahiwal | road | - | Karachi"],
}  # fmt: skip

STATED = {
    "Ten operations, 512 kg, eleven in custody including two women. 5 kg ice in Lahore. 2 kg ice in Quetta.": {
        "operations": 10, "total_kg": 512, "arrests": 11, "women": 2,
    },
    "Three operations: 2 kg ice in Lahore, one held. 3 kg heroin in Hub. 5 kg charas in Swabi.": {"operations": 3},
    "Two raids in Skardu and Gilgit: 1 kg charas from a man in Skardu; 600 grams opium in Jutial.": {"operations": 2},
    "ANF foils 5 smuggling bids, nabs 6; 91 kg seized. 40 kg charas, Jhang. 30 kg charas, Mianwali. 1 kg ice, Hub.": {
        "operations": 5, "total_kg": 91, "arrests": 6,
    },
    "Four suppliers held: 1 kg ice from two in Swabi; 900 grams charas from one in Gujrat; 60 g ice from one in Lahore.": {
        "arrests": 4,
    },
    "Over 90 kg in four operations; 14 people with seven foreigners in custody. 5 kg ice in Lahore. 80 kg opium in Hub.": {
        "operations": 4, "total_kg": 90, "total_kg_qualifier": "over", "arrests": 14, "foreigners": 7,
    },
    "Nine suspects incl. 2 foreigners, 70 kg, 6 operations. 5 kg ice in Lahore. 2 kg in Hub.": {
        "operations": 6, "total_kg": 70, "arrests": 9, "foreigners": 2,
    },
    "Seven arrested, 96 kg seized in six anti-drug operations: 45 kg charas in Zhob; 16 kg opium in Hub.": {
        "operations": 6, "total_kg": 96, "arrests": 7,
    },
    "ANF seizes 60 kg narcotics, arrests five including two foreigners. 50 kg charas near Kohat. 10 kg ice in Quetta.": {
        "total_kg": 60, "arrests": 5, "foreigners": 2,
    },
}  # fmt: skip

LINES = {
    "Charas: 2.4 kg, Ice: 300 g, from a pedlar at Jhang.": [("hashish", 2.4, "kg"), ("methamphetamine", 300, "g")],
    "10 kg heroin in 10 packets, each packet weighing one kg, from a man at Jhang.": [("heroin", 10, "kg")],
    "500 diazepam injections from a man at Jhang.": [("benzodiazepine", 500, "unknown")],
    "2 mann charas from a man at Jhang.": [("hashish", 2, "maund")],
    "In Lahore 5 kg charas was taken from a car while in Multan 3 kg ice came from a bus.": [
        ("hashish", 5, "kg"), ("methamphetamine", 3, "kg"),
    ],
}  # fmt: skip


def _row(incident: dict[str, Any]) -> str:
    arrests = incident["arrests"]["total"]
    where = incident["airport_iata"] or incident["district"]
    row = where, incident["setting"], arrests, incident["destination"]
    return " | ".join("-" if said is None else str(said) for said in row)


def _read(text: str) -> dict[str, Any]:
    return read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})


@pytest.mark.parametrize("text", STATEMENTS)
def test_incidents(text: str) -> None:
    assert [_row(incident) for incident in _read(text)["incidents"]] == STATEMENTS[text]


@pytest.mark.parametrize("text", STATED)
def test_stated(text: str) -> None:
    assert {key: value for key, value in _read(text)["stated"].items() if value is not None} == STATED[text]


@pytest.mark.parametrize("text", LINES)
def test_lines(text: str) -> None:
    lines = [line for incident in _read(text)["incidents"] for line in incident["substances"]]
    assert [(line["substance_code"], line["quantity"], line["unit"]) for line in lines] == LINES[text]


def test_while_tells_of_two_places() -> None:
    text = "In Lahore 5 kg charas was taken from a car while in Multan 3 kg ice came from a bus."
    assert [incident["district"] for incident in _read(text)["incidents"]] == ["Lahore", "Multan"]
