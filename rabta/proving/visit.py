"""One reader in one world: asks doors and keeps every answer, byte for byte."""

import contextlib
import functools
import io
import re
import sys
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from unittest.mock import patch

from django.conf import settings
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from rabta.cli.inside.acting import KEY_VARIABLE
from rabta.cli.installation.house import House
from rabta.cli.main import command_in, main
from rabta.people.accounts.models import Account
from rabta.people.rules.machine_key import machine_key
from rabta.proving.built import Built
from rabta.proving.pointing import Ids
from rabta.proving.rules.answers import SENT_ALIKE, Answer, settled
from rabta.proving.rules.declared import without_declared
from rabta.proving.rules.filed import Telling
from rabta.proving.rules.people import Person
from rabta.proving.rules.worlds import World
from rabta.sharing.operations import working_on

LINK = re.compile(rb'(?:href|hx-get)="(/[^"#]*)"')
API = "/api/"
NEVER_ASKED = ("/static/", "/sign-out/", "/prefer/", "/task/end/")
"""What a crawl does not follow: files of the product itself, and what would end or change the visit."""
MISSING = uuid.UUID(int=9)


@dataclass
class Visit:
    """A browser and a command line of one reader, and everything obtained with them.

    `whole` is the whole world, `built` its records' names in the database as they are where nothing is hidden: the same
    in both worlds, so that both are asked the same questions. `complaints` are wrongs that need no second world.
    """

    reader: Person
    whole: World
    built: Built
    ids: Ids
    answers: dict[str, Answer] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    stage: str = ""
    _client: Client | None = None

    @property
    def client(self) -> Client:
        """The browser this reader signed in with."""
        if self._client is None:
            self._client = signed_in(self.reader)
        return self._client

    @property
    def key(self) -> str:
        """This reader's machine key."""
        return machine_key(bytes.fromhex(settings.CREDENTIALS.id_key), self.reader.id)

    @functools.cached_property
    def known(self) -> World:
        """The world in which there is nothing that this reader may not see."""
        return self.whole.seen_by(self.reader)

    @functools.cached_property
    def hidden(self) -> list[Telling]:
        """The reports of the whole world that this reader may not see."""
        return self.whole.hidden_from(self.reader)

    def keep(self, asked: str, answer: Answer) -> Answer:
        """Keep one answer under the question; the same question asked again is another question."""
        answer = without_declared(answer, self.reader)
        name, again = f"{self.stage}{asked}", 1
        while name in self.answers:
            again += 1
            name = f"{self.stage}{asked} (time {again})"
        self.answers[name] = answer
        return answer

    def ask(
        self, path: str, *, method: str = "get", form: dict[str, Any] | None = None, note: str = "", **headers: str
    ) -> Answer:  # fmt: skip
        """One request of this reader's browser; to the API, with the reader's key. `note` tells apart what is sent along."""
        if path.startswith(API):
            headers["HTTP_AUTHORIZATION"] = f"Bearer {self.key}"
        return self.ask_with(self.client, path, method=method, form=form, note=note, **headers)

    def ask_once(self, path: str) -> Answer:
        """The same, or what was answered to it already at this stage: for what is followed, named and sought alike."""
        return self.answers.get(f"{self.stage}GET {path}") or self.ask(path)

    def ask_with(
        self, client: Client, path: str, *, method: str = "get", form: dict[str, Any] | None = None, note: str = "",
        **headers: str,
    ) -> Answer:  # fmt: skip
        """The same with another browser, such as one in which nobody signed in."""
        self.ids.next_request()
        send = getattr(client, method)
        with counting() as sent:
            response = send(path, form, **headers) if form is not None else send(path, **headers)
            answer = answer_of(door_of(path), response)
        answer = replace(answer, sent=sent_by(answer.door, sent))
        return self.keep(f"{method.upper()} {path}{f' {note}' if note else ''}", answer)

    def crawl(self, starts: Sequence[str], *, most: int) -> None:
        """Ask these addresses and every one they lead to: of each door at most so many more than those it starts from."""
        waiting, asked, followed = list(starts), set[str](), Counter[str]()
        while waiting:
            path = waiting.pop(0)
            if path in asked or path.startswith(NEVER_ASKED):
                continue
            if path not in starts:
                followed[door_of(path)] += 1
                if followed[door_of(path)] > most:
                    continue
            asked.add(path)
            answer = self.ask_once(path)
            waiting += [link.decode().replace("&amp;", "&") for link in LINK.findall(answer.body)]

    def command(self, *words: str, said: bytes = b"", note: str = "", within: str = "") -> Answer:
        """One command of the command line, run with this reader's machine key; what it wrote to both its outputs.

        `within` is a folder the check itself made: its name is left out.
        """
        self.ids.next_request()
        kept_open = patch.object(House, "close")  # else every command would open all connections of a visit anew
        own_task = working_on(None)  # a command's task ends with its process; here it ends with the command
        key = patch.dict("os.environ", {KEY_VARIABLE: self.key})
        with counting() as sent, captured(said) as (out, err), key, kept_open, own_task:
            try:
                code = main(list(words))
            except SystemExit as end:
                code = int(end.code or 0)
        body = out.buffer.getvalue() + b"\n-- standard error --\n" + err.buffer.getvalue()  # type: ignore[attr-defined]
        asked = f"rabta {' '.join(words)}{f' {note}' if note else ''}"
        if within:
            asked, body = asked.replace(within, ""), body.replace(within.encode(), b"")
        door = command_in(list(words)) or words[0]
        return self.keep(asked, Answer(door, code, (), body, sent_by(door, sent)))


