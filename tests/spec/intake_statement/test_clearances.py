"""Land cleared of poppy: every stated area with the place its own words give. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

# text -> (kind, [(area, unit, crop, district, approx)])
CLEARED = {
    "ANF with Levies destroyed poppy on 120 acres in Gulistan, Qilla Abdullah.": (
        "poppy", [(120, "acre", "poppy", "Qilla Abdullah", False)],
    ),
    "Poppy eradication: 45 kanals cleared in Pandiali of Mohmand and 12.5 kanals in Bajaur.": (
        "poppy", [(45, "kanal", "poppy", "Mohmand", False), (12.5, "kanal", "poppy", "Bajaur", False)],
    ),
    "Poppy cleared: Pishin 310 acres, Chaman 145 acres, Qilla Abdullah 520 acres.": (
        "poppy",
        [
            (310, "acre", "poppy", "Pishin", False), (145, "acre", "poppy", "Chaman", False),
            (520, "acre", "poppy", "Qilla Abdullah", False),
        ],
    ),
    "ضلع چاغی میں 210 ایکڑ پر پوست کی فصل تلف کر دی گئی۔": ("poppy", [(210, "acre", "poppy", "Chagai", False)]),
    "اے این ایف نے باجوڑ میں 35 کنال اور مہمند میں 60 کنال پوست تلف کی۔": (
        "poppy", [(35, "kanal", "poppy", "Bajaur", False), (60, "kanal", "poppy", "Mohmand", False)],
    ),
    "Around 90 hectares of poppy razed in Tirah, Khyber.": ("poppy", [(90, "hectare", "poppy", "Khyber", True)]),
    # The word joins the crop to its land; it is no hedge.
    "Bhang plants over 6 acres removed in Swabi.": ("poppy", [(6, "acre", "cannabis", "Swabi", False)]),
    # A smaller unit behind a larger one is the rest of the same area.
    "Poppy on 14 acres, 4 kanals destroyed in Bara, Khyber.": ("poppy", [(14.5, "acre", "poppy", "Khyber", False)]),
    # Of a whole told with its parts the parts are the claims.
    "In all 600 acres of poppy were destroyed: Pishin 310 acres, Chaman 290 acres.": (
        "poppy", [(310, "acre", "poppy", "Pishin", False), (290, "acre", "poppy", "Chaman", False)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", CLEARED)
def test_clearances(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    rows = [tuple(row[name] for name in ("area", "unit", "crop", "district", "approx")) for row in reading["clearances"]]
    assert (reading["kind"], rows) == CLEARED[text]
    assert reading["incidents"] == []
    for number in range(len(rows)):
        assert reading["spans"][f"/clearances/{number}/area"]


def test_a_whole_lies_in_no_single_district_of_its_parts() -> None:
    text = "Since the start of the drive 900 acres of poppy cleared. District-wise: Zhob 500 acres, Loralai 400 acres."
    reading = read_statement({"id": "x", "date": "2025-05-12", "agency": "ANF", "text": text})
    assert [claim["district"] for claim in reading["clearances"]] == [None, "Zhob", "Loralai"]
