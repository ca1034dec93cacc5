"""A publication as what is printed of it in one language: plain values that are frozen with it, laid out when asked for."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.documents.rules.as_paper import parted
from rabta.documents.rules.document import INDEPENDENT, Language, notice
from rabta.documents.rules.edition_page import CONVERTED, LEFT, MADE_OF, TITLE, WHY, WITHHELD, lists_of
from rabta.publications.rules.edition import BECAUSE

Row = dict[str, Any]
FOR_EVERYBODY = "Open: for everybody"
UNLIKE = "as stated"
"""The unit of a figure whose parts are of different units, of which no bar compares two."""


def printed_edition(found: Row, language: Language) -> Row:
    """The words of `edition.typ`: of `found` as `edition_page.section_of` has it, and of nothing else."""
    said, on = language.said, found["frozen_on"]
    restated = f"{said('This restates what was frozen on')} {language.day(found['restates'])}" if found["restates"] else ""
    return {
        **_head(language, said(found["period"]["text"])),
        "dated": [on.year, on.month, on.day],
        "notice": notice(found, language),
        "lead": [said(MADE_OF), f"{said('Frozen on')} {language.day(on)}"],
        "restated": [restated, said(LEFT)] if restated else [],
        "glance": said("The figures at a glance"),
        "figures": [_figure(figure, found, language) for figure in found["figures"]],
        "gone": "",
    }  # fmt: skip


def printed_withdrawn(on: date, language: Language, words: str) -> Row:
    """What is printed in its place when a publication was taken back on this day: that, and nothing else."""
    return {
        **_head(language, ""), "dated": [on.year, on.month, on.day], "notice": "", "lead": [], "restated": [], "glance": "",
        "figures": [], "gone": f"{words} {language.day(on)}{language.stop}",
    }  # fmt: skip


def _head(language: Language, period: str) -> Row:
    title = language.said(TITLE)
    return {
        "language": language.code, "name": title, "period": period,
        "title": language.listed(words for words in (title, period) if words),
        "marked": language.said(FOR_EVERYBODY), "footer": language.said(INDEPENDENT),
    }  # fmt: skip


def _figure(figure: Row, found: Row, language: Language) -> Row:
    said, value = language.said, language.amount(figure["value_text"])
    return {
        "title": said(figure["title"]), "value": value, **parted(value), "notes": list(_notes(figure, found, language)),
        "withheld": "" if figure["value_text"] else said(WITHHELD), "definition": said(figure["definition"]),
        "lists": [_list(one, figure, language) for one in lists_of(figure)],
    }  # fmt: skip


def _notes(figure: Row, found: Row, language: Language) -> Iterator[str]:
    said = language.said
    if figure["withheld"]:
        yield said(WHY[figure["withheld"]])
    if figure.get("by"):
        yield f"{said('As first published')}: {language.amount(figure['was_text'])}"
        reasons = dict.fromkeys(line["why"] for line in found["changes"].get(figure["name"], ()))
        yield language.listed(said(BECAUSE[why]) for why in reasons)
    if figure["name"] == "value" and found["prices"]:
        yield f"{said('Price list')}: \u2068{found['prices']}\u2069"
        if rates := found["rates"]:
            yield f"{said(CONVERTED)}: \u2068{rates['name']}, {rates['dated']}\u2069"
        yield from (said(one) for one in figure["left_out"])


def _list(one: Row, figure: Row, language: Language) -> Row:
    """A list with a bar a row: how long it is beside the longest, nought where it is withheld or nothing compares."""
    values = [Decimal(0) if row["value"] is None else Decimal(str(row["value"])) for row in one["rows"]]
    longest = max(values) if figure["unit"] != UNLIKE and len(values) > 1 else Decimal(0)
    return {
        "title": language.said(one["title"]),
        "rows": [
            {"label": language.label(row), "bar": float(round(value / longest, 4)) if longest else 0,
             "amount": language.amount(row["value_text"]) if row["value_text"] else language.said(WITHHELD)}
            for row, value in zip(one["rows"], values, strict=True)
        ],
    }  # fmt: skip
