"""Planned operations and targets in two worlds: their own doors alone, in a small world, for readers in turn.

`rabta prove leaks` drives every door; this is the part of it that tells of planned operations.
"""

import pytest

from rabta.proving.doors import commands, deeds_in_the_field, deeds_of_machines
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.rules.plans import PLANS, plans_known_to
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.a_part_of_the_house import Part, holds_in_two_worlds
from tests.leaks.workshop import in_turn


def do_all(visit: Visit) -> None:
    """Every verb, filing and holding, by machine too."""
    commands.deconflicts(visit)
    deeds_in_the_field.plans(visit)
    deeds_in_the_field.holds(visit)
    deeds_of_machines.plans_by_machine(visit)
    deeds_of_machines.changes_by_machine(visit)


PLANNED = Part(
    doors=("operation", "target", "watch", "alarm", "notice", "told"),
    tables=(
        "planned_operation", "current_operation", "held_target", "target_let_go", "operation_conflict", "conflict_step",
        "conflict_notice", "notice_seen", "probing_alarm", "silent_sighting", "entry",
    ),
    deeds=do_all,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_what_is_planned_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    holds_in_two_worlds(PLANNED, workshop, reader)


def test_a_silent_one_leaves_no_trace_and_of_others_there_is_a_stand_in() -> None:
    for reader in (*READERS, *BESIDES):
        known = {one.key: one for one in plans_known_to(reader, PLANS)}
        for one in PLANS:
            if one.silent and one.key in known:
                assert one.shows_to(reader)
            elif one.key in known and not one.shows_to(reader):
                assert known[one.key] != one and known[one.key].contact != one.contact or one.told
