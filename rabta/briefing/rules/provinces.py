"""Provinces and territories as parts of a figure; what names none is a part of its own."""

import functools

from rabta.briefing.rules.figure_kind import PartName
from rabta.vocabulary.rules.gazetteer import provinces

ABROAD = "abroad"
NOT_STATED = "not_stated"

_ENGLISH = {ABROAD: "Abroad", NOT_STATED: "Province not stated, or at sea"}


def province_named(stored: str) -> PartName:
    """A province by the name it is stored under, or one of ABROAD and NOT_STATED."""
    return PartName(key=stored, label=_ENGLISH.get(stored, stored), label_ur=_names_in_urdu().get(stored, ""))


@functools.cache
def _names_in_urdu() -> dict[str, str]:
    return {province.name_en: province.name_ur for province in provinces()}


def province_stored(key: str) -> str:
    """Provinces are stored under their own names."""
    return key
