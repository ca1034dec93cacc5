"""The house compares decisions about bags with what is silent, a beat later: the screener's page and timing know nothing.

A controlled delivery changes nothing for whoever looks at its bag. The watch desk alone is told that somebody opens it.
"""

from datetime import datetime, timedelta

from rabta.deconfliction.sightings import LOGIN, Seen, tell_the_desk
from rabta.filing.rules.scans import airport_and_lane
from rabta.ledger.operations import NewId
from rabta.records.asking import ask
from rabta.screening.queries.scans import SQL
from rabta.vocabulary.rules.gazetteer import airports

LOOK_BACK = timedelta(days=1)
"""How far back decisions are compared after a start; what was told before is not told again."""


class BesideSilent:
    """Decisions in the order of signing, a few a call."""

    def __init__(self) -> None:
        self.until: datetime | None = None

    def __call__(self, *, at: datetime, new_id: NewId) -> None:
        """Compare the next few."""
        since = self.until or at - LOOK_BACK
        for row in ask(SQL + "decided_since.sql", using=LOGIN, since=since):
            code, _ = airport_and_lane(row["device"] or {})
            place = next((one for one in airports() if one.iata == code), None)
            if place is not None:
                who = (row["agency"], row["signed_name"], row["signed_at"])
                seen = Seen(row["id"], row["kind"], place.iata, row["tag"], *who)
                tell_the_desk(
                    seen, at=at, point=(place.lon, place.lat), identifiers=map(tuple, row["identifiers"]), new_id=new_id
                )
            self.until = row["signed_at"]
