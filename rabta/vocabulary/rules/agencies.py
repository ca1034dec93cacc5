"""The register of agencies and partners that take part, with the names statements use for them."""

import functools
from dataclasses import dataclass
from enum import StrEnum

from rabta.vocabulary.rules.tables import table


class Rhythm(StrEnum):
    """How often an agency with a duty to report reports: by the week from Monday to Sunday, or by the calendar month."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True)
class Agency:
    """One agency or partner.

    `duty_to_report`: the centre expects its seizures; then `rhythm` says how often, and `grace_days` how many days after
    the end of a week or month a report may still arrive in time. Both are assumed until the deployment confirms them.
    `country`: ISO 3166-1, None for a body of many countries. `province`: English name, of whoever acts in one alone.
    """

    number: int
    code: str
    kind: str
    name_en: str
    name_ur: str
    duty_to_report: bool
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    country: str | None = "PK"
    province: str | None = None
    rhythm: Rhythm | None = None
    grace_days: int = 0

    @property
    def short_en(self) -> str:
        """In as few signs as people use in English: its letters where it goes by them, else its shortest known name."""
        return self.code if self.code in self.names or not self.names else self.names[0]

    @property
    def is_partner(self) -> bool:
        """Of another country, or of many: never in an audience of "every agency"."""
        return self.kind in ("foreign_partner", "international_partner")


@functools.cache
def agencies() -> tuple[Agency, ...]:
    """Give every agency, in the order of its number."""
    return tuple(
        Agency(
            number=row["number"], code=row["code"], kind=row["kind"], name_en=row["name_en"], name_ur=row["name_ur"],
            duty_to_report=row["duty_to_report"], names=tuple(row["names"]),
            weak_names=tuple(row.get("weak_names", ())),
            country=row.get("country", None if row["kind"] == "international_partner" else "PK"),
            province=row.get("province"),
            rhythm=Rhythm(row["rhythm"]) if "rhythm" in row else None, grace_days=row.get("grace_days", 0),
        )
        for row in sorted(table("agencies")["agencies"], key=lambda row: int(row["number"]))
    )  # fmt: skip


@functools.cache
def _by_code() -> dict[str, Agency]:
    return {entry.code: entry for entry in agencies()}


def agency(code: str) -> Agency:
    """Give the agency with this code; KeyError names the code where there is none."""
    return _by_code()[code]


@functools.cache
def agency_names() -> dict[str, str]:
    """Give name or abbreviation -> code, longest first; case as written (ANF, not anf), weak names left out."""
    names: dict[str, str] = {}
    for entry in agencies():
        for name in (entry.name_en, entry.name_ur, *entry.names):
            names[name] = entry.code
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


@functools.cache
def weak_agency_names() -> dict[str, tuple[str, ...]]:
    """Give names that need other evidence ("Navy", "Coast Guard") -> the codes they may mean, longest first."""
    names: dict[str, tuple[str, ...]] = {}
    for entry in agencies():
        for name in entry.weak_names:
            names[name] = (*names.get(name, ()), entry.code)
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))
