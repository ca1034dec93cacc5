"""An answer opens on a bare machine, and nothing that was touched does: not one byte."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from rabta.exchange.rules import opening
from rabta.exchange.rules.answer_file import Address, Answer, answer_lines, recall_lines, sealed
from rabta.exchange.rules.opening import Opened, Refused, line_of, opened, printed, why_not_in_force
from rabta.exchange.rules.partner_request import Outcome, RecallReason
from rabta.exchange.rules.release_gate import Rule
from rabta.sharing.rules.marking import Handling, Level

CENTRE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
KEY = CENTRE.public_key().public_bytes_raw().hex()
TODAY = date(2026, 12, 1)
RECORD = {
    "record": 1, "agency": "ANF", "agency_name": "Anti Narcotics Force", "grading": "B2", "occurred_from": "2026-03-03",
    "occurred_to": None, "reported_on": None, "district": "Khyber", "province": "KP", "country": "PK", "airport": "",
    "setting": "", "flight": "", "origin": "", "destination": "London", "concealment": "", "vehicles": 1, "arrested": 1,
    "seized": [{"substance": "heroin", "words": "ہیروئن", "quantity": "18.75", "unit": "kg", "approximately": "",
                "weight": ""}],
    "names_it": True,
}  # fmt: skip


def address(name: str = "answer-1") -> Address:
    return Address(
        id=name, request="request-1", reference="EX/77", to="NCA_UK", to_name="National Crime Agency", sender="NNCC",
        sender_name="National Narcotics Coordination Centre", made_at=datetime(2026, 12, 1, 6, tzinfo=UTC),
    )  # fmt: skip


def answer(outcome: Outcome = Outcome.ANSWERED, *, records: tuple[dict[str, Any], ...] = (RECORD,)) -> bytes:
    said = Answer(
        outcome=outcome, rule=None, about_kind="passport", about="EX1234567", purpose="investigation", legal_basis="un_1988",
        note="", level=Level.RESTRICTED, codes=frozenset({Handling.H1}), expires_on="2027-05-30", records=records,
    )  # fmt: skip
    return answer_lines(address(), said, key=KEY)


def signed(lines: bytes, by: Ed25519PrivateKey = CENTRE) -> bytes:
    return sealed(lines, key=by.public_key().public_bytes_raw().hex(), sign=by.sign)


FILE = signed(answer())


def recall(of: bytes = FILE, *, by: Ed25519PrivateKey = CENTRE, name: str = "answer-1") -> Opened:
    key = by.public_key().public_bytes_raw().hex()
    lines = recall_lines(
        address("recall-1"), of=name, of_sha256=hashlib.sha256(of).hexdigest(), reason=RecallReason.ORIGINATOR, key=key
    )  # fmt: skip
    return opened(signed(lines, by))


def test_a_whole_answer_opens_and_says_what_was_given() -> None:
    found = opened(FILE, key=KEY)
    assert found.header["outcome"] == "given" and found.records == (RECORD,)
    assert why_not_in_force(found, on=TODAY, recipient="NCA_UK", recall=None) == ""
    text = printed(found)
    assert "18.75 kg heroin" in text and "H1: not in court" in text and "EX1234567" in text


def test_whichever_byte_is_flipped_it_is_refused() -> None:
    for place in range(len(FILE)):
        for bit in (1, 0x20, 0x80):
            with pytest.raises(Refused):
                opened(FILE[:place] + bytes([FILE[place] ^ bit]) + FILE[place + 1 :])


@given(st.integers(0, len(FILE)), st.integers(0, len(FILE)), st.binary(max_size=4))
def test_nothing_cut_or_put_in_is_accepted(start: int, end: int, put: bytes) -> None:
    changed = FILE[: min(start, end)] + put + FILE[max(start, end) :]
    if changed != FILE:
        with pytest.raises(Refused):
            opened(changed)


NOTHING = answer(Outcome.NOTHING, records=())
LINES = FILE.splitlines(keepends=True)
HEADER = json.loads(LINES[0])


def resigned(header: dict[str, Any], *records: dict[str, Any]) -> bytes:
    """What a forger within the centre, who holds the key, could make: the format holds all the same."""
    return signed(b"".join(map(line_of, (header, *records))))


SPOILT: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no signature": lambda: LINES[0] + LINES[1],
    "lines exchanged": lambda: LINES[1] + LINES[0] + LINES[2],
    "a record twice": lambda: LINES[0] + LINES[1] + LINES[1] + LINES[2],
    "a record left out": lambda: LINES[0] + LINES[2],
    "something behind": lambda: FILE + b"{}\n",
    "a blank line behind": lambda: FILE + b"\n",
    "cut off": lambda: FILE[:-1],
    "a mark of order before": lambda: b"\xef\xbb\xbf" + FILE,
    "line ends of another system": lambda: FILE.replace(b"\n", b"\r\n"),
    "signed by somebody else in our name": lambda: sealed(answer(), key=KEY, sign=OTHER.sign),
    "signed by somebody else who says so": lambda: signed(answer(), OTHER),
    "a signature of another file": lambda: LINES[0] + LINES[1] + signed(NOTHING).splitlines(keepends=True)[-1],
    "another scheme": lambda: LINES[0] + LINES[1] + LINES[2].replace(b"Ed25519", b"Ed448"),
    "large letters in the signature": lambda: LINES[0] + LINES[1] + line_of(
        {**json.loads(LINES[2]), "signature": json.loads(LINES[2])["signature"].upper()}),
    "a field more": lambda: resigned({**HEADER, "more": 1}, RECORD),
    "a field less": lambda: resigned({name: value for name, value in HEADER.items() if name != "note"}, RECORD),
    "another version": lambda: resigned({**HEADER, "format": "rabta answer 2"}, RECORD),
    "another kind": lambda: resigned({**HEADER, "kind": "order"}, RECORD),
    "an outcome nobody knows": lambda: resigned({**HEADER, "outcome": "maybe"}, RECORD),
    "more records than listed": lambda: resigned(HEADER, RECORD, RECORD),
    "another record than listed": lambda: resigned(HEADER, {**RECORD, "arrested": 2}),
    "a number for a text": lambda: resigned({**HEADER, "note": 1}, RECORD),
    "true for a number": lambda: resigned({**HEADER, "records": True}, RECORD),
    "a condition that is no text": lambda: resigned({**HEADER, "conditions": [1]}, RECORD),
    "a day that is none": lambda: resigned({**HEADER, "expires_on": "soon"}, RECORD),
    "another key named": lambda: resigned({**HEADER, "signed_by": "0" * 64}, RECORD),
    "spaces between": lambda: signed(json.dumps(HEADER).encode() + b"\n" + LINES[1]),
    "a name twice": lambda: signed(LINES[0].replace(b'{"about":', b'{"about":"x","about":') + LINES[1]),
    "no object": lambda: signed(b"[]\n" + LINES[1]),
    "nested without end": lambda: signed(b"[" * 100_000 + b"\n"),
    "an endless file": lambda: b"{}\n" * (opening.MOST_LINES + 1),
    "a number too long to read": lambda: signed(b'{"a":' + b"9" * 5000 + b"}\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_not_as_the_centre_writes_it_is_refused(name: str) -> None:
    content = SPOILT[name]()
    with pytest.raises(Refused) as refused:
        opened(content, key=KEY)
    assert str(refused.value).endswith(".")


def test_a_whole_file_is_still_not_for_everybody_nor_for_ever() -> None:
    found = opened(FILE)
    assert "not for you" in why_not_in_force(found, on=TODAY, recipient="DEA")
    assert why_not_in_force(found, on=date(2027, 5, 30)) == ""
    assert "expired" in why_not_in_force(found, on=date(2027, 5, 31))
    assert "RECALLED" in why_not_in_force(found, on=TODAY, recall=recall())


def test_a_recall_is_of_one_file_and_by_its_signer() -> None:
    found = opened(FILE)
    assert why_not_in_force(found, on=TODAY, recall=recall(FILE + b" ")) == "", "of the same id, and of another content"
    assert why_not_in_force(found, on=TODAY, recall=recall(name="answer-2")) == ""
    with pytest.raises(Refused, match="another key"):
        why_not_in_force(found, on=TODAY, recall=recall(by=OTHER))
    with pytest.raises(Refused, match="no recall"):
        why_not_in_force(found, on=TODAY, recall=found)


def test_nothing_given_says_the_same_whatever_the_reason() -> None:
    a, b = (opened(signed(answer(Outcome.NOTHING, records=()))), opened(signed(NOTHING)))
    assert a == b and a.header["records"] == 0 and "does not say whether" in printed(a)
    assert Outcome.PARTLY.told == Outcome.ANSWERED.told == "given"


def test_signs_that_hide_others_are_written_out() -> None:
    text = printed(opened(signed(answer(records=({**RECORD, "destination": "Lon\u202edon\x1b[2J"},)))))
    assert "\u202e" not in text and "\x1b" not in text and "\\u202e" in text


def test_every_name_a_file_may_bear_has_its_sentence() -> None:
    assert {one.told for one in Outcome} == set(opening.OUTCOMES)
    assert {str(one) for one in RecallReason} == set(opening.REASONS)
    assert set(opening.RULES) <= {str(one) for one in Rule}


def alone(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The one file by itself, in a Python that finds no rabta and no Django."""
    script = folder / "opening.py"
    shutil.copy(opening.__file__, script)
    guard = (
        "import sys, runpy\n"
        "class Nothing:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name.split('.')[0] in ('rabta', 'django', 'psycopg', 'yaml'): raise ImportError(name)\n"
        "sys.meta_path.insert(0, Nothing())\n"
        f"sys.argv[0] = {str(script)!r}\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')\n"
    )
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", guard, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_one_file_alone_opens_it_on_a_bare_machine(tmp_path: Path) -> None:
    (tmp_path / "answer.jsonl").write_bytes(FILE)
    (tmp_path / "centre.key").write_text(KEY + "\n")
    whole = alone(tmp_path, "answer.jsonl", "--key", "centre.key", "--for", "NCA_UK", "--on", "2026-12-01")
    assert whole.returncode == 0 and whole.stdout.startswith("WHOLE."), whole.stderr
    (tmp_path / "answer.jsonl").write_bytes(FILE.replace(b"18.75", b"18.76"))
    spoilt = alone(tmp_path, "answer.jsonl")
    assert spoilt.returncode == 1 and spoilt.stdout.startswith("REFUSED.") and "18.7" not in spoilt.stdout


