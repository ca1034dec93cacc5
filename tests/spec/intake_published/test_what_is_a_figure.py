"""What a public text states, and what in it is no figure of the record. All texts are our own."""

from typing import Any

import pytest

from rabta.intake.formats.published.reader import read_published


def told(text: str, date: str | None = "2025-12-06") -> list[tuple[str, float, str]]:
    found = read_published({"text": text, "date": date})["figures"]
    return [(each["what"], each["value"], each["unit"]) for each in found]


NOTHING = [
    "The meeting was held on December 6, 2025 in Room 12 with officials of 32 agencies.",
    "Under Section 9(c) of the CNS Act 1997, Article 10 and 7 amendments.",
    "The minister, aged 45, has served 3 years; his 10-member team visited 5 countries.",
    "Call 051-9334001 or 1415. Flight PK-303 left at 10:30 from Gate 4.",
    "The project has a budget of Rs 5 billion and will take 24 months.",
    "134 tons of wheat were distributed among 2,001 families.",
    "Three foreign liaison officers and 12 foreign partners attended.",
    "5 policemen were killed and 12 injured; 40 officers were trained.",
    "Scanners will be installed at 12 airports and 9 land crossings.",
    "In 2025 the share rose to 59 percent, the 7th year in a row.",
    "سال 2025 میں 32 اداروں کے افسران نے شرکت کی۔",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_is_no_figure(text: str) -> None:
    assert told(text) == []


STATED: dict[str, list[tuple[str, float, str]]] = {
    "35 raids were conducted and 12 vehicles impounded.": [("operations", 35, "operation"), ("vehicles", 12, "vehicle")],
    "1,678 cases were registered and 595 persons convicted.": [("cases", 1678, "case"), ("convictions", 595, "persons")],
    "5,120 addicts were treated at three hospitals.": [("addicts_treated", 5120, "persons")],
    "1,203 smuggled persons were rescued at sea.": [("persons_encountered", 1203, "persons")],
    "Four laboratories were dismantled.": [("laboratories", 4, "laboratory")],
    "42,000 tablets and 586 litres of chemicals were recovered.": [("tablets", 42000, "tablet"), ("volume", 586, "litre")],
    "Assets worth Rs 500 million were frozen.": [("assets_frozen", 500_000_000, "PKR")],
    "Drugs worth three and a half arb rupees were burnt.": [("value", 3_500_000_000, "PKR")],
    "Poppy was sown on 41,000 acres; 40,000 acres were eradicated.": [
        ("area_cultivated", 41000, "acre"), ("area_cleared", 40000, "acre"),
    ],
    "Drugs weighing 320.5 tons were set ablaze and burnt.": [("mass_destroyed", 320.5, "tonne")],
    "The force netted eight suspects including a Nigerian national and a woman.": [
        ("arrests", 8, "persons"), ("nationals", 1, "persons"), ("women", 1, "persons"),
    ],
    "چار کروڑ روپے مالیت کی 12 کلو ہیروئن برآمد، 3 ملزمان گرفتار۔": [
        ("value", 40_000_000, "PKR"), ("mass_seized", 12, "kg"), ("arrests", 3, "persons"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", STATED)
def test_is_read_as_what_it_is(text: str) -> None:
    assert told(text) == STATED[text]


PARTS: dict[str, list[int | None]] = {
    "38 held, including two women and two foreigners.": [None, 0, 0],
    "2,001 suspects were arrested. Among them were 75 foreigners.": [None, 0],
    "2,001 suspects were arrested. Separately, 75 foreigners were arrested.": [None, None],
    "2,001 people were arrested, including 75 foreigners, while 110 Afghans were arrested elsewhere.": [None, 0, None],
    "2,001 held; another 110 Afghan nationals were also held.": [None, None],
    "2,001 arrested including 75 foreigners and 110 Afghans.": [None, 0, 0],
    "75 غیر ملکیوں سمیت 2,001 افراد گرفتار۔": [1, None],
    "2,001 افراد گرفتار، ان کے علاوہ 110 افغان شہری گرفتار۔": [None, None],
    "ANF seized 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 50 kg.": [None, 0, 0, 0],
}  # fmt: skip


@pytest.mark.parametrize("text", PARTS)
def test_a_part_is_a_part_only_where_the_words_say_so(text: str) -> None:
    assert [each["of"] for each in read_published({"text": text})["figures"]] == PARTS[text]


PROMISES = [
    "A national centre will be established in Islamabad.",
    "Scanners are to be installed at all airports.",
    "The minister directed that the border be sealed.",
    "It was decided to set up a joint task force.",
    "The UN office offered technical assistance.",
    "“We shall clear every acre by spring,” he vowed.",
    "تمام ہوائی اڈوں پر سکینر نصب کیے جائیں گے۔",
    "اجلاس میں مشترکہ ٹاسک فورس بنانے کا فیصلہ کیا گیا۔",
    "The meeting resolved that the ports would get new scanners by March 2026.",
    "Pakistan pledges to share intelligence with the UN office.",
    "Officials said every airport would have a scanner by June.",
    "New scanners to be procured by June.",
    "The UN office stands ready to train officers.",
    "Pakistan vows to wipe out poppy.",
    "The two sides agree to hold joint patrols.",
    "A joint database is set to go live in January.",
    "The ministry has undertaken to hire 500 inspectors.",
    "The committee ordered that all vehicles must be scanned.",
    "ہوائی اڈوں پر سکینر لگائے جائینگے۔",
    "اقوام متحدہ تربیت فراہم کریگا۔",
    "اجلاس میں طے پایا کہ سرحد پر نئی چوکیاں بنائی جائیں۔",
    "پاکستان معلومات کے تبادلے کے لیے پرعزم ہے۔",
]
NO_PROMISES = [
    "134 tons of drugs were seized last year.",
    "The suspects offered resistance and were arrested.",
    "He thanked partners for their good will.",
    "گزشتہ سال 134 ٹن منشیات ضبط کی گئیں۔",
    "The drugs are said to be worth $12 billion.",
    "The haul would fetch $12.797 billion, officials said.",
    "The haul would have cost $12 billion, officials said.",
    "The suspects planned to smuggle the drugs to Doha.",
    "کارکردگی بہتر رہی اور زندگی معمول پر آ گئی۔",
]


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_is_found_with_its_sentence(text: str) -> None:
    reading: dict[str, Any] = read_published({"text": f"134 tons of drugs were seized. {text}"})
    (promise,) = reading["commitments"]
    start, end = promise["span"]
    assert f"134 tons of drugs were seized. {text}"[start:end] == promise["text"]
    assert promise["text"] in text
    assert len(promise["text"]) >= len(text) - 2


@pytest.mark.parametrize("text", NO_PROMISES)
def test_is_no_promise(text: str) -> None:
    assert read_published({"text": text})["commitments"] == []


def test_spans_hold_through_curly_quotes_no_break_spaces_and_line_breaks() -> None:
    text = (
        "\ufeff“134\u00a0tons” of drugs\r\nwere seized;\u2028 2,001\npeople — ‘75\u202fforeigners’ among them — were held."
    )
    found = read_published({"text": text})["figures"]
    assert [text[slice(*each["span"])] for each in found] == ["134\u00a0tons", "2,001\npeople", "75\u202fforeigners"]
    assert found[2]["of"] == 1
