"""Measure rabta on this machine; prints figures, and what they were taken on."""

import argparse
import importlib
import os
import platform
import sys
from pathlib import Path

from rabta.cli import benches


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The bench's name; what follows goes to the bench."""
    parser.epilog = f"Benches: {', '.join(names())}. `rabta bench NAME --help` shows a bench's own options."
    parser.add_argument("--names", action="store_true", help="list the benches, one a line")
    parser.add_argument("name", nargs="?", metavar="NAME", choices=[*names(), None])
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Run one bench; its exit code is ours. 2 without a name."""
    if arguments.names:
        print("\n".join(names()))
        return 0
    if arguments.name is None:
        print(f"rabta bench: name one of: {', '.join(names())}", file=sys.stderr)
        return 2
    print(machine(), file=sys.stderr)
    bench = importlib.import_module(f"rabta.cli.benches.{arguments.name}")
    own = argparse.ArgumentParser(prog=f"rabta bench {arguments.name}", description=bench.__doc__, allow_abbrev=False)
    if hasattr(bench, "add_arguments"):
        bench.add_arguments(own)
    own.set_defaults(data=arguments.data)
    return int(bench.run(own.parse_args(arguments.rest)) or 0)


def names() -> list[str]:
    """The benches there are, by module name: every module of `rabta.cli.benches` that can be run."""
    folder = Path(benches.__path__[0])
    return sorted(path.stem for path in folder.glob("*.py") if "\ndef run(" in path.read_text(encoding="utf-8"))


def machine() -> str:
    """What the figures were taken on: processor, cores, memory, load, Python."""
    processor = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    load = os.getloadavg()[0]
    return (
        f"# {processor}, {os.cpu_count()} cores, {memory:.0f} GiB, load {load:.1f}, "
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    )
