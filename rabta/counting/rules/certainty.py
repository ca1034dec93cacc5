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

from collections.abc import Sequence
from typing import Final

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.hand_over import KEEP_THEIR_CASES
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.tally import EQUAL, PARTICULARS, PLACES, Tally, names_of

_NO_QUANTITY = "one side states no quantity, and nothing else makes it certain"
_TWO_NUMBERS = "two numbers in one register: two events, unless a list was sent again and numbered anew"
_TWO_PLACES = "different places of one district: equal weights may be two parcels"
_TWO_COURIERS = "two fine weights on one flight: two couriers sooner than one weighed twice"
_ROUGHLY_ON_A_FLIGHT = "weights on one flight that agree no more than roughly: one courier, or the next beside him"
_ANOTHER_DRUG = "another drug on one flight: another courier sooner than the same"
_ANOTHER_AGENCY = "another agency, and weights that agree no more than roughly: one town sees many small loads"
_DAYS_BETWEEN = "days lie between them, and neither tells of the other as past: equal weights may be two parcels"
_AT_ONE_AIRPORT = "two fine weights at one airport: two couriers sooner than one weighed twice"
_ONE_OF_SEVERAL = "one tells of several operations or places together, the other of one: as heavy, and yet it may be another"
_RIGHT_ALREADY = "one takes back a figure that the other, of the same teller, does not state"
_ANOTHERS_FIGURE = "one puts right a figure that another has told"
_NAMED = PLACES | {"road"}
_GOODS = frozenset({"concealment"})
"""Loads go out by many, hidden alike."""
_DIFFER = frozenset({"mass_near", "mass_close", "mass_far", "mass_contrary"})
_FAR_APART = frozenset({"mass_far", "mass_contrary", "number_far", "number_contrary"})
_SCALES = frozenset({"mass_close", "mass_near"})
_ROUGHLY = _SCALES | {"mass_rounded"}
_NAMED_DRUG = PARTICULARS | {"substance"}
_REGISTERED = frozenset({"case_number", "case_branch", "record_number"})
_WHO_CARRIED: Final = ("setting", "destination")


def certainty(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], score: int) -> Reason | None:
    """A reason that brings the score down to DOUBTFUL, or to UNLIKELY where much speaks against the pair; else None."""
    if score >= w.SAME and score - _unweighed(reasons) < w.SAME:
        return Reason("doubt", w.DOUBTFUL - score, _NO_QUANTITY)
    said = Tally(reasons)
    if score > w.UNLIKELY and _puts_another_right(a, b, said):
        return Reason("much_against", w.UNLIKELY - score, _RIGHT_ALREADY)
    if a.recap or b.recap or not said.agree.isdisjoint(_REGISTERED):
        return None
    if "flight" in said.agree:
        if score > w.UNLIKELY and "substance" not in said.agree:
            return Reason("much_against", w.UNLIKELY - score, _ANOTHER_DRUG)
        if score > w.UNLIKELY and _weighed_apart(a, b, said):
            return Reason("much_against", w.UNLIKELY - score, _TWO_COURIERS)
        rough = score > w.DOUBTFUL and _agree_roughly(said)
        return Reason("doubt", w.DOUBTFUL - score, _ROUGHLY_ON_A_FLIGHT) if rough else None
    if "record_number" in said.weights:
        return Reason("much_against", w.UNLIKELY - score, _TWO_NUMBERS) if score > w.UNLIKELY else None
    if why := _two_weights(a, b, said) or _all_unlike(a, b, said, least=2):
        most = w.UNLIKELY if _is_huge(a, b) else w.TWO
        return Reason("much_against", most - score, why) if score > most else None
    if score <= w.UNLIKELY:
        return None
    if why := _two_loads(a, b, said) or _unlikely(said) or _handed_over_in_silence(a, b, said):
        return Reason("much_against", w.UNLIKELY - score, why)
    if score > w.DOUBTFUL and (why := _doubt(a, b, said)):
        return Reason("doubt", w.DOUBTFUL - score, why)
    return None


