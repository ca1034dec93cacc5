"""Who keeps, releases, marks anew and takes out what is on record."""

import uuid

from rabta.proving.doors.within_reach import anothers_text, hidden_texts, own_text, shown_texts
from rabta.proving.rules.filed import Telling
from rabta.proving.visit import MISSING, Visit


def keeps(visit: Visit) -> None:
    """Holds a report, proposes to purge it and drops that, where the reader may."""
    proposing = {"step": "propose", "rule": "filed_in_error"}
    steps = ({"step": "hold", "until": "2026-01-01"}, {"step": "lift"}, proposing, {"step": "drop"})
    for one in (own_text(visit), anothers_text(visit)):
        for step in steps if one else ():
            form = {"reason": "a case", **step}
            visit.ask(_address(visit, one, "keep"), method="post", form=form, note=f"{one.key} {step['step']}")  # type: ignore[union-attr]


def releases(visit: Visit) -> None:
    """Shows what a release would change, and makes it, for every kind."""
    for one in (own_text(visit), anothers_text(visit)):
        for kind in ("share", "court", "onward", "count_only") if one else ():
            for sure in ({}, {"sure": "1"}):
                form = {"named": "FIA", "kind": kind, "reason": "asked for", **sure}
                note = f"{one.key} {kind} {sorted(sure)}"  # type: ignore[union-attr]
                visit.ask(_address(visit, one, "sharing/release"), method="post", form=form, note=note)


def marks_anew(visit: Visit) -> None:
    """Shows what another marking would change, and gives it, wider and then narrower."""
    for one in (own_text(visit), anothers_text(visit)):
        for audience in ("every", "own") if one else ():
            for sure in ({}, {"sure": "1"}):
                form = {"audience": audience, "level": "restricted", "handling": "H0", "reason": "anew", **sure}
                note = f"{one.key} {audience} {sorted(sure)}"  # type: ignore[union-attr]
                visit.ask(_address(visit, one, "sharing/mark"), method="post", form=form, note=note)


def asks_for_release(visit: Visit) -> None:
    """Asks another agency to let others have a report."""
    if (one := anothers_text(visit)) is not None:
        form = {"kind": "share", "named": "FIA", "reason": "a joint case"}
        visit.ask(_address(visit, one, "sharing/ask"), method="post", form=form, note=one.key)


def _address(visit: Visit, one: Telling | None, step: str) -> str:
    return f"/reports/{visit.built.reports[one.key] if one else MISSING}/{step}/"


COURT = {"recipient": "court", "name": "Special Court", "number": "12/25"}


def takes_bundles(visit: Visit) -> None:
    """Takes the records of events for a court: of every event of a shown record, and of hidden ones."""
    keys = [visit.built.incidents[t.key][0] for t in visit.whole.tellings if visit.built.incidents[t.key]]
    for key in keys[:8]:
        visit.ask(f"/events/{key}/bundle/", method="post", form=COURT)


def takes_chosen_bundles(visit: Visit) -> None:
    """Takes chosen reports for a court: some that show, and one that hides among them."""
    shown = [visit.built.reports[t.key] for t in shown_texts(visit)]
    hidden = [visit.built.reports[t.key] for t in hidden_texts(visit)]
    for chosen in (shown[:3], shown[:2] + hidden[:1], hidden[:1], [uuid.UUID(int=9)]):
        path = "/bundle/?" + "&".join(f"report={report}" for report in chosen)
        visit.ask(path)
        visit.ask(path, method="post", form=COURT)


def exports(visit: Visit) -> None:
    """Takes of the record what may be taken, whole and from a day on."""
    for since in ("", "2025-03-05"):
        visit.ask("/export/", method="post", form={"since": since}, note=since)
