"""Chains of custody leave with the records on which they hang, in a court bundle and in an export, and with no others."""

import io
import json
import uuid
import zipfile
from datetime import timedelta
from decimal import Decimal

from rabta.custody.operations import Said, begin_chain, sign_step, withdraw_step
from rabta.custody.rules.step import Kind
from rabta.exchange.operations import court_bundle, export_record
from rabta.exchange.rules.court import Case
from rabta.language.sentences import said_in_urdu
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, Person

CASE = Case(recipient="court", name="EX court of sessions", number="EX-77/2025")
TEXTS = {
    "shown": "EX-1. ANF took custody of 18.750 kg heroin recovered from a truck at Torkham on 3 March 2025; one held.",
    "kept": "EX-2. ANF recovered 7.2 kg hashish from a car at Jamrud on 4 March 2025. Two persons were arrested.",
    "met": "EX-3. ANF rescued 14 migrants from a boat off Gwadar on 5 March 2025 and recovered 2 kg heroin from its tank.",
    "joined": "EX-4. On 3 March 2025 Customs stopped a truck at Torkham and recovered over 18 kg of heroin from its tank.",
}
SHARED = "restricted; every agency"
MARKINGS = {"kept": f"{SHARED}; H1, H2"}
LABELS = {name: f"EX bag {name}" for name in TEXTS}


def begun(house: House, name: str, report_id: uuid.UUID) -> uuid.UUID:
    with house.as_superuser() as superuser:
        found = superuser.execute(
            "SELECT i.key FROM incident i JOIN reading d ON d.id = i.reading_id JOIN seizure_line l ON l.incident_id = i.id"
            " WHERE d.report_id = %s", [report_id],
        ).fetchone()  # fmt: skip
    assert found, name
    when = house.clock.now - timedelta(hours=2)
    said = Said(kind=Kind.SEIZED, done_at=when, place="Torkham <gate>", amount=Decimal("18.75"), error=Decimal("0.01"))
    return begin_chain(
        reader_id=ANF_OFFICER.id, incident_key=uuid.UUID(str(found[0])), line_no=0, label=LABELS[name], seized=said,
        at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip


def filled(house: House) -> dict[str, uuid.UUID]:
    """Four reports; a chain on each of ANF's; of the one that is shown a step was taken back, and weight is missing."""
    reports = {
        name: house.file(
            CUSTOMS_OFFICER if name == "joined" else ANF_OFFICER, text, marking=MARKINGS.get(name, SHARED)
        ).report_id for name, text in TEXTS.items()
    }  # fmt: skip
    exhibits = {name: begun(house, name, reports[name]) for name in ("shown", "kept", "met")}
    when = {"at": house.clock.tick(), "new_id": house.clock.new_id, "reader_id": ANF_OFFICER.id}
    seal = Said(kind=Kind.SEALED, done_at=house.clock.now - timedelta(hours=1), place="Torkham", reference="EX-S1")
    number = sign_step(exhibit_id=exhibits["shown"], said=seal, **when)
    withdraw_step(exhibit_id=exhibits["shown"], number=number, reason="EX wrong seal", **when)
    amount = {"amount": Decimal("18.2"), "error": Decimal("0.01")}
    weighed = Said(kind=Kind.WEIGHED, done_at=house.clock.now - timedelta(minutes=30), place="Peshawar", **amount)
    sign_step(exhibit_id=exhibits["shown"], said=weighed, **when)
    return reports


def files_in(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        return {name: held.read(name) for name in held.namelist()}


def exported(house: House, who: Person) -> dict[str, bytes]:
    held = io.BytesIO()
    export_record(reader_id=who.id, out=held, at=house.clock.tick(), new_id=house.clock.new_id)
    return files_in(held.getvalue())


def is_nowhere(files: dict[str, bytes], *names: str) -> bool:
    return not any(LABELS[name].encode() in content for name in names for content in files.values())


def test_chains_leave_with_what_may_be_used_and_with_nothing_else(house: House) -> None:
    reports = filled(house)
    chosen = [reports["shown"], reports["joined"], reports["met"], reports["kept"]]
    made = court_bundle(
        reader_id=ANALYST.id, case=CASE, report_ids=chosen, at=house.clock.tick(), new_id=house.clock.new_id,
        in_urdu=said_in_urdu,
    )  # fmt: skip
    files = files_in(made)
    [chain] = json.loads(files["custody.json"])
    assert (chain["label"], chain["substance"], chain["unit"]) == (LABELS["shown"], "heroin", "kg")
    assert [(step["kind"], step["taken_back"]) for step in chain["steps"]] == [
        ("seized", None), ("sealed", "EX wrong seal"), ("weighed", None),
    ]  # fmt: skip
    assert chain["balance"]["short"] == "0.55" and chain["balance"]["balances"] is False
    assert is_nowhere(files, "kept", "met"), "of what may not be used nothing is said, nor of rows that are withheld"
    page = files["index.html"].decode()
    assert "Chains of custody" in page and "زیرِ تحویل مال کا سلسلہ" in page and "Torkham &lt;gate&gt;" in page
    assert "It does not balance; short by" in page and "0.55 kg" in page and "EX wrong seal" in page
    reasons = [one["text"] for judgement in json.loads(files["judgements.json"]) for one in judgement["reasons"]]
    assert reasons and all(urdu in page for text in reasons if (urdu := said_in_urdu(text)))
    assert any(said_in_urdu(text) for text in reasons)

    mine = files_in(court_bundle(
        reader_id=ANF_OFFICER.id, case=CASE, report_ids=[reports["kept"]], at=house.clock.tick(), new_id=house.clock.new_id,
    ))  # fmt: skip
    assert [one["label"] for one in json.loads(mine["custody.json"])] == [LABELS["kept"]], "its own originator may"

    files = exported(house, ANALYST)
    assert [json.loads(line)["label"] for line in files["custody.jsonl"].splitlines()] == [LABELS["shown"]]
    assert is_nowhere(files, "kept", "met")
    assert files_of_custody(exported(house, CUSTOMS_OFFICER)) == [] and "custody.jsonl" not in exported(house, AUDITOR)
    own = exported(house, ANF_OFFICER)
    assert {one["label"] for one in files_of_custody(own)} >= {LABELS["shown"], LABELS["kept"]}
    assert OUTSIDER.agency not in {step["agency"] for one in files_of_custody(own) for step in one["steps"]}


def files_of_custody(files: dict[str, bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in files["custody.jsonl"].splitlines()]
