"""One whole visit: every door, in one fixed order; what writes comes last, and then all is looked at once more."""

import uuid
from collections.abc import Callable

from django.test import Client

from rabta.proving.doors import commands, database
from rabta.proving.doors.addresses import addresses, is_of_record, one_hidden
from rabta.proving.doors.pages import PAGES
from rabta.proving.doors.register import routes, unregistered
from rabta.proving.rules.people import HARBOUR
from rabta.proving.rules.tellings import SOURCES
from rabta.proving.visit import MISSING, Visit, nobody, signed_in

OF_ONE_DOOR, AFTERWARDS = 6, 3
"""Addresses of one door that a crawl follows beyond those it starts from: in the first, and in the one after the deeds."""
METHODS = ("get", "head", "options", "put", "patch", "delete", "post", "trace")
PARTIAL = {"HTTP_HX_REQUEST": "true"}


def starts(visit: Visit, *, asks: int = 1) -> list[str]:
    """Every address that names no record, with so much of what is put behind it."""
    return [
        path + ask
        for name, pattern in routes()
        if name in PAGES and not is_of_record(pattern)
        for path in addresses(visit, pattern)
        for ask in PAGES[name].asks[:asks]
    ]


def follow_every_link(visit: Visit) -> None:
    """From every address that names no record to wherever the pages lead, in English."""
    visit.crawl(starts(visit, asks=99), most=OF_ONE_DOOR)
    _look_into_the_map(visit)


def _look_into_the_map(visit: Visit) -> None:
    """What the page's own script would ask for next: each cell that is drawn, and all of them."""
    drawn = visit.ask("/map/points/?all=1", note="as the map")
    cells = sorted(set(_cells(drawn.body)))
    for cell in cells:
        visit.ask(f"/map/place/?all=1&cell={cell}")
    visit.ask("/map/place/?all=1&" + "&".join(f"cell={cell}" for cell in cells))


def _cells(body: bytes) -> list[str]:
    return [part.split(b'"')[0].decode() for part in body.split(b'"cell":"')[1:]]


def in_urdu(visit: Visit) -> None:
    """The same addresses in Urdu, and the pages one step behind them."""
    client = signed_in(visit.reader)
    client.cookies["rabta_language"] = "ur"
    for path in starts(visit):
        visit.ask_with(client, path, note="in Urdu")
    for name, pattern in routes():
        for path in _of_shown(visit, pattern)[:3] if name in PAGES and is_of_record(pattern) else ():
            visit.ask_with(client, path, note="in Urdu")


def _of_shown(visit: Visit, pattern: str) -> list[str]:
    """Addresses of this route that were answered with a page before."""
    return [path for path in addresses(visit, pattern)
            if (seen := visit.answers.get(f"GET {path}")) is not None and seen.status == 200]  # fmt: skip


def as_parts_of_pages(visit: Visit) -> None:
    """The same addresses as the page's script asks for them."""
    for path in starts(visit):
        visit.ask(path, note="as a part", **PARTIAL)


def every_record(visit: Visit) -> None:
    """Every address that names a record, for every record of the whole world: those hidden as well."""
    for name, pattern in routes():
        if name in PAGES and is_of_record(pattern):
            for path in addresses(visit, pattern):
                if visit.ask_once(path).status == 405:
                    break  # a form's address: every method is asked of it elsewhere
            for path in _of_shown(visit, pattern)[:2]:
                for ask in PAGES[name].asks[1:]:
                    visit.ask_once(path + ask)


def every_method(visit: Visit) -> None:
    """Every method at every address, for a hidden record and a missing one: one answer, but for the name asked for."""
    for name, pattern in routes():
        if name not in PAGES or not is_of_record(pattern):
            continue
        for method in METHODS:
            for headers, note in (({}, "any method"), (PARTIAL, "as a part"))[: 1 + (method in ("get", "post"))]:
                asked = [_sent(visit, name, method, path, note, headers) for path in one_hidden(visit, pattern)]
                if len({(status, body) for status, body in asked}) > 1:
                    visit.complaints.append(f"{method.upper()} {pattern} {note}: hidden and missing are told apart")


def _sent(visit: Visit, name: str, method: str, path: str, note: str, headers: dict[str, str]) -> tuple[int, bytes]:
    form = filled_form(visit, name, hidden=True) if method == "post" else None
    answer = visit.ask(path, method=method, form=form, note=note, **headers)
    body = answer.body
    for part in path.split("/"):
        if len(part) == len(str(uuid.UUID(int=0))):
            body = body.replace(part.encode(), b"X")
    return answer.status, body


def filled_form(visit: Visit, name: str, *, hidden: bool) -> dict[str, str]:
    """A door's form with ids of hidden records in it, or of missing ones."""
    named = database.hidden_named(visit)
    known = named if hidden else dict.fromkeys(named, MISSING)
    return {field: value.format(**known, missing=MISSING) for field, value in (PAGES[name].form or {}).items()}


