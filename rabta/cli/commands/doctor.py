"""Say what is wrong with this machine or installation, and what to do about it; changes nothing."""

import argparse
import os
import sys

from rabta.cli.installation.checks import examine

COLOURS = {"ok": "32", "warn": "33", "fail": "31"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(arguments: argparse.Namespace) -> int:
    """One line per finding. 0 when nothing fails, 1 otherwise."""
    failed = warned = 0
    colourful = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for finding in examine(arguments.data):
        word = f"{finding.level:<5}"
        print(f"\x1b[{COLOURS[finding.level]}m{word}\x1b[0m" if colourful else word, finding.text, flush=True)
        failed += finding.level == "fail"
        warned += finding.level == "warn"
    print(f"\n{failed} failed, {warned} warnings." if failed or warned else "\nAll is well.")
    return 1 if failed else 0
