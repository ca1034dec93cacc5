"""Watch-lists and warnings in two worlds: their own doors alone, in a small world, for readers in turn.

`rabta prove leaks` drives every door; this is the part of it that tells of lists, entries and hits.
"""

import pytest

from rabta.proving.doors import commands, deeds_of_watching
from rabta.proving.doors.pages import PAGES
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.leaks.a_part_of_the_house import Part, holds_in_two_worlds
from tests.leaks.workshop import in_turn


def deeds(visit: Visit) -> None:
    """Every verb of the command, and every deed of these pages."""
    commands.looks_into_watch_lists(visit)
    commands.looks_into_warnings(visit)
    commands.looks_into_bulletins(visit)
    commands.looks_into_publications(visit)
    commands.looks_into_returns(visit)
    commands.looks_into_signals(visit)
    commands.looks_into_programmes(visit)
    commands.lists_prices(visit)
    commands.answers_carriers(visit)
    for name in LISTS.pages():
        for deed in PAGES[name].deeds:
            deed(visit)


LISTS = Part(
    doors=("watch_list", "watch_entr", "match", "flight", "off_load", "warning", "alerts", "bulletin", "signal",
           "laboratory", "publication", "programme", "return", "carrier", "price"),
    tables=(
        "watch_list", "watch_list_step", "watch_entry", "watch_identifier", "watch_entry_step", "watch_entry_word",
        "watch_hit", "watch_hit_step", "off_loading", "off_loading_step", "warning", "warning_step",
        "bulletin", "bulletin_step", "publication", "edition", "edition_figure", "edition_step",
        "edition_out", "register_line", "register_taken_back", "price_list", "price_list_step", "rate_list",
        "rate_list_step", "day_rate", "return_made", "return_sending", "return_step",
        "signal_step", "entry",
    ),
    deeds=deeds,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_what_is_listed_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    holds_in_two_worlds(LISTS, workshop, reader)
    assert deeds_of_watching.WATCHED_FILE
