"""A bundle for a court holds what handling allows, byte for byte, and says nothing of what it does not hold."""

import hashlib
import io
import json
import uuid
import zipfile

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connections

from rabta.exchange.errors import CaseNotSaid, NothingToTake
from rabta.exchange.operations import court_bundle
from rabta.exchange.queries import court_request
from rabta.exchange.rules.court import Case
from rabta.filing.errors import NotAvailable
from rabta.filing.operations import withdraw_report
from rabta.filing.releasing import recall_release, release_report
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

CASE = Case(recipient="court", name="EX court of sessions", number="EX-77/2025")
OPEN = "EX-1. On 3 March 2025 Customs stopped a truck at Torkham and recovered over 18 kg of heroin from its tank."
LABORATORY = (
    "EX-2. ANF took custody of 18.750 kg heroin recovered from a truck at Torkham on 3 March 2025. One person was arrested."
)
MET = (
    "EX-3. ANF rescued 14 migrants from a boat off Gwadar on 4 March 2025; two of them children. Passports were not found."
)


def bundle(house: House, who: Person, *reports: uuid.UUID, case: Case = CASE) -> dict[str, bytes]:
    at = house.clock.tick()
    made = court_bundle(reader_id=who.id, case=case, report_ids=reports, at=at, new_id=house.clock.new_id)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {name: package.read(name) for name in package.namelist()}


def event_of(house: House, report_id: uuid.UUID) -> uuid.UUID:
    with house.as_superuser() as superuser:
        found = superuser.execute(
            "SELECT m.event_key FROM event_member m JOIN incident i ON i.key = m.incident_key"
            " JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s",
            [report_id],
        ).fetchone()
    assert found
    return uuid.UUID(str(found[0]))


