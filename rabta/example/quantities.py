"""A mass as people write it: to the gram in one of many ways, or rounded and hedged; and what the words state."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from rabta.example.draw import Draw

KG, TONNE = Decimal(1000), Decimal(1_000_000)


@dataclass(frozen=True)
class Mass:
    """Words for a mass, and what they state."""

    words: str
    quantity: Decimal
    unit: str
    approx: bool = False


def plain(value: Decimal) -> str:
    """The number without trailing zeros: 2.4, 360."""
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Manner:
    """How one writer writes masses: unit words, and how he likes his kilos. `language` chooses the word list."""

    kg: str
    gram: str
    tonne: str
    kilo: str
    three: bool = False
    grams_only: bool = False
    mixed: bool = False
    commas: bool = True
    glued: bool = False
    numbers: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    digits: str = ""


def exact(grams: int, manner: Manner, draw: Draw) -> Mass:
    """The mass, to the gram."""
    if grams == 500 and manner.halves and draw.chance(0.3):
        return Mass(f"{manner.halves[0]} {manner.kg}", grams / KG, "kg")
    if grams < 1000:
        if draw.chance(0.06):
            return Mass(_joined(f"0.{grams:03d}", manner.kg, manner), Decimal(grams) / KG, "kg")
        return Mass(_joined(str(grams), manner.gram, manner), Decimal(grams), "g")
    if grams >= 1_000_000 and grams % 1000 == 0 and draw.chance(0.3):
        return Mass(_joined(plain(grams / TONNE), manner.tonne, manner), grams / TONNE, "tonne")
    if (manner.grams_only and grams < 120_000) or (grams < 20_000 and draw.chance(0.03)):
        return Mass(_joined(f"{grams:,}" if manner.commas else str(grams), manner.gram, manner), Decimal(grams), "g")
    kilos, rest = divmod(grams, 1000)
    if rest == 500 and kilos < len(manner.halves) and draw.chance(0.4):
        return Mass(f"{manner.halves[kilos]} {manner.kg}", grams / KG, "kg")
    if kilos < 300 and draw.chance(0.03):
        in_grams = _joined(_thousands(str(grams), manner), manner.gram, manner)
        return Mass(f"{in_grams} ({_joined(plain(grams / KG), manner.kg, manner)})", Decimal(grams), "g")
    if rest and kilos < 60 and (manner.mixed or draw.chance(0.03)):
        return Mass(
            f"{_digits(str(kilos), manner)} {manner.kilo} {_digits(str(rest), manner)} {manner.gram}", grams / KG, "kg"
        )
    if not rest and kilos < len(manner.numbers) and draw.chance(0.15):
        return Mass(f"{manner.numbers[kilos]} {manner.kg}", Decimal(kilos), "kg")
    number = _thousands(f"{grams / KG:.3f}" if manner.three else plain(grams / KG), manner)
    return Mass(_joined(number, manner.kg, manner), grams / KG, "kg")


def rounded(grams: int, manner: Manner, draw: Draw, *, over: list[str], about: list[str], over_after: bool = False) -> Mass:
    """The mass as somebody tells it who was not at the scale: cut or rounded, mostly with a hedge."""
    unit, size, word = ("g", Decimal(1), manner.gram) if grams < 1000 else ("kg", KG, manner.kg)
    value = grams / size
    if grams > 1000 and grams % 1000 and not manner.digits and draw.chance(0.12):
        return Mass(f"{_misprinted(value, draw)} {word}", value, unit)
    step = Decimal(10) ** max(value.adjusted() - 1, 0) if value >= 10 else Decimal("0.5")
    low = (value / step).to_integral_value(rounding=ROUND_DOWN) * step
    near = (value / step).to_integral_value(rounding=ROUND_HALF_UP) * step
    if low and low < value and draw.chance(0.5):
        said = _joined(_thousands(plain(low), manner), word, manner)
        return Mass(f"{said} {draw.pick(over)}" if over_after else f"{draw.pick(over)} {said}", low, unit, True)
    if not near:
        return exact(grams, manner, draw)
    if draw.chance(0.7):
        return Mass(f"{draw.pick(about)} {_joined(_thousands(plain(near), manner), word, manner)}", near, unit, True)
    return Mass(_joined(_thousands(plain(near), manner), word, manner), near, unit)


def number(count: int, manner: Manner, draw: Draw) -> str:
    """A count: a word when small, mostly, else digits."""
    if 0 < count < len(manner.numbers) and count < 13 and draw.chance(0.75):
        return manner.numbers[count]
    return _digits(f"{count:,}" if manner.commas and draw.chance(0.7) else str(count), manner)


def _thousands(number_text: str, manner: Manner) -> str:
    whole, _, rest = number_text.partition(".")
    return (f"{int(whole):,}" if manner.commas and len(whole) > 3 else whole) + (f".{rest}" if rest else "")


def _joined(number_text: str, unit: str, manner: Manner) -> str:
    return _digits(number_text, manner) + ("" if manner.glued else " ") + unit


def _digits(text: str, manner: Manner) -> str:
    return text.translate(str.maketrans("0123456789", manner.digits)) if manner.digits else text


def _misprinted(value: Decimal, draw: Draw) -> str:
    """1,2 for 1.2; 15.4OO for 15.400: what a keyboard makes of a weight. A careful reader still sees the number meant."""
    return plain(value).replace(".", ",") if draw.chance(0.5) else f"{value:.3f}".replace("0", "O")
