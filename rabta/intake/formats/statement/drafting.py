"""Drafting: from pieces to incidents, setting aside what a statement says of itself, repeats, or counts over a period."""

from dataclasses import dataclass, field

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.incidents import Draft, Marks, drafts_of, has_generic_mass, only_unknown
from rabta.intake.formats.statement.lines import Line, lines_in
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.places import SCENE
from rabta.intake.formats.statement.sentences import Piece, split_at_colon
from rabta.intake.formats.statement.stated import Stated, operations_in, read_totals, sum_of
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import NUMBER
from rabta.intake.formats.statement.tree import Span
from rabta.intake.formats.statement.view import View

# A stated whole and its parts agree within this share: "3,300 kg: 3089 + 158 + 25".
WHOLE_WITHIN = 0.02


@dataclass(slots=True)
class Drafting:
    """What comes of a statement's pieces: drafts in order, its stated totals, and the ranges set aside."""

    drafts: list[Draft] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)
    set_aside: list[tuple[str, Span]] = field(default_factory=list)
    first_head: tuple[int, int] | None = None
    totals_seen: bool = False


def draft_statement(view: View, pieces: list[Piece], marks: Marks, money: list[Money]) -> Drafting:
    """Cut a statement into incident drafts and read its stated totals. Drafts keep the order of the text."""
    out = Drafting()
    recap = False
    head: tuple[int, int] | None = None
    sentence = -1
    for index, piece in enumerate(pieces):
        if piece.sentence != sentence:
            sentence, head = piece.sentence, None
            if recap_begins(view, piece):
                recap = True
        later = [p for p in pieces[index + 1 :] if _telling(view, p, marks)]
        head = _draft_piece(view, piece, marks, money, out, head, later, recap)
    out.drafts = _settled(view, out)
    return out


def _draft_piece(
    view: View,
    piece: Piece,
    marks: Marks,
    money: list[Money],
    out: Drafting,
    head: tuple[int, int] | None,
    later: list[Piece],
    recap: bool,
) -> tuple[int, int] | None:
    """Draft one piece into `out`; give the head that holds for the rest of its sentence."""
    if _aside(view, piece, marks, money, out):
        return head
    before, body = split_at_colon(view, piece)
    if before is not None:
        lines, _ = lines_in(view, before.first, before.after, marks.quantities, marks.substances)
        specific = [line for line in lines if line.substance is not None and line.substance.code != UNKNOWN]
        if not specific and is_totals(view, before, marks, money, lines, later=later, body=body):
            read_totals(view, out.stated, before.first, before.after, lines, money)
            out.totals_seen = True
            if later and _pure_list(view, body, marks):
                out.set_aside.append(("breakdown", view.span(body.first, body.after)))
                return head
            return _draft_piece(view, body, marks, money, out, head or (before.first, before.after), later, recap)
        if not specific:
            head = (before.first, before.after)
            out.first_head = out.first_head or head
            _draft_piece(view, body, marks, money, out, head, later, recap)
            return head
    lines, _ = lines_in(view, piece.first, piece.after, marks.quantities, marks.substances)
    if is_totals(view, piece, marks, money, lines, later=later, body=None) or _sums_up(
        view, piece, marks, lines, later, out
    ):
        rest = _among_them(view, piece)
        end = rest if rest else piece.after
        named = [line for line in lines if line.first < end]
        read_totals(view, out.stated, piece.first, end, named, money)
        if "total_kg" not in out.stated.values:
            out.stated.add("total_kg", sum_of(named))
        out.totals_seen = True
        if rest:
            out.drafts.extend(drafts_of(view, Piece(rest, piece.after, piece.sentence), marks, head=head))
        return head
    for draft in drafts_of(view, piece, marks, head=head):
        draft.recap = recap
        _take_whole(draft, out.stated)
        out.drafts.append(draft)
    return head


def _telling(view: View, piece: Piece, marks: Marks) -> bool:
    return (
        any(piece.first <= s.first < piece.after for s in marks.substances)
        and any(piece.first <= q.number_first < piece.after for q in marks.quantities)
        or any(piece.first <= s.first < piece.after and s.count is not None for s in marks.substances)
    )


def recap_begins(view: View, piece: Piece) -> bool:
    """Whether a sentence begins to retell older cases ("Recalled:", "Earlier", "یاد رہے")."""
    hit = lexicon.phrases("RECAP_WORDS")
    return any(hit.at(view.tokens, place) is not None for place in range(piece.first, min(piece.first + 2, piece.after)))


def _aside(view: View, piece: Piece, marks: Marks, money: list[Money], out: Drafting) -> bool:
    """Set aside what repeats in other words (the summary, the lead) or counts over a period ("this year seven operations")."""
    for first, after, _ in lexicon.phrases("SUMMARY_WORDS").all_in(view.tokens[piece.first : piece.after]):
        lines, _bare = lines_in(view, piece.first, piece.after, marks.quantities, marks.substances)
        for line in lines:
            if line.quantity is not None and line.quantity.unit.value == "tablet":
                out.stated.add("tablets", line.quantity.amount)
        out.set_aside.append(("headline", view.span(piece.first + first, piece.first + after)))
        return True
    period = lexicon.phrases("PERIOD_WORDS").all_in(view.tokens[piece.first : piece.after])
    bare_year = view.tokens[piece.first].kind == NUMBER and view.key(piece.first + 1) == ":"
    if not period and not bare_year:
        return False
    named = any(piece.first <= s.first < piece.after and s.code != UNKNOWN for s in marks.substances)
    places = any(piece.first <= p.first < piece.after and p.part == SCENE for p in marks.places)
    if named or places or not any(draft.tells for draft in out.drafts):
        return False
    out.set_aside.append(("period", view.span(piece.first, piece.after)))
    return True


