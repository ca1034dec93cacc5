"""A published figure beside the record: agrees, differs, rests on another definition, or has no record behind it.

Plain Python: the figure as `rabta check` reads it, the record's numbers of that kind, the verdict with its words. A
number is never set beside one of another substance, unit or currency.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rabta.publications.rules import published_words as say

AGREES, DIFFERS, OTHER_DEFINITION, NO_RECORD = "agrees", "differs", "other_definition", "no_record"
HEDGED = Decimal("0.02")
"""How far "over", "nearly" and "around" reach: two in a hundred, as public texts use them."""
_TENTH, _MANY = Decimal("0.1"), Decimal(999)
LEAST_TELLING = 10
"""A count below this equals some other number by chance too often to name that number's definition."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A stated figure in the record's unit: grams, square metres, whole money, or a count."""

    what: str
    value: Decimal
    step: Decimal
    qualifier: str | None = None
    is_count: bool = False

    def allows(self, value: Decimal) -> bool:
        """Whether the words allow this number: rounded or cut off at the last digit written, and what a hedge adds."""
        low, high = self.value - self.step / 2, self.value + self.step
        reach = self.value * HEDGED
        if self.qualifier in ("nearly", "under", "around"):
            low -= reach
        if self.qualifier in ("over", "around"):
            high += reach
        return low <= value < high


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One number of the record with its definition: what it counts, in words that follow "the record's".

    `records`: how many records it is made of, 0 where that is not known of this cut.
    """

    figure: str
    value: Decimal
    text: str
    definition: str
    query: dict[str, str] = field(default_factory=dict)
    note: str = ""
    currency: str = ""
    records: int = 0


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The numbers of the record a stated figure may be held beside: `same` by its own definition, `others` by another.

    `records`: how many records of that kind there are. `nothing`: why there is no number, where there is none. `readings`:
    what the same claim may count by competing readings, as the briefing shows them.
    """

    same: Sequence[Counted] = ()
    others: Sequence[Counted] = ()
    records: int = 0
    nothing: str = say.NOTHING_OF_THE_KIND
    note: str = ""
    currency: str = ""
    readings: Sequence[dict[str, Any]] = ()


def judged(stated: Stated, beside: Beside) -> dict[str, Any]:
    """Give {verdict, record_value, record_text, difference_text, figure, query, why, definition, records, readings}; None
    and "" where nothing applies."""
    return {**_judged(stated, beside), "readings": list(beside.readings)}


def _judged(stated: Stated, beside: Beside) -> dict[str, Any]:
    fitting = next((one for one in beside.same if stated.allows(one.value)), None)
    if fitting is not None and (beside.records or fitting.value):
        exact = abs(fitting.value - stated.value) * 1000 <= stated.step
        why = say.EXACT if exact else say.WITHIN
        return _verdict(AGREES, fitting, "", (why.format(definition=fitting.definition), fitting.note, beside.note))
    telling = not stated.is_count or stated.value >= LEAST_TELLING
    other = next((one for one in beside.others if one.value and stated.allows(one.value)), None) if telling else None
    if other is not None:
        first = beside.same[0] if beside.same else None
        return _of_another(stated, other, first, beside.note)
    if not beside.same or not (beside.records or any(one.value for one in (*beside.same, *beside.others))):
        return nothing(beside.nothing)
    nearest = min(beside.same, key=lambda one: abs(one.value - stated.value))
    why = say.DIFFERS.format(definition=nearest.definition)
    return _verdict(DIFFERS, nearest, difference(stated, nearest), (why, nearest.note, beside.note))


def of_other_days(stated: Stated, beside: Beside, days: str) -> dict[str, Any] | None:
    """Give the verdict that the record has this number for these other days; None where it has not."""
    fitting = next((one for one in beside.same if one.value and stated.allows(one.value)), None)
    if fitting is None or (stated.is_count and stated.value < LEAST_TELLING):
        return None
    why = say.OTHER_DAYS.format(period=days, definition=fitting.definition)
    return _verdict(OTHER_DEFINITION, fitting, "", (why, fitting.note, beside.note))


def nothing(why: str) -> dict[str, Any]:
    """Give the verdict of a figure that nothing on record may be held beside."""
    return _verdict(NO_RECORD, None, "", (why,))


def _of_another(stated: Stated, other: Counted, first: Counted | None, note: str) -> dict[str, Any]:
    why = say.OTHER.format(definition=other.definition)
    own = say.BY_ITS_OWN.format(text=first.text, definition=first.definition) if first is not None else ""
    return _verdict(OTHER_DEFINITION, other, difference(stated, first) if first else "", (why, other.note, own, note))


def difference(stated: Stated, counted: Counted) -> str:
    """Say by how much the record is more or less than stated, in the record's unit and per cent; "" where it is nothing."""
    away = counted.value - stated.value
    if not away:
        return ""
    share = abs(away) * 100 / stated.value if stated.value else Decimal(100)
    told = say.UNDER_A_TENTH if share < _TENTH else say.OVER_MANY if share > _MANY else say.plain(share.quantize(_TENTH))
    words = say.MORE if away > 0 else say.LESS
    return words.format(amount=say.amount(counted.figure, abs(away), currency=counted.currency), share=told)


def _verdict(verdict: str, counted: Counted | None, apart: str, why: Sequence[str]) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "record_value": None if counted is None else say.number(counted.value),
        "record_text": "" if counted is None else counted.text,
        "difference_text": apart,
        "figure": None if counted is None else counted.figure,
        "query": {} if counted is None else dict(counted.query),
        "why": [sentence for sentence in why if sentence],
        "definition": "" if counted is None else counted.definition,
        "records": 0 if counted is None else counted.records,
        "readings": [],
        "open": None,
    }
