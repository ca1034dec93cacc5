"""Commitments: what a public text promises, decides, directs or offers; one per sentence, in its own words."""

import functools

from rabta.intake.formats.published import promise_words as words
from rabta.intake.formats.published.laying import Laid
from rabta.intake.formats.statement.phrasebook import Phrasebook
from rabta.intake.formats.statement.sentences import Piece
from rabta.intake.formats.statement.tokens import listed
from rabta.intake.formats.statement.view import View

_EDGES = " \t\r\n\u00a0•*-–—"
_OPENING, _CLOSING = frozenset("\"'“‘«"), frozenset("\"'”’»")
# A clause begins a new promise where a semicolon parts it.
_PARTS = frozenset({";", "؛"})
_OFFERABLE = frozenset(
    listed(
        "assistance help support cooperation co-operation training equipment aid expertise services collaboration"
        " technical scanners funding its their to full every"
    )
)


@functools.cache
def _promises() -> Phrasebook[str]:
    return Phrasebook((phrase, phrase) for phrase in words.PROMISES)


@functools.cache
def _no_promises() -> Phrasebook[str]:
    return Phrasebook((phrase, phrase) for phrase in words.NO_PROMISE)


def commitments_in(laid: Laid) -> list[dict[str, object]]:
    """Give {"text", "span"} for every sentence (or part between semicolons) that promises something, in order."""
    found: list[dict[str, object]] = []
    for sentence in laid.sentences:
        for part in _parts(laid.view, sentence):
            if _promises_something(laid.view, part):
                start, end = _trimmed(laid.view, part)
                found.append({"text": " ".join(laid.view.text[start:end].split()), "span": [start, end]})
    return found


def _parts(view: View, sentence: Piece) -> list[Piece]:
    parts, first = [], sentence.first
    for place in range(sentence.first, sentence.after + 1):
        if place == sentence.after or view.key(place) in _PARTS:
            if first < place:
                parts.append(Piece(first, place, sentence.sentence))
            first = place + 1
    return parts


def _promises_something(view: View, part: Piece) -> bool:
    tokens = view.tokens[part.first : part.after]
    barred = {step for first, after, _ in _no_promises().all_in(tokens) for step in range(first, after)}
    for first, after, phrase in _promises().all_in(tokens):
        if barred.intersection(range(first, after)):
            continue
        if phrase == "offered" and not _OFFERABLE.intersection(token.key for token in tokens[after : after + 6]):
            continue
        if phrase == "will" and after < len(tokens) and tokens[after].key in ("of", "power"):
            continue
        return True
    keys = [token.key for token in tokens]
    return _future_in_urdu(keys) or _would_do(keys) or _to_be_done(keys)


def _future_in_urdu(keys: list[str]) -> bool:
    """Whether an Urdu verb is in the future: "کرے گا", "جائیگا"."""
    return any(key in words.FUTURE or key.endswith(words.FUTURE_ENDINGS) for key in keys)


def _would_do(keys: list[str]) -> bool:
    """Whether somebody resolved, or said, that something would be done: "resolved that the ports would get scanners"."""
    for place, key in enumerate(keys):
        who = words.REPORTED if key == "would" else words.DECIDED
        if key in ("would", "should", "must") and who.intersection(keys[:place]) and _is_deed(keys, place + 1):
            return True
    return False


def _is_deed(keys: list[str], place: int) -> bool:
    """Whether what would be done is a deed: not "would fetch", not "would have cost"."""
    deed, behind = ([key for key in keys[place:] if key not in ("also", "soon", "now")] + ["", ""])[:2]
    return bool(deed) and deed not in words.NO_DEED and not (deed == "have" and _is_done(behind))


def _to_be_done(keys: list[str]) -> bool:
    """Whether something is to be done: "scanners to be procured by June"; not "said to be worth"."""
    return any(
        keys[place : place + 2] == ["to", "be"] and keys[place - 1] not in words.TOLD_TO_BE and _is_done(keys[place + 2])
        for place in range(1, len(keys) - 2)
    )


def _is_done(key: str) -> bool:
    """Whether the word is a verb's third form: "procured", "built", "been"."""
    return key.endswith("ed") or key in _DONE


_DONE = frozenset(
    listed(
        "been cost set built given made put sent brought held begun taken bought shut drawn laid led overseen rebuilt"
    )
)


def _trimmed(view: View, part: Piece) -> tuple[int, int]:
    """Give the code points of the part with the mark that ends it, without quotes and spaces around."""
    start, end = view.span(part.first, part.after)
    if part.after < len(view.tokens) and view.key(part.after) in (".", "!", "۔"):
        end = view.tokens[part.after].end
    text = view.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    # A quotation mark goes only where its partner does not stand inside.
    if text[start] in _OPENING and not _CLOSING.intersection(text[start + 1 : end - 1]):
        start += 1
        end -= text[end - 1] in _CLOSING
    elif text[end - 1] in _CLOSING and not _OPENING.intersection(text[start : end - 1]):
        end -= 1
    return start, end
