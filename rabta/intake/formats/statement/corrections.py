"""Corrections: a person's correction of a reading, tied to the words it speaks of, so that it survives re-reading."""

from typing import Any  # readings are JSON

_KEYS = ("span", "field", "value")


def applied(reading: dict[str, Any], corrections: list[dict[str, Any]]) -> dict[str, Any]:
    """Apply each {"span": [from, to], "field": name, "value": value} to what was read there under that name.

    A value read from a span that overlaps the correction's is replaced; the pointers go into `corrected`.
    A correction that meets nothing leaves the reading as it is and adds the check `correction_without_reading`.
    Raises ValueError for a correction without span, field or value.
    """
    corrected = []
    for correction in corrections:
        if any(key not in correction for key in _KEYS):
            raise ValueError(f"a correction needs span, field and value: {correction!r}")
        start, end = correction["span"]
        pointers = [
            pointer
            for pointer, spans in reading["spans"].items()
            if pointer.rsplit("/", 1)[-1] == correction["field"] and any(a < end and start < b for a, b in spans)
        ]
        for pointer in pointers:
            _replace(reading, pointer, correction["value"])
            corrected.append(pointer)
        if not pointers:
            note = f'nothing was read as "{correction["field"]}" at {start} to {end}: correction not applied'
            reading["checks"].append({"kind": "correction_without_reading", "spans": [[start, end]], "note": note})
    if corrections:
        reading["corrected"] = corrected
    return reading


def _replace(reading: dict[str, Any], pointer: str, value: object) -> None:
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    node: Any = reading
    for step in steps[:-1]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    node[int(steps[-1]) if isinstance(node, list) else steps[-1]] = value
