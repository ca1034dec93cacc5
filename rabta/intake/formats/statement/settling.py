"""Settling: words that tell of no seizure join the incident they speak of; the same incident told twice is one."""

from dataclasses import replace
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.arrests import none_held_in
from rabta.intake.formats.statement.case_numbers import case_number_in
from rabta.intake.formats.statement.incidents import Draft, only_unknown
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.quantities import Quantity
from rabta.intake.formats.statement.role_words import ASSISTED, given_by, said_before
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.unweighed import unweighed
from rabta.intake.formats.statement.vehicles import impounded_in
from rabta.intake.formats.statement.view import View

_ARABIC = ("\u0600", "\u06ff")


def settled(view: View, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts that are incidents, in order, with every other word of the statement joined to one of them."""
    kept: list[Draft] = []
    waiting: list[tuple[int, int]] = []
    placed = False
    told = any(draft.lines or not _names_no_drug(draft) for draft in drafts)
    some = not told and any(_is_of_some(view, draft) for draft in drafts)
    two_scripts = len({_script(view, draft) for draft in drafts}) > 1
    for index, draft in enumerate(drafts):
        follow = drafts[index + 1 : index + 2]
        twin = _twin(view, draft, kept) or _headed(view, draft, drafts[index + 1 : index + 4], kept) if two_scripts else None
        if twin is not None:
            twin.ranges.extend(draft.ranges)
        elif _is_incident(draft, kept, told=told or (some and not _is_of_some(view, draft))) or _retells_some(view, draft):
            draft.ranges, draft.placed = [*waiting, *draft.ranges], draft.placed or placed
            waiting, placed = [], False
            kept.append(draft)
        elif kept and (_leads_on(view, draft, follow, kept[-1]) or _recovers(view, draft, follow)):
            waiting.extend(draft.ranges)
            placed = placed or draft.placed
        elif kept and (not draft.bare or draft.sentence == kept[-1].sentence or _before_recap(draft, drafts[index + 1 :])):
            kept[-1].ranges.extend(draft.ranges)
            kept[-1].placed = kept[-1].placed or draft.placed
        else:
            waiting.extend(draft.ranges)
            placed = placed or draft.placed
    if waiting and kept:
        kept[-1].ranges.extend(waiting)
    elif waiting:
        kept.append(Draft(waiting, 0, [], []))
    return kept


def one_of(drafts: list[Draft]) -> list[Draft]:
    """Give one incident of a headline with the amount and a text below that only names the drug: the text tells where."""
    first, *rest = drafts
    if any(draft.lines for draft in rest):
        return drafts
    ranges = [each for draft in rest for each in draft.ranges]
    first.ranges = [*ranges, *first.ranges]
    return [first]


def _leads_on(view: View, draft: Draft, following: list[Draft], before: Draft) -> bool:
    """Whether words without a drug go with what follows in their sentence: "a parcel in Lahore; it held 1 kg".

    Inside a sentence that told of a seizure they must have a place of their own, and what follows none: "5 kg ice in Hub;
    a man held in Lahore; 2 kg ice on him". "Two men held; near Hub: 3 kg" goes back.
    """
    told = (other for other in following if other.lines or (other.recap and other.bare and not _names_no_drug(other)))
    later = next((other for other in told if other.sentence == draft.sentence), None)
    if not _names_no_drug(draft) or later is None or _looks_back(view, draft):
        return False
    if later.placed and not draft.placed:
        return False
    somewhere = before.placed or any(lexicon.phrases("SAME_PLACE").all_in(view.tokens[a:b]) for a, b in before.ranges)
    return draft.sentence != before.sentence or (draft.placed and somewhere and not later.placed)


def _before_recap(draft: Draft, following: list[Draft]) -> bool:
    """Whether only an older case follows: what became of the drugs just told is no word about that."""
    later = next((other for other in following if other.lines or not _names_no_drug(other)), None)
    return later is not None and later.recap and not draft.recap


def _looks_back(view: View, draft: Draft) -> bool:
    """Whether words tell what became of what was told: "Handed over by ASF; case 7/25 by ANF; near Hub: 3 kg"."""
    if draft.placed:
        return False
    if none_held_in(view, draft.first, draft.after) is not None:
        return True  # "the owner is being traced" is the one of what was found
    given = given_by().at(view.tokens, draft.first) is not None
    said = said_before().at(view.tokens, draft.first)
    given = given or case_number_in(view, draft.first, draft.after) is not None
    return given or (said is not None and said[1] != ASSISTED) or impounded_in(view, draft.first, draft.after) is not None


def _names_no_drug(draft: Draft) -> bool:
    return all(substance.code == UNKNOWN for substance in draft.bare)


def _is_of_some(view: View, draft: Draft) -> bool:
    """Whether it names what was taken and says that there was some: "a quantity of suspicious powder"."""
    return any(unweighed(view, substance) for substance in draft.bare)


def _retells_some(view: View, draft: Draft) -> bool:
    """Whether an older case is told again with its place and no amount: "had reported: at Dasht, a quantity of powder"."""
    return draft.recap and draft.placed and _is_of_some(view, draft)


def _recovers(view: View, draft: Draft, following: list[Draft]) -> bool:
    """Whether people held at a place are followed by what was found on them: "Two held at Sohawa. Recovered: 621 g ice"."""
    later = following[0] if following else None
    if later is None or later.placed or draft.bare or not draft.placed or draft.arrests_alone:
        return False
    if not later.lines and not _is_of_some(view, later):
        return False
    opens = later.head[0] if later.head is not None else later.first
    return view.key(opens) in _FOUND


_FOUND = frozenset(listed("recovered recovery seized found تلاشی برآمد"))


def told_of_before(view: View, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts of a press story with every drug named anew taken for the one told of, and a whole for its parts.

    "Seized about 2.5 tonnes of narcotics ... The team found 1,960 kg of hashish and 540 kg of ice": one incident.
    """
    kept: list[Draft] = []
    told = any(draft.lines for draft in drafts)
    for draft in drafts:
        if told and not draft.lines:
            draft.bare = [substance for substance in draft.bare if unweighed(view, substance)]
        whole = next((each for each in reversed(kept) if each.lines), None)
        if whole is not None and not draft.recap and _is_whole_of(whole, draft):
            whole.lines = draft.lines
            whole.ranges.extend(draft.ranges)
        else:
            kept.append(draft)
    return kept


def _is_whole_of(whole: Draft, parts: Draft) -> bool:
    lines = whole.lines
    if len(lines) != 1 or lines[0].quantity is None or lines[0].quantity.kg is None or not parts.lines:
        return False
    if lines[0].substance is not None and lines[0].substance.code != UNKNOWN:
        return False
    masses = [line.quantity.kg for line in parts.lines if line.quantity is not None and line.quantity.kg is not None]
    named = all(line.substance is not None and line.substance.code != UNKNOWN for line in parts.lines)
    mass = lines[0].quantity.kg
    return named and len(masses) == len(parts.lines) and abs(mass - sum(masses, start=Decimal(0))) <= mass / 50


def named_forward(drafts: list[Draft]) -> None:
    """Give a first amount without a name the drug named next: "from one parcel 370 g, another 1.5 kg hashish"."""
    for index, draft in enumerate(drafts):
        if any(line.substance is not None for line in draft.lines):
            return
        follow = [d for d in drafts[index + 1 :] if d.sentence == draft.sentence and d.lines and d.lines[0].substance]
        if draft.lines and follow and all(_alike(line, follow[0].lines[0]) for line in draft.lines):
            draft.lines = [replace(line, substance=follow[0].lines[0].substance) for line in draft.lines]


def weighed_behind(drafts: list[Draft]) -> list[Draft]:
    """Join a drug named without an amount with the weight told next: "foiled a bid to smuggle ice. 1.6 kg lay in"."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before is None or not _weighs(draft, before):
            kept.append(draft)
            continue
        before.lines = [replace(draft.lines[0], substance=before.bare[0])]
        before.ranges = [*before.ranges, *draft.ranges]
        before.bare = []
    return kept


def _weighs(draft: Draft, before: Draft) -> bool:
    """Whether a draft is one mass without a name, in the place of the one drug named without an amount before it."""
    if before.lines or before.arrests_alone or len({each.code for each in before.bare}) != 1 or only_unknown(before):
        return False
    line = draft.lines[0] if len(draft.lines) == 1 else None
    if line is None or line.substance is not None or line.quantity is None or line.quantity.kg is None:
        return False
    return not draft.bare and not draft.placed and draft.recap == before.recap and draft.ordinal is None


def _alike(line: Line, named: Line) -> bool:
    """Whether both are masses, or both numbers: pills are not of the drug that is weighed behind them."""
    return line.quantity is None or named.quantity is None or line.quantity.kind == named.quantity.kind


def _is_incident(draft: Draft, kept: list[Draft], *, told: bool) -> bool:
    """Whether a draft stands for itself: it has amounts, or it names a drug in a sentence that told of nothing else."""
    if draft.lines or draft.arrests_alone:
        return True
    if not draft.bare or (only_unknown(draft) and (told or (kept and not draft.placed))):
        return False
    return not (kept and kept[-1].sentence == draft.sentence and kept[-1].lines)


def _twin(view: View, draft: Draft, kept: list[Draft]) -> Draft | None:
    """Give the earlier draft that tells the same in the other script (a release in English and Urdu)."""
    if not _amounts(draft):
        return None
    # A release in two languages is short; more incidents than this are a list, not a translation.
    for other in kept[-40:]:
        if _script(view, other) != _script(view, draft) and all(_said_in(line, other) for line in _weighed(draft)):
            return other
    return None


def _headed(view: View, draft: Draft, following: list[Draft], kept: list[Draft]) -> Draft | None:
    """Give the earlier draft whose translation follows, where the draft is the headline of that, with its amount rounded."""
    for body in [body for body in following if _amounts(body)][:1] if _amounts(draft) else ():
        other = _twin(view, body, kept)
        if other is not None and _script(view, other) != _script(view, draft):
            return other if all(_rounded_in(line, other) for line in _weighed(draft)) else None
    return None


def _rounded_in(line: Line, other: Draft) -> bool:
    assert line.substance is not None and line.quantity is not None
    here = line.quantity.kg or line.quantity.value
    told = [each.quantity.kg or each.quantity.value for each in _weighed(other) if each.quantity is not None]
    sums = [*told, sum(told, start=Decimal(0))]
    return any(abs(there - here) <= _ROUNDED_BY * there or here == 1000 * there for there in sums)


_ROUNDED_BY = Decimal("0.2")


def _weighed(draft: Draft) -> list[Line]:
    return [line for line in draft.lines if line.substance is not None and line.quantity is not None]


def _said_in(line: Line, other: Draft) -> bool:
    """Whether the other draft has the same amount of the same drug, or what a hedge ("about 130 g") lets it be."""
    return any(
        line.substance.code == told.substance.code and _same_amount(line.quantity, told.quantity)  # type: ignore[union-attr]
        for told in _weighed(other)
    )


def _same_amount(one: Quantity | None, other: Quantity | None) -> bool:
    if one is None or other is None:
        return False
    here, there = one.kg or one.value, other.kg or other.value
    hedged = one.hedge is not None or other.hedge is not None
    return here == there or (hedged and abs(here - there) * 20 <= max(here, there))


def _amounts(draft: Draft) -> set[tuple[str, object]]:
    return {
        (line.substance.code, line.quantity.kg or line.quantity.value)
        for line in draft.lines
        if line.substance is not None and line.quantity is not None
    }


def _script(view: View, draft: Draft) -> bool:
    own = [(a, b) for a, b in draft.ranges if any(a <= line.first < b for line in draft.lines)] or draft.ranges
    first_signs = (view.tokens[place].text[:1] for first, after in own for place in range(first, after))
    letters = [sign for sign in first_signs if sign.isalpha()]
    arabic = sum(_ARABIC[0] <= letter <= _ARABIC[1] for letter in letters)
    return arabic * 2 > len(letters)
