"""One page of one province, substance, airport or topic: its figures and pictures, of the same rows as the briefing's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.valuing import NAME as VALUE
from rabta.briefing.rules.valuing import caveats_of
from rabta.documents.rules import sections_placed as placed
from rabta.documents.rules import sections_seized as seized
from rabta.documents.rules.as_paper import drawn, parted
from rabta.documents.rules.crossed import Cell, of_figure, summed
from rabta.documents.rules.document import ENGLISH, INDEPENDENT, Language, for_whom, marked, notice
from rabta.documents.rules.figure_tables import beside
from rabta.documents.rules.section import Section, Telling
from rabta.vocabulary.rules.gazetteer import airport, airports, provinces
from rabta.vocabulary.rules.substances import substances

Row = dict[str, Any]
NOT_WORTH = "What has no price in the list, or no rate of exchange on its day, is no part of the value."
TOPICS = ("mass_by_substance", "arrests", "events")
MOST_SECTIONS = 4
OF_SUBSTANCE = ("mass_by_substance", "value")
"""The figures whose parts are substances."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a page is about: `kind` is province, substance, airport or topic; `named` gives its key and its names."""

    kind: str
    named: PartName

    def holds(self, cell: Cell) -> bool:
        """Whether what a cell counts is of this subject."""
        if self.kind == "province":
            return cell.province == self.named.key
        if self.kind == "substance":
            return cell.figure in OF_SUBSTANCE and cell.part == self.named.key
        return cell.airport == self.named.key if self.kind == "airport" else cell.figure == self.named.key


def subject(kind: str, key: str, kinds: Sequence[FigureKind]) -> Subject | None:
    """The subject of this kind and key; None where there is none. What is on record has no part in it."""
    named: dict[str, Callable[[], PartName | None]] = {
        "province": lambda: province_named(key) if key in {one.name_en for one in provinces()} else None,
        "substance": lambda: seized.substance_named(key) if key in {one.code for one in substances()} else None,
        "airport": lambda: _airport(key) if key in {one.iata for one in airports()} else None,
        "topic": lambda: next((PartName(key=k.name, label=k.title) for k in kinds if k.name == key and key in TOPICS), None),
    }
    found = named[kind]() if kind in named else None
    return Subject(kind=kind, named=found) if found else None


def _airport(code: str) -> PartName:
    found = airport(code)
    return PartName(key=code, label=found.name_en, label_ur=found.name_ur)


def subjects_in(cells: Iterable[Cell]) -> dict[str, list[PartName]]:
    """Of each kind but topics, the subjects that these cells count anything of, by name."""
    held = [cell for cell in cells if cell.counted]
    known = {one.name_en for one in provinces()}
    found = {
        "province": [province_named(key) for key in {cell.province for cell in held} if key in known],
        "substance": [
            seized.substance_named(code) for code in {cell.part for cell in held if cell.figure == "mass_by_substance"}
        ],
        "airport": [_airport(code) for code in {cell.airport for cell in held if cell.airport}],
    }
    return {kind: sorted(names, key=lambda named: named.label) for kind, names in found.items()}


def figures_of(about: Subject, cells: Sequence[Cell], kinds: Sequence[FigureKind]) -> list[Row]:
    """The figures of a page, those that count or tell anything: title, value, value_text, as_reported_text."""
    made = []
    for kind in kinds:
        mine = [cell for cell in of_figure(cells, kind.name) if about.holds(cell)]
        sums = summed(mine, lambda _: "").get("")
        if kind.total is not Total.NONE and sums and sums.says:
            made.append({
                "name": kind.name, "title": kind.title, "value": sums.value, "value_text": kind.worded(sums.value, None),
                "as_reported_text": kind.worded(sums.as_reported, None),
            })  # fmt: skip
    return made


def sections_of(about: Subject, cells: Sequence[Cell], tell: Telling) -> list[Section]:
    """The pictures of a page, at most four."""
    mine = [cell for cell in cells if about.holds(cell)]
    mass = of_figure(mine, "mass_by_substance")
    made = (
        seized.substances_in(tell, mass) if about.kind != "substance" else None,
        seized.provinces(tell, mass) if about.kind in ("substance", "topic") else None,
        placed.arrests(tell, of_figure(mine, "arrests")) if about.kind == "topic" else None,
        seized.months(tell, mine),
        seized.seasons(tell, mass) if about.kind != "substance" else None,
        placed.airports(tell, of_figure(mine, "events")) if _compares_airports(about, mine) else None,
    )
    return [section for section in made if section is not None][:MOST_SECTIONS]


def _compares_airports(about: Subject, cells: Sequence[Cell]) -> bool:
    """Whether events happened at two airports or more: a picture of one compares nothing."""
    return about.kind != "airport" and len({cell.airport for cell in of_figure(cells, "events") if cell.airport}) > 1


def as_one_page(page: Row, language: Language = ENGLISH) -> Row:
    """The words of `one_page.typ`: plain values for JSON. No word of any report."""
    about, said, last = page["subject"], language.said, page["period"]["to"]
    tell = Telling(language, Period(page["period"]["from"], last))
    sections = sections_of(about, page["cells"], tell)
    name = language.label({"label": about.named.label, "label_ur": about.named.label_ur})
    return {
        "language": language.code, "notice": notice(page, language), "marked": marked(page, language),
        "footer": said(INDEPENDENT), "title": language.listed((name, said(page["period"]["text"]))), "name": name,
        "period": said(page["period"]["text"]), "for_whom": for_whom(page, language),
        "dated": [last.year, last.month, last.day],
        "nothing": "" if page["figures"] else said("Nothing that you may see counts here in this period."),
        "figures": [_figure(row, language) for row in page["figures"]],
        "notes": [*(beside(page["beside"], language) if page["beside"] else ()), *map(said, _worth(page))],
        "sections": [
            {"message": one.message, "said": list(one.said), "about": one.about,
             "drawing": drawn(one.narrow if len(sections) > 2 else one.drawing)} for one in sections
        ],
    }  # fmt: skip


def _worth(page: Row) -> list[str]:
    """What a value on the page rests on; nothing where there is none."""
    if not any(row["name"] == VALUE for row in page["figures"]):
        return []
    return [*caveats_of(page["valued"]), NOT_WORTH]


def _figure(row: Row, language: Language) -> Row:
    reported = f"{language.said('As reported')}: {language.amount(row['as_reported_text'])}"
    return {"title": language.said(row["title"]), **parted(language.amount(row["value_text"])), "reported": reported}
