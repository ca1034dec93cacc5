"""What is read from a statement: a text, and the lines, places, people and routes an analyst would find in it.

All texts are invented. One row is one statement; incidents are written
"substance quantity unit; ... | district or airport | setting | arrests | destination".
"""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

STATEMENTS = {
    "place in front, people behind": (
        "ANF: near Punjab Chowk Mansehra 330 grams hashish and 13 grams ice, one held.",
        ["hashish 330 g; methamphetamine 13 g | Mansehra | person | 1 | -"],
    ),
    "capsules packed with a drug, with their weight": (
        "At Karachi airport 85 cocaine-filled capsules, weighing 1.1 kg, from a Kenyan woman.",
        ["cocaine 1.1 kg (85 packed_capsule) | KHI | airport_passenger | 1 | -"],
    ),
    "a number before two drugs shares the capsules behind": (
        "62 ice and 30 hashish-filled capsules from a Doha passenger's stomach at Peshawar Airport.",
        ["methamphetamine 62 packed_capsule; hashish 30 packed_capsule | PEW | airport_passenger | 1 | Doha"],
    ),
    "medicine capsules stay capsules": (
        "8,000 drug capsules in the bag of a Medina passenger at Islamabad airport.",
        ["other_tablets 8000 capsule | ISB | airport_baggage | 1 | Medina"],
    ),
    "two cities, two incidents": (
        "63 kg hashish from Khyber, 58.8 kg hashish from two suspects in Hyderabad.",
        ["hashish 63 kg | Khyber | cache | - | -", "hashish 58.8 kg | Hyderabad | person | 2 | -"],
    ),
    "one car, two drugs, one incident": (
        "12 kg opium and 18 kg hashish in a car on Kali Road Quetta, four held.",
        ["opium 12 kg; hashish 18 kg | Quetta | road | 4 | -"],
    ),
    "brackets that tell the same weight again are not read twice": (
        "Excise at Mardan: 96000 grams (96 kg) hashish in a vehicle.",
        ["hashish 96000 g | Mardan | road | - | -"],
    ),
    "a whole told with its parts": (
        "Coast Guards at Pasni: 751 kg (143 kg meth and 608 kg heroin), buried.",
        ["methamphetamine 143 kg; heroin 608 kg | Gwadar | cache | - | -"],
    ),
    "mixed units make one mass": (
        "2 kilo 38 gram ice from a passenger for Jeddah at Lahore airport.",
        ["methamphetamine 2.038 kg | LHE | airport_passenger | 1 | Jeddah"],
    ),
    "a drug without a weight": (
        "Customs at Karachi Airport: heroin in a suitcase of a passenger for Malaysia.",
        ["heroin None unknown | KHI | airport_baggage | 1 | Malaysia"],
    ),
    "drugs by no better name": (
        "In Gujrat 8.4 kg drugs in a vehicle, two held.",
        ["unknown 8.4 kg | Gujrat | road | 2 | -"],
    ),
    "several drugs under one weight": (
        "A ship took 3,330 kilograms of hashish and heroin in the Gulf of Oman.",
        ["unknown 3330 kg | - | sea | - | -"],
    ),
    "parcels go somewhere": (
        "2.4 kg hashish in courier parcels in Peshawar for Faisalabad.",
        ["hashish 2.4 kg | Peshawar | parcel | - | Faisalabad"],
    ),
    "two goals, two consignments": (
        "ANF Lahore: two parcels, 1.1 kg ice for Hong Kong and 900 grams heroin for Italy.",
        ["methamphetamine 1.1 kg | Lahore | parcel | - | Hong Kong", "heroin 900 g | Lahore | parcel | - | Italy"],
    ),
    "the body's figure, not the headline's": (
        "Excise Shikarpur (the address says 80 kgs, text 88 kilograms): truck with hashish, both drivers held.",
        ["hashish 88 kg | Shikarpur | road | 2 | -"],
    ),
    "an amount without a name speaks of the drug before": (
        "30 kg opium in bushes at Dalbandin. Another 12 kg at Taftan.",
        ["opium 30 kg | Chagai | cache | - | -", "opium 12 kg | Chagai | border | - | -"],
    ),
    "a dateline is not where it happened": (
        "QUETTA - Customs recovered 17 kilograms of ice from a bus at the Yaro check post.",
        ["methamphetamine 17 kg | Pishin | road | - | -"],
    ),
    "a maund stays a maund": ("Two maund hashish in a truck at Shikarpur.", ["hashish 2 maund | Shikarpur | road | - | -"]),
    "goods that are no drugs": (
        "50,000 bottles of beer, 1,183 grams gold and 35 kg hashish at Gwadar.",
        ["hashish 35 kg | Gwadar | cache | - | -"],
    ),
    "an airport that is only implied": (
        "ANF: 995 grams Ice in a trolley bag, Doha, QR-601, Bacha Khan.",
        ["methamphetamine 995 g | PEW | airport_baggage | 1 | Doha"],
    ),
    "the same place again": (
        "At Sialkot Airport 900 grams heroin for Dubai. 91 heroin-filled capsules from a Doha passenger there.",
        [
            "heroin 900 g | SKT | airport_passenger | - | Dubai",
            "heroin 91 packed_capsule | SKT | airport_passenger | 1 | Doha",
        ],
    ),
    "nobody was held": (
        "4 kg ice in a house in Quetta, smugglers fled.",
        ["methamphetamine 4 kg | Quetta | premises | 0 | -"],
    ),
    "protective custody is no arrest": (
        "5 kg opium in a car at Multan; a woman and a girl taken into protective custody, driver fled.",
        ["opium 5 kg | Multan | road | 0 | -"],
    ),
    "Urdu: who, where, what": (
        "کراچی ایئرپورٹ پر اے این ایف نے جدہ جانے والے مسافر کے بیگ سے ڈیڑھ کلو آئس برآمد کر لی۔",
        ["methamphetamine 1.5 kg | KHI | airport_baggage | 1 | Jeddah"],
    ),
    "Urdu digits and mixed units": (
        "کوئٹہ کے قریب گاڑی سے ۳۶ کلو چرس، 2 ملزمان گرفتار۔ نوشہرہ میں ایک خاتون سے 2 کلو 400 گرام افیون۔",
        ["hashish 36 kg | Quetta | road | 2 | -", "opium 2.4 kg | Nowshera | person | 1 | -"],
    ),
    "a sum told again is no further seizure": (
        "5 kg heroin and 3 kg ice were found in a truck in Multan. In total 8 kg of drugs were seized, two held.",
        ["heroin 5 kg; methamphetamine 3 kg | Multan | road | 2 | -"],
    ),
    "an amount told again with 'the' is no further seizure": (
        "ANF seized 20 kg opium from a bus at Hub. The 20 kg opium had come by night.",
        ["opium 20 kg | Hub | road | - | -"],
    ),
    "a town that is also a word, alone behind a comma": (
        "7.2 kg hashish in a bus, Hub.",
        ["hashish 7.2 kg | Hub | road | - | -"],
    ),
    "people who cross are not held for the drugs": (
        "190 kg hashish in a truck at Uthal. Five people without papers were stopped too.",
        ["hashish 190 kg | Lasbela | road | - | -"],
    ),
    "held here and there": (
        "8 kg heroin in a van at Hub: two held in Lahore, one in Multan.",
        ["heroin 8 kg | Hub | road | 3 | -"],
    ),
    "Urdu: numbers in words and figures together, women said before the whole": (
        "کوئٹہ میں گاڑی سے 1 ہزار 50 کلو چرس برآمد، دو خواتین سمیت پانچ ملزمان گرفتار۔ ملتان: گھر سے ساڑھے تین سو گرام آئس۔",
        ["hashish 1050 kg | Quetta | road | 5 | -", "methamphetamine 350 g | Multan | premises | - | -"],
    ),
    "a release in two languages tells once": (
        "Customs at Torkham: 10.34 kg heroin powder in a trailer. — طورخم پر ٹریلر سے 10.34 کلو گرام ہیروئن۔",
        ["heroin 10.34 kg | Khyber | border | - | -"],
    ),
}


