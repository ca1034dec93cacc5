"""Pairs that can be decided in one deed: those between the same two reports, asked about or sent again."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rabta.counting.queries.asked import behind_asked_pair
from rabta.counting.queries.lists import list_between, lists_sent_anew, reports_named
from rabta.counting.queries.moving import Days, Events, Pair, differing, mass_within, moved, summed
from rabta.counting.queries.review import incident_briefs
from rabta.counting.queries.seen import SQL, Seen, seen
from rabta.counting.rules.projection import PersonJudged
from rabta.counting.rules.sent_again import LEAST_RUN
from rabta.records.asking import ask

Row = dict[str, Any]
Reports = tuple[UUID, UUID]
KINDS = ("renumbered", "asked", "sent_again")
FEWEST = 2
"""So many pairs between two reports are offered together; one is judged by itself."""


def batches() -> list[Row]:
    """Two reports, or one and itself, with several open pairs between them, the longest list first.

    `{"first", "second"}` (number, title, agency, received_at, is_table), `asked` (pairs the rules leave to a person),
    `renumbered` (rows of a list that may have been sent again and numbered anew; they count twice) and `sent_again` (rows of
    two tables by one originator that the rules count once: a list that was sent twice).
    """
    now = seen()
    listed: list[Row] = now.remembering.once("which pairs can be decided together", lambda: _batches(now))
    return listed


def _batches(now: Seen) -> list[Row]:
    found = {reports: kinds for reports, kinds in _how_many(now).items() if sum(kinds.values()) >= FEWEST}
    named = reports_named({report for reports in found for report in reports})
    listed = [{"first": named[first], "second": named[second], **kinds} for (first, second), kinds in found.items()]
    return sorted(listed, key=lambda one: (-sum(one[why] for why in KINDS), one["first"]["id"], one["second"]["id"]))


def _how_many(now: Seen) -> dict[Reports, dict[str, int]]:
    """Open pairs by their two reports, counted by why they are open; two reports that hold but one pair may be left out."""
    found: dict[Reports, dict[str, int]] = defaultdict(lambda: dict.fromkeys(KINDS, 0))
    for one in lists_sent_anew(now):
        found[one.first, one.second] = {"renumbered": len(one.pairs), "asked": -len(one.asked), "sent_again": 0}
    for row in now.ask(SQL + "tables_that_meet.sql", first=None, second=None, least=LEAST_RUN):
        found[row["first"], row["second"]]["sent_again"] += 1
    firsts, seconds = [first for first, _ in found], [second for _, second in found]
    for row in _with_reports(now, "asked_by_reports.sql", fewest=FEWEST, firsts=firsts, seconds=seconds):
        found[row["first"], row["second"]]["asked"] += row["asked"]
    return found


def _with_reports(now: Seen, name: str, **parameters: Any) -> list[Row]:
    return behind_asked_pair(now, "asked_with_reports.sql", name, **parameters)


def batch(
    first: UUID, second: UUID, *, most: int, only: Sequence[Pair] | None = None, within: Days | None = None
) -> Row | None:
    """The open pairs between two reports and what deciding them would do; None where a report is hidden or missing.

    `{"first", "second", "pairs", "in_all", "chosen", "is_list", "ways"}`: at most `most` of `in_all` pairs, because
    so many are decided at a time. `is_list`: a list that may have been sent again and numbered anew, whose pairs are decided
    whole, however many, unless `only` chooses some. A pair has a, b, a_brief, b_brief, `why` (one of KINDS) and `chosen`.
    `ways` (None where none is chosen) says what the events around the chosen pairs count `now`, and with all of these
    judged `same` or `not`: `{"events", "arrests", "mass_g",
    "moves_g", "lines"}`, `moves_g` what it adds to the days `within`, `lines` the substances whose count would differ.
    """
    reports = (min(first, second), max(first, second))
    named = reports_named(set(reports))
    if len(named) != len(set(reports)):
        return None
    kinds = _pairs(reports)
    is_list = only is None and bool(kinds.get("renumbered"))
    open_pairs = [(why, a, b) for why in (KINDS[:1] if is_list else KINDS) for a, b in kinds.get(why, ())]
    briefs = incident_briefs(key for _, *pair in open_pairs[:most] for key in pair)
    pairs = [
        {"a": a, "b": b, "a_brief": briefs[a], "b_brief": briefs[b], "why": why, "chosen": only is None or (a, b) in only}
        for why, a, b in open_pairs[:most]
    ]
    chosen = kinds["renumbered"] if is_list else [(pair["a"], pair["b"]) for pair in pairs if pair["chosen"]]
    return {
        "first": named[reports[0]],
        "second": named[reports[1]],
        "pairs": pairs,
        "in_all": len(open_pairs),
        "chosen": len(chosen),
        "is_list": is_list,
        "ways": ways(chosen, within) if chosen else None,
    }


def ways(pairs: Sequence[Pair], within: Days | None) -> Row:
    """What the events around these pairs count now, with all of them judged the same, and with none."""
    made: dict[str, Events] = {}
    for outcome in ("same", "not"):
        made[outcome], made["now"] = moved([PersonJudged(str(a), str(b), outcome) for a, b in pairs])
    return {name: _way(events, made["now"], within) for name, events in made.items()}


def _way(events: Events, now: Events, within: Days | None) -> Row:
    moves = mass_within(events, within) - mass_within(now, within)
    return {**summed(events), "moves_g": moves, "lines": differing(events, now)}


def deed(deed_id: UUID, *, within: Days | None = None) -> Row | None:
    """What was decided at once, as far as the reader sees it, and what it moves; None where nothing of it shows.

    `{"id", "outcome", "note", "at", "by", "stands", "pairs", "with_it", "without_it", "lines", "moves_g"}`;
    `stands` counts the judgements that were not taken back; the last four as `decision` gives them.
    """
    rows = ask(SQL + "of_deed.sql", deed_id=deed_id)
    if not rows:
        return None
    made = [PersonJudged(str(row["a"]), str(row["b"]), row["outcome"]) for row in rows]
    with_it, without_it = moved(made, but={row["id"] for row in rows})
    briefs = incident_briefs(key for row in rows for key in (row["a"], row["b"]))
    return {
        "id": deed_id,
        **{name: rows[0][name] for name in ("outcome", "note")},
        "at": rows[0]["decided_at"],
        "by": {"reader_id": rows[0]["decided_by"], "you": bool(rows[0]["you"])},
        "stands": sum(row["stands"] for row in rows),
        "pairs": [
            {**{name: row[name] for name in ("id", "a", "b", "stands")},
             "a_brief": briefs.get(row["a"]), "b_brief": briefs.get(row["b"])}
            for row in rows
        ],
        "with_it": summed(with_it),
        "without_it": summed(without_it),
        "lines": differing(with_it, without_it),
        "moves_g": mass_within(with_it, within) - mass_within(without_it, within),
    }  # fmt: skip


def _pairs(reports: Reports) -> dict[str, list[Pair]]:
    """Open pairs between two reports, by why they are open."""
    now, (first, second) = seen(), reports
    asked = [(row["a"], row["b"]) for row in _with_reports(now, "asked_in_reports.sql", first=first, second=second)]
    met = now.ask(SQL + "tables_that_meet.sql", first=first, second=second, least=LEAST_RUN)
    one = list_between(now, first, second)
    return {
        "renumbered": list(one.pairs) if one else [],
        "asked": sorted(set(asked) - set(one.asked)) if one else asked,
        "sent_again": [(row["a"], row["b"]) for row in met],
    }
