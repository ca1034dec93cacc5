"""The ledger stands as it was written, and says so."""

# ruff: noqa: S608 (attacks on our own tables, written here)

import hashlib
import json
import re
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connections

from rabta.filing.operations import file_report
from rabta.ledger.errors import LedgerUnwritable
from rabta.ledger.operations import close_checkpoint
from rabta.ledger.queries import evidence_of, newest_checkpoint, verify
from rabta.ledger.rules.checkpoint import as_json, as_line, how_it_did_not_grow, parse_checkpoint, signed
from rabta.ledger.rules.evidence import evidence_as_json, parse_evidence, what_it_does_not_show
from rabta.ledger.rules.merkle import grown, root_of
from rabta.ledger.signing import signing_key
from rabta.people.rules.purposes import Purpose
from rabta.sharing.disclosing import disclose
from rabta.sharing.operations import reading_as
from rabta.sharing.tasks import begin_task
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
    assert verdict.root == newest_checkpoint().root.hex()


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


EDIT = '''convert_to(replace(convert_from(body, 'UTF8'), '"v":1', '"v":2'), 'UTF8')'''
HASHED = "sha256('\\x00'::bytea || body)"
AT = "id = (SELECT entry_id FROM ledger_position WHERE position = 5)"
ATTACKS = {
    "an entry's words": ([f"UPDATE entry SET body = {EDIT} WHERE {AT}"], 5, "changed"),
    "its words and its leaf": (
        [f"UPDATE entry SET body = {EDIT} WHERE {AT}", f"UPDATE entry SET leaf = {HASHED} WHERE {AT}"], 5, "changed"),
    "the kept leaf alone": (["UPDATE ledger_position SET leaf = sha256('x') WHERE position = 5"], 5, "changed"),
    "an entry taken out": ([f"DELETE FROM entry WHERE {AT}"], 5, "removed"),
    "an entry and its place taken out": (
        [f"DELETE FROM entry WHERE {AT}", "DELETE FROM ledger_position WHERE position = 5"], 5, "removed"),
    "two exchanged": (
        ["UPDATE ledger_position p SET leaf = q.leaf, entry_id = q.entry_id FROM ledger_position q"
         " WHERE (p.position, q.position) IN ((5, 7), (7, 5))"], 5, "re-ordered"),
    "words of two, the later first": (
        [f"UPDATE entry SET body = {EDIT} WHERE id = (SELECT entry_id FROM ledger_position WHERE position = {n})"
         for n in (7, 5)], 5, "changed"),
    "an entry written twice": (
        ["ALTER TABLE entry DROP CONSTRAINT entry_pkey", f"INSERT INTO entry SELECT * FROM entry WHERE {AT}",
         "DELETE FROM entry WHERE id = (SELECT entry_id FROM ledger_position WHERE position = 7)"], 5, "twice"),
    "the last ones taken out": (
        ["DELETE FROM entry WHERE id IN (SELECT entry_id FROM ledger_position WHERE position >= 5)",
         "DELETE FROM ledger_position WHERE position >= 5"], 5, "rolled back"),
}  # fmt: skip
"""What a superuser does to position 5, within what one checkpoint covers; where it is found; by which word."""

THOROUGH = {
    "an entry's words, its leaf and the kept leaf": (
        [f"UPDATE entry SET body = {EDIT} WHERE {AT}", f"UPDATE entry SET leaf = {HASHED} WHERE {AT}",
         "UPDATE ledger_position p SET leaf = e.leaf FROM entry e WHERE e.id = p.entry_id"], "changed"),
    "an entry taken out, the others moved up": (
        [f"DELETE FROM entry WHERE {AT}", "DELETE FROM ledger_position WHERE position = 5",
         "UPDATE ledger_position SET position = -position WHERE position > 5",
         "UPDATE ledger_position SET position = -position - 1 WHERE position < 0"], "removed"),
    "two exchanged": (ATTACKS["two exchanged"][0], "re-ordered"),
    "rolled back": (ATTACKS["the last ones taken out"][0], "rolled back"),
}  # fmt: skip
"""The same by somebody who then makes every checkpoint anew, so that the house agrees with itself."""


