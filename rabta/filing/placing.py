"""After filing: what a report tells is counted, and whom it mentions is laid beside everybody mentioned before."""

import uuid
from datetime import datetime

from rabta.counting.operations import place_unplaced
from rabta.ledger.operations import NewId
from rabta.resolution.operations import place_mentions


def place_filed(*, at: datetime, new_id: NewId, report_id: uuid.UUID | None = None) -> int:
    """Place what was filed and is not placed yet; only of one report where it is named. Safe to call at any time.

    Returns how many incidents were placed.
    """
    place_mentions(at=at, new_id=new_id, report_id=report_id)
    return place_unplaced(at=at, new_id=new_id, report_id=report_id)
