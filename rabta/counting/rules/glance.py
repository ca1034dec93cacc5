"""Which pairs that meet can be told apart at a glance: most of them, and none that the scorer would join or ask about.

Many pairs are looked at together, in columns. Of the evidence that `compare` weighs, what depends on few values (who,
where, where to, how many arrested) is weighed by the same functions once for each pair of values that occurs, and
remembered; time and quantities are bounded from above; what is rare is taken as agreeing. A sum that stays below ASK is
no question. Nothing else may be asked of a glance: whether two contradict, and how alike they are, `compare` alone says.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rabta.counting.rules import weights as w
from rabta.counting.rules.circumstance_evidence import (
    agency_evidence,
    arrest_evidence,
    case_stem,
    setting_evidence,
)
from rabta.counting.rules.destinations import destinations_agree
from rabta.counting.rules.facts import ENTRY, IncidentFacts
from rabta.counting.rules.hand_over import at_sea_together
from rabta.counting.rules.how_common import rarity
from rabta.counting.rules.lumps import may_be_case_of
from rabta.counting.rules.place_evidence import coded_evidence, place_evidence, roads_named, sites_named
from rabta.counting.rules.quantities_at_a_glance import Quantities
from rabta.counting.rules.time_evidence import most_for_gap, most_for_stated_gap, stated_days

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_LONGEST_GAP: Final = 400
"""Of two that lie further apart, time says the same."""
_NO_DAY: Final = (0, 10**7)
_FEW: Final = 1500
"""What all pairs of so many values weigh fits into a table."""
_UNWEIGHED: Final = -(2**31)
_MOST_OF_WORDS: Final = w.PLACE_WORDS_MOST + w.NEAR_DISTRICT - w.OTHER_DISTRICT
"""What names of places may add to what the codes weigh: words, and that two districts far apart are taken for near."""


class Glance:
    """Columns over incidents, each by its place in the sequence; see `may_be_one`."""

    def __init__(self, facts: Sequence[IncidentFacts]) -> None:
        self.facts = facts
        self.is_plain = _flags([fact.lumps == 1 and not fact.recap and not fact.puts_right for fact in facts])
        self.content = _numbered([fact.content for fact in facts])
        self.source = _numbered([fact.source for fact in facts])
        self.first_stated, self.last_stated, self.is_stated = _days([stated_days(fact) for fact in facts])
        self.first_day, self.last_day, _ = _days([_all_days(fact) for fact in facts])
        self.is_named = _flags([_is_named(fact) for fact in facts])
        self.is_case = _flags([bool(fact.case_number) for fact in facts])
        self.quantities = Quantities(facts)
        self.who = _Weighed([(f.agencies, f.reporter, f.from_table, f.setting == "sea") for f in facts], facts, _who)
        self.where = _Weighed([(f.country, f.airport, f.district, f.province) for f in facts], facts, coded_evidence)
        self.place = _Weighed([_place(f) for f in facts], facts, _named_place)
        self.what = _Weighed([(f.setting, f.arrests, f.women, f.foreigners) for f in facts], facts, _what)
        self.bound_for = _Weighed([f.destination for f in facts], facts, _bound_for)
        self.equal = [
            (_numbered_where([getattr(fact, name) for fact in facts]), weight)
            for name, weight in (("flight", w.SAME_FLIGHT), ("value", w.SAME_VALUE), ("vehicles", w.SAME_VEHICLES),
                                 ("case_number", w.SAME_CASE_NUMBER), ("record_number", w.SAME_RECORD - w.TWO_SHEETS))
        ]  # fmt: skip
        self.equal.append((_numbered_where([_entry(fact) for fact in facts]), w.SAME_ENTRY))
        self.equal.append((_numbered_where([case_stem(fact.case_number) for fact in facts]), w.BRANCH_OF_CASE))
        self.both = [
            (_flags([bool(fact.hiding) for fact in facts]), w.CONCEALMENT_MOST),
            (_flags([any(not said.startswith(ENTRY) for said in fact.bulletin) for fact in facts]), w.SAME_BULLETIN),
        ]

    def may_be_one(self, i: Numbers, j: Numbers) -> Flags:
        """For each pair (`i`, `j`) of two lists: False only where `compare` says "not", and tells of no whole and part."""
        seen: Flags = ~(self.is_plain[i] & self.is_plain[j]) | (self.content[i] == self.content[j])
        most = self._most_beside_place(i, j)
        codes = self.where(i, j)
        named = self.is_named[i] & self.is_named[j]
        in_question = ~seen & (most + codes + named * _MOST_OF_WORDS >= w.ASK)
        seen |= in_question & ~named
        left = np.flatnonzero(in_question & named)
        seen[left] = most[left] + self.place(i[left], j[left]) >= w.ASK
        for n in np.flatnonzero(~seen & named & (self.is_case[i] | self.is_case[j])).tolist():
            a, b = self.facts[i[n]], self.facts[j[n]]
            seen[n] = may_be_case_of(a, b) or may_be_case_of(b, a)
        return seen

    def _most_beside_place(self, i: Numbers, j: Numbers) -> Numbers:
        most = self.quantities.most(i, j) + self._time(i, j)
        for weighed in (self.what, self.who, self.bound_for):
            most += weighed(i, j)
        for values, weight in self.equal:
            most += weight * ((values[i] == values[j]) & (values[i] > 0))
        for flags, weight in self.both:
            most += weight * (flags[i] & flags[j])
        return most

    def _time(self, i: Numbers, j: Numbers) -> Numbers:
        """No less than time_evidence() of each pair."""
        stated = _STATED_GAPS[_gap(self.first_stated, self.last_stated, i, j)]
        told = _GAPS[_gap(self.first_day, self.last_day, i, j)]
        return np.where(self.is_stated[i] & self.is_stated[j], stated, told)


class _Weighed:
    """What `weigh` says of two incidents, asked once for each pair of the values that it rests on."""

    def __init__(
        self, values: Sequence[object], facts: Sequence[IncidentFacts], weigh: Callable[[IncidentFacts, IncidentFacts], int]
    ) -> None:
        self.number, self.weigh = _numbered(values), weigh
        first: dict[int, IncidentFacts] = {}
        for number, fact in zip(self.number.tolist(), facts, strict=True):
            first.setdefault(number, fact)
        self.first = [first[number] for number in range(len(first))]
        self.known: dict[int, int] = {}
        self.table = np.full(len(self.first) ** 2, _UNWEIGHED, dtype=np.int32) if len(self.first) <= _FEW else None

    def __call__(self, i: Numbers, j: Numbers) -> Numbers:
        pairs = self.number[i] * len(self.first) + self.number[j]
        if self.table is None:
            pairs, back = np.unique(pairs, return_inverse=True)
            return np.array([self._of(pair) for pair in pairs.tolist()], dtype=np.int64)[back]
        new = np.unique(pairs[self.table[pairs] == _UNWEIGHED])
        self.table[new] = [self._of(pair) for pair in new.tolist()]
        weights: Numbers = self.table[pairs].astype(np.int64)
        return weights

    def _of(self, pair: int) -> int:
        weight = self.known.get(pair)
        if weight is None:
            a, b = divmod(pair, len(self.first))
            weight = self.known[pair] = self.weigh(self.first[a], self.first[b])
        return weight


def _what(a: IncidentFacts, b: IncidentFacts) -> int:
    setting = setting_evidence(a, b)
    return sum(reason.weight for reason in arrest_evidence(a, b)) + (setting.weight if setting else 0)


def _who(a: IncidentFacts, b: IncidentFacts) -> int:
    """Without the numbers of rows; for two texts of one agency it matters as well when they were written."""
    if a.reporter and a.reporter == b.reporter and (shared := a.agencies & b.agencies):
        if a.from_table and b.from_table:
            return w.TWO_SHEETS
        part = w.SAME_REPORTER_TEXT_AND_SHEET if a.from_table or b.from_table else w.SAME_REPORTER_TEXTS
        return round(part * max(rarity("agencies", agency) for agency in shared))
    shown = agency_evidence(a, b)
    boarding = a.setting == b.setting == "sea" and at_sea_together(a.agencies, b.agencies)
    return (shown.weight if shown else 0) + w.ONE_BOARDING * boarding


def _bound_for(a: IncidentFacts, b: IncidentFacts) -> int:
    if not a.destination or not b.destination:
        return 0
    return w.SAME_DESTINATION if destinations_agree(a.destination, b.destination) else w.OTHER_DESTINATION


def _named_place(a: IncidentFacts, b: IncidentFacts) -> int:
    return sum(reason.weight for reason in place_evidence(a, b))


def _place(fact: IncidentFacts) -> tuple[Any, ...]:
    sea = fact.setting == "sea"
    return fact.country, fact.airport, fact.district, fact.province, fact.place_text, fact.place_words, sea


def _is_named(fact: IncidentFacts) -> bool:
    return bool(fact.place_words or sites_named(fact.place_text) or roads_named(fact.place_text))


def _all_days(fact: IncidentFacts) -> tuple[int, int]:
    told = [days for days in (fact.occurred, fact.reported) if days]
    return (min(days[0] for days in told), max(days[1] for days in told)) if told else _NO_DAY


def _entry(fact: IncidentFacts) -> str:
    return next((said for said in fact.bulletin if said.startswith(ENTRY)), "")


def _gap(first: Numbers, last: Numbers, i: Numbers, j: Numbers) -> Numbers:
    days: Numbers = np.clip(np.maximum(first[i] - last[j], first[j] - last[i]), 0, _LONGEST_GAP)
    return days


_STATED_GAPS: Final = np.array([most_for_stated_gap(days) for days in range(_LONGEST_GAP + 1)], dtype=np.int64)
_GAPS: Final = np.array([most_for_gap(days) for days in range(_LONGEST_GAP + 1)], dtype=np.int64)


def _days(each: Sequence[tuple[int, int] | None]) -> tuple[Numbers, Numbers, Flags]:
    ends = np.array([days or _NO_DAY for days in each], dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1], _flags([days is not None for days in each])


def _flags(values: Sequence[bool]) -> Flags:
    return np.array(values, dtype=np.bool_)


def _numbered(values: Sequence[object]) -> Numbers:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _numbered_where(values: Sequence[object]) -> Numbers:
    """As `_numbered`, from 1; 0 for what is not stated."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(value, len(numbers) + 1) if value else 0 for value in values], dtype=np.int64)
