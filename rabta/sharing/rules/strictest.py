"""What is made of several records is marked by the strictest of them.

The level is the highest, handling codes and notes add up (H0 limits, too), only a purpose that all allow is left, and
nobody is in the audience whom one of them leaves out. An originator is not in the audience of another's record by being one.
Source: the rule for compilations in national security markings; for handling codes the Europol manual (codes add up).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rabta.people.rules.purposes import Purpose
from rabta.sharing.rules.marking import DEFAULT_PURPOSES, Handling, Level, Marking, purposes_in_words
from rabta.vocabulary.rules.agencies import agencies

NO_PURPOSE = "no purpose"


@dataclass(frozen=True)
class Joined:
    """The markings of several records taken together. It is nobody's own: `originators` are all who have a say.

    `agencies` and `groups` are those that every part admits by itself; whoever one part lets in by agency and another by
    group is left out, which is stricter. Empty `purposes` means that nothing may be made of them.
    """

    originators: tuple[int, ...]
    level: Level
    agencies: tuple[int, ...]
    groups: tuple[str, ...]
    handling: tuple[Handling, ...]
    notes: tuple[str, ...]
    purposes: tuple[Purpose, ...]

    def admits(self, agency: int, *, groups: frozenset[str] = frozenset()) -> bool:
        """Whether a reader of this agency and these groups is in every audience."""
        return agency in self.agencies or not groups.isdisjoint(self.groups)

    def conditions_as_text(self) -> str:
        """What binds whoever reads it, without the audience, which is the originators' to know: `CONFIDENTIAL; H1, H2`."""
        parts = [self.level.name, ", ".join(h.name for h in self.handling)]
        if set(self.purposes) != set(DEFAULT_PURPOSES):
            parts.append(f"for {purposes_in_words(self.purposes) or NO_PURPOSE}")
        return "; ".join([*parts, *(f"note {note}" for note in self.notes)])


def strictest(markings: Sequence[Marking]) -> Joined:
    """Join the markings of the records something is made of: at least one. Their order changes nothing."""
    if not markings:
        raise ValueError("nothing is made of no records")
    return Joined(
        originators=tuple(sorted({m.originator for m in markings})),
        level=max(m.level for m in markings),
        agencies=tuple(sorted(set.intersection(*(set(agencies_in(m)) for m in markings)))),
        groups=tuple(sorted(set.intersection(*(set(m.groups) for m in markings)))),
        handling=tuple(sorted({code for m in markings for code in m.handling})),
        notes=tuple(sorted({m.handling_note for m in markings if m.handling_note})),
        purposes=tuple(sorted(set.intersection(*(set(m.purposes) for m in markings)))),
    )


def agencies_in(marking: Marking) -> frozenset[int]:
    """Every agency and partner whose readers the audience holds, its originator too; groups are not agencies."""
    return frozenset(a.number for a in agencies() if marking.admits(a.number, partner=a.is_partner))