def never_certain(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], score: int) -> Reason | None:
    """A reason that brings down to DOUBTFUL what would be joined for certain, however much agrees; else None.

    One side tells of several operations or places together and the other of one: a report crafted so would make others'
    parts of an event that is none. Or one puts right a figure that another than itself has told.
    """
    if score <= w.DOUBTFUL:
        return None
    if a.lumps != b.lumps and min(a.lumps, b.lumps) == 1:
        return Reason("doubt", w.DOUBTFUL - score, _ONE_OF_SEVERAL)
    if a.reporter != b.reporter and any(reason.name == "mass_put_right" for reason in reasons):
        return Reason("doubt", w.DOUBTFUL - score, _ANOTHERS_FIGURE)
    return None


def _puts_another_right(a: IncidentFacts, b: IncidentFacts, said: Tally) -> bool:
    """Whether one takes a figure back, and the other, of the same teller and no later, states what is right already."""
    if a.puts_right == b.puts_right or not a.reporter or a.reporter != b.reporter or "mass_equal" not in said.weights:
        return False
    later, first = (a, b) if a.puts_right else (b, a)
    return bool(later.reported and first.reported and first.reported[0] <= later.reported[0])


def _unweighed(reasons: Sequence[Reason]) -> int:
    return sum([reason.weight for reason in reasons if reason.name == "no_quantity"])


def _is_huge(a: IncidentFacts, b: IncidentFacts) -> bool:
    """Whether so much hangs on the answer that a person is asked however sure it seems."""
    return all(max((line.g or 0 for line in side.lines), default=0) >= w.HUGE_G for side in (a, b))


def _weighed_apart(a: IncidentFacts, b: IncidentFacts, said: Tally) -> bool:
    """Whether both are weighed finely, and no quantity of theirs agrees better than to some per cent."""
    near = bool(said.weighed) and _SCALES.issuperset(said.weighed)
    return near and all(n.digits >= w.FINELY for n in (*a.lines, *b.lines) if n.g is not None)


def _agree_roughly(said: Tally) -> bool:
    """Whether each mass is no more than the other rounded, or of another scale, and who carried it agrees no better."""
    roughly = bool(said.figures) and _ROUGHLY.issuperset([reason.name for reason in said.figures])
    return roughly and not said.agree.issuperset(_WHO_CARRIED)


def _two_weights(a: IncidentFacts, b: IncidentFacts, said: Tally) -> str:
    """Why two texts of one agency tell of two seizures: their weights differ, and it has but one scale; "" elsewhere.

    Gross against net, and one scale against another, stand between agencies. Where nothing particular agrees and the
    settings differ as well, a weight that may be the other one rounded, and of which no word says so, is not taken for it.
    """
    if not _are_texts_of_one(a, b):
        return ""
    weighed = {name for name in said.weighed if name.startswith("mass_")}
    if not weighed:
        return ""
    near = "mass_near" in weighed and weighed.isdisjoint(EQUAL)  # of several drugs one may have been weighed again
    two = near or (weighed <= _DIFFER and not said.is_particular(PLACES))
    settings_differ = said.weight("setting") < 0 and not any(line.approx for line in (*a.lines, *b.lines))
    if two or (weighed.isdisjoint(EQUAL) and settings_differ and not said.is_particular()):
        return f"{a.reporter} tells of two weights, and of neither as the other put right"
    return ""


def _two_loads(a: IncidentFacts, b: IncidentFacts, said: Tally) -> str:
    """Why what was taken is sooner two loads, although time and place agree; "" where nothing says so."""
    names, is_handed_over = said.weights, "hand_over" in said.agree
    if "airport" in said.agree and _weighed_apart(a, b, said):
        return _AT_ONE_AIRPORT
    if said.weighed and _FAR_APART.issuperset(said.weighed) and said.only_places_agree:
        return "the weights lie far apart, and nothing but the place is particular"
    if "mass_near" in names and _is_told_and_listed_by_one(a, b) and _nears_against(said):
        return f"{a.reporter} tells of one weight and lists another"
    if said.days_between and said.only_places_agree and said.weighed and _SCALES.issuperset(said.weighed):
        return "days lie between, and the weights are near, not equal: one spot sees many loads"
    if "told_twice" in said.weights and said.weight("arrests") > 0 and _tells_of_two_settings(a, b, said):
        return f"{a.reporter} tells of two days and of two settings"
    if _is_told_and_listed_by_one(a, b) and said.only_places_agree and said.weight("time_stated") < 0:
        return f"{a.reporter} tells of one day and lists another" if _most_of_equal(said) < w.RARE_LOAD else ""
    if "case_numbers" in names and ("mass_far" in names or "mass_near" in names):
        return "two weights under two case numbers: two cases, or a whole and a part of it"
    if is_handed_over and "mass_near" in names and not said.is_particular(PLACES if _a_tenth_apart(a, b) else frozenset()):
        return "two weights, and neither tells of a hand-over"
    if "drugs_left_over" in names and "place_words" not in said.agree and _leaves_out_most(a, b):
        return "one side alone names the larger part of the load"
    if is_handed_over and said.only_places_agree and said.weight("arrests") < 0:
        return "other numbers arrested, and neither tells of a hand-over"
    if is_handed_over and said.days_between and not said.is_particular(_GOODS):
        return "days lie between, and neither tells of a hand-over"
    return _all_unlike(a, b, said)


