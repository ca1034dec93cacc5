"""Opens an answer or a recall of the centre on a bare machine: this one file, Python 3.11 and the package `cryptography`.

    python opening.py ANSWER.jsonl --key CENTRE.key --for NCA_UK --recall RECALL.jsonl

The format is described in docs/explain/answer-format.md. It imports nothing else of rabta, so that a partner can read all
that it trusts. Every byte of a file is checked: each line is written in one way only, and the last line signs all before it
(Ed25519, RFC 8032). What is not as it must be is refused as a whole; nothing of it is shown.
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = "rabta answer 1"
SCHEME = "Ed25519"
MOST_BYTES, MOST_LINES = 32 * 1024 * 1024, 10_000
_HEX = re.compile(r"[0-9a-f]{64}")

Fields = dict[str, tuple[type, ...]]
NONE = type(None)
ADDRESSED: Fields = {
    "format": (str,), "kind": (str,), "id": (str,), "request": (str,), "their_reference": (str,), "from": (str,),
    "from_name": (str,), "to": (str,), "to_name": (str,), "made_at": (str,), "signed_by": (str,),
}  # fmt: skip
ANSWER: Fields = ADDRESSED | {
    "outcome": (str,), "rule": (str, NONE), "about_kind": (str,), "about": (str,), "purpose": (str,), "legal_basis": (str,),
    "note": (str,), "handling": (str,), "conditions": (list,), "expires_on": (str,), "records": (int,),
    "content_sha256": (str,),
}  # fmt: skip
RECALL: Fields = ADDRESSED | {"of": (str,), "of_sha256": (str,), "reason": (str,)}
RECORD: Fields = {
    "record": (int,), "agency": (str,), "agency_name": (str,), "grading": (str,), "occurred_from": (str, NONE),
    "occurred_to": (str, NONE), "reported_on": (str, NONE), "district": (str,), "province": (str,), "country": (str,),
    "airport": (str,), "setting": (str,), "flight": (str,), "origin": (str,), "destination": (str,), "concealment": (str,),
    "seized": (list,), "arrested": (int, NONE), "vehicles": (int, NONE), "names_it": (bool, NONE),
}  # fmt: skip
SEIZED: Fields = {
    "substance": (str,), "words": (str,), "quantity": (str, NONE), "unit": (str,), "approximately": (str,), "weight": (str,),
}  # fmt: skip
SIGNATURE: Fields = {"scheme": (str,), "key": (str,), "signature": (str,)}
"""The schema: every line has exactly these fields, and these kinds of values."""

OUTCOMES = {
    "given": "What may be given is below. It does not say that there is more, or that there is not.",
    "nothing": "There is nothing that may be given. It does not say whether there is anything on record.",
    "refused_by_policy": "The policy of the centre refuses this request, from what the request itself says.",
}
RULES = {
    "purpose": "Nothing is given for this purpose.",
    "legal_basis": "Nothing is given on this legal basis.",
    "state_not_known": "The law of the asking state on the death penalty is not on the centre's list.",
    "capital_risk": "The offence may be punished by death in the asking state. A written assurance may change this.",
    "capital_risk_for_persons": "Persons are named to this state only on a written assurance.",
}
CONDITIONS = {
    "crime_only": "H0: for preventing and combating crime only.",
    "not_in_court": "H1: not in court without the centre's permission.",
    "not_passed_on": "H2: not passed on, inside or outside your state, without the centre's permission.",
    "no_death_penalty": "Not in a proceeding that may end in a sentence of death.",
    "for_this_request": "For the purpose of this request only.",
    "destroy_when_recalled": "When it is recalled or has expired, destroy it and every copy.",
}
REASONS = {
    "wrong_record": "It held a record that it should not hold.",
    "originator": "The agency whose information it was takes it back.",
    "policy": "The policy no longer allows it.",
    "corrected": "What it said was corrected; a new answer follows.",
}


class Refused(ValueError):
    """The file is not opened: its words say why."""


@dataclass(frozen=True)
class Opened:
    """A file that is whole and signed. `key`: of who signed it, in hexadecimal."""

    header: dict[str, Any]
    records: tuple[dict[str, Any], ...]
    key: str
    sha256: str


def line_of(value: dict[str, Any]) -> bytes:
    """One line in the only way it may be written: UTF-8, sorted names, nothing between them, one line feed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def opened(content: bytes, *, key: str | None = None) -> Opened:
    """The file, if it is whole, of this format, and signed: by `key` (hexadecimal) where it is given. Raises Refused."""
    if len(content) > MOST_BYTES:
        raise Refused(f"It is larger than {MOST_BYTES:,} bytes.")
    if not content.endswith(b"\n"):
        raise Refused("It is cut off: the last line does not end.")
    lines = content[:-1].split(b"\n")
    if not 2 <= len(lines) <= MOST_LINES:
        raise Refused("It has too few or too many lines.")
    values = [_read(number, line) for number, line in enumerate(lines, start=1)]
    signature = values[-1]
    _must_have(len(lines), signature, SIGNATURE)
    signed = content[: -len(lines[-1]) - 1]
    _verify(signature, signed, key)
    header, records = values[0], tuple(values[1:-1])
    _must_be(header, records, signature["key"])
    return Opened(header, records, signature["key"], hashlib.sha256(content).hexdigest())


