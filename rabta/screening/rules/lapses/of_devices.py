"""Lapses of devices: no longer reporting, measuring wrong, not calibrated or tested, promised and not there, past a date."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from rabta.screening.rules.airport_day import AirportDay, DeviceStands, Statement, threshold
from rabta.screening.rules.lapses.lapse import Lapse, LapseKind

MORNING = time(6)
"""From when on a day something that is due by it is a lapse."""


def of_devices(day: AirportDay) -> Iterator[Lapse]:
    """Every lapse of the airport's devices on this day."""
    yield from _beats(day)
    yield from _drift(day)
    dawn = datetime.combine(day.day, MORNING)
    if day.now < dawn:
        return
    for device in day.devices:
        yield from _of_register(day, device, dawn)
        if device.working:
            yield from _tests(day, device, dawn)
            yield from _log(day, device)


def _of_register(day: AirportDay, device: DeviceStands, dawn: datetime) -> Iterator[Lapse]:
    for kind, until, counts in (
        (LapseKind.NOT_INSTALLED, device.promised_on, not device.installed),
        (LapseKind.CERTIFICATE_ENDED, device.certified_until, device.working),
        (LapseKind.MAINTENANCE_OVERDUE, device.serviced_until, device.working),
    ):
        if counts and until is not None and until < day.day:
            yield Lapse(kind, day.airport, day.day, device.serial or device.lane, dawn, n=(day.day - until).days)


def _tests(day: AirportDay, device: DeviceStands, dawn: datetime) -> Iterator[Lapse]:
    for kind, last, name in (
        (LapseKind.TIP_OVERDUE, day.last_tip, "tip_days"),
        (LapseKind.CALIBRATION_OVERDUE, day.last_calibration, "calibration_days"),
    ):
        done: date | None = last.get(device.lane)
        since = (day.day - done).days if done else None
        if since is not None and since > threshold(name):
            yield Lapse(kind, day.airport, day.day, device.lane, dawn, n=since)


def _log(day: AirportDay, device: DeviceStands) -> Iterator[Lapse]:
    """A lane that works in the register and of which nothing came, though a flight has left."""
    late = timedelta(minutes=threshold("late_minutes"))
    left = [one.at for one in day.of("departure") if one.at and one.at + late <= day.now]
    spoke = any(one.lane == device.lane for one in day.statements if one.what in ("scan", "shift", "beat", "object"))
    if left and device.lane and not spoke:
        at = min(left) + late
        yield Lapse(LapseKind.LOG_MISSING, day.airport, day.day, device.lane, at)


def _beats(day: AirportDay) -> Iterator[Lapse]:
    """A device that reported while its lane had a shift, and then no longer did."""
    beats: dict[str, list[Statement]] = defaultdict(list)
    for one in day.of("beat"):
        if one.at and one.at <= day.now:
            beats[one.lane or one.device].append(one)
    wait = timedelta(minutes=threshold("beat_minutes"))
    for name, some in sorted(beats.items()):
        shifts = [one for one in day.of("shift") if one.lane == name and one.at]
        for shift in shifts:
            until = min(datetime.fromisoformat(str(shift.detail.get("until") or day.ends.isoformat())), day.now)
            inside = sorted(one.at for one in some if one.at and shift.at and shift.at <= one.at <= until)
            marks = [*inside, until]
            gaps = [(b - a, a) for a, b in zip(marks, marks[1:], strict=False) if b - a > wait]
            if gaps:
                minutes = int(max(gaps)[0].total_seconds() // 60)
                first = min(since for _, since in gaps)
                yield Lapse(LapseKind.DEVICE_SILENT, day.airport, day.day, name, first + wait, n=minutes)
                break


def _drift(day: AirportDay) -> Iterator[Lapse]:
    seen: set[str] = set()
    for one in day.of("calibration"):
        nominal, measured = float(one.detail["nominal"]), float(one.detail["measured"])
        name = one.lane or one.device
        if nominal and abs(measured / nominal - 1) >= threshold("drift_share") and name not in seen:
            seen.add(name)
            share = round(measured / nominal - 1, 4)
            at = one.at or datetime.combine(one.day, MORNING)
            yield Lapse(LapseKind.DRIFT, day.airport, day.day, name, at, value=share)
