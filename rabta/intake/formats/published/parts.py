"""Which figure is a part of which: "2,001 arrested including 75 foreigners", the drugs and regions of a total.

A part needs words that say so; words that open another definition ("furthermore", "apart from these") always win.
"""

import functools
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.nouns import SAID_OF_SOME
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.view import View

_SOME = frozenset({kinds.FOREIGNERS, kinds.WOMEN, kinds.NATIONALS})
_WHOLES = frozenset({kinds.ARRESTS, kinds.CONVICTIONS, kinds.PERSONS_ENCOUNTERED}) | kinds.NOT_HELD


@functools.cache
def _apart() -> Phrasebook[str]:
    return Phrasebook((phrase, phrase) for phrase in words.APART)


def with_parts(laid: Laid, figures: list[StatedFigure]) -> list[StatedFigure]:
    """Give the figures, each with the index of its whole in `of`; figures stand in the order of the text."""
    linked = [replace(each, of=_whole_of_people(laid, figures, index)) for index, each in enumerate(figures)]
    linked = _summed_up(laid, linked)
    linked = [
        replace(each, of=_of_region(linked, index) if each.of is None else each.of) for index, each in enumerate(linked)
    ]
    return _masses(laid, linked)


def _summed_up(laid: Laid, figures: list[StatedFigure]) -> list[StatedFigure]:
    """Put counts of people under the bare total that sums them up: "1,926 Pakistanis and 75 foreigners, 2,001 in all"."""
    linked = list(figures)
    for index, whole in enumerate(figures):
        if whole.what not in kinds.NOT_HELD | {kinds.ARRESTS} or whole.of is not None or whole.region is not None:
            continue
        sentence, parted = laid.sentence_of(whole.first), laid.break_before(whole.first)
        told = [n for n in range(index) if figures[n].first >= sentence.first and figures[n].unit == "persons"]
        sums = list(accumulate(figures[n].value for n in reversed(told)))[:0:-1]
        fitting = (start for start, value in enumerate(sums) if value == whole.value and figures[told[start]].after > parted)
        for n in next((told[start:] for start in fitting), ()):
            linked[n] = replace(linked[n], of=index)
    return linked


def _whole_of_people(laid: Laid, figures: list[StatedFigure], index: int) -> int | None:
    part = figures[index]
    if part.what in kinds.NOT_HELD:
        return _of_same(laid, figures, index)
    if part.what not in _SOME | {kinds.ARRESTS}:
        return None
    if part.region is None and opens_another(laid, figures, part):
        return None
    if part.what == kinds.ARRESTS:
        return _of_arrests(laid, figures, index)
    before = [n for n in range(index) if figures[n].what in _WHOLES and figures[n].region == part.region]
    behind = [n for n in range(index + 1, len(figures)) if figures[n].what in _WHOLES]
    if behind and _said_backwards(laid, part, figures[behind[0]]):
        return behind[0]
    if not before:
        return None
    whole = before[-1]
    if part.region is not None:
        return whole
    if _reaches(laid, figures, figures[whole], part) or _said_of_some(laid, figures[whole], part):
        return whole
    return whole if part.what != kinds.NATIONALS and _listed_below(laid, figures[whole], part) else None


def _of_same(laid: Laid, figures: list[StatedFigure], index: int) -> int | None:
    """Give the whole of some whom the same befell: "110 Afghans, including 20 women, were deported"."""
    part = figures[index]
    before = [n for n in range(index) if figures[n].what == part.what and figures[n].value > part.value]
    if not before or opens_another(laid, figures, part):
        return None
    return before[-1] if _reaches(laid, figures, figures[before[-1]], part) else None


