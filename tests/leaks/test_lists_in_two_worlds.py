"""Watch-lists in two worlds: their own doors alone, in a small world, for readers in turn.

`rabta prove leaks` drives every door; this is the part of it that tells of lists, entries and hits.
"""

import pytest

from rabta.proving.doors import commands, database, deeds_of_watching
from rabta.proving.doors.addresses import addresses, is_of_record, one_hidden
from rabta.proving.doors.pages import PAGES
from rabta.proving.doors.register import routes
from rabta.proving.pairs import visited
from rabta.proving.pointing import point_django_at
from rabta.proving.rules.answers import differences
from rabta.proving.rules.people import BESIDES, READERS, Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.house import TEMPLATE
from tests.leaks.workshop import in_turn

DOORS = ("watch_list", "watch_entr", "match", "flight", "off_load")
TABLES = (
    "watch_list", "watch_list_step", "watch_entry", "watch_identifier", "watch_entry_step", "watch_entry_word",
    "watch_hit", "watch_hit_step", "off_loading", "off_loading_step", "entry",
)  # fmt: skip


def drive(visit: Visit) -> None:
    """Their pages for every record, their tables, every verb and deed; then the pages again."""
    _pages(visit)
    for table in TABLES:
        without = "".join(f" - '{name}'" for name in (*database.MARKINGS, *database.LEFT_OUT.get(table, ())))
        database.query(visit, table, f"SELECT (to_jsonb(t){without})::text FROM {table} t ORDER BY 1")  # noqa: S608
    commands.looks_into_watch_lists(visit)
    for name in PAGES:
        if any(word in name for word in DOORS):
            for deed in PAGES[name].deeds:
                deed(visit)
    visit.stage = "afterwards: "
    _pages(visit)


def _pages(visit: Visit) -> None:
    for name, pattern in routes():
        if name in PAGES and any(word in name for word in DOORS):
            for path in addresses(visit, pattern):
                visit.ask_once(path)
            if is_of_record(pattern):
                hidden, missing = (visit.ask(path, note="told apart?") for path in one_hidden(visit, pattern))
                assert hidden.status == missing.status, pattern


@pytest.mark.slow
@pytest.mark.parametrize("reader", in_turn([*READERS, *BESIDES], most=1), ids=lambda p: p.name)
def test_what_is_listed_out_of_sight_changes_no_byte(workshop: Workshop, reader: Person) -> None:
    whole, built = workshop.builder.small(reader)
    seen = []
    for which in ("whole", "bare"):
        workshop.builder.small_copy(reader, which)
        seen.append(visited(reader, whole, built, drive=drive)[0])
    point_django_at(TEMPLATE)
    full, bare = seen
    told = [f"{one.asked}: {one.how}" for one in differences(full.answers, bare.answers)]
    assert (told, full.complaints, bare.complaints) == ([], [], [])
    assert len(full.answers) > 100 and deeds_of_watching.WATCHED_FILE
