"""Answers that are remembered while nothing in them can have changed: nobody waits twice for the same.

An answer is remembered in this process alone, under who asks, for what purpose, every marking that shows to the reader
now, and the question with all that is bound to it. It is given only if no transaction since wrote anything under markings
that the reader sees (`change`): what is written out of sight moves nothing, not even the time a page takes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from rabta.records.asking import ask

MOST_ROWS = 150_000
"""Rows held in all; the least lately used go first."""
MOST_ROWS_OF_ONE = 30_000
"""An answer with more is not remembered."""
SQL = "records/sql/queries/"


@dataclass(frozen=True, slots=True)
class _Held:
    """An answer, how many rows it is, and a snapshot of which it is known to be true."""

    answer: Any
    rows: int
    snapshot: str


class _Memory:
    def __init__(self, most: int) -> None:
        self._most, self._rows = most, 0
        self._held: dict[tuple[str, str], _Held] = {}
        self._lock = Lock()

    def get(self, key: tuple[str, str]) -> _Held | None:
        with self._lock:
            return self._held.get(key)

    def keep(self, key: tuple[str, str], held: _Held) -> None:
        with self._lock:
            self._drop(key)
            self._held[key] = held
            self._rows += held.rows
            while self._rows > self._most:
                self._drop(next(iter(self._held)))

    def forget(self, key: tuple[str, str]) -> None:
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._rows = 0

    def _drop(self, key: tuple[str, str]) -> None:
        if (former := self._held.pop(key, None)) is not None:
            self._rows -= former.rows


_MEMORY = _Memory(MOST_ROWS)


@dataclass(frozen=True)
class Remembering:
    """Who asks, as of one snapshot. `who` is empty where nothing is remembered: where something is written, or by nobody.

    What was answered of this very snapshot is so: a page that asks twice is of one state, whatever is written meanwhile.
    """

    who: str = ""
    snapshot: str = ""
    _known: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def answer(self, question: str) -> Any:
        """What was answered before and is still so; None where nothing is."""
        held = _MEMORY.get((self.who, question)) if self.who else None
        if held is None:
            return None
        if not self._unchanged(held.snapshot):
            _MEMORY.forget((self.who, question))
            return None
        _MEMORY.keep((self.who, question), _Held(held.answer, held.rows, self.snapshot))
        return held.answer

    def keep(self, question: str, answer: Any) -> None:
        """Remember an answer, which nobody changes any more: of this snapshot or a later one."""
        rows = 1 + (len(answer) if isinstance(answer, list) else 0)
        if self.who and rows <= MOST_ROWS_OF_ONE:
            _MEMORY.keep((self.who, question), _Held(answer, rows, self.snapshot))

    def once(self, question: str, asked: Callable[[], Any]) -> Any:
        """The answer that is remembered, else the one asked now."""
        found = self.answer(question)
        if found is None:
            found = asked()
            self.keep(question, found)
        return found

    def _unchanged(self, since: str) -> bool:
        if since not in self._known:
            self._known[since] = ask(f"{SQL}unchanged_since.sql", since=since)[0]["unchanged"]
        return self._known[since]


def now_remembering() -> Remembering:
    """Who asks in this transaction, and what it sees by now. Outside an opened house nobody does."""
    [now] = ask(f"{SQL}who_remembers.sql")
    if not now["reads_only"] or not now["reader"]:
        return Remembering()
    return Remembering(now["who"], now["snapshot"], {now["snapshot"]: True})


def forget() -> None:
    """Forget everything, as after a start: for measuring what a first answer takes."""
    _MEMORY.clear()
