"""Forms of planned operations, targets and alarms: their words, and what somebody typed. Plain text in, values out.

Times are those of the place (Pakistan); places are latitude and longitude as maps and telephones say them.
"""

import json
import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rabta.deconfliction.errors import CannotFileSo, NotLawful
from rabta.deconfliction.operations import Target
from rabta.deconfliction.rules.alarm import Outcome, Step
from rabta.deconfliction.rules.footprint import Point
from rabta.deconfliction.rules.identifiers import Identifier
from rabta.deconfliction.rules.planned import Planned, Shape
from rabta.deconfliction.rules.settings import Rules
from rabta.records.rules.naming import agency_named
from rabta.vocabulary.rules.agencies import agencies, agency
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.web.templatetags.names import named

SHAPES = {"point": _("a point"), "route": _("a route"), "area": _("an area")}
STATES = {
    "filed": _("filed"), "changed": _("changed"), "cancelled": _("cancelled"), "expired": _("over"),
}  # fmt: skip
IDENTIFIERS = {
    Identifier.PHONE: _("telephone"), Identifier.CNIC: _("CNIC"), Identifier.VEHICLE: _("vehicle"),
    Identifier.PASSPORT: _("passport"), Identifier.DOCUMENT: _("another document"), Identifier.ADDRESS: _("address"),
}  # fmt: skip
STEPS = {
    Step.OWNED: _("Took it"), Step.RELEASED: _("Released contacts to both"), Step.SPOKE_A: _("Side A has spoken"),
    Step.SPOKE_B: _("Side B has spoken"), Step.CLOSED: _("Closed it"),
}  # fmt: skip
DEEDS = {
    Step.OWNED: _("Take this alarm"), Step.RELEASED: _("Release contacts to both"),
    Step.SPOKE_A: _("Side A has spoken"), Step.SPOKE_B: _("Side B has spoken"), Step.CLOSED: _("Close it"),
}  # fmt: skip
OUTCOMES = {
    Outcome.MOVED: _("one moves its time or place"), Outcome.JOINED: _("they go together"),
    Outcome.STOOD_DOWN: _("one stands down"), Outcome.NO_CONFLICT: _("there was none"),
}  # fmt: skip
KEYS = {Step.OWNED: "t", Step.RELEASED: "r", Step.SPOKE_A: "a", Step.SPOKE_B: "b"}
"""Pressed on the page of an alarm; the outcomes of closing have 1 to 4."""
NOTICES = {
    "conflict": _("told that a conflict exists"), "contacts": _("told whom to call"), "closed": _("told that it is over"),
}  # fmt: skip
WORDS = {
    "shape": SHAPES, "state": STATES, "identifier": IDENTIFIERS, "step": STEPS, "deed": DEEDS, "outcome": OUTCOMES,
    "key": KEYS, "notice": NOTICES,
}  # fmt: skip
"""What a page says by a code, by the kind of code."""

A_PLACE = re.compile(
    r"""(?P<lat>[+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<ns>[NSns])?
        [\s,;]+(?P<lon>[+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<ew>[EWew])?""",
    re.VERBOSE,
)
IN_MINUTES = re.compile(
    r"""(\d{1,3})\s*°\s*(\d{1,2}(?:\.\d+)?)\s*['′](?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:"|″|''))?\s*([NSns])
        [\s,;]*(\d{1,3})\s*°\s*(\d{1,2}(?:\.\d+)?)\s*['′](?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:"|″|''))?\s*([EWew])""",
    re.VERBOSE,
)


def planned_in(form: QueryDict) -> Planned:
    """The operation a form tells of. Raises CannotFileSo for what cannot be read, naming the field and what stands there."""
    silent = {"1": True, "0": False}.get(form.get("silent", ""))
    return Planned(
        kind=form.get("kind", ""), shape=Shape(form.get("shape", "point"), places_in(form.get("points", ""))),
        terrain=form.get("terrain", ""), starts_at=_moment(form.get("starts_at", ""), "it starts"),
        ends_at=_moment(form.get("ends_at", ""), "it ends"), silent=silent, exigent=form.get("exigent") == "1",
        risk=form.get("risk", "medium"), radius_m=_metres(form.get("radius_m", "")), subjects=subjects_in(form),
        sure=form.get("sure") == "1",
        contact=form.get("contact", ""), phone=form.get("phone", ""), supervisor=form.get("supervisor", ""),
        supervisor_phone=form.get("supervisor_phone", ""), reference=form.get("reference", ""),
    )  # fmt: skip


