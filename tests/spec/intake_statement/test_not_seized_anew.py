"""What is no new seizure (burnt drugs, another teller's figure, years added up), and whose place and agency are meant.

All texts are invented.
"""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

Reading = dict[str, Any]


def read(text: str, *, agency: str = "ANF", on: str | None = "2031-03-12") -> Reading:
    return read_statement({"id": "EX-1", "date": on, "agency": agency, "text": text})


def lines(reading: Reading) -> list[list[tuple[str, float | None, str]]]:
    return [
        [(line["substance_code"], line["quantity"] and float(line["quantity"]), line["unit"]) for line in each["substances"]]
        for each in reading["incidents"]
    ]


def checks(reading: Reading) -> set[str]:
    return {check["kind"] for check in reading["checks"]}


DESTROYED = [
    "ANF burnt 27 tonnes of seized drugs at Hub on Thursday; 9,000 bottles of liquor were crushed.",
    "Customs destroyed narcotics worth Rs 4 billion near Lahore: 3,150 kg hashish and 720 kg opium set ablaze.",
    "Drugs were torched at a burning ceremony in Quetta, 1,900 kg of hashish among them.",
    "اے این ایف نے کوئٹہ میں 33 ٹن چرس نذر آتش کر دی۔",
]


@pytest.mark.parametrize("text", DESTROYED)
def test_drugs_that_are_burnt_were_counted_when_they_were_seized(text: str) -> None:
    reading = read(text)
    assert reading["incidents"] == []
    assert reading["kind"] == "notice"


SEIZED_AND_DESTROYED = [
    ("PMSA in the open sea: 2,150 kg hashish from a dhow, the boat destroyed.", [[("hashish", 2150, "kg")]]),
    ("FC at Landi Kotal: a laboratory destroyed and 31 kg heroin.", [[("heroin", 31, "kg")]]),
    ("Levies at Surab recovered 62 kg opium, which was burnt on the spot.", [[("opium", 62, "kg")]]),
    ("18 kg hashish at Uthal. The day before 3 tonnes of drugs were burnt at Hub.", [[("hashish", 18, "kg")]]),
]


@pytest.mark.parametrize(("text", "wanted"), SEIZED_AND_DESTROYED)
def test_what_is_seized_beside_a_destruction_counts(text: str, wanted: list[Any]) -> None:
    assert lines(read(text)) == wanted


TWO_FIGURES = [
    ("The ANF spokesman says 71 kg hashish, the police 73 kg; a truck near Daska, driver held.", ("hashish", 71, "kg")),
    ("NCB off Kochi: 1,840 kg methamphetamine, one held. Later put at 1,865 kg.", ("methamphetamine", 1840, "kg")),
    ("At Karachi airport cargo seven kilos ice (lead: 17 kg) in lamps for Perth.", ("methamphetamine", 7, "kg")),
    ("ANF at Karachi port: 14 kg ice oil in shampoo for Perth; agent held. Weight with the liquid 52 kg.",
     ("methamphetamine", 14, "kg")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), TWO_FIGURES)
def test_another_figure_of_the_same_haul_is_named_and_not_added(text: str, line: tuple[str, float, str]) -> None:
    reading = read(text)
    assert lines(reading) == [[line]]
    assert "two_versions" in checks(reading)


def test_two_agencies_hauls_joined_by_and_stay_two() -> None:
    assert lines(read("ANF took 71 kg hashish at Hub and Customs 73 kg hashish at Uthal.")) == [
        [("hashish", 71, "kg")], [("hashish", 73, "kg")],
    ]  # fmt: skip


def test_years_added_up_behind_a_seizure_are_no_seizure() -> None:
    text = "ICG: a boat off Okha, 52 kg heroin, five held; in all 2029 and 2030 nine boats, 431 kg, Rs 2,100 crore."
    assert lines(read(text, agency="ICG")) == [[("heroin", 52, "kg")]]
    text = "CMF: USS Zephyr, 365 kg heroin from a dhow, nine Iranians. In all 7,900 kg this year."
    reading = read(text, agency="CMF")
    assert reading["kind"] == "operation"
    assert lines(reading) == [[("heroin", 365, "kg")]]


def test_a_months_haul_without_drug_or_place_is_recalled_in_passing() -> None:
    text = "Navy in the Arabian Sea: 1,310 kg hashish. In December the Navy had taken 4,200 kg."
    reading = read(text, agency="NAVY", on="2031-01-14")
    assert lines(reading) == [[("hashish", 1310, "kg")]]
    assert "recalled_in_passing" in checks(reading)


def test_all_told_sums_up() -> None:
    text = "3 kg ice at Hub; 25 kg hashish at Uthal; all told ten operations, 144 kilograms and nine arrests."
    reading = read(text)
    assert lines(reading) == [[("methamphetamine", 3, "kg")], [("hashish", 25, "kg")]]
    assert (reading["stated"]["operations"], reading["stated"]["total_kg"]) == (10, 144)


def test_three_drugs_of_one_weight_are_a_mixture() -> None:
    reading = read("Navy in the Arabian Sea: 1,310 kg of ice, heroin and hashish.", agency="NAVY")
    assert lines(reading) == [[("unknown", 1310, "kg")]]
    assert reading["incidents"][0]["substances"][0]["ambiguous"]


