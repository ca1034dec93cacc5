"""Everything that reads events reads them here: what is stored for this reader, and what is computed on read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rabta.counting.event_rows import EVENT_COLUMNS, LINE_COLUMNS, event_row, line_rows
from rabta.counting.rules.projection import PersonJudged, project
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import answers, as_json, ask, question
from rabta.records.remembering import Remembering, now_remembering

SQL = "counting/sql/queries/"
_NOTHING = as_json({"events": [], "members": [], "lines": []})


Members = Mapping[str, tuple[str, ...]]
MOST_REMEMBERED = 16
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Seen:
    """The reader's events, ready to be asked about: one per call of a query, because rights may change in between.

    `widely`: the incidents whose events are computed on read, each with all that stand in its event; `stand_widely` names
    which incidents and questions those are, without which nothing made of them is remembered. `found`: what was found
    of it already, for whoever asks twice; `at_hand`: what was asked ahead of its turn. `remembering`: who asks, for answers
    that are remembered while what is seen stays as it is.
    """

    wide: str
    widely: Members = field(default_factory=dict)
    stand_widely: str = ""
    found: dict[str, Any] = field(default_factory=dict, compare=False)
    remembering: Remembering = Remembering()
    at_hand: dict[str, Rows] = field(default_factory=dict, repr=False, compare=False)

    def ask(self, *paths: str, **parameters: Any) -> Rows:
        """One dict per row of the question these `.sql` files make, in their order, behind the CTEs of seen.sql."""
        return self.answers(behind_seen(*paths), **parameters)

    def answers(self, text: str, **parameters: Any) -> Rows:
        """The same for a question put together from several files."""
        return answers(question(SQL + "seen.sql") + text, wide=self.wide, **parameters)


def behind_seen(*paths: str) -> str:
    """The text that these files make behind seen.sql."""
    return "\n" + "\n".join(question(path) for path in paths)


_remembered: dict[tuple[Any, ...], tuple[str, Members]] = {}
"""What was laid out on read, by all that went into it: incidents as they were read, and persons' judgements. So it answers
nobody who does not see all of that; the least lately used goes."""


def seen() -> Seen:
    """What the reader sees of the count now. Asks nothing more where no component has many markings."""
    remembering, [stand] = now_remembering(), ask(SQL + "stand_widely.sql")
    wide, widely = remembering.once(f"what is laid out on read: {stand['incidents']}", laid_out_on_read)
    return Seen(wide, widely, f"{stand['incidents']} {stand['questions']}", remembering=remembering)


def laid_out_on_read() -> tuple[str, Members]:
    """The events that are computed now, of nothing but what the reader sees, and what stands in each (`Seen.widely`)."""
    rows = ask(SQL + "wide_now.sql")
    if not rows:
        return _NOTHING, {}
    judged = ask(SQL + "wide_judgements.sql", keys=[row["key"] for row in rows])
    told = tuple(tuple(row.values()) for row in rows), tuple((j["a"], j["b"], j["outcome"]) for j in judged)
    made = _remembered.pop(told, None) or _laid_out([PersonJudged(str(a), str(b), outcome) for a, b, outcome in told[1]])
    _remembered[told] = made
    while len(_remembered) > MOST_REMEMBERED:
        _remembered.pop(next(iter(_remembered)), None)
    return made


def _laid_out(judged: Sequence[PersonJudged]) -> tuple[str, Members]:
    """The projections of what is computed on read, by the resolver's own rules, on nothing but what the reader sees."""
    placed = [standing_of_row(tuple(row.values())).placed for row in ask(SQL + "wide_incidents.sql")]
    events = project(placed, judged).events
    made = as_json({
        "events": [dict(zip(EVENT_COLUMNS, event_row(event), strict=True)) for event in events],
        "members": [{"event_key": event.key, "incident_key": key} for event in events for key in event.members],
        "lines": [dict(zip(LINE_COLUMNS, line, strict=True)) for event in events for line in line_rows(event)],
    })  # fmt: skip
    return made, {key: event.members for event in events for key in event.members}
