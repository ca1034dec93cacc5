"""No sentence of the house stands in English on an Urdu page."""

import re

import pytest
from django.utils import translation

from rabta.language import compile_messages
from rabta.language.sentences import SAID, SLOT, Template, grouping_numbers, in_english, in_urdu, templates
from tests.doors.web.messages import LOCALE
from tests.doors.web.sentences import HOUSE, SILENT, SPEAKING, sentences_said

DJANGO = compile_messages.read_po((LOCALE / "django.po").read_text(encoding="utf-8"))
PLACE = re.compile(r"\{[a-z]+\d*\}")


def known() -> str:
    """All English that has Urdu, with a sign for each place."""
    return "\n".join([PLACE.sub("\x00", one.english) for one in templates()] + list(DJANGO))


def test_every_sentence_of_the_house_has_its_urdu() -> None:
    english = known()
    missing = {one.where: piece for one in sentences_said() for piece in one.pieces if piece not in english}
    assert missing == {}


def test_the_list_of_sentences_is_not_empty() -> None:
    assert len(list(sentences_said())) > 200
    assert not [pattern for pattern in (*SPEAKING, *SILENT) if not any(HOUSE.glob(pattern))], "a module that moved is missed"


@pytest.mark.parametrize("one", templates(), ids=lambda one: one.english[:40])
def test_a_template_keeps_its_places(one: Template) -> None:
    english, urdu = (sorted(slot.group() for slot in SLOT.finditer(text)) for text in (one.english, one.urdu))
    assert set(urdu) <= set(english), "a place that the English does not fill"
    assert {slot[1] for slot in SLOT.finditer(one.english)} <= set(SAID)
    assert not re.search(r"[۰-۹٠-٩]", one.urdu), "digits are Western"
    left_out = set(english) - set(urdu)
    assert left_out <= {"{day2}"}, f"said in English alone: {left_out}"


EXAMPLES = {
    "both name ANF, CUSTOMS": "دونوں میں اے این ایف اور",
    "equal mass: heroin over 12.4 kg": "وزن برابر: ہیروئن 12.4 کلوگرام سے زائد",
    "equal mass: heroin around 12 kg and over 12 kg": "وزن برابر: ہیروئن تقریباً 12 کلوگرام اور 12 کلوگرام سے زائد",
    "one report tells of the case EX-1/25 again, with nothing changed": "دوبارہ بتایا گیا ہے",
    "reported 2025-02-21, 1 day after the event of 2025-02-20": 
        "21 فروری 2025 کو رپورٹ ہوا، 20 فروری 2025 کے واقعے کے 1 دن بعد",
    '"12 kg 400" is not a quantity': "”\u206812 kg 400\u2069“ مقدار نہیں",
    '"12 x" is not a quantity: "x" is no unit known here':
        "”\u206812 x\u2069“ مقدار نہیں: ”\u2068x\u2069“ یہاں معلوم اکائی نہیں",
    "1,204 events without any date stand outside every period.": "1,204",
    "Without a fixed mass, and so neither converted nor in this sum: what was stated in drums, litres and tablets.":
        "ڈرموں، لیٹر اور گولیوں میں",
    '"12" bag would be among the largest seizures on record': "(”\u206812\u2069“ تھیلے)",
    "numbers differ: Ecstasy (MDMA) 12 and 40 tablet": "12 اور 40 گولیاں",
    "nothing particular agrees; against it: agency, place_words": "خلاف: ادارہ، مقام کے الفاظ",
    "An analyst judged that it tells of the same event as row 3 of EX-12.": "\u2068EX-12\u2069 کی سطر 3 میں ہے۔",
    "March 2025": "مارچ 2025", "1 January 2025 to 31 March 2025": "1 جنوری 2025 تا 31 مارچ 2025",
    "two districts, far apart: Quetta, Karachi West": "دو دور دراز اضلاع: کوئٹہ",
    "The event is counted once, by another report's line: laboratory goes first; states no weight.": "وزن نہیں بتاتی",
    "both name the place alike: 'near Jamrud', 'JAMRUD'":
        "جمرود (”\u2068near Jamrud\u2069“)، جمرود (”\u2068JAMRUD\u2069“)",
    "both name Torkham: 'Elsewhere, Torkham border', 'طورخم'":
        "دونوں میں طورخم کا نام ہے: طورخم (”\u2068Elsewhere, Torkham border\u2069“)؛ ”\u2068طورخم\u2069“",
    'two places of one district: "Ali\'s mill, Kamoke", \'Ghundi\'': "”\u2068Ali's mill, Kamoke\u2069“",
    "same destination: Doha, Hong Kong": "منزل ایک ہی: دوحہ، ہانگ کانگ",
    "both are texts of ANF, NAVY, of two days: mostly two events": "دونوں اے این ایف اور پاک بحریہ کے متن ہیں",
    "their bulletins state the same: entry 5 of 8, total 1.25 kg": "8 میں سے اندراج نمبر 5 اور میزان 1.25 کلوگرام",
    "masses differ: heroin 3300 kg and 3.29 tonne": "ہیروئن 3,300 کلوگرام اور 3.29 ٹن",
    "within 1 %: hashish 16.6 kg and 16.7 kg": "فرق 1 فیصد کے اندر: چرس 16.6 کلوگرام اور 16.7 کلوگرام",
}  # fmt: skip


