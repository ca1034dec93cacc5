"""Measure `rabta count` on labelled statements, or on invented seizures of a year: recall, precision, speed."""

import argparse
import gc
import itertools
import json
import os
import platform
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rabta.cli.benches.density_bed import bed
from rabta.counting.rules.candidates import candidate_pairs
from rabta.counting.rules.count import count
from rabta.counting.rules.counted_line import counted_lines
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.partition import Link, partition
from rabta.counting.rules.reported import reported
from rabta.counting.rules.same_event import compare
from rabta.intake.formats.statement.source import read_record

STATEMENTS = Path("../shared/data/statements")
LEAST_SECONDS = 1.0

Incident = tuple[str, int]
Pair = frozenset[Incident]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the labels are, and whose readings to count (default: the hand-made truth, as a perfect reader's)."""
    parser.add_argument("--same-event", type=Path, default=STATEMENTS / "same_event.jsonl", help="labelled pairs")
    parser.add_argument("--truth", type=Path, default=STATEMENTS / "truth.jsonl", help="hand-made readings")
    parser.add_argument("--statements", type=Path, default=STATEMENTS / "dev.jsonl", help="what the reader reads as well")
    parser.add_argument("--readings", type=Path, help="output of `rabta read statement`; default: the truth itself")
    parser.add_argument(
        "--density", type=int, nargs="+", metavar="N", help="instead: N invented incidents (1000 10000 100000 1000000)"
    )
    parser.add_argument("--years", type=int, default=1, metavar="N", help="over which they are spread (%(default)s)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N", help="that compare (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the invented incidents (%(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Print the scores as one JSON line, as score_count.py does, then the mass and the speeds. 2 if a file is missing."""
    if arguments.density:
        for incidents in arguments.density:
            given = {"seed": arguments.seed, "years": arguments.years, "processes": arguments.processes}
            print(json.dumps(at_density(incidents, **given)), flush=True)
        return 0
    for path in (arguments.same_event, arguments.truth, arguments.readings or arguments.truth):
        if not path.is_file():
            print(f"{path}: no such file. Name the labelled statements with --same-event and --truth.", file=sys.stderr)
            return 2
    truth, labels = _json_lines(arguments.truth), _labels(_json_lines(arguments.same_event))
    readings = _json_lines(arguments.readings) if arguments.readings else truth
    _print_scores(readings, labels, truth)
    if not arguments.readings and arguments.statements.is_file():
        print("the same from the reader's own output:")
        records = _json_lines(arguments.statements)
        _print_scores([read_record(r, file="", row=n) for n, r in enumerate(records, 1)], labels, truth)
    incidents = [f for report in reported(readings).reports for f in report.incidents]
    print(f"{pairs_per_second(incidents):,.0f} pairs/s compared, one core, {platform.platform()}")
    return 0


def _print_scores(readings: list[dict[str, Any]], labels: dict[Pair, str], truth: list[dict[str, Any]]) -> None:
    began = time.perf_counter()
    counted = count(readings)
    seconds = time.perf_counter() - began
    print(json.dumps(scores(counted["events"], labels, _groups(truth))))
    incidents = sum(len(event["incidents"]) for event in counted["events"])
    print(f"{incidents} incidents, {len(counted['events'])} events: {incidents / seconds:,.0f} incidents/s")
    grams = sum(total["g"] for total in counted["totals"]["counted_once"].values())
    wanted = true_mass(truth, labels)
    print(f"mass counted once: {grams:,} g, {100 * (grams / max(1, wanted) - 1):+.2f} % of the truth's {wanted:,} g")


def true_mass(truth: Iterable[dict[str, Any]], labels: dict[Pair, str]) -> int:
    """Grams of the labelled incidents where those labelled the same are one event, by the rule of the counted line."""
    facts = {_incident(f.key): f for report in reported(truth).reports for f in report.incidents}
    links = [Link(*sorted(pair), "same", 0, by_person=True) for pair, label in labels.items() if label == "same"]
    counted = [line for event in partition(facts, links).events for line in counted_lines([facts[k] for k in event])]
    return sum(line.g or 0 for line in counted)


def scores(
    events: Sequence[dict[str, Any]], labels: dict[Pair, str], groups: dict[Incident, str]
) -> dict[str, int | float]:
    """The figures of score_count.py: recall on pairs labelled same, precision of merged pairs across statements.

    Precision counts a merged pair as right only if it is labelled same or possible. `inside_statement`: pairs merged
    within one statement. ValueError if an incident stands in two events.
    """
    seen = [_incident(i) for event in events for i in event["incidents"]]
    if len(seen) != len(set(seen)):
        raise ValueError("refused: an incident stands in two events")
    merged = [p for e in events for p in itertools.combinations([_incident(i) for i in e["incidents"]], 2)]
    across = {frozenset(pair) for pair in merged if pair[0][0] != pair[1][0]}
    wanted = {pair for pair, label in labels.items() if label == "same"}
    found = len(wanted & across)
    unlabelled = [{groups.get(incident) for incident in pair} for pair in across if pair not in labels]
    right = sum(labels.get(pair) in ("same", "possible") for pair in across)
    return {
        "labelled_same": len(wanted),
        "found": found,
        "recall": round(found / max(1, len(wanted)), 4),
        "merged_pairs": len(across),
        "wrong_pairs": sum(len(g) > 1 for g in unlabelled),
        "inside_statement": sum(a[0] == b[0] for a, b in merged),
        "same_group_unlabelled": sum(len(g) == 1 for g in unlabelled),
        "precision": round(right / max(1, len(across)), 4),
    }


def at_density(incidents: int, *, seed: int, years: int = 1, processes: int = 1) -> dict[str, int | float]:
    """Pairs joined and asked about among invented seizures. `mass`: counted once, as a share of the truth.

    `seconds`: from readings to events, findings and totals; `cpu_s` of all processes together; `peak_mib` of the largest.
    """
    made = bed(incidents, seed=seed, years=years)
    gc.disable()
    began, busy = time.perf_counter(), _busy()
    counted = count(made.readings, processes=processes)
    seconds, busy = time.perf_counter() - began, _busy() - busy
    gc.enable()
    joined = _pairs([[_incident(i) for i in event["incidents"]] for event in counted["events"]])
    told: dict[int, list[Incident]] = defaultdict(list)
    for incident, event in made.event_of.items():
        told[event].append(incident)
    wanted = _pairs(told.values())
    grams = sum(total["g"] for total in counted["totals"]["counted_once"].values())
    return {
        "incidents": len(made.event_of), "years": years, "seizures": len(told), "events": len(counted["events"]),
        "recall": round(len(joined & wanted) / max(1, len(wanted)), 4),
        "precision": round(len(joined & wanted) / max(1, len(joined)), 4),
        "asked_per_1000": round(1000 * counted["rules"]["pairs_asked"] / len(made.event_of), 1),
        "mass": round(grams / sum(made.mass_g.values()), 4),
        "pairs": counted["rules"]["pairs_compared"], "processes": processes, "seconds": round(seconds, 1),
        "cpu_s": round(busy, 1), "peak_mib": round(max(resource.getrusage(who).ru_maxrss for who in _WHO) / 1024),
    }  # fmt: skip


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _busy() -> float:
    """Seconds of processor time of this process and of those it waited for."""
    used = [resource.getrusage(who) for who in _WHO]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _pairs(groups: Iterable[list[Incident]]) -> set[tuple[Incident, Incident]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def pairs_per_second(incidents: Sequence[IncidentFacts]) -> float:
    """How many candidate pairs compare() answers in a second, measured for LEAST_SECONDS. 0.0 without pairs."""
    pairs = list(candidate_pairs(incidents))
    done, began = 0, time.perf_counter()
    while pairs and time.perf_counter() - began < LEAST_SECONDS:
        for a, b in pairs:
            compare(a, b)
        done += len(pairs)
    return done / (time.perf_counter() - began) if done else 0.0


def _labels(rows: Iterable[dict[str, Any]]) -> dict[Pair, str]:
    ends = ("a", "b")
    return {frozenset((r[e]["statement"], r[e]["incident"]) for e in ends): r["relation"] for r in rows}


def _groups(truth: Iterable[dict[str, Any]]) -> dict[Incident, str]:
    return {
        (t["id"], i["incident_no"]): i.get("event_ref") or t["event_group"]
        for t in truth
        for i in t.get("incidents", [])
    }


def _incident(key: Sequence[Any]) -> Incident:
    return str(key[0]), int(key[1])


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
