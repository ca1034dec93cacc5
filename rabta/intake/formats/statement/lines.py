"""Seizure lines: which quantity belongs to which substance inside one piece of text."""

from dataclasses import replace

from rabta.intake.formats.statement import lexicon, words
from rabta.intake.formats.statement.line import Line, joined, without_restatements
from rabta.intake.formats.statement.quantities import COUNT, MASS, Quantity
from rabta.intake.formats.statement.substances import UNKNOWN, Substance
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.unweighed import unweighed
from rabta.intake.formats.statement.view import View

# "71 capsules filled with cocaine"
_HOLDING = words.FILLED | {"with", "containing", "holding", "full"}
_URDU_OF = frozenset(listed("کے کی سے بھرے بھری بھرا"))


def lines_in(
    view: View, first: int, after: int, quantities: list[Quantity], substances: list[Substance]
) -> tuple[list[Line], list[Substance]]:
    """Give (lines, substances named without any amount) of the tokens `first` up to `after`."""
    amounts = without_restatements(view, [q for q in quantities if first <= q.number_first < after and not q.per_piece])
    named = [s for s in substances if first <= s.first < after]
    lines: list[Line] = [_counted(s) for s in named if s.count is not None]
    used = {s.first for s in named if s.count is not None}
    for quantity in amounts:
        substance = _ahead(view, quantity, named, amounts)
        if substance is not None and (substance.first not in used or substance.count is not None):
            used.add(substance.first)
            lines.append(_with_mixture(view, quantity, substance, named, amounts, used))
        else:
            lines.append(Line(quantity.first, quantity.after, None, quantity))
    lines = _named_before(view, sorted(lines, key=lambda line: line.first), named, used)
    asides = [q for q in quantities if first <= q.number_first < after and q.per_piece]
    lines = _bound_alone(joined(view, lines, asides), named, used)
    lines = _without_bracketed(view, first, lines)
    kept = [line for line in lines if line.substance is not None or _may_inherit(view, line)]
    kept = [_of_the_drug(view, line, named) for line in kept]
    kept = _equalled(view, kept, named)
    taken = {s.first for line in kept for s in (line.substance, *line.mixed) if s is not None}
    return kept, [s for s in named if s.first not in taken and not _repeats(view, s, kept)]


def _equalled(view: View, lines: list[Line], named: list[Substance]) -> list[Line]:
    """Give "350 kg heroin and an equal quantity of hashish" its second line: the amount told before holds again."""
    taken = {s.first for line in lines for s in (line.substance, *line.mixed) if s is not None}
    equal = list(lines)
    for substance in named:
        said = None
        if substance.first not in taken and substance.count is None:
            said = view.before(substance.first, lexicon.phrases("EQUAL_AMOUNT"), reach=_LONGEST_EQUAL)
        before = [line for line in equal if said is not None and line.after <= said[0] and line.quantity is not None]
        if said is not None and before:
            equal.append(Line(said[0], substance.after, substance, before[-1].quantity))
    return sorted(equal, key=lambda line: line.first) if len(equal) > len(lines) else lines


_LONGEST_EQUAL = 5


def _of_the_drug(view: View, line: Line, named: list[Substance]) -> Line:
    """Give "92 kg of the drug" the one drug its piece names: "methamphetamine ... 92 kg of the drug"."""
    said = line.substance
    if said is None or said.code != UNKNOWN or str(said.name.value).casefold() not in ("drug", "the drug"):
        return line
    before = [each for each in named if each.first < said.first and each.code != UNKNOWN]
    return replace(line, substance=before[0]) if len({each.code for each in before}) == 1 else line


def _counted(substance: Substance) -> Line:
    count = substance.count
    assert count is not None
    return Line(count.first, max(count.after, substance.after), substance, count)


def _ahead(view: View, quantity: Quantity, named: list[Substance], amounts: list[Quantity]) -> Substance | None:
    """Give the substance right behind a quantity, with nothing but fillers between: "10.34 kg white heroin powder"."""
    for substance in named:
        if substance.first < quantity.after:
            continue
        between = range(quantity.after, substance.count.first if substance.count else substance.first)
        if substance.count and substance.count.first > quantity.after:
            return None
        joints = words.FILLERS | _HOLDING if quantity.unit.value == "capsule" else words.FILLERS
        if all(view.key(place) in joints or view.key(place) in "()-'\"" for place in between) and len(between) <= 6:
            return substance
        return None
    return None


_CHEMICALS = frozenset({"other_precursor", "acetic_anhydride"})


def _with_mixture(
    view: View, quantity: Quantity, substance: Substance, named: list[Substance], amounts: list[Quantity], used: set[int]
) -> Line:
    """Bind a quantity, and see whether "X and Y" share it ("3,330 kg hashish and heroin")."""
    mixed, last = [], substance
    for other in named:
        if other.first <= last.first or other.count is not None or other.first in used:
            continue
        between = [view.key(place) for place in range(last.after, other.first)]
        listed_on = between in ([","], ["،"]) and _goes_on_to_and(view, named, other, amounts)
        if not (between in (["and"], ["&"], ["اور"]) or listed_on) or _owns(view, other, amounts) or unweighed(view, other):
            break
        if other.code in (UNKNOWN, "other"):
            break
        if (other.code in _CHEMICALS) != (substance.code in _CHEMICALS):
            break  # "30 kg of heroin and chemicals for making drugs": nobody weighs the two as one
        mixed.append(other)
        used.add(other.first)
        last = other
    different = tuple(other for other in mixed if other.code != substance.code)
    return Line(quantity.first, last.after, substance, quantity, mixed=different)


