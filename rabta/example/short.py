"""Short forms: a radio line, a case recalled weeks later, a laboratory's result."""

from dataclasses import replace
from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import province_name
from rabta.example.plan import Telling
from rabta.example.shapes import told
from rabta.example.statements import Statement, agency_name, incident, operation, roles_of, writer


def radio(agency: str, event: Event, telling: Telling, day: date, draw: Draw) -> Statement:
    """A line in capitals, as it comes over the set."""
    tongue = writer("en", draw)
    facts, behind = tongue.facts(event, is_exact=telling.exact, same_place=False)
    where = next(facts[name] for name in ("at", "crossing", "airport", "water", "port") if name in facts)
    slots = {
        "qty": facts["qty"], "at": where, "agency": agency_name(agency, "en", draw), "held": facts.get("held", "nil arrest"), "veh": facts.get("veh", ""),
        "date": f"{day.day:02d} {tongue.words['months'][day.month - 1][:3]} {day.year % 100}", "time": f"{draw.whole(0, 23):02d}{draw.whole(0, 59):02d}",
        "unit": f"{draw.whole(2, 9)} WING", "case": event.case,
        "handed": f"HANDED OVER TO {telling.to}" if telling.part == "detected" else "",
    }  # fmt: skip
    need = [frozenset({"qty"}), frozenset({"held"})] + [frozenset({"handed"})] * (telling.part == "detected")
    text, _ = told(tongue.words["radio"], slots, draw, need)
    entry = _entry(event, agency, telling, behind, where, day)
    return Statement(text.upper(), operation([entry], "en"), ((event.number, 1),), day, agency, "en")


def recap(agency: str, event: Event, telling: Telling, day: date, language: str, draw: Draw) -> Statement:
    """An old case told again: it happened on the day the text names, not when it was written."""
    tongue = writer(language, draw)
    sentence, entry, _ = incident(tongue, event, telling, draw, said_on=event.day)
    facts = {"item": sentence, "day": tongue.day(event.day), "agency": agency_name(agency, language, draw)}
    text, _ = told(tongue.words["recaps"], facts, draw, [frozenset({"item"})])
    opening = told(tongue.words["recap_openings"], facts | {"date": tongue.day(day)}, draw, [])[0]
    roles = roles_of(agency, telling)
    if telling.to:
        other = agency_name(telling.to, language, draw)
        kind = "handover" if event.arrests else "handover_goods"
        text = f"{text} {told(tongue.words[kind], {'to': other}, draw, [])[0]}"
    entry |= {"agencies": list(roles), "roles": {k: v for k, v in roles.items() if v}}
    return Statement(f"{opening} {text}", operation([entry], language), ((event.number, 1),), day, agency, language)


def laboratory(agency: str, event: Event, day: date, draw: Draw) -> Statement:
    """The laboratory's net weight, to the gram."""
    tongue = writer("en", draw)
    facts, behind = tongue.facts(event, is_exact=True, same_place=False)
    where = next(facts[name] for name in ("at", "crossing", "airport", "water", "port") if name in facts)
    at = where if "at" in facts else f"{'in' if 'water' in facts else 'at'} {where}"
    text, _ = told(
        tongue.words["lab"], {"qty": facts["qty"], "at": at, "day": tongue.day(event.day), "case": event.case}, draw, []
    )
    entry = _entry(replace(event, arrests=0, nationals=(), women=0), agency, Telling(event.number), behind, where, event.day)
    entry |= {"roles": {agency: ["tested"]}, "label_note": "laboratory net weight"}
    entry["arrests"]["total"] = None
    return Statement(text, operation([entry], "en"), ((event.number, 1),), day, agency, "en")


def _entry(event: Event, agency: str, telling: Telling, behind: dict[str, Any], where: str, day: date) -> dict[str, Any]:
    from_incident = incident_shell(event)
    roles = roles_of(agency, telling)
    return from_incident | {
        "agencies": list(roles), "roles": {k: v for k, v in roles.items() if v}, "date": day.isoformat(), "place_text": where, "substances": behind["substances"],
    }  # fmt: skip


def incident_shell(event: Event) -> dict[str, Any]:
    """An incident with the facts that stand whatever the words."""
    place = event.place
    return {
        "incident_no": 1, "event_ref": event.key, "event": event.key, "agencies": [], "roles": {}, "date": None, "place_text": "", "district": place.district,
        "province": province_name(place.province), "country": "PK" if place.province else None, "airport_iata": place.iata, "setting": None, "substances": [],
        "concealment": None,
        "arrests": {"total": event.arrests, "foreigners": event.foreigners or None, "women": event.women or None, "nationality_notes": None,
                    "nationalities": dict(event.nationals)},
        "destination": None, "origin": None, "flight": None, "vehicles_impounded": None, "value": None, "label_note": None,
    }  # fmt: skip
