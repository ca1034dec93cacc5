"""People met on the move: protected, never accused; who arranged the journey may be arrested. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

SMUGGLED, ON_DOCUMENTS = "smuggled person", "refused boarding or entry on documents"
# persons, role, what, minors, origin, transit, destination
MET = {
    "FIA met four smuggled persons at Karachi airport, two of them minors, who had been promised a passage to Libya."
    " They are treated as victims, not as accused: a doctor and a call home were given. Two facilitators were arrested.": [
        (4, "travelled", SMUGGLED, 2, None, None, "Libya"), (2, "arrested", "facilitator", None, None, None, None),
    ],
    "FIA Gujrat stopped six migrants, including two children, on their way to Greece via Libya. An agent was arrested.": [
        (6, "travelled", SMUGGLED, 2, None, "Libya", "Greece"), (1, "arrested", "facilitator", None, None, None, None),
    ],
    "FIA held eight passengers set for Albania by sea.": [(8, "stopped", SMUGGLED, None, None, None, "Albania")],
    "FIA offloaded two passengers with forged visas at Lahore airport.": [
        (2, "travelled", ON_DOCUMENTS, None, None, None, None),
    ],
    "FIA found a fake visa factory, two held, 20 Pakistani and 31 foreign passports.": [
        (2, "arrested", None, None, None, None, None),
    ],
    "Coast Guards rescued 37 migrants, among them five women and six minors, from a boat off Gwadar.": [
        (37, "travelled", SMUGGLED, 6, None, None, None),
    ],
    "Levies at Taftan met 22 persons on their way to Iran without travel documents, 4 of them minors. One smuggler was"
    " arrested.": [
        (22, "travelled", SMUGGLED, 4, None, None, "Iran"), (1, "arrested", "facilitator", None, None, None, None),
    ],
    "At Chaman border 31 smuggled persons (12 men, 9 women, 10 children) were protected. No one was arrested.": [
        (31, "travelled", SMUGGLED, 10, None, None, None),
    ],
    "FIA stopped a passenger bus at Pasni and found 42 men being taken towards Iran; 3 minors among them.": [
        (42, "travelled", SMUGGLED, 3, None, None, "Iran"),
    ],
    "Police recovered six victims held for ransom by traffickers in a house at Panjgur; two of them children.": [
        (6, "travelled", "victim of trafficking", 2, None, None, None),
    ],
    "ایف آئی اے نے گوادر کے قریب کشتی سے 25 تارکین وطن کو بازیاب کرایا جن میں 4 بچے شامل ہیں، دو ایجنٹ گرفتار۔": [
        (25, "travelled", SMUGGLED, 4, None, None, None), (2, "arrested", "facilitator", None, None, None, None),
    ],
    "تفتان: لیویز نے ایران جانے والے 18 افراد کو روکا، جن میں 3 نابالغ شامل ہیں۔ ایک سہولت کار گرفتار کیا گیا۔": [
        (18, "travelled", SMUGGLED, 3, None, None, "ایران"), (1, "arrested", "facilitator", None, None, None, None),
    ],
    "FIA recovered nine women held for ransom by traffickers in a house at Lahore; one of them a minor.": [
        (9, "travelled", "victim of trafficking", 1, None, None, None),
    ],
    "Coast Guards met a launch off Jiwani with 38 people on board, bound for Iran; six minors among them.": [
        (38, "travelled", SMUGGLED, 6, None, None, "Iran"),
    ],
    "Ten persons trying to cross to Iran were met at Dalbandin, 2 of them children. They were given food.": [
        (10, "travelled", SMUGGLED, 2, None, None, "Iran"),
    ],
    "جعلی ویزوں پر شارجہ جانے والے سات مسافروں کو ملتان ایئرپورٹ پر سوار ہونے سے روک دیا گیا۔": [
        (7, "travelled", ON_DOCUMENTS, None, None, None, "شارجہ"),
    ],
    "FIA: three boys bound for Iran were met at Torkham.": [(3, "travelled", None, 3, None, None, "Iran")],
}  # fmt: skip


@pytest.mark.parametrize("text", MET)
def test_people_met(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "FIA", "text": text})
    assert reading["kind"] == "migrant"
    assert reading["incidents"] == []
    rows = [
        (e["persons"], e["role"], e["what"], e["minors"], e["origin"], e["transit"], e["destination"])
        for e in reading["encounters"]
    ]
    assert rows == MET[text]


def test_people_met_beside_a_seizure_are_not_arrested_for_it() -> None:
    text = "5 kg hashish from a van at Uthal, driver held. Near Turbat 12 smuggled persons, two of them children, were met."
    reading = read_statement({"id": "x", "date": None, "agency": "PCG", "text": text})
    assert reading["kind"] == "operation"
    assert [incident["arrests"]["total"] for incident in reading["incidents"]] == [1]
    assert [(e["persons"], e["minors"], e["district"]) for e in reading["encounters"]] == [(12, 2, "Kech")]


def test_who_is_smuggled_is_never_arrested() -> None:
    text = "FIA arrested nine migrants, including a child, from a boat off Gwadar."
    reading = read_statement({"id": "x", "date": None, "agency": "FIA", "text": text})
    assert {(e["what"], e["role"], e["protected"]) for e in reading["encounters"]} == {(SMUGGLED, "stopped", True)}
    assert reading["incidents"] == []