SAME_IN_BRACKETS = [
    ("ANF: 12.6 tonnes of acetic anhydride (12,600 litres) at Port Qasim.", ("acetic_anhydride", 12.6, "tonne")),
    ("PCG: 2.3 tonnes of hashish (2,300 kg) near Jiwani.", ("hashish", 2.3, "tonne")),
]


@pytest.mark.parametrize(("text", "line"), SAME_IN_BRACKETS)
def test_one_amount_written_twice_is_one_line(text: str, line: tuple[str, float, str]) -> None:
    assert lines(read(text)) == [[line]]


def test_days_later_another_seizure_begins() -> None:
    text = "CMF: HMS Zephyr took 1,400 kg hashish from a dhow; three days later 430 kg of hashish from another."
    assert lines(read(text, agency="CMF")) == [[("hashish", 1400, "kg")], [("hashish", 430, "kg")]]


def test_a_vehicle_from_a_town_was_not_stopped_there() -> None:
    reading = read("Excise Karachi, Superhighway: 96 kg charas in a bus from Quetta.", agency="EXCISE_SD")
    assert reading["incidents"][0]["district"] == "Karachi"
    assert reading["incidents"][0]["origin"] == "Quetta"


def test_a_weight_told_behind_goes_with_what_was_counted() -> None:
    reading = read("Customs at Port Qasim: 1.9 million Captagon tablets in pomegranates. The weight came to 323 kg.")
    assert lines(reading) == [[("amphetamine", 323, "kg")]]
    counted = reading["incidents"][0]["substances"][0]
    assert (float(counted["count"]), counted["count_unit"]) == (1_900_000, "tablet")


def test_each_airport_of_a_list_is_its_own() -> None:
    text = "ASF Sialkot: a bag for Sharjah by EX-412 held 2.1 kg of ice; Karachi: a man for Bangkok, 760 g heroin in shoes."
    told = [(each["airport_iata"], each["flight"]) for each in read(text, agency="ASF")["incidents"]]
    assert told == [("SKT", "EX-412"), ("KHI", None)]


def test_abroad_a_container_of_karachi_came_from_there() -> None:
    incident = read("AFP: 55 kg heroin in a Karachi container at Brisbane; one held.", agency="AFP")["incidents"][0]
    assert (incident["district"], incident["country"], incident["origin"]) == (None, "AU", "Karachi")


def test_the_week_before_is_recalled() -> None:
    text = "ASF Sialkot airport: 1.2 kg ice. The week before, 900 grams heroin were found there."
    assert [each["recap"] for each in read(text, agency="ASF")["incidents"]] == [False, True]


@pytest.mark.parametrize("pill", ["zolpidem", "gabapentin", "phenobarbital"])
def test_medicines_are_pills(pill: str) -> None:
    assert lines(read(f"Lahore airport: 9,000 {pill} tablets in a bag.")) == [[("other_tablets", 9000, "tablet")]]


def test_a_firm_of_a_town_says_not_where() -> None:
    text = "ANF Karachi, port: 97 kg ice in footballs for Perth, sent by a Sialkot firm; exporter held."
    assert read(text)["incidents"][0]["district"] == "Karachi"


def test_so_much_of_it_is_of_the_drug_named_behind() -> None:
    text = "Police at Iranshahr: 1,330 kg drugs, 1,250 kg of it opium and 80 kg hashish."
    assert lines(read(text, agency="POLICE_IR")) == [[("opium", 1250, "kg"), ("hashish", 80, "kg")]]


def test_who_prints_a_statement_is_kept() -> None:
    record = {"id": "EX-1", "date": None, "agency": "ANF", "outlet": "morning paper", "text": "3 kg ice at Hub."}
    assert read_statement(record)["outlet"] == "morning paper"


def test_a_road_lies_in_the_district_of_the_heading() -> None:
    reading = read("KP Excise, Kohat: 31 kg hashish on Indus Highway.", agency="EXCISE_KP")
    assert (reading["incidents"][0]["place_text"], reading["incidents"][0]["district"]) == ("Indus Highway", "Kohat")


def test_to_a_partner_abroad_lahore_is_where_it_came_from() -> None:
    incident = read("NCA: 61 kg heroin in rugs from Lahore, Heathrow; two arrested.", agency="NCA_UK")["incidents"][0]
    assert (incident["district"], incident["origin"]) == (None, "Lahore")


FORCES_ABROAD = [
    ("NCB with the Navy off Kochi: 800 kg hashish.", "NCB_IN", ["NCB_IN", "NAVY_IN"]),
    ("BSF and Punjab Police at Daoke: 2 kg heroin.", "BSF", ["BSF", "POLICE_IN"]),
    ("ANF with the Navy off Ormara: 800 kg hashish.", "ANF", ["ANF", "NAVY"]),
    ("ANF and Punjab Police at Daska: 2 kg heroin.", "ANF", ["ANF", "POLICE_PB"]),
]


@pytest.mark.parametrize(("text", "speaker", "wanted"), FORCES_ABROAD)
def test_a_common_name_is_the_force_of_the_speakers_country(text: str, speaker: str, wanted: list[str]) -> None:
    assert read(text, agency=speaker)["incidents"][0]["agencies"] == wanted
