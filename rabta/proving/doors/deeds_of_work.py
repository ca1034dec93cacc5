"""What a reader really does with cases, requests and tasks: to those that show, and in the same words to those that hide."""

from collections.abc import Iterable

from rabta.proving.visit import MISSING, Visit

OPENED = {"title": "EX-case of a reader", "level": "open", "named": "FIA", "template": "joint_raid"}
ASKED = {"title": "EX-request of a reader", "words": "Whose is it?", "to": "FIA", "level": "open", "due_on": "2025-04-01"}


def opens_cases(visit: Visit) -> None:
    """Opens a case about a record that shows, one about a record that hides, and one for a level above its own."""
    hidden = next(one for one in visit.hidden if visit.built.incidents[one.key])
    shown = visit.built.incidents["bridge last"][0]
    for number, form in enumerate(({"incident": str(shown)}, {"incident": str(visit.built.incidents[hidden.key][0])},
                                   {"incident": str(MISSING)}, {"level": "secret"},
                                   {"template": "controlled_delivery"})):  # fmt: skip
        _followed(visit, "/cases/open/", {**OPENED, **form}, note=str(number))


def signs_cases(visit: Visit) -> None:
    """Signs steps at every case there is; lets an agency join and leave, asked first and then meant."""
    for case in visit.built.joint.values():
        for kind in ("arrest", "registered", "outcome", "destroyed"):
            form = {"kind": kind, "people": "2", "reference": "EX-1", "place": "EX-place", "outcome": "convicted"}
            visit.ask(f"/cases/{case}/sign/", method="post", form={**form, "done_on": "2025-03-19"}, note=kind)
        for kind in ("joined", "left"):
            for sure in ({}, {"sure": "1"}):
                form = {"kind": kind, "to_agency": "FIA", "words": "so it is", "done_on": "2025-03-19", **sure}
                visit.ask(f"/cases/{case}/sign/", method="post", form=form, note=f"{kind} {sorted(sure)}")


def takes_case_steps_back(visit: Visit) -> None:
    """Takes back steps of every case there is."""
    _taken_back(visit, "/cases/{}/withdraw/", visit.built.joint.values())


def links_records(visit: Visit) -> None:
    """Links what shows, what hides and what is not there to every case, and takes back every link there is."""
    named = [visit.built.numbers["bridge last"], *(visit.built.numbers[one.key] for one in visit.hidden[:1]), MISSING]
    for case in visit.built.joint.values():
        for what in (*named, next(iter(visit.built.joint.values()))):
            visit.ask(f"/cases/{case}/link/", method="post", form={"what": str(what)}, note=str(what))
        for link in (*visit.built.links.values(), MISSING):
            visit.ask(f"/cases/{case}/link/", method="post", form={"link": str(link), "reason": "r"}, note=str(link))


def gives_tasks(visit: Visit) -> None:
    """Gives a task in every case, to an agency that is in it and to one that is not; and those of a template."""
    for case in visit.built.joint.values():
        for form in ({"agency": "ANF"}, {"agency": "NAVY"}, {"agency": "x"}, {"template": "joint_raid"}):
            sent = {"title": "EX-task of a reader", "due_on": "2025-04-01", **form}
            visit.ask(f"/cases/{case}/give/", method="post", form=sent, note=str(sorted(form.items())))


def asks_agencies(visit: Visit) -> None:
    """Asks another agency about a record that shows and about one that hides; asks a partner, and itself."""
    hidden = next(one for one in visit.hidden if visit.built.incidents[one.key])
    for number, form in enumerate(({"incident": str(visit.built.incidents["bridge last"][0])},
                                   {"incident": str(visit.built.incidents[hidden.key][0])}, {"incident": str(MISSING)},
                                   {"to": "NCA_UK"}, {"to": visit.reader.agency}, {"due_on": "2025-01-01"})):  # fmt: skip
        _followed(visit, "/cases/requests/ask/", {**ASKED, **form}, note=str(number))


def signs_requests(visit: Visit) -> None:
    """Accepts, reminds, names another agency, passes on and refuses at every request there is."""
    for request in visit.built.assistance.values():
        for kind in ("accepted", "reminded", "pointed_on", "passed_on", "refused", "answered"):
            form = {"kind": kind, "to_agency": "FIA", "words": "so it is", "done_on": "2025-03-19"}
            visit.ask(f"/cases/requests/{request}/sign/", method="post", form=form, note=kind)


def drafts_answers(visit: Visit) -> None:
    """Writes an answer to every request there is: alone, with a report that shows, with one that hides, with none."""
    hidden = [visit.built.numbers[one.key] for one in visit.hidden[:1]]
    reports = ["", visit.built.numbers["bridge last"], *hidden, "EX-NONE"]
    for request in visit.built.assistance.values():
        for report in reports:
            form = {"words": "EX-answer of a reader", "reports": report}
            visit.ask(f"/cases/requests/{request}/draft/", method="post", form=form, note=report)


def countersigns(visit: Visit) -> None:
    """Signs every answer there is, at its own request and at another."""
    answers = (*visit.built.answers.values(), MISSING)
    for request in visit.built.assistance.values():
        for answer in answers:
            visit.ask(f"/cases/requests/{request}/answer/", method="post", form={"answer": str(answer)}, note=str(answer))


def takes_request_steps_back(visit: Visit) -> None:
    """Takes back steps of every request there is."""
    _taken_back(visit, "/cases/requests/{}/withdraw/", visit.built.assistance.values())


def gives_other_tasks(visit: Visit) -> None:
    """Gives an agency a task that is for no case."""
    for agency in ("FIA", visit.reader.agency, "x"):
        form = {"title": "EX-task of a reader", "agency": agency, "due_on": "2025-04-01"}
        _followed(visit, "/work/give/", form, note=agency)


def opens_notices(visit: Visit) -> None:
    """Opens every notice there is, twice."""
    for notice in (*visit.built.notices.values(), *visit.built.notices.values(), MISSING):
        visit.ask(f"/work/notices/{notice}/", method="post", form={}, note=str(notice))


def signs_tasks(visit: Visit) -> None:
    """Accepts, returns, hands over and does every task there is."""
    for task in visit.built.tasks.values():
        for kind in ("accepted", "handed_over", "declined", "done", "taken_back"):
            form = {"kind": kind, "to_agency": "ANF", "words": "so it is", "done_on": "2025-03-19"}
            visit.ask(f"/work/{task}/sign/", method="post", form=form, note=kind)


def takes_task_steps_back(visit: Visit) -> None:
    """Takes back steps of every task there is."""
    _taken_back(visit, "/work/{}/withdraw/", visit.built.tasks.values())


def _taken_back(visit: Visit, path: str, ids: Iterable[object]) -> None:
    for one in ids:
        for number in ("1", "2", "9"):
            visit.ask(path.format(one), method="post", form={"number": number, "reason": "mistyped"}, note=number)


def _followed(visit: Visit, path: str, form: dict[str, str], *, note: str) -> None:
    location = dict(visit.ask(path, method="post", form=form, note=note).headers).get("Location")
    if location:
        visit.ask(location)
