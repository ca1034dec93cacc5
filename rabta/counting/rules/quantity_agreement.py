"""How two stated quantities of one substance agree: equal, rounded, close, slipped by a thousand, or contrary."""

from decimal import Decimal
from functools import partial

from rabta.counting.rules import weights as w
from rabta.counting.rules.how_common import mass_rarity
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.seizure_line import SeizureLine, masses_of


def mass_agreement(a: SeizureLine, b: SeizureLine, name: str) -> Reason:
    """Weigh two lines that both have a mass. `name` is the substance for the text."""
    assert a.g is not None and b.g is not None
    if right := _put_right(a, b, name) or _put_right(b, a, name):
        return right
    low, high = (a, b) if a.g <= b.g else (b, a)
    off = high.g - low.g  # type: ignore[operator]
    ratio = off / high.g if high.g else 0.0
    if ratio <= 0.0005:
        weight = _equal_mass(low, hedged=bool(a.approx or b.approx))
        return Reason("mass_equal", weight, lambda: f"equal mass: {name} {_said_alike(a, b)}")
    both, hedged = partial(_both, name, low, high), bool(low.approx or high.approx)
    if ratio <= 0.15 and _rounds(low, high, off):
        digits = min(low.digits, high.digits, len(w.ROUNDED_BY_DIGITS) - 1)
        weight = w.ROUNDED_BY_DIGITS[digits] + (w.ROUNDED_HUGE if low.g >= w.HUGE_G else 0)  # type: ignore[operator]
        weight += w.ROUNDED_HEDGED if hedged and digits < w.FINELY else 0
        return Reason("mass_rounded", weight, lambda: f"one is the other rounded: {both()}")
    if not hedged and ratio <= 0.35 and _said_in_one_figure(low, high, off):
        return Reason("mass_rounded", w.ROUNDED_IN_SILENCE, lambda: f"one is the other, roughly: {both()}")
    if hedged and _says_roughly(low, high, off, ratio):
        return Reason("mass_rounded", w.ROUNDED_COARSELY + w.ROUNDED_HEDGED, lambda: f"one is the other, roughly: {both()}")
    if ratio <= 0.03:
        very = ratio <= 0.01
        return Reason(
            "mass_close", w.VERY_CLOSE if very else w.CLOSE, lambda: f"within {1 if very else 3} %: {both()}"
        )
    if ratio <= 0.15 and high.weight_kind == "gross" != low.weight_kind:
        return Reason("mass_gross", w.GROSS_AND_NET, lambda: f"the heavier is a gross weight: {both()}")
    if ratio <= 0.15:
        weight = w.NEAR_PRECISE if min(low.digits, high.digits) >= 3 and not hedged else w.NEAR
        return Reason("mass_near", weight, lambda: f"within 15 % (gross or net, or a scale's error): {both()}")
    if 0.9985 <= ratio <= 0.9991 and _same_digits(low, high):
        weight = w.SLIP_BY_DIGITS[min(low.digits, 3)]
        return Reason("mass_slip", weight, lambda: f"same digits, a thousand times apart (a slip of the unit): {both()}")
    if ratio <= 0.5:
        return Reason("mass_far", w.FAR, lambda: f"masses differ: {both()}")
    return Reason("mass_contrary", w.CONTRARY, lambda: f"masses contradict: {both()}")


def _put_right(later: SeizureLine, former: SeizureLine, name: str) -> Reason | None:
    """The reason where one takes back the very figure that the other states; None elsewhere."""
    if later.instead_of_g is None or later.instead_of_g != former.g or later.g == former.g:
        return None
    text = f"one puts the other's figure right: {name} {show(later)} instead of {show(former)}"
    return Reason("mass_put_right", _equal_mass(former, hedged=bool(former.approx)), text)


def unsure_unit_agreement(weighed: SeizureLine, unsure: SeizureLine, name: str) -> Reason | None:
    """Weigh a mass against a quantity in a unit that has several masses (a maund); None where it has none."""
    assert weighed.g is not None and unsure.quantity is not None
    least, most = masses_of(unsure.quantity, unsure.unit)
    if not most:
        return None
    both = _both(name, weighed, unsure)
    off = max(least - weighed.g, weighed.g - most, 0) / max(weighed.g, most)
    if off <= 0.15:
        return Reason("mass_rounded", w.ROUNDED_COARSELY, f"one is the other, roughly: {both}")
    return Reason("mass_far", w.FAR, f"masses differ: {both}") if off <= 0.5 else Reason(
        "mass_contrary", w.CONTRARY, f"masses contradict: {both}"
    )


