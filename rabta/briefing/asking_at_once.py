"""Several questions about a period asked as one, because what they ask about costs more than what they ask.

Each answer is the one that its question gives by itself, and is at hand for whoever asks it in turn: of this page, and of
the next one while nothing changed of what the reader sees (`records.remembering`). So a question may read what is noted
there and nothing else: reports with all below them, what is counted of them, persons' judgements on incidents, price lists.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.figure_kind import FigureKind
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.valuing import asked_under
from rabta.counting.queries import Seen
from rabta.records.asking import answers, question
from rabta.vocabulary.rules.units import unit

SQL = "briefing/sql/queries/"
IN_PERIOD = f"{SQL}period.sql"
"""What every question about a period begins with: the events of its days, their incidents and what counts in them."""
CELLS = f"{SQL}cells.sql"
OF_PARTS = ("part", "cell", "again_in_cell", "again_in_part")
"""What a question about figures may read of their parts."""
WORK_MEMORY = "64MB"
"""Memory PostgreSQL may use for one sort or hash of these questions, until the transaction ends: else they go to disk."""
HASHING = (
    "SELECT set_config('work_mem', %(memory)s, true), set_config('enable_sort', %(sorting)s, true),"
    " set_config('enable_mergejoin', %(sorting)s, true), set_config('jit', %(sorting)s, true)"
)
"""How many rows a CTE has is not known beforehand, and what is guessed leads to sorting where hashing is twice as fast."""
ROOM = "SELECT set_config('work_mem', %(memory)s, true)"
Row = dict[str, Any]
Made = Mapping[str, Callable[[Any], Any]]
DECIMAL: Callable[[Any], Any] = Decimal
DAY: Callable[[Any], Any] = date.fromisoformat


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question about a period: its `.sql` files, in their order, with the figures whose parts it asks about, and what is
    bound to it. `made`: its columns that JSON does not tell as the database does, with what makes them of it.
    """

    paths: tuple[str, ...]
    kinds: tuple[FigureKind, ...] = ()
    bound: Mapping[str, Any] = field(default_factory=dict)
    made: Made = field(default_factory=dict)

    def text(self) -> str:
        """What is asked behind seen.sql."""
        parts = (parts_of(self.kinds),) if self.kinds else ()
        return "\n".join(("", question(IN_PERIOD), *parts, *(question(path) for path in self.paths)))

    def parameters(self, period: Period) -> Row:
        """All that is bound to it."""
        days = {"date_from": period.date_from, "date_to": period.date_to}
        if not self.kinds:
            return {**days, **self.bound}
        of_parts = {**asked_under(None), "kilogram": unit("kg").number, "outside": False}
        return {**of_parts, **{kind.bound_as: kind.total_part for kind in self.kinds}, **days, **self.bound}


def parts_of(kinds: Sequence[FigureKind]) -> str:
    """The CTE `part`: every part of these figures, as their `.sql` files give them; and those of cells.sql behind it."""
    parts = "\nUNION ALL\n".join(
        f"SELECT x.*, {kind.in_total} AS in_total FROM (\n{question(kind.sql)}) x"  # noqa: S608 (its own words)
        for kind in kinds
    )
    return f", part AS (\n{parts}\n)\n{question(CELLS)}"


def asked(now: Seen, one: Question, period: Period) -> list[Row]:
    """The answers to one question, at hand or asked now."""
    if not _at_hand(now, one, period):
        now.at_hand[_called(one, period)] = _hashing(now, one.text(), one.parameters(period))
        now.remembering.keep(_called(one, period), now.at_hand[_called(one, period)])
    return [dict(row) for row in now.at_hand[_called(one, period)]]


def _called(one: Question, period: Period) -> str:
    said = one.text() + repr(sorted(one.parameters(period).items()))
    return hashlib.sha256(said.encode()).hexdigest()


def with_room() -> None:
    """Let what is asked from here on sort and hash in WORK_MEMORY, until the transaction ends."""
    answers(ROOM, memory=WORK_MEMORY)


def _hashing(now: Seen, text: str, parameters: Row) -> list[Row]:
    answers(HASHING, memory=WORK_MEMORY, sorting="off")
    found = now.answers(text, **parameters)
    answers(HASHING, memory=WORK_MEMORY, sorting="on")
    return found


def ask_at_once(now: Seen, questions: Sequence[Question], period: Period) -> None:
    """Ask those of these in one that are not at hand, and have their answers at hand."""
    questions = [one for one in questions if not _at_hand(now, one, period)]
    if not questions:
        return
    kinds = tuple({kind.name: kind for one in questions for kind in one.kinds}.values())
    each = [f"asked_{number} AS MATERIALIZED (\n{_inside(one, kinds)}\n)" for number, one in enumerate(questions)]
    told = [f"SELECT {n} AS asked, to_jsonb(a)::text AS told FROM asked_{n} a" for n in range(len(questions))]  # noqa: S608
    parts = (parts_of(kinds),) if kinds else ()
    text = "\n".join(("", question(IN_PERIOD), *parts, *(f", {one}" for one in each), "\nUNION ALL\n".join(told)))
    bound = _bound_together(questions, period)
    found: list[list[Row]] = [[] for _ in questions]
    for row in _hashing(now, text, bound):
        found[row["asked"]].append(json.loads(row["told"], parse_float=Decimal))
    for one, rows in zip(questions, found, strict=True):
        answer = [_made(row, one.made) for row in rows]
        now.at_hand[_called(one, period)] = answer
        now.remembering.keep(_called(one, period), answer)


def _at_hand(now: Seen, one: Question, period: Period) -> bool:
    called = _called(one, period)
    if called not in now.at_hand and (found := now.remembering.answer(called)) is not None:
        now.at_hand[called] = found
    return called in now.at_hand


def _bound_together(questions: Sequence[Question], period: Period) -> Row:
    """What is bound to all of them. Raises ValueError where two that read the same name mean two things by it."""
    bound: Row = {}
    for one in questions:
        text = one.text()
        for name, value in one.parameters(period).items():
            if f"%({name})s" in text and bound.setdefault(name, value) != value:
                raise ValueError(f"two questions asked at once bind {name} to different values")
    return bound


def _inside(one: Question, kinds: Sequence[FigureKind]) -> str:
    """The question as one of several: its own CTEs open it, and parts are those of its own figures among all `kinds`."""
    lines = [line for path in one.paths for line in question(path).splitlines() if not line.startswith("--")]
    own = "\n".join(lines).strip()
    names = ", ".join(f"'{kind.name}'" for kind in one.kinds)
    narrowed = OF_PARTS if one.kinds and len(one.kinds) < len(kinds) else ()
    opening = [f"{cte} AS NOT MATERIALIZED (SELECT * FROM {cte} WHERE figure IN ({names}))" for cte in narrowed]  # noqa: S608
    if own.startswith(","):
        opening.append(own[1:].strip())
        return f"WITH {', '.join(opening)}"
    return f"WITH {', '.join(opening)}\n{own}" if opening else own


def _made(row: Row, made: Made) -> Row:
    return row | {name: make(row[name]) for name, make in made.items() if row[name] is not None}
