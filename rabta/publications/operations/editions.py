"""Preparing figures to be published, restating them, and signing what follows: one transaction, one ledger entry each."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections
from django.utils.timezone import localdate

from rabta.briefing.errors import NoSuchPriceList, NoSuchRates
from rabta.briefing.invented import is_invented
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import NAME as VALUE
from rabta.briefing.rules.valuing import Into
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.publications.errors import NotPublishable
from rabta.publications.freezing import Freezing, Frozen, definition_version, freeze, into_of
from rabta.publications.queries.editions import CENTRE, edition, frozen_figures, may_prepare, standing
from rabta.publications.rules.course import PUBLISHING, Kind, Stands, Step
from rabta.publications.rules.edition import differences
from rabta.publications.rules.edition_outside import told_anew
from rabta.publications.rules.press_text import LANGUAGES, press_of
from rabta.records.asking import as_json
from rabta.sharing.operations import Looking, acting_as, marking_id_for, reading_as
from rabta.sharing.rules.marking import Level, Marking

__all__ = ["CENTRE", "NewEdition", "Written", "prepare_edition", "prepare_restatement", "sign_edition"]
WRITE = "INSERT INTO edition SELECT (jsonb_populate_record(NULL::edition, %s::jsonb)).*"
WRITE_FIGURE = "INSERT INTO edition_figure SELECT (jsonb_populate_record(NULL::edition_figure, %s::jsonb)).*"
SIGN = "INSERT INTO edition_step SELECT (jsonb_populate_record(NULL::edition_step, %s::jsonb)).*"
PUBLISH = """
    INSERT INTO edition_out
        (edition_id, kind, restates_id, date_from, date_to, outside, page, press_en, press_ur, printed, words, agency,
         done_at, marking_id)
    SELECT e.id, %s, e.restates_id, e.date_from, e.date_to, e.outside, e.page, e.press_en, e.press_ur, e.printed, %s,
           e.agency, %s, %s
    FROM edition e
    WHERE e.id = %s"""
VIEW = "What every agency may read, restricted at most, and pass on"
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What leaves, as it is frozen: the page in every language, and by language the words of what is printed."""

    page: str
    printed: Row


Page = Callable[[Row], Written]
"""Writes what leaves; the house above knows the languages."""


@dataclass(frozen=True, kw_only=True)
class NewEdition:
    """The days to be published, the price list a value rests on (the newest where none is named), and what it is converted
    into."""

    period: Period
    price_list: str | None = None
    into: Into | None = None


