"""Inside an opened house: the invented year published before its last reports came, and restated when they had.

What is there is left as it is; what the house refuses is left out.
"""

import uuid
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.errors import BriefingError
from rabta.briefing.invented import EXAMPLE
from rabta.cli.inside.example_people import example_officer, example_reader
from rabta.filing.errors import FilingError
from rabta.language.documents import edition_page
from rabta.publications.operations import NewEdition, prepare_edition, prepare_restatement, sign_edition
from rabta.publications.queries.editions import editions
from rabta.publications.rules.course import Kind, Stands
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

CENTRE = "NNCC"
STILL_TO_COME = 6
"""How many of the year's reports come after it was published."""
REFUSALS = (BriefingError, FilingError, SharingError)


def publish_year() -> Iterator[None]:
    """Publish the invented year as it stands: prepared by one, approved by two others."""
    try:
        if not _known():
            one = example_reader("analyst")
            done = prepare_edition(reader_id=one, new=NewEdition(period=EXAMPLE), **_made())
            yield None
            yield from _signed(done, (example_officer(CENTRE, 1), example_officer(CENTRE, 2)))
    except REFUSALS:
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def restate_year() -> Iterator[None]:
    """Restate it from the whole of the year's reports."""
    try:
        known = _known()
        if len(known) == 1 and known[0]["stands"] is Stands.PUBLISHED:
            done = prepare_restatement(reader_id=example_officer(CENTRE, 1), edition_id=known[0]["id"], **_made())
            yield None
            yield from _signed(done, (example_reader("analyst"), example_officer(CENTRE, 2)))
    except REFUSALS:
        return
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _known() -> list[dict[str, object]]:
    with reading_as(example_reader("analyst")) as looking:
        own: list[dict[str, object]] = editions(by=looking)["own"]
        return own


def _signed(edition_id: uuid.UUID, others: tuple[uuid.UUID, uuid.UUID]) -> Iterator[None]:
    steps = (*((who, Kind.APPROVED) for who in others), (others[1], Kind.PUBLISHED))
    for who, kind in steps:
        sign_edition(reader_id=who, edition_id=edition_id, kind=kind, at=timezone.now(), new_id=uuid.uuid4)
        yield None


def _made() -> dict[str, object]:
    return {"page": edition_page, "at": timezone.now(), "new_id": uuid.uuid4}
