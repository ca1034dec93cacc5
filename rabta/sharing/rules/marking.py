"""Markings and gradings as values, and how they are written and read as text.

Sources: Europol handling codes H0-H3 and 4x4 grading (Europol Regulation 2016/794 Art. 19 and 29 and its manual);
Admiralty system (NATO STANAG 2511). The mapping to Admiralty loses information and says so.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from enum import IntEnum

from rabta.people.rules.purposes import Purpose
from rabta.sharing.errors import UnreadableMarking
from rabta.vocabulary.rules.numbered import agency_number, agency_numbered


class Level(IntEnum):
    """How much trust a reader needs. Stable numbers."""

    OPEN = 0
    RESTRICTED = 1
    CONFIDENTIAL = 2
    SECRET = 3


class Handling(IntEnum):
    """Europol handling codes."""

    H0 = 0  # for preventing and combating crime only
    H1 = 1  # not in court without the giver's permission
    H2 = 2  # not to be passed on without permission
    H3 = 3  # other restriction, in words


DEFAULT_PURPOSES = (Purpose.COORDINATION, Purpose.LAW_ENFORCEMENT, Purpose.OVERSIGHT)


@dataclass(frozen=True, kw_only=True)
class Marking:
    """Level, audience, handling codes, purposes, originator. No audience means the originator alone."""

    originator: int
    level: Level = Level.RESTRICTED
    every_agency: bool = False
    agencies: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    handling: tuple[Handling, ...] = (Handling.H0,)
    handling_note: str = ""
    purposes: tuple[Purpose, ...] = DEFAULT_PURPOSES

    def digest(self) -> bytes:
        """SHA-256 over the canonical form: the same marking is the same row whoever writes it down."""
        parts = [
            self.originator, int(self.level), self.every_agency, sorted(set(self.agencies)), sorted(set(self.groups)),
            sorted({int(h) for h in self.handling}), self.handling_note, sorted({int(p) for p in self.purposes}),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode()).digest()

    def as_text(self) -> str:
        """The marking as it is printed: `RESTRICTED; every agency; H0`."""
        if self.every_agency:
            audience = "every agency"
        else:
            named = [agency_numbered(n).code for n in sorted(self.agencies)] + [f"group {g}" for g in self.groups]
            audience = "to " + ", ".join(named) if named else "originator only"
        codes = ", ".join(h.name for h in sorted(self.handling))
        return "; ".join(part for part in (self.level.name, audience, codes, self.handling_note) if part)


@dataclass
class _Reading:
    level: Level = Level.RESTRICTED
    every_agency: bool = False
    agencies: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    handling: list[Handling] = field(default_factory=list)
    note: str = ""


def parse_marking(text: str, *, originator: int) -> Marking:
    """Read `restricted; to ANF, ASF; H2` or `confidential; every agency` or `secret; originator only`.

    Order of parts is free; what is not said takes the default (restricted, originator only, H0). Raises
    UnreadableMarking naming the part that is not understood; a marking is never guessed wider.
    """
    seen = _Reading()
    for part in filter(None, (p.strip() for p in text.split(";"))):
        _read_part(part, seen)
    return Marking(
        originator=originator, level=seen.level, every_agency=seen.every_agency, agencies=tuple(seen.agencies),
        groups=tuple(seen.groups), handling=tuple(seen.handling) or (Handling.H0,), handling_note=seen.note,
    )  # fmt: skip


def _read_part(part: str, seen: _Reading) -> None:
    word = part.casefold()
    if word.upper() in Level.__members__:
        seen.level = Level[word.upper()]
    elif word in ("every agency", "all agencies"):
        seen.every_agency = True
    elif word == "originator only":
        return
    elif re.fullmatch(r"h[0-3](\s*,\s*h[0-3])*", word):
        seen.handling += [Handling[h.strip().upper()] for h in word.split(",")]
    elif word.startswith("group "):
        seen.groups.append(part[6:].strip())
    elif word.startswith("to "):
        seen.agencies += [_agency_number(name, part) for name in part[3:].split(",")]
    elif word.startswith("note "):
        seen.note = part[5:].strip()
    else:
        raise UnreadableMarking(part)


def _agency_number(name: str, part: str) -> int:
    number = agency_number(name.strip().upper())
    if number is None:
        raise UnreadableMarking(part)
    return number


@dataclass(frozen=True)
class Grading:
    """4x4: source A, B, C, X and information 1-4, set by the provider and never averaged."""

    source: str
    information: int

    def __post_init__(self) -> None:
        if self.source not in "ABCX" or self.information not in (1, 2, 3, 4):
            raise UnreadableMarking(f"grading {self.source}{self.information}")

    def as_text(self) -> str:
        return f"{self.source}{self.information}"

    def admiralty(self) -> str:
        """The nearest Admiralty grade. Lossy: A-C and 1-4 keep their place, X becomes F; 5 and 6 are never given."""
        return f"{'F' if self.source == 'X' else self.source}{self.information}"


def parse_grading(text: str) -> Grading:
    """Read `B2`. Raises UnreadableMarking for anything else."""
    if not re.fullmatch(r"[ABCX][1-4]", text.strip().upper()):
        raise UnreadableMarking(f"grading {text!r}")
    return Grading(text.strip().upper()[0], int(text.strip()[1]))
