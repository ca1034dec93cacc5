"""One event in one sentence, and the incident that sentence states: the truth is made of the words used."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.english import English
from rabta.example.events import Event
from rabta.example.places import province_name
from rabta.example.plan import Telling
from rabta.example.shapes import told
from rabta.example.urdu import Urdu
from rabta.example.words import words

PERSONS = frozenset({"from", "held", "pax"})
WHERE = {"airport": "airport", "crossing": "crossing", "port": "port", "water": "water", "spot": "at"}
HIDING = ("hid", "bag", "goods", "cargo", "box", "cached", "house")
SAID = ("operations", "total_kg", "total_kg_qualifier", "arrests", "foreigners", "women", "vehicles", "tablets", "value")
Incident = dict[str, Any]


@dataclass(frozen=True)
class Statement:
    """A text and the truth of what it says; `members` are (event number, incident number)."""

    text: str
    truth: dict[str, Any]
    members: tuple[tuple[int, int], ...] = ()
    day: date | None = None
    agency: str = ""
    language: str = "en"
    notes: tuple[str, ...] = field(default=())


def writer(language: str, draw: Draw) -> Any:
    """A writer of that language."""
    return English(draw) if language == "en" else Urdu(draw)


def agency_name(code: str, language: str, draw: Draw) -> str:
    """A name the agency goes by."""
    return str(draw.pick(words("agencies")[code][language]))


def shell(event: Event, *, day: date) -> Incident:
    """An incident of the statements' schema with what stands whatever the words: place, persons held, the day told."""
    place = event.place
    return {
        "incident_no": 1, "event_ref": event.key, "event": event.key, "agencies": [], "roles": {}, "date": day.isoformat(),
        "place_text": "", "district": place.district, "province": province_name(place.province),
        "country": "PK" if place.province else None, "airport_iata": place.iata, "setting": None, "substances": [],
        "concealment": None,
        "arrests": {
            "total": event.arrests, "foreigners": event.foreigners or None, "women": event.women or None,
            "nationality_notes": None, "nationalities": dict(event.nationals),
        },
        "destination": None, "origin": None, "flight": None, "vehicles_impounded": None, "value": None, "label_note": None,
    }  # fmt: skip


def roles_of(agency: str, telling: Telling) -> Incident:
    """Agencies and their parts as this telling names them, as entries of an incident."""
    other = str(telling.to)
    if telling.part in ("detected", "recap") and telling.to:
        roles = {agency: ["detected"], other: ["took_custody"]}
    elif telling.part == "custody":
        roles = {agency: ["took_custody", "registered_case"], other: ["detected"]}
    elif telling.part == "joint":
        roles = {agency: ["intercepted"], other: ["intercepted"]}
    else:
        roles = {agency: []}
    return {"agencies": list(roles), "roles": {code: parts for code, parts in roles.items() if parts}}


def incident(
    tongue: Any,
    event: Event,
    telling: Telling,
    draw: Draw,
    *,
    day: date,
    agency: str,
    same_place: bool = False,
    again: bool = False,
) -> tuple[str, Incident]:
    """A sentence by one of the language's shapes, and the incident it states."""
    seen = replace(event, arrests=max(0, event.arrests - telling.fewer))
    if telling.gross_g:
        seen = replace(seen, lines=(replace(event.lines[0], g=telling.gross_g, gross=True), *event.lines[1:]))
    facts, behind = tongue.facts(seen, is_exact=telling.exact, same_place=same_place, again=again)
    sentence, used = told(tongue.words["incidents"][event.setting], facts, draw, _needed(seen))
    if facts.get("rest"):
        sentence = f"{sentence} {told(tongue.words['rest'], facts, draw, [])[0]}"
    journey = behind["journey"] if "pax" in used else frozenset()
    entry = shell(seen, day=day) | roles_of(agency, telling) | _stated(seen, facts, used | journey)
    return sentence, entry | {"substances": behind["substances"]}


def _needed(event: Event) -> list[frozenset[str]]:
    """What a sentence must tell, whatever its shape: how much, where, who was held, out of what."""
    need = [frozenset({"qty"}), frozenset({WHERE[event.place.kind]})]
    if event.arrests:
        need.append(PERSONS)
    if event.vehicle:
        need.append(frozenset({"veh"} if event.setting == "road" else {"veh", "from"}))
    return need


def _stated(event: Event, facts: Mapping[str, str], used: frozenset[str]) -> Incident:
    hiding = next((facts[name] for name in HIDING if name in used), None)
    return {
        "place_text": facts[WHERE[event.place.kind]], "setting": event.setting, "concealment": hiding,
        "destination": event.destination[0] if event.destination and "dest" in used else None,
        "origin": event.origin[0] if event.origin and "origin" in used else None,
        "flight": event.flight if "flight" in used else None,
    }  # fmt: skip


def operation(incidents: list[Incident], language: str, **said: Any) -> dict[str, Any]:
    """The truth of a statement of operations; `said` is what it says of itself."""
    stated = {**dict.fromkeys((*SAID, "value_qualifier")), **said}
    return {"kind": "operation", "lang": language, "stated": stated, "truncated_source": False, "incidents": incidents}


def handed_on(tongue: Any, event: Event, telling: Telling, draw: Draw) -> str:
    """The sentence that says to whom, or from whom, persons and drugs went."""
    other = agency_name(str(telling.to), tongue.code, draw)
    kind = "custody" if telling.part == "custody" else "handover" if event.arrests else "handover_goods"
    return told(tongue.words[kind], {"to": other, "by": other, "case": event.case}, draw, [])[0]


def rupees_of(event: Event, draw: Draw) -> int:
    """What a spokesman says it is worth: no two use the same price."""
    base = {"heroin": 9_000, "methamphetamine": 7_000, "cocaine": 20_000, "opium": 500, "morphine": 4_000, "hashish": 300}
    by_weight = sum((line.g or 0) * base.get(line.substance, 1_000) for line in event.lines)
    by_number = sum((line.n or 0) * 300 for line in event.lines)
    return max(300_000, int((by_weight + by_number) * (0.4 + 2.2 * draw.part())))


def mistyped(text: str, tongue: Any, draw: Draw) -> str:
    """The text, in a few cases with one word as a tired clerk types it; never a number, a drug or a place."""
    found = [word for word in tongue.words.get("typos", {}) if f" {word} " in text]
    if not found or not draw.chance(0.1):
        return text
    word = draw.pick(found)
    return text.replace(f" {word} ", f" {tongue.words['typos'][word]} ", 1)


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]
