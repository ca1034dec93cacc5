"""Planned operations by a machine reader's key: filed once, read, changed, cancelled; refused and absent are one answer."""

import json
import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from rabta.people.rules.machine_key import machine_key
from tests.house import House
from tests.people import ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, WATCH_OFFICER, Person
from tests.rooms.planning import with_watch

ALL = "/api/operations/"


def plan(**more: Any) -> dict[str, Any]:
    begins = timezone.now() + timedelta(hours=6)
    return {
        "kind": "raid", "terrain": "city", "geometry": {"type": "Point", "coordinates": [71.5249, 34.0151]},
        "starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=2)).isoformat(),
        "contact": "EX-Inspector", "phone": "+92 91 000 0001",
    } | more  # fmt: skip


def key_of(who: Person) -> str:
    return machine_key(bytes.fromhex(settings.CREDENTIALS.id_key), who.id)


def send(who: Person | None, method: str, path: str, said: Any = None, *, once: str = "", **headers: str) -> HttpResponse:
    """As a machine sends it: no cookie, and no token of a form."""
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True, raise_request_exception=False)
    if who is not None:
        headers["HTTP_AUTHORIZATION"] = f"Bearer {key_of(who)}"
    if once:
        headers["HTTP_IDEMPOTENCY_KEY"] = once
    body = said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode()
    answered: HttpResponse = client.generic(method, path, body, content_type="application/json", **headers)
    assert answered["Content-Type"] == "application/json" and answered["Cache-Control"] == "no-store"
    return answered


def filed(who: Person, said: dict[str, Any], **more: str) -> dict[str, Any]:
    answered = send(who, "POST", ALL, said, **more)
    assert answered.status_code == 201, answered.content
    found: dict[str, Any] = answered.json()
    assert answered["Location"] == f"{ALL}{found['id']}/"
    return found


def fault(answered: HttpResponse, status: int) -> dict[str, Any]:
    assert answered.status_code == status, answered.content
    found: dict[str, Any] = answered.json()["error"]
    assert set(found) == {"code", "field", "value", "rule", "next"} and found["rule"] and found["next"]
    return found


def test_filed_read_changed_and_cancelled(house: House) -> None:
    with_watch(house)
    said = {"operation": plan(reference="EX-first", subjects=[{"kind": "vehicle", "written": "EX-1"}])}
    first = filed(ANF_OFFICER, said, once="anf-night-0001")
    assert not first["conflict"]
    assert filed(ANF_OFFICER, said, once="anf-night-0001") == first, "sent again, filed once"
    second = filed(CUSTOMS_OFFICER, {"operation": plan(), "marking": "restricted; every agency"}, once="anf-night-0001")
    assert second["conflict"] and second["id"] != first["id"], "another's key is another's"
    assert filed(ANF_OFFICER, said, once="anf-night-0001") == {**first, "conflict": True}, "what one's side knows by now"
    here, other = f"{ALL}{first['id']}/", f"{ALL}{second['id']}/"
    [notice] = send(ANF_OFFICER, "GET", here).json()["notices"]
    assert notice["kind"] == "conflict" and not notice["phone"], "one bit, and whom to call only once the desk has said so"
    moved = send(ANF_OFFICER, "PUT", here, {"operation": plan(geometry={"type": "Point", "coordinates": [70.0, 33.0]}),
                                            "reason": "moved"})  # fmt: skip
    assert moved.status_code == 200 and not moved.json()["conflict"]
    assert filed(ANF_OFFICER, said, once="anf-night-0001")["id"] == first["id"], "still the first time it was sent"
    assert send(ANF_OFFICER, "POST", f"{here}cancellation/", {"reason": "called off"}).status_code == 200
    whole = send(ANF_OFFICER, "GET", here).json()
    assert whole["state"] == "cancelled" and len(whole["history"]) == 3 and not whole["may_change"]
    assert send(AUDITOR, "GET", other).status_code == 200, "marked for every agency"
    listed = send(ANF_OFFICER, "GET", f"{ALL}?most=1&agency=anf").json()
    assert [one["reference"] for one in listed["operations"]] == [""] and listed["total"] == 1
    for who in (OUTSIDER, PARTNER):
        assert send(who, "GET", ALL).json() == {"operations": [], "total": 0}
    with house.as_superuser() as all_seeing:
        deeds = {row[0] for row in all_seeing.execute("SELECT deed FROM rabta.entry").fetchall()}
    assert {"operation:filed", "operation:read", "operation:list", "operation:changed", "operation:cancelled"} <= deeds


