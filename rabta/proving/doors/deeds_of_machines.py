"""What a machine reader does through the API: files, changes, cancels and pulls back, at hidden records and beside them."""

from typing import Any

from rabta.proving.doors.addresses import hidden_names
from rabta.proving.doors.commands import plan_at
from rabta.proving.rules.plans import BAIT_AT, UNTOLD_AT
from rabta.proving.visit import MISSING, Visit

JSON = "application/json"


def plans_by_machine(visit: Visit) -> None:
    """Files where hidden ones are, twice under one key, with other words under the same, and what cannot be filed."""
    for place in (UNTOLD_AT, BAIT_AT):
        for once in ("a-first-time", "a-first-time"):
            _sent(
                visit,
                "/api/operations/",
                {"operation": plan_at(place)},
                note=f"{place}",
                HTTP_IDEMPOTENCY_KEY=f"{once}-{place[0]}",
            )
    moved = {"operation": plan_at(UNTOLD_AT) | {"contact": "another"}}
    _sent(visit, "/api/operations/", moved, note="other words", HTTP_IDEMPOTENCY_KEY=f"a-first-time-{UNTOLD_AT[0]}")
    for wrong in (
        {},
        {"operation": {}},
        {"operation": plan_at(UNTOLD_AT[::-1])},
        {"operation": plan_at(BAIT_AT), "marking": "x"},
    ):
        _sent(visit, "/api/operations/", wrong, note=f"wrong {sorted(wrong)}")


def changes_by_machine(visit: Visit) -> None:
    """Changes and cancels a hidden operation and one that is not there, which must be one answer; then one that shows."""
    hidden = hidden_names(visit)["operation_id"]
    own = next((visit.built.plans[one.key] for one in visit.whole.plans if one.who.agency == visit.reader.agency), MISSING)
    for method, below, said in (
        ("put", "", {"operation": plan_at(UNTOLD_AT), "reason": "moved"}),
        ("post", "cancellation/", {"reason": "called off"}),
    ):  # fmt: skip
        got = [
            _sent(visit, f"/api/operations/{one}/{below}", said, method=method, note="sent")
            for one in (hidden, MISSING, own)
        ]
        if got[0] != got[1]:
            visit.complaints.append(f"{method.upper()} /api/operations/: hidden and missing are told apart")


def reports_by_machine(visit: Visit) -> None:
    """Sends what cannot be filed: what comes back says nothing of what else is there."""
    visit.ask("/api/reports/?marking=x", method="post", form={"a": "b"}, note="no marking", content_type=JSON)
    visit.ask("/api/reports/?written_on=x", method="post", form={"a": "b"}, note="no day", content_type=JSON)


def withdraws_by_machine(visit: Visit) -> None:
    """Pulls back a hidden report and one that is not there, which must be one answer; without a reason none."""
    hidden = hidden_names(visit)["report_id"]
    got = [
        _sent(visit, f"/api/reports/{one}/withdrawal/", {"reason": "wrong"}, note="pulled back") for one in (hidden, MISSING)
    ]
    if got[0] != got[1]:
        visit.complaints.append("POST /api/reports/.../withdrawal/: hidden and missing are told apart")
    _sent(visit, f"/api/reports/{MISSING}/withdrawal/", {}, note="no reason")


def sends_scans(visit: Visit) -> None:
    """Sends what is no object of a scanner, and an empty request: what comes back says nothing of what else is there."""
    for said, note in (({}, "empty"), ({"a": "b"}, "no object")):
        _sent(visit, "/api/scans/", said, note=note)


def sends_logs(visit: Visit) -> None:
    """Sends what is no paper of an airport."""
    for said, note in (({}, "empty"), ({"a": "b"}, "no paper")):
        _sent(visit, "/api/airport-logs/", said, note=note)


def _sent(
    visit: Visit, path: str, said: dict[str, Any], *, note: str, method: str = "post", **headers: str
) -> tuple[int, bytes]:  # fmt: skip
    answer = visit.ask(path, method=method, form=said, note=note, content_type=JSON, **headers)
    return answer.status, answer.body