@pytest.mark.parametrize(("english", "urdu"), EXAMPLES.items())
def test_numbers_days_units_and_names_stand_where_urdu_wants_them(english: str, urdu: str) -> None:
    with translation.override("ur"):
        said = in_urdu(english)
    assert said and urdu in said
    assert not re.search(r"[A-Za-z]{2,} [a-z]{3,}", re.sub("\u2068.*?\u2069", "", said))


def test_what_is_no_sentence_of_the_house_is_left_alone() -> None:
    with translation.override("ur"):
        assert in_urdu("7 of 9") is None and in_urdu("A constable said so.") is None


def test_what_findings_count_is_said_in_urdu() -> None:
    with translation.override("ur"):
        for english, words in (
            ("The shares listed leave 3 persons of the total unexplained.", "3 افراد"),
            ("15 women cannot be among 12 persons: the part is larger than its whole.", "15 خواتین"),
            ("The headline says 5 operations, the text below it 3 operations.", "5 کارروائیاں"),
        ):
            said = str(in_urdu(english))
            assert words in said and not re.search("[A-Za-z]", said)


def test_a_sum_is_sized_as_the_reader_groups_numbers() -> None:
    more = "12.797 billion US dollars less in the record (3 %)"
    with translation.override("ur"), grouping_numbers("lakh"):
        assert "12.797 ارب امریکی ڈالر" in str(in_urdu(more))
        assert "12,04,000" in str(in_urdu("1,204,000 events without any date stand outside every period."))
        assert "25 کھرب" in str(in_urdu("2.5 trillion US dollars less in the record (3 %)"))
    with translation.override("ur"):
        assert "2.5 ٹریلین" in str(in_urdu("2.5 trillion US dollars less in the record (3 %)"))


GROUPED = {
    "1,204,000 events without any date stand outside every period.": "12,04,000 events",
    "12.797 billion US dollars less in the record (3 %)": "12.797 arab US dollars",
    "one lump of 1,200,000 g against 2 drugs": "12,00,000 g against 2",
    "both name the place alike: 'km 1,200,000', 'x'": "'km 1,200,000'",
    "EX-1,200,000 of 2025-11-30": "EX-1,200,000 of 2025-11-30",
    "999 of 12,345": "999 of 12,345",
    "one is the other rounded: heroin 3.29 tonne and around 330000 kg": "around 3,30,000 kg",
    "same value: PKR 300000": "PKR 3,00,000",
    "both are texts of ANF 20255, 2025 in all": "ANF 20255, 2025 in all",
    "places named unlike: 'km 330000 kg', 'x'": "'km 330000 kg'",
}


@pytest.mark.parametrize(("plain", "lakh"), GROUPED.items())
def test_an_english_sentence_groups_numbers_as_its_reader_chose(plain: str, lakh: str) -> None:
    assert in_english(plain).replace(",", "") == plain.replace(",", "")
    with grouping_numbers("lakh"):
        assert lakh in in_english(plain)
