"""Persons met on the move: the encounters that show, or what waits at the referral desk."""

import argparse
import json

from rabta.cli.inside.encounters_told import encounters_in_words, referrals_in_words
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.house import is_embedded, open_house
from rabta.cli.who import add_who
from rabta.smuggling.rules.protecting import OWED
from rabta.vocabulary.rules.encounters import kinds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", choices=[one.code for one in kinds()], help="only encounters of this kind")
    parser.add_argument("--list", dest="which", choices=["complaint", "found_wrong"], help="only those of this list")
    parser.add_argument("--referrals", action="store_true", help="what waits at the referral desk, to a protection officer")
    parser.add_argument("--waits", choices=[str(one) for one in OWED], help="with --referrals: only what waits for this")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    add_who(parser)
    parser.epilog = (
        "Everything is as the reader sees it, up to 1,000 of each, encounters the newest first, referrals the first due "
        "first. Children, and persons who may be children, show to their agency and the referral desk alone. Referrals "
        "need a task (--task). Without --as, RABTA_READER_KEY holds a machine reader's key."
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when said, 1 when refused (and why). Tables, or one JSON object."""
    with open_house(arguments.data, what="rabta encounters") as house:
        inside = house.inside("encounters")
        reader_id = inside.acting_reader(arguments, embedded=is_embedded(arguments.data))
        try:
            if arguments.referrals:
                said = inside.waiting(reader_id, which=arguments.waits or "")
            else:
                said = inside.met(reader_id, kind=arguments.kind or "", which=arguments.which or "")
        except inside.REFUSALS as refusal:
            raise InstallationError(str(refusal)) from None
    if arguments.json:
        print(json.dumps(said, ensure_ascii=False, default=str))
    else:
        print(referrals_in_words(said) if arguments.referrals else encounters_in_words(said))
    return 0
