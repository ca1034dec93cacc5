"""What a world's records are called in the database, and ids that depend on nothing but a record's own key."""

import itertools
import uuid
from dataclasses import dataclass, field

from django.db import connections

from rabta.ledger.operations import NewId

Hash = uuid.UUID | bytes
Hashes = tuple[Hash, ...]


@dataclass
class Built:
    """What a world's records are called in the database: by the key of each telling. Empty lists where nothing was read."""

    reports: dict[str, uuid.UUID] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    releases: dict[str, uuid.UUID] = field(default_factory=dict)
    incidents: dict[str, list[uuid.UUID]] = field(default_factory=dict)
    mentions: dict[str, uuid.UUID] = field(default_factory=dict)
    who_is_who: dict[str, uuid.UUID] = field(default_factory=dict)
    judgements: dict[str, uuid.UUID] = field(default_factory=dict)
    deeds: dict[str, uuid.UUID] = field(default_factory=dict)
    questions: dict[str, uuid.UUID] = field(default_factory=dict)
    corrections: dict[str, uuid.UUID] = field(default_factory=dict)
    markings: dict[str, int] = field(default_factory=dict)
    requests: dict[str, uuid.UUID] = field(default_factory=dict)
    dissents: dict[str, uuid.UUID] = field(default_factory=dict)
    cases: dict[str, uuid.UUID] = field(default_factory=dict)
    hashes: dict[str, Hashes] = field(default_factory=dict)
    exhibits: dict[str, uuid.UUID] = field(default_factory=dict)
    encounters: dict[str, uuid.UUID] = field(default_factory=dict)
    statements: dict[str, uuid.UUID] = field(default_factory=dict)
    """By report, the key of its first statement of somebody who smuggles."""
    declared: dict[str, uuid.UUID] = field(default_factory=dict)
    certificates: dict[str, uuid.UUID] = field(default_factory=dict)
    images: dict[str, uuid.UUID] = field(default_factory=dict)
    commitments: dict[str, uuid.UUID] = field(default_factory=dict)
    meetings: dict[str, uuid.UUID] = field(default_factory=dict)
    devices: dict[str, uuid.UUID] = field(default_factory=dict)
    joint: dict[str, uuid.UUID] = field(default_factory=dict)
    links: dict[str, uuid.UUID] = field(default_factory=dict)
    assistance: dict[str, uuid.UUID] = field(default_factory=dict)
    answers: dict[str, uuid.UUID] = field(default_factory=dict)
    tasks: dict[str, uuid.UUID] = field(default_factory=dict)
    plans: dict[str, uuid.UUID] = field(default_factory=dict)
    held: dict[str, uuid.UUID] = field(default_factory=dict)
    alarms: dict[str, uuid.UUID] = field(default_factory=dict)
    told: dict[str, uuid.UUID] = field(default_factory=dict)
    notices: dict[str, uuid.UUID] = field(default_factory=dict)
    priced: dict[str, uuid.UUID] = field(default_factory=dict)
    """By kind and name, lists of prices and of rates."""
    lists: dict[str, uuid.UUID] = field(default_factory=dict)
    entries: dict[str, uuid.UUID] = field(default_factory=dict)
    papers: dict[str, uuid.UUID] = field(default_factory=dict)
    fields: dict[str, uuid.UUID] = field(default_factory=dict)
    """By report or paper, the key of its first claim of land."""
    photographs: dict[str, uuid.UUID] = field(default_factory=dict)
    """By paper, the key of its claim of land, and a photograph of it."""
    on_lanes: dict[str, uuid.UUID] = field(default_factory=dict)
    hits: dict[str, uuid.UUID] = field(default_factory=dict)
    travellers: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    """By report, the key of its first traveller."""
    off_loadings: dict[str, uuid.UUID] = field(default_factory=dict)
    warnings: dict[str, uuid.UUID] = field(default_factory=dict)
    bulletins: dict[str, uuid.UUID] = field(default_factory=dict)
    register_lines: dict[str, uuid.UUID] = field(default_factory=dict)
    editions: dict[str, uuid.UUID] = field(default_factory=dict)
    returns: dict[str, uuid.UUID] = field(default_factory=dict)
    rules: dict[str, uuid.UUID] = field(default_factory=dict)
    rule_hits: dict[str, uuid.UUID] = field(default_factory=dict)
    sought: dict[str, uuid.UUID] = field(default_factory=dict)
    drafts: dict[str, uuid.UUID] = field(default_factory=dict)
    files: dict[str, uuid.UUID] = field(default_factory=dict)


def ids_of(key: str) -> NewId:
    """Ids that depend on a record's key and nothing else."""
    numbers = itertools.count()
    return lambda: uuid.uuid5(uuid.NAMESPACE_URL, f"rabta-prove/{key}/{next(numbers)}")


def as_resolver(statement: str, *values: object) -> list[tuple[object, ...]]:
    """What the resolver sees, which answers no reader: names for what a world holds, whoever may see it."""
    with connections["resolver"].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
