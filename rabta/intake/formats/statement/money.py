"""Money: values with their currency and scale ("Rs. 2.8 billion", "4 کروڑ 90 لاکھ روپے", "£120m")."""

from dataclasses import dataclass

from rabta.intake.formats.statement import lexicon, words
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import Number, View

_WORTH = frozenset({"worth", "value", "valued", "valuing", "costing", "price", "cost", "مالیت", "قیمت"})
_RUPEE_SCALES = frozenset({"crore", "crores", "lakh", "lakhs", "lac", "lacs", "کروڑ", "لاکھ", "ارب"})


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money over tokens `first` up to `after`; `doubt` names a second currency written beside it."""

    first: int
    after: int
    amount: Found
    currency: Found
    hedge: Found | None = None
    doubt: str | None = None


def find_money(view: View) -> list[Money]:
    """Find the values of a view in order, and take their tokens."""
    values = []
    for first in sorted(view.numbers):
        number = view.numbers[first]
        if not view.free(first, number.after):
            continue
        value = _ahead(view, number) or _behind(view, number) or _bare_crores(view, number)
        if value is not None:
            view.take(value.first, value.after)
            values.append(value)
    return values


def _ahead(view: View, number: Number) -> Money | None:
    """Read "Rs. 2.8 billion", "US $ 15 million"."""
    place = number.first
    if view.key(place - 1) == "." and view.tokens[place - 1].start == view.tokens[place - 2].end:
        place -= 1
    hit = view.before(place, lexicon.currency_book())
    if hit is None or not view.free(hit[0], place) or (  # "... 12.8 billion dollars. 40,659 acres"
        len(view.key(hit[0])) == 1 and view.tokens[hit[0]].kind == "word" and not _touches(view, number.first)
    ):
        return None
    second = lexicon.currency_book().at(view.tokens, number.after) if number.after < len(view.tokens) else None
    doubt = second[1] if second and second[1] != _currency(view, hit[1]) else None
    return _money(view, number, (hit[0], place), hit[1], (hit[0], second[0] if second else number.after), doubt)


def _behind(view: View, number: Number) -> Money | None:
    """Read "136 million dollars", "آٹھ کروڑ روپے"."""
    if number.after >= len(view.tokens):
        return None
    place = number.after
    hedge = lexicon.hedges_after().at(view.tokens, place)
    hit = lexicon.currency_book().at(view.tokens, hedge[0] if hedge and hedge[0] < len(view.tokens) else place)
    if hit is None or len(view.key(place)) == 1 and view.tokens[place].kind == "word":
        return None
    return _money(view, number, (hit[0] - 1, hit[0]), hit[1], (number.first, hit[0]), None)


def _bare_crores(view: View, number: Number) -> Money | None:
    """Read "worth more than two and a half crores": rupees of the country that speaks."""
    scale = view.key(number.after - 1)
    if scale not in _RUPEE_SCALES:
        return None
    worth = any(view.key(place) in _WORTH for place in range(number.first - 4, number.first))
    if not worth and view.key(number.first - 1) != ",":
        return None
    return _money(view, number, (number.after - 1, number.after), "PKR", (number.first, number.after), None)


def _money(view: View, number: Number, sign: tuple[int, int], code: str, reach: tuple[int, int], doubt: str | None) -> Money:
    first, after = reach
    hedge = None
    ahead = lexicon.hedge_before(view, first)
    behind = lexicon.hedges_after().at(view.tokens, after) if after < len(view.tokens) else None
    if ahead is not None:
        hedge = Found(ahead[1], (view.span(ahead[0], first),))
        first = ahead[0]
    elif behind is not None:
        hedge = Found(behind[1], (view.span(after, behind[0]),))
        after = behind[0]
    amount = Found(number.value, (view.span(number.first, number.after),))
    return Money(first, after, amount, Found(_currency(view, code), (view.span(*sign),)), hedge, doubt)


def _currency(view: View, code: str) -> str:
    return words.RUPEE_BY_COUNTRY.get(view.country, "PKR") if code == "PKR" else code


def _touches(view: View, place: int) -> bool:
    return place > 0 and view.tokens[place].start == view.tokens[place - 1].end
