"""Networks in two worlds: their own doors alone, in a small world, for readers in turn.

`rabta prove leaks` drives every door; this is the part of it that tells of facilitators, routes and marks.
"""

import pytest

from rabta.proving.doors import commands
from rabta.proving.doors.pages import PAGES
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.a_part_of_the_house import Part, holds_in_two_worlds
from tests.leaks.workshop import in_turn


def deeds(visit: Visit) -> None:
    """The command, and every deed of these pages."""
    commands.looks_into_networks(visit)
    for name in NETWORKS.pages():
        for deed in PAGES[name].deeds:
            deed(visit)


NETWORKS = Part(
    doors=("network", "state_facts", "land"), deeds=deeds,
    tables=(
        "facilitation", "facilitation_thing", "network_mark", "entry", "land_claim", "land_photograph", "ground_visit",
        "field_series", "field_image", "status_declared", "certificate_issued", "visit_plan",
    ),
)


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_what_is_stated_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    holds_in_two_worlds(NETWORKS, workshop, reader)
