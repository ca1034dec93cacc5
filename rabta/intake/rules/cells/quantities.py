"""Quantities as spreadsheets write them: "12.4", "12.4 kg", "3,20,000", "over 20 kg", "12 kg 400 g", "50 capsules
(360 g)".

One cell gives one stated quantity in the unit stated; nothing is converted, except that two masses of one quantity
(12 kg 400 g) become one number in the larger unit. What could mean two things ("12 kg 400") means nothing here.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from rabta.intake.rules.cells.named import unit_of
from rabta.intake.rules.cells.words import is_nil, words
from rabta.intake.rules.faults import CellFault
from rabta.vocabulary.rules.scripts import fold_digits, search_key
from rabta.vocabulary.rules.units import to_grams, unit

_NUMBER = re.compile(r"(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?[½¼¾]?|[½¼¾]")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_ADD_QUIRK = "or add a quirk for this format."
_SIGNIFICANT = 12
_PUNCTUATION = " ()[],;:&/=-–"


@dataclass(frozen=True, slots=True)
class QuantityCell:
    """One stated quantity. `unit` None: the cell names none. `count`/`count_unit`: pieces stated beside a mass.

    `float_noise`: the file held a binary fraction (0.30000000000000004), taken as the decimal that was typed (0.3).
    """

    quantity: Decimal
    unit: str | None = None
    approx_direction: str | None = None
    weight_kind: str | None = None
    count: Decimal | None = None
    count_unit: str | None = None
    float_noise: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """One number with the unit after it; `unit` None where nothing follows."""

    number: Decimal
    unit: str | None
    float_noise: bool


def read_quantity(text: str) -> QuantityCell | CellFault:
    """The quantity that a cell states. Every fault sets the row aside; its next step says how to write the quantity.

    Not for blank cells. Hedges ("over", "تقریباً") and kinds of weight (gross, net, laboratory) may stand beside it.

    >>> read_quantity("12 kg 400").rule
    '"12 kg 400" is not a quantity'
    """
    key = search_key(text)
    if key in words().not_a_number:
        return _not_a_quantity(text, "it is not a number", "Write the quantity in digits, or leave the cell empty.")
    if is_nil(text):
        return QuantityCell(Decimal(0))
    plain = fold_digits(text).strip()
    if _PLAIN.fullmatch(plain) and len(plain) < _SIGNIFICANT:
        return QuantityCell(Decimal(plain))
    return _read_parts(text, plain)


def _read_parts(text: str, plain: str) -> QuantityCell | CellFault:
    matches = list(_NUMBER.finditer(plain))
    if not matches:
        return _not_a_quantity(text, "it holds no number", "Write the quantity in digits, for example 12.4 kg.")
    before = plain[: matches[0].start()].strip()
    if before.rstrip().endswith(("-", "−", "–")) or re.fullmatch(r"\(.*\d\s*\)", plain):
        return _negative(text)
    after = [plain[m.end() : n] for m, n in zip(matches, [*(m.start() for m in matches[1:]), len(plain)], strict=True)]
    hedge, kind, left = _qualifiers(before)
    if left:
        return _not_a_quantity(
            text, f'"{left[:40]}" is no word that may stand before a quantity', "Write it as 12.4 kg."
        )
    parts: list[_Part] = []
    for match, tail in zip(matches, after, strict=True):
        number = _number(match.group())
        if isinstance(number, str):
            return _not_a_quantity(text, number, "Write it with a point for decimals: 20.4 or 20,400.")
        hedge_here, kind_here, left = _qualifiers(tail)
        hedge, kind = hedge or hedge_here, kind or kind_here
        code = unit_of(left) if left else None
        if left and code is None:
            return _not_a_quantity(text, f'"{left[:40]}" is no unit known here', _suggestion(parts, number[0]))
        parts.append(_Part(number[0], code, number[1]))
    quantity = _combined(text, parts)
    return quantity if isinstance(quantity, CellFault) else replace(quantity, approx_direction=hedge, weight_kind=kind)


def _number(digits: str) -> tuple[Decimal, bool] | str:
    """(value, whether binary noise was taken off), or why the digits are no number."""
    fraction = _FRACTIONS.get(digits[-1], Decimal(0))
    body = digits.rstrip("½¼¾")
    whole = re.split(r"[.eE]", body)[0]
    if "," in whole and not (_WESTERN.fullmatch(whole) or _INDIAN.fullmatch(whole)):
        return f"the commas of {body} group neither thousands (20,400) nor lakhs (3,20,000)"
    try:
        value = Decimal(body.replace(",", "") or "0") + fraction
    except InvalidOperation:
        return f"{body} is not a number"
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return f"{body} is beyond any quantity"
    rounded = Decimal(f"{value:.{_SIGNIFICANT}g}")
    noise = len(value.as_tuple().digits) >= 15 and abs(value - rounded) <= abs(value) * Decimal("1e-14")
    return (rounded, True) if noise else (value, False)


def _qualifiers(text: str) -> tuple[str | None, str | None, str]:
    """(direction of a hedge, kind of weight, what is left) of the words before or after a number."""
    hedge = kind = None
    left = search_key(text).strip(_PUNCTUATION)
    for joining in (" and", " و", " اور"):
        left = left.removesuffix(joining).strip(_PUNCTUATION)
    if left in ("and", "و", "اور"):
        left = ""
    if left and unit_of(left) is None:
        tokens = left.replace("(", " ").replace(")", " ").replace(",", " ").split()
        known = words()
        for size in (3, 2, 1):
            for at in range(len(tokens) - size, -1, -1):
                phrase = " ".join(tokens[at : at + size])
                if phrase in known.hedges or phrase in known.weight_kinds or phrase in known.fillers:
                    hedge = known.hedges.get(phrase, hedge)
                    kind = known.weight_kinds.get(phrase, kind)
                    del tokens[at : at + size]
        left = " ".join(tokens)
    return hedge, kind, left


def _combined(text: str, parts: list[_Part]) -> QuantityCell | CellFault:
    noise = any(part.float_noise for part in parts)
    first = parts[0]
    if len(parts) == 1:
        return QuantityCell(first.number, first.unit, float_noise=noise)
    units = [part.unit for part in parts]
    if None not in units:
        masses = [_grams(part) for part in parts]
        if all(mass is not None for mass in masses):
            return _mixed(text, parts)
        kinds = [unit(each).kind for each in units if each]
        if len(parts) == 2 and sorted(kinds) == ["count", "mass"]:
            mass, pieces = (parts[0], parts[1]) if kinds[0] == "mass" else (parts[1], parts[0])
            return QuantityCell(mass.number, mass.unit, None, None, pieces.number, pieces.unit, noise)
    return _not_a_quantity(text, "", _suggestion(parts[:-1], parts[-1].number))


def _grams(part: _Part) -> int | None:
    """The grams of one of a part's unit, None where it has no fixed mass."""
    converted = to_grams(Decimal(1000), unit=part.unit or "unknown")
    return converted.g if converted else None


