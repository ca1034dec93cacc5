"""Which pairs that meet can be told apart at a glance: most of them, and none that the scorer would join or ask about.

Of the evidence that `compare` weighs, what depends on few values (who, where, which drug, how many arrested) is weighed by
the same functions once for each pair of values that occurs, and remembered; time and mass are bounded from above; what is
rare is taken as agreeing. A sum that stays below ASK is no question. Nothing else may be asked of a glance: whether two
contradict, and how alike they are, `compare` alone says.
"""

from collections.abc import Sequence
from typing import Final

from rabta.counting.rules import weights as w
from rabta.counting.rules.circumstance_evidence import agency_evidence, arrest_evidence, setting_evidence
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.how_common import rarity
from rabta.counting.rules.lumps import may_be_case_of
from rabta.counting.rules.place_evidence import coded_evidence, place_evidence, sites_named
from rabta.counting.rules.seizure_line import kindred
from rabta.counting.rules.time_evidence import most_for_gap, most_for_stated_gap, stated_days

Memory = dict[tuple[int, int], int]
_MOST_OF: Final = (
    w.SAME_DESTINATION, w.SAME_FLIGHT, w.CONCEALMENT_MOST, w.SAME_VALUE, w.SAME_BULLETIN + w.SAME_ENTRY,
    w.SAME_CASE_NUMBER,
)  # fmt: skip
"""What agreement on each of the particulars of `_particulars` weighs at the most."""


class Glance:
    """Columns over incidents, each by its place in the sequence; see `may_be_one`."""

    def __init__(self, facts: Sequence[IncidentFacts]) -> None:
        self.facts = facts
        self.is_plain = [_is_plain(fact) for fact in facts]
        self.stated = [stated_days(fact) for fact in facts]
        self.days = [_all_days(fact) for fact in facts]
        self.named = [fact.place_words | sites_named(fact.place_text) for fact in facts]
        self.particulars = [_particulars(fact) for fact in facts]
        self.who = _numbered([(f.agencies, f.reporter, f.from_table, f.setting == "sea") for f in facts])
        self.where = _numbered([(f.country, f.airport, f.district, f.province) for f in facts])
        self.what = _numbered([(f.setting, f.arrests, f.women, f.foreigners) for f in facts])
        self.known_who: Memory = {}
        self.known_where: Memory = {}
        self.known_what: Memory = {}

    def may_be_one(self, i: int, j: int) -> bool:
        """False only where `compare` says "not", and tells of no whole and part. Reads no more than it must."""
        a, b = self.facts[i], self.facts[j]
        if not (self.is_plain[i] and self.is_plain[j]) or a.content == b.content:
            return True
        named = self.named[i] & self.named[j]
        if named and (may_be_case_of(a, b) or may_be_case_of(b, a)):
            return True
        most = _seizures(a, b) + self._time(i, j) + w.SAME_VEHICLES
        if both := self.particulars[i] & self.particulars[j]:
            most += sum(weight for bit, weight in enumerate(_MOST_OF) if both >> bit & 1)
        pair = self.what[i], self.what[j]
        if pair not in self.known_what:
            self.known_what[pair] = _what(a, b)
        most += self.known_what[pair]
        pair = self.who[i], self.who[j]
        if pair not in self.known_who:
            self.known_who[pair] = _who(a, b)
        most += self.known_who[pair]
        if named:
            return most + sum(reason.weight for reason in place_evidence(a, b)) >= w.ASK
        pair = self.where[i], self.where[j]
        if pair not in self.known_where:
            self.known_where[pair] = coded_evidence(a, b)
        return most + self.known_where[pair] >= w.ASK

    def _time(self, i: int, j: int) -> int:
        """No less than time_evidence() of the two."""
        a, b = self.stated[i], self.stated[j]
        if a and b:
            return most_for_stated_gap(max(0, a[0] - b[1], b[0] - a[1]))
        a, b = self.days[i], self.days[j]
        return most_for_gap(max(0, a[0] - b[1], b[0] - a[1]))


def _seizures(a: IncidentFacts, b: IncidentFacts) -> int:
    """No less than seizure_evidence() of two that state one mass each."""
    x, y = a.lines[0], b.lines[0]
    if x.substance == y.substance:
        return round(w.SAME_SUBSTANCE * rarity("substances", x.substance)) + _mass(x.g or 1, y.g or 1, x.digits, y.digits)
    if not kindred(x.substance, y.substance):
        return w.SUBSTANCE_DIFFERS
    return max(_mass(x.g or 1, y.g or 1, x.digits, y.digits), w.SUBSTANCE_DIFFERS)


def _mass(x: int, y: int, x_digits: int, y_digits: int) -> int:
    """No less than mass_agreement() of two masses."""
    low, high = (x, y) if x <= y else (y, x)
    ratio = (high - low) / high
    if ratio <= 0.0005:
        return w.EQUAL_MASS_MOST + w.EQUAL_HUGE
    if ratio <= 0.15:
        rounded = w.ROUNDED_BY_DIGITS[min(x_digits, y_digits, len(w.ROUNDED_BY_DIGITS) - 1)]
        return max(rounded + (w.ROUNDED_HUGE if low >= w.HUGE_G else 0), w.VERY_CLOSE)
    if ratio <= 0.35:
        return w.ROUNDED_COARSELY
    if ratio <= 0.5:
        return w.FAR
    return w.SLIP_BY_DIGITS[-1] if ratio >= 0.998 else w.CONTRARY


def _what(a: IncidentFacts, b: IncidentFacts) -> int:
    setting = setting_evidence(a, b)
    return sum(reason.weight for reason in arrest_evidence(a, b)) + (setting.weight if setting else 0)


def _who(a: IncidentFacts, b: IncidentFacts) -> int:
    """Rows of one agency's tables may bear one number; for two texts of one agency it matters when they were written."""
    if a.reporter and a.reporter == b.reporter:
        shared = max((rarity("agencies", agency) for agency in a.agencies & b.agencies), default=0)
        return w.SAME_RECORD if a.from_table and b.from_table else shared
    shown = agency_evidence(a, b)
    return shown.weight if shown else 0


def _is_plain(fact: IncidentFacts) -> bool:
    """Whether a glance can judge it: one drug with a mass, one operation, a date of its own, nothing told again."""
    one = len(fact.lines) == 1 and fact.lines[0].g is not None
    return one and fact.lumps == 1 and not fact.recap and bool(fact.occurred or fact.reported)


def _all_days(fact: IncidentFacts) -> tuple[int, int]:
    told = [days for days in (fact.occurred, fact.reported) if days]
    return (min(days[0] for days in told), max(days[1] for days in told)) if told else (0, 10**7)


def _particulars(fact: IncidentFacts) -> int:
    """One bit for each particular that it states, in the order of _MOST_OF."""
    stated = (fact.destination, fact.flight, fact.hiding, fact.value, fact.bulletin, fact.case_number)
    return sum(1 << bit for bit, value in enumerate(stated) if value)


def _numbered(values: Sequence[object]) -> list[int]:
    numbers: dict[object, int] = {}
    return [numbers.setdefault(value, len(numbers)) for value in values]
