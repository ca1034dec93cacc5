"""Counts of people and of what was done: arrests, foreigners, women, nationals, operations, cases, vehicles ..."""

from decimal import Decimal

from rabta.intake.formats.published import figure as kinds
from rabta.intake.formats.published import words
from rabta.intake.formats.published.fates import HELD, fate_of, fates_in, is_listed, said_at_once
from rabta.intake.formats.published.figure import StatedFigure
from rabta.intake.formats.published.labels import noun_before
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.published.nations import nation_at
from rabta.intake.formats.published.nouns import STOPS, Noun, noun_behind, some_of_them
from rabta.intake.formats.published.qualifiers import hedges, qualifier_at
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import HYPHENS
from rabta.intake.formats.statement.view import Number, View

MOST = 10**9
_UNITS = {
    kinds.OPERATIONS: "operation", kinds.CASES: "case", kinds.VEHICLES: "vehicle", kinds.VESSELS: "vessel",
    kinds.LABORATORIES: "laboratory",
}  # fmt: skip


def counts_in(laid: Laid, taken: set[int]) -> list[StatedFigure]:
    """Give the counts in order; `taken`: tokens that are figures already. A number whose noun is not known is left out."""
    found: list[StatedFigure] = []
    people = _People(laid, taken)
    for number in people.numbers:
        named = _named(people, number, found)
        if named is not None:
            found.append(named)
    return [*found, *_singles(laid, taken | {place for each in found for place in range(each.first, each.after)})]


class _People:
    """The numbers of a text that may count something, and what its words say befell people."""

    def __init__(self, laid: Laid, taken: set[int]) -> None:
        """Take a text laid out; `taken`: tokens that are figures already."""
        view = laid.view
        self.laid, self.view, self.fates = laid, view, fates_in(view)
        self.numbers = [
            number
            for number in sorted(view.numbers.values(), key=lambda each: each.first)
            if number.value == int(number.value) and 0 < number.value < MOST
            and number.first not in taken and view.free(number.first, number.after)
        ]  # fmt: skip
        self.counting = [number.first for number in self.numbers if self._counts_people(number)]

    def _counts_people(self, number: Number) -> bool:
        noun = noun_behind(self.view, number, self.laid.sentence_of(number.first))
        if noun is not None:
            return noun[0] in kinds.PERSONS | kinds.NOT_HELD | {kinds.CONVICTIONS, kinds.PERSONS_ENCOUNTERED}
        return any(number.after <= fate.first <= number.after + 3 for fate in self.fates)


def _named(people: _People, number: Number, found: list[StatedFigure]) -> StatedFigure | None:
    view, sentence = people.view, people.laid.sentence_of(number.first)
    together = _together(people, number, found)
    if together is not None:
        return together
    behind = noun_behind(view, number, sentence)
    if behind is None and (number.doubtful or _measured(view, number, sentence)):
        return None
    behind = behind or some_of_them(view, number, sentence)
    before = noun_before(view, number, sentence) if behind is None or _only_verb(view, number, behind) else None
    what, end, nation = before or behind or (None, 0, None)
    if what in kinds.PERSONS:
        what = _befell(people, number, found, (what, end, nation), labelled=before is not None)
    if what is None and any(each.unit == "persons" for each in found):
        what = said_at_once(view, people.fates, number.after)
    if what is None:
        return None
    return StatedFigure(
        what, number.value, _UNITS.get(what, "persons"), view.span(number.first, max(end, number.after)), number.first,
        max(end, number.after), qualifier_at(view, number.first, number.after), nationality=nation,
    )  # fmt: skip


def _together(people: _People, number: Number, found: list[StatedFigure]) -> StatedFigure | None:
    """Read "1,926 Pakistanis and 75 foreigners, 2,001 in all": the counts just told, together."""
    view, sentence = people.view, people.laid.sentence_of(number.first)
    told = [each for each in found if sentence.first <= each.first and each.unit == "persons"]
    taken_from = _taken_from(people, number, told)
    if taken_from is not None:
        return taken_from
    said = _IN_ALL.at(view.tokens, number.after) if number.after < len(view.tokens) else None
    ahead = any(view.before(number.first, _IN_ALL_AHEAD, reach=6) for _ in told[:1])
    sums = len(told) >= 2 and number.value >= _TELLING and sum(each.value for each in told[-2:]) == number.value
    sums = sums and words.BREAKS.isdisjoint(view.key(place) for place in range(told[-2].after, number.first))
    if len(told) < 2 or not (said or ahead or sums) or view.key(number.after)[:1].isalpha() and said is None and not ahead:
        return None
    what = kinds.ARRESTS if {each.what for each in told[-2:]} <= kinds.PERSONS else told[-1].what
    after = said[0] if said else number.after
    return StatedFigure(
        what, number.value, "persons", view.span(number.first, number.after), number.first, after,
        qualifier_at(view, number.first, number.after),
    )  # fmt: skip


