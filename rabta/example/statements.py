"""Texts: one statement, a list of the day, a recap, a radio line, a laboratory result; each with the truth of its words."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.english import English
from rabta.example.events import Event
from rabta.example.places import province_name
from rabta.example.plan import Telling
from rabta.example.shapes import tell, told
from rabta.example.urdu import Urdu
from rabta.example.words import words

PERSONS = frozenset({"from", "held", "pax"})
WHERE = {"airport": "airport", "crossing": "crossing", "port": "port", "water": "water", "spot": "at"}


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


def incident(
    tongue: Any, event: Event, telling: Telling, draw: Draw, *, said_on: date | None, same_place: bool = False
) -> tuple[str, dict[str, Any], set[str]]:
    """One sentence about the event, the incident it states, and the facts it used."""
    seen = replace(event, arrests=max(0, event.arrests - telling.fewer))
    facts, behind = tongue.facts(seen, is_exact=telling.exact, same_place=same_place)
    need = [frozenset({"qty"}), frozenset({WHERE[event.place.kind]})]
    if seen.arrests:
        need.append(PERSONS)
    if event.setting in ("road", "border") and event.vehicle:
        need.append(frozenset({"veh"} if event.setting == "road" else {"veh", "from"}))
    sentence, used = told(tongue.words["incidents"][event.setting], facts, draw, need)
    used_all = set(used) | {f for f in ("dest", "flight", "home") if "pax" in used and f in behind["journey"].get("pax", ())}
    return sentence, _truth(seen, telling, facts, behind, used_all, said_on), used_all


def _truth(
    event: Event, telling: Telling, facts: dict[str, str], behind: dict[str, Any], used: set[str], said_on: date | None
) -> dict[str, Any]:
    place = event.place
    where = facts.get(WHERE[place.kind], "")
    hiding = next((facts[name] for name in ("hid", "bag", "goods", "cargo", "box", "cached", "house") if name in used), None)
    return {
        "incident_no": 1, "event_ref": event.key, "event": event.key, "agencies": [], "roles": {},
        "date": said_on.isoformat() if said_on else None,
        "place_text": where, "district": place.district, "province": province_name(place.province),
        "country": "PK" if place.province else None, "airport_iata": place.iata, "setting": event.setting,
        "substances": behind["substances"], "concealment": hiding,
        "arrests": {
            "total": event.arrests, "foreigners": event.foreigners or None, "women": event.women or None, "nationality_notes": None,
            "nationalities": dict(event.nationals),
        },
        "destination": facts.get("dest") if "dest" in used else None,
        "origin": facts.get("origin") if "origin" in used else None,
        "flight": facts.get("flight") if "flight" in used else None,
        "vehicles_impounded": None, "value": None, "label_note": None,
    }  # fmt: skip


def agency_name(code: str, language: str, draw: Draw) -> str:
    """A name the agency goes by."""
    return str(draw.pick(words("agencies")[code][language]))


def roles_of(agency: str, telling: Telling) -> dict[str, list[str]]:
    """Agencies and their parts as this telling names them."""
    if telling.part == "detected" or (telling.part == "recap" and telling.to):
        return {agency: ["detected"], str(telling.to): ["took_custody"]}
    if telling.part == "custody":
        return {agency: ["took_custody", "registered_case"], str(telling.to): ["detected"]}
    if telling.part == "joint":
        return {agency: ["intercepted"], str(telling.to): ["intercepted"]}
    return {agency: []}


def single(agency: str, event: Event, telling: Telling, day: date, language: str, draw: Draw) -> Statement:
    """A statement about one event."""
    tongue = writer(language, draw)
    sentence, entry, used = incident(tongue, event, telling, draw, said_on=day)
    lists = tongue.words
    name = agency_name(agency, language, draw)
    facts = {"agency": name, "item": sentence, "weekday": tongue.weekday(day), "date": tongue.day(day), "case": event.case}
    if telling.part == "joint":
        facts["partner"] = agency_name(str(telling.to), language, draw)
    entry["date"] = day.isoformat()
    need = [frozenset({"item"}), frozenset({"agency"})] + ([frozenset({"partner"})] if telling.part == "joint" else [])
    text, _ = told(lists["wrap"], facts, draw, need)
    parts = [_capital(text), *_tails(tongue, agency, event, telling, entry, draw)]
    roles = roles_of(agency, telling)
    entry |= {"agencies": list(roles), "roles": {k: v for k, v in roles.items() if v}}
    head = _headline(tongue, name, event, draw) if draw.chance(0.3) else ""
    text = mistyped(head + " ".join(part for part in parts if part), tongue, draw)
    return Statement(
        text=text,
        truth=operation([entry], language),
        members=((event.number, 1),),
        day=day,
        agency=agency,
        language=language,
    )


def operation(incidents: list[dict[str, Any]], language: str, **said: Any) -> dict[str, Any]:
    """The truth of a statement of operations."""
    stated = dict.fromkeys(
        (
            "operations",
            "total_kg",
            "total_kg_qualifier",
            "arrests",
            "foreigners",
            "women",
            "vehicles",
            "tablets",
            "value",
            "value_qualifier",
        )
    )
    return {
        "kind": "operation",
        "lang": language,
        "stated": stated | said,
        "truncated_source": False,
        "incidents": incidents,
    }


def _tails(tongue: Any, agency: str, event: Event, telling: Telling, entry: dict[str, Any], draw: Draw) -> list[str]:
    lists, found = tongue.words, []
    if event.impounded and telling.part != "recap":
        found.append(draw.pick(lists["impound"]))
        entry["vehicles_impounded"] = event.impounded
    if event.place.province and draw.chance(0.25):
        words_said, amount, currency = tongue.money(rupees_of(event, draw))
        found.append(draw.pick(lists["values"]).replace("{value}", words_said))
        entry["value"] = {"amount": float(amount), "currency": currency}
    if telling.part in ("detected", "custody"):
        other = agency_name(str(telling.to), tongue.code, draw)
        kind = "custody" if telling.part == "custody" else "handover" if event.arrests else "handover_goods"
        found.append(told(lists[kind], {"to": other, "by": other, "case": event.case}, draw, [])[0])
    elif draw.chance(0.4):
        found.append(told(lists["tails"], {"case": event.case}, draw, [])[0])
    return found


def _headline(tongue: Any, name: str, event: Event, draw: Draw) -> str:
    line = event.lines[0]
    if line.g is None or not event.place.district:
        return ""
    mass = tongue.mass(line.g, is_exact=draw.chance(0.5))
    facts = {"agency": name, "short": f"{mass.words} {tongue.drug(line.substance)}", "where": tongue.in_district(event)}
    found = tell(draw.pick(tongue.words["headlines"]), facts, draw)
    return f"{_capital(found[0])}\n\n" if found else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def rupees_of(event: Event, draw: Draw) -> int:
    """What a spokesman says it is worth: no two use the same price."""
    base = {"heroin": 9_000, "methamphetamine": 7_000, "cocaine": 20_000, "opium": 500, "morphine": 4_000, "hashish": 300}
    total = sum((line.g or 0) * base.get(line.substance, 1_000) for line in event.lines) + sum(
        (line.n or 0) * 300 for line in event.lines
    )
    return max(300_000, int(total * (0.4 + 2.2 * draw.part())))


def mistyped(text: str, tongue: Any, draw: Draw) -> str:
    """The text, in a few cases with one word as a tired clerk types it; never a number, a drug or a place."""
    found = [word for word in tongue.words.get("typos", {}) if f" {word} " in text]
    if not found or not draw.chance(0.1):
        return text
    word = draw.pick(found)
    return text.replace(f" {word} ", f" {tongue.words['typos'][word]} ", 1)


def with_recall(statement: Statement, event: Event, telling: Telling, draw: Draw) -> Statement:
    """The statement with an older case recalled at its end, as a second incident of the day it names."""
    tongue = writer(statement.language, draw)
    sentence, entry, _ = incident(tongue, event, telling, draw, said_on=event.day)
    text, _ = told(tongue.words["recaps"], {"item": sentence, "day": tongue.day(event.day)}, draw, [frozenset({"item"})])
    roles = roles_of(statement.agency, telling)
    entry |= {"incident_no": 2, "agencies": [statement.agency], "roles": {}} if telling.to is None else {
        "incident_no": 2, "agencies": list(roles), "roles": {k: v for k, v in roles.items() if v}}  # fmt: skip
    if telling.to:
        other = agency_name(telling.to, statement.language, draw)
        kind = "handover" if event.arrests else "handover_goods"
        text = f"{text} {told(tongue.words[kind], {'to': other}, draw, [])[0]}"
    truth = {**statement.truth, "incidents": [*statement.truth["incidents"], entry]}
    return replace(statement, text=f"{statement.text} {text}", truth=truth, members=(*statement.members, (event.number, 2)))


def in_both(english: Statement, urdu: Statement) -> Statement:
    """One statement in two languages: the same incident told twice on one sheet, stated once in the truth."""
    truth = {**english.truth, "lang": "en+ur"}
    return replace(english, text=f"{english.text}\n\n{urdu.text}", truth=truth, language="en+ur")
