"""Random years of tables with origins, destinations and hiding places, told by one to three agencies under many gradings."""

import random
from datetime import date, timedelta

from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, SCREENER
from tests.rooms.invented_month import MARKINGS

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
PLACES = {
    "": "not_stated", "Dubai": "AE", "Sharjah": "AE", "Doha": "QA", "Kabul": "AF", "Afghanistan": "AF",
    "Lahore": "PK/Punjab", "London via Doha": "GB", "somewhere quiet": "unread", "Karachi and Lahore": "several",
}  # fmt: skip
"""What is written of an end, and the place it means."""
DISTRICTS = {"Quetta": "Balochistan", "Lahore": "Punjab", "Peshawar": "Khyber Pakhtunkhwa", "Karachi": "Sindh"}
HIDDEN = {"": "", "suitcase": "baggage", "fuel tank": "car_parts", "swallowed": "swallowed", "truck": "transport_vehicle"}
TELLERS = ((ANF_OFFICER, "ANF"), (SCREENER, "ASF"), (CUSTOMS_OFFICER, "CUSTOMS"))
GRADES = ("A1", "B2", "C3", "X4")
HEAD = "record_no,date,agency,district,substance,quantity,unit,origin,destination,concealment"


def fill(house: House, seed: int, *, events: int = 60) -> None:
    """File the tables of one invented year: each teller's, one for every marking and grading it uses."""
    dice = random.Random(seed)
    tables: dict[tuple[int, str, str], list[str]] = {}
    for n in range(events):
        day, district = YEAR[0] + timedelta(days=dice.randrange(365)), dice.choice(list(DISTRICTS))
        drug = dice.choice(("heroin", "hashish", "methamphetamine"))
        weight = f"{dice.randrange(1, 400)}.{dice.randrange(10)}5"
        for teller in dice.sample(range(3), dice.choice((1, 1, 2, 3))):
            who, agency = TELLERS[teller]
            marking = dice.choice(MARKINGS[: 2 + 2 * who.vetting])
            ends = [dice.choice(list(PLACES)) if dice.random() < 0.7 else "" for _ in range(2)]
            row = [f"EX-{n}-{teller}", str(day), agency, district, drug, weight, "kg", *ends, dice.choice(list(HIDDEN))]
            tables.setdefault((teller, marking, dice.choice(GRADES)), []).append(",".join(row))
    for (teller, marking, grade), rows in sorted(tables.items()):
        content = "\n".join([HEAD, *rows]).encode()
        house.file(TELLERS[teller][0], content, file_name="log.csv", marking=marking, grading=grade)
