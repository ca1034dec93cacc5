"""What laboratories found: beside the drug, in its place, how pure; and what is no finding. Invented texts."""

from typing import Any

import pytest

from rabta.intake.formats.statement.reader import read_statement

HEROIN = "ANF recovered 2.4 kg heroin from a bus near Attock and arrested one accused. "
PILLS = "Police seized 1,200 diazepam tablets at Lahore railway station; one arrested. "
URDU = "اے این ایف نے لاہور میں 2.4 کلو ہیروئن برآمد کر کے ایک ملزم گرفتار کیا۔ "
URDU_PILLS = "اے این ایف نے کراچی میں 1,500 ڈایازپام گولیاں برآمد کیں، ایک ملزم گرفتار۔ "
FOUND: dict[str, tuple[list[str], tuple[float, float] | None, str | None, str | None]] = {
    # text: what was found, purity, sold as, who looked
    HEROIN + "Laboratory analysis showed heroin cut with fentanyl and paracetamol, purity 62 %.": (
        ["fentanyl", "paracetamol"], (62, 62), None, "Laboratory analysis"),
    HEROIN + "The chemical examiner reported that the heroin contained xylazine.": (
        ["xylazine"], None, None, "chemical examiner"),
    HEROIN + "Fentanyl was detected in the heroin by the laboratory. Purity was between 35 and 41 per cent as base.": (
        ["fentanyl"], (35, 41), None, "laboratory"),
    HEROIN + "A field test was positive for nitazenes.": (["nitazene"], None, None, "field test"),
    HEROIN + "The laboratory found 62% heroin, 12% caffeine and 8% paracetamol.": (
        ["heroin", "caffeine", "paracetamol"], (62, 62), None, "laboratory"),
    HEROIN + "The laboratory found no fentanyl, xylazine or nitazenes, but confirmed caffeine.": (
        ["caffeine"], None, None, "laboratory"),
    HEROIN + "The laboratory found metonitazene, a nitazene not seen before in Punjab.": (
        ["nitazene"], None, None, "laboratory"),
    HEROIN + "The heroin was laced with xylazine.": (["xylazine"], None, None, None),
    PILLS + "The tablets, marked D10, contained etizolam instead of diazepam and were found to be counterfeit.": (
        ["etizolam"], None, "benzodiazepine", None),
    PILLS + "The forensic report confirmed bromazolam rather than diazepam in the tablets.": (
        ["bromazolam"], None, "benzodiazepine", "forensic report"),
    URDU + "لیبارٹری تجزیے میں ہیروئن میں فینٹانل اور پیراسیٹامول کی ملاوٹ پائی گئی، خالص پن 62 فیصد رہا۔": (
        ["fentanyl", "paracetamol"], (62, 62), None, "لیبارٹری تجزیے"),
    URDU + "لیبارٹری کو ہیروئن میں فینٹانل نہیں ملا، کیفین کی آمیزش پائی گئی۔": (["caffeine"], None, None, "لیبارٹری"),
    URDU + "کیمیائی تجزیے میں ہیروئن میں زائلازین پایا گیا۔ خالص پن 40 سے 45 فیصد تھا۔": (
        ["xylazine"], (40, 45), None, "کیمیائی تجزیے"),
    URDU_PILLS + "فرانزک رپورٹ کے مطابق گولیوں میں ڈایازپام کے بجائے ایٹیزولام پایا گیا، گولیاں جعلی تھیں۔": (
        ["etizolam"], None, "benzodiazepine", "فرانزک رپورٹ"),
}  # fmt: skip
NO_FINDING = (
    HEROIN + "Samples were sent to the forensic laboratory for analysis; results are awaited.",
    HEROIN + "The laboratory did not find fentanyl in the heroin.",
    HEROIN + "The laboratory reported nothing else. No xylazine was detected.",
    PILLS + "Tests showed the tablets were not counterfeit.",
    "FIA held two passengers at Lahore airport with fake passports and 2 kg ice.",
    "ANF raided a clandestine laboratory in Landi Kotal and found 20 kg heroin; three arrested.",
    URDU + "ملزم سے جعلی پاسپورٹ اور جعلی کرنسی بھی ملی۔",
)


def _read(text: str) -> dict[str, Any]:
    return read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})


@pytest.mark.parametrize("text", FOUND)
def test_what_a_laboratory_found(text: str) -> None:
    (incident,) = _read(text)["incidents"]
    (finding,) = incident["laboratory"]
    codes, purity, sold_as, by = FOUND[text]
    assert [one["thing"] for one in finding["found"]] == codes
    assert (finding["purity_low"], finding["purity_high"]) == (purity or (None, None))
    assert (finding["instead_of"] and finding["instead_of"]["thing"], finding["looked_by"]) == (sold_as, by)
    assert (finding["line"], finding["counterfeit"]) == (0, sold_as is not None)


@pytest.mark.parametrize("text", [*FOUND, *NO_FINDING])
def test_it_is_no_seizure_of_its_own(text: str) -> None:
    """Before, each drug that a laboratory named was an incident without an amount."""
    (incident,) = _read(text)["incidents"]
    assert len(incident["substances"]) == 1
    assert incident["substances"][0]["quantity"]


@pytest.mark.parametrize("text", NO_FINDING)
def test_what_was_sent_in_or_was_not_there_is_no_finding(text: str) -> None:
    assert all("laboratory" not in incident for incident in _read(text)["incidents"])


def test_what_stands_on_a_tablet_is_kept_as_written_with_its_words() -> None:
    text = "ANF seized 2,000 ecstasy tablets in Islamabad. A field test showed that the tablets stamped with the logo"
    text += ' "crown" contained PMMA rather than ecstasy.'
    reading = _read(text)
    finding = reading["incidents"][0]["laboratory"][0]
    assert (finding["marking"], finding["method"], finding["instead_of"]["thing"]) == ("crown", "field_test", "mdma")
    ((start, end),) = reading["spans"]["/incidents/0/laboratory/0/found/0/name_text"]
    assert text[start:end] == "PMMA"


def test_a_finding_is_of_the_seizure_that_holds_its_drug() -> None:
    text = "At Peshawar 1 kg heroin was recovered. In another operation at Multan 2 kg hashish was seized. "
    first, second = _read(text + "The laboratory reported that the heroin contained xylazine.")["incidents"]
    assert [len(one.get("laboratory", [])) for one in (first, second)] == [1, 0]


def test_a_report_of_a_laboratory_alone_is_read_as_before() -> None:
    (incident,) = _read("The laboratory reported that heroin seized at Attock on 1 May contained metonitazene.")["incidents"]
    assert [line["substance_code"] for line in incident["substances"]] == ["heroin"]
    assert incident["laboratory"][0]["found"][0]["thing"] == "nitazene"


def test_false_tablets_are_counted_and_nobody_says_what_is_in_them() -> None:
    (incident,) = _read("Customs seized 5,000 counterfeit Xanax tablets at Torkham.")["incidents"]
    (finding,) = incident["laboratory"]
    assert (finding["counterfeit"], finding["found"], finding["looked_by"]) == (True, [], None)
    assert incident["substances"][0]["quantity"] == 5000
