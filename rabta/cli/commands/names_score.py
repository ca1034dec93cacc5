"""Score pairs of names: are the two one person's?"""

import argparse
import csv
import sys
import time

from rabta.cli.commands.csv_given import TableRefused, rows_of
from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PAIRS.csv: columns name_a and name_b; `-` is standard input."""
    parser.add_argument("file", metavar="PAIRS.csv", help="CSV with the columns name_a and name_b; - is standard input")


def run(arguments: argparse.Namespace) -> int:
    """Write the table with a column `score`, 0 to 1, after the others (one that stands there is replaced).

    A pair with a name that holds no letter scores 0. 2 if the file cannot be read as such a table.
    """
    try:
        columns, rows = rows_of(arguments.file, needed=("name_a", "name_b"))
        written = csv.DictWriter(sys.stdout, [c for c in columns if c != "score"] + ["score"], lineterminator="\n")
        written.writeheader()
        began, pairs, empty = time.perf_counter(), 0, 0
        for row in rows:
            a, b = prepared(row["name_a"]), prepared(row["name_b"])
            empty += not (a.ways and b.ways)
            pairs += 1
            written.writerow({**row, "score": f"{score(a, b):.6f}"})
    except TableRefused as error:
        print(error, file=sys.stderr)
        return 2
    unnamed = f"; {empty} hold no name and score 0" if empty else ""
    print(f"{pairs} pair{'s' * (pairs != 1)} scored{unnamed}; {time.perf_counter() - began:.2f} s", file=sys.stderr)
    return 0
