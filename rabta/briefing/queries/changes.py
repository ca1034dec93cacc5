"""What changed, what waits for a person, and what an agency itself has to do. Run inside `reading_as`."""

from datetime import date, datetime
from typing import Any

from rabta.briefing.engine import SQL
from rabta.briefing.queries.reporting import next_return
from rabta.counting.queries import Seen, all_counted, asked_in_all, asked_pairs, changed_since
from rabta.records.asking import ask
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.numbered import agency_numbered

Row = dict[str, Any]
CENTRE = "centre"
PAIRS_LOOKED_AT = 1_000
OWN_REPORTS = 5


def waiting(now: Seen) -> Row:
    """How many of each wait for a person, as far as one sees: `{"pairs", "rows_set_aside", "unplaced", "unreadable",
    "requests"}`."""
    return {"pairs": asked_in_all(now), **now.ask(f"{SQL}waiting.sql")[0]}


def changed(now: Seen, since: datetime) -> Row:
    """What entered the record since an instant, and how the count moved.

    `{"since", "reports", "judgements", "withdrawn", "corrected", "everything_is_new", "events_new", "mass_g_delta"}`; the
    last two are None where so much changed that what was before cannot be counted anew in time.
    """
    entered = ask(f"{SQL}changes.sql", since=since)[0]
    counted = all_counted(now, since) if entered["everything_is_new"] else changed_since(now, since)
    return {"since": since, **entered, **counted}


def your_agency(now: Seen, agency: int, *, today: date) -> Row | None:
    """What waits for the officers of one agency; None for the centre, which has no returns of its own.

    `{"agency", "next_return" (as `next_return` gives it, None without a duty to report), "set_aside": {"reports", "newest":
    [{"id", "number", "title", "received_at", "rows_set_aside"}]}, "pairs"}`: its reports with unread rows, and how many
    pairs a person is asked about in which it reported at least one side.
    """
    entry = agency_numbered(agency)
    if entry.kind == CENTRE:
        return None
    aside = ask(f"{SQL}own_set_aside.sql", agency=agency, most=OWN_REPORTS)
    return {
        "agency": agency_named(agency),
        "next_return": next_return(entry, today=today),
        "set_aside": {
            "reports": aside[0]["total"] if aside else 0,
            "newest": [{name: value for name, value in row.items() if name != "total"} for row in aside],
        },
        "pairs": _own_pairs(now, agency),
    }


def _own_pairs(now: Seen, agency: int) -> int:
    pairs = asked_pairs(now, most=PAIRS_LOOKED_AT)
    keys = sorted({key for pair in pairs for key in pair})
    own = {row["key"] for row in ask(f"{SQL}own_incidents.sql", keys=keys, agency=agency)} if keys else set()
    return sum(a in own or b in own for a, b in pairs)
