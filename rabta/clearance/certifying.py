"""Certificates as issued: a named person issues one, which keeps its records and figures, or withdraws one, saying why."""

import json
import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connections

from rabta.clearance.declaring import LOCK
from rabta.clearance.errors import NotCertified
from rabta.clearance.rules.certificate import Says
from rabta.clearance.rules.issued import LONGEST_WORDS, content_of, hash_of, number_of, since
from rabta.clearance.season import district_season, may_write, season_named
from rabta.clearance.visiting import open_marking, season_in, writer
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json, ask
from rabta.records.rules.naming import agency_named, district_named
from rabta.sharing.operations import Looking, acting_as, reading_as
from rabta.vocabulary.rules.numbered import district_numbered
from rabta.vocabulary.rules.places import districts

SQL = "clearance/sql/queries/"
INSERT = """INSERT INTO certificate_issued SELECT (jsonb_populate_record(NULL::certificate_issued, %s::jsonb)).*"""
Row = dict[str, Any]


def issue_certificate(
    *, reader_id: uuid.UUID, district: str, crop: str, year: int, words: str = "", today: date, at: datetime,
    new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Issue a district's certificate in one's own name. It is made of what every agency may read alone, and stays as it is.

    Raises NotAvailable for a district that is none, NotCertified with the reason: nothing declared, or a record that the
    issuer sees speaks against it.
    """
    if district not in {each.code for each in districts()}:
        raise NotAvailable
    season_in(crop, year)
    asked: Row = {"code": district, "today": today, "crop": crop, "year": year}
    with reading_as(reader_id, purpose=purpose) as looking:
        writer(looking)
        _must_hold(district_season(**asked, by=looking), words)
    with reading_as(reader_id, purpose=purpose, releasable=True) as looking:
        page = district_season(**asked, by=looking)
    content = _content(_must_hold(page, words))
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        writer(looking)
        where = next(each.number for each in districts() if each.code == district)
        cursor.execute(LOCK, [f"{crop} {year} {where}"])
        before = issued_in(crop=crop, year=year, district=where)
        if any(each["withdrawn_at"] is None and each["content"] == content for each in before):
            raise NotCertified("This certificate was issued already, with the same records and figures.")
        issued_id, marking_id = new_id(), open_marking(looking)
        number = number_of(district, crop=crop, year=year, before=len(before))
        subject = ("land_certificate", str(issued_id))
        append_entry(
            looking.deed("land:certify", subject=subject, detail={"number": number}, marking_id=marking_id),
            id=new_id(), at=at,
        )  # fmt: skip
        cursor.execute(INSERT, [as_json({
            "id": issued_id, "number": number, "crop": crop, "year": year, "district": where, "content": content,
            "sha256": "\\x" + hash_of(content).hex(), "words": words.strip(), "withdraws": None,
            **_signed(looking, at), "marking_id": marking_id,
        })])  # fmt: skip
    return issued_id


def withdraw_certificate(
    *, reader_id: uuid.UUID, certificate_id: uuid.UUID, words: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Withdraw a certificate of one's own agency; it stays to be read, with the reason.

    Raises NotAvailable for one that is hidden, missing or another agency's, NotCertified with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        row = _row(certificate_id)
        if row is None or row["agency"] != looking.agency or not may_write(looking):
            raise NotAvailable
        if not words.strip() or len(words) > LONGEST_WORDS:
            raise NotCertified(f"Say why, in at most {LONGEST_WORDS} characters.")
        cursor.execute(LOCK, [f"{row['crop']} {row['year']} {row['district']}"])
        row = _row(certificate_id)
        if row is None or row["withdrawn_at"] is not None:
            raise NotCertified("It was withdrawn already.")
        subject = ("land_certificate", str(certificate_id))
        append_entry(
            looking.deed("land:withdraw", subject=subject, detail={}, marking_id=row["marking_id"]), id=new_id(), at=at
        )  # fmt: skip
        cursor.execute(INSERT, [as_json({
            "id": new_id(), "number": "", "crop": row["crop"], "year": row["year"], "district": row["district"],
            "content": "", "sha256": "\\x", "words": words.strip(), "withdraws": certificate_id, **_signed(looking, at),
            "marking_id": open_marking(looking),
        })])  # fmt: skip


def issued_in(*, crop: str, year: int, district: int) -> list[Row]:
    """Certificates of a district's season that show, in the order of signing. Inside `reading_as`."""
    rows = ask(SQL + "certificates.sql", id=None, crop=crop, year=year, district=district)
    return [{**row, "agency_named": agency_named(row["agency"])} for row in rows]


def certificate_page(certificate_id: uuid.UUID, *, today: date, by: Looking) -> Row | None:
    """One certificate as it was issued, and what the reader's view says since; None where it is hidden or absent.

    `against`: records that speak against what it says; `came`, `gone`: records it does not rest on, and those of its own
    that do not show now. `whole`: its content still has the hash that stands on it.
    """
    row = _row(certificate_id)
    if row is None:
        return None
    code = district_numbered(row["district"]).code
    kept = json.loads(row["content"])
    now = district_season(code=code, today=today, crop=row["crop"], year=row["year"], by=by)
    seen = {str(each["key"]): each for each in now["claims"]} if now else {}
    came, gone = since(kept["records"], seen=list(seen.values()))
    return {
        **row, "kept": kept, "code": code, "district_named": district_named(row["district"]),
        "season": season_named(row["crop"], row["year"]), "whole": hash_of(row["content"]) == bytes(row["sha256"]),
        "digest": bytes(row["sha256"]).hex(), "agency_named": agency_named(row["agency"]),
        "withdrawn_agency_named": agency_named(row["withdrawn_agency"]) if row["withdrawn_agency"] is not None else None,
        "declared": [
            {**each, "agency": agency_named(each["agency"]), "declared_on": date.fromisoformat(each["declared_on"]),
             "signed_at": datetime.fromisoformat(each["signed_at"])} for each in kept["declared"]
        ],
        "records": [_record(each, seen.get(each["key"])) for each in kept["records"]],
        "against": now["against"] if now else [], "came": came, "gone": gone,
        "withdraws": row["withdrawn_at"] is None and row["agency"] == by.agency and may_write(by), "today": today,
    }  # fmt: skip


def _record(kept: Row, seen: Row | None) -> Row:
    return {
        **kept, "agency": agency_named(kept["originator"]), "on": date.fromisoformat(kept["on"]) if kept["on"] else None,
        "shows": seen is not None, "number": seen["number"] if seen else "",
    }  # fmt: skip


def _row(certificate_id: uuid.UUID) -> Row | None:
    rows = ask(SQL + "certificates.sql", id=certificate_id, crop=None, year=None, district=None)
    return rows[0] if rows else None


def _must_hold(page: Row | None, words: str) -> Row:
    if page is None:
        raise NotAvailable
    if len(words) > LONGEST_WORDS:
        raise NotCertified(f"A remark has at most {LONGEST_WORDS} characters; this has {len(words)}.")
    if page["certificate"].says is Says.NOTHING:
        raise NotCertified("It is not declared free, cleared or verified: declare first how the district stands.")
    if page["against"]:
        raise NotCertified("Records that you see speak against it: declare anew how the district stands.")
    return page


def _content(page: Row) -> str:
    declared: Sequence[Row] = [
        {**each, "agency": each["agency_number"]} for each in page["history"] if each["taken_back_at"] is None
    ]  # fmt: skip
    season = page["season"]
    return content_of(
        says=str(page["certificate"].says), uncovered=[(str(what), n) for what, n in page["certificate"].uncovered],
        areas=page, bounds_m2=page["bounds_m2"], fields=page["fields"], visits=page["visits"],
        season={"begins_on": season.begins_on, "ends_on": season.ends_on}, declared=declared, records=[
            {**each, "adds_m2": round(each["adds_m2"], 3)} for each in page["claims"]
        ],
    )  # fmt: skip


def _signed(looking: Looking, at: datetime) -> Row:
    return {
        "agency": looking.agency, "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at
    }  # fmt: skip
