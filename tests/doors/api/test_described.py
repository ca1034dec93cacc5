"""The description of the API says what runs: its addresses, methods, fields, refusals, and every field of every answer."""

import json
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver

import rabta.api
from rabta.api.operations import MOST
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import State
from rabta.deconfliction.rules.planned_file import FIELDS, NEEDED
from tests.doors.api.test_planned_operations_api import ALL, filed, plan, send
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER
from tests.rooms.planning import with_watch

API = Path(rabta.api.__file__).parent
SAYS: dict[str, Any] = json.loads((API / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS = SAYS["components"]["schemas"]
VERBS = ("get", "put", "post")
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,), "object": (dict,),
    "null": (type(None),),
}  # fmt: skip


def wrong(schema: dict[str, Any], value: Any, at: str = "") -> list[str]:
    """Where a value is not as a schema of this document says."""
    if "$ref" in schema:
        return wrong(SCHEMAS[schema["$ref"].rpartition("/")[2]], value, at)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(type(value) in TYPES[kind] for kind in kinds):
        return [f"{at}: {value!r} is not {kinds}"]
    if ("enum" in schema and value not in schema["enum"]) or ("const" in schema and value != schema["const"]):
        return [f"{at}: {value!r}"]
    if isinstance(value, list):
        return [fault for n, one in enumerate(value) for fault in wrong(schema["items"], one, f"{at}/{n}")]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    odd = [f"{at}/{name}: not described" for name in value if name not in known]
    odd += [f"{at}/{name}: not there" for name in schema["required"] if name not in value]
    return odd + [fault for name in value.keys() & known.keys() for fault in wrong(known[name], value[name], f"{at}/{name}")]


def described(path: str, verb: str, status: int) -> dict[str, Any]:
    answer = SAYS["paths"][path][verb]["responses"][str(status)]
    if "$ref" in answer:
        answer = SAYS["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    schema: dict[str, Any] = answer["content"]["application/json"]["schema"]
    return schema


def test_every_address_and_method_that_runs_is_described_and_no_other(house: House) -> None:
    resolver = next(one for one in get_resolver().url_patterns if str(one.pattern) == "api/")
    run = {
        "/" + re.sub(r"<(?:uuid|slug):(\w+)>", r"{\1}", str(one.pattern))
        for one in resolver.url_patterns if one.name not in ("api", "api_nowhere")
    }  # fmt: skip
    assert run == set(SAYS["paths"])
    for path, said in SAYS["paths"].items():
        there = re.sub(r"{\w+_id}", str(uuid.UUID(int=9)), path).replace("{table}", "flows")
        refused = send(ANF_OFFICER, "DELETE", f"/api{there}")
        assert refused.status_code == 405 and wrong(SCHEMAS["Error"], refused.json()) == []
        assert {verb.casefold() for verb in refused["Allow"].split(", ")} == said.keys() & set(VERBS), path
    shown = send(ANF_OFFICER, "GET", "/api/openapi.json")
    assert shown.json() == SAYS and send(None, "GET", "/api/openapi.json").status_code == 401


def test_fields_and_words_are_those_of_the_code() -> None:
    whole, feature = SCHEMAS["OperationSaid"]["oneOf"]
    assert set(whole["properties"]) == {*FIELDS, "geometry"} and whole["required"] == [*NEEDED, "geometry"]
    assert feature["properties"]["properties"]["properties"].keys() == set(FIELDS)
    subject = whole["properties"]["subjects"]["items"]
    assert subject["properties"]["kind"]["enum"] == [str(kind) for kind in Identifier]
    assert set(SCHEMAS["Version"]["properties"]["state"]["enum"]) == {*map(str, State), "expired"}
    [most] = [one for one in SAYS["paths"]["/operations/"]["get"]["parameters"] if one["name"] == "most"]
    assert most["schema"]["maximum"] == MOST
    source = "".join(path.read_text(encoding="utf-8") for path in API.glob("*.py"))
    codes = dict(re.findall(r'Refused\(\s*\d+, "(\w+)"|Refused\(\s*(\d+), "', source))
    assert set(SCHEMAS["Error"]["properties"]["error"]["properties"]["code"]["enum"]) == set(codes)
    statuses = set(re.findall(r"Refused\(\s*(\d{3})", source))
    assert statuses == SAYS["components"]["responses"].keys()


def test_every_answer_is_as_described(house: House) -> None:
    with_watch(house)
    one = "/operations/{operation_id}/"
    assert wrong(described("/rules/", "get", 200), send(ANF_OFFICER, "GET", "/api/rules/").json()) == []
    subjects = [{"kind": "phone", "written": "0300-1234567"}]
    told = filed(ANF_OFFICER, {"operation": plan(subjects=subjects)})
    assert wrong(described("/operations/", "post", 201), told) == []
    assert filed(CUSTOMS_OFFICER, {"operation": plan()})["conflict"]
    for table in ("/analysis/", "/analysis/{table}/"):
        shown = send(ANF_OFFICER, "GET", "/api" + table.replace("{table}", "events")).json()
        assert wrong(described(table, "get", 200), shown) == []
    path = f"{ALL}{told['id']}/"
    changed = send(ANF_OFFICER, "PUT", path, {"operation": plan(), "reason": "later"})
    assert changed.status_code == 200 and wrong(described(one, "put", 200), changed.json()) == []
    whole = send(ANF_OFFICER, "GET", path).json()
    assert whole["notices"] and len(whole["history"]) == 2 and wrong(described(one, "get", 200), whole) == []
    assert wrong(described("/operations/", "get", 200), send(ANF_OFFICER, "GET", ALL).json()) == []
    for refused in (
        send(ANF_OFFICER, "POST", ALL, {}), send(None, "GET", ALL), send(CUSTOMS_OFFICER, "GET", path),
        send(ANF_OFFICER, "POST", ALL, {"operation": plan(phone="ask")}),
    ):  # fmt: skip
        assert wrong(described("/operations/{operation_id}/", "put", refused.status_code), refused.json()) == []
    gone = send(ANF_OFFICER, "POST", f"{path}cancellation/", {"reason": "called off"})
    assert wrong(described(f"{one}cancellation/", "post", 200), gone.json()) == []


@pytest.mark.parametrize("spoiled", [{"id": 7}, {"id": "x", "accepted": True, "conflict": True, "whose": "ANF"}, {}])
def test_the_check_sees_what_is_not_as_described(spoiled: dict[str, Any]) -> None:
    assert wrong(SCHEMAS["Told"], spoiled)
