"""Arrests without a seizure are incidents with people and a place and no drug. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

# text -> [(drugs, arrests, foreigners, district)]
TOLD = {
    "11 Afghan nationals wanted in narcotics cases were arrested in Quetta.": [([], 11, 11, "Quetta")],
    "ANF arrested four Afghan nationals in Chaman in old drug trafficking cases. Nothing was recovered.": [
        ([], 4, 4, "Chaman")
    ],
    "ANF: 5 kg heroin in a car at Lahore, one held. Separately, 11 Afghan nationals wanted in drug cases were arrested in"
    " Quetta.": [(["heroin"], 1, None, "Lahore"), ([], 11, 11, "Quetta")],
    "ANF raided Korangi in Karachi and arrested three Afghan nationals and a Pakistani who were absconding in narcotics"
    " cases; no drugs were recovered.": [([], 4, 3, "Karachi")],
    "اے این ایف نے کوئٹہ میں منشیات کے مقدمات میں مطلوب 6 افغان باشندوں کو گرفتار کر لیا۔": [([], 6, 6, "Quetta")],
    "پشاور: منشیات کیسز میں مطلوب دو اشتہاری ملزمان گرفتار، کوئی منشیات برآمد نہیں ہوئی۔": [([], 2, None, "Peshawar")],
    # The people and the drugs belong together.
    "ANF arrested three persons in Lahore. 5 kg heroin was recovered from them.": [(["heroin"], 3, None, "Lahore")],
    "Customs seized 4 kg ice at Torkham. The driver was later arrested in Peshawar.": [
        (["methamphetamine"], 1, None, "Khyber")
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_arrests_alone(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    assert reading["kind"] == "operation"
    rows = [
        (
            [line["substance_code"] for line in incident["substances"]],
            incident["arrests"]["total"],
            incident["arrests"]["foreigners"],
            incident["district"],
        )
        for incident in reading["incidents"]
    ]
    assert rows == TOLD[text]
