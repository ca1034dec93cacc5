"""A statement about one event: headline or none, the sentence in its frame, and what is added at the end."""

from dataclasses import replace
from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.plan import Telling
from rabta.example.shapes import tell, told
from rabta.example.tellings import (
    Incident,
    Statement,
    agency_name,
    capital,
    handed_on,
    incident,
    mistyped,
    operation,
    rupees_of,
    writer,
)


def single(agency: str, event: Event, telling: Telling, day: date, language: str, draw: Draw) -> Statement:
    """A statement about one event."""
    tongue = writer(language, draw)
    sentence, entry = incident(tongue, event, telling, draw, day=day, agency=agency)
    name = agency_name(agency, language, draw)
    facts = {"agency": name, "item": sentence, "weekday": tongue.weekday(day), "date": tongue.day(day)}
    need = [frozenset({"item"}), frozenset({"agency"})]
    if telling.part == "joint":
        facts["partner"] = agency_name(str(telling.to), language, draw)
        need.append(frozenset({"partner"}))
    framed, _ = told(tongue.words["wrap"], facts, draw, need)
    weighed = entry["substances"][0]["quantity"] is not None
    head = _headline(tongue, name, event, draw) if weighed and draw.chance(0.3) else ""
    text = head + " ".join([capital(framed), *_tails(tongue, event, telling, entry, draw)])
    return Statement(
        mistyped(text, tongue, draw), operation([entry], language), ((event.number, 1),), day, agency, language
    )  # fmt: skip


def _tails(tongue: Any, event: Event, telling: Telling, entry: Incident, draw: Draw) -> list[str]:
    """Sentences at the end; those that state a vehicle or a value write it into the incident."""
    lists, found = tongue.words, []
    if event.impounded:
        found.append(draw.pick(lists["impound"]))
        entry["vehicles_impounded"] = event.impounded
    if event.place.province and draw.chance(0.25):
        said, amount, currency = tongue.money(rupees_of(event, draw))
        found.append(draw.pick(lists["values"]).replace("{value}", said))
        entry["value"] = {"amount": float(amount), "currency": currency}
    if telling.only is not None:
        registered = [shape for shape in lists["tails"] if "{case}" in shape]
        found.append(told(registered, {"case": event.case}, draw, [])[0])
    if telling.part in ("detected", "custody"):
        found.append(handed_on(tongue, event, telling, draw))
    elif telling.only is None and draw.chance(0.4):
        found.append(told(lists["tails"], {"case": event.case}, draw, [])[0])
    return found


def _headline(tongue: Any, name: str, event: Event, draw: Draw) -> str:
    """A headline that rounds, or not: the body decides."""
    line = event.lines[0]
    if line.g is None or not event.place.district:
        return ""
    mass = tongue.mass(line.g, is_exact=draw.chance(0.5))
    short = f"{mass.words} {tongue.drug(line.substance, event.turn)}"
    facts = {"agency": name, "short": short, "where": tongue.in_district(event)}
    found = tell(draw.pick(tongue.words["headlines"]), facts, draw)
    return f"{capital(found[0])}\n\n" if found else ""


def recalled(tongue: Any, agency: str, event: Event, telling: Telling, draw: Draw) -> tuple[str, Incident]:
    """An old case in a sentence or two: it happened on the day the text names, not when it was written."""
    sentence, entry = incident(tongue, event, telling, draw, day=event.day, agency=agency)
    text, _ = told(tongue.words["recaps"], {"item": sentence, "day": tongue.day(event.day)}, draw, [frozenset({"item"})])
    return f"{text} {handed_on(tongue, event, telling, draw)}" if telling.to else text, entry


def with_recall(statement: Statement, event: Event, telling: Telling, draw: Draw) -> Statement:
    """The statement with an older case recalled at its end, as its second incident."""
    tongue = writer(statement.language, draw)
    text, entry = recalled(tongue, statement.agency, event, telling, draw)
    truth = {**statement.truth, "incidents": [*statement.truth["incidents"], entry | {"incident_no": 2}]}
    return replace(
        statement, text=f"{statement.text} {text}", truth=truth, members=(*statement.members, (event.number, 2))
    )  # fmt: skip


def in_both(english: Statement, urdu: Statement) -> Statement:
    """One statement in two languages: the same incident told twice on one sheet, stated once in the truth."""
    truth = {**english.truth, "lang": "en+ur"}
    return replace(english, text=f"{english.text}\n\n{urdu.text}", truth=truth, language="en+ur")
