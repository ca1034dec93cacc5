"""Totals: whether words speak of the whole statement or of one incident, and wholes told with their parts."""

from dataclasses import replace
from decimal import Decimal

from rabta.intake.formats.statement import lexicon
from rabta.intake.formats.statement.arrests import arrests_of
from rabta.intake.formats.statement.incidents import Marks
from rabta.intake.formats.statement.line import Line
from rabta.intake.formats.statement.lines import lines_in
from rabta.intake.formats.statement.money import Money
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.place import SCENE
from rabta.intake.formats.statement.quantities import MASS
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.stated import operations_in
from rabta.intake.formats.statement.substances import UNKNOWN
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

# A stated whole and its parts agree within this share: "3,300 kg: 3089 + 158 + 25".
WHOLE_WITHIN = 0.02


def is_specific(line: Line) -> bool:
    """Whether a line names its drug, not only "drugs"."""
    return line.substance is not None and line.substance.code != UNKNOWN


def is_generic_mass(line: Line) -> bool:
    """Whether a mass stands without a drug's name, or for several drugs at once: as totals are written."""
    return line.quantity is not None and line.quantity.kind == MASS and (not is_specific(line) or bool(line.mixed))


def says_total(view: View, piece: Piece) -> bool:
    """Whether the piece says "in all", "a total of", "part of"."""
    return bool(lexicon.phrases("TOTAL_WORDS").all_in(view.tokens[piece.first : piece.after]))


def is_totals(
    view: View, piece: Piece, marks: Marks, money: list[Money], lines: list[Line], *, later: list[Piece], body: Piece | None,
    opens: bool,
) -> bool:  # fmt: skip
    """Whether a piece (the head of `body`, where that is given) states totals of the whole statement.

    `later`: the pieces that follow and tell of seizures; a mass in front of them is their sum, a mass alone is a seizure.
    `opens`: nothing was told before it, no total either; then the people of all that follows may be its people.
    """
    operations = operations_in(view, piece.first, piece.after)
    several = operations is not None and operations.value >= 2
    generic = any(is_generic_mass(line) for line in lines)
    place = any(p.part == SCENE for p in marks.inside(piece.first, piece.after).places)
    valued = any(piece.first <= value.first < piece.after for value in money)
    at_one_spot = any(is_specific(line) for line in lines) and any(
        p.part == SCENE and p.hit.kind == "locality" for p in marks.inside(piece.first, piece.after).places
    )  # "two separate operations near the toll plaza gave a total of 1 kg charas"
    if len(later) >= 2 and in_many_places(view, piece) and not at_one_spot:
        return True
    unnamed = opens and not any(is_specific(line) for line in lines)
    unnamed = unnamed and not (place and later and _tells_the_haul(view, later[0]))
    if unnamed and _people_add_up(view, piece, [*([body] if body else []), *later]):
        return True
    if any(is_specific(line) and not line.mixed for line in lines):
        return several and not place and bool(later) and (generic or valued)
    people = bool(mentions_in(view, piece.first, piece.after))
    if several and (generic or valued or (people and not place)):
        return not (opens and place and body is None and not later)  # all that is told: two operations at one place
    if body is not None:
        inside = marks.inside(body.first, body.after)
        accounts = len(later) + bool(inside.quantities and inside.substances)
        counted = operations is not None and several and operations.value == accounts
        if counted and (not place or _several_places(marks, piece)):
            return True  # "Three operations: 2 kg at X; 3 kg at Y; 1 kg at Z", "Two raids in X and Y: ..."
        return (generic and bool(inside.quantities and inside.substances)) or (valued and not place and bool(later))
    return generic and not place and (len(later) >= 2 or several) and (people or valued or len(later) >= 3)


def _tells_the_haul(view: View, piece: Piece) -> bool:
    """Whether a piece only says what was taken where the words before it were: "Recovered: 840 ecstasy tablets"."""
    return view.key(piece.first) in _HAUL and view.key(piece.first + 1) in (":", "-", "–")


_HAUL = frozenset(listed("recovered recovery recoveries seized seizure haul برآمد برآمدگی"))