def _taken_from(people: _People, number: Number, told: list[StatedFigure]) -> StatedFigure | None:
    """Read the bare whole of "75 foreigners out of a total of 2,001" and of "گرفتار 2,001 میں سے 75 غیر ملکی"."""
    view = people.view
    ahead = view.before(number.first, _OUT_OF, reach=6) is not None and bool(told) and told[-1].what in kinds.PERSONS
    sentence = people.laid.sentence_of(number.first)
    held = any(sentence.first <= each.first < sentence.after and each.what == HELD for each in people.fates)
    behind = (view.key(number.after), view.key(number.after + 1)) == ("میں", "سے") and held and not number.doubtful
    if not (ahead or behind) or ahead and view.key(number.after)[:1].isalpha():
        return None
    return StatedFigure(
        kinds.ARRESTS, number.value, "persons", view.span(number.first, number.after), number.first, number.after,
        qualifier_at(view, number.first, number.after),
    )  # fmt: skip


_OUT_OF = Phrasebook(
    (phrase, "") for phrase in ("out of", "out of a total of", "out of the total", "of a total of", "of the total of")
)
# Smaller numbers add up by chance.
_TELLING = 20
_IN_ALL = Phrasebook(
    (phrase, "")
    for phrase in (
        "in all", "in total", "altogether", "all told", "overall", "combined", "taken together", "together", "all together",
        "in sum", "persons in all", "people in all", "persons in total", "people in total", "people altogether",
        "people all told", "persons altogether", "individuals in all", "individuals in total", "total", "ملا کر",
        "بنتے ہیں", "بنتی ہے",
    )
)  # fmt: skip
_IN_ALL_AHEAD = Phrasebook(
    (phrase, "")
    for phrase in (
        "totalling", "totaling", "for a total of", "making a total of", "a total of", "total of", "taking the total to",
        "bringing the total to", "making", "a grand total of", "the total to", "tally to", "in all", "altogether", "that is",
        "i.e.", "in total", "کل", "کل تعداد", "مجموعی طور پر", "جملہ", "یعنی", "یوں کل", "کل ملا کر", "مجموعی تعداد",
    )
)  # fmt: skip


def _only_verb(view: View, number: Number, behind: Noun) -> bool:
    """Whether only a verb stands behind: "Afghan nationals numbering 110 were apprehended" names its people before."""
    verbs = ("were", "was", "have", "had", "arrested", "held", "detained")
    return behind[0] == kinds.ARRESTS and view.key(number.after) in verbs


def _measured(view: View, number: Number, sentence: Piece) -> bool:
    """Whether the number measures time, counts agencies, or is otherwise spoken for."""
    step = number.after + (view.key(number.after) in HYPHENS)
    return view.key(step) in words.MEASURES or view.key(step) in words.OTHER_PEOPLE


def _befell(people: _People, number: Number, found: list[StatedFigure], noun: Noun, *, labelled: bool) -> str | None:
    """Say what befell the people counted: arrested, convicted, treated, deported, killed; None where nothing did."""
    what, end, _ = noun
    view, sentence = people.view, people.laid.sentence_of(number.first)
    others = [place for place in people.counting if sentence.first <= place < sentence.after and place != number.first]
    fate = fate_of(view, people.fates, sentence, number, (number.first, end), others, labelled=labelled)
    near = [view.key(place) for place in range(end, min(end + 8, sentence.after))]
    near = near[: next((n for n, key in enumerate(near) if key in STOPS or key in words.BREAKS), len(near))]
    if words.ADDICTS.intersection(near[:3]) or (words.TREATED.intersection(near) and fate != HELD):
        return kinds.ADDICTS_TREATED
    if _ON_DUTY.intersection(near[:4]) and fate != HELD:
        return None
    if words.ENCOUNTERED.intersection(near) and fate not in (HELD, kinds.DEPORTED, kinds.KILLED):
        return kinds.PERSONS_ENCOUNTERED
    said = {view.key(place) for place in range(number.after, max(end, number.after))}
    accused = bool(words.ACCUSED & said or words.ARRESTED & said or not said)
    if fate is None and what != kinds.ARRESTS:
        fate = _carried(people, number, found)
    item = accused or is_listed(view, number) or _is_item(people, number, end)
    if fate == HELD or (fate is None and item):
        return what
    if what == kinds.ARRESTS and not accused and fate in (None, kinds.OTHERWISE):
        return what if words.INCLUDING.intersection(near[:2]) and view.key(number.first - 1) in (",", "،") else None
    return fate or kinds.OTHERWISE


