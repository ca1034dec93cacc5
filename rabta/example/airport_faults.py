"""Faults of a simulated day: what was to be sent is taken away, delayed or altered, and nothing else.

Each gives what of the day it touched, in words of the field (flight, lane), and from when a house could know.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from rabta.example.airport_day import Scan, SimulatedDay
from rabta.example.draw import Draw

Touched = tuple[str, datetime]
Fault = Callable[[SimulatedDay, Draw], Touched]
AN_HOUR = timedelta(hours=1)


def _leaves(day: SimulatedDay) -> datetime:
    return day.departures[0][2]


def _first(day: SimulatedDay) -> str:
    return day.departures[0][0]


def _scan_of(day: SimulatedDay, draw: Draw) -> Scan:
    """A plain scan of a bag of the first flight."""
    tags = {bag.tag for bag in day.bags if bag.flight == _first(day)}
    return draw.pick([one for one in day.scans if one.tag in tags and one.outcome == "no alarm"])


def two_bags_unscreened(day: SimulatedDay, draw: Draw) -> Touched:
    """Two bags of the first flight never pass a lane."""
    gone = {bag.tag for bag in draw.some([bag for bag in day.bags if bag.flight == _first(day)], 2)}
    day.scans = [one for one in day.scans if one.tag not in gone]
    return _first(day), _leaves(day)


def bags_never_told(day: SimulatedDay, draw: Draw) -> Touched:
    """No message of the first flight's bags arrives."""
    day.bags = [bag for bag in day.bags if bag.flight != _first(day)]
    return _first(day), _leaves(day)


def counted_by_hand_and_fewer(day: SimulatedDay, draw: Draw) -> Touched:
    """No lane exports its scans; desks count, and count fewer than were loaded."""
    day.scans, day.counted_only, day.images = [], True, []
    share = (len(day.bags) - 5) // len(day.shifts)
    for shift in day.shifts:
        shift["bags"] = share
    return "ALL", max(day.shifts[0]["until"], max(at for _, _, at in day.departures))


def tag_without_passenger(day: SimulatedDay, draw: Draw) -> Touched:
    """A message names nobody."""
    draw.pick([bag for bag in day.bags if bag.flight == _first(day)]).passenger = ""
    return _first(day), _leaves(day) - AN_HOUR


def another_weight(day: SimulatedDay, draw: Draw) -> Touched:
    """A lane weighs a bag much heavier than its tag says."""
    scan = _scan_of(day, draw)
    scan.kilograms = round(scan.kilograms * 1.5 + 5, 1)
    return _first(day), scan.at


def tag_on_two_bags(day: SimulatedDay, draw: Draw) -> Touched:
    """A second message gives a tag to somebody else."""
    bag = draw.pick([bag for bag in day.bags if bag.flight == _first(day)])
    day.bags.append(replace(bag, passenger="EXSWAP/PASSENGER MR"))
    return _first(day), _leaves(day) - AN_HOUR


def passenger_stays(day: SimulatedDay, draw: Draw) -> Touched:
    """A passenger is not aboard, and the bag is."""
    draw.pick([bag for bag in day.bags if bag.flight == _first(day)]).status = "N"
    return _first(day), _leaves(day)


def unannounced(day: SimulatedDay, draw: Draw) -> Touched:
    """A belt reports a bag of which no source message came."""
    draw.pick([bag for bag in day.bags if bag.flight == _first(day)]).kind = "BPM"
    return _first(day), _leaves(day) - AN_HOUR


def scanned_late(day: SimulatedDay, draw: Draw) -> Touched:
    """A bag's scan comes after its flight."""
    scan = _scan_of(day, draw)
    scan.at = _leaves(day) + timedelta(minutes=12)
    return _first(day), scan.at


def message_cut(day: SimulatedDay, draw: Draw) -> Touched:
    """A message arrives without its end."""
    draw.pick([bag for bag in day.bags if bag.flight == _first(day)]).cut = True
    return _first(day), _leaves(day) - AN_HOUR


