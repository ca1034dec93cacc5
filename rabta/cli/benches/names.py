"""Measure names: how well pairs are told apart by cross-validation beside plain edit distances, how fast, and look-ups."""

import argparse
import csv
import importlib
import importlib.util
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from rabta.cli.benches.names_invented import invented_names, respelt
from rabta.resolution.rules.names.index import Index
from rabta.resolution.rules.names.prepared import PreparedName
from rabta.resolution.rules.names.scoring import score, version

DATA = Path("../shared/data/names")
Row = dict[str, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where labelled pairs are, and how much to measure."""
    parser.add_argument("--pairs", type=Path, default=DATA / "pairs.csv", help="label, name_a, name_b, person_a, person_b")
    parser.add_argument("--persons", type=Path, default=DATA / "persons.csv", help="person_id, component, name")
    parser.add_argument("--folds", type=int, default=5, metavar="N", help="of the cross-validation (%(default)s)")
    parser.add_argument("--listed", type=int, default=100_000, metavar="N", help="invented names looked up (%(default)s)")
    parser.add_argument("--queries", type=int, default=400, metavar="N", help="looked up (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the invented names (%(default)s)")
    parser.add_argument("--train", metavar="VERSION", help="instead: fit the frozen tables anew, under this version")


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; what cannot be measured here is named with its reason. 2 if --train lacks what it needs."""
    lacking = _lacking(arguments)
    if arguments.train:
        if lacking:
            print(lacking, file=sys.stderr)
            return 2
        importlib.import_module("rabta.cli.benches.names_training").train(
            _rows(arguments.pairs), _rows(arguments.persons), version=arguments.train
        )
        return 0
    print(f"frozen tables: {version()}")
    if lacking:
        print(f"NOT MEASURED: telling pairs apart. {lacking}")
    else:
        _print_telling_apart(_rows(arguments.pairs), _rows(arguments.persons), arguments.folds)
    names = invented_names(arguments.listed, seed=arguments.seed)
    _print_speed(names, arguments.seed)
    _print_look_ups(names, arguments.queries, arguments.seed)
    return 0


def _lacking(arguments: argparse.Namespace) -> str:
    for path in (arguments.pairs, arguments.persons):
        if not path.is_file():
            return f"{path}: no such file. Name labelled pairs and their persons with --pairs and --persons."
    if importlib.util.find_spec("numpy") is None:
        return "Fitting needs numpy, which `make setup-test` installs."
    return ""


def _print_telling_apart(pairs: list[Row], persons: list[Row], folds: int) -> None:
    same = [row["label"] == "1" for row in pairs]
    across = [row["script_kind"] == "cross_script" for row in pairs]
    print(f"{len(pairs)} pairs, {sum(same)} of one person, {sum(across)} across scripts; average precision:")
    training = importlib.import_module("rabta.cli.benches.names_training")
    began = time.process_time()
    scores = training.cross_validated(pairs, persons, folds=folds)
    _print_line(f"rabta, {folds} folds by person", scores, same, across)
    print(f"  (fitted and scored in {time.process_time() - began:.0f} s of processor time)")
    for name, peer in PEERS.items():
        _print_line(name, [peer(row["name_a"], row["name_b"]) for row in pairs], same, across)


PEERS: dict[str, Callable[[str, str], float]] = {
    "rapidfuzz token_sort_ratio": lambda a, b: fuzz.token_sort_ratio(anyascii(a).casefold(), anyascii(b).casefold()),
    "rapidfuzz token_set_ratio": lambda a, b: fuzz.token_set_ratio(anyascii(a).casefold(), anyascii(b).casefold()),
    "rapidfuzz WRatio": lambda a, b: fuzz.WRatio(anyascii(a).casefold(), anyascii(b).casefold()),
}
"""Edit distances over anyascii's Latin spellings."""


def _print_line(name: str, scores: Sequence[float], same: Sequence[bool], across: Sequence[bool]) -> None:
    def part(keep: bool) -> float:
        kept = [(s, y) for s, y, x in zip(scores, same, across, strict=True) if x is keep]
        return average_precision(kept)

    every = list(zip(scores, same, strict=True))
    print(
        f"  {name:<28} all {average_precision(every):.4f}  same script {part(False):.4f}  across scripts {part(True):.4f}"
        f"  recall at 1 % false {recall_at(every, 0.01):.4f}, at 0.1 % {recall_at(every, 0.001):.4f}"
    )


def average_precision(scored: Iterable[tuple[float, bool]]) -> float:
    """Precision summed over recall, best score first; equal scores stand together."""
    total = found = right = 0.0
    steps = list(_steps(scored))
    positives = steps[-1][1] if steps else 0
    for all_so_far, right_so_far in steps:
        total += (right_so_far - right) / positives * right_so_far / all_so_far if positives else 0
        found, right = all_so_far, right_so_far
    return total if found else 0.0


def recall_at(scored: Iterable[tuple[float, bool]], share: float) -> float:
    """The largest recall at which no more than `share` of the pairs of two persons are taken for one."""
    steps = list(_steps(scored))
    every, positives = steps[-1]
    fine = [right for count, right in steps if count - right <= share * (every - positives)]
    return max(fine, default=0) / positives


def _steps(scored: Iterable[tuple[float, bool]]) -> Iterable[tuple[int, int]]:
    """(pairs, right ones among them) down to each distinct score, best first."""
    ordered = sorted(scored, reverse=True)
    right = 0
    for place, (value, same) in enumerate(ordered, 1):
        right += same
        if place == len(ordered) or ordered[place][0] != value:
            yield place, right


def _print_speed(names: list[str], seed: int) -> None:
    draw = random.Random(seed)
    chosen = [PreparedName(name) for name in draw.sample(names, min(len(names), 5_000))]
    pairs = [(draw.choice(chosen), draw.choice(chosen)) for _ in range(40_000)]
    began = time.process_time()
    for a, b in pairs:
        score(a, b)
    first = len(pairs) / (time.process_time() - began)
    began = time.process_time()
    for a, b in pairs:
        score(a, b)
    again = len(pairs) / (time.process_time() - began)
    print(f"prepared names, one core, processor time: {first:,.0f} pairs/s the first time, {again:,.0f} pairs/s again")


def _print_look_ups(names: list[str], queries: int, seed: int) -> None:
    began = time.process_time()
    index = Index.build(names)
    built = time.process_time() - began
    draw = random.Random(seed)
    meant = [draw.randrange(len(names)) for _ in range(queries)]
    seconds, first, ten = [], 0, 0
    for place in meant:
        query = respelt(names[place], draw)
        began = time.perf_counter()
        found = [one.name for one in index.search(query, most=10)]
        seconds.append(time.perf_counter() - began)
        first += found[:1] == [names[place]]
        ten += names[place] in found
    seconds.sort()
    middle, late = (seconds[int(len(seconds) * part)] * 1000 for part in (0.5, 0.99))
    print(
        f"{len(names):,} invented names filed in {built:.1f} s; {queries} respelt queries: p50 {middle:.1f} ms,"
        f" p99 {late:.1f} ms; first {first / queries:.3f}, among ten {ten / queries:.3f}"
    )


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
