"""Searching what agencies stated: by words in any spelling the letters allow, and by what officers filter on."""

from datetime import date
from typing import Any
from uuid import UUID

from rabta.records.asking import answers, ask
from rabta.records.queries.incidents import lines_stated
from rabta.records.rules.naming import agencies_named, district_named
from rabta.records.rules.protection import WITHHELD
from rabta.records.rules.snippets import needles_of, snippet
from rabta.vocabulary.rules.agencies import agency as agency_with_code
from rabta.vocabulary.rules.numbered import district_number
from rabta.vocabulary.rules.substances import substance as substance_with_code

MOST_BY_WORDS = 500
"""How many incidents a search by words looks at, newest first; the gate function allows no more."""


def search(
    q: str,
    *,
    kind: str | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
    agency: str | None = None,
    substance: str | None = None,
    district: str | None = None,
    most: int = 50,
) -> dict[str, Any]:
    """Incidents whose words hold every word of `q` (a phrase in double quotes as it stands), the newest report first.

    Letter variants, diacritics, digits and case are folded; a report's number finds its incidents. An empty `q` lists
    what the filters leave. `agency` and `substance` are codes, `district` an English name; a code the vocabulary does
    not know raises KeyError. Gives `{"q", "hits", "more"}`; a hit's snippet is a list of (text, is a hit) pieces, and
    `more` says that not everything that may match is shown.
    """
    needles = needles_of(q)
    found = _by_words(needles) if needles else None
    rows = ask(
        "records/sql/queries/search.sql",
        found=found,
        report_number=q.strip().upper(),
        kind=kind,
        date_from=date_from,
        date_to=date_to,
        agency=agency_with_code(agency).number if agency else None,
        substance=substance_with_code(substance).number if substance else None,
        district=_district(district) if district else None,
        most=most + 1,
    )
    lines = lines_stated([row["id"] for row in rows[:most]])
    more = len(rows) > most or (found is not None and len(found) >= MOST_BY_WORDS)
    return {"q": q, "hits": [_hit(row, lines.get(row["id"], []), needles) for row in rows[:most]], "more": more}


def _by_words(needles: tuple[str, ...]) -> list[UUID]:
    """Incident ids from the one gate function that may use the index of words."""
    rows = answers(
        "SELECT incident_id FROM search_incidents(%(needles)s::text[], %(most)s::integer)",
        needles=list(needles),
        most=MOST_BY_WORDS,
    )
    return [row["incident_id"] for row in rows]


def _district(name: str) -> int:
    number = district_number(name)
    if number is None:
        raise KeyError(name)
    return number


def _hit(row: dict[str, Any], lines: list[dict[str, Any]], needles: tuple[str, ...]) -> dict[str, Any]:
    return {
        "incident_key": row["key"],
        "report_id": row["report_id"],
        "report_number": row["report_number"],
        "day": row["day"],
        "place": row["place_text"],
        "district": district_named(row["district"]),
        "airport": row["airport"],
        "agencies": agencies_named(row["agencies"]),
        "lines": lines,
        "withheld": row["withheld"],
        "snippet": [(WITHHELD, False)] if row["withheld"] else snippet(row["words"], needles),
    }
