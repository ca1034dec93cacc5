"""When likeness is not enough: pairs that only a person may join for certain, however much agrees.

Two seizures of one day in one district may weigh the same to the gram: parcels have sizes, and reporters copy. So where one
agency tells twice and nothing particular ties its texts together, or the days they state differ, the pair stays a question.
Where one agency gives two weights, or nothing particular agrees, and the places, or both the setting and the numbers of
those arrested, differ, it counts as two until then. So do two loads on one flight, each weighed to the gram and not alike:
couriers travel in pairs, and where no flight is named that holds of one airport. Of two weights on one flight that agree no
more than roughly a person says whether they are one, unless setting and destination agree too. A rare quantity, the setting
and the number of those arrested are together a tie as well; for texts of one agency no more than one arrested says nothing,
but a weight that hardly any load shares, in one setting and within a day, does. A hand-over that neither side tells of is
supposed: where nothing ties the two, or nothing but where a passenger was bound, a person is asked, and days between them,
or weights that differ, are sooner two parcels; at one post, weights a tenth apart. Nobody leaves out the larger part of a
load, and a place alone does not outweigh other agencies and other numbers arrested, nor weights of which one is half as
much again as the other.
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
_TWO_COURIERS = "two fine weights on one flight: two couriers sooner than one weighed twice"
_ROUGHLY_ON_A_FLIGHT = "weights on one flight that agree no more than roughly: one courier, or the next beside him"
_AT_ONE_AIRPORT = "two fine weights at one airport: two couriers sooner than one weighed twice"
_PLACES = frozenset({"place_words", "site"})
_NAMED = _PLACES | {"road"}
_WHO_AND_WHAT = frozenset({"agency", "arrests", "setting", "substance"})
_GOODS = frozenset({"concealment"})
"""Loads go out by many, hidden alike."""
_EQUAL = frozenset({"mass_equal", "number_equal"})
_DIFFER = frozenset({"mass_near", "mass_close", "mass_far", "mass_contrary"})
_FAR_APART = frozenset({"mass_far", "mass_contrary", "number_far", "number_contrary"})
_SCALES = frozenset({"mass_close", "mass_near"})
_ROUGHLY = _SCALES | {"mass_rounded"}
_QUANTITIES = ("mass_", "number_", "figure_")
_REGISTERED = frozenset({"case_number", "record_number"})


def certainty(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], score: int) -> Reason | None:
    """A reason that brings the score down to DOUBTFUL, or to UNLIKELY where much speaks against the pair; else None."""
    agree = {reason.name for reason in reasons if reason.weight > 0}
    if score >= w.SAME and score - _unweighed(reasons) < w.SAME:
        return Reason("doubt", w.DOUBTFUL - score, "one side states no quantity, and nothing else makes it certain")
    if a.recap or b.recap or agree & _REGISTERED:
        return None
    if "flight" in agree:
        if score > w.UNLIKELY and _weighed_apart(a, b, reasons):
            return Reason("much_against", w.UNLIKELY - score, _TWO_COURIERS)
        rough = score > w.DOUBTFUL and _agree_roughly(reasons)
        return Reason("doubt", w.DOUBTFUL - score, _ROUGHLY_ON_A_FLIGHT) if rough else None
    if any(reason.name == "record_number" for reason in reasons):
        text = "two numbers in one register: two events, unless a list was sent again and numbered anew"
        return Reason("much_against", w.UNLIKELY - score, text) if score > w.UNLIKELY else None
    if why := _two_weights(a, b, reasons, agree) or _all_unlike(a, b, reasons, agree, least=2):
        most = w.UNLIKELY if _is_huge(a, b) else w.TWO
        return Reason("much_against", most - score, why) if score > most else None
    if score <= w.UNLIKELY:
        return None
    if why := _two_loads(a, b, reasons, agree) or _unlikely(reasons, agree):
        return Reason("much_against", w.UNLIKELY - score, why)
    if score > w.DOUBTFUL and (why := _doubt(a, b, reasons, agree)):
        return Reason("doubt", w.DOUBTFUL - score, why)
    return None


def _unweighed(reasons: Sequence[Reason]) -> int:
    return sum(reason.weight for reason in reasons if reason.name == "no_quantity")


def _is_huge(a: IncidentFacts, b: IncidentFacts) -> bool:
    """Whether so much hangs on the answer that a person is asked however sure it seems."""
    return all(max((line.g or 0 for line in side.lines), default=0) >= w.HUGE_G for side in (a, b))


def _weighed_apart(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> bool:
    """Whether both are weighed finely, and no quantity of theirs agrees better than to some per cent."""
    weighed = [reason for reason in reasons if reason.name.startswith(("mass_", "number_"))]
    near = all(reason.name in _SCALES for reason in weighed)
    return bool(weighed) and near and all(n.digits >= w.FINELY for n in (*a.lines, *b.lines) if n.g is not None)


def _agree_roughly(reasons: Sequence[Reason]) -> bool:
    """Whether each mass is no more than the other rounded, or of another scale, and who carried it agrees no better."""
    weighed = [reason.name for reason in reasons if reason.name.startswith(_QUANTITIES)]
    alike = {reason.name for reason in reasons if reason.weight > 0}
    return bool(weighed) and all(name in _ROUGHLY for name in weighed) and not {"setting", "destination"} <= alike


def _two_weights(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], agree: Set[str]) -> str:
    """Why two texts of one agency tell of two seizures: their weights differ, and it has but one scale; "" elsewhere.

    Gross against net, and one scale against another, stand between agencies. Where nothing particular agrees and the
    settings differ as well, a weight that may be the other one rounded is not taken for it.
    """
    if not _are_texts_of_one(a, b):
        return ""
    weighed = {reason.name for reason in reasons if reason.name.startswith("mass_")}
    differ = not _is_particular(reasons, agree) and any(r.name == "setting" and r.weight < 0 for r in reasons)
    near = "mass_near" in weighed and "mass_equal" not in weighed  # of several drugs one may have been weighed again
    two = near or (weighed and weighed <= _DIFFER and not _is_particular(reasons, agree - _PLACES))
    if two or (differ and weighed and "mass_equal" not in weighed):
        return f"{a.reporter} tells of two weights, and of neither as the other put right"
    return ""


def _two_loads(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], agree: Set[str]) -> str:
    """Why what was taken is sooner two loads, although time and place agree; "" where nothing says so."""
    names = {reason.name for reason in reasons}
    if "airport" in agree and _weighed_apart(a, b, reasons):
        return _AT_ONE_AIRPORT
    if agree & _PARTICULARS <= _PLACES and _all_far_apart(reasons):
        return "the weights lie far apart, and nothing but the place is particular"
    if _is_told_and_listed_by_one(a, b) and any(r.name == "mass_near" and r.weight < 0 for r in reasons):
        return f"{a.reporter} tells of one weight and lists another"
    if "case_numbers" in names and names & {"mass_far", "mass_near"}:
        return "two weights under two case numbers: two cases, or a whole and a part of it"
    posts = _PLACES if _a_tenth_apart(a, b) else frozenset()
    untold = "hand_over" in agree and not _is_particular(reasons, agree - posts)
    if untold and any(reason.name == "mass_near" for reason in reasons):
        return "two weights, and neither tells of a hand-over"
    if "place_words" not in agree and _leaves_out_most(a, b, reasons):
        return "one side alone names the larger part of the load"
    if "hand_over" in agree and not _is_particular(reasons, agree - _GOODS) and _days_between(reasons):
        return "days lie between, and neither tells of a hand-over"
    return _all_unlike(a, b, reasons, agree)


def _a_tenth_apart(a: IncidentFacts, b: IncidentFacts) -> bool:
    """Whether one side weighs a tenth more than the other: more than two scales differ by."""
    low, high = sorted(sum(line.g or 0 for line in side.lines) for side in (a, b))
    return 10 * low < 9 * high


def _all_far_apart(reasons: Sequence[Reason]) -> bool:
    """Whether every quantity that both state is another one by far."""
    compared = [reason.name for reason in reasons if reason.name.startswith(("mass_", "number_"))]
    return bool(compared) and all(name in _FAR_APART for name in compared)


def _all_unlike(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], agree: Set[str], *, least: int = 1) -> str:
    """Why agreement on the place alone does not make one of two told by others, found otherwise; "" where it is not so.

    `least`: so many things must be unlike.
    """
    unlike = _unlike(reasons) if len(a.agencies & b.agencies) < 2 else []
    if len(unlike) < least or not agree & _PARTICULARS <= _PLACES or sum(each.weight for each in unlike) > w.ALL_UNLIKE:
        return ""
    return f"nothing but the place is particular; against it: {_names(unlike)}"


def _days_between(reasons: Sequence[Reason]) -> bool:
    """Whether more than a day lies between them, as it does not where one hands over what the other tells of."""
    return any(reason.name.startswith("time_") and reason.weight < w.NEXT_DAY for reason in reasons)


def _unlike(reasons: Sequence[Reason]) -> list[Reason]:
    """What is unlike in who it was and what was found, apart from quantities."""
    return [reason for reason in reasons if reason.weight < 0 and reason.name in _WHO_AND_WHAT]


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
    if _days_between(reasons) and not any(reason.name.startswith(_QUANTITIES) for reason in reasons):
        return "one side states no quantity, and days lie between"
    as_fine = bool(a.place_words) == bool(b.place_words) and not _unlike_scripts(a, b, agree)
    throughout, rare = _agree_throughout(reasons) if as_fine else 0, _rare_together(reasons)
    another = agree & _PARTICULARS <= _PLACES and any(reason.name == "agency" for reason in against)
    if another and not _weighs_alike(reasons):
        return "another agency, and weights that agree no more than roughly: one town sees many small loads"
    if agree & _PARTICULARS <= _PLACES and _days_between(reasons):
        if another:
            return "another agency, and days between: one post sees many loads"
        if not _told_at_once(reasons):
            return "one agency, and days between: one post sees many loads"
    if "hand_over" in agree and not throughout and not rare and _only_the_destination(reasons, agree):
        return "neither tells of a hand-over, and many travel to one destination"
    if _is_particular(reasons, agree - _GOODS):
        return ""
    if against and not agree & _GOODS:
        return f"nothing particular agrees; against it: {_names(against)}"
    if _are_texts_of_one(a, b) and throughout < w.SEVERAL_ARRESTED and not (as_fine and rare and _told_at_once(reasons)):
        return f"{a.reporter} tells twice, and nothing particular ties the two together"
    if "hand_over" in agree and not throughout and not rare:
        return "neither tells of a hand-over, and nothing particular ties the two together"
    return ""


def _are_texts_of_one(a: IncidentFacts, b: IncidentFacts) -> bool:
    return bool(a.reporter) and a.reporter == b.reporter and not (a.from_table or b.from_table)


def _is_told_and_listed_by_one(a: IncidentFacts, b: IncidentFacts) -> bool:
    return bool(a.reporter) and a.reporter == b.reporter and a.from_table != b.from_table


def _unlike_scripts(a: IncidentFacts, b: IncidentFacts, agree: Set[str]) -> bool:
    """Whether each names a spot of one district, in two scripts, and neither's name is known to be the other's."""
    return "district" in agree and bool(a.place_words and b.place_words) and not agree & _NAMED


def _agree_throughout(reasons: Sequence[Reason]) -> int:
    """What the number of those arrested weighs where it, a rare quantity and the setting all agree; else 0.

    Asked only where both are as fine about the place: what is rough about it may agree with two.
    """
    weights = {reason.name: reason.weight for reason in reasons}
    if weights.get("setting", 0) <= 0 or max(weights.get(name, 0) for name in _EQUAL) < w.RARE_QUANTITY:
        return 0
    return max(0, weights.get("arrests", 0))


def _rare_together(reasons: Sequence[Reason]) -> bool:
    """Whether a quantity and the setting agree that hardly two loads share, no days between and no arrests against it."""
    weights = {reason.name: reason.weight for reason in reasons}
    setting, equal = weights.get("setting", 0), max(weights.get(name, 0) for name in _EQUAL)
    alike = setting > 0 and equal > 0 and setting + equal >= w.RARE_TOGETHER
    return alike and weights.get("arrests", 0) >= 0 and not _days_between(reasons)


def _weighs_alike(reasons: Sequence[Reason]) -> bool:
    """Whether some quantity agrees better than one coarsely rounded figure does."""
    return any(reason.weight > w.ROUNDED_BY_DIGITS[1] for reason in reasons if reason.name.startswith(_QUANTITIES))


def _told_at_once(reasons: Sequence[Reason]) -> bool:
    return all(reason.name != "told_twice" for reason in reasons)


def _only_the_destination(reasons: Sequence[Reason], agree: Set[str]) -> bool:
    return agree & _PARTICULARS == {"destination"} and _quantities_equal(reasons) < 2


def _leaves_out_most(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason]) -> bool:
    """Whether one side names a drug that the other does not, and more of it than of all that both name."""
    if not any(reason.name == "drugs_left_over" for reason in reasons):
        return False
    low, high = sorted(sum(line.g or 0 for line in side.lines) for side in (a, b))
    return low > 0 and 2 * low < high


def _places_differ(against: Sequence[Reason]) -> bool:
    return any(reason.name in ("place_words", "site") for reason in against)


def _is_particular(reasons: Sequence[Reason], agree: Set[str]) -> bool:
    return bool(agree & _PARTICULARS) or _quantities_equal(reasons) > 1


def _against(reasons: Sequence[Reason]) -> list[Reason]:
    return [reason for reason in reasons if reason.weight < w.A_SHADE and reason.name in _AGAINST]


def _names(reasons: Sequence[Reason]) -> str:
    return ", ".join(sorted(reason.name for reason in reasons))


def _quantities_equal(reasons: Sequence[Reason]) -> int:
    return sum(reason.name in _EQUAL for reason in reasons)
