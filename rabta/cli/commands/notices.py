"""Tell the webhooks that this deployment set of new notices: ids alone, signed, and again until it is done."""

import argparse
import sys
import time
from types import ModuleType

from rabta.casework.rules.webhook import DEPLOYED, UnreadableWebhooks, Webhook, read_webhooks
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import House, open_house


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    sending = verbs.add_parser("send", help="send what is due: once, or again every so many seconds")
    sending.add_argument("--every", type=_seconds, metavar="SECONDS", help="stay, and look again; Ctrl-C ends it")
    parser.epilog = (
        f"The table is {DEPLOYED} in the data folder: under webhooks, for each agency's code, a url (https) and a secret. "
        "Without it nothing is sent. What was not delivered is tried again after 1, 2, 4 minutes and so on, at most an hour."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when everything due was delivered (or nothing was due), 1 when some was not, and when the table cannot be read."""
    with open_house(arguments.data, what="rabta notices") as house:
        webhooks = _webhooks(house)
        inside = house.inside("notices")
        if arguments.every is None and (written := inside.remind()):
            print(f"Reminders of what is overdue: {written}.")
        if not webhooks:
            print(f"No webhook is set: {house.data_dir / DEPLOYED} is not there. Nothing was sent.")
            return 0
        return _round(inside, webhooks) if arguments.every is None else _rounds(inside, webhooks, arguments.every)


def _webhooks(house: House) -> dict[str, Webhook]:
    try:
        return read_webhooks(house.data_dir / DEPLOYED)
    except UnreadableWebhooks as unreadable:
        raise InstallationError(str(unreadable)) from None


def _round(inside: ModuleType, webhooks: dict[str, Webhook]) -> int:
    sent = inside.tell(webhooks)
    print(f"{sent.delivered} delivered, {sent.failed} not: tried again later.", flush=True)
    return 1 if sent.failed else 0


def _rounds(inside: ModuleType, webhooks: dict[str, Webhook], seconds: int) -> int:
    try:
        while True:
            inside.remind()
            sent = inside.tell(webhooks)
            if sent.delivered or sent.failed:
                print(f"{sent.delivered} delivered, {sent.failed} not: tried again later.", flush=True)
            time.sleep(seconds)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 0


def _seconds(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 86_400:  # noqa: PLR2004
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of seconds from 1 to 86400.')
    return int(text)
