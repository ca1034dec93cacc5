"""A register as CSV, the templates, and what a webhook is told. No database, no network."""

import hashlib
import hmac
import json
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.casework.rules.register import COLUMNS, Device, UnreadableRegister, Wrong, read_register
from rabta.casework.rules.templates import SHIPPED, TemplateRole, UnreadableTemplates, read_templates, tasks_of
from rabta.casework.rules.webhook import UnreadableWebhooks, body_of, is_due, read_webhooks, signature
from rabta.sharing.rules.marking import Level

TODAY = date(2025, 3, 20)
GOOD = {
    "kind": "scanner", "item": "EX-1 baggage scanner", "serial": "EX-0001", "donor": "NCA_UK", "holder": "ASF",
    "site": "ISB", "stage": "working", "date": "2025-03-01", "people": "",
    "condition": "as_agreed", "checked": "2025-03-10", "remark": "",
}  # fmt: skip


def read(*rows: dict[str, str]) -> list[Device | Wrong]:
    text = ",".join(COLUMNS) + "\n" + "".join(",".join(row[name] for name in COLUMNS) + "\n" for row in rows)
    return list(read_register(text.encode(), agencies=["ASF"], sites=["ISB", "TORKHAM"], today=TODAY))


def test_a_row_is_read_whole() -> None:
    (found,) = read(GOOD)
    assert isinstance(found, Device)
    assert (found.row, str(found.kind), found.on, found.checked) == (2, "scanner", date(2025, 3, 1), date(2025, 3, 10))


@pytest.mark.parametrize(("column", "value", "rule"), [
    ("kind", "x-ray", "one of"), ("item", "", "needed"), ("holder", "NASA", "code of an agency"),
    ("site", "LHR", "code of an airport"), ("site", "", "needs a site"), ("stage", "sold", "one of"),
    ("date", "01.03.2025", "a day such as"), ("date", "2025-03-21", "not after today"), ("people", "-3", "whole number"),
    ("people", "١٢", "whole number"), ("condition", "fine", "one of"), ("checked", "", "go together"),
    ("item", "x" * 201, "at most"),
])  # fmt: skip
def test_what_is_wrong_is_named_by_row_column_and_rule(column: str, value: str, rule: str) -> None:
    found = read(GOOD, GOOD | {column: value})
    assert isinstance(found[0], Device)
    assert isinstance(found[1], Wrong) and (found[1].row, found[1].column, found[1].value) == (3, column, value)
    assert rule in found[1].rule


def test_what_is_no_register_says_so() -> None:
    for content, why in ((b"\xff\xfe", "UTF-8"), (b"", "no column"), (b"kind,item\n", "donor"),
                         (b"kind,item,donor,holder,stage,date\n\"" + b"x" * 200_000, "no CSV")):  # fmt: skip
        with pytest.raises(UnreadableRegister, match=why):
            list(read_register(content, agencies=[], sites=[], today=TODAY))


@given(st.lists(st.fixed_dictionaries({name: st.sampled_from([GOOD[name], "", "x", "٣", "2025-02-30", '"', "0"])
                                       for name in COLUMNS}), max_size=5))  # fmt: skip
def test_every_row_is_read_or_set_aside_whatever_it_says(rows: list[dict[str, str]]) -> None:
    quoted = "".join(",".join('"' + row[name].replace('"', '""') + '"' for name in COLUMNS) + "\n" for row in rows)
    found = list(read_register((",".join(COLUMNS) + "\n" + quoted).encode(), agencies=["ASF"], sites=["ISB"], today=TODAY))
    assert [one.row for one in found] == list(range(2, len(rows) + 2))


def test_the_templates_that_are_shipped() -> None:
    found = {one.name: one for one in read_templates(SHIPPED)}
    assert set(found) == {"controlled_delivery", "joint_raid", "legal_assistance"}
    assert found["controlled_delivery"].level >= Level.CONFIDENTIAL, "above a screener's vetting"
    tasks = tasks_of(found["joint_raid"], lead=2, joined=(9, 5), begins=TODAY, urdu=False)
    shared = [one for one in found["joint_raid"].tasks if one.role is TemplateRole.JOINED]
    assert len(tasks) == len(found["joint_raid"].tasks) + len(shared)
    assert [one.agency for one in tasks if one.words == shared[0].en] == [5, 9]
    assert all(one.ur and one.ur != one.en for template in found.values() for one in template.tasks)


def test_templates_that_cannot_be_read_say_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "templates.yaml"
    task = "{en: a, ur: a, role: lead, days: soon}"
    path.write_text("templates:\n  - {name: x, en: x, ur: x, level: open, tasks: [" + task + "]}\n")
    with pytest.raises(UnreadableTemplates, match=r"templates.yaml.*a: days is a whole number"):
        read_templates(path)


def test_a_webhook_is_told_an_id_and_nothing_else_signed() -> None:
    notice = uuid.UUID(int=7)
    body = body_of(notice)
    assert json.loads(body) == {"notice": str(notice)}
    assert signature(b"k" * 32, body) == "sha256=" + hmac.new(b"k" * 32, body, hashlib.sha256).hexdigest()


def test_it_is_tried_again_later_and_later() -> None:
    now = datetime(2025, 3, 20, tzinfo=UTC)
    waits = [1, 2, 4, 8, 16, 32, 60, 60]
    for tries, minutes in enumerate(waits, 1):
        assert is_due(tries, now - timedelta(minutes=minutes), now=now)
        assert not is_due(tries, now - timedelta(minutes=minutes) + timedelta(seconds=1), now=now)
    assert is_due(0, None, now=now)


@pytest.mark.parametrize(("text", "why"), [
    ("webhooks: {ANF: {url: 'http://example.org', secret: " + "s" * 32 + "}}", "https://"),
    ("webhooks: {ANF: {url: 'https://example.org', secret: short-and-known}}", "at least 32"),
    ("webhooks: [1]", "a url and a secret"), ("nothing: 1", "a url and a secret"),
])  # fmt: skip
def test_a_table_of_webhooks_that_cannot_be_used_never_quotes_a_secret(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "webhooks.yaml"
    path.write_text(text)
    with pytest.raises(UnreadableWebhooks, match=why) as told:
        read_webhooks(path)
    assert "short-and-known" not in str(told.value)
    assert read_webhooks(tmp_path / "none.yaml") == {}
    path.write_text("webhooks: {ANF: {url: 'http://127.0.0.1:9/x', secret: " + "s" * 32 + "}}")
    assert "sss" not in repr(read_webhooks(path))
