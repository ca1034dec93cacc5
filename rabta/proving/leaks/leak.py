"""A seeded leak: one small patch that opens the house in one place, and the questions that must then tell.

A check that finds nothing proves nothing about itself. So each leak is planted in a throw-away house, by SQL as its
administrator or by changing a function of this process, and the door it names is asked. It must differ between the worlds,
or break a rule; the sound house must answer the same questions without either.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from rabta.counting.operations import rebuild
from rabta.proving.built import ids_of
from rabta.proving.doors.database import query
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.people import ANALYST, OUTSIDER, Person
from rabta.proving.scratch import Scratch
from rabta.proving.visit import MISSING, Visit

Probe = Callable[[Visit], None]
Plant = Callable[[], AbstractContextManager[object]]


FILED = {"audience": "every", "level": "open", "handling": "H0", "source": "A", "information": "2"}
"""What the filing form says of a report that everybody may read."""
TAKEN_BACK = "REVOKE rabta_gate FROM rabta_app"
"""Roles belong to the server, not to one database: what a leak gave away is taken back for the next."""


@dataclass(frozen=True, kw_only=True)
class Leak:
    """One leak. `class_no` is that of docs/explain/leak-classes.md; `sql` runs as the administrator in both worlds;
    `plant` changes this process while its block lasts; `again` counts everything anew once it is planted."""

    name: str
    class_no: int
    door: str
    probe: Probe
    sql: str = ""
    plant: Plant | None = None
    again: bool = False
    reader: Person = OUTSIDER

    @contextmanager
    def planted(self, place: Scratch, database_name: str) -> Iterator[None]:
        """With this leak in this database, for good, and in this process, while the block lasts."""
        if self.sql:
            with place.connect(database_name) as administrator:
                administrator.execute(self.sql.encode())
        try:
            with self.plant() if self.plant else nothing():
                if self.again:
                    rebuild(at=NOW, new_id=ids_of("counted anew"))
                yield
        finally:
            with place.connect(database_name) as administrator:
                administrator.execute(TAKEN_BACK)


def asks(*paths: str, **headers: str) -> Probe:
    """Addresses asked in turn; `{hidden}`, `{shown}` and the like are filled in by `names`."""

    def probe(visit: Visit) -> None:
        known = names(visit)
        for path in paths:
            visit.ask(path.format(**known), **headers)

    return probe


def sends(path: str, **form: str) -> Probe:
    """A form sent; and the page it leads to."""

    def probe(visit: Visit) -> None:
        known = names(visit)
        filled = {name: value.format(**known) for name, value in form.items()}
        answer = visit.ask(path.format(**known), method="post", form=filled)
        if location := dict(answer.headers).get("Location"):
            visit.ask(location)

    return probe


def says(*statements: str) -> Probe:
    """SQL as the application, in the name of this reader."""

    def probe(visit: Visit) -> None:
        for statement in statements:
            query(visit, "database", statement.format(**names(visit)))

    return probe


def refuses(*statements: str) -> Probe:
    """SQL as the application that must be refused: that one is taken is the finding."""

    def probe(visit: Visit) -> None:
        for statement in statements:
            filled = statement.format(**names(visit))
            if query(visit, "database", filled, writes=True).status == 0:
                visit.complaints.append(f"the database takes what it must refuse: {filled}")

    return probe


def gives_nothing(statement: str) -> Probe:
    """SQL as the application that must count nought."""

    def probe(visit: Visit) -> None:
        filled = statement.format(**names(visit))
        if (said := query(visit, "database", filled)).body != b"(0,)":
            visit.complaints.append(f"{filled}: {said.body.decode()}, and not nought")

    return probe


def runs(*commands: Sequence[str]) -> Probe:
    """Commands of the command line."""

    def probe(visit: Visit) -> None:
        for words in commands:
            visit.command(*(word.format(**names(visit)) for word in words))

    return probe


def names(visit: Visit) -> dict[str, object]:
    """What probes ask about: records by what they are to this reader, and the words of hidden ones."""
    built, tell = visit.built, visit.whole.telling
    return {
        "hidden": built.reports["3 hidden"], "shown": built.reports["3 shown"], "missing": MISSING,
        "hidden_incident": built.incidents["3 hidden"][0], "shown_incident": built.incidents["3 shown"][0],
        "bridge": built.incidents["bridge hidden"][0], "first": built.incidents["bridge first"][0],
        "last": built.incidents["bridge last"][0], "hidden_mark": tell("3 hidden").mark, "shown_mark": tell("3 shown").mark,
        "hidden_text": tell("3 hidden").content.decode(), "hidden_number": built.numbers["3 hidden"],
        "own": built.reports["of the levies"], "reader": visit.reader.id, "customs": built.reports["of customs"],
        "analyst": ANALYST.id, "mended": built.reports["bridge hidden"], "once": built.reports["shown once"],
        "protected_mark": tell("met 3").mark, "met_incident": built.incidents["met 3"][0], "case": built.cases["K-1/25"],
        "drafted": built.sought["drafted"],
    }  # fmt: skip


@contextmanager
def nothing() -> Iterator[None]:
    """No change of this process."""
    yield
