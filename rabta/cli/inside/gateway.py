"""Inside an opened house: `rabta gateway run`."""

import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

from django.db import Error
from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.ledger.errors import LedgerUnwritable
from rabta.screening.gateway.forwarding import forward, take_dropped
from rabta.screening.gateway.spool import NoRoom, Spool, Waiting

AT_ONCE = 3  # filings at once: one waits for the disk while another is decoded

__all__ = ["Forwarding", "acting_reader"]


class Forwarding:
    """The rounds of one gateway: take what was dropped, file what waits."""

    TROUBLE = (Error, LedgerUnwritable, NoRoom, OSError)

    def __init__(self, folder: Path, reader_id: uuid.UUID, marking: str | None, watched: Sequence[Path]) -> None:
        self.spool, self.reader_id, self.marking, self.watched = Spool(folder), reader_id, marking, watched
        self.spool.sweep()
        self._at_once = ThreadPoolExecutor(AT_ONCE)

    def round(self) -> bool:
        """One round; whether there was anything to do."""
        taken = sum(take_dropped(self.spool, folder, now=time.time()) for folder in self.watched)
        done = forward(
            self.spool, reader_id=self.reader_id, marking_text=self.marking, now=timezone.now, new_id=uuid.uuid4,
            each=self._each,
        )  # fmt: skip
        if done.any:
            told = f"filed {done.filed}, here before {done.already}, refused {done.refused}; {len(self.spool)} wait"
            print(told, flush=True)
        return bool(taken) or done.any

    def _each(self, file: Callable[[Waiting], str], waiting: Sequence[Waiting]) -> Iterator[str]:
        """File several at once, each under what this command reads as; an error is raised after all have ended."""
        begun = [self._at_once.submit(copy_context().run, file, each) for each in waiting]
        for each in begun:
            each.exception()
        yield from (each.result() for each in begun)