def _outcome(said: str, wait: int) -> Fault:
    def fault(day: SimulatedDay, draw: Draw) -> Touched:
        scan = _scan_of(day, draw)
        scan.outcome = said
        return scan.lane, scan.at + timedelta(minutes=wait)

    return fault


def tag_unread(day: SimulatedDay, draw: Draw) -> Touched:
    """A lane scans a bag that is on no list."""
    scan = _scan_of(day, draw)
    day.scans.append(replace(scan, tag="", at=scan.at + timedelta(seconds=1)))
    day.scans.sort(key=lambda one: (one.at, one.tag))
    return scan.lane, scan.at


def lane_silent(day: SimulatedDay, draw: Draw) -> Touched:
    """A lane stops for 40 minutes; its bags are scanned after that, all at once."""
    lane, begins = day.lanes[0], _leaves(day) - timedelta(minutes=140)
    for scan in day.scans:
        if scan.lane == lane and begins < scan.at < begins + timedelta(minutes=40):
            scan.at = begins + timedelta(minutes=40) + (scan.at - begins) / 10
    day.scans.sort(key=lambda one: (one.at, one.tag))
    last = max((one.at for one in day.scans if one.lane == lane and one.at <= begins), default=begins)
    return lane, last + timedelta(minutes=30)


def too_fast(day: SimulatedDay, draw: Draw) -> Touched:
    """A lane's decisions of one hour take a second each."""
    lane = day.lanes[0]
    hour = (_leaves(day) - timedelta(minutes=100)).hour
    touched = [one for one in day.scans if one.lane == lane and one.at.hour == hour]
    for scan in touched:
        scan.seconds = 1.1
    return lane, touched[min(19, len(touched) - 1)].at


def queue(day: SimulatedDay, draw: Draw) -> Touched:
    """More bags wait than the lane can take in an hour."""
    at, lane, _, most = day.queues[0]
    day.queues[0] = (at, lane, most + 80, most)
    return lane, at


def log_missing(day: SimulatedDay, draw: Draw) -> Touched:
    """Nothing at all comes from the last lane: its bags went through the first."""
    lane = day.lanes[-1]
    for scan in day.scans:
        scan.lane = day.lanes[0]
    day.shifts = [one for one in day.shifts if one["lane"] != lane]
    day.beats = [one for one in day.beats if one[1] != lane]
    return lane, _leaves(day)


def one_officer(day: SimulatedDay, draw: Draw) -> Touched:
    """A lane is left to one."""
    day.shifts[0]["officers"] = 1
    return str(day.shifts[0]["lane"]), day.shifts[0]["from"]


def device_silent(day: SimulatedDay, draw: Draw) -> Touched:
    """A device stops beating for 35 minutes."""
    lane, begins = day.lanes[0], _leaves(day) - AN_HOUR
    day.beats = [one for one in day.beats if one[1] != lane or not begins < one[0] < begins + timedelta(minutes=35)]
    last = max(at for at, name in day.beats if name == lane and at <= begins)
    return lane, last + timedelta(minutes=15)


def drift(day: SimulatedDay, draw: Draw) -> Touched:
    """A device measures 0.8 per cent too much."""
    at, lane, value = day.calibrations[0]
    day.calibrations[0] = (at, lane, value * 1.008)
    return lane, at


FAULTS: dict[str, Fault] = {
    "not_screened": two_bags_unscreened, "unknown_flight": bags_never_told, "fewer_scans": counted_by_hand_and_fewer,
    "no_passenger": tag_without_passenger, "weight": another_weight, "tag_twice": tag_on_two_bags,
    "not_boarded": passenger_stays, "unannounced": unannounced, "late_scan": scanned_late, "message_cut": message_cut,
    "not_reviewed": _outcome("not reviewed", 4), "aborted": _outcome("aborted", 4), "clipped": _outcome("clipped", 4),
    "one_view": _outcome("one view", 4), "not_opened": _outcome("alarm", 20), "no_tag": tag_unread,
    "lane_silent": lane_silent,
    "too_fast": too_fast, "queue": queue, "log_missing": log_missing, "one_officer": one_officer,
    "device_silent": device_silent, "drift": drift,
}  # fmt: skip
"""What can go wrong with a day, by a name."""
