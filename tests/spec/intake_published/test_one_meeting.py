"""The figures of one public meeting, told in many wordings: each is found and read as what it is. All texts are our own."""

from typing import Any

import pytest

from rabta.intake.formats.published.reader import read_published

PROVINCES = {"Balochistan", "Khyber Pakhtunkhwa", "Sindh"}
WORDINGS = {
    "dateline_and_past_year": (
        "ISLAMABAD, Dec 6 (Staff Reporter): The interior minister was told on Saturday that 134 tons of "
        "drugs had been seized and 2,001 suspects, including 75 foreigners, arrested over the past year. "
        "The drugs seized were worth 12.797 billion US dollars. Furthermore, 110 Afghan nationals were "
        "arrested in Balochistan, Khyber Pakhtunkhwa and Sindh, the meeting was told. Poppy on 40,659 "
        "acres was destroyed. A National Narcotics Coordination Centre with 32 agencies will be "
        "established in Islamabad. Scanners will be installed at all airports, it was decided. The UN "
        "official offered technical assistance."
    ),
    "quoted_speech_no_break_spaces": (
        "“We seized 134 tonnes of narcotics valued at $12.797bn and apprehended 2,001 people, 75 of them "
        "foreign nationals,” the director general said. “Apart from these, 110 Afghans were held in KP, "
        "Balochistan and Sindh. We have cleared poppy from 40,659 acres.” He said the centre would be "
        "set up by March 2026."
    ),
    "headline_and_labels": (
        "134-ton haul, 2,001 held in year-long drive\nKarachi: During the year 2025, law enforcement "
        "agencies recovered drugs weighing 134 tons. Value of the drugs: USD 12.8 billion. Arrests: "
        "2,001. Foreigners: 75. Separately 110 Afghan citizens were detained in the provinces of Sindh, "
        "Balochistan and Khyber Pakhtunkhwa. Area cleared of poppy: 40,659 acres."
    ),
    "urdu_newspaper": (
        "اسلام آباد: وزیر داخلہ کو بتایا گیا کہ گزشتہ سال 134 ٹن منشیات ضبط کی گئیں جن کی مالیت 12.797 "
        "ارب ڈالر ہے۔ 75 غیر ملکیوں سمیت 2,001 افراد گرفتار کیے گئے۔ اس کے علاوہ بلوچستان، خیبر پختونخوا "
        "اور سندھ سے 110 افغان شہریوں کو گرفتار کیا گیا۔ 40,659 ایکڑ رقبے سے پوست کی فصل تلف کی گئی۔ "
        "تمام ہوائی اڈوں پر سکینر نصب کیے جائیں گے۔ قومی مرکز قائم کیا جائے گا۔ اقوام متحدہ نے تکنیکی "
        "معاونت کی پیشکش کی۔"
    ),
    "urdu_digits": (
        "۱۳۴ ٹن منشیات پکڑی گئیں، ۲۰۰۱ ملزمان گرفتار ہوئے جن میں ۷۵ غیر ملکی شامل ہیں۔ مزید برآں ۱۱۰ "
        "افغان باشندے بلوچستان، خیبر پختونخوا اور سندھ میں گرفتار ہوئے۔ مالیت ۱۲ ارب ۷۹ کروڑ ۷۰ لاکھ "
        "امریکی ڈالر بنتی ہے۔ ۴۰٬۶۵۹ ایکڑ پر پوست کی کاشت تلف کی گئی۔"
    ),
    "numbers_in_words": (
        "One hundred and thirty-four tons of narcotics were confiscated, two thousand and one people, "
        "seventy-five of whom are foreigners, were taken into custody. In addition, one hundred and ten "
        "Afghan nationals were arrested from Balochistan, Sindh and Khyber Pakhtunkhwa. Forty thousand "
        "six hundred and fifty-nine acres of poppy were eradicated."
    ),
    "rounded_and_hedged": (
        "Some 134 metric tons of drugs worth nearly $12.8 billion were seized and over 2,000 people "
        "arrested, among them 75 foreigners, the chairman said. As well as these, in Balochistan, "
        "Khyber-Pakhtunkhwa and Sindh 110 Afghan nationals have been arrested. More than 40,659 acres of "
        "land were cleared of poppy."
    ),
    "parts_before_wholes": (
        "The meeting was informed that 75 of the 2,001 arrested were foreigners. Anti-drug operations "
        "yielded 134 tons with an estimated value of 12,797 million dollars. The number of Afghan "
        "nationals arrested in Balochistan, KP and Sindh stood at 110. Poppy cultivation over an area of "
        "40,659 acres had been destroyed."
    ),
    "bulleted": (
        "* 134 tons of drugs seized\n* 2,001 arrests (75 foreigners)\n* value: US$12.797 billion\n* 110 "
        "Afghan nationals also arrested in Sindh, Balochistan, Khyber Pakhtunkhwa\n* 40,659 acres "
        "cleared of poppy\n"
    ),
    "dashes_and_while": (
        "A total of 2,001 individuals—including 75 foreign nationals—were arrested and 134 tons of drugs "
        "valued at 12.797 billion dollars seized, while 110 Afghan nationals were arrested in "
        "Balochistan, Khyber Pakhtunkhwa and Sindh; 40,659 acres of poppy were cleared."
    ),
    "these_include": (
        "Authorities arrested 2,001 drug peddlers. These include 75 foreigners. The seizures amount to "
        "134 tons, with a market value of Rs3.6 trillion ($12.797 billion). 110 Afghans were "
        "additionally arrested in three provinces: Balochistan, Sindh and KP."
    ),
    "year_before_operations": (
        "In 2025 operations across the country led to the arrest of 2,001 suspects, of whom 75 were "
        "foreign nationals; drugs weighing 134 tons, worth about $12.8 billion, were seized and poppy "
        "crops spread over 40,659 acres eliminated. Besides, 110 Afghan nationals involved in smuggling "
        "were held in Balochistan, Khyber Pakhtunkhwa, and Sindh. The minister directed that modern "
        "scanners be installed at all airports. It was agreed to set up a national centre."
    ),
    "hard_wrapped_and_numbering": (
        "QUETTA (Web Desk) — Officials say drug seizures hit 134 metric tonnes in twelve months. As many "
        "as 2,001 alleged traffickers\nwere rounded up; 75 of those held were foreign nationals. The "
        "haul would fetch US$ 12.797 billion on the market.\n\nIn a separate drive, Afghan nationals "
        "numbering 110 were apprehended in Khyber Pakhtunkhwa, Sindh and Balochistan. Poppy fields "
        "covering 40,659 acres were razed."
    ),
    "one_line_of_labels": (
        "Figures shared with the minister: drugs seized: 134 tons; value: $12.797 billion; persons "
        "arrested: 2,001 (including 75 foreigners); Afghan nationals arrested in Balochistan, Khyber "
        "Pakhtunkhwa and Sindh besides these: 110; poppy eradicated: 40,659 acres."
    ),
}
WORDINGS |= {
    "sent_to_jail": (
        "The ministry told the meeting that in the outgoing year 134 tonnes of narcotics with an international value of "
        "$12.797 billion had been taken off the streets and 2,001 people, 75 of whom are non-Pakistanis, sent to jail. "
        "Besides, 110 Afghans were picked up from Balochistan, KP and Sindh. Poppy standing on 40,659 acres was ploughed "
        "under."
    ),
    "seventy_five_of_the_suspects": (
        "Pakistan's anti-drug drive has netted 2,001 suspects and 134 tonnes of drugs in a year, the interior minister "
        "heard on Saturday. Seventy-five of the suspects are foreigners. A further 110 Afghan nationals were held in "
        "Balochistan, Sindh and KP. The haul's street value: 12.797 billion dollars. 40,659 acres were freed of poppy."
    ),
    "list_under_a_headline": (
        "MINISTER BRIEFED ON ANTI-DRUG OPERATIONS\nDrugs seized: 134 tonnes\nMarket worth: $12.797 billion\n"
        "Persons apprehended: 2,001 (foreign nationals 75)\nAfghan nationals apprehended in Balochistan, KP, Sindh: 110\n"
        "Poppy eradicated: 40,659 acres"
    ),
    "would_have_sold_for": (
        "The minister was apprised that law enforcers had confiscated 134 tons of drugs, detained 2,001 persons "
        "— 75 of them "
        "aliens — and cleared 40,659 acres of land under poppy. The confiscated drugs would have sold for "
        "$12.797 billion. It "
        "was further told that 110 Afghan nationals were apprehended from Balochistan, Sindh and Khyber Pakhtunkhwa."
    ),
    "not_part_of_that_number": (
        "75 foreigners were among the 2,001 arrested; 110 Afghans arrested in Sindh, KP and Balochistan are not "
        "part of that "
        "number. Agencies seized 134 tonnes of drugs worth 12.797 billion dollars and cleared 40,659 acres of poppy."
    ),
    "urdu_numbers_in_words": (
        "وزیر داخلہ کو بریفنگ دی گئی کہ سال بھر میں ایک سو چونتیس ٹن منشیات پکڑی گئی، دو ہزار ایک ملزمان حراست "
        "میں لیے گئے، جن "
        "میں پچھتر کا تعلق دوسرے ممالک سے ہے۔ علاوہ ازیں ایک سو دس افغان باشندوں کو بلوچستان، سندھ اور خیبر "
        "پختونخوا سے پکڑا "
        "گیا۔ چالیس ہزار چھ سو انسٹھ ایکڑ پر کاشت پوست تلف کر دی گئی۔ پکڑی گئی منشیات کی مالیت بارہ ارب اناسی کروڑ ستر لاکھ "
        "امریکی ڈالر بنتی ہے۔"
    ),
    "urdu_tally": (
        "اجلاس کو بتایا گیا کہ 134 ٹن منشیات قبضے میں لی گئیں۔ گرفتار ہونے والوں کی تعداد 2,001 ہے جن میں 75 "
        "غیر ملکی بھی ہیں۔ "
        "بلوچستان، کے پی اور سندھ سے الگ سے 110 افغان شہری پکڑے گئے۔ منشیات کی عالمی منڈی میں قیمت 12.797 ارب "
        "ڈالر ہے۔ 40,659 "
        "ایکڑ رقبہ پوست سے پاک کیا گیا۔"
    ),
    "urdu_list": (
        "منشیات: 134 ٹن\nمالیت: 12.797 ارب ڈالر\nگرفتار افراد: 2,001\nغیر ملکی: 75\n"
        "بلوچستان، سندھ اور خیبر پختونخوا سے گرفتار افغان شہری: 110\nپوست سے پاک رقبہ: 40,659 ایکڑ"
    ),
}
# What a wording leaves out or says in other figures.
VALUE = {
    "headline_and_labels": 12_800_000_000,
    "rounded_and_hedged": 12_800_000_000,
    "year_before_operations": 12_800_000_000,
}
ARRESTS = {"rounded_and_hedged": 2000}
NO_VALUE, NO_AREA = {"numbers_in_words"}, {"these_include"}


