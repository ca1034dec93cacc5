"""Find names in a list: the best matches of each query, with score and reasons."""

import argparse
import json
import sys
import time
from dataclasses import asdict

from rabta.cli.commands.csv_given import TableRefused, rows_of
from rabta.resolution.rules.names.index import Index


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The list to search, and what to search for."""
    parser.add_argument("--list", metavar="NAMES.csv", required=True, help="CSV with a column `name`; - is standard input")
    parser.add_argument("--most", type=_at_least_one, default=10, metavar="N", help="matches a query (%(default)s)")
    parser.add_argument("--least", type=_share, default=0.0, metavar="SCORE", help="leave out lower scores (%(default)s)")
    parser.add_argument("query", nargs="+", metavar="QUERY", help="a name in any script")


def run(arguments: argparse.Namespace) -> int:
    """Print one JSON object a query, in order: {query, matches: [{row, name, score, reasons, columns}]}.

    `row`: data rows counted from 1; `columns`: what else the list says in that row. 2 if the list cannot be read.
    """
    try:
        _, rows = rows_of(arguments.list, needed=("name",))
        listed = list(rows)
    except TableRefused as error:
        print(error, file=sys.stderr)
        return 2
    began = time.perf_counter()
    index = Index.build(row["name"] for row in listed)
    built = time.perf_counter()
    for query in arguments.query:
        found = index.search(query, most=arguments.most, least=arguments.least)
        matches = [
            {
                "row": one.place + 1,
                "name": one.name,
                "score": round(one.score, 4),
                "reasons": [asdict(reason) for reason in one.reasons],
                "columns": {column: said for column, said in listed[one.place].items() if column != "name"},
            }
            for one in found
        ]
        said = {"query": query, "matches": matches}
        if not found and not any(sign.isalpha() for sign in query):
            said["error"] = {"value": query, "rule": "a name holds letters", "next_step": "Give a name in any script."}
        print(json.dumps(said, ensure_ascii=False))
    ended = time.perf_counter()
    print(f"{len(listed)} names filed in {built - began:.2f} s; searched in {ended - built:.3f} s", file=sys.stderr)
    return 0


def _at_least_one(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of matches. Give 1 to 1000.")
    return int(text)


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a score. Give a number from 0 to 1, such as 0.5.")
    return value
