"""What has no other sense, what several tell of one haul, what is only recalled: read once, with a check that says so.

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


SLIPS = [
    ("ASF Multan airport: 840kg ice in the sandals of a Muscat passenger.", ("methamphetamine", 840, "g"), "unit_slip"),
    ("ملتان ایئرپورٹ پر مسقط کے مسافر کے بیگ سے 840 کلو آئس نکلی۔", ("methamphetamine", 840, "g"), "unit_slip"),
    ("Multan airport cargo shed: 840 kg hashish in cartons for Muscat.", ("hashish", 840, "kg"), None),
    ("A dhow with 4,310 kg hashish and a passenger bound for Muscat stopped off Pasni.", ("hashish", 4310, "kg"), None),
    ("پسنی کے جنوب میں کھلے سمندر سے مسقط جانے والی کشتی سے 4,310 کلو چرس برآمد۔", ("hashish", 4310, "kg"), None),
    ("Recovery of 17,325 kg of opium near Nokundi.", ("opium", 17.325, "kg"), "decimal_comma"),
    ("Recovery of 17,000 kg of opium near Nokundi.", ("opium", 17000, "kg"), "implausible_weight"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "check"), SLIPS)
def test_a_slip_with_one_sense_is_read_so_and_named(text: str, line: tuple[str, float, str], check: str | None) -> None:
    reading = read(text, on=None)
    assert lines(reading) == [[line]]
    assert checks(reading) == ({check} if check else set())


def test_one_haul_that_several_weigh_is_one_incident() -> None:
    reading = read("Navy and PMSA: over 2,100 kg of drugs off Ormara; the spokesman says 2,240 kg; PMSA almost 2,300 kg"
                   " (1900 + 380 + 20); seven Iranians held.", agency="NAVY")  # fmt: skip
    assert lines(reading) == [[("unknown", 2300, "kg")]]
    assert reading["incidents"][0]["arrests"]["total"] == 7
    assert "two_versions" in checks(reading)


def test_two_hauls_of_about_one_weight_stay_two() -> None:
    reading = read("Two operations. 21 kg drugs in a car at Hub; at Uthal 20 kg in a bus, said the ANF.")
    assert len(reading["incidents"]) == 2


PASSING = [
    ("ICG: a boat with 55 packets, six crew held. On 2 January, 3,450 kg, five held.", "2031-03-12", 1),
    ("61 kg heroin in a truck near Sost; about 300 kg ($2m) on 4 January.", None, 1),
    ("Customs Sost: 61 kg heroin in a truck. On 4 January 300 kg there.", "2031-03-12", 2),
    ("Customs Sost: 61 kg heroin in a truck. On 4 January 300 kg hashish.", "2031-03-12", 2),
    ("Customs Sost: 61 kg heroin in a truck. On 10 March 300 kg, one held.", "2031-03-12", 2),
    ("Customs Sost, 2 January: 61 kg heroin in a truck. On 4 January 300 kg, one held.", "2031-03-12", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on", "incidents"), PASSING)
def test_what_is_recalled_without_drug_and_place_is_no_incident(text: str, on: str | None, incidents: int) -> None:
    reading = read(text, on=on)
    told = len(reading["incidents"]) if reading["kind"] == "operation" else 0
    assert told == incidents
    assert ("recalled_in_passing" in checks(reading)) == (incidents == 1)


def test_a_list_with_its_places_in_brackets_is_cut_behind_them() -> None:
    reading = read("Saudi: 312,750 (Duba), 88 kg hashish and 41,000 pills (Haql), 205,000 (Tabuk).", agency="SAUDI_BG")
    assert lines(reading) == [
        [("other_tablets", 312_750, "tablet")], [("hashish", 88, "kg"), ("other_tablets", 41_000, "tablet")],
        [("other_tablets", 205_000, "tablet")],
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Readers will remember 4 January 2031, when", "Only on 4 January 2031,"])
def test_a_story_recalls_in_several_ways(words: str) -> None:
    told = read(
        "In an intelligence-based operation the Frontier Corps with the Levies secured 883 kg of ice in a dried-up well in"
        " the Barshore tehsil of Pishin, and the owner of the well, who had left the village before the team came, is being"
        f" traced by the police of the district. {words} a search of a pick-up at Mekhtar (Loralai) led to 3.5 kg of opium"
        " in the fuel tank. One man was held."
    )["incidents"]
    assert [(each["district"], each["recap"]) for each in told] == [("Pishin", False), ("Loralai", True)]


URDU_ROADS = [
    ("چمن سے لاہور جانے والی وین کو حیدرآباد میں ہالا ناکہ پر روک کر 7 کلو چرس برآمد۔", "Hyderabad", "Lahore", "Chaman"),
    ("کار سے کوہاٹ میں 7 کلو چرس پکڑی گئی جو لاہور لے جائی جا رہی تھی۔", "Kohat", "Lahore", None),
    ("کراچی پورٹ پر مچھلی کے کنٹینر سے 7 کلو چرس برآمد، منزل ساؤتھمپٹن تھی۔", "Karachi", "Southampton", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "district", "destination", "origin"), URDU_ROADS)
def test_where_a_car_comes_from_and_goes_to_is_not_where_it_was_stopped(
    text: str, district: str, destination: str, origin: str | None
) -> None:
    (told,) = read(text)["incidents"]
    assert (told["district"], told["destination"], told["origin"]) == (district, destination, origin)


def test_a_port_is_no_airport() -> None:
    (told,) = read("روٹرڈیم بھیجے جانے والے چاول کے کنٹینر سے گوادر پورٹ پر 740 کلو ہیروئن پکڑی گئی۔")["incidents"]
    assert (told["district"], told["airport_iata"], told["setting"]) == ("Gwadar", None, "port_container")


def test_this_very_operation_is_not_eighty_operations() -> None:
    reading = read("بنوں میں دو افراد سے 4 کلو افیون ملی؛ منشیات طلبہ کو دینی تھی۔ اسی کارروائی میں 350 گرام چرس بھی ملی۔")
    assert lines(reading) == [[("opium", 4, "kg"), ("hashish", 350, "g")]]


def test_the_letter_s_is_not_ice() -> None:
    (told,) = read("ایس ایچ او نے حب میں ہائی ایس وین سے 9 کلو چرس پکڑی۔")["incidents"]
    assert [line["substance_code"] for line in told["substances"]] == ["hashish"]


def test_a_name_of_two_districts_is_left_open_where_nothing_decides() -> None:
    (told,) = read("گمبٹ میں 9 کلو چرس پکڑی گئی۔")["incidents"]
    assert told["district"] is None and told["country"] == "PK"
    (told,) = read("ضلع خیرپور کے علاقے گمبٹ میں 9 کلو چرس پکڑی گئی۔")["incidents"]
    assert told["district"] == "Khairpur"


def test_a_phase_has_a_number_and_the_people_have_theirs() -> None:
    (told,) = read("پشاور کے علاقے حیات آباد فیز 6 میں تین افراد گرفتار، 1.2 کلو چرس نکلی۔")["incidents"]
    assert told["arrests"]["total"] == 3


def test_of_behind_a_goal_says_where_a_passenger_is_from() -> None:
    (told,) = read("1. Sialkot airport: a passenger for Dammam of Jacobabad, in a suitcase, 1 kg 540 g of ice.")["incidents"]
    assert (told["airport_iata"], told["destination"]) == ("SKT", "Dammam")
    assert float(told["substances"][0]["quantity"]) == 1.54


def test_a_headline_over_the_translation_is_no_further_seizure() -> None:
    reading = read(
        "ANF reports that four accused were held and 3.9 kg of opium seized from a truck on Hala Naka Hyderabad.\n\n"
        "حیدرآباد میں: 3.5 کلو گرام سے زائد افیون برآمد\n\n"
        "چار ملزمان سے حیدرآباد میں ہالا ناکہ کے قریب ٹرک کی تلاشی میں 3 کلو 900 گرام افیون برآمد ہوئی۔"
    )
    assert lines(reading) == [[("opium", 3.9, "kg")]]


NATIONS = [
    ("لاہور ایئرپورٹ پر ایک تنزانیہ کے باشندہ گرفتار، سوٹ کیس سے 4 کلو چرس ملی، منزل ریاض۔", "Riyadh"),
    ("لاہور ایئرپورٹ پر ریاض جانے والے دو تنزانیہ کے مسافروں کے پیٹ سے 59 چرس بھرے کیپسول نکلے۔", "Riyadh"),
    ("لاہور ایئرپورٹ سے ریاض جانے والے مسافر سے 4 کلو چرس ملی۔", "Riyadh"),
    ("لاہور ایئرپورٹ پر بحرین کے مسافر سے 4 کلو چرس ملی۔", "Bahrain"),
    ("ایک غیر ملکی گرفتار۔ لاہور ایئرپورٹ پر کینیا کے مسافر سے 4 کلو چرس ملی۔", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "destination"), NATIONS)
def test_whose_people_they_are_is_not_where_they_go(text: str, destination: str) -> None:
    (told,) = read(text)["incidents"]
    assert (told["airport_iata"], told["destination"]) == ("LHE", destination)


def test_a_word_before_a_weight_is_no_flight() -> None:
    assert lines(read("FC MSG: 31.7 KG OF HEROIN AS WELL AS 938 GM OF CHARS NEAR DALBANDIN.")) == [
        [("heroin", 31.7, "kg"), ("hashish", 938, "g")]
    ]


RECALLED = [
    "Ketamine 2 kg was found at Multan airport. (ASF, 1 August 2031) Readers will remember 28 June 2031, when the X-ray of a"
    " suitcase at Sialkot Airport showed 690 grams heroin; a man held.",
    "Punjab Rangers reviewed their work. The case of 2 June 2031 is recalled: somebody had left 20 kg morphine at Burki.",
]  # fmt: skip


@pytest.mark.parametrize("text", RECALLED)
def test_a_case_is_recalled_behind_a_credit_and_in_the_passive(text: str) -> None:
    assert read(text, agency="ASF", on="2031-08-01")["incidents"][-1]["recap"] is True


def test_samples_in_sealed_parcels_are_no_parcel_post() -> None:
    text = "A ship on patrol in the North Arabian Sea stopped a trawler: 189 kg heroin. Samples were sealed in 3 parcels."
    assert read(text, agency="NAVY")["incidents"][0]["setting"] == "sea"
    parcel = "At a courier office in Lahore a parcel for Dubai held 2 kg heroin."
    assert read(parcel)["incidents"][0]["setting"] == "parcel"


TAKEN_BACK = [
    "Correction, 2 October 2025: in FIR EX-91/25 of 9 September 2025 at Kalat ANF recovered 108 kg of opium, not 118 kg.",
    "Correction to FIR EX-91/25: the opium recovered from a truck at Kalat on 9 September 2025 weighed 108 kg, not 118 kg.",
    "At Kalat on 9 September 2025 ANF seized 108 kg instead of 118 kg opium from a truck.",
    "اے این ایف نے 9 ستمبر 2025 کو قلات میں ٹرک سے 118 کلوگرام کے بجائے 108 کلوگرام افیون برآمد کی۔",
    "اے این ایف نے قلات میں ٹرک سے 108 کلوگرام افیون برآمد کی، نہ کہ 118 کلوگرام۔",
]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_weight_that_the_text_takes_back_is_none(text: str) -> None:
    reading = read(text)
    assert reading["kind"] == "operation" and lines(reading) == [[("opium", 108, "kg")]]
    assert "two_versions" in checks(reading)
    [[line]] = [incident["substances"] for incident in reading["incidents"]]
    [[start, end]] = reading["spans"]["/incidents/0/substances/0/instead_of"]
    assert line["instead_of"] == 118 and text[start:end] == "118"


def test_at_least_is_no_taking_back() -> None:
    assert lines(read("ANF recovered not less than 5 kg of heroin at Quetta.")) == [[("heroin", 5, "kg")]]


def test_a_powder_nobody_has_weighed_is_retold_as_a_case_of_its_own() -> None:
    told = (
        "On 16 Oct 2031 FC Balochistan (North) in a joint operation with Balochistan Levies made a seizure: at Shela Bagh"
        " check post Chaman: heroin weighing 8.325 KG hidden in bushes. The accused will be tried. On 06-02-2031 this"
        " agency had reported: in the Dasht area of Mastung a quantity of suspected material, buried under sand, was"
        " secured. The seized drugs were passed to Anti-Narcotics Force."
    )
    now, older = read(told, agency="FC_BA_N", on="2031-10-16")["incidents"]
    assert "ANF" not in now["agencies"]
    assert (older["recap"], older["district"], older["roles"]["ANF"]) == (True, "Mastung", ["took_custody"])


def test_nobody_arrested_is_no_nil_report_where_something_was_found() -> None:
    text = "SUSPECTED MATERIAL, STILL TO BE WEIGHED, IN DASHT MASTUNG, NO ARREST WAS MADE."
    assert lines(read(text)) == [[("unknown", None, "unknown")]]
    assert read("No seizure was made in Mastung and no arrest was made.")["nil"] is True


def test_maunds_and_the_kilograms_behind_them_are_of_one_drug() -> None:
    assert lines(read("1 maund 20 kg charas seized in Quetta.")) == [[("hashish", 1, "maund"), ("hashish", 20, "kg")]]


def test_a_comma_that_groups_no_thousands_is_told() -> None:
    reading = read("12,00 grams heroin seized in Quetta.")
    assert (lines(reading), checks(reading)) == ([[("heroin", 12, "g")]], {"decimal_comma"})
    assert checks(read("1,200 grams heroin seized in Quetta.")) == set()


def test_the_number_of_a_road_is_no_number_of_persons() -> None:
    reading = read("اے این ایف: ملزم H.S. گرفتار، خضدار این 25 شاہراہ پر، 770 گرام آئس۔", on="2031-10-28")
    assert reading["incidents"][0]["arrests"]["total"] == 1


def test_parts_in_a_bracket_may_be_written_twice_themselves() -> None:
    text = "ٹنڈو جام میں مجموعی طور پر 3.29 کلو منشیات (3,000 گرام (3 کلو) چرس اور 290 گرام ہیروئن پاؤڈر) برآمد ہوئی۔"
    assert lines(read(text)) == [[("hashish", 3000, "g"), ("heroin", 290, "g")]]


def test_the_same_drug_is_the_one_last_weighed_also_where_nobody_knows_it() -> None:
    text = (
        "At Ras Koh 38 kgs hashish. In Landhi, Karachi a parcel: suspected narcotics weighing 227 g in spice packets, two"
        " held. Elsewhere, a car was pulled over in Tajazai, Lakki Marwat; 4.8 kgs the same drug in the spare wheel."
    )
    assert lines(read(text))[1:] == [[("unknown", 227, "g")], [("unknown", 4.8, "kg")]]
