"""Measure `rabta read manifest`: what of sample messages is found, travellers a second, and a fuzz run that must not fail.

What the samples hold is counted apart, from their own separators (`manifest_truth.py`). The fuzzer mutates samples and
invented messages and keeps every input that reaches a new line of the reader (`fuzzing.py`).
"""

import argparse
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from rabta.cli.benches.fuzzing import fuzz
from rabta.cli.benches.manifest_truth import Told, truth_of
from rabta.example.passenger_files import file_of, paxlst
from rabta.example.passengers import invented_flights, many_travellers
from rabta.intake.formats.passenger.reader import read_manifest

SAMPLES = Path("../shared/data/paxlst")
TODAY = date(2026, 12, 1)
"""The day against which invented births are read: a bench gives the same on every day."""

PARTS = ("persons", "documents", "tags", "flights")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which samples, how many travellers, how long to fuzz."""
    parser.add_argument("--samples", type=Path, default=SAMPLES, metavar="DIR", help=f"sample messages (default {SAMPLES})")
    parser.add_argument("--travellers", type=int, nargs="*", default=[400, 100_000], metavar="N", help="sizes to measure")
    parser.add_argument("--fuzz", type=float, default=0, metavar="MINUTES", help="minutes of fuzzing (default none)")
    parser.add_argument("--seed", type=int, default=1, help="of the fuzzer's chance")


def run(arguments: argparse.Namespace) -> int:
    """Print what was found and how fast; 1 where something of a sample is missing or an input failed."""
    missing = _samples(arguments.samples)
    for count in arguments.travellers:
        _speed(count)
    faults = _fuzz(arguments) if arguments.fuzz > 0 else 0
    return 1 if missing or faults else 0


def _samples(folder: Path) -> int:
    files = sorted([*folder.glob("*.edi"), *folder.glob("*.txt"), *folder.glob("*.xml")]) if folder.is_dir() else []
    if not files:
        print(f"samples: none in {folder}")
        return 0
    found, wanted = dict.fromkeys(PARTS, 0), dict.fromkeys(PARTS, 0)
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        told = truth_of(text)
        answers = list(read_manifest(path.read_bytes(), name=path.name, on=TODAY))
        for part, (have, want) in _held(told, answers).items():
            found[part] += len(have) if isinstance(have, set) else min(have, want)
            wanted[part] += len(want) if isinstance(want, set) else want
            if have != want:
                print(f"{path.name}: {part}: {have} of {want}")
    shares = ", ".join(f"{part} {found[part]} of {wanted[part]}" for part in PARTS)
    print(f"{len(files)} sample messages: {shares}")
    return sum(wanted[part] - found[part] for part in PARTS)


def _held(told: Told, answers: list[dict[str, Any]]) -> dict[str, tuple[Any, Any]]:
    read: dict[str, list[Any]] = {name: [each for answer in answers for each in answer.get(name, [])]
                                  for name in ("persons", "documents", "bags", "flights")}  # fmt: skip
    flights = {((each["number"] or "").lstrip("0"), each["origin"], each["destination"]) for each in read["flights"]}
    return {
        "persons": (len(read["persons"]), told.persons),
        "documents": ({each["number"] for each in read["documents"]} & told.documents, told.documents),
        "tags": ({each["tag"] for each in read["bags"]} & told.tags, told.tags),
        "flights": (flights & told.flights, told.flights),
    }


def _speed(count: int) -> None:
    content = paxlst(many_travellers(1, count))
    began, at_work = time.perf_counter(), time.process_time()
    answer = next(iter(read_manifest(content, name="invented.edi", on=TODAY)))
    seconds, worked = time.perf_counter() - began, time.process_time() - at_work
    print(
        f"PAXLST of {count:,} invented travellers, {len(content):,} bytes: {len(answer['persons']):,} read"
        f" in {seconds:.2f} s = {len(answer['persons']) / seconds:,.0f} travellers/s; {worked:.2f} s of one processor"
        f" = {len(answer['persons']) / worked:,.0f} travellers/s"
    )


def _fuzz(arguments: argparse.Namespace) -> int:
    seeds = [file_of(flight)[1][:5_000] for flight in invented_flights(1)]
    if arguments.samples.is_dir():
        seeds += [path.read_bytes() for path in sorted(arguments.samples.iterdir()) if path.suffix != ".md"]
    found = fuzz(_read, seeds, seconds=arguments.fuzz * 60, seed=arguments.seed)
    print(
        f"fuzz: {found.inputs:,} inputs in {found.seconds:.0f} s, {found.kept:,} kept for a new line, "
        f"{found.lines:,} lines of the reader reached ({found.by}); {len(found.faults)} faults"
    )
    for content, what in found.faults[:5]:
        print(f"  {what}\n  {content!r}")
    return len(found.faults)


def _read(content: bytes) -> None:
    for answer in read_manifest(content, name="fuzzed", on=TODAY):
        json.dumps(answer)
