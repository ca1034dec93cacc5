"""Answers to projected images as rates: Wilson's interval covers, and no key but lane, airport and kind can be given."""

import random

from rabta.screening.rules.projected_images import rates, share, wilson


def test_the_interval_covers_as_often_as_it_says() -> None:
    draw, covered = random.Random(7), 0
    for _ in range(2000):
        true = draw.uniform(0.5, 0.95)
        hits = sum(draw.random() < true for _ in range(100))
        low, high = wilson(hits, 100)
        covered += low <= true <= high
    assert 0.93 <= covered / 2000 <= 0.97


def test_hits_and_false_alarms_are_shares_of_what_was_and_was_not_shown() -> None:
    told = [(("KHI", "L1"), "hit", 80), (("KHI", "L1"), "miss", 20), (("KHI", "L1"), "false_alarm", 3)]
    ((whose, rate),) = rates([*told, (("KHI", "L1"), "right_no", 27)])
    assert whose == ("KHI", "L1") and (rate.hits.value, rate.hits.of, rate.hits.enough) == (80.0, 100, True)
    assert (rate.false_alarms.value, rate.false_alarms.of, rate.false_alarms.enough) == (10.0, 30, False)
    assert share(0, 0).value is None
