"""Seizures told side by side keep their own places, people and amounts."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

Told = list[tuple[str | None, int | None, list[tuple[str, float]]]]


def told(text: str) -> Told:
    """(district, arrests, [(substance, quantity)]) of each incident."""
    return [
        (one["district"], one["arrests"]["total"], [(s["substance_code"], s["quantity"]) for s in one["substances"]])
        for one in read_statement({"text": text})["incidents"]
    ]


NEIGHBOURS = {
    "a place in a heading is not the next seizure's": (
        "ANF in two operations. In Buleda Kech, parcel opened: 1.1 kg hashish; the smugglers fled; a loaded truck was"
        " intercepted at Shershah Chowk Karachi; hashish (3.6 kg) under sacks. Two held.",
        [("Kech", 0, [("hashish", 1.1)]), ("Karachi", 2, [("hashish", 3.6)])],
    ),
    "a number begins another account": (
        "ANF: Snap checking near Shabqadar led to hashish (10 kg) in a motorcycle. Two suspects apprehended; third: near"
        " G.T. Road, Nowshera, a parcel opened: 364 grams ganja; nobody was found.",
        [("Charsadda", 2, [("hashish", 10)]), ("Nowshera", 0, [("cannabis_herb", 364)])],
    ),
    "the first seizure behind the totals keeps its place": (
        "33 kg of drugs, six persons held, two operations: ANF on 08-01-2025. In Roghani Chaman a parcel that had come for"
        " despatch to the United Kingdom was cut open; 290 g ice in a box of books. A raid on a godown in Chunian tehsil of"
        " Kasur gave 30 kg hashish; 3 accused detained.",
        [("Chaman", None, [("methamphetamine", 290)]), ("Kasur", 3, [("hashish", 30)])],
    ),
    "where a passenger is from is not where she was stopped": (
        "ANF. Islamabad Airport: 37 capsules (407 g) of ice, swallowed by a passenger for Abu Dhabi. A lady of Pishin"
        " leaving for Sharjah, the same airport: 114 g ice swallowed.",
        [("Attock", 1, [("methamphetamine", 407)]), ("Attock", 1, [("methamphetamine", 114)])],
    ),
    "more of one lot, the first part not weighed": (
        "FC Balochistan (South): a quantity of heroin was found in a bus near Mand, district Kech; 2 persons arrested. In"
        " the same lot there was some 26 kg of charas.",
        [("Kech", 2, [("hashish", 26), ("heroin", None)])],
    ),
    "two amounts of two drugs are no mixed mass": (
        "ANF at Hub: ice weighing 1 kg and 118 g of cocaine seized from a truck.",
        [("Hub", None, [("methamphetamine", 1), ("cocaine", 118)])],
    ),
    "what each bag held is a part": (
        "A Hilux, stopped in Jamrud by ANF, had 10 kg ice, 5,000 grams (5 kg) in each of two bags. 3 suspects arrested.",
        [("Khyber", 3, [("methamphetamine", 10)])],
    ),
    "a parcel's whole is not the statement's": (
        "ANF operations of May 29, 2025.\n- At Peshawar Airport lay 3 kg 200 g in all (1.6 kg of heroin, 1.6 kg of ice).\n"
        "- Near Katlang, district Mardan 1,530 kg of charas were found under sand.\n- Near Hub 12 kg of charas.",
        [
            ("Peshawar", None, [("heroin", 1.6), ("methamphetamine", 1.6)]), ("Mardan", None, [("hashish", 1530)]),
            ("Hub", None, [("hashish", 12)]),
        ],
    ),
    "goods that are booked fly from no airport of their city": (
        "ANF: Spice packets, booked to New Zealand on Park Road in Islamabad, turned out to hide heroin (0.719 kg). 3 held.",
        [("Islamabad", 3, [("heroin", 0.719)])],
    ),
    "a suspect with whom drugs are found is one of no others": (
        "ANF: 578 g of hashish found with a female suspect in Katlang, Mardan.", [("Mardan", 1, [("hashish", 578)])],
    ),
    "an everyday word is a place before the Urdu 'in' that opens a clause": (
        "ترجمان پاکستان کوسٹ گارڈز نے بتایا کہ مند میں کھائی میں پھینکی گئی 23.3 کلو افیون برآمد؛ موقع پر کوئی نہ ملا۔",
        [("Kech", 0, [("opium", 23.3)])],
    ),
    "a release in two languages is told once, also where its headline rounds": (
        "ANF: two accused held in Jiwani; 133 gms charas in hand.\n\nاے این ایف نے گوادر میں لگ بھگ 130 گرام حشیش پکڑ لی\n\n"
        "دو ملزم حراست میں، گوادر میں جیوانی کے قریب، 133 گرام حشیش۔",
        [("Gwadar", 2, [("hashish", 133)])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_neighbours_keep_their_own(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_a_name_of_two_provinces_is_read_as_in_the_one_whose_police_speaks() -> None:
    text = "کرم کے دو رہائشیوں گمبٹ میں مہران کار میں ۹۸۰ گرام ہیروئن لے جا رہے تھے کہ پکڑے گئے۔"
    (incident,) = read_statement({"text": text, "agency": "POLICE_SD"})["incidents"]
    assert (incident["district"], incident["arrests"]["total"]) == ("Khairpur", 2)


def test_what_lies_under_ice_in_a_boat_is_the_drug_told_of_before() -> None:
    text = (
        "ANF, operation one: in Mand tehsil of Kech 458 kg of hashish; three men held. Operation two. Under ice in a boat in"
        " the open sea south of Pasni, 3,920 kg the same drug; seven suspects detained."
    )
    assert [drugs for _, _, drugs in told(text)] == [[("hashish", 458)], [("hashish", 3920)]]


def test_a_total_at_one_place_is_what_was_taken_there_where_nothing_else_is_told() -> None:
    text = (
        "Background note by Frontier Corps Balochistan South. Earlier, on 19-10-2025, two operations near Bela, district"
        " Lasbela gave a total of suspected narcotics (1 Kg) from a bus and another; four persons arrested."
    )
    assert told(text) == [("Lasbela", 4, [("unknown", 1)])]


@pytest.mark.parametrize(
    ("text", "nationalities"),
    [
        ("جناح انٹرنیشنل ایئرپورٹ پر یوگنڈا کے مسافر کے لیپ ٹاپ بیگ میں 2.4 کلوگرام آئس پائی گئی۔", {}),
        ("ایک غیر ملکی گرفتار۔ ملتان ایئرپورٹ پر یوگنڈا کے مسافر کے لیپ ٹاپ بیگ میں 2.4 کلوگرام آئس پائی گئی۔", {"UG": 1}),
        ("ملتان ایئرپورٹ پر جدہ جانے والے ۲ تنزانیہ کے مسافروں کے پیٹ سے 452 گرام حشیش برآمد ہوئی۔", {"TZ": 2}),
        ("اسلام آباد ایئرپورٹ پر سعودی عرب جانے والے مسافر سے 660 گرام چرس برآمد ہوئی۔", {}),
    ],
)
def test_passengers_of_a_country_fly_there_unless_the_text_tells_of_foreigners(text: str, nationalities: object) -> None:
    assert read_statement({"text": text})["incidents"][0]["arrests"]["nationalities"] == nationalities


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ANF seized 26 kg at Attock toll plaza and Ring Road Peshawar.", "Attock toll plaza and Ring Road Peshawar"),
        ("Customs seized 26 kg of ice during raids in Quetta and Chaman.", "Quetta and Chaman"),
        ("کسٹمز نے کوئٹہ، پشین اور چمن میں 26 کلو آئس برآمد کر لی۔", "کوئٹہ، پشین اور چمن"),
        ("Customs seized 26 kg of ice between Hub and Karachi.", "Karachi"),
        ("ANF seized 26 kg of hashish in Attock from a resident of Peshawar and Swabi.", "Attock"),
    ],
)
def test_places_that_one_incident_names_together_are_all_named(text: str, place: str) -> None:
    (incident,) = read_statement({"text": text})["incidents"]
    assert incident["place_text"] == place
