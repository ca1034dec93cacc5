"""Accounts run together in one sentence, older cases with days of their own, one release in two languages.

All texts are invented.
"""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

Incident = dict[str, Any]


def read(text: str, *, agency: str = "ANF", on: str = "2031-09-29") -> list[Incident]:
    incidents: list[Incident] = read_statement({"id": "EX-1", "date": on, "agency": agency, "text": text})["incidents"]
    return incidents


OLDER = [
    ("Background note by ASF, 29 Sep 2031. On 17-09-2031 this agency had reported: at Multan Airport 2 kg ice.", "ASF"),
    ("ASF briefed visitors on 29 Sep 2031. Previously (17 September 2031): 2 kg ice in a bag at Multan Airport.", "ASF"),
    ("ایف سی بلوچستان ساؤتھ کا جائزہ، 29 ستمبر 2031۔ اس سے قبل 17 ستمبر 2031 کو مند سے 2 کلو آئس برآمد۔", "FC_BA_S"),
]


@pytest.mark.parametrize(("text", "agency"), OLDER)
def test_an_older_case_keeps_its_own_day(text: str, agency: str) -> None:
    (incident,) = read(text, agency=agency)
    assert incident["recap"] and incident["occurred"]["from"] == "2031-09-17"


RECALLED = (
    "Airports Security Force said on Monday: during baggage screening at Lahore airport three kilograms of heroin was"
    " detected in the lining of a suitcase of an Iranian national bound for Sharjah. Value: PKR 67.2 million. The case of"
    " May 15, 2031 is recalled: Lahore Airport: a Tanzanian national bound for Dammam, a suitcase, 890 gram of ice. The case"
    " has been passed to ANF."
)


def test_a_case_that_is_recalled_in_a_story_is_read_as_older() -> None:
    today, older = read(RECALLED, agency="ASF")
    assert (today["recap"], older["recap"], older["occurred"]["from"]) == (False, True, "2031-05-15")


REGISTERED = (
    "790 grams amphetamine recovered from two passengers at New Islamabad Airport. Handed over by Airports Security Force;"
    " case EX-ASF-710/31 registered by ANF; 71 capsules of heroin were found on two persons leaving for Colombo, the same"
    " airport."
)


def test_under_which_case_it_was_registered_is_said_of_what_was_told() -> None:
    first, second = read(REGISTERED)
    assert (first["case_number"], first["agencies"], second["agencies"]) == ("EX-ASF-710/31", ["ASF", "ANF"], ["ANF"])


def test_a_correction_is_of_the_day_it_corrects() -> None:
    (incident,) = read("Correction by Punjab Rangers, September 29, 2031. In our statement of 24-09-2031 the weight was"
                       " rounded. It should read: 35 kg of charas recovered in Shahdara Lahore.", agency="RANGERS_PB")
    assert incident["occurred"]["from"] == "2031-09-24"


def test_who_took_part_today_took_no_part_in_the_older_case() -> None:
    today, older = read("The Navy, together with Pakistan Maritime Security Agency: a launch was boarded south of Pasni;"
                        " 3 tons heroin recovered. Earlier, on 2 May 2031, in the Arabian Sea a dhow gave 5,000 kg charas.",
                        agency="NAVY")
    assert (today["agencies"], older["agencies"]) == (["NAVY", "PMSA"], ["NAVY"])


def test_a_place_behind_a_semicolon_begins_the_next_account() -> None:
    first, second = read("One passenger held with 2.4 kg hashish in a bag; Jinnah Terminal Karachi; a scan at Peshawar"
                         " airport showed foreign bodies in one Sri Lankan citizen; 73 capsules of ice were passed.")
    assert (first["airport_iata"], second["airport_iata"]) == ("KHI", "PEW")
    assert (first["arrests"]["foreigners"], second["arrests"]["foreigners"]) == (None, 1)


