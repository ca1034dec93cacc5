"""Nationalities in a statement: which tokens name a people, and when they speak of a person and not of a thing."""

import functools

from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import HYPHENS, keys_of, listed
from rabta.intake.formats.statement.view import View
from rabta.intake.rules.nationalities import Nation, nations_by_country, peoples

# "an Afghan truck", "of Afghan origin", "a Saudi-bound passenger": the word speaks of the thing, not of a nationality.
THINGS = frozenset(
    listed(
        "truck trucks trailer vehicle vehicles car boat boats ship dhow dhows vessel camp camps border transit passport"
        " passports visa visas parcel opiates opium heroin hashish charas origin descent born made manufactured registered"
        " plate plated number airline airlines airways authorities police navy consignment container currency bound flight"
        " side territory territorial waters launch trawler soil forces rial riyals rupees dollars sim sims diesel oil fuel"
        " ocean sea subcontinent frigate warship destroyer army"
        " embassy consulate colony road market trade province city government national-day link numbers نژاد ٹرک سرحد"
        " بارڈر کرنسی پاسپورٹ ویزا ویزے سم علاقے حکام پولیس بحریہ گاڑی گاڑیوں ساختہ کیمپ کالونی روڈ مارکیٹ چرس افیون"
    )
)
# "Polish" is also a verb and shoe polish; the people is written with a capital.
_ALSO_WORDS = frozenset({"polish", "dutch", "thai", "swiss", "turk"})
_HOLDERS = frozenset(listed("national nationals citizen citizens subject subjects"))
_URDU_HOLDERS = frozenset(listed("شہری شہریوں باشندے باشندوں باشندہ"))
_URDU_TRAVELLERS = frozenset(listed("مسافر مسافروں"))
_GOING = frozenset(listed("والے والی والا"))
_FOREIGNERS = frozenset(listed("غیرملکی غیرملکیوں ملکی ملکیوں"))
_CAMPS = frozenset(listed("camp camps village villages کیمپ"))


@functools.cache
def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], Nation]]]:
    """The last word of every name of a people -> the words before it with the nation, the longest first."""
    known: dict[str, list[tuple[tuple[str, ...], Nation]]] = {}
    for form, nation in peoples().items():
        *before, last = keys_of(form)
        known.setdefault(last, []).append((tuple(before), nation))
    for entries in known.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return known


@functools.cache
def _countries() -> Phrasebook[Nation]:
    return Phrasebook(nations_by_country().items())


def is_people(view: View, place: int) -> bool:
    """Whether the token ends the name of a people."""
    return people_at(view, place) is not None


def people_at(view: View, place: int) -> tuple[int, Nation] | None:
    """Give (first token, nation) of the name of a people that ends with token `place` ("South African"), None elsewhere."""
    key = view.key(place)
    entries = _by_last_word().get(key)
    if entries is None:
        return None
    if key in _ALSO_WORDS and not view.tokens[place].text[0].isupper():
        return None
    for before, nation in entries:
        first = _first(view, place, before)
        if first is not None:
            return first, nation
    return None


def _first(view: View, place: int, before: tuple[str, ...]) -> int | None:
    for key in reversed(before):
        place -= 1 + (view.key(place - 1) in HYPHENS)
        if view.key(place) != key:
            return None
    return place


def of_a_thing(view: View, place: int) -> bool:
    """Whether the people's name at token `place` speaks of a thing: a truck, an origin, a goal, a refugee camp."""
    behind = place + 1 + (view.key(place + 1) in HYPHENS)
    if view.key(behind) in THINGS:
        return True
    return view.key(behind) in ("refugee", "refugees", "مہاجر", "مہاجرین") and view.key(behind + 1) in _CAMPS


def nation_of(view: View, first: int, after: int) -> tuple[Nation, int, int] | None:
    """Give (nation, first, after) of the one nationality among the tokens; None for none, or for two under one number."""
    found: list[tuple[Nation, int, int]] = []
    for place in range(first, min(after, len(view.tokens))):
        named = people_at(view, place)
        if named is not None and not of_a_thing(view, place):
            found.append((named[1], named[0], place + 1))
    if not found:
        return None
    if all(each[0] == found[0][0] for each in found):
        return found[0]
    both = " and ".join(dict.fromkeys(nation.adjective for nation, _, _ in found))
    return Nation(both, None), found[0][1], found[-1][2]


def are_nationals(view: View, first: int) -> bool:
    """Whether travellers "of" the country that begins at token `first` are its nationals, and not on their way to it.

    They are where they are said to go elsewhere ("جدہ جانے والے دو تنزانیہ کے مسافر") or the text tells of foreigners;
    "بحرین کے مسافر" alone fly to Bahrain.
    """
    ahead = first - 1 - (first - 1 in view.numbers)
    return view.key(ahead) in _GOING or any(token.key in _FOREIGNERS for token in view.tokens)


def _is_held(view: View, country: int, place: int) -> bool:
    """Whether token `place` says that the country at token `country` is somebody's nationality."""
    key = view.key(place)
    return key in _HOLDERS | _URDU_HOLDERS or (key in _URDU_TRAVELLERS and are_nationals(view, country))


def nation_of_holder(view: View, place: int, *, number: int) -> tuple[Nation, int, int] | None:
    """Give the nation where token `place` is "nationals" of a country: "nationals of Iran", "افغانستان کے دو شہری".

    `number`: the token of the number that counts them, which Urdu may set between the country and the people.
    """
    if view.key(place) in _HOLDERS and view.key(place + 1) == "of":
        hit = _countries().at(view.tokens, place + 2) if place + 2 < len(view.tokens) else None
        return None if hit is None else (hit[1], place, hit[0])
    if view.key(place + 1) == "of":
        # "a passenger of South African nationality"
        for step in range(place + 2, min(place + 5, len(view.tokens) - 1)):
            named = people_at(view, step)
            if named is not None and view.key(step + 1) == "nationality":
                return named[1], place, step + 2
    if view.key(place) not in _HOLDERS | _URDU_HOLDERS | _URDU_TRAVELLERS:
        return None
    for end in dict.fromkeys((min(place, number), place)):
        joined = view.key(end - 1) in ("کے", "کا", "کی")
        if not joined and view.key(place) not in _HOLDERS:
            continue
        for first in range(max(0, end - joined - 3), end - joined):
            hit = _countries().at(view.tokens, first)
            if hit is not None and hit[0] == end - joined and _is_held(view, first, place):
                return hit[1], first, place + 1
    return None


def country_of_holders(view: View, place: int) -> tuple[Nation, int] | None:
    """Give (nation, token behind) where a country and its people follow a number: "نو تنزانیہ کے باشندے".

    The people may be left out before "سمیت" and "شامل" ("ایک تنزانیہ کے سمیت"): the country then stands for one of its
    nationals.
    """
    hit = _countries().at(view.tokens, place) if place < len(view.tokens) else None
    if hit is None or view.key(hit[0]) not in ("کے", "کا", "کی"):
        return None
    behind = hit[0] + 1
    if _is_held(view, place, behind):
        return hit[1], behind + 1
    return (hit[1], behind) if view.key(behind) in ("سمیت", "شامل") else None
