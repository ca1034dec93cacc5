"""A second opinion from above: was the field green before the day it was cleared, and bare at the first picture after?

The deployment supplies a vegetation index (NDVI) per date for the field, and for fields around it where it can. It is an
opinion: no count, no claim and no visit is changed by it. Measured on ploughing that was simulated over real wheat: in the
first picture after the day 90 % were found at 5 % false, two pictures later 59 %, because what ripens turns bare by itself.
So a late picture says nothing, and neither does a field of a few pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SMALLEST_M2 = 1000.0
"""A tenth of a hectare: about ten pixels of ten metres, none of them whole after an edge is taken off."""
LOOK_WITHIN_DAYS = 16
BEFORE_DAYS = 48
GREEN = 0.35
"""An index that a crop in leaf has at least."""
FALLS_BY = 0.15
"""A fall of the index, beyond that of the fields around, that is no noise."""


class Opinion(StrEnum):
    """What the pictures say. Stored nowhere: it follows from the series."""

    CLEARED = "cleared"
    STANDS = "stands"
    CANNOT_TELL = "cannot_tell"


class Because(StrEnum):
    """Why."""

    FELL = "fell"
    STAYED = "stayed"
    TOO_SMALL = "too_small"
    LATE = "late"
    NONE_BEFORE = "none_before"
    NOT_GREEN = "not_green"


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One picture: the field's mean index, and the middle of the fields around on the same day where it is known."""

    on: date
    index: float
    around: float | None = None


@dataclass(frozen=True, kw_only=True)
class SecondOpinion:
    """The opinion with the two pictures it rests on. `fell`: by how much, beyond the fields around where they are known."""

    opinion: Opinion
    because: Because
    before: Looked | None = None
    after: Looked | None = None
    fell: float | None = None


class UnusableSeries(ValueError):
    """A series that is none; the text names the date and the rule."""


MOST_PICTURES = 1000


def series_of(rows: Sequence[tuple[str, str, str]]) -> list[Looked]:
    """Rows of text (date, index, index around or empty), to a series in the order of days. Raises UnusableSeries."""
    if not rows:
        raise UnusableSeries("The series holds no picture. Write one line a picture: date, index, index around.")
    if len(rows) > MOST_PICTURES:
        raise UnusableSeries(f"The series holds {len(rows)} pictures; {MOST_PICTURES} are the most.")
    found: dict[date, Looked] = {}
    for number, (day, index, around) in enumerate(rows, 1):
        try:
            on = date.fromisoformat(day.strip())
        except ValueError:
            raise UnusableSeries(f'Line {number}: "{day}" is no day. Write it as 2026-03-28.') from None
        if on in found:
            raise UnusableSeries(f"Line {number}: {on.isoformat()} stands twice. Keep one picture a day.")
        found[on] = Looked(on=on, index=_index(index, number), around=_index(around, number) if around.strip() else None)
    return [found[on] for on in sorted(found)]


def _index(said: str, number: int) -> float:
    try:
        value = float(said)
    except ValueError:
        value = 9.0
    if not -1 <= value <= 1:
        raise UnusableSeries(f'Line {number}: "{said}" is no index. It lies between -1 and 1.')
    return value


def second_opinion(series: Sequence[Looked], *, cleared_on: date, field_m2: float) -> SecondOpinion:
    """What the pictures say of a field that was cleared on a day. Never raises; says why it cannot tell."""
    if field_m2 < SMALLEST_M2:
        return SecondOpinion(opinion=Opinion.CANNOT_TELL, because=Because.TOO_SMALL)
    ordered = sorted(series, key=lambda each: each.on)
    before = next(
        (each for each in reversed(ordered) if 0 < (cleared_on - each.on).days <= BEFORE_DAYS), None
    )  # fmt: skip
    after = next((each for each in ordered if 0 < (each.on - cleared_on).days <= LOOK_WITHIN_DAYS), None)
    if before is None:
        return SecondOpinion(opinion=Opinion.CANNOT_TELL, because=Because.NONE_BEFORE, after=after)
    if after is None:
        return SecondOpinion(opinion=Opinion.CANNOT_TELL, because=Because.LATE, before=before)
    if before.index < GREEN:
        return SecondOpinion(opinion=Opinion.CANNOT_TELL, because=Because.NOT_GREEN, before=before, after=after)
    fell = before.index - after.index
    if before.around is not None and after.around is not None:
        fell -= before.around - after.around
    is_bare = fell >= FALLS_BY
    return SecondOpinion(
        opinion=Opinion.CLEARED if is_bare else Opinion.STANDS, because=Because.FELL if is_bare else Because.STAYED,
        before=before, after=after, fell=fell,
    )  # fmt: skip
