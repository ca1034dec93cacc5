"""Lists of a day: many operations in one text, with what the text says of itself."""

from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import place_names
from rabta.example.plan import Telling
from rabta.example.shapes import told
from rabta.example.tellings import (
    Incident,
    Statement,
    agency_name,
    capital,
    incident,
    mistyped,
    operation,
    rupees_of,
    writer,
)

SLIP = 0.08
"""Share of lists whose own total does not add up."""
Told = list[tuple[Event, Telling]]
Head = tuple[str, dict[str, Any], tuple[str, ...]]


def day_list(agency: str, told_events: Told, day: date, language: str, draw: Draw) -> Statement:
    """The list and its truth; incidents in the order told."""
    tongue = writer(language, draw)
    items, entries = [], []
    before: Event | None = None
    for number, (event, telling) in enumerate(told_events, 1):
        same = bool(before and event.place.iata and before.place.iata == event.place.iata and draw.chance(0.6))
        again = bool(before and before.lines[-1].substance == event.lines[0].substance and draw.chance(0.1))
        sentence, entry = incident(tongue, event, telling, draw, day=day, agency=agency, same_place=same, again=again)
        items.append(_item(tongue, sentence, event, telling, entry, draw))
        entries.append(entry | {"incident_no": number})
        before = event
    head, said, notes = _head(tongue, agency_name(agency, language, draw), [event for event, _ in told_events], day, draw)
    text = mistyped(_laid_out(tongue, head, items, draw), tongue, draw)
    members = tuple((event.number, number) for number, (event, _) in enumerate(told_events, 1))
    return Statement(text, operation(entries, language, **said), members, day, agency, language, notes)


def _item(tongue: Any, sentence: str, event: Event, telling: Telling, entry: Incident, draw: Draw) -> str:
    if telling.part == "custody":
        other = agency_name(str(telling.to), tongue.code, draw)
        sentence = f"{sentence} {told(tongue.words['custody_short'], {'by': other, 'case': event.case}, draw, [])[0]}"
    if event.impounded:
        sentence = f"{sentence} {draw.pick(tongue.words['impound'])}"
        entry["vehicles_impounded"] = event.impounded
    return sentence


def _head(tongue: Any, name: str, events: list[Event], day: date, draw: Draw) -> Head:
    """The opening sentence, what it states of the whole list, and the slip in it if there is one."""
    lists = tongue.words
    facts = {"agency": name, "date": tongue.day(day), "weekday": tongue.weekday(day)}
    grams, arrests = sum(event.grams for event in events), sum(event.arrests for event in events)
    if draw.chance(0.15) or not grams or not arrests:
        return told(lists["list_heads_bare"], facts, draw, [])[0], {}, ()
    slip = draw.chance(SLIP)
    women, foreign = sum(event.women for event in events), sum(event.foreigners for event in events)
    over = bool(draw.chance(0.35) and grams > 20_000 and grams % 1000)
    said_grams = grams // 1000 * 1000 if over else grams
    mass = tongue.mass(said_grams, is_exact=True)
    value, amount, currency = tongue.money(sum(rupees_of(event, draw) for event in events))
    facts |= {
        "n": tongue.count(len(events)), "ndigits": f"{len(events):02d}",
        "total": tongue.over(mass.words) if over else mass.words,
        "arrests": tongue.people(arrests + slip, women=women, foreigners=foreign), "arrestsdigits": f"{arrests + slip:02d}",
        "value": value if draw.chance(0.6) else "",
    }  # fmt: skip
    text, used = told(lists["list_heads"], facts, draw, [])
    said: dict[str, Any] = {"operations": len(events), "total_kg": said_grams / 1000, "arrests": arrests + slip}
    said["total_kg_qualifier"] = "over" if over else None
    if "arrests" in used:
        said |= {"women": women or None, "foreigners": foreign or None}
    if "value" in used:
        said["value"] = {"amount": float(amount), "currency": currency}
    return text, said, ("states one arrest more than its list",) if slip else ()


def _laid_out(tongue: Any, head: str, items: list[str], draw: Draw) -> str:
    manner = draw.part()
    if manner < 0.15:
        return "\n".join([capital(head), *(f"{number}. {capital(item)}" for number, item in enumerate(items, 1))])
    if manner < 0.25:
        return "\n".join([capital(head), *(f"- {capital(item)}" for item in items)])
    ordinals = tongue.words["ordinals"]
    bare = draw.chance(0.5)
    led = []
    for number, item in enumerate(items):
        shapes = ["{^item}"] if bare or number >= len(ordinals) else tongue.words["leads"]
        led.append(told(shapes, {"item": item, "ordinal": ordinals[number % len(ordinals)]}, draw, [])[0])
    return f"{capital(head)} {_run_on(tongue, led, draw)}"


def _inside(item: str) -> str:
    """The item within a sentence: a small letter, unless it begins with a place's name."""
    begins = f"{item.split()[0]} "
    return item if any(name.startswith(begins) for name in place_names()) else f"{item[:1].lower()}{item[1:]}"


def _run_on(tongue: Any, items: list[str], draw: Draw) -> str:
    """The items as one paragraph; now and then two of them in one sentence."""
    text = items[0]
    for item in items[1:]:
        if draw.chance(0.12) and text.endswith(tongue.stop):
            text = f"{text[: -len(tongue.stop)]}{tongue.semicolon} {_inside(item)}"
        else:
            text = f"{text} {item}"
    return text
