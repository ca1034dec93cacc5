"""An opened briefing as plain text for a terminal: figures first, then every event with the words of its reports."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from rabta.documents.rules.document import (
    ENGLISH,
    INDEPENDENT,
    Language,
    also_counted,
    for_whom,
    line_in_words,
    notice,
    place_in_words,
)
from rabta.documents.rules.figure_tables import (
    Table,
    beside,
    headline,
    reporting_briefly,
    reporting_in_words,
    sentences_of,
    shared_caveats,
    since_in_words,
    tables_of,
)

WIDTH = 100
Row = dict[str, Any]


def as_text(briefing: Row, language: Language = ENGLISH) -> str:
    """The whole document, lines of at most about 100 signs, ending in a newline. Words of reports stand as filed."""
    return "\n".join(_lines(briefing, language)) + "\n"


def _lines(briefing: Row, language: Language) -> Iterator[str]:
    if said := notice(briefing, language):
        yield from (*textwrap.wrap(said, WIDTH), "")
    yield f"{language.said('Briefing').upper()}   {language.said(briefing['period']['text'])}"
    yield for_whom(briefing, language)
    yield from _table(headline(briefing["figures"], language))
    shared = shared_caveats(briefing["figures"])
    yield from _wrapped(*map(language.said, (reporting_in_words(briefing["reporting"]), *shared)))
    for figure in briefing["figures"]:
        yield from _figure(figure, shared, language)
    yield from _not_counted(briefing["not_counted"], language)
    for figure in briefing["figures"]:
        yield from _claims(figure, language)
    numbers = {event["key"]: n for n, event in enumerate(briefing["events"], 1)}
    yield from ("", language.said(f"Events: {len(numbers):,}, each with what its reports say").upper())
    for event in briefing["events"]:
        yield from _event(event, numbers[event["key"]], language)
    yield from ("", *textwrap.wrap(language.said(INDEPENDENT), WIDTH))


def _figure(figure: Row, shared: list[str], language: Language) -> Iterator[str]:
    yield ""
    reported = f"({language.said('as reported')}: {language.amount(figure['as_reported_text'])})"
    shown = f"   {reported}" if figure["as_reported"] is not None else ""
    yield f"{language.said(figure['title']).upper()}   {language.amount(figure['value_text'])}{shown}"
    counting = sum(row["counts"] for row in (*figure["events"], *figure["rows"]))
    behind = "events" if figure["opens_to"] == "events" else "claims or groups"
    counted = language.said(f"Behind it: {figure['records']:,} records, {counting:,} {behind}.")
    yield f"  {counted} ({language.said(figure['view'])})"
    yield f"  {language.said(reporting_briefly(figure['reporting']))}"
    yield from textwrap.wrap(since_in_words(figure, language), WIDTH, initial_indent="  ", subsequent_indent="  ")
    if not figure["readings"]:
        yield from (f"  {line}" for said in beside(figure, language) for line in textwrap.wrap(said, WIDTH - 2))
    for table in tables_of(figure, language):
        yield from _table(table)
    yield from _wrapped(*sentences_of(figure, but=shared, language=language))


def _table(table: Table) -> Iterator[str]:
    wide = len(table.heads) == 2
    label, cell = (46, 25) if wide else (22, 25)
    yield ""
    yield f"  {table.title.upper():<{label}}" + "".join(f" {head:>{cell}}" for head in table.heads)
    for name, cells, note in table.rows:
        yield f"  {name:<{label}}" + "".join(f" {text:>{cell}}" for text in cells)
        yield from textwrap.wrap(f"({note})", WIDTH, initial_indent="    ", subsequent_indent="    ") if note else ()


def _claims(figure: Row, language: Language) -> Iterator[str]:
    """What stands behind a figure that hangs on no event, with the words; protected persons have none here."""
    told = [row for row in figure["rows"] if row["told"]]
    if not told:
        return
    yield from ("", f"{language.said(figure['title']).upper()}   {len(told):,}")
    for row in told:
        yield ""
        yield f"{language.day(row['day'])}  {language.amount(row['value_text']) if row['value_text'] else ''}"
        for record in row["told"]:
            where = language.said(f"row {record['row_no']} of {record['report_number']}")
            yield from _said(f"{where}: {record['words']}")


def _not_counted(rows: Iterable[Row], language: Language) -> Iterator[str]:
    for number, row in enumerate(rows):
        if not number:
            yield from ("", language.said("Not counted").upper())
        yield f"  {row['number']} {language.said(row['what'])}: {language.said(row['why'])}"


def _event(event: Row, number: int, language: Language) -> Iterator[str]:
    agencies = language.listed(agency["code"] for agency in event["agencies"])
    head = f"{number}. {language.day(event['day'])}  {place_in_words(event, language)}  {agencies}"
    yield from ("", *textwrap.wrap(head, WIDTH))
    for line in event["lines"]:
        yield f"   {language.said('counts:')} {line_in_words(line, language)} ({language.said(line['rule'])})"
    yield from (f"   {language.said(said)}" for said in also_counted(event))
    for incident in event["incidents"]:
        where = language.said(f"row {incident['row_no']} of {incident['report_number']}")
        yield from _said(f"{where} [{incident['marking']}]: {incident['words']}")


def _said(words: str) -> Iterator[str]:
    yield from textwrap.wrap(words, WIDTH, initial_indent="   ", subsequent_indent="     ")


def _wrapped(*sentences: str) -> Iterator[str]:
    yield ""
    for sentence in sentences:
        yield from textwrap.wrap(sentence, WIDTH, initial_indent="  - ", subsequent_indent="    ")
