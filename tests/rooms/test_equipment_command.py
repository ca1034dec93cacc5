"""`rabta equipment`: the register in words and as JSON, one device, a file brought and taken along."""

import argparse
import json
import uuid
from typing import Any

import pytest

from rabta.casework.errors import NotSo
from rabta.casework.rules.register import UnreadableRegister
from rabta.cli.commands import equipment as command
from rabta.cli.inside.equipment import do, in_words
from rabta.filing.errors import NotAvailable
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, OUTSIDER, SCREENER, Person
from tests.rooms.test_equipment_register import CSV


def said(who: Person, *words: str, content: bytes = b"") -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    arguments = parser.parse_args(words)
    told = do(who.id, arguments, content)
    assert json.dumps(told, default=str) and in_words(arguments.verb, told)
    return told


def test_a_register_is_brought_listed_and_taken_along_by_who_may_see_it(house: House) -> None:
    marking = ("--marking", "restricted; to ASF, NNCC")
    first = said(ANF_OFFICER, "import", "-", *marking, content=CSV)
    assert (first["rows"], first["entered"], [one["column"] for one in first["set_aside"]]) == (5, 4, ["holder"])
    assert "row 6, column holder" in in_words("import", first)
    for who in (ANALYST, SCREENER, AUDITOR):
        told = said(who)
        assert (told["total"], told["airports"]["working"], told["airports"]["not_working"], told["trained"]) == (
            4, 1, ["KHI"], 14,
        )  # fmt: skip
        assert "1 of 32 airports have a scanner that works" in in_words("list", told)
        [one] = said(who, "--stands", "working", "--site", "isb", "--holder", "asf")["devices"]
        assert said(who, "show", str(one["id"]))["steps"][1]["outcome"] == "as_agreed"
    taken = in_words("export", said(ANALYST, "export"))
    again = said(ANF_OFFICER, "import", "-", *marking, content=taken.encode())
    assert (again["entered"], again["known"], again["set_aside"]) == (0, 4, [])
    told = said(OUTSIDER)
    assert (told["total"], told["airports"]["working"], told["standings"], told["devices"]) == (0, 0, {}, [])
    assert said(OUTSIDER, "export")["rows"] == []
    for missing in (str(one["id"]), str(uuid.uuid4()), "nonsense"):
        with pytest.raises(NotAvailable):
            said(OUTSIDER, "show", missing)
    with pytest.raises(NotSo):
        said(AUDITOR, "import", "-", content=CSV)
    with pytest.raises(NotSo, match="no airport"):
        said(ANALYST, "--site", "LHR")
    with pytest.raises(UnreadableRegister):
        said(ANF_OFFICER, "import", "-", content=b"kind\n")


@pytest.mark.parametrize("words", [("show",), ("import",), ("list", "x"), ("export", "x")])
def test_wrong_use_is_said_before_anything_is_opened(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    assert command.run(parser.parse_args(words)) == 2
    assert words[0] in capsys.readouterr().err