def _is_item(people: _People, number: Number, end: int) -> bool:
    """Whether the people are an item of their own in what a text tells of seizures: "3,300 kg, five foreigners, a boat"."""
    view, sentence = people.view, people.laid.sentence_of(number.first)
    opens = number.first == sentence.first or view.key(number.first - 1) in _ITEM_EDGES
    closes = end >= sentence.after or view.key(max(end, number.after)) in _ITEM_EDGES | words.INCLUDING | {".", "with"}
    return opens and closes and people.laid.context.is_about_drugs(sentence)


_ITEM_EDGES = frozenset({",", "،", ";", "؛", ":", "(", ")", "•", "*"})


def _carried(people: _People, number: Number, found: list[StatedFigure]) -> str | None:
    """Give what befell the people counted last, where that was said in this sentence or just before it."""
    last = next((each for each in reversed(found) if each.unit == "persons"), None)
    if last is None:
        return None
    sentences = people.laid.sentences
    here, there = (sentences.index(people.laid.sentence_of(place)) for place in (number.first, last.first))
    if here - there > _MOST_CARRIED:
        return None
    return HELD if last.what in kinds.PERSONS else last.what


# "2,001 were arrested." and three sentences on "75 are foreigners" still speaks of those arrested.
_MOST_CARRIED = 3
_ON_DUTY = words.OTHER_PEOPLE - frozenset(
    ["killed", "injured", "martyred", "wounded", "dead", "died", "trained", "ہلاک", "زخمی", "شہید"]
)


def _singles(laid: Laid, taken: set[int]) -> list[StatedFigure]:
    """Read one person among others, told with an article: "eight suspects including a Nigerian national and a woman"."""
    view, found = laid.view, []
    for place, token in enumerate(view.tokens):
        if token.key not in ("a", "an") or place in taken:
            continue
        sentence = laid.sentence_of(place)
        ahead = {view.key(step) for step in range(max(sentence.first, place - 8), place)}
        if not words.INCLUDING & ahead:
            continue
        one = Number(place, place + 1, _ONE, False, False)
        noun = noun_behind(view, one, sentence)
        if noun is not None and noun[0] in kinds.PERSONS - {kinds.ARRESTS} and noun[1] - place <= 4:
            found.append(
                StatedFigure(noun[0], _ONE, "persons", view.span(place, noun[1]), place, noun[1], nationality=noun[2])
            )
    return found


_ONE = Decimal(1)


def bare_counts(laid: Laid, found: list[StatedFigure], taken: set[int]) -> list[StatedFigure]:
    """Read bare numbers that only people can be: ", 15 including a woman"."""
    view, more = laid.view, []
    for number in view.numbers.values():
        if number.first in taken or number.value != int(number.value) or not view.free(number.first, number.after):
            continue
        follows = view.key(number.after)
        hedge = view.before(number.first, hedges())
        before = view.key((hedge[0] if hedge else number.first) - 1)
        if follows in words.INCLUDING and before in (",", "،", "(") and 0 < number.value < MOST:
            ahead = {view.key(step) for step in range(number.after, number.after + 7)}
            if ahead & (words.ALIENS | words.FEMALES) or any(
                nation_at(view, step) for step in range(number.after, number.after + 7)
            ):
                more.append(StatedFigure(
                    kinds.ARRESTS, number.value, "persons", view.span(number.first, number.after), number.first,
                    number.after, qualifier_at(view, number.first, number.after),
                ))  # fmt: skip
    return more
