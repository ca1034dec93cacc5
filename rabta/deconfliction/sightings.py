"""Telling the watch desk what somebody did beside a silent operation or target: after the deed, and to nobody else."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connections, transaction

from rabta.deconfliction.keyed import hashes_of
from rabta.deconfliction.rules.footprint import footprint, legs_of
from rabta.deconfliction.rules.identifiers import Identifier, normalised
from rabta.ledger.operations import Deed, NewId, append_entry

LOGIN = "resolver"
REACH_M = 2_000
"""How far from the middle of an airport its lanes lie."""


@dataclass(frozen=True)
class Seen:
    """One deed: what, where, to what, by whom. `by_name`: who is to be telephoned for."""

    id: uuid.UUID
    what: str
    place: str
    subject: str
    agency: int
    by_name: str
    done_at: datetime


def tell_the_desk(
    seen: Seen, *, at: datetime, point: tuple[float, float], identifiers: Iterable[tuple[str, str]],
    new_id: NewId,
) -> None:  # fmt: skip
    """Compare one deed with what is silent, once it is done. `point`: longitude, latitude; `identifiers`: kind, and written.

    Answers nothing. The ledger holds that it was compared, the same whatever came of it.
    """
    known = {str(one): one for one in Identifier}
    stated = [(known[one], written) for one, written in identifiers if one in known]
    forms = [(kind, normalised(kind, written)) for kind, written in stated]
    hashes = sorted({found.hex() for kind, form in forms if form is not None for found in hashes_of(kind, form)})
    legs = legs_of(footprint("point", [point], REACH_M))
    with transaction.atomic(using=LOGIN), connections[LOGIN].cursor() as cursor:
        deed = Deed(deed="target:compare", subject_kind="target", subject_id=str(seen.id), detail={})
        append_entry(deed, id=new_id(), at=at, using=LOGIN)
        said = json.dumps({**asdict(seen), "done_at": seen.done_at.isoformat()}, default=str)
        cursor.execute("SELECT seen_beside_silent(%s::jsonb, %s::jsonb, %s::text[])", [said, legs, hashes])