def number_agreement(a: Decimal, b: Decimal, name: str, unit: str) -> Reason:
    """Weigh two numbers of pieces (tablets, capsules, packets)."""
    low, high = min(a, b), max(a, b)
    if low == high:
        digits = len(low.normalize().as_tuple().digits)
        huge = w.EQUAL_HUGE if low >= 100_000 else 0
        return Reason("number_equal", _by_digits(digits) + huge, f"equal number: {name} {low:f} {unit}")
    both = f"{name} {low:f} and {high:f} {unit}"
    ratio = (high - low) / high
    if ratio <= Decimal("0.15"):
        return Reason("number_near", w.CLOSE if ratio <= Decimal("0.03") else w.NEAR, f"numbers near: {both}")
    if ratio <= Decimal("0.5"):
        return Reason("number_far", w.FAR, f"numbers differ: {both}")
    return Reason("number_contrary", w.CONTRARY, f"numbers contradict: {both}")


def _both(name: str, low: SeizureLine, high: SeizureLine) -> str:
    return f"{name} {show(low)} and {show(high)}"


def _said_alike(a: SeizureLine, b: SeizureLine) -> str:
    said = dict.fromkeys(sorted((show(a), show(b))))
    return show(a) if a.approx == b.approx else " and ".join(said)


def show(line: SeizureLine) -> str:
    """The quantity as reported, for a reason's text."""
    return f"{line.approx} {line.quantity:f} {line.unit}".lstrip() if line.quantity is not None else "no quantity"


def _rounds(low: SeizureLine, high: SeizureLine, off: int) -> bool:
    """Whether the coarser statement is the finer one rounded, cut off, or hedged in the right direction."""
    coarse, fine = (low, high) if low.step_g >= high.step_g else (high, low)
    if coarse.step_g <= fine.step_g and not coarse.approx and not fine.approx:
        return False
    if off <= coarse.step_g // 2 and coarse.step_g > fine.step_g:
        return True
    if (low.approx == "over" and off <= low.step_g) or (high.approx == "under" and off <= high.step_g):
        return True  # nobody says "over 18 kg" of 20.4
    hedged = low.approx == "around" or high.approx == "around"
    return off <= coarse.step_g and (hedged or coarse is low)


def _says_roughly(low: SeizureLine, high: SeizureLine, off: int, ratio: float) -> bool:
    """Whether the side that says that it rounds may mean the other's figure: "over 29 kg" is not said of 25."""
    if high.approx == "over" and not low.approx and off > max(low.step_g, high.step_g):
        return False
    if ratio <= 0.2 or (ratio <= 0.35 and _said_in_one_figure(low, high, off)):
        return True
    return ratio <= 0.3 and (off <= max(low.step_g, high.step_g) // 2 or _is_over(low, off))


def _is_over(low: SeizureLine, off: int) -> bool:
    """Whether "over 1.5 kg" may be said of the other: of all that lies below the next half, or the next whole."""
    if low.approx != "over" or low.quantity is None:
        return False
    return off < low.step_g * (5 if low.quantity.normalize().as_tuple().digits[-1] == 5 else 1)


def _said_in_one_figure(low: SeizureLine, high: SeizureLine, off: int) -> bool:
    """Whether one side is a single figure to which the other, told more finely, rounds: 1 kg of 1,200 g."""
    coarse, fine = (low, high) if low.step_g >= high.step_g else (high, low)
    return coarse.digits == 1 and coarse.step_g > fine.step_g and 2 * off <= coarse.step_g


def _same_digits(a: SeizureLine, b: SeizureLine) -> bool:
    assert a.quantity is not None and b.quantity is not None
    return a.quantity.normalize().as_tuple().digits == b.quantity.normalize().as_tuple().digits


def _equal_mass(line: SeizureLine, *, hedged: bool) -> int:
    assert line.g is not None
    weight = min(round(w.EQUAL_MASS * mass_rarity(line.g)), w.EQUAL_MASS_MOST) + (w.EQUAL_HEDGED if hedged else 0)
    return weight + (w.EQUAL_HUGE if line.g >= w.HUGE_G else 0)


def _by_digits(digits: int) -> int:
    return w.EQUAL_NUMBER_BY_DIGITS[min(digits, len(w.EQUAL_NUMBER_BY_DIGITS) - 1)]
