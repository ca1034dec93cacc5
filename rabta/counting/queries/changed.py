"""How the count differs from what it was at an instant, made of nothing but what the reader sees."""

from datetime import datetime
from typing import Any

from rabta.counting.queries.at_moment import Clock, events_at, touched_since
from rabta.counting.queries.seen import SQL, Seen

Row = dict[str, Any]
MOST = 2_000
"""Incidents that are counted anew to say what the count was: beyond, the difference in mass is not computed."""


def changed_since(now: Seen, since: datetime) -> Row:
    """`{"events_new", "mass_g_delta"}`: events that no report told of before, and grams counted more (or less) than then.

    Counted as `between` counts another moment, by the clock of the record: what was filed late is new. Where more than MOST
    incidents would have to be counted anew both are None: too much has changed.
    """
    keys = touched_since(since, clock=Clock.RECORDED, most=MOST)
    if keys is None:
        return {"events_new": None, "mass_g_delta": None}
    counted = now.ask(f"{SQL}mass_now.sql", keys=keys, since=since)[0]
    then_g = sum(line.g or 0 for event in events_at(keys, since, clock=Clock.RECORDED) for line in event.lines)
    return {"events_new": counted["events_new"], "mass_g_delta": counted["mass_g"] - then_g}


def all_counted(now: Seen, since: datetime) -> Row:
    """The same where nothing was there before: every event is new, every gram is more."""
    counted = now.ask(f"{SQL}mass_now.sql", keys=None, since=since)[0]
    return {"events_new": counted["events_new"], "mass_g_delta": counted["mass_g"]}
