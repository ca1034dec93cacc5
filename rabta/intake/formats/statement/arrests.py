"""Arrests: what the people mentioned in one incident or total add up to, and when nobody was held."""

from dataclasses import dataclass, field
from decimal import Decimal

from rabta.intake.formats.statement import people_words as words
from rabta.intake.formats.statement.mention import Mention
from rabta.intake.formats.statement.not_arrested import phrases_of
from rabta.intake.formats.statement.people import ADDING
from rabta.intake.formats.statement.tree import Found, Span, merged
from rabta.intake.formats.statement.view import View


@dataclass(frozen=True, slots=True)
class Arrests:
    """Arrests of one incident or statement. A `total` of None: not stated; 0: the statement gives none."""

    total: Found | None
    foreigners: Found | None
    women: Found | None
    nationality: Found | None
    nationalities: dict[str, Found] = field(default_factory=dict)


def arrests_of(view: View, mentions: list[Mention], none_held: Span | None) -> Arrests:
    """Give the arrests that mentions of one incident add up to; `none_held`: where the text says that nobody was."""
    # "found with a female suspect": where nobody else is told of, those who might be some of others are all.
    counted = [mention for mention in mentions if not mention.subset] or mentions
    chosen = _joint(view, counted)
    women = [mention for mention in mentions if mention.woman]
    foreign = [mention for mention in mentions if mention.foreign or _foreign_nation(view, mention)]
    # Foreigners said to be among those counted stand before foreigners told of apart.
    among = [mention for mention in foreign if mention.subset or mention in chosen]
    foreign = among if any(mention.subset for mention in among) else foreign
    nobody = Found(0, (none_held,)) if none_held else None
    total = _sum(chosen) if chosen else nobody
    if total is None or not total.value:
        return Arrests(total, None, None, None)
    nationalities = _by_nation(view, chosen, mentions, total)
    return Arrests(
        total=total,
        foreigners=_at_most(_most(_sum(_joint(view, foreign)), _abroad(view, nationalities)), total) if foreign else None,
        women=_at_most(_sum(_joint(view, women)), total) if women else None,
        nationality=_notes(mentions),
        nationalities=nationalities,
    )


def some_of_them(view: View, mentions: list[Mention]) -> tuple[Found | None, Found | None]:
    """Give (foreigners, women) among people told of earlier: "Among them were 75 foreigners"."""
    among = [mention for mention in mentions if mention.subset]
    foreign = [mention for mention in among if mention.foreign or _foreign_nation(view, mention)]
    women = [mention for mention in among if mention.woman]
    return _sum(foreign) if foreign else None, _sum(women) if women else None


def _notes(mentions: list[Mention]) -> Found | None:
    nations = [mention for mention in mentions if mention.nationality is not None]
    names = dict.fromkeys(mention.nationality.adjective for mention in nations if mention.nationality is not None)
    return Found(", ".join(names), _spans(nations)) if nations else None


def _abroad(view: View, nationalities: dict[str, Found]) -> Found | None:
    """Give the nationals of other countries together: "six held (four Afghans, two Iranians)"."""
    others = [found for code, found in nationalities.items() if code != view.country]
    if not others:
        return None
    return Found(sum(found.value for found in others), merged(span for found in others for span in found.spans))


def _most(left: Found, right: Found | None) -> Found:
    return right if right is not None and right.value > left.value else left


def _by_nation(view: View, chosen: list[Mention], mentions: list[Mention], total: Found) -> dict[str, Found]:
    """Give ISO 3166-1 code -> how many of those arrested the words document as its nationals, in the order of the words.

    Those counted or told as some of them come first; the same people told of again, or in the other script of a release in
    two languages, add nothing, and never more than all.
    """
    of_them = [mention for mention in mentions if mention.subset or mention in chosen]
    found: dict[str, Found] = {}
    left = int(total.value)
    for mention in [*of_them, *(mention for mention in mentions if mention not in of_them)]:
        code = mention.nationality.code if mention.nationality is not None else None
        if code is None or not left or (code in found and mention not in of_them):
            continue
        if code in found and _in_other_scripts(view, found[code].spans, mention.spans):
            continue
        known = found.get(code)
        count = min(mention.count, left)
        spans = (*known.spans, *mention.spans) if known is not None else mention.spans
        found[code] = Found(count + (known.value if known is not None else 0), merged(spans))
        left -= count
    return found


def _in_other_scripts(view: View, known: tuple[Span, ...], again: tuple[Span, ...]) -> bool:
    """Whether the one stands in Latin letters, and the other does not."""
    return len({any(view.text[start:end].isascii() for start, end in spans) for spans in (known, again)}) > 1


def _foreign_nation(view: View, mention: Mention) -> bool:
    return mention.nationality is not None and mention.nationality.code != view.country


_ENDS = frozenset(".۔;؛")


def _joint(view: View, mentions: list[Mention]) -> list[Mention]:
    """Give the mentions that add up: those joined by "and"; of separate mentions the one with the largest count."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        joined = (
            groups
            and any(view.key(place) in ADDING for place in range(groups[-1][-1].after, mention.first))
            and mention.first - groups[-1][-1].after <= 8
            and not any(view.key(place) in _ENDS for place in range(groups[-1][-1].after, mention.first))
        )
        # "two held in Lahore, one in Multan"
        elsewhere = groups and mention.after - mention.first == 1 and view.key(mention.after) == "in"
        if joined or (elsewhere and view.key(mention.first - 1) == "," and mention.first - groups[-1][-1].after <= 4):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    said_held = [group for group in groups if any(mention.held for mention in group)]
    return max(said_held or groups, key=lambda group: sum(m.count for m in group), default=[])


def _sum(mentions: list[Mention]) -> Found:
    return Found(sum(mention.count for mention in mentions), _spans(mentions))


def _spans(mentions: list[Mention]) -> tuple[Span, ...]:
    return merged(span for mention in mentions for span in mention.spans)


def _at_most(part: Found, total: Found) -> Found:
    return part if Decimal(part.value) <= Decimal(total.value) else Found(total.value, part.spans)


def none_held_in(view: View, first: int, after: int) -> Span | None:
    """Give where the tokens `first` up to `after` say that nobody was arrested, None where they do not."""
    for begin, end, _ in phrases_of("NONE_HELD").all_in(view.tokens[first:after]):
        ahead = [view.key(place) for place in range(first + begin - 5, first + begin)]
        clause = max((step for step, key in enumerate(ahead, 1) if key in _ENDS), default=0)
        # "The network behind it is being traced" tells of others than those held.
        if not words.OTHERS_SOUGHT.intersection(ahead[clause:]):
            return view.span(first + begin, first + end)
    return None
