"""Parts of land cleared, and their words: acres where square metres are known, else the unit as stated."""

from decimal import ROUND_HALF_EVEN, Decimal

from rabta.briefing.rules.figure_kind import PartName
from rabta.briefing.rules.wording import count_in_words, quantity_in_words, unit_nouns
from rabta.vocabulary.rules.numbered import district_numbered, unit_numbered
from rabta.vocabulary.rules.places import district as district_coded
from rabta.vocabulary.rules.units import unit

ACRE_M2 = Decimal("4046.8564224")  # the international acre: 4,840 square yards of 0.9144 m each
DISTRICT = "district:"
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_LARGE_ACRES = 100
_PARTS = {
    "cleared": PartName(key="cleared", label="Land cleared"),
    "poppy": PartName(key="poppy", label="Poppy"),
    "cannabis": PartName(key="cannabis", label="Cannabis"),
    "other": PartName(key="other", label="Other or unnamed crop"),
}


def land_part(stored: str) -> PartName:
    """A part of land cleared: a crop, `poppy/11` (crop and unit without a basis), or `district:17`. KeyError for others."""
    if stored.startswith(DISTRICT):
        entry = district_numbered(int(stored.removeprefix(DISTRICT)))
        return PartName(key=f"{DISTRICT}{entry.code}", label=f"in {entry.name_en}", label_ur=entry.name_ur)
    crop, _, number = stored.partition("/")
    named = _PARTS[crop]
    if not number:
        return named
    code = unit_numbered(int(number)).code
    return PartName(
        key=f"{crop}/{code}",
        label=f"{named.label}, {unit_nouns(code)[1]}, which have no fixed area",
    )


def land_part_stored(key: str) -> str:
    """A part's stored key. Raises KeyError for no such part."""
    if key.startswith(DISTRICT):
        return f"{DISTRICT}{district_coded(key.removeprefix(DISTRICT)).number}"
    crop, _, code = key.partition("/")
    return f"{_PARTS[crop].key}/{unit(code).number}" if code else _PARTS[crop].key


def area_in_words(value: Decimal, key: str | None) -> str:
    """Square metres as acres, to a hundredth below 100 acres and to a tenth above; a unit without a basis as stated.

    >>> area_in_words(Decimal(164_541_136), None), area_in_words(Decimal(40_469), "poppy")
    ('40,659 acres', '10 acres')
    >>> area_in_words(Decimal(207), "poppy/kanal")
    '207 kanals'
    """
    if key and "/" in key:
        return quantity_in_words(value, key.partition("/")[2])
    acres = value / ACRE_M2
    step = _TENTH if acres >= _LARGE_ACRES else _HUNDREDTH
    return count_in_words(acres.quantize(step, rounding=ROUND_HALF_EVEN), "acre", "acres")