def _people_add_up(view: View, piece: Piece, parts: list[Piece]) -> bool:
    """Whether the people of a lead are those those told of below: "Four held: 1 kg from two at X; 2 kg from two at Y"."""
    whole = arrests_of(view, mentions_in(view, piece.first, piece.after), None).total
    if whole is None or whole.value < 2 or len(parts) < 2:
        return False
    told = [arrests_of(view, mentions_in(view, part.first, part.after), None).total for part in parts]
    counts = [int(each.value) for each in told if each is not None]
    return len(counts) >= 2 and sum(counts) == whole.value


def _several_places(marks: Marks, piece: Piece) -> bool:
    named = {place.hit.district for place in marks.inside(piece.first, piece.after).places if place.part == SCENE}
    return len(named - {None}) >= 2


def in_many_places(view: View, piece: Piece) -> bool:
    """Whether a lead sums up "in various parts of the district" what is told below."""
    return bool(lexicon.phrases("IN_MANY_PLACES").all_in(view.tokens[piece.first : piece.after]))


def sums_up(view: View, marks: Marks, lines: list[Line], later: list[Piece]) -> bool:
    """Whether the first amounts are the sums of the later ones ("78 kg hashish and 18 kg opium. First 36 kg ...")."""
    if not lines or len(later) < 2:
        return False
    sums: dict[str, float] = {}
    for part in later:
        inside = marks.inside(part.first, part.after)
        for code, mass in _named_masses(lines_in(view, part.first, part.after, inside.quantities, inside.substances)[0]):
            sums[code] = sums.get(code, 0.0) + mass
    stated = _named_masses(lines)
    agreeing = [code for code, mass in stated if abs(sums.get(code, 0.0) - mass) <= WHOLE_WITHIN * mass]
    return bool(stated) and len(agreeing) * 2 > len(stated)


def _named_masses(lines: list[Line]) -> list[tuple[str, float]]:
    return [
        (line.substance.code, float(line.quantity.kg))
        for line in lines
        if line.substance is not None and line.quantity is not None and line.quantity.kg is not None
    ]


def without_parts(view: View, lines: list[Line]) -> tuple[Line | None, list[Line]]:
    """Give (the whole, the lines that remain) where a whole is told with its parts; (None, lines) elsewhere.

    "751 kg (143 kg meth and 608 kg heroin)": the parts remain. "10 kg heroin, 1 kg on the drone and 9 kg in the car"
    and "5 kg meth, then 9.4 kg more, in all 14.4 kg": the whole remains, for the parts name nothing.
    """
    masses = [line for line in lines if line.quantity is not None and line.quantity.kg]
    if len(masses) < 2:
        return None, lines
    first, others, last = masses[0], masses[1:], masses[-1]
    if is_generic_mass(first) and any(is_specific(line) for line in others) and _add_up(first, others):
        return first, [line for line in lines if line is not first]
    if len(masses) < 3:
        return None, lines
    if is_specific(first) and all(line.substance is None for line in others) and _add_up(first, others):
        return first, [line for line in lines if line not in others]
    if (
        last.substance is None
        and view.before(last.first, lexicon.phrases("TOTAL_WORDS"), reach=3)
        and _add_up(last, masses[:-1])
    ):
        named = next((line.substance for line in masses if line.substance is not None), None)
        return last, [replace(last, substance=named, first=first.first)]
    return None, lines


def without_sums(view: View, lines: list[Line]) -> list[Line]:
    """Give the lines without a sum told behind its parts: "285 g heroin, 557 g ice, together 842 g"."""
    kept: list[Line] = []
    for line in lines:
        parts = [each for each in kept if each.quantity is not None and each.quantity.kg]
        quantity = line.quantity
        summed = (
            quantity is not None
            and quantity.kg
            and len(parts) >= 2
            and all(is_specific(part) for part in parts)
            and not is_specific(line)
            and view.before(quantity.first, lexicon.phrases("TOTAL_WORDS"), reach=3) is not None
            and any(_add_up(line, parts[start:]) for start in range(len(parts) - 1))
        )
        if not summed:
            kept.append(line)
    return kept


def _add_up(whole: Line, parts: list[Line]) -> bool:
    total = whole.quantity.kg if whole.quantity is not None else None
    summed = sum((line.quantity.kg for line in parts if line.quantity and line.quantity.kg), start=Decimal(0))
    return total is not None and abs(total - summed) <= Decimal(str(WHOLE_WITHIN)) * total
