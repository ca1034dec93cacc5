"""A publication as one page for everybody, in one language after the other: made once and frozen."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from rabta.documents.rules.as_html import urdu_face
from rabta.documents.rules.document import INDEPENDENT, Language, notice
from rabta.publications.rules.edition import BECAUSE

Row = dict[str, Any]
TITLE = "Figures of the National Narcotics Coordination Centre"
MADE_OF = (
    "Made of every report that every agency may read, restricted at most, and of no other. Each event is counted once."
    " One to four persons are never told, nor what would give them away."
)
WITHHELD = "withheld"
CONVERTED = "Converted at the rate of each event's own day, by the rates"
LEFT = (
    "A number of persons that changed by fewer than five is left as it was published, and so is a list that holds one:"
    " it need not add up to its total."
)
WHY = {
    "too_few": "Fewer than five persons: not told.",
    "beside_earlier": "Not told in more detail: beside an earlier publication a difference would tell of few persons.",
    "earlier_differs": "Not told: an earlier publication tells another number of some of these days.",
}
STYLE = Path(__file__).resolve().parent.parent / "edition.css"


def page_of(sections: Iterable[str]) -> str:
    """The whole page of its sections: one file, nothing from outside."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(TITLE)}</title><style>{urdu_face()}{STYLE.read_text(encoding='utf-8')}</style></head><body><main>{''.join(sections)}</main>"
        "</body></html>\n"
    )


def section_of(found: Row, language: Language) -> str:
    """The publication in one language. `found`: period, figures as `edition_outside` tells them, changes, prices, frozen_on,
    invented, and `restates`, the day on which what it restates was frozen."""
    return f'<section lang="{language.code}" dir="{language.direction}">{"".join(_parts(found, language))}</section>'


def withdrawn_page(on: date, sections: Iterable[tuple[Language, str]]) -> bytes:
    """What stands in its place when a publication was taken back: that, and nothing else."""
    said = "".join(
        f'<section lang="{language.code}" dir="{language.direction}"><h1>{escape(language.said(TITLE))}</h1>'
        f"<p><b>{escape(words)}</b> <bdi>{on.isoformat()}</bdi></p></section>"
        for language, words in sections
    )
    return page_of([said]).encode()


def _parts(found: Row, language: Language) -> Iterator[str]:
    said = language.said
    if words := notice(found, language):
        yield f'<p class="invented"><b>{escape(words)}</b></p>'
    yield f"<h1>{escape(said(TITLE))}</h1><p>{escape(said(found['period']['text']))}</p>"
    frozen_on = f"{said('Frozen on')} {language.day(found['frozen_on'])}"
    yield f'<p class="small">{escape(said(MADE_OF))} {escape(frozen_on)}</p>'
    if found["restates"]:
        restated = f"{said('This restates what was frozen on')} {language.day(found['restates'])}"
        yield f"<p><b>{escape(restated)}</b></p><p class=\"small\">{escape(said(LEFT))}</p>"
    for figure in found["figures"]:
        yield from _figure(figure, found, language)
    yield f'<p class="small">{escape(said(INDEPENDENT))}</p>'


def _figure(figure: Row, found: Row, language: Language) -> Iterator[str]:
    said = language.said
    yield f"<h2>{escape(said(figure['title']))}</h2>"
    if figure["value_text"]:
        yield f'<p class="value">{escape(language.amount(figure["value_text"]))}</p>'
    if figure["withheld"]:
        yield f"<p>{escape(said(WHY[figure['withheld']]))}</p>"
    if figure.get("by"):
        yield f"<p>{escape(said('As first published'))}: {escape(language.amount(figure['was_text']))}</p>"
        reasons = dict.fromkeys(line["why"] for line in found["changes"].get(figure["name"], ()))
        yield f'<p class="small">{escape(language.listed(said(BECAUSE[why]) for why in reasons))}</p>'
    if figure["name"] == "value" and found["prices"]:
        yield f'<p class="small">{escape(said("Price list"))}: <bdi>{escape(found["prices"])}</bdi></p>'
        if rates := found["rates"]:
            yield f'<p class="small">{escape(said(CONVERTED))}: <bdi>{escape(rates["name"])}, {rates["dated"]}</bdi></p>'
        yield from (f'<p class="small">{escape(said(one))}</p>' for one in figure["left_out"])
    for one in lists_of(figure):
        yield from _list(one, language)
    yield f'<p class="small">{escape(said(figure["definition"]))}</p>'


def lists_of(figure: Row) -> list[Row]:
    """The lists of a figure; of two with the same rows the later one, whose title says by what: events by province."""
    lists = figure["lists"]
    return [one for n, one in enumerate(lists) if not any(_rows(one) == _rows(later) for later in lists[n + 1 :])]


def _rows(one: Row) -> list[tuple[Any, Any]]:
    return [(row["label"], row["value_text"]) for row in one["rows"]]


def _list(one: Row, language: Language) -> Iterator[str]:
    yield f"<table><caption>{escape(language.said(one['title']))}</caption>"
    for row in one["rows"]:
        number = language.amount(row["value_text"]) if row["value_text"] else language.said(WITHHELD)
        yield f'<tr><th scope="row">{escape(language.label(row))}</th><td>{escape(number)}</td></tr>'
    yield "</table>"
