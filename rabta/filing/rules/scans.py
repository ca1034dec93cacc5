"""An object of a scanner as the one row of its report: what it is and what it can be used for, or why it was refused."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from rabta.intake.formats.airport.cells import code_in
from rabta.intake.formats.scan.serving import HELPERS, shows_a_body
from rabta.vocabulary.rules.gazetteer import airports

BODY = "it is an image of a person, and none is kept here. Report what was found, as count and weight."

PAKISTAN = timezone(timedelta(hours=5))
"""The time of the airports; no summer time since 2009."""
_TELL_OF_A_BAG = ("MACHINE", "OPERATOR")
_DECIDED = {"ALARM": "alarm", "NO_ALARM": "no_alarm", "CLEAR": "no_alarm", "CLEARED": "no_alarm"}
_ABORTED = {
    "clipped": {"OVERSIZE", "CLIPPED", "OUT_OF_BOUNDS", "BOUNDS"},
    "not_reviewed": {"NOT_REVIEWED", "NOT_REVIEWED_BY_OPERATOR", "TIMEOUT", "TIME_OUT"},
}
"""Reasons for which a scan was aborted (DICOS 4010,1021) in the words of an airport's sheets; any other is aborted."""


@dataclass(frozen=True)
class StatedScan:
    """One object. `text` is its line; `read` None where it was refused, and `problem` says why."""

    text: str
    read: dict[str, Any] | None
    problem: dict[str, Any] | None
    date: str


def stated_scan(content: bytes, *, name: str, agency: str) -> StatedScan:
    """Read one object, in a process of its own. Never raises for what it holds."""
    told = HELPERS.told(content, name=name)
    if "error" in told:
        return StatedScan("", None, told["error"], "")
    date = ((told.get("time") or {}).get("scanned_at") or "")[:10]
    read = {
        "kind": "scan", "date": date or None, "agency": agency, "scan": told, "problems": told["problems"], "incidents": [],
        "title": line_of(told), "airport": stated_at_lane(told),
    }  # fmt: skip
    return StatedScan(line_of(told), read, None, date)


def stated_at_lane(told: dict[str, Any]) -> list[dict[str, Any]]:
    """What an object states of a lane, as an airport's sheets do: a threat report, how a bag's scan came out; an image, that
    the lane made it, of which view and energy; an image with a projected threat, that one was shown.

    An officer's report about a projected threat is the answer to it. The airport is empty where only the register of devices
    knows where the device stands. Nothing without a moment or a device, or of ground truth, which is a test.
    """
    report, at, device = told.get("report") or {}, (told.get("time") or {}).get("scanned_at"), told.get("device") or {}
    airport, lane = airport_and_lane(device)
    named = code_in(device.get("serial") or device.get("name") or "")
    if not at or len(at) <= 10 or not (airport or named):
        return []
    moment = datetime.fromisoformat(at)
    local = moment.astimezone(PAKISTAN).replace(tzinfo=None) if moment.tzinfo else moment
    said = _said(told, report)
    return [{
        "airport": airport or "", "day": local.date().isoformat(), "at": local.isoformat(timespec="seconds"),
        "lane": lane if airport else "", "device": named, "flight": "", "tag": (told.get("inspected") or {}).get("id") or "",
        **said,
    }] if said else []  # fmt: skip


def _said(told: dict[str, Any], report: dict[str, Any]) -> dict[str, Any]:
    by, outcome = (report.get("by") or "").upper(), _outcome(report) if report else None
    if report:
        if by not in _TELL_OF_A_BAG or outcome is None:
            return {}
        if told.get("tip") and told["type"] == "TIP":
            answer = {"alarm": "hit", "no_alarm": "miss"}.get(outcome) if by == "OPERATOR" else None
            return {"what": "tip", "shown": told["tip"], "answer": answer} if answer else {}
        return {"what": "scan", "outcome": outcome, "by": by.lower()}
    if not told.get("pixels") or told["type"] == "picture":
        return {}
    if told["type"] == "TIP":
        return {"what": "tip", "shown": told["tip"]}
    view, energy = told.get("view") or {}, told.get("energy") or {}
    return {"what": "object", "view": view.get("name"), "energy": energy.get("level")}


def _outcome(report: dict[str, Any]) -> str | None:
    """In the words of an airport's sheets; None where the report does not decide."""
    if report.get("aborted"):
        reasons = {reason.upper().replace(" ", "_") for reason in report["abort_reasons"]}
        return next((word for word, some in _ABORTED.items() if reasons & some), "aborted")
    return _DECIDED.get((report.get("decision") or "").upper().replace(" ", "_"))


def airport_and_lane(device: dict[str, Any]) -> tuple[str | None, str]:
    """The airport by its IATA code, and the lane, from where a device says it stands; else its own name for the lane."""
    for place in ("assigned_location", "institution", "department"):
        said = (device.get(place) or "").upper()
        code = next((word for word in re.findall(r"[A-Z0-9]+", said) if word in _codes()), None)
        if code is not None:
            lane = re.sub(rf"\b{code}\b", "", said, count=1).strip(" -/,:;_") if place == "assigned_location" else ""
            return code, lane or (device.get("station") or "")
    return None, ""


@cache
def _codes() -> frozenset[str]:
    return frozenset(airport.iata for airport in airports())


def line_of(told: dict[str, Any]) -> str:
    """The object in one line: type, grade, what was inspected, device, moment."""
    inspected, device, time = (told.get(part) or {} for part in ("inspected", "device", "time"))
    said = (told["type"], told["assessable"]["grade"], inspected.get("id"), device.get("name"), time.get("scanned_at"))
    return " · ".join(str(each) for each in said if each)


def is_of_a_body(content: bytes, read: dict[str, Any] | None) -> bool:
    """Whether the object is an image of a person: by its class, or by what it says was inspected."""
    if shows_a_body(content):
        return True
    told = (read or {}).get("scan") or {}
    return bool(told.get("pixels")) and told["assessable"]["grade"] == "body"