def test_the_sea_is_elsewhere_than_the_town_before_it() -> None:
    town, sea = read("Third: 3.6 kg of ice was recovered from a van in Paroa, Dera Ismail Khan, and accused S.H. netted; the"
                     " Arabian Sea off the Makran coast: 2,360 kg of ice, nobody was found on the spot.")
    assert (town["district"], sea["district"], sea["setting"]) == ("Dera Ismail Khan", None, "sea")
    assert not sea["arrests"]["total"]


def test_where_an_older_case_was_is_no_place_of_todays() -> None:
    today, older = read("In general area Buleda, Kech: heroin (16 kg) hidden in bushes. Previously (2 January 2031): a"
                        " boat was boarded in the open sea south of Pasni; heroin, still to be weighed, nine held.",
                        agency="PCG")
    assert (today["district"], older["district"], older["arrests"]["total"]) == ("Kech", None, 9)


def test_capsules_behind_a_weight_hold_the_drug_beside_them() -> None:
    (incident,) = read("پشاور ایئرپورٹ: مسافر کے پیٹ میں 64 کیپسولوں میں 713 گرام کوکین اور میتھ سے بھرے 96 کیپسول نکلے۔")
    told = [(line["substance_code"], line["quantity"], line["unit"]) for line in incident["substances"]]
    assert told == [("cocaine", 713, "g"), ("methamphetamine", 96, "packed_capsule")]


def test_a_whole_near_its_larger_part_is_no_second_writing_of_it() -> None:
    (incident,) = read("مجموعی طور پر 1,248 کلوگرام منشیات (1,219 کلوگرام حشیش اور 29 کلوگرام افیون) ملی۔", agency="FC_BA_N")
    assert [line["quantity"] for line in incident["substances"]] == [1219, 29]


@pytest.mark.parametrize(
    ("text", "arrested"),
    [
        ("At Latifabad No. 8 Hyderabad a suspect was held with hashish (4.8 kg).", 1),
        ("National Highways and Motorway Police reports that four residents of Hangu were relieved of 3.9 kg of ice.", 4),
        ("In a bus at Hub 12 kg hash, 6 kg in each of two bags; the driver escaped on foot.", 0),
        ("۲.۴ کلوگرام چرس سمیت کوئٹہ کے علاقے ہزار گنجی میں ہنگو کا رہائشی گرفتار۔", 1),
        ("Two persons leaving for Doha, Karachi Airport: 590 g heroin. Drugs with the accused were given to ANF.", 2),
    ],
)
def test_names_that_hold_a_number_or_a_nation_are_no_people(text: str, arrested: int) -> None:
    (incident,) = read(text)
    assert incident["arrests"]["total"] == arrested


@pytest.mark.parametrize("headline", ["300 گرام ہیروئن برآمد", "قریب قریب 250 گرام ہیروئن پکڑ لی"])
def test_the_headline_of_a_translation_rounds_either_way(headline: str) -> None:
    text = "One passenger for Madinah at Islamabad Airport had swallowed 32 capsules (297 grams) of heroin."
    body = "اے این ایف نے کارروائی کی۔ اسلام آباد ایئرپورٹ پر مسافر کے پیٹ سے ہیروئن بھرے 32 کیپسول (297 گرام) برآمد ہوئے۔"
    (incident,) = read(f"{text}\n\nاسلام آباد ایئرپورٹ پر: {headline}\n\n{body}")
    assert incident["substances"][0]["quantity"] == 297


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("31 ایکسٹیسی گولیاں سمیت ٹوپی میں ٹوبہ ٹیک سنگھ کے دو رہائشی گرفتار۔", "Swabi"),
        ("2.4 کلوگرام افیون، کوچ، کچلاک میں، جیکب آباد کے چار رہائشی گرفتار۔", "Quetta"),
        ("گلستان میں ایک پارسل میں سلائی مشین کے اندر 318 گرام آئس چھپائی گئی تھی۔", "Qilla Abdullah"),
        ("ملتان ایئرپورٹ پر مسافر کی ٹوپی میں 200 گرام ہیروئن پکڑی گئی۔", "Multan"),
    ],
)
def test_an_everyday_word_is_a_place_where_no_other_place_is_told(text: str, district: str) -> None:
    (incident,) = read(text)
    assert incident["district"] == district


