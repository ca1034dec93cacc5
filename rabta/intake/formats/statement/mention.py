"""A mention of people, and the initials under which statements name the accused."""

from dataclasses import dataclass

from rabta.intake.formats.statement.tokens import WORD
from rabta.intake.formats.statement.tree import Span
from rabta.intake.formats.statement.view import View
from rabta.intake.rules.nationalities import Nation


@dataclass(frozen=True, slots=True)
class Mention:
    """People mentioned over tokens `first` up to `after`: `count` of them; `held` when the words say arrested."""

    first: int
    after: int
    count: int
    spans: tuple[Span, ...]
    held: bool
    woman: bool
    nationality: Nation | None
    foreign: bool
    subset: bool


def initials_end(view: View, place: int, after: int) -> int:
    """Give the token after a run of single capitals with points ("A.Q.M."), 0 where there is none."""
    end = place
    while end + 1 < after + 1 and end < len(view.tokens):
        token = view.tokens[end]
        if token.kind != WORD or len(token.text) != 1 or not (token.text.isupper() or token.text > "\u05ff"):
            break
        if view.key(end + 1) != ".":
            break
        end += 2
    return end if end > place else 0
