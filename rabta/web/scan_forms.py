"""Scans of bags: words for what is decided and why, and what somebody typed as a decision."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rabta.screening.errors import NotSo
from rabta.screening.rules.scan_course import DECISIONS, PASSES, ScanStep, Why
from rabta.web.find_forms import AGES, BASES, OPENED, RESULTS

STATES = {
    "waiting": pgettext_lazy("scan", "waits for a screener"), "nothing_noticed": _("nothing noticed"),
    "open": _("to be opened"), "send_on": _("sent on"), "nothing_found": _("opened, nothing found"),
    "found": _("something was found"),
}  # fmt: skip
STEPS = {
    "nothing_noticed": _("Nothing noticed"), "open": _("Open it"), "send_on": _("Send it on"), "look_again": _("Look again"),
    "nothing_found": _("Opened, nothing found"), "found": _("Something was found"),
}  # fmt: skip
WHY = {
    "recognised": _("everything in it is recognised"), "shape": _("a shape that does not belong there"),
    "density": _("denser than it should be"), "hidden_place": _("a lining, floor or wall too thick"),
    "marked": _("a machine marked it"), "unclear": _("the picture cannot be judged"), "lot": _("drawn by lot"),
    "other": _("another reason, in words"),
}  # fmt: skip
QUEUES = {
    "waiting": _("To look at"), "open": _("To be opened"), "done": _("Decided"), "all": _("All"),
}  # fmt: skip
GRADES = {
    "two_views": _("two energies, two views"), "dual": _("two energies, one view"), "one_energy": _("one energy"),
    "ct": _("CT, with density"), "colour": _("colour only"),
}  # fmt: skip
RISKS = {
    "machine_alarm": _("a machine raised an alarm"), "confirmed_match": _("a match that a person confirmed"),
    "earlier_finds": _("days with a find on this flight number, last year"), "broken_off": _("the scan was broken off"),
    "not_whole": _("an energy or a view is missing"), "lot": _("drawn by lot"),
}  # fmt: skip
KEYS = (
    ("nearer", "+", _("nearer"), False), ("farther", "−", _("farther"), False),
    ("material", "1", _("material colours"), True), ("grey", "2", _("grey"), True), ("z", "3", _("Z overlay"), True),
    ("organic", "O", _("strip organic"), True), ("metal", "M", _("strip metal"), True),
    ("darker", "W", _("darker"), False), ("lighter", "S", _("lighter"), False),
    ("narrower", "A", _("narrower window"), False), ("wider", "D", _("wider window"), False),
    ("inverse", "I", _("inverse"), True), ("edge", "E", _("edges"), True), ("beside", "B", _("views side by side"), True),
    ("other", "V", _("the other view"), False), ("mark", "R", _("mark what is seen"), False),
    ("whole", "0", _("as at first"), False), ("nothing", "N", _("nothing noticed"), False),
    ("open", "P", _("open it"), False), ("on", "F", _("send it on"), False),
)  # fmt: skip
"""What can be done with a picture: name, key, words, whether it stays pressed. The script knows the keys by their place."""
FRAME_KEYS = (("before", ",", _("the frame before")), ("after", ".", _("the next frame")))
"""The same for an object of several frames, as a CT volume is."""
WORDS = {
    "state": STATES, "step": STEPS, "why": WHY, "queue": QUEUES, "grade": GRADES, "risk": RISKS, "opened": OPENED,
    "basis": BASES, "age": AGES, "result": RESULTS,
}  # fmt: skip
"""What a page of scans says by a code, by the kind of code."""
MOST_ROOM, LONGEST_REGION = 1_000, 600


def room_in(said: str) -> int | None:
    """How many bags can be opened within the hour, as an address says it; None where it says nothing of use."""
    said = said.strip()
    return min(int(said), MOST_ROOM) if said.isdecimal() and len(said) < 6 else None


def decision_in(form: Mapping[str, str]) -> tuple[ScanStep, str, dict[str, Any] | None]:
    """The step, its reason and what was marked. Raises NotSo."""
    kind = next((one for one in ScanStep if one == form.get("step")), None)
    if kind is None or kind is ScanStep.FOUND:
        raise NotSo("This is no step that can be signed here.")
    return kind, form.get("reason", ""), region_in(form.get("region", ""))


def region_in(said: str) -> dict[str, Any] | None:
    """A region as the page's script writes it: the object's id, the view and a box in pixels. Raises NotSo."""
    if not said.strip():
        return None
    wrong = NotSo("The marked region cannot be read: mark it again.")
    if len(said) > LONGEST_REGION:
        raise wrong
    try:
        found = json.loads(said)
        box = [int(one) for one in found["box"]]
        region = {"object": str(found["object"])[:36], "view": str(found.get("view") or "")[:80], "box": box}
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise wrong from None
    if len(box) != 4 or any(not 0 <= one < 100_000 for one in box):
        raise wrong
    return region


def choices() -> dict[str, Any]:
    """What the forms of a decision let one choose from."""
    return {
        "decisions": [str(one) for one in DECISIONS],
        "reasons": {str(one): [str(why) for why in (PASSES if one is ScanStep.NOTHING_NOTICED else _for_opening())]
                    for one in DECISIONS},
    }  # fmt: skip


def _for_opening() -> list[Why]:
    return [why for why in Why if why is not Why.RECOGNISED]
