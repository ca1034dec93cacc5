"""The picture of a chain: one row a step, with who held the exhibit then and how much of it. Values in, values out."""

from decimal import Decimal
from typing import Any

from rabta.custody.rules.chain import state_of
from rabta.records.rules.naming import agency_named

WIDTH = 100


def picture(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Each step of the history as it is, and, where it stands: `held` after it, `wide` (of WIDTH for what was seized),
    `holder` (None where it is the same as before), `seal` broken or set here, `gap` (a finding at this weighing) and
    `returned` (it came back to who had given it away)."""
    standing, rows, shown = found["steps"], [], None
    gaps = {gap.number: gap for gap in found["chain"].gaps}
    returned = {one.number: one for one in found["chain"].returned}
    whole = found["chain"].balance.seized if found["chain"].balance else Decimal(1)
    for one in found["history"]:
        row = {**one, "held": None, "holder": None, "gap": None, "returned": None}
        if one["withdrawn_at"] is None:
            state = state_of([step for step in standing if step.number <= one["step"].number])
            holder = (state.holder.agency, state.holder.signed_name) if state.holder else None
            row |= {"held": state.held, "wide": _wide(state.held, whole), "gap": gaps.get(one["step"].number)}
            row["returned"] = returned.get(one["step"].number)
            if holder and holder != shown:
                row["holder"] = {"agency": agency_named(holder[0]), "name": holder[1]}
                shown = holder
        rows.append(row)
    return rows


def _wide(held: Decimal, whole: Decimal) -> float:
    return round(float(min(held / whole, Decimal(1))) * WIDTH, 1) if whole else 0.0
