"""Kinds of statement: operation, periodic, poppy, migrant or notice, from the words alone."""

import re

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.briefings import cumulates, of_a_year
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.met_words import on_the_move
from rabta.intake.formats.statement.place import BOUND_FOR, SCENE, SEAT
from rabta.intake.formats.statement.quantities import AREA
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import Number, View

OPERATION, PERIODIC, POPPY, MIGRANT, NOTICE = "operation", "periodic", "poppy", "migrant", "notice"

REGIONS: dict[str, str] = {
    "balochistan": "Balochistan", "baluchistan": "Balochistan", "punjab": "Punjab", "kpk": "KPK", "kp": "KPK",
    "khyber pakhtunkhwa": "KPK", "sindh": "Sindh", "north": "North", "gilgit baltistan": "Gilgit", "gilgit": "Gilgit",
    "gb": "Gilgit", "نارتھ": "North", "کے پی کے": "KPK", "کے پی": "KPK", "گلگت بلتستان": "Gilgit",
    "rawalpindi": "Rawalpindi", "quetta": "Quetta", "karachi": "Karachi", "lahore": "Lahore",
    "peshawar": "Peshawar", "islamabad": "Islamabad", "بلوچستان": "Balochistan", "پنجاب": "Punjab", "سندھ": "Sindh",
    "خیبر پختونخوا": "KPK", "شمالی": "North",
}  # fmt: skip
_PERIOD = re.compile(
    r"\b(?:(?:a|past|last|this|one|during the) (?:week|month|year)|since (?:[A-Z][a-z]+|last)|last \d+ (?:days|months)"
    r"|campaign|to date|year to|weekly|monthly|(?:in|during|for) (?:the month of )?(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December),? 20\d\d)\b|\b20\d\d-\d\d\b|ہفتے|گزشتہ (?:ہفتہ|ماہ|سال)|\d{4} سے",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to) be (?:held|burnt|burned|destroyed|organi[sz]ed|observed|announced|launched|celebrated)\b"
    r"|\b(?:burning|destruction|torching) ceremony\b|(?:جلائی|تلف کی|منعقد ہو) ?(?:جائے|گی|گا)|تقریب",
    re.IGNORECASE,
)
# So many operations are a period's work, or a day's list of them told one by one.
_MANY_OPERATIONS = 5
_GREAT_AREA = 2_000
_LEAST_PARTS = 3
_POPPY = frozenset(listed("poppy crop cultivation پوست ڈوڈا فصل"))
_MIGRANT = frozenset(
    listed(
        "passport passports visa visas traffickers migrants boat launch board libya agents پاسپورٹ ویزا ایجنٹوں ایجنٹ لیبیا"
    )
)
_ARRANGERS = frozenset(listed("facilitator facilitators agents سہولت ایجنٹ ایجنٹوں"))
_TRADE = frozenset(listed("drug drugs narcotic narcotics منشیات"))
_MIGRANT_AGENCIES = frozenset({"FIA"})


def bare_substance_pairs(view: View, marks: Marks) -> int:
    """Count names followed at once by a number without a unit ("opium 53, heroin 136.72"): as weekly lists are written."""
    pairs = 0
    for substance in marks.substances:
        place = substance.after
        hedge = lexicon.hedges_before().at(view.tokens, place) if place < len(view.tokens) else None
        number = view.numbers.get(hedge[0] if hedge else place)
        if number is not None and number.first not in view.taken and substance.count is None:
            pairs += 1
    return pairs


def region_pairs(view: View) -> int:
    """Count names of regions followed at once by a number ("Punjab 23.861 (six, ...")."""
    return sum(
        1
        for place, token in enumerate(view.tokens)
        if token.key in REGIONS and (place + 1 in view.numbers) and not view.tokens[place + 1].text.isalpha()
    )


def says_period(text: str) -> bool:
    """Whether the words speak of a week, a month, a year or a campaign."""
    return _PERIOD.search(text) is not None


def kind_of(
    view: View,
    marks: Marks,
    *,
    agencies: set[str],
    tells: bool,
    arrested: bool,
    said: str,
    placed: bool,
    operations: int,
    destroyed: bool = False,
    by_region: bool = False,
) -> str:
    """Give the kind. `tells`: some draft tells of a seizure, `arrested`: of arrests without one; `placed`: some draft has a
    place; `operations`: stated; `destroyed`: drugs are told of as destroyed; `by_region`: regions have their own counts.

    `said`: the words that tell, which in a press story are not the whole text.
    """
    words = {token.key for token in view.tokens}
    masses = any(quantity.kg for quantity in marks.quantities)
    lists = bare_substance_pairs(view, marks) >= 2 or region_pairs(view) >= 3 or by_region
    if lists or (not placed and (says_period(said) or operations >= _MANY_OPERATIONS) and (masses or operations)):
        return PERIODIC
    if destroyed and not tells and not arrested:
        return NOTICE
    moved = bool(on_the_move().all_in(view.tokens))
    if not masses and (words & _POPPY or _has_area(view)):
        return PERIODIC if _sums_land(view, marks) else POPPY
    if tells or (marks.substances and not moved and not _announces(view, masses=masses, arrested=arrested)):
        return OPERATION
    arranged = words & _ARRANGERS and any(place.part == BOUND_FOR for place in marks.places)
    trade = arrested and words & _TRADE and not words & _MIGRANT
    if not trade and (agencies & _MIGRANT_AGENCIES or len(words & _MIGRANT) >= 2 or moved or arranged):
        return MIGRANT
    return OPERATION if arrested else NOTICE


def _announces(view: View, *, masses: bool, arrested: bool) -> bool:
    """Whether all that is said lies ahead or is a ceremony: "a burning of seized drugs will be held"."""
    return not masses and not arrested and bool(_AHEAD.search(view.text))


def _has_area(view: View) -> bool:
    """Whether an area of land is counted ("207 kanals")."""
    return bool(_areas(view))


def _areas(view: View) -> list[Number]:
    found = []
    for number in view.numbers.values():
        hit = lexicon.unit_book().at(view.tokens, number.after) if number.after < len(view.tokens) else None
        if hit is not None and hit[1].kind == AREA:
            found.append(number)
    return found


def _sums_land(view: View, marks: Marks) -> bool:
    """Whether an area is a sum over districts and not a field's: a year's, a great one or told without a single district;
    or a drive's up to a day, told with its districts.
    """
    every = _areas(view)
    if len(every) >= _LEAST_PARTS and any(cumulates(view, number.first) for number in every):
        return True
    areas = [number for number in every if of_a_year(view, number.first)]
    if not areas:
        return False
    districts = {place.hit.district for place in marks.places if place.part in (SCENE, SEAT) and place.hit.district}
    return len(districts) != 1 or max(number.value for number in areas) >= _GREAT_AREA
