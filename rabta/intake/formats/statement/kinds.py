"""Kinds of statement: operation, periodic, poppy, migrant or notice, from the words alone."""

import re

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

OPERATION, PERIODIC, POPPY, MIGRANT, NOTICE = "operation", "periodic", "poppy", "migrant", "notice"

REGIONS: dict[str, str] = {
    "balochistan": "Balochistan", "baluchistan": "Balochistan", "punjab": "Punjab", "kpk": "KPK", "kp": "KPK",
    "khyber pakhtunkhwa": "KPK", "sindh": "Sindh", "north": "North", "gilgit baltistan": "Gilgit", "gilgit": "Gilgit",
    "gb": "Gilgit", "rawalpindi": "Rawalpindi", "quetta": "Quetta", "karachi": "Karachi", "lahore": "Lahore",
    "peshawar": "Peshawar", "islamabad": "Islamabad", "بلوچستان": "Balochistan", "پنجاب": "Punjab", "سندھ": "Sindh",
    "خیبر پختونخوا": "KPK", "شمالی": "North",
}  # fmt: skip
_PERIOD = re.compile(
    r"\b(?:week|month|months|since|year|years|last \d+ (?:days|months)|campaign|to date|ہفتے|ہفتہ|ماہ|سال|سے اب تک)\b|ستمبر \d{4} سے",
    re.IGNORECASE,
)
_POPPY = frozenset(listed("poppy crop cultivation پوست ڈوڈا فصل"))
_MIGRANT = frozenset(
    listed("passport passports visa visas traffickers migrants boat libya agents پاسپورٹ ویزا ایجنٹوں ایجنٹ لیبیا")
)
_MIGRANT_AGENCIES = frozenset({"FIA"})


def bare_substance_pairs(view: View, marks: Marks) -> int:
    """Count names followed at once by a number without a unit ("opium 53, heroin 136.72"): the way weekly lists are written."""
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


def says_period(view: View) -> bool:
    """Whether the words speak of a week, a month, a year or a campaign."""
    return _PERIOD.search(view.text) is not None


def kind_of(view: View, marks: Marks, *, agencies: set[str], tells: bool, totals: bool) -> str:
    """Give the kind. `tells`: some piece tells of a seizure by itself; `totals`: the statement states totals."""
    words = {token.key for token in view.tokens}
    lists = bare_substance_pairs(view, marks) >= 2 or region_pairs(view) >= 3
    if lists or (not tells and (totals or (says_period(view) and marks.quantities))):
        return PERIODIC
    if words & _POPPY and not any(quantity.kg for quantity in marks.quantities):
        return POPPY
    if tells or marks.substances:
        return OPERATION
    if agencies & _MIGRANT_AGENCIES or len(words & _MIGRANT) >= 2:
        return MIGRANT
    return NOTICE
