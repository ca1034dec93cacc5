"""The people a sentence about a journey mentions: who travels, the children among them, and who arranged it."""

from dataclasses import replace

from rabta.intake.formats.statement import people_words
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.met_words import COUNTED, FACILITATORS, YOUNG
from rabta.intake.formats.statement.nations import is_people
from rabta.intake.formats.statement.people import mentions_in
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import WORD, listed
from rabta.intake.formats.statement.view import Number, View

_ARTICLES = frozenset({"a", "an", "one", "the", "their", "ایک"})
_AMONG = frozenset(listed("including among whom with of comprising جن ان سمیت شامل"))
_REACH = 12
_FLED = ("fled", "escaped", "absconding", "absconded", "named")


def people_met(view: View, piece: Piece) -> list[Mention]:
    """Give the people a piece mentions, in order: those of any statement, and numbers of migrants, children, facilitators.

    Children, women and men told of as some of the people before them are subsets.
    """
    mentions = [m for m in mentions_in(view, piece.first, piece.after, everyone=True) if _is_group(view, m)]
    known = {place for mention in mentions for place in range(mention.first, mention.after)}
    for place in range(piece.first, piece.after):
        if place not in known:
            mentions.extend(_others_at(view, piece, place))
    apart: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.first, -each.after)):
        if (not apart or mention.first >= apart[-1].after) and view.key(mention.first - 1) != "no":
            apart.append(_as_part(view, piece, mention, apart))
    return apart


def _is_group(view: View, mention: Mention) -> bool:
    one = view.key(mention.first - 1) in _ARTICLES or is_people(view, mention.first)
    return (mention.count > 1 or mention.held or one) and not _counts_papers(view, mention)


def _counts_papers(view: View, mention: Mention) -> bool:
    """Whether the number counts papers: "20 Pakistani and 31 foreign passports"."""
    nation = is_people(view, mention.after - 1)
    return nation and any(view.key(place) in ("passport", "passports") for place in range(mention.after, mention.after + 5))


def _others_at(view: View, piece: Piece, place: int) -> list[Mention]:
    """Read "37 migrants", "six of them children", "a family of six", "an agent was held" at one token."""
    number = view.numbers.get(place)
    if view.key(place) in FACILITATORS and view.key(place - 1) in _ARTICLES and place - 1 not in view.numbers:
        one = _mention(view, place, place + 1, 1)
        fled = any(view.key(step) in _FLED for step in range(place, place + _REACH))
        return [one] if one.held or fled else []
    if number is None or place in view.taken or number.value != int(number.value):
        return []
    if (view.key(place - 2), view.key(place - 1)) == ("family", "of"):
        return [_mention(view, place, number.after, int(number.value))]
    return _counted(view, piece, number)


def _counted(view: View, piece: Piece, number: Number) -> list[Mention]:
    for step in range(number.after, min(number.after + 4, piece.after)):
        if view.key(step) in COUNTED:
            return [_mention(view, number.first, step + 1, int(number.value))]
        if view.tokens[step].kind != WORD or step in view.numbers:
            break
    return []


def _mention(view: View, first: int, after: int, count: int) -> Mention:
    held = any(view.key(place) in people_words.HELD for place in (first - 2, first - 1, *range(after, after + 4)))
    return Mention(first, after, count, (view.span(first, after),), held, False, None, False, False)


def _as_part(view: View, piece: Piece, mention: Mention, before: list[Mention]) -> Mention:
    """Mark children, women and men as some of the people before them where the words say so, or list them in a bracket."""
    whole = next((each for each in reversed(before) if not each.subset and each.count >= mention.count), None)
    if mention.subset or whole is None:
        return mention
    keys = {view.key(place) for place in range(mention.first, mention.after + 1)}
    part = bool(keys & (YOUNG | people_words.WOMEN | {"men", "man", "مرد"}))
    between = [view.key(place) for place in range(whole.after, mention.first)]
    said = "(" in between and ")" not in between or bool(_AMONG & set(between))
    inner = (view.key(mention.first + 1), view.key(mention.first + 2)) in (("of", "them"), ("of", "whom"))
    return replace(mention, subset=True) if part and (said or inner) else mention
