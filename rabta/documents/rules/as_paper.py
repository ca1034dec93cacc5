"""A briefing as what is laid out on pages: words, pictures, tables and numbers in one language, nothing else."""

from collections.abc import Sequence
from typing import Any

from rabta.documents.rules.document import (
    ENGLISH,
    INDEPENDENT,
    Language,
    also_counted,
    for_whom,
    line_in_words,
    marked,
    notice,
    place_in_words,
)
from rabta.documents.rules.drawing import Drawing
from rabta.documents.rules.figure_tables import (
    HEADLINE,
    Table,
    competing,
    reporting_briefly,
    reporting_in_words,
    sentences_of,
    shared_caveats,
    since_in_words,
    tables_of,
    warnings,
)
from rabta.documents.rules.map_plate import NO_BORDERS, Borders
from rabta.documents.rules.section import Section
from rabta.documents.rules.story import story
from rabta.vocabulary.rules.scripts import language_of

Row = dict[str, Any]


def as_paper(briefing: Row, language: Language = ENGLISH, *, records: bool = False, borders: Borders = NO_BORDERS) -> Row:
    """The words of `document.typ`: plain values for JSON. With `records`, which only an opened briefing has, those of
    the reports too; without, no word of any report."""
    shared, told = shared_caveats(briefing["figures"]), briefing["events"] if records else ()
    period, sections = language.said(briefing["period"]["text"]), story(briefing, language, borders=borders)
    return {
        **_of_every_page(briefing, language),
        "title": language.listed((language.said("Briefing"), period)),
        "briefing": language.said("Briefing"),
        "period": period,
        "dated": [(last := briefing["period"]["to"]).year, last.month, last.day],
        "lead": language.said("Every figure counts each event once and opens to the words it came from."),
        "for_whom": for_whom(briefing, language),
        "cover": _cover(briefing["figures"], language),
        "contents_title": language.said("In this briefing"),
        "beside_title": language.said("Before you read on"),
        "beside": [language.said(said) for said in (reporting_in_words(briefing["reporting"]), *shared)],
        "sections": [_section(section) for section in sections],
        "numbers_title": language.said("The numbers of the pictures"),
        "numbers": [{**_table(one.table), "of": one.message} for one in sections if not one.plain],
        "figures_title": language.said("Every figure, and how it is counted"),
        "figures": [_figure(figure, shared, language) for figure in briefing["figures"]],
        "not_counted_title": language.said("Not counted"),
        "not_counted": [
            f"{row['number']} {language.said(row['what'])}: {language.said(row['why'])}" for row in briefing["not_counted"]
        ],
        "records_title": language.said(f"Events: {len(told):,}, each with what its reports say"),
        "records": [_record(n, event, language) for n, event in enumerate(told, 1)],
    }


def _of_every_page(briefing: Row, language: Language) -> Row:
    return {
        "language": language.code,
        "notice": notice(briefing, language),
        "marked": marked(briefing, language),
        "footer": language.said(INDEPENDENT),
    }


def _cover(figures: Sequence[Row], language: Language) -> list[Row]:
    """The few figures that stand on the cover, each number apart from its unit."""
    named = {figure["name"]: figure for figure in figures}
    return [_large(named[name], language) for name in HEADLINE if name in named]


def _large(figure: Row, language: Language) -> Row:
    reported = language.amount(figure["as_reported_text"])
    readings = _competing(figure, language)
    return {
        "title": language.said(figure["title"]),
        **parted(language.amount(figure["value_text"])),
        "reported": f"{language.said('As reported')}: {reported}",
        "readings": readings["readings"],
        "notes": [*([readings["why"]] if readings["why"] else []), *warnings(figure, language)],
    }


def _competing(figure: Row, language: Language) -> Row:
    """The competing readings of a figure, each with its number, and once why they compete; "" where it has none."""
    readings, why = competing(figure, language)
    return {
        "readings": [{"number": number, "label": label} for number, label in readings],
        "why": f"{why[:1].upper()}{why[1:]}{language.stop}" if why else "",
    }


def parted(value: str) -> Row:
    """An amount as its `number` and its `unit`; what is in words alone has no number."""
    number, _, unit = value.partition(" ") if value[:1].isdigit() else ("", "", value)
    return {"number": number, "unit": unit}


def _section(section: Section) -> Row:
    return {
        "message": section.message, "said": list(section.said), "about": section.about, "drawing": drawn(section.drawing)
    }  # fmt: skip


def drawn(drawing: Drawing) -> Row:
    """A drawing as plain values."""
    return {
        "wide": drawing.wide,
        "tall": drawing.tall,
        "clip": not drawing.turns,
        "shapes": [
            {"tone": shape.tone, "path": [[letter, *numbers] for letter, numbers in shape.path], "stroke": shape.stroke,
             "dashes": shape.dashes, "opacity": shape.opacity} for shape in drawing.shapes
        ],
        "labels": [vars(label) for label in drawing.labels],
    }  # fmt: skip


def _figure(figure: Row, shared: list[str], language: Language) -> Row:
    sentences = list(sentences_of(figure, but=shared, language=language))
    return {
        "title": language.said(figure["title"]),
        "value": language.amount(figure["value_text"]),
        "counted": language.listed((language.said("counted once"), language.said(figure["view"]))),
        "reported": f"{language.said('As reported')}: {language.amount(figure['as_reported_text'])}",
        "warnings": warnings(figure, language),
        "reporting": language.said(reporting_briefly(figure["reporting"])),
        "since": since_in_words(figure, language),
        "tables": [_table(table) for table in tables_of(figure, language)],
        **_competing(figure, language),
        "sentences": sentences[len(figure["readings"]) :],
    }


def _table(table: Table) -> Row:
    rows = [{"label": label, "cells": list(cells), "note": note} for label, cells, note in table.rows]
    return {"title": table.title, "heads": list(table.heads), "rows": rows}


def _record(number: int, event: Row, language: Language) -> Row:
    agencies = language.listed(language.agency(one) for one in event["agencies"])
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
