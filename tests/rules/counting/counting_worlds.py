"""Invented seizures and the readings that tell of them. All agencies' words here are made up."""

import random
from typing import Any

from hypothesis import strategies as st

DISTRICTS = ("Karachi", "Lahore", "Quetta", "Peshawar", "Sukkur", "Gwadar", "Chagai", "Multan")
DRUGS = ("hashish", "heroin", "methamphetamine", "opium", "cocaine")
STREETS = ("Zarqul", "Bimsad", "Tolwan", "Merkhu", "Dasnop", "Filgar")


def incident(**stated: Any) -> dict[str, Any]:
    """One incident as `read statement` prints it, with what is not given left unsaid."""
    plain: dict[str, Any] = {
        "incident_no": 1, "agencies": ["ANF"], "date": None, "place_text": "", "district": None, "province": None,
        "country": "PK", "airport_iata": None, "setting": None, "substances": [], "concealment": None,
        "arrests": {"total": None, "foreigners": None, "women": None}, "destination": None, "origin": None,
        "flight": None, "vehicles_impounded": None, "value": None,
    }  # fmt: skip
    return {**plain, **stated}


def line(substance: str, quantity: float | None, unit: str = "kg", **more: Any) -> dict[str, Any]:
    """One seizure line as stated."""
    return {"name_text": substance, "substance_code": substance, "quantity": quantity, "unit": unit, **more}


def reading(name: str, *incidents: dict[str, Any], **stated: Any) -> dict[str, Any]:
    """One reading of a statement; its incidents are numbered here."""
    numbered = [{**told, "incident_no": n} for n, told in enumerate(incidents, start=1)]
    return {"id": name, "kind": "operation", "agency": "ANF", "stated": {}, "incidents": numbered, **stated}


@st.composite
def events(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to six seizures, each unlike the others in place, quantity or day, as one reporter would tell it."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        day = draw(st.integers(1, 28))
        made.append(
            incident(
                date=draw(st.sampled_from([None, f"2025-03-{day:02d}"])),
                district=draw(st.sampled_from(DISTRICTS)),
                place_text=f"near {draw(st.sampled_from(STREETS))} Road",
                setting=draw(st.sampled_from(["road", "premises", "airport_baggage", None])),
                substances=[
                    line(
                        draw(st.sampled_from(DRUGS)), draw(st.sampled_from([1.2, 2.0, 5.0, 20.4, 141.6, 33.25])) + number
                    )
                ],
                arrests={"total": draw(st.sampled_from([None, 0, 1, 2, 7])), "foreigners": None, "women": None},
            )
        )
    return made


@st.composite
def worlds(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to five statements, each telling some of the events in its own order; some leave out words or round."""
    happened = draw(events())
    statements = []
    for number in range(draw(st.integers(1, 5))):
        told = draw(st.lists(st.sampled_from(range(len(happened))), min_size=1, max_size=4, unique=True))
        retold = [_retold(happened[i], rounded=draw(st.booleans()), brief=draw(st.booleans())) for i in told]
        statements.append(reading(f"st-{number}", *retold))
    return statements


def _retold(told: dict[str, Any], *, rounded: bool, brief: bool) -> dict[str, Any]:
    retold = dict(told)
    if rounded:
        first = told["substances"][0]
        retold["substances"] = [{**first, "quantity": float(round(first["quantity"])), "approx": True}]
    if brief:
        retold["place_text"] = ""
    return retold


def shuffled(readings: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """The same readings in another order."""
    other = list(readings)
    random.Random(seed).shuffle(other)
    return other
