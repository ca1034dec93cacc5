"""Writing a bulletin from warnings, and signing what follows: one transaction, one ledger entry each."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connections

from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.prevention.errors import NotPublic
from rabta.prevention.queries.bulletins import (
    bulletin,
    choices,
    kept_back,
    markings_behind,
    may_write,
    names_behind,
    told_of,
)
from rabta.prevention.queries.signals import followed
from rabta.prevention.rules.gate import Finding, findings, methods_of
from rabta.prevention.rules.text import LANGUAGES, Told, WarnedOf, numbers_in, paragraphs, told_place, words_here
from rabta.publications.rules.course import LONGEST, PUBLISHING, Kind, Step
from rabta.records.asking import as_json
from rabta.records.queries.markings import markings_shown
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import Level, Marking, parse_marking

WRITE = "INSERT INTO bulletin SELECT (jsonb_populate_record(NULL::bulletin, %s::jsonb)).*"
SIGN = "INSERT INTO bulletin_step SELECT (jsonb_populate_record(NULL::bulletin_step, %s::jsonb)).*"
PUBLISH = "INSERT INTO publication SELECT (jsonb_populate_record(NULL::publication, %s::jsonb)).*"
OPEN = "open; every agency"


@dataclass(frozen=True, kw_only=True)
class NewBulletin:
    """What a bulletin is made from: warnings of the own agency, signals that it follows (the ids of these decisions), a
    period for the figure, and what somebody adds."""

    warning_ids: Sequence[uuid.UUID] = ()
    signal_ids: Sequence[uuid.UUID] = ()
    date_from: date | None = None
    date_to: date | None = None
    added_en: str = ""
    added_ur: str = ""


@dataclass(frozen=True)
class Held:
    """What the gate refuses; nothing was written."""

    findings: tuple[Finding, ...]


def write_bulletin(
    *, reader_id: uuid.UUID, new: NewBulletin, today: date, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID | Held:
    """Write a bulletin in English and Urdu from warnings in force and signals followed of one's own agency: its id, or what
    the gate holds.

    It shows to that agency alone until two others approved it. Raises NotAvailable for a warning or a decision that is
    hidden, missing or of another agency, NotPublic for what may not be told.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _writer(looking)
        offered = {one["id"]: one for one in choices(by=looking, today=today)}
        chosen = [offered[one] for one in dict.fromkeys(new.warning_ids) if one in offered]
        if len(chosen) != len(set(new.warning_ids)):
            raise NotAvailable
        noticed = [one for one in followed(by=looking, today=today) if one["id"] in set(new.signal_ids)]
        if len(noticed) != len(set(new.signal_ids)):
            raise NotAvailable
        _must_say_something(new, [*chosen, *noticed])
        _every_agency_may_know(noticed)
        report_ids = [one for each in (*chosen, *noticed) for one in each["report_ids"]]
        if kept := kept_back(report_ids):
            raise NotPublic(f"Report {kept[0]} may not be passed on without permission (H2): ask its originator.")
        texts, told = _texts(new, chosen, noticed)
        found = _findings(texts, told, names_behind(report_ids))
        if found:
            return Held(tuple(found))
        bulletin_id = new_id()
        _enter(looking, "write", bulletin_id, {"warnings": len(chosen), "signals": len(noticed)}, at, new_id)
        cursor.execute(WRITE, [as_json({
            "id": bulletin_id, "warning_ids": [one["id"] for one in chosen],
            "signal_ids": [one["id"] for one in noticed], "added_en": new.added_en.strip(),
            "added_ur": new.added_ur.strip(), **{f"text_{code}": text for code, text in texts.items()},
            "agency": looking.agency, "written_by": looking.reader_id, "written_name": looking.name, "written_at": at,
            "marking_id": marking_id_for(_kept_to_agency([*chosen, *noticed], looking), looking=looking),
        })])  # fmt: skip
    return bulletin_id


