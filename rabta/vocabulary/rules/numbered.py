"""From the numbers the database keeps back to the vocabulary's entries, and from names to numbers."""

import functools

from rabta.vocabulary.rules.agencies import Agency, agencies
from rabta.vocabulary.rules.gazetteer import District, districts
from rabta.vocabulary.rules.settings import SettingEntry, settings
from rabta.vocabulary.rules.substances import Substance, substances
from rabta.vocabulary.rules.units import Unit, units


@functools.cache
def _agencies() -> dict[int, Agency]:
    return {entry.number: entry for entry in agencies()}


@functools.cache
def _substances() -> dict[int, Substance]:
    return {entry.number: entry for entry in substances()}


@functools.cache
def _units() -> dict[int, Unit]:
    return {entry.number: entry for entry in units()}


@functools.cache
def _settings() -> dict[int, SettingEntry]:
    return {entry.number: entry for entry in settings()}


@functools.cache
def _districts() -> dict[int, District]:
    return {entry.number: entry for entry in districts()}


@functools.cache
def _agency_codes() -> dict[str, Agency]:
    return {entry.code: entry for entry in agencies()}


@functools.cache
def _district_names() -> dict[str, District]:
    return {entry.name_en.casefold(): entry for entry in _districts().values()}


def agency_numbered(number: int) -> Agency:
    """The agency stored under this number; KeyError where there is none."""
    return _agencies()[number]


def substance_numbered(number: int) -> Substance:
    """The substance stored under this number; KeyError where there is none."""
    return _substances()[number]


def unit_numbered(number: int) -> Unit:
    """The unit stored under this number; KeyError where there is none."""
    return _units()[number]


def setting_numbered(number: int) -> SettingEntry:
    """The setting stored under this number; KeyError where there is none."""
    return _settings()[number]


def district_numbered(number: int) -> District:
    """The district stored under this number (157 is Karachi as a whole); KeyError where there is none."""
    return _districts()[number]


def agency_number(code: str) -> int | None:
    """The stored number of an agency's code; None for a code the register does not know."""
    entry = _agency_codes().get(code)
    return entry.number if entry else None


def district_number(name: str | None) -> int | None:
    """The stored number of a district by its English name; None where no district was read, or an unknown one."""
    entry = _district_names().get((name or "").casefold())
    return entry.number if entry else None
