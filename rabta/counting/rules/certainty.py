"""When likeness is not enough: pairs that only a person may join for certain, however much agrees.

Two seizures of one day in one district may weigh the same to the gram: parcels have sizes, and reporters copy. So where
one agency tells twice and nothing particular ties its texts together, or the days they state differ, the pair stays a
question. Where one agency gives two weights, or nothing particular agrees, and the places, or both the setting and the
numbers of those arrested, differ, it counts as two until then. So do two loads on one flight, each weighed to the gram and
not alike: couriers travel in pairs.
"""

from collections.abc import Sequence, Set

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
_TWO_PLACES = "different places of one district: equal weights may be two parcels"
_TWO_COURIERS = "two weights to the gram on one flight: two couriers sooner than one weighed twice"
_REGISTERED = frozenset({"case_number", "record_number"})


def certainty(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], score: int) -> Reason | None:
    """A reason that brings the score down to DOUBTFUL, or to UNLIKELY where much speaks against the pair; else None."""
    agree = {reason.name for reason in reasons if reason.weight > 0}
    if score <= w.UNLIKELY or a.recap or b.recap or agree & _REGISTERED:
        return None
    if "flight" in agree:
        return Reason("much_against", w.UNLIKELY - score, _TWO_COURIERS) if _weighed_apart(a, b, reasons) else None
    if any(reason.name == "record_number" for reason in reasons):
        text = "two numbers in one register: two events, unless a list was sent again and numbered anew"
        return Reason("much_against", w.UNLIKELY - score, text)
    if why := _two_weights(a, b, reasons) or _unlikely(reasons, agree):
        return Reason("much_against", w.UNLIKELY - score, why)
    if score > w.DOUBTFUL and (why := _doubt(a, b, reasons, agree)):
        return Reason("doubt", w.DOUBTFUL - score, why)
    return None


def _weighed_apart(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> bool:
    """Whether both are weighed to the gram, more than a scale's error apart, and no quantity of theirs agrees better."""
    weighed = [reason for reason in reasons if reason.name.startswith(("mass_", "number_"))]
    near = all(r.name in ("mass_close", "mass_near") and r.weight < w.VERY_CLOSE for r in weighed)
    return bool(weighed) and near and all(n.digits >= w.TO_THE_GRAM for n in (*a.lines, *b.lines) if n.g is not None)


def _two_weights(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> str:
    """Why two texts of one agency tell of two seizures: their weights differ, and it has but one scale; "" elsewhere.

    Gross against net, and one scale against another, stand between agencies.
    """
    if not a.reporter or a.reporter != b.reporter or a.from_table or b.from_table:
        return ""
    if any(reason.name == "mass_near" for reason in reasons):
        return f"{a.reporter} tells of two weights, and of neither as the other put right"
    return ""


def _unlikely(reasons: Sequence[Reason], agree: Set[str]) -> str:
    """Why the pair is sooner two events than one, whatever they weigh; "" where nothing says so."""
    if _is_particular(reasons, agree):
        return ""
    against = _against(reasons)
    if "district" in agree and _places_differ(against):
        return _TWO_PLACES
    unlike = sum(r.weight for r in reasons if r.name in ("arrests", "setting") and r.weight < 0)
    if sum(r.weight for r in against) <= w.MUCH_AGAINST or unlike <= w.UNLIKE:
        return f"nothing particular agrees; against it: {_names(against)}"
    return ""


def _doubt(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], agree: Set[str]) -> str:
    """Why the pair may not be joined for certain, "" where it may."""
    against = _against(reasons)
    if _places_differ(against):
        return _TWO_PLACES
    if any(reason.name == "time_stated" and reason.weight <= w.DAYS_AGAINST for reason in reasons):
        return "days lie between them: equal weights may be two parcels"
    if any(reason.name == "drugs_left_over" for reason in reasons) and "place_words" not in agree:
        return "one side alone names a drug: the same parcel, or another one beside it"
    if _is_particular(reasons, agree):
        return ""
    if against:
        return f"nothing particular agrees; against it: {_names(against)}"
    if a.reporter and a.reporter == b.reporter and not a.from_table and not b.from_table:
        return f"{a.reporter} tells twice, and nothing particular ties the two together"
    return ""


def _places_differ(against: Sequence[Reason]) -> bool:
    return any(reason.name in ("place_words", "site") for reason in against)


def _is_particular(reasons: Sequence[Reason], agree: Set[str]) -> bool:
    return bool(agree & _PARTICULARS) or _quantities_equal(reasons) > 1


def _against(reasons: Sequence[Reason]) -> list[Reason]:
    return [reason for reason in reasons if reason.weight < w.A_SHADE and reason.name in _AGAINST]


def _names(reasons: Sequence[Reason]) -> str:
    return ", ".join(sorted(reason.name for reason in reasons))


def _quantities_equal(reasons: Sequence[Reason]) -> int:
    return sum(reason.name in ("mass_equal", "number_equal") for reason in reasons)
