"""What people met on the move become in the record: which protected persons they are, and never who they are.

Source: UN Protocol against the Smuggling of Migrants, articles 5 and 16; Prevention of Smuggling of Migrants Act, 2018;
Prevention of Trafficking in Persons Act, 2018.
"""

from typing import Any

from rabta.filing.rules.stated_days import days_and_agencies, province_of
from rabta.records.rules.protection import place_key
from rabta.vocabulary.rules.numbered import district_number
from rabta.vocabulary.rules.places import find_places, main_place

SMUGGLED, VICTIM, REFUSED, OTHER, ARRANGER = "smuggled", "victim", "refused", "other", "arranger"
_WORDS = (
    (VICTIM, ("victim", "traffick")),
    (REFUSED, ("refused", "offload", "document", "boarding", "deport")),
    (SMUGGLED, ("smuggled", "migrant")),
)


_FILED = ("kind", "event_role", "post", "flight", "conveyance", "legal_ground", "outcome", "nationality", "hour")
_WORDS_OF_IT = ("role", "what", "origin", "transit", "destination", "post", "flight", "conveyance", "legal_ground", "hour")


def encounter_columns(met: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    """The columns of `encounter` but its keys. `met`: one of a reading's `encounters`; `read`: that reading.

    Of a child, or of somebody who asks for asylum, no nationality and no route stands outside the withheld words: it is in
    no list and in no count.
    """
    place = met.get("place_text") or ""
    district = district_number(met.get("district") or _district_named_in(place))
    category = category_of(met.get("role"), met.get("what"))
    return {
        **days_and_agencies(met, read),
        "persons": met.get("persons"),
        "role": met.get("role") or "",
        "what": met.get("what") or "",
        "category": category,
        "place_text": place,
        "district": district,
        "province": province_of(met, district),
        "minors": met.get("minors"),
        "origin": met.get("origin") or "",
        "transit": met.get("transit") or "",
        "destination": met.get("destination") or "",
        "protected": bool(met.get("protected", category != ARRANGER)),
        **{name: met.get(name) or "" for name in _FILED},
        "route": route_of(met.get("origin"), met.get("transit"), met.get("destination")),
        **({"nationality": "", "route": ""} if met.get("minors") or met.get("asylum") else {}),
        "complaint": bool(met.get("complaint")),
        "found_wrong": bool(met.get("found_wrong")),
    }


def without_words(columns: dict[str, Any], *, key: bytes) -> dict[str, Any]:
    """What takes the place of an encounter's words where they are withheld: nothing, and a keyed hash for its place."""
    return {**dict.fromkeys(_WORDS_OF_IT, ""), **place_withheld(columns, key=key)}


def place_withheld(columns: dict[str, Any], *, key: bytes) -> dict[str, Any]:
    """The same of the place alone, which claims of land have, too."""
    return {"place_text": "", "place_key": place_key(key, columns["place_text"])}


def route_of(origin: str | None, transit: str | None, destination: str | None) -> str:
    """The countries of a journey as stated, `PK>IR>TR`: `?` for an end that is not stated or not known; "" where none is.

    Of the words only the countries they lie in stay, so that a route may be counted where its words are withheld. A way
    within one country is that country.

    >>> route_of("Gujrat", "Taftan, Iran", "Greece"), route_of(None, None, "Oman"), route_of("Quetta", None, None)
    ('PK>IR>GR', '?>OM', 'PK>?')
    """
    first, last = _countries_in(origin), _countries_in(destination)
    ends = [*(first[:1] or ["?"]), *_countries_in(transit), *(last[-1:] or ["?"])]
    way = [code for place, code in enumerate(ends) if not place or code != ends[place - 1]]
    return ">".join(way) if way != ["?"] else ""


def _countries_in(words: str | None) -> list[str]:
    """The countries of the places that these words name, in their order, each once."""
    found = [hit.country for hit in find_places(words or "") if hit.country]
    home = any(word in (words or "").casefold() for word in ("pakistan", "پاکستان"))
    return list(dict.fromkeys(["PK", *found] if home else found))


def category_of(role: str | None, what: str | None) -> str:
    """Which persons they are, from the reader's role and what.

    >>> category_of("travelled", "smuggled person"), category_of("stopped", "refused boarding or entry on documents")
    ('smuggled', 'refused')
    >>> category_of("arrested", None), category_of("stopped", None)
    ('arranger', 'other')
    """
    words = (what or "").casefold()
    if role == "arrested" or "facilitator" in words:
        return ARRANGER
    return next((category for category, known in _WORDS if any(word in words for word in known)), OTHER)


def _district_named_in(place: str) -> str | None:
    found = main_place(find_places(place)) if place else None
    return found.district if found else None