def places_in(text: str) -> tuple[Point, ...]:
    """Places of a text box, one a line, as (longitude, latitude). Raises CannotFileSo, naming the line."""
    lines = [line.strip() for line in fold_digits(text).replace("٫", ".").replace("،", ",").splitlines()]
    found = tuple(_place(line, number) for number, line in enumerate(lines, 1) if line)
    if not found:
        raise CannotFileSo("Say where it is: draw it on the map, or write its latitude and longitude.")
    return found


def _place(line: str, number: int) -> Point:
    if plain := A_PLACE.fullmatch(line):
        lat, lon = float(plain["lat"]), float(plain["lon"])
        return (-abs(lon) if plain["ew"] in ("W", "w") else lon, -abs(lat) if plain["ns"] in ("S", "s") else lat)
    if parts := IN_MINUTES.fullmatch(line):
        lat, lon = (_degrees(*parts.groups()[n : n + 4]) for n in (0, 4))
        return (lon, lat)
    raise CannotFileSo(
        f'Place {number}: "{line[:60]}" is no latitude and longitude. Write each place on a line of its own, such as '
        "34.0151, 71.5249."
    )


def _degrees(whole: str, minutes: str, seconds: str | None, side: str) -> float:
    value = float(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
    return -value if side in "SsWw" else value


def subjects_in(form: QueryDict) -> tuple[tuple[str, str], ...]:
    """Identifiers of who and what it is about, each with its kind; empty rows are left out."""
    rows = zip(form.getlist("subject_kind"), form.getlist("subject"), strict=False)
    return tuple((kind, written) for kind, written in rows if written.strip())


def _moment(said: str, what: str) -> datetime:
    if not said.strip():
        raise CannotFileSo(f"Say when {what}.")
    try:
        found = datetime.fromisoformat(said.strip())
        return (found if timezone.is_aware(found) else timezone.make_aware(found)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CannotFileSo(f'Say when {what}: "{said[:40]}" is no day and time, such as 2026-03-01T22:00.') from None


def _metres(said: str) -> int | None:
    said = fold_digits(said.strip()).replace(",", "")
    if not said:
        return None
    if not re.fullmatch(r"\d{1,7}", said):
        raise CannotFileSo(f'The radius "{said[:20]}" is no number of metres. Leave it empty to take the centre\'s.')
    return int(said)


def id_of(form: QueryDict, reader_id: uuid.UUID) -> uuid.UUID:
    """What a form files gets its id from the form and its sender: sent twice, it is one and the same."""
    return uuid.uuid5(reader_id, form.get("once", ""))


def caller_in(form: QueryDict) -> int:
    """The agency that telephoned. Raises CannotFileSo."""
    try:
        return agency(form.get("agency", "")).number
    except KeyError:
        raise CannotFileSo("Say which agency has called.") from None


def target_in(form: QueryDict) -> Target:
    """The target a form tells of. Raises CannotFileSo."""
    try:
        kind = Identifier(form.get("kind", ""))
    except ValueError:
        raise CannotFileSo("Say what kind of identifier it is.") from None
    held_until = _moment(form.get("held_until", "") + "T23:59", "it is let go")
    return Target(
        kind=kind, written=form.get("written", ""), contact=form.get("contact", ""), phone=form.get("phone", ""),
        held_until=held_until, silent=form.get("silent") == "1",
    )  # fmt: skip


def step_in(form: QueryDict) -> tuple[Step, Outcome | None]:
    """The step at an alarm, with its outcome where it closes. Raises NotLawful."""
    said = form.get("outcome", "")
    try:
        step = Step(form.get("step", "") or (Step.CLOSED if said else ""))
        return step, Outcome(said) if step is Step.CLOSED and said else None
    except ValueError:
        raise NotLawful("This is none of the steps offered.") from None


def first_words(now: datetime, rules: Rules) -> dict[str, str]:
    """What an empty form proposes: tonight at eight for two hours, or the next full hour where that is past."""
    here = timezone.localtime(now)
    evening = here.replace(hour=20, minute=0, second=0, microsecond=0)
    start = max(evening, (here + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0))
    return {
        "kind": next(iter(rules.kinds)), "terrain": next(iter(rules.terrains)), "shape": "point", "risk": "medium",
        "starts_at": local(start), "ends_at": local(start + timedelta(hours=2)), "silent": "",
    }  # fmt: skip


def as_typed(found: dict[str, Any], rules: Rules) -> dict[str, str]:
    """A standing operation in the words of the form; empty where it takes what the centre has for its kind."""
    kind = rules.kinds.get(found["kind"])
    usual = kind.radius_m.get(found["terrain"]) if kind else None
    as_usual = kind is not None and found["silent"] == (kind.silent != "no")
    return {
        **{name: found[name] for name in ("kind", "terrain", "shape", "risk", "contact", "phone", "supervisor",
                                          "supervisor_phone", "reference")},
        "points": "\n".join(f"{plain(lat)}, {plain(lon)}" for lon, lat in found["points"]),
        "radius_m": "" if found["radius_m"] == usual else str(found["radius_m"]),
        "starts_at": local(found["starts_at"]), "ends_at": local(found["ends_at"]),
        "silent": "" if as_usual else "1" if found["silent"] else "0", "exigent": "1" if found["exigent"] else "",
    }  # fmt: skip


def local(moment: datetime) -> str:
    """A moment as the browser's field has it, in the time of the place."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def plain(degrees: float) -> str:
    """Degrees with five places, which is a metre, and no needless zero."""
    return f"{degrees:.5f}".rstrip("0").rstrip(".")


def choices(rules: Rules) -> dict[str, Any]:
    """Lists to choose from, and what the page's script is told: the centre's table, districts, its words."""
    return {
        "kinds": list(rules.kinds.values()), "terrains": list(rules.terrains.values()), "risks": list(rules.risks.values()),
        "shapes": SHAPES.items(), "identifiers": IDENTIFIERS.items(), "limits": rules.limits,
        "callers": [agency_named(one.number) for one in agencies() if not one.is_partner],
        "table": json.dumps({
            name: {"radius": dict(kind.radius_m), "before": kind.before.seconds // 60, "after": kind.after.seconds // 60,
                   "silent": kind.silent}
            for name, kind in rules.kinds.items()
        }),
        "district_seats": [{"name_en": one.name_en, "name_ur": one.name_ur, "at": f"{plain(one.lat)}, {plain(one.lon)}"}
                  for one in sorted(districts(), key=lambda one: one.name_en)],
    }  # fmt: skip


def map_told() -> dict[str, str]:
    """What every map's script is told, as JSON: the words it says, and the seats of districts to find one's way by."""
    every = districts()
    apart = sorted(every, key=lambda one: one.number * 61 % len(every))  # while there is room, names of all provinces
    seats = [{"name": named({"name_en": one.name_en, "name_ur": one.name_ur}), "at": [one.lon, one.lat]} for one in apart]
    return {"map_words": _map_words(), "seats": json.dumps(seats, ensure_ascii=False)}


def _map_words() -> str:
    return json.dumps({
        "map": gettext("Map"), "pen": gettext("Pen: draw with the finger or the mouse"),
        "draw": gettext(
            "Map to draw on. Enter puts a place in the middle, arrow keys move the map, plus and minus come nearer."
        ),
        "centre": gettext("Put a place in the middle"), "undo": gettext("Undo"), "clear": gettext("Begin anew"),
        "corner": gettext(
            "Place %(n)s of %(of)s: latitude %(lat)s, longitude %(lon)s. Arrow keys move it, Insert adds one, Delete takes "
            "it away."
        ),
        "moved": gettext("Moved to latitude %(lat)s, longitude %(lon)s"), "added": gettext("Place %(n)s added"),
        "removed": gettext("Place removed"), "metres": gettext("m"), "kilometres": gettext("km"),
        "kept": gettext("Kept free: %(radius)s m around, from %(from)s to %(to)s"),
        "always": gettext("Of a conflict only the watch desk hears: this kind is always silent."),
        "usual": gettext("Usually silent: of a conflict only the watch desk hears."),
        "no": gettext("Not silent: both sides are told that a conflict exists."),
    }, ensure_ascii=False)  # fmt: skip
