"""From a find to a seizure: the report through the normal filing door, what was examined, the chain of custody, the bag.

All of it is one transaction with a ledger entry for each part, so that nobody sees a find half-written. It is placed, as
every report is, when that is through; sent again, what is there stays.
"""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connections

from rabta.custody.operations import Begun, Said, begin_chains_in
from rabta.custody.rules.step import Kind as CustodyKind
from rabta.custody.rules.step import Picture
from rabta.filing.errors import NotAvailable
from rabta.filing.operations import file_in
from rabta.filing.placing import place_filed
from rabta.filing.rules.kinds import Kind
from rabta.filing.rules.rows import rows_of
from rabta.intake.formats.airport.cells import tag_in
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import as_json, ask
from rabta.records.rules.naming import agency_named
from rabta.screening.errors import NotSo
from rabta.screening.operations.scans import close_found_in
from rabta.screening.queries.scans import SQL, bag
from rabta.screening.rules.audience import OWN_AGENCY
from rabta.screening.rules.examination import Age, Opened, what_is_missing
from rabta.screening.rules.find_sheet import Found, find_sheet, what_is_wrong
from rabta.screening.rules.scan_course import ScanStep
from rabta.sharing.operations import Looking, acting_as, reading_as

EXAMINED = "INSERT INTO examination SELECT (jsonb_populate_record(NULL::examination, %s::jsonb)).*"
LARGEST_PHOTO = 10 * 2**20
NOT_ONE = "This does not read as one seizure: see the fields again."
PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True)
class Reported:
    """What became of a find: the report, its incident, the exhibits whose chains began, and whether all was there before."""

    report_id: uuid.UUID
    incident_key: uuid.UUID
    exhibits: tuple[uuid.UUID, ...]
    already: bool


