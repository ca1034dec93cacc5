"""Inside an opened house: two returns of the invented year, one of which is noted as sent: to nobody, as it says.

What is there is left as it is; what the house refuses is left out.
"""

import uuid
from collections.abc import Iterator
from datetime import date

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.errors import BriefingError
from rabta.briefing.rules.period import Period
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.cli.inside.example_publications import CENTRE
from rabta.filing.errors import FilingError
from rabta.publications.rules.course import Kind
from rabta.returns.errors import NotReturnable
from rabta.returns.operations import prepare_return, sign_return
from rabta.returns.queries import returns
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

FORM = "seizures"
QUARTERS = (Period(date(2025, 1, 1), date(2025, 3, 31)), Period(date(2025, 4, 1), date(2025, 6, 30)))
SENT = "EX: simulated. Noted as it would be after sending by post; it left this machine for nobody."
REFUSALS = (BriefingError, FilingError, NotReturnable, SharingError)


def return_quarters() -> Iterator[None]:
    """Prepare two quarters of the seizure return; have another approve both, and note the first as sent."""
    try:
        analyst = example_reader("analyst")
        with reading_as(analyst) as looking:
            if returns(by=looking)["returns"]:
                return
        for steps, period in zip(((Kind.APPROVED, Kind.SENT), (Kind.APPROVED,)), QUARTERS, strict=True):
            done = prepare_return(reader_id=analyst, code=FORM, period=period, at=timezone.now(), new_id=uuid.uuid4)
            yield None
            for kind in steps:
                sign_return(
                    reader_id=example_officer(CENTRE, 1), return_id=done, kind=kind, words=SENT if kind is Kind.SENT else "",
                    at=timezone.now(), new_id=uuid.uuid4,
                )  # fmt: skip
                yield None
    except REFUSALS:
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()
