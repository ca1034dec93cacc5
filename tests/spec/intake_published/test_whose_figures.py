"""What a number of people, a mass or money is of: arrests and drugs only where the words say so. All texts are our own."""

from typing import Any

import pytest

from rabta.intake.formats.published.reader import read_published

OURS = {"arrests", "foreigners", "women", "nationals"}


def figures(text: str, date: str | None = "2025-12-06") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_published({"text": text, "date": date})["figures"]
    return found


def kinds(text: str) -> dict[float, str]:
    return {each["value"]: each["what"] for each in figures(text)}


BEFELL = {
    "persons_deported": [
        "Authorities also repatriated 110 Afghan nationals.",
        "110 افغان شہریوں کو ملک بدر کیا گیا۔",
        "110 Afghan nationals were deported.",
        "The government sent back 110 Afghans through Torkham.",
        "The expulsion of 110 foreigners was completed in a week.",
        "110 Afghan citizens have been repatriated so far this year.",
        "Deportation of 110 Afghan nationals went ahead on Friday.",
        "As many as 110 Afghans, living without papers, were expelled.",
        "Officials pushed back 110 foreign nationals at the border.",
        "110 افغان باشندے وطن واپس بھیجے گئے۔",
        "110 غیر ملکیوں کو ڈی پورٹ کر دیا گیا۔",
        "2,001 suspects were arrested and 110 Afghans deported.",
        "Afghans deported: 110",
    ],
    "persons_killed": [
        "Police shot dead 110 foreigners in 134 raids.",
        "Police killed 110 foreigners.",
        "110 foreigners were gunned down in encounters.",
        "پولیس مقابلوں میں 110 غیر ملکی ہلاک ہوئے۔",
        "110 افغان شہری مارے گئے۔",
        "At least 110 Afghan nationals lost their lives when the boat sank.",
        "Security forces eliminated 110 foreigners in the operation.",
        "The blaze claimed the lives of 110 women.",
        "110 women died of overdoses.",
        "110 خواتین جاں بحق ہوئیں۔",
        "The death of 110 foreigners was confirmed.",
    ],
    "persons_injured": [
        "110 foreigners were injured in the clash.",
        "The blast wounded 110 Afghan nationals.",
        "110 غیر ملکی زخمی ہوئے۔",
        "110 women were hurt in the stampede.",
        "The accident left 110 foreigners injured.",
    ],
    "persons_rescued": [
        "110 foreigners were rescued from captors.",
        "The Navy rescued 110 foreign nationals at sea.",
        "110 خواتین بازیاب کرائی گئیں۔",
        "110 Afghan nationals were evacuated by air.",
    ],
    "persons_released": [
        "110 foreigners were released on bail.",
        "The court acquitted 110 Afghan nationals.",
        "110 غیر ملکیوں کو رہا کر دیا گیا۔",
    ],
    "persons_otherwise": [
        "110 foreigners attended the meeting held in Islamabad.",
        "110 Afghan nationals were registered at the centre.",
        "110 foreigners visited the stall set up by the force.",
        "110 women were trained in tailoring.",
        "110 foreign nationals live in the colony.",
    ],
    "convictions": [
        "110 foreigners were convicted by special courts.",
        "Courts convicted 110 suspects.",
        "110 ملزمان کو سزا سنائی گئی۔",
        "The courts handed down sentences to 110 suspects.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("what", "text"), [(what, text) for what, texts in BEFELL.items() for text in texts])
def test_people_of_whom_something_else_is_said_are_no_arrests(what: str, text: str) -> None:
    assert kinds(text)[110] == what


HELD = [
    ("75 foreigners were apprehended.", "foreigners"),
    ("Police rounded up 75 foreigners in 134 raids.", "foreigners"),
    ("75 foreign nationals were taken into custody.", "foreigners"),
    ("The arrest of 75 Afghans was announced.", "nationals"),
    ("75 Afghan nationals, who had entered without papers, were nabbed.", "nationals"),
    ("75 افغان شہری حراست میں لیے گئے۔", "nationals"),
    ("75 غیر ملکی دھر لیے گئے۔", "foreigners"),
    ("75 خواتین گرفتار کی گئیں۔", "women"),
    ("75 women are behind bars after the raids.", "women"),
    ("Detained in the drive were 75 foreigners.", "foreigners"),
    ("The force arrested, in raids across Sindh and Punjab, 75 Afghan nationals.", "nationals"),
    ("2,001 suspects were arrested. 75 were foreigners.", "foreigners"),
    ("2,001 people were killed or arrested, it said. Police arrested 75 foreigners.", "foreigners"),
    ("Police arrested 75 foreigners who had been deported before.", "foreigners"),
]


@pytest.mark.parametrize(("text", "what"), HELD)
def test_people_of_whom_an_arrest_is_said_are_arrests(text: str, what: str) -> None:
    assert kinds(text)[75] == what


NOT_OF_DRUGS = [
    "134 tonnes of wheat were distributed as aid worth $12.797 billion.",
    "134 ٹن گندم اور 12.797 ارب ڈالر کی امداد دی گئی۔",
    "Bilateral trade reached $12.797 billion.",
    "Customs seized 134 tonnes of sugar worth $12.797 billion.",
    "Customs seized sugar. In all 134 tonnes, worth $12.797 billion, were recovered.",
    "A consignment of fertiliser weighing 134 tonnes was intercepted.",
    "Smuggled goods worth $12.797 billion were seized.",
    "The flood caused damage of $12.797 billion.",
    "Exports of rice fetched $12.797 billion.",
    "134 tonnes of smuggled diesel were recovered from tankers.",
    "Remittances of $12.797 billion were received.",
    "134 ٹن چینی پکڑی گئی جس کی مالیت 12.797 ارب ڈالر ہے۔",
    "The budget sets aside $12.797 billion.",
]


@pytest.mark.parametrize("text", NOT_OF_DRUGS)
def test_other_goods_and_money_are_no_figures(text: str) -> None:
    assert not {"mass_seized", "value"} & set(kinds(text).values())


def test_drugs_beside_other_goods_keep_their_figures() -> None:
    text = "Customs seized smuggled goods worth Rs 5 billion, including drugs worth Rs 1 billion."
    assert kinds(text) == {1_000_000_000: "value"}
    text = "134 tonnes of drugs were seized, while 200 tonnes of smuggled diesel worth Rs 3 billion were taken."
    assert kinds(text) == {134: "mass_seized"}
    text = "ANF seized 134 tonnes of drugs. The haul would fetch $12.797 billion."
    assert kinds(text) == {134: "mass_seized", 12_797_000_000: "value"}
    text = "ANF found 12 kg of ice hidden in three baskets of dry fruit, worth Rs 30 million."
    assert kinds(text) == {12: "mass_seized", 30_000_000: "value"}


IN_ALL = [
    "1,926 Pakistanis and 75 foreigners — 2,001 in all — were arrested.",
    "1,926 Pakistanis and 75 foreigners, altogether 2,001, were arrested.",
    "Police arrested 1,926 locals and 75 foreigners, totalling 2,001.",
    "Those arrested were 1,926 Pakistanis and 75 foreigners (2,001).",
    "They held 1,926 Pakistanis and 75 foreigners: 2,001 people altogether.",
    "1,926 Pakistanis and 75 foreigners were arrested, bringing the total to 2,001.",
    "The arrest of 1,926 Pakistani men and 75 foreigners, 2,001 in total, was announced.",
    "1,926 پاکستانی اور 75 غیر ملکی، کل 2,001 گرفتار ہوئے۔",
    "1,926 پاکستانیوں اور 75 غیر ملکیوں سمیت مجموعی طور پر 2,001 افراد گرفتار ہوئے۔",
    "1,926 Pakistanis and 75 foreigners, 2,001 all told, ended up behind bars.",
]


@pytest.mark.parametrize("text", IN_ALL)
def test_what_is_said_in_all_is_the_total_of_what_was_told(text: str) -> None:
    found = figures(text)
    (total,) = [n for n, each in enumerate(found) if each["value"] == 2001]
    assert found[total]["what"] == "arrests"
    assert [each["of"] for each in found if each["value"] in (1926, 75)] == [total, total]


FOUND = [
    ("Arrests: 2,001. Afghans in three provinces: 110", 110, "nationals"),
    ("گرفتار شدگان کی تعداد 2,001 رہی۔", 2001, "arrests"),
    ("گرفتار کیے گئے افراد کی تعداد 2,001 تک پہنچ گئی۔", 2001, "arrests"),
    ("گرفتاریوں کی تعداد 2,001 رہی۔", 2001, "arrests"),
    ("2,001 افراد گرفتار ہوئے جن میں سے 75 کا تعلق بیرون ملک سے ہے۔", 75, "foreigners"),
    ("2,001 افراد گرفتار ہوئے، ان میں 75 کا تعلق دوسرے ممالک سے تھا۔", 75, "foreigners"),
    ("2,001 افراد گرفتار ہوئے، ان میں پچھتر غیر ملکی ہیں۔", 75, "foreigners"),
    ("2,001 persons were arrested; 75 are aliens.", 75, "foreigners"),
    ("2,001 were arrested, 75 of whom hail from abroad.", 75, "foreigners"),
    ("2,001 were arrested, 75 being non-Pakistanis.", 75, "foreigners"),
    ("2,001 arrests were made. 75 hold foreign passports.", 75, "foreigners"),
    ("ایک ارب 20 کروڑ روپے مالیت کی منشیات جلائی گئیں۔", 1_200_000_000, "value"),
    ("گرفتار کیے گئے 2,001 میں سے 75 غیر ملکی ہیں۔", 2001, "arrests"),
    ("Among those arrested were 75 foreigners out of a total of 2,001.", 2001, "arrests"),
    ("Arrests rose from 1,800 to 2,001.", 2001, "arrests"),
    ("Out of 2,001 accused, 1,350 were convicted.", 2001, "arrests"),
    ("Out of 2,001 accused, 1,350 were convicted.", 1350, "convictions"),
    ("Of the 2,001 suspects held, 75 were deported.", 75, "persons_deported"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "what"), FOUND)
def test_is_found_in_the_ways_newspapers_put_it(text: str, value: float, what: str) -> None:
    assert kinds(text)[value] == what


EARLIER = [
    "Last year's haul of 120 tonnes of drugs was surpassed: 134 tonnes.",
    "134 tonnes of drugs were seized, up from 120 tonnes.",
    "134 tonnes of drugs were seized against 120 tonnes last year.",
    "134 tonnes of drugs were seized, compared to 120 tonnes a year ago.",
    "The force seized 134 tonnes of drugs (120 tonnes in the previous year).",
    "Breaking the previous record of 120 tonnes, agencies seized 134 tonnes of drugs.",
    "Last year 120 tonnes of drugs were seized, this year 134 tonnes.",
    "134 tonnes of drugs were seized, whereas 120 tonnes were seized last year.",
    "At 134 tonnes, drug seizures were higher than last year's 120 tonnes.",
    "گزشتہ سال کے 120 ٹن کے مقابلے میں اس سال 134 ٹن منشیات ضبط ہوئیں۔",
    "134 ٹن منشیات پکڑی گئیں جبکہ پچھلے سال 120 ٹن پکڑی گئی تھیں۔",
]


@pytest.mark.parametrize("text", EARLIER)
def test_a_figure_to_compare_with_is_of_an_earlier_period(text: str) -> None:
    found = {each["value"]: each for each in figures(text)}
    assert (found[120]["period"], found[120]["span_of_time"]) == (None, "earlier")
    assert found[134]["span_of_time"] != "earlier"
    assert found[134]["period"] is None or found[134]["period"]["to"] == "2025-12-06"


def test_a_figure_to_compare_with_keeps_the_year_it_names() -> None:
    now, then = figures("134 tonnes of drugs were seized, compared with 120 tonnes in 2024.")
    assert now["period"] is None
    assert then["period"] == {"from": "2024-01-01", "to": "2024-12-31"}


DAILY = [
    "In the last 24 hours, ANF conducted 9 operations across the country; 347.8 kg of drugs worth Rs 27.5 million seized."
    " 96 heroin-filled capsules were recovered from a passenger at Islamabad airport.",
    "گزشتہ 24 گھنٹوں میں اے این ایف نے 9 کارروائیاں کیں اور 347.8 کلو منشیات برآمد کیں۔"
    " اسلام آباد ایئرپورٹ پر ایک مسافر سے 96 ہیروئن بھرے کیپسول برآمد۔",
    "ANF seized 347.8 kg of drugs in 9 operations in the last 24 hours. A passenger bound for Sharjah swallowed 96"
    " heroin-filled capsules.",
]  # fmt: skip


@pytest.mark.parametrize("text", DAILY)
def test_a_days_total_is_no_single_seizure_and_one_passengers_capsules_are(text: str) -> None:
    found = {each["value"]: each for each in figures(text, date=None)}
    assert (found[347.8]["single"], found[347.8]["span_of_time"]) == (False, "day")
    assert not found[9]["single"]
    assert found[96]["single"]