def attack(house: House, statements: list[str]) -> None:
    """As a superuser who first takes down what would refuse it."""
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE ledger_position DROP CONSTRAINT IF EXISTS ledger_position_entry_id_key")
        superuser.execute("ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_leaf_is_of_body")
        superuser.execute("ALTER TABLE entry DROP CONSTRAINT IF EXISTS entry_columns_are_of_body")
        for statement in statements:
            superuser.execute(statement)


def seal_anew(house: House) -> None:
    """Throw every checkpoint away and make one over what is there now: a whole tree, consistently rewritten."""
    with house.as_superuser() as superuser:
        leaves = [bytes(leaf) for (leaf,) in superuser.execute("SELECT leaf FROM ledger_position ORDER BY position")]
        peaks, size = grown([], size=0, leaves=leaves)
        superuser.execute("DELETE FROM ledger_checkpoint")
        superuser.execute(
            "INSERT INTO ledger_checkpoint (size, root, peaks) VALUES (%s, %s, %s)", [size, root_of(peaks), peaks]
        )


@pytest.mark.parametrize("how", ATTACKS)
def test_a_superuser_is_found_at_the_first_entry_touched(house: House, how: str) -> None:
    fill(house)
    assert verify().problem is None, "or what follows proves nothing"
    statements, position, word = ATTACKS[how]
    attack(house, statements)
    found = verify()
    assert (found.position, word in str(found.problem)) == (position, True), found.problem


def test_an_entry_rewritten_with_all_that_is_kept_beside_it_is_found_between_its_checkpoints(house: House) -> None:
    for _ in range(6):
        fill(house, 1)
    with house.as_superuser() as superuser:
        sizes = [size for (size,) in superuser.execute("SELECT size FROM ledger_checkpoint ORDER BY size")]
    attack(house, THOROUGH["an entry's words, its leaf and the kept leaf"][0])
    problem = str(verify().problem)
    first, last = (int(number) for number in re.findall(r"entries (\d+) to (\d+) was changed", problem)[0])
    before, after = [size for size in sizes if size <= 5], [size for size in sizes if size > 5]
    assert max(before, default=0) <= first <= 5 <= last < min(after)


@pytest.mark.parametrize("how", THOROUGH)
def test_a_tree_rewritten_whole_is_found_by_what_another_agency_keeps(house: House, how: str) -> None:
    fill(house)
    exported = newest_checkpoint(since=0)
    short = newest_checkpoint()
    assert exported and short
    statements, word = THOROUGH[how]
    attack(house, statements)
    seal_anew(house)
    assert verify().problem is None, "the house agrees with itself: only what is kept elsewhere tells"
    found = verify(against=[exported])
    assert (found.position, word in str(found.problem)) == (5, True), found.problem
    assert verify(against=[short]).problem, "size and root alone tell that it does not stand"


def test_an_older_copy_put_back_and_written_on_is_found(house: House) -> None:
    fill(house)
    exported = newest_checkpoint(since=0)
    attack(house, ATTACKS["the last ones taken out"][0])
    seal_anew(house)
    fill(house)
    assert verify().problem is None
    assert exported and verify(against=[exported]).position == 5


def test_several_kept_checkpoints_find_it_where_each_begins(house: House) -> None:
    fill(house)
    first = newest_checkpoint(since=0)
    fill(house)
    assert first
    second = newest_checkpoint(since=first.size)
    assert second and second.since and second.since.size == first.size
    assert verify(against=[first, second]).problem is None
    place = f"id = (SELECT entry_id FROM ledger_position WHERE position = {first.size + 1})"
    edits = [f"UPDATE entry SET body = {EDIT} WHERE {place}", f"UPDATE entry SET leaf = {HASHED} WHERE {place}",
             "UPDATE ledger_position p SET leaf = e.leaf FROM entry e WHERE e.id = p.entry_id"]  # fmt: skip
    attack(house, edits)
    seal_anew(house)
    assert verify(against=[first]).problem is None, "it was sealed before"
    assert verify(against=[second]).position == first.size + 1


