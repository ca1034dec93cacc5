"""Words for what the pages of analysis say by a code."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabta.briefing.rules.claims import DIFFER, NOT_STATED, SEVERAL, UNREAD
from rabta.briefing.rules.provinces import province_named
from rabta.language.names import country_in_urdu, name_in_urdu
from rabta.vocabulary.rules.gazetteer import countries
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
