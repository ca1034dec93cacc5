"""What partners ask, what is answered, taken and recalled."""

from rabta.proving.doors.within_reach import followed, shown_texts
from rabta.proving.visit import MISSING, Visit

SOUGHT = {
    "about_kind": "passport", "about": "EX1234567", "words": "who was stopped with it", "purpose": "investigation",
    "legal_basis": "un_1988", "offence": "trafficking", "urgency": "routine",
}  # fmt: skip


def asks_the_centre(visit: Visit) -> None:
    """Asks about a word of a hidden report."""
    about = next(iter(visit.hidden)).mark
    followed(visit, "/partners/ask/", {**SOUGHT, "about_kind": "event", "about": about}, note="asked")


def reminds_the_centre(visit: Visit) -> None:
    """Reminds of every request there is."""
    for request in visit.built.sought.values():
        visit.ask(f"/partners/{request}/say/", method="post", form={"kind": "reminded"}, note="reminded")


def drafts_for_partners(visit: Visit) -> None:
    """Looks at an answer of a record that hides, of one that shows and of none, for every request; then drafts nothing."""
    told = (visit.built.incidents[one.key] for one in (*visit.hidden, *shown_texts(visit)))
    keys = [incidents[0] for incidents in told if incidents]
    for request in visit.built.sought.values():
        path = f"/partners/{request}/draft/"
        for key in (*keys[:1], *keys[-1:], MISSING):
            form = {"outcome": "answered", "record": str(key), "look": "1"}
            visit.ask(path, method="post", form=form, note=f"looked {key}")
        visit.ask(path, method="post", form={"outcome": "nothing", "draft": "1"}, note="drafted")


def decides_for_partners(visit: Visit) -> None:
    """Approves and sends every draft there is."""
    for key, draft in visit.built.drafts.items():
        for do in ("approve", "send"):
            path = f"/partners/{visit.built.sought[key]}/{draft}/decide/"
            visit.ask(path, method="post", form={"do": do}, note=do)


def takes_from_the_centre(visit: Visit) -> None:
    """Takes every file there is, answers and recalls."""
    for key, file in visit.built.files.items():
        request = visit.built.sought[key.removesuffix(" recalled")]
        visit.ask(f"/partners/{request}/{file}/take/", method="post", form={}, note=key)


def recalls_from_partners(visit: Visit) -> None:
    """Recalls the answer of every request there is."""
    for request in visit.built.sought.values():
        visit.ask(f"/partners/{request}/recall/", method="post", form={"reason": "policy"}, note="recalled")
