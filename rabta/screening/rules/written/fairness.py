"""Whether the travellers a rule means are of one nationality, gender or age far more often than travellers are.

What is documented is looked at here and nowhere else: in a test, counted, and forgotten. It is kept with no traveller and no
hit, and no condition can name it. Small groups are not said.

Sources: Directive (EU) 2016/681 art. 6(4); Court of Justice C-817/19 (2022), 196-201 on indirect discrimination by criteria.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rabta.screening.rules.written.condition import Condition, Group, conditions_of
from rabta.screening.rules.written.facts import Facts
from rabta.screening.rules.written.intervals import Share, share_of
from rabta.screening.rules.written.judging import stated

FAR_ABOVE = 1.5
"""A group stands out whose share among those meant, at the lower end of its interval, is above so many times that of all."""
LEAST_MEANT, LEAST_CELL = 10, 5
"""Documented travellers among those meant, and of the group, below which nothing is said."""
BANDS = ((18, 24), (25, 39), (40, 59), (60, 150))
Documented = Mapping[str, str]
"""Of one traveller: the group under nationality, gender and age, as documented; empty where it is not."""


@dataclass(frozen=True)
class Uneven:
    """A group that stands out: its share among those the rule means and among all, and the line that brings it in.

    `line`: the condition whose travellers are most often of the group; empty where no line does it alone.
    """

    attribute: str
    group: str
    meant: Share
    base: Share
    line: str


def documented(nationality: str, gender: str, born_from: date | None, born_to: date | None, on: date) -> Documented:
    """The groups of a traveller; an age band only where the birth leaves no doubt of it."""
    bands = {_band(born, on) for born in (born_from, born_to) if born}
    return {"nationality": nationality, "gender": gender, "age": bands.pop() if len(bands) == 1 else ""}


def uneven(rule: Group, facts: Sequence[Facts], of: Sequence[Documented], meant: Sequence[bool]) -> tuple[Uneven, ...]:
    """The groups that stand out among those a rule means, the farthest first. The three sequences go together."""
    found = []
    for attribute in ("nationality", "gender", "age"):
        base = Counter(one[attribute] for one in of if one[attribute])
        hit = Counter(one[attribute] for one, is_meant in zip(of, meant, strict=True) if is_meant and one[attribute])
        for group, part in hit.items():
            among, all_of = share_of(part, hit.total()), share_of(base[group], base.total())
            if hit.total() >= LEAST_MEANT and part >= LEAST_CELL and among.low > FAR_ABOVE * all_of.share:
                found.append(Uneven(attribute, group, among, all_of, _line(rule, facts, of, attribute, group, all_of.share)))
    return tuple(sorted(found, key=lambda one: (-one.meant.low / one.base.share, one.attribute, one.group)))


def _line(
    rule: Group, facts: Sequence[Facts], of: Sequence[Documented], attribute: str, group: str, base: float
) -> str:  # fmt: skip
    """The line of which, alone, travellers are most often of the group."""
    best, ratio = "", FAR_ABOVE
    for condition in dict.fromkeys(conditions_of(rule)):
        among = [one[attribute] for each, one in zip(facts, of, strict=True) if one[attribute] and _met(condition, each)]
        above = among.count(group) / len(among) / base if among else 0.0
        if above > ratio:
            best, ratio = condition.line, above
    return best


def _met(condition: Condition, facts: Facts) -> bool:
    matches = (*facts.slips, *facts.confirmed.get(condition.shared, ())) if condition.kind.listed else (None,)
    return any(stated(condition, facts, match).holds for match in matches)


def _band(born: date, on: date) -> str:
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((f"{low}–{high}" if high < 150 else f"{low}+" for low, high in BANDS if low <= age <= high), "")
