"""Reports and their count by a machine's key: filed once, read as far as they show, pulled back; totals and questions."""

import uuid
from typing import Any

from django.db import connections

from rabta.filing.operations import LARGEST
from rabta.sharing.operations import reading_as
from tests.doors.api.test_described import described, wrong
from tests.doors.api.test_planned_operations_api import fault, send
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.invented_month import file_all
from tests.rooms.test_judging import told

ALL, MARCH = "/api/reports/", "?from=2025-03-01&to=2025-03-31"
SAID = "EX-1. On 3 March 2025 Customs recovered 18.75 kg heroin from a truck at Torkham. One man was arrested."
AGAIN = "EX-2. ANF recovered 18.75 kg of heroin from a truck at Torkham on 3 March 2025. One man was arrested."
CENTRE = "marking=restricted;+to+NNCC"


def filed(who: Person, words: str, asks: str = "", **more: str) -> dict[str, Any]:
    answer = send(who, "POST", f"{ALL}?written_on=2025-03-04&{asks}", words.encode(), **more)
    assert answer.status_code == 201, answer.content
    said: dict[str, Any] = answer.json()
    assert answer["Location"] == f"{ALL}{said['id']}/" and wrong(described("/reports/", "post", 201), said) == []
    return said


def mass(who: Person) -> tuple[Any, Any]:
    said = send(who, "GET", f"/api/totals/{MARCH}").json()
    assert wrong(described("/totals/", "get", 200), said) == []
    [found] = [one for one in said["figures"] if one["name"] == "mass_by_substance"]
    return found["counted_once"], found["as_reported"]


def test_a_report_is_filed_once_numbered_placed_and_read(house: House) -> None:
    first = filed(CUSTOMS_OFFICER, SAID, once="our-seizure-0001")
    assert (first["rows"], first["incidents"], first["already"], first["problems"]) == (1, 1, False, [])
    same = send(CUSTOMS_OFFICER, "POST", f"{ALL}?written_on=2025-03-04", SAID.encode(), once="our-seizure-0001")
    assert same.status_code == 200 and same.json() == first | {"already": True}
    other = send(CUSTOMS_OFFICER, "POST", ALL, AGAIN.encode(), once="our-seizure-0001")
    assert fault(other, 409)["code"] == "filed_already"
    joined = filed(ANF_OFFICER, AGAIN)
    whole = send(CUSTOMS_OFFICER, "GET", f"{ALL}{first['id']}/").json()
    assert wrong(described("/reports/{report_id}/", "get", 200), whole) == []
    assert whole["rows_shown"][0]["text"] == SAID and whole["mine"] and whole["became"][0]["with"] == [joined["number"]]
    assert mass(AUDITOR) == (18_750, 37_500)
    listed = send(ANF_OFFICER, "GET", f"{ALL}?most=1").json()
    assert wrong(described("/reports/", "get", 200), listed) == [] and listed["reports"][0]["number"] == joined["number"]
    older = send(ANF_OFFICER, "GET", f"{ALL}?before={listed['older']}").json()
    assert [one["number"] for one in older["reports"]] == [first["number"]] and older["older"] == ""
    assert send(ANF_OFFICER, "GET", f"{ALL}?agency=CUSTOMS").json()["reports"] == older["reports"]


def test_who_may_not_see_it_is_told_what_is_told_of_none(house: House) -> None:
    hidden, missing = filed(CUSTOMS_OFFICER, SAID, CENTRE)["id"], uuid.uuid4()
    for method, below, said in (("GET", "", None), ("POST", "withdrawal/", {"reason": "wrong"})):
        answers = [send(OUTSIDER, method, f"{ALL}{one}/{below}", said) for one in (hidden, missing)]
        assert fault(answers[0], 404) == fault(answers[1], 404) and answers[0].content == answers[1].content
    assert send(OUTSIDER, "GET", ALL).json() == {"reports": [], "older": ""}
    before = filed(OUTSIDER, AGAIN.replace("ANF", "Levies"), "marking=open;+every+agency")
    became = send(OUTSIDER, "GET", f"{ALL}{before['id']}/").json()["became"]
    told = [(one["fate"], one["with"], one["possibly"]) for one in became]
    assert told == [("counted", [], [])], "the hidden one tells nothing"
    assert mass(OUTSIDER) == (18_750, 18_750)
    with reading_as(AUDITOR.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry WHERE deed = 'report:read' AND subject_id = %s", [str(before["id"])])
        assert cursor.fetchone() == (1,), "what is shown is in the ledger"


def test_one_s_own_is_pulled_back_and_counts_no_more(house: House) -> None:
    report_id = filed(CUSTOMS_OFFICER, SAID)["id"]
    path = f"{ALL}{report_id}/withdrawal/"
    assert fault(send(ANF_OFFICER, "POST", path, {"reason": "wrong"}), 403)["code"] == "not_yours"
    assert fault(send(CUSTOMS_OFFICER, "POST", path, {"reason": " "}), 400)["field"] == "reason"
    for _ in range(2):
        gone = send(CUSTOMS_OFFICER, "POST", path, {"reason": "filed by mistake"})
        said = described("/reports/{report_id}/withdrawal/", "post", 200)
        assert gone.status_code == 200 and wrong(said, gone.json()) == []
    assert send(CUSTOMS_OFFICER, "GET", f"{ALL}{report_id}/").json()["withdrawn"] and mass(AUDITOR)[0] in (None, 0)


def test_questions_are_those_of_the_queue(house: House) -> None:
    file_all(house, told("Lahore", "3.45", marking="restricted; to NNCC"))
    said = send(ANALYST, "GET", "/api/questions/").json()
    assert wrong(described("/questions/", "get", 200), said) == []
    assert said["left"] == said["in_all"] == len(said["pairs"]) > 0
    assert {code for pair in said["pairs"] for one in pair["told"] for code in one["agencies"]} == {"ANF"}
    for who in (OUTSIDER, CUSTOMS_OFFICER):  # who do not see the other report
        assert send(who, "GET", "/api/questions/").json() == {"left": 0, "in_all": 0, "found": 0, "lists": [], "pairs": []}
    assert send(ANALYST, "GET", "/api/questions/?agency=FIA").json()["found"] == 0


def test_what_cannot_be_taken_is_refused_with_what_to_do(house: House) -> None:
    for asks, field in (("written_on=x", "written_on"), ("marking=nonsense", "marking")):
        assert send(CUSTOMS_OFFICER, "POST", f"{ALL}?{asks}", SAID.encode()).json()["error"]["field"] == field
    assert fault(send(CUSTOMS_OFFICER, "POST", ALL, b" \n"), 422)["field"] == "body"
    assert fault(send(CUSTOMS_OFFICER, "POST", f"{ALL}?format=nothing", SAID.encode()), 422)["field"] == "body"
    assert fault(send(CUSTOMS_OFFICER, "POST", ALL, b"", CONTENT_LENGTH=str(LARGEST + 1)), 413)["code"] == "too_large"
    backwards = "?from=2025-03-02&to=2025-03-01"
    for path, field in (("totals/", "from"), (f"totals/{MARCH[:16]}", "to"), (f"totals/{backwards}", "to"),
                        ("questions/?agency=X", "agency"), ("questions/?most=0", "most"),
                        ("reports/?agency=X", "agency")):  # fmt: skip
        assert fault(send(CUSTOMS_OFFICER, "GET", f"/api/{path}"), 400)["field"] == field
    for path in ("reports/", "totals/", "questions/"):
        assert send(None, "GET", f"/api/{path}").status_code == 401