def report_find(
    *, reader_id: uuid.UUID, found: Found, scan_id: uuid.UUID | None = None, region: Mapping[str, Any] | None = None,
    photo: bytes = b"", marking_text: str, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> Reported:  # fmt: skip
    """File a find of the reader's agency. `scan_id`: an object of the bag's scans; `region`: what was marked in it.

    Raises NotAvailable for an object that is hidden or missing, NotSo with the reason for what cannot be filed; then nothing
    is written. Of a body no picture is taken, of a child nothing is shown beyond the agency.
    """
    if scan_id is not None and found.examined.opened is Opened.BODY:
        raise NotSo("An examination of a person does not hang on the scan of a bag: report it by itself.")
    said = replace(found.examined, has_photo=bool(photo), has_scan=scan_id is not None)
    if refused := what_is_missing(said) or what_is_wrong(found) or _why_no_photo(photo):
        raise NotSo(refused)
    with reading_as(reader_id, purpose=purpose) as looking:
        if Role.LIAISON not in looking.roles:
            raise NotSo("Finds are reported by officers of agencies.")
        scans = _scans(scan_id, looking)
        found = replace(found, agency=agency_named(looking.agency)["code"])
    sheet, name = find_sheet(found), f"find-{found.airport}-{found.opened_at.date()}.csv"
    _must_be_read(sheet, name, found)
    marking = OWN_AGENCY if said.age in (Age.CHILD, Age.UNKNOWN) else marking_text

    def written(again: str) -> Reported:
        with acting_as(reader_id, purpose=purpose) as acting:
            return _write(acting, found, (sheet, name, marking), (scans, region, photo), again, at=at, new_id=new_id)

    try:
        reported = written("")
    except IntegrityError:  # the same find is reported at this very moment, and now it is there
        reported = written(at.isoformat())
    place_filed(at=at, new_id=new_id, report_id=reported.report_id)
    return reported


Seen = tuple[Sequence[Mapping[str, Any]], Mapping[str, Any] | None, bytes]
"""The objects of the bag's scans, what was marked in one of them, and the photograph of the exhibit."""


def _write(
    looking: Looking, found: Found, listed: tuple[bytes, str, str], seen: Seen, again: str, *, at: datetime, new_id: NewId
) -> Reported:
    """Photograph, report, examination, chains, bag. `listed`: the list of seizures, its name, its marking."""
    (sheet, name, marking), (scans, region, photo) = listed, seen
    deed: dict[str, Any] = {"at": at, "new_id": new_id}
    photo_id = None
    if photo:
        kind = "png" if photo.startswith(PHOTOS[1]) else "jpg"
        photo_id = file_in(
            looking, content=photo, file_name=f"exhibit.{kind}", marking_text=marking, again=again, **deed
        ).report_id
    filed = file_in(
        looking, content=sheet, file_name=name, marking_text=marking, format="seizure_log", typed_from=photo_id, again=again,
        **deed,
    )  # fmt: skip
    _examine(looking, filed.report_id, found, (scans, region, photo_id), **deed)
    key, exhibits = _chains(looking, filed.report_id, found, _pictures(scans, region, photo), **deed)
    if scans:
        close_found_in(looking, scan_id=scans[0]["report_id"], filed=filed.report_id, region=region, **deed)
    return Reported(filed.report_id, key, exhibits, filed.already)


def _why_no_photo(photo: bytes) -> str:
    if len(photo) > LARGEST_PHOTO:
        return f"A photograph has at most {LARGEST_PHOTO:,} bytes."
    return "" if not photo or photo.startswith(PHOTOS) else "A photograph is a JPEG or PNG picture."


def _scans(scan_id: uuid.UUID | None, looking: Any) -> list[dict[str, Any]]:
    """The objects of the bag. Raises NotAvailable, and NotSo for a bag of which nobody decided that it is opened."""
    if scan_id is None:
        return []
    found = bag(scan_id, by=looking)
    if found is None:
        raise NotAvailable
    if found["state"] not in (ScanStep.OPEN, ScanStep.SEND_ON, ScanStep.FOUND):
        raise NotSo("Only of a bag that is to be opened, or was sent on, is said what was in it.")
    return list(found["objects"])


def _must_be_read(sheet: bytes, name: str, found: Found) -> None:
    """The list is read before it is filed: what would be set aside, or read otherwise, is refused in the reader's words."""
    rows = list(rows_of(sheet, kind=Kind.TABLE, file_name=name, agency=found.agency, format="seizure_log"))
    for row in rows:
        if row.problem:
            raise NotSo(str(row.problem.get("rule") or row.problem.get("message")))
    incidents = [one for row in rows for one in (row.read or {}).get("incidents") or []]
    if [len(one["substances"]) for one in incidents] != [len(found.parts)]:
        raise NotSo(NOT_ONE)


def _pictures(scans: Sequence[Mapping[str, Any]], region: Mapping[str, Any] | None, photo: bytes) -> tuple[Picture, ...]:
    """The object that was marked, else the first of the scan, with the region; and the photograph."""
    marked = [one for one in scans if region and str(one["report_id"]) == region["object"]] or list(scans[:1])
    box = tuple(region["box"]) if region else ()
    found = [Picture(of="scan", sha256=one["told"]["sha256"], region=box) for one in marked]
    return (*found, *([Picture(of="photograph", sha256=hashlib.sha256(photo).hexdigest())] if photo else []))


def _examine(
    looking: Looking, report_id: uuid.UUID, found: Found,
    seen: tuple[Sequence[Mapping[str, Any]], Mapping[str, Any] | None, uuid.UUID | None], *, at: datetime, new_id: NewId,
) -> None:  # fmt: skip
    said, body = found.examined, found.examined.opened is Opened.BODY
    scans, region, photo_id = seen
    marked = ask(SQL + "examined.sql", report_id=report_id)
    if not marked:
        raise NotAvailable
    if marked[0]["examined"]:
        return
    entry = looking.deed("find:report", subject=("report", str(report_id)), detail={"opened": str(said.opened)},
                         marking_id=marked[0]["marking_id"])  # fmt: skip
    append_entry(entry, id=new_id(), at=at)
    with connections["default"].cursor() as cursor:
        cursor.execute(EXAMINED, [as_json({
            "id": new_id(), "report_id": report_id, "scans": [one["report_id"] for one in scans], "opened": str(said.opened),
            "opened_at": found.opened_at, "airport": found.airport, "tag": tag_in(found.tag) or found.tag.strip(),
            "field_test": said.field_test.strip(), "field_result": said.field_result,
            "ground": said.ground.strip() if body else "", "basis": said.basis if body else "",
            "order_number": said.order_number.strip() if body else "", "same_sex": True if body else None,
            "age": said.age if body else "", "present": said.present.strip() if body else "",
            "medical_count": said.medical_count, "medical_mass_g": said.medical_mass_g, "region": region, "photo": photo_id,
            "agency": looking.agency, "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at,
            "marking_id": marked[0]["marking_id"],
        })])  # fmt: skip


def _chains(
    looking: Looking, report_id: uuid.UUID, found: Found, pictures: tuple[Picture, ...], *, at: datetime, new_id: NewId
) -> tuple[uuid.UUID, tuple[uuid.UUID, ...]]:
    """Begin the chains of all lines of the report that have none."""
    lines = ask(SQL + "lines_of_find.sql", report_id=report_id)
    if len(lines) != len(found.parts):
        raise NotSo(NOT_ONE)
    key = lines[0]["key"]
    begun = [
        Begun(line_no=line["line_no"], label=found.tag or found.flight or found.airport, seized=Said(
            kind=CustodyKind.SEIZED, done_at=found.opened_at, place=found.place, amount=part.quantity, error=part.error,
            pictures=pictures,
        ))
        for line, part in zip(lines, found.parts, strict=True) if line["exhibit"] is None
    ]  # fmt: skip
    fresh = iter(begin_chains_in(looking, incident_key=key, begun=begun, at=at, new_id=new_id))
    return key, tuple(line["exhibit"] or next(fresh) for line in lines)
