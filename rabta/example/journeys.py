"""Persons met on irregular journeys, and arrests in which nothing was seized. No one here is accused of drugs."""

from datetime import date
from typing import Any

from rabta.example.draw import Draw
from rabta.example.events import Event
from rabta.example.places import spot
from rabta.example.plan import Plan, Telling, any_day
from rabta.example.shapes import told
from rabta.example.statements import Statement, agency_name, operation, writer
from rabta.example.words import words

AFGHAN_TELLERS = (
    ("FC_BA_N", "BA", 3),
    ("FC_BA_S", "BA", 1),
    ("LEVIES", "BA", 2),
    ("FC_KP_N", "KP", 2),
    ("FC_KP_S", "KP", 2),
    ("POLICE_KP", "KP", 1),
    ("POLICE_SD", "SD", 2),
    ("RANGERS_SD", "SD", 2),
)
SETTINGS = {
    "smuggled": (
        ("LEVIES", "Panjgur"),
        ("FC_BA_S", "Kech"),
        ("FIA", "Chagai"),
        ("PCG", "Gwadar"),
        ("FIA", "Gwadar"),
        ("PCG", "Lasbela"),
        ("LEVIES", "Washuk"),
    ),
    "victim": (("FIA", "Karachi"), ("FIA", "Lahore"), ("POLICE_BA", "Panjgur")),
}


def encounters(plan: Plan, count: int = 18) -> None:
    """Encounters, each told once: on land, at sea, at airports."""
    draw = plan.draw.child("encounters")
    for number in range(1, count + 1):
        category = draw.weighted((("smuggled", 10), ("refused", 8), ("victim", 3)))
        day = any_day(draw)
        persons = draw.whole(2, 9) if category != "smuggled" else draw.whole(4, 61)
        minors = draw.whole(1, max(1, persons // 5)) if category != "refused" and draw.chance(0.5) else 0
        agency, district = ("FIA", "") if category == "refused" else draw.pick(SETTINGS[category])
        plan.file(
            "migrants",
            agency,
            day,
            language="ur" if draw.chance(0.25) else "en",
            key=f"EX-M{number:03d}",
            category=category,
            persons=persons,
            minors=minors,
            district=district,
            coast=agency == "PCG",
        )


def told_encounter(agency: str, details: dict[str, Any], day: date, language: str, draw: Draw) -> Statement:
    """A statement about persons met."""
    tongue = writer(language, draw)
    lists = tongue.words["migrants"]
    category, persons, minors = details["category"], details["persons"], details["minors"]
    where, place = _where(tongue, details, draw)
    toward = (
        draw.pick(words("places")["destinations"]["air"])[tongue.index]
        if category == "refused"
        else draw.pick(lists["toward"])
    )
    facts = {
        "agency": agency_name(agency, language, draw), "where": where, "toward": toward, "case": f"EX-{agency.replace('_', '')}-{draw.whole(100, 999)}/25",
        "persons": f"{tongue.count(persons)} {draw.pick(lists['nouns'][category])}",
        "minors": draw.pick(lists["minors"]).replace("{n}", tongue.count(minors)) if minors else "",
        "veh": draw.pick(tongue.words["vehicles"]["bus"]), "flight": draw.pick(words("places")["airlines"]),
    }  # fmt: skip
    if language == "en" and category != "refused" and facts["toward"] and not facts["toward"].startswith("to"):
        facts["toward"] = toward
    shapes = [
        shape
        for shape in [*lists[category], *(lists["boat"] if details.get("coast") else [])]
        if not minors or "{minors}" in shape
    ]
    text, _ = told(shapes, facts, draw, [])
    entry = {"persons": persons, "role": {"smuggled": "smuggled person", "refused": "passenger", "victim": "victim"}[category], "what": category, "category": category,
             "minors": minors or None, "protected": True, "place_text": where, **place, "encounter": details["key"]}  # fmt: skip
    truth = {"kind": "migrant", "lang": language, "stated": {}, "incidents": [], "encounters": [entry]}
    return Statement(text[:1].upper() + text[1:], truth, (), day, agency, language)


def _where(tongue: Any, details: dict[str, Any], draw: Draw) -> tuple[str, dict[str, Any]]:
    lists = words("places")
    if not details["district"]:
        entry = draw.weighted([(e, float(e["weight"])) for e in lists["airports"]])
        name = draw.pick(entry["names"] if tongue.code == "en" else entry["ur"])
        return name, {
            "district": entry["district"],
            "province": lists["provinces"][entry["province"]][0],
            "airport_iata": entry["iata"],
        }
    entry = next(e for e in lists["districts"] if e["name"] == details["district"])
    chosen = draw.pick(
        [s for s in entry["spots"] if s[0] in ("town", "area", "beach", "post", "colony", "village")] or entry["spots"]
    )
    name = f"{chosen[1]}, {entry['name']}" if tongue.code == "en" else f"{entry['ur']} کے علاقے {chosen[2]}"
    return name, {"district": entry["name"], "province": lists["provinces"][entry["province"]][0], "airport_iata": None}


def afghan_arrests(plan: Plan, *, total: int, count: int = 13) -> None:
    """Arrests of Afghan nationals in three provinces in which nothing was seized; together exactly `total` persons."""
    draw = plan.draw.child("afghans")
    count = min(count, total)
    sizes = [1 + draw.whole(0, 9) for _ in range(count)]
    while sum(sizes) != total:
        at = draw.whole(0, count - 1)
        sizes[at] = max(1, sizes[at] + (1 if sum(sizes) < total else -1))
    for size in sizes:
        agency, province = draw.weighted([((a, p), float(w)) for a, p, w in AFGHAN_TELLERS])
        day = any_day(draw)
        event = plan.add(
            Event(
                number=plan.next_number(),
                day=day,
                setting="other",
                place=spot(draw, (province,), "premises"),
                lines=(),
                agencies=(agency,),
                arrests=size,
                nationals=(("AF", size),),
            )
        )
        plan.file("afghans", agency, day, Telling(event.number), language="ur" if draw.chance(0.25) else "en")


def told_arrests(agency: str, event: Event, day: date, language: str, draw: Draw) -> Statement:
    """A statement about arrests without a seizure."""
    tongue = writer(language, draw)
    where = tongue.at(event)
    facts = {"agency": agency_name(agency, language, draw), "n": tongue.count(event.arrests), "where": where}
    shapes = tongue.words["afghans"] if event.arrests > 1 else tongue.words["afghan_one"]
    text, _ = told(shapes, facts, draw, [])
    entry = {
        "incident_no": 1, "event_ref": event.key, "event": event.key, "agencies": [agency], "roles": {}, "date": day.isoformat(), "place_text": where,
        "district": event.place.district, "province": words("places")["provinces"][event.place.province][0], "country": "PK", "airport_iata": None,
        "setting": "other", "substances": [], "concealment": None,
        "arrests": {"total": event.arrests, "foreigners": event.arrests, "women": None, "nationality_notes": None, "nationalities": {"AF": event.arrests}},
        "destination": None, "origin": None, "flight": None, "vehicles_impounded": None, "value": None, "label_note": None,
    }  # fmt: skip
    truth = operation([entry], language)
    del truth["incidents"][0]["setting"]
    return Statement(text[:1].upper() + text[1:], truth, ((event.number, 1),), day, agency, language)
