"""How something was found: in a bag, on or in a body, in cargo, in a parcel; what the examination of a person must rest on.

Nothing here tells how a search is carried out; it says what must be written down of one, and what must not be kept.
"""

from dataclasses import dataclass
from enum import StrEnum


class Opened(StrEnum):
    """What was opened or examined. Stored by name; never rename."""

    BAG = "bag"
    BODY = "body"
    CARGO = "cargo"
    PARCEL = "parcel"


class Basis(StrEnum):
    """What an examination of a person rests on besides the law. Stored by name; never rename."""

    CONSENT = "consent"
    ORDER = "order"


class Age(StrEnum):
    """Of the person examined; `unknown` is treated as a child. Stored by name; never rename."""

    ADULT = "adult"
    CHILD = "child"
    UNKNOWN = "unknown"


LONGEST = 200
FIELD_RESULTS = ("positive", "negative", "unclear")


@dataclass(frozen=True, kw_only=True)
class Examined:
    """What an officer says of it. `medical_*`: of a body alone, and nothing else of what a doctor saw."""

    opened: Opened
    field_test: str = ""
    field_result: str = ""
    ground: str = ""
    basis: str = ""
    order_number: str = ""
    same_sex: bool = False
    age: str = ""
    present: str = ""
    medical_count: int | None = None
    medical_mass_g: int | None = None
    has_photo: bool = False
    has_scan: bool = False


def what_is_missing(said: Examined) -> str:
    """Why this cannot be filed as a find; empty where it can."""
    words = (said.field_test, said.ground, said.order_number, said.present)
    if any(len(one) > LONGEST for one in words):
        return f"A field has at most {LONGEST} characters."
    if said.field_result and said.field_result not in FIELD_RESULTS:
        return "Say how the field test came out."
    if bool(said.field_test.strip()) != bool(said.field_result):
        return "A field test needs its name and how it came out."
    if said.field_result == "negative":
        return "With a negative field test nothing is seized here: say that nothing was found, or test again."
    return _of_a_body(said) if said.opened is Opened.BODY else _of_a_thing(said)


def _of_a_thing(said: Examined) -> str:
    if said.medical_count is not None or said.medical_mass_g is not None:
        return "A medical result belongs to the examination of a person."
    return ""


def _of_a_body(said: Examined) -> str:
    if said.has_photo or said.has_scan:
        return "No image of a body is kept here, nor a photograph in such a case: say what was found as count and weight."
    if not said.ground.strip():
        return "An examination of a person needs its legal ground."
    if said.basis not in tuple(Basis):
        return "Say whether the person consented or an order was made."
    if said.basis == Basis.ORDER and not said.order_number.strip():
        return "An order has a number: write it down."
    if not said.same_sex:
        return "A person is examined by an officer of the same sex alone, and that is to be confirmed."
    if said.age not in tuple(Age):
        return "Say whether the person is an adult, a child, or of unknown age."
    if said.age != Age.ADULT:
        return _of_a_child(said)
    return ""


def _of_a_child(said: Examined) -> str:
    """Whoever is or may be under 18: no consent takes the place of an order, and somebody stands by."""
    if said.basis != Basis.ORDER:
        return "A child, or somebody who may be one, is examined on an order alone: consent is not enough."
    if not said.present.strip():
        return "Say who stood by the child: a guardian, or an officer for the protection of children."
    return ""
