"""What judgements would move: the same incidents counted with them and without them, by the rules that count them."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from threading import Lock
from typing import Any, Final, NamedTuple
from uuid import UUID

from rabta.counting.queries.seen import SQL
from rabta.counting.rules.doubt import hanging_together
from rabta.counting.rules.facts import Key
from rabta.counting.rules.links import Told, all_told
from rabta.counting.rules.projection import PersonJudged, Placed, ProjectedEvent, project
from rabta.counting.rules.same_event import Comparison
from rabta.counting.rules.stakes import Counted, at_stake, counted, doubt
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import ask
from rabta.records.rules.naming import substance_named
from rabta.vocabulary.rules.substances import substance

Row = dict[str, Any]
Pair = tuple[UUID, UUID]
Events = tuple[ProjectedEvent, ...]
Days = tuple[date, date]
MOST_REMEMBERED: Final = 6000


class _WentIn(NamedTuple):
    """All on which it rests what the events around a pair count: the rows of incidents, by key, and judgements on others."""

    a: str
    b: str
    stand: tuple[tuple[UUID, UUID], ...]
    judged: tuple[PersonJudged, ...]


_remembered: dict[_WentIn, tuple[Counted, Counted]] = {}
"""What was counted either way, by all that went into it: so it answers nobody who does not see all of that. A row of an
incident never changes. What was counted first goes."""
_changing = Lock()


def moved(made: Sequence[PersonJudged], *, but: Set[UUID] = frozenset()) -> tuple[Events, Events]:
    """The events around these judgements with them and without them, in this reader's view.

    `but`: ids of judgements on record that are left out of both, because they are the very ones in question. What no
    judgement ties together is counted apart, as it is when it is placed.
    """
    pairs = [(UUID(one.a), UUID(one.b)) for one in made]
    reached = ask(SQL + "around_each.sql", a=[a for a, _ in pairs], b=[b for _, b in pairs], likely=LIKELY)
    wanted = sorted({key for row in reached for key in row["keys"]})
    placed = {one.key: one for one in _placed(ask(SQL + "counting_now.sql", keys=wanted))}
    others = _judged(map(UUID, placed), but)
    with_it: list[ProjectedEvent] = []
    without_it: list[ProjectedEvent] = []
    for keys in hanging_together([[str(key) for key in row["keys"]] for row in reached]):
        near = [placed[key] for key in keys if key in placed]
        inside = {one.key for one in near}
        among, asked = ([one for one in said if {one.a, one.b} <= inside] for said in (others, made))
        with_it += project(near, [*among, *asked]).events
        without_it += project(near, among).events
    return tuple(with_it), tuple(without_it)


def either_way(pairs: Sequence[Pair]) -> dict[Pair, tuple[Counted, Counted]]:
    """For each pair what the events around it count if it is the same, and if not, whatever was judged of it."""
    if not pairs:
        return {}
    reached = ask(SQL + "around_each.sql", a=[a for a, _ in pairs], b=[b for _, b in pairs], likely=LIKELY)
    wanted = sorted({key for row in reached for key in row["keys"]})
    stand = {row["key"]: row["id"] for row in ask(SQL + "stand_now.sql", keys=wanted)}
    judged, asked = _judged(stand, frozenset()), dict[Pair, _WentIn]()
    for pair, row in zip(pairs, reached, strict=True):
        asked[pair] = _went_in(pair, {key: stand[key] for key in row["keys"] if key in stand}, judged)
    known = {one: ways for one in asked.values() if (ways := _remembered.get(one))}
    known |= _counted_either_way([one for one in asked.values() if one not in known])
    return {pair: known[one] for pair, one in asked.items()}


def _went_in(pair: Pair, stand: Mapping[UUID, UUID], judged: Iterable[PersonJudged]) -> _WentIn:
    a, b = (str(key) for key in pair)
    inside = {str(key) for key in stand}
    others = tuple(j for j in judged if j.a in inside and j.b in inside and (j.a, j.b) != (a, b))
    return _WentIn(a, b, tuple(stand.items()), others)


def _counted_either_way(asked: Sequence[_WentIn]) -> dict[_WentIn, tuple[Counted, Counted]]:
    """Count these, and remember what was counted of all that went in."""
    if not asked:
        return {}
    wanted = sorted({key for one in asked for key, _ in one.stand})
    rows = {row["key"]: row for row in ask(SQL + "counting_now.sql", keys=wanted)}
    placed = dict(zip(rows, _placed(rows.values()), strict=True))
    told_of: dict[str, list[Told]] = {str(key): [] for key in placed}
    for one in all_told(each.facts for each in placed.values())[1]:
        told_of[str(one[0][0])].append(one)
    found = {}
    for one in asked:
        near = [placed[key] for key, _ in one.stand if key in placed]
        found[one] = _either_way(one, near, [told for each in near for told in told_of[each.key]])
        if all(key in rows and rows[key]["id"] == id_ for key, id_ in one.stand):
            with _changing:
                _remembered[one] = found[one]
    with _changing:
        while len(_remembered) > MOST_REMEMBERED:
            del _remembered[next(iter(_remembered))]
    return found


def _either_way(asked: _WentIn, near: Sequence[Placed], told: Sequence[Told]) -> tuple[Counted, Counted]:
    """`told`: what the rules say of these, at least; both ways rest on it."""
    weighed = dict[tuple[Key, Key], Comparison]()
    same, apart = (
        project(near, [*asked.judged, PersonJudged(asked.a, asked.b, outcome)], told=told, weighed=weighed).events
        for outcome in ("same", "not")
    )
    return counted(same), counted(apart)


def placed_of(keys: Iterable[UUID]) -> dict[UUID, Placed]:
    """What these incidents tell, as the rules take it, by key; those the reader does not see are absent."""
    rows = {row["key"]: row for row in ask(SQL + "counting_now.sql", keys=sorted(keys))}
    return dict(zip(rows, _placed(rows.values()), strict=True))


def _placed(rows: Iterable[Row]) -> list[Placed]:
    return [standing_of_row(tuple(row.values())).placed for row in rows]


def _judged(keys: Iterable[UUID], but: Set[UUID]) -> list[PersonJudged]:
    rows = ask(SQL + "wide_judgements.sql", keys=list(keys))
    return [PersonJudged(str(j["a"]), str(j["b"]), j["outcome"]) for j in rows if j["id"] not in but]


def summed(events: Events) -> Row:
    """`{"events", "arrests", "mass_g"}` of these together."""
    made = counted(events)
    return {"events": made.events, "arrests": made.arrests, "mass_g": made.mass_g}


def mass_within(events: Events, days: Days | None) -> int:
    """The whole grams that those of these events count whose day lies within these days, both ends included."""
    return counted(e for e in events if days and e.day and days[0] <= e.day <= days[1]).mass_g


def differing(with_it: Counted | Events, without_it: Counted | Events) -> list[Row]:
    """Substances whose count differs, by code: `{"substance", "unit", "with_it", "without_it"}`, grams under "g"."""
    one, other = (made.amounts if isinstance(made, Counted) else counted(made).amounts for made in (with_it, without_it))
    return [
        {
            "substance": substance_named(substance(code).number),
            "unit": unit,
            "with_it": one.get((code, unit), Decimal(0)),
            "without_it": other.get((code, unit), Decimal(0)),
        }
        for code, unit in sorted(one.keys() | other.keys())
        if one.get((code, unit)) != other.get((code, unit))
    ]


def weighed(ways: tuple[Counted, Counted], score: int | None) -> Row:
    """What hangs on a pair whose events count `ways` if it is the same, and if not.

    `stake_g`: the whole grams by which the two answers differ; `moves`: what else does, `{"lines", "arrests"}`; `doubt`: the
    chance in per cent that the likelier answer, `likelier`, is the wrong one.
    """
    same, apart = ways
    return {
        "stake_g": at_stake(same, apart),
        "moves": {
            "lines": [line for line in differing(same, apart) if line["unit"] != "g"],
            "arrests": abs(same.arrests - apart.arrests),
        },
        "doubt": doubt(score),
        "likelier": "same" if (score or 0) >= LIKELY else "not",
    }


def weight_of_pair(a: UUID, b: UUID, score: int | None) -> Row:
    """`weighed` of one pair."""
    return weighed(either_way([(a, b)])[a, b], score)
