"""Persons and things in two worlds: their own doors alone, in a small world, for readers in turn."""

import pytest

from rabta.proving.doors import commands
from rabta.proving.doors.pages import PAGES
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.a_part_of_the_house import Part, holds_in_two_worlds
from tests.leaks.workshop import in_turn


def deeds(visit: Visit) -> None:
    """Every deed of these pages, and every verb of the command."""
    for name in IDENTITIES.pages():
        for deed in PAGES[name].deeds:
            deed(visit)
    commands.looks_into_identities(visit)


IDENTITIES = Part(
    doors=("identit", "identity", "mention", "thing"),
    tables=("person_mention", "mention_identifier", "mention_name", "identity_judgement", "entry"), deeds=deeds,
)


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_a_mention_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    holds_in_two_worlds(IDENTITIES, workshop, reader)
