"""What a run of the two-worlds check found, as a certificate for people and as JSON for machines."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from rabta.proving.rules.answers import Difference

NOT_COVERED = (
    "Time: how long an answer takes is not compared, only how many statements the doors of planned operations send for it.",
    "Other worlds: each is one of endlessly many. A leak that needs a record of a kind these lack is not found.",
    "Browsers: pages are compared as bytes; their scripts are not run. What a map's script asks for next is asked by hand.",
    "Many readers together, and what one learns from another; a picture taken again and again over days.",
    "The machine: memory, disk, logs, backups, the database's own statistics and its count of rows (SECURITY.md).",
    "Deliberate disclosures: who read a report is told to its originator; a checkpoint tells an auditor the ledger's size.",
    "The accounts login, the resolver, the owner and whoever holds the keys: they are not readers.",
    "The markings themselves: whether a report is marked as it should be.",
)
"""Said on every certificate."""
MOST_SHOWN = 40
FAST_ENOUGH = 10
"""Seconds in which a seeded leak should be found on a machine that does nothing else."""
SLOWEST = 5
"""So many of the slowest seeded leaks are printed; --json has the time of each, and so has each line while it runs."""


@dataclass(frozen=True)
class Found:
    """What one pair of worlds showed to one reader. `doors`: those that answered; `looked_for`: visible records sought."""

    seed: int
    reader: str
    asked: int
    doors: frozenset[str]
    looked_for: int
    differences: tuple[Difference, ...]
    complaints: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Planted:
    """One seeded leak: whether its door told, in which seconds and how many questions to each world, and what first."""

    name: str
    class_no: int
    door: str
    found: bool
    seconds: float
    said: str
    asked: int = 0


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """The outcome of one run. Sound when no pair differed, nothing is complained of and every planted leak was found."""

    version: str
    seed: int
    worlds: int
    readers: tuple[str, ...]
    database: str
    pairs: tuple[Found, ...]
    planted: tuple[Planted, ...] = ()
    complaints: tuple[str, ...] = ()
    seconds: float = 0.0
    not_covered: tuple[str, ...] = field(default=NOT_COVERED)

    @property
    def doors(self) -> tuple[str, ...]:
        """Every door that answered in some pair, by name."""
        return tuple(sorted(frozenset().union(*(pair.doors for pair in self.pairs))))

    @property
    def lost(self) -> tuple[Planted, ...]:
        """Seeded leaks that were not found."""
        return tuple(one for one in self.planted if not one.found)

    @property
    def sound(self) -> bool:
        """Whether the run is green."""
        return not (self.complaints or self.lost or any(pair.differences or pair.complaints for pair in self.pairs))

    def as_json(self) -> dict[str, Any]:
        """Everything, for a machine."""
        asked = sum(pair.asked for pair in self.pairs)
        return {
            "sound": self.sound, "verdict": self.verdict(), "version": self.version, "seed": self.seed,
            "worlds": self.worlds, "readers": list(self.readers), "database": self.database, "doors": list(self.doors),
            "asked": asked, "seconds": round(self.seconds, 1), "pairs_per_minute": self.pairs_per_minute(),
            "pairs": [{**asdict(pair), "doors": len(pair.doors)} for pair in self.pairs],
            "planted": [asdict(one) for one in self.planted], "complaints": list(self.complaints),
            "not_covered": list(self.not_covered),
        }  # fmt: skip

    def with_planted(self, planted: tuple[Planted, ...]) -> "Certificate":
        """The same with what became of the seeded leaks."""
        return replace(self, planted=planted)

    def verdict(self) -> str:
        """The sentence that is quoted."""
        if not self.sound:
            count = sum(len(pair.differences) for pair in self.pairs)
            wrongs = len(self.complaints) + sum(len(pair.complaints) for pair in self.pairs)
            lost = f"{len(self.lost)} of {len(self.planted)} seeded leaks lost"
            return f"NOT sound: {count} differences, {wrongs} wrongs, {lost}."
        said = f"No difference found in {self.worlds} worlds over {len(self.doors)} doors; this is not proof of absence."
        if not self.pairs:
            said = "No world was compared."
        return said + (f" Every seeded leak was found: {len(self.planted)} of {len(self.planted)}." if self.planted else "")

    def pairs_per_minute(self) -> float:
        """Pairs of worlds driven through every door in a minute of this run; seeded leaks are apart."""
        spent = self.seconds
        return round(60 * len(self.pairs) / spent, 1) if spent else 0.0

    def as_text(self) -> str:
        """The certificate as it is printed."""
        lines = [f"rabta {self.version}: two-worlds check", "", self.verdict(), ""]
        lines += [*self._what_was_done(), *self._what_is_wrong(), "", "Not covered:"]
        return "\n".join((*lines, *(f"  - {text}" for text in self.not_covered)))

    def _what_was_done(self) -> list[str]:
        asked, looked_for = (sum(getattr(pair, name) for pair in self.pairs) for name in ("asked", "looked_for"))
        lines = [f"  seed            {self.seed}", f"  database        {self.database}"]
        if self.pairs:
            lines += [
                f"  worlds          {self.worlds}, each with and without what a reader may not see",
                f"  readers         {', '.join(self.readers)}",
                f"  pairs           {len(self.pairs)} in {self.seconds:.0f} s: {self.pairs_per_minute()} a minute",
                f"  questions       {asked:,} in each world of the pairs, compared byte for byte",
                f"  must be there   {looked_for:,} visible records sought at their page, in the list, in search, in counts",
            ]
        if self.planted:
            lines += self._how_fast()
        return lines

    def _how_fast(self) -> list[str]:
        """How many seeded leaks were found, how fast, and the slowest of them by name."""
        slowest = sorted(self.planted, key=lambda one: -one.seconds)
        found, in_time = len(self.planted) - len(self.lost), sum(one.seconds <= FAST_ENOUGH for one in self.planted)
        middle = slowest[len(slowest) // 2].seconds
        said = f"{found} of {len(self.planted)} found, {in_time} within {FAST_ENOUGH} s, half within {middle:.1f} s"
        return [
            f"  seeded leaks    {said}; the slowest:",
            *(f"                  {one.seconds:5.1f} s  {one.name}" for one in slowest[:SLOWEST]),
        ]

    def _what_is_wrong(self) -> list[str]:
        wrongs = [f"  WRONG  {text}" for text in self.complaints]
        for pair in self.pairs:
            where = f"world {pair.seed}, {pair.reader}"
            wrongs += [f"  WRONG  {where}: {text}" for text in pair.complaints]
            wrongs += [f"  DIFFERS  {where}: {one.door}: {one.asked}\n      {one.how}" for one in pair.differences]
        wrongs += [f"  LOST  the seeded leak {one.name} ({one.door}) was not found" for one in self.lost]
        if len(wrongs) > MOST_SHOWN:
            wrongs[MOST_SHOWN:] = [f"  ... and {len(wrongs) - MOST_SHOWN} more (--json lists all)"]
        return ["", *wrongs] if wrongs else []
