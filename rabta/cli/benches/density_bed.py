"""Invented seizures at national density, told once or several times, with the truth: what the count bench counts.

A year of reports by a dozen agencies: daily statements, monthly sheets, hand-overs, retellings with other words.
Weights are round or odd as seizures' weights are, districts busy or quiet; nobody and nothing in it is real.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from rabta.vocabulary.rules.places import districts

Key = tuple[str, int]
FIRST_DAY = date(2025, 1, 1)
DAYS = 365
TOLD = (0.55, 0.28, 0.12, 0.05)
"""The share of seizures told once, twice, three and four times: 1.67 reports of each on the average."""
_AGENCIES = (
    ("ANF", 30), ("POLICE_PB", 14), ("POLICE_SD", 12), ("POLICE_KP", 10), ("CUSTOMS", 9), ("EXCISE_KP", 5),
    ("EXCISE_SD", 4), ("ASF", 5), ("PCG", 4), ("FC", 3), ("RANGERS", 3), ("POLICE_BA", 1),
)  # fmt: skip
_TAKERS = {"ASF": "ANF", "PCG": "CUSTOMS", "FC": "CUSTOMS", "RANGERS": "ANF", "CUSTOMS": "ANF", "POLICE_BA": "ANF"}
_DRUGS = (
    ("hashish", 45), ("heroin", 20), ("methamphetamine", 20), ("opium", 10), ("cocaine", 2), ("cannabis_herb", 3),
)  # fmt: skip
_SETTINGS = (("road", 45), ("person", 20), ("premises", 12), ("cache", 8), ("parcel", 5), ("border", 5), ("other", 5))
_AIRPORTS = (("KHI", "Karachi"), ("LHE", "Lahore"), ("ISB", "Attock"), ("PEW", "Peshawar"), ("MUX", "Multan"))
_TOWNS = ("Jeddah", "Doha", "Dubai", "Muscat", "Manama", "Riyadh", "Sharjah", "Kuwait City", "London", "Bangkok")
_SOUNDS = ("bar", "dol", "fen", "gar", "hin", "jol", "kam", "lur", "mas", "nok", "pir", "rud", "sil", "tar", "vor", "zem")


@dataclass
class Bed:
    """`readings` as `rabta read statement` or `read table` gives them; `event_of`: incident (reading, number) to seizure.

    `mass_g`: the grams seized, per substance.
    """

    readings: list[dict[str, Any]] = field(default_factory=list)
    event_of: dict[Key, int] = field(default_factory=dict)
    mass_g: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Seizure:
    number: int
    day: int
    agency: str
    district: str
    airport: str | None
    spot: str
    setting: str
    drugs: tuple[tuple[str, int], ...]
    arrests: int
    town: str | None


def bed(incidents: int, *, seed: int = 1, years: int = 1) -> Bed:
    """About so many incidents of so many years, the same for one seed. Rows of one agency and day are one list."""
    chance, made = random.Random(f"density {seed}"), Bed()
    lists: dict[tuple[str, str, int], list[tuple[int, dict[str, Any]]]] = {}
    told = number = 0
    while told < incidents:
        seizure = _seizure(number, chance, days=years * DAYS)
        for drug, g in seizure.drugs:
            made.mass_g[drug] = made.mass_g.get(drug, 0) + g
        for agency, is_table, day, incident in _tellings(seizure, chance):
            office = agency if is_table else f"{agency} {seizure.district}"
            lists.setdefault((office, "sheet" if is_table else "daily", day // 30 if is_table else day), []).append(
                (number, {**incident, "agency": agency})
            )
            told += 1
        number += 1
    for (office, kind, when), entries in sorted(lists.items()):
        _write(made, f"{kind} {office} {when}", kind, when, entries)
    return made


def _write(made: Bed, name: str, kind: str, when: int, entries: list[tuple[int, dict[str, Any]]]) -> None:
    """One office's statement of a day with all it tells, or one agency's sheet of a month, row by row."""
    written = (FIRST_DAY + timedelta(days=when if kind == "daily" else when * 30 + 31)).isoformat()
    told = [{**incident, "incident_no": n} for n, (_, incident) in enumerate(entries, 1)]
    agency = told[0].pop("agency")
    reading = {"kind": "operation", "agency": agency, "date": written, "stated": {}}
    if kind == "daily":
        made.readings.append({**reading, "id": name, "incidents": told})
        made.event_of |= {(name, n): event for n, (event, _) in enumerate(entries, 1)}
        return
    for n, (event, incident) in enumerate(entries, 1):
        row = {**reading, "table": name, "row": n, "date": incident["occurred"]["from"]}
        made.readings.append({**row, "incidents": [{**incident, "incident_no": 1}]})
        made.event_of[f"{name}#{n}", 1] = event


def _seizure(number: int, chance: random.Random, *, days: int) -> _Seizure:
    agency = _pick(_AGENCIES, chance)
    at_airport = agency == "ASF" or (agency == "ANF" and chance.random() < 0.25)
    airport, district = chance.choice(_AIRPORTS) if at_airport else (None, _district(chance))
    setting = chance.choice(("airport_passenger", "airport_baggage")) if at_airport else _pick(_SETTINGS, chance)
    drugs = {_pick(_DRUGS, chance): _mass(chance, small=at_airport)}
    if chance.random() < 0.1:
        drugs[_pick(_DRUGS, chance)] = _mass(chance, small=at_airport)
    return _Seizure(
        number, chance.randrange(days), agency, district, airport, chance.choice(_spots(district)), setting,
        tuple(drugs.items()), chance.choices((0, 1, 2, 3, 5), (15, 60, 17, 5, 3))[0],
        chance.choice(_TOWNS) if at_airport else None,
    )  # fmt: skip


def _tellings(seizure: _Seizure, chance: random.Random) -> list[tuple[str, bool, int, dict[str, Any]]]:
    """Who tells of it, in a sheet or a statement, written on which day, and how."""
    times = chance.choices((1, 2, 3, 4), TOLD)[0]
    ways = [(seizure.agency, False), (seizure.agency, True)]
    taker = _TAKERS.get(seizure.agency)
    ways += [(taker, False), (taker, True)] if taker else [("NNCC", False), ("NNCC", True)]
    chosen = [ways[0], *chance.sample(ways[1:], times - 1)]
    return [
        (agency, is_table, seizure.day + chance.choices((0, 1, 2), (55, 38, 7))[0], _told(seizure, agency, is_table, chance))
        for agency, is_table in chosen
    ]


def _told(seizure: _Seizure, agency: str, is_table: bool, chance: random.Random) -> dict[str, Any]:
    """One agency's telling: a day off now and then, a place less exact, a weight rounded, a circumstance left out."""
    off = chance.choices((0, 1, -1), (94, 4, 2))[0]
    happened = (FIRST_DAY + timedelta(days=seizure.day + off)).isoformat()
    says_day = is_table or chance.random() < 0.5
    says_spot = chance.random() < (0.4 if is_table else 0.7) and not seizure.airport
    arrests = seizure.arrests if chance.random() < 0.95 else max(0, seizure.arrests - 1)
    return {
        "agencies": [agency] if agency != "NNCC" else [seizure.agency],
        "occurred": {"from": happened, "to": happened, "precision": "day"} if says_day else None,
        "place_text": f"near {seizure.spot}, {seizure.district}" if says_spot else seizure.district,
        "district": seizure.district if chance.random() < 0.96 else None,
        "country": "PK", "airport_iata": seizure.airport,
        "setting": seizure.setting if chance.random() < 0.85 else "other",
        "substances": [_line(drug, g, chance) for drug, g in seizure.drugs],
        "arrests": {"total": arrests if chance.random() < 0.9 else None, "women": None, "foreigners": None},
        "destination": seizure.town if chance.random() < 0.7 else None,
    }  # fmt: skip


