"""The count as it was at a moment: which incidents may have changed since, and the events they made. Two clocks, one way.

A report counts from when the centre received it, or, by the clock of the record, from when it was filed here: an archive
that is filed late was received long before.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from rabta.counting.queries.moving import Events
from rabta.counting.queries.seen import SQL
from rabta.counting.rules.projection import PersonJudged, Placed, project
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import answers, ask, question

Row = dict[str, Any]


class Clock(StrEnum):
    """From when a report counts."""

    RECEIVED = "received"
    RECORDED = "recorded"


def touched_since(since: datetime, *, clock: Clock, most: int) -> list[UUID] | None:
    """Keys of the incidents whose counting may have changed since; None where they are more than `most`."""
    rows = behind_came("touched_since.sql", clock=clock, since=since, most=most + 1)
    return None if len(rows) > most else [row["key"] for row in rows]


def events_at(keys: Sequence[UUID], at: datetime, *, clock: Clock) -> Events:
    """The events that these incidents made just before `at`, by the rules of now."""
    rows = behind_came("incidents_at.sql", clock=clock, keys=list(keys), at=at) if keys else []
    judged = ask(f"{SQL}judgements_at.sql", keys=list(keys), at=at) if rows else []
    placed: list[Placed] = [standing_of_row(tuple(row.values())).placed for row in rows]
    return project(placed, [PersonJudged(str(j["a"]), str(j["b"]), j["outcome"]) for j in judged]).events


def behind_came(name: str, *, clock: Clock, **parameters: Any) -> list[Row]:
    """The answers of a question that came.sql opens."""
    text = question(f"{SQL}came.sql") + question(f"{SQL}{name}")
    return answers(text, as_recorded=clock is Clock.RECORDED, **parameters)