def is_totals(
    view: View, piece: Piece, marks: Marks, money: list[Money], lines: list[Line], *, later: list[Piece], body: Piece | None
) -> bool:
    """Whether the words state totals of the whole statement rather than tell of one incident."""
    operations = operations_in(view, piece.first, piece.after)
    several = operations is not None and operations.value >= 2
    specific = any(line.substance is not None and line.substance.code != UNKNOWN for line in lines)
    generic = has_generic_mass(Draft([(piece.first, piece.after)], 0, lines))
    place = any(p.part == SCENE and piece.first <= p.first < piece.after for p in marks.places)
    valued = any(piece.first <= value.first < piece.after for value in money)
    people = any(m.count >= 1 for m in mentions_in(view, piece.first, piece.after))
    if specific:
        return several and not place and bool(later) and (generic or valued)
    if several and (generic or valued or (people and not place)):
        return True
    if body is not None:
        return generic and _names_drugs(body, marks) or (valued and not place and bool(later))
    return generic and not place and (len(later) >= 2 or several) and (people or valued or len(later) >= 3)


def _names_drugs(body: Piece, marks: Marks) -> bool:
    return any(body.first <= s.first < body.after for s in marks.substances)


def _pure_list(view: View, piece: Piece, marks: Marks) -> bool:
    """Whether a piece is nothing but amounts of drugs: no places, no people."""
    place = any(p.part == SCENE and piece.first <= p.first < piece.after for p in marks.places)
    return not place and not mentions_in(view, piece.first, piece.after)


def _sums_up(view: View, piece: Piece, marks: Marks, lines: list[Line], later: list[Piece], out: Drafting) -> bool:
    """Whether the first sentence's amounts are the sums of the later ones ("78 kg hashish and 18 kg opium. First 36 kg ...")."""
    if out.drafts or not lines or not later or not _pure_list(view, piece, marks):
        return False
    sums: dict[str, float] = {}
    for part in later:
        for line in lines_in(view, part.first, part.after, marks.quantities, marks.substances)[0]:
            if line.substance is not None and line.quantity is not None and line.quantity.kg is not None:
                sums[line.substance.code] = sums.get(line.substance.code, 0.0) + float(line.quantity.kg)
    stated = [
        (line.substance.code, float(line.quantity.kg))
        for line in lines
        if line.substance is not None and line.quantity is not None and line.quantity.kg is not None
    ]
    agreeing = [code for code, mass in stated if abs(sums.get(code, 0.0) - mass) <= WHOLE_WITHIN * mass]
    return bool(stated) and len(later) >= 2 and len(agreeing) * 2 > len(stated)


def _among_them(view: View, piece: Piece) -> int | None:
    for first, after, _ in lexicon.phrases("AMONG_THEM").all_in(view.tokens[piece.first : piece.after]):
        if first:
            return piece.first + after
    return None


def _take_whole(draft: Draft, stated: Stated) -> None:
    """Take a whole that is told with its parts ("751 kg (143 kg meth and 608 kg heroin)") out of the lines, as a total."""
    masses = [line for line in draft.lines if line.quantity is not None and line.quantity.kg]
    if len(masses) < 3 and not (len(masses) == 2 and masses[0].substance is None):
        return
    whole, parts = masses[0], masses[1:]
    if whole.quantity is None or not (whole.substance is None or whole.substance.code == UNKNOWN):
        return
    total = whole.quantity.kg
    summed = sum(float(line.quantity.kg or 0) for line in parts if line.quantity is not None)
    if total is None or abs(float(total) - summed) > WHOLE_WITHIN * float(total):
        return
    draft.lines.remove(whole)
    stated.add("total_kg", whole.quantity.amount if whole.quantity.unit.value == "kg" else None)
    stated.add("total_kg_qualifier", whole.quantity.hedge)


def _settled(view: View, out: Drafting) -> list[Draft]:
    """Join drafts that tell of no seizure to the incident they speak of, and give bare drug names their own."""
    settled: list[Draft] = []
    waiting: list[tuple[int, int]] = []
    tells_somewhere = any(draft.lines for draft in out.drafts)
    for draft in out.drafts:
        if draft.lines or (draft.bare and not only_unknown(draft)) or (draft.bare and not tells_somewhere):
            draft.ranges = [*waiting, *draft.ranges]
            waiting = []
            settled.append(draft)
        elif settled and not (draft.bare and draft.sentence != settled[-1].sentence):
            settled[-1].ranges.extend(draft.ranges)
        else:
            waiting.extend(draft.ranges)
    if waiting and settled:
        settled[-1].ranges.extend(waiting)
    elif waiting:
        settled.append(Draft(waiting, 0, [], []))
    return settled