def opens_another(laid: Laid, figures: list[StatedFigure], part: StatedFigure) -> bool:
    """Whether words between the figure before (or the sentence's start) and this one open another definition."""
    view, sentence = laid.view, laid.sentence_of(part.first)
    before = [each.after for each in figures if sentence.first <= each.first < part.first and each.what in kinds.PERSONS]
    first = max([sentence.first, *before])
    ahead = view.tokens[first : part.first]
    if any(not _innocent(view, first + hit[0], part.first) for hit in _apart().all_in(ahead)):
        return True
    behind = [view.key(place) for place in range(part.after, min(part.after + 6, sentence.after))]
    also = "also" in behind and bool(words.ARRESTED.intersection(behind))
    return also and not words.INCLUDING.intersection(view.key(place) for place in range(first, part.first))


def _innocent(view: View, place: int, part: int) -> bool:
    """Whether "further"/"another" behind an "including" only goes on with the list."""
    return view.key(place) in ("further", "another", "مزید") and any(
        view.key(step) in words.INCLUDING for step in range(place, part)
    )


def _reaches(laid: Laid, figures: list[StatedFigure], whole: StatedFigure, part: StatedFigure) -> bool:
    """Whether an "including" or "of them" between whole and part reaches the part."""
    view = laid.view
    first = whole.after
    between = [view.key(place) for place in range(first, part.first)]
    same = laid.sentence_of(whole.first) == laid.sentence_of(part.first)
    joint = next((n for n in range(len(between) - 1, -1, -1) if between[n] in words.INCLUDING | {"with", "among"}), None)
    if joint is not None and (same or first + joint >= laid.sentence_of(part.first).first):
        behind = between[joint:]
        broken = words.BREAKS.intersection(behind) or words.ARRESTED.intersection(behind)
        return not broken and _near(laid, whole, part)
    tail = [view.key(place) for place in range(part.first, min(part.after + 4, len(view.tokens)))]
    of_them = any(key in words.OF_THEM for key in tail) or "شامل" in tail
    lead = [view.key(place) for place in range(max(laid.sentence_of(part.first).first, part.first - 5), part.first)]
    return (of_them or any(key in words.OF_THEM for key in lead)) and _near(laid, whole, part)


def _said_of_some(laid: Laid, whole: StatedFigure, part: StatedFigure) -> bool:
    """Whether the words say of some of the whole who they are: "2,001 were arrested; 75 are aliens"."""
    number = laid.view.numbers.get(part.first)
    says = number is not None and laid.view.key(number.after) in SAID_OF_SOME
    says = says or (laid.view.key(whole.after), laid.view.key(whole.after + 1)) == ("میں", "سے")
    return says and part.value < whole.value and _near(laid, whole, part)


def _near(laid: Laid, whole: StatedFigure, part: StatedFigure) -> bool:
    """Whether the part stands in the whole's sentence or the next one."""
    place = laid.sentences.index(laid.sentence_of(whole.first))
    return laid.sentence_of(part.first) in laid.sentences[place : place + 2]


def _said_backwards(laid: Laid, part: StatedFigure, whole: StatedFigure) -> bool:
    """Whether the part is told first: "75 of the 2,001 held", "75 غیر ملکیوں سمیت 2,001 افراد"."""
    view = laid.view
    if laid.sentence_of(part.first) != laid.sentence_of(whole.first):
        return False
    between = [view.key(place) for place in range(part.after, whole.first)]
    if words.SAMET.intersection(between) and len(between) <= 8:
        return True
    inside = part.first < whole.first < part.after
    between = between[between[:1] in (["were"], ["are"], ["was"]) :]
    if between[:2] == ["out", "of"] and len(between) <= 6:
        return True
    return inside or (between[:1] == ["of"] or between[:2] == ["among", "the"]) and len(between) <= 4


def _listed_below(laid: Laid, whole: StatedFigure, part: StatedFigure) -> bool:
    """Whether the part is the next line of a list ("Arrests: 2,001" / "Foreigners: 75") or the next bare item."""
    view = laid.view
    between = [view.key(place) for place in range(whole.after, part.first)]
    labelled = ":" in between[-5:] or "-" in between[-5:] or (between[:1] == ["("] and ")" not in between)
    return (labelled or between in ([], [","], ["("])) and _near(laid, whole, part)