def forms_with_ids(visit: Visit) -> None:
    """Forms sent to addresses that name no record, with ids of hidden and of missing ones in them."""
    for name, pattern in routes():
        if name not in PAGES or is_of_record(pattern) or PAGES[name].form is None:
            continue
        for hidden in (True, False):
            note, form = "hidden" if hidden else "missing", filled_form(visit, name, hidden=hidden)
            visit.ask(pattern, method="post", form=form, note=note)
        for method in METHODS:
            if method != "post":
                visit.ask(pattern, method=method, note="any method")


NONSENSE = (
    "/search/?q=%00", "/search/?q=%25%5C_%27%22", "/search/?from=9999-99-99&to=x", "/search/?agency=%27--",
    "/events/?page=99999999999", "/events/?page=-1", "/events/?page=999999", "/events/?from=0001-01-01&to=9999-12-31",
    "/reports/?before=%00", "/reports/?before=2025-01-01~x", "/reports/not-a-uuid/", "/briefing/?from=x&to=%00",
    "/reports/00000000000000000000000000000009/", "/briefing/mass_by_substance/?key=%27", "/incidents/x/", "/%00/",
    "/briefing/mass_by_substance/?key=99999999999999999999", "/live/?seen=%00", "/file/who/?audience=%00", "/nowhere/",
)  # fmt: skip


def nonsense(visit: Visit) -> None:
    """Addresses that mean nothing, a foreign host name, a form without its token, headers that ask for what was kept."""
    for path in NONSENSE:
        visit.ask(path, note="nonsense")
    visit.ask("/reports/", note="elsewhere", HTTP_HOST="elsewhere.example")
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.cookies = visit.client.cookies
    for path in ("/file/", "/review/decided/undo/", f"/reports/{uuid.UUID(int=9)}/withdraw/"):
        visit.ask_with(strict, path, method="post", form={"reason": "r"}, note="without a token")
    kept = {"HTTP_IF_NONE_MATCH": "*", "HTTP_IF_MODIFIED_SINCE": "x", "HTTP_RANGE": "bytes=0-1"}
    for path in ("/", "/reports/", "/events/?all=1", "/search/?q=kg"):
        visit.ask(path, note="if changed", **kept)


def first_letters(visit: Visit) -> None:
    """Search by the first one, two and three letters of hidden words in three scripts, by numbers and by whole words."""
    hidden = visit.hidden
    words = {word for name in SOURCES for word in name if any(word.encode() in t.content for t in hidden)}
    marks = {t.mark for t in hidden}
    asked = {word[:length] for word in words for length in (1, 2, 3)} | words | {mark[:4] for mark in marks} | marks
    for said in sorted(asked):
        visit.ask("/search/", form={"q": said}, note=said)


def without_signing_in(visit: Visit) -> None:
    """What somebody gets who did not sign in; and whether a name is somebody's: of a hidden team, or nobody's."""
    client = nobody()
    for path in starts(visit):
        visit.ask_with(client, path, note="not signed in")
    for name in (HARBOUR.sign_in_name, "nobody.at.all"):
        form = {"username": name, "password": "wrong"}
        answer = visit.ask_with(nobody(), "/sign-in/", method="post", form=form, note=name)
        if answer.status != 422:
            visit.complaints.append(f"signing in as {name} with a wrong password answers {answer.status}")


def without_a_task(visit: Visit) -> None:
    """What a reader gets who has not said what for: no word of a record, and nothing that tells hidden from missing."""
    client = signed_in(visit.reader, task="")
    for path in starts(visit):
        visit.ask_with(client, path, note="without a task")
    for name, pattern in routes():
        if name in PAGES and is_of_record(pattern):
            for path in (*_of_shown(visit, pattern)[:1], *one_hidden(visit, pattern)):
                visit.ask_with(client, path, note="without a task")


def run_commands(visit: Visit) -> None:
    """Every command of the register."""
    for drive in commands.COMMANDS.values():
        drive(visit)


def do_deeds(visit: Visit) -> None:
    """What is really done at each address, in the register's order."""
    for page in PAGES.values():
        for deed in page.deeds:
            deed(visit)


def look_again(visit: Visit) -> None:
    """Everything once more, now that this reader has filed, mended, judged: what a deed did to hidden records hides too."""
    visit.stage = "afterwards: "
    visit.crawl(starts(visit), most=AFTERWARDS)
    _look_into_the_map(visit)
    database.read_tables(visit)
    visit.stage = ""


Phase = Callable[[Visit], None]
PHASES: tuple[Phase, ...] = (
    follow_every_link, every_record, in_urdu, as_parts_of_pages, every_method, forms_with_ids, nonsense, first_letters,
    without_signing_in, without_a_task, database.read_tables, database.call_functions, database.point_at_hidden,
    run_commands, do_deeds, look_again,
)  # fmt: skip


def drive_every_door(visit: Visit) -> None:
    """The whole visit."""
    visit.complaints += unregistered()
    for phase in PHASES:
        phase(visit)
