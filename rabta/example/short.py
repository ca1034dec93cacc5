"""Short forms: a radio line, a case recalled weeks later, a correction, a laboratory's result."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.plan import Telling
from rabta.example.shapes import told
from rabta.example.statements import recalled
from rabta.example.tellings import (
    WHERE,
    Statement,
    agency_name,
    handed_on,
    incident,
    operation,
    roles_of,
    shell,
    writer,
)


def radio(agency: str, event: Event, telling: Telling, day: date, draw: Draw) -> Statement:
    """A line in capitals, as it comes over the set."""
    tongue = writer("en", draw)
    facts, behind = tongue.facts(event, is_exact=telling.exact)
    where = _where(event, facts)
    slots = {
        "qty": " and ".join(facts[name] for name in ("qty", "rest") if name in facts), "at": where,
        "agency": agency_name(agency, "en", draw), "held": facts.get("held", "nil arrest"),
        "veh": facts.get("veh", ""), "date": f"{day:%d} {tongue.words['months'][day.month - 1][:3]} {day:%y}",
        "time": f"{draw.whole(0, 23):02d}{draw.whole(0, 59):02d}", "unit": f"{draw.whole(2, 9)} wing", "case": event.case,
        "handed": f"handed over to {telling.to}" if telling.part == "detected" else "",
    }  # fmt: skip
    need = [frozenset({"qty"}), frozenset({"held"})] + [frozenset({"handed"})] * bool(slots["handed"])
    text, _ = told(tongue.words["radio"], slots, draw, need)
    entry = shell(event, day=day) | roles_of(agency, telling) | {"place_text": where, "substances": behind["substances"]}
    if event.impounded:
        text = f"{text} VEH IMPOUNDED."
        entry["vehicles_impounded"] = event.impounded
    return Statement(text.upper(), operation([entry], "en"), ((event.number, 1),), day, agency, "en")


def recap(agency: str, event: Event, telling: Telling, day: date, language: str, draw: Draw) -> Statement:
    """A statement of its own about an old case."""
    tongue = writer(language, draw)
    text, entry = recalled(tongue, agency, event, telling, draw)
    facts = {"agency": agency_name(agency, language, draw), "date": tongue.day(day)}
    opening, _ = told(tongue.words["recap_openings"], facts, draw, [])
    return Statement(f"{opening} {text}", operation([entry], language), ((event.number, 1),), day, agency, language)


def correction(agency: str, event: Event, telling: Telling, day: date, draw: Draw) -> Statement:
    """An agency's late correction of its own report: the case of the day the text names, now to the gram."""
    tongue = writer("en", draw)
    sentence, entry = incident(tongue, event, telling, draw, day=event.day, agency=agency)
    facts = {
        "agency": agency_name(agency, "en", draw), "date": tongue.day(day), "day": tongue.day(event.day), "item": sentence,
    }  # fmt: skip
    text, _ = told(tongue.words["corrections"], facts, draw, [])
    text = f"{text} {handed_on(tongue, event, telling, draw)}"
    return Statement(text, operation([entry], "en"), ((event.number, 1),), day, agency, "en")


def laboratory(agency: str, event: Event, day: date, draw: Draw) -> Statement:
    """The laboratory's net weight, to the gram; it says nothing of arrests."""
    tongue = writer("en", draw)
    facts, behind = tongue.facts(event, is_exact=True)
    where = _where(event, facts)
    at = where if "at" in facts else f"{'in' if 'water' in facts else 'at'} {where}"
    weighed = " and ".join(facts[name] for name in ("qty", "rest") if name in facts)
    slots = {"qty": weighed, "at": at, "day": tongue.day(event.day), "case": event.case}
    text, _ = told(tongue.words["lab"], slots, draw, [])
    entry = shell(replace(event, arrests=0, nationals=(), women=0), day=event.day) | {
        "agencies": [agency], "roles": {agency: ["tested"]}, "place_text": where, "substances": behind["substances"],
        "label_note": "laboratory net weight",
    }  # fmt: skip
    entry["arrests"]["total"] = None
    return Statement(text, operation([entry], "en"), ((event.number, 1),), day, agency, "en")


def _where(event: Event, facts: Mapping[str, str]) -> str:
    return facts[WHERE[event.place.kind]]
