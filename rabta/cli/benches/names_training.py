"""Fit rarity, likeness and weights of names on labelled pairs: for shipping, or fold by fold to be tried on persons unseen.

What is fitted takes the place of the frozen files only inside this process, and only while a fold is fitted and scored.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rabta.cli.benches.names_fitting import fitted
from rabta.cli.benches.names_tokens_fitting import fitted_likeness
from rabta.resolution.rules.names import likeness, tokens
from rabta.resolution.rules.names.aligned import aligned
from rabta.resolution.rules.names.features import FEATURES, features
from rabta.resolution.rules.names.prepared import PreparedName, prepared
from rabta.resolution.rules.names.weighing import weighing

RULES = Path(tokens.__file__).parent
LEAST_PERSONS = 6
"""A skeleton of fewer persons is rare: the table stays small and says nothing of anybody."""
SOURCE = (
    "Derived statistics only: in how many of 10,000 persons a consonant skeleton occurs, for skeletons of six or more,"
    " among persons on public sanctions lists of the UN, the EU and the US Treasury (2023-2026), or the estimate of"
    " names_common.json where that is more; no name and no row is held here."
)
Row = dict[str, str]


def train(pairs: list[Row], persons: list[Row], *, version: str) -> None:
    """Fit on everything and write rarity.json, likeness.json and weights.json under one version."""
    with _frozen_kept():
        _train(pairs, persons, version)


def _train(pairs: list[Row], persons: list[Row], version: str) -> None:
    values = _fit_tables(pairs, persons, version)
    _write("rarity", {"version": version, "source": SOURCE, "otherwise": 1.0, "persons_per_10_000": tokens._PER_10_000})
    _write("likeness", values["likeness"])
    _write("weights", fitted(values["features"], _labels(pairs), FEATURES, version))


def cross_validated(pairs: list[Row], persons: list[Row], *, folds: int) -> list[float]:
    """A score for each pair, in centi-weights, by tables fitted without any person of its component.

    A pair is tried in the fold of its first person; persons that share an exact name across lists are one component.
    """
    component = {row["person_id"]: row["component"] for row in persons}
    first = np.array([_fold(component[row["person_a"]], folds) for row in pairs])
    second = np.array([_fold(component[row["person_b"]], folds) for row in pairs])
    scores = np.zeros(len(pairs))
    with _frozen_kept():
        for fold in range(folds):
            seen = [row for row, a, b in zip(pairs, first, second, strict=True) if fold not in (a, b)]
            known = [row for row in persons if _fold(row["component"], folds) != fold]
            values = _fit_tables(seen, known, "cross-validation")
            table = weighing(fitted(values["features"], _labels(seen), FEATURES, "cross-validation"))
            tried = np.flatnonzero(first == fold)
            scores[tried] = [table.weight(row) for row in _features([pairs[place] for place in tried])]
    return [float(score) for score in scores]


@contextmanager
def _frozen_kept() -> Iterator[None]:
    """Whatever is fitted inside, the frozen tables are in force again afterwards."""
    rarity, written, unwritten = dict(tokens._PER_10_000), likeness._WRITTEN, likeness._UNWRITTEN
    try:
        yield
    finally:
        _use_rarity(rarity)
        _use_likeness(written, unwritten)


def _fold(component: str, folds: int) -> int:
    return zlib.crc32(component.encode()) % folds


def _fit_tables(pairs: list[Row], persons: list[Row], version: str) -> dict[str, Any]:
    """Fit rarity, then likeness with it, put both in force, and lay out the features of the pairs."""
    _use_rarity(_rarity(persons))
    names = _prepared(pairs)
    alike = fitted_likeness(((names[r["name_a"]], names[r["name_b"]], r["label"] == "1") for r in pairs), version)
    _use_likeness(tuple(alike["written"]), tuple(alike["unwritten"]))
    return {"likeness": alike, "features": _features(pairs)}


def _use_rarity(table: dict[str, float]) -> None:
    tokens._PER_10_000.clear()
    tokens._PER_10_000.update(table)
    tokens.rarity.cache_clear()
    tokens.token.cache_clear()
    prepared.cache_clear()


def _use_likeness(written: tuple[float, ...], unwritten: tuple[float, ...]) -> None:
    likeness._WRITTEN, likeness._UNWRITTEN = written, unwritten
    likeness._remembered.clear()


def _rarity(persons: Iterable[Row]) -> dict[str, float]:
    bearers: dict[str, set[str]] = defaultdict(set)
    components = set()
    for row in persons:
        components.add(row["component"])
        for way in PreparedName(row["name"]).ways:
            for one in way.tokens:
                if not one.initial:
                    bearers[one.reading.skeleton].add(row["component"])
    common = {s: round(10_000 * len(c) / len(components), 1) for s, c in bearers.items() if len(c) >= LEAST_PERSONS}
    estimates = json.loads(Path(__file__).with_name("names_common.json").read_text(encoding="utf-8"))["names"]
    for name, share in estimates.items():
        if one := tokens.token(name):
            common[one.reading.skeleton] = max(common.get(one.reading.skeleton, 0.0), float(share))
    return dict(sorted(common.items()))


def _prepared(pairs: Iterable[Row]) -> dict[str, PreparedName]:
    return {name: PreparedName(name) for name in sorted({row[end] for row in pairs for end in ("name_a", "name_b")})}


def _features(pairs: Sequence[Row]) -> NDArray[np.float64]:
    """The features of the first way of each pair; a pair of which one is no name is laid out as nothing alike."""
    names = _prepared(pairs)
    rows = []
    for row in pairs:
        a, b = sorted((names[row["name_a"]], names[row["name_b"]]), key=lambda name: name.text)
        ways = (a.ways[0], b.ways[0]) if a.ways and b.ways else None
        rows.append(features(*ways, aligned(*ways)) if ways else (0.0,) * len(FEATURES))
    return np.array(rows, float)


def _labels(pairs: Iterable[Row]) -> NDArray[np.float64]:
    return np.array([float(row["label"]) for row in pairs])


def _write(name: str, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=0, separators=(",", ": "))
    (RULES / f"{name}.json").write_text(text.replace(",\n-", ",-") + "\n", encoding="utf-8")
