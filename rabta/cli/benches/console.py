"""The screeners' console in a browser without a window: a bag's first picture, and frames while it is moved and windowed."""

import argparse
import tempfile
from importlib.util import find_spec
from pathlib import Path

from rabta.cli.installation.house import open_house

CHROMIUM = Path("/usr/bin/chromium")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--pitch and --presses."""
    parser.add_argument("--pitch", type=float, default=0.8, help="millimetres a pixel of the simulated bag (%(default)s)")
    parser.add_argument("--presses", type=int, default=120, help="keys pressed of each kind (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Prints milliseconds. 2 where there is no browser to measure in."""
    if find_spec("playwright") is None or not CHROMIUM.exists():
        print("not measured: it needs chromium and playwright (make browser).")
        return 2
    with tempfile.TemporaryDirectory(prefix="rabta-bench-") as folder:
        data = Path(folder) / "data"
        with open_house(data, what="rabta bench console", alone=True, new=True) as house:
            house.prepare()
            house.inside("schema").migrate(say=lambda text: None)
            measured = house.inside("measuring_console").measure(
                pitch_mm=arguments.pitch, presses=arguments.presses, chromium=CHROMIUM
            )
            for line in measured:
                print(line, flush=True)
    return 0
