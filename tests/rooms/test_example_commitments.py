"""The demo's commitments and equipment: signed through the rooms' own operations, and a second start adds nothing."""

from datetime import date

import pytest

from rabta.casework.queries.equipment import Wanted, register
from rabta.casework.queries.tasks import open_tasks
from rabta.casework.rules.equipment import EquipmentKind, EquipmentStep
from rabta.cli.inside import example_commitments
from rabta.cli.inside.example_commitments import keep_examples
from rabta.cli.inside.example_equipment import enter_examples
from rabta.cli.inside.example_people import add_people, example_officer, example_reader
from rabta.cli.installation.sign_ins import PEOPLE, SignIn
from rabta.sharing.operations import reading_as
from rabta.strategy import queries
from rabta.strategy.rules.slippage import Sign
from tests.house import House

TODAY = date(2025, 11, 30)


def test_the_board_and_the_register_have_something_to_show_and_a_second_start_adds_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example_commitments, "as_of", lambda today: TODAY)
    add_people([SignIn(*person, password="eleven quiet lamps 7") for person in PEOPLE])
    assert len(list(enter_examples())) >= 25 and list(enter_examples()) == []
    for _ in (1, 2):
        assert list(keep_examples())
    for name in ("director", "analyst", "liaison", "anf"):
        with reading_as(example_reader(name)) as looking:
            board = queries.board(today=TODAY)
            [meeting] = board["meetings"]
            mine = queries.concerning(by=looking, today=TODAY)
        assert board["total"] == 10 and all(board["counts"][one] for one in ("slipping", "not_computed", "done", "waiting"))
        signs = {slip.sign for one in board["commitments"] for slip in one["slips"]}
        assert {Sign.LATE, Sign.PACE, Sign.MOVED, Sign.QUIET} <= signs, signs
        assert meeting["minutes"].fixed and len(meeting["minutes"].decisions) == 4
        assert bool(mine["total"]) == (name != "liaison")
    with reading_as(example_reader("director")) as looking:
        assert [one["owner"]["code"] for one in queries.concerning(by=looking, today=TODAY)["yours"]] == ["FIA"]
    with reading_as(example_reader("analyst")) as looking:
        assert queries.concerning(by=looking, today=TODAY)["yours"] == [], "who proposed it does not accept it"
        found = register(today=TODAY, wanted=Wanted(kind=EquipmentKind.SCANNER))
    assert 0 < found["figure"]["working"] < found["figure"]["airports"] and found["figure"]["not_working"]
    with reading_as(example_officer("ASF", 1)) as looking:
        assert [one["due_on"] for one in open_tasks(by=looking, today=TODAY)] == [date(2026, 1, 15)]
    stages = (EquipmentStep.OFFERED, EquipmentStep.AT_CUSTOMS, EquipmentStep.INSTALLED, EquipmentStep.WORKING,
              EquipmentStep.OUT_OF_ORDER)  # fmt: skip
    assert all(found["standings"].get(stage) for stage in stages) and found["due"]
