"""Vehicles impounded: only where the words say that the state took them. All texts are invented."""

import pytest

from rabta.intake.formats.statement.source import read_record

SAID = [
    ("EX-1. 3 kg hashish was recovered from a car at Example Chowk in Quetta. The car was impounded.", 1),
    ("EX-2. Customs seized 12 kg of heroin at Torkham and impounded two trucks.", 2),
    ("EX-3. 5 kg opium was found in a van near Multan. The vehicle was also taken into possession.", 1),
    ("EX-4. IN PISHIN / 20 KG ICE / TWO ARRESTED / VEH IMPOUNDED", 1),
    ("EX-5. کوئٹہ میں ٹرک سے 40 کلو چرس برآمد، ڈرائیور گرفتار۔ گاڑی ضبط۔", 1),
    ("EX-6. پشاور میں گاڑی سے 2 کلو آئس برآمد ہوئی۔ گاڑی قبضے میں لے لی گئی۔", 1),
]
NOT_SAID = [
    "EX-7. 3 kg hashish was recovered from a car at Example Chowk in Quetta. The driver was taken into custody.",
    "EX-8. Police seized 20 kg of hashish from a truck near Multan.",
    "EX-9. کوئٹہ میں گاڑی سے 20 کلو چرس قبضے میں لے لی گئی۔",
    "EX-10. A bus was stopped at Kohat; a passenger with 2 kg opium was held.",
]


def vehicles(text: str) -> list[int | None]:
    read = read_record({"id": "1", "date": "2031-03-01", "agency": "ANF", "text": text}, file="spec", row=1)
    return [incident["vehicles_impounded"] for incident in read["incidents"]]


@pytest.mark.parametrize(("text", "number"), SAID)
def test_what_is_said_to_be_impounded_counts(text: str, number: int) -> None:
    assert vehicles(text) == [number]


@pytest.mark.parametrize("text", NOT_SAID)
def test_a_vehicle_that_is_only_named_does_not(text: str) -> None:
    assert vehicles(text) == [None]
