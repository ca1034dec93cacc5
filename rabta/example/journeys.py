"""Persons met on irregular journeys, and arrests in which nothing was seized. No one here is accused of drugs."""

from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import spot
from rabta.example.plan import Plan, Telling, any_day
from rabta.example.shapes import told
from rabta.example.tellings import Statement, agency_name, capital, operation, shell, writer
from rabta.example.words import words

CATEGORIES = (("smuggled", 10.0), ("refused", 8.0), ("victim", 3.0))
INHABITED = ("town", "area", "beach", "post", "colony", "village")


def encounters(plan: Plan, count: int = 18) -> None:
    """Encounters, each told once: on land, at sea, at airports."""
    draw = plan.draw.child("encounters")
    for number in range(1, count + 1):
        category = draw.weighted(CATEGORIES)
        day = any_day(draw)
        persons = draw.whole(4, 61) if category == "smuggled" else draw.whole(2, 9)
        minors = draw.whole(1, max(1, persons // 5)) if category != "refused" and draw.chance(0.5) else 0
        met = draw.pick(words("journeys")["met"][category])
        plan.file(
            "migrants", met["agency"], day, language="ur" if draw.chance(0.25) else "en",
            key=f"EX-M{number:03d}", category=category, persons=persons, minors=minors, district=met["district"],
        )  # fmt: skip


def told_encounter(agency: str, met: dict[str, Any], day: date, language: str, draw: Draw) -> Statement:
    """A statement about persons met."""
    tongue = writer(language, draw)
    lists = tongue.words["migrants"]
    category, minors = met["category"], met["minors"]
    where, place = _where(tongue, met["district"], draw)
    by_air = words("places")["destinations"]["air"]
    facts = {
        "agency": agency_name(agency, language, draw), "where": where,
        "toward": draw.pick(by_air)[tongue.index] if category == "refused" else draw.pick(lists["toward"]),
        "case": f"EX-{agency.replace('_', '')}-{draw.whole(100, 999)}/{day:%y}",
        "persons": f"{tongue.count(met['persons'])} {draw.pick(lists['nouns'][category])}",
        "minors": draw.pick(lists["minors"]).replace("{n}", tongue.count(minors)) if minors else "",
        "veh": draw.pick(tongue.words["vehicles"]["bus"]), "flight": draw.pick(words("places")["airlines"]),
    }  # fmt: skip
    shapes = [*lists[category], *(lists["boat"] if agency == "PCG" else [])]
    text, _ = told([shape for shape in shapes if not minors or "{minors}" in shape], facts, draw, [])
    entry = {
        "encounter": met["key"], "persons": met["persons"], "role": words("journeys")["roles"][category], "what": category,
        "category": category, "minors": minors or None, "protected": True, "place_text": where, **place,
    }  # fmt: skip
    truth = {"kind": "migrant", "lang": language, "stated": {}, "incidents": [], "encounters": [entry]}
    return Statement(capital(text), truth, (), day, agency, language)


def _where(tongue: Any, district: str | None, draw: Draw) -> tuple[str, dict[str, Any]]:
    """Words for the place and its truth; an airport where no district is given."""
    lists = words("places")
    if district is None:
        entry = draw.weighted([(e, float(e["weight"])) for e in lists["airports"]])
        name = draw.pick(entry["names"] if tongue.code == "en" else entry["ur"])
        return name, {"district": entry["district"], "province": _province(entry), "airport_iata": entry["iata"]}
    entry = next(e for e in lists["districts"] if e["name"] == district)
    chosen = draw.pick([s for s in entry["spots"] if s[0] in INHABITED])
    name = f"{chosen[1]}, {district}" if tongue.code == "en" else f"{entry['ur']} کے علاقے {chosen[2]}"
    return name, {"district": district, "province": _province(entry), "airport_iata": None}


def _province(entry: dict[str, Any]) -> str:
    return str(words("places")["provinces"][entry["province"]][0])


def afghan_arrests(plan: Plan, *, total: int, count: int = 13) -> None:
    """Arrests of Afghan nationals in three provinces in which nothing was seized; together exactly `total` persons."""
    draw = plan.draw.child("afghans")
    sizes = [1 + draw.whole(0, 9) for _ in range(min(count, total))]
    while sum(sizes) != total:
        at = draw.whole(0, len(sizes) - 1)
        sizes[at] = max(1, sizes[at] + (1 if sum(sizes) < total else -1))
    tellers = [(entry, float(entry["weight"])) for entry in words("journeys")["arrests_apart"]]
    for size in sizes:
        teller, day = draw.weighted(tellers), any_day(draw)
        agency = teller["agency"]
        place = spot(draw, (teller["province"],), "premises", tuple(words("agencies")[agency].get("districts", ())))
        event = Event(plan.next_number(), day, "other", place, (), (agency,), arrests=size, nationals=(("AF", size),))
        plan.add(event)
        plan.file("afghans", agency, day, Telling(event.number), language="ur" if draw.chance(0.25) else "en")


def told_arrests(agency: str, event: Event, day: date, language: str, draw: Draw) -> Statement:
    """A statement about arrests without a seizure."""
    tongue = writer(language, draw)
    where = tongue.at(event)
    facts = {"agency": agency_name(agency, language, draw), "n": tongue.count(event.arrests), "where": where}
    text, _ = told(tongue.words["afghans" if event.arrests > 1 else "afghan_one"], facts, draw, [])
    entry = shell(event, day=day) | {"agencies": [agency], "place_text": where}
    return Statement(capital(text), operation([entry], language), ((event.number, 1),), day, agency, language)
