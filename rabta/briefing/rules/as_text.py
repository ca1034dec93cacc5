"""An opened briefing as plain text for a terminal: figures first, then every event with the words of its reports."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from rabta.briefing.rules.document import INDEPENDENT, line_in_words, place_in_words

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
    for figure in briefing["figures"]:
        yield from _figure(figure)
    yield from _not_counted(briefing["not_counted"])
    numbers = {event["key"]: n for n, event in enumerate(briefing["events"], 1)}
    yield from ("", f"EVENTS   {len(numbers)}, each with what its reports say")
    for event in briefing["events"]:
        yield from _event(event, numbers[event["key"]])
    yield from ("", *textwrap.wrap(INDEPENDENT, WIDTH))


def _figure(figure: Row) -> Iterator[str]:
    yield ""
    yield f"{figure['title'].upper()}   {figure['value_text']}   (as reported: {figure['as_reported_text']})"
    counting = sum(row["counts"] for row in figure["events"])
    yield f"  {figure['records']} records, {counting} events behind it; {figure['view']}"
    for part in figure["by"]:
        yield f"  {part['label']:<42} {part['value_text']:>20}   as reported {part['as_reported_text']}{_note(part)}"
    yield from _wrapped(figure["definition"], *figure["caveats"])


def _note(part: Row) -> str:
    return f" ({part['note']})" if part["note"] else ""


def _not_counted(rows: Iterable[Row]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if not number:
            yield from ("", "NOT COUNTED")
        yield f"  {row['number']} {row['what']}: {row['why']}"


def _event(event: Row, number: int) -> Iterator[str]:
    agencies = ", ".join(agency["code"] for agency in event["agencies"])
    yield ""
    yield f"{number}. {event['day']}  {place_in_words(event)}  {agencies}"
    for line in event["lines"]:
        yield f"   counts: {line_in_words(line)} ({line['rule']})"
    if event["covers"]:
        yield f"   counts nothing: it tells of {len(event['covers'])} events as one, and they are counted by themselves"
    if event["arrests"] is not None:
        yield f"   counts: {event['arrests']} arrested"
    for incident in event["incidents"]:
        yield from textwrap.wrap(
            f"{incident['report_number']} row {incident['row_no']} [{incident['marking']}]: {incident['words']}",
            WIDTH, initial_indent="   ", subsequent_indent="     ",
        )  # fmt: skip


def _wrapped(*sentences: str) -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(sentence, WIDTH, initial_indent="  - ", subsequent_indent="    ")
