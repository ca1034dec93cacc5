"""Which side of a figure is opened: the whole, one part, or one agency's, province's or month's."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rabta.briefing.errors import NoSuchFigure
from rabta.briefing.rules.breakdowns import AGENCY_NOT_STATED, NO_AGENCY
from rabta.briefing.rules.figure_kind import FigureKind
from rabta.briefing.rules.period import month_of
from rabta.vocabulary.rules.numbered import agency_number


@dataclass(frozen=True, kw_only=True)
class Side:
    """Public keys, as in addresses: `key` of a part, an agency's code, a province, a month as 2025-03. None: all of it."""

    key: str | None = None
    agency: str | None = None
    province: str | None = None
    month: str | None = None

    @property
    def is_cut(self) -> bool:
        """By agency, province or month."""
        return any((self.agency, self.province, self.month))

    def parameters(self, kind: FigureKind) -> dict[str, Any]:
        """What figure_records.sql binds. Raises NoSuchFigure where the figure has no such part."""
        try:
            return {
                "key": kind.total_part if self.key is None else kind.stored(self.key),
                "agency": _agency(self.agency),
                "province": self.province or None,
                "month": _month(self.month),
            }
        except KeyError as missing:
            raise NoSuchFigure(f"{kind.name}, part {missing.args[0]}", (kind.name,)) from None


WHOLE = Side()


def _agency(code: str | None) -> int | None:
    if not code:
        return None
    number = NO_AGENCY if code == AGENCY_NOT_STATED.key else agency_number(code)
    if number is None:
        raise KeyError(code)
    return number


def _month(key: str | None) -> date | None:
    return month_of(key) if key else None
