"""Who begins and signs chains of custody, and enters devices."""

from django.core.files.uploadedfile import SimpleUploadedFile

from rabta.proving.doors.within_reach import MARKED, anothers_text, followed, own_text
from rabta.proving.visit import Visit

WEIGHED = {"place": "Hub", "amount": "2.4", "error": "0.01", "done_at": "2025-03-20T10:30"}


def begins_chains(visit: Visit) -> None:
    """Begins a chain at the reader's own report, and tries the same at another's."""
    for one in (own_text(visit), anothers_text(visit)):
        for key in visit.built.incidents[one.key][:1] if one else ():
            for line_no in ("0", "9"):
                form = {**WEIGHED, "line_no": line_no, "label": "a bag"}
                visit.ask(f"/incidents/{key}/exhibit/", method="post", form=form, note=f"line {line_no}")


def signs_steps(visit: Visit) -> None:
    """Signs a step at every exhibit there is, hidden or not: for receiving, and a weighing."""
    for exhibit in visit.built.exhibits.values():
        for kind in ("received", "weighed", "case_registered"):
            form = {**WEIGHED, "kind": kind, "reference": "EX-FIR 1/25", "held_at": "Special Court"}
            visit.ask(f"/custody/{exhibit}/sign/", method="post", form=form, note=kind)


def takes_steps_back(visit: Visit) -> None:
    """Takes back steps of every exhibit there is."""
    for exhibit in visit.built.exhibits.values():
        for number in ("3", "4", "9"):
            form = {"number": number, "reason": "mistyped"}
            visit.ask(f"/custody/{exhibit}/withdraw/", method="post", form=form, note=number)


DEVICE = {
    **MARKED, "kind": "scanner", "item": "EX-scanner", "serial": "EX-0009", "donor": "NCA_UK", "holder": "ANF",
    "site": "ISB", "step": "installed", "done_on": "2025-03-01",
}  # fmt: skip


def enters_devices(visit: Visit) -> None:
    """Enters a scanner under the serial of every one there is, hidden or not."""
    for one in visit.whole.given:
        form = {**DEVICE, "item": f"EX-scanner, {one.key}", "serial": one.serial, "site": one.site}
        followed(visit, "/equipment/enter/", form, note=one.key)


def brings_registers(visit: Visit) -> None:
    """Brings a register with a row for every scanner there is: only what shows may be told to be known already."""
    for time in ("first", "again"):
        upload = SimpleUploadedFile("register.csv", register_of(visit).encode(), content_type="text/csv")
        visit.ask("/equipment/import/", method="post", form={**MARKED, "file": upload}, note=time)


def register_of(visit: Visit) -> str:
    """A register as a file with a row for every scanner there is, hidden or not, and one that cannot be read."""
    rows = [
        f'scanner,"EX-scanner, {one.key}",{one.serial},NCA_UK,{one.who.agency},{one.site},installed,2025-03-01\n'
        for one in visit.whole.given
    ]
    return "".join(("kind,item,serial,donor,holder,site,stage,date\n", *rows, "scanner,x\n"))


def signs_devices(visit: Visit) -> None:
    """Says of every device there is that it works, was checked, and stands elsewhere."""
    for device in visit.built.devices.values():
        for step in ("working", "checked", "installed"):
            form = {"step": step, "done_on": "2025-03-19", "outcome": "worn", "place": "PEW"}
            visit.ask(f"/equipment/{device}/sign/", method="post", form=form, note=step)


def takes_device_steps_back(visit: Visit) -> None:
    """Takes back steps of every device there is."""
    for device in visit.built.devices.values():
        for number in ("1", "3", "9"):
            form = {"number": number, "reason": "mistyped"}
            visit.ask(f"/equipment/{device}/withdraw/", method="post", form=form, note=number)