def _line(line: dict[str, Any]) -> str:
    count = f" ({line['count']} {line['count_unit']})" if line.get("count") is not None else ""
    return f"{line['substance_code']} {line['quantity']} {line['unit']}{count}"


def _row(incident: dict[str, Any]) -> str:
    arrests = incident["arrests"]["total"]
    fields = (
        "; ".join(_line(line) for line in incident["substances"]),
        incident["airport_iata"] or incident["district"] or "-",
        incident["setting"] or "-",
        "-" if arrests is None else str(arrests),
        incident["destination"] or "-",
    )
    return " | ".join(fields)


@pytest.mark.parametrize("name", STATEMENTS)
def test_incidents(name: str) -> None:
    text, rows = STATEMENTS[name]
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    assert [_row(incident) for incident in reading["incidents"]] == rows


STATED = {
    "Nine operations, over 371 kg, Rs 2.5 million, five accused. 5 kg ice in Lahore. 2 kg ice in Quetta, one held.": {
        "operations": 9, "total_kg": 371, "total_kg_qualifier": "over", "arrests": 5,
        "value": {"amount": 2500000, "currency": "PKR"},
    },
    "Six suspects including a Nigerian national and two women, 17 kg, 6 operations. 5 kg ice in Lahore. 2 kg in Hub.": {
        "operations": 6, "total_kg": 17, "arrests": 6, "foreigners": 1, "women": 2,
    },
    "2.9 Metric Tons worth US $ 227.5 Million, 21 held, 7 vehicles, 31 strikes. 25 kg heroin in a car, Turbat.": {
        "operations": 31, "total_kg": 2900, "arrests": 21, "vehicles": 7, "value": {"amount": 227500000, "currency": "USD"},
    },
    "پانچ کارروائیوں میں 120 کلو منشیات برآمد، 7 ملزمان گرفتار۔ پشاور میں 6 کلو چرس۔ تربت میں 100 کلو چرس۔": {
        "operations": 5, "total_kg": 120, "arrests": 7,
    },
    "اے این ایف نے دو کارروائیوں میں 7 کلو منشیات، ایک خاتون سمیت تین ملزمان گرفتار۔ پشاور: 6 کلو چرس۔ تربت: 1 کلو آئس۔": {
        "operations": 2, "total_kg": 7, "arrests": 3, "women": 1,
    },
    "Excise: 30 kg hashish and 10 kg opium. First 20 kg hashish, Mardan; second 10 kg opium and 10 kg hashish, Swabi.": {
        "total_kg": 40,
    },
}  # fmt: skip


