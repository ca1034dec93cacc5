"""Incidents as they stand in the record, with the facts the same-event judgement needs. On the resolver's login."""

import json
import uuid
from collections.abc import Iterable, Sequence
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
    found = []
    for start in range(0, len(incident_ids), BATCH):
        batch = list(incident_ids[start : start + BATCH])
        found += [standing_of_row(row) for row in rows(cursor, "incident_facts.sql", [batch])]
    return found


def standing_of_row(row: tuple[Any, ...]) -> Standing:
    """One row of incident_facts.sql as the incident it tells of."""
    key, incident_id, marking_id, report_id, row_id, reading_id, is_table, stated, read = row
    stated, read = _json(stated), _json(read)
    source = table_source(str(reading_id), read) if is_table else str(row_id)
    facts = facts_from_reading((str(key),), read, stated, source=source)
    placed = Placed(str(key), facts, str(report_id), nationalities_of(stated))
    return Standing(str(key), str(incident_id), marking_id, placed)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def standing_of_keys(cursor: Any, keys: Iterable[str]) -> list[Standing]:
    """The placed incidents of these keys."""
    wanted = [uuid.UUID(k) for k in keys]
    if not wanted:
        return []
    cursor.execute("SELECT incident_id FROM placed_incident WHERE incident_key = ANY(%s)", [wanted])
    return standing(cursor, [row[0] for row in cursor.fetchall()])


