"""Cuts a row's words at its spans, so that each value read can be pressed. Plain Python: values in, values out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Piece:
    """A stretch of the words. `anchor` names the value it was read as, empty where nothing was read."""

    text: str
    anchor: str = ""
    field: str = ""
    here: bool = False
    first: bool = False


def anchor_of(*, row_no: int, start: int, end: int) -> str:
    """The name, inside a page, of the value read at these code points of this row."""
    return f"v{row_no}-{start}-{end}"


def place_of(anchor: str, *, row_no: int) -> tuple[int, int] | None:
    """Where an anchor of this row lies in its words; None for another row's, or for anything else.

    >>> place_of("v3-10-12", row_no=3), place_of("v3-10-12", row_no=4), place_of("nonsense", row_no=3)
    ((10, 12), None, None)
    """
    row, _, place = anchor.removeprefix("v").partition("-")
    start, _, end = place.partition("-")
    parts = (row, start, end)
    if not all(part.isascii() and part.isdigit() for part in parts) or int(row) != row_no:
        return None
    return int(start), int(end)


def pieces(
    text: str, spans: Iterable[dict[str, Any]], *, row_no: int, here: tuple[int, int] | None = None, offset: int = 0
) -> list[Piece]:
    """The words in order, cut at every span; where spans overlap the shortest one names the piece.

    `spans` count code points of the whole row; `text` may begin `offset` code points into it. A span outside the
    text is left out. Joined, the pieces are exactly `text`. `here` is the span the reader came for.
    """
    inside = sorted(_values(spans, offset, len(text)), key=lambda s: (s[1] - s[0], s[0]))
    cuts = sorted({0, len(text), *(edge for start, end, _ in inside for edge in (start, end))})
    seen: set[str] = set()
    made = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        cover = next((s for s in inside if s[0] <= left and right <= s[1]), None)
        made.append(_piece(text[left:right], cover, row_no, offset, here, seen))
    return made


def _values(spans: Iterable[dict[str, Any]], offset: int, length: int) -> list[tuple[int, int, str]]:
    found = []
    for span in spans:
        if is_value(span) and span.get("start") is not None:
            start, end = span["start"] - offset, span["end"] - offset
            if 0 <= start < end <= length:
                found.append((start, end, named_by(span["pointer"])))
    return found


def _piece(
    text: str, cover: tuple[int, int, str] | None, row_no: int, offset: int, here: tuple[int, int] | None, seen: set[str]
) -> Piece:
    if cover is None:
        return Piece(text)
    start, end = cover[0] + offset, cover[1] + offset
    anchor = anchor_of(row_no=row_no, start=start, end=end)
    piece = Piece(text, anchor, cover[2], here == (start, end), anchor not in seen)
    seen.add(anchor)
    return piece


def is_value(span: dict[str, Any]) -> bool:
    """A span of a value, not of a whole incident (`/incidents/0`) or a whole line (`/incidents/0/substances/1`)."""
    steps = str(span.get("pointer") or "").split("/")
    return not (steps[-1].isdigit() and steps[-2] in ("incidents", "substances", "clearances", "encounters"))


def named_by(pointer: str) -> str:
    """What the value at a pointer is called: its last step that is a name.

    >>> named_by("/incidents/0/substances/1/quantity"), named_by("/incidents/0/agencies/2")
    ('quantity', 'agencies')
    """
    steps = pointer.split("/")
    return "roles" if "roles" in steps else next((step for step in reversed(steps) if not step.isdigit()), "")


def values_read(spans: Sequence[dict[str, Any]], *, row_no: int) -> list[dict[str, Any]]:
    """One entry per place in the words, in reading order: its anchor, its words' position and every value read there."""
    places: dict[tuple[int, int], dict[str, Any]] = {}
    for span in spans:
        if not is_value(span) or span.get("start") is None or says_no_tag(span):
            continue
        key = (span["start"], span["end"])
        anchor = anchor_of(row_no=row_no, start=key[0], end=key[1])
        place = places.setdefault(key, {"anchor": anchor, "start": key[0], "end": key[1], "values": []})
        field = named_by(span["pointer"])
        place["values"].append({"field": field, "value": span.get("value"), "mendable": is_mendable(span)})
        place["mendable"] = any(value["mendable"] for value in place["values"])
    return [places[key] for key in sorted(places)]


def says_no_tag(span: dict[str, Any]) -> bool:
    """A bag of which only that there is one is stated: its place is shown with how many there are."""
    return span.get("value") is None and str(span["pointer"]).startswith("/bags/")


def is_mendable(span: dict[str, Any]) -> bool:
    """A plain value that a person can replace: one that has a name of its own and is no list of things."""
    return not str(span["pointer"]).rpartition("/")[2].isdigit() and not isinstance(span.get("value"), list | dict)
