"""An opened briefing as what is laid out on pages: words, tables and numbers in one language, nothing else."""

from typing import Any

from rabta.briefing.rules.document import (
    ENGLISH,
    INDEPENDENT,
    Language,
    also_counted,
    for_whom,
    line_in_words,
    notice,
    place_in_words,
)
from rabta.briefing.rules.figure_tables import (
    Table,
    beside,
    headline,
    reporting_briefly,
    reporting_in_words,
    sentences_of,
    shared_caveats,
    tables_of,
)
from rabta.vocabulary.rules.scripts import language_of

Row = dict[str, Any]


def as_paper(briefing: Row, language: Language = ENGLISH, *, records: bool = False) -> Row:
    """The words of `document.typ`: plain values for JSON. With `records`, which only an opened briefing has, those of
    the reports too; without, no word of any report."""
    shared, told = shared_caveats(briefing["figures"]), briefing["events"] if records else ()
    period = language.said(briefing["period"]["text"])
    return {
        "language": language.code,
        "title": language.listed((language.said("Briefing"), period)),
        "notice": notice(briefing, language),
        "briefing": language.said("Briefing"),
        "period": period,
        "for_whom": for_whom(briefing, language),
        "headline": _table(headline(briefing["figures"], language)),
        "beside": [language.said(said) for said in (reporting_in_words(briefing["reporting"]), *shared)],
        "figures": [_figure(figure, shared, language) for figure in briefing["figures"]],
        "not_counted_title": language.said("Not counted"),
        "not_counted": [
            f"{row['number']} {language.said(row['what'])}: {language.said(row['why'])}" for row in briefing["not_counted"]
        ],
        "records_title": language.said(f"Events: {len(told):,}, each with what its reports say"),
        "records": [_record(n, event, language) for n, event in enumerate(told, 1)],
        "footer": language.said(INDEPENDENT),
    }


def _figure(figure: Row, shared: list[str], language: Language) -> Row:
    return {
        "title": language.said(figure["title"]),
        "value": language.amount(figure["value_text"]),
        "counted": language.listed((language.said("counted once"), language.said(figure["view"]))),
        "reported": f"{language.said('As reported')}: {language.amount(figure['as_reported_text'])}",
        "warnings": [] if figure["readings"] else beside(figure, language),
        "reporting": language.said(reporting_briefly(figure["reporting"])),
        "tables": [_table(table) for table in tables_of(figure, language)],
        "sentences": list(sentences_of(figure, but=shared, language=language)),
    }


def _table(table: Table) -> Row:
    rows = [{"label": label, "cells": list(cells), "note": note} for label, cells, note in table.rows]
    return {"title": table.title, "heads": list(table.heads), "rows": rows}


def _record(number: int, event: Row, language: Language) -> Row:
    agencies = language.listed(agency["code"] for agency in event["agencies"])
    lines = [f"{line_in_words(line, language)} ({language.said(line['rule'])})" for line in event["lines"]]
    return {
        "head": f"{number}. {language.day(event['day'])} · {place_in_words(event, language)} · {agencies}",
        "says": [*lines, *map(language.said, also_counted(event))],
        "told": [
            {
                "words": incident["words"],
                "urdu": language_of(incident["words"]) == "ur",
                "where": language.said(f"row {incident['row_no']} of {incident['report_number']}")
                + f" · {incident['marking']}",
            }
            for incident in event["incidents"]
        ],
    }
