"""An opened briefing as one HTML file that needs nothing else: every number is a link to its events and their words."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
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

STYLE = Path(__file__).resolve().parent.parent / "document.css"
Row = dict[str, Any]


def as_html(briefing: Row) -> str:
    """The whole document. All words from reports are escaped; quantities that were read are marked where they stand.

    It holds no script and loads nothing. `<bdi>` keeps Urdu words from turning their neighbours round.
    """
    title = f"Briefing, {briefing['period']['text']}"
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{STYLE.read_text(encoding='utf-8')}</style></head><body><main>",
            *_body(briefing),
            f"</main><footer><p>{escape(INDEPENDENT)}</p></footer></body></html>\n",
        )
    )


def _body(briefing: Row) -> Iterator[str]:
    reader = briefing["reader"]
    yield f"<header><h1>Briefing</h1><p>{escape(briefing['period']['text'])}</p>"
    yield (
        f"<p>For <bdi>{escape(reader['name'])}</bdi> ({escape(reader['agency']['code'])}),"
        f" {escape(briefing['purpose'])}. Every number is <strong>{escape(briefing['marking_note'])}</strong>.</p></header>"
    )
    shared = shared_caveats(briefing["figures"])
    yield _list([reporting_in_words(briefing["reporting"]), *shared])
    numbers = {event["key"]: n for n, event in enumerate(briefing["events"], 1)}
    for figure in briefing["figures"]:
        yield from _figure(figure, numbers, shared)
    if briefing["not_counted"]:
        yield "<section><h2>Not counted</h2><ul>"
        for row in briefing["not_counted"]:
            yield f"<li><b>{row['number']}</b> {escape(row['what'])}: {escape(row['why'])}</li>"
        yield "</ul></section>"
    yield f"<section><h2>The {len(numbers)} events</h2>"
    for event in briefing["events"]:
        yield from _event(event, numbers[event["key"]])
    yield "</section>"


def _figure(figure: Row, numbers: dict[Any, int], shared: list[str]) -> Iterator[str]:
    yield f'<section class="figure"><h2>{escape(figure["title"])}</h2>'
    yield f'<p class="value">{escape(figure["value_text"])} <small>counted once, {escape(figure["view"])}</small></p>'
    yield f"<p>As reported: {escape(figure['as_reported_text'])}. {figure['records']:,} records behind it.</p>"
    yield f"<p><small>{escape(reporting_briefly(figure['reporting']))}</small></p>"
    for number, table in enumerate(tables_of(figure)):
        yield from _table(table, open_=number == 0)
    yield _list(sentences_of(figure, but=shared))
    if figure["rows"]:
        yield from _rows(figure)
    else:
        yield from _events_behind(figure, numbers)
    yield "</section>"


def _table(table: Table, *, open_: bool) -> Iterator[str]:
    heads = "".join(f"<th>{escape(head)}</th>" for head in table.heads)
    yield f"<details{' open' if open_ else ''}><summary>{escape(table.title)}</summary>"
    yield f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>"
    for label, cells, said in table.rows:
        note = f" <small>{escape(said)}</small>" if said else ""
        shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{escape(label)}{note}</th>{shown}</tr>'
    yield "</tbody></table></details>"


def _list(sentences: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(said)}</li>" for said in sentences) + "</ul>"


def _events_behind(figure: Row, numbers: dict[Any, int]) -> Iterator[str]:
    yield f"<details><summary>{sum(row['counts'] for row in figure['events']):,} events</summary><p>"
    for row in figure["events"]:
        number = numbers[row["event_key"]]
        yield f'<a href="#event-{number}">{number}</a> {escape(_share(row, figure["unit"]))};'
    yield "</p></details>"


def _rows(figure: Row) -> Iterator[str]:
    """What stands behind a figure that hangs on no event; of protected persons days and numbers alone."""
    yield f"<details><summary>{sum(row['counts'] for row in figure['rows']):,} claims or groups</summary><ul>"
    for row in figure["rows"]:
        yield f"<li>{escape(str(row['day']))} · {escape(row['value_text'] or '(not counted)')}"
        for record in row["told"]:
            where = escape(f"{record['report_number']}, row {record['row_no']}")
            yield f'<blockquote dir="auto">{escape(record["words"])}<footer dir="ltr">{where}</footer></blockquote>'
        yield "</li>"
    yield "</ul></details>"


def _share(row: Row, unit: str) -> str:
    """What one event brings to a figure."""
    if not row["counts"]:
        return "(not counted)"
    return "" if row["value"] is None else f"{row['value']} {unit}"


def _event(event: Row, number: int) -> Iterator[str]:
    agencies = ", ".join(agency["code"] for agency in event["agencies"])
    yield f'<article id="event-{number}"><h3>{number}. <bdi>{escape(place_in_words(event))}</bdi></h3>'
    yield f"<p>{escape(str(event['day']))} · {escape(agencies)}</p><ul>"
    for line in event["lines"]:
        yield f"<li>{escape(line_in_words(line))} <small>{escape(line['rule'])}</small></li>"
    if event["covers"]:
        yield f"<li>Counts nothing: it tells of {len(event['covers'])} events as one, counted by themselves.</li>"
    if event["arrests"] is not None:
        yield f"<li>{event['arrests']} arrested</li>"
    yield "</ul>"
    for incident in event["incidents"]:
        where = f"{incident['report_number']}, row {incident['row_no']} · {incident['marking']}"
        yield f'<blockquote dir="auto">{_marked(incident)}<footer dir="ltr">{escape(where)}</footer></blockquote>'
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