def test_hidden_and_missing_are_the_same_bytes_whatever_is_asked(house: House) -> None:
    with_watch(house)
    hidden = filed(ANF_OFFICER, {"operation": plan(reference="EX-hidden")})["id"]
    put, cancel = {"operation": plan(), "reason": "r"}, {"reason": "r"}
    for who in (CUSTOMS_OFFICER, SCREENER, PARTNER, OUTSIDER, None):
        for method, below, said in (
            ("GET", "", None), ("HEAD", "", None), ("PUT", "", put), ("PUT", "", {}), ("POST", "cancellation/", cancel),
            ("POST", "cancellation/", {}), ("DELETE", "", None), ("OPTIONS", "", None), ("PATCH", "", None),
        ):  # fmt: skip
            one, other = (send(who, method, f"{ALL}{id}/{below}", said) for id in (hidden, uuid.UUID(int=9)))
            assert (one.status_code, dict(one.items()), one.content) == (
                other.status_code,
                dict(other.items()),
                other.content,
            )
            assert one.status_code >= 400 and b"EX-hidden" not in one.content
    assert fault(send(CUSTOMS_OFFICER, "GET", f"{ALL}{hidden}/"), 404)["code"] == "not_available"
    for nowhere in (f"{ALL}not-a-number/", "/api/", "/api/nowhere/"):
        assert send(CUSTOMS_OFFICER, "GET", nowhere).content == send(CUSTOMS_OFFICER, "GET", f"{ALL}{hidden}/").content
    with house.as_superuser() as all_seeing:
        asked = all_seeing.execute("SELECT subject_id FROM rabta.entry WHERE deed = 'refused'").fetchall()
    assert (f"api_operation/{hidden}",) in asked


def test_only_a_key_opens_it(house: House) -> None:
    with_watch(house)
    forged = key_of(ANF_OFFICER)[:-2] + "00"
    for said in ({}, {"HTTP_AUTHORIZATION": f"Bearer {forged}"}, {"HTTP_AUTHORIZATION": "Basic YTpi"},
                 {"HTTP_AUTHORIZATION": "Bearer "}, {"HTTP_AUTHORIZATION": "Bearer \u0660"}):  # fmt: skip
        answered = send(None, "POST", ALL, {"operation": plan()}, **said)
        assert fault(answered, 401)["code"] == "no_key" and answered["WWW-Authenticate"] == "Bearer"
    with house.as_superuser() as all_seeing:
        all_seeing.execute("ALTER TABLE rabta.reader DISABLE TRIGGER watched")
        all_seeing.execute("UPDATE rabta.reader SET active = false WHERE id = %s", [ANF_OFFICER.id])
        forgeries = all_seeing.execute("SELECT count(*) FROM rabta.entry WHERE deed = 'key:refused'").fetchone()
    ended = send(ANF_OFFICER, "POST", ALL, {"operation": plan()})
    assert (ended.status_code, ended.content) == (answered.status_code, answered.content), "a disabled reader's key is none"
    assert forgeries == (2,)


def test_trying_out_is_refused_as_everywhere_and_the_desk_is_told(house: House) -> None:
    with_watch(house)
    for step in range(40):
        at = [71.5249 + step * 0.0001, 34.0151]
        answered = send(ANF_OFFICER, "POST", ALL, {"operation": plan(geometry={"type": "Point", "coordinates": at})})
        if answered.status_code != 201:
            break
    assert fault(answered, 429)["code"] == "too_many"
    with house.as_superuser() as all_seeing:
        assert all_seeing.execute("SELECT count(*) FROM rabta.probing_alarm").fetchone() == (1,)


def test_the_desk_files_for_who_telephoned_and_others_for_nobody(house: House) -> None:
    with_watch(house)
    for_customs = {"operation": plan(), "for_agency": "customs"}
    assert fault(send(ANF_OFFICER, "POST", ALL, for_customs), 403)["code"] == "not_yours"
    assert fault(send(PARTNER, "POST", ALL, {"operation": plan()}), 403)["code"] == "not_yours"
    made = filed(WATCH_OFFICER, for_customs)
    assert send(CUSTOMS_OFFICER, "GET", f"{ALL}{made['id']}/").json()["by_phone"]


