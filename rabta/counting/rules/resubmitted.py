"""The findings "resubmitted": which rows say again what earlier rows of the same originator said, list by list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from rabta.counting.rules.facts import IncidentFacts, Key
from rabta.counting.rules.sent_again import LEAST_RUN


def resubmitted(
    facts: Mapping[Key, IncidentFacts], events: Iterable[Sequence[Key]], pasted: Iterable[tuple[Key, Key]]
) -> list[dict[str, Any]]:
    """One finding for each pair of lists of which the later holds at least LEAST_RUN rows of the earlier, counted once.

    `events`: the incidents of each event; `pasted`: rows that stand twice in one list. `first` and `of` name rows in
    step: the row counted and the row that says it again.
    """
    again: dict[tuple[str, str], dict[tuple[Key, Key], None]] = defaultdict(dict)
    for a, b in pasted:
        again[facts[a].source, facts[b].source][a, b] = None
    for event in events:
        rows = sorted((facts[key] for key in event if facts[key].from_table), key=lambda f: (f.source, f.row or 0))
        for x, y in combinations(rows, 2):
            if x.source != y.source and x.reporter == y.reporter and x.content == y.content:
                again[x.source, y.source][x.key, y.key] = None
    return [_finding(list(pairs)) for _, pairs in sorted(again.items()) if len(pairs) >= LEAST_RUN]


def _finding(pairs: Sequence[tuple[Key, Key]]) -> dict[str, Any]:
    return {
        "kind": "resubmitted",
        "of": [again[0] for _, again in pairs],
        "first": [first[0] for first, _ in pairs],
        "rows": len(pairs),
        "why": "the same rows in the same list again: the month was sent twice; they count once",
    }
