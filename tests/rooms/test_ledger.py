"""The ledger stands as it was written, and says so."""

import hashlib
import json

import pytest
from django.db import connections

from rabta.filing.operations import file_report
from rabta.ledger.errors import LedgerUnwritable
from rabta.ledger.operations import close_checkpoint
from rabta.ledger.queries import last_checkpoint, verify
from rabta.sharing.disclosing import disclose
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, OUTSIDER, Person

TEXT = "ANF at Lahore airport: {} kg heroin in the luggage of a Doha passenger, one held."


def fill(house: House, reports: int = 3) -> None:
    for number in range(reports):
        house.file(ANF_OFFICER, TEXT.format(number + 2))
    close_checkpoint()


def test_every_write_is_in_the_ledger_and_it_verifies(house: House) -> None:
    fill(house)
    verdict = verify()
    assert verdict.problem is None
    assert (verdict.tail, verdict.entries) == (0, verdict.ordered)
    assert verdict.root == last_checkpoint()["root"]


def test_the_tail_is_counted_not_proved(house: House) -> None:
    fill(house)
    house.file(ANF_OFFICER, TEXT.format(9))
    assert verify().tail > 0
    assert close_checkpoint() > 0
    assert verify().tail == 0


def test_checkpoints_grow_as_one_tree(house: House) -> None:
    for _ in range(5):
        fill(house, 1)
    assert verify().problem is None


TAMPER = {
    "changed": "UPDATE entry SET body = body || ' ', leaf = sha256('\\x00'::bytea || body || ' ')"
    " WHERE deed = 'report:file'",
    "removed": "DELETE FROM entry WHERE id = (SELECT entry_id FROM ledger_position WHERE position = 2)",
    "re-ordered": "UPDATE ledger_position p SET leaf = q.leaf, entry_id = q.entry_id FROM ledger_position q"
    " WHERE (p.position, q.position) IN ((1, 2), (2, 1))",
    "rolled back": "DELETE FROM ledger_position WHERE position >= 3",
}


@pytest.mark.parametrize("attack", sorted(TAMPER))
def test_an_administrator_of_the_database_cannot_rewrite_it_unseen(house: House, attack: str) -> None:
    fill(house)
    exported = last_checkpoint()
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE ledger_position DROP CONSTRAINT ledger_position_entry_id_key")
        superuser.execute(TAMPER[attack])
        if attack == "rolled back":
            superuser.execute("DELETE FROM entry WHERE id NOT IN (SELECT entry_id FROM ledger_position)")
            superuser.execute("DELETE FROM ledger_checkpoint")
    problem = verify(against=exported).problem
    assert problem is not None
    assert any(word in problem for word in ("changed", "removed", "re-ordered", "rolled back")), problem


def test_an_entry_holds_ids_and_counts_never_words(house: House) -> None:
    house.file(ANF_OFFICER, "ANF held Q.Z. of Khanewal at Lahore airport with 3 kg heroin.")
    with house.as_superuser() as superuser:
        bodies = [bytes(r[0]) for r in superuser.execute("SELECT body FROM entry").fetchall()]
    assert bodies and not any(b"Q.Z." in body or b"heroin" in body for body in bodies)
    for body in bodies:
        assert json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == body


def seen(person: Person) -> int:
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry")
        return int(cursor.fetchone()[0])


def test_who_reads_the_ledger(house: House) -> None:
    filed = house.file(ANF_OFFICER, TEXT.format(2), marking="restricted; every agency")
    disclose(
        reader_id=ANALYST.id, deed="report:read", subject=("report", str(filed.report_id)), detail={},
        marking_id=None, at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip
    assert seen(OUTSIDER) == 0
    assert seen(ANALYST) == 1
    assert seen(ANF_OFFICER) >= 1
    assert seen(AUDITOR) > seen(ANALYST)


def test_when_the_ledger_cannot_be_written_nothing_is(house: House) -> None:
    with house.as_superuser() as superuser:
        superuser.execute("REVOKE INSERT ON entry FROM rabta_app")
    with pytest.raises(LedgerUnwritable):
        file_report(
            reader_id=ANF_OFFICER.id, content=TEXT.format(2).encode(), file_name="a.txt", at=house.clock.tick(),
            new_id=house.clock.new_id,
        )  # fmt: skip
    with house.as_superuser() as superuser:
        assert superuser.execute("SELECT count(*) FROM report").fetchone() == (0,)


def test_leaf_hashes_are_rfc_6962(house: House) -> None:
    fill(house, 1)
    with house.as_superuser() as superuser:
        for body, leaf in superuser.execute("SELECT body, leaf FROM entry").fetchall():
            assert hashlib.sha256(b"\0" + bytes(body)).digest() == bytes(leaf)
