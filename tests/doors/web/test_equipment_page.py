"""The register of equipment through the pages: entered, signed, brought and taken along; others see an empty register."""

import csv
import html
import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rabta.casework.rules.register import COLUMNS
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER

MARKED = {"audience": "named", "named": ["CUSTOMS", "NNCC"], "level": "restricted"}
FORM = {
    **MARKED, "kind": "scanner", "item": "EX <b>baggage</b> scanner", "serial": "EX-0001", "donor": "NCA_UK",
    "holder": "CUSTOMS", "site": "ISB", "step": "pledged", "done_on": "2025-01-10",
}  # fmt: skip
REGISTER = b"""kind,item,serial,donor,holder,site,stage,date,people,condition,checked,remark
scanner,EX-2 scanner,EX-0002,NCA_UK,CUSTOMS,KHI,out_of_order,2025-02-01,,,,=1+1
training,EX image reading,,Invented donor,CUSTOMS,,trained,2025-02-01,14,,,
scanner,EX-2 scanner,EX-0004,NCA_UK,NASA,ISB,working,2025-02-01,,,,
"""


def page(client: Client, where: str = "/equipment/") -> str:
    return words(client.get(where).content)


def words(content: bytes) -> str:
    """A page without its markup."""
    return " ".join(html.unescape(re.sub("<[^>]+>", "", content.decode())).split())


def bring(client: Client, content: bytes, **more: object) -> str:
    upload = SimpleUploadedFile("register.csv", content, content_type="text/csv")
    return words(client.post("/equipment/import/", {**MARKED, "file": upload, **more}).content)


def test_from_the_pledge_to_the_day_it_works_and_the_outsider_sees_the_empty_register(console: Filled) -> None:
    anf, customs, analyst, auditor = (client_of(who) for who in (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, AUDITOR))
    changes = ({"audience": ""}, {"kind": "x"}, {"item": ""}, {"holder": "NCA_UK"}, {"done_on": "soon"}, {"site": "LHR"})
    for changed in changes:
        answered = anf.post("/equipment/enter/", {**FORM, **changed})
        assert answered.status_code == 422 and 'value="EX-0001"' in answered.content.decode(), changed
    answered = anf.post("/equipment/enter/", FORM)
    assert answered.status_code == 302, answered.content.decode()[-900:]
    path = str(answered["Location"].partition("?")[0])
    assert "0 of 32" in page(analyst)
    works = {"step": "working", "done_on": "2025-02-10"}
    assert customs.post(f"{path}sign/", {"step": "installed", "place": "", "done_on": "2025-02-01"}).status_code == 422
    assert customs.post(f"{path}sign/", {"step": "installed", "place": "LHE", "done_on": "2025-02-01"}).status_code == 302
    assert customs.post(f"{path}sign/", works).status_code == 302
    checked = {"step": "checked", "outcome": "as_agreed", "done_on": "2025-02-20", "words": "EX <i>seen</i>"}
    assert anf.post(f"{path}sign/", checked).status_code == 302
    for client in (anf, customs, analyst, auditor):
        for where in ("", "?kind=scanner&stands=working&airports=1", "?site=LHE&holder=CUSTOMS"):
            where = f"/equipment/{where}"
            assert "1 of 32" in page(client, where) and "EX-0001" in page(client, where), where
        assert path in client.get("/equipment/").content.decode()
        assert "EX-0001" not in page(client, "/equipment/?stands=pledged")
    own = client_of(ANF_OFFICER).get(path).content.decode()
    assert "EX &lt;b&gt;baggage" in own and "EX &lt;i&gt;seen" in own and "Take this step back" in own
    assert "Sign the next step" not in auditor.get(path).content.decode()
    assert auditor.post(f"{path}sign/", works).status_code == 422
    assert anf.post(f"{path}withdraw/", {"number": "3", "reason": "r"}).status_code == 422, "it is not theirs"
    assert customs.post(f"{path}withdraw/", {"number": "3", "reason": "mistyped"}).status_code == 302
    assert "0 of 32" in page(analyst) and "mistyped" in page(analyst, path)
    outsider, missing = client_of(OUTSIDER), "/equipment/00000000-0000-0000-0000-000000000009/"
    for where in ("/equipment/", "/equipment/?site=LHE"):
        assert "No equipment in your view" in page(outsider, where) and "LHE" not in page(outsider, where)
    assert outsider.get("/equipment/export/").content.decode("utf-8-sig").strip() == ",".join([*COLUMNS, "marking"])
    for below, form in (("", None), ("sign/", works), ("withdraw/", {"number": "1", "reason": "r"})):
        answers = [outsider.post(one + below, form) if form else outsider.get(one) for one in (path, missing)]
        assert [one.status_code for one in answers] == [404, 404]


