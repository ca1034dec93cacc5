"""The tables and sentences of one figure, the same for every form of the printed document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rabta.briefing.rules.bounds import bounds_in_words
from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.valuing import gaps_of
from rabta.documents.rules.document import ENGLISH, Language
from rabta.publications.rules.edition import BECAUSE

Row = dict[str, Any]
HEADLINE = ("mass_by_substance", "arrests", "value", "area_cleared", "persons_encountered", "events")
"""The six figures that stand first on the first page."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """`heads` name the columns after the first, whose head is the title; a row is its label, its cells and a note."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]


def headline(figures: Sequence[Row], language: Language = ENGLISH) -> Table:
    """The six figures, counted once and as reported, with what must be known beside one: competing readings, how
    far open questions can move it, and what the keeper of a price list says of it."""
    named = {figure["name"]: figure for figure in figures}
    rows = tuple(_headline_row(named[name], language) for name in HEADLINE if name in named)
    heads = (language.said("counted once"), language.said("as reported"))
    return Table(title=language.said("The figures at a glance"), heads=heads, rows=rows)


def _headline_row(figure: Row, language: Language) -> tuple[str, tuple[str, ...], str]:
    cells = (language.amount(figure["value_text"]), language.amount(figure["as_reported_text"]))
    return language.said(figure["title"]), cells, " ".join(beside(figure, language))


def beside(figure: Row, language: Language = ENGLISH) -> list[str]:
    """What stands right beside a number: its competing readings, its bounds, the warning of the price list it rests on."""
    said = [_readings_briefly(figure["readings"], language)] if figure["readings"] else []
    return said + warnings(figure, language)


def warnings(figure: Row, language: Language = ENGLISH) -> list[str]:
    """What stands beside a number apart from competing readings: its bounds, the warning of its price list."""
    said = [language.said(bounds_in_words(figure["bounds"]))] if figure.get("bounds") else []
    return [*said, *_rests_on(figure.get("valued") or {}, language)]


def _rests_on(valued: Row, language: Language) -> Iterator[str]:
    """The list that a value rests on and what its keeper says of it, the rates it is converted by, and what has none."""
    for title, one in (("Price list", valued.get("list")), ("Rates of exchange", valued.get("rates"))):
        if one:
            yield f"{language.said(title)}: \u2068{one['name']}\u2069, {language.day(one['dated'])}{language.stop}"
            yield from [language.said(one["note"])] if one["note"] else []
    if valued.get("not_converted"):
        yield from map(language.said, gaps_of({**valued, "not_valued": []}))


def competing(figure: Row, language: Language = ENGLISH) -> tuple[list[tuple[str, str]], str]:
    """The competing readings of a figure as (number, what it counts), and once why they compete: the longest reason holds
    the others. Nothing where it has none."""
    readings = figure["readings"]
    why = max((str(reading["why"]) for reading in readings), key=len, default="")
    return [(language.amount(f"{one['value']:,}"), language.label(one)) for one in readings], language.said(why)


def _readings_briefly(readings: Sequence[Row], language: Language) -> str:
    """All competing readings with their numbers, and why they compete: the longest reason holds the others."""
    numbers = (f"{language.label(reading)}: {language.amount(reading['value_text'])}" for reading in readings)
    why = max((str(reading["why"]) for reading in readings), key=len)
    return f"{language.semicolon.join((*numbers, language.said(why)))}{language.stop}"


def tables_of(figure: Row, language: Language = ENGLISH) -> Iterator[Table]:
    """Parts, provinces, months, and the three views by agency: as reported, counted once, credited. Only what has rows."""
    cuts = figure["breakdowns"]
    yield from _table(_parts(figure), figure["by"], language)
    if [row["key"] for row in cuts.get("province", ())] != [row["key"] for row in figure["by"]]:
        yield from _table("By province", cuts.get("province", ()), language)
    yield from _table("By month", cuts.get("month", ()), language)
    credits = tuple(
        (language.agency(row["agency"]), tuple(language.amount(row[f"{side}_text"]) for side in CREDITED), "")
        for row in figure["credited"]
    )
    if credits:
        heads = ("in full, overlapping", "in equal shares", "as its own reports say")
        yield Table(title=language.said("Credited to agencies"), heads=tuple(map(language.said, heads)), rows=credits)
    yield from changes(figure, language)


CREDITED = ("full", "share", "as_reported")
MOST_CHANGES = 12
OTHERWISE = "It rests on another price list or on other rates of exchange now, so the two are not compared."


