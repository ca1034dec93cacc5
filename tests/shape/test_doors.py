"""Every door of the house is in the register of the two-worlds check, or stands there with why it discloses nothing."""

import pytest

from tests.house import TEMPLATE  # starts Django, so it comes first

# isort: split
from rabta.proving.doors import commands, pages
from rabta.proving.doors.addresses import STANDS_FOR, parts_of
from rabta.proving.doors.register import routes, unregistered


def test_every_address_and_every_command_is_registered() -> None:
    """Where this fails: somebody made a door. Add it where the sentence says, so that the check drives it."""
    assert unregistered() == []


def test_a_door_that_is_not_registered_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(pages.PAGES, "search")
    monkeypatch.delitem(commands.COMMANDS, "brief")
    monkeypatch.setitem(pages.PAGES, "gone", pages.Page())
    told = " ".join(unregistered())
    assert "/search/ (search)" in told and "`rabta brief`" in told and "gone" in told


def test_what_stands_in_an_address_is_known() -> None:
    unknown = {part for name, pattern in routes() for part in parts_of(pattern) if part not in STANDS_FOR}
    assert unknown == set(), "say in STANDS_FOR of rabta/proving/doors/addresses.py what it stands for"


def test_django_is_there() -> None:
    assert TEMPLATE


def test_what_discloses_nothing_says_why() -> None:
    assert all(len(why) > 20 for why in commands.DISCLOSES_NOTHING.values())
