"""Poppy land: claims of clearance, some told by two services, and a recap of the season that adds nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.plan import Plan, next_day
from rabta.example.shapes import told
from rabta.example.tellings import Statement, agency_name, capital, writer
from rabta.example.words import words

OPEN_COUNTRY = ("area", "village", "town", "hills")


@dataclass(frozen=True)
class Claim:
    """Land cleared, once: `area` in `unit` (acre or kanal), told by one or two services."""

    key: str
    day: date
    district: str
    district_ur: str
    province: str
    spot: tuple[str, str]
    area: int
    unit: str
    tellers: tuple[str, ...]


def draw_claims(plan: Plan, *, acres: int, count: int = 22) -> list[Claim]:
    """Claims of the season whose acres add up exactly; a few more in kanals, which stay kanals."""
    draw = plan.draw.child("land")
    shares = [0.3 + draw.part() ** 3 * 6 for _ in range(count)]
    areas = [max(4, round(acres * share / sum(shares))) for share in shares]
    areas[areas.index(max(areas))] += acres - sum(areas)
    claims = [_claim(draw, number, area, "acre") for number, area in enumerate(areas, 1)]
    claims += [_claim(draw, count + number, draw.whole(6, 90) * 8, "kanal") for number in range(1, 5)]
    for claim in claims:
        for number, teller in enumerate(claim.tellers):
            language = "ur" if draw.chance(0.25) else "en"
            plan.file("poppy", teller, next_day(claim.day, number), language=language, claim=claim)
    for recap in words("land")["recaps"]:
        covered = [
            c for c in claims if c.day <= recap["day"] and c.unit == "acre" and recap["agency"] in (*c.tellers, "ANF")
        ]
        if covered:
            plan.file("poppy_recap", recap["agency"], recap["day"], claims=covered)
    return claims


def _claim(draw: Draw, number: int, area: int, unit: str) -> Claim:
    entries = {entry["name"]: entry for entry in words("places")["districts"]}
    weights = [(name, float(weight)) for name, weight in words("land")["districts"].items()]
    entry = entries[draw.weighted(weights)]
    while unit == "kanal" and entry["province"] == "BA":
        entry = entries[draw.weighted(weights)]
    in_spring = draw.chance(0.8)
    start, days = (date(2025, 3, 1), 85) if in_spring else (date(2025, 9, 5), 60)
    chosen = draw.pick([spot for spot in entry["spots"] if spot[0] in OPEN_COUNTRY])
    tellers = draw.some(words("land")["tellers"][entry["province"]], 2 if draw.chance(0.3) else 1)
    return Claim(
        f"EX-L{number:03d}", start + timedelta(days=draw.whole(0, days)), entry["name"], entry["ur"], entry["province"],
        (chosen[1], chosen[2]), area, unit, tuple(tellers),
    )  # fmt: skip


def told_claim(agency: str, claim: Claim, day: date, language: str, draw: Draw) -> Statement:
    """A statement about one field cleared."""
    tongue = writer(language, draw)
    where = tongue.field(claim)
    others = [teller for teller in claim.tellers if teller != agency]
    facts = {
        "agency": agency_name(agency, language, draw), "where": where, "area": tongue.area(claim.area, claim.unit),
        "cleared": draw.pick(tongue.words["cleared"]), "partner": agency_name(others[0], language, draw) if others else "",
    }  # fmt: skip
    text, used = told(tongue.words["poppy"], facts, draw, [])
    entry = {
        "claim": claim.key, "area": claim.area, "unit": claim.unit, "crop": "poppy", "place_text": where,
        "district": claim.district, "approx": False,
    }  # fmt: skip
    named = [agency, *(others if "partner" in used else [])]
    truth = {"kind": "poppy", "lang": language, "stated": {}, "incidents": [], "clearances": [entry], "agencies": named}
    return Statement(capital(text), truth, (), day, agency, language)


def told_recap(agency: str, claims: list[Claim], day: date, draw: Draw) -> Statement:
    """The season so far: a total over claims already told, never to be added."""
    tongue = writer("en", draw)
    by_district: dict[str, int] = {}
    for claim in claims:
        by_district[claim.district] = by_district.get(claim.district, 0) + claim.area
    parts = ", ".join(f"{name} {area:,} acres" for name, area in by_district.items())
    total = sum(by_district.values())
    facts = {"agency": agency_name(agency, "en", draw), "date": tongue.day(day), "total": f"{total:,} acres", "parts": parts}
    text, _ = told(tongue.words["poppy_recap"], facts, draw, [])
    truth: dict[str, Any] = {
        "kind": "periodic", "lang": "en", "scope": agency, "period": None, "stated": {}, "totals_by_substance": None,
        "regions": [], "incidents": [], "covers": [claim.key for claim in claims],
        "clearances": [{"area": total, "unit": "acre", "crop": "poppy", "periodic": True}],
    }  # fmt: skip
    return Statement(text, truth, (), day, agency, "en")
