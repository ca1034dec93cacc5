"""Measure land claims of any usual file: each on the ellipsoid, and all of them with no place counted twice."""

import argparse
import json
import sys
from pathlib import Path

from rabta.clearance.rules.measuring import measured_land
from rabta.intake.formats.land.claimed import LandUnreadable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE."""
    kinds = "GeoJSON, KML, KMZ, GPX, a zipped shapefile, or corners, one a line"
    parser.add_argument("file", metavar="FILE", help=f"claims as {kinds}; - for standard input")


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON object to standard output. 0 when the file was processed, 2 on wrong use."""
    try:
        content = sys.stdin.buffer.read() if arguments.file == "-" else Path(arguments.file).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(f"{arguments.file}: {reason}. Give a file that can be read, or - for standard input.", file=sys.stderr)
        return 2
    name = "standard input" if arguments.file == "-" else Path(arguments.file).name
    try:
        told = measured_land(content)
    except LandUnreadable as error:
        told = {"error": f"{name}: {error}"}
        print(told["error"], file=sys.stderr)
    else:
        print(
            f"{name}: {len(told['claims'])} claims, {len(told['set_aside'])} set aside; {told['fields']} fields, "
            f"{told['acres']:,.2f} acres counted once", file=sys.stderr,
        )  # fmt: skip
    json.dump(told, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
    return 0
