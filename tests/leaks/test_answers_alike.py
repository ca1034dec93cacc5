"""The console's answers: a hidden record and a missing one are the same bytes, whatever is asked and however."""

import functools
import itertools
import os
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from rabta.filing.rules.file_names import kept_name
from rabta.web.urls import urlpatterns
from tests.house import House
from tests.leaks.asking import EVERY, HIDDEN_WORDS, Standing
from tests.leaks.browsing import crawl, differing, fixed_clock, sign_in
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person

METHODS = ("get", "head", "options", "put", "patch", "delete", "post", "trace")
HTMX = {"HTTP_HX_REQUEST": "true"}
ROUTES = sorted(str(p.pattern) for p in urlpatterns if "<uuid" in str(p.pattern))
FORM = {
    "outcome": "same", "note": "n", "reason": "r", "row_no": "1", "start": "0", "end": "3", "field": "quantity",
    "value": "1",
}  # fmt: skip
FRESH = itertools.count(5_000_000, 1_000_000)
"""Where the ids of each test begin: tests of this module share a house."""
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value="|"X-CSRFToken": ?"|csrf-token" content=")[A-Za-z0-9]+')


def whole(response: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    """An answer without what differs every time for everybody: the form's token and the cookie that carries it."""
    headers = {name: value for name, value in response.headers.items() if name != "Set-Cookie"}
    return response.status_code, headers, _TOKEN.sub(rb"\1", response.content)


def asked(client: Client, method: str, path: str, **more: Any) -> tuple[int, dict[str, str], bytes]:
    """The answer, with the asked id written X: an address may come back in the page."""
    send = getattr(client, method)
    return whole(send(path, FORM, **more) if method == "post" else send(path, **more))


FORM_FIRST = (
    "commitments/meetings/<uuid:meeting_id>/enter/", "dissent/", "land/fields/<uuid:claim_key>/visit/",
    "land/fields/<uuid:claim_key>/image/", "networks/<uuid:statement_key>/mark/",
    "partners/<uuid:partner_request_id>/recall/",
    "partners/<uuid:partner_request_id>/say/", "redress/", "sharing/ask/", "sharing/mark/", "sharing/release/", "sign/",
    "step/",
)  # fmt: skip
"""An empty form is refused there before any record is asked for: the same words for hidden, missing and shown."""


def ways_of_asking(reader: Person) -> list[tuple[str, dict[str, str]]]:
    """Every method, with and without HTMX, for one reader; for the others what a page's own links and forms send."""
    every = reader is CUSTOMS_OFFICER or "RABTA_PROVE" in os.environ
    return [(method, htmx) for method in (METHODS if every else ("get", "post")) for htmx in ({}, HTMX)]


@pytest.fixture(scope="module")
def browsers(standing_of_module: Standing) -> Callable[[Person], Client]:
    """A browser of each reader, signed in once for every route: nothing that is refused ends a session."""
    return functools.cache(sign_in)


@pytest.mark.parametrize("reader", [CUSTOMS_OFFICER, ANALYST, OUTSIDER, PARTNER], ids=lambda p: p.name)
@pytest.mark.parametrize("route", ROUTES)
def test_every_method_on_every_route_answers_hidden_as_missing(
    standing: Standing, browsers: Callable[[Person], Client], route: str, reader: Person
) -> None:
    record = standing.reports["store"] if route.startswith("reports") else standing.key("store")
    seen = standing.key("road")
    with fixed_clock(first=next(FRESH)):
        client = browsers(reader)
        for method, htmx in ways_of_asking(reader):
            got = []
            for one in (record, uuid.UUID(int=9)):
                path = "/" + re.sub(r"<uuid:b>", str(seen), re.sub(r"<uuid:(?!b>)\w+>", str(one), route))
                path = path.replace("<int:number>", "0")
                status, headers, body = asked(client, method, path, **htmx)
                got.append((status, headers, body.replace(str(one).encode(), b"X")))
            assert got[0] == got[1], (method, route)
            assert got[0][0] in (404, 405, 422), (method, route, got[0][0])
            if got[0][0] == 422:
                no_analyst = reader is not ANALYST and ("judge" in route or "deeds" in route)
                no_officer = reader in (ANALYST, PARTNER) and "cancel" in route
                asks_no_record = no_analyst or no_officer or any(step in route for step in FORM_FIRST)
                assert asks_no_record, "only a refusal that asks no record comes first"


def test_typed_from_a_hidden_report_and_from_a_missing_one_are_one_answer(standing: Standing) -> None:
    client, before = sign_in(CUSTOMS_OFFICER), standing.one("SELECT count(*) FROM report")
    form = {"words": "Customs: 1 kg opium at Hub.", "audience": "every", "source": "A", "information": "2"}
    got = []
    with fixed_clock(first=next(FRESH)):
        for one in (standing.reports["store"], uuid.UUID(int=9)):
            status, headers, body = whole(client.post("/file/", {**form, "typed_from": str(one)}))
            got.append((status, headers, body.replace(str(one).encode(), b"X")))
    assert got[0] == got[1] and got[0][0] == 422 and b"is available to you" in got[0][2]
    assert standing.one("SELECT count(*) FROM report") == before


NONSENSE = (
    "/search/?q=%00", "/search/?q=%25%5C_%27%22", "/search/?from=9999-99-99&to=x", "/search/?agency=%27--",
    "/search/?substance=%00",
    "/events/?page=99999999999", "/events/?page=-1", "/events/?page=999999", "/events/?from=0001-01-01&to=9999-12-31",
    "/events/?substance=%27", "/reports/?before=%00", "/reports/?before=%F0%9F%98%80", "/reports/?before=2025-01-01~x",
    "/reports/?agency=NOBODY", "/reports/not-a-uuid/", "/reports/00000000000000000000000000000009/",
    "/briefing/?from=x&to=%00",
    "/briefing/mass_by_substance/?key=%27", "/briefing/mass_by_substance/?key=99999999999999999999", "/briefing/none/",
    "/briefing/value/?price_list=%27", "/signals/%27/", "/signals/?day=x", "/signals/rise:heroin:district:%F0%9F%98%80/",
    "/incidents/x/", "/%00/", "/live/?seen=%00", "/file/who/?audience=%00",
)  # fmt: skip
DATABASE_WORDS = ("psycopg", "relation", "violates", "constraint", "sqlstate", "syntax", "traceback", "marking_id", "uuid")


@pytest.mark.parametrize("path", NONSENSE)
def test_an_error_page_shows_no_word_of_the_database(standing: Standing, path: str) -> None:
    response = sign_in(SCREENER).get(path)
    said = response.content.decode().casefold()
    assert response.status_code in (200, 400, 404), response.status_code
    assert not [word for word in (*DATABASE_WORDS, *HIDDEN_WORDS) if word in said]


@pytest.mark.parametrize("value", ["\0", "9" * 40, "'\"<script>", "\u202e\ud7ff", "x" * 5000], ids=lambda v: ascii(v[:9]))
def test_a_form_of_nonsense_breaks_nothing(standing: Standing, value: str) -> None:
    client = sign_in(CUSTOMS_OFFICER)
    report, key, other = standing.reports["again"], standing.key("road"), standing.key("again")
    posts = {
        f"/reports/{report}/mend/": ("row_no", "start", "end", "field", "value", "reason"),
        f"/reports/{report}/unmend/": ("correction",),
        f"/review/{key}/{other}/judge/": ("outcome", "note"),
        "/review/decided/undo/": ("judgement",),
        "/prefer/": ("back", "language"),
        "/file/": ("words", "typed_from", "audience", "source", "information", "written_on"),
        "/sign-in/": ("username", "password", "next"),
    }
    for path, names in posts.items():
        for name in names:
            response = client.post(path, {**FORM, name: value})
            assert response.status_code in (302, 400, 404, 422, 429), (path, name, response.status_code)
            assert not [word for word in DATABASE_WORDS if word in response.content.decode().casefold()], (path, name)


def test_no_answer_may_be_kept_or_told_apart_by_a_cache(standing: Standing) -> None:
    client = sign_in(ANF_OFFICER)
    paths = ["/", "/reports/", "/events/", "/search/?q=kg", "/live/", f"/reports/{standing.reports['store']}/original/",
             f"/reports/{uuid.UUID(int=9)}/", "/sign-in/"]  # fmt: skip
    for path in paths:
        kept = {"HTTP_IF_NONE_MATCH": "*", "HTTP_IF_MODIFIED_SINCE": "x", "HTTP_RANGE": "bytes=0-1"}
        for response in (client.get(path), client.get(path, **kept)):
            assert response["Cache-Control"] == "no-store"
            assert response.status_code in (200, 302, 404)
            assert not {"ETag", "Last-Modified", "Age", "Content-Range", "Server"} & set(response.headers), path


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "localhost:1@elsewhere.x", "a\tb"])
def test_another_host_name_is_not_answered(standing: Standing, host: str) -> None:
    response = sign_in(ANF_OFFICER).get("/reports/", HTTP_HOST=host, HTTP_X_FORWARDED_HOST=host)
    assert (response.status_code, "elsewhere" in response.content.decode()) == (400, False)


