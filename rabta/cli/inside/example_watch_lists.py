"""Inside an opened house: invented watch-lists for the demo, kept by officers of their agencies. What is there is left."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_equipment import officer_of
from rabta.example.words import words
from rabta.screening.operations.watch_lists import NewList, add_entry, open_list
from rabta.screening.queries.watch_lists import lists
from rabta.screening.rules.entry_file import COLUMNS, listed_in
from rabta.sharing.operations import reading_as

STANDS = timedelta(days=300)


def keep_lists() -> Iterator[None]:
    """Open what is missing; one list a step."""
    try:
        for one in words("watch_lists")["lists"]:
            if _keep(one):
                yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _keep(one: dict[str, Any]) -> bool:
    """Whether it was opened now."""
    reader_id, now = officer_of(one["agency"]), timezone.now()
    with reading_as(reader_id):
        if any(each["name"] == one["name"] for each in lists(today=now.date())):
            return False
    new = NewList(
        name=one["name"], ground=one["ground"], reason=one["reason"], contact=one["contact"], phone=one["phone"],
        until=(now + STANDS).date(),
    )  # fmt: skip
    deed: dict[str, Any] = {"reader_id": reader_id, "at": now, "new_id": uuid.uuid4}
    list_id = open_list(new=new, marking_text=one["shown"], **deed)
    for entry in one["entries"]:
        listed = listed_in(dict.fromkeys(COLUMNS, "") | entry)
        add_entry(list_id=list_id, listed=listed, marking_text=one["matches"], **deed)
    return True
