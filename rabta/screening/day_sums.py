"""The resolver keeps the sums of past days at airports, of each set of markings that somebody may see. It answers no reader.

The sums are a projection, as events are (decision 5): made by the function that a reader's own page runs, from the rows
under those markings alone, and known by a hash of all they were made of. Where something was filed, pulled back or marked
anew the hash is another; what nobody can ask for any more is thrown away.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections, transaction

from rabta.records.asking import as_json, ask
from rabta.records.queries.markings import marking_in
from rabta.screening.queries.airport_days import SQL, put_together, rows_of
from rabta.screening.queries.past_days import is_over, made_of_days, sums_of
from rabta.screening.rules.day_sums import Made, as_kept

LOGIN = "resolver"
DAYS = 31
"""How many days back sums are kept; the board shows thirty."""
SUM = """INSERT INTO airport_day_sum SELECT decode(s ->> 'key', 'hex'), (s ->> 'day')::date,
    ARRAY(SELECT m::integer FROM jsonb_array_elements_text(s -> 'markings') m), s -> 'sums' FROM (SELECT %s::jsonb) x (s)"""


def keep_day_sums(*, today: date, now: datetime, most: int = 2) -> int:
    """Keep what sums are missing of the last days that are over, of at most so many days, the latest first; throw away what
    is no longer asked for. Returns of how many days some were made. `now`: local."""
    with transaction.atomic(using=LOGIN), connections[LOGIN].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta day sums'))")
        made = [one for one in made_of_days(today - timedelta(days=DAYS), today, using=LOGIN) if is_over(one.day, now)]
        known = {row["id"]: marking_in(row) for row in ask(SQL + "markings_known.sql", using=LOGIN)}
        wanted = {view.key: view for one in made for view in one.views(known)}
        cursor.execute("SELECT key, markings FROM airport_day_sum")
        kept = {bytes(key): frozenset(markings) for key, markings in cursor.fetchall()}
        stale = [key for key, markings in kept.items() if key not in wanted or markings != wanted[key].markings]
        cursor.execute("DELETE FROM airport_day_sum WHERE key = ANY (%s::bytea[])", [stale])
        missing = {key: view for key, view in wanted.items() if key not in kept or key in stale}
        days = sorted({view.day for view in missing.values()}, reverse=True)[:most]
        for day in days:
            _keep(cursor, day, {key: view for key, view in missing.items() if view.day == day}, now)
    return len(days)


def _keep(cursor: Any, day: date, views: dict[bytes, Made], now: datetime) -> None:
    rows = rows_of(day, using=LOGIN)
    for key, view in views.items():
        seen = put_together(rows.under(view.markings), day, now=now).values()
        sums = sums_of(one for one in seen if one.day.statements or one.rows)
        cursor.execute(SUM, [as_json({
            "key": key.hex(), "day": day.isoformat(), "markings": sorted(view.markings), "sums": as_kept(sums),
        })])  # fmt: skip
