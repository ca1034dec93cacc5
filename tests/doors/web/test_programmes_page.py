"""The register of prevention on the console: empty, stated, refused as it was typed, taken back, in Urdu, as a file."""

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.prevention.rules.register_file import COLUMNS
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.doors.web.test_equipment_page import page
from tests.people import ANALYST, ANF_OFFICER, AUDITOR

SHOWN = {"audience": "every", "level": "restricted", "handling": "H0"}
STATED = {
    **SHOWN, "kind": "treatment", "name": "EX <House>",
    "body": "=EX body", "district": "BA-QTA", "stated_on": "2025-02-01", "source": "EX letter", "places": "40",
    "waiting": "7",
}  # fmt: skip


def test_from_nothing_to_a_line_taken_back(console: Filled) -> None:
    analyst, officer = client_of(ANALYST), client_of(ANF_OFFICER)
    assert "No line of the register shows to you" in page(analyst, "/programmes/")
    assert client_of(AUDITOR).get("/programmes/state/").status_code == 404
    for change, says in (
        ({"places": "many"}, "in figures alone"), ({"stated_on": "x"}, "year-month-day"), ({"kind": "x"}, "Say whether"),
        ({"district": "x"}, "Choose the district"), ({"audience": ""}, "Say who may see it"),
        ({"name": "x" * 201}, "at most 200"),
    ):  # fmt: skip
        answer = analyst.post("/programmes/state/", {**STATED, **change})
        told = answer.content.decode()
        assert answer.status_code == 422 and says in told and "=EX body" in told, change
    assert analyst.post("/programmes/state/", STATED).status_code == 302
    listed = page(officer, "/programmes/")
    assert "EX &lt;House&gt;" in officer.get("/programmes/").content.decode() and "Balochistan" in listed
    assert "Seizures are not demand" in listed and "Take it back" not in listed
    taken = officer.get("/programmes/file/")
    assert taken["Content-Type"].startswith("text/csv") and "treatment,EX <House>,'=EX body,Quetta" in taken.content.decode()
    address = analyst.get("/programmes/").content.decode().partition('action="/programmes/')[2].partition('"')[0]
    assert officer.post(f"/programmes/{address}", {"words": "w"}).status_code == 422
    assert analyst.post(f"/programmes/{address}", {"words": ""}).status_code == 422
    assert analyst.post(f"/programmes/{address}", {"words": "EX slip"}).status_code == 302
    assert "EX slip" in page(officer, "/programmes/")
    taken_back = SimpleUploadedFile("ex.csv", taken.content)
    brought = analyst.post("/programmes/import/", {**SHOWN, "file": taken_back}).content.decode()
    assert "took it back" in brought and "SHA-256" in brought and "<bdi>ex.csv</bdi>" in brought
    row = b"kind,name,body,district,places,stated_on,source\ntreatment,EX New,EX body,Quetta,9,2025-02-01,EX letter\n"
    analyst.post("/prefer/", {"language": "ur", "back": "/programmes/"})
    for content, status in ((row, 200), (row + b"treatment,EX\n", 200), (b"%PDF", 422)):
        answer = analyst.post("/programmes/import/", {**SHOWN, "file": SimpleUploadedFile("ex.csv", content)})
        left = [one for one in english_left(answer.content.decode()) if "EX" not in one and one not in (*COLUMNS, "SHA-256")]
        assert answer.status_code == status and not left, (content, left)
    assert analyst.post("/programmes/import/", SHOWN).status_code == 422
    assert client_of(AUDITOR).get("/programmes/import/").status_code == 404 and "EX New" in page(officer, "/programmes/")
    for where in ("/programmes/", "/programmes/state/"):
        left = english_left(analyst.get(where).content.decode())
        assert not [one for one in left if "EX" not in one], (where, left)
    refused = analyst.post("/programmes/state/", {**STATED, "places": "many"})
    assert not [one for one in english_left(refused.content.decode()) if "EX" not in one]