def _of_arrests(laid: Laid, figures: list[StatedFigure], index: int) -> int | None:
    """Give the whole of a count of arrests: the total that leads the text, where the part is one region's or one case's."""
    part = figures[index]
    if part.region is None:
        joint = [laid.view.key(place) for place in range(max(0, part.first - 4), part.first)]
        before = [n for n in range(index) if figures[n].what == kinds.ARRESTS]
        within = before and words.INCLUDING.intersection(joint) and figures[before[-1]].value > part.value
        return before[-1] if within else None
    return None


def _of_region(figures: list[StatedFigure], index: int) -> int | None:
    """Give the figure that a region's figure is a part of: a drug's is its region's, else the national one.

    Of several national ones it is the one the regions' sum comes nearest to.
    """
    part = figures[index]
    if part.region is None:
        return None
    own = _region_total(figures, index)
    if own is not None:
        return own
    kind = kinds.MASSES if part.what in kinds.MASSES else {part.what}
    same = [
        n for n in range(index)
        if figures[n].what in kind and figures[n].region is None and figures[n].substance in (None, part.substance)
        and figures[n].of is None
    ]  # fmt: skip
    regional = [each for each in figures if each.what == part.what and each.region is not None and each.substance is None]
    summed = sum((_amount(each) for each in regional), start=Decimal(0))
    return min(same, key=lambda n: (abs(_amount(figures[n]) - summed), -n), default=None)


def _region_total(figures: list[StatedFigure], index: int) -> int | None:
    """Give the total of the region whose drug this is: the first mass of all drugs told of it, before the part.

    What is told behind it without a name ("0.668 kg prohibited material") is a drug of the list, too.
    """
    part = figures[index]
    if part.what not in kinds.MASSES:
        return None
    before = (n for n in range(index) if figures[n].region == part.region and figures[n].what in kinds.MASSES)
    return next((n for n in before if figures[n].substance is None and figures[n].category is None), None)


def _amount(figure: StatedFigure) -> Decimal:
    return figure.kg if figure.kg is not None else figure.value


def _masses(laid: Laid, figures: list[StatedFigure]) -> list[StatedFigure]:
    """Put the drugs of each list under the total told before them that the list's sum comes nearest to."""
    out = list(figures)
    made_up: dict[int, int] = {}  # whole -> where the list stands that makes it up; a later list is another story
    for group in _lists(laid, figures):
        here = laid.sentence_of(figures[group[0]].first).first
        fits = {n: _away(figures, n, group) for n in range(group[0]) if _may_hold(laid, figures, n, group)}
        fitting = [n for n in fits if made_up.get(n, here) == here and not _list_closed(laid, figures, made_up, n, group)]
        behind = _summed_behind(laid, figures, group) if not fitting else None
        if behind is not None:
            out = [replace(each, of=behind) if n in group else each for n, each in enumerate(out)]
        if not fitting or (made_up and here not in made_up.values() and figures[group[0]].region is None):
            continue  # another story's drugs, told behind a list that is complete
        whole = min(fitting, key=lambda n: (fits[n], -n))
        if fits[whole] <= _amount(figures[whole]) / 50:
            made_up[whole] = here
        for n in group:
            out[n] = replace(figures[n], of=whole)
    return out


def _summed_behind(laid: Laid, figures: list[StatedFigure], group: list[int]) -> int | None:
    """Give the total told behind its list: "285 kg heroin and 557 kg ice, in all 842 kg", a table's last line."""
    after = group[-1] + 1
    total = figures[after] if after < len(figures) and len(group) >= 2 else None
    if total is None or not total.kg or not _may_hold(laid, figures, after, group):
        return None
    first = laid.sentence_of(total.first).first
    if figures[group[0]].first < first <= figures[group[-1]].first:
        return None  # only a part of the list stands in the total's sentence: two lists, in two languages
    between = {laid.view.key(place) for place in range(figures[group[-1]].after, total.first)}
    return after if between & words.SUMMING and _near(laid, figures[group[-1]], total) else None


