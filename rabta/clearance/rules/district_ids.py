"""An id for a district, by which a task can be for it: made of its code alone, so it tells nothing."""

import functools
import uuid

from rabta.vocabulary.rules.places import districts

LANDS = uuid.UUID("9b8c0c0e-6f2e-5d0a-9a53-6c1f6e3d9b42")


def district_id(code: str) -> uuid.UUID:
    """The id of a district's land.

    >>> district_id("KP-KHB") == district_id("KP-KHB") != district_id("KP-MHM")
    True
    """
    return uuid.uuid5(LANDS, code)


@functools.cache
def _codes() -> dict[uuid.UUID, str]:
    return {district_id(each.code): each.code for each in districts()}


def code_of(id: uuid.UUID | None) -> str | None:
    """The code of the district with this id; None for an id of none."""
    return _codes().get(id) if id is not None else None
