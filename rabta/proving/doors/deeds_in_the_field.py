"""Who files people met, networks told of and land, and who plans operations and holds targets."""

from rabta.proving.doors.within_reach import MARKED, followed
from rabta.proving.visit import MISSING, Visit

ENCOUNTER = {
    **MARKED, "kind": "sea_interception", "on": "2025-03-10", "place": "Gwadar", "number": "EX-ENC-7",
    "role": "smuggled_person", "age": "unsure", "name": "Zarmina", "indicator": "ransom",
}  # fmt: skip


def files_encounters(visit: Visit) -> None:
    """Files an encounter under the number of one that hides, with the same name: of a child, and of somebody grown up."""
    for age in ("unsure", "30"):
        followed(visit, "/encounters/file/", {**ENCOUNTER, "age": age}, note=f"an encounter, {age}")


FIELD = {
    **MARKED, "draft": "EX-draft", "number": "EX-L1", "quantity": "cleared", "crop": "poppy", "on": "2025-03-19",
    "corners": "33.9, 71\n33.9, 71.001\n33.901, 71.001\n33.901, 71", "named_there": "ANF", "help": "none",
}  # fmt: skip


def files_land(visit: Visit) -> None:
    """Files the very field of a claim that hides, under its number; and one that crosses itself."""
    crossed = "33.9, 71\n33.901, 71.001\n33.9, 71.001\n33.901, 71"
    for draft, corners in (("EX-plain", FIELD["corners"]), ("EX-crossed", crossed)):
        followed(visit, "/land/file/", {**FIELD, "corners": corners, "draft": draft}, note=f"a field, {draft}")


def signs_of_met(visit: Visit) -> None:
    """Enters a complaint, and opens a referral, for everybody met in the whole world."""
    for key, encounter in visit.built.encounters.items():
        for step in ("complaint", "found_right", "opened", "age_found"):
            form = {"report": str(visit.built.reports[key]), "row": "1", "kind": step, "choice": "shelter", "words": "w"}
            visit.ask(f"/encounters/{encounter}/sign/", method="post", form=form, note=f"{step} of {key}")


STATED = {
    **MARKED, "on": "2025-03-10", "encounter": "EX-ENC-7", "stated_by": "officer", "part": "driver", "name": "EX Torgul",
    "phone": "0300-0000781", "origin": "Gujrat", "destination": "Taftan", "price": "PKR 500000",
    "age": "unsure",
}  # fmt: skip


def states_facts(visit: Visit) -> None:
    """States what a hidden report states as well, of the same telephone: of somebody grown up, and of a child."""
    for age in ("41", "unsure"):
        followed(visit, "/networks/state/", {**STATED, "age": age}, note=f"a statement, {age}")


def marks_networks(visit: Visit) -> None:
    """Marks the telephones of every statement in the whole world, and takes back a mark that is none."""
    for key, statement in visit.built.statements.items():
        for number in ("+923000000781", "+923000000782"):
            form = {"statement": str(statement), "node_kind": "phone", "node_key": number, "kind": "look_at", "words": "w"}
            visit.ask(f"/networks/{statement}/mark/", method="post", form=form, note=f"{number} of {key}")
        form = {"statement": str(statement), "node_kind": "phone", "node_key": number, "kind": "taken_back", "of": MISSING}
        visit.ask(f"/networks/{statement}/mark/", method="post", form=form, note=f"taken back, {key}")


PLANNED = {
    "kind": "raid", "terrain": "city", "shape": "point", "points": "34.0151, 71.5249", "starts_at": "2025-03-20T22:00",
    "ends_at": "2025-03-21T01:00", "contact": "an officer", "phone": "+92 91 000 0001", "risk": "high", "audience": "own",
    "level": "restricted", "once": "form",
}  # fmt: skip
HELD = {
    "kind": "phone", "written": "0300-0000001", "contact": "an officer", "phone": "+92 91 000 0001", "once": "form",
    "held_until": "2025-06-01",
}  # fmt: skip


def plans(visit: Visit) -> None:
    """Files an operation, files it anew under the same form, and tries the same a little off."""
    for once, points in (("form", "34.0151, 71.5249"), ("form", "34.0151, 71.5249"), ("other", "34.0152, 71.5249")):
        followed(visit, "/operations/file/", {**PLANNED, "once": once, "points": points}, note=f"{once} {points}")


def holds(visit: Visit) -> None:
    """Holds a telephone as a target."""
    followed(visit, "/targets/hold/", HELD, note="held")
