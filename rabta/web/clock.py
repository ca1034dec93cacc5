"""The console's clock and its source of ids. Doors alone read the time; tests and the two-worlds check replace both."""

import uuid
from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """This instant, aware, in UTC."""
    return timezone.now()


def new_id() -> uuid.UUID:
    """A fresh random id for a row that is about to be written."""
    return uuid.uuid4()