def test_so_many_packets_are_no_year() -> None:
    (incident,) = read("ANF: Port Qasim Karachi: examination of a container led to 2460.000 Kg heroin in 2050 packets.")
    assert (incident["substances"][0]["quantity"], incident["district"]) == (2460, "Karachi")


def test_the_same_substance_after_drugs_of_no_name_has_none() -> None:
    incidents = read("540 gram heroin was found near Northern Bypass, Karachi. Near Ratodero: 380 gram drugs, a Hilux. A car"
                     " along Shikarpur Road, Sukkur: 6.2 kg the same substance.")
    assert [incident["substances"][0]["substance_code"] for incident in incidents] == ["heroin", "unknown", "unknown"]


WHOLE = """Crackdown continues. Two operations by ANF. Total recovered in excess of 34,000 grams (34 kgs) (US$ 2.5 million).
Arrested 5 suspects.
1. A bus was stopped in Shahdara, Lahore; 30 kg of heroin. Two held.
2. 4.8 kg ice seized in Bannu. Three held."""


def test_the_head_of_a_list_states_its_whole_in_two_units() -> None:
    reading = read_statement({"id": "EX-1", "date": "2031-09-29", "agency": "ANF", "text": WHOLE})
    assert len(reading["incidents"]) == 2 and float(reading["stated"]["total_kg"]) == 34


def amounts(text: str) -> list[tuple[str | None, list[tuple[str, float]], int | None]]:
    """Of each incident the district, the drugs, and how many were arrested."""
    return [
        (each["district"], [(line["substance_code"], float(line["quantity"])) for line in each["substances"]],
         each["arrests"]["total"])
        for each in read(text)
    ]  # fmt: skip


def test_a_unit_of_one_letter_ends_a_sentence_before_a_number() -> None:
    text = "At Hub two held with opium weighing 165 g. 2.4 kg of ice came from a coach in Zhob; a man held."
    assert amounts(text) == [("Hub", [("opium", 165)], 2), ("Zhob", [("methamphetamine", 2.4)], 1)]


def test_two_amounts_of_two_drugs_are_no_mixed_mass() -> None:
    ((_, drugs, _),) = amounts("In Multan a parcel had hash weighing 3 kg and 40 g fine quality heroin; two held.")
    assert drugs == [("hashish", 3), ("heroin", 40)]


def test_some_operations_of_a_statement_are_not_its_whole() -> None:
    first, second = amounts(
        "Five operations, 90 kg of drugs. Two operations from a lane in Mansehra brought in 6.4 kg of hashish and 3 kg ice"
        " altogether; 4 men held. Near Kuchlak 80 kg opium found; the smugglers fled."
    )
    assert first[1:] == ([("hashish", 6.4), ("methamphetamine", 3)], 4) and second[0] == "Quetta"


def test_the_heading_of_a_spot_is_no_total() -> None:
    first, *_ = amounts(
        "Details of operations: Near Takht Bhai, a car was checked: 2.6 kg suspected narcotics; three men netted. 7 kg opium"
        " in Khuzdar; two held. 1 kg ice in Hub; one held. 2 kg ice in Daska; one held."
    )
    assert first == ("Mardan", [("unknown", 2.6)], 3)


