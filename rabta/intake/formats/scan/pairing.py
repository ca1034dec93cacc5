"""Which objects are of one bag: by its id, the device and the time; which view and energy each is; what is missing.

Plain arithmetic over the answers of `reader.py`. UIDs join nothing: devices repeat them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

WINDOW = timedelta(seconds=10)
"""Objects of one bag lie no further apart than this; the same bag on the belt again comes later (a line takes 4 to 6 s)."""

Told = dict[str, Any]


@dataclass
class View:
    """One view of a bag: the object of each energy, by the position of its file."""

    name: str | None
    energies: dict[str, int] = field(default_factory=dict)
    others: list[int] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether both energies are there."""
        return {"low", "high"} <= set(self.energies)


@dataclass
class Bag:
    """The objects of one scan of one bag. `files` are positions in what was given; `findings` what does not fit."""

    id: str | None
    device: str | None
    scanned_at: str | None
    files: list[int]
    views: list[View] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    findings: list[dict[str, str]] = field(default_factory=list)

    def find(self, kind: str, says: str) -> None:
        """Add a finding."""
        self.findings.append({"kind": kind, "says": says})


def bags(told: Sequence[Told], *, window: timedelta = WINDOW) -> list[Bag]:
    """The bags, in the order of their first file; every file that could be read stands in exactly one."""
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for position, each in enumerate(told):
        if "error" not in each:
            groups[_group(each, position)].append(position)
    found = [_bag(told, scan) for group in groups.values() for scan in _scans(told, group, window)]
    return sorted(found, key=lambda bag: bag.files[0])


def _group(each: Told, position: int) -> tuple[Any, ...]:
    """What objects of one bag share: its id and the device; without an id the scan's own number; else nothing."""
    if each["type"] == "picture":
        return ("picture", position)
    device, bag = each["device"]["name"], each["inspected"].get("id")
    if bag:
        return ("bag", device, bag)
    study = each["uids"]["study"]
    return ("study", device, study) if study else ("alone", position)


def _scans(told: Sequence[Told], group: list[int], window: timedelta) -> Iterator[list[int]]:
    """The group, cut wherever more than the window lies between two objects and the first of the scan."""
    timed = sorted((at, position) for position in group if (at := _at(told[position])) is not None)
    timeless = [position for position in group if _at(told[position]) is None]
    scan: list[int] = []
    began: datetime | None = None
    for at, position in timed:
        if began is not None and at - began > window:
            yield sorted(scan)
            scan, began = [], None
        began = began or at
        scan.append(position)
    if scan:
        yield sorted(scan)
    if timeless:
        yield timeless


def _at(each: Told) -> datetime | None:
    """The moment as a naive one: objects of one device state an offset, or none, alike."""
    text = (each.get("time") or {}).get("scanned_at")
    return datetime.fromisoformat(text).replace(tzinfo=None) if text else None


def _bag(told: Sequence[Told], files: list[int]) -> Bag:
    first = told[files[0]]
    made = Bag(
        first.get("inspected", {}).get("id"), first.get("device", {}).get("name"),
        first.get("time", {}).get("scanned_at"), files,
    )  # fmt: skip
    by_name: dict[str | None, View] = {}
    for position in files:
        each = told[position]
        if each.get("report") is not None:
            made.reports.append(position)
        elif each["type"] != "picture":
            _place(told, made, by_name.setdefault(each["view"]["name"], View(each["view"]["name"])), position)
    made.views = sorted(by_name.values(), key=lambda view: _first_from_above(told, view))
    _tell_missing(told, made)
    return made


def _place(told: Sequence[Told], bag: Bag, view: View, position: int) -> None:
    each = told[position]
    level = each["energy"]["level"]
    if level not in ("low", "high"):
        view.others.append(position)
    elif level not in view.energies:
        view.energies[level] = position
    elif told[view.energies[level]]["key"] == each["key"]:
        bag.find("repeated", f"{each['file']} is {told[view.energies[level]]['file']} again")
    else:
        bag.find(
            "two_of_one", f"{each['file']} and {told[view.energies[level]]['file']} are both the {level} energy of one view"
        )


def _first_from_above(told: Sequence[Told], view: View) -> tuple[float, str]:
    files = [*view.energies.values(), *view.others]
    orientation = told[files[0]]["view"].get("source_orientation") or [0, 0, 0]
    return -abs(float(orientation[2])) if len(orientation) > 2 else 0.0, view.name or ""


def _tell_missing(told: Sequence[Told], bag: Bag) -> None:
    for view in bag.views:
        if len(view.energies) == 1:
            level, position = next(iter(view.energies.items()))
            other = "high" if level == "low" else "low"
            bag.find("unpaired", f"{told[position]['file']} ({level} energy) has no {other} energy beside it")
        if view.whole:
            low, high = (told[view.energies[level]]["pixels"] or {} for level in ("low", "high"))
            if (low.get("rows"), low.get("columns")) != (high.get("rows"), high.get("columns")):
                bag.find("sizes_differ", "the two energies of a view differ in size")
            elif low.get("digest") and low.get("digest") == high.get("digest"):
                bag.find("same_pixels", "both energies of a view hold the same pixels")
    images = [position for position in bag.files if position not in bag.reports]
    if len(bag.views) == 1 and any((told[each].get("image") or told[each]["type"]) == "DX" for each in images):
        bag.find("second_view_missing", "one view: what lies above one another is not told apart")