def _line(drug: str, g: int, chance: random.Random) -> dict[str, Any]:
    """As weighed, or rounded to two digits, or weighed on another scale."""
    luck = chance.random()
    told = g if luck < 0.85 else _rounded(g) if luck < 0.95 else round(g * chance.uniform(0.93, 1.07))
    return {
        "name_text": drug, "substance_code": drug, "quantity": told / 1000 if told >= 1000 else told,
        "unit": "kg" if told >= 1000 else "g",
    }  # fmt: skip


def _rounded(g: int) -> int:
    unit = 10 ** max(0, len(str(g)) - 2)
    return int(max(unit, round(g / unit) * unit))


def _mass(chance: random.Random, *, small: bool) -> int:
    """Grams. Three in ten are a figure and noughts, nearly half have two figures; parcels of 1.2 kg are common."""
    if chance.random() < 0.08:
        return 1200 * int(chance.choices((1, 2, 3, 4, 5, 6, 8, 10, 20), (30, 25, 12, 8, 8, 5, 5, 5, 2))[0])
    size = 10 ** chance.gauss(2.9 if small else 3.3, 0.4 if small else 0.8)
    digits = chance.choices((1, 2, 3, 4), (32, 46, 18, 4))[0]
    unit = 10 ** max(0, len(str(int(size))) - digits)
    return int(max(unit, round(size / unit) * unit))


def _pick(shares: Sequence[tuple[str, int]], chance: random.Random) -> str:
    return chance.choices([name for name, _ in shares], [share for _, share in shares])[0]


def _district(chance: random.Random) -> str:
    """Busy districts first: six in ten seizures fall in seven of them."""
    names = [d.name_en for d in districts()]
    busy = [n for n in ("Karachi", "Lahore", "Peshawar", "Rawalpindi", "Islamabad", "Quetta", "Faisalabad") if n in names]
    if chance.random() < 0.6:
        return chance.choices(busy, (28, 22, 17, 12, 9, 7, 5)[: len(busy)])[0]
    return names[int(len(names) * chance.random() ** 2)]


@lru_cache(maxsize=1000)
def _spots(district: str) -> tuple[str, ...]:
    """Twenty invented places of a district; the first come oftener because names repeat."""
    chance = random.Random(f"spots of {district}")
    named = tuple("".join(chance.choice(_SOUNDS) for _ in range(2)).capitalize() for _ in range(20))
    return named + named[:8] + named[:3]
