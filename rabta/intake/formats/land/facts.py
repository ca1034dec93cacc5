"""What a claim of land says in words: crop, stage, method, days, who was there, how much was destroyed. Never who grows.

A property that is not asked for here is not read: a landholder's name becomes no mention and stands in no list.
"""

from datetime import date
from typing import Any

from rabta.intake.formats.land.claimed import Claimed
from rabta.vocabulary.rules.land import land_code
from rabta.vocabulary.rules.numbered import agency_number

LONGEST = 400  # characters of one field
_CHOICES = {
    "quantity": ("quantities", ("quantity", "kind_of_area", "tells")),
    "crop": ("crops", ("crop",)),
    "stage": ("stages", ("stage", "growth_stage")),
    "method": ("methods", ("method",)),
}
_WORDS = {
    "place": ("place", "village", "location", "mauza"),
    "tehsil": ("tehsil", "taluka"),
    "district": ("district",),
    "province": ("province",),
    "incidents": ("incidents", "incident", "incidents_met"),
    "device": ("device",),
}
_LISTS = {"agencies": ("agencies", "agency", "agencies_present"), "forces": ("forces", "forces_present")}
_DAYS = {"started": ("started", "start", "from"), "ended": ("ended", "end", "until")}
_DESTROYED = ("destroyed", "share_destroyed", "destroyed_percent")
_ACCURACY = ("accuracy_m", "accuracy")


def facts_of(claim: Claimed) -> dict[str, Any]:
    """The claim's facts, only those it states: codes of `land.yaml`, days as ISO text, agencies' codes, per cent destroyed.

    What is not understood is told as a problem of the claim, and kept in the file. What is too long lays the claim aside.
    """
    said = {str(key).strip().casefold().replace(" ", "_"): value for key, value in claim.said.items()}
    facts: dict[str, Any] = {"quantity": "cleared"}
    for name, (part, keys) in _CHOICES.items():
        if (value := _first(said, keys)) is not None:
            code = land_code(part, value)
            if code is None:
                claim.problem("word_unknown", f"{name}: {value[:80]!r} is none of the words known here. Kept in the file.")
            else:
                facts[name] = code
    for name, keys in _WORDS.items():
        if (value := _first(said, keys)) is not None:
            if len(value) > LONGEST:
                claim.lay_aside("too_long", f"{name} has {len(value)} characters; at most {LONGEST} are kept. Shorten it.")
            else:
                facts[name] = value
    for name, keys in _DAYS.items():
        if (value := _first(said, keys)) is not None:
            _day(claim, facts, name, value)
    for name, keys in _LISTS.items():
        if named := _listed(next((said[key] for key in keys if said.get(key)), None)):
            facts[name] = named
    if "agencies" in facts:
        _agencies(claim, facts)
    if offered := _listed(said.get("help") or said.get("help_offered")):
        facts["help"] = [code for code in (land_code("help", each) for each in offered) if code]
    _per_cent(claim, said, facts)
    _metres(claim, said, facts)
    return facts


def _first(said: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    found = next((said[key] for key in keys if said.get(key) not in (None, "")), None)
    return " ".join(str(found).split()) or None if isinstance(found, str | int | float) else None


def _listed(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else str(value or "").replace(";", ",").split(",")
    return [text for part in parts if isinstance(part, str) and (text := " ".join(part.split())[:LONGEST])][:20]


def _day(claim: Claimed, facts: dict[str, Any], name: str, value: str) -> None:
    try:
        facts[name] = date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        claim.problem("day_unread", f"{name}: {value[:40]!r} is no day (YYYY-MM-DD).")


def _agencies(claim: Claimed, facts: dict[str, Any]) -> None:
    known = [each for each in facts["agencies"] if agency_number(each) is not None]
    for each in facts["agencies"]:
        if each not in known:
            claim.problem("agency_unknown", f"{each[:80]!r} is no agency of the list; it stands among the forces present.")
            facts.setdefault("forces", []).append(each)
    facts["agencies"] = known


def _per_cent(claim: Claimed, said: dict[str, Any], facts: dict[str, Any]) -> None:
    value = _first(said, _DESTROYED)
    if value is None:
        return
    try:
        share = float(value.rstrip("% "))
    except ValueError:
        share = -1.0
    if 0 <= share <= 100:
        facts["destroyed"] = round(share)
    else:
        claim.problem("share_unread", f"destroyed: {value[:40]!r} is no share between 0 and 100 per cent.")


def _metres(claim: Claimed, said: dict[str, Any], facts: dict[str, Any]) -> None:
    value = _first(said, _ACCURACY)
    try:
        metres = float(value) if value is not None else None
    except ValueError:
        metres = None
    if metres is not None and 0 <= metres < 100_000:
        facts["accuracy_m"] = round(metres, 1)
