"""The tables and sentences of one figure, the same for every form of the printed document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rabta.briefing.rules.wording import count_in_words

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Table:
    """`heads` name the columns after the first, whose head is the title; a row is its label, its cells and a note."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]


def tables_of(figure: Row) -> Iterator[Table]:
    """Parts, provinces, months, and the three views by agency: as reported, counted once, credited. Only what has rows."""
    cuts = figure["breakdowns"]
    yield from _table(_parts(figure), figure["by"])
    if [row["key"] for row in cuts.get("province", ())] != [row["key"] for row in figure["by"]]:
        yield from _table("By province", cuts.get("province", ()))
    yield from _table("By month", cuts.get("month", ()))
    credits = tuple(
        (row["agency"]["code"], (row["full_text"], row["share_text"], row["as_reported_text"]), "")
        for row in figure["credited"]
    )
    if credits:
        heads = ("in full, overlapping", "in equal shares", "as its own reports say")
        yield Table(title="Credited to agencies", heads=heads, rows=credits)


def shared_caveats(figures: Sequence[Row]) -> list[str]:
    """What stands beside every one of several figures, so that a document may say it once."""
    first, *others = figures
    return [said for said in first["caveats"] if all(said in other["caveats"] for other in others)] if others else []


def sentences_of(figure: Row, *, but: Sequence[str] = ()) -> Iterator[str]:
    """Competing readings, the definitions, and what to know but for what is said elsewhere."""
    for reading in figure["readings"]:
        yield f"{reading['label']}: {reading['value_text']}; {reading['why']}."
    yield figure["definition"]
    yield f"As reported: {figure['reported_definition']}"
    yield from (said for said in figure["caveats"] if said not in but)


def _parts(figure: Row) -> str:
    if figure["value"] is None:
        return "Parts, each in its own unit"
    return "Parts, which overlap" if figure["overlapping_parts"] else "Parts"


def reporting_in_words(summary: Row) -> str:
    """Who has reported, in one sentence: what was owed, what became of it, who is silent and who never sent anything."""
    if not summary["expected"]:
        return f"No report was owed; {count_in_words(summary['never'], 'agency has', 'agencies have')} never sent anything."
    came = ", ".join(f"{summary[name]:,} {name}" for name in ("reported", "nil", "late", "missing"))
    owed = count_in_words(summary["expected"], "report owed", "reports owed")
    by = count_in_words(summary["agencies"], "agency", "agencies")
    silent = f"{summary['silent']} of them silent now"
    never = f"{count_in_words(summary['never'], 'more agency', 'more agencies')} never sent anything"
    return f"Who has reported, as far as you may see: {owed} by {by}: {came}; {silent}; {never}."


def reporting_briefly(summary: Row) -> str:
    """The same beside one total."""
    came = ", ".join(f"{summary[name]:,} {name}" for name in ("reported", "nil", "late", "missing"))
    return f"of {count_in_words(summary['expected'], 'report', 'reports')} owed: {came}"


def _table(title: str, rows: Iterable[Row]) -> Iterator[Table]:
    shown = tuple((row["label"], (row["value_text"], row["as_reported_text"]), row["note"]) for row in rows)
    if shown:
        yield Table(title=title, heads=("counted once", "as reported"), rows=shown)
