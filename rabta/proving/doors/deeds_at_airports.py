"""What a reader really does at airports: to lapses and devices that show, and in the same words to those that hide."""

from rabta.proving.rules.airports import DAY, TAKEN
from rabta.proving.visit import MISSING, Visit

SHOWN_TO = {"audience": "every", "level": "open", "handling": "H0"}
ON_LANE = {
    **SHOWN_TO, "airport": "KHI", "terminal": "EX", "lane": "L9", "kind": "xray", "grade": "dual", "purpose_of": "hold",
    "item": "EX-scanner of a reader", "serial": "EX-1", "step": "installed", "done_on": "2025-03-19",
}  # fmt: skip
KEPT = {
    **SHOWN_TO, "what": "shift", "airport": "KHI", "day": DAY, "lane": "L9", "from": "06:00", "until": "14:00", "bags": "12",
    "officers": "3",
}  # fmt: skip
FOUND = {
    **SHOWN_TO, "opened": "bag", "airport": "KHI", "opened_at": f"{DAY}T20:00", "tag": "EX00000001", "substance": "heroin",
    "quantity": "500", "unit": "g", "error": "1", "flight": "EX701", "arrests": "1",
}  # fmt: skip
LAPSES = (*(one.lapse for one in TAKEN), f"KHI.{DAY}.log_missing.L9", f"KHI.{DAY}.not_screened.EX999", "nothing")
"""Lapses that stand for somebody, and some that stand for nobody."""


def keeps_logs(visit: Visit) -> None:
    """Keeps a shift of the lane whose device hides, counts a flight that hides, and opens a bag by hand."""
    opened = {"what": "by_hand", "tag": "0214000001", "at": "07:30"}
    for form in ({}, {"what": "count", "flight": "EX702", "bags": "1"}, opened, {"airport": "x"}, {"level": "secret"}):
        visit.ask("/airports/log/", method="post", form={**KEPT, **form}, note=str(sorted(form.items())))


def enters_on_lanes(visit: Visit) -> None:
    """Enters a device with the serial of a hidden one on its lane."""
    for number, form in enumerate(({}, {"level": "secret"}, {"lane": ""}, {"step": "working"})):
        visit.ask("/airports/lanes/enter/", method="post", form={**ON_LANE, **form}, note=str(number))


def signs_on_lanes(visit: Visit) -> None:
    """Says of every device there is that it is out of order, and that it works."""
    for device in (*visit.built.on_lanes.values(), MISSING):
        for step, words in (("out_of_order", "EX-broken"), ("working", "")):
            form = {"step": step, "done_on": "2025-03-20", "words": words}
            visit.ask(f"/airports/lanes/{device}/sign/", method="post", form=form, note=step)


def signs_lapses(visit: Visit) -> None:
    """Takes, tells of and closes every lapse there is, and opens it again."""
    for lapse in LAPSES:
        for step in ("owned", "told", "closed", "reopened"):
            form = {"step": step, "reason": "mended", "words": "EX-said"}
            visit.ask(f"/airports/lapses/{lapse}/sign/", method="post", form=form, note=step)


def decides_scans(visit: Visit) -> None:
    """Opens every bag by every object there is, looks at it again, and says what the opening gave."""
    for scan in (*(visit.built.papers[one.key] for one in visit.whole.papers if one.scan), MISSING):
        for step in ("open", "nothing_found", "look_again", "nothing_noticed", "found"):
            form = {"step": step, "reason": "other", "words": "EX-said"}
            visit.ask(f"/scans/{scan}/sign/", method="post", form=form, note=step)


def draws_scans(visit: Visit) -> None:
    """Asks for every two objects as one view, those that hide among them."""
    scans = [*(visit.built.papers[one.key] for one in visit.whole.papers if one.scan), MISSING]
    for scan in scans:
        for other in scans:
            visit.ask(f"/scans/{scan}/picture/?high={other}", note="two as one view")


def decodes_ahead(visit: Visit) -> None:
    """Has the next bag decoded, after every bag there is, and goes on to it."""
    for scan in (*(visit.built.papers[one.key] for one in visit.whole.papers if one.scan), MISSING):
        for where in ("ahead", "next"):
            visit.ask(f"/scans/{where}/?after={scan}", note="after each bag")


def reports_finds(visit: Visit) -> None:
    """Reports a find in every bag there is, and one without a bag; of a body with what the law asks, and without."""
    for scan in (*(visit.built.papers[one.key] for one in visit.whole.papers if one.scan), MISSING):
        visit.ask(f"/scans/{scan}/find/", method="post", form=FOUND, note="in a bag")
    body = {"opened": "body", "ground": "EX Act", "basis": "consent", "age": "adult", "same_sex": "1", "quantity": "90"}
    for number, form in enumerate((body, {**body, "age": "child"}, {"opened": "cargo", "level": "secret"})):
        visit.ask("/scans/find/", method="post", form={**FOUND, **form}, note=str(number))
