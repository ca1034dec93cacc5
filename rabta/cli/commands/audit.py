"""Prove that the ledger stands as it was written: verify, or export the newest checkpoint."""

import argparse
import json
import sys
from pathlib import Path

from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    recomputing = "recompute every leaf and checkpoint; name the first that is not right"
    verifying = verbs.add_parser("verify", help=recomputing, description=f"Verify: {recomputing}.")
    verifying.add_argument("--against", metavar="FILE", type=Path, help="a checkpoint exported earlier, kept elsewhere")
    closing = "close and print the newest checkpoint; keep it where this machine cannot reach"
    verbs.add_parser("checkpoint", help=closing, description=f"Checkpoint: {closing}.")


def run(arguments: argparse.Namespace) -> int:
    """0 when the ledger stands; 1 when it does not, and what is the first thing wrong."""
    against = None
    if getattr(arguments, "against", None):
        try:
            against = json.loads(arguments.against.read_text(encoding="utf-8"))
            against = {"size": int(against["size"]), "root": str(against["root"])}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InstallationError(
                f"{arguments.against}: this is no exported checkpoint ({error}). "
                "Make one with `rabta audit checkpoint > FILE`."
            ) from None
    with open_house(arguments.data, what="rabta audit") as house:
        inside = house.inside("auditing")
        if arguments.verb == "checkpoint":
            print(json.dumps(inside.checkpoint()))
            return 0
        answer = inside.verdict(against)
    print(json.dumps(answer, ensure_ascii=False))
    if answer["problem"]:
        print(f"The ledger does NOT stand: {answer['problem']}.", file=sys.stderr)
        return 1
    print(
        f"The ledger stands: {answer['ordered']} entries under checkpoints, {answer['tail']} in the tail, "
        f"which no checkpoint covers yet.",
        file=sys.stderr,
    )
    return 0
