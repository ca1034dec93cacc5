"""Rules in two worlds: their own doors alone, in a small world, for readers in turn."""

import pytest

from rabta.proving.doors import commands, deeds_of_ruling
from rabta.proving.doors.pages import PAGES
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.a_part_of_the_house import Part, holds_in_two_worlds
from tests.leaks.workshop import in_turn


def deeds(visit: Visit) -> None:
    """Every verb of the command, and every deed of these pages."""
    commands.looks_into_rules(visit)
    for name in RULES.pages():
        for deed in PAGES[name].deeds:
            deed(visit)


RULES = Part(
    doors=("rule", "match", "flight"),
    tables=("screening_rule", "rule_version", "rule_step", "rule_hit", "rule_hit_step", "watch_hit", "watch_hit_step",
            "entry"),
    deeds=deeds,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_what_is_ruled_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    holds_in_two_worlds(RULES, workshop, reader)
    assert deeds_of_ruling.RULED
