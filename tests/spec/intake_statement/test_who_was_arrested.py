"""Who was arrested, in the words press lines use for it. All texts are our own."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

TOTALS = {
    "ANF caught a couple at Kohat tunnel with 10 kg hashish.": 2,
    "Police said a trio dealing in ice was caught in Gujranwala with 1.5 kg.": 3,
    "A gang of four was busted in Multan; 8 kg hashish seized.": 4,
    "Two brothers were hauled up at Attock bridge; 22 kg charas was found in their car's doors.": 2,
    "In Swabi, 11 kg of hashish was found on a pillion rider; both riders arrested.": 2,
    "Two men with 4 kg charas were stopped at Hub; both were arrested.": 2,
    "Women smugglers, three in number, were arrested at Kamra toll plaza; from their laps 9 kg hashish.": 3,
    "Islamabad police arrested Rana S. in G-9 with 1,050 grams of hashish, which he sold to students.": 1,
    "ANF found 600 g ice in a parcel for New Zealand in Karachi; sender arrested.": 1,
    "ANF found 600 g ice in a parcel for New Zealand in Karachi; consignee in Auckland.": None,
    "In Quetta a truck was searched; 150 kg hashish came out. The driver made good his escape.": 0,
    "A car was stopped at Jamrud with 9 kg opium; the driver took to his heels.": 0,
    "ANF found a couple of kilograms of hashish near Hub.": None,
    "لاہور ایئرپورٹ سے جدہ روانہ ہونے والے میاں بیوی سے 2 کلو آئس برآمد، دونوں گرفتار۔": 2,
    "حب کے قریب بس سے 30 کلو چرس ملی، ڈرائیور اور کنڈکٹر حراست میں۔": 2,
    "کشمور میں دو موٹر سائیکل سوار 4 کلو چرس سمیت پکڑے گئے۔": 2,
}  # fmt: skip


@pytest.mark.parametrize("text", TOTALS)
def test_total(text: str) -> None:
    (incident,) = read_statement({"text": text, "date": "2025-08-19"})["incidents"]
    assert incident["arrests"]["total"] == TOTALS[text]


SETTINGS = {
    "A drug den in Faisalabad was busted: 20 kg hashish seized and five persons detained.": "premises",
    "Frontier Corps recovered a cache of 900 kg of morphine dug into the ground at Mashkel.": "cache",
    "Dera Ghazi Khan: Border Military Police took 60 kg charas out of a bus going from Quetta to Lahore.": "road",
    "مردان میں گودام پر چھاپہ، 200 کلو چرس ضبط، دو ملزم گرفتار۔": "premises",
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_setting(text: str) -> None:
    (incident,) = read_statement({"text": text, "date": "2025-08-19"})["incidents"]
    assert incident["setting"] == SETTINGS[text]
