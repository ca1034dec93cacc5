"""Lists of a day: many operations in one text, with what the text says of itself."""

from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.plan import Telling
from rabta.example.shapes import told
from rabta.example.statements import Statement, agency_name, incident, mistyped, operation, roles_of, rupees_of, writer

SLIP = 0.08
"""Share of lists whose own total does not add up."""


def day_list(agency: str, told_events: list[tuple[Event, Telling]], day: date, language: str, draw: Draw) -> Statement:
    """The list and its truth; incidents in the order told."""
    tongue = writer(language, draw)
    items, entries = [], []
    before: Event | None = None
    for number, (event, telling) in enumerate(told_events, 1):
        same = bool(before and event.place.iata and before.place.iata == event.place.iata and draw.chance(0.6))
        sentence, entry, _ = incident(tongue, event, telling, draw, said_on=day, same_place=same)
        roles = roles_of(agency, telling)
        entry |= {"incident_no": number, "agencies": list(roles), "roles": {k: v for k, v in roles.items() if v}}
        items.append(_item(tongue, sentence, event, telling, entry, draw))
        entries.append(entry)
        before = event
    name = agency_name(agency, language, draw)
    head, said, notes = _head(tongue, name, told_events, day, draw)
    text = mistyped(_laid_out(tongue, head, items, draw), tongue, draw)
    members = tuple((event.number, number) for number, (event, _) in enumerate(told_events, 1))
    return Statement(text, operation(entries, language, **said), members, day, agency, language, notes)


def _item(tongue: Any, sentence: str, event: Event, telling: Telling, entry: dict[str, Any], draw: Draw) -> str:
    if telling.part in ("custody", "joint"):
        other = agency_name(str(telling.to), tongue.code, draw)
        sentence = f"{sentence} {told(tongue.words['custody_short'], {'by': other, 'case': event.case}, draw, [])[0]}"
    if event.impounded:
        sentence = f"{sentence} {draw.pick(tongue.words['impound'])}"
        entry["vehicles_impounded"] = event.impounded
    return sentence


def _head(
    tongue: Any, name: str, events: list[tuple[Event, Telling]], day: date, draw: Draw
) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    lists = tongue.words
    facts = {"agency": name, "date": tongue.day(day), "weekday": tongue.weekday(day)}
    if draw.chance(0.15):
        return told(lists["list_heads_bare"], facts, draw, [])[0], {}, ()
    grams = sum(line.g or 0 for event, _ in events for line in event.lines)
    arrests = sum(event.arrests for event, _ in events)
    notes: tuple[str, ...] = ()
    if draw.chance(SLIP) and arrests > 2:
        notes = (f"states one arrest more than its list of {arrests}",)
        arrests += 1
    over = draw.chance(0.35) and grams > 20_000 and grams % 1000
    said_grams = grams // 1000 * 1000 if over else grams
    mass = tongue.mass(said_grams, is_exact=True)
    total = tongue.over(mass.words) if over else mass.words
    women, foreign = sum(event.women for event, _ in events), sum(event.foreigners for event, _ in events)
    value, amount, currency = tongue.money(sum(rupees_of(event, draw) for event, _ in events))
    facts |= {
        "n": tongue.count(len(events)),
        "ndigits": f"{len(events):02d}",
        "total": total,
        "arrestsdigits": f"{arrests:02d}",
        "value": value if draw.chance(0.6) else "",
    }
    facts["arrests"] = tongue.people(arrests, women=women, foreigners=foreign) if arrests else ""
    shapes = lists["list_heads"] if arrests and grams else lists["list_heads_bare"]
    text, used = told(shapes, facts, draw, [])
    if "total" not in used:
        return text, {}, ()
    said: dict[str, Any] = {
        "operations": len(events),
        "total_kg": said_grams / 1000,
        "total_kg_qualifier": "over" if over else None,
        "arrests": arrests,
    }
    if "arrests" in used:
        said |= {"women": women or None, "foreigners": foreign or None}
    if "value" in used:
        said["value"] = {"amount": float(amount), "currency": currency}
    return text, said, notes


def _laid_out(tongue: Any, head: str, items: list[str], draw: Draw) -> str:
    manner = draw.part()
    if manner < 0.15:
        return "\n".join([head, *(f"{number}. {item[:1].upper()}{item[1:]}" for number, item in enumerate(items, 1))])
    if manner < 0.25:
        return "\n".join([head, *(f"- {item[:1].upper()}{item[1:]}" for item in items)])
    told_items = []
    ordinals = tongue.words["ordinals"]
    plain = draw.chance(0.5)
    for number, item in enumerate(items):
        shapes = ["{^item}"] if plain or number >= len(ordinals) else tongue.words["leads"]
        told_items.append(told(shapes, {"item": item, "ordinal": ordinals[number % len(ordinals)]}, draw, [])[0])
    return f"{head} {_joined(tongue, told_items, draw)}"


def _joined(tongue: Any, items: list[str], draw: Draw) -> str:
    text = items[0]
    for item in items[1:]:
        if draw.chance(0.12) and text.endswith(tongue.stop) and item[:2] != "In":
            text = f"{text[: -len(tongue.stop)]}{tongue.semicolon} {item[:1].lower()}{item[1:]}"
        else:
            text = f"{text} {item}"
    return text
