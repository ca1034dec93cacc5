"""Public briefings and summaries: what a minister's meeting or an agency's year tells is totals, never one seizure.

"In the past year 134 tons were seized and 2,001 arrested": the words name a period, and no seizure is told with a place of
its own. A daily list may speak of "the last ten days" too, but then tells each seizure where it happened.
"""

import re
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.dates import Dated
from rabta.intake.formats.statement.destroyed import tells_of_destruction
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.lines import lines_in
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.place import ROAD_NAME, SCENE, Place
from rabta.intake.formats.statement.quantities import COUNT, MASS
from rabta.intake.formats.statement.sentences import Piece, whole_sentences
from rabta.intake.formats.statement.stated import operations_in
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "in 2050 packets" is no year
_IN_FIGURES = r"20\d\d(?! (?:packets|parcels|bags|sacks|boxes|cartons|bricks|capsules|tablets|pieces)\b)"
_PERIOD = re.compile(
    r"\b(?i:(?:past|last|this|current|previous|outgoing|financial|fiscal|calendar|one|during the|over the|for the|in a) year"
    r"|(?:past|last|previous|first|this|current|preceding) (?:\w+ )?(?:quarter|months|weeks|years|month|week|half)"
    r"|(?:past|last|previous|preceding) (?:\d+|\w+) (?:days|weeks|months|years)|month of"
    r"|(?:\w+) (?:months|years|weeks) of|quarter of|half of|so far|to date|till date|year-on-year|annual(?:ly)?"
    rf"|monthly|weekly|quarterly|(?:in|during|throughout|for|year) (?:the year )?{_IN_FIGURES}|20\d\d-\d\d(?!-)|since)\b"
    rf"|\b(?i:in|during|for) (?i:the month of )?(?:{_MONTHS}),? 20\d\d"
    rf"|\b(?i:from|between) (?:\d{{1,2}} )?(?:{_MONTHS})"
    r"|(?:گزشتہ|رواں|پچھلے|اس|ایک|سال|مالی) (?:\w+ )?(?:سال|ماہ|ہفتے|ہفتہ|مہینے|برس|سہ ماہی|عرصے)|سال 20\d\d|20\d\d کے دوران"
    r"|سالانہ|ماہانہ|ہفتہ وار|اب تک"
)
_YEARS = (
    r"\b(?i:(?:past|last|this|current|outgoing|financial|fiscal|one|during the|over the|for the) year"
    rf"|annual(?:ly)?|(?:in|during|throughout|year) {_IN_FIGURES}|20\d\d-\d\d(?!-))\b"
    r"|(?:گزشتہ|رواں|مالی|ایک) (?:ایک )?(?:سال|برس)|سال 20\d\d|20\d\d کے دوران|سالانہ"
)
_YEAR = re.compile(_YEARS)
_LONG = re.compile(
    rf"{_YEARS}|\b(?i:(?:past|last) \w+ (?:months|years)|so far|to date|(?:the )?(?:year before|previous year))\b|اب تک"
)
# "38 kg were recovered in this district in 21 cases", "the 14 kg case of last year"
_OF_MANY = re.compile(
    r"\b(?:\w+ (?:cases|operations|seizures|raids)|the same (?:unit|post|team|period)|case of)\b|مقدمات|کارروائیوں"
)
_UP_TO = re.compile(
    r"\b(?i:so far|to date|till date|until now|up to|upto|seasonal|this season|since the (?:start|beginning)"
    r"|cumulative(?:ly)?|position of)\b|اب تک|رواں سیزن|مجموعی"
)
_MEETING = frozenset(
    listed(
        "meeting briefing briefed informed chaired chairing conference ceremony minister ministry secretary headquarters"
        " annual committee senate assembly parliament اجلاس بریفنگ وزیر صدارت"
        " کانفرنس کمیٹی"
    )
)
_WIDE = frozenset({"province", "country"})
# The headline and the first sentences say what a text is about.
_LEAD = 3
_STOPS = frozenset(".۔;؛")
# The largest loads on public record are some tens of tonnes, and are told with their port or sea.
_MOST_KG, _MOST_ARRESTS = 50_000, 300
_LEAST_KG, _LEAST_OPERATIONS, _LEAST_ARRESTS = 100, 5, 10


