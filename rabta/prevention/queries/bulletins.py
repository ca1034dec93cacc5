"""Bulletins: those of the own agency with how they stand, those published to everybody, and what one may be made of."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from rabta.briefing.invented import is_invented
from rabta.briefing.queries.figures import figure_outside
from rabta.briefing.rules.period import Period
from rabta.people.rules.purposes import Role
from rabta.prevention.rules.page import as_page
from rabta.prevention.rules.text import Told
from rabta.publications.rules.course import PUBLISHING
from rabta.records.asking import ask
from rabta.records.queries.markings import markings_shown
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.sharing.rules.marking import Handling, Marking
from rabta.smuggling.queries import warnings
from rabta.vocabulary.rules.numbered import agency_numbered

SQL = "prevention/sql/queries/"
FIGURE = "persons_encountered"
WRITERS = frozenset({Role.LIAISON, Role.ANALYST, Role.DIRECTOR})
Row = dict[str, Any]


def bulletins(*, by: Looking) -> Row:
    """`own`: bulletins of the reader's agency with how each stands; `published`: those that everybody reads; `writes`."""
    own = [_own(row, by) for row in ask(SQL + "bulletins.sql", bulletin_id=None)]
    return {"own": own, "published": published(), "writes": may_write(by)}


def bulletin(bulletin_id: UUID, *, by: Looking) -> Row | None:
    """One bulletin as this reader may see it: `own`, None to other agencies, and `published`, None before it is; None where
    neither shows."""
    rows = ask(SQL + "bulletins.sql", bulletin_id=bulletin_id)
    out = published(bulletin_id)
    if not rows and not out:
        return None
    return {"own": _own(rows[0], by) if rows else None, "published": out[0] if out else None}


def published(bulletin_id: UUID | None = None) -> list[Row]:
    """What was published, the newest first: `id`, `text_en`, `text_ur`, `agency`, `published_at`, `retracted_at`, `why`."""
    rows = ask(SQL + "publications.sql", bulletin_id=bulletin_id)
    return [{**row, "agency": agency_named(row["agency"])} for row in rows]


def published_page(bulletin_id: UUID) -> bytes | None:
    """The page of a published bulletin, the same for everybody; None where none shows under this id."""
    rows = published(bulletin_id)
    if not rows:
        return None
    row, gone = rows[0], rows[0]["retracted_at"]
    return as_page(
        text_en=row["text_en"], text_ur=row["text_ur"], issued_by=row["agency"]["name_en"],
        published_on=localdate(row["published_at"]), retracted_on=localdate(gone) if gone else None, invented=is_invented(),
    )  # fmt: skip


def choices(*, by: Looking, today: date) -> list[Row]:
    """Warnings in force of the reader's own agency, which alone may tell of them outside."""
    return [one for one in warnings(by=by, today=today)["warnings"] if one["mine"]]


def kept_back(report_ids: Sequence[UUID]) -> list[str]:
    """The numbers of those of these reports that may not be passed on without permission, in their order."""
    return [number for number, marking in markings_behind(report_ids).items() if Handling.H2 in marking.handling]


def markings_behind(report_ids: Sequence[UUID]) -> dict[str, Marking]:
    """The marking of each of these reports, by its number."""
    shown = markings_shown()
    rows = ask(SQL + "reports_behind.sql", report_ids=list(report_ids))
    return {row["number"]: shown[row["marking_id"]][0] for row in rows}


def names_behind(report_ids: Sequence[UUID]) -> list[str]:
    """Persons whom these reports name, as far as the reader sees them."""
    return [row["name"] for row in ask(SQL + "names_behind.sql", report_ids=list(report_ids))]


def told_of(date_from: date | None, date_to: date | None) -> Told | None:
    """Persons met in this period as it may be told outside; None without a period, or where they are too few."""
    if date_from is None or date_to is None:
        return None
    total = figure_outside(FIGURE, Period(date_from, date_to))["total"]
    return Told(persons=int(total), date_from=date_from, date_to=date_to) if total else None


def may_write(by: Looking) -> bool:
    """Whether this reader writes, approves and publishes bulletins."""
    return bool(WRITERS & by.roles) and not agency_numbered(by.agency).is_partner


def _own(row: Row, by: Looking) -> Row:
    return {
        **row, "agency": agency_named(row["agency"]),
        **PUBLISHING.told(row["steps"], by=by.reader_id if may_write(by) else None, author=row["written_by"]),
    }  # fmt: skip
