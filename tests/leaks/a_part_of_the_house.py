"""A part of the house in two small worlds: some doors and tables, asked before and after this part's own deeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rabta.proving.doors import database
from rabta.proving.doors.addresses import addresses, is_of_record, one_hidden
from rabta.proving.doors.pages import PAGES
from rabta.proving.doors.register import routes
from rabta.proving.pairs import visited
from rabta.proving.pointing import point_django_at
from rabta.proving.rules.answers import differences
from rabta.proving.rules.people import Person
from rabta.proving.visit import Visit
from rabta.proving.workshop import Workshop
from tests.house import TEMPLATE


@dataclass(frozen=True)
class Part:
    """Pages whose names hold one of `doors`, `tables`, and what is done there."""

    doors: Sequence[str]
    tables: Sequence[str]
    deeds: Callable[[Visit], None]

    def pages(self) -> list[str]:
        """The names of its pages."""
        return [name for name in PAGES if any(word in name for word in self.doors)]

    def drive(self, visit: Visit) -> None:
        """Its pages for every record, its tables, its deeds; then the pages again."""
        self._ask(visit)
        for table in self.tables:
            without = "".join(f" - '{name}'" for name in (*database.MARKINGS, *database.LEFT_OUT.get(table, ())))
            database.query(visit, table, f"SELECT (to_jsonb(t){without})::text FROM {table} t ORDER BY 1")  # noqa: S608
        self.deeds(visit)
        visit.stage = "afterwards: "
        self._ask(visit)

    def _ask(self, visit: Visit) -> None:
        pages = set(self.pages())
        for _, pattern in (route for route in routes() if route[0] in pages):
            for path in addresses(visit, pattern):
                visit.ask_once(path)
            if is_of_record(pattern):
                hidden, missing = (visit.ask(path, note="told apart?") for path in one_hidden(visit, pattern))
                assert hidden.status == missing.status, pattern


def holds_in_two_worlds(part: Part, workshop: Workshop, reader: Person) -> None:
    """This reader obtains the same bytes from both worlds, and enough of them."""
    whole, built = workshop.builder.small(reader)
    seen = []
    for which in ("whole", "bare"):
        workshop.builder.small_copy(reader, which)
        seen.append(visited(reader, whole, built, drive=part.drive)[0])
    point_django_at(TEMPLATE)
    full, bare = seen
    told = [f"{one.asked}: {one.how}" for one in differences(full.answers, bare.answers)]
    assert (told, full.complaints, bare.complaints) == ([], [], [])
    assert len(full.answers) > 100
