"""Flows as one reader sees them, and the events of some of them. Run inside `reading_as`."""

import json
from datetime import date
from typing import Any

from rabta.analysis.rules.claims import Claim
from rabta.analysis.rules.flows import Alike, Way, flows, on_the_way, stated_share, way_of
from rabta.briefing.asking_at_once import Question, asked
from rabta.briefing.rules.period import Period
from rabta.counting.queries import Seen, events_briefly, members_of_events, seen
from rabta.vocabulary.rules.substances import substance as substance_with_code

SQL = "analysis/sql/queries/"
ANALYSED = f"{SQL}analysed.sql"
"""Behind what opens a period: every event of it that seized something, once, with what its reports claim of its way."""
Row = dict[str, Any]
ENDS = ("origin", "taken", "destination")


def flows_seen(
    *, date_from: date, date_to: date, substance: str | None = None, well_graded_only: bool = False
) -> Row:  # fmt: skip
    """Every event of a period that seized something, once, by what its reports claim of its way.

    `{"flows", "via", "events", "mass_g", "stated", "adds_up"}`: `flows` as `rules.flows.Flow`, most events first; grams only
    of one `substance` (a code); `via` what is named on the way; `adds_up` as `adds_up` says. `well_graded_only`: claims of
    other reports are not heard, and their ends are not stated. Raises PeriodBackwards.
    """
    now, period = seen(), Period(date_from, date_to)
    return {**ways_seen(now, period, substance, well_graded_only), "adds_up": adds_up(now, period, substance)}


def ways_seen(now: Seen, period: Period, substance: str | None = None, well_graded_only: bool = False) -> Row:
    """What `flows_seen` answers, of what the reader sees now and without `adds_up`."""
    rows = [alike for alike, _ in _alike(now, period, substance)]
    found = flows(rows, well_graded_only=well_graded_only)
    return {
        "flows": found, "via": on_the_way(rows, well_graded_only=well_graded_only),
        "events": sum(one.events for one in found), "stated": stated_share(found),
        "mass_g": sum(one.mass_g or 0 for one in found) if substance else None,
    }  # fmt: skip


def flow_opened(
    side: dict[str, str], *, date_from: date, date_to: date, substance: str | None = None, well_graded_only: bool = False,
    most: int = 50, offset: int = 0,
) -> Row:  # fmt: skip
    """The events of the flows that `side` names (`origin`, `taken`, `destination`, each a key or left out), newest first.

    `{"flows", "events", "total"}`: an event as `events_briefly` tells it, with `claims` (`end`, `words`, `grade`, whether
    well graded) and the `incidents` in whose words they stand. Their number is that of the flows. Raises PeriodBackwards.
    """
    now, period = seen(), Period(date_from, date_to)
    rows = [
        (alike, raw) for alike, raw in _alike(now, period, substance)
        if _is_in(way_of(alike, well_graded_only=well_graded_only)[0], side)
    ]  # fmt: skip
    alike = {end: [raw[end] for _, raw in rows] for end in ("origins", "taken", "destinations")}
    found = asked_of(now, period, substance, "flow_events", most=most, offset=offset, **alike) if rows else []
    members = members_of_events(now, [row["key"] for row in found])
    briefs = events_briefly(now, found)
    return {
        "flows": flows([alike for alike, _ in rows], well_graded_only=well_graded_only),
        "events": [
            {**brief, "claims": _claims_told(row), "mass_g": row["mass_g"], "incidents": members.get(row["key"], [])}
            for brief, row in zip(briefs, found, strict=True)
        ],
        "total": found[0]["total"] if found else 0,
    }  # fmt: skip


def _alike(now: Seen, period: Period, substance: str | None) -> list[tuple[Alike, Row]]:
    return [
        (Alike(origins=claims_in(row["origins"]), taken=row["taken"], destinations=claims_in(row["destinations"]),
               events=row["events"], mass_g=row["mass_g"]), row)
        for row in asked_of(now, period, substance, "flow_rows")
    ]  # fmt: skip


def asked_of(now: Seen, period: Period, substance: str | None, name: str, **parameters: Any) -> list[Row]:
    """The answers of `analysis/sql/queries/<name>.sql` over events that seized something, each once (analysed.sql)."""
    return asked(now, _question(name, substance, **parameters), period)


def _question(name: str, substance: str | None, **bound: Any) -> Question:
    bound["substance"] = substance_with_code(substance).number if substance else None
    return Question(paths=(ANALYSED, f"{SQL}{name}.sql"), bound=bound)


def flows_ahead(substance: str | None = None) -> list[Question]:
    """What `ways_seen` will ask, to be asked at once with whatever else of a period."""
    return [_question("flow_rows", substance)]


def adds_up(now: Seen, period: Period, substance: str | None) -> Row:
    """How the events that analysis looks at add up to the briefing's of the same days.

    `{"briefed", "taken", "others", "bare", "lumps"}`: `briefed` is `taken`, `others` of other substances alone and `bare`,
    in which no seizure counts; `lumps` are in none of them.
    """
    number = substance_with_code(substance).number if substance else None
    [row] = asked(now, Question(paths=(f"{SQL}adds_up.sql",), bound={"substance": number}), period)
    return row


def claims_in(text: str) -> tuple[Claim, ...]:
    """Claims as analysed.sql gathers them."""
    return tuple(Claim(words=words, source=source, information=grade) for words, source, grade in json.loads(text))


def _claims_told(row: Row) -> list[Row]:
    return [
        {"end": end, "words": one.words, "grade": one.grade(), "well_graded": one.is_well_graded}
        for end, text in (("origin", row["origins"]), ("destination", row["destinations"])) for one in claims_in(text)
    ]  # fmt: skip


def _is_in(way: Way, side: dict[str, str]) -> bool:
    return all(side.get(end) in (None, "", getattr(way, end)) for end in ENDS)
