"""The register of prevention: programmes and places of treatment, each as somebody stated it on a day.

What stands of a place of treatment is the newest statement of its name in its district; the earlier ones stay in the record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST = 200
"""Characters of a name, a body, a source; of the reason why something is taken back."""
MOST = 9_999_999
EARLIEST = date(1990, 1, 1)
FIRST_DAY = "Give the first day of the programme; the last one does not come before it."


class Kind(StrEnum):
    """What a line of the register is about."""

    PROGRAMME = "programme"
    TREATMENT = "treatment"


class Audience(StrEnum):
    """Whom a programme is for."""

    SCHOOL = "school"
    UNIVERSITY = "university"
    YOUTH = "youth"
    FAMILIES = "families"
    PRISON = "prison"
    PUBLIC = "public"


YOUNG = frozenset({Audience.SCHOOL, Audience.UNIVERSITY, Audience.YOUTH})


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One statement. Of a programme: `audience`, days, `reached`; of a place of treatment: `places`, `waiting`."""

    kind: Kind
    name: str
    body: str
    district: int | None
    source: str
    stated_on: date | None
    audience: str = ""
    date_from: date | None = None
    date_to: date | None = None
    reached: int | None = None
    places: int | None = None
    waiting: int | None = None


Wrong = tuple[str, str]
"""The field that keeps a statement from entering, by its name in `Stated`, and the rule it breaks."""


def why_not_stated(said: Stated, *, today: date) -> str:
    """Why this does not enter the register; "" where it may."""
    wrong = wrong_with(said, today=today)
    return wrong[1] if wrong else ""


def wrong_with(said: Stated, *, today: date) -> Wrong | None:
    """The first field that breaks a rule, and the rule; None where the statement may enter."""
    return _everywhere(said, today) or (_programme(said) if said.kind is Kind.PROGRAMME else _treatment(said))


def _everywhere(said: Stated, today: date) -> Wrong | None:
    for name in ("name", "body", "source"):
        if not getattr(said, name).strip():
            return name, "Say the name, the body that runs it, and where it is stated."
        if len(getattr(said, name)) > LONGEST:
            return name, f"A field has at most {LONGEST} characters."
    if said.district is None:
        return "district", "Choose the district."
    if said.stated_on is None or not EARLIEST <= said.stated_on <= today:
        return "stated_on", "Give the day of the statement, today or before."
    for name in ("reached", "places", "waiting"):
        number = getattr(said, name)
        if number is not None and not 0 <= number <= MOST:
            return name, f"A number of persons or places is from 0 to {MOST}."
    return None


def _programme(said: Stated) -> Wrong | None:
    if said.audience not in list(Audience):
        return "audience", "Say whom the programme is for."
    if said.date_from is None:
        return "date_from", FIRST_DAY
    if said.date_to is not None and said.date_to < said.date_from:
        return "date_to", FIRST_DAY
    stray = next((name for name in ("places", "waiting") if getattr(said, name) is not None), None)
    return (stray, "Places and who waits are of a place of treatment, not of a programme.") if stray else None


def _treatment(said: Stated) -> Wrong | None:
    if said.places is None:
        return "places", "Give the number of places."
    of_programmes = ("audience", "date_from", "date_to", "reached")
    stray = next((name for name in of_programmes if getattr(said, name) not in ("", None)), None)
    rule = "Whom it is for, its days and whom it reached are of a programme, not of a place of treatment."
    return (stray, rule) if stray else None


@dataclass(frozen=True, kw_only=True)
class Line:
    """A statement that stands, in the order of filing (`number`), with the province of its district."""

    number: int
    stated: Stated
    province: str


def standing(lines: Iterable[Line]) -> list[Line]:
    """Every programme, and of each place of treatment the newest statement: by its day, then by the order of filing."""
    newest: dict[object, Line] = {}
    for line in lines:
        said = line.stated
        key = (" ".join(said.name.casefold().split()), said.district) if said.kind is Kind.TREATMENT else line.number
        held = newest.get(key)
        if held is None or _age(held) < _age(line):
            newest[key] = line
    return sorted(newest.values(), key=lambda one: one.number)


def _age(line: Line) -> tuple[date, int]:
    return line.stated.stated_on or date.min, line.number


@dataclass(frozen=True, kw_only=True)
class InProvince:
    """What stands in one province. `waiting` and `reached` add what was stated: how many say so stands beside."""

    institutions: int
    places: int
    waiting: int
    say_waiting: int
    programmes: int
    for_young: int
    reached: int
    say_reached: int


def in_province(lines: Sequence[Line], *, today: date) -> InProvince:
    """Added up from lines of `standing`; programmes are those that run today, whom they reached as stated."""
    treat = [one.stated for one in lines if one.stated.kind is Kind.TREATMENT]
    runs = [one.stated for one in lines if one.stated.kind is Kind.PROGRAMME and is_running(one.stated, today=today)]
    waiting = [one.waiting for one in treat if one.waiting is not None]
    reached = [one.reached for one in runs if one.reached is not None]
    return InProvince(
        institutions=len(treat), places=sum(one.places or 0 for one in treat), waiting=sum(waiting),
        say_waiting=len(waiting), programmes=len(runs), for_young=sum(one.audience in YOUNG for one in runs),
        reached=sum(reached), say_reached=len(reached),
    )  # fmt: skip


def is_running(said: Stated, *, today: date) -> bool:
    """Whether a programme has begun and is not over."""
    return said.date_from is not None and said.date_from <= today <= (said.date_to or date.max)


def why_not_taken_back(words: str, *, own: bool, gone: bool) -> str:
    """Why a statement may not be taken back; "" where it may."""
    if not own:
        return "Whoever stated it takes it back: the agency that filed it."
    if gone:
        return "It was taken back already."
    if not words.strip():
        return "Say why."
    return f"A field has at most {LONGEST} characters." if len(words) > LONGEST else ""
