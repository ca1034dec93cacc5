"""The house reminds the centre of partners' requests whose day has passed; it sees every request and answers nobody."""

from datetime import date, datetime

from django.db import transaction

from rabta.casework.operations.reminders import LOGIN, overdue, remind
from rabta.exchange.giving import CENTRE, SQL
from rabta.ledger.operations import NewId


def remind_of_partners(*, today: date, at: datetime, new_id: NewId) -> int:
    """Remind the centre once, and again after a week. How many reminders were written."""
    with transaction.atomic(using=LOGIN):
        late = overdue(SQL + "partner_overdue.sql", today=today, at=at)
        return sum(remind(row, CENTRE, kind="partner_request", at=at, new_id=new_id) for row in late)
