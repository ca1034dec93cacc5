"""Keep readers and sign-ins: list, add, reset-password, reset-second-factor, unlock, disable, recover ..."""

import argparse
import sys

from rabta.cli.installation.house import open_house
from rabta.cli.installation.sign_ins import sign_ins_file
from rabta.cli.who import PURPOSES

VETTINGS = ("open", "restricted", "confidential", "secret")
ROLES = ("liaison", "analyst", "director", "auditor", "administrator", "machine", "protection", "watch")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One verb; those about an account take its sign-in name."""
    parser.epilog = (
        "Runs on the machine that holds the installation's keys, as the account that owns them; every change is in the "
        "ledger. New passwords are random and shown once, here; the person changes theirs at the first sign-in."
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    verbs.add_parser("list", help="every reader: agency, vetting, roles, sign-in")
    adding = verbs.add_parser("add", help="add a reader, with a sign-in unless it is a machine")
    adding.add_argument("name", help='the reader\'s name, such as "Capt. A. Khan"')
    adding.add_argument("--sign-in", metavar="NAME", help="sign-in name; left out for a machine")
    adding.add_argument("--agency", default="NNCC", metavar="CODE", help="code of the agency (%(default)s)")
    adding.add_argument("--role", action="append", choices=ROLES, default=[], help="may be given several times")
    adding.add_argument("--vetting", choices=VETTINGS, default="restricted", help="(%(default)s)")
    adding.add_argument("--group", action="append", default=[], help="a named group; may be given several times")
    adding.add_argument("--administrator", action="store_true", help="the same as --role administrator")
    adding.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    for verb, text in (
        ("reset-password", "give an account a new password and let it in again"),
        ("reset-second-factor", "forget an account's second factor; another is set up at the next sign-in"),
        ("unlock", "let in an account that too many wrong passwords locked out"),
        ("disable", "stop a sign-in and its reader at once; the last administrator is refused"),
        ("recover", "the last administrator is locked out: new password, new second factor, unlocked"),
    ):
        chosen = verbs.add_parser(verb, help=text)
        chosen.add_argument("sign_in", metavar="SIGN-IN", nargs="?" if verb == "recover" else None)
        if verb in ("reset-password", "recover"):
            chosen.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    tasking = verbs.add_parser("task", help="give a machine reader what it reads for, until it is given something else")
    tasking.add_argument("name", help="the machine reader's name or id")
    tasking.add_argument("reason", help='what it reads for, such as "nightly briefing of the minister"')
    tasking.add_argument("--purpose", choices=PURPOSES, default="coordination", help="(%(default)s)")
    verbs.add_parser("remove-examples", help="remove the demo's invented people, so that `rabta serve` may run")


def run(arguments: argparse.Namespace) -> int:
    """0 when done, 1 when refused (and why)."""
    password = sys.stdin.readline().rstrip("\r\n") if getattr(arguments, "password_stdin", False) else None
    with open_house(arguments.data, what="rabta people") as house:
        lines, done = house.inside("people").do(arguments, password=password)
        if done and arguments.verb == "remove-examples":
            sign_ins_file(arguments.data).unlink(missing_ok=True)  # from now on no demo: never refilled, never reset
        print("\n".join(lines), file=sys.stdout if done else sys.stderr)
    return 0 if done else 1