OUTSIDE = {"type": "Point", "coordinates": [34.0151, 71.5249]}
WRONG = (
    (b"", 400, "", None), (b"\xff", 400, "", None), (b"[" * 100_000, 400, "", None), ([1], 400, "", None),
    ({"operation": {}, "nonsense": 1}, 400, "nonsense", None), ({}, 400, "operation", None),
    ({"operation": plan(), "sure": "yes"}, 400, "sure", "yes"), ({"operation": plan(), "marking": 7}, 400, "marking", 7),
    ({"operation": plan(), "for_agency": "NOBODY"}, 400, "for_agency", "NOBODY"),
    ({"operation": plan(terain="city")}, 400, "terain", "city"), ({"operation": plan(kind=7)}, 400, "kind", 7),
    ({"operation": {"kind": "raid"}}, 400, "terrain", None), ({"operation": plan(reference="\0")}, 400, "", None),
    ({"operation": plan(reference="\ud800")}, 400, "", None),
    ({"operation": plan(starts_at="soon")}, 400, "starts_at", "soon"),
    ({"operation": plan(radius_m="9")}, 400, "radius_m", "9"),
    ({"operation": plan(geometry={"type": "Point", "coordinates": "x"})}, 400, "geometry", None),
    ({"operation": plan(kind="picnic")}, 422, "kind", "picnic"), ({"operation": plan(phone="none")}, 422, "phone", "none"),
    ({"operation": plan(contact="x" * 401)}, 422, "contact", "x" * 57 + "..."),
    ({"operation": plan(ends_at="2020-01-01T00:00+00:00")}, 422, "ends_at", "2020-01-01T00:00+00:00"),
    ({"operation": plan(radius_m=10**9)}, 422, "radius_m", 10**9),
    ({"operation": plan(geometry=OUTSIDE)}, 422, "geometry", None),
    ({"operation": plan(subjects=[{"kind": "cnic", "written": "1"}])}, 422, "subjects", None),
    ({"operation": plan(), "marking": "nonsense"}, 422, "marking", None),
    ({"operation": plan(), "marking": "restricted; to group nobody"}, 422, "marking", None),
)  # fmt: skip


def test_what_cannot_be_taken_names_the_field_the_value_and_the_rule(house: House) -> None:
    with_watch(house)
    for said, status, field, value in WRONG:
        found = fault(send(ANF_OFFICER, "POST", ALL, said), status)
        assert (found["field"], found["value"]) == (field, value), (said, found)
        assert "psycopg" not in found["rule"] and "Traceback" not in found["rule"]
    for path in (f"{ALL}?most=0", f"{ALL}?most=x", f"{ALL}?page=9999999", f"{ALL}?agency=%00"):
        assert fault(send(ANF_OFFICER, "GET", path), 400)["field"] in ("most", "page", "agency")
    assert fault(send(ANF_OFFICER, "POST", ALL, {"operation": plan()}, once="short"), 400)["field"] == "Idempotency-Key"
    asked = fault(send(ANF_OFFICER, "POST", ALL, {"operation": plan(geometry=OUTSIDE)}), 422)
    assert asked["code"] == "must_be_sure" and '"sure": true' in asked["next"]
    assert filed(ANF_OFFICER, {"operation": plan(geometry=OUTSIDE), "sure": True}, once="as-it-is-meant")
    other = fault(send(ANF_OFFICER, "POST", ALL, {"operation": plan(contact="EX-Other")}, once="as-it-is-meant"), 409)
    assert other["code"] == "filed_already", "nobody may believe that these other words were filed"
    nobody = send(ANF_OFFICER, "PUT", f"{ALL}{uuid.UUID(int=9)}/", {"operation": plan()})
    assert fault(nobody, 400)["field"] == "reason"
    assert fault(send(ANF_OFFICER, "DELETE", ALL), 405)["rule"] == "This address takes GET, POST."
    with house.as_superuser() as all_seeing:
        assert all_seeing.execute("SELECT count(*) FROM rabta.planned_operation").fetchone() == (1,), (
            "and nothing else was filed"
        )
    assert send(ANF_OFFICER, "GET", "/api/rules/").json()["kinds"]
