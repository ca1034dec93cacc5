"""Which values a person may mend by a click, and how each is asked for."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from rabta.filing.errors import CannotCorrect
from rabta.vocabulary.rules.scripts import fold_digits
from rabta.vocabulary.rules.settings import settings
from rabta.vocabulary.rules.substances import substances
from rabta.vocabulary.rules.units import units

PASTED_NAME = "pasted.txt"  # what words pasted into the form are kept as
MOST_DIGITS = 14  # of a quantity before the point; the record keeps no larger one
NUMBERS = frozenset({"quantity", "total", "foreigners", "women", "vehicles", "amount", "area", "persons", "operations"})


def kind_of(field: str) -> str:
    """How a field is asked for: `number`, `substance`, `unit`, `setting`, or `text`. Nationals are counted by country."""
    if field in NUMBERS or field.endswith("_kg") or re.fullmatch("[A-Z]{2}", field):
        return "number"
    return {"substance_code": "substance", "substance": "substance", "unit": "unit", "setting": "setting"}.get(
        field, "text"
    )


def choices() -> dict[str, list[dict[str, Any]]]:
    """What can be chosen for coded fields, in the vocabulary's order."""
    return {
        "substances": [{"code": s.code, "name_en": s.name_en, "name_ur": s.name_ur} for s in substances()],
        "units": [{"code": u.code} for u in units()],
        "settings": [{"code": str(s.code), "name_en": s.name_en, "name_ur": s.name_ur} for s in settings()],
    }


def value_of(*, field: str, said: str) -> str | int | float | None:
    """The value a person typed, in the type the reader gives that field; empty means not stated.

    Urdu digits and grouped numbers are read as numbers. Raises CannotCorrect for what is no number where one belongs.
    """
    text = said.strip()
    if not text or kind_of(field) != "number":
        return text or None
    try:
        number = Decimal(fold_digits(text).replace(",", ""))
    except InvalidOperation:
        raise CannotCorrect(f"“{text}” is not a number. Write for example 12.4.") from None
    if not number.is_finite() or number < 0 or number.adjusted() > MOST_DIGITS:
        raise CannotCorrect(f"“{text}” cannot be a quantity. Write a number from 0 up.")
    return int(number) if number == number.to_integral_value() else float(number)
