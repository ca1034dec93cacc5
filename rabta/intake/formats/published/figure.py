"""A stated figure: one number of a public text, read as what it is, with the code points it was read from."""

from dataclasses import dataclass
from decimal import Decimal

Span = tuple[int, int]

MASS_SEIZED, MASS_DESTROYED, VALUE, ASSETS = "mass_seized", "mass_destroyed", "value", "assets_frozen"
ARRESTS, FOREIGNERS, WOMEN, NATIONALS = "arrests", "foreigners", "women", "nationals"
OPERATIONS, CASES, VEHICLES, VESSELS, LABORATORIES = "operations", "cases", "vehicles", "vessels", "laboratories"
CONVICTIONS, ADDICTS_TREATED, PERSONS_ENCOUNTERED = "convictions", "addicts_treated", "persons_encountered"
DEPORTED, KILLED, INJURED, RESCUED = "persons_deported", "persons_killed", "persons_injured", "persons_rescued"
RELEASED, OTHERWISE = "persons_released", "persons_otherwise"
TABLETS, CAPSULES, VOLUME, OTHER_QUANTITY = "tablets", "capsules", "volume", "other_quantity"
AREA_CLEARED, AREA_CULTIVATED, AREA_SURVEYED = "area_cleared", "area_cultivated", "area_surveyed"

PERSONS = frozenset({ARRESTS, FOREIGNERS, WOMEN, NATIONALS})
# People of whom the text says something else than that they were arrested, or does not say what.
NOT_HELD = frozenset({DEPORTED, KILLED, INJURED, RESCUED, RELEASED, OTHERWISE})
MASSES = frozenset({MASS_SEIZED, MASS_DESTROYED})


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure over tokens `first` up to `after` of the view.

    `value` in `unit`, as stated ("134" tonne; money in whole currency units). `qualifier`: over, under, around, nearly
    or None. `of`: index of the figure it is a part of. `substance`: code or None. `category`: what was counted though
    it is no drug ("liquor"). `regions`: an agency's own regions. `span_of_time`:
    day, week, month or year where the words name one that they do not date themselves. `single`: told of one
    seizure or case, not of all. `share`: one of those the whole is parted into. `step`: one of the last digit written, in
    `unit` ("12.797 billion": a million).
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    first: int
    after: int
    qualifier: str | None = None
    of: int | None = None
    nationality: str | None = None
    provinces: tuple[str, ...] = ()
    substance: str | None = None
    category: str | None = None
    period: tuple[str, str] | None = None
    span_of_time: str | None = None
    scope: str | None = None
    region: str | None = None
    kg: Decimal | None = None
    step: Decimal = Decimal(1)
    assumed_unit: bool = False
    single: bool = False
    share: bool = False

    def as_json(self) -> dict[str, object]:
        """Give the figure in the keys of `rabta check`; the verdict is the record's to give."""
        period = None if self.period is None else {"from": self.period[0], "to": self.period[1]}
        return {
            "what": self.what, "value": plain(self.value), "unit": self.unit, "qualifier": self.qualifier, "of": self.of,
            "nationality": self.nationality, "provinces": list(self.provinces), "substance": self.substance,
            "category": self.category, "region": self.region, "period": period,
            "span_of_time": self.span_of_time, "scope": self.scope,
            "single": self.single, "unit_assumed": self.assumed_unit, "step": plain(self.step), "span": list(self.span),
            "verdict": None,
        }  # fmt: skip


def plain(value: Decimal) -> int | float:
    """Give a number for JSON: whole where it is whole."""
    return int(value) if value == int(value) else float(value)
