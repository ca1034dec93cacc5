"""What the map of planned operations draws, as JSON for its script: shapes with their radius, and what to call them."""

import json
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from rabta.deconfliction.rules.settings import Rules
from rabta.web.templatetags.names import briefly, named

DECIMALS = 5
"""Of a degree: a metre."""


def drawn(operations: Iterable[dict[str, Any]], rules: Rules) -> str:
    """One entry an operation: `shape`, `points` (longitude, latitude), `radius` in metres, `state`, `name`, `at` its page;
    `side` where a page tells the two sides of an alarm apart."""
    return json.dumps([_one(one, rules) for one in operations], ensure_ascii=False)


def _one(one: dict[str, Any], rules: Rules) -> dict[str, Any]:
    return {
        "shape": one["shape"], "points": [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in one["points"]],
        "radius": one["radius_m"], "state": one["state"], "side": one.get("side", ""),
        "name": f"{briefly(one['agency'])}: {kind_named(one['kind'], rules)}",
        "at": reverse("operation", args=[one["operation_id"]]),
    }  # fmt: skip


def kind_named(code: str, rules: Rules) -> str:
    """A kind of operation in the reader's language; the code where the centre's list has it no more."""
    kind = rules.kinds.get(code)
    return named({"name_en": kind.name_en, "name_ur": kind.name_ur}) if kind else code