def test_a_register_is_brought_with_its_wrong_rows_and_taken_along_as_it_came(console: Filled) -> None:
    anf, analyst = client_of(ANF_OFFICER), client_of(ANALYST)
    said = bring(anf, REGISTER)
    assert "2 entered" in said and "3 rows in all" in said and "the code of an agency, such as ASF" in said
    assert "2 known already" in bring(anf, REGISTER)
    for content, why in ((b"kind\n", "no column"), (b"\xff", "UTF-8"), (b"", "choose a CSV file")):
        assert why in bring(anf, content)
    assert "Say who may see these entries" in bring(anf, REGISTER, audience="")
    assert "for officers of agencies" in bring(client_of(AUDITOR), REGISTER)
    taken = analyst.get("/equipment/export/").content
    rows = list(csv.DictReader(io.StringIO(taken.decode("utf-8-sig"))))
    assert [(row["serial"], row["stage"], row["remark"], row["people"]) for row in rows] == [
        ("EX-0002", "out_of_order", "'=1+1", ""), ("", "trained", "", "14"),
    ]  # fmt: skip
    assert rows[1]["donor"] == "Invented donor" and rows[0]["marking"] == "RESTRICTED; shared with you; H0"
    assert "2 known already" in bring(anf, taken), "what was taken along is known when it comes back"
    assert len(analyst.get("/equipment/export/?kind=training").content.splitlines()) == 2
    assert "14 people were trained" in page(analyst) and "One stands there, and none works: Jinnah" in page(analyst)


def test_what_others_keep_from_being_passed_on_is_not_taken_along(console: Filled) -> None:
    anf = client_of(ANF_OFFICER)
    anf.post("/equipment/enter/", {**FORM, "handling": "H2"})
    assert "EX-0001" in page(client_of(ANALYST)) and b"EX-0001" in anf.get("/equipment/export/").content
    assert b"EX-0001" not in client_of(ANALYST).get("/equipment/export/").content


def test_nothing_of_it_stands_in_english_on_an_urdu_page(console: Filled) -> None:
    anf = client_of(ANF_OFFICER)
    path = str(anf.post("/equipment/enter/", {**FORM, "item": "EX"})["Location"].partition("?")[0])
    anf.post(f"{path}sign/", {"step": "out_of_order", "words": "EX", "done_on": "2025-02-10"})
    anf.cookies["rabta_language"] = "ur"
    for where in ("/equipment/", "/equipment/enter/", "/equipment/import/", path, "/equipment/?kind=training"):
        assert english_left(anf.get(where).content.decode()) == [], where
    upload = SimpleUploadedFile("register.csv", REGISTER, content_type="text/csv")
    for form in ({**MARKED, "file": upload}, {**MARKED}):
        assert english_left(anf.post("/equipment/import/", form).content.decode()) == []
    for refused in ({"kind": "x"}, {"holder": ""}, {"done_on": "soon"}, {"people": "many"}):
        assert english_left(anf.post("/equipment/enter/", {**FORM, "item": "EX", **refused}).content.decode()) == [], refused
