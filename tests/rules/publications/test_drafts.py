"""Two drafts figure by figure: what stayed, changed, went, is new; and a draft beside itself is the same throughout."""

from typing import Any

import pytest

from rabta.intake.formats.published.source import check_record
from rabta.publications.rules.drafts import drafts_compared

FIRST = (
    "Agencies seized 134 tonnes of drugs and arrested 2,001 people, including 75 foreigners. Poppy was cleared from 40,659"
    " acres. ANF recovered 25 kg heroin at Hub."
)
URDU = "مارچ 2025 میں 120 کلو افیون اور 35 کلو چرس ضبط، 4 افراد گرفتار۔"


def figures(text: str) -> list[dict[str, Any]]:
    return check_record({"text": text, "date": None}, file="text", row=1)["figures"]  # type: ignore[no-any-return]


def rows(first: str, second: str) -> list[tuple[str, str, str, object]]:
    read = {"first": (first, figures(first)), "second": (second, figures(second))}
    told = []
    for row in drafts_compared(read["first"][1], read["second"][1]):
        words = ["" if row[side] is None else read[side][0][slice(*read[side][1][row[side]]["span"])] for side in read]
        told.append((row["state"], words[0], words[1], row["by"]))
    return told


@pytest.mark.parametrize("text", [FIRST, URDU])
def test_a_draft_is_the_same_as_itself(text: str) -> None:
    found = rows(text, text)
    assert len(found) >= 3
    assert all(state == "same" and first == second and by == 0 for state, first, second, by in found)


def test_a_changed_figure_is_found_whatever_the_words_around_it() -> None:
    second = FIRST.replace("Agencies seized", "In a great effort, all agencies together took").replace("2,001", "2,010")
    changed = [row for row in rows(FIRST, second) if row[0] != "same"]
    assert [(state, by) for state, _, _, by in changed] == [("changed", 9)]
    assert "2,001" in changed[0][1] and "2,010" in changed[0][2]


def test_a_tonne_is_held_beside_kilograms() -> None:
    assert [row[0] for row in rows("ANF seized 2 tonnes of opium.", "ANF seized 2,000 kg of opium.")] == ["same"]
    [(state, _, _, by)] = rows("ANF seized 2 tonnes of opium.", "ANF seized 2,300 kg of opium.")
    assert (state, by) == ("changed", 300_000)


def test_what_went_and_what_is_new() -> None:
    second = FIRST.replace(" ANF recovered 25 kg heroin at Hub.", " Customs registered 12 cases.")
    found = {row[0]: row for row in rows(FIRST, second) if row[0] != "same"}
    assert set(found) == {"gone", "new"}
    assert "25 kg" in found["gone"][1] and found["gone"][2:] == ("", None)
    assert "12" in found["new"][2] and found["new"][1] == ""


def test_other_days_are_a_change() -> None:
    said = "In March 2025 ANF seized 2 tonnes of opium."
    [row] = drafts_compared(figures(said), figures(said.replace("March", "April")))
    assert (row["state"], row["by"], row["other_days"]) == ("changed", 0, True)


def test_a_part_stays_the_same_figure_where_the_sum_is_taken_away() -> None:
    parts = "50.2 kg of hashish was recovered at the toll plaza. 1.2 kg heroin recovered at the airport."
    first, second = (figures(text) for text in (f"{parts} In all 51.4 kg of drugs were seized.", parts))
    found = {first[row["first"]]["substance"]: row for row in drafts_compared(first, second)}
    assert {name: (row["state"], row["part_in_one"]) for name, row in found.items()} == {
        "hashish": ("same", True), "heroin": ("same", True), None: ("gone", False)
    }  # fmt: skip