def briefs(view: View, pieces: list[Piece], marks: Marks, dates: list[Dated]) -> bool:
    """Whether a text gives a period's totals: it names the period, figures are large, no seizure has a place of its own."""
    sentences = whole_sentences(pieces)
    sentences = [each for each in sentences if not tells_of_destruction(view, each, marks)] or sentences
    marks = _without_shares(view, marks)
    parts = [marks.inside(sentence.first, sentence.after) for sentence in sentences]
    placed = any(_tells_amounts(inside) and _scenes(inside) for inside in parts)
    if not placed and any(_beyond_one_case(view, *pair) for pair in zip(sentences, parts, strict=True)):
        return True
    periods = [_says_period(view, sentence, dates) for sentence in sentences[:_LEAD]]
    if not any(periods):
        return False
    periods += [_says_period(view, sentence, dates) for sentence in sentences[_LEAD:]]
    if _sums_first(view, pieces, marks, dates):
        return True
    figures = False
    for number, sentence in enumerate(sentences):
        inside = marks.inside(sentence.first, sentence.after)
        large = _large(view, sentence, inside)
        if not _tells_amounts(inside):
            figures = figures or (periods[number] and large and number < _LEAD and not _scenes(inside))
            continue
        # What the first amounts speak of, the text is about: a period, or a seizure with a place of its own.
        ruled = any(periods[: number + 1])
        # Two days beside one place are no period: "Correction of 2 October: on 9 September at Kalat 108 kg were seized".
        if not ruled or (_scenes(inside) and not _names_period(view, sentence, dates) and not _of_a_meeting(view, sentence)):
            return False
        figures = figures or (large and not _one_case(view, sentence, inside))
    return figures


def _without_shares(view: View, marks: Marks) -> Marks:
    """Give the marks without places that only share out an amount: "hashish 2.1 tons (Karachi 1.2, Gadani 0.6)"."""
    counted = [place.first for place in marks.places if place.after in view.numbers]
    shares = {first for first in counted if view.key(first - 1) in _BRACKETED}
    openings = [place for place in shares if view.key(place - 1) == "("]
    if not openings or len(shares) < _LEAST_SHARES:
        return marks
    return Marks(marks.quantities, marks.substances, [place for place in marks.places if place.first not in shares])


_BRACKETED, _LEAST_SHARES = frozenset({"(", ","}), 2


def _sums_first(view: View, pieces: list[Piece], marks: Marks, dates: list[Dated]) -> bool:
    """Whether a period's whole and its drugs, which add up to it, are told before any seizure: a week, and then its best."""
    totals: list[Decimal] = []
    named: list[Decimal] = []
    period = False
    for piece in pieces:
        inside = marks.inside(piece.first, piece.after)
        if _scenes(inside):
            break
        period = period or _names_period(view, piece, dates)
        lines = lines_in(view, piece.first, piece.after, inside.quantities, inside.substances)[0]
        for line in lines:
            mass = line.quantity.kg if line.quantity is not None else None
            if mass is not None:
                known = line.substance is not None and line.substance.code != UNKNOWN
                (named if known else totals).append(mass)
    return period and len(named) >= _LEAST_DRUGS and any(abs(sum(named) - total) * 50 <= total for total in totals)


_LEAST_DRUGS = 2


def _beyond_one_case(view: View, sentence: Piece, inside: Marks) -> bool:
    """Whether the figures are more than any one operation brings."""
    if any(quantity.kg is not None and quantity.kg >= _MOST_KG for quantity in inside.quantities):
        return True
    people = mentions_in(view, sentence.first, sentence.after)
    return any(mention.held and mention.count >= _MOST_ARRESTS for mention in people)


