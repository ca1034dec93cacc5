"""What is shown is in the ledger first; with the ledger unwritable every door answers 503 and no byte of a record."""

from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER

DOORS = (
    "/", "/briefing/", "/briefing/events/", "/reports/", "/events/", "/search/?q=heroin", "/review/", "/file/", "/check/",
)  # fmt: skip
RECORD = ("heroin", "Torkham", "12.4", "ANF-")


def jam(console: Filled) -> None:
    """Make the ledger refuse every entry, as a full disk would."""
    with console.house.as_superuser() as superuser:
        superuser.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$;"
            "CREATE TRIGGER refuse BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION refuse()"
        )


def free(console: Filled) -> None:
    with console.house.as_superuser() as superuser:
        superuser.execute("DROP TRIGGER refuse ON entry")


def test_no_page_leaves_without_its_entry(console: Filled) -> None:
    client = client_of(ANALYST)
    pages = [*DOORS, f"/reports/{console.anf}/", f"/reports/{console.anf}/receipt/", f"/reports/{console.anf}/original/"]
    assert {client.get(page).status_code for page in pages} == {200}
    jam(console)
    for page in pages:
        answer = client.get(page)
        body = answer.content.decode()
        assert answer.status_code == 503, page
        assert not [word for word in RECORD if word in body], page
        assert "disk full" not in body
    free(console)
    assert client.get(pages[0]).status_code == 200


def test_nobody_signs_in_or_files_while_the_ledger_is_unwritable(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    jam(console)
    filed = client.post("/file/", {"words": "EX-9. Customs found 1 kg opium at Quetta.", "audience": "every"})
    assert filed.status_code == 503
    with console.house.as_superuser() as superuser:
        assert superuser.execute("SELECT count(*) FROM report").fetchone() == (4,)


def test_no_judged_text_leaves_without_its_entry(console: Filled) -> None:
    client, words = client_of(ANALYST), {"words": "12.4 kg of heroin were seized in February 2025."}
    assert client.post("/check/judged/", words).status_code == 200
    jam(console)
    refused = client.post("/check/judged/", words)
    assert refused.status_code == 503
    assert not [word for word in RECORD if word in refused.content.decode()]


def test_the_originator_sees_who_read_a_report(console: Filled) -> None:
    client_of(ANALYST).get(f"/reports/{console.anf}/")
    own = client_of(ANF_OFFICER).get(f"/reports/{console.anf}/").content.decode()
    assert "Who has read it" in own and "centre analyst" in own
    other = client_of(CUSTOMS_OFFICER).get(f"/reports/{console.anf}/").content.decode()
    assert "Who has read it" not in other and "centre analyst" not in other


def test_an_event_page_is_a_reading_of_every_report_it_shows(console: Filled) -> None:
    client = client_of(ANALYST)
    with console.house.as_superuser() as superuser:
        (key,) = superuser.execute("SELECT key FROM incident WHERE words LIKE '%%Torkham%%' LIMIT 1").fetchone()
    assert client.get(f"/incidents/{key}/").status_code == 200
    with console.house.as_superuser() as superuser:
        told = superuser.execute("SELECT count(*) FROM entry WHERE deed = 'incident:read' AND subject_kind = 'report'")
        assert told.fetchone() == (1,)
