"""A section of the told briefing: what it says in one sentence, its picture, and the numbers of the picture as a table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.part_rows import Sums
from rabta.briefing.rules.period import Period, month_in_words
from rabta.briefing.rules.provinces import ABROAD, NOT_STATED, province_named
from rabta.briefing.rules.wording import count_in_words, mass_in_words
from rabta.documents.rules.bar_charts import Bar
from rabta.documents.rules.document import Language
from rabta.documents.rules.drawing import NARROW, WIDE, Drawing
from rabta.documents.rules.figure_tables import Table
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
Worded = Callable[[Decimal], str]
UNPLACED = (ABROAD, NOT_STATED)


@dataclass(frozen=True, kw_only=True)
class Section:
    """`message` is what the section says; `said` what must be known beside it; `about` the picture in words, which is there
    for a page and for a telephone (`narrow`); `table` its numbers, `plain` whether the picture writes every one of them."""

    name: str
    message: str
    about: str
    said: tuple[str, ...]
    drawing: Drawing
    narrow: Drawing
    table: Table
    plain: bool


class Telling:
    """The words of sections in one language, about one period. Sentences come in English and are said in the language."""

    def __init__(self, language: Language, period: Period) -> None:
        self.language, self.period, self.said = language, period, language.said

    def section(
        self, name: str, message: str, about: str, draw: Callable[[float], Drawing], table: Table, *,
        said: Sequence[str] = (), plain: bool = True,
    ) -> Section:  # fmt: skip
        """A section; `draw` draws its picture at a width. It is turned round where one writes from right to left."""
        drawing, narrow = (made.turned() if self.language.direction == "rtl" else made for made in map(draw, (WIDE, NARROW)))
        return Section(
            name=name, message=self.said(message), about=self.said(about), said=tuple(map(self.said, said)), table=table,
            drawing=drawing, narrow=narrow, plain=plain,
        )  # fmt: skip

    def table(self, title: str, heads: Iterable[str], rows: Iterable[tuple[str, Iterable[str]]]) -> Table:
        """A table with its words said; labels and cells are said already."""
        shown = tuple((label, tuple(cells), "") for label, cells in rows)
        return Table(title=self.said(title), heads=tuple(map(self.said, heads)), rows=shown)

    def two_ways(self, title: str, rows: Iterable[Row]) -> Table:
        """Rows of a figure, counted once and as reported."""
        sides = ("value_text", "as_reported_text")
        shown = ((self.language.label(row), [self.language.amount(row[side]) for side in sides]) for row in rows)
        return self.table(title, ("counted once", "as reported"), shown)

    def bar(self, row: Row) -> Bar:
        """One row of a figure as a bar, with what is reported behind it."""
        said = self.language.amount(row["value_text"])
        return Bar(name=self.language.label(row), value=row["value"], reported=row["as_reported"], said=said)

    def highest(self, months: Sequence[date], values: Sequence[Decimal], worded: Worded) -> str:
        """`October 2025, 21 tonnes`: the month with most."""
        at = index_of_highest(values)
        return self.language.listed((self.month(months[at]), self.language.amount(worded(values[at]))))

    def ticks(self, months: Sequence[date]) -> list[str]:
        """The name of each month, in English its first three letters; with the year where a month stands there twice."""
        return [self._tick(month) + (f" {month.year}" if len(months) > 13 else "") for month in months]

    def _tick(self, month: date) -> str:
        name = month_in_words(month).split(" ")[0]
        return name[:3] if self.language.code == "en" else self.said(name)

    def month(self, month: date) -> str:
        """`October 2025`."""
        return self.said(month_in_words(month))

    def mass(self, grams: Decimal) -> str:
        """`21 tonnes`."""
        return self.language.amount(mass_in_words(grams))

    def number(self, number: int | Decimal) -> str:
        """A bare number."""
        return self.language.amount(f"{number:,}")

    def substance(self, code: str) -> str:
        """The name of a substance."""
        found = substance(code)
        return (found.name_ur if self.language.code == "ur" else "") or found.name_en

    def province(self, key: str) -> str:
        """The name of a province, or of what names none."""
        named = province_named(key)
        return self.language.label({"label": named.label, "label_ur": named.label_ur})

    def end(self, end: str) -> str:
        """A country or a province at the end of a journey, or what names no province."""
        return self.province(end) if end in UNPLACED else self.language.place(end)


def row_of(named: PartName, sums: Sums, worded: Worded = mass_in_words) -> Row:
    """What a figure's row says, of sums over cells."""
    return {
        "label": named.label, "label_ur": named.label_ur, "value": sums.value, "as_reported": sums.as_reported,
        "value_text": worded(sums.value), "as_reported_text": worded(sums.as_reported),
    }  # fmt: skip


def events_in_words(number: Decimal) -> str:
    """`1 event`, `12 events`."""
    return count_in_words(number, "event", "events")


def persons_in_words(number: Decimal) -> str:
    """`1 person`, `12 persons`."""
    return count_in_words(number, "person", "persons")


def per_cent(part: int | Decimal, whole: int | Decimal) -> str:
    """`58 per cent`."""
    return f"{round(100 * Decimal(part) / Decimal(whole))} per cent"


def index_of_highest(values: Sequence[Decimal]) -> int:
    """Where the highest stands, the first of several."""
    return max(range(len(values)), key=lambda n: values[n])


def counted(sums: Iterable[Sums]) -> Decimal:
    """What counts once of all of these."""
    return sum((one.value for one in sums), Decimal(0))


def turned_arrow(language: Language) -> str:
    """The arrow that points on in the language's direction."""
    return "←" if language.direction == "rtl" else "→"

