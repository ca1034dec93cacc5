"""What a list tells beside its amounts: whose van, whose note, which account a heading opens, who is counted.

All texts are invented.
"""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

Incident = dict[str, Any]


def read(text: str, *, agency: str = "ANF", on: str = "2031-03-12") -> list[Incident]:
    reading = read_statement({"id": "EX-1", "date": on, "agency": agency, "text": text})
    return list(reading["incidents"])


LEAD = "In three separate actions ANF took 12 kg of drugs that were said to be worth PKR 6 million and held six people. "
VERBOSE = (
    "The first of them was made by a team that had been told of a passenger who was bound for Doha at Multan Airport, and 66"
    " capsules of ice were found in the abdomen of the passenger. "
)


def test_a_van_taken_into_possession_in_a_wordy_list_belongs_to_the_account_before() -> None:
    told = read(
        LEAD + VERBOSE + "The driver fled when 3.1 kg of opium was found in a van at Attock. The vehicle was taken into"
        " possession. Third: in Jamrud, on search of a motorbike, 4.8 kg hashish was seized; two suspects arrested."
    )
    assert [each["vehicles_impounded"] for each in told] == [None, 1, None]


def test_where_a_load_was_found_leads_on_to_it_though_a_powder_hid_it() -> None:
    told = read(
        "ANF, two operations. 28 kg opium in a warehouse at Sakran, Hub; four suspects detained; profiling at KICT terminal"
        " Karachi picked out a container of talc powder for Mombasa; 20.4 kg heroin (17 packets) inside; two held."
    )
    assert [(each["district"], each["destination"]) for each in told] == [("Hub", None), ("Karachi", "Mombasa")]


@pytest.mark.parametrize("word", ["vehicle", "vehical"])
def test_a_van_taken_before_a_semicolon_goes_back(word: str) -> None:
    told = read(
        f"ANF, two operations. 14 kg ice in a car at Kasur; the driver fled. The {word} was impounded; in a ravine near"
        " Hayatabad, District Peshawar: 9 kg ice."
    )
    assert [each["vehicles_impounded"] for each in told] == [1, None]


def test_who_detected_goes_with_the_account_before() -> None:
    told = read(
        "ANF, two operations. A passenger held at Faisalabad Airport with 450 g ice. Detected by Airports Security Force,"
        " taken into custody by ANF; courier, in the Usterzai area of Kohat: prayer beads to Oslo, 1.2 kg of hashish."
    )
    assert [each["agencies"] for each in told] == [["ASF", "ANF"], ["ANF"]]


def test_a_heading_of_another_district_opens_another_account() -> None:
    told = read(
        "ANF, two operations. In a poultry shed at Naudero (Larkana): 665 kg of hashish; two accused held; recovered in"
        " Topi, Swabi: hashish weighing 530 g."
    )
    assert [each["district"] for each in told] == ["Larkana", "Swabi"]


def test_meanwhile_opens_another_account() -> None:
    told = read(
        "ANF, two operations. Near Northern Bypass, Karachi: 7 kg opium, one person held; meanwhile, a truck was stopped at"
        " Kharian (Gujrat); 1.6 kg of heroin in it. Two persons arrested."
    )
    assert [each["district"] for each in told] == ["Karachi", "Gujrat"]


def test_a_weight_and_a_bracket_end_a_sentence() -> None:
    told = read(
        "ANF, two operations. A passenger at Multan Airport produced 28 capsules of cocaine weighing 254g. (ASF had detected"
        " it; custody with ANF.) In the second operation, 2 kg ice was found on a Nigerian passenger at Lahore Airport."
    )
    assert [each["place_text"] for each in told] == ["Multan Airport", "Lahore Airport"]


def test_more_of_the_lot_without_a_weight_is_no_second_incident() -> None:
    told = read("Above 4300 kg charas in a dhow off Gwadar. In the same lot there was crystal meth (weight not given).")
    assert [[line["substance_code"] for line in each["substances"]] for each in told] == [["hashish", "methamphetamine"]]


def test_the_drugs_handed_over_are_those_without_a_weight() -> None:
    told = read("پسنی میں کشتی سے آئس (وزن نہیں بتایا گیا) برآمد۔ برآمد منشیات اے این ایف کے حوالے کر دی گئی۔", agency="PCG")
    assert len(told) == 1


