"""What really happened in the invented year: one event, and its lines, before anybody tells of it."""

from dataclasses import dataclass
from datetime import date

from rabta.example.places import Place


@dataclass(frozen=True)
class Line:
    """One substance of an event: whole grams, or a number of a unit that has no mass; pieces counted beside a mass.

    `gross`: told as weighed with its wrapping; no event's own line is.
    """

    substance: str
    g: int | None = None
    n: int | None = None
    unit: str | None = None
    pieces: int | None = None
    pieces_unit: str = "packed_capsule"
    gross: bool = False


@dataclass(frozen=True)
class Event:
    """One thing that happened, once.

    `nationals` are foreigners by ISO 3166-1; `turn` picks the same hiding place in every telling; `lump` is told as two
    operations in one breath; `fixed` is left alone when totals are fitted; `alike` is the number of an event it resembles.
    """

    number: int
    day: date
    setting: str
    place: Place
    lines: tuple[Line, ...]
    agencies: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    arrests: int = 0
    women: int = 0
    nationals: tuple[tuple[str, int], ...] = ()
    vehicle: str | None = None
    impounded: int = 0
    turn: int = 0
    destination: tuple[str, str] | None = None
    origin: tuple[str, str] | None = None
    flight: str | None = None
    home: tuple[str, str] | None = None
    value: tuple[int, str] | None = None
    case: str = ""
    lump: bool = False
    fixed: bool = False
    row: bool = False
    alike: int | None = None

    @property
    def key(self) -> str:
        """Its name in the truth."""
        return f"EX-E{self.number:04d}"

    @property
    def foreigners(self) -> int:
        """How many of those arrested are foreigners."""
        return sum(count for _, count in self.nationals)

    @property
    def is_seizure(self) -> bool:
        """Whether anything was seized."""
        return bool(self.lines)

    @property
    def grams(self) -> int:
        """Everything in it that has a mass."""
        return sum(line.g or 0 for line in self.lines)
