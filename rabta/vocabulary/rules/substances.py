"""Substances and the names under which statements speak of them, in English and Urdu, street names included."""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.tables import table


@dataclass(frozen=True)
class Substance:
    """One substance code of the house; `schedule` is None for what no convention lists, the codes where unsure."""

    number: int
    code: str
    kind: str
    name_en: str
    name_ur: str
    usual_unit: str
    schedule: str | None
    sources: tuple[str, ...]
    hs: str | None = None
    dea_code: str | None = None


@dataclass(frozen=True)
class SubstanceName:
    """One surface form. `ambiguous`: the words themselves leave doubt; `alternatives`: what else they may mean."""

    text: str
    code: str
    ambiguous: bool
    alternatives: tuple[str, ...]


@functools.cache
def substances() -> tuple[Substance, ...]:
    """Give every substance, in the order of its number."""
    held = table("substances")
    return tuple(
        Substance(
            number=row["number"], code=row["code"], kind=row["kind"], name_en=row["name_en"], name_ur=row["name_ur"],
            usual_unit=row["usual_unit"], schedule=row["schedule"], hs=row.get("hs"), dea_code=row.get("dea"),
            sources=tuple(held["sources"][key] for key in row["source"]),
        )
        for row in sorted(held["substances"], key=lambda row: int(row["number"]))
    )  # fmt: skip


@functools.cache
def _by_code() -> dict[str, Substance]:
    return {entry.code: entry for entry in substances()}


def substance(code: str) -> Substance:
    """Give the substance with this code; KeyError names the code where there is none."""
    return _by_code()[code]


@functools.cache
def written_name(code: str) -> str:
    """A name by which a list of seizures says this substance and is read as it: the English one, else the first known form.

    >>> written_name("heroin"), written_name("other")
    ('Heroin', 'other drugs')
    """
    name = substance(code).name_en
    if any(known.text == name.casefold() and known.code == code for known in substance_names()):
        return name
    forms = next(row["names"] for row in table("substances")["substances"] if row["code"] == code)
    first = forms[0] if forms else name
    return str(first["text"] if isinstance(first, dict) else first)


@functools.cache
def substance_names() -> tuple[SubstanceName, ...]:
    """Give every surface form, longest first (then by alphabet), lower case for Latin script, each text once."""
    names: dict[str, SubstanceName] = {}
    for row in table("substances")["substances"]:
        for entry in row["names"]:
            fields = entry if isinstance(entry, dict) else {"text": entry}
            text = str(fields["text"]).casefold()
            names[text] = SubstanceName(
                text=text,
                code=row["code"],
                ambiguous=bool(fields.get("ambiguous", False)),
                alternatives=tuple(fields.get("alternatives", ())),
            )
    return tuple(sorted(names.values(), key=lambda name: (-len(name.text), name.text)))
