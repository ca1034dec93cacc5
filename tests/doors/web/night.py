"""An invented night at the console: two agencies that plan, and two watch officers who sign in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rabta.people.accounts.models import Account
from rabta.web.operation_forms import local
from tests.doors.web.signed_in import PASSWORD, Filled, sign_in_name
from tests.people import WATCH_OFFICER
from tests.rooms.planning import SECOND_WATCH, with_watch

TOMORROW = (timezone.now() + timedelta(days=1)).replace(hour=15, minute=0)
HERE = "34.0083, 71.5301"
NEAR_HERE = "34.0102, 71.5301"
"""Some 210 m north of it."""
ANF_SIDE = {"contact": "EX-Inspector Gul", "phone": "+92 91 000 0001"}
CUSTOMS_SIDE = {"contact": "EX-Collector Noor", "phone": "+92 21 000 0002"}


def form(**more: str) -> dict[str, str]:
    """A raid in a city tomorrow, as the form sends it."""
    return {
        "kind": "raid", "terrain": "city", "shape": "point", "points": HERE, "starts_at": local(TOMORROW),
        "ends_at": local(TOMORROW + timedelta(hours=2)), "risk": "medium", "silent": "", "audience": "own",
        "level": "restricted", **ANF_SIDE, **more,
    }  # fmt: skip


@pytest.fixture
def night(console: Filled) -> Filled:
    """The filled console with a watch desk."""
    with_watch(console.house)
    for person in (WATCH_OFFICER, SECOND_WATCH):
        account = Account(sign_in_name=sign_in_name(person), reader_id=person.id, added_at=console.house.clock.tick())
        account.must_change_password = False
        account.set_password(PASSWORD)
        account.save()
    return console
