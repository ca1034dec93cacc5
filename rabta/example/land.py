"""Poppy land: claims of clearance, some told by two services, and a recap of the season that adds nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rabta.example.draw import Draw
from rabta.example.plan import Plan, next_day
from rabta.example.shapes import told
from rabta.example.statements import Statement, agency_name, writer
from rabta.example.words import words

FIELDS = (
    ("Qilla Abdullah", 9),
    ("Pishin", 5),
    ("Chaman", 4),
    ("Duki", 4),
    ("Loralai", 3),
    ("Kech", 1),
    ("Khyber", 3),
    ("Mohmand", 2),
    ("Bajaur", 2),
    ("Orakzai", 2),
    ("Kurram", 1),
    ("Khairpur", 1),
)
TELLERS = {"BA": ("FC_BA_N", "LEVIES", "ANF"), "KP": ("POLICE_KP", "FC_KP_N", "ANF"), "SD": ("POLICE_SD", "EXCISE_SD")}


@dataclass(frozen=True)
class Claim:
    """Land cleared, once: `area` in `unit` (acre or kanal), by one or two services."""

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
            plan.file(
                "poppy", teller, next_day(claim.day, number), language="ur" if draw.chance(0.25) else "en", claim=claim
            )
    for day, teller in ((date(2025, 5, 12), "ANF"), (date(2025, 6, 3), "FC_BA_N")):
        plan.file(
            "poppy_recap",
            teller,
            day,
            claims=[c for c in claims if c.day <= day and teller in (*c.tellers, "ANF") and c.unit == "acre"],
        )
    return claims


def _claim(draw: Draw, number: int, area: int, unit: str) -> Claim:
    entries = {entry["name"]: entry for entry in words("places")["districts"]}
    while True:
        entry = entries[draw.weighted(FIELDS)]
        if not (unit == "kanal" and entry["province"] == "BA"):
            break
    day = (
        date(2025, 3, 1) + timedelta(days=draw.whole(0, 85))
        if draw.chance(0.8)
        else date(2025, 9, 5) + timedelta(days=draw.whole(0, 60))
    )
    spots = [spot for spot in entry["spots"] if spot[0] in ("area", "village", "town", "hills")]
    chosen = draw.pick(spots)
    tellers = draw.some(TELLERS[entry["province"]], 2 if draw.chance(0.3) else 1)
    return Claim(
        f"EX-L{number:03d}",
        day,
        entry["name"],
        entry["ur"],
        entry["province"],
        (chosen[1], chosen[2]),
        area,
        unit,
        tuple(tellers),
    )


def told_claim(agency: str, claim: Claim, day: date, language: str, draw: Draw) -> Statement:
    """A statement about one field cleared."""
    tongue = writer(language, draw)
    where, area = tongue.field(claim), tongue.area(claim.area, claim.unit)
    others = [teller for teller in claim.tellers if teller != agency]
    facts = {
        "agency": agency_name(agency, language, draw),
        "where": where,
        "area": area,
        "cleared": draw.pick(tongue.words["cleared"]),
    }
    if others:
        facts["partner"] = agency_name(others[0], language, draw)
    text, used = told(tongue.words["poppy"], facts, draw, [])
    entry = clearance(claim, where)
    truth = {"kind": "poppy", "lang": language, "stated": {}, "incidents": [], "clearances": [entry | {"claim": claim.key}]}
    truth["agencies"] = [agency, *(others if "partner" in used else [])]
    return Statement(text[:1].upper() + text[1:], truth, (), day, agency, language)


def clearance(claim: Claim, where: str) -> dict[str, Any]:
    """What a statement says of the land, in the reader's contract."""
    return {
        "area": claim.area,
        "unit": claim.unit,
        "crop": "poppy",
        "place_text": where,
        "district": claim.district,
        "approx": False,
    }


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
    truth = {"kind": "periodic", "lang": "en", "scope": agency, "period": None, "stated": {}, "totals_by_substance": None, "regions": [], "incidents": [],
             "clearances": [{"area": total, "unit": "acre", "crop": "poppy", "periodic": True}], "covers": [claim.key for claim in claims]}  # fmt: skip
    return Statement(text, truth, (), day, agency, "en")
