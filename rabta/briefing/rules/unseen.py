"""Beside mass seized: what may be counted and not shown. A line of its own, never added to what opens."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from rabta.briefing.rules.provinces import province_named
from rabta.briefing.rules.wording import mass_in_words
from rabta.records.rules.naming import substance_named

BESIDE = "mass_by_substance"
"""The one figure it stands beside."""


def unseen(found: Iterable[Mapping[str, Any]], *, beside_g: int = 0) -> dict[str, Any] | None:
    """From totals told (substance, country, province, date_from, date_to, mass_g) to the line and what it is made of.

    `value` in whole grams, `by` substance the largest first, `totals` each with its place (None: the whole country) and its
    whole months; `together` with the `beside_g` that open to their records. None where nothing is told.
    """
    totals = [_total(row) for row in found]
    if not totals:
        return None
    by: dict[str, int] = defaultdict(int)
    for total in totals:
        by[total["key"]] += total["value"]
    named = {total["key"]: total for total in totals}
    value = sum(by.values())
    return {
        "value": value,
        "value_text": mass_in_words(value),
        "together": beside_g + value,
        "together_text": mass_in_words(Decimal(beside_g + value)),
        "by": [
            {name: named[key][name] for name in ("key", "label", "label_ur")}
            | {"value": grams, "value_text": mass_in_words(grams)}
            for key, grams in sorted(by.items(), key=lambda one: (-one[1], one[0]))
        ],
        "totals": totals,
    }


def _total(row: Mapping[str, Any]) -> dict[str, Any]:
    substance = substance_named(row["substance"])
    province = province_named(row["province"]) if row["province"] else None
    return {
        "key": substance["code"], "label": substance["name_en"], "label_ur": substance["name_ur"],
        "province": province and {"key": province.key, "label": province.label, "label_ur": province.label_ur},
        "country": row["country"], "date_from": row["date_from"], "date_to": row["date_to"],
        "value": row["mass_g"], "value_text": mass_in_words(row["mass_g"]),
    }  # fmt: skip
