"""Every page, as everybody: what it shows, what it never shows, and the headers it bears."""

import re
import uuid

import pytest
from django.test import Client

from rabta.web.security import CONTENT_SECURITY_POLICY
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER, Person

PLAIN = (
    "/", "/briefing/", "/briefing/mass_by_substance/", "/briefing/mass_by_substance/?key=heroin", "/briefing/events/",
    "/briefing/arrests/?agency=ANF", "/briefing/mass_by_substance/?province=Khyber+Pakhtunkhwa&month=2025-02&key=heroin",
    "/briefing/value/", "/briefing/area_cleared/", "/briefing/persons_encountered/", "/reporting/",
    "/reports/", "/events/", "/events/?substance=heroin", "/search/", "/search/?q=heroin", "/review/", "/review/decided/",
    "/file/", "/check/", "/check/?example=1", "/account/", "/help/", "/password/", "/export/", "/live/",
)  # fmt: skip
READERS = (ANF_OFFICER, ANALYST, DIRECTOR, OUTSIDER)
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


def links(client: Client, page: str, kind: str) -> list[str]:
    return re.findall(rf'href="(/{kind}/[0-9a-f-]{{36}}/)', client.get(page).content.decode())


@pytest.mark.parametrize("reader", READERS, ids=lambda p: p.name)
def test_every_page_answers(example_house: Filled, reader: Person) -> None:
    client = client_of(reader)
    seen = [page for kind, page in (("reports", "/reports/"), ("events", "/events/")) for page in links(client, page, kind)]
    incidents = links(client, seen[0], "incidents") if seen else []
    assert (reader is OUTSIDER) == (not seen), "the outsider sees no report; everybody else sees some"
    for page in (*PLAIN, *seen, *incidents, *(f"{p}receipt/" for p in seen if p.startswith("/reports/"))):
        answer = client.get(page)
        body = answer.content.decode()
        assert answer.status_code == 200, page
        assert answer["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert answer["Cache-Control"] == "no-store"
        assert not INLINE.search(body), (page, INLINE.search(body))
        assert "http://" not in body.replace("http://www.w3.org/2000/svg", "") and "https://" not in body, page
        if page != "/live/":
            assert "Not affiliated with or endorsed by any government" in body, page
            assert body.count("<h1") == 1, page


@pytest.mark.parametrize("reader", [ANALYST, DIRECTOR, OUTSIDER], ids=lambda p: p.name)
def test_nobody_else_learns_of_the_originators_own_report(example_house: Filled, reader: Person) -> None:
    client, owner = client_of(reader), client_of(ANF_OFFICER)
    for page in PLAIN:
        assert "opium" not in re.sub(r"<option.*?</option>", "", client.get(page).content.decode().lower()), page
    assert "opium" in owner.get("/briefing/").content.decode().lower()
    assert owner.get(f"/reports/{example_house.hidden}/").status_code == 200


@pytest.mark.parametrize("kind", ["reports", "incidents", "events"])
def test_hidden_and_missing_are_the_same_answer(example_house: Filled, kind: str) -> None:
    with example_house.house.as_superuser() as all_seeing:
        keys = all_seeing.execute(
            "SELECT i.key FROM incident i JOIN reading r ON r.id = i.reading_id WHERE r.report_id = %s",
            [example_house.hidden],
        ).fetchall()
    hidden = example_house.hidden if kind == "reports" else keys[0][0]
    client = client_of(ANALYST)
    answers = [client.get(f"/{kind}/{key}/") for key in (hidden, uuid.UUID(int=5))]
    assert [a.status_code for a in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert answers[0].headers == answers[1].headers
    assert client_of(ANF_OFFICER).get(f"/{kind}/{hidden}/").status_code == 200


def test_an_unknown_address_looks_like_a_hidden_record(example_house: Filled) -> None:
    client = client_of(OUTSIDER)
    assert client.get("/nothing/").content == client.get(f"/reports/{uuid.UUID(int=5)}/").content


@pytest.mark.parametrize("page", [p for p in PLAIN if p != "/live/"] + [f"/reports/{uuid.UUID(int=5)}/original/"])
def test_a_stranger_is_sent_to_the_sign_in_page_and_back(example_house: Filled, page: str) -> None:
    answer = Client(SERVER_NAME="localhost").get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=%2F")


def test_the_bytes_come_back_as_they_were_and_are_never_shown_in_the_browser(example_house: Filled) -> None:
    answer = client_of(ANALYST).get(f"/reports/{example_house.table}/original/")
    assert answer.content.startswith(b"record_no,date")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert client_of(OUTSIDER).get(f"/reports/{example_house.table}/original/").status_code == 404


def test_every_problem_of_a_table_is_a_row_of_the_receipt(example_house: Filled) -> None:
    body = client_of(ANALYST).get(f"/reports/{example_house.table}/receipt/").content.decode()
    assert "12 kg 400" in body and "Rows that need you" in body


def test_a_static_file_may_be_cached_and_a_page_never(example_house: Filled) -> None:
    client = client_of(ANALYST)
    assert "max-age" in client.get("/static/rabta/console.css")["Cache-Control"]
    assert client.get("/").headers["Cache-Control"] == "no-store"


def test_urdu_runs_from_right_to_left(example_house: Filled) -> None:
    client = client_of(ANALYST)
    client.cookies["rabta_language"], client.cookies["rabta_theme"] = "ur", "dark"
    for page in (*PLAIN[:-1], *links(client, "/reports/", "reports"), *links(client, "/events/", "events")):
        body = client.get(page).content.decode()
        assert '<html lang="ur" dir="rtl" data-theme="dark"' in body, page
        assert "اقوامِ متحدہ" in body, page


def test_no_sentence_of_an_urdu_page_is_english(example_house: Filled) -> None:
    """Names of people, quoted words, codes and file names keep their own script; they are marked as what they are."""
    client = client_of(ANALYST)
    client.cookies["rabta_language"] = "ur"
    seen = [page for kind, page in (("reports", "/reports/"), ("events", "/events/")) for page in links(client, page, kind)]
    incidents = links(client, seen[0], "incidents")
    for page in (*PLAIN[:-1], *seen, *incidents, *(f"{p}receipt/" for p in seen if p.startswith("/reports/"))):
        assert english_left(client.get(page).content.decode()) == [], page
    assert english_left(client.get("/reports/00000000-0000-0000-0000-000000000009/").content.decode()) == []


def test_english_left_on_a_page_is_found() -> None:
    assert english_left("<p>ایک</p><p>not one word</p>") == ["not one word"]
    assert english_left('<p title="not one word">ایک <bdi>said so</bdi></p>') == ["not one word"]


def test_numbers_are_grouped_as_the_reader_chose(example_house: Filled) -> None:
    client = client_of(ANALYST)
    assert "12,345,678" in client.get("/help/").content.decode()
    client.cookies["rabta_grouping"] = "lakh"
    assert "1,23,45,678" in client.get("/help/").content.decode()
