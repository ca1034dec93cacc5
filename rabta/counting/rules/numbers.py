"""The numbers under which words of the field are stored, looked up once: an event is written with half a dozen of them."""

from functools import lru_cache

from rabta.vocabulary.rules import substances, units
from rabta.vocabulary.rules.numbered import agency_number, district_number
from rabta.vocabulary.rules.settings import setting_number


@lru_cache(maxsize=1000)
def district(name: str) -> int | None:
    """The number of a district; None for none, or an unknown one."""
    return district_number(name)


@lru_cache(maxsize=200)
def substance(code: str) -> int:
    """The number of a substance."""
    return substances.substance(code).number


@lru_cache(maxsize=200)
def unit(code: str | None) -> int | None:
    """The number of a unit; None for none."""
    return units.unit(code).number if code else None


@lru_cache(maxsize=50)
def setting(code: str) -> int | None:
    """The number of a setting; None for none. ValueError where it is none of the twelve."""
    return setting_number(code) if code else None


@lru_cache(maxsize=1000)
def agencies(codes: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of agencies, sorted, without those the register does not know."""
    return tuple(sorted(n for n in map(agency_number, codes) if n is not None))
