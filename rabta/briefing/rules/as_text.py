"""An opened briefing as plain text for a terminal: figures first, then every event with the words of its reports."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from rabta.briefing.rules.document import INDEPENDENT, line_in_words, place_in_words
from rabta.briefing.rules.figure_tables import (
    Table,
    reporting_briefly,
    reporting_in_words,
    sentences_of,
    shared_caveats,
    tables_of,
)

WIDTH = 100
Row = dict[str, Any]


def as_text(briefing: Row) -> str:
    """The whole document, lines of at most about 100 signs, ending in a newline. Words of reports stand as filed."""
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Row) -> Iterator[str]:
    reader = briefing["reader"]
    yield f"BRIEFING   {briefing['period']['text']}"
    yield f"For {reader['name']} ({reader['agency']['code']}), {briefing['purpose']}."
    yield f"Every number is {briefing['marking_note']}."
    shared = shared_caveats(briefing["figures"])
    yield from _wrapped(reporting_in_words(briefing["reporting"]), *shared)
    for figure in briefing["figures"]:
        yield from _figure(figure, shared)
    yield from _not_counted(briefing["not_counted"])
    for figure in briefing["figures"]:
        yield from _claims(figure)
    numbers = {event["key"]: n for n, event in enumerate(briefing["events"], 1)}
    yield from ("", f"EVENTS   {len(numbers)}, each with what its reports say")
    for event in briefing["events"]:
        yield from _event(event, numbers[event["key"]])
    yield from ("", *textwrap.wrap(INDEPENDENT, WIDTH))


def _figure(figure: Row, shared: list[str]) -> Iterator[str]:
    yield ""
    reported = f"   (as reported: {figure['as_reported_text']})" if figure["as_reported"] is not None else ""
    yield f"{figure['title'].upper()}   {figure['value_text']}{reported}"
    counting = sum(row["counts"] for row in (*figure["events"], *figure["rows"]))
    behind = "events" if figure["opens_to"] == "events" else "claims or groups"
    yield f"  {figure['records']:,} records, {counting:,} {behind} behind it; {figure['view']}"
    yield f"  {reporting_briefly(figure['reporting'])}"
    for table in tables_of(figure):
        yield from _table(table)
    yield from _wrapped(*sentences_of(figure, but=shared))


def _table(table: Table) -> Iterator[str]:
    wide = len(table.heads) == 2
    label, cell = (46, 25) if wide else (22, 25)
    yield ""
    yield f"  {table.title.upper():<{label}}" + "".join(f" {head:>{cell}}" for head in table.heads)
    for name, cells, note in table.rows:
        yield f"  {name:<{label}}" + "".join(f" {text:>{cell}}" for text in cells)
        yield from [f"    ({note})"] * bool(note)


def _claims(figure: Row) -> Iterator[str]:
    """What stands behind a figure that hangs on no event, with the words; protected persons have none here."""
    told = [row for row in figure["rows"] if row["told"]]
    if not told:
        return
    yield from ("", f"{figure['title'].upper()}   {len(told)}, each with what its reports say")
    for row in told:
        yield ""
        yield f"{row['day']}  {row['value_text']}"
        for record in row["told"]:
            yield from _said(f"{record['report_number']} row {record['row_no']}: {record['words']}")


def _not_counted(rows: Iterable[Row]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if not number:
            yield from ("", "NOT COUNTED")
        yield f"  {row['number']} {row['what']}: {row['why']}"


def _event(event: Row, number: int) -> Iterator[str]:
    agencies = ", ".join(agency["code"] for agency in event["agencies"])
    yield ""
    yield from textwrap.wrap(f"{number}. {event['day']}  {place_in_words(event)}  {agencies}", WIDTH)
    for line in event["lines"]:
        yield f"   counts: {line_in_words(line)} ({line['rule']})"
    if event["covers"]:
        yield f"   counts nothing: it tells of {len(event['covers'])} events as one, and they are counted by themselves"
    if event["arrests"] is not None:
        yield f"   counts: {event['arrests']} arrested"
    for incident in event["incidents"]:
        where = f"{incident['report_number']} row {incident['row_no']} [{incident['marking']}]"
        yield from _said(f"{where}: {incident['words']}")


def _said(words: str) -> Iterator[str]:
    yield from textwrap.wrap(words, WIDTH, initial_indent="   ", subsequent_indent="     ")


def _wrapped(*sentences: str) -> Iterator[str]:
    yield ""
    for sentence in sentences:
        yield from textwrap.wrap(sentence, WIDTH, initial_indent="  - ", subsequent_indent="    ")
