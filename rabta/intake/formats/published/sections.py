"""Sections: a text that tells its figures region by region ("ANF Punjab recovered 48 kg in 9 operations ...").

A section opens where a region's name heads a sentence, a line or a semicolon's clause, with at most an agency and a few
words before it, or where it stands right behind an agency's name. What only names a place ("12 kg in Punjab") opens none.
"""

from dataclasses import dataclass

from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.tokens import listed

# An agency's own regions and the provinces; cities only where a regional directorate sits, never as a section's head.
_NAMES = {
    "balochistan": "Balochistan", "baluchistan": "Balochistan", "punjab": "Punjab", "kpk": "KPK", "kp": "KPK",
    "khyber pakhtunkhwa": "KPK", "khyber pakhtoonkhwa": "KPK", "sindh": "Sindh", "north": "North", "northern": "North",
    "gilgit baltistan": "Gilgit", "gilgit": "Gilgit", "gb": "Gilgit", "azad kashmir": "AJK", "ajk": "AJK",
    "azad jammu and kashmir": "AJK", "islamabad": "Islamabad", "ict": "Islamabad", "بلوچستان": "Balochistan",
    "پنجاب": "Punjab", "سندھ": "Sindh", "خیبر پختونخوا": "KPK", "خیبر پختونخواہ": "KPK", "کے پی": "KPK",
    "کے پی کے": "KPK", "شمالی": "North", "نارتھ": "North", "گلگت بلتستان": "Gilgit", "گلگت": "Gilgit",
    "آزاد کشمیر": "AJK", "اسلام آباد": "Islamabad",
}  # fmt: skip
_BOOK = Phrasebook(_NAMES.items())
_LEADS = frozenset(
    listed(
        "in at from the region regional directorate rd province of while whereas similarly likewise meanwhile and anf its"
        " force’s force's team teams صوبہ صوبے ریجن ریجنل ڈائریکٹوریٹ جبکہ اور اسی طرح ادھر میں"
    )
) | {"-", "–", "•", "*", "·", ",", "،", "'s", "’s", "'", "’", "s"}
_MOST_LEADS, LEAST = 6, 3


@dataclass(frozen=True, slots=True)
class Section:
    """The tokens `first` up to `after` that tell of one region."""

    first: int
    after: int
    region: str


def sections_of(laid: Laid, figures: list[StatedFigure]) -> list[Section]:
    """Give the sections in order, each with a figure; none where fewer than three regions have one, or none tells the whole.

    A section lasts to the next head; the last one no longer than the longest before it, in sentences.
    """
    heads = _heads(laid)
    if len({name for _, name in heads}) < LEAST or len({name for _, name in heads}) != len(heads):
        return []
    if not any(each.after <= heads[0][0] for each in figures):
        return []
    found = [Section(first, after, name) for (first, name), after in zip(heads, _ends(laid, heads), strict=True)]
    told = [each for each in found if any(each.first <= figure.first < each.after for figure in figures)]
    return told if len(told) == len(found) else []


def _heads(laid: Laid) -> list[tuple[int, str]]:
    """Give (where its section begins, region) of every head, in order."""
    view = laid.view
    agencies = {after: first for first, after, _ in laid.agencies}
    opens = _openings(laid)
    heads: list[tuple[int, str]] = []
    for first, _, name in _BOOK.all_in(view.tokens):
        start = first
        while start > 0 and start not in opens and first - start < _MOST_LEADS:
            if start in agencies:
                start = agencies[start]
            elif view.key(start - 1) in _LEADS:
                start -= 1
            else:
                break
        named = first in agencies and _is_agencys(laid, agencies[first])
        if start in opens or named:
            heads.append((start if start in opens else agencies[first], name))
    return heads


def _is_agencys(laid: Laid, place: int) -> bool:
    """Whether the agency's name stands where a clause may begin: "..., ANF Sindh 53 kg and ANF North 9 kg"."""
    return laid.view.key(place - 1) in (",", "،", "and", "اور", "while", "جبکہ", ";", "؛")


def _openings(laid: Laid) -> set[int]:
    """Give the tokens at which a sentence or a semicolon's clause begins."""
    view = laid.view
    starts = {each.first for each in laid.sentences} | {place + 1 for place in laid.semicolons}
    return starts | {place + 1 for place in starts if place < len(view.tokens) and view.key(place) in _BULLETS}


_BULLETS = frozenset({"-", "–", "•", "*", "·"})


def _ends(laid: Laid, heads: list[tuple[int, str]]) -> list[int]:
    """Give where each section ends; what follows the last one at greater length is another story."""
    starts = [first for first, _ in heads]
    lengths = [_sentences(laid, one, other) for one, other in zip(starts, starts[1:], strict=False)]
    last = laid.sentences.index(laid.sentence_of(starts[-1]))
    held = laid.sentences[last : last + max(1, *lengths)]
    return [*starts[1:], held[-1].after]


def _sentences(laid: Laid, first: int, after: int) -> int:
    """How many sentences begin from one head to the next; a clause counts as one."""
    return max(1, sum(1 for each in laid.sentences if first <= each.first < after))
