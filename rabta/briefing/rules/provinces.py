"""Provinces and territories as parts of a figure; what names none is a part of its own."""

from rabta.briefing.rules.figure_kind import PartName

ABROAD = "abroad"
NOT_STATED = "not_stated"

_URDU = {
    "Balochistan": "بلوچستان",
    "Punjab": "پنجاب",
    "Sindh": "سندھ",
    "Khyber Pakhtunkhwa": "خیبر پختونخوا",
    "Islamabad Capital Territory": "اسلام آباد",
    "Azad Jammu and Kashmir": "آزاد جموں و کشمیر",
    "Gilgit-Baltistan": "گلگت بلتستان",
    ABROAD: "بیرون ملک",
    NOT_STATED: "صوبہ غیر مذکور، یا سمندر میں",
}
_ENGLISH = {ABROAD: "Abroad", NOT_STATED: "Province not stated, or at sea"}


def province_named(stored: str) -> PartName:
    """A province by the name it is stored under, or one of ABROAD and NOT_STATED."""
    return PartName(key=stored, label=_ENGLISH.get(stored, stored), label_ur=_URDU.get(stored, stored))


def province_stored(key: str) -> str:
    """Provinces are stored under their own names."""
    return key
