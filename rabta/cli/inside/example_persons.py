"""Inside an opened house: invented lists of persons for the demo, filed by their agencies; what is there stays as it is."""

import uuid
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_people import machine_reader
from rabta.example.persons import LISTS
from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report


def file_lists() -> Iterator[None]:
    """File each list that is not on record yet; one a step."""
    try:
        for one in LISTS:
            file_report(
                reader_id=machine_reader(one.agency), content=one.text.encode(), file_name=one.file_name,
                marking_text=one.marking, at=timezone.now(), new_id=uuid.uuid4,
            )  # fmt: skip
            yield None
    except FilingError:
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()
