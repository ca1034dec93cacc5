"""When likeness is not enough: pairs that only a person may join for certain, however much agrees.

Two seizures of one day in one district may weigh the same to the gram: parcels have sizes, and reporters copy. So where
the reports name different places, or where one agency tells twice and nothing particular ties its texts together, the
pair stays a question.
"""

from collections.abc import Sequence

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.reason import Reason

_PARTICULARS = frozenset(
    {
        "place_words", "site", "flight", "case_number", "record_number", "destination", "concealment", "bulletin",
        "told_alike", "value", "sent_again",
    }
)  # fmt: skip
_NUMBERED = frozenset({"flight", "case_number", "record_number"})


def certainty(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> Reason | None:
    """A reason that brings the score down to DOUBTFUL, or None where the pair is below it or may be certain."""
    over = sum(reason.weight for reason in reasons) - w.DOUBTFUL
    if over <= 0 or a.recap or b.recap:
        return None
    agree = {reason.name for reason in reasons if reason.weight > 0}
    if agree & _NUMBERED:
        return None
    if any(reason.name in ("place_words", "site") and reason.weight < 0 for reason in reasons):
        return Reason("unlike_places", -over, "different places of one district: equal weights may be two parcels")
    if sum(reason.name in ("mass_equal", "number_equal") for reason in reasons) > 1:
        return None
    both_texts = not a.from_table and not b.from_table
    if both_texts and a.reporter and a.reporter == b.reporter and not agree & _PARTICULARS:
        return Reason("one_teller", -over, f"{a.reporter} tells twice, and nothing particular ties the two together")
    return None
