"""Lapses of lanes: scans that nobody looked at, lanes that fell silent, decisions faster than anybody looks. Of a lane,
never of a person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median

from rabta.screening.rules.airport_day import FIRST, GOOD, AirportDay, Statement, threshold
from rabta.screening.rules.lapses.lapse import Lapse, LapseKind

OF_OUTCOME = {
    "not_reviewed": LapseKind.NOT_REVIEWED, "aborted": LapseKind.ABORTED, "clipped": LapseKind.CLIPPED,
    "one_view": LapseKind.ONE_VIEW, "alarm": LapseKind.NOT_OPENED,
}  # fmt: skip
SAME_BAG = timedelta(seconds=10)
"""Objects of one bag lie no further apart, as where a gateway pairs them (`intake/formats/scan/pairing.py`)."""


def of_lanes(day: AirportDay) -> Iterator[Lapse]:
    """Every lapse of the airport's lanes on this day."""
    lanes: dict[str, list[Statement]] = defaultdict(list)
    for one in (*day.of("scan"), *_unpaired(day)):
        lanes[one.lane].append(one)
    looks: dict[str, list[Statement]] = defaultdict(list)
    for one in day.of("look"):
        looks[one.lane].append(one)
    for lane in sorted({*lanes, *looks}):
        yield from _outcomes(day, lane, [*lanes[lane], *looks[lane]])
        yield from _fast(day, lane, lanes[lane])
    yield from _silent(day, lanes)
    yield from _queues(day)
    yield from _officers(day)


def _unpaired(day: AirportDay) -> Iterator[Statement]:
    """Bags of which a gateway took fewer views or energies than the lane gives of nearly every bag; as scans of one view."""
    bags: dict[tuple[str, str], list[list[Statement]]] = defaultdict(list)
    for one in day.of("object"):
        same = bags[one.lane, one.tag or "-"]
        if one.at and (not one.tag or not same or one.at - (same[-1][0].at or FIRST) > SAME_BAG):
            same.append([one])
        elif one.at:
            same[-1].append(one)
    of_lane: dict[str, list[list[Statement]]] = defaultdict(list)
    for (lane, _), scans in sorted(bags.items()):
        of_lane[lane] += scans
    for scans in of_lane.values():
        counts = [len({(one.detail.get("view"), one.detail.get("energy")) for one in scan}) for scan in scans]
        whole = max(counts)
        if sum(n == whole for n in counts) >= threshold("whole_share") * len(counts):
            yield from (replace(scan[0], what="scan", detail={"outcome": "one_view", "of_objects": True})
                        for scan, n in zip(scans, counts, strict=True) if n < whole)  # fmt: skip


def _outcomes(day: AirportDay, lane: str, scans: Sequence[Statement]) -> Iterator[Lapse]:
    """Scans that need another look and got none, at any lane, once they have had time for it."""
    settled: dict[str, datetime] = {}
    for one in sorted((*day.of("scan"), *day.of("look")), key=lambda one: one.at or FIRST):
        good = one.detail.get("outcome")
        if one.tag and one.at and (good == "opened" or (good in GOOD and good not in ("alarm", "one_view"))):
            settled[one.tag] = one.at
    wait = timedelta(minutes=threshold("settle_minutes"))
    projected = {one.tag for one in day.of("tip") if one.tag}
    for outcome, kind in OF_OUTCOME.items():
        open_ = [
            one for one in scans
            if one.detail.get("outcome") == outcome and one.at and one.at + wait <= day.now
            and not (one.tag and settled.get(one.tag, FIRST) >= one.at)
            and not (outcome == "alarm" and one.tag in projected)
        ]  # fmt: skip
        if outcome == "alarm":
            open_ = [one for one in open_ if one.at and one.at + timedelta(minutes=20) <= day.now]
        if open_:
            yield _of(kind, day, lane, open_, wait if outcome != "alarm" else timedelta(minutes=20))
    if untagged := [
        one for one in scans
        if one.what == "scan" and not one.tag and one.at and one.at <= day.now and not one.detail.get("of_objects")
    ]:
        yield _of(LapseKind.NO_TAG, day, lane, untagged, timedelta())


