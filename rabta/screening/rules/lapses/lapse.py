"""A lapse: what an airport's day lacked, by whom it is to be closed, and when. Found by rules from what was stated, never
entered; it names lanes, flights, tags and devices, and no officer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from rabta.vocabulary.rules.tables import table

YEARS = range(2000, 2101)
"""Years of which a day is looked at."""


class LapseKind(StrEnum):
    """What was lacking. Stored by name; never rename."""

    NOT_SCREENED = "not_screened"
    UNKNOWN_FLIGHT = "unknown_flight"
    FEWER_SCANS = "fewer_scans"
    NO_PASSENGER = "no_passenger"
    WEIGHT = "weight"
    TAG_TWICE = "tag_twice"
    NOT_BOARDED = "not_boarded"
    UNANNOUNCED = "unannounced"
    LATE_SCAN = "late_scan"
    MESSAGE_CUT = "message_cut"
    NOT_REVIEWED = "not_reviewed"
    ABORTED = "aborted"
    CLIPPED = "clipped"
    ONE_VIEW = "one_view"
    NOT_OPENED = "not_opened"
    NO_TAG = "no_tag"
    LANE_SILENT = "lane_silent"
    TOO_FAST = "too_fast"
    QUEUE = "queue"
    LOG_MISSING = "log_missing"
    ONE_OFFICER = "one_officer"
    DEVICE_SILENT = "device_silent"
    DRIFT = "drift"
    CALIBRATION_OVERDUE = "calibration_overdue"
    TIP_OVERDUE = "tip_overdue"
    NOT_INSTALLED = "not_installed"
    CERTIFICATE_ENDED = "certificate_ended"
    MAINTENANCE_OVERDUE = "maintenance_overdue"


@dataclass(frozen=True)
class Lapse:
    """One lapse. `subject`: the flight, lane or device it is of; `n`: of how many bags, scans, minutes or days;
    `tags`: the bags; `at`: since when it could be known, local; `value`: a measured number, where there is one."""

    kind: LapseKind
    airport: str
    day: date
    subject: str
    at: datetime
    n: int = 0
    tags: tuple[str, ...] = ()
    passengers: tuple[str, ...] = ()
    value: float | None = None
    of: int = 0

    @property
    def key(self) -> str:
        """What an address names it by: the same lapse keeps it however often the day is looked at."""
        return f"{self.airport}.{self.day.isoformat()}.{self.kind}.{self.subject or '-'}"

    @property
    def due(self) -> datetime:
        """By when it is to be closed, local."""
        return self.at + timedelta(hours=float(table("lapses")["kinds"][str(self.kind)]["hours"]))

    @property
    def protects(self) -> bool:
        """Whether the passenger named by a tag may be a victim of a swapped tag: to be protected, not accused."""
        return bool(table("lapses")["kinds"][str(self.kind)].get("protect"))


def parts_of(key: str) -> tuple[str, date, str, str] | None:
    """Airport, day, kind and subject of a lapse's key; None where it is none.

    >>> parts_of("KHI.2026-12-01.not_screened.EX701")
    ('KHI', datetime.date(2026, 12, 1), 'not_screened', 'EX701')
    """
    parts = key.split(".")
    if len(parts) != 4 or len(key) > 80 or len(parts[0]) != 3 or parts[2] not in tuple(LapseKind):
        return None
    try:
        day = date.fromisoformat(parts[1])
    except ValueError:
        return None
    return (parts[0], day, parts[2], parts[3]) if day.year in YEARS else None
