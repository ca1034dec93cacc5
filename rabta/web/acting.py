"""Who acts, when, and who makes ids: what every write of a room wants from its door."""

import uuid
from datetime import datetime
from typing import TypedDict

from django.http import HttpRequest

from rabta.ledger.operations import NewId
from rabta.web import clock


class Acting(TypedDict):
    """The reader who writes, the instant (aware, UTC), and what makes a fresh id."""

    reader_id: uuid.UUID
    at: datetime
    new_id: NewId


def who_acts(request: HttpRequest) -> Acting:
    """The signed-in reader of this request, now."""
    return {"reader_id": request.user.reader_id, "at": clock.now(), "new_id": clock.new_id}