def _of(kind: LapseKind, day: AirportDay, lane: str, scans: Sequence[Statement], wait: timedelta) -> Lapse:
    at = min((one.at for one in scans if one.at), default=day.now) + wait
    tags = tuple(sorted({one.tag for one in scans if one.tag}))
    return Lapse(kind, day.airport, day.day, lane, at, n=len(scans), tags=tags)


def _fast(day: AirportDay, lane: str, scans: Sequence[Statement]) -> Iterator[Lapse]:
    """An hour in which half of a lane's decisions took less time than anybody needs to look."""
    hours: dict[int, list[Statement]] = defaultdict(list)
    for one in scans:
        if one.at and one.detail.get("seconds") is not None:
            hours[one.at.hour].append(one)
    found = [hour for hour, some in sorted(hours.items()) if _too_fast(some)]
    if found:
        some = hours[found[0]]
        value = median(float(one.detail["seconds"]) for one in some)
        at = sorted(one.at for one in some if one.at)[int(threshold("fast_scans")) - 1]
        n = sum(len(hours[hour]) for hour in found)
        yield Lapse(LapseKind.TOO_FAST, day.airport, day.day, lane, at, n=n, value=value)


def _too_fast(scans: Sequence[Statement]) -> bool:
    seconds = [float(one.detail["seconds"]) for one in scans]
    return len(seconds) >= threshold("fast_scans") and median(seconds) < threshold("fast_seconds")


def _silent(day: AirportDay, lanes: dict[str, list[Statement]]) -> Iterator[Lapse]:
    """A stretch of a shift in which a lane scanned nothing although a flight was soon to leave."""
    wait, soon = timedelta(minutes=threshold("silent_minutes")), timedelta(hours=threshold("busy_hours"))
    closed = timedelta(minutes=threshold("closed_minutes"))
    leaves = [one.at for one in day.of("departure") if one.at]
    for shift in day.of("shift"):
        said = str(shift.detail.get("until") or "")
        if shift.at is None or not said or shift.lane not in lanes:
            continue
        ends = min(datetime.fromisoformat(said), day.now)
        moments = [one.at for one in lanes[shift.lane] if one.at and shift.at <= one.at <= ends]
        marks = [shift.at, *sorted(moments), ends]
        gaps = [
            (until - since, since) for since, until in zip(marks, marks[1:], strict=False)
            if until - since > wait and any(since + wait + closed <= at <= since + wait + soon for at in leaves)
        ]  # fmt: skip
        if gaps:
            longest = max(gaps)
            first = min(since for _, since in gaps)
            minutes = int(longest[0].total_seconds() // 60)
            yield Lapse(LapseKind.LANE_SILENT, day.airport, day.day, shift.lane, first + wait, n=minutes)


def _queues(day: AirportDay) -> Iterator[Lapse]:
    worst: dict[str, Statement] = {}
    for one in day.of("queue"):
        if int(one.detail["waiting"]) > int(one.detail["capacity"]):
            worst.setdefault(one.lane, one)
    for lane, one in sorted(worst.items()):
        yield Lapse(LapseKind.QUEUE, day.airport, day.day, lane, one.at or day.now, n=int(one.detail["waiting"]),
                    of=int(one.detail["capacity"]))  # fmt: skip


def _officers(day: AirportDay) -> Iterator[Lapse]:
    """A shift with fewer officers than a lane needs; how many, never who."""
    for one in day.of("shift"):
        said = one.detail.get("officers")
        if said is not None and int(said) < threshold("officers") and one.at and one.at <= day.now:
            yield Lapse(LapseKind.ONE_OFFICER, day.airport, day.day, one.lane, one.at, n=int(said))