def counts_a_period(view: View, piece: Piece, marks: Marks) -> bool:
    """Whether a piece beside told seizures counts what a year or months brought: "Over the past year 130 tons"."""
    inside = marks.inside(piece.first, piece.after)
    if not _tells_amounts(inside) or _scenes(inside):
        return False
    said = view.words(piece.first, piece.after)
    if _LONG.search(said) is None:
        return False
    return _large(view, piece, inside) or _OF_MANY.search(said) is not None


def sums_a_period(view: View, piece: Piece, lines: list[Line]) -> bool:
    """Whether a piece beside told seizures adds up years or a season: "In all 8,700 kg this year", "in 2022 eight boats"."""
    said = view.words(piece.first, piece.after)
    unnamed = all(line.substance is None or line.substance.code == UNKNOWN for line in lines)
    sums = lexicon.phrases("TOTAL_WORDS").at(view.tokens, piece.first) is not None
    return unnamed and sums and (_LONG.search(said) is not None or _SEASON.search(said) is not None)


_SEASON = re.compile(rf"\b(?i:this year|this month|in (?:all )?{_IN_FIGURES}|20\d\d (?:and|to) 20\d\d|since)\b|سال|اب تک")


def of_a_year(view: View, place: int) -> bool:
    """Whether the sentence around a token speaks of a year's work."""
    return _YEAR.search(_sentence_around(view, place)) is not None


def cumulates(view: View, place: int) -> bool:
    """Whether the sentence around a token counts up to a day: "so far this season", "since the start of the drive"."""
    return _UP_TO.search(_sentence_around(view, place)) is not None


def _sentence_around(view: View, place: int) -> str:
    first, after = place, place
    while first > 0 and view.key(first - 1) not in _STOPS:
        first -= 1
    while after < len(view.tokens) and view.key(after) not in _STOPS:
        after += 1
    return view.words(first, after)


def _says_period(view: View, sentence: Piece, dates: list[Dated]) -> bool:
    return _names_period(view, sentence, dates) or len(_dated_in(sentence, dates)) > 1


def _names_period(view: View, sentence: Piece, dates: list[Dated]) -> bool:
    if _PERIOD.search(view.words(sentence.first, sentence.after)):
        return True
    return any(dated.precision == "month" or dated.start != dated.end for dated in _dated_in(sentence, dates))


def _dated_in(sentence: Piece, dates: list[Dated]) -> list[Dated]:
    return [dated for dated in dates if sentence.first <= dated.first < sentence.after and dated.start and dated.end]


def _tells_amounts(inside: Marks) -> bool:
    return any(quantity.kind == MASS and not quantity.per_piece for quantity in inside.quantities) or any(
        substance.count is not None for substance in inside.substances
    )


def _large(view: View, sentence: Piece, inside: Marks) -> bool:
    """Whether the figures are a period's: many operations, many people, or a great mass."""
    operations = operations_in(view, sentence.first, sentence.after)
    if operations is not None and operations.value >= _LEAST_OPERATIONS:
        return True
    if any(mention.count >= _LEAST_ARRESTS for mention in mentions_in(view, sentence.first, sentence.after)):
        return True
    return any(quantity.kg is not None and quantity.kg >= _LEAST_KG for quantity in inside.quantities)


def _one_case(view: View, sentence: Piece, inside: Marks) -> bool:
    """Whether the sentence tells one seizure: people or packages of one hand beside the amount, or a day it happened."""
    packages = any(quantity.kind == COUNT and quantity.unit.value in ("packet", "drum") for quantity in inside.quantities)
    return packages or len(_scenes(inside)) > 1


def _scenes(inside: Marks) -> list[Place]:
    """Give the places smaller than a province where something happened."""
    return [place for place in inside.places if place.part in (SCENE, ROAD_NAME) and place.hit.kind not in _WIDE]


def _of_a_meeting(view: View, sentence: Piece) -> bool:
    return any(view.key(place) in _MEETING for place in range(sentence.first, sentence.after))
