"""The ledger's page: everybody their own, auditors who read what and why, and nothing of what they may not see."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from rabta.casework.operations.cases import NewCase, open_case
from rabta.ledger.operations import close_checkpoint
from rabta.ledger.rules.checkpoint import BEGINNING, how_it_did_not_grow, is_signed, parse_checkpoint
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.numbered import agency_number
from rabta.web import clock
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, Person

CUSTOMS = agency_number("CUSTOMS") or 0
REASON = "EX-221, a test of the console"
EVERYBODY = (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, DIRECTOR, AUDITOR, OUTSIDER)


def page(client: Client, address: str = "/ledger/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def number_of(console: Filled, report: uuid.UUID) -> str:
    with console.house.as_superuser() as superuser:
        return str(superuser.execute("SELECT number FROM report WHERE id = %s", [report]).fetchone()[0])


def test_work_that_is_done_together_is_named_and_never_something_else(console: Filled) -> None:
    officer, now = client_of(ANF_OFFICER), {"at": console.house.clock.tick(), "new_id": console.house.clock.new_id}
    case = NewCase(title="EX-case", level=Level.RESTRICTED, agencies=[CUSTOMS], template="joint_raid")
    case_id = open_case(reader_id=ANF_OFFICER.id, case=case, **now)
    for path in (f"/cases/{case_id}/", "/work/", "/commitments/", "/equipment/", "/watch-lists/", "/targets/"):
        assert officer.get(path).status_code == 200, path
    shown = page(officer)
    assert "worked on a case" in shown and "looked at cases" in shown and "did something else" not in shown
    officer.cookies["rabta_language"] = "ur"
    assert english_left(page(officer)) == []
    assert "اپنے حصے کی رپورٹ درج کریں" in page(officer, f"/cases/{case_id}/"), "a template's task in the reader's language"


def test_an_auditor_sees_who_read_what_and_why(console: Filled) -> None:
    client_of(ANALYST).get(f"/reports/{console.anf}/")
    seen = page(client_of(AUDITOR), "/ledger/?what=opened")
    assert all(word in seen for word in ("centre analyst", "read the report", number_of(console, console.anf), REASON))
    of_record = page(client_of(AUDITOR), f"/ledger/?what=opened&record={number_of(console, console.anf)}")
    assert "centre analyst" in of_record
    other = number_of(console, console.customs)
    assert "centre analyst" not in page(client_of(AUDITOR), f"/ledger/?record={other}&what=opened")
    assert "centre analyst" in page(client_of(AUDITOR), f"/ledger/?reader={ANALYST.id}")
    assert "centre analyst" not in page(client_of(AUDITOR), f"/ledger/?reader={DIRECTOR.id}")
    assert "centre analyst" not in page(client_of(AUDITOR), "/ledger/?what=opened&to=2020-01-01")


@pytest.mark.parametrize("reader", [CUSTOMS_OFFICER, DIRECTOR, OUTSIDER], ids=lambda one: one.name)
def test_others_see_what_they_did_themselves(console: Filled, reader: Person) -> None:
    client_of(ANALYST, task="EX-222, of the analyst alone").get(f"/reports/{console.anf}/")
    seen = page(client_of(reader))
    assert "centre analyst" not in seen and "EX-222" not in seen
    assert "began a task" in seen and REASON in seen
    for address in ("/ledger/review/", "/ledger/checkpoint/", "/ledger/checkpoint/file/"):
        answer = client_of(reader).get(address)
        assert answer.status_code == 404
        assert answer.content == client_of(reader).get(f"/reports/{uuid.UUID(int=5)}/").content


def test_the_originator_learns_who_read_and_for_which_purpose_never_the_words(console: Filled) -> None:
    client_of(CUSTOMS_OFFICER, task="EX-222, a case of Customs alone").get(f"/reports/{console.anf}/")
    seen = page(client_of(ANF_OFFICER))
    assert "Customs officer" in seen and "coordination between agencies" in seen
    assert "EX-222" not in seen


def test_what_an_auditor_may_not_see_of_a_record_is_not_told_of_its_reading(console: Filled) -> None:
    """The report that only ANF may see: its filing, its reading; what another asked for and did not get is told as asked."""
    number = number_of(console, console.hidden)
    client_of(ANF_OFFICER).get(f"/reports/{console.hidden}/")
    client_of(ANALYST).get(f"/reports/{console.hidden}/")
    client_of(ANALYST).get(f"/reports/{uuid.UUID(int=5)}/")
    seen = page(client_of(AUDITOR), "/ledger/")
    assert number not in seen
    assert "read the report" not in seen, "only ANF's own reading was of a report"
    refused = page(client_of(AUDITOR), "/ledger/?what=refused")
    for one in (console.hidden, uuid.UUID(int=5)):
        assert f"report/{one}" in refused
        assert f'href="/reports/{one}/"' not in refused
    assert page(client_of(AUDITOR), f"/ledger/?record={number}").count("<tr") == 0


def test_an_auditor_of_less_vetting_reads_no_reasons_of_others(console: Filled) -> None:
    client_of(ANALYST, task="EX-222, of the analyst alone").get(f"/reports/{console.anf}/")
    assert "EX-222" in page(client_of(AUDITOR))
    with console.house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE reader SET vetting = 2 WHERE id = %s", [AUDITOR.id])
    seen = page(client_of(AUDITOR))
    assert "centre analyst" in seen and "EX-222" not in seen


def test_pages_go_on_behind_the_last_entry_and_no_number_counts_them(console: Filled) -> None:
    client = client_of(OUTSIDER)
    for _ in range(60):
        client.get("/help/")
    first = page(client)
    assert first.count("opened figures or a list") == 50
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = page(client, f"/ledger/{older}")
    assert 10 <= second.count("opened figures or a list") < 50
    assert "signed in" in second and "signed in" not in first.partition("<table")[2]


def test_a_week_is_looked_through_without_scores(console: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        night = clock.now().replace(hour=20, minute=0, second=0) - timedelta(days=1)  # one in the morning here
        ids = iter(range(1, 10_000))
        patch.setattr(clock, "now", lambda: night)
        patch.setattr(clock, "new_id", lambda: uuid.UUID(int=next(ids) << 70))
        client = client_of(ANALYST, task="EX-72")
        client.get(f"/reports/{console.anf}/")
        for number in range(6):
            client.get(f"/reports/{uuid.UUID(int=number + 1)}/")
            client.post("/task/", {"reason": "the usual request of the day"})
    week = page(client_of(AUDITOR), "/ledger/review/")
    assert week.count("centre analyst") == 2, "refused often; at night"
    assert "the usual request of the day" in week and "EX-72" in week
    assert "None in these days." in page(client_of(AUDITOR), "/ledger/review/?to=2020-01-07")


def test_a_checkpoint_leaves_signed_and_shows_growth(console: Filled) -> None:
    auditor = client_of(AUDITOR)
    close_checkpoint()
    shown = page(auditor, "/ledger/checkpoint/")
    kept = parse_checkpoint(shown.split('translate="no">RABTA1')[1].split("<")[0].join(["RABTA1", ""]))
    assert is_signed(kept) and kept.installation in shown
    client_of(ANALYST).get(f"/reports/{console.anf}/")
    close_checkpoint()
    answer = auditor.get(f"/ledger/checkpoint/file/?since={kept.size}")
    assert answer["Content-Disposition"].startswith("attachment")
    later = parse_checkpoint(answer.content.decode())
    assert how_it_did_not_grow(kept, later) is None and later.size > kept.size
    assert auditor.get("/ledger/checkpoint/file/?since=1").status_code == 404
    assert parse_checkpoint(auditor.get("/ledger/checkpoint/file/").content.decode()).since is None
    assert how_it_did_not_grow(BEGINNING, later), "the beginning bears no signature"


def test_no_word_of_a_record_stands_in_a_checkpoint(console: Filled) -> None:
    close_checkpoint()
    said: dict[str, Any] = json.loads(client_of(AUDITOR).get("/ledger/checkpoint/file/").content)
    assert set(said) == {"rabta", "v", "installation", "size", "root", "closed_at", "key", "signature"}


@pytest.mark.parametrize("reader", EVERYBODY, ids=lambda one: one.name)
def test_in_urdu_too(console: Filled, reader: Person) -> None:
    close_checkpoint()
    client = client_of(reader, task="مقدمہ 12/25")
    client.cookies["rabta_language"] = "ur"
    addresses = ["/ledger/", "/ledger/?what=refused", "/task/"]
    addresses += ["/ledger/review/", "/ledger/checkpoint/"] if reader is AUDITOR else []
    for address in addresses:
        assert english_left(page(client, address)) == [], address