@contextlib.contextmanager
def counting() -> Iterator[list[Any]]:
    """The statements that the application's own login sends meanwhile."""
    sent: list[Any] = []

    def count(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(count):
        yield sent


def sent_by(door: str, sent: Sequence[Any]) -> int:
    """How many statements, of a door that sends as many whatever hides."""
    return len(sent) if door in SENT_ALIKE else 0


@contextlib.contextmanager
def captured(said: bytes) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Standard input from these bytes, both outputs into memory."""
    out, err, given = (io.TextIOWrapper(io.BytesIO(b), encoding="utf-8", write_through=True) for b in (b"", b"", said))
    with patch.object(sys, "stdin", given), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield out, err


class Reader(Protocol):
    """Whoever can be signed in: the id of a reader who has a sign-in."""

    @property
    def id(self) -> uuid.UUID: ...


TASK = "EX-221, worlds compared"


def signed_in(person: Reader, *, task: str = TASK) -> Client:
    """A browser in which this person is signed in, and has said what for unless `task` is empty."""
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    client.force_login(Account.objects.get(reader_id=person.id), backend="rabta.people.accounts.sign_in.AccountBackend")
    if task and (answer := client.post("/task/", {"reason": task})).status_code != 302:
        raise ValueError(f"reader {person.id} could not begin a task: {answer.status_code}")
    return client


def nobody() -> Client:
    """A browser in which nobody signed in."""
    return Client(SERVER_NAME="localhost")


def door_of(path: str) -> str:
    """The name in urls.py of the door an address leads to."""
    try:
        return resolve(path.partition("?")[0]).url_name or "unnamed"
    except (Resolver404, ValueError):
        return "no such address"


def answer_of(door: str, response: HttpResponse) -> Answer:
    """Everything a browser gets, with the two cookies left out that hold random keys."""
    headers = [(name, value) for name, value in response.headers.items() if name != "Set-Cookie"]
    cookies = [("Set-Cookie", _cookie(name, morsel)) for name, morsel in response.cookies.items()]
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    return Answer(door, response.status_code, tuple(sorted(headers + cookies)), settled(body))


def _cookie(name: str, morsel: Any) -> str:
    said = ";".join(f"{key}={value}" for key, value in sorted(morsel.items()) if value and key != "expires")
    random = name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return f"{name}={'a random key' if random and morsel.value else morsel.value};{said}"
