"""Forms of returns: what a receiver asks for, by version, as `forms.yaml` lists it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rabta.returns.errors import NoSuchForm

FILE = Path(__file__).resolve().parent.parent / "forms.yaml"


@dataclass(frozen=True)
class Column:
    """One column of a form: its name there, what fills it, whether it must say something, the list its words stand in."""

    name: str
    fill: str
    needed: bool = False
    list: str = ""


@dataclass(frozen=True)
class Version:
    """One version of a form, and the days whose seizures it is for (`until` None: in force)."""

    version: str
    since: date
    until: date | None
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Form:
    """One form. `by`: "line" (a row for each event and substance) or "sum" (for each substance and unit); `kinds` and
    `agencies` restrict it where they name any."""

    code: str
    title: str
    receiver: str
    by: str
    due: str
    source: str
    versions: tuple[Version, ...]
    kinds: frozenset[str]
    agencies: frozenset[str]

    def version_for(self, first: date, last: date, version: str = "") -> Version:
        """The version that was in force on all of these days, or the one named. Raises NoSuchForm, with what there is."""
        if version:
            found = self.named(version)
            if found is None:
                raise NoSuchForm(f'{self.title} has no version "{version}". There are: {_named(self.versions)}.')
            return found
        for one in self.versions:
            if one.since <= first and (one.until is None or last <= one.until):
                return one
        raise NoSuchForm(
            f"No version of {self.title} was in force on all days from {first} to {last}. There are: "
            f"{_named(self.versions)}. Choose days within one of them."
        )

    def named(self, version: str) -> Version | None:
        """The version of this name; None where the table holds none."""
        return next((one for one in self.versions if one.version == version), None)

    def changed_since(self, version: Version) -> list[str]:
        """The columns that the version in force has and this one has not ("+ name"), and the other way round ("- name")."""
        now = [column.name for column in self.versions[-1].columns]
        then = [column.name for column in version.columns]
        return [*(f"+ {name}" for name in now if name not in then), *(f"- {name}" for name in then if name not in now)]


@functools.cache
def forms() -> Mapping[str, Form]:
    """Every form by its code, in the order of the file."""
    return {row["code"]: _form(row) for row in _held()["forms"]}


def form(code: str) -> Form:
    """Raises NoSuchForm, naming those there are."""
    if code not in forms():
        raise NoSuchForm(f'There is no return "{code}". There are: {", ".join(forms())}.')
    return forms()[code]


def words(name: str) -> Mapping[str, str]:
    """One list of `forms.yaml`: house code -> the form's word."""
    return dict(_held()["lists"][name])


def unknown() -> str:
    """What a form says where nobody knows."""
    return str(_held()["unknown"])


@functools.cache
def _held() -> dict[str, Any]:
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def _form(row: dict[str, Any]) -> Form:
    versions = tuple(
        Version(one["version"], one["from"], one.get("until"), tuple(Column(**column) for column in one["columns"]))
        for one in row["versions"]
    )
    return Form(
        row["code"], row["title"], row["receiver"], row["by"], row["due"], row["source"], versions,
        frozenset(row.get("kinds", ())), frozenset(row.get("agencies", ())),
    )  # fmt: skip


def _named(versions: tuple[Version, ...]) -> str:
    return "; ".join(f'"{one.version}" ({one.since} to {one.until or "now"})' for one in versions)
