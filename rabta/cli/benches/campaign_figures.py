"""The figures of a campaign from events counted once: a plain recount, laid beside the truth's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rabta.counting.rules.projection import ProjectedEvent

Number = int | Decimal
Figures = dict[str, dict[str, Any]]
PARTS = ("by", "agency", "province", "month")


@dataclass(frozen=True)
class Difference:
    """One number that is not the truth's: `part` "" is the whole figure, else by, agency, province or month."""

    figure: str
    part: str
    key: str
    truth: Number
    found: Number


def figures_of(events: Iterable[ProjectedEvent], *, first: date, last: date) -> Figures:
    """Every figure of the events of a period: {"value", "by", "agency", "province", "month"} as the truth gives them.

    An event counts under its day, its province, and in full under every agency it names.
    """
    sums: dict[str, dict[str, Any]] = {}
    for event in events:
        if event.day is None or not first <= event.day <= last:
            continue
        for figure, key, number in _numbers(event):
            into = sums.setdefault(figure, {"value": 0, **{part: defaultdict(int) for part in PARTS}})
            if _is_of_the_whole(figure, key):
                into["value"] += number
                for agency in event.agencies:
                    into["agency"][agency] += number
                into["province"][event.place.province or "not_stated"] += number
                into["month"][event.day.strftime("%Y-%m")] += number
            into["by"][key] += number
    return sums


def _is_of_the_whole(figure: str, key: str) -> bool:
    """Foreigners are among those arrested; different units have no sum."""
    return figure not in ("arrests", "arrests_apart") or key == "arrested"


def _numbers(event: ProjectedEvent) -> Iterator[tuple[str, str, Number]]:
    if not event.covers:
        yield "events", event.place.province or "not_stated", 1
    for line in event.lines:
        if line.g is not None:
            yield "mass_by_substance", line.substance, line.g
        elif line.n is not None:
            yield "other_quantities", f"{line.substance}/{line.unit}", line.n
    figure = "arrests" if event.seized else "arrests_apart"
    for key, persons in (("arrested", event.arrests), ("foreigners", event.foreigners), ("women", event.women)):
        if persons:
            yield figure, key, persons
    for country, persons in event.nationalities:
        yield figure, f"nationality:{country}", persons
    if event.vehicles:
        yield "vehicles", "impounded", event.vehicles


def differences(truth: Figures, found: Figures) -> list[Difference]:
    """Every number of the truth's figures that counting does not give, and every number counting gives beyond it.

    A part that the truth leaves empty is not compared, nor the parts of events: the truth's are settings, ours places.
    What no province is known of stands under one word on both sides.
    """
    unlike = []
    for figure, told in sorted(truth.items()):
        ours = found.get(figure, {})
        if told.get("value") is not None and _number(told["value"]) != _number(ours.get("value", 0)):
            unlike.append(Difference(figure, "", "", _number(told["value"]), _number(ours.get("value", 0))))
        for part in PARTS:
            wanted, got = _placed(told.get(part) or {}), _placed(ours.get(part) or {})
            if (figure, part) == ("events", "by"):
                continue
            for key in sorted({*wanted, *got}) if wanted else ():
                x, y = _number(wanted.get(key, 0)), _number(got.get(key, 0))
                if x != y:
                    unlike.append(Difference(figure, part, key, x, y))
    return unlike


def _placed(numbers: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, number in numbers.items():
        key = "not_stated" if key in ("unknown", "abroad", "") else key
        found[key] = _number(found.get(key, 0)) + _number(number)
    return found


def _number(value: Any) -> Number:
    if isinstance(value, dict):
        value = value.get("value", value.get("n", value.get("g", 0)))
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else number
