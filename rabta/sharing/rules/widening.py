"""What releases make of a marking, and what changes for whom when a marking changes: said before it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rabta.people.rules.purposes import Purpose
from rabta.sharing.rules.marking import Handling, Level, Marking
from rabta.sharing.rules.strictest import agencies_in


@dataclass(frozen=True)
class Widening:
    """Whom one release lets in."""

    agencies: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()


def widened(given: Marking, releases: Iterable[Widening]) -> Marking:
    """The marking with the audience of every release added. Level, conditions and purposes stay as given."""
    standing = list(releases)
    return replace(
        given,
        agencies=tuple(sorted({*given.agencies, *(a for release in standing for a in release.agencies)})),
        groups=tuple(sorted({*given.groups, *(g for release in standing for g in release.groups)})),
    )


@dataclass(frozen=True)
class Change:
    """What one marking instead of another does. Agencies by number; the originator's own is never among them.

    `every_gained`, `every_lost`: all agencies of the country come in or go out, and stand in no list by themselves.
    """

    agencies_gained: tuple[int, ...]
    agencies_lost: tuple[int, ...]
    groups_gained: tuple[str, ...]
    groups_lost: tuple[str, ...]
    every_gained: bool
    every_lost: bool
    level_before: Level
    level_after: Level
    handling_after: tuple[Handling, ...]
    handling_added: tuple[Handling, ...]
    handling_dropped: tuple[Handling, ...]
    purposes_added: tuple[Purpose, ...]
    purposes_dropped: tuple[Purpose, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether the two markings are one."""
        moved = (
            self.agencies_gained, self.agencies_lost, self.groups_gained, self.groups_lost, self.handling_added,
            self.handling_dropped, self.purposes_added, self.purposes_dropped,
        )  # fmt: skip
        return not any(moved) and self.level_before == self.level_after and not (self.every_gained or self.every_lost)


def change_between(before: Marking, after: Marking) -> Change:
    """What becomes of whom when `after` stands where `before` stood, of the same originator."""
    was, will = agencies_in(before), agencies_in(after)
    every_gained, every_lost = after.every_agency > before.every_agency, after.every_agency < before.every_agency
    country = agencies_in(replace(before, every_agency=True, agencies=()))
    return Change(
        agencies_gained=tuple(sorted(will - was - (country if every_gained else frozenset()))),
        agencies_lost=tuple(sorted(was - will - (country if every_lost else frozenset()))),
        groups_gained=_new(before.groups, after.groups),
        groups_lost=_new(after.groups, before.groups),
        every_gained=every_gained,
        every_lost=every_lost,
        level_before=before.level,
        level_after=after.level,
        handling_after=tuple(sorted(set(after.handling))),
        handling_added=tuple(sorted(set(after.handling) - set(before.handling))),
        handling_dropped=tuple(sorted(set(before.handling) - set(after.handling))),
        purposes_added=tuple(sorted(set(after.purposes) - set(before.purposes))),
        purposes_dropped=tuple(sorted(set(before.purposes) - set(after.purposes))),
    )


def _new(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(after) - set(before)))
