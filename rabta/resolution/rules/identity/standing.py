"""Which of the judgements on a pair stand, and what they make of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from rabta.resolution.rules.identity.joining import Link


def links_of(judgements: Iterable[Mapping[str, Any]]) -> list[Link]:
    """The links that standing judgements make. `judgements`: rows with `a`, `b`, `outcome`, `score`, `by_person`.

    A person's judgement stands in place of the rules'. Where two persons differ, neither counts and nor do the rules: the
    pair stays asked.
    """
    said: dict[tuple[str, str], dict[bool, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in judgements:
        said[str(row["a"]), str(row["b"])][bool(row["by_person"])].append(row)
    links = []
    for (a, b), by in said.items():
        if outcomes := {row["outcome"] for row in by.get(True, ())}:
            if len(outcomes) == 1:
                links.append(Link(a, b, outcomes == {"same"}, by_person=True))
        elif by[False][0]["outcome"] == "same":
            links.append(Link(a, b, True, int(by[False][0]["score"])))
    return links