def test_originals_are_in_it_byte_for_byte_and_every_file_is_in_the_manifest(house: House) -> None:
    customs = house.file(CUSTOMS_OFFICER, OPEN, file_name="EX secret name.txt").report_id
    anf = house.file(ANF_OFFICER, LABORATORY).report_id
    files = bundle(house, ANALYST, anf, customs)
    assert files["records/0001/original.txt"].decode() == OPEN, "the earliest received comes first, however it was asked"
    assert files["records/0002/original.txt"].decode() == LABORATORY
    listing, signature = files.pop("manifest.json"), json.loads(files.pop("signature.json"))
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature["key"]))
    key.verify(bytes.fromhex(signature["signature"]), listing)
    with pytest.raises(InvalidSignature):
        key.verify(bytes.fromhex(signature["signature"]), listing.replace(b"EX-77", b"EX-78"))
    told = json.loads(listing)
    assert {f["name"]: f["sha256"] for f in told["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert told["for"] == {"kind": "court", "name": CASE.name, "case": CASE.number} and told["signed_by"] == signature["key"]
    reading = json.loads(files["records/0002/reading.json"])
    at = {span["field"]: (span["start"], span["end"]) for span in reading["rows"][0]["spans"]}
    assert "18.750" in {LABORATORY[start:end] for start, end in at.values()}
    assert all("secret" not in name for name in files), "no word of a record in the name of a file"


def test_an_event_leaves_with_the_reasons_that_joined_its_reports(house: House) -> None:
    customs = house.file(CUSTOMS_OFFICER, OPEN).report_id
    house.file(ANF_OFFICER, LABORATORY)
    made = court_bundle(
        reader_id=ANALYST.id, case=CASE, event_key=event_of(house, customs), at=house.clock.tick(), new_id=house.clock.new_id
    )
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        [judgement] = json.loads(package.read("judgements.json"))
        page = package.read("index.html").decode()
    assert judgement["outcome"] == "same" and judgement["reasons"] and judgement["by"] == "a rule"
    assert "Torkham" in page and "RESTRICTED; H0" in page and "عدالت" in page and "<script" not in page


@pytest.mark.parametrize(("code", "why"), [("H1", "not_in_court"), ("H2", "not_passed_on")])
def test_what_another_agency_keeps_back_is_asked_for_and_not_in_it(house: House, code: str, why: str) -> None:
    kept = house.file(ANF_OFFICER, LABORATORY, marking=f"restricted; every agency; {code}").report_id
    house.file(CUSTOMS_OFFICER, OPEN)
    with reading_as(ANALYST.id):
        asked = court_request(event_key=event_of(house, kept))
    assert asked and [one["kept"] for one in asked["ask"]] == [[why]] and asked["ask"][0]["agency"]["code"] == "ANF"
    files = bundle(house, ANALYST, kept, *[one["id"] for one in asked["may"]])
    assert not any(b"18.750" in content or b"EX-2" in content or b"ANF-" in content for content in files.values())
    with pytest.raises(NothingToTake):
        bundle(house, ANALYST, kept)
    assert bundle(house, ANF_OFFICER, kept)["records/0001/original.txt"].decode() == LABORATORY, "its own originator may"


@pytest.mark.parametrize("code", ["H1", "H2"])
def test_what_its_originator_allows_in_court_is_in_it_until_that_is_taken_back(house: House, code: str) -> None:
    kept = house.file(ANF_OFFICER, LABORATORY, marking=f"restricted; every agency; {code}").report_id
    when = {"at": house.clock.tick(), "new_id": house.clock.new_id, "reader_id": ANF_OFFICER.id, "reason": "asked for"}
    release_report(report_id=kept, agencies=[number("CUSTOMS")], kind="share", **when)
    allowed = release_report(report_id=kept, agencies=[number("NNCC")], kind="court", **when)
    assert bundle(house, ANALYST, kept)["records/0001/original.txt"].decode() == LABORATORY
    with pytest.raises(NothingToTake):
        bundle(house, CUSTOMS_OFFICER, kept)
    recall_release(release_id=allowed, **when)
    with pytest.raises(NothingToTake):
        bundle(house, ANALYST, kept)


def number(code: str) -> int:
    return agency_number(code) or 0


def test_a_bundle_is_handled_as_strictly_as_its_strictest_record(house: House) -> None:
    one = house.file(ANF_OFFICER, LABORATORY, marking="confidential; every agency; H1").report_id
    marking = "restricted; every agency; H0, H3; for coordination and law enforcement; note not before the trial"
    two = house.file(ANF_OFFICER, OPEN, marking=marking).report_id
    assert json.loads(bundle(house, ANF_OFFICER, one, two)["manifest.json"])["handling"] == (
        "CONFIDENTIAL; H0, H1, H3; for coordination and law enforcement; note not before the trial"
    )


def test_rows_of_protected_persons_are_never_in_it_nor_the_file_that_holds_them(house: House) -> None:
    met = house.file(ANF_OFFICER, MET).report_id
    for who in (ANF_OFFICER, ANALYST):
        files = bundle(house, who, met)
        assert "records/0001/original.txt" not in files
        assert not any(b"migrants" in content or b"Gwadar" in content for content in files.values())
        assert json.loads(files["manifest.json"])["records"][0]["withheld_rows"] == 1


def test_what_was_pulled_back_is_no_evidence(house: House) -> None:
    wrong = house.file(ANF_OFFICER, LABORATORY).report_id
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=wrong, reason="wrong", at=house.clock.tick(), new_id=house.clock.new_id
    )
    with pytest.raises(NothingToTake):
        bundle(house, ANF_OFFICER, wrong)


def test_hidden_and_missing_are_one_answer_and_hidden_records_change_no_byte(house: House) -> None:
    seen = house.file(CUSTOMS_OFFICER, OPEN, marking="open; every agency").report_id
    key = event_of(house, seen)
    house.clock.numbers, at = iter([uuid.uuid4().int >> 64 for _ in range(500)]), house.clock.tick()

    def made() -> bytes:
        return court_bundle(reader_id=OUTSIDER.id, case=CASE, event_key=key, at=at, new_id=house.clock.new_id)

    before = made()
    hidden = house.file(ANF_OFFICER, LABORATORY, marking="confidential; originator only").report_id
    assert made() == before
    for report_id in (hidden, uuid.uuid4()):
        with pytest.raises(NotAvailable):
            bundle(house, OUTSIDER, seen, report_id)
    with pytest.raises(NotAvailable):
        bundle(house, OUTSIDER)


@pytest.mark.parametrize(
    "case",
    [
        Case(recipient="court", name="EX court", number=" "), Case(recipient="friend", name="EX", number="1"),
        Case(recipient="court", name="EX\ncourt", number="1"), Case(recipient="court", name="x" * 121, number="1"),
    ],
    ids=["no case", "no court", "two lines", "too long"],
)  # fmt: skip
def test_without_a_case_there_is_no_bundle(house: House, case: Case) -> None:
    report_id = house.file(ANF_OFFICER, OPEN).report_id
    with pytest.raises(CaseNotSaid):
        bundle(house, ANF_OFFICER, report_id, case=case)


def test_each_originator_learns_which_court_got_its_record(house: House) -> None:
    anf, customs = house.file(ANF_OFFICER, LABORATORY).report_id, house.file(CUSTOMS_OFFICER, OPEN).report_id
    bundle(house, ANALYST, anf, customs)
    with reading_as(ANF_OFFICER.id):
        [(subject, said)] = _entries()
    assert (subject, said["case"], said["recipient"]) == (str(anf), CASE.number, CASE.name)
    with reading_as(OUTSIDER.id):
        assert _entries() == []


def _entries() -> list[tuple[str, dict[str, str]]]:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT subject_id, body FROM entry WHERE deed = 'bundle:court'")
        return [(subject, json.loads(bytes(body))["detail"]) for subject, body in cursor.fetchall()]
