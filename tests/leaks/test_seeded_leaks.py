"""The check bites: leaks planted in a throw-away house are found, a dozen every day, all of them with `make prove`."""

from collections import Counter

import pytest

from rabta.proving.leaks.register import LEAKS
from rabta.proving.workshop import Workshop
from tests.leaks.workshop import in_turn

SLOWEST = 10.0  # seconds on a machine that does nothing else


@pytest.mark.slow
@pytest.mark.parametrize("name", in_turn(list(LEAKS), most=8))
def test_the_leak_is_found(workshop: Workshop, name: str) -> None:
    planted = workshop.look_for(name)
    assert planted.found, planted.said


def test_there_is_a_leak_for_most_classes() -> None:
    classes = Counter(leak.class_no for leak in LEAKS.values())
    assert len(LEAKS) >= 60 and len(classes) >= 30 and set(classes) <= set(range(1, 47))
    assert all(leak.sql or leak.plant for leak in LEAKS.values())
