"""Vehicles and vessels in which nothing was found decide neither setting nor hiding place. All texts are our own."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

CASES = {
    "گشت پر مامور جہاز نے گوادر کے قریب سمندر میں ایک کشتی سے 500 کلوگرام چرس برآمد کی۔": ("sea", "کشتی"),
    "گشت پر مامور جہاز نے گوادر کے قریب سمندر سے 500 کلوگرام چرس برآمد کی۔": ("sea", None),
    "پاک بحریہ کے جہاز نے گہرے سمندر میں کارروائی کرتے ہوئے 2 ٹن چرس قبضے میں لی۔": ("sea", None),
    "A Pakistan Navy ship on patrol stopped a dhow off Pasni and recovered 1,200 kg of hashish.": ("sea", "dhow"),
    "Coast Guards' speed boat intercepted a launch near Jiwani; 300 kg ice was found in it.": ("sea", "launch"),
    "A patrolling vessel of the Navy found 700 kg of hashish adrift in the open sea off Ormara.": ("sea", None),
    "ANF raided a poultry shed in Nowshera and recovered 40 kg hashish. The number plate of the vehicle is being checked.": (
        "premises", None,
    ),
    "From a poultry shed near Mardan, 40 kg hashish was seized and one man held; the number plate of a vehicle parked there"
    " is being checked.": ("premises", None),
    "10 kg of charas was recovered from a warehouse in Peshawar; the truck's registration number is being verified.": (
        "premises", None,
    ),
    "ANF found 12 kg heroin in a godown in Quetta. The owner of a car outside is being traced.": ("premises", None),
    "A patrol vehicle of the Excise Police stopped a car at Sohrab Goth; 12 kg heroin was found under the seat.": (
        "road", "car",
    ),
    "The police mobile van reached the spot and recovered 5 kg opium from a house in Quetta.": ("premises", "house"),
    "The suspect was taken to the police station in a van after 2 kg heroin was found in his house in Lahore.": (
        "premises", "house",
    ),
    "12 kg heroin was recovered from a car near Hub. The number plate of the car is being checked.": ("road", "car"),
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_only_what_carried_the_drugs_says_where_they_were(text: str) -> None:
    (incident,) = read_statement({"text": text, "date": "2025-08-19"})["incidents"]
    assert (incident["setting"], incident["concealment"]) == CASES[text]


def test_another_account_begins_behind_a_semicolon() -> None:
    text = (
        "Karachi Airport: a shoulder bag of a Kuala Lumpur-bound woman held 430 Xanax tablets; next, a man, said to supply"
        " hostels, held at Maizai Adda, Qilla Abdullah; 640 grams of raw opium in hand."
    )
    first, second = read_statement({"text": text, "date": "2025-08-19"})["incidents"]
    assert (first["airport_iata"], first["arrests"]["total"]) == ("KHI", 1)
    assert (second["district"], second["arrests"]["total"]) == ("Qilla Abdullah", 1)
