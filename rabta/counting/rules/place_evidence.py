"""What two incidents' places say: airport, district, province, and the distinctive words of the place text."""

from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.how_common import rarity
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.several_places import districts_apart
from rabta.counting.rules.wording import is_latin, place_words
from rabta.vocabulary.rules.gazetteer import districts
from rabta.vocabulary.rules.places import find_places
from rabta.vocabulary.rules.points import place_point

_Codes = tuple[str, str, str]
"""Airport, district, province; "" for what is not stated."""


def place_evidence(a: IncidentFacts, b: IncidentFacts) -> list[Reason]:
    """Country first, then airport or district or province, then the words of the place text."""
    if a.country and b.country and a.country != b.country:
        return [Reason("country", w.OTHER_COUNTRY, f"two countries: {a.country}, {b.country}")]
    shared = a.place_words & b.place_words
    one_site = bool(shared) or bool(sites_named(a.place_text) & sites_named(b.place_text))
    several = _among_several(a, b) if a.lumps > 1 or b.lumps > 1 else None
    coded = several or _coded_place(_codes(a), _codes(b), shared=one_site)
    if coded and coded.name == "airport":
        return [coded]  # its many names (Benazir, Islamabad, New Islamabad) are one place
    words = _words(a, b, shared=shared, same_district=bool(coded and coded.weight > w.SAME_PROVINCE_ONLY))
    return [reason for reason in (coded, words) if reason]


def _among_several(a: IncidentFacts, b: IncidentFacts) -> Reason | None:
    """Whether one names places of several districts, and the other stands in one of them."""
    here, there = (districts_apart(facts.place_text) or (facts.district,) for facts in (a, b))
    both = {district for district in here if district and district in there}
    if len(here) == len(there) == 1 or not both:
        return None
    weight, name = max((rarity("districts", each), each) for each in both)
    return Reason("district", weight, f"same district: {name}, among several that one names")


def coded_evidence(a: IncidentFacts, b: IncidentFacts) -> int:
    """What the codes alone weigh (country, airport, district, province) for two that share no name of a place.

    Such a pair's place_evidence is no more than this.
    """
    if a.country and b.country and a.country != b.country:
        return w.OTHER_COUNTRY
    coded = _coded_place(_codes(a), _codes(b), shared=False)
    return coded.weight if coded else 0


def _codes(facts: IncidentFacts) -> _Codes:
    return facts.airport, facts.district, facts.province


@lru_cache(maxsize=50_000)
def _coded_place(here: _Codes, there: _Codes, *, shared: bool) -> Reason | None:
    (airport, district, province), (other_airport, other_district, other_province) = here, there
    if airport and other_airport:
        if airport == other_airport:
            return Reason("airport", rarity("airports", airport), f"same airport: {airport}")
        return Reason("airport", w.OTHER_AIRPORT, f"two airports: {airport}, {other_airport}")
    if district and other_district:
        if district == other_district:
            return Reason("district", rarity("districts", district), f"same district: {district}")
        if shared or _are_near(district, other_district):
            return Reason("district", w.NEAR_DISTRICT, f"two districts, near: {district}, {other_district}")
        return Reason("district", w.OTHER_DISTRICT, f"two districts, far apart: {district}, {other_district}")
    if province and other_province:
        if province == other_province:
            return Reason("province", w.SAME_PROVINCE_ONLY, f"same province: {province}; a district is not stated")
        return Reason("province", w.OTHER_PROVINCE, f"two provinces: {province}, {other_province}")
    return None


def _words(a: IncidentFacts, b: IncidentFacts, *, shared: frozenset[str], same_district: bool) -> Reason | None:
    if shared:
        first, more = (w.PLACE_WORD if same_district else w.PLACE_WORD_NO_DISTRICT), w.PLACE_WORD
        if a.setting == b.setting == "sea":
            first = more = w.PLACE_WORD_AT_SEA
        weight = min(first + (len(shared) - 1) * more, w.PLACE_WORDS_MOST)
        return Reason("place_words", weight, f"both name the place alike: {a.place_text!r}, {b.place_text!r}")
    here, there = sites_named(a.place_text), sites_named(b.place_text)
    if here & there:
        names = ", ".join(sorted(here & there))
        return Reason("site", w.SAME_SITE, f"both name {names}: {a.place_text!r}, {b.place_text!r}")
    if same_district and here and there:
        one_script = is_latin(place_words(a.place_text)) == is_latin(place_words(b.place_text))
        weight = w.OTHER_SITE if one_script else w.OTHER_SITE_OTHER_SCRIPT
        return Reason("site", weight, f"two places of one district: {a.place_text!r}, {b.place_text!r}")
    if same_district and (roads := roads_named(a.place_text) & roads_named(b.place_text)):
        return Reason("road", w.SAME_ROAD, f"both name {', '.join(sorted(roads))}: {a.place_text!r}, {b.place_text!r}")
    if not a.place_words or not b.place_words or is_latin(a.place_words) != is_latin(b.place_words):
        return None
    weight = w.PLACE_WORDS_DIFFER if same_district else w.PLACE_WORDS_DIFFER_NO_DISTRICT
    return Reason("place_words", weight, f"places named unlike: {a.place_text!r}, {b.place_text!r}")


@lru_cache(maxsize=50_000)
def sites_named(text: str) -> frozenset[str]:
    """The towns and crossings a place text names, by the gazetteer's one name for each, in any script.

    Roads are left out (roads_named): they pass many towns; so are ports, which have many yards; districts and airports
    are coded. So is a name that several districts use and nothing decides. A chowk or colony counts as the town it is
    named after.
    """
    hits = [hit for hit in find_places(text) if hit.kind in ("locality", "crossing")]
    return frozenset(_of_the_town(hit.name, hit.district) for hit in hits if hit.district or not hit.candidates)


@lru_cache(maxsize=50_000)
def roads_named(text: str) -> frozenset[str]:
    """The roads a place text names, by the gazetteer's one name for each: evidence within one district, nowhere else."""
    return frozenset(hit.name for hit in find_places(text) if hit.kind == "road")


def _of_the_town(name: str, district: str | None) -> str:
    """The town's own name, without "chowk" or "colony", which the gazetteer leaves in small letters or in Urdu.

    Nor with the district behind it by which the gazetteer tells it from others of its name: "Khar Bajaur" is Khar.
    """
    words = name.removesuffix(f" {district}").split()
    own = [word for word in words if word[0].isupper()]
    return " ".join(own or words)


@lru_cache(maxsize=1000)
def near_districts(district: str) -> frozenset[str]:
    """The districts, this one among them, that may be written for it: those near it, and the one it was carved from."""
    return frozenset(other for each in districts() if _are_near(district, other := each.name_en)) | {district}


@lru_cache(maxsize=50_000)
def _are_near(a: str, b: str) -> bool:
    """Whether reports may name either: near a boundary (points within NEAR_KM), or one was carved from the other."""
    if _carved_from().get(a) == b or _carved_from().get(b) == a:
        return True
    here, there = place_point(airport=None, district=a), place_point(airport=None, district=b)
    return here is not None and there is not None and _km(here, there) <= w.NEAR_KM


@cache
def _carved_from() -> dict[str, str]:
    """For each district of which it is known, the one it was carved from: agencies go on naming that for years."""
    return {each.name_en: each.carved_from for each in districts() if each.carved_from}


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance on a sphere of 6,371 km."""
    half = sin(radians(b[0] - a[0]) / 2) ** 2
    half += cos(radians(a[0])) * cos(radians(b[0])) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
