"""From the gateway's store to the record: each object a report of the agency whose lanes these are, filed once."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report
from rabta.filing.rules.scans import BODY
from rabta.intake.errors import IntakeError
from rabta.ledger.operations import NewId
from rabta.screening.gateway.spool import LARGEST, Spool, Waiting, objects_dropped

BATCH = 100
TAKEN = "taken"
Each = Callable[[Callable[[Waiting], str], Sequence[Waiting]], Iterable[str]]


@dataclass
class Forwarded:
    """What one round did."""

    filed: int = 0
    already: int = 0
    refused: int = 0

    @property
    def any(self) -> bool:
        """Whether there was anything to do."""
        return bool(self.filed or self.already or self.refused)


def forward(
    spool: Spool, *, reader_id: uuid.UUID, marking_text: str | None, now: Callable[[], datetime],
    new_id: NewId, each: Each = map, most: int = BATCH,
) -> Forwarded:  # fmt: skip
    """File what waits, the oldest first. An object leaves the store after the record has it, never before.

    What filing refuses for good stays apart with a note; an image of a person is not kept at all. Errors of the database
    are raised: then everything that was not filed still waits. `each` may file several at once.
    """

    def one(waiting: Waiting) -> str:
        try:
            filed = file_report(
                reader_id=reader_id, content=waiting.path.read_bytes(), file_name=waiting.name, at=now(), new_id=new_id,
                marking_text=marking_text, place=False,
            )  # fmt: skip
        except (FilingError, IntakeError) as refusal:
            spool.refuse(waiting, str(refusal), keep=BODY not in str(refusal))
            return "refused"
        spool.leave(waiting)
        return "already" if filed.already else "filed"

    became = list(each(one, spool.oldest(most)))
    return Forwarded(*(became.count(word) for word in ("filed", "already", "refused")))


def take_dropped(spool: Spool, folder: Path, *, now: float) -> int:
    """Take what lies finished in a watched folder; each file moves to `taken` once the store has it. How many."""
    taken = folder / TAKEN
    count = 0
    for path in objects_dropped(folder, now=now):
        if path.stat().st_size > LARGEST:
            continue
        taken.mkdir(exist_ok=True)
        spool.add(path.read_bytes(), name=path.name)
        path.replace(taken / path.name)
        count += 1
    return count
