"""Two mentions as rows of a comparison: each row says whether the two differ. Plain dicts in, plain dicts out."""

from typing import Any

from rabta.vocabulary.rules.identifiers import Known
from rabta.vocabulary.rules.scripts import language_of, search_key

NAMES = ("name", "father", "husband")


def compared(a: dict[str, Any], b: dict[str, Any]) -> list[dict[str, Any]]:
    """One dict per field that either side states: `name`, `a`, `b` (as written) and `state`.

    `state` is `equal`, `differs`, `one` where only one side states it (silence is not a contradiction), or `scripts` where
    names stand in two scripts. Roles and days belong to their events, and differ without contradicting (`one`).
    """
    rows = []
    for name in (*NAMES, "born", *Known, "role", "seen"):
        left, right = _facet(a, name), _facet(b, name)
        if left or right:
            rows.append({"name": str(name), "a": left, "b": right, "state": _state(name, a, b, left, right)})
    return rows


def _facet(mention: dict[str, Any], name: str) -> Any:
    if name == "born":
        return [day for day in (mention["born_from"], mention["born_to"]) if day]
    if name == "seen":
        return mention["seen_from"]
    if name in set(Known):
        return [one["written"] for one in mention["known_by"] if one["kind"] == name]
    return mention[name]


def _state(name: str, a: dict[str, Any], b: dict[str, Any], left: Any, right: Any) -> str:
    if not left or not right or name in ("role", "seen"):
        return "one"
    if name in NAMES:
        if search_key(left) == search_key(right):
            return "equal"
        return "scripts" if (language_of(left) == "ur") != (language_of(right) == "ur") else "differs"
    if name == "born":
        apart = a["born_to"] < b["born_from"] or b["born_to"] < a["born_from"]
        return "differs" if apart else "equal"
    ours, theirs = ({one["value"] for one in each["known_by"] if one["kind"] == name} for each in (a, b))
    return "equal" if ours & theirs - {""} else "differs"
