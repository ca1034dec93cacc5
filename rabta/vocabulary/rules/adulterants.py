"""What laboratories find beside the drug declared, or in its place, and by which method: codes, names and sources."""

import functools
from dataclasses import dataclass

from rabta.vocabulary.rules.tables import table


@dataclass(frozen=True)
class Adulterant:
    """One thing found; `kind`: cutting, active, potent or poison."""

    code: str
    kind: str
    name_en: str
    name_ur: str
    sources: tuple[str, ...]
    names: tuple[str, ...]


@functools.cache
def adulterants() -> tuple[Adulterant, ...]:
    """Give every one, in the order of the table."""
    held = table("adulterants")
    return tuple(
        Adulterant(row["code"], row["kind"], row["name_en"], row["name_ur"],
                   tuple(held["sources"][key] for key in row["source"]), tuple(row["names"]))
        for row in held["adulterants"]
    )  # fmt: skip


@functools.cache
def _by_code() -> dict[str, Adulterant]:
    return {one.code: one for one in adulterants()}


def adulterant(code: str) -> Adulterant | None:
    """Give the one with this code; None where it is none (a substance of its own, or nothing).

    >>> adulterant("xylazine").name_en, adulterant("heroin")
    ('Xylazine', None)
    """
    return _by_code().get(code)


@functools.cache
def methods_named() -> tuple[tuple[str, str], ...]:
    """Give (name, code) of ways in which a laboratory, or an officer with a kit, looks."""
    return tuple((name, row["code"]) for row in table("adulterants")["methods"] for name in row["names"])
