"""A listed briefing as a workbook: every sum is a formula over a sheet of records, and says whether it is the briefing's.

Units stay apart: each figure has one, and a figure whose parts are of several has no sum. No word of any report.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.provinces import province_named
from rabta.documents.rules.document import ENGLISH, INDEPENDENT, Language, for_whom, marked, notice
from rabta.documents.rules.figure_tables import reporting_in_words, sentences_of
from rabta.documents.rules.workbook import Cell, Formula, Sheet, Strong, column, quoted, workbook

Row = dict[str, Any]
HEAD = 3
"""Rows above the first of records: whose copy it is, what the sheet is, and the heads."""
FIGURE, PART, ADDS, MONTH, PROVINCE, COUNTED, TOLD = "A", "B", "C", "H", "I", "M", "N"
"""Columns of the sheet of records that formulas ask."""
SIGN = {"g": "g", "m2": "m2"}


def as_sheets(briefing: Row, language: Language = ENGLISH) -> bytes:
    """The workbook: figures, their parts, provinces, months, the records they are summed over, events, notes."""
    return workbook(sheets_of(briefing, language), rtl=language.direction == "rtl")


def sheets_of(briefing: Row, language: Language = ENGLISH) -> list[Sheet]:
    """The sheets, in order."""
    made = _Workbook(briefing, language)
    return [made.figures(), made.parts(), made.provinces(), made.months(), made.records(), made.events(), made.notes()]


class _Workbook:
    def __init__(self, briefing: Row, language: Language) -> None:
        self.briefing, self.language, self.said = briefing, language, language.said
        self.shown = briefing["figures"]
        self.number = {figure["name"]: n for n, figure in enumerate(self.shown, 1)}
        self.rows = briefing["rows"]
        self.part_number = {pair: n for n, pair in enumerate(dict.fromkeys(_part(row) for row in self.rows), 1)}
        self.event_number = {
            key: n for n, key in enumerate(dict.fromkeys(row["opens"] for row in self.rows if row["is_event"]), 1)
        }
        self.title = self.said("Records behind the figures")

    def figures(self) -> Sheet:
        """One row a figure: its sums, what the briefing says, and whether they are the same."""
        heads = (
            "No.", "Figure", "Unit", "counted once", "as reported", "Difference", "In the briefing", "The same?", "Records",
        )  # fmt: skip
        rows: list[Sequence[Cell]] = []
        for figure in self.shown:
            at, name = HEAD + 1 + len(rows), self.said(figure["title"])
            number = self.number[figure["name"]]
            if figure["value"] is None:
                several = self.said(figure["value_text"])
                rows.append((number, name, self._unit(figure), several, "", "", "", "", figure["records"]))
                continue
            value, told = Decimal(figure["value"]), Decimal(figure["as_reported"])
            same = self.said("the same"), self.said("not the same")
            rows.append((
                number, name, self._unit(figure), Formula(self._sum(COUNTED, at), value), Formula(self._sum(TOLD, at), told),
                Formula(f"E{at}-D{at}", told - value), value,
                Formula(f'IF(ABS(D{at}-G{at})<0.005,"{same[0]}","{same[1]}")', same[0]), figure["records"],
            ))  # fmt: skip
        return self._sheet("Figures", heads, rows, (6, 34, 12, 20, 20, 18, 20, 14, 10))

    def parts(self) -> Sheet:
        """One row a part of a figure, each in its figure's unit; parts may overlap, and are added up nowhere."""
        heads = ("No.", "Figure", "Part no.", "Part", "Unit", "counted once", "as reported")
        by_name = {figure["name"]: figure for figure in self.shown}
        sums = self._sums(_part)
        rows: list[Sequence[Cell]] = []
        each = {_part(row): row for row in self.rows}
        for pair in sorted(each, key=lambda pair: (self.number[pair[0]], self.part_number[pair])):
            row, at, figure = each[pair], HEAD + 1 + len(rows), by_name[pair[0]]
            asked = f"{self._range(FIGURE)},A{at},{self._range(PART)},C{at}"
            rows.append((
                self.number[row["figure"]], self.said(figure["title"]), self.part_number[pair], self.language.label(row),
                self._unit(figure), Formula(f"SUMIFS({self._range(COUNTED)},{asked})", sums[pair][0]),
                Formula(f"SUMIFS({self._range(TOLD)},{asked})", sums[pair][1]),
            ))  # fmt: skip
        return self._sheet("Parts", heads, rows, (6, 34, 8, 44, 12, 20, 20))

    def provinces(self) -> Sheet:
        """One row a province, one column a figure."""
        keys = [(key, self._province(key)) for key in sorted({row["province"] for row in self.rows})]
        return self._across("Province", "Provinces", PROVINCE, lambda row: row["province"], keys)

    def months(self) -> Sheet:
        """One row a month (its first day), one column a figure."""
        keys = [(key, key) for key in sorted({_month(row) for row in self.rows})]
        return self._across("Month", "Months", MONTH, _month, keys)

    def _across(self, head: str, name: str, asked: str, of: Any, keys: Sequence[tuple[Any, Cell]]) -> Sheet:
        summed = [figure for figure in self.shown if figure["value"] is not None]
        sums = self._sums(lambda row: (row["figure"], of(row)), adding=True)
        rows: list[Sequence[Cell]] = []
        for key, shown in keys:
            at = HEAD + 1 + len(rows)
            cells: list[Cell] = [shown]
            for figure in summed:
                of_figure = f"{self._range(FIGURE)},{self.number[figure['name']]},{self._range(ADDS)},1"
                where = f"{of_figure},{self._range(asked)},A{at}"
                value = sums.get((figure["name"], key), (Decimal(0), Decimal(0)))[0]
                cells.append(Formula(f"SUMIFS({self._range(COUNTED)},{where})", value))
            rows.append(cells)
        last = HEAD + len(rows)
        total: list[Cell] = [Strong(self.said("Together"))]
        for n, figure in enumerate(summed, 1):
            total.append(Formula(f"SUM({column(n)}{HEAD + 1}:{column(n)}{last})", Decimal(figure["value"])))
        heads = [head, *(f"{self.said(figure['title'])} ({self._unit(figure)})" for figure in summed)]
        return self._sheet(name, heads, [*rows, total] if rows else [], (34, *(18 for _ in summed)))

    def records(self) -> Sheet:
        """What stands behind the figures, a row for each part of each event or row of reports."""
        heads = (
            "No.", "Part no.", "Adds to the figure", "Figure", "Part", "Unit", "Day", "Month", "Province", "District",
            "Event", "Reports", "counted once", "as reported",
        )  # fmt: skip
        by_name = {figure["name"]: figure for figure in self.shown}
        rows: list[Sequence[Cell]] = [
            (
                self.number[row["figure"]], self.part_number[_part(row)], int(row["in_total"]),
                self.said(by_name[row["figure"]]["title"]), self.language.label(row), self._unit(by_name[row["figure"]]),
                row["day"], _month(row), self._province(row["province"]),
                self.language.name(row["district"]) if row["district"] else "", self.event_number.get(row["opens"], ""),
                row["reports"] or "", row["counted"], row["told"],
            )
            for row in self.rows
        ]  # fmt: skip
        return self._sheet(self.title, heads, rows, (6, 8, 8, 30, 34, 10, 12, 12, 24, 20, 8, 8, 18, 18))

    def events(self) -> Sheet:
        """Each event once: its number here, its key in the console, when, where, which agencies."""
        heads = ("Event", "Key", "Day", "Province", "District", "Agencies", "Reports")
        first = {row["opens"]: row for row in reversed(self.rows) if row["is_event"]}
        rows: list[Sequence[Cell]] = [
            (
                number, str(key), first[key]["day"], self._province(first[key]["province"]),
                self.language.name(first[key]["district"]) if first[key]["district"] else "",
                self.language.listed(agency["code"] for agency in first[key]["agencies"]), first[key]["reports"],
            )
            for key, number in self.event_number.items()
        ]  # fmt: skip
        return self._sheet("Events", heads, rows, (8, 38, 12, 26, 22, 30, 10))

    def notes(self) -> Sheet:
        """For whom, under which marking, how everything is counted, and what is not."""
        mark = marked(self.briefing, self.language)
        return Sheet(name=self._name("Notes"), rows=list(self._notes()), widths=(34, 120), mark=mark)

    def _notes(self) -> Iterator[Sequence[Cell]]:
        if said := notice(self.briefing, self.language):
            yield (Strong(said),)
        yield (Strong(self.language.listed((self.said("Briefing"), self.said(self.briefing["period"]["text"])))),)
        yield self.said("Marking"), marked(self.briefing, self.language)
        yield "", for_whom(self.briefing, self.language)
        yield "", self.said(reporting_in_words(self.briefing["reporting"]))
        yield "", self.said("Sums are formulas over the sheet of records.")
        yield "", self.said("Parts may overlap and are of several units: add nothing up that the sheet does not.")
        for figure in self.shown:
            yield ()
            yield (Strong(self.said(figure["title"])),)
            yield from (("", said) for said in sentences_of(figure, language=self.language))
        if self.briefing["not_counted"]:
            yield ()
            yield (Strong(self.said("Not counted")),)
            for row in self.briefing["not_counted"]:
                yield "", f"{row['number']} {self.said(row['what'])}: {self.said(row['why'])}"
        yield ()
        yield "", self.said(INDEPENDENT)

    def _sheet(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> Sheet:
        mark = marked(self.briefing, self.language)
        titled = self.language.listed((self._name(name), self.said(self.briefing["period"]["text"])))
        above: list[Sequence[Cell]] = [(mark,), (Strong(titled),), tuple(Strong(self.said(head)) for head in heads)]
        return Sheet(name=self._name(name), rows=[*above, *rows], widths=widths, frozen=HEAD, mark=mark)

    def _name(self, name: str) -> str:
        return self.said(name)[:31]

    def _range(self, of: str) -> str:
        last = HEAD + max(len(self.rows), 1)
        return f"{quoted(self._name(self.title))}!${of}${HEAD + 1}:${of}${last}"

    def _sum(self, of: str, at: int) -> str:
        return f"SUMIFS({self._range(of)},{self._range(FIGURE)},A{at},{self._range(ADDS)},1)"

    def _sums(self, key: Any, *, adding: bool = False) -> dict[Any, tuple[Decimal, Decimal]]:
        found: dict[Any, tuple[Decimal, Decimal]] = {}
        for row in self.rows:
            if row["in_total"] or not adding:
                counted, told = found.get(key(row), (Decimal(0), Decimal(0)))
                found[key(row)] = counted + row["counted"], told + row["told"]
        return found

    def _unit(self, figure: Row) -> str:
        return SIGN.get(figure["unit"]) or self.said(figure["unit"])

    def _province(self, key: str) -> str:
        named = province_named(key)
        return self.language.label({"label": named.label, "label_ur": named.label_ur})


def _month(row: Row) -> date:
    day: date = row["day"]
    return day.replace(day=1)


def _part(row: Row) -> tuple[str, str]:
    return row["figure"], row["key"]
