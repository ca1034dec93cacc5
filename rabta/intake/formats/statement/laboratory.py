"""What laboratories found: the clauses that say so, read before anything else can take their drugs for a seizure's.

A clause is a sentence, or, where an amount stands before, its rest from the word that names a laboratory. It is a finding if
it names what was found, how pure it was, or that tablets were not what they were sold as. What was sent in, is awaited, or
was looked for and not there is none. Nothing is guessed: where no laboratory or test is named, `laboratory` is empty, and
the agency alone says so.
"""

from dataclasses import dataclass

from rabta.intake.formats.statement import laboratory_words as words
from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.laboratory_marks import marking_in
from rabta.intake.formats.statement.laboratory_names import DECLARED, FOUND, INSTEAD, Named, book, names_in
from rabta.intake.formats.statement.laboratory_numbers import Purity, basis_in, percents_in, purity_in
from rabta.intake.formats.statement.sentences import Piece, pieces_of
from rabta.intake.formats.statement.tokens import NUMBER
from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View

# Tokens between a finding and the sentence that adds how pure it was.
_NEAR = 12


_ASKED = ("LABORATORY", "HOLDS", "FINDS", "CUTS", "INSTEAD_BEFORE", "INSTEAD_BEHIND", "COUNTERFEIT", "PURITY")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding over tokens `first` up to `after`. `declared`: the drug it is about, where the clause says which."""

    first: int
    after: int
    declared: Named | None
    found: tuple[Named, ...]
    purity: Purity | None
    basis: Found | None
    instead_of: Named | None
    counterfeit: Found | None
    marking: Found | None
    laboratory: Found | None
    method: Found | None


def find_laboratory(view: View) -> list[Finding]:
    """Find the findings of a view in order. Their tokens are taken, but for amounts and what is seized with them."""
    if not any(token.key in _stems() for token in view.tokens):
        return []
    found: list[Finding] = []
    pieces = pieces_of(view)
    clauses = _clauses(view, pieces)
    seized = _seized_outside(view, clauses)
    told_in = -1
    for piece, first in clauses:
        finding = _finding(view, piece, first)
        _take(view, first, piece.after, finding, whole=seized)
        if finding is None:
            continue
        if found and _goes_on(view, found[-1], finding, same=piece.sentence == told_in):
            found[-1] = _joined(found[-1], finding)
        else:
            found.append(finding)
        told_in = piece.sentence
    if seized:
        _take_denied(view, [piece for piece in pieces if all(piece is not one for one, _ in clauses)])
    return found


def _stems() -> frozenset[str]:
    listed = (
        *words.LABORATORY,
        *words.CUTS,
        *words.INSTEAD_BEFORE,
        *words.INSTEAD_BEHIND,
        *words.COUNTERFEIT,
        *words.PURITY,
    )
    return book("stems", listed).firsts()


def _clauses(view: View, pieces: list[Piece]) -> list[tuple[Piece, int]]:
    """The clauses, each with its first token. Behind a semicolon a sentence that quotes a laboratory goes on."""
    clauses: list[tuple[Piece, int]] = []
    for piece in pieces:
        first = _clause(view, piece)
        goes_on = bool(clauses) and clauses[-1][0].sentence == piece.sentence
        if first is None and goes_on and not _amounts(view, piece.first, piece.after):
            named = lexicon.adulterant_book().all_in(view.tokens[piece.first : piece.after])
            first = piece.first if named else None
        if first is not None:
            clauses.append((piece, first))
    return clauses


def _clause(view: View, piece: Piece) -> int | None:
    """Where a piece begins to tell a finding; None where it tells none. A clause behind an amount begins at its own word."""
    tokens = view.tokens[piece.first : piece.after]
    keys = [token.key for token in tokens]
    asked = {name: book(name, getattr(words, name)).all_in(tokens) for name in _ASKED}
    looked = [one for one in asked["LABORATORY"] if not _makes_drugs(view, piece.first + one[0])]
    instead = [*asked["INSTEAD_BEFORE"], *asked["INSTEAD_BEHIND"]]
    pure = asked["PURITY"] if percents_in(view, piece.first, piece.after) else []
    false = [one for one in asked["COUNTERFEIT"] if _of_medicine(view, piece.first + one[1], keys)]
    says = [*asked["HOLDS"], *asked["FINDS"]]
    begins = [one[0] for one in (*(looked if says or pure or false else []), *asked["CUTS"], *pure, *false)]
    begins += [one[0] for one in instead if looked or (says and words.FORMS & set(keys))]
    if not begins or (words.PENDING & set(keys) and not pure and not instead):
        return None
    amounts = _amounts(view, piece.first, piece.after)
    return piece.first if not amounts else _behind(view, piece, amounts, piece.first + min(begins))


def _behind(view: View, piece: Piece, amounts: list[int], begins: int) -> int:
    """Where the clause begins in a piece that holds amounts: behind the last before its own word, and what parts the two."""
    before = [after for after in amounts if after <= begins]
    if not before:
        return piece.first
    named = [one.after for one in names_in(view, before[-1], begins)]
    low = min(begins, max([before[-1], *named[:1]]))
    return next((place + 1 for place in range(begins - 1, low - 1, -1) if view.key(place) in words.PARTS), low)


def _makes_drugs(view: View, place: int) -> bool:
    return view.key(place) in ("laboratory", "lab", "labs", "laboratories", "لیبارٹری", "لیب") and bool(
        {view.key(place - 1), view.key(place - 2)} & words.MAKES_DRUGS
    )


def _of_medicine(view: View, behind: int, keys: list[str]) -> bool:
    """Whether what is called false is a medicine: tablets are spoken of, and no passport or currency stands behind."""
    return bool(words.FORMS & set(keys)) and not {view.key(behind), view.key(behind + 1)} & words.NO_MEDICINE


def _amounts(view: View, first: int, after: int) -> list[int]:
    """The tokens behind each amount: a number with a unit, or before the name of a drug."""
    ends = []
    for place in range(first, after):
        number = view.numbers.get(place)
        if number is None or number.after >= after:
            continue
        behind = number.after + (view.key(number.after) in ("-", "x"))
        unit = lexicon.unit_book().at(view.tokens, behind) if behind < after else None
        if unit is not None:
            ends.append(unit[0])
        elif behind < after and lexicon.substance_book().at(view.tokens, behind) and view.tokens[place].kind == NUMBER:
            ends.append(behind)
    return ends


def _seized_outside(view: View, clauses: list[tuple[Piece, int]]) -> bool:
    """Whether a drug is named outside the clauses: else the clause is all there is, and must stay readable as a seizure."""
    inside = [range(first, piece.after) for piece, first in clauses]
    hits = lexicon.substance_book().all_in(view.tokens) if clauses else []
    return any(view.free(first, after) and not any(first in one for one in inside) for first, after, _ in hits)


def _finding(view: View, piece: Piece, first: int) -> Finding | None:
    after = piece.after
    tokens = view.tokens[first:after]
    looked = [one for one in book("LABORATORY", words.LABORATORY).all_in(tokens) if not _makes_drugs(view, first + one[0])]
    false = [
        one for one in book("COUNTERFEIT", words.COUNTERFEIT).all_in(tokens)
        if _of_medicine(view, first + one[1], [token.key for token in view.tokens[piece.first : after]])
    ]  # fmt: skip
    names = names_in(view, first, after)
    instead = next((one for one in names if one.part == INSTEAD), None)
    found = tuple(one for one in names if one.part == FOUND)
    declared = next((one for one in names if one.part == DECLARED), None)
    purity = purity_in(view, first, after, names)
    counterfeit = None
    if false and not words.NOT & {view.key(first + false[0][0] - step) for step in (1, 2)}:
        counterfeit = Found(True, (view.span(first + false[0][0], first + false[0][1]),))
    elif instead is not None and found and words.FORMS & {token.key for token in view.tokens[piece.first : after]}:
        counterfeit = Found(True, instead.name.spans)
    if counterfeit is not None and instead is None and not book("HOLDS", words.HOLDS).all_in(tokens):
        # "counterfeit Xanax tablets": the name is what they pass for, and nobody says what is in them.
        declared = declared or next((one for one in found if not one.beside), None)
        found = tuple(one for one in found if one.beside)
    if not found and purity is None and counterfeit is None:
        return None
    method = next(iter(book("methods", lexicon.laboratory_methods()).all_in(tokens)), None)
    named = next(iter(looked), None)
    named = method if method and named and method[0] <= named[0] < method[1] else named
    by = None if named is None else Found(*_words(view, first + named[0], first + _longer(view, first, named[1])))
    looked_by = Found(method[2], (view.span(first + method[0], first + method[1]),)) if method else None
    return Finding(
        first, after, declared, found, purity, basis_in(view, first, after), instead, counterfeit,
        marking_in(view, piece), by, looked_by,
    )  # fmt: skip


def _words(view: View, first: int, after: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    return view.words(first, after), (view.span(first, after),)


def _longer(view: View, first: int, after: int) -> int:
    """The whole name, of which one word was met: "forensic report", "Forensic Science Agency", "لیبارٹری تجزیے"."""
    while view.key(first + after) in words.OF_ITS_NAME:
        after += 1
    return after


def _take(view: View, first: int, after: int, finding: Finding | None, *, whole: bool) -> None:
    """A clause without an amount is read; of one with an amount what was found beside the drug."""
    if whole and not _amounts(view, first, after):
        view.take(first, after)
        return
    for one in finding.found if finding else ():
        if one.beside:
            view.take(one.first, one.after)


def _take_denied(view: View, pieces: list[Piece]) -> None:
    """ "No fentanyl was detected": what is denied beside a finding is no seizure either."""
    for piece in pieces:
        keys = {token.key for token in view.tokens[piece.first : piece.after]}
        if (words.NONE_OF | words.NOT) & keys and not _amounts(view, piece.first, piece.after):
            for first, after, _ in lexicon.adulterant_book().all_in(view.tokens[piece.first : piece.after]):
                view.take(piece.first + first, piece.first + after)


def _goes_on(view: View, before: Finding, finding: Finding, *, same: bool) -> bool:
    """Whether a finding only adds to the one before: the rest of its sentence, its purity, that it is false."""
    alike = finding.declared is None or before.declared is None or finding.declared.code == before.declared.code
    clash = (before.purity and finding.purity) or (before.counterfeit and finding.counterfeit)
    adds = not finding.found and finding.first - before.after <= _NEAR
    return alike and not clash and (same or adds)


def _joined(one: Finding, more: Finding) -> Finding:
    return Finding(
        one.first,
        more.after,
        one.declared or more.declared,
        (*one.found, *more.found),
        one.purity or more.purity,
        one.basis or more.basis,
        one.instead_of or more.instead_of,
        one.counterfeit or more.counterfeit,
        one.marking or more.marking,
        one.laboratory or more.laboratory,
        one.method or more.method,
    )
