"""A headline tells in short what the text below tells: it is no seizure of its own. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

# text -> [(quantity, district)]
TOLD = {
    "Bid to smuggle nearly 6 kg hashish foiled in Lahore\n\nIn a van at Shahdara, 5.9 kg of hashish; a man held.": [
        (5.9, "Lahore")
    ],
    "Police recover opium\n\nThe place is not known here: 572 g of opium on a man.": [(572, None)],
    # The headline gives the place that the text leaves out.
    "Drugs recovered in Nushki\n\nNear a dry nullah 531 kg of opium dumped in a ravine.": [(531, "Nushki")],
    # A list's first line is a line of the list.
    "- 5 kg hashish in Lahore\n- 3 kg ice in Quetta": [(5, "Lahore"), (3, "Quetta")],
    # Nothing below tells of a drug: the first line does.
    "5 kg hashish recovered in Lahore\n\nFurther investigation is under way.": [(5, "Lahore")],
}


@pytest.mark.parametrize("text", TOLD)
def test_headlines(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    rows = [(incident["substances"][0]["quantity"], incident["district"]) for incident in reading["incidents"]]
    assert rows == TOLD[text]


def test_an_account_that_says_in_brackets_who_tells_it_is_no_headline() -> None:
    text = (
        "Near a university hostel, in Daraban, 2 kg ice from two persons. (Anti-Narcotics Force, 25-12-2024)\n\n"
        "ڈیرہ اسماعیل خان میں: ۲ کلو کرسٹل آئس برآمد\n\nدرابن میں ۲ افراد سے ۲ کلو کرسٹل آئس برآمد۔"
    )
    (incident,) = read_statement({"text": text})["incidents"]
    assert (incident["place_text"], incident["arrests"]["total"]) == ("Daraban", 2)
