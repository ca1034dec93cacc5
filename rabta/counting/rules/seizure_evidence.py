"""What was taken, by two reports: lines are paired by substance, then by quantity, then what is left is weighed."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.how_common import rarity
from rabta.counting.rules.quantity_agreement import mass_agreement, number_agreement, unsure_unit_agreement
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.seizure_line import SeizureLine, kindred

Lines = tuple[SeizureLine, ...]
_PIECES = frozenset({"tablet", "capsule", "packed_capsule", "packet", "piece"})
"""Units that reporters write for each other."""
Pairing = tuple[int, int, int, list[Reason]]


def seizure_evidence(a: IncidentFacts, b: IncidentFacts) -> list[Reason]:
    """Reasons of the best pairing of both sides' lines, and one for lines left over. Empty when a side states none."""
    if not a.lines or not b.lines:
        return []
    if len(a.lines) == len(b.lines) == 1:
        return _one_each(a.lines[0], b.lines[0])
    ways = [_paired(a.lines, b.lines), _sum_against_lump(a.lines, b.lines)]
    if _repeats_a_drug(a.lines) != _repeats_a_drug(b.lines):
        ways.append(_paired(_by_drug(a.lines), _by_drug(b.lines)))
    return max((way for way in ways if way), key=_weight)


def _one_each(a: SeizureLine, b: SeizureLine) -> list[Reason]:
    """The common case, one line on each side, as `_paired` would weigh it."""
    if kindred(a.substance, b.substance):
        pair = _line_pair(a, b)
        if a.substance == b.substance or _weight(pair) > w.LEFT_OVER_BOTH:
            return _capped(pair)
    names = f"{a.substance} against {b.substance}"
    return [Reason("substance", w.SUBSTANCE_DIFFERS, f"different substances: {names}")]


def _weight(reasons: list[Reason]) -> int:
    return sum([reason.weight for reason in reasons])


def _repeats_a_drug(lines: Lines) -> bool:
    return len({line.substance for line in lines}) < len(lines)


def _by_drug(lines: Lines) -> Lines:
    """One line per drug: the masses of one drug added up (35 kg in the tank and 80 kg in the frame)."""
    added: dict[str, SeizureLine] = {}
    for line in lines:
        before = added.get(line.substance)
        if before is None or before.g is None or line.g is None:
            added.setdefault(line.substance, line)
            continue
        g = before.g + line.g
        step = min(before.step_g, line.step_g)
        added[line.substance] = replace(before, quantity=Decimal(g), unit="g", g=g, step_g=step, digits=2, count=None)
    return tuple(added.values())


def _paired(a: Lines, b: Lines) -> list[Reason]:
    """Lines one to one, the best-agreeing pairs first."""
    left_a, left_b = list(range(len(a))), list(range(len(b)))
    reasons: list[Reason] = []
    for _, i, j, pair in sorted(_pairings(a, b), key=lambda p: (-p[0], p[1], p[2])):
        if i in left_a and j in left_b:
            left_a.remove(i)
            left_b.remove(j)
            reasons.extend(pair)
    if not reasons:
        names = f"{_names(a)} against {_names(b)}"
        return [Reason("substance", w.SUBSTANCE_DIFFERS, f"different substances: {names}")]
    if left := _left_over([a[i] for i in left_a], [b[j] for j in left_b]):
        reasons.append(left)
    return _capped(reasons)


def _pairings(a: Lines, b: Lines) -> list[Pairing]:
    """Every pair of lines that may mean one substance, with what it weighs. Two drugs with contrary masses are two."""
    found = []
    for i, line_a in enumerate(a):
        for j, line_b in enumerate(b):
            if kindred(line_a.substance, line_b.substance):
                pair = _line_pair(line_a, line_b)
                weight = _weight(pair)
                if line_a.substance == line_b.substance or weight > w.LEFT_OVER_BOTH:
                    found.append((weight, i, j, pair))
    return found


