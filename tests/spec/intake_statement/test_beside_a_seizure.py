"""What stands beside a seizure: more of the same lot, prices, a year's figures, a headline that alone gives the amount.

All texts are invented; each tells of one incident.
"""

import pytest

from rabta.intake.formats.statement.reader import read_statement

# text -> [(drug, quantity, unit)]
TOLD = {
    "Multan Airport: a passenger for Muscat held with heroin (1.2OO kilograms) in a laptop bag.": [("heroin", 1.2, "kg")],
    "Zangi Nawar, Noshki: 9.5 kg charas and ice (weight not given).": [
        ("hashish", 9.5, "kg"), ("methamphetamine", None, "unknown"),
    ],
    "گوادر میں غار سے 920 کلو چرس اور افیون کی کچھ مقدار برآمد۔": [("hashish", 920, "kg"), ("opium", None, "unknown")],
    "Two passengers at Islamabad Airport had swallowed 20 fine quality heroin-filled capsules.": [
        ("heroin", 20, "packed_capsule"),
    ],
    "At Golra Mor, Islamabad 641 gram of opium. In the same lot there was 1.2 kilograms charras.": [
        ("opium", 641, "g"), ("hashish", 1.2, "kg"),
    ],
    "Hand search of a suitcase at Lahore Airport: 1.8 kg of ice. A further 1.2 kg of charas came out of it.": [
        ("methamphetamine", 1.8, "kg"), ("hashish", 1.2, "kg"),
    ],
    "اسلام آباد ٹول پلازہ پر گاڑی سے 130 کلوگرام چرس برآمد۔ مزید 25.2 کلوگرام میتھ بھی ملی۔": [
        ("hashish", 130, "kg"), ("methamphetamine", 25.2, "kg"),
    ],
    "5 kg opium in a car at Multan. A price of Rs 2,500 a tola is paid for it in the city.": [("opium", 5, "kg")],
    "5 kg opium in a car at Multan. So far this year 38 kg of heroin were recovered in this district in 21 cases.": [
        ("opium", 5, "kg"),
    ],
    "853 kg ketamine in a container at Gwadar. The year before, the same unit had recovered 1,240 kg of drugs.": [
        ("ketamine", 853, "kg"),
    ],
    "ملتان میں گاڑی سے 5 کلو افیون برآمد۔ رواں سال اس ضلع سے 21 مقدمات میں 38 کلو ہیروئن پکڑی جا چکی ہے۔": [
        ("opium", 5, "kg"),
    ],
    "In a car at Tarnol, Islamabad 285 gram heroin, 557 gram of Meth (ice), together 842 gram in the fuel tank.": [
        ("heroin", 285, "g"), ("methamphetamine", 557, "g"),
    ],
    "MSG EX-86: 1144 KG OF OPIUM (TWO LOTS OF 572 KG EACH) AND 289 KG CHARRAS IN BARABCHA CHAGAI, THE SUSPECTS ESCAPED.": [
        ("opium", 1144, "kg"), ("hashish", 289, "kg"),
    ],
    "Near Daska 3.5 tons ice, 1,750 kilograms in each of two bags, in a godown.": [("methamphetamine", 3.5, "tonne")],
    "An accused was picked up near Gharo with 900 intoxicated tablets (ecstasy) weighing 333 gram.": [("mdma", 333, "g")],
    "ملتان ایئرپورٹ: ایک برطانوی شہری کے پیٹ میں آئس کے 124 کیپسول نکلے۔": [
        ("methamphetamine", 124, "packed_capsule"),
    ],
    "Levies seize 9.6 kg hashish in Quetta\n\nA van at Hazar Ganji: a quantity of hashish in the spare wheel.": [
        ("hashish", 9.6, "kg"),
    ],
}  # fmt: skip


