"""Airports: words for the codes of lapses, devices and coverage, and what somebody typed as a device, a step or a log."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.casework.rules.sites import airports_named
from rabta.intake.formats.airport.cells import tag_in, time_in
from rabta.screening.errors import NotSo
from rabta.screening.operations.lane_devices import NewDevice
from rabta.screening.rules.lane_device import DeviceKind, DeviceStep, Grade, Purpose, Step
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.web.equipment_forms import STEPS as GIVEN_STEPS
from rabta.web.periods import optional_day

LAPSES = {
    "not_screened": _("Bags left unscreened"), "unknown_flight": _("Nobody can say what of the flight was screened"),
    "fewer_scans": _("Fewer scans than bags"), "no_passenger": _("A tag without a passenger"),
    "weight": _("The weight of a bag does not fit its tag"), "tag_twice": _("One tag on two bags"),
    "not_boarded": _("A bag travels without its passenger"), "unannounced": _("A bag that no airline announced"),
    "late_scan": _("Scanned after the flight had left"), "message_cut": _("A baggage message was cut"),
    "not_reviewed": _("Scans that nobody looked at"), "aborted": _("Scans broken off"),
    "clipped": _("Scans that show only a part of the bag"), "one_view": _("Scans with one view of two"),
    "not_opened": _("An alarm, and the bag was not opened"), "no_tag": _("Scans without a tag"),
    "lane_silent": _("A lane fell silent"), "too_fast": _("A lane decides faster than anybody looks"),
    "queue": _("More bags wait than the lane can screen"), "log_missing": _("Nothing came from a lane that works"),
    "one_officer": _("Too few officers at a lane"), "device_silent": _("A device no longer reports"),
    "drift": _("A device measures wrong"), "calibration_overdue": _("Calibration overdue"),
    "tip_overdue": _("Test images overdue"), "not_installed": _("Promised, and not installed"),
    "certificate_ended": _("The certificate has ended"), "maintenance_overdue": _("Maintenance overdue"),
}  # fmt: skip
LAPSE_STATES = {
    "open": pgettext_lazy("lapse", "nobody has it"), "owned": pgettext_lazy("lapse", "taken"),
    "closed": pgettext_lazy("lapse", "closed"), "reopened": pgettext_lazy("lapse", "open again"),
    "gone": _("explained by what came later"),
}  # fmt: skip
LAPSE_STEPS = {
    "owned": _("Took it"), "told": _("Told somebody"), "noted": _("Noted"), "closed": pgettext_lazy("lapse step", "Closed"),
    "reopened": pgettext_lazy("lapse step", "Opened again"),
}  # fmt: skip
LAPSE_ACTS = {
    "owned": _("Take it"), "told": _("Say who was told"), "noted": _("Note something"), "closed": _("Close it"),
    "reopened": _("Open it again"),
}  # fmt: skip
CLOSURES = {
    "screened_on_arrival": _("screened where the flight arrived"), "off_loaded": _("taken off the flight"),
    "log_came_late": _("screened in time, and its log came late"), "mended": _("what was wrong is mended"),
    "false": _("no lapse: the rule was wrong"), "risk_taken": _("left as it is, by decision"),
}  # fmt: skip
DEVICE_KINDS = {
    "xray": _("X-ray scanner"), "ct": _("CT scanner"), "body": _("Body scanner"), "trace": _("Trace detector"),
    "dog": _("Detection dog"), "manual": _("Search by hand"),
}  # fmt: skip
GRADES = {
    "none": _("no pictures"), "colour": _("colours only"), "dual": _("two energies"),
    "two_views": _("two energies, two views"),
    "ct": _("CT, with density"), "body": _("outline of the body"),
}  # fmt: skip
PURPOSES = {
    "hold": _("checked bags"), "cabin": _("cabin bags"), "body": _("persons"), "cargo": _("cargo"), "parcel": _("parcels"),
}  # fmt: skip
DEVICE_STEPS = {
    **{code: GIVEN_STEPS[code] for code in (
        "pledged", "at_customs", "installed", "accepted", "staffed", "working", "out_of_order", "withdrawn")},
    "serviced": _("serviced"), "calibrated": _("calibrated"), "certified": _("certified"),
}  # fmt: skip
BAGS = {
    "screened": pgettext_lazy("bag", "screened"), "not_screened": pgettext_lazy("bag", "not screened"),
    "unknown": pgettext_lazy("bag", "unknown"),
}  # fmt: skip
OUTCOMES = {
    "no_alarm": _("no alarm"), "alarm": pgettext_lazy("scan", "alarm"), "opened": pgettext_lazy("scan", "opened"),
    "one_view": _("one view of two"), "not_reviewed": _("nobody looked at it"), "aborted": _("broken off"),
    "clipped": _("shows a part of the bag"),
}  # fmt: skip
LOOKS = {
    "no_alarm": _("a screener noticed nothing"), "alarm": _("a screener has it opened"), "opened": _("opened by hand"),
}  # fmt: skip
"""What named persons decided about a bag at the console, or by opening it."""
UNTIL = {"pledged": _("Promised for"), "serviced": _("Next service by"), "certified": _("Certificate ends on")}
DUE = {
    "installed": _("to be installed by"), "serviced": _("to be serviced by"), "certified": _("to be certified again by"),
}  # fmt: skip
WORDS = {
    "lapse": LAPSES, "lapse_state": LAPSE_STATES, "lapse_step": LAPSE_STEPS, "lapse_act": LAPSE_ACTS, "closure": CLOSURES,
    "device": DEVICE_KINDS, "grade": GRADES, "purpose": PURPOSES, "device_step": DEVICE_STEPS, "until": UNTIL,
    "bag": BAGS, "outcome": OUTCOMES, "look": LOOKS, "due": DUE,
}  # fmt: skip
"""What a page of airports says by a code, by the kind of code."""
MOST = 100_000


def _code(codes: Any, said: str | None, refusal: str) -> Any:
    found = next((one for one in codes if one == said), None)
    if found is None:
        raise NotSo(refusal)
    return found


def _day(said: str, refusal: str = "This is no day: write it as year-month-day.") -> date | None:
    day = optional_day(fold_digits(said.strip()))
    if said.strip() and day is None:
        raise NotSo(refusal)
    return day


def device_in(form: Mapping[str, str]) -> NewDevice:
    """The device a form tells of. Raises NotSo."""
    return NewDevice(
        airport=form.get("airport", ""), terminal=form.get("terminal", ""), lane=form.get("lane", ""),
        kind=_code(DeviceKind, form.get("kind"), "Choose what it is."),
        purpose=_code(Purpose, form.get("purpose_of"), "Choose what goes through the lane."),
        grade=_code(Grade, form.get("grade"), "Choose what its pictures can be asked."),
        item=form.get("item", ""), serial=form.get("serial", ""), capacity=_number(form.get("capacity", "")),
    )  # fmt: skip


def step_in(form: Mapping[str, str], *, today: date) -> Step:
    """The step of a device that a form tells of. Raises NotSo."""
    kind = _code(DeviceStep, form.get("step"), "Choose how it stands.")
    return Step(kind, _day(form.get("done_on", "")) or today, _day(form.get("until", "")), form.get("words", "").strip())


def _number(said: str) -> int | None:
    number = fold_digits(said.strip())
    if not number:
        return None
    if not number.isdecimal() or int(number[:9]) > MOST:
        raise NotSo("This is no number of bags, persons or officers.")
    return int(number)


SHIFT = ("airport", "date", "lane", "from", "until", "bags", "opened", "officers")
COUNT = ("airport", "date", "flight", "passengers", "bags")
BY_HAND = ("airport", "date", "time", "lane", "tag", "flight", "outcome")


def log_in(form: Mapping[str, str]) -> tuple[str, bytes]:
    """What a form keeps of a shift or a flight, as the sheet that a desk would send: its name, and CSV. Raises NotSo."""
    airport, day = form.get("airport", ""), _day(form.get("day", ""))
    if airport not in airports_named():
        raise NotSo("Choose an airport.")
    if day is None:
        raise NotSo("Say for which day it is.")
    if form.get("what") == "count":
        flight = form.get("flight", "").strip()
        values = [airport, day.isoformat(), flight, form.get("passengers", ""), form.get("bags", "")]
        if not flight or _number(form.get("bags", "")) is None:
            raise NotSo("Name the flight, and how many bags were loaded.")
        _number(form.get("passengers", ""))
        return f"count-{airport}-{day}.csv", _csv(COUNT, values)
    if form.get("what") == "by_hand":
        return f"opened-{airport}-{day}.csv", _csv(BY_HAND, [airport, day.isoformat(), *_by_hand(form), "opened"])
    lane, bags = form.get("lane", "").strip(), form.get("bags", "")
    if not lane or not form.get("from") or not form.get("until"):
        raise NotSo("Name the lane, and from when until when its shift was.")
    for said in (bags, form.get("opened", ""), form.get("officers", "")):
        _number(said)
    values = [airport, day.isoformat(), lane, form.get("from", ""), form.get("until", ""), bags, form.get("opened", ""),
              form.get("officers", "")]  # fmt: skip
    return f"shift-{airport}-{day}.csv", _csv(SHIFT, values)


def _by_hand(form: Mapping[str, str]) -> list[str]:
    """Time, lane, tag and flight of a bag that was opened by hand and in which nothing was found. Raises NotSo."""
    at, lane, tag = form.get("at", ""), form.get("lane", "").strip(), form.get("tag", "")
    if not lane or time_in(at) is None:
        raise NotSo("Name the lane or desk, and when the bag was opened.")
    if tag_in(tag) is None:
        raise NotSo("A bag goes by its tag of ten digits.")
    return [at, lane, tag, form.get("flight", "")]


def _csv(header: tuple[str, ...], values: list[str]) -> bytes:
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(header)
    table.writerow(fold_digits(value.strip()) for value in values)
    return written.getvalue().encode()


def choices() -> dict[str, Any]:
    """What the forms let one choose from."""
    return {
        "airports": list(airports_named().values()), "device_kinds": DEVICE_KINDS.items(), "grades": GRADES.items(),
        "purposes": PURPOSES.items(), "closures": CLOSURES.items(), "stages": DEVICE_STEPS.items(),
    }  # fmt: skip