@pytest.mark.parametrize("text", STATED)
def test_stated_totals_are_no_incidents(text: str) -> None:
    stated = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})["stated"]
    assert {key: value for key, value in stated.items() if value is not None} == STATED[text]


WEEK = (
    "ANF, 38 operations: 731.615 kg, US$ 22.103 million, 38 incl. two women, 14 vehicles: opium 53, heroin 136.72,"
    " ecstasy 82 grams. Balochistan 240.75 (4, five, one); Punjab 215.132 (nine, 12 incl. a woman, four);"
    " Sindh 275.733 (25, 21 incl. a woman, nine)."
)


def test_a_weekly_statement() -> None:
    reading = read_statement({"id": "x", "date": None, "agency": "ANF", "text": WEEK})
    assert (reading["kind"], reading["incidents"]) == ("periodic", [])
    assert [(row["substance_code"], row["quantity"], row["unit"]) for row in reading["totals_by_substance"]] == [
        ("opium", 53, "kg"), ("heroin", 136.72, "kg"), ("mdma", 82, "g"),
    ]  # fmt: skip
    rows = [
        (r["region"], r["operations"], r["total_kg"], r["arrests"], r["women"], r["vehicles"]) for r in reading["regions"]
    ]
    assert rows == [
        ("Balochistan", 4, 240.75, 5, None, 1), ("Punjab", 9, 215.132, 12, 1, 4), ("Sindh", 25, 275.733, 21, 1, 9),
    ]  # fmt: skip
    kinds = {check["kind"] for check in reading["checks"]}
    assert "sum_of_substances_differs" in kinds
    assert "sum_of_regions_differs" not in kinds


def test_poppy_land() -> None:
    text = "ANF and Levies destroyed poppy on around 10 acres in Dukki and 28 kanals in Mohmand."
    rows = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})["clearances"]
    assert [(row["area"], row["unit"], row["crop"], row["approx"]) for row in rows] == [
        (10, "acre", "poppy", True), (28, "kanal", "poppy", False),
    ]  # fmt: skip


CHECKS = {
    "ASF Karachi: 1560kg heroin in the shoes of a Dubai passenger.": "unit_slip",
    "Three operations, 25 kg, two held. 20,400 kg ice in Kasur. 5 kg opium in Lahore. 2 kg ice in Okara.": "decimal_comma",
    "Two operations, 50 kg, two held. 20 kg ice in Kasur. 5 kg opium in Lahore.": "sum_differs",
    "5 kg heroin in Lahore (the headline says 6 kg).": "two_versions",
    "Rs. 136 million Dollars of heroin, 5 kg, in Lahore.": "two_currencies",
    "A parcel with -5 kg heroin in Lahore.": "negative_weight",
    "0 kg heroin in Lahore.": "zero_weight",
}


@pytest.mark.parametrize("text", CHECKS)
def test_what_cannot_be_right_is_named(text: str) -> None:
    reading = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})
    assert CHECKS[text] in {check["kind"] for check in reading["checks"]}


def test_a_sound_statement_has_no_checks() -> None:
    text = "Two operations, 25 kg, two held. 20 kg ice in Kasur, one held. 5 kg opium in Lahore, one held."
    assert read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})["checks"] == []
