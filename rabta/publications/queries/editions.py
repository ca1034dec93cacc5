"""Editions: as the centre prepared them and how they stand, as they were published, and the page that left."""

from typing import Any
from uuid import UUID

from rabta.briefing.rules.period import Period
from rabta.people.rules.purposes import Role
from rabta.publications.rules.course import PUBLISHING
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.sharing.operations import Looking
from rabta.vocabulary.rules.numbered import agency_number

CENTRE = "NNCC"
PREPARERS = frozenset({Role.LIAISON, Role.ANALYST, Role.DIRECTOR})
SQL = "publications/sql/queries/"
Row = dict[str, Any]


def editions(*, by: Looking) -> Row:
    """`own`: editions as they were prepared, with how each stands (shown to the centre); `published`; `prepares`."""
    own = [_own(row, by) for row in ask(f"{SQL}editions.sql", edition_id=None)]
    return {"own": own, "published": published(), "prepares": may_prepare(by)}


def edition(edition_id: UUID, *, by: Looking) -> Row | None:
    """One edition as this reader may see it: `own` (None outside the centre), with its frozen `figures` and how it `stands`,
    and `published` (None before it is). None where neither shows."""
    rows = ask(f"{SQL}editions.sql", edition_id=edition_id)
    out = published(edition_id)
    if not rows and not out:
        return None
    own = _own(rows[0], by) if rows else None
    if own:
        own["figures"] = frozen_figures(edition_id)
    return {"own": own, "published": out[0] if out else None}


def frozen_figures(edition_id: UUID, *, records: bool = False) -> list[Row]:
    """The frozen figures of an edition that shows: name, definition_version, figure, counts_once, and `records` or None."""
    return ask(f"{SQL}edition_figures.sql", edition_id=edition_id, records=records)


def frozen_figure(edition_id: UUID, name: str) -> Row | None:
    """One frozen figure: definition_version, records, frozen_at, prices, rates, rests_on (None where it was not kept yet);
    None where it does not show, or is none."""
    rows = ask(f"{SQL}edition_figure.sql", edition_id=edition_id, name=name)
    return rows[0] if rows else None


def published(edition_id: UUID | None = None) -> list[Row]:
    """What was published, the newest first: id, period, outside, agency, published_at, withdrawn_at, why, restates_id,
    restated_by, and is_printed: whether there is a printed form."""
    rows = ask(f"{SQL}editions_out.sql", edition_id=edition_id)
    return [{**row, "agency": agency_named(row["agency"]), "period": _period(row).shown()} for row in rows]


def page_of_edition(edition_id: UUID) -> Row | None:
    """`page` and `printed` as they were approved, and `withdrawn_at`; None where nothing published shows under this id."""
    rows = ask(f"{SQL}edition_page.sql", edition_id=edition_id)
    return rows[0] if rows else None


def standing(*, but: UUID | None = None) -> list[Row]:
    """What everybody has in hand: of each publication the newest telling, taken back or not. Without those of which `but` is
    one telling."""
    rows = published()
    chain = _chain(rows, but) if but else set()
    return [row for row in rows if row["restated_by"] is None and row["id"] not in chain]


def told_of_figures(period: Period) -> dict[str, Row]:
    """What the publication in force of exactly these days tells of each figure: `{"id", "value", "published_at"}`."""
    of = next((row for row in standing() if row["period"] == period.shown() and not row["withdrawn_at"]), None)
    if of is None:
        return {}
    return {
        one["name"]: {"id": of["id"], "value": one["value"], "published_at": of["published_at"]} for one in of["outside"]
    }


def may_prepare(by: Looking) -> bool:
    """Whether this reader prepares, approves and lets out what leaves the centre: publications and returns."""
    return bool(PREPARERS & by.roles) and by.agency == agency_number(CENTRE)


def _chain(rows: list[Row], edition_id: UUID) -> set[UUID]:
    """Every telling of the same publication."""
    restates = {row["id"]: row["restates_id"] for row in rows}
    first = edition_id
    while restates.get(first):
        first = restates[first]
    found = {first}
    while more := {one for one, of in restates.items() if of in found} - found:
        found |= more
    return found


def _own(row: Row, by: Looking) -> Row:
    may = may_prepare(by)
    return {
        **row, "agency": agency_named(row["agency"]), "period": _period(row).shown(), "restates": may,
        **PUBLISHING.told(row["steps"], by=by.reader_id if may else None, author=row["prepared_by"]),
    }  # fmt: skip


def _period(row: Row) -> Period:
    return Period(row["date_from"], row["date_to"])