def _tells_of_two_settings(a: IncidentFacts, b: IncidentFacts, said: Tally) -> bool:
    return _are_texts_of_one(a, b) and not said.is_particular() and said.weight("setting") <= w.KINDRED_SETTING


def _nears_against(said: Tally) -> bool:
    return any(reason.name == "mass_near" and reason.weight < 0 for reason in said.figures)


def _a_tenth_apart(a: IncidentFacts, b: IncidentFacts) -> bool:
    """Whether one side weighs a tenth more than the other: more than two scales differ by."""
    low, high = sorted(sum(line.g or 0 for line in side.lines) for side in (a, b))
    return 10 * low < 9 * high


def _all_unlike(a: IncidentFacts, b: IncidentFacts, said: Tally, *, least: int = 1) -> str:
    """Why agreement on the place alone does not make one of two told by others, found otherwise; "" where it is not so.

    `least`: so many things must be unlike.
    """
    unlike = said.unlike
    if len(unlike) < least or not said.only_places_agree or sum([each.weight for each in unlike]) > w.ALL_UNLIKE:
        return ""
    if len(a.agencies & b.agencies) > 1:
        return ""
    return f"nothing but the place is particular; against it: {names_of(unlike)}"


def _unlikely(said: Tally) -> str:
    """Why the pair is sooner two events than one, whatever they weigh; "" where nothing says so."""
    rare_and_all = _most_of_equal(said) >= w.RARE_LOAD and "drugs_left_over" not in said.weights
    if said.days_between and _are_far_apart(said) and (said.agree.isdisjoint(PLACES) or not rare_and_all):
        return _DAYS_BETWEEN
    rounded = said.weight("mass_rounded") < 0
    if rounded and said.only_places_agree and min(said.weight("arrests"), said.weight("drugs_left_over")) < 0:
        return "one side states a single figure, no word calls it rounded, and more than that speaks against the pair"
    if rounded and said.only_places_agree and any(reason.name == "agency" for reason in said.against):
        return f"{_ANOTHER_AGENCY}, and neither says that it rounds"
    if said.is_particular():
        return ""
    if "district" in said.agree and _places_differ(said):
        return _TWO_PLACES
    if sum([r.weight for r in said.against]) <= w.MUCH_AGAINST or _others_were_held(said):
        return f"nothing particular agrees; against it: {names_of(said.against)}"
    return ""


def _are_far_apart(said: Tally) -> bool:
    return any(said.weight(name) <= w.DAYS_AGAINST for name in ("time_stated", "time_reported"))


def _others_were_held(said: Tally) -> bool:
    """Whether arrests and settings differ together, or one of them by much: other settings, or one agency's other number."""
    arrests, setting = min(said.weight("arrests"), 0), min(said.weight("setting"), 0)
    told_twice = "told_twice" in said.weights and arrests < 0
    return told_twice or arrests + setting <= w.UNLIKE or setting <= w.OTHER_SETTING


