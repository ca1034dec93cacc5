"""Words for what the pages of analysis say by a code."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabta.analysis.rules.claims import DIFFER, NOT_STATED, SEVERAL, UNREAD
from rabta.briefing.rules.provinces import province_named
from rabta.language.names import country_in_urdu, name_in_urdu
from rabta.vocabulary.rules.gazetteer import countries
from rabta.vocabulary.rules.settings import settings
from rabta.vocabulary.rules.substances import substance
from rabta.web.flow_picture import REST

ENDS = {"origin": _("Said to come from"), "taken": _("Taken in"), "destination": _("Said to be bound for")}
STATED = {
    "both": _("both ends stated"), "origin": _("only where from"), "destination": _("only where to"),
    "neither": _("neither stated"),
}  # fmt: skip
CLAIMED = {
    NOT_STATED: _("not stated"), DIFFER: _("reports differ"), SEVERAL: _("several places named"),
    UNREAD: _("a place no list of ours knows"), REST: _("other places"),
}  # fmt: skip


def place_in_words(place: str, end: str) -> str:
    """A place of a flow, of one of its ENDS, in the reader's language."""
    if end == "taken" and place != REST:
        told = province_named(place)
        return told.label_ur if get_language() == "ur" and told.label_ur else str(_(told.label))
    if place in CLAIMED:
        return str(CLAIMED[place])
    country, _slash, province = place.partition("/")
    if get_language() == "ur":
        found = name_in_urdu(province) if province else country_in_urdu(country)
        if found:
            return found
    return province or ("Pakistan" if country == "PK" else countries().get(country, country))


TRAITS = {
    "concealment": _("Hidden in"), "setting": _("Kind of place"), "origin": _("Said to come from"),
    "destination": _("Said to be bound for"), "province": _("Province"), "substance": _("Substance"),
}  # fmt: skip
COURSES = {
    "rises": _("rises"), "falls": _("falls"), "steady": _("no change shown"), "too_few": _("too few to say"),
}  # fmt: skip
CONCEALED = {
    "postal": _("parcels and post"), "baggage": _("baggage"), "inserted": _("inserted in the body"),
    "plastic_bags": _("plastic bags"), "package": _("packets"), "swallowed": _("swallowed"), "residence": _("houses"),
    "body": _("on the body"), "outerwear": _("jackets and coats"), "handbag": _("handbags"),
    "transport_vehicle": _("vehicles"), "car_parts": _("secret cavities of vehicles"), "furniture": _("furniture"),
    "freight": _("cargo"), "container": _("containers"), "cosmetics": _("cosmetics"), "sack": _("sacks"),
    "electrical_parts": _("electrical parts"), "underwear": _("underwear"), "gifts": _("gifts"), "food": _("food"),
    "carry": _("carried in the hand"), "appliances": _("household appliances"), "shoes": _("shoes"),
    "beverages": _("drinks"), "toilet": _("toilets"), "vessel": _("boats and ships"), "clothes": _("clothes"),
    "business": _("shops and factories"), "art_items": _("frames and decorations"), "toys": _("toys"),
    "backpack": _("backpacks"), "bike": _("bicycles"), "office_supplies": _("books and papers"), "farm": _("fields"),
    "other": _("drones, bushes, buried"), "unknown": _("not known"), "other_words": _("in other words"),
}  # fmt: skip
LEVELS = {"district": _("Districts"), "province": _("Provinces"), "airport": _("Airports")}
EXPOSED = {
    "residents": _("residents a year"), "flights": _("flights"), "passengers": _("passengers"), "bags": _("bags"),
    "parcels": _("parcels"), "containers": _("containers"), "vehicles": _("vehicles"), "km of road": _("km of road"),
}  # fmt: skip
WHY_NOT = {
    "no_exposure": _("nobody stated what it searched"), "other_days": _("what it searched is stated of other days"),
    "alone": _("no other agency is stated to do the same, in the same unit"),
}  # fmt: skip
STATED_OF = {
    "search at airports": _("search at airports"), "checks on the road": _("checks on the road"),
    "invented with the example year": _("invented with the example year"),
}  # fmt: skip
"""Duties and sources of the example's exposures; others stand as the installation wrote them."""
WORDS = {"stated": STATED_OF, "trait": TRAITS, "course": COURSES, "level": LEVELS, "exposed": EXPOSED, "why_not": WHY_NOT}
"""What a page of analysis says by a code, by the kind of code."""


def trait_in_words(code: str, trait: str) -> str:
    """A code of one of TRAITS in the reader's language."""
    if trait in ("origin", "destination"):
        return place_in_words(code, trait)
    if trait == "province":
        return place_in_words(code, "taken")
    if trait == "concealment":
        return str(CONCEALED.get(code, code))
    entry = next(one for one in settings() if one.code == code) if trait == "setting" else substance(code)
    return entry.name_ur if get_language() == "ur" else entry.name_en
