"""How the count differs from what it was at an instant, made of nothing but what the reader sees."""

from datetime import datetime
from typing import Any

from rabta.counting.queries.seen import SQL, Seen
from rabta.counting.rules.projection import PersonJudged, project
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import ask

Row = dict[str, Any]
MOST = 2_000
"""Incidents that are counted anew to say what the count was: beyond, the difference in mass is not computed."""


def changed_since(now: Seen, since: datetime) -> Row:
    """`{"events_new", "mass_g_delta"}`: events that no report told of before, and grams counted more (or less) than then.

    The count of then is made anew by the rules of now from the readings, withdrawals and judgements that stood then.
    Where more than MOST incidents would have to be counted anew both are None: too much has changed.
    """
    keys = [row["key"] for row in ask(f"{SQL}touched_since.sql", since=since, most=MOST + 1)]
    if len(keys) > MOST:
        return {"events_new": None, "mass_g_delta": None}
    counted = now.ask(f"{SQL}mass_now.sql", keys=keys, since=since)[0]
    return {"events_new": counted["events_new"], "mass_g_delta": counted["mass_g"] - _mass_then(keys, since)}


def all_counted(now: Seen, since: datetime) -> Row:
    """The same where nothing was there before: every event is new, every gram is more."""
    counted = now.ask(f"{SQL}mass_now.sql", keys=None, since=since)[0]
    return {"events_new": counted["events_new"], "mass_g_delta": counted["mass_g"]}


def _mass_then(keys: list[Any], since: datetime) -> int:
    rows = ask(f"{SQL}incidents_then.sql", keys=keys, since=since) if keys else []
    judged = ask(f"{SQL}judgements_then.sql", keys=keys, since=since) if rows else []
    placed = [standing_of_row(tuple(row.values())).placed for row in rows]
    events = project(placed, [PersonJudged(str(j["a"]), str(j["b"]), j["outcome"]) for j in judged]).events
    return sum(line.g or 0 for event in events for line in event.lines)