def why_not_in_force(
    answer: Opened, *, on: date, recipient: str | None = None, recall: Opened | None = None
) -> str:  # fmt: skip
    """Why a whole file may not be used; empty where it may. `recipient`: the code of who opens it."""
    header = answer.header
    if recipient is not None and recipient != header["to"]:
        return f"It is not for you: it is for {header['to']} ({header['to_name']}). Destroy it, and tell the centre."
    if recall is not None and recalls(recall, answer):
        return (
            f"RECALLED on {recall.header['made_at'][:10]}: {REASONS.get(recall.header['reason'], recall.header['reason'])} "
            "Destroy it and every copy, and tell the centre."
        )
    if header["kind"] == "answer" and on > date.fromisoformat(header["expires_on"]):
        return f"It expired on {header['expires_on']}. Destroy it, or ask the centre again."
    return ""


def recalls(recall: Opened, answer: Opened) -> bool:
    """Whether this recall is of this answer. Raises Refused for one that is no recall or is signed by another key."""
    if recall.header["kind"] != "recall":
        raise Refused("The file given as recall is no recall.")
    if recall.key != answer.key:
        raise Refused("The recall is signed by another key than the answer.")
    return bool(recall.header["of"] == answer.header["id"] and recall.header["of_sha256"] == answer.sha256)


def _read(number: int, line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused(f"Line {number} is no JSON in UTF-8.") from None
    try:
        as_written = isinstance(value, dict) and line_of(value) == line + b"\n"
    except (ValueError, RecursionError):
        as_written = False
    if not as_written:
        raise Refused(f"Line {number} is not written as the centre writes it.")
    return dict(value)


def _verify(signature: dict[str, Any], signed: bytes, key: str | None) -> None:
    if signature["scheme"] != SCHEME or not _HEX.fullmatch(signature["key"]):
        raise Refused("The signature is of a kind that is not known.")
    if key is not None and key != signature["key"]:
        raise Refused(f"It is signed by another key: {signature['key']}. The centre's, as you have it, is {key}.")
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature["key"]))
        if not re.fullmatch(r"[0-9a-f]{128}", signature["signature"]):
            raise InvalidSignature
        public.verify(bytes.fromhex(signature["signature"]), signed)
    except (InvalidSignature, ValueError):
        raise Refused("The signature does not fit: the file was changed after it was signed, or never signed.") from None


def _must_be(header: dict[str, Any], records: Sequence[dict[str, Any]], key: str) -> None:
    if header.get("format") != FORMAT or header.get("kind") not in ("answer", "recall"):
        raise Refused(f"It is not of the format {FORMAT!r}.")
    _must_have(1, header, ANSWER if header["kind"] == "answer" else RECALL)
    if header["signed_by"] != key:
        raise Refused("It names another key than the one that signed it.")
    if header["kind"] == "recall":
        if records:
            raise Refused("A recall holds no record.")
        return
    if header["outcome"] not in OUTCOMES:
        raise Refused("It has an outcome that is not known.")
    if not all(isinstance(one, str) for one in header["conditions"]):
        raise Refused("Line 1: a condition is no text.")
    _day(header["expires_on"])
    content = b"".join(line_of(one) for one in records)
    if header["records"] != len(records) or header["content_sha256"] != hashlib.sha256(content).hexdigest():
        raise Refused("Its records are not those that it lists.")
    for number, one in enumerate(records, start=2):
        _must_have(number, one, RECORD)
        for row in one["seized"]:
            _must_have(number, row, SEIZED)


def _must_have(number: int, value: Any, fields: Fields) -> None:
    if not isinstance(value, dict) or set(value) != set(fields):
        raise Refused(f"Line {number} has not the fields of the format.")
    for name, kinds in fields.items():
        if type(value[name]) not in kinds:
            raise Refused(f"Line {number}: {name} is of another kind than the format says.")


def _day(said: str) -> None:
    try:
        date.fromisoformat(said)
    except ValueError:
        raise Refused("Its day of expiry is no day.") from None


def printed(found: Opened) -> str:
    """The file for a person to read. Signs that would move or hide others on a screen are written out."""
    return "\n".join(_plain(line) for line in (*_about(found), *_told(found)))


