"""Where reports of one event disagree by more than rounding: shown, never settled by averaging."""

from collections.abc import Sequence
from typing import Any

from rabta.counting.rules.amounts import amounts
from rabta.counting.rules.facts import IncidentFacts

ROUNDING = 0.005


def disagreements(members: Sequence[IncidentFacts]) -> list[dict[str, Any]]:
    """The findings "conflict" of one event: masses per substance (grams) and arrests on which its reports differ."""
    masses: dict[str, dict[str, int]] = {}
    for facts in members:
        for substance, amount in amounts(facts.lines).items():
            if amount.g is not None:
                masses.setdefault(substance, {})[_name(facts)] = amount.g
    found: list[dict[str, Any]] = [
        {"kind": "conflict", "what": "mass", "substance": substance, "stated_g": stated}
        for substance, stated in sorted(masses.items()) if max(stated.values()) * (1 - ROUNDING) > min(stated.values())
    ]  # fmt: skip
    arrests = {_name(f): f.arrests for f in members if f.arrests is not None}
    if len(set(arrests.values())) > 1:
        found.append({"kind": "conflict", "what": "arrests", "stated": arrests})
    return found


def _name(facts: IncidentFacts) -> str:
    return "#".join(str(part) for part in facts.key)
