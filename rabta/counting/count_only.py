"""The resolver puts totals together of records that may be counted and not shown. It tells nobody: gate does."""

import hashlib
import itertools
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from rabta.counting.rules.count_only import LEAST_RECORDS, Total, Waiting, put_together
from rabta.counting.rules.projection import PersonJudged, ProjectedEvent, project
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import Standing, rows, standing
from rabta.ledger.operations import Deed, NewId, append_entry
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.substances import substance

HOME = "PK"
"""The country of every province: events that name one name no country."""


@dataclass(frozen=True)
class Unseen:
    """One incident that its originator lets some agencies count."""

    incident_id: uuid.UUID
    key: str
    report_id: uuid.UUID
    originator: int
    agencies: tuple[int, ...]
    content_hash: bytes
    told: bool
    before: bool
    near: bool

    @property
    def is_new(self) -> bool:
        """Whether it waits and was never in a total: without enough of these there is no total to make."""
        return not (self.told or self.near or self.before)


def put_totals_together(*, at: datetime, new_id: NewId) -> int:
    """Put together what waits and is enough, each audience by itself. Returns how many totals were made."""
    made = 0
    with transaction.atomic(using="resolver"), connections["resolver"].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM release WHERE kind = 'count_only')")
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta placing'))")
        waiting = Counter(one.agencies for one in _unseen(cursor) if one.is_new)
        for audience in sorted(to for to, new in waiting.items() if new >= LEAST_RECORDS):
            unseen = {one.key: one for one in _unseen(cursor) if one.agencies == audience}
            totals = put_together(_waiting(cursor, unseen))
            if totals:
                deed = Deed(deed="count_only:put_together", subject_kind="counting", subject_id="count_only",
                            detail={"totals": len(totals)})  # fmt: skip
                append_entry(deed, id=new_id(), at=at, using="resolver")
                _write(cursor, totals, unseen, audience, at)
                made += len(totals)
    return made


def _unseen(cursor: Any) -> list[Unseen]:
    found = rows(cursor, "count_only_waiting.sql", {"partners": sorted(_partners())})
    return [
        Unseen(i, str(key), report, originator, tuple(to), bytes(content), told, before, near)
        for i, key, report, originator, to, content, told, before, near in found
    ]


def _partners() -> set[int]:
    return {agency.number for agency in agencies() if agency.is_partner}


def _waiting(cursor: Any, unseen: dict[str, Unseen]) -> Iterator[Waiting]:
    """The events these records make by themselves: nothing that is hidden and not released joins, parts or weighs here."""
    placed = standing(cursor, [one.incident_id for one in unseen.values()])
    for event in project([s.placed for s in placed], _judged(cursor, placed)).events:
        held = [unseen[key] for key in event.members]
        if event.day is not None and not any(one.told or one.near for one in held):
            yield from _lines(event, held)


def _judged(cursor: Any, placed: Sequence[Standing]) -> list[PersonJudged]:
    """Persons' judgements among them, under no other marking than theirs."""
    keys, markings = [uuid.UUID(s.key) for s in placed], {s.marking_id for s in placed}
    return [
        PersonJudged(str(a), str(b), outcome)
        for a, b, outcome, by_person, *marked in rows(cursor, "standing_judgements.sql", {"keys": keys, "likely": LIKELY})
        if by_person and markings.issuperset(marked)
    ]


def _lines(event: ProjectedEvent, held: Sequence[Unseen]) -> Iterator[Waiting]:
    for line in event.lines:
        if line.g is not None and event.day is not None:
            yield Waiting(
                event=event.key, members=event.members, substance=substance(line.substance).number, mass_g=line.g,
                day=event.day, province=event.place.province, fresh=not any(one.before for one in held),
                country=event.place.country or (HOME if event.place.province else ""),
                originators=frozenset(one.originator for one in held),
            )  # fmt: skip


def _write(
    cursor: Any, totals: Sequence[Total], unseen: dict[str, Unseen], audience: tuple[int, ...], at: datetime
) -> None:  # fmt: skip
    for total in totals:
        members = sorted(set(itertools.chain.from_iterable(one.members for one in total.held)))
        name = "|".join((repr(total.cell), repr(audience), *(str(unseen[key].incident_id) for key in members)))
        total_id = uuid.UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=4)
        cursor.execute(
            "INSERT INTO count_only_total (id, substance, country, province, date_from, date_to, mass_g, agencies,"
            " partners_only, put_together_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                total_id, total.cell.substance, total.cell.country, total.cell.province, total.cell.date_from,
                total.cell.date_to, total.mass_g, list(audience), set(audience) <= _partners(), at,
            ],
        )  # fmt: skip
        cursor.executemany(
            "INSERT INTO count_only_held (total_id, incident_id, incident_key, report_id, originator, content_hash)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (total_id, one.incident_id, uuid.UUID(key), one.report_id, one.originator, one.content_hash)
                for key in members
                for one in [unseen[key]]
            ],
        )
