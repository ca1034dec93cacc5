"""Declaring how a district or a province stands in a season: always a named person, never the house by itself."""

import uuid
from datetime import date, datetime

from django.db import connections

from rabta.clearance.errors import NotDeclared
from rabta.clearance.rules.status import LONGEST_WORDS, Declared, Status, why_not_declared
from rabta.clearance.season import declarations, declared_of, declared_row, evidence_of, may_write, read_season
from rabta.clearance.visiting import open_marking, place_in, season_in, writer
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose
from rabta.records.asking import as_json
from rabta.sharing.operations import acting_as
from rabta.vocabulary.rules.numbered import district_numbered

DECLARE = "INSERT INTO status_declared SELECT (jsonb_populate_record(NULL::status_declared, %s::jsonb)).*"
LOCK = "SELECT pg_advisory_xact_lock(hashtext('rabta land status'), hashtext(%s))"


def declare_status(
    *, reader_id: uuid.UUID, crop: str, year: int, district: str = "", province: str = "", status: str, on: date,
    words: str = "", today: date, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> uuid.UUID:  # fmt: skip
    """Declare in one's own name. A district's status rests on the records that its declarer sees; a province's on words.

    It shows to every agency of the country. Raises NotDeclared with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        writer(looking)
        where, whole = place_in(district, province)
        if where is None and not whole:
            raise NotDeclared("Say of which district or province.")
        season = season_in(crop, year)
        chosen = next((each for each in Status if each == status), None)
        if chosen is None:
            raise NotDeclared("Choose what you declare.")
        if on < season.counts_from:
            raise NotDeclared("This day lies before the season begins.")
        if len(words) > LONGEST_WORDS:
            raise NotDeclared(f"A reason has at most {LONGEST_WORDS} characters; this has {len(words)}.")
        if where is None and not words.strip():
            raise NotDeclared("Say in words what a whole province is declared on.")
        cursor.execute(LOCK, [f"{crop} {year} {where or whole}"])
        before = declarations(declared_of(season, district=where, province=whole))
        said = Declared(
            status=chosen, on=on, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name, words=words
        )
        evidence = None
        if where is not None:
            of = read_season(season, district=where)
            evidence = evidence_of(of.claims, of.visits)
        if refused := why_not_declared(before, evidence, said, today=today):
            raise NotDeclared(refused)
        declared_id, marking_id = new_id(), open_marking(looking)
        detail = {"status": str(chosen), "crop": crop, "year": year}
        append_entry(
            looking.deed("land:declare", subject=("land_status", str(declared_id)), detail=detail, marking_id=marking_id),
            id=new_id(), at=at,
        )  # fmt: skip
        cursor.execute(DECLARE, [as_json({
            "id": declared_id, "crop": crop, "year": year, "district": where, "province": whole, "status": str(chosen),
            "declared_on": on, "words": words.strip(), "takes_back": None, "agency": looking.agency,
            "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at, "marking_id": marking_id,
        })])  # fmt: skip
    return declared_id


def take_back(
    *, reader_id: uuid.UUID, declared_id: uuid.UUID, words: str, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> str | None:  # fmt: skip
    """Take back the last declaration of a place, if it is one's own; it stays in the history, with the reason.

    Returns the district's code, None for a province.

    Raises NotAvailable for one that is hidden, missing or another's, NotDeclared with the reason.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        row = declared_row(declared_id)
        if row is None or row["signed_by"] != looking.reader_id or not may_write(looking):
            raise NotAvailable
        if not words.strip() or len(words) > LONGEST_WORDS:
            raise NotDeclared(f"Say why, in at most {LONGEST_WORDS} characters.")
        cursor.execute(LOCK, [f"{row['crop']} {row['year']} {row['district'] or row['province']}"])
        season = season_in(row["crop"], row["year"])
        rows = declared_of(season, district=row["district"], province=row["province"])
        last = next((each["id"] for each in reversed(rows) if each["taken_back_at"] is None), None)
        if last != declared_id:
            raise NotDeclared("A later one was declared, or it was taken back already: the last comes first.")
        append_entry(
            looking.deed("land:take_back", subject=("land_status", str(declared_id)), detail={},
                         marking_id=row["marking_id"]), id=new_id(), at=at,
        )  # fmt: skip
        cursor.execute(DECLARE, [as_json({
            "id": new_id(), "crop": row["crop"], "year": row["year"], "district": row["district"],
            "province": row["province"], "status": "", "declared_on": today, "words": words.strip(),
            "takes_back": declared_id, "agency": looking.agency, "signed_by": looking.reader_id,
            "signed_name": looking.name, "signed_at": at, "marking_id": row["marking_id"],
        })])  # fmt: skip
    return district_numbered(row["district"]).code if row["district"] is not None else None
