"""What a rule would have meant on the lists of past days, as the reader sees them: nothing of it is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from rabta.records.asking import ask
from rabta.screening.rules.rule_course import MOST_SHARE
from rabta.screening.rules.written.condition import Group, conditions_of
from rabta.screening.rules.written.facts import Facts
from rabta.screening.rules.written.fairness import Uneven, documented, uneven
from rabta.screening.rules.written.gathering import Wanted, facts_of, values_of, wanted_by
from rabta.screening.rules.written.intervals import Share, share_of
from rabta.screening.rules.written.judging import found_by, holds, may_be_judged

SQL = "screening/sql/queries/"
MOST_TRAVELLERS, MOST_EXAMPLES, MOST_FLIGHTS = 20_000, 20, 40
DAYS_TRIED, DAYS_AHEAD = 30, timedelta(days=7)
"""Days before today whose lists a test looks at, and days after it: journeys already announced."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Tried:
    """A test. `meant` of the travellers judged; `unknown`: of whom too little is stated; `left_out`: nobody under 18 or of
    unknown age is judged. `lines`: each condition alone (line, sentence, holds, unknown); `flights`: designator, departs_on,
    travellers, meant; `confirmed`: of those meant, with a match that a person confirmed or a hit with something found."""

    date_from: date
    date_to: date
    travellers: int
    left_out: int
    unknown: int
    meant: Share
    lines: list[Row]
    flights: list[Row]
    examples: list[Row]
    confirmed: int
    uneven: tuple[Uneven, ...]
    cut: bool

    @property
    def is_wide(self) -> bool:
        """Whether it means more than a stated share of travellers: who switches it on says that this is meant."""
        return self.meant.share > MOST_SHARE

    @property
    def to_acknowledge(self) -> tuple[str, ...]:
        """What the officer who switches it on must say is known: share, and the attributes by which somebody stands out."""
        return (*(("share",) if self.is_wide else ()), *dict.fromkeys(one.attribute for one in self.uneven))


def try_rule(rule: Group, *, today: date, days: int = DAYS_TRIED) -> Tried:
    """What this rule means of the travellers of the days up to today, and of those announced, as far as they show."""
    first, last = today - timedelta(days=days), today + DAYS_AHEAD
    rows = ask(SQL + "rule_travellers.sql", reading_ids=[], keys=[], date_from=first, date_to=last, most=MOST_TRAVELLERS)
    wanted = wanted_by([rule])
    judged = [row for row in rows if may_be_judged(row["born_to"], on=travels_on(row) or today)]
    facts = gathered(judged, wanted, today=today)
    answers = [holds(rule, one) for one in facts]
    meant = [one is True for one in answers]
    of = [documented(row["nationality"], row["gender"], row["born_from"], row["born_to"], today) for row in judged]
    hit = [(row, one) for row, one, is_meant in zip(judged, facts, meant, strict=True) if is_meant]
    return Tried(
        date_from=first, date_to=last, travellers=len(rows), left_out=len(rows) - len(judged), unknown=answers.count(None),
        meant=share_of(sum(meant), len(judged)), lines=_lines(rule, facts), flights=_flights(judged, meant),
        examples=[_example(rule, row, one) for row, one in hit[:MOST_EXAMPLES]],
        confirmed=_confirmed([row["key"] for row, _ in hit]), uneven=uneven(rule, facts, of, meant),
        cut=len(rows) == MOST_TRAVELLERS,
    )  # fmt: skip


def gathered(rows: Sequence[Row], wanted: Wanted, *, today: date) -> list[Facts]:
    """What rules may look at of these travellers, links among what shows."""
    since = today - timedelta(days=wanted.days)
    asked = wanted.links and rows
    holders = ask(SQL + "rule_links.sql", **values_of(rows, wanted), since=since) if asked else []
    keys = sorted({row["key"] for row in (*rows, *holders)}) if wanted.slips or wanted.confirmed else []
    matches = ask(SQL + "rule_matches.sql", keys=keys) if keys else []
    return facts_of(rows, holders, matches, wanted, rests=lambda mine, other: True)


def travels_on(row: Row) -> date | None:
    """The day of the first departure; None where it is not stated."""
    try:
        return date.fromisoformat(row["legs"][0][3][:10]) if row["legs"] and row["legs"][0][3] else None
    except ValueError:
        return None


def _lines(rule: Group, facts: Sequence[Facts]) -> list[Row]:
    found = []
    for line in dict.fromkeys(conditions_of(rule)):
        answers = Counter(holds(line, one) for one in facts)
        found.append({"line": line.line, "sentence": line.sentence, "holds": answers[True], "unknown": answers[None],
                      "bar": round(100 * share_of(answers[True], len(facts)).share)})  # fmt: skip
    return found


def _flights(rows: Sequence[Row], meant: Sequence[bool]) -> list[Row]:
    """Flights with somebody meant on them, most first."""
    of = Counter(_flight(row) for row in rows)
    hit = Counter(_flight(row) for row, is_meant in zip(rows, meant, strict=True) if is_meant)
    return [
        {"designator": designator, "departs_on": day, "name": f"{designator}-{day}", "travellers": of[designator, day],
         "meant": count, "bar": round(100 * share_of(count, of[designator, day]).share)}
        for (designator, day), count in sorted(hit.items(), key=lambda one: (-one[1], str(one[0])))[:MOST_FLIGHTS]
        if designator and day
    ]  # fmt: skip


def _flight(row: Row) -> tuple[str, date | None]:
    return (row["legs"][0][0] if row["legs"] else "", travels_on(row))


def _example(rule: Group, row: Row, facts: Facts) -> Row:
    designator, day = _flight(row)
    found = next(found_by(rule, facts))
    return {
        "key": row["key"], "name": row["name"], "report_id": row["report_id"], "designator": designator, "departs_on": day,
        "flight": f"{designator}-{day}" if designator and day else "", "reasons": found.reasons,
    }  # fmt: skip


def _confirmed(keys: Sequence[UUID]) -> int:
    return ask(SQL + "confirmed_among.sql", keys=list(keys))[0]["travellers"] if keys else 0
