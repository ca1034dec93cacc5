"""Land cleared and persons met on the move, each once: a plain recount of what the record does in SQL.

What several originators tell alike of one place, each within 3 days of the one before, is told of once by each; the
first ones of all are one claim, the second ones another.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from rabta.cli.benches.campaign_figures import PARTS, Figures
from rabta.cli.benches.campaign_folder import Campaign
from rabta.filing.rules.clearance import claim_columns
from rabta.filing.rules.encounter import encounter_columns
from rabta.vocabulary.rules.numbered import agency_numbered, unit_numbered

CHAIN_DAYS = 3


@dataclass(frozen=True)
class _Told:
    """One claim or group of persons as one row tells it. `numbers`: (part, number), the part "" for the whole."""

    figure: str
    alike: tuple[Any, ...]
    day: date
    originator: str
    agencies: tuple[str, ...]
    province: str
    numbers: tuple[tuple[str, int | float], ...]


def claims_of(campaign: Campaign, *, first: date, last: date) -> Figures:
    """The figures area_cleared (by unit, the value in acres) and persons_encountered, in the shape of `figures_of`."""
    sums: dict[str, dict[str, Any]] = {
        name: {"value": 0, **{part: defaultdict(int) for part in PARTS}} for name in ("area_cleared", "persons_encountered")
    }
    alike: dict[tuple[Any, ...], list[_Told]] = defaultdict(list)
    for told in _all_told(campaign):
        alike[told.figure, *told.alike].append(told)
    for group in alike.values():
        for once in _once(sorted(group, key=lambda t: (t.day, t.originator))):
            if first <= once[0].day <= last:
                _add(sums[once[0].figure], once)
    return sums


def _once(told: Sequence[_Told]) -> list[list[_Told]]:
    """The tellings of each claim, the earliest first."""
    chain, found = 0, dict[tuple[int, int], list[_Told]]()
    nth: dict[tuple[int, str], int] = defaultdict(int)
    for before, one in pairwise([None, *told]):
        assert one is not None
        chain += before is not None and (one.day - before.day).days > CHAIN_DAYS
        nth[chain, one.originator] += 1
        found.setdefault((chain, nth[chain, one.originator]), []).append(one)
    return list(found.values())


def _add(figure: dict[str, Any], told: Sequence[_Told]) -> None:
    counts = told[0]
    for part, number in counts.numbers:
        if part:
            figure["by"][part] += number
            continue
        figure["value"] += number
        figure["province"][counts.province or "not_stated"] += number
        figure["month"][counts.day.strftime("%Y-%m")] += number
        for agency in sorted({a for one in told for a in one.agencies}):
            figure["agency"][agency] += number


def _all_told(campaign: Campaign) -> Iterator[_Told]:
    for named, reading in campaign.readings.items():
        originator = campaign.agencies[named[0]]
        for number, claim in enumerate(reading.get("clearances") or ()):
            yield from _claim(claim_columns(claim, reading), originator, (*named, number))
        for number, met in enumerate(reading.get("encounters") or ()):
            yield from _met(encounter_columns(met, reading), originator, (*named, number))


def _claim(row: dict[str, Any], originator: str, alone: tuple[Any, ...]) -> Iterator[_Told]:
    unit, area = unit_numbered(row["unit"]).code, row["area"]
    numbers = ((unit, area), ("", area)) if unit == "acre" else ((unit, area),)
    yield from _told("area_cleared", row, (row["unit"], area, row["crop"]), originator, numbers, alone)


def _met(row: dict[str, Any], originator: str, alone: tuple[Any, ...]) -> Iterator[_Told]:
    persons = row["persons"]
    if row["category"] == "arranger" or persons is None:
        return
    numbers = [("", persons), (row["category"], persons)]
    numbers += [("protected", persons)] if row["protected"] else []
    numbers += [("minors", row["minors"])] if row["minors"] else []
    yield from _told("persons_encountered", row, (row["category"], persons), originator, tuple(numbers), alone)


def _told(
    figure: str, row: dict[str, Any], alike: tuple[Any, ...], originator: str, numbers: Any, alone: tuple[Any, ...]
) -> Iterator[_Told]:
    day = row["occurred_from"] or row["reported_on"]
    if day is None or row["periodic"]:
        return
    place = row["district"] or row["place_text"].casefold() or alone
    agencies = tuple(agency_numbered(number).code for number in row["agencies"])
    yield _Told(figure, (place, *alike), date.fromisoformat(day), originator, agencies, row["province"], numbers)
