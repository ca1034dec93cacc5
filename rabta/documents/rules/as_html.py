"""An opened briefing as one HTML file that needs nothing else: every number is a link to its events and their words."""

import functools
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from rabta.documents.rules.as_svg import as_svg
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
from rabta.documents.rules.map_plate import NO_BORDERS, Borders
from rabta.documents.rules.section import Section
from rabta.documents.rules.story import story

ROOM = Path(__file__).resolve().parent.parent
STYLE, NASKH = ROOM / "document.css", ROOM / "fonts" / "noto-naskh-arabic-arabic-400-normal.ttf"
Row = dict[str, Any]


def as_html(
    briefing: Row, language: Language = ENGLISH, *, records: bool = False, borders: Borders = NO_BORDERS
) -> str:  # fmt: skip
    """The whole document. All words from reports are escaped; quantities that were read are marked where they stand.

    It holds no script and loads nothing. `<bdi>` keeps words of one script from turning their neighbours round. The
    records behind the figures open on the screen and stay out of print, but where `records` are wanted there too.
    """
    title = language.listed((language.said("Briefing"), language.said(briefing["period"]["text"])))
    face = urdu_face() if language.code == "ur" else ""
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{language.code}" dir="{language.direction}"><head><meta charset="utf-8">'
            f"<title>{escape(title)}</title>",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{face}{STYLE.read_text(encoding='utf-8')}</style></head>",
            f'<body class="{"with-records" if records else ""}"><main>',
            *_body(briefing, language, borders),
            f"</main><footer><p>{escape(language.said(INDEPENDENT))}</p></footer></body></html>\n",
        )
    )


@functools.cache
def urdu_face() -> str:
    """The face of an Urdu document, carried in it: many machines have none with all of Urdu's letters."""
    data = b64encode(NASKH.read_bytes()).decode()
    return f'@font-face{{font-family:"Noto Naskh Arabic";src:url(data:font/ttf;base64,{data})}}\n'


def _body(briefing: Row, language: Language, borders: Borders) -> Iterator[str]:
    if said := notice(briefing, language):
        yield f'<p class="invented" role="note"><strong>{escape(said)}</strong></p>'
    yield f"<header><h1>{escape(language.said('Briefing'))}</h1><p>{escape(language.said(briefing['period']['text']))}</p>"
    yield f'<p>{escape(for_whom(briefing, language))}</p><p class="marked">{escape(marked(briefing, language))}</p></header>'
    yield _table_alone(headline(briefing["figures"], language))
    for section in story(briefing, language, borders=borders):
        yield from _told(section, language)
    yield f"<h1>{escape(language.said('Every figure, and how it is counted'))}</h1>"
    shared = shared_caveats(briefing["figures"])
    yield _list(map(language.said, [reporting_in_words(briefing["reporting"]), *shared]))
    numbers = {event["key"]: n for n, event in enumerate(briefing["events"], 1)}
    for figure in briefing["figures"]:
        yield from _figure(figure, numbers, shared, language)
    if briefing["not_counted"]:
        yield f"<section><h2>{escape(language.said('Not counted'))}</h2><ul>"
        for row in briefing["not_counted"]:
            what, why = escape(language.said(row["what"])), escape(language.said(row["why"]))
            yield f"<li><b>{row['number']}</b> {what}: {why}</li>"
        yield "</ul></section>"
    heading = language.said(f"Events: {len(numbers):,}, each with what its reports say")
    yield f'<section class="records"><h2>{escape(heading)}</h2>'
    for event in briefing["events"]:
        yield from _event(event, numbers[event["key"]], language)
    yield "</section>"


def _told(section: Section, language: Language) -> Iterator[str]:
    yield f'<section class="told"><h2>{escape(section.message)}</h2>'
    yield from (f"<p>{escape(said)}</p>" for said in section.said)
    yield f'{as_svg(section)}<p class="about">{escape(section.about)}</p>'
    yield f"<details><summary>{escape(language.said('The same as a table'))}</summary>{''.join(_rows_of(section.table))}"
    yield "</details></section>"


