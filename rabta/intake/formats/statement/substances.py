"""Substances: where a statement names one, and counts written around the name ("40 heroin-filled capsules")."""

from dataclasses import dataclass, replace

from rabta.intake.formats.statement import lexicon, words
from rabta.intake.formats.statement.quantities import COUNT, Quantity
from rabta.intake.formats.statement.tokens import HYPHENS, listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

# Medicines and pills: a bare number before the name counts tablets, and their capsules are capsules of medicine.
PILLS = frozenset({"benzodiazepine", "tramadol", "pregabalin", "other_tablets", "mdma", "other"})
_PILL_NAMES = frozenset({"captagon", "capatagon"})
UNKNOWN = "unknown"
# A person does not carry more packed capsules in the body; a larger number of "drug capsules" is medicine.
MOST_SWALLOWED = 300


# "the same drug", "اسی قسم کی منشیات"
_SAME = frozenset(listed("same اسی یہی"))
# The letter S of "ہائی ایس", "ایس ایچ او", "ڈی ایس پی"; ice is written with other letters, which are folded into these.
_LETTER_S = "ایس"
Hit = tuple[int, int, lexicon.NamedSubstance]


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance named over tokens `first` up to `after`; `count` is a number of pieces written around the name."""

    first: int
    after: int
    name: Found
    code: str
    ambiguous: bool
    alternatives: tuple[str, ...]
    count: Quantity | None = None
    form: str | None = None


# A fishing boat's hold: what lies under ice is hidden there.
_COVERED = frozenset({("under", "ice"), ("beneath", "ice"), ("below", "ice")})


_WORKS = frozenset(listed("lab labs laboratory laboratories factory factories refinery refineries"))


def find_substances(view: View) -> list[Substance]:
    """Find the substances of a view in order, and take their tokens (and those of their counts)."""
    hits = [
        (first, after, named)
        for first, after, named in lexicon.substance_book().all_in(view.tokens)
        if view.free(first, after)
        and view.key(after) not in words.NOT_THE_SUBSTANCE
        and not (named.code == UNKNOWN and speaks_of_the_trade(view, first, after))
        and not (view.key(first) in words.EVERYDAY_NAMES and not _behind_amount(view, first))
        and view.tokens[first].text != _LETTER_S
        and (view.key(first - 1), view.key(first)) not in _COVERED
    ]
    seized = [hit for hit in hits if view.key(hit[1]) not in _WORKS]
    hits = seized or hits  # "an ice lab was raided; 22 kg of methamphetamine": the first says only what was made there
    known = {first for first, _, _ in hits}
    hits = sorted([*hits, *(hit for hit in _others(view) if hit[0] not in known)], key=lambda hit: hit[0])
    named_at = _told_of(view, [_named(view, first, after, named) for first, after, named in _in_brackets(view, hits)])
    shared = _share_units(view, [_with_count(view, substance) for substance in named_at])
    for substance in shared:
        view.take(substance.first, substance.after)
        if substance.count is not None:
            view.take(substance.count.first, substance.count.after)
    return shared


def speaks_of_the_trade(view: View, first: int, after: int) -> bool:
    """Whether "drugs" names the trade, a case, or what was not found: "narcotics cases", "no drugs", "منشیات فروش"."""
    behind = after + (view.key(after) in HYPHENS)
    if view.key(after) in ("کے", "کی", "کا") or view.key(behind) in ("and", "related"):
        behind = after + 1
    ahead = first - 1 - (view.key(first - 1) in HYPHENS)
    if view.key(ahead) in words.NONE_OF or (view.key(ahead) == "any" and view.key(ahead - 1) in ("without", "of", "not")):
        return True
    return view.key(behind) in words.OF_THE_TRADE or view.key(ahead) in words.AGAINST_DRUGS


def _in_brackets(view: View, hits: list[Hit]) -> list[Hit]:
    """Read "Meth (ice)" as one name, and "intoxicated tablets (ecstasy)" as the drug in the bracket."""
    kept: list[Hit] = []
    for first, after, named in hits:
        last = kept[-1] if kept else None
        bracketed = view.key(first - 1) == "(" and view.key(after) == ")"
        if last is not None and bracketed and last[1] == first - 1 and _same_thing(last[2], named):
            chosen = named if last[2].code == "other_tablets" else last[2]
            kept[-1] = (last[0], after + 1, replace(chosen, implied_unit=last[2].implied_unit or named.implied_unit))
        else:
            kept.append((first, after, named))
    return kept


def _same_thing(left: lexicon.NamedSubstance, right: lexicon.NamedSubstance) -> bool:
    return left.code == right.code or (left.code == "other_tablets" and right.code in PILLS)


def _told_of(view: View, named: list["Substance"]) -> list["Substance"]:
    """Let "the same drug" be the drug last named; after "380 gram drugs" nobody knows which."""
    told: list[Substance] = []
    for substance in named:
        last = next((each for each in reversed(told) if each.code != UNKNOWN or _has_amount(view, each)), None)
        ahead = {view.key(place) for place in range(substance.first - 3, substance.first)}
        if substance.code == UNKNOWN and ahead & _SAME and last is not None:
            told.append(replace(substance, code=last.code, ambiguous=last.ambiguous, alternatives=last.alternatives))
        else:
            told.append(substance)
    return told


def _has_amount(view: View, named: "Substance") -> bool:
    """Whether an amount stands before the name, or right behind it: "suspected narcotics weighing 227 g"."""
    behind = named.after + (view.key(named.after) in ("weighing", "weighed", "("))
    return _behind_amount(view, named.first) or (behind > named.after and behind in view.numbers)


def _behind_amount(view: View, place: int) -> bool:
    """Whether an amount or "of" stands right before the name."""
    before = view.key(place - 1)
    return before == "of" or place - 1 in view.numbers or lexicon.unit_book().at(view.tokens, place - 1) is not None


def _others(view: View) -> list[tuple[int, int, lexicon.NamedSubstance]]:
    """Read "some 30kg other": the word alone, right behind a unit, names the rest of a list."""
    rest = lexicon.NamedSubstance("other", False, (), None)
    suspected = lexicon.NamedSubstance(UNKNOWN, False, (), None)
    listed_suspected = [
        (place, place + 1, suspected)
        for place, token in enumerate(view.tokens)
        if (token.key == "suspected" and place + 1 in view.numbers and view.key(place - 1) == ",")
        or (token.key in ("substance", "stuff") and view.key(place - 1) == "same")
    ]
    return listed_suspected + [
        (place, place + 1, rest)
        for place, token in enumerate(view.tokens)
        if token.key in words.OTHERS
        and not view.key(place + 1)[:1].isalpha()
        and place > 0
        and (lexicon.unit_book().at(view.tokens, place - 1) is not None or place + 1 in view.numbers)
    ]


def _named(view: View, first: int, after: int, named: lexicon.NamedSubstance) -> Substance:
    name = Found(view.words(first, after), (view.span(first, after),))
    return Substance(first, after, name, named.code, named.ambiguous, named.alternatives, form=named.implied_unit)


def _with_count(view: View, substance: Substance) -> Substance:
    """Read the number before and the counting unit behind the name: "18 ecstasy tablets", "71 کوکین کیپسول"."""
    unit_first, after, unit = _counting_unit(view, substance)
    form = unit or substance.form
    substance = replace(substance, form=form)
    number_after = _number_end(view, substance.first)
    number = view.number_ending_at(number_after)
    if number is None or not view.free(number.first, number.after):
        return substance if unit is None else replace(substance, after=after)
    if form is None:
        if substance.code not in PILLS and substance.name.value.casefold() not in _PILL_NAMES:
            return substance
        form, unit_first, after = "tablet", substance.first, substance.after
    code = substance.code
    if code == UNKNOWN and form == "capsule" and number.value > MOST_SWALLOWED:
        code = "other_tablets"
    count = Quantity(
        first=number.first,
        after=max(after, substance.after),
        number_first=number.first,
        amount=Found(number.value, (view.span(number.first, number.after),)),
        unit=Found(form, (view.span(unit_first, after),)),
        kind=COUNT,
    )
    hedge = lexicon.hedge_before(view, number.first)
    if hedge is not None:
        count = replace(count, first=hedge[0], hedge=Found(hedge[1], (view.span(hedge[0], number.first),)))
    return replace(substance, after=max(after, substance.after), code=code, count=count)


def _counting_unit(view: View, substance: Substance) -> tuple[int, int, str | None]:
    """Give (first, after, unit) of a counting unit behind the name; the unit None where there is none."""
    place, filled = substance.after, False
    while view.key(place) in HYPHENS or view.key(place) in words.FILLED:
        filled = filled or view.key(place) in words.FILLED
        place += 1
    if view.key(place) == "کے":
        place += 1
    hit = lexicon.unit_book().at(view.tokens, place) if place < len(view.tokens) else None
    if hit is None and substance.form is None:
        return substance.first, substance.after, None
    if hit is None or hit[1].code not in _COUNTING:
        return substance.first, substance.after, _capsule(substance, str(substance.form), filled) if substance.form else None
    first = place if hit[1].code != "packed_capsule" or filled else substance.after
    return first, hit[0], _capsule(substance, hit[1].code, filled)


_COUNTING = frozenset({"tablet", "capsule", "packed_capsule", "packet", "injection", "ampoule"})


def _capsule(substance: Substance, unit: str, filled: bool) -> str:
    """Say whether a capsule is packed with a drug or is a medicine: by what fills it."""
    if unit == "capsule" and (filled or substance.code not in PILLS | {UNKNOWN}):
        return "packed_capsule"
    return unit


def _number_end(view: View, place: int) -> int:
    """Give the token after the number that may stand before the name, stepping over "swallowed", "suspected"."""
    steps = 0
    while steps < 3 and view.key(place - 1) in words.CAPSULE_ADJECTIVES | {"x"}:
        place, steps = place - 1, steps + 1
    return place


def _share_units(view: View, substances: list[Substance]) -> list[Substance]:
    """Let "62 ice and 30 hashish-filled capsules" give its unit to both numbers."""
    shared = list(substances)
    for index in range(len(shared) - 1, 0, -1):
        left, right = shared[index - 1], shared[index]
        joined = right.count is not None and left.count is None and left.form is None
        if not joined or right.count is None or view.key(left.after) not in ("and", "اور", ",", "،"):
            continue
        number = view.number_ending_at(left.first)
        if number is None or not view.free(number.first, number.after) or right.count.number_first != left.after + 1:
            continue
        count = replace(
            right.count,
            first=number.first,
            after=left.after,
            number_first=number.first,
            amount=Found(number.value, (view.span(number.first, number.after),)),
            hedge=None,
        )
        shared[index - 1] = replace(left, count=count, form=right.form)
    return shared
