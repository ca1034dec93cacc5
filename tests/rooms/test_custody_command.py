"""`rabta custody`: the lists and a chain as JSON, for whoever sees the report, in the ledger before it is said."""

import json
import uuid

import pytest

from rabta.cli.inside.custody import chain, owed
from rabta.cli.inside.custody_told import chain_in_words, owed_in_words
from rabta.custody.rules.step import Kind
from rabta.filing.errors import NotAvailable
from rabta.people.rules.purposes import Purpose
from rabta.sharing.errors import TaskNeeded
from rabta.sharing.operations import Task, working_on
from rabta.sharing.tasks import begin_task
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, OUTSIDER, SCREENER, Person
from tests.rooms.test_custody import DAY, SHARED, TEXT, begin, key_of, sign, to, weighed


def task_of(house: House, who: Person) -> Task:
    return begin_task(
        reader_id=who.id, purpose=Purpose.COORDINATION, reason="EX-221, a test", at=house.clock.tick(),
        id=house.clock.new_id(), entry_id=house.clock.new_id(), salt=b"s" * 16,
    )  # fmt: skip


def test_the_lists_and_a_chain_are_said_to_whoever_sees_them(house: House) -> None:
    exhibit = begin(house, SCREENER, key_of(house, house.file(ANF_OFFICER, TEXT, marking=SHARED, written_on=DAY).report_id))
    sign(house, SCREENER, exhibit, Kind.HANDED_OVER, **to(ANF_OFFICER))
    sign(house, ANF_OFFICER, exhibit, Kind.RECEIVED, **weighed("11.9"))
    for who in (ANALYST, SCREENER):
        said = owed(who.id, which="out_of_balance", agency="ANF")
        [one] = said["exhibits"]
        assert (one["exhibit"], one["holder"], one["held"], one["unit"]) == (exhibit, "ANF", "11.9", "kg")
        with pytest.raises(TaskNeeded):
            chain(who.id, str(exhibit))
        with working_on(task_of(house, who)):
            told = chain(who.id, str(exhibit))
        assert told["balance"]["short"] == "0.5" and not told["balance"]["balances"]
        assert [step["kind"] for step in told["steps"]] == ["seized", "handed_over", "received"]
        assert json.dumps(told, default=str)
        lines = owed_in_words(said).splitlines()
        assert any("ANF" in line and "11.9 kg" in line and "out_of_balance" in line for line in lines)
        words = chain_in_words(told)
        assert "OUT OF BALANCE" in words and "short 0.5" in words and "handed_over" in words
    assert owed(OUTSIDER.id, which=None, agency=None)["exhibits"] == []
    for missing in (str(exhibit), str(uuid.uuid4()), "nonsense"):
        with pytest.raises(NotAvailable):
            chain(OUTSIDER.id, missing)
