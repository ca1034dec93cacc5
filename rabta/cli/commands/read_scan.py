"""Read scans (DICOS, DICOM, PNG, JPEG): one JSON object a file, what it is and whether it can be assessed."""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from rabta.intake.formats.scan.reader import read_scans


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE..."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="an object as the device wrote it; - for standard input")


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON object per file to standard output, in order. 0 when all were processed, 2 on wrong use."""
    with tempfile.TemporaryDirectory(prefix="rabta-") as folder:
        paths = given(arguments.files, Path(folder))
        if paths is None:
            return 2
        for told in read_scans(paths):
            print(json.dumps(told, ensure_ascii=False), flush=True)
            print(_line(told), file=sys.stderr)
    return 0


def given(files: list[str], folder: Path) -> list[Path] | None:
    """The files named, standard input kept in `folder`; None where one is no file, told on standard error."""
    paths = []
    for name in files:
        path = Path(name)
        if name == "-":
            path = folder / "standard input"
            path.write_bytes(sys.stdin.buffer.read())
        elif not path.is_file():
            why = "is a folder" if path.is_dir() else "is not there, or cannot be read"
            print(f"{name}: {why}. Give files, or - for standard input.", file=sys.stderr)
            return None
        paths.append(path)
    return paths


def _line(told: dict[str, Any]) -> str:
    if "error" in told:
        return f"{told['file']}: refused: {told['error']['rule']}"
    grade = told["assessable"]["grade"]
    return f"{told['file']}: {told['type']}, {grade}, {len(told['problems'])} problems"
