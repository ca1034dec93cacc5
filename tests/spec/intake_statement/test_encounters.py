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


def test_who_is_smuggled_is_never_arrested() -> None:
    text = "FIA arrested nine migrants, including a child, from a boat off Gwadar."
    reading = read_statement({"id": "x", "date": None, "agency": "FIA", "text": text})
    assert {(e["what"], e["role"], e["protected"]) for e in reading["encounters"]} == {(SMUGGLED, "stopped", True)}
    assert reading["incidents"] == []