def _may_hold(laid: Laid, figures: list[StatedFigure], whole: int, group: list[int]) -> bool:
    """Whether a figure is a total of masses that a list may be the parts of: none of them is larger, as read or repaired.

    One drug of a longer list may be larger where the list follows at once: then one of the two is written wrongly.
    """
    total, part = figures[whole], figures[group[0]]
    bare = total.substance is None and total.category is None and (not total.assumed_unit or total.region is not None)
    if total.what not in kinds.MASSES or not total.kg or not bare or total.region != part.region:
        return False
    largest = max(_amount(figures[n]) for n in group)
    if _amount(total) >= largest * _NEARLY or _away(figures, whole, group) <= _amount(total) / 50:
        return True
    larger = [n for n in group if _amount(figures[n]) > _amount(total)]
    same_days = (total.period, total.span_of_time) == (part.period, part.span_of_time) or part.span_of_time is None
    return len(group) >= _LONG and len(larger) == 1 and same_days and _near(laid, total, part)


def _away(figures: list[StatedFigure], whole: int, group: list[int]) -> Decimal:
    """Give how far a list's sum is from a total; a part larger than the total is tried as a thousandth ("20,400 kg")."""
    amounts, total = [_amount(figures[n]) for n in group], _amount(figures[whole])
    summed = sum(amounts, start=Decimal(0))
    largest = max(amounts)
    tamed = summed - largest + largest / 1000
    return min(abs(total - summed), abs(total - tamed)) if largest > total else abs(total - summed)


def _list_closed(laid: Laid, figures: list[StatedFigure], made_up: dict[int, int], whole: int, group: list[int]) -> bool:
    """Whether a bracket behind the whole already told its parts, and this group stands outside it."""
    return whole in made_up and not _bracketed(laid, figures[group[0]].first)


def _bracketed(laid: Laid, place: int) -> bool:
    first = laid.sentence_of(place).first
    return first < place and laid.opened[place] > laid.opened[first]


_NEARLY, _LONG = Decimal("0.98"), 3


def _lists(laid: Laid, figures: list[StatedFigure]) -> list[list[int]]:
    """Give the indexes of drugs' masses in runs: another list, bracket or region begins a run."""
    runs: list[list[int]] = []
    for index, each in enumerate(figures):
        if each.of is not None or each.what not in kinds.MASSES or not _is_item(each):
            continue
        last = runs[-1] if runs else []
        together = bool(last) and figures[last[0]].region == each.region
        same_bracket = together and _bracketed(laid, figures[last[0]].first) == _bracketed(laid, each.first)
        if same_bracket and not _again(laid, figures, last, index):
            last.append(index)
        else:
            runs.append([index])
    return runs


def _is_item(figure: StatedFigure) -> bool:
    """Whether a mass is one drug's, or an item of a list that names none: "suspected 2.672"."""
    unnamed = figure.assumed_unit and figure.region is None
    return figure.substance is not None or figure.category is not None or unnamed


def _again(laid: Laid, figures: list[StatedFigure], run: list[int], index: int) -> bool:
    """Whether a total stands between, and the drug stood in the run before: a list of another period has begun."""
    between = figures[run[-1] + 1 : index]
    total = any(each.what in kinds.MASSES and each.substance is None and each.category is None for each in between)
    here = laid.sentence_of(figures[index].first)
    other_list = laid.sentence_of(figures[run[0]].first) != here and len(run) >= 3
    return total or (
        other_list and any(figures[n].substance == figures[index].substance for n in run) and _in_list(laid, figures, index)
    )


def _in_list(laid: Laid, figures: list[StatedFigure], index: int) -> bool:
    sentence = laid.sentence_of(figures[index].first)
    inside = [each for each in figures if sentence.first <= each.first < sentence.after and each.what in kinds.MASSES]
    return len({each.substance for each in inside if each.substance}) >= 3
