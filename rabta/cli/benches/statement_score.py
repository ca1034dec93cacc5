"""The score of statement readings against truth, counted exactly as the reference scorer counts it.

Substance, quantity and unit are compared as a bag over the whole statement; incidents are paired by place in the list
where both sides have as many, else by the lines they share.
"""

from collections import Counter, defaultdict
from typing import Any

_STATED = ("operations", "total_kg", "arrests", "foreigners", "women", "vehicles")
Key = tuple[Any, Any, Any]
Incident = dict[str, Any]


def score(truth: list[dict[str, Any]], readings: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the figures: sqf1 with precision and recall, and shares right of split, place, arrests and so on."""
    by_id = {reading.get("id"): reading for reading in readings}
    lines = Counter[str]()
    by_language: dict[str, Counter[str]] = defaultdict(Counter)
    shares: dict[str, list[bool]] = defaultdict(list)
    operations = [entry for entry in truth if entry.get("kind") == "operation"]
    missing = 0
    for entry in operations:
        reading = by_id.get(entry["id"])
        if reading is None or "error" in reading:
            missing += 1
            reading = {"incidents": []}
        matched = _match_lines(entry["incidents"], reading.get("incidents") or [])
        lines += matched
        by_language[reading.get("language") or entry.get("lang") or "?"].update(matched)
        _judge(entry, reading, shares)
    precision = lines["hit"] / max(1, lines["hit"] + lines["extra"])
    recall = lines["hit"] / max(1, lines["hit"] + lines["lost"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "statements": len(operations), "missing": missing, "sqf1": round(f1, 4), "sq_precision": round(precision, 4),
        "sq_recall": round(recall, 4),
        **{name: _share(shares[name]) for name in ("split", "place", "arrests", "destination", "setting", "stated")},
        "by_language": {
            language: round(2 * n["hit"] / max(1, 2 * n["hit"] + n["extra"] + n["lost"]), 4)
            for language, n in by_language.items()
        },
    }  # fmt: skip


def _share(answers: list[bool]) -> float:
    return round(sum(answers) / max(1, len(answers)), 4)


def _key(line: dict[str, Any]) -> Key:
    quantity = line.get("quantity")
    return line.get("substance_code"), None if quantity is None else round(float(quantity), 4), line.get("unit")


def _keys(incidents: list[Incident]) -> Counter[Key]:
    return Counter(_key(line) for incident in incidents for line in incident.get("substances") or [])


def _match_lines(truth: list[Incident], read: list[Incident]) -> Counter[str]:
    wanted, got = _keys(truth), _keys(read)
    hit = sum((wanted & got).values())
    return Counter({"hit": hit, "extra": sum(got.values()) - hit, "lost": sum(wanted.values()) - hit})


def _pairs(truth: list[Incident], read: list[Incident]) -> list[tuple[Incident, Incident]]:
    if len(truth) == len(read):
        return list(zip(truth, read, strict=True))
    left, pairs = list(read), []
    for incident in truth:
        shared = [_shared(incident, other) for other in left]
        best = left[shared.index(max(shared))] if left else None
        if best is not None and max(shared):
            left.remove(best)
            pairs.append((incident, best))
        else:
            pairs.append((incident, {}))
    return pairs


def _shared(left: Incident, right: Incident) -> int:
    return sum((_keys([left]) & _keys([right])).values())


def _judge(entry: dict[str, Any], reading: dict[str, Any], shares: dict[str, list[bool]]) -> None:
    truth, read = entry["incidents"], reading.get("incidents") or []
    shares["split"].append(len(truth) == len(read))
    for wanted, got in _pairs(truth, read):
        if wanted.get("airport_iata") or wanted.get("district"):
            field = "airport_iata" if wanted.get("airport_iata") else "district"
            shares["place"].append(_same_words(wanted[field], got.get(field)))
        arrests = (wanted.get("arrests") or {}).get("total")
        if arrests is not None:
            shares["arrests"].append(((got.get("arrests") or {}).get("total") or 0) == arrests)
        if wanted.get("destination"):
            shares["destination"].append(_same_words(wanted["destination"], got.get("destination")))
        if wanted.get("setting"):
            shares["setting"].append(got.get("setting") == wanted["setting"])
    for name in _STATED:
        value = (entry.get("stated") or {}).get(name)
        if value is not None:
            said = (reading.get("stated") or {}).get(name)
            shares["stated"].append(said is not None and abs(float(said) - float(value)) < 1e-6)


def _same_words(left: object, right: object) -> bool:
    return str(left or "").strip().casefold() == str(right or "").strip().casefold()
