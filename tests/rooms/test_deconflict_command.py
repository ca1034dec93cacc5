"""`rabta deconflict`: what is filed, told and done by command, for whoever may, in the ledger before it is said."""

import argparse
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from rabta.cli.commands import deconflict
from rabta.cli.inside import deconflicting as inside
from rabta.cli.installation.errors import InstallationError
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, WATCH_OFFICER, Person
from tests.rooms.planning import with_watch


def words(*said: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    deconflict.add_arguments(parser)
    return parser.parse_args(said)


def plan(**more: Any) -> bytes:
    begins = timezone.now() + timedelta(hours=6)
    says = {
        "kind": "raid", "terrain": "city", "geometry": {"type": "Point", "coordinates": [71.5249, 34.0151]},
        "starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=2)).isoformat(),
        "contact": "EX-Inspector", "phone": "+92 91 000 0001",
    }  # fmt: skip
    return json.dumps(says | more).encode()


def do(who: Person, *said: str, content: bytes | None = None) -> dict[str, Any]:
    """One command, and that what it answers can be said in lines and as JSON."""
    arguments = words(*said)
    name = f"target {arguments.of_target}" if arguments.verb == "target" else arguments.verb
    answer = inside.do(name, who.id, arguments, content)
    assert inside.in_words(name, answer) and json.dumps(answer, default=str)
    return answer


def test_from_filing_to_both_have_spoken(house: House) -> None:
    with_watch(house)
    first = do(ANF_OFFICER, "file", "-", content=plan(subjects=[{"kind": "vehicle", "written": "EX-1"}]))
    assert not first["conflict"]
    second = do(CUSTOMS_OFFICER, "file", "-", "--marking", "restricted; every agency", content=plan())
    assert second["conflict"]
    [alarm] = do(WATCH_OFFICER, "board")["alarms"]
    for step in ("owned", "released", "spoke_a", "spoke_b"):
        do(WATCH_OFFICER, "step", str(alarm["id"]), step)
    do(WATCH_OFFICER, "step", str(alarm["id"]), "closed", "--outcome", "joined", "--note", "they go together")
    shown = do(WATCH_OFFICER, "alarm", str(alarm["id"]))
    assert shown["closed"] and [one["step"] for one in shown["steps"]][-1] == "closed" and shown["next"] == []
    told = do(ANF_OFFICER, "told")["notices"]
    assert [one["kind"] for one in told] == ["closed", "contacts", "conflict"]
    do(ANF_OFFICER, "told", "--opened", str(told[-1]["id"]))
    moved = do(ANF_OFFICER, "change", str(first["id"]), "-", "--reason", "moved", content=plan(
        geometry={"type": "Point", "coordinates": [70.0, 33.0]}))  # fmt: skip
    assert not moved["conflict"] and len(do(ANF_OFFICER, "show", str(first["id"]))["history"]) == 2
    do(ANF_OFFICER, "cancel", str(first["id"]), "--reason", "called off")
    assert [one["state"] for one in do(ANF_OFFICER, "list", "--agency", "anf")["operations"]] == ["cancelled"]
    assert do(PARTNER, "list")["operations"] == do(PARTNER, "told")["notices"] == do(PARTNER, "board")["alarms"] == []
    with house.as_superuser() as all_seeing:
        deeds = {row[0] for row in all_seeing.execute("SELECT deed FROM rabta.entry").fetchall()}
    assert {"operation:list", "operation:read", "conflict:board", "conflict:read", "conflict:told"} <= deeds


def test_targets_by_command(house: House) -> None:
    with_watch(house)
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    who = ("--contact", "EX-I", "--phone", "+92 91 000 0001", "--until", until)
    held = do(ANF_OFFICER, "target", "hold", "phone", "0300-1234567", *who)
    assert do(CUSTOMS_OFFICER, "target", "hold", "phone", "+92 300 1234567", *who)["conflict"]
    do(WATCH_OFFICER, "target", "hold", "vehicle", "EX-77", *who, "--for", "fia")
    assert len(do(WATCH_OFFICER, "target", "list")["targets"]) == 3 and not do(OUTSIDER, "target", "list")["targets"]
    do(ANF_OFFICER, "target", "drop", str(held["id"]), "--reason", "done")
    assert do(ANF_OFFICER, "target", "list")["targets"] == []
    for wrong in (("--until", "soon"), ("--until", "2020-01-01"), ("--for", "nobody")):
        with pytest.raises(inside.REFUSALS):
            do(WATCH_OFFICER, "target", "hold", "phone", "0300-1234567", *who, *wrong)


def test_hidden_and_missing_are_one_refusal(house: House) -> None:
    with_watch(house)
    hidden = do(ANF_OFFICER, "file", "-", content=plan())["id"]
    for asked in (str(hidden), "00000000-0000-0000-0000-000000000009", "nonsense"):
        for verb in (
            ("show", asked), ("alarm", asked), ("change", asked, "-", "--reason", "r"), ("step", asked, "owned"),
            ("cancel", asked, "--reason", "r"), ("told", "--opened", asked), ("target", "drop", asked),
        ):  # fmt: skip
            with pytest.raises(inside.REFUSALS, match="No record with this number"):
                do(CUSTOMS_OFFICER, *verb, content=plan())


def test_what_may_be_meant_otherwise_is_asked_at_a_terminal(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    swapped = plan(geometry={"type": "Point", "coordinates": [34.0151, 71.5249]})
    arguments = words("file", "-")
    with pytest.raises(InstallationError, match="changed places.* add --sure"):
        deconflict._done(inside, "file", ANF_OFFICER.id, arguments, swapped)  # standard input is no terminal
    for typed, filed in (("\n", False), ("yes\n", True)):
        terminal = {"isatty": lambda self: True, "readline": lambda self, typed=typed: typed}
        monkeypatch.setattr(sys, "stdin", type("Terminal", (), terminal)())
        arguments = words("file", "-")
        if filed:
            assert deconflict._done(inside, "file", ANF_OFFICER.id, arguments, swapped)["accepted"]
        else:
            with pytest.raises(InstallationError, match="changed places"):
                deconflict._done(inside, "file", ANF_OFFICER.id, arguments, swapped)
    assert do(ANF_OFFICER, "list")["total"] == 1


def test_a_file_that_is_not_there_or_says_nonsense_is_named(house: House, tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="cannot be read"):
        deconflict._read(str(tmp_path / "none.json"))
    with pytest.raises(InstallationError, match="-: The file is no JSON"):
        deconflict._done(inside, "file", ANF_OFFICER.id, words("file", "-"), b"tonight at ten")


def test_the_rules_are_said_whole() -> None:
    said = inside.rules()
    lines = "\n".join(inside.in_words("rules", said))
    assert all(one["kind"] in lines for one in said["kinds"]) and said["example"] in lines


def test_what_is_said_of_a_row_shows_no_wider_than_the_row(house: House) -> None:
    """A notice that was opened, a target let go, what filing was told: not to those who see the operation alone."""
    with_watch(house)
    wide, until = "restricted; every agency", (timezone.localdate() + timedelta(days=30)).isoformat()
    do(ANF_OFFICER, "file", "-", "--marking", wide, content=plan())
    do(ANF_OFFICER, "file", "-", "--marking", wide, content=plan(kind="controlled_delivery"))
    do(CUSTOMS_OFFICER, "file", "-", "--marking", wide, content=plan())
    held = do(ANF_OFFICER, "target", "hold", "phone", "0300-1234567", "--contact", "EX-I", "--phone", "+92 91 000 0001",
              "--until", until, "--silent", "--marking", wide)  # fmt: skip
    do(ANF_OFFICER, "target", "drop", str(held["id"]))
    [notice] = do(ANF_OFFICER, "told")["notices"]
    do(ANF_OFFICER, "told", "--opened", str(notice["id"]))
    for who, entries in ((AUDITOR, 2), (OUTSIDER, 0)):
        with reading_as(who.id), connections["default"].cursor() as cursor:
            for table in ("notice_seen", "target_let_go", "conflict_notice"):
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                assert cursor.fetchone()[0] == 0, (who.name, table)
            cursor.execute("SELECT deed FROM entry WHERE subject_kind IN ('operation', 'target', 'conflict')")
            assert [row[0] for row in cursor.fetchall()] == ["operation:filed"] * entries, who.name


def test_a_filing_that_meets_several_is_told_once(house: House) -> None:
    """How many there are is not among what a side may learn."""
    with_watch(house)
    for who, east in ((ANF_OFFICER, 0.0), (OUTSIDER, 0.0098)):
        place = {"type": "Point", "coordinates": [71.5249 + east, 34.0151]}
        assert not do(who, "file", "-", content=plan(geometry=place))["conflict"]
    between = {"type": "Point", "coordinates": [71.5298, 34.0151]}
    assert do(CUSTOMS_OFFICER, "file", "-", content=plan(geometry=between))["conflict"]
    assert len(do(CUSTOMS_OFFICER, "told")["notices"]) == 1 and len(do(WATCH_OFFICER, "board")["alarms"]) == 2
    assert len(do(ANF_OFFICER, "told")["notices"]) == len(do(OUTSIDER, "told")["notices"]) == 1
