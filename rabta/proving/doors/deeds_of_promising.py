"""Who proposes commitments, signs them, cites what is done, and enters minutes."""

from rabta.proving.doors.within_reach import MARKED, followed, shown_texts
from rabta.proving.visit import MISSING, Visit

PROMISED = {
    **MARKED, "propose": "1", "text_en": "They will meet each month", "owner": "ANF", "partner": "NCA_UK",
    "theme": "airports", "source": "statement", "source_title": "a statement", "began_on": "2025-03-01",
    "due_on": "2025-06-01", "measure": "mass_seized", "target": "10", "measured_from": "2025-03-01",
    "measured_to": "2025-12-31",
}  # fmt: skip
MET = {**MARKED, "title": "a meeting", "held_on": "2025-03-19", "ours": "ANF", "theirs": "CUSTOMS"}


def proposes(visit: Visit) -> None:
    """Proposes every sentence there is, hidden or not: only one that shows may be told to be on the board already."""
    for one in visit.whole.promised:
        followed(visit, "/commitments/propose/", {**PROMISED, "text_en": one.words}, note=one.key)


def signs_commitments(visit: Visit) -> None:
    """Accepts, notes, moves and confirms at every commitment there is."""
    for commitment in visit.built.commitments.values():
        for kind in ("accepted", "noted", "moved", "done_proposed", "done_confirmed"):
            form = {"kind": kind, "words": "so it is", "on": "2025-03-19", "due_on": "2025-09-01"}
            visit.ask(f"/commitments/{commitment}/sign/", method="post", form=form, note=kind)


def cites(visit: Visit) -> None:
    """Cites a report that hides, one that shows and one that is not there, at every commitment there is."""
    reports = [*(visit.built.numbers[one.key] for one in (*visit.hidden[:1], *shown_texts(visit)[:1])), str(MISSING)]
    for commitment in visit.built.commitments.values():
        for what in reports:
            visit.ask(f"/commitments/{commitment}/cite/", method="post", form={"what": what}, note=what)


def opens_minutes(visit: Visit) -> None:
    """Opens minutes of a meeting of its own side."""
    followed(visit, "/commitments/meetings/", {**MET, "ours": visit.reader.agency, "theirs": "FIA"}, note="opened")


def enters_minutes(visit: Visit) -> None:
    """Says at every meeting there is that a task is done, and tries to add what names a commitment that hides."""
    for meeting in visit.built.meetings.values():
        for commitment in (*visit.built.commitments.values(), MISSING):
            form = {"kind": "decided", "words": "later", "owner": "ANF", "due_on": "2025-09-01", "becomes": "new_date"}
            path, form = f"/commitments/meetings/{meeting}/enter/", {**form, "commitment": str(commitment)}
            visit.ask(path, method="post", form=form, note=str(commitment))
        visit.ask(f"/commitments/meetings/{meeting}/enter/", method="post", form={"kind": "done", "of": "1"}, note="done")
