"""The check bites: leaks planted in a throw-away house are found, a dozen every day, all of them with `make prove`."""

from collections import Counter

import pytest

from rabta.proving.doors.register import registered
from rabta.proving.leaks.register import LEAKS
from rabta.proving.pointing import frozen
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import OUTSIDER
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.workshop import in_turn

MOST_ASKED = 6  # questions in each world


@pytest.mark.slow
@pytest.mark.parametrize("name", in_turn(list(LEAKS), most=8))
def test_the_leak_is_found(workshop: Workshop, name: str) -> None:
    planted = workshop.look_for(name)
    assert planted.found, planted.said
    assert planted.asked <= MOST_ASKED, "a leak names the values that tell, so that it is found in ten seconds"


def test_there_is_a_leak_for_most_classes() -> None:
    classes = Counter(leak.class_no for leak in LEAKS.values())
    assert len(LEAKS) >= 60 and len(classes) >= 30 and set(classes) <= set(range(1, 47))
    assert all(leak.sql or leak.plant for leak in LEAKS.values())


def test_each_leak_names_its_door(workshop: Workshop) -> None:
    """A door of the register, or what the leak itself makes: then only that is driven."""
    whole, built = workshop.builder.small(OUTSIDER)
    workshop.builder.small_copy(OUTSIDER, "whole")
    with frozen(NOW) as ids:
        doors = registered(Visit(OUTSIDER, whole, built, ids))
    assert {leak.door for leak in LEAKS.values()} - doors <= {"totals", "report_number", "count_only_held", "operation_part"}