def _mixed(text: str, parts: list[_Part]) -> QuantityCell | CellFault:
    """12 kg 400 g as 12.4 kg: each further mass in a smaller unit and less than one of the unit before it."""
    total, largest = parts[0].number, Decimal(_grams(parts[0]) or 0)
    before = largest
    for part in parts[1:]:
        size = Decimal(_grams(part) or 0)
        if size >= before or part.number * size >= before:
            return _not_a_quantity(
                text, "the masses in it are not one quantity", "Write each mass in a row of its own."
            )
        total += part.number * size / largest
        before = size
    return QuantityCell(total, parts[0].unit)


def _suggestion(parts: list[_Part], last: Decimal) -> str:
    whole = all(number == number.to_integral_value() for number in (*(part.number for part in parts), last))
    if len(parts) == 1 and parts[0].unit == "kg" and 0 < last < 1000 and whole:
        return f"Write {(parts[0].number + last / 1000).normalize():f} kg, {_ADD_QUIRK}"
    return f"Write one number and one unit, for example 12.4 kg, {_ADD_QUIRK}"


def _not_a_quantity(text: str, why: str, next_step: str) -> CellFault:
    rule = f'"{text[:60]}" is not a quantity' + (f": {why}" if why else "")
    return CellFault("not_a_quantity", rule, next_step)


def _negative(text: str) -> CellFault:
    return CellFault(
        "negative_quantity",
        f'"{text[:60]}" is negative, and nothing seized is less than nothing',
        "Write the quantity seized; file a correction as a report of its own.",
    )


def size_fault(quantity: Decimal, *, code: str, text: str) -> CellFault | None:
    """Whether a quantity is larger than any seizure (row set aside) or so large that someone should look (row read)."""
    kind = unit(code).kind
    limit = words().largest.get(code) or words().largest[kind]
    converted = to_grams(quantity, unit=code) if kind == "mass" and code not in words().largest else None
    size = Decimal(converted.g) if converted else quantity
    if code == "litre":
        size = quantity * 1000
    if size > limit.refuse:
        return CellFault(
            "absurd_quantity",
            f'"{text[:60]}" {code} is more than any seizure ever was',
            "Check the number and its unit and file the row again.",
        )
    if size > limit.doubt:
        return CellFault(
            "doubtful_quantity",
            f'"{text[:60]}" {code} would be among the largest seizures on record',
            "Check the number and its unit. Row read as it stands.",
            sets_aside=False,
        )
    return None
