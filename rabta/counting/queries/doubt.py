"""What open questions leave in doubt of the count: only what the reader sees, each group of incidents counted once."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from rabta.counting.queries.asked import behind_asked_pair
from rabta.counting.queries.lists import ListSentAnew, lists_sent_anew, reports_named
from rabta.counting.queries.moving import Days
from rabta.counting.queries.review import incident_briefs
from rabta.counting.queries.seen import SQL, Seen
from rabta.counting.rules.doubt import InDoubt, Pair, Remembered, Ways, arrests_moved, groups, moves, told_by_group
from rabta.counting.rules.weights import LIKELY
from rabta.counting.standing_incidents import standing_of_row
from rabta.records.asking import ask

Row = dict[str, Any]
MOST_ASKED = 5_000
"""So many open questions on the days asked for are weighed; where more wait, the count has no bounds worth the name."""
MOST_TOUCHING = 150_000
"""Where more incidents than these touch the days asked for, every open question is looked at, which gives the same."""
AtStake = tuple[InDoubt, int]
REMEMBERED = Remembered(20_000)
"""Groups whose ways this process has counted: a page counts anew only what changed. It is asked with all that the reader
sees of a group, so that it answers nobody who does not see it."""


def in_doubt(now: Seen, within: Days, *, substance: str | None = None) -> Row | None:
    """What the open questions leave in doubt of the mass counted within these days; None where too many are open.

    `{"moves", "questions", "arrests"}`: `moves` by substance code (grams merging all adds, grams merging none adds; less
    than nought: takes away), and the `questions` whose answers move it, the heaviest first. `substance`: of that code
    alone. `arrests`: `moves` (persons, the same two ways) of those arrested at seizures, and the `questions` that move
    them, in the same order. A question is a pair (a, b, stake) or, as in the queue, a whole list that may have been sent
    again (first, second: its two reports; rows, stake); `stake`: grams or persons between the two answers.
    """
    standing = [row["key"] for row in ask(SQL + "standing_on.sql", first=within[0], last=within[1])]
    if _too_many_on(now, standing):
        return None
    lists = lists_sent_anew(now)
    asked = _asked_on(now, standing, {key for one in lists for pair in one.pairs for key in pair})
    if asked is None:
        return None
    for one in lists:
        asked = (asked - set(one.asked)) | set(one.pairs)
    total: dict[str, tuple[int, int]] = {}
    of_mass, arrests, of_arrests = list[AtStake](), (0, 0), list[AtStake]()
    for group, counted in _counted(sorted((str(a), str(b)) for a, b in asked)):
        found = {code: by for code, by in moves(counted, within).items() if substance in (None, code)}
        for code, (same, apart) in found.items():
            so_far = total.get(code, (0, 0))
            total[code] = (so_far[0] + same, so_far[1] + apart)
        if found:
            of_mass.append((group, sum(abs(same - apart) for same, apart in found.values())))
        if any(persons := arrests_moved(counted, within)):
            arrests = (arrests[0] + persons[0], arrests[1] + persons[1])
            of_arrests.append((group, abs(persons[0] - persons[1])))
    return {
        "moves": total,
        "questions": _questions(of_mass, lists),
        "arrests": {"moves": arrests, "questions": _questions(of_arrests, lists)},
    }


def _questions(at_stake: Sequence[AtStake], lists: Sequence[ListSentAnew]) -> list[Row]:
    """What is asked in these groups: a list once, whatever the number of its rows; the heaviest first."""
    list_of = {pair: one for one in lists for pair in one.pairs}
    alone: list[Row] = []
    together: dict[tuple[UUID, UUID], Row] = {}
    for group, stake in at_stake:
        pairs = [(UUID(a), UUID(b)) for a, b in group.asked]
        alone += [{"a": a, "b": b, "stake": stake} for a, b in pairs if (a, b) not in list_of]
        for one in {(one.first, one.second): one for one in map(list_of.get, pairs) if one}.values():
            row = together.setdefault(
                (one.first, one.second), {"first": one.first, "second": one.second, "rows": len(one.pairs), "stake": 0}
            )
            row["stake"] += stake
    return sorted([*alone, *together.values()], key=lambda row: (-row["stake"], "rows" not in row, *list(row.values())[:2]))


def _too_many_on(now: Seen, keys: list[UUID]) -> bool:
    """Whether more than MOST_ASKED open questions have an end among these: known before anything is reached."""
    most = MOST_ASKED + 1
    return len(keys) >= most and len(behind_asked_pair(now, "doubtful.sql", keys=keys, most=most)) >= most


def _asked_on(now: Seen, standing: list[UUID], listed: set[UUID]) -> set[tuple[UUID, UUID]] | None:
    """The open questions whose groups hold one of `standing`: no other can move what counts on their days. None: too many.

    `listed`: incidents of lists that may have been sent anew, which tie groups together as questions do.
    """
    found = _tied_to(standing)
    looked = set(found)
    asked: set[tuple[UUID, UUID]] = set()
    while found:
        keys = found if len(looked) <= MOST_TOUCHING else None
        rows = behind_asked_pair(now, "doubtful.sql", keys=keys, most=MOST_ASKED + 1)
        asked |= {(row["a"], row["b"]) for row in rows}
        if len(asked) > MOST_ASKED or len(rows) > MOST_ASKED:
            return None
        found = _tied_to(sorted({*listed, *(key for pair in asked for key in pair)} - looked)) if keys else []
        found = [key for key in found if key not in looked]
        looked.update(found)
    return asked


def _tied_to(keys: list[UUID]) -> list[UUID]:
    """These incidents and all that judgements tie them to; of more than MOST_TOUCHING, no more than show that it is more."""
    if not keys or len(keys) > MOST_TOUCHING:
        return keys
    return [row["key"] for row in ask(SQL + "tied.sql", keys=keys, likely=LIKELY, most=MOST_TOUCHING + 1)]


def questions_in_doubt(questions: Sequence[Row]) -> list[Row]:
    """These questions as the queue shows them: a pair with `a_brief` and `b_brief`, a list with its two reports named."""
    briefs = incident_briefs(key for one in questions if "a" in one for key in (one["a"], one["b"]))
    named = reports_named(report for one in questions if "rows" in one for report in (one["first"], one["second"]))
    return [
        {**one, "a_brief": briefs[one["a"]], "b_brief": briefs[one["b"]]} if "a" in one
        else {**one, "first": named[one["first"]], "second": named[one["second"]]}
        for one in questions
    ]


def _counted(asked: Sequence[Pair]) -> Iterator[tuple[InDoubt, Ways]]:
    groups = _groups(asked)
    known = {group: REMEMBERED.get(group) for group in groups}
    missing = sorted({UUID(key) for group, found in known.items() if found is None for key, _ in group.told})
    rows = ask(SQL + "counting_now.sql", keys=missing) if missing else []
    placed = {one.key: one for one in (standing_of_row(tuple(row.values())).placed for row in rows)}
    new = {group: [placed[key] for key, _ in group.told if key in placed] for group, found in known.items() if found is None}
    told = dict(zip(new, told_by_group(list(new.values())), strict=True))
    for group, found in known.items():
        yield group, found or REMEMBERED.keep(group, group.counted(new[group], told[group]))


def _groups(asked: Sequence[Pair]) -> list[InDoubt]:
    """What hangs together around these pairs, with persons' standing judgements among all of it."""
    ends = sorted({UUID(key) for pair in asked for key in pair})
    near = ask(SQL + "near.sql", keys=ends, likely=LIKELY) if ends else []
    rows = ask(SQL + "wide_judgements.sql", keys=[row["key"] for row in near]) if near else []
    return groups(
        told={str(row["key"]): int(row["said"]) for row in near},
        ties=[(str(row["key"]), str(other)) for row in near for other in row["ties"]],
        judged={(str(row["a"]), str(row["b"]), row["outcome"]) for row in rows},
        asked=asked,
    )