def sign_bulletin(
    *, reader_id: uuid.UUID, bulletin_id: uuid.UUID, kind: Kind, words: str = "", at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Approve or refuse what another wrote; withdraw one's approval, saying why, before it left; publish what two approved,
    frozen as it is; retract what was published.

    Raises NotAvailable for a bulletin that is hidden or missing, NotPublic with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta bulletin'), hashtext(%s))", [str(bulletin_id)])
        found = bulletin(bulletin_id, by=looking)
        if found is None or found["own"] is None:
            raise NotAvailable
        _writer(looking)
        own = found["own"]
        step = Step(kind=kind, signed_by=looking.reader_id)
        if refused := PUBLISHING.why_not_next(own["said"], step, author=own["written_by"], words=words):
            raise NotPublic(refused)
        _enter(looking, str(kind), bulletin_id, {}, at, new_id)
        cursor.execute(SIGN, [as_json({
            "id": new_id(), "bulletin_id": bulletin_id, "number": len(own["steps"]) + 1, "kind": str(kind),
            "words": words.strip(), "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": own["marking_id"],
        })])  # fmt: skip
        if kind in (Kind.PUBLISHED, Kind.RETRACTED):
            marking = parse_marking(OPEN, originator=looking.agency)
            cursor.execute(PUBLISH, [as_json({
                "bulletin_id": bulletin_id, "kind": str(kind), "text_en": own["text_en"], "text_ur": own["text_ur"],
                "words": words.strip(), "agency": looking.agency, "done_at": at,
                "marking_id": marking_id_for(marking, looking=looking),
            })])  # fmt: skip


def _must_say_something(new: NewBulletin, chosen: Sequence[dict[str, Any]]) -> None:
    if not chosen:
        raise NotPublic("Choose at least one warning that your agency raised, or a signal that it follows.")
    if max(len(new.added_en), len(new.added_ur)) > LONGEST:
        raise NotPublic(f"A field has at most {LONGEST} characters.")
    if new.date_from and new.date_to and new.date_from > new.date_to:
        raise NotPublic("The first day of the period comes before its last.")
    if bool(new.added_en.strip()) != bool(new.added_ur.strip()):
        raise NotPublic("What you add stands in both languages: give the English and the Urdu.")


def _every_agency_may_know(noticed: Sequence[dict[str, Any]]) -> None:
    """A signal is counted from the reports of many: it is told where each of them is one that every agency may read."""
    for one in noticed:
        for number, marking in markings_behind(one["report_ids"]).items():
            if not marking.every_agency or marking.level > Level.RESTRICTED:
                raise NotPublic(f"Report {number} is not for every agency: ask its originator for a release first.")


def _texts(
    new: NewBulletin, chosen: Sequence[dict[str, Any]], noticed: Sequence[dict[str, Any]]
) -> tuple[dict[str, str], Told | None]:  # fmt: skip
    warned = [
        WarnedOf(kind=one["kind"], route=one["subject"] if one["kind"] == "route" else "",
                 document=one["about"] if one["kind"] == "document" else "")
        for one in chosen
    ]  # fmt: skip
    warned += [
        WarnedOf(kind=str(one["noticed"]), substance=one["substance"]["code"], place=told_place(one["level"], one["place"]))
        for one in noticed
    ]  # fmt: skip
    told, added = told_of(new.date_from, new.date_to), {"en": new.added_en, "ur": new.added_ur}
    texts = {
        code: "\n\n".join(paragraphs(warned, told, added=added[code], language=code, words=words_here()))
        for code in LANGUAGES
    }
    return texts, told


def _findings(texts: dict[str, str], told: Told | None, names: Sequence[str]) -> list[Finding]:
    words = words_here()
    said = (numbers_in(told, language=code, words=words).values() for code in LANGUAGES) if told else ()
    figures = {number for numbers in said for number in numbers}
    return [
        one for text in texts.values()
        for one in findings(text, methods=methods_of(words), names=names, figures=figures)
    ]  # fmt: skip


def _kept_to_agency(chosen: Sequence[dict[str, Any]], looking: Looking) -> Marking:
    """For the own agency alone, at the highest level of what it is made from."""
    shown = markings_shown()
    level = max((shown[one["marking_id"]][0].level for one in chosen), default=Level.RESTRICTED)
    return parse_marking(f"{level.name.lower()}; originator only", originator=looking.agency)


def _writer(looking: Looking) -> None:
    if not may_write(looking):
        raise NotPublic("Bulletins are written and approved by officers, analysts and directors of the country.")


def _enter(
    looking: Looking, deed: str, bulletin_id: uuid.UUID, detail: dict[str, Any], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    append_entry(looking.deed(f"bulletin:{deed}", subject=("bulletin", str(bulletin_id)), detail=detail), id=new_id(), at=at)