@pytest.mark.parametrize("header", ["HTTP_HX_CURRENT_URL", "HTTP_X_RETURN_TO", "HTTP_REFERER", "HTTP_X_ORIGINAL_URL"])
def test_no_header_leads_out_of_the_house(standing: Standing, header: str) -> None:
    for value in ("https://elsewhere.example/x", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"):
        for htmx in ({}, {"HTTP_HX_REQUEST": "true"}):
            response = Client(SERVER_NAME="localhost").post("/review/decided/undo/", {}, **{header: value}, **htmx)
            target = response.headers.get("Location") or response.headers.get("HX-Redirect")
            assert target.startswith("/sign-in/?next="), target


FILE_NAMES = (
    "../../../etc/passwd", "C:\\windows\\march.csv", "a\r\nSet-Cookie: x=1.txt", 'quote";x=".txt', "report\u202efdp.txt",
    "\u2066hidden\u2069.txt", "x" * 300 + ".csv", "nul\0.txt", "<img src=x onerror=alert(1)>.txt", "=cmd|'/c calc'!A1.csv",
    "رپورٹ\u200cمارچ.txt", "....", "%2e%2e%2f.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", FILE_NAMES, ids=ascii)
def test_a_file_name_is_a_name(house: House, name: str) -> None:
    filed = house.file(ANF_OFFICER, "ANF: 1 kg ice at Hub.", file_name=name)
    kept = house_value(house, "SELECT file_name FROM report")
    assert kept == kept_name(name) and len(kept) <= 200
    assert not set(kept) & set("/\\\r\n\0\u202e\u2066\u2069")
    client = sign_in(ANF_OFFICER)
    header = client.get(f"/reports/{filed.report_id}/original/")["Content-Disposition"]
    assert header.isascii() and not set(header.removeprefix("attachment; filename*=UTF-8''")) & set("/\\\r\n\"; <>'")
    page = client.get(f"/reports/{filed.report_id}/").content.decode()
    assert "<img src=x" not in page


def house_value(house: House, sql: str) -> Any:
    with house.as_superuser() as superuser:
        return superuser.execute(sql).fetchone()[0]  # type: ignore[index]


@pytest.mark.slow
def test_what_agencies_write_is_never_markup(house: House) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"&{{ 7|add:1 }}{% now %}"
    text = f"ANF at Lahore airport on 1 March 2025: 2 kg heroin in the bag of {bad} for Doha, one held. {bad}"
    head = f"record_no,date,agency,district,substance,quantity,unit,{bad}"
    table = f"{head}\n{bad},2025-02-10,ANF,{bad},ice,3.5 {bad},kg,{bad}\n"
    house.file(ANF_OFFICER, text, file_name=f"{bad}.txt", marking=f"{EVERY}; note {bad.replace(';', '')}")
    house.file(ANF_OFFICER, table, file_name="t.csv", marking=EVERY)
    with fixed_clock(first=next(FRESH)):
        obtained = crawl(sign_in(ANF_OFFICER), extra=(f"/search/?q={bad}", f"/search/?q=doha&agency={bad}"))
    assert len(obtained) > 10
    for path, (status, _, body) in obtained.items():
        if not path.endswith("/original/"):
            assert b"<script>alert" not in body and b"<img src=x" not in body, path
            assert status in (200, 204, 302, 404), path


CRAWLED = (SCREENER, PARTNER)  # an originator's pages also say who read them in between


def picture(readers: dict[Person, Client]) -> dict[Person, tuple[dict[str, Any], bytes]]:
    """What each reader can obtain: everything, or the opaque version that changes with anything."""
    return {who: (crawl(one) if who in CRAWLED else {}, one.get("/live/").content) for who, one in readers.items()}


@pytest.mark.slow
def test_a_hidden_filing_moves_nothing_a_reader_sees(house: House) -> None:
    """The same world before and after: no news, no number, no order; for its originator there is news."""
    standing = Standing(house).fill()
    with fixed_clock(first=next(FRESH)):
        readers = {who: sign_in(who) for who in (SCREENER, OUTSIDER, PARTNER, CUSTOMS_OFFICER, ANF_OFFICER)}
        before = picture(readers)
        later = standing.house.file(ANF_OFFICER, "ANF near Torkham, 20 February 2025: 12.0 kg heroin weighed, two men held.",
                                    marking="confidential; originator only")  # fmt: skip
        after = picture(readers)
    assert later.placed == 1
    for who in CRAWLED:
        assert differing(before[who][0], after[who][0]) == [], who.name
    for who in (SCREENER, OUTSIDER, PARTNER, CUSTOMS_OFFICER):
        assert before[who][1] == after[who][1], who.name
    assert before[ANF_OFFICER][1] != after[ANF_OFFICER][1]


def test_who_read_a_report_is_told_and_never_beside_what(house: House) -> None:
    """That an analyst compared a report with another would tell its originator of the other."""
    standing = Standing(house).fill()
    pages = []
    for path in (f"/reports/{standing.reports['road']}/", f"/review/{standing.key('road')}/{standing.key('lab')}/"):
        sign_in(ANALYST).get(path)
        body = sign_in(ANF_OFFICER).get(f"/reports/{standing.reports['road']}/").content.decode()
        pages.append(re.findall(r"<td>([^<]*read[^<]*|[^<]*compar[^<]*|[^<]*event[^<]*)</td>", body))
    assert pages[1] and set(pages[0]) == set(pages[1]), pages
    told = house_value(house, "SELECT string_agg(convert_from(body, 'UTF8'), ' ') FROM entry WHERE subject_kind = 'report'")
    assert "pair" not in told and str(standing.key("lab")) not in told


def test_the_originator_sees_who_fetched_the_bytes(standing: Standing) -> None:
    sign_in(SCREENER).get(f"/reports/{standing.reports['road']}/original/")
    body = sign_in(ANF_OFFICER).get(f"/reports/{standing.reports['road']}/").content.decode()
    assert "airport screener" in body and "fetched its bytes" in body
