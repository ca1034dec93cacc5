"""Nationalities of those arrested, only as the words document them. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

# text -> (total, foreigners, nationalities)
ARRESTED = {
    "Customs at Torkham: three Afghan nationals and a Nigerian held with 5 kg heroin.": (4, 4, {"AF": 3, "NG": 1}),
    "تین افغان باشندے اور ایک نائجیرین گرفتار، طورخم پر ٹرک سے 5 کلو ہیروئن برآمد۔": (4, 4, {"AF": 3, "NG": 1}),
    "5 kg heroin in a house in Karachi; five suspects, all Afghan nationals, were arrested.": (5, 5, {"AF": 5}),
    "5 kg heroin in a house in Karachi, two men, both Nigerians, held.": (2, 2, {"NG": 2}),
    "ANF held eight accused including two South African women with 5 kg cocaine in Karachi.": (8, 2, {"ZA": 2}),
    "At Lahore airport 2 kg ice from four nationals of Iran.": (4, 4, {"IR": 4}),
    "Six arrested (four Afghans, two Iranians) with 40 kg opium in a vehicle at Taftan.": (6, 6, {"AF": 4, "IR": 2}),
    "کراچی میں گھر سے 3 کلو آئس، افغانستان کے دو شہری گرفتار۔": (2, 2, {"AF": 2}),
    "کوئٹہ میں 12 کلو چرس برآمد، 2 افغان شہریوں سمیت 5 ملزمان گرفتار۔": (5, 2, {"AF": 2}),
    "3 kg ice in Lahore, two Pakistanis and an Afghan held.": (3, 1, {"PK": 2, "AF": 1}),
    # How many of each is not said.
    "ANF held two Afghan and Iranian nationals with 4 kg opium at Chaman.": (2, 2, {}),
    # A thing, a goal, a camp, a home town and an origin are no nationality.
    "2 kg hashish from an Afghan truck at Torkham; driver held.": (1, None, {}),
    "2 kg heroin from a Saudi-bound passenger at Multan airport.": (1, None, {}),
    "40 kg opium near the Afghan refugee camp in Peshawar, one held.": (1, None, {}),
    "3 kg opium in Quetta, a resident of Kandahar held.": (1, None, {}),
}


@pytest.mark.parametrize("text", ARRESTED)
def test_nationalities(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    (incident,) = reading["incidents"]
    arrests = incident["arrests"]
    assert (arrests["total"], arrests["foreigners"], arrests["nationalities"]) == ARRESTED[text]
    for code in arrests["nationalities"]:
        assert reading["spans"][f"/incidents/0/arrests/nationalities/{code}"]


def test_two_languages_of_one_release_count_a_national_once() -> None:
    text = (
        "ANF: two suspects, one of them a Nigerian, held in Sohawa, Jhelum with 192 kg of hashish.\n\n"
        "اے این ایف کے مطابق حشیش 192 کلو جہلم کے علاقے سوہاوہ میں پکڑی گئی؛ ایک نائجیرین سمیت دو ملزمان گرفتار۔"
    )
    (incident,) = read_statement({"text": text})["incidents"]
    held = incident["arrests"]
    assert (held["total"], held["foreigners"], held["nationalities"]) == (2, 1, {"NG": 1})
