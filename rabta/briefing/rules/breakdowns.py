"""One figure by agency, province and month: rows like its parts, and who is credited with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rabta.briefing.rules.figure_kind import FigureKind, PartName, Total
from rabta.briefing.rules.part_rows import EXACT, NOTHING, Sums, added, number, part_row
from rabta.briefing.rules.period import month_in_words, month_key
from rabta.briefing.rules.provinces import province_named
from rabta.vocabulary.rules.numbered import agency_numbered

AGENCY_NOT_STATED = PartName(key="not_stated", label="Agency not stated")
NO_AGENCY = 0
"""Stands for no agency among the numbers of agencies, which begin at 1."""
_HUNDREDTH = Decimal("0.01")
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """The whole of a figure cut three ways, each adding up to it: by who is named together, by province, by month."""

    agencies: Mapping[tuple[int, ...], Sums]
    provinces: Mapping[str, Sums]
    months: Mapping[date, Sums]


NO_CUTS = Cuts(agencies={}, provinces={}, months={})


def breakdowns(kind: FigureKind, cuts: Cuts) -> dict[str, list[Row]]:
    """Rows as parts have them: agencies and provinces the largest first, months in order. {} where units differ.

    By agency an event counts for every agency named in it, so these rows overlap; as reported is what the agency's own
    reports say.
    """
    if kind.total is Total.NONE:
        return {}
    agencies = (part_row(kind, _agency(n), sums) for n, sums in _by_agency(cuts).items())
    provinces = (part_row(kind, province_named(key), sums) for key, sums in cuts.provinces.items() if sums.says)
    return {
        "agency": _largest_first(agencies),
        "province": _largest_first(provinces),
        "month": [part_row(kind, _month(month), sums) for month, sums in sorted(cuts.months.items()) if sums.says],
    }


def credited(kind: FigureKind, cuts: Cuts) -> list[Row]:
    """What each agency is credited with: `full`, all of every event it is named in, overlapping; `share`, equal parts.

    Shares add up to the figure: what cannot be parted evenly (below a gram, below a hundredth) goes to the largest rests,
    then by the agency's code. The largest first. [] where units differ.
    """
    if kind.total is Total.NONE:
        return []
    whole, shares = _by_agency(cuts), _shares(kind, cuts)
    rows = (_credit(kind, _agency(n), whole[n], shares[n]) for n in whole)
    return sorted(rows, key=lambda row: (-row["full"], -row["as_reported"], row["agency"]["code"]))


def _credit(kind: FigureKind, agency: PartName, whole: Sums, share: Decimal) -> Row:
    return {
        "agency": {"code": agency.key, "name_en": agency.label, "name_ur": agency.label_ur},
        "full": number(whole.value),
        "full_text": kind.worded(whole.value, None),
        "share": number(share),
        "share_text": kind.worded(share, None),
        "as_reported": number(whole.as_reported),
        "as_reported_text": kind.worded(whole.as_reported, None),
        "records": whole.records,
    }


def _by_agency(cuts: Cuts) -> dict[int, Sums]:
    """Each agency with all of what it is named in; what names no agency under NO_AGENCY. Only those with anything."""
    found: dict[int, Sums] = {}
    for together, sums in cuts.agencies.items():
        for agency in together or (NO_AGENCY,):
            found[agency] = found.get(agency, NOTHING) + sums
    return {agency: sums for agency, sums in found.items() if sums.says}


def _shares(kind: FigureKind, cuts: Cuts) -> dict[int, Decimal]:
    exact: dict[int, Fraction] = {}
    for together, sums in cuts.agencies.items():
        for agency in together or (NO_AGENCY,):
            exact[agency] = exact.get(agency, Fraction(0)) + Fraction(sums.value) / (len(together) or 1)
    total = added(sums.value for sums in cuts.agencies.values())
    finest = Decimal(1).scaleb(int(total.as_tuple().exponent))
    return _evened(exact, total, step=Decimal(1) if kind.unit == "g" else min(_HUNDREDTH, finest))


def _evened(exact: Mapping[int, Fraction], total: Decimal, *, step: Decimal) -> dict[int, Decimal]:
    """Each share in whole steps, adding up to the total: the largest rests are rounded up."""
    steps = {agency: share / Fraction(step) for agency, share in exact.items()}
    whole = {agency: int(share // 1) for agency, share in steps.items()}
    left = int(Fraction(total) / Fraction(step)) - sum(whole.values())
    rests = sorted(steps, key=lambda agency: (whole[agency] - steps[agency], _agency(agency).key))
    return {agency: EXACT.multiply(step, whole[agency] + (agency in rests[:left])) for agency in steps}


def _agency(agency: int) -> PartName:
    if agency == NO_AGENCY:
        return AGENCY_NOT_STATED
    entry = agency_numbered(agency)
    return PartName(key=entry.code, label=entry.name_en, label_ur=entry.name_ur)


def _month(month: date) -> PartName:
    return PartName(key=month_key(month), label=month_in_words(month))


def _largest_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-row["value"], -row["as_reported"], row["key"]))
