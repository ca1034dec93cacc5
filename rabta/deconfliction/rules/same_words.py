"""Whether a filing that is sent again says what was filed the first time: its own words, not what the centre adds."""

from collections.abc import Mapping
from typing import Any

from rabta.deconfliction.rules.planned import Planned

WORDS = ("kind", "terrain", "contact", "phone", "supervisor", "supervisor_phone", "risk", "reference")


def said_by(planned: Planned) -> dict[str, Any]:
    """What a filing says, in the shape of `said_in`."""
    return {name: getattr(planned, name).strip() for name in WORDS} | {
        "shape": planned.shape.kind, "points": [degrees for point in planned.shape.points for degrees in point],
        "starts_at": planned.starts_at, "ends_at": planned.ends_at, "exigent": planned.exigent,
        "subjects": sorted((kind, written.strip()) for kind, written in planned.subjects),
    }  # fmt: skip


def said_in(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a stored version says, with its `subjects`."""
    said = {name: row[name] for name in (*WORDS, "shape", "points", "starts_at", "ends_at", "exigent")}
    return said | {"subjects": sorted((one["kind"], one["written"]) for one in row["subjects"])}
