"""What became of an incident: one fate, by a fixed order, with a sentence for it."""

from dataclasses import replace

import pytest

from rabta.counting.rules.becoming import Fate, Standing, fate_of, why

ALONE = Standing(withdrawn=False, periodic=False, placed=True, others=0, chosen=1, passed_over=(), asked=0)


@pytest.mark.parametrize(
    ("changes", "fate"),
    [
        ({}, Fate.COUNTED),
        ({"others": 1}, Fate.COUNTED_WITH),
        ({"others": 1, "chosen": 0}, Fate.COUNTED_WITH),
        ({"others": 2, "chosen": 0, "passed_over": ("laboratory goes first",)}, Fate.SET_ASIDE),
        ({"others": 2, "chosen": 1, "passed_over": ("reported later",)}, Fate.COUNTED_WITH),
        ({"chosen": 0, "covers": 2}, Fate.SET_ASIDE),
        ({"chosen": 0, "covers": 2, "asked": 2}, Fate.SET_ASIDE),
        ({"asked": 1, "others": 1}, Fate.IN_DOUBT),
        ({"placed": False, "chosen": 0}, Fate.NOT_PLACED_YET),
        ({"placed": False, "periodic": True}, Fate.NOT_COUNTED_PERIODIC),
        ({"placed": False, "periodic": True, "withdrawn": True, "asked": 3}, Fate.WITHDRAWN),
    ],
)
def test_the_first_that_holds_is_the_fate(changes: dict[str, object], fate: Fate) -> None:
    standing = replace(ALONE, **changes)  # type: ignore[arg-type]
    assert fate_of(standing) is fate
    assert why(standing).endswith((".", "?"))


def test_sentences_name_what_they_know() -> None:
    assert "laboratory goes first" in why(replace(ALONE, others=1, chosen=0, passed_over=("laboratory goes first",)))
    assert "2 other reports" in why(replace(ALONE, others=2))
    assert "the line that counts is this one" in why(replace(ALONE, others=1)).casefold()
    assert "this one" not in why(replace(ALONE, others=1, chosen=0))
    assert "2 questions" in why(replace(ALONE, asked=2))
