"""Print the public key by which partners know this installation's answers: hand it over another way than the files."""

import argparse

from rabta.cli.installation.errors import InstallationError
from rabta.ledger.signing import signing_key


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "64 hexadecimal digits (Ed25519). A partner gives them to `rabta exchange open FILE --key KEY`."


def run(arguments: argparse.Namespace) -> int:
    """0 when it was printed; refused where there is no installation."""
    keys = arguments.data / "keys"
    if not keys.is_dir():
        raise InstallationError(f"{arguments.data} holds no installation. Name its folder with --data.")
    print(signing_key(keys).public_key().public_bytes_raw().hex())
    return 0