def _line_pair(a: SeizureLine, b: SeizureLine) -> list[Reason]:
    same = a.substance == b.substance
    name = a.substance if same else " / ".join(sorted((a.substance, b.substance)))
    reasons = []
    if not same and "unknown" not in (a.substance, b.substance):
        reasons.append(Reason("substance", w.SUBSTANCE_KINDRED, f"two words for one substance? {name}"))
    if same and a.substance != "unknown":
        reasons.append(_one_drug(name))
    if a.g is not None and b.g is not None:
        return [*reasons, mass_agreement(a, b, name)]
    if a.n is not None and b.n is not None and _same_pieces(a, b):
        return [*reasons, number_agreement(a.n, b.n, name, a.unit if a.g is None else b.unit)]
    if a.quantity is not None and b.quantity is not None:
        if roughly := _in_an_unsure_unit(a, b, name):
            return [*reasons, roughly]
        if a.quantity == b.quantity and a.digits > 1:
            text = f"same figure in two units: {name} {a.quantity:f} {a.unit}, {b.unit}"
            return [*reasons, Reason("figure_equal", w.SAME_FIGURE[min(a.digits, 3)], text)]
        return [*reasons, _capsules_or_nothing(a, b, name)]
    weight = w.UNWEIGHED if (a.quantity is None) != (b.quantity is None) else 0
    return [*reasons, Reason("no_quantity", weight, f"a quantity is not stated: {name}")]


@lru_cache(maxsize=1000)
def _one_drug(name: str) -> Reason:
    return Reason("substance", round(w.SAME_SUBSTANCE * rarity("substances", name)), f"same substance: {name}")


def _in_an_unsure_unit(a: SeizureLine, b: SeizureLine, name: str) -> Reason | None:
    """A mass against maunds: they stay maunds in every count, and yet six of them are no 235 g."""
    weighed, unsure = (a, b) if a.g is not None else (b, a)
    return None if weighed.g is None or unsure.g is not None else unsure_unit_agreement(weighed, unsure, name)


def _capsules_or_nothing(a: SeizureLine, b: SeizureLine, name: str) -> Reason:
    """A mass against a number of body-packing capsules: only so much goes into one. Other units do not compare."""
    weighed, counted = (a, b) if a.g is not None else (b, a)
    if weighed.g is None or counted.unit != "packed_capsule" or not counted.quantity:
        return Reason("substance", 0, f"{name}, in units that do not compare: {a.unit}, {b.unit}")
    each = float(weighed.g / counted.quantity)
    fits = w.CAPSULE_G[0] <= each <= w.CAPSULE_G[1]
    text = f"{name}: {weighed.g} g in {counted.quantity:f} capsules would be {each:.1f} g each"
    return Reason("capsules", w.CAPSULE_FITS if fits else w.FAR, text)


def _same_pieces(a: SeizureLine, b: SeizureLine) -> bool:
    """Whether the two numbers count the same kind of piece. A number without a unit compares with nothing."""
    units = {line.unit for line in (a, b) if line.g is None}
    return "unknown" not in units and (len(units) == 1 or units <= _PIECES)


def _sum_against_lump(a: Lines, b: Lines) -> list[Reason]:
    """One side says only "drugs, 3,300 kg", the other lists several drugs: weigh the sum."""
    for lump, listed in ((a, b), (b, a)):
        if len(lump) == 1 and len(listed) > 1 and lump[0].g is not None and _is_unnamed(lump[0]):
            masses = [line for line in listed if line.g is not None]
            if len(masses) < 2:
                continue
            finest = min(masses, key=lambda line: (line.step_g, line.g))
            total = sum(line.g for line in masses if line.g is not None)
            whole = SeizureLine("unknown", finest.quantity, "g", total, 4, finest.step_g, "", False, "", None, "")
            reason = mass_agreement(lump[0], whole, "all drugs together")
            text = f"one lump of {lump[0].g} g against {len(masses)} drugs of together {total} g"
            return [Reason(f"{reason.name}_sum", reason.weight, text)] if reason.weight > 0 else []
    return []


def _is_unnamed(line: SeizureLine) -> bool:
    return line.substance == "unknown" or line.ambiguous


def _left_over(a: list[SeizureLine], b: list[SeizureLine]) -> Reason | None:
    if a and b:
        text = f"each side names a drug the other lacks: {_names(a)}; {_names(b)}"
        return Reason("drugs_left_over", w.LEFT_OVER_BOTH, text)
    left = a or b
    if not left:
        return None
    weight = max(len(left) * w.LEFT_OVER, w.LEFT_OVER_MOST)
    return Reason("drugs_left_over", weight, f"one side alone names {_names(left)}")


def _capped(reasons: list[Reason]) -> list[Reason]:
    """No more than SEIZURE_MOST for all quantities together: many equal lines of one bulletin are not independent."""
    over = _weight(reasons) - w.SEIZURE_MOST
    if over <= 0:
        return reasons
    return [*reasons, Reason("seizures_together", -over, "equal lines of one report are not independent evidence")]


def _names(lines: Iterable[SeizureLine]) -> str:
    return ", ".join(sorted({line.substance for line in lines}))
