"""Nationality of people counted, as documented in the text; never inferred."""

from rabta.intake.formats.statement.nations import nation_of_holder, of_a_thing, people_at
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View
from rabta.intake.rules.nationalities import nation_named

# What stands behind an Urdu name of a people that is a noun by itself, not before the people it describes.
_URDU_BEHIND = frozenset(
    listed("اور و ، , ۔ . کو سمیت بھی گرفتار شامل ہیں تھے ہے نے سے تھا ملک ڈی بے واپس ہلاک زخمی پکڑے حراست") + ["", ")"]
)
_HOLDERS = frozenset({"national", "nationals", "citizen", "citizens"})


def nation_at(view: View, place: int) -> str | None:
    """Give the ISO 3166-1 code of the nationality that ends with token `place`, None for none or for a thing's."""
    if not 0 <= place < len(view.tokens):
        return None
    named = people_at(view, place)
    if named is not None:
        return None if of_a_thing(view, place) else named[1].code
    if view.key(place + 1) not in _HOLDERS:
        return None
    country = nation_named(view.tokens[place].text)
    return country.code if country is not None else None


def nation_of_nationals(view: View, place: int, *, number: int) -> tuple[str, int] | None:
    """Give (code, token after) of "nationals of Afghanistan" at token `place`; in Urdu the country stands before."""
    named = nation_of_holder(view, place, number=number)
    return None if named is None or named[0].code is None else (named[0].code, named[2])


def stands_alone(view: View, place: int) -> bool:
    """Whether the name of a people is a plural noun by itself: "110 Afghans", "1,926 پاکستانی اور"."""
    if people_at(view, place) is None:
        return False
    key = view.key(place)
    return key.endswith("s") or (not key.isascii() and (key.endswith("یوں") or view.key(place + 1) in _URDU_BEHIND))
