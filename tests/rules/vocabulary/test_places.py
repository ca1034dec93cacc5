"""Places in a text: spellings meet, shared names wait for evidence, things named after towns are not the towns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.vocabulary.rules.places import PlaceHit, district, find_places, main_place


def main(text: str, **about: object) -> PlaceHit:
    hit = main_place(find_places(text, **about))  # type: ignore[arg-type]
    assert hit is not None
    return hit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Qila Abdullah", "Qilla Abdullah"),
        ("Killa Abdulla", "Qilla Abdullah"),
        ("Fort Abdullah", "Qilla Abdullah"),
        ("قلعہ عبداللہ", "Qilla Abdullah"),
        ("CHAGHI", "Chagai"),
        ("Faislabad", "Faisalabad"),
        ("D.I. Khan", "Dera Ismail Khan"),
        ("Dera Ismaeel Khan", "Dera Ismail Khan"),
        ("T.T. Singh", "Toba Tek Singh"),
        ("Muzaffar Garh", "Muzaffargarh"),
        ("Nowshehra", "Nowshera"),
        ("hub chowki", "Hub"),
        ("پاڑہ چنار", "Kurram"),
        ("Kemari", "Karachi"),
        ("Upper South Waziristan", "South Waziristan"),
        ("كوئٹه", "Quetta"),
    ],
)
def test_spellings_of_a_district_meet(text: str, name: str) -> None:
    assert main(text).district == name


@pytest.mark.parametrize(
    ("text", "iata"),
    [
        ("Islamabad International Airport", "ISB"),
        ("at Bacha Khan airport", "PEW"),
        ("Jinnah International Air Port", "KHI"),
        ("علامہ اقبال انٹرنیشنل ایئرپورٹ", "LHE"),
        ("کراچی ائیرپورٹ", "KHI"),
        ("Quaid-e-Azam International Airport", "KHI"),
        ("Multan airport", "MUX"),
        ("Jeddah airport", "JED"),
    ],
)
def test_airports_are_known_by_city_and_by_name(text: str, iata: str) -> None:
    hit = main(text)
    assert (hit.kind, hit.iata) == ("airport", iata)


def test_islamabad_airport_moved_to_attock_in_may_2018() -> None:
    assert main("Islamabad airport").district == "Attock"
    assert main("Islamabad airport", on=date(2017, 6, 19)).district == "Rawalpindi"
    assert main("Benazir Bhutto International Airport", on=date(2024, 1, 1)).district == "Rawalpindi"


def test_a_new_district_is_read_as_the_old_one_before_it_was_made() -> None:
    assert main("Wazirabad").district == "Wazirabad"
    assert main("Wazirabad", on=date(2019, 1, 1)).district == "Gujranwala"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("near Kasur Road, Lahore", "Lahore"),
        ("Chaman Road Quetta", "Quetta"),
        ("Gulistan Colony, Faisalabad", "Faisalabad"),
        ("Kashmir Hotel in Multan", "Multan"),
        ("Murree Road in Abbottabad", "Abbottabad"),
        ("Ring Road, Mardan", "Mardan"),
        ("RCD Road, Hub", "Hub"),
        ("Goth Jamshoro, Larkana", "Larkana"),
    ],
)
def test_a_thing_named_after_a_town_is_where_the_text_says(text: str, name: str) -> None:
    assert main(text).district == name


def test_a_road_of_many_districts_is_not_placed_alone() -> None:
    (hit,) = find_places("on the Ring Road")
    assert hit.district is None and {"Peshawar", "Lahore"} <= set(hit.candidates)


def test_where_the_goods_went_does_not_place_the_road() -> None:
    road, lahore = find_places("Ring Road for Lahore")
    assert (road.district, lahore.district) == (None, "Lahore")


def test_the_province_known_from_elsewhere_chooses_between_districts() -> None:
    assert main("University Road", province="Sindh").district == "Karachi"
    assert find_places("University Road")[0].district is None


def test_usage_yields_to_the_province_known_from_elsewhere() -> None:
    assert main("M-1 Motorway").district == "Islamabad"
    (hit,) = find_places("M-1 Motorway", province="Khyber Pakhtunkhwa")
    assert hit.district is None and "Peshawar" in hit.candidates


def test_the_agencys_province_stands_above_a_district_beside_that_is_of_another() -> None:
    text = "کرم کے دو رہائشیوں گمبٹ میں مہران کار میں"
    assert find_places(text, province="Sindh")[1].district == "Khairpur"
    assert find_places(text)[1].district == "Kohat"
    assert find_places("گمبٹ، کوہاٹ میں", province="Sindh")[0].district == "Kohat"


def test_the_number_of_a_vehicle_or_a_case_is_no_motorway() -> None:
    assert [hit.name for hit in find_places("case EX-M1 of Lahore, car LEA-M2-123")] == ["Lahore"]
    assert main("Swabi-M1 interchange").district == "Swabi"


def test_a_locality_keeps_its_own_district_beside_a_nearby_city() -> None:
    assert main("Lakpass Toll Plaza, Quetta").district == "Mastung"
    assert main("Pattoki Toll Plaza Multan Road").district == "Kasur"


@pytest.mark.parametrize(
    "text",
    [
        "fuel Tank of a truck",
        "the drug hub",
        "US $ 5 million",
        "پولیس موجود ہوتی ہے",
        "ice",
        "350 g 10 packets",
        "M, 1 kg",
        "see (G) 5",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize("text", ["in Tank", "district Tank", "Tank, Khyber Pakhtunkhwa", "Tank"])
def test_an_everyday_word_is_a_place_beside_a_sign(text: str) -> None:
    assert find_places(text)[0].district == "Tank"


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [("دبئی جانے والا مسافر", "foreign_city", "AE"), ("for the UK", "country", "GB"), ("off Gujarat", "foreign_city", "IN"),
     ("North Arabian Sea", "sea", None), ("on the high seas off Galle", "sea", None),
     ("Torkham border", "crossing", "PK"), ("QICT", "port", "PK")],
)  # fmt: skip
def test_places_abroad_and_at_the_border_have_their_kind(text: str, kind: str, country: str | None) -> None:
    hit = find_places(text)[0]
    assert (hit.kind, hit.country) == (kind, country)


def test_gujarat_is_not_gujrat() -> None:
    assert find_places("Gujarat")[0].country == "IN"
    assert find_places("Gujrat")[0].district == "Gujrat"


def test_karachi_is_one_district_for_statements() -> None:
    assert {hit.district for hit in find_places("Korangi, Karachi South, Keamari, Sohrab Goth")} == {"Karachi"}
    assert district("Korangi").reported_as == "Karachi"


PIECES = ("Lahore", "Road,", "چمن", "in", "Qilla", "Abdullah", ".", "Hub", "M-1", "Dubai", ";", "for", "Torkham", "گوادر")


@given(st.lists(st.sampled_from(PIECES)))
def test_hits_are_ordered_apart_and_quote_the_text(words: list[str]) -> None:
    text = " ".join(words)
    hits = find_places(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in zip(hits, hits[1:], strict=False))
    assert all(hit.district is None or district(hit.district) for hit in hits)


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    assert isinstance(find_places(text), tuple)
