"""Measure the reading of public texts: stated figures found, and sums that differ, against hand-made truth."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rabta.cli.benches import nine_texts
from rabta.cli.benches.known_faults import allows, known_faults, located
from rabta.intake.formats.published.findings import AGAINST
from rabta.intake.formats.published.source import check_record

_KG = {"kg": 1.0, "g": 0.001, "tonne": 1000.0}
_STATED = {
    "operations": ("operations",), "total_kg": ("mass_seized", "mass_destroyed"), "arrests": ("arrests",),
    "foreigners": ("foreigners", "nationals"), "women": ("women",), "vehicles": ("vehicles",), "tablets": ("tablets",),
}  # fmt: skip
Record = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `rabta bench check`."""
    data = Path("../shared/data/statements")
    parser.add_argument("--statements", type=Path, default=data / "dev.jsonl", help="JSON Lines of statements")
    parser.add_argument("--truth", type=Path, default=data / "truth.jsonl", help="JSON Lines of hand-made truth")
    parser.add_argument("--misses", action="store_true", help="print what was missed and every alarm that truth has not")


def run(arguments: argparse.Namespace) -> int:
    """Print recall and precision of stated figures, and of alarms. Gives the exit code."""
    missing = [str(path) for path in (arguments.statements, arguments.truth) if not path.is_file()]
    if missing:
        print(f"not found: {', '.join(missing)}. Name the files with --statements and --truth.", file=sys.stderr)
        return 2
    truth = {each["id"]: each for each in _records(arguments.truth)}
    every = _records(arguments.statements)
    texts = [each for each in every if each["id"] in truth]
    read = {each["id"]: check_record(each, file=str(arguments.statements), row=0) for each in every}
    for kind in ("periodic", "operation"):
        chosen = [each for each in texts if truth[each["id"]]["kind"] == kind]
        print(json.dumps({"kind": kind, "texts": len(chosen), **_found(chosen, truth, read, arguments.misses)}))
        print(json.dumps({"kind": kind, **_alarms(chosen, truth, read, arguments.misses)}))
    print(json.dumps(_faults(every, truth, read, arguments.misses)))
    for known in nine_texts.NINE:
        print(json.dumps(nine_texts.verdict(known)))
    return 0


def _faults(texts: list[Record], truth: dict[str, Record], read: dict[str, Record], show: bool) -> Record:
    """Known faults located, each by itself, and alarms on the texts of which truth knows none, labelled or not."""
    known = hits = clean = checkable = alarms = alarms_checkable = 0
    for text in texts:
        labels = truth.get(text["id"])
        faults = known_faults(labels, text["text"]) if labels else []
        said = [each for each in read[text["id"]].get("findings", []) if each["kind"] in AGAINST]
        found = [located(fault, said) for fault in faults]
        known, hits = known + len(faults), hits + sum(found)
        if show:
            for fault in (fault for fault, hit in zip(faults, found, strict=True) if not hit):
                print(f"# not located {text['id']}: {fault}", file=sys.stderr)
        if faults or (labels and _wrong(labels)):
            continue
        plain = bool(labels) and _wrong(labels or {}) is not None
        clean, checkable, alarms, alarms_checkable = (
            clean + 1, checkable + plain, alarms + bool(said), alarms_checkable + bool(said and plain),
        )  # fmt: skip
        if show and said:
            print(f"# alarm {text['id']}: {[(each['kind'], each['cause']) for each in said]}", file=sys.stderr)
    return {
        "known_faults": known, "located": hits, "clean": clean, "alarms": alarms,
        "false_alarms_per_20_clean": _share(alarms * 20, clean), "clean_checkable": checkable,
        "false_alarms_per_20_checkable": _share(alarms_checkable * 20, checkable),
    }  # fmt: skip


