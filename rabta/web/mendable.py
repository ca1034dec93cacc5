"""Which values a person may mend by a click, and how each is asked for."""

from typing import Any

from rabta.vocabulary.rules.substances import substances
from rabta.vocabulary.rules.units import units

NUMBERS = frozenset({"quantity", "total", "foreigners", "women", "vehicles", "amount", "area", "persons", "operations"})


def kind_of(field: str) -> str:
    """How a field is asked for: `number`, `substance`, `unit`, or `text`."""
    if field in NUMBERS or field.endswith("_kg"):
        return "number"
    return {"substance_code": "substance", "substance": "substance", "unit": "unit"}.get(field, "text")


def choices() -> dict[str, list[dict[str, Any]]]:
    """What can be chosen for coded fields, in the vocabulary's order."""
    return {
        "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
        "units": [{"code": u.code} for u in units()],
    }


def value_of(*, said: str) -> str | None:
    """The value a person typed, exactly; empty means not stated. Filing turns a number's text into a number."""
    return said.strip() or None
