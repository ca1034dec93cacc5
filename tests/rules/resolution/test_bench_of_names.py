"""`rabta bench names`: its figures, and its fit on persons it has not seen, at a small size."""

import random

import pytest

from rabta.cli.benches.names import average_precision, recall_at
from rabta.cli.benches.names_invented import invented_names, respelt
from rabta.resolution.rules.names.prepared import prepared
from rabta.resolution.rules.names.scoring import score

training = pytest.importorskip("rabta.cli.benches.names_training")


def test_average_precision_and_recall_stand_as_defined() -> None:
    scored = [(0.9, True), (0.8, False), (0.7, True), (0.7, False), (0.1, False)]
    assert average_precision(scored) == pytest.approx(0.5 * 1 + 0.5 * 2 / 4)
    assert recall_at(scored, 0.0) == 0.5 and recall_at(scored, 0.7) == 1.0
    assert average_precision([(0.5, True), (0.5, False)]) == 0.5


def test_it_fits_on_persons_apart_and_leaves_the_frozen_tables_as_they_were() -> None:
    draw = random.Random(3)
    names = list(dict.fromkeys(invented_names(160, seed=3)))
    persons = [{"person_id": str(n), "component": str(n), "name": name} for n, name in enumerate(names)]
    pairs = []
    for n, name in enumerate(names):
        for label, other in [("1", n), *(("0", draw.randrange(len(names))) for _ in range(3))]:
            if label == "1" or other != n:
                said = {"label": label, "person_a": str(n), "person_b": str(other), "name_a": name}
                pairs.append({**said, "name_b": respelt(names[other], draw)})
    before = score(prepared("Zarak Mengal"), prepared("زرک مینگل"))
    scores = training.cross_validated(pairs, persons, folds=2)
    assert average_precision(zip(scores, (pair["label"] == "1" for pair in pairs), strict=True)) > 0.9
    assert score(prepared("Zarak Mengal"), prepared("زرک مینگل")) == before