def test_a_witness_checks_growth_without_the_house(house: House, tmp_path: Path) -> None:
    key, other = signing_key(tmp_path), Ed25519PrivateKey.generate()
    fill(house)
    kept = signed(newest_checkpoint(), by=key)  # type: ignore[arg-type]
    fill(house)
    later = signed(newest_checkpoint(since=kept.size), by=key)  # type: ignore[arg-type]
    again = parse_checkpoint(json.dumps(as_json(later)))
    assert how_it_did_not_grow(parse_checkpoint(as_line(kept)), again) is None
    assert "no proof" in str(how_it_did_not_grow(kept, replace(again, since=None)))
    assert "signature" in str(how_it_did_not_grow(kept, replace(again, size=again.size + 1)))
    assert "two installations" in str(how_it_did_not_grow(signed(kept, by=other), again))
    assert "rolled back" in str(how_it_did_not_grow(again, kept))
    attack(house, THOROUGH["an entry's words, its leaf and the kept leaf"][0])
    seal_anew(house)
    assert newest_checkpoint(since=kept.size) and newest_checkpoint(since=kept.size).since is None  # type: ignore[union-attr]
    forged = signed(replace(newest_checkpoint(), since=again.since), by=key)  # type: ignore[type-var]
    assert "changed, removed or re-ordered" in str(how_it_did_not_grow(kept, forged))


def test_evidence_of_an_entry_stands_alone_and_no_other_entry_in_its_place(house: House, tmp_path: Path) -> None:
    fill(house)
    with house.as_superuser() as superuser:
        [(entry_id,)] = superuser.execute("SELECT id FROM entry WHERE deed = 'report:file' ORDER BY at LIMIT 1").fetchall()
    found = evidence_of(entry_id)
    assert found
    given = replace(found, checkpoint=signed(found.checkpoint, by=signing_key(tmp_path)))
    again = parse_evidence(json.dumps(evidence_as_json(given)))
    assert what_it_does_not_show(again) is None
    assert what_it_does_not_show(replace(again, body=again.body.replace(b"file", b"fiLe")))
    assert what_it_does_not_show(replace(again, position=again.position + 1))
    assert what_it_does_not_show(replace(again, checkpoint=found.checkpoint)), "unsigned"
    assert evidence_of(uuid.UUID(int=1 << 100)) is None


def test_the_reason_of_a_task_is_proved_and_may_be_purged(house: House) -> None:
    begin_task(
        reader_id=ANALYST.id, purpose=Purpose.COORDINATION, reason="EX-221, request of Customs", at=house.clock.tick(),
        id=house.clock.new_id(), entry_id=house.clock.new_id(), salt=b"salt",
    )  # fmt: skip
    close_checkpoint()
    assert verify().problem is None
    with house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE reading_task SET reason = 'EX-222, request of Customs'")
        assert "the reason of task" in str(verify().problem)
        superuser.execute("DELETE FROM reading_task")
    assert verify().problem is None


def test_the_sequencer_looks_only_at_what_is_new_and_misses_nothing(house: House) -> None:
    """Also what a long transaction wrote early and kept to itself, and what a restored record's numbers hide."""
    fill(house)
    disclosing = {"reader_id": ANALYST.id, "deed": "page:read", "subject": ("page", "x"), "detail": {}}
    with house.as_superuser() as slow, house.as_superuser() as superuser:
        with slow.transaction():
            slow.execute(
                "INSERT INTO entry (id, at, deed, subject_kind, subject_id, body, leaf)"
                " SELECT i, now(), 'slow', 'page', 'x', b, sha256('\\x00'::bytea || b) FROM (SELECT i, convert_to("
                " jsonb_build_object('id', i, 'deed', 'slow', 'subject', jsonb_build_array('page', 'x'), 'marking', NULL,"
                " 'reader', NULL, 'agency', NULL)::text, 'UTF8') b FROM gen_random_uuid() i) n"
            )
            disclose(**disclosing, at=house.clock.tick(), new_id=house.clock.new_id)
            assert close_checkpoint() == 1
        assert close_checkpoint() == 1
        superuser.execute("UPDATE ledger_checkpoint SET seen_before = 9000000000000")
        disclose(**disclosing, at=house.clock.tick(), new_id=house.clock.new_id)
        assert close_checkpoint() == 1
    assert verify().problem is None and verify().tail == 0


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
