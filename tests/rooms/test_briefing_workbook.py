"""The workbook of the briefing: its formulas, recalculated here from its own records, are the figures of its reader."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from rabta.briefing.queries import briefing
from rabta.cli.inside.briefing import brief
from rabta.documents.errors import TooManyRows
from rabta.documents.queries import listed
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, OUTSIDER, Person

PERIOD = {"date_from": date(2025, 10, 1), "date_to": date(2025, 11, 30)}
CELL = re.compile(r"^([A-Z]+)(\d+)$")
RANGE = re.compile(r"^'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$")
FILED = (
    "ANF and Customs at Chaman jointly recovered 3.5 kg heroin from a truck on 3 October 2025, two held.",
    "ANF in Lahore on 9 November 2025: 2 kg hashish and 500 tablets ecstasy recovered, one woman held.",
    "ANF destroyed standing poppy on 12 acres in Mohmand.", "ANF arrested two Afghan nationals in Karachi.",
    "PCG rescued 14 migrants named Gul Badan and others from a boat off Gwadar.",
)  # fmt: skip


def made(person: Person, **how: Any) -> bytes:
    return brief(person.id, campaign=None, **PERIOD, format="xlsx", **how)


def recalculated(book: openpyxl.Workbook, page: Any, formula: str) -> Any:
    """The value of one of the workbook's formulas, from what stands in its cells."""
    said = formula.lstrip("=")
    if found := re.fullmatch(r'IF\(ABS\((\w+)-(\w+)\)<0.005,"(.+)","(.+)"\)', said):
        a, b = (at(book, page, cell) for cell in found.groups()[:2])
        return found[3] if abs(a - b) < 0.005 else found[4]
    if found := re.fullmatch(r"(\w+)-(\w+)", said):
        return at(book, page, found[1]) - at(book, page, found[2])
    if found := re.fullmatch(r"SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)", said):
        return sum(at(book, page, f"{found[1]}{n}") for n in range(int(found[2]), int(found[3]) + 1))
    of, *asked = re.fullmatch(r"SUMIFS\((.+)\)", said)[1].split(",")
    columns = [cells(book, one) for one in asked[::2]]
    wanted = [at(book, page, one) if CELL.match(one) else int(one) for one in asked[1::2]]
    return sum(value for value, *held in zip(cells(book, of), *columns, strict=True) if held == wanted)


def cells(book: openpyxl.Workbook, said: str) -> list[Any]:
    name, letters, first, last = RANGE.match(said).groups()
    return [book[name.replace("''", "'")][f"{letters}{n}"].value or 0 for n in range(int(first), int(last) + 1)]


def at(book: openpyxl.Workbook, page: Any, place: str) -> Any:
    value = page[place].value
    return recalculated(book, page, value) if isinstance(value, str) and value.startswith("=") else value


@pytest.fixture
def told(house: House) -> House:
    for words in FILED:
        house.file(ANF_OFFICER, words, written_on=date(2025, 11, 12))
    return house


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_formula_says_what_stands_in_its_cell_and_figures_are_the_readers(told: House, language: str) -> None:
    content = made(ANALYST, language=language)
    assert content == made(ANALYST, language=language), "the same record, the same bytes"
    book, shown = (openpyxl.load_workbook(io.BytesIO(content), data_only=only) for only in (False, True))
    tried = 0
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    said = shown[page.title][cell.coordinate].value
                    again = recalculated(book, page, cell.value)
                    assert again == (said if isinstance(said, str) else pytest.approx(said)), (page.title, cell.coordinate)
                    tried += 1
    assert tried > 60
    with reading_as(ANALYST.id):
        figures = briefing(**PERIOD)["figures"]
    stated = {row[0]: row[3] for row in shown.worksheets[0].iter_rows(min_row=4, values_only=True)}
    assert [stated[n] for n, one in enumerate(figures, 1) if one["value"] is not None] == [
        one["value"] for one in figures if one["value"] is not None
    ]


def test_it_is_its_readers_and_holds_no_word_of_any_report(told: House) -> None:
    own = "confidential; originator only"
    told.file(ANF_OFFICER, "ANF at Hub: 9 kg opium, one held.", written_on=date(2025, 11, 2), marking=own)
    for person, heroin, opium in ((ANF_OFFICER, True, True), (ANALYST, True, False), (OUTSIDER, False, False)):
        with zipfile.ZipFile(io.BytesIO(made(person))) as parts:
            content = "".join(parts.read(name).decode() for name in parts.namelist())
        assert ("Heroin" in content, "Opium" in content) == (heroin, opium)
        assert "Gul Badan" not in content and "from a truck" not in content
        assert f"Copy of {person.name}" in content


def test_a_period_with_more_than_a_sheet_can_hold_is_refused(told: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "MOST_ROWS", 3)
    with pytest.raises(TooManyRows, match="More than 3 rows"):
        made(ANALYST)