def _doubt(a: IncidentFacts, b: IncidentFacts, said: Tally) -> str:
    """Why the pair may not be joined for certain, "" where it may."""
    if _places_differ(said):
        return _TWO_PLACES
    if "drugs_left_over" in said.weights and "place_words" not in said.agree:
        return "one side alone names a drug: the same parcel, or another one beside it"
    if said.days_between and not said.figures:
        return "one side states no quantity, and days lie between"
    throughout, rare = _agree_throughout(said) if _as_fine(a, b, said) else 0, _rare_together(said)
    only_places = said.only_places_agree
    another = only_places and any(reason.name == "agency" for reason in said.against)
    if another and not _weighs_alike(said):
        return _ANOTHER_AGENCY
    if another and said.against and not said.days_between:
        return "agencies that do not usually share a case, and nothing but the place is particular"
    if only_places and said.days_between and _agree_roughly(said):
        return "days lie between, and weights that agree no more than roughly: one spot sees many loads"
    if _are_texts_of_one(a, b) and said.agree.isdisjoint(_NAMED_DRUG):
        return f"{a.reporter} tells twice of drugs that neither text names"
    if only_places and said.days_between:
        if another:
            return "another agency, and days between: one post sees many loads"
        if "told_twice" in said.weights:
            return "one agency, and days between: one post sees many loads"
    untied = "hand_over" in said.agree and not throughout and not rare
    if untied and said.equal < 2 and said.agree & PARTICULARS == {"destination"}:
        return "neither tells of a hand-over, and many travel to one destination"
    if said.is_particular(_GOODS):
        return ""
    if said.against and said.agree.isdisjoint(_GOODS):
        return f"nothing particular agrees; against it: {names_of(said.against)}"
    once = rare and _as_fine(a, b, said) and "told_twice" not in said.weights
    if not once and throughout < w.SEVERAL_ARRESTED and _are_texts_of_one(a, b):
        return f"{a.reporter} tells twice, and nothing particular ties the two together"
    return "neither tells of a hand-over, and nothing particular ties the two together" if untied else ""


def _handed_over_in_silence(a: IncidentFacts, b: IncidentFacts, said: Tally) -> str:
    """Why a hand-over that neither side tells of is sooner none: the giver has own cases, and settings differ."""
    untied = "hand_over" in said.agree and said.weight("setting") <= 0 and not said.is_particular(_GOODS)
    if untied and not (a.agencies | b.agencies).isdisjoint(KEEP_THEIR_CASES):
        return "neither tells of a hand-over by a force that has cases of its own, and nothing particular ties the two"
    return ""


def _as_fine(a: IncidentFacts, b: IncidentFacts, said: Tally) -> bool:
    """Whether both are as fine about the place, in scripts that can be held beside each other."""
    return bool(a.place_words) == bool(b.place_words) and not _unlike_scripts(a, b, said)


def _are_texts_of_one(a: IncidentFacts, b: IncidentFacts) -> bool:
    return bool(a.reporter) and a.reporter == b.reporter and not (a.from_table or b.from_table)


def _is_told_and_listed_by_one(a: IncidentFacts, b: IncidentFacts) -> bool:
    return bool(a.reporter) and a.reporter == b.reporter and a.from_table != b.from_table


def _unlike_scripts(a: IncidentFacts, b: IncidentFacts, said: Tally) -> bool:
    """Whether each names a spot of one district, in two scripts, and neither's name is known to be the other's."""
    return bool(a.place_words and b.place_words) and "district" in said.agree and said.agree.isdisjoint(_NAMED)


def _agree_throughout(said: Tally) -> int:
    """What the number of those arrested weighs where it, a rare quantity and the setting all agree; else 0.

    Asked only where both are as fine about the place: what is rough about it may agree with two.
    """
    if said.weight("setting") <= 0 or _most_of_equal(said) < w.RARE_QUANTITY:
        return 0
    return max(0, said.weight("arrests"))


def _rare_together(said: Tally) -> bool:
    """Whether a quantity and the setting agree that hardly two loads share, no days between and no arrests against it."""
    setting, equal = said.weight("setting"), _most_of_equal(said)
    alike = setting > 0 and equal > 0 and setting + equal >= w.RARE_TOGETHER
    return alike and said.weight("arrests") >= 0 and not said.days_between


def _most_of_equal(said: Tally) -> int:
    return max([said.weight(name) for name in EQUAL]) if said.equal else 0


def _weighs_alike(said: Tally) -> bool:
    """Whether some quantity agrees better than one coarsely rounded figure does, said to be rounded or not."""
    coarsely = w.ROUNDED_BY_DIGITS[1] + w.ROUNDED_HEDGED
    return any(reason.weight > coarsely for reason in said.figures)


def _leaves_out_most(a: IncidentFacts, b: IncidentFacts) -> bool:
    """Whether what one side alone names weighs more than all that both do: one is more than twice as heavy."""
    low, high = sorted(sum(line.g or 0 for line in side.lines) for side in (a, b))
    return low > 0 and 2 * low < high


def _places_differ(said: Tally) -> bool:
    return any(reason.name in PLACES for reason in said.against)