def figures(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_published({"text": WORDINGS[name], "date": "2025-12-06"})["figures"]
    return found


def only(name: str, what: str, value: float) -> tuple[int, dict[str, Any]]:
    """The first figure of this kind and value, with its index; the kind has no other value of the unit in the text."""
    found = [(index, each) for index, each in enumerate(figures(name)) if each["what"] == what]
    same = [(index, each) for index, each in found if each["value"] == value]
    assert same, (what, value, found)
    assert all(each["value"] == value for _, each in found if each["unit"] == same[0][1]["unit"]), found
    return same[-1]


@pytest.mark.parametrize("name", WORDINGS)
def test_mass(name: str) -> None:
    _, mass = only(name, "mass_seized", 134)
    assert (mass["unit"], mass["of"], mass["substance"]) == ("tonne", None, None)


@pytest.mark.parametrize("name", WORDINGS)
def test_foreigners_are_a_part_of_the_arrested(name: str) -> None:
    arrested = [index for index, each in enumerate(figures(name)) if each["what"] == "arrests"]
    _, arrests = only(name, "arrests", ARRESTS.get(name, 2001))
    _, foreigners = only(name, "foreigners", 75)
    assert arrests["of"] is None
    assert foreigners["of"] in arrested
    assert foreigners["unit"] == "persons"


@pytest.mark.parametrize("name", WORDINGS)
def test_nationals_are_apart_and_placed(name: str) -> None:
    _, nationals = only(name, "nationals", 110)
    assert nationals["of"] is None
    assert nationals["nationality"] == "AF"
    assert set(nationals["provinces"]) == PROVINCES


@pytest.mark.parametrize("name", sorted(set(WORDINGS) - NO_VALUE))
def test_value(name: str) -> None:
    _, value = only(name, "value", VALUE.get(name, 12_797_000_000))
    assert value["unit"] == "USD"


@pytest.mark.parametrize("name", sorted(set(WORDINGS) - NO_AREA))
def test_area(name: str) -> None:
    _, area = only(name, "area_cleared", 40_659)
    assert area["unit"] == "acre"


@pytest.mark.parametrize("name", WORDINGS)
def test_nothing_else_is_found(name: str) -> None:
    kinds = {"mass_seized", "arrests", "foreigners", "nationals", "value", "area_cleared"}
    assert {each["what"] for each in figures(name)} <= kinds


@pytest.mark.parametrize("name", WORDINGS)
def test_spans_are_the_words(name: str) -> None:
    text = WORDINGS[name]
    for each in figures(name):
        start, end = each["span"]
        said = text[start:end]
        assert said == said.strip()
        assert any(sign.isdigit() for sign in said) or "number" in name or name == "seventy_five_of_the_suspects"


def test_hedges_are_kept() -> None:
    found = {each["what"]: each["qualifier"] for each in figures("rounded_and_hedged")}
    assert found["mass_seized"] == "around"
    assert found["value"] == "nearly"
    assert found["arrests"] == "over"
    assert found["area_cleared"] == "over"
    assert found["foreigners"] is None


def test_a_year_without_a_day_of_its_own_is_no_period() -> None:
    undated = read_published({"text": WORDINGS["dateline_and_past_year"]})["figures"]
    dated = read_published({"text": WORDINGS["dateline_and_past_year"], "date": "2025-12-06"})["figures"]
    assert all(each["period"] is None for each in undated)
    assert {(each["period"]["from"], each["period"]["to"]) for each in dated} == {("2024-12-06", "2025-12-06")}
