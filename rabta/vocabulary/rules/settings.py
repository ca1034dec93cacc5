"""Where a seizure was made: the twelve settings of the house and their numbers in the database."""

import functools
from dataclasses import dataclass
from enum import StrEnum

from rabta.vocabulary.rules.tables import table


class Setting(StrEnum):
    """The setting of a seizure, as `data/settings.yaml` lists it."""

    AIRPORT_PASSENGER = "airport_passenger"
    AIRPORT_BAGGAGE = "airport_baggage"
    AIRPORT_CARGO = "airport_cargo"
    PARCEL = "parcel"
    PORT_CONTAINER = "port_container"
    ROAD = "road"
    SEA = "sea"
    PREMISES = "premises"
    BORDER = "border"
    CACHE = "cache"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True)
class SettingEntry:
    """One setting with its stored number, its words, and the value of UNODC's installation list nearest to it."""

    number: int
    code: Setting
    name_en: str
    name_ur: str
    ids: str


@functools.cache
def settings() -> tuple[SettingEntry, ...]:
    """Give every setting, in the order of its number."""
    return tuple(
        SettingEntry(row["number"], Setting(row["code"]), row["name_en"], row["name_ur"], row["ids"])
        for row in table("settings")["settings"]
    )


def setting_number(code: str) -> int:
    """Give the stored number of a setting; ValueError where the code is none of the twelve."""
    wanted = Setting(code)
    return next(entry.number for entry in settings() if entry.code is wanted)
