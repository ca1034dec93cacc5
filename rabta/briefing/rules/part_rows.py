"""One row of a figure: what counts once and what is reported, in numbers and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from functools import reduce
from typing import Any

from rabta.briefing.rules.figure_kind import FigureKind, PartName

EXACT = Context(prec=400, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Sums keep every digit: a converted value has up to forty decimals, and Python alone would round to 28 digits."""
COUNTED_ELSEWHERE = "already counted elsewhere"
"""Beside a part that is reported and adds nothing: another line of its events counts, or it lumps events that count."""


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What counts once, what is reported, and how many records (incidents, or rows of reports) state it."""

    value: Decimal
    as_reported: Decimal
    records: int

    @property
    def says(self) -> bool:
        """Whether anything counts or is reported at all."""
        return bool(self.value or self.as_reported)

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            value=EXACT.add(self.value, other.value),
            as_reported=EXACT.add(self.as_reported, other.as_reported),
            records=self.records + other.records,
        )


NOTHING = Sums(value=Decimal(0), as_reported=Decimal(0), records=0)


def part_row(kind: FigureKind, named: PartName, sums: Sums, *, part: str | None = None) -> dict[str, Any]:
    """A part, or the whole by agency, province or month, as every door shows it; `part`: the part's key, for its words."""
    return {
        "key": named.key,
        "label": named.label,
        "label_ur": named.label_ur,
        "value": number(sums.value),
        "value_text": kind.worded(sums.value, part),
        "as_reported": number(sums.as_reported),
        "as_reported_text": kind.worded(sums.as_reported, part),
        "records": sums.records,
        "note": COUNTED_ELSEWHERE if sums.as_reported and not sums.value else "",
    }


def number(value: Decimal | None) -> int | Decimal | None:
    """A number without needless digits: an int where it is whole.

    >>> number(Decimal("3.000")), number(Decimal("2.50"))
    (3, Decimal('2.5'))
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize(EXACT)


def added(values: Iterable[Decimal]) -> Decimal:
    """The sum, to the last digit.

    >>> added([Decimal("1e20"), Decimal("1e-20")]) == Decimal("100000000000000000000.00000000000000000001")
    True
    """
    return reduce(EXACT.add, values, Decimal(0))
