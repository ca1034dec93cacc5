"""Days at airports in two worlds: their own doors alone, in a small world, for readers in turn.

`rabta prove leaks` drives every door; this is the part of it that tells of bags, lanes, devices and lapses.
"""

import pytest

from rabta.proving.doors.pages import PAGES
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.a_part_of_the_house import Part, holds_in_two_worlds
from tests.leaks.workshop import in_turn


def deeds(visit: Visit) -> None:
    """Every deed of these pages."""
    for name in AIRPORTS.pages():
        for deed in PAGES[name].deeds:
            deed(visit)


AIRPORTS = Part(
    doors=("airport", "lane", "lapse", "unscreened", "projected_images", "scan"),
    tables=("airport_statement", "lane_device", "lane_device_step", "lapse_step", "scan_step", "examination", "entry"),
    deeds=deeds,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_what_is_stated_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    holds_in_two_worlds(AIRPORTS, workshop, reader)