def prepare_edition(
    *, reader_id: uuid.UUID, new: NewEdition, page: Page, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """Freeze the figures of a period, made of nothing but what is releasable. It shows to the centre until two others
    approved it.

    Raises NotPublishable, with the reason, for a period of which nothing releasable tells, for one that is published
    already (restate it) and for whoever may not prepare; what `chosen_list` raises.
    """
    with reading_as(reader_id, purpose=purpose) as looking:
        _preparer(looking)
        told = standing()
    if any(one["period"] == new.period.shown() and not one["withdrawn_at"] for one in told):
        raise NotPublishable("These days are published already: restate that publication.")
    with reading_as(reader_id, purpose=purpose, releasable=True):
        found = freeze(new.period, price_list=new.price_list, into=new.into, others=_others(told))
    return _write(found, new.period, None, {}, reader_id, page, at, new_id, purpose)


def prepare_restatement(
    *, reader_id: uuid.UUID, edition_id: uuid.UUID, page: Page, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """Freeze the same days anew, with what changed since, line by line, and why.

    Raises NotAvailable for an edition that is hidden or missing, NotPublishable where it is not the newest telling in force,
    where nothing changed, or where what its value rests on was taken back.
    """
    with reading_as(reader_id, purpose=purpose) as looking:
        old = edition(edition_id, by=looking)
        if old is None or old["own"] is None:
            raise NotAvailable
        _preparer(looking)
        if old["own"]["stands"] is not Stands.PUBLISHED or old["published"]["restated_by"]:
            raise NotPublishable("Only what is published and not restated yet is restated.")
        told, frozen = standing(but=edition_id), frozen_figures(edition_id, records=True)
    period = Period(old["own"]["date_from"], old["own"]["date_to"])
    with reading_as(reader_id, purpose=purpose, releasable=True):
        found = _anew_of(old["own"], period, _others(told))
    changes = _changes(frozen, found, old["own"])
    if not changes:
        raise NotPublishable("Nothing changed since it was frozen.")
    was = {one["name"]: one for one in old["own"]["outside"]}
    outside = [Frozen(one.kind, one.figure, one.records, _told_anew(one, was)) for one in found.figures]
    anew = Freezing(outside, found.prices, found.versions, found.entered)
    return _write(anew, period, old["own"], changes, reader_id, page, at, new_id, purpose)


def sign_edition(
    *, reader_id: uuid.UUID, edition_id: uuid.UUID, kind: Kind, words: str = "", at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Approve or refuse what another prepared; withdraw one's approval, saying why, before it left; publish what two
    approved, byte for byte; take back what was published.

    Raises NotAvailable for an edition that is hidden or missing, NotPublishable with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta edition'))")
        found = edition(edition_id, by=looking)
        if found is None or found["own"] is None:
            raise NotAvailable
        _preparer(looking)
        own = found["own"]
        step = Step(kind=kind, signed_by=looking.reader_id)
        if refused := PUBLISHING.why_not_next(own["said"], step, author=own["prepared_by"], words=words):
            raise NotPublishable(refused)
        if kind is Kind.PUBLISHED:
            _must_stand_alone(own)
        _enter(looking, str(kind), edition_id, {}, at, new_id)
        cursor.execute(SIGN, [as_json({
            "id": new_id(), "edition_id": edition_id, "number": len(own["steps"]) + 1, "kind": str(kind),
            "words": words.strip(), "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": own["marking_id"],
        })])  # fmt: skip
        if kind in (Kind.PUBLISHED, Kind.RETRACTED):
            for_all = Marking(originator=looking.agency, level=Level.OPEN, every_agency=True)
            marking_id = marking_id_for(for_all, looking=looking)
            cursor.execute(PUBLISH, [str(kind), words.strip(), at, marking_id, edition_id])


def _must_stand_alone(own: Row) -> None:
    """What was published since it was frozen was not weighed: a difference between the two might tell of few persons."""
    rows = standing(but=own["restates_id"])
    restated = own["restates_id"] and own["restates_id"] not in {one["id"] for one in standing()}
    if restated or any(one["published_at"] > own["frozen_at"] for one in rows):
        raise NotPublishable(
            "Something else was published since this was frozen: prepare it anew, beside that."
        )


def _write(
    found: Freezing, period: Period, restates: Row | None, changes: dict[str, list[Row]], reader_id: uuid.UUID, page: Page,
    at: datetime, new_id: NewId, purpose: Purpose | None,
) -> uuid.UUID:  # fmt: skip
    if not found.figures:
        raise NotPublishable("Nothing that may be published tells of these days. Choose other days.")
    outside = [one.outside for one in found.figures]
    written = page({
        "period": period.shown(), "figures": outside, "changes": changes, "prices": found.prices,
        "rates": found.versions["rates"],
        "frozen_on": localdate(at), "restates": restates and localdate(restates["frozen_at"]), "invented": is_invented(),
    })  # fmt: skip
    press = {
        f"press_{code}": press_of(outside, period, found.prices, found.versions["rates"], language=code)
        for code in LANGUAGES
    }
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        edition_id = new_id()
        marking = marking_id_for(Marking(originator=looking.agency), looking=looking)  # restricted, to the centre
        deed = "restate" if restates else "prepare"
        _enter(looking, deed, edition_id, {"from": str(period.date_from), "to": str(period.date_to)}, at, new_id)
        cursor.execute(WRITE, [as_json({
            "id": edition_id, "restates_id": restates and restates["id"], "date_from": period.date_from,
            "date_to": period.date_to, "view": VIEW, "prices": found.prices, "versions": found.versions, "outside": outside,
            "changes": changes, "page": written.page, "printed": written.printed, **press,
            "agency": looking.agency, "prepared_by": looking.reader_id,
            "prepared_name": looking.name, "frozen_at": at, "marking_id": marking,
        })])  # fmt: skip
        for place, one in enumerate(found.figures):
            kept = {"value": one.figure["value"], "as_reported": one.figure["as_reported"], "by": one.figure["by"],
                    "breakdowns": one.figure["breakdowns"], "unit": one.figure["unit"], "title": one.figure["title"],
                    "definition": one.figure["definition"], "records": one.figure["records"]}  # fmt: skip
            cursor.execute(WRITE_FIGURE, [as_json({
                "edition_id": edition_id, "name": one.kind.name, "place": place, "figure": kept, "records": one.records,
                "definition_version": definition_version(one.kind), "marking_id": marking,
            })])  # fmt: skip
    return edition_id


def _anew_of(old: Row, period: Period, others: list[tuple[Period, list[Row]]]) -> Freezing:
    """The same days frozen anew, by the newest list and the newest rates of the names that its value rests on."""
    try:
        return freeze(period, price_list=_list_of(old["prices"]), into=into_of(old["versions"].get("rates")), others=others)
    except (NoSuchPriceList, NoSuchRates):
        raise NotPublishable(
            "The price list or the rates of exchange that its value rests on are in force no longer: put them back, or bring"
            " newer ones of that name."
        ) from None


def _changes(frozen: list[Row], found: Freezing, old: Row) -> dict[str, list[Row]]:
    """Line by line what changed of each figure; figures of which nothing did are left out."""
    was, now = {one["name"]: one["records"] for one in frozen}, {one.kind.name: one.records for one in found.figures}
    rested = [old["prices"], old["versions"].get("rates"), old["versions"].get("rests_on", found.versions["rests_on"])]
    otherwise = rested != [found.prices, found.versions["rates"], found.versions["rests_on"]]
    stayed = frozenset(told[0] for rows in was.values() for row in rows for told in row["told"]) & found.entered.keys()
    lines = {
        name: differences(
            was.get(name, []), now.get(name, []), frozen_at=old["frozen_at"], entered=found.entered,
            revalued=stayed if otherwise and name == VALUE else None,
        )  # fmt: skip
        for name in dict.fromkeys((*was, *now))
    }
    return {name: of for name, of in lines.items() if of}


def _told_anew(one: Frozen, was: dict[str, Row]) -> Row:
    old = was.get(one.kind.name)
    return told_anew(one.kind, old, one.outside) if old else one.outside


def _others(told: list[Row]) -> list[tuple[Period, list[Row]]]:
    return [(Period(one["date_from"], one["date_to"]), one["outside"]) for one in told]


def _list_of(prices: str) -> str | None:
    """The name of a list from how an edition names it; None where it had none."""
    return prices.rpartition(", ")[0] or None


def _preparer(looking: Looking) -> None:
    if not may_prepare(looking):
        raise NotPublishable("Publications are prepared and approved by officers, analysts and directors of the centre.")


def _enter(looking: Looking, deed: str, edition_id: uuid.UUID, detail: Row, at: datetime, new_id: NewId) -> None:
    append_entry(looking.deed(f"edition:{deed}", subject=("edition", str(edition_id)), detail=detail), id=new_id(), at=at)
