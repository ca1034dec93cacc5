"""Inside an opened house: invented statements of those who smuggle, for the demo; what is there stays as it is."""

import uuid
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_people import machine_reader
from rabta.example.networks import FILES
from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report


def state_examples() -> Iterator[None]:
    """File each agency's statements that are not on record yet; one a step."""
    try:
        for one in FILES:
            file_report(
                reader_id=machine_reader(one.agency), content=one.text.encode(), file_name=one.file_name,
                marking_text=one.marking, format="facilitation", at=timezone.now(), new_id=uuid.uuid4,
            )  # fmt: skip
            yield None
    except FilingError:
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()
