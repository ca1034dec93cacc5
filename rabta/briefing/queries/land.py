"""Beside land as stated: the fields that agencies drew, measured, each place once."""

from typing import Any

from rabta.briefing.rules.period import Period
from rabta.clearance.queries import claims_seen, picture_of
from rabta.clearance.season import seasons_of

Row = dict[str, Any]


def land_drawn(period: Period) -> Row | None:
    """Fields drawn as cleared in a period, as the reader sees them; None without any. Never added to what is stated.

    `claims`, `fields` and `overlaps` (pairs that share land) are numbers; `claimed_m2` adds the claims up, `once_m2` counts
    each place once. `seasons`: those in which they were worked, to be opened on their map.
    """
    claims = claims_seen(date_from=period.date_from, date_to=period.date_to, quantity="cleared")
    drawn = [claim for claim in claims if claim["land"] is not None]
    if not drawn:
        return None
    picture = picture_of(drawn)
    return {
        "claims": len(drawn), "fields": picture.cleared.fields, "overlaps": len(picture.cleared.overlaps),
        "claimed_m2": picture.claimed_m2, "once_m2": picture.cleared.m2, "seasons": seasons_of(drawn),
    }  # fmt: skip