def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    (tmp_path / "answer").write_bytes(FILE)
    code = opening.main([str(tmp_path / "answer"), *words])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_what_the_command_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notice, other = tmp_path / "recall", tmp_path / "other"
    lines = recall_lines(address("r"), of="answer-1", of_sha256=hashlib.sha256(FILE).hexdigest(),
                         reason=RecallReason.CORRECTED, key=KEY)  # fmt: skip
    notice.write_bytes(signed(lines))
    lines = recall_lines(address("r"), of="answer-2", of_sha256="0" * 64, reason=RecallReason.POLICY, key=KEY)
    other.write_bytes(signed(lines))
    on = ("--on", "2026-12-01")
    code, words = said(tmp_path, capsys, *on)
    assert code == 0 and "compare" in words and KEY in words, "without the key whose it is stays open, and it says so"
    code, words = said(tmp_path, capsys, *on, "--key", OTHER.public_key().public_bytes_raw().hex())
    assert code == 1 and "signed by another key" in words
    code, words = said(tmp_path, capsys, *on, "--key", KEY, "--recall", str(other), "--recall", str(notice))
    assert code == 1 and "RECALLED" in words and "heroin" not in words
    code, words = said(tmp_path, capsys, *on, "--recall", str(other))
    assert code == 0 and "another answer" in words
    code, words = said(tmp_path, capsys, *on, "--recall", str(tmp_path / "answer"))
    assert code == 1 and "no recall" in words
    assert said(tmp_path, capsys, "--on", "2029-01-01")[0] == 1
    assert said(tmp_path, capsys, *on, "--for", "DEA")[0] == 1
    code, words = said(tmp_path, capsys, "--key", "no such file")
    assert code == 2 and "cannot be read" in words
    assert opening.main([str(notice), "--key", KEY]) == 0, "a recall opens by itself"
