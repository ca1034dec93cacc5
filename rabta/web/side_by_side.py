"""Two incidents as rows of a comparison: each row says whether the two differ. Plain dicts in, plain dicts out."""

from typing import Any

from rabta.vocabulary.rules.scripts import language_of

ROWS = (
    "agencies", "occurred", "reported_on", "place_text", "district", "airport", "setting", "seized", "arrests", "flight",
    "origin", "destination", "concealment", "vehicles", "value",
)  # fmt: skip
IN_WORDS = frozenset({"place_text", "origin", "destination", "concealment"})
"""Rows that hold words as they were written."""


def compared(a: dict[str, Any], b: dict[str, Any]) -> list[dict[str, Any]]:
    """One dict per field that either side states: `name`, `a`, `b` (values as in the incident) and `state`.

    `state` is `equal`, `differs`, `one` where only one side states it (silence is not a contradiction), or `scripts` where
    words stand in two scripts: a place in Urdu letters and in Latin ones may be one place.
    """
    rows = []
    for name in ROWS:
        left, right = facet(a, name), facet(b, name)
        if _empty(left) and _empty(right):
            continue
        rows.append({"name": name, "a": left, "b": right, "state": _state(name, left, right)})
    return rows


def _state(name: str, left: Any, right: Any) -> str:
    if _empty(left) or _empty(right):
        return "one"
    if _key(left) == _key(right):
        return "equal"
    if name in IN_WORDS and (language_of(str(left)) == "ur") != (language_of(str(right)) == "ur"):
        return "scripts"
    return "differs"


def facet(incident: dict[str, Any], name: str) -> Any:
    """One comparable side of an incident."""
    if name == "agencies":
        return sorted((entry["agency"] for entry in incident["agencies"]), key=lambda agency: str(agency["code"]))
    if name == "occurred":
        return [day for day in (incident["occurred_from"], incident["occurred_to"]) if day]
    if name == "seized":
        return incident["lines"]
    if name == "arrests":
        return {key: value for key, value in (incident["arrests"] or {}).items() if value not in (None, "")}
    return incident.get(name)


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {}, ())


def _key(value: Any) -> Any:
    """What two values must share to count as equal; seized lines by substance and mass, else as reported."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return sorted(_line_key(item) for item in value)
    if isinstance(value, dict):
        return str(value["code"]) if "code" in value else sorted((k, str(v)) for k, v in value.items())
    return str(value).casefold().strip()


def _line_key(item: dict[str, Any]) -> tuple[str, ...]:
    if "substance" not in item:
        return (str(item.get("code")),)
    said = item["mass_g"] if item.get("mass_g") is not None else f"{item.get('quantity')} {item.get('unit')}"
    return (item["substance"]["code"], str(said))
