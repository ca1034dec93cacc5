"""Incidents as they stand in the record, with the facts the same-event judgement needs. On the resolver's login."""

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rabta.counting.rules.facts import facts_from_reading, table_source
from rabta.counting.rules.projection import Placed, nationalities_of
from rabta.records.asking import question

BATCH = 5000


class Standing(NamedTuple):
    """An incident as it now stands in the record."""

    key: str
    incident_id: str
    marking_id: int
    placed: Placed


def rows(cursor: Any, name: str, parameters: Sequence[Any] | dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """What one `.sql` file of this room gives."""
    cursor.execute(statement(name), parameters or [])
    return list(cursor.fetchall())


def statement(name: str) -> str:
    """The text of one `.sql` file of this room."""
    return question(f"counting/sql/{name}")


def standing(cursor: Any, incident_ids: Sequence[uuid.UUID]) -> list[Standing]:
    """The facts of these incident rows."""
    found = list[Standing]()
    for start in range(0, len(incident_ids), BATCH):
        found += standing_of_rows(rows(cursor, "incident_facts.sql", [list(incident_ids[start : start + BATCH])]))
    return found


def standing_of_row(row: tuple[Any, ...]) -> Standing:
    """One row as incident_facts.sql gives it, which brings what its row tells, as the incident it tells of."""
    return next(standing_of_rows([row]))


def standing_of_rows(told: Iterable[tuple[Any, ...]]) -> Iterator[Standing]:
    """The incidents of what incident_facts.sql gives: of one row the first brings what it tells, which is read once."""
    read = None
    for key, incident_id, marking_id, report_id, row_id, reading_id, is_table, stated, brought in told:
        read, stated = read if brought is None else _json(brought), _json(stated)
        source = table_source(str(reading_id), read) if is_table else str(row_id)
        facts = facts_from_reading((str(key),), read, stated, source=source)
        placed = Placed(str(key), facts, str(report_id), nationalities_of(stated))
        yield Standing(str(key), str(incident_id), marking_id, placed)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def standing_of_keys(cursor: Any, keys: Iterable[str]) -> list[Standing]:
    """The placed incidents of these keys."""
    wanted = [uuid.UUID(k) for k in keys]
    if not wanted:
        return []
    cursor.execute("SELECT incident_id FROM placed_incident WHERE incident_key = ANY(%s)", [wanted])
    return standing(cursor, [row[0] for row in cursor.fetchall()])