def since_in_words(figure: Row, language: Language = ENGLISH) -> str:
    """What was published of a figure for the same days, and what it comes to now; "" where nothing was."""
    since = figure.get("since")
    if not since:
        return ""
    told, now = since["told"], since["now"]
    was = language.amount(told["value_text"]) if told["value_text"] else language.said("withheld")
    said = [f"{language.said('Published on')} {language.day(since['published_on'])}: {was}{language.stop}"]
    if now is not None:
        counted = language.amount(since["now_text"])
        said.append(f"{language.said('The same days, of what may be published now')}: {counted}{language.stop}")
    if now is not None and not since["by"] and not since["lines"] and not since["cells"]:
        said.append(language.said("Nothing changed since."))
    if since["otherwise"]:
        said.append(language.said(OTHERWISE))
    if since["redefined"]:
        said.append(language.said("It is defined otherwise now than when it was published."))
    return " ".join(said)


def changes(figure: Row, language: Language = ENGLISH) -> Iterator[Table]:
    """What changed since it was published, line by line to whom the frozen records show, else of what was told outside."""
    since = figure.get("since") or {}
    lines, cells = since.get("lines") or [], since.get("cells") or []
    rows = [
        (language.listed((language.day(line["day"]), _province(line["province"], language))), line,
         language.said(BECAUSE[line["why"]])) for line in lines
    ] or [(_cell(cell, language), cell, "") for cell in cells]  # fmt: skip
    if not rows:
        return
    shown = [(label, tuple(language.amount(row[f"{side}_text"]) for side in ("was", "now")), note)
             for label, row, note in rows[:MOST_CHANGES]]  # fmt: skip
    if more := len(rows) + since["more"] - len(shown):
        shown.append((language.said(f"Smaller changes that are not shown: {more:,}"), ("", ""), ""))
    heads = (language.said("as published"), language.said("now"))
    yield Table(title=language.said("Since it was published"), heads=heads, rows=tuple(shown))


def _cell(cell: Row, language: Language) -> str:
    title, label = language.said(cell["list"]), language.label(cell)
    return label if title == label else f"{title}: {label}"


def _province(key: str, language: Language) -> str:
    named = province_named(key)
    return language.label({"label": named.label, "label_ur": named.label_ur})


def shared_caveats(figures: Sequence[Row]) -> list[str]:
    """What stands beside every one of several figures, so that a document may say it once."""
    first, *others = figures
    return [said for said in first["caveats"] if all(said in other["caveats"] for other in others)] if others else []


def sentences_of(figure: Row, *, but: Sequence[str] = (), language: Language = ENGLISH) -> Iterator[str]:
    """Competing readings, the definitions, and what to know but for what is said elsewhere."""
    yield from (reading_in_words(reading, language) for reading in figure["readings"])
    if figure.get("unseen"):
        told = language.said("Besides, not shown and not in any number here, may be counted")
        yield f"{told}: {language.amount(figure['unseen']['value_text'])}{language.stop}"
        together = language.said("Together with what opens to its records")
        yield f"{together}: {language.amount(figure['unseen']['together_text'])}{language.stop}"
    yield language.said(figure["definition"])
    yield f"{language.said('As reported')}: {language.said(figure['reported_definition'])}"
    yield from (language.said(said) for said in figure["caveats"] if said not in but)


def reading_in_words(reading: Row, language: Language = ENGLISH) -> str:
    """One competing reading, its number and why it is one."""
    number = f"{language.label(reading)}: {language.amount(reading['value_text'])}"
    return f"{number}{language.semicolon}{language.said(reading['why'])}{language.stop}"


def _parts(figure: Row) -> str:
    if figure["value"] is None:
        return "Parts, each in its own unit"
    return "Parts, which overlap" if figure["overlapping_parts"] else "Parts"


def reporting_in_words(summary: Row) -> str:
    """Who has reported, in one sentence: what was owed, what became of it, who is silent and who never sent anything."""
    became = ", ".join(f"{summary[name]:,} {name}" for name in ("reported", "nil", "late", "missing"))
    return (
        f"Who has reported, as far as you may see: reports owed: {summary['expected']:,} ({became}); agencies that ever"
        f" sent anything: {summary['agencies']:,}, silent now: {summary['silent']:,}; never sent anything:"
        f" {summary['never']:,}."
    )


def reporting_briefly(summary: Row) -> str:
    """The same beside one total."""
    became = ", ".join(f"{summary[name]:,} {name}" for name in ("reported", "nil", "late", "missing"))
    return f"Reports owed: {summary['expected']:,} ({became})."


def _table(title: str, rows: Iterable[Row], language: Language) -> Iterator[Table]:
    shown = tuple(
        (
            language.label(row),
            (language.amount(row["value_text"]), language.amount(row["as_reported_text"])),
            language.said(row["note"]) if row["note"] else "",
        )
        for row in rows
    )
    if shown:
        heads = (language.said("counted once"), language.said("as reported"))
        yield Table(title=language.said(title), heads=heads, rows=shown)
