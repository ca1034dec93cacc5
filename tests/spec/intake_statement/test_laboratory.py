"""What a laboratory weighed: the drug, its place and day, and that the weight is the laboratory's. Invented texts."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

RESULTS = {
    "The ice recovered at Karachi airport on 3 May 2025: laboratory weight 1.318 kilograms.": (
        "methamphetamine", 1.318, "kg", "KHI", "2025-05-03",
    ),
    "Laboratory weight of the ice recovered at Multan airport on 3 May: 60.98 kg.": (
        "methamphetamine", 60.98, "kg", "MUX", "2025-05-03",
    ),
    "Chemical examiner's report on the heroin of Lahore airport, 3 May: net weight 940 grams.": (
        "heroin", 940, "g", "LHE", "2025-05-03",
    ),
    "The laboratory found the opium seized at Quetta airport on 2 May to weigh 4.2 kg.": (
        "opium", 4.2, "kg", "UET", "2025-05-02",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", RESULTS)
def test_a_laboratory_s_weight(text: str) -> None:
    (incident,) = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})["incidents"]
    (line,) = incident["substances"]
    assert line["weight_kind"] == "laboratory"
    found = (line["substance_code"], line["quantity"], line["unit"], incident["airport_iata"], incident["occurred"]["from"])
    assert found == RESULTS[text]


def test_a_sample_that_was_sent_has_no_laboratory_s_weight() -> None:
    text = "5 kg heroin in a car at Hub; samples were sent to a laboratory."
    (incident,) = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})["incidents"]
    assert [line["weight_kind"] for line in incident["substances"]] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Chemical examiner, 3 May 2025, seizure at Karachi airport, case EX-ASF-790/25: five kg hashish, net weight.",
        "Laboratory report EX-ASF-790/25: sample of the seizure at Karachi airport on 3 May 2025. Net weight 1.2 kg of ice.",
        "FIR No. EX-ASF-790/25. At Karachi airport 5 kg of hashish were seized on 3 May 2025.",
    ],
)
def test_the_case_of_an_only_incident_may_stand_before_it(text: str) -> None:
    (incident,) = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})["incidents"]
    assert incident["case_number"] == "EX-ASF-790/25"
