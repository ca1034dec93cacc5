"""Everything that reads events reads them here: what is stored for this reader, and what is computed on read."""

from dataclasses import dataclass
from typing import Any

from rabta.counting.layout import EVENT_COLUMNS, LINE_COLUMNS, event_row, line_rows
from rabta.counting.rules.projection import PersonJudged, project
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import answers, as_json, ask, question

SQL = "counting/sql/queries/"


@dataclass(frozen=True)
class Seen:
    """The reader's events, ready to be asked about: one per call of a query, because rights may change in between."""

    wide: str

    def ask(self, *paths: str, **parameters: Any) -> list[dict[str, Any]]:
        """One dict per row of the question these `.sql` files make, in their order, behind the CTEs of seen.sql."""
        sql = "\n".join(question(path) for path in (SQL + "seen.sql", *paths))
        return answers(sql, wide=self.wide, **parameters)

    def answers(self, text: str, **parameters: Any) -> list[dict[str, Any]]:
        """The same for a question put together from several files."""
        return answers(question(SQL + "seen.sql") + text, wide=self.wide, **parameters)


def seen() -> Seen:
    """What the reader sees of the count now. Asks nothing more where no component has many markings."""
    rows = ask(SQL + "wide_incidents.sql")
    return Seen(as_json(_laid_out(rows) if rows else {"events": [], "members": [], "lines": [], "event_of": {}, "held": {}}))


def _laid_out(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The projections of these incidents by the resolver's own rules, on nothing but what the reader sees.

    `event_of` and `held` say what `members` says, to be found by a key: who looks for it often reads no list each time.
    """
    placed = [standing_of_row(tuple(row.values())).placed for row in rows]
    judged = ask(SQL + "wide_judgements.sql", keys=[row["key"] for row in rows])
    events = project(placed, [PersonJudged(str(j["a"]), str(j["b"]), j["outcome"]) for j in judged]).events
    return {
        "events": [dict(zip(EVENT_COLUMNS, event_row(event), strict=True)) for event in events],
        "members": [{"event_key": event.key, "incident_key": key} for event in events for key in event.members],
        "lines": [dict(zip(LINE_COLUMNS, line, strict=True)) for event in events for line in line_rows(event)],
        "event_of": {key: event.key for event in events for key in event.members},
        "held": {event.key: event.members for event in events},
    }