def _figure(figure: Row, numbers: dict[Any, int], shared: list[str], language: Language) -> Iterator[str]:
    once = language.listed((language.said("counted once"), language.said(figure["view"])))
    reported = f"{language.said('As reported')}: {language.amount(figure['as_reported_text'])}"
    yield f'<section class="figure"><h2>{escape(language.said(figure["title"]))}</h2>'
    yield f'<p class="value">{escape(language.amount(figure["value_text"]))} <small>{escape(once)}</small></p>'
    yield f"<p>{escape(reported)}</p>"
    if not figure["readings"]:
        yield from (f'<p class="warning">{escape(said)}</p>' for said in beside(figure, language))
    yield f"<p><small>{escape(language.said(reporting_briefly(figure['reporting'])))}</small></p>"
    if said := since_in_words(figure, language):
        yield f"<p><small>{escape(said)}</small></p>"
    for number, table in enumerate(tables_of(figure, language)):
        yield from _table(table, open_=number == 0)
    yield _list(sentences_of(figure, but=shared, language=language))
    yield from _rows(figure, language) if figure["rows"] else _events_behind(figure, numbers, language)
    yield "</section>"


def _table_alone(table: Table) -> str:
    return f'<section class="headline"><h2>{escape(table.title)}</h2>{"".join(_rows_of(table))}</section>'


def _table(table: Table, *, open_: bool) -> Iterator[str]:
    yield f"<details{' open' if open_ else ''}><summary>{escape(table.title)}</summary>"
    yield from _rows_of(table)
    yield "</details>"


def _rows_of(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f'<div class="scroll"><table><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for label, cells, said in table.rows:
        note = f" <small>{escape(said)}</small>" if said else ""
        shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{escape(label)}{note}</th>{shown}</tr>'
    yield "</tbody></table></div>"


def _list(sentences: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(said)}</li>" for said in sentences) + "</ul>"


def _events_behind(figure: Row, numbers: dict[Any, int], language: Language) -> Iterator[str]:
    counting = sum(row["counts"] for row in figure["events"])
    yield f'<details class="records"><summary>{_behind(figure, counting, "events", language)}</summary><p>'
    for row in figure["events"]:
        number = numbers[row["event_key"]]
        share = language.said("not counted here") if not row["counts"] else _share(row, figure["unit"])
        yield f'<a href="#event-{number}">{number}</a> <bdi>{escape(share)}</bdi>{language.semicolon}'
    yield "</p></details>"


def _behind(figure: Row, counting: int, what: str, language: Language) -> str:
    return escape(language.said(f"Behind it: {figure['records']:,} records, {counting:,} {what}."))


def _rows(figure: Row, language: Language) -> Iterator[str]:
    """What stands behind a figure that hangs on no event; of protected persons days and numbers alone."""
    counting = sum(row["counts"] for row in figure["rows"])
    yield f'<details class="records"><summary>{_behind(figure, counting, "claims or groups", language)}</summary><ul>'
    for row in figure["rows"]:
        value = language.amount(row["value_text"]) if row["value_text"] else language.said("not counted here")
        yield f"<li>{escape(language.day(row['day']))} · {escape(value)}"
        for record in row["told"]:
            where = escape(language.said(f"row {record['row_no']} of {record['report_number']}"))
            yield f'<blockquote dir="auto">{escape(record["words"])}<footer dir="{language.direction}">{where}</footer>'
            yield "</blockquote>"
        yield "</li>"
    yield "</ul></details>"


def _share(row: Row, unit: str) -> str:
    """What one event brings to a figure."""
    return "" if row["value"] is None else f"{row['value']} {unit}"


def _event(event: Row, number: int, language: Language) -> Iterator[str]:
    agencies = language.listed(language.agency(one) for one in event["agencies"])
    yield f'<article id="event-{number}"><h3>{number}. <bdi>{escape(place_in_words(event, language))}</bdi></h3>'
    yield f"<p>{escape(language.day(event['day']))} · <bdi>{escape(agencies)}</bdi></p><ul>"
    for line in event["lines"]:
        yield f"<li>{escape(line_in_words(line, language))} <small>{escape(language.said(line['rule']))}</small></li>"
    yield from (f"<li>{escape(language.said(said))}</li>" for said in also_counted(event))
    yield "</ul>"
    for incident in event["incidents"]:
        where = escape(language.said(f"row {incident['row_no']} of {incident['report_number']}"))
        foot = f'{where} · <bdi lang="en">{escape(incident["marking"])}</bdi>'
        yield f'<blockquote dir="auto">{_marked(incident)}<footer dir="{language.direction}">{foot}</footer></blockquote>'
    yield "</article>"


def _marked(incident: Row) -> str:
    """The words with every quantity that was read in <mark>."""
    words, pieces, at = incident["words"], [], 0
    for start, end in sorted({tuple(line["at"]) for line in incident["lines"] if line["at"]}):
        if start < at:
            continue
        pieces += [escape(words[at:start]), f"<mark>{escape(words[start:end])}</mark>"]
        at = end
    return "".join((*pieces, escape(words[at:])))
