"""The Urdu names of what the vocabulary knows, by code or English name: agencies, substances, places, settings, units."""

import re
from functools import lru_cache

from django.utils.translation import gettext

from rabta.briefing.rules.wording import unit_in_urdu
from rabta.intake.rules.nationalities import adjective_in_urdu, nation_named
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.gazetteer import countries, places_in_urdu
from rabta.vocabulary.rules.places import airports, districts, find_places, provinces
from rabta.vocabulary.rules.settings import settings
from rabta.vocabulary.rules.substances import substances
from rabta.vocabulary.rules.units import units


def name_in_urdu(words: str) -> str | None:
    """The Urdu name, or None where nothing of this name is known. Quotation marks around the words are looked past."""
    bare = words.strip().strip("'\"")
    found = _names().get(bare.casefold())
    if found is None and (said := gettext(bare)) != bare:
        return said
    return found


def place_in_urdu(words: str) -> str | None:
    """The Urdu name of the one place that these words name (`near Kuchlak`); None where they name none, or several."""
    found = {hit.name for hit in find_places(words)}
    return name_in_urdu(found.pop()) if len(found) == 1 else None


def country_in_urdu(code: str) -> str | None:
    """A country by its code of ISO 3166-1."""
    english = "Pakistan" if code == "PK" else countries().get(code)
    return name_in_urdu(english) if english else None


A_NATIONALITY = re.compile(r"(?P<number>\d[\d,]*)?\s*(?P<who>.+)", re.DOTALL)


def nationalities_in_urdu(noted: str) -> str:
    """`9 Iranian, 2 Afghan` as `9 ایرانی، 2 افغان`; a people without an Urdu word by its country, else as written."""
    return "، ".join(map(_one_nationality, re.split(r", | and ", noted)))


def _one_nationality(words: str) -> str:
    found = A_NATIONALITY.fullmatch(words)
    nation = nation_named(found["who"]) if found else None
    if found is None or nation is None:
        return words
    country = country_in_urdu(nation.code) if nation.code else None
    said = adjective_in_urdu(nation) or (f"{country} کے شہری" if country else found["who"])
    return " ".join(filter(None, (found["number"], said)))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    known = {english.casefold(): urdu for english, urdu in places_in_urdu().items()}
    for unit in units():
        known[unit.code] = unit_in_urdu(unit.code)
    for place in (*districts(), *airports(), *provinces()):
        known[place.name_en.casefold()] = place.name_ur
        for code in (getattr(place, "code", None), getattr(place, "iata", None)):
            if code:
                known[str(code).casefold()] = known[place.name_en.casefold()]
    for entry in (*settings(), *substances(), *agencies()):
        known[entry.name_en.casefold()] = known[str(entry.code).casefold()] = entry.name_ur
    for one in agencies():
        brief = next((name for name in one.names if "\u0600" <= name[0] <= "\u06ff"), None)
        known[one.code.casefold()] = brief or one.name_ur
    return {english: urdu for english, urdu in known.items() if urdu}
