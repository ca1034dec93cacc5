"""What is shown is in the ledger first; with the ledger unwritable every door answers 503 and no byte of a record."""

import re
import uuid

from rabta.web.urls import urlpatterns
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER

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


HOLDS_NO_RECORD = {
    "live": "an opaque version", "who": "says back what the form says", "map_layer": "borders", "sign_in": "the door",
    "code": "the door", "unlock": "the door", "password": "one's own", "second_factor": "one's own",
}  # fmt: skip
"""Pages that answer without an entry, and what they show."""


def addresses(console: Filled) -> dict[str, str]:
    """Every address of the console, by its name, with a record of this house wherever it names one."""
    with console.house.as_superuser() as superuser:
        keys = [str(key) for (key,) in superuser.execute(
            "SELECT i.key FROM incident i JOIN reading r ON r.id = i.reading_id WHERE r.report_id IN (%s, %s) ORDER BY 1",
            [console.anf, console.customs]).fetchall()]  # fmt: skip
        (event,) = superuser.execute(
            "SELECT event_key FROM event_member WHERE incident_key = ANY (%s::uuid[]) LIMIT 1", [keys]
        ).fetchone()
    values = {"report_id": console.anf, "key": keys[0], "a": keys[0], "b": keys[1], "name": "events", "digest": "0" * 12}
    found = {}
    for one in urlpatterns:
        pattern = re.sub(r"<\w+:(\w+)>", lambda part: str(values.get(part[1], uuid.UUID(int=8))), str(one.pattern))
        found[str(one.name)] = "/" + pattern
    return found | {"event": f"/events/{event}/", "event_bundle": f"/events/{event}/bundle/", "search": "/search/?q=heroin"}


def test_no_page_leaves_without_its_entry(console: Filled) -> None:
    """Every address there is, so that a new page cannot forget it."""
    client, pages = client_of(ANALYST), addresses(console)
    answered = {name: client.get(page) for name, page in pages.items()}
    shown = {name for name, answer in answered.items() if answer.status_code == 200}
    assert {"report", "receipt", "original", "incident", "event", "search", "situation", "figure", "map_points"} <= shown
    jam(console)
    for name, page in pages.items():
        answer = client.get(page)
        body = answer.content.decode(errors="replace")
        assert not [word for word in RECORD if word in body], page
        assert "disk full" not in body
        if name in shown - set(HOLDS_NO_RECORD):
            assert answer.status_code == 503, page
    free(console)
    assert client.get("/").status_code == 200


def test_nothing_is_taken_along_without_its_entry(console: Filled) -> None:
    client, pages = client_of(ANALYST), addresses(console)
    court = {"recipient": "court", "name": "Special Court", "number": "12/25"}
    taken = {pages["export"]: {"since": ""}, pages["event_bundle"]: court}
    for page, form in taken.items():
        assert client.post(page, form).content.startswith(b"PK"), page
    jam(console)
    for page, form in taken.items():
        refused = client.post(page, form)
        assert refused.status_code == 503 and b"PK" not in refused.content, page


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
