"""Invented seizures at a given density, counted whole: what is common must not join, what is rare must."""

from collections import defaultdict
from itertools import combinations

import pytest

from rabta.cli.benches.density_bed import bed
from rabta.counting.rules.count import count
from rabta.counting.rules.how_common import mass_rarity, rarity


def pairs(groups: list[list[tuple[str, int]]]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


@pytest.mark.parametrize("incidents", [300, 3000])
def test_recall_and_precision_of_pairs(incidents: int) -> None:
    made = bed(incidents)
    told: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for key, event in made.event_of.items():
        told[event].append(key)
    counted = count(made.readings)
    joined = pairs([[(i[0], i[1]) for i in event["incidents"]] for event in counted["events"]])
    wanted = pairs(list(told.values()))
    assert len(joined & wanted) >= 0.9 * len(wanted)
    assert len(joined & wanted) >= 0.99 * len(joined)
    grams = sum(total["g"] for total in counted["totals"]["counted_once"].values())
    assert grams == pytest.approx(sum(made.mass_g.values()), rel=0.03)


def test_the_bed_is_the_same_for_one_seed_and_another_for_another() -> None:
    assert bed(50, seed=3).readings == bed(50, seed=3).readings != bed(50, seed=4).readings


def test_what_is_rare_weighs_more() -> None:
    assert mass_rarity(1000) < mass_rarity(1200) < mass_rarity(1230) < mass_rarity(18_745)
    assert rarity("districts", "Karachi") < rarity("districts", "Quetta") < rarity("districts", "Awaran")
    assert rarity("substances", "hashish") < rarity("substances", "cocaine")
    assert rarity("substances", "unknown") == 0
