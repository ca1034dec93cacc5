"""The register of doors: every address and every command through which something of the record could reach a reader.

A new address of the console: add its name to PAGES in `pages.py`. A new command: add it to COMMANDS in `commands.py`. A
new table or function that the application's login may use: `database.py` finds tables by itself and asks for functions.
What discloses nothing is named there too, with why. What is in none of them fails `make test` and turns the check red.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from rabta.cli.main import COMMANDS as COMMAND_LINE
from rabta.proving.doors import commands, database, pages
from rabta.proving.visit import Visit


def routes() -> Iterator[tuple[str, str]]:
    """Name and pattern of every address of this installation's web process, in the order of its urls."""

    def within(parts: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
        for part in parts:
            here = before + str(part.pattern)
            if isinstance(part, URLResolver):
                yield from within(part.url_patterns, here)
            else:
                yield part.name or here, here

    return within(get_resolver().url_patterns, "/")


def by_name() -> tuple[str, ...]:
    """Every registered door that must answer in a visit: addresses and commands."""
    return (*pages.PAGES, *commands.COMMANDS)


def registered(visit: Visit) -> frozenset[str]:
    """Every door of the register in the world of this visit: addresses, commands, tables, views and functions."""
    return frozenset((*by_name(), *database.objects(visit)))


def unregistered() -> list[str]:
    """What can be asked for and stands in no register, each as a sentence that says what to add; empty when all does."""
    there = dict(routes())
    missing = [
        f"the address {pattern} ({name}) is in no register: add it to PAGES in rabta/proving/doors/pages.py"
        for name, pattern in there.items()
        if name not in pages.PAGES
    ]
    missing += [
        f"the command `rabta {name}` is in no register: add it to COMMANDS, or with its reason to DISCLOSES_NOTHING, in"
        " rabta/proving/doors/commands.py"
        for name in COMMAND_LINE
        if name not in commands.COMMANDS and name not in commands.DISCLOSES_NOTHING
    ]
    missing += [f"{name} is registered in rabta/proving/doors/pages.py and there is no such address"
                for name in pages.PAGES if name not in there]  # fmt: skip
    missing += [f"{name} is registered in rabta/proving/doors/commands.py and there is no such command"
                for name in (*commands.COMMANDS, *commands.DISCLOSES_NOTHING) if name not in COMMAND_LINE]  # fmt: skip
    return missing
