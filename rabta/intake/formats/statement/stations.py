"""Police and excise of a town: "Kasur Police" is the police of the province Kasur lies in; no register can list them all."""

from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.places import find_places

_POLICE = frozenset(listed("police پولیس"))
_EXCISE = frozenset(listed("excise ایکسائز"))
_LONGEST_TOWN = 3
_PROVINCES = {
    "Khyber Pakhtunkhwa": "KP", "Sindh": "SD", "Punjab": "PB", "Balochistan": "BA", "Islamabad Capital Territory": "ICT",
    "Azad Jammu and Kashmir": "AJK", "Gilgit-Baltistan": "GB",
}  # fmt: skip


def find_stations(view: View) -> list[tuple[int, int, str]]:
    """Give (first, after, code) of every "<town> Police" and "<town> Excise" whose words are not taken, in order."""
    hits = []
    for place, token in enumerate(view.tokens):
        kind = "POLICE" if token.key in _POLICE else "EXCISE" if token.key in _EXCISE else None
        if kind is None or not view.free(max(0, place - 1), place + 1):
            continue
        if token.text.isascii() and not token.text[0].isupper():
            continue
        found = _town(view, place)
        if found is not None:
            hits.append((found[0], place + 1, f"{kind}_{found[1]}"))
        elif kind == "EXCISE" and (behind := _town_behind(view, place + 1)) is not None:
            hits.append((place, behind[0], f"{kind}_{behind[1]}"))
    return hits


def _town_behind(view: View, place: int) -> tuple[int, str] | None:
    """Give (token behind, province's letters) of the town right behind: "Excise police Mardan", "ایکسائز پولیس مردان"."""
    place += view.key(place) in _POLICE
    for after in range(min(place + _LONGEST_TOWN, len(view.tokens)), place, -1):
        if view.free(place, after) and (province := _province_of(view, place, after)):
            return after, province
    return None


def _town(view: View, place: int) -> tuple[int, str] | None:
    """Give (first token, province's letters) of the town whose name ends just before `place`."""
    for first in range(max(0, place - _LONGEST_TOWN), place):
        if province := _province_of(view, first, place):
            return first, province
    return None


def _province_of(view: View, first: int, after: int) -> str:
    """Give the letters of the province of a place that these tokens name, and nothing beside it; else ""."""
    if any(token.kind != WORD or token.text[0].islower() for token in view.tokens[first:after]):
        return ""
    said = view.words(first, after)
    hit = next(iter(find_places(said)), None)
    return _PROVINCES.get(hit.province or "", "") if hit is not None and (hit.start, hit.end) == (0, len(said)) else ""