def _goes_on_to_and(view: View, named: list[Substance], other: Substance, amounts: list[Quantity]) -> bool:
    """Whether "X, Y and Z" share one amount: what follows the name is joined by "and" and has no amount either."""
    last = next((each for each in named if each.first == other.after + 1), None)
    joined = view.key(other.after) in ("and", "&", "اور")
    return joined and last is not None and last.count is None and not _owns(view, last, amounts)


def _owns(view: View, substance: Substance, amounts: list[Quantity]) -> bool:
    """Whether a quantity stands right behind the name ("ice 3 kg", "میتھ سے بھرے 96 کیپسول")."""
    return any(0 <= q.first - substance.after <= 1 or _fills(view, substance, q) for q in amounts)


def _fills(view: View, substance: Substance, quantity: Quantity) -> bool:
    between = [view.key(place) for place in range(substance.after, quantity.first)]
    return quantity.kind == COUNT and 0 < len(between) <= 2 and all(key in _URDU_OF for key in between)


def _named_before(view: View, lines: list[Line], named: list[Substance], used: set[int]) -> list[Line]:
    """Bind a quantity to the name right before it: "heroin weighing 5 kg", "ecstasy 82 grams", "cocaine, 608 grams"."""
    bound = []
    for line in lines:
        if line.substance is not None or line.quantity is None:
            bound.append(line)
            continue
        before = [s for s in named if s.after <= line.first and s.first not in used]
        nearest = before[-1] if before else None
        between = [view.key(p) for p in range(nearest.after, line.first)] if nearest else []
        # "آئس کے 124 کیپسول"
        joints = words.WEIGHING | _URDU_OF if line.quantity.kind == COUNT else words.WEIGHING
        if nearest is None or len(between) > 4 or not all(key in joints or key in ":,،()-–" for key in between):
            bound.append(line)
            continue
        used.add(nearest.first)
        bound.append(replace(line, first=nearest.first, substance=nearest))
    return bound


def _bound_alone(lines: list[Line], named: list[Substance], used: set[int]) -> list[Line]:
    """Bind the only weight to the only drug of a piece, wherever they stand: "88 kilograms): truck with hashish"."""
    if len(lines) != 1 or lines[0].substance is not None:
        return lines
    free = [s for s in named if s.first not in used and s.code != UNKNOWN]
    if len({s.code for s in free}) != 1:
        return lines
    quantity = lines[0].quantity
    if quantity is None or quantity.kind != MASS:
        return lines
    used.add(free[0].first)
    return [replace(lines[0], substance=free[0])]


def _without_bracketed(view: View, first: int, lines: list[Line]) -> list[Line]:
    """Drop amounts listed in brackets without a name ("the same cases are recalled (25kg, 12 kg)"): an aside."""
    inside = [line for line in lines if line.substance is None and _in_bracket(view, first, line.first)]
    return [line for line in lines if line not in inside] if len(inside) > 1 else lines


def _in_bracket(view: View, first: int, place: int) -> bool:
    depth = 0
    for step in range(first, place):
        depth += (view.key(step) == "(") - (view.key(step) == ")")
    return depth > 0


def _may_inherit(view: View, line: Line) -> bool:
    """Whether a quantity without a name may speak of the drug named before: not when another noun follows ("grams gold")."""
    quantity = line.quantity
    assert quantity is not None
    if quantity.kind == COUNT and quantity.unit.value not in ("tablet", "packed_capsule", "capsule", "packet"):
        return False
    follows = view.key(quantity.after)
    if not follows or not follows[0].isalpha():
        return True
    return follows in _MAY_FOLLOW or follows in words.WEIGHING - {"of"}


_MAY_FOLLOW = frozenset(
    listed(
        "from in at near on by with and or was were is are for to found seized recovered hidden concealed"
        " worth after there during inside under behind via through outside each said while but taken held was the"
        " had has more by then پکڑی پکڑا برآمد ضبط اور سے میں پر نکالے ملی ملا بھی تھی تھا کی کا کے جبکہ"
    )
)


def _repeats(view: View, substance: Substance, lines: list[Line]) -> bool:
    """Whether a bare name repeats what a line just said: "crystal meth (ICE)"."""
    return any(
        line.substance is not None
        and line.substance.code == substance.code
        and view.key(substance.first - 1) == "("
        and abs(substance.first - line.after) <= 1
        for line in lines
    )


def other_than_named(line: Line) -> Found | None:
    """Give the names of all drugs that share the line's quantity, None where there is only one."""
    if not line.mixed or line.substance is None:
        return None
    names = [line.substance.name, *(other.name for other in line.mixed)]
    return Found(" and ".join(str(name.value) for name in names), tuple(span for name in names for span in name.spans))
