"""How numbers and masses are written for people. Plain Python: values in, text out."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

KILOGRAM = 1_000  # grams
TONNE = 1_000_000  # grams


def grouped(number: int | Decimal, *, grouping: str = "plain") -> str:
    """`12345678` as `12,345,678` (plain) or `1,23,45,678` (lakh and crore). Decimals keep their places.

    >>> grouped(12345678), grouped(12345678, grouping="lakh"), grouped(Decimal("1234.50"))
    ('12,345,678', '1,23,45,678', '1,234.50')
    """
    whole, dot, places = format(abs(Decimal(number)), "f").partition(".")
    head, tail = whole[:-3], whole[-3:]
    step = 2 if grouping == "lakh" else 3
    groups = [head[max(0, end - step) : end] for end in range(len(head), 0, -step)][::-1]
    return ("−" if number < 0 else "") + ",".join([*groups, tail]) + dot + places


def plain(number: Decimal) -> Decimal:
    """The same value without trailing zeros and never in exponent form."""
    trimmed = number.normalize()
    return trimmed.quantize(Decimal(1)) if trimmed.as_tuple().exponent > 0 else trimmed  # type: ignore[operator]


def mass_parts(mass_g: int) -> tuple[Decimal, str]:
    """A mass as a person says it, and its unit: g below 1 kg, kg below 1 t, then t. At most three decimals.

    Rounded half-even for showing only; the exact grams stand beside it wherever it is shown.

    >>> mass_parts(950), mass_parts(12_400), mass_parts(134_000_123)
    ((Decimal('950'), 'g'), (Decimal('12.4'), 'kg'), (Decimal('134'), 't'))
    """
    size = abs(mass_g)
    if size < KILOGRAM:
        return Decimal(mass_g), "g"
    if size < TONNE:
        return _rounded(Decimal(mass_g) / KILOGRAM, "0.1" if size >= 100 * KILOGRAM else "0.001"), "kg"
    return _rounded(Decimal(mass_g) / TONNE, "0.1" if size >= 100 * TONNE else "0.001"), "t"


SIZES = {
    "plain": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
    "lakh": ((10**11, "kharab"), (10**9, "arab"), (10**7, "crore"), (10**5, "lakh")),
}
"""Words for the size of a sum, by how the reader groups numbers."""


def sum_parts(value: Decimal, *, grouping: str = "plain") -> tuple[Decimal, str]:
    """A sum as a person says it, and the word for its size: to the thousandth of it, below the smallest to the hundredth.

    >>> sum_parts(Decimal(12_797_000_000)), sum_parts(Decimal(12_797_000_000), grouping="lakh")
    ((Decimal('12.797'), 'billion'), (Decimal('12.797'), 'arab'))
    """
    for size, word in SIZES["lakh" if grouping == "lakh" else "plain"]:
        if abs(value) >= size:
            return _rounded(value / size, "0.001"), word
    return _rounded(value, "0.01"), ""


LARGE = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
_QUOTED = r"""(?<![^\s(])(?:'[^']*'|"[^"]*"|“[^”]*”)(?![^\s,.;:)])"""
_NUMBER = r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?: (?P<size>trillion|billion|million)\b)?(?![\w,]*\d)"
_QUOTED_OR = re.compile(f"(?P<quoted>{_QUOTED})|.+?(?={_QUOTED}|$)", re.DOTALL)
_QUOTED_OR_NUMBER = re.compile(f"{_QUOTED}|{_NUMBER}")


def regrouped(sentence: str, *, grouping: str, amounts: re.Pattern[str] | None = None) -> str:
    """A sentence with its numbers of plain grouping in another one, sums of size in its words; quoted words stay.

    `amounts` finds numbers that were written without any grouping and are to have it.

    >>> regrouped("12,797,000 g at 'km 1,200,000'; 12.797 billion US dollars", grouping="lakh")
    "1,27,97,000 g at 'km 1,200,000'; 12.797 arab US dollars"
    """
    if amounts is not None and amounts.search(sentence):
        sentence = _QUOTED_OR.sub(lambda found: found["quoted"] or _parted(found[0], amounts), sentence)
    if grouping == "plain":
        return sentence
    return _QUOTED_OR_NUMBER.sub(lambda found: _regrouped(found, grouping), sentence)


def _parted(words: str, amounts: re.Pattern[str]) -> str:
    return amounts.sub(lambda number: grouped(Decimal(number[0])), words)


def _regrouped(found: re.Match[str], grouping: str) -> str:
    number, size = found["number"], found["size"]
    if number is None or not (size or "," in number):
        return found[0]
    if not size:
        return grouped(Decimal(number.replace(",", "")), grouping=grouping)
    value, word = sum_parts(Decimal(number.replace(",", "")) * LARGE[size], grouping=grouping)
    return f"{grouped(value, grouping=grouping)} {word}"


def _rounded(value: Decimal, step: str) -> Decimal:
    return plain(value.quantize(Decimal(step), ROUND_HALF_EVEN))