def test_the_same_amount_in_a_bracket_of_lots_is_not_counted_again() -> None:
    (told,) = read("Three held in Shakargarh with 2 kg of charas (two lots of 1,000 gm (1 kg) each).")
    assert [line["quantity"] for line in told["substances"]] == [2]


PEOPLE = [
    ("524 kg morphine in Mand. The accused, said to be 34 years old, will be produced in court.", None, {}),
    ("600 g heroin in Quetta. The accused was arrested.", 1, {}),
    ("80 g of hashish found with a Layyah resident in Kallar Kahar.", 1, {}),
    ("گوادر: کشتی سے 2060 کلو ہیروئن برآمد، نو تنزانیہ کے باشندے گرفتار۔", 9, {"TZ": 9}),
    ("گوادر: کشتی سے 2420 کلو ہیروئن برآمد، ایک تنزانیہ کے سمیت 5 ملزمان گرفتار۔", 5, {"TZ": 1}),
    ("ملتان میں گاڑی سے 11 کلو چرس پکڑی گئی؛ کوئی گرفتاری نہیں ہوئی۔", 0, {}),
]


@pytest.mark.parametrize(("text", "total", "nations"), PEOPLE)
def test_who_is_counted(text: str, total: int | None, nations: dict[str, int]) -> None:
    (told,) = read(text)
    assert (told["arrests"]["total"], told["arrests"]["nationalities"]) == (total, nations)


PLACED = [
    ("دو افراد رحیم یار خان کے علاقے ظاہر پیر میں 120 گرام چرس سمیت گرفتار۔", "Rahim Yar Khan", "2031-03-12"),
    ("راولپنڈی کے پیر ودھائی موڑ پر 228 گرام افیون برآمد۔", "Rawalpindi", "2031-03-12"),
    ("440 گرام چرس سمیت وہوا میں کرم کا رہائشی گرفتار۔", "Taunsa", "2031-03-12"),
    ("A search party in Mirpur Abbotabad recovered 655 kg hashish.", "Abbottabad", "2031-03-12"),
    ("Mail office, from a lane of Sector G-13 in Islamabad: 562 g hashish, addressee in Oslo.", "Islamabad", "2031-03-12"),
]


@pytest.mark.parametrize(("text", "district", "day"), PLACED)
def test_where_and_when(text: str, district: str, day: str) -> None:
    (told,) = read(text)
    assert told["district"] == district
    assert told["occurred"]["from"] in (None, day)


def test_a_sea_is_told_with_its_coast() -> None:
    assert read("5 kg ice in the open sea south of Pasni.")[0]["place_text"] == "open sea south of Pasni"
    assert read("پسنی کے جنوب میں کھلے سمندر میں 5 کلو آئس برآمد۔")[0]["place_text"] == "پسنی کے جنوب میں کھلے سمندر"


def test_the_same_substance_is_the_one_named_before() -> None:
    told = read(
        LEAD + VERBOSE + "An accused was held at Kuchlak (Quetta) and 594 grams of charas were seized. Import side of"
        " Kharlachi crossing: a car with 29.8 kg the same substance in the door panels; two accused netted."
    )
    assert [line["substance_code"] for each in told[1:] for line in each["substances"]] == ["hashish", "hashish"]


RESCUED = [
    ("Six women, trafficked for labour, were rescued by Balochistan Police at Gichk, Panjgur.", 6, "victim of trafficking"),
    ("کوسٹ گارڈز نے گوادر کے ساحل پر کشتی سے ۴۵ افراد کو بچا لیا جو ایران جا رہے تھے۔", 45, "smuggled person"),
    ("پولیس نے گچک میں انسانی اسمگلروں کے قبضے سے سات متاثرین بازیاب کرا لیے۔", 7, "victim of trafficking"),
]


@pytest.mark.parametrize(("text", "persons", "what"), RESCUED)
def test_people_rescued_are_met(text: str, persons: int, what: str) -> None:
    reading = read_statement({"id": "EX-1", "date": "2031-03-12", "agency": "POLICE_BA", "text": text})
    assert [(each["persons"], each["what"]) for each in reading["encounters"]] == [(persons, what)]
