"""Markings and gradings as values, and how they are written and read as text.

Sources: Europol handling codes H0-H3 and 4x4 grading (Europol Regulation 2016/794 Art. 19 and 29 and its manual);
Admiralty system (NATO STANAG 2511). The mapping to Admiralty loses information and says so.
"""

import hashlib
import json
import re
from collections.abc import Iterable
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
PURPOSES_IN_WORDS = {
    Purpose.COORDINATION: "coordination",
    Purpose.LAW_ENFORCEMENT: "law enforcement",
    Purpose.INTERDICTION_ONLY: "law-enforcement interdiction only, no targeting for the use of force",
    Purpose.PREVENTION: "prevention",
    Purpose.OVERSIGHT: "oversight",
}
_AND = " and "


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
        """The marking as it is printed, and read back by `parse_marking`: `RESTRICTED; every agency; H0`.

        Purposes are named where they are not the usual ones, and a note comes last: it may hold anything.
        """
        named = [agency_numbered(n).code for n in sorted(set(self.agencies))]
        named += [f"group {g}" for g in sorted(set(self.groups))]
        audience = ["every agency"] if self.every_agency else []
        audience += ["to " + ", ".join(named)] if named else []
        return self._printed(audience or ["originator only"])

    def as_told(self) -> str:
        """The marking as it is printed for a reader of another agency: `RESTRICTED; shared with you; H2`. Whom else it
        names is left out, and so is that it names anybody."""
        return self._printed(["every agency" if self.every_agency else "shared with you"])

    def _printed(self, audience: list[str]) -> str:
        parts = [
            self.level.name,
            *audience,
            ", ".join(h.name for h in sorted(set(self.handling))),
            "" if set(self.purposes) == set(DEFAULT_PURPOSES) else f"for {purposes_in_words(self.purposes)}",
            f"note {self.handling_note}" if self.handling_note else "",
        ]
        return "; ".join(filter(None, parts))

    def admits(self, agency: int, *, partner: bool, groups: frozenset[str] = frozenset()) -> bool:
        """Whether the audience holds a reader of this agency and these groups; vetting and purpose are asked besides."""
        return (
            agency == self.originator
            or (self.every_agency and not partner)
            or agency in self.agencies
            or not groups.isdisjoint(self.groups)
        )


def purposes_in_words(purposes: Iterable[Purpose]) -> str:
    """`coordination and oversight`, in the order of their numbers."""
    return _AND.join(PURPOSES_IN_WORDS[purpose] for purpose in sorted(set(purposes)))


@dataclass
class _Reading:
    level: Level = Level.RESTRICTED
    every_agency: bool = False
    agencies: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    handling: list[Handling] = field(default_factory=list)
    purposes: list[Purpose] = field(default_factory=list)
    note: str = ""


def parse_marking(text: str, *, originator: int) -> Marking:
    """Read `restricted; to ANF, NCA_UK, group harbour; H2` or `confidential; every agency` or `secret; originator only`.

    `for` names purposes, joined by "and"; `note` begins words that run to the end of the text, which H3 asks for. Order
    of parts is free; what is not said takes the default (restricted, originator only, H0, the usual purposes). Raises
    UnreadableMarking naming the part that is not understood; a marking is never guessed wider.
    """
    seen = _Reading()
    said, *note = re.split(r"(?:^|;)\s*note\s", text, maxsplit=1, flags=re.IGNORECASE)
    seen.note = "".join(note).strip()
    for part in filter(None, (p.strip() for p in said.split(";"))):
        _read_part(part, seen)
    if Handling.H3 in seen.handling and not seen.note:
        raise UnreadableMarking("H3 without a note")
    return Marking(
        originator=originator, level=seen.level, every_agency=seen.every_agency, agencies=tuple(seen.agencies),
        groups=tuple(seen.groups), handling=tuple(seen.handling) or (Handling.H0,), handling_note=seen.note,
        purposes=tuple(seen.purposes) or DEFAULT_PURPOSES,
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
        seen.groups.append(_group_name(part[6:], part))
    elif word.startswith("to "):
        _read_audience(part, seen)
    elif word.startswith("for "):
        seen.purposes += _purposes(word[4:], part)
    else:
        raise UnreadableMarking(part)


def _read_audience(part: str, seen: _Reading) -> None:
    for name in (name.strip() for name in part[3:].split(",")):
        if name.casefold().startswith("group "):
            seen.groups.append(_group_name(name[6:], part))
        else:
            seen.agencies.append(_agency_number(name, part))


def _group_name(name: str, part: str) -> str:
    if not name.strip():
        raise UnreadableMarking(part)
    return name.strip()


def _purposes(words: str, part: str) -> list[Purpose]:
    named = {said: purpose for purpose, said in PURPOSES_IN_WORDS.items()}
    found = [named.get(" ".join(said.split())) for said in words.split(_AND)]
    if None in found:
        raise UnreadableMarking(part)
    return [purpose for purpose in found if purpose is not None]


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
