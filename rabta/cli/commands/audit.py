"""Prove that the ledger stands as it was written: verify, export checkpoints to a witness, give evidence of an entry."""

import argparse
import json
import sys
import uuid
from pathlib import Path
from typing import Any

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import open_house
from rabta.ledger.errors import NotACheckpoint
from rabta.ledger.rules.checkpoint import Exported, how_it_did_not_grow, parse_checkpoint
from rabta.ledger.rules.evidence import parse_evidence, what_it_does_not_show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=text, description=f"{name.capitalize()}: {text}.")

    verifying = verb("verify", "recompute every leaf and checkpoint; name the first entry that is not as it was")
    verifying.add_argument(
        "--against", metavar="FILE", type=Path, action="append", default=[],
        help="a checkpoint exported earlier, kept elsewhere; may be given several times",
    )  # fmt: skip
    closing = verb("checkpoint", "close and print the newest checkpoint, signed; keep it where this machine cannot reach")
    closing.add_argument("--since", metavar="FILE", type=Path, help="bring the proof that it grew from this earlier one")
    closing.add_argument("--line", action="store_true", help="as one line, for a printed page or a QR code")
    growing = verb("consistency", "check, without the house, that NEW is OLD, grown: nothing before was touched")
    growing.add_argument("old", metavar="OLD", type=Path, help="the checkpoint kept from before")
    growing.add_argument("new", metavar="NEW", type=Path, help="a later one, made with --since OLD")
    giving = verb("evidence", "print one entry with the proof that it stands in the ledger, for a court")
    giving.add_argument("entry", metavar="ENTRY", type=uuid.UUID, help="the entry's id")
    checking = verb("inclusion", "check, without the house, that the entry in FILE stands under its signed checkpoint")
    checking.add_argument("file", metavar="FILE", type=Path, help="what `rabta audit evidence` printed")


def run(arguments: argparse.Namespace) -> int:
    """0 when it stands; 1 when it does not, and what is the first thing wrong."""
    verbs = {
        "verify": _verify, "checkpoint": _checkpoint, "consistency": _consistency, "evidence": _evidence,
        "inclusion": _inclusion,
    }  # fmt: skip
    return verbs[arguments.verb](arguments)


def _verify(arguments: argparse.Namespace) -> int:
    against = [_read(path) for path in arguments.against]
    with open_house(arguments.data, what="rabta audit") as house:
        answer = house.inside("auditing").verdict(against)
    print(json.dumps(answer, ensure_ascii=False))
    if answer["problem"]:
        return _said(f"The ledger does NOT stand: {answer['problem']}.", 1)
    kept = f", and holds {len(against)} exported checkpoint{'s' if len(against) > 1 else ''}" if against else ""
    return _said(
        f"The ledger stands{kept}: {answer['ordered']} entries under checkpoints, {answer['tail']} in the tail, "
        f"which no checkpoint covers yet.", 0,
    )  # fmt: skip


def _checkpoint(arguments: argparse.Namespace) -> int:
    since = _read(arguments.since) if arguments.since else None
    with open_house(arguments.data, what="rabta audit") as house:
        try:
            made = house.inside("auditing").checkpoint(since, line=arguments.line)
        except ValueError as refusal:
            raise InstallationError(f"{arguments.since}: {refusal}.") from None
    print(made if isinstance(made, str) else json.dumps(made))
    return 0


def _consistency(arguments: argparse.Namespace) -> int:
    old, new = _read(arguments.old), _read(arguments.new)
    wrong = how_it_did_not_grow(old, new)
    if wrong:
        return _said(f"NOT shown: {wrong}.", 1)
    return _said(f"Shown: the ledger of {new.size} entries is the one of {old.size}, grown; nothing before was touched.", 0)


def _evidence(arguments: argparse.Namespace) -> int:
    with open_house(arguments.data, what="rabta audit") as house:
        made: dict[str, Any] | None = house.inside("auditing").evidence(arguments.entry)
    if made is None:
        raise InstallationError(f"The ledger holds no entry {arguments.entry}.")
    print(json.dumps(made, ensure_ascii=False))
    return 0


def _inclusion(arguments: argparse.Namespace) -> int:
    try:
        given = parse_evidence(_text(arguments.file))
    except NotACheckpoint as error:
        raise InstallationError(f"{arguments.file}: {error}") from None
    wrong = what_it_does_not_show(given)
    if wrong:
        return _said(f"NOT shown: {wrong}.", 1)
    print(given.body.decode())
    sealed = given.checkpoint
    return _said(
        f"Shown: this entry stands at {given.position} of the {sealed.size} that installation {sealed.installation} "
        f"sealed at {sealed.closed_at}.", 0,
    )  # fmt: skip


def _read(path: Path) -> Exported:
    try:
        return parse_checkpoint(_text(path))
    except NotACheckpoint as error:
        raise InstallationError(f"{path}: {error}") from None


def _text(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InstallationError(f"{path}: it cannot be read ({error}).") from None


def _said(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code