@pytest.mark.parametrize(
    ("text", "district", "arrested"),
    [
        ("A truck heading for Faisalabad was stopped near Khar with 13 kg of opium; three persons held.", "Bajaur", 3),
        ("36 kg hashish in a truck at Yarik toll plaza in D.I. Khan (no arrest was made).", "Dera Ismail Khan", 0),
        ("A bag in the hands of two accused in Kot Chutta, D.G. Khan held 2,700 g of charas.", "Dera Ghazi Khan", 2),
        ("ایف سی کے مطابق میر علی میں موٹر سائیکل سے 1.2 کلو چرس ملی، ڈرائیور فرار۔", "North Waziristan", 0),
        ("ایف سی نے کارروائی کی۔ ٹریکٹر ٹرالی میر علی میں روکی گئی، اینٹوں سے 3 کلو آئس ملی۔", "North Waziristan", None),
        ("30 kg heroin in a container at Gwadar Port. (Customs, 3 May 2031) The accused will be in court.", "Gwadar", None),
    ],
)  # fmt: skip
def test_where_and_who(text: str, district: str, arrested: int | None) -> None:
    ((where, _, held),) = amounts(text)
    assert (where, held) == (district, arrested)


def test_operations_at_one_spot_are_not_the_whole_of_a_list_that_goes_on_elsewhere() -> None:
    told = read(
        "ANF, Monday. Details: Two operations in Naudero gave a total of opium (3 kg) from a pick-up and another; four"
        " suspects held. 281 g of charas, in the Surkhab area of Pishin, a suspect. 809 g heroin from two men at Domel,"
        " Bannu."
    )
    assert [(each["district"], each["arrests"]["total"]) for each in told] == [("Larkana", 4), ("Pishin", 1), ("Bannu", 2)]


def test_what_may_be_recalled_has_happened() -> None:
    (told,) = read(
        "With reference to the query of the centre, the Highways and Motorway Police states: It may be recalled that on"
        " 30 June 2030 drugs, 2.4 kg crystal meth in all, were being moved in a Suzuki Mehran in Matta tehsil of Swat; the"
        " suspects left the vehicle and ran away. The recovered drugs were handed over to ANF Pakistan for further action.",
    )
    assert (told["district"], [line["quantity"] for line in told["substances"]]) == ("Swat", [2.4])


def test_a_place_in_small_letters_may_be_a_heading() -> None:
    told = read("ANF. Hub: 2 kg hashish in a bus; wagah: 16.8 kg heroin in a car; two held; takht bhai: 3 kg ice in a van.")
    assert [each["district"] for each in told] == ["Hub", "Lahore", "Mardan"]


def test_drugs_without_a_name_at_the_first_spot_behind_the_whole_are_the_first_account() -> None:
    told = read(
        "ANF carried out 7 operations in different cities, recovered 8.2 kg of drugs worth Rs. 27.5 million and arrested 7"
        " accused. Near Khanozai, district Pishin: 3 packets of prohibited material weighing 3.6 kg, a Suzuki Mehran, four"
        " accused arrested. 450 g of ice from two accused at Dasht, Mastung. 2.4 kg of ice in a bus near Jamrud."
    )
    assert [(each["district"], each["arrests"]["total"]) for each in told][:2] == [("Pishin", 4), ("Mastung", 2)]


def test_a_national_highway_is_nobody() -> None:
    (told,) = read("Sindh Police: 4 kg of crystal meth recovered from a smuggler along National Highway, Khairpur.")
    assert told["arrests"]["total"] == 1


def test_people_who_add_up_by_chance_make_no_whole_behind_one() -> None:
    told = read(
        "In 8 separate actions ANF took over 86 kg of drugs with a value of $2.4 million and eleven accused. First: three"
        " persons, alleged to sell to hostels, held at Ratodero (Larkana); 1.2 kg opium in hand. A godown in the Zangi Nawar"
        " area of Nushki was searched, 1.655 kg of charras seized and two smugglers held. 8.4 kg opium came from a truck at"
        " Takhta Baig check post, Khyber, and one accused was held."
    )
    assert [(each["district"], each["arrests"]["total"]) for each in told] == [("Larkana", 3), ("Nushki", 2), ("Khyber", 1)]


def test_a_road_is_not_in_the_district_that_somebody_is_from() -> None:
    (told,) = read("چمن بائی پاس روڈ پر صوابی کے دو رہائشیوں کے پاس سے 650 گرام حشیش ملی۔")
    assert told["district"] == "Chaman"
