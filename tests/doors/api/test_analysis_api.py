"""Tables of analysis over HTTP: the rows of the queries in every form, each reader's own, in pages; faults named."""

import csv
import io
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.test import Client
from django.utils.timezone import localdate

from rabta.analysis.queries.analysed import analysed
from rabta.analysis.rules.analysis_tables import TABLES
from rabta.sharing.operations import reading_as
from tests.doors.api.test_planned_operations_api import key_of
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person
from tests.rooms.analysed_worlds import fill
from tests.rooms.recount import recount


def asked(who: Person | None, words: str, *, accept: str = "*/*") -> Any:
    bearing = {"HTTP_AUTHORIZATION": f"Bearer {key_of(who)}"} if who else {}
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    answered = client.get(f"/api/analysis/{words}", HTTP_ACCEPT=accept, **bearing)
    assert answered["Cache-Control"] == "no-store"
    return answered


def test_every_table_in_every_form_as_its_reader_sees_it(house: House) -> None:
    fill(house, 11, events=24)
    keys = set()
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER):
        oracle = recount(house, who)
        events = pq.read_table(io.BytesIO(asked(who, "events/?format=parquet").content))
        seen = {event.key: event for event in oracle.events if event.lines and not event.covers}
        assert set(events["event"].to_pylist()) == set(seen)
        assert events["day"].to_pylist() == sorted(event.day for event in seen.values() if event.day)
        lines = pa.ipc.open_stream(asked(who, "lines/?format=arrow").content).read_all()
        grams = sum(line.g or 0 for event in seen.values() for line in event.lines)
        assert sum(lines["mass_g"].to_pylist()) == grams and lines.schema.field("mass_g").metadata[b"unit"] == b"g"
        keys.add(frozenset(seen))
    assert len(keys) == 3
    for name, table in TABLES.items():
        with reading_as(ANF_OFFICER.id):
            rows = analysed(name, today=localdate())["rows"]
        told = pq.read_table(io.BytesIO(asked(ANF_OFFICER, f"{name}/?format=parquet").content))
        assert told.column_names == [one.name for one in table.columns] and told.num_rows == len(rows)
        assert all(one.metadata[b"says"] for one in told.schema)
        assert told.schema.metadata[b"total"] == str(len(rows)).encode()
        assert told.to_pylist() == [{one.name: row.get(one.name) for one in table.columns} for row in rows]
        said = csv.DictReader(io.StringIO(asked(ANF_OFFICER, f"{name}/?format=csv").content.decode()))
        assert len(list(said)) == len(rows)


def test_pages_forms_and_faults(house: House) -> None:
    fill(house, 12, events=8)
    whole = asked(ANF_OFFICER, "events/").json()
    paged = [row for page in range(1, 5) for row in asked(ANF_OFFICER, f"events/?most=2&page={page}").json()["rows"]]
    assert paged == whole["rows"][:8] and asked(ANF_OFFICER, "events/?most=2&page=99").json()["total"] == whole["total"] > 2
    for accept, kind in (
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"), ("*/*", "application/json"),
        ("text/csv;q=0.9, */*;q=0.1", "text/csv; charset=utf-8"),
    ):  # fmt: skip
        answer = asked(ANF_OFFICER, "flows/", accept=accept)
        assert answer.status_code == 200 and answer["Content-Type"] == kind
    assert asked(ANF_OFFICER, "flows/", accept="image/png").status_code == 406
    wrong = {"from=x": "from", "from=2025-02-01&to=2025-01-01": "to", "substance=x": "substance", "claims=x": "claims",
             "format=x": "format", "most=0": "most"}  # fmt: skip
    for words, field in wrong.items():
        answer = asked(ANF_OFFICER, f"flows/?{words}")
        assert answer.status_code == 400 and answer.json()["error"]["field"] == field, words
    assert asked(ANF_OFFICER, "nothing/").status_code == 404 and asked(None, "").status_code == 401
    empty = asked(ANF_OFFICER, "events/?from=2019-01-01&to=2019-01-02").json()
    assert (empty["total"], empty["rows"], empty["period"]["from"]) == (0, [], str(date(2019, 1, 1)))