def _records(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def _found(texts: list[Record], truth: dict[str, Record], read: dict[str, Record], show: bool) -> Record:
    """Recall of what truth states; precision as the share of whole figures (no part of another) that truth knows."""
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    known = wholes = 0
    for text in texts:
        wanted, figures = _wanted(truth[text["id"]], text), read[text["id"]]["figures"]
        for name, what, value, code in wanted:
            asked[name] += 1
            hit = any(_is(figure, what, value, code) for figure in figures)
            hits[name] += hit
            if show and not hit:
                print(f"# missed {text['id']}: {name} {value} {code or ''}", file=sys.stderr)
        stated = {(what, value) for _, what, value, _ in wanted}
        for figure in _totals(figures, [what for _, what, _, _ in wanted]):
            wholes += 1
            known += any(_is(figure, what, value, None) for what, value in stated)
    recall = {name: f"{hits[name]}/{asked[name]}" for name in sorted(asked)}
    return {
        "recall": _share(sum(hits.values()), sum(asked.values())),
        "by_kind": recall,
        "stated_totals_also_in_truth": _share(known, wholes),
    }


def _wanted(truth: Record, text: Record) -> list[tuple[str, tuple[str, ...], float, str | None]]:
    stated = truth["stated"]
    wanted: list[tuple[str, tuple[str, ...], float, str | None]] = [
        (name, what, float(stated[name]), None) for name, what in _STATED.items() if stated.get(name)
    ]
    if stated.get("value"):
        wanted.append(("value", ("value",), float(stated["value"]["amount"]), None))
    for line in truth.get("totals_by_substance") or []:
        if line["name_text"].casefold() in text["text"].casefold() and line["unit"] in _KG:
            code = None if line["substance_code"] in ("other", "unknown") else line["substance_code"]
            wanted.append(("substance", _STATED["total_kg"], line["quantity"] * _KG[line["unit"]], code))
    return wanted


def _is(figure: Record, what: tuple[str, ...], value: float, code: str | None) -> bool:
    factor = _KG.get(figure["unit"], 1.0) if figure["what"] in _STATED["total_kg"] else 1.0
    same = abs(figure["value"] * factor - value) <= 1e-6 * max(1.0, abs(value))
    return figure["what"] in what and same and (code is None or figure["substance"] == code)


def _totals(figures: list[Record], kinds: list[tuple[str, ...]]) -> list[Record]:
    known = {name for what in kinds for name in what}
    return [each for each in figures if each["of"] is None and each["what"] in known and each["substance"] is None]


def _alarms(texts: list[Record], truth: dict[str, Record], read: dict[str, Record], show: bool) -> Record:
    """Alarms against truth's own arithmetic: strictly, and leaving out what the wording allows (hedges, rounding)."""
    counts: Counter[str] = Counter()
    for text in texts:
        wrong = _wrong(truth[text["id"]])
        if wrong is None:
            continue
        counts["checkable"] += 1
        alarms = [each for each in read[text["id"]]["findings"] if each["kind"] in AGAINST]
        strict, beyond = bool(wrong), any(not allowed for _, allowed in wrong)
        counts["wrong"] += strict
        counts["wrong_beyond_wording"] += beyond
        counts["alarms"] += bool(alarms)
        counts["right"] += bool(alarms) and strict
        counts["right_beyond"] += bool(alarms) and beyond
        if show and bool(alarms) != strict:
            said = [(each["kind"], each["stated"], each["computed"]) for each in alarms]
            print(f"# {text['id']}: truth {wrong}, alarms {said}", file=sys.stderr)
    return {
        **counts, "precision": _share(counts["right"], counts["alarms"]), "recall": _share(counts["right"], counts["wrong"]),
        "recall_beyond_wording": _share(counts["right_beyond"], counts["wrong_beyond_wording"]),
    }  # fmt: skip


def _wrong(truth: Record) -> list[tuple[str, bool]] | None:
    """Give (what differs, whether the wording allows it) by the labels; None where nothing can be checked."""
    sums, stated = truth["arithmetic"], truth["stated"]
    if truth["kind"] == "operation":
        verdicts = {name: sums[name] for name in ("weight_verdict", "arrest_verdict") if name in sums}
        wrong = [
            (name, verdict) for name, verdict in verdicts.items() if verdict in ("parts_below_stated", "parts_above_stated")
        ]
        return (
            [(name, name == "weight_verdict" and allows(stated, sums["diff_kg"])) for name, _ in wrong]
            if verdicts
            else None
        )
    differences = {name: value for name, value in sums.items() if name.endswith(("_diff", "minus_stated_kg"))}
    if not differences:
        return None
    return [
        (name, name.endswith("kg") and allows(stated, value)) for name, value in differences.items() if abs(value) > 0.0005
    ]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
