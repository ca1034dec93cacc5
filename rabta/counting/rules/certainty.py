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
_AGAINST = frozenset({"place_words", "site", "agency", "setting", "arrests", "destination"})
_NUMBERED = frozenset({"flight", "case_number", "record_number"})


def certainty(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], score: int) -> Reason | None:
    """A reason that brings the score down to DOUBTFUL, or to UNLIKELY where much speaks against the pair; else None."""
    agree = {reason.name for reason in reasons if reason.weight > 0}
    if score <= w.UNLIKELY or a.recap or b.recap or agree & _NUMBERED:
        return None
    if any(reason.name == "record_number" for reason in reasons):
        text = "two numbers in one register: two events, unless a list was sent again and numbered anew"
        return Reason("much_against", w.UNLIKELY - score, text)
    particular = bool(agree & _PARTICULARS) or _quantities_equal(reasons) > 1
    against = [reason for reason in reasons if reason.weight < w.A_SHADE and reason.name in _AGAINST]
    names = ", ".join(sorted(reason.name for reason in against))
    if not particular and sum(reason.weight for reason in against) <= w.MUCH_AGAINST:
        return Reason("much_against", w.UNLIKELY - score, f"nothing particular agrees; against it: {names}")
    if score <= w.DOUBTFUL:
        return None
    if why := _doubt(a, b, reasons, names, particular=particular):
        return Reason("doubt", w.DOUBTFUL - score, why)
    return None


def _doubt(
    a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], against: str, *, particular: bool
) -> str:  # fmt: skip
    """Why the pair may not be joined for certain, "" where it may."""
    if "place_words" in against or "site" in against:
        return "different places of one district: equal weights may be two parcels"
    if any(reason.name == "drugs_left_over" for reason in reasons):
        return "one side alone names a drug: the same parcel, or another one beside it"
    if particular:
        return ""
    if against:
        return f"nothing particular agrees; against it: {against}"
    if a.reporter and a.reporter == b.reporter and not a.from_table and not b.from_table:
        return f"{a.reporter} tells twice, and nothing particular ties the two together"
    return ""


def _quantities_equal(reasons: Sequence[Reason]) -> int:
    return sum(reason.name in ("mass_equal", "number_equal") for reason in reasons)
