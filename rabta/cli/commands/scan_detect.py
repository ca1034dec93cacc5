"""Say of each bag what a detector sees in its scans, or that it is not assessable, and why: one JSON object a bag."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from rabta.cli.commands.read_scan import given
from rabta.intake.formats.scan.detecting import detect
from rabta.intake.formats.scan.detector import NotUsable, installed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE... and --detector."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="objects as the device wrote them; - for standard input")
    parser.add_argument(
        "--detector", metavar="DIR", type=Path,
        help="folder of a detector (detector.onnx and detector.json; none comes with rabta)",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON object per bag to standard output. 0 when all files were processed, 2 on wrong use."""
    try:
        detector = installed(arguments.detector) if arguments.detector else None
    except NotUsable as error:
        print(f"rabta scan detect: {error}. See docs/explain/detector-socket.md.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="rabta-") as folder:
        paths = given(arguments.files, Path(folder))
        if paths is None:
            return 2
        for answer in detect(paths, detector=detector):
            print(json.dumps(answer, ensure_ascii=False))
            print(f"{answer['bag'] or ', '.join(answer['files'])}: {answer['answer']}", file=sys.stderr)
    return 0
