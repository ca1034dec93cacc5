"""Drafting: from pieces to incidents, setting aside what a statement says of itself, repeats, or counts over a period."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.arrests_alone import arrests_alone, without_drugs_beside
from rabta.intake.formats.statement.briefings import counts_a_period, sums_a_period
from rabta.intake.formats.statement.destroyed import goes_on, tells_of_destruction
from rabta.intake.formats.statement.incidents import Draft, Marks, drafts_of, only_unknown
from rabta.intake.formats.statement.labelled import labelled_total
from rabta.intake.formats.statement.line import Line, in_two_units
from rabta.intake.formats.statement.lines import lines_in
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.place import SCENE, SEAT, Place
from rabta.intake.formats.statement.prose import retells
from rabta.intake.formats.statement.quantities import COUNT
from rabta.intake.formats.statement.restating import restates, weighs_again
from rabta.intake.formats.statement.sentences import Piece, split_at_colon
from rabta.intake.formats.statement.settling import named_forward, settled, told_of_before, weighed_behind
from rabta.intake.formats.statement.slips import points_meant, points_written
from rabta.intake.formats.statement.stated import Stated, operations_in, read_totals, sum_of
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import NUMBER
from rabta.intake.formats.statement.told_by import one_of_several_tellings, puts_otherwise, without_retold
from rabta.intake.formats.statement.totals import (
    is_generic_mass,
    is_specific,
    is_totals,
    says_total,
    sums_up,
    without_parts,
    without_sums,
)
from rabta.intake.formats.statement.tree import Found, Span
from rabta.intake.formats.statement.unweighed import unweighed
from rabta.intake.formats.statement.versions import TakenBack
from rabta.intake.formats.statement.view import View

# Words that open or continue an account stand within so many of the first.
_OPENING = 3
_LONGEST_CREDIT = 12


@dataclass(slots=True)
class Drafting:
    """What comes of a statement's pieces: drafts in order, its stated totals, and the ranges set aside.

    `destroyed`: the sentence that last told of drugs destroyed.
    """

    view: View
    marks: Marks
    money: list[Money]
    drafts: list[Draft] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)
    set_aside: list[tuple[str, Span]] = field(default_factory=list)
    first_head: tuple[int, int] | None = None
    totals_seen: bool = False
    recap: bool = False
    other_versions: list[Span] = field(default_factory=list)
    taken_back: list[TakenBack] = field(default_factory=list)
    decimal_commas: list[tuple[Span, str]] = field(default_factory=list)
    passing: list[Span] = field(default_factory=list)
    story: bool = False
    destroyed: int | None = None
    known: dict[tuple[int, int], list[Line]] = field(default_factory=dict)


def draft_statement(view: View, pieces: list[Piece], marks: Marks, money: list[Money], *, story: bool = False) -> Drafting:
    """Cut a statement into incident drafts and read its stated totals. Drafts keep the order of the text.

    `story`: the pieces are those of a press story (`prose.py`): a recap ends with its sentence, a drug named without an
    amount is the one told of before.
    """
    out = Drafting(view, marks, money, story=story)
    telling = [_telling(view, piece, marks) for piece in pieces]
    head: tuple[int, int] | None = None
    sentence = -1
    for index, piece in enumerate(pieces):
        if piece.sentence != sentence:
            sentence, head = piece.sentence, None
            out.recap = _retold(view, piece) if story else out.recap or recap_begins(view, piece)
        # Three pieces ahead are enough to know that a list of incidents follows.
        later = [
            p for p, tells in zip(pieces[index + 1 : index + 40], telling[index + 1 : index + 40], strict=True) if tells
        ]
        head = _draft_piece(piece, out, head, later)
    without_drugs_beside(out.drafts)
    if story:
        out.drafts = told_of_before(view, out.drafts)
    out.drafts, told_again = one_of_several_tellings(view, settled(view, out.drafts))
    out.other_versions += told_again
    named_forward(out.drafts)
    out.drafts = weighed_behind(out.drafts)
    total = out.stated.values.get("total_kg")
    whole = isinstance(total, Found) and out.totals_seen  # the whole of one parcel says nothing of the others
    out.decimal_commas = points_written(out.drafts)
    out.decimal_commas += points_meant(out.drafts, total if whole else None)  # type: ignore[arg-type]
    _whole_statement(view, out)
    return out


def _telling(view: View, piece: Piece, marks: Marks) -> bool:
    inside = marks.inside(piece.first, piece.after)
    return bool(inside.substances) and (
        bool(inside.quantities) or any(s.count is not None or unweighed(view, s) for s in inside.substances)
    )


def _lines(out: Drafting, piece: Piece) -> list[Line]:
    reach = piece.first, piece.after
    if reach not in out.known:
        inside = out.marks.inside(*reach)
        lines = lines_in(out.view, *reach, inside.quantities, inside.substances)[0]
        out.known[reach], retold = without_retold(out.view, without_sums(out.view, in_two_units(out.view, lines)))
        out.other_versions += [span for span in retold if span not in out.other_versions]
    return list(out.known[reach])


def _draft_piece(piece: Piece, out: Drafting, head: tuple[int, int] | None, later: list[Piece]) -> tuple[int, int] | None:
    """Draft one piece into `out`; give the head that holds for the rest of its sentence."""
    if _set_aside(piece, out):
        return head
    before, body = split_at_colon(out.view, piece)
    is_head = before is not None and not _some_of(out, before, body) and not _names_only_a_drug(out, before, body)
    if before is None or not is_head or any(is_specific(e) and not e.mixed for e in _lines(out, before)):
        own = None if head is not None and _elsewhere(out, head, piece) else head
        _draft_body(piece, out, own, later)
        return own
    lines = _lines(out, before)
    opens = not out.totals_seen and not any(draft.lines or draft.bare for draft in out.drafts)
    if not _first_told(out, (before.first, before.after)) and is_totals(
        out.view, before, out.marks, out.money, lines, later=later, body=body, opens=opens
    ):
        _take_totals(before, lines, out)
        if not out.drafts:
            out.first_head = (out.first_head[0] if out.first_head else before.first, before.after)
        if any(p.sentence != piece.sentence for p in later) and _pure_list(body, out):
            out.set_aside.append(("breakdown", out.view.span(body.first, body.after)))
            return head
        return _draft_piece(body, out, head, later)
    if any(line.quantity is not None and line.quantity.kg is not None for line in lines):
        _draft_body(piece, out, head, later)
        return head
    head = (head[0] if head and not _elsewhere(out, head, before) else before.first, before.after)
    if piece.sentence == 0 and not out.drafts:
        out.first_head = head
    _draft_piece(body, out, head, later)
    return head


def _some_of(out: Drafting, head: Piece, body: Piece) -> bool:
    """Whether the head says what was taken, without a weight: "A quantity of opium seized at Hub: a car, under the seat"."""
    named = out.marks.inside(head.first, head.after).substances
    more = out.marks.inside(body.first, body.after)
    return any(unweighed(out.view, each) for each in named) and not more.substances and not more.quantities


def _names_only_a_drug(out: Drafting, head: Piece, body: Piece) -> bool:
    """Whether the head is the label of an amount: "Charas: 2.4 kg", "Ice: 300 g"."""
    named = out.marks.inside(head.first, head.after).substances
    amounts = out.marks.inside(body.first, body.after).quantities
    alone = len(named) == 1 and (named[0].first, named[0].after) == (head.first, head.after)
    return alone and bool(amounts) and amounts[0].first == body.first


def _elsewhere(out: Drafting, head: tuple[int, int], before: Piece) -> bool:
    """Whether what follows in the sentence names another district or sea than its head: "At Hub: 3 kg; at Swat: 1 kg"."""
    told = out.marks.inside(head[0], before.first).places
    known = {_where(place) for place in told if place.part in (SCENE, SEAT)}
    named = {_where(place) for place in out.marks.inside(before.first, before.after).places if place.part == SCENE}
    return bool(out.drafts) and bool(named - {None}) and bool(known - {None}) and not known & (named - {None})


def _where(place: Place) -> str | None:
    return place.name if place.hit.kind == "sea" else place.hit.district


def _first_told(out: Drafting, head: tuple[int, int] | None) -> bool:
    """Whether the totals are told and a heading begins the first incident: "Recovered near Bosan Road, Multan: 10 kg"."""
    if head is None or not out.totals_seen or out.drafts:
        return False
    return any(place.part == SCENE and place.hit.district for place in out.marks.inside(*head).places)


def _tells_of_some(out: Drafting, head: tuple[int, int] | None, piece: Piece, later: list[Piece]) -> bool:
    """Whether words with amounts tell of some operations of the statement and not of all.

    "8 operations: 2,985 kg. Two of them in Islamabad brought in 6 kg", "3 kg in Lahore. Two operations in Swat gave a total
    of 5 kg", and so where Lahore follows; and behind the heading of a spot, "Near Takht Bhai, a car was checked: 2.6 kg".
    """
    counted = operations_in(out.view, piece.first, piece.after)
    known = out.stated.values.get("operations")
    if counted is not None and isinstance(known, Found) and counted.value < known.value:
        return True
    spots = [place for place in out.marks.inside(piece.first, piece.after).places if place.part == SCENE]
    if out.drafts and any(draft.lines for draft in out.drafts) and any(place.hit.district for place in spots):
        return True
    if counted is not None and _others_follow(out, spots, later):
        return True
    headed = out.marks.inside(*head).places if head is not None and counted is None else []
    return any(place.part == SCENE and place.hit.kind in ("locality", "road") for place in headed)


def _others_follow(out: Drafting, spots: list[Place], later: list[Piece]) -> bool:
    """Whether what is told afterwards was all elsewhere: operations at one spot are not the whole of it."""
    here = {place.hit.district for place in spots if place.hit.kind == "locality"} - {None}
    told = [place for piece in later for place in out.marks.inside(piece.first, piece.after).places if place.part == SCENE]
    elsewhere = {place.hit.district for place in told} - {None}
    return bool(here and elsewhere) and not here & elsewhere


def _beside_totals(piece: Piece, out: Drafting) -> bool:
    """Whether a piece behind the totals goes on about the whole: "; six persons in custody", "Value: Rs 68 million."."""
    inside = out.marks.inside(piece.first, piece.after)
    if inside.substances:
        return False
    if any(piece.first <= value.first < piece.after for value in out.money):
        return True
    placed = any(place.part == SCENE for place in inside.places)
    return not placed and (out.story or bool(mentions_in(out.view, piece.first, piece.after)))


def _only_weighs(piece: Piece, lines: list[Line], out: Drafting) -> bool:
    """Whether a piece behind other totals is the weight of the whole: "8 operations; 10 suspects; 600.5 kg."."""
    placed = any(place.part == SCENE for place in out.marks.inside(piece.first, piece.after).places)
    return bool(lines) and not placed and all(is_generic_mass(line) for line in lines)


def _restated(piece: Piece, lines: list[Line], out: Drafting) -> bool:
    """Set aside a piece that tells again what was told; its people and value are the statement's, or its one incident's."""
    total = out.stated.values.get("total_kg")
    known = Decimal(total.value) if isinstance(total, Found) else None
    placed = any(place.part == SCENE for place in out.marks.inside(piece.first, piece.after).places)
    before = next((draft for draft in reversed(out.drafts) if draft.lines), None)
    if before is not None and not placed and weighs_again(out.view, piece.first, lines, before):
        before.ranges.append((piece.first, piece.after))
        if before.lines[0].quantity is not None and before.lines[0].quantity.kind == COUNT:
            before.lines = [replace(before.lines[0], quantity=lines[0].quantity, count=before.lines[0].quantity)]
        else:
            out.other_versions.append(out.view.span(piece.first, piece.after))
        return True
    if placed or not restates(out.view, piece.first, piece.after, lines, out.drafts, known):
        return False
    telling = [draft for draft in out.drafts if draft.lines and not draft.recap]
    if len(telling) == 1:
        telling[0].ranges.append((piece.first, piece.after))
    else:
        _take_totals(piece, lines, out)
        out.set_aside.append(("total", out.view.span(piece.first, piece.after)))
    return True


def _draft_body(piece: Piece, out: Drafting, head: tuple[int, int] | None, later: list[Piece]) -> None:
    view, lines = out.view, _lines(out, piece)
    if out.totals_seen and not out.drafts and not lines and _beside_totals(piece, out):
        read_totals(view, out.stated, piece.first, piece.after, [], out.money)
        return
    whole_goes_on = out.totals_seen and not out.drafts and not _first_told(out, head)
    if whole_goes_on and len(later) >= 2 and _only_weighs(piece, lines, out):
        _take_totals(piece, lines, out)
        return
    if out.drafts and _restated(piece, lines, out):
        return
    rest = _among_them(view, piece, lines)
    whole = Piece(piece.first, rest or piece.after, piece.sentence)
    named = [line for line in lines if line.first < whole.after]
    follow = later or ([piece] if rest else [])
    opens = not out.totals_seen and not any(draft.lines or draft.bare for draft in out.drafts)
    if (
        not _first_told(out, head)
        and not _tells_of_some(out, head, whole, follow)
        and (not out.drafts or says_total(view, whole))
        and (
            is_totals(view, whole, out.marks, out.money, named, later=follow, body=None, opens=opens)
            or (not out.drafts and _may_sum(piece, out, named) and sums_up(view, out.marks, named, later))
        )
    ):
        _take_totals(whole, named, out)
        if head is not None:
            read_totals(view, out.stated, *head, [], out.money)
        if rest is None:
            return
        piece = Piece(rest, piece.after, piece.sentence)
    total, parts = without_parts(view, _lines(out, piece))
    if total is not None and total.quantity is not None and total.quantity.kg is not None:
        out.stated.add("total_kg", Found(total.quantity.kg, (*total.quantity.amount.spans, *total.quantity.unit.spans)))
        out.stated.add("total_kg_qualifier", total.quantity.hedge)
    drafts = drafts_of(view, piece, out.marks, _named_in_head(out, parts, head), head=head)
    if len(drafts) == 1:
        told = any(draft.lines or draft.bare for draft in out.drafts)
        drafts[0].arrests_alone = arrests_alone(view, piece, out.marks, before=told, later=later)
    if len(drafts) == 1 and _goes_on(view, piece, drafts[0], out):
        return
    for draft in drafts:
        draft.placed = _placed(out.marks, draft)
        draft.recap = out.recap
        draft.tail = (drafts[-1].first, drafts[-1].after) if len(drafts) > 1 else None
    out.drafts.extend(drafts)


def _goes_on(view: View, piece: Piece, draft: Draft, out: Drafting) -> bool:
    """Join to the incident before what is told as more of it: "In the same lot there was 2 kg of ice"."""
    before = next((each for each in reversed(out.drafts) if each.lines or not only_unknown(each)), None)
    opening = range(piece.first, min(piece.first + _OPENING, piece.after))
    book = lexicon.phrases("MORE_OF_IT")
    said = any(book.at(view.tokens, place) is not None and not _days_later(view, place) for place in opening)
    more = draft.lines or any(unweighed(view, substance) for substance in draft.bare)
    if not said or before is None or not more or draft.ordinal is not None or _placed(out.marks, draft):
        return False
    if puts_otherwise(view, piece.first, draft.lines, before.lines):
        told = [line.quantity for line in draft.lines if line.quantity is not None]
        out.other_versions += [span for each in told for span in (*each.amount.spans, *each.unit.spans)]
        draft.lines = []
    before.lines = [*before.lines, *draft.lines]
    before.bare = [*before.bare, *draft.bare]
    before.ranges.extend(draft.ranges)
    return True


def _days_later(view: View, place: int) -> bool:
    """Whether "later" counts days: "three days later 450 kg" is another seizure."""
    return view.key(place) == "later" and view.key(place - 1) in _SPANS_OF_TIME


_SPANS_OF_TIME = frozenset({"day", "days", "week", "weeks", "month", "months"})


def _placed(marks: Marks, draft: Draft) -> bool:
    """Whether its own words, or the head that speaks for it, say where it was."""
    told = [(draft.first, draft.after), *([draft.head] if draft.head else [])]
    return any(place.part == SCENE for first, after in told for place in marks.inside(first, after).places)


def _named_in_head(out: Drafting, lines: list[Line], head: tuple[int, int] | None) -> list[Line]:
    """Give a lone weight the one drug its head names: "The ice of 3 May from Hub: laboratory weight 1.3 kg"."""
    if head is None or len(lines) != 1 or lines[0].substance is not None:
        return lines
    named = [each for each in out.marks.inside(*head).substances if each.code != UNKNOWN and each.count is None]
    return [replace(lines[0], substance=named[0])] if len({each.code for each in named}) == 1 else lines


def _take_totals(piece: Piece, lines: list[Line], out: Drafting) -> None:
    read_totals(out.view, out.stated, piece.first, piece.after, lines, out.money)
    if "total_kg" not in out.stated.values:
        out.stated.add("total_kg", sum_of(lines))
    out.totals_seen = True


def _whole_statement(view: View, out: Drafting) -> None:
    """Let a statement of one incident that states its total state its arrests too: both speak of the whole."""
    if len(out.drafts) != 1 or "total_kg" not in out.stated.values:
        return
    for first, after in out.drafts[0].ranges:
        read_totals(view, out.stated, first, after, [], [])


def recap_begins(view: View, piece: Piece) -> bool:
    """Whether a sentence begins to retell older cases ("Recalled:", "Earlier", "یاد رہے", "the case of May is recalled")."""
    if lexicon.phrases("RECALLED_WORDS").all_in(view.tokens[piece.first : piece.after]):
        return True
    book = lexicon.phrases("RECAP_WORDS")
    starts = (piece.first, *_behind_credit(view, piece))
    return any(
        book.at(view.tokens, place) is not None for start in starts for place in range(start, min(start + 2, piece.after))
    )


def _retold(view: View, piece: Piece) -> bool:
    """The same of a sentence of a story."""
    starts = (piece.first, *_behind_credit(view, piece))
    return any(retells(view, Piece(start, piece.after, piece.sentence)) for start in starts)


def _behind_credit(view: View, piece: Piece) -> list[int]:
    """The tokens behind brackets that credit the sentence before: "(FC Balochistan (South), 1 August 2025) Earlier"."""
    most = min(piece.first + _LONGEST_CREDIT, piece.after - 1)
    return [place + 1 for place in range(piece.first, most) if view.key(place) == ")"][:2]


def _set_aside(piece: Piece, out: Drafting) -> bool:
    """Set aside what repeats in other words (the summary, the lead) or counts over a period ("this year seven")."""
    view, span = out.view, out.view.span(piece.first, piece.after)
    if _is_of_a_destruction(piece, out):
        out.destroyed = piece.sentence
        out.set_aside.append(("destroyed", span))
        return True
    tokens = view.tokens[piece.first : piece.after]
    if lexicon.phrases("SUMMARY_WORDS").all_in(tokens):
        before, _ = split_at_colon(view, piece)
        if before is not None and out.first_head is None and not out.drafts:
            out.first_head = before.first, before.after
        for line in _lines(out, piece):
            if line.quantity is not None and line.quantity.unit.value == "tablet":
                out.stated.add("tablets", line.quantity.amount)
        read_totals(
            view, out.stated, piece.after, piece.after, [], [m for m in out.money if piece.first <= m.first < piece.after]
        )
        if not out.drafts:
            out.stated.add("total_kg", sum_of(_lines(out, piece)))
        out.set_aside.append(("headline", span))
        return True
    if not any(draft.lines or draft.bare for draft in out.drafts) and labelled_total(
        view, piece, out.marks, out.stated, out.money
    ):
        out.set_aside.append(("total", span))
        out.totals_seen = True
        return True
    if counts_a_period(view, piece, out.marks):
        out.set_aside.append(("period", span))
        return True
    if out.drafts and lexicon.phrases("TOTAL_WORDS").at(view.tokens, piece.first) is not None and not _lines(out, piece):
        out.set_aside.append(("total", span))
        return True
    if any(draft.lines for draft in out.drafts) and sums_a_period(view, piece, _lines(out, piece)):
        out.set_aside.append(("period", span))
        return True
    bare_year = view.tokens[piece.first].kind == NUMBER and view.key(piece.first + 1) == ":"
    if not bare_year and not lexicon.phrases("PERIOD_WORDS").all_in(tokens):
        return False
    inside = out.marks.inside(piece.first, piece.after)
    named = any(s.code != UNKNOWN for s in inside.substances)
    placed = any(place.part == SCENE for place in inside.places)
    if named or placed or not any(draft.lines for draft in out.drafts):
        return False
    out.set_aside.append(("period", span))
    return True


def _is_of_a_destruction(piece: Piece, out: Drafting) -> bool:
    """Whether a piece tells that drugs were destroyed, or goes on to list them."""
    if tells_of_destruction(out.view, piece, out.marks):
        return True
    if out.destroyed is None or not goes_on(out.view, piece, out.marks):
        return False
    return piece.sentence == out.destroyed or (bool(_lines(out, piece)) and _pure_list(piece, out))


def _pure_list(piece: Piece, out: Drafting) -> bool:
    """Whether a piece is nothing but amounts of drugs: no places, no people, no hiding place."""
    if any(place.part == SCENE for place in out.marks.inside(piece.first, piece.after).places):
        return False
    words = [out.view.key(place) for place in range(piece.first, piece.after) if place not in out.view.taken]
    return not mentions_in(out.view, piece.first, piece.after) and not {"in", "from", "near", "at"} & set(words)


def _may_sum(piece: Piece, out: Drafting, named: list[Line]) -> bool:
    """Whether a piece may be the sum of what follows: amounts alone, or several drugs with their people and no place."""
    if _pure_list(piece, out):
        return True
    placed = any(place.part == SCENE for place in out.marks.inside(piece.first, piece.after).places)
    return not placed and len({line.substance.code for line in named if line.substance is not None}) >= 2


_PERSONS_BEHIND = 4


def _among_them(view: View, piece: Piece, lines: list[Line]) -> int | None:
    """Give the token behind "among them" when the incidents of a total follow it, None otherwise."""
    for first, after, _ in lexicon.phrases("AMONG_THEM").all_in(view.tokens[piece.first : piece.after]):
        follow = [line for line in lines if line.first >= piece.first + after and line.substance is not None]
        told = any(line.first < piece.first + first for line in lines)
        told = told or operations_in(view, piece.first, piece.first + first) is not None
        begin = piece.first + after
        of_persons = mentions_in(view, begin, min(begin + _PERSONS_BEHIND, piece.after), everyone=True)
        if first and follow and told and not of_persons:  # "among them three foreigners" are persons, not operations
            return piece.first + after
    return None
