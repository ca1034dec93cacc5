"""Every weight and threshold of the judgement on two mentions, in one place, frozen under one version.

Unit: centi-weights. 100 doubles the odds that two mentions are one person (log2 of a likelihood ratio, times 100).

Chosen on 1 December 2026 by general reasoning: a card's number is one person's for life, a passport's for ten years, a
telephone is a family's, a vehicle anybody's. A name alone never joins: half a million people share the commonest.
A change of any number here is a new RULE_VERSION: recorded judgements name the version that made them. Never estimated
on the record.
"""

from typing import Final

from rabta.vocabulary.rules.documents.alike import Likeness

RULE_VERSION: Final = "same-person 2026-12-02.1"

SAME: Final = 1200
ASK: Final = 600
DECISIVE: Final = 700
"""What identifiers must weigh for two mentions to be joined without a person."""
NAMES_AGAINST: Final = -300
"""A name that weighs so much against leaves whatever else agrees to a person; so do births years apart."""

IDENTIFIER_SAME: Final = {
    "card": 2000, "passport": 1700, "visa": 1500, "account": 1000, "email": 1000, "ticket": 900, "phone": 700,
    "address": 400, "plate": 300,
}  # fmt: skip
IDENTIFIER_SLIP: Final = {
    Likeness.MISREAD: 1200, Likeness.TRANSPOSED: 900, Likeness.ONE_CHANGED: 700, Likeness.ONE_MISSING: 700,
}  # fmt: skip
SLIPS_OF: Final = frozenset({"card", "passport"})
CHECK_FAILED: Final = 300
"""Beside a slip: the check digit of one of the two does not hold, so that one is misread."""
CARD_DIFFERS: Final = -3000

BORN_SAME_DAY: Final = 700
BORN_FIRST_OF_JANUARY: Final = 250
"""Written for "that year": agreement on it says little."""
BORN_SAME_YEAR: Final = 200
BORN_MAY_BE: Final = 100
"""The days overlap, but one of them is wider than a year."""
BORN_ONE_SLIP: Final = 200
BORN_NEAR: Final = -200
BORN_NEAR_YEARS: Final = 2
BORN_APART: Final = -800
BORN_FAR_YEARS: Final = 10
BORN_FAR: Final = -1500

NAME: Final = ((0.97, 600), (0.9, 450), (0.75, 250), (0.5, 0), (0.2, -300))
"""Least score of two names (rules/names/scoring.py), with what it weighs here."""
NAME_UNLIKE: Final = -700
FATHER: Final = ((0.95, 400), (0.75, 250), (0.5, 0), (0.2, -150))
FATHER_UNLIKE: Final = -300
HUSBAND: Final = ((0.95, 200), (0.75, 100), (0.5, 0), (0.2, -50))
HUSBAND_UNLIKE: Final = -100
"""Somebody may have married again."""
ALIKE_TO_ASK: Final = (450, 250, 200)
"""What name, father and birth must weigh each for a question without any identifier."""
