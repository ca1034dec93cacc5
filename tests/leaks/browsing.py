"""A reader's browser in a test's house: signed in at a fixed time, and everything it obtains by following links.

The worlds themselves are built and compared by rabta.proving; this is for tests that look at one house before and after.
"""

import itertools
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client

from rabta.people.accounts.models import Account
from rabta.proving.rules.answers import settled
from rabta.proving.rules.filed import NOW
from rabta.proving.visit import LINK, signed_in
from rabta.web import clock
from tests.people import Person

LEFT_OUT = ("/static/", "/sign-out/", "/prefer/", "/task/", "/ledger/")
"""What is not followed: what ends the visit, the task's own page (one for every page), and the ledger, where every look adds
to a reader's own deeds. (Two worlds of rabta.proving look there too: both are looked at alike.)"""
ONCE = re.compile(rb'(name="once" value=")[0-9a-f-]+')
"""By which a form that is sent twice files once: another each time the form is given out."""
Obtained = dict[str, tuple[int, tuple[tuple[str, str], ...], bytes]]
__all__ = ["NOW", "Obtained", "crawl", "differing", "fixed_clock", "sign_in"]


@contextmanager
def fixed_clock(*, first: int = 5_000_000) -> Iterator[None]:
    """The console's time and ids decided by the test; in one house, each time from another `first` number on."""
    with pytest.MonkeyPatch.context() as patch:
        ids = itertools.count(first)
        patch.setattr(clock, "now", lambda: NOW)
        patch.setattr(clock, "new_id", lambda: uuid.UUID(int=next(ids) << 64))
        yield


def sign_in(person: Person) -> Client:
    """A browser in which this person is signed in and has said what for."""
    name = person.name.replace(" ", "-").casefold()
    Account.objects.get_or_create(reader_id=person.id, defaults={"sign_in_name": name, "added_at": NOW})
    return signed_in(person)


def crawl(client: Client, *, most: int = 400, extra: tuple[str, ...] = ()) -> Obtained:
    """Everything one browser can obtain by following links from the first page: status, headers, body."""
    waiting, obtained = ["/", "/reporting/", "/search/?q=kg", "/search/?q=held", "/map/points/", *extra], {}
    while waiting and len(obtained) < most:
        path = waiting.pop(0)
        if path in obtained or path.startswith(LEFT_OUT):
            continue
        response = client.get(path)
        headers = tuple(sorted((k, v) for k, v in response.headers.items() if k != "Set-Cookie"))
        obtained[path] = (response.status_code, headers, ONCE.sub(rb"\1", settled(response.content)))
        waiting += [link.decode().replace("&amp;", "&") for link in LINK.findall(response.content)]
        if path.startswith("/map/points/"):  # what the page's script would ask for next
            waiting += [f"/map/place/?all=1&cell={place['cell']}" for place in response.json()["places"]]
    return obtained


def differing(one: Obtained, other: Obtained) -> list[str]:
    """Paths whose answers differ, or that only one world has."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