# text -> (drug, arrested, district): the account of what was not weighed stays one
NOT_WEIGHED = {
    "Rangers (Punjab): three men held on Multan Road Lahore. Recovered: a quantity of ice. It was handed over to ANF.": (
        "methamphetamine", 3, "Lahore",
    ),
    "By PCG, a quantity of opium for Multan was stopped in Zamuran, Kech: a motorbike, under the seat; one person held.": (
        "opium", 1, "Kech",
    ),
    "Motorway Police foiled a bid to smuggle drugs. Recovered near Pabbi, Nowshera: a quantity of suspicious powder from a"
    " van. Four persons taken into custody.": ("unknown", 4, "Nowshera"),
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_one_incident_is_told(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    (incident,) = reading["incidents"]
    rows = [(line["substance_code"], line["quantity"], line["unit"]) for line in incident["substances"]]
    assert rows == TOLD[text]
    assert reading["spans"]["/incidents/0/substances/0/quantity"]


def test_another_place_is_another_incident() -> None:
    text = "30 kg opium in bushes at Dalbandin. Later 12 kg were found at Taftan."
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    assert [incident["substances"][0]["quantity"] for incident in reading["incidents"]] == [30, 12]


# text -> arrests of its one incident
HELD = {
    "کراچی، بلدیہ ٹاؤن میں پشین کے دو رہائشیوں کے پاس سے 320 گرام ہیروئین ملی۔": 2,
    "ضلع ٹھٹھہ میں کرم کے دو رہائشیوں 1.2 کلو گرام ہیروئن فروخت کرتے پکڑے گئے۔": 2,
    "At Golra Mor, Islamabad 320 grams opium from three acused of Khuzdar.": 3,
    "On Multan Road, Lahore 16.6 kg hashish from one person. The team of 9 men returned at night.": 1,
    "Three smugglers at Sector G-13 Islamabad held 750 gram ice in a bag.": 3,
    "2 grams of ecstasy pills (5 in number) found with a suspect along Park Road, Islamabad.": 1,
    "Two suspects apprehended near Sohawa. Recovered: 621 grams ice.": 2,
    "At Lahore airport two Nigerian passengers were offloaded and 50 heroin-filled capsules came out.": 2,
    "ملتان میں گاڑی سے 5 کلو چرس برآمد، ڈرائیور پیدل بھاگ نکلا۔": 0,
    "9 ایرانی شہری گرفتار، 5 کلو چرس برآمد، گوادر۔ برآمد منشیات اور ملزم اے این ایف کے حوالے۔": 9,
}


@pytest.mark.parametrize("text", HELD)
def test_who_is_counted(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    (incident,) = reading["incidents"]
    assert incident["arrests"]["total"] == HELD[text]


# text -> district
PLACED = {
    "پسنی کے جنوب میں کھلے سمندر میں کشتی سے 2880 کلو آئس برآمد": None,
    "شیلا باغ چیک پوسٹ (چمن) پر سرچ آپریشن میں 1080 کلو چرس ملی": "Chaman",
    "In the Sohrab Goth area of Karachi: heroin (4.8 kg). Reported by Excise Police Sindh.": "Karachi",
}


@pytest.mark.parametrize("text", PLACED)
def test_where_it_was(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "PCG", "text": text})
    (incident,) = reading["incidents"]
    assert incident["district"] == PLACED[text]


# Lists told as stories: text -> [(drug, district)]
LISTS = {
    "ANF carried out three operations in the country, seized over 22 kg of drugs and held four people. On the same day, a"
    " Tanzanian national bound for Doha could not explain 2.555 kg of ice in a hand carry; Karachi Airport. Hashish weighing"
    " 9 kg was recovered from two accused near Hazro, district Attock. A goods truck was signalled to halt on Northern"
    " Bypass Karachi; charas (11 kg) in the diesel tank. The driver was arrested and the vehicle was impounded there.": [
        ("methamphetamine", "Karachi"), ("hashish", "Attock"), ("hashish", "Karachi"),
    ],
    "The drive goes on: ANF, 15 August 2025, 2 operations, 11.367 kg seized (PKR 156 million), seven held. On the same day,"
    " recovered near Bosan Road, Multan: hashish weighing 10.750 kg. Three men apprehended. Also, a shopping bag in the"
    " hands of four accused along Kohat Road, Peshawar held heroin (617 grams).": [
        ("hashish", "Multan"), ("heroin", "Peshawar"),
    ],
    "Near Western Bypass, Quetta: hashish weighing 2,400 g. In Hatar, Haripur a truck gave up 7,200 g of opium.": [
        ("hashish", "Quetta"), ("opium", "Haripur"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_a_list_told_in_sentences(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-08-15", "agency": "ANF", "text": text})
    told = [
        (line["substance_code"], incident["district"])
        for incident in reading["incidents"]
        for line in incident["substances"]
    ]
    assert told == LISTS[text]


@pytest.mark.parametrize("text", NOT_WEIGHED)
def test_what_was_not_weighed_is_told_of_once(text: str) -> None:
    (incident,) = read_statement({"id": "x", "date": "2025-05-10", "agency": None, "text": text})["incidents"]
    (line,) = incident["substances"]
    assert (line["substance_code"], incident["arrests"]["total"], incident["district"]) == NOT_WEIGHED[text]
    assert line["quantity"] is None
