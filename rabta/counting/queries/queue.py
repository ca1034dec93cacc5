"""The queue: what a person is asked, in the order of what hangs on the answer."""

from typing import Any

from rabta.counting.queries.asked import heaviest_asked, settled_in_all
from rabta.counting.queries.lists import lists_named, lists_of
from rabta.counting.queries.moving import either_way, weighed
from rabta.counting.queries.review import incident_briefs
from rabta.counting.queries.seen import seen
from rabta.counting.rules.stakes import Counted

Row = dict[str, Any]
MOST_WEIGHED = 300
"""Pairs that are counted both ways before they are put in order; of more, those that can hold the most at stake."""


def review_queue(
    *, agency: str | None = None, substance: str | None = None, month: str | None = None, most: int = 50
) -> Row:
    """The pairs a person is asked about, the weightiest first: `{"pairs", "lists", "left", "in_all", "weighed", "found",
    "choices"}`.

    A pair has a, b (incident keys), score (centi-weights; None where the rules never put the two side by side), relation,
    reasons, a_brief, b_brief; `differ` (persons' judgements on it differ); `gave_way` ("join": the rules would join it, and
    a person's "not the same" stands between; "persons": persons' judgements cannot all hold; else None); `asked_of_you` (for
    a second opinion); `stake_g`, the whole grams by which the count differs between the two answers; `moves`, what else
    differs; `doubt`, the chance in per cent that the likelier answer is wrong; `likelier`, which that is. Order: those that
    persons see differently, those one is asked for, then stake_g times doubt.

    `lists` (first, second: the two tables; rows, mass_g) may have been sent again and numbered anew: each is one question,
    and none of its pairs is asked by itself. `left` of `in_all` questions wait, in the whole of this reader's view;
    `found` of
    the `weighed` are as `agency` (a code), `substance` (a code) and `month` (2025-03) ask, and `choices` are what of these
    the weighed pairs hold.
    """
    now = seen()
    left, lists, rows = heaviest_asked(now, most=MOST_WEIGHED)
    briefs = incident_briefs(key for row in rows for key in (row["a"], row["b"]))
    ways = either_way([(row["a"], row["b"]) for row in rows])
    ordered = sorted((_shown(row, briefs, ways[row["a"], row["b"]]) for row in rows), key=_order)
    found = [pair for pair in ordered if _is_asked_for(pair, agency, substance, month)]
    return {
        "pairs": found[:most],
        "lists": lists_named(lists_of(lists)),
        "left": left,
        "in_all": left + settled_in_all(now),
        "weighed": len(ordered),
        "found": len(found),
        "choices": _choices(ordered),
    }


def _shown(row: Row, briefs: dict[Any, Row], ways: tuple[Counted, Counted]) -> Row:
    return {
        **{name: row[name] for name in ("a", "b", "score", "relation", "reasons", "differ", "gave_way", "asked_of_you")},
        "a_brief": briefs[row["a"]],
        "b_brief": briefs[row["b"]],
        **weighed(ways, row["score"]),
    }


def _order(pair: Row) -> tuple[Any, ...]:
    return (
        not (pair["differ"] or pair["gave_way"] == "persons"), not pair["asked_of_you"], -pair["stake_g"] * pair["doubt"],
        -pair["doubt"], pair["a"], pair["b"],
    )  # fmt: skip


def _is_asked_for(pair: Row, agency: str | None, substance: str | None, month: str | None) -> bool:
    return (
        (not agency or agency in _agencies(pair))
        and (not substance or substance in _substances(pair))
        and (not month or month in _months(pair))
    )


def _briefs(pair: Row) -> tuple[Row, Row]:
    return pair["a_brief"], pair["b_brief"]


def _agencies(pair: Row) -> dict[str, Row]:
    return {agency["code"]: agency for brief in _briefs(pair) for agency in brief["agencies"]}


def _substances(pair: Row) -> dict[str, Row]:
    return {line["substance"]["code"]: line["substance"] for brief in _briefs(pair) for line in brief["lines"]}


def _months(pair: Row) -> set[str]:
    days = (brief["occurred_from"] or brief["reported_on"] for brief in _briefs(pair))
    return {day.isoformat()[:7] for day in days if day}


def _choices(pairs: list[Row]) -> Row:
    """What the weighed pairs can be narrowed by, each once, in order of name."""
    agencies = {code: one for pair in pairs for code, one in _agencies(pair).items()}
    substances = {code: one for pair in pairs for code, one in _substances(pair).items()}
    return {
        "agencies": sorted(agencies.values(), key=lambda one: one["name_en"]),
        "substances": sorted(substances.values(), key=lambda one: one["name_en"]),
        "months": sorted({month for pair in pairs for month in _months(pair)}),
    }
