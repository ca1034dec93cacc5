"""Bags as their scans show them to the reader: the queue, one bag, one object's bytes for drawing.

Objects are paired into bags anew for each reader, of what that reader sees. A bag goes by any of its objects.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from rabta.filing.rules.scans import PAKISTAN, airport_and_lane
from rabta.intake.formats.scan.pairing import Bag, bags
from rabta.records.asking import ask
from rabta.records.queries.markings import marking_texts
from rabta.records.queries.reports import report_bytes
from rabta.records.rules.naming import agency_named
from rabta.screening.queries.hits import signs
from rabta.screening.rules.bag_risk import BagFacts, openings_an_hour, risk_of, risk_reasons
from rabta.screening.rules.projected_images import Share, share
from rabta.screening.rules.scan_course import WAITING, ScanStep, Signed, lawful_next, state_of
from rabta.sharing.operations import Looking

SQL = "screening/sql/queries/"
MOST_OBJECTS, MOST_SHOWN = 2_000, 100
"""Objects of which the queue is made, the newest; bags on its page."""
AN_HOUR = timedelta(hours=1)
MOST_OPENINGS = 1_000
BROKEN_OFF = frozenset({"unpaired", "sizes_differ", "two_of_one", "same_pixels"})
Row = dict[str, Any]


def queue(*, now: datetime, room: int | None = None, which: str = WAITING) -> Row:
    """Bags, those to look at first on top, as far as they fit on a page.

    `which`: waiting, open (and sent on), done or all. `room`: how many bags can be opened within the hour; `left`: how many
    of these are left after what was decided in the hour before; each waiting bag up to that many says `fits`. `counts` of
    the queues; `cut`: the newest objects alone were looked at.
    """
    rows = ask(SQL + "scans.sql", near=None, most=MOST_OBJECTS)
    found = _bags(rows)
    scanned = [bag["scanned_at"].date() for bag in found if bag["scanned_at"]]
    known = _known(found, max(scanned, default=now.date()))
    steps = _steps([each["report_id"] for bag in found for each in bag["objects"]])
    for bag in found:
        _complete(bag, known, steps)
    signed_steps = [one for some in steps.values() for one in some]
    opened = sum(one["kind"] == ScanStep.OPEN and now - AN_HOUR <= one["signed_at"] <= now for one in signed_steps)
    room = openings_an_hour() if room is None else min(room, MOST_OPENINGS)
    left = max(room - opened, 0)
    shown = sorted((bag for bag in found if _is_in(which, bag["state"])), key=_first)
    for place, bag in enumerate(shown):
        bag["fits"] = which == WAITING and place < left
    return {
        "bags": shown[:MOST_SHOWN], "total": len(shown), "room": room, "left": left, "opened": opened, "which": which,
        "counts": {name: sum(_is_in(name, bag["state"]) for bag in found) for name in QUEUES},
        "cut": len(rows) == MOST_OBJECTS,
    }  # fmt: skip


def next_waiting(after: UUID | None, *, now: datetime) -> Row | None:
    """The bag to look at first besides the one of an object that is looked at now; None where no other waits."""
    shown = queue(now=now)["bags"]
    return next((bag for bag in shown if all(one["report_id"] != after for one in bag["objects"])), None)


QUEUES = (WAITING, "open", "done", "all")


def _is_in(which: str, state: str) -> bool:
    opening = state in (ScanStep.OPEN, ScanStep.SEND_ON)
    return {WAITING: state == WAITING, "open": opening, "done": state != WAITING and not opening}.get(which, True)


def _first(bag: Row) -> tuple[int, str, str]:
    return -bag["risk"], bag["scanned_at"].isoformat() if bag["scanned_at"] else "", str(bag["id"])


def bag(scan_id: UUID, *, by: Looking) -> Row | None:
    """One bag by any of its objects, or None where that one is hidden or missing.

    As in `queue`, and: `views` (each with its objects by energy), `marks` (what machines' reports point at: source,
    category, box in pixels of a view), `steps`, `next` (the steps this reader may sign), `marking`.
    """
    there = ask(SQL + "scan.sql", id=scan_id)
    if not there:
        return None
    rows = ask(SQL + "scans.sql", near=there[0]["received_at"], most=MOST_OBJECTS)
    found = next((one for one in _bags(rows) if any(each["report_id"] == scan_id for each in one["objects"])), None)
    if found is None:  # more was filed around it than is looked at: the object by itself
        found = _bags(_alone(scan_id, there[0]["received_at"]))[0]
    ids = [each["report_id"] for each in found["objects"]]
    day = (found["scanned_at"] or there[0]["received_at"]).date()
    _complete(found, _known([found], day), _steps(ids))
    return {
        **found, "marks": _marks(found), "next": lawful_next(found["state"]) if signs(by) else (),
        "marking": marking_texts()[found["objects"][0]["marking_id"]],
    }  # fmt: skip


def _alone(scan_id: UUID, received_at: datetime) -> list[Row]:
    near = ask(SQL + "scans.sql", near=received_at, most=10 * MOST_OBJECTS)
    return [row for row in near if row["report_id"] == scan_id]


def objects_to_draw(*ids: UUID | None, kept: bool) -> list[Row] | None:
    """The objects of one view for drawing, each with its `marking_id` and, unless the picture is `kept`, its bytes as
    `content`; None where one of them is hidden, missing or was refused."""
    found = []
    for each in filter(None, ids):
        there = ask(SQL + "scan.sql", id=each)
        body = report_bytes(each) if there and not kept else None
        if not there or (not kept and (body is None or body[2] is None)):
            return None
        found.append({**there[0], "content": body[2] if body else b""})
    return found


def openings(since: date, until: date) -> list[tuple[tuple[str, ...], Share]]:
    """By airport and lane: of the bags that were opened, in how many something was found. The others were false alarms, and
    are kept as such: what a detector or a lane is held to. Of lanes, never of a person."""
    found: dict[tuple[str, ...], list[int]] = {}
    for row in ask(SQL + "openings.sql", date_from=since, date_to=until):
        airport, lane = airport_and_lane(row["device"] or {})
        whose = tuple(filter(None, (airport, lane or (row["device"] or {}).get("name"))))
        found.setdefault(whose, []).append(int(row["kind"] == ScanStep.FOUND))
    return [(whose, share(sum(some), len(some))) for whose, some in sorted(found.items())]


def _bags(rows: Sequence[Row]) -> list[Row]:
    """The bags of some objects, in the order of their filing."""
    ordered = sorted(rows, key=lambda row: (row["received_at"], str(row["report_id"])))
    told = [row["told"] for row in ordered]
    return [_told(bag, ordered) for bag in bags(told) if any(position not in bag.reports for position in bag.files)]


def _told(bag: Bag, rows: Sequence[Row]) -> Row:
    objects = [rows[position] for position in bag.files]
    stands = (airport_and_lane(each["told"].get("device") or {}) for each in objects)
    airport, lane = next((one for one in stands if one[0]), (None, ""))
    views = [
        {
            "name": view.name, "objects": {one: str(rows[at]["report_id"]) for one, at in view.energies.items()},
            "others": [str(rows[at]["report_id"]) for at in view.others], "whole": view.whole,
        }
        for view in bag.views
    ]  # fmt: skip
    pictures = [rows[at] for at in bag.files if at not in bag.reports and rows[at]["told"]["type"] == "picture"]
    views += [{"name": None, "objects": {}, "others": [str(row["report_id"])], "whole": False} for row in pictures]
    return {
        "id": objects[0]["report_id"], "tag": bag.id or "", "device": bag.device or "",
        "scanned_at": _moment(bag.scanned_at),
        "airport": airport, "lane": lane, "objects": objects, "views": views, "findings": bag.findings,
        "reports": [rows[at]["told"] for at in bag.reports], "agency": agency_named(objects[0]["originator"]),
        "simulated": any(row["told"].get("simulated") for row in objects), "grade": _grade(bag, objects),
    }  # fmt: skip


def _moment(said: str | None) -> datetime | None:
    """The moment of a scan; one without an offset is local at the airport."""
    at = datetime.fromisoformat(said) if said else None
    return at.replace(tzinfo=PAKISTAN) if at and at.tzinfo is None else at


def _grade(bag: Bag, objects: Sequence[Row]) -> str:
    """What of the bag can be asked: two_views, dual, one_energy, ct or colour."""
    if any((row["told"].get("image") or row["told"]["type"]) == "CT" for row in objects):
        return "ct"
    if bag.views and all(view.whole for view in bag.views):
        return "two_views" if len(bag.views) > 1 else "dual"
    colour = all(row["told"]["assessable"]["grade"] in ("colour only", "report") for row in objects)
    return "colour" if colour else "one_energy"


def _known(found: Sequence[Row], day: date) -> dict[str, Row]:
    tags = sorted({bag["tag"] for bag in found if bag["tag"]})
    return {row["tag"]: row for row in ask(SQL + "known_of_bags.sql", tags=tags, day=day)} if tags else {}


def _steps(ids: Sequence[UUID]) -> dict[UUID, list[Row]]:
    steps: dict[UUID, list[Row]] = {}
    for row in ask(SQL + "scan_steps.sql", ids=list(ids)) if ids else []:
        steps.setdefault(row["report_id"], []).append({**row, "agency": agency_named(row["agency"])})
    return steps


def _complete(bag: Row, known: Mapping[str, Row], steps: Mapping[UUID, Sequence[Row]]) -> None:
    """Add what the record knows of the bag, how it stands, and why it stands where it stands."""
    said = known.get(bag["tag"]) or {}
    own = [one for each in bag["objects"] for one in steps.get(each["report_id"], ())]
    bag["steps"] = sorted(own, key=lambda one: one["signed_at"])
    bag["state"] = state_of([signed(one) for one in bag["steps"]])
    bag["flight"], bag["flight_day"] = said.get("flight") or "", said.get("day")
    reasons = risk_reasons(
        BagFacts(
            own=bag["objects"][0]["told"]["key"], alarms=tuple(_alarms(bag["reports"])),
            confirmed=said.get("confirmed") or 0, earlier=said.get("earlier") or 0,
            broken_off=any((one["report"] or {}).get("aborted") for one in bag["reports"]),
            not_whole=any(one["kind"] in BROKEN_OFF for one in bag["findings"]),
        )
    )  # fmt: skip
    bag["reasons"], bag["risk"] = reasons, risk_of(reasons)


def signed(row: Row) -> Signed:
    """One step as the rules take it."""
    return Signed(ScanStep(row["kind"]), row["reason"], row["words"], row["filed"])


def _alarms(reports: Sequence[Row]) -> list[str]:
    """Who of the machines raised an alarm about the bag."""
    said = [
        one["report"] for one in reports
        if (one["report"].get("decision") or "").upper() == "ALARM" and (one["report"].get("by") or "").upper() == "MACHINE"
    ]  # fmt: skip
    return [", ".join(one.get("algorithm") or []) or (one.get("by") or "") for one in said]


def _marks(bag: Row) -> list[Row]:
    """What machines' reports point at: on the view whose object they name, else on the first."""
    by_uid = {each["told"]["uids"]["object"]: str(each["report_id"]) for each in bag["objects"]}
    found = []
    for told in bag["reports"]:
        report = told["report"]
        for threat in report.get("threats") or []:
            about = [by_uid[uid] for uid in (threat.get("about") or report.get("about") or []) if uid in by_uid]
            base, size = threat.get("roi_base"), threat.get("roi_extents")
            categories = [one["category"] for one in threat.get("assessments") or [] if one["category"]]
            found.append({
                "source": ", ".join(report.get("algorithm") or []) or report.get("by") or "",
                "categories": sorted(set(categories)), "object": about[0] if about else None,
                "box": [*base[:2], *size[:2]] if base and size and len(base) > 1 and len(size) > 1 else None,
                "mass_g": threat.get("mass_g"), "z": threat.get("z_effective"),
            })  # fmt: skip
    return found
