"""An identifier held as a target, of its own or as a subject of a planned operation; and the one bit its filer is told."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rabta.deconfliction.errors import CannotFileSo
from rabta.deconfliction.keyed import digest_of, hashes_of, shape_digest_of
from rabta.deconfliction.known_as import known_as
from rabta.deconfliction.rules.identifiers import WHY_NOT, Identifier, normalised
from rabta.deconfliction.rules.planned import LONGEST_WORDS
from rabta.ledger.operations import NewId
from rabta.sharing.operations import Looking


@dataclass(frozen=True)
class Answer:
    """What the filer is told at once. `conflict` True: one exists, the watch desk will call. `id` is what was filed.

    Of what is silent it is always False: its filer hears from the watch desk alone."""

    id: uuid.UUID
    conflict: bool


def must_fit(words: str, *, field: str) -> None:
    """Nothing is cut: what is too long is refused. Raises CannotFileSo."""
    if len(words) > LONGEST_WORDS:
        raise CannotFileSo(f"A field has at most {LONGEST_WORDS} characters.", field=field)


def form_of(kind: str, written: str, *, field: str = "written") -> tuple[Identifier, str]:
    """The kind and the one form of an identifier. Raises CannotFileSo."""
    must_fit(written, field=field)
    if kind not in list(Identifier):
        raise CannotFileSo(f"{kind!r} is no kind of identifier: {', '.join(Identifier)}.", field=field)
    form = normalised(Identifier(kind), written)
    if form is None:
        raise CannotFileSo(f"{written[:60]!r}: {WHY_NOT[Identifier(kind)]}", field=field)
    return Identifier(kind), form


def hold(
    cursor: Any, looking: Looking, held: dict[str, Any], kind: str, written: str, same_agency: bool, at: datetime,
    new_id: NewId,
) -> bool:  # fmt: skip
    """Hold one identifier. For an agency that telephoned, nothing is followed that the desk alone may see."""
    identifier, form = form_of(kind, written)
    row = held | {"id": new_id(), "kind": identifier, "written": written.strip(), "held_at": at}
    others = known_as(identifier, written, agency=looking.agency) if held["agency"] == looking.agency else ()
    also = [found.hex() for other in others for found in hashes_of(*other)]
    own = shape_digest_of(identifier, form)
    cursor.execute(
        "SELECT hold_target(%s::jsonb, %s, %s, %s::text[], %s)",
        [json.dumps(row, default=plain), digest_of(identifier, form).hex(), own and own.hex(), also, same_agency],
    )
    return bool(cursor.fetchone()[0])


def plain(value: Any) -> str:
    """A value as JSON has it: an instant in ISO form, what else there is as text."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