def _about(found: Opened) -> list[str]:
    header = found.header
    return [
        f"{'Answer' if header['kind'] == 'answer' else 'Recall'} {header['id']}",
        f"  from      {header['from']} ({header['from_name']})",
        f"  to        {header['to']} ({header['to_name']})",
        f"  request   {header['request']}" + (f" (yours: {header['their_reference']})" if header["their_reference"] else ""),
        f"  made      {header['made_at']}",
        f"  signed by {found.key}",
        f"  SHA-256   {found.sha256}",
    ]


def _told(found: Opened) -> list[str]:
    header = found.header
    if header["kind"] == "recall":
        return [
            f"  recalls   {header['of']}",
            f"            SHA-256 {header['of_sha256']}",
            REASONS.get(header["reason"], header["reason"]),
        ]
    lines = [f"  about     {header['about_kind']}: {header['about']}", f"  expires   {header['expires_on']}", ""]
    lines += [OUTCOMES[header["outcome"]]]
    lines += [RULES.get(header["rule"], header["rule"])] if header["rule"] else []
    lines += [f"Note: {header['note']}"] if header["note"] else []
    for record in found.records:
        lines += ["", f"Record {record['record']}: {record['agency']} ({record['agency_name']})"]
        lines += [f"  {name.replace('_', ' '):<14}{value}" for name, value in _facts(record)]
    conditions = [f"  {CONDITIONS.get(one, one)}" for one in header["conditions"]]
    return [*lines, "", f"Handling: {header['handling']}", *conditions]


def _facts(record: dict[str, Any]) -> list[tuple[str, str]]:
    plain = [
        (name, str(value)) for name, value in record.items()
        if name not in ("record", "agency", "agency_name", "seized", "names_it") and value not in (None, "")
    ]  # fmt: skip
    said = ("approximately", "quantity", "unit", "substance", "weight")
    seized = [("seized", " ".join(row[name] for name in said if row[name])) for row in record["seized"]]
    named = record["names_it"]
    return [*plain, *seized, *([] if named is None else [("names it", "yes" if named else "not in these words")])]


def _plain(said: str) -> str:
    return "".join(
        sign if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else f"\\u{ord(sign):04x}" for sign in said
    )


def arguments_of(parser: argparse.ArgumentParser) -> None:
    """What the command asks."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the answer or recall as it came; - reads standard input")
    parser.add_argument("--recall", metavar="FILE", type=Path, action="append", default=[], help="a recall that came later")
    parser.add_argument("--key", metavar="KEY", help="the centre's key: 64 hexadecimal digits, or a file that holds them")
    parser.add_argument("--for", dest="recipient", metavar="CODE", help="who you are, as the file names you (NCA_UK)")
    parser.add_argument("--on", metavar="DAY", type=date.fromisoformat, help="the day it is used, by default today (UTC)")


def run(arguments: argparse.Namespace) -> int:
    """0 where the file is whole and may be used; 1 where it is refused, and why; 2 where a file or a key cannot be read."""
    try:
        content, recalled = _content(arguments.file), [_content(path) for path in arguments.recall]
        key = _key(arguments.key) if arguments.key else None
    except (OSError, ValueError) as error:
        print(f"It cannot be read: {error}", file=sys.stderr)
        return 2
    try:
        found = opened(content, key=key)
        on = arguments.on or datetime.now(UTC).date()
        for one in recalled or [b""]:
            recall = opened(one, key=key or found.key) if one else None
            if wrong := why_not_in_force(found, on=on, recipient=arguments.recipient, recall=recall):
                print(f"REFUSED. {wrong}")
                return 1
            if recall is not None:
                print("The recall is of another answer, not of this one.")
    except Refused as refusal:
        print(f"REFUSED. {refusal} Nothing of it is shown. Ask the centre to send it again.")
        return 1
    proven = "signed by the key you gave" if key else "signed"
    print(f"WHOLE. Every byte is as it was signed; it is {proven}.")
    if key is None:
        print(f"Whose key it is, this file cannot prove: compare {found.key} with the centre's, which you got another way.")
    print()
    print(printed(found))
    return 0


def _content(path: Path) -> bytes:
    """A file's bytes, `-` for standard input; no more than tells that it is too large."""
    if str(path) == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _key(said: str) -> str:
    text = said if _HEX.fullmatch(said.strip().lower()) else Path(said).read_text(encoding="ascii")
    key = text.strip().lower()
    if not _HEX.fullmatch(key):
        raise ValueError(f"{said} holds no key of 64 hexadecimal digits")
    return key


def main(words: Sequence[str] | None = None) -> int:
    """The command, where this file is run by itself."""
    parser = argparse.ArgumentParser(prog="opening.py", description="Open an answer of the centre.")
    arguments_of(parser)
    return run(parser.parse_args(words))


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
