"""Input that somebody made to break in: SQL in every field, tokens bent and moved, columns nobody asked for, ids guessed."""

import ast
import functools
import hashlib
import hmac
import inspect
import itertools
import os
import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections
from django.test import Client
from django.urls import resolve

from rabta.people.rules.purposes import Role
from rabta.proving.doors.pages import PAGES, Page
from rabta.proving.doors.register import routes
from rabta.sharing.operations import acting_as, reading_as
from rabta.web import clock
from tests.house import House
from tests.leaks.asking import HIDDEN_WORDS, Standing, ask
from tests.leaks.browsing import fixed_clock, sign_in
from tests.leaks.test_answers_alike import whole
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, SCREENER

WEB = Path(inspect.getfile(clock)).parent
_PART = re.compile(r"<(?:\w+:)?(\w+)>")
ENDS_THE_VISIT = {"sign_out", "lock", "task_end", "end_sign_in", "withdraw"}


def names_read(source: str) -> set[str]:
    """Every name this code takes from a form or an address: it asks for each by a word of its own."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("get", "getlist"):
            found |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            found.add(node.slice.value)
    return {name for name in found if isinstance(name, str) and name.isidentifier()}


NAMES = sorted(set().union(*(names_read(path.read_text(encoding="utf-8")) for path in WEB.rglob("*.py"))))


def address(pattern: str, standing: Standing) -> str:
    """This route, for a record that shows and that its reader's agency filed."""
    parts = {
        "report_id": standing.reports["road"], "key": standing.key("road"), "a": standing.key("road"),
        "b": standing.key("again"), "person_id": CUSTOMS_OFFICER.id, "name": "mass_by_substance", "digest": "0" * 12,
        "number": 0,
    }  # fmt: skip
    return _PART.sub(lambda part: str(parts.get(part[1], uuid.UUID(int=8))), pattern)


def form_of(page: Page, standing: Standing) -> dict[str, str]:
    """A form as one would fill it, for the record above."""
    known = defaultdict(lambda: uuid.UUID(int=9), report=standing.reports["again"], correction="", judgement="")
    return {field: value.format_map(known) for field, value in (page.form or {}).items()}


def filled(house: House) -> Standing:
    """A filled house whose officer holds every role there is, so that no form refuses before it reads its fields."""
    standing = Standing(house).fill()
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        roles = [int(role) for role in Role]
        superuser.execute("UPDATE reader SET roles = %s, vetting = 3 WHERE id = %s", [roles, ANF_OFFICER.id])
        superuser.execute("ALTER TABLE reader ENABLE TRIGGER watched")
    return standing


# Injected SQL.

MARK = "zqx"
INJECTED = (
    "zqx' OR 1=1; UPDATE rabta.reader SET vetting = 3 --",
    "1); SELECT set_config('rabta.reader', 'zqx', false) --",
    'zqx") UNION SELECT content FROM report_body /* $$; DROP TABLE report; $$',
    '{"zqx": 1} %s %(key)s {0} $1 \\',
)


def _asked(client: Client, standing: Standing, first: int) -> Iterator[tuple[str, int]]:
    """Every form field of every door on its own, then every name anywhere, in the address: what was asked, the status.

    The injections take turns, this one first.
    """
    turns = itertools.islice(itertools.cycle(INJECTED), first, None)
    said = next(turns)
    headers = {"HTTP_USER_AGENT": said, "HTTP_X_FORWARDED_FOR": said, "HTTP_HX_CURRENT_URL": said}
    client.cookies["rabta_language"] = client.cookies["rabta_theme"] = said.replace(";", "").replace('"', "'")
    for name, pattern in routes():
        page, path = PAGES[name], address(pattern, standing)
        if name not in ENDS_THE_VISIT:
            own = set(itertools.chain.from_iterable(parse_qs(one.lstrip("?")) for one in page.asks))
            for names in (*({one} for one in sorted(own)), NAMES):
                asked = f"{path}?{urlencode(dict.fromkeys(names, next(turns)))}"
                yield f"GET {path} {names}", client.get(asked, **headers).status_code
        form = form_of(page, standing)
        for field in form if name not in ENDS_THE_VISIT else ():
            yield f"POST {path} {field}", client.post(path, form | {field: next(turns)}, **headers).status_code


def _holding(standing: Standing) -> tuple[dict[str, int], list[Any]]:
    """Rows of every table, and what an injection would be after: rights, keys, policies, columns."""
    with standing.house.as_superuser() as superuser:
        tables = [t for (t,) in superuser.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'rabta'").fetchall()]
        counts = {t: standing.one(f"SELECT count(*) FROM {t}") for t in tables}  # noqa: S608
        rights = superuser.execute(
            "SELECT (SELECT md5(string_agg(r::text, ',' ORDER BY id)) FROM reader r),"
            " (SELECT md5(string_agg(k::text, ',')) FROM token_key k),"
            " (SELECT md5(string_agg(p::text, ',' ORDER BY p::text)) FROM pg_policies p),"
            " (SELECT count(*) FROM pg_attribute), (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_auth_members)"
        ).fetchall()
    return counts, rights


@pytest.mark.slow
@pytest.mark.parametrize("first", range(len(INJECTED)) if "RABTA_PROVE" in os.environ else [0])
def test_sql_in_every_field_stays_a_value(house: House, first: int) -> None:
    """No word anybody sends is ever part of a statement; nothing but 200, 302 and 4xx; no row gone, no right moved."""
    standing = filled(house)
    client, texts = sign_in(ANF_OFFICER), list[str]()
    before, shown = _holding(standing), ask(OUTSIDER, "SELECT count(*) FROM report")

    def heard(execute: Callable[..., Any], sql: Any, parameters: Any, many: bool, context: Any) -> Any:
        texts.append(str(sql).casefold())
        return execute(sql, parameters, many, context)

    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(heard))
        answers = dict(_asked(client, standing, first))
    wrong = {asked: status for asked, status in answers.items() if status not in (200, 204, 302) and not 400 <= status < 500}
    assert not wrong
    assert len(answers) > 150 and 200 in answers.values() and len(texts) > 1000, "or nothing was asked"
    assert not [text for text in texts if MARK in text]
    after = _holding(standing)
    assert after[1] == before[1]
    assert all(after[0][table] >= rows for table, rows in before[0].items())
    assert ask(OUTSIDER, "SELECT count(*) FROM report") == shown


REACHING = (
    "SET ROLE rabta_gate", "SET LOCAL ROLE rabta_owner", "SET ROLE rabta_resolver", "SET ROLE rabta_administrator",
    "SET SESSION AUTHORIZATION rabta_owner", "RESET ROLE", "RESET SESSION AUTHORIZATION", "SET row_security = off",
    "SET search_path = pg_temp, rabta", "SELECT set_config('rabta.reader', '', true)",
    "SET LOCAL rabta.reader = ''", "DISCARD ALL", "RESET ALL", "COMMIT; BEGIN", "ROLLBACK", "SET TRANSACTION READ WRITE",
    "GRANT rabta_gate TO rabta_app", "ALTER ROLE rabta_app BYPASSRLS", "ALTER TABLE report NO FORCE ROW LEVEL SECURITY",
    "CREATE OR REPLACE FUNCTION visible_markings() RETURNS SETOF integer LANGUAGE sql AS 'SELECT id FROM marking'",
    "CREATE FUNCTION pg_temp.reader_token() RETURNS int LANGUAGE sql AS 'SELECT 1'", "UPDATE reader SET vetting = 3",
    "INSERT INTO token_key VALUES ('mine', '', '', true)", "SELECT set_config('role', 'rabta_gate', true)",
    "PREPARE TRANSACTION 'kept'", "LISTEN rabta", "DECLARE c CURSOR WITH HOLD FOR SELECT * FROM report; FETCH ALL FROM c",
)  # fmt: skip


@pytest.mark.parametrize("sql", REACHING)
@pytest.mark.parametrize("opened", [reading_as, acting_as], ids=lambda f: f.__name__)
def test_sql_that_did_get_in_raises_nobodys_reach(standing: Standing, opened: Callable[..., Any], sql: str) -> None:
    """The application's own login in an outsider's transaction, as after a successful injection: it reads nothing more.

    Whatever the statement did to the session, the next reader of this connection reads what is theirs.
    """
    try:
        with opened(OUTSIDER.id):
            raw = connections["default"].connection
            try:
                raw.execute(sql)
                rows = raw.execute("SELECT count(*) FROM report").fetchone()
            except psycopg.Error as refused:
                assert not any(word in str(refused).casefold() for word in HIDDEN_WORDS)
            else:
                assert rows == (0,)
    except DatabaseError:
        pass  # the transaction the statement ended cannot be closed in order
    finally:
        connections["default"].close()
    assert ask(OUTSIDER, "SELECT count(*), current_user::text FROM report") == [(0, "rabta_app")]
    assert ask(SCREENER, "SELECT count(*) FROM report") == [(3,)]


def _own_token() -> str:
    return str(connections["default"].connection.execute("SELECT current_setting('rabta.reader')").fetchone()[0])


def _signed(said: str, moment: int, key: bytes) -> str:
    return f"{said}|{hmac.new(key, f'{said}|{moment}'.encode(), hashlib.sha256).hexdigest()}"


BENT: Mapping[str, Callable[[str, str, int], str]] = {
    "replayed from another reader's transaction": lambda kept, own, moment: kept,
    "another reader under one's own seal": lambda kept, own, moment: f"{ANF_OFFICER.id}|1|{own.split('|')[2]}",
    "another purpose under the same seal": lambda kept, own, moment: own.replace("|1|", "|2|"),
    "a fourth part": lambda kept, own, moment: f"{own}|{ANF_OFFICER.id}",
    "a seal cut short": lambda kept, own, moment: own[:-1],
    "an empty seal": lambda kept, own, moment: f"{ANF_OFFICER.id}|1|",
    "no seal": lambda kept, own, moment: f"{ANF_OFFICER.id}|1",
    "an empty part": lambda kept, own, moment: "||",
    "sealed with no key": lambda kept, own, moment: _signed(f"{ANF_OFFICER.id}|1", moment, b""),
    "sealed with a key of zeros": lambda kept, own, moment: _signed(f"{ANF_OFFICER.id}|1", moment, bytes(32)),
    "sealed with another key of the house": lambda kept, own, moment: _signed(
        f"{ANF_OFFICER.id}|1", moment, bytes.fromhex(settings.CREDENTIALS.id_key)
    ),
    "the same seal in capitals": lambda kept, own, moment: f"{ANF_OFFICER.id}|1|{kept.split('|')[2].upper()}",
    "SQL for a seal": lambda kept, own, moment: f"{ANF_OFFICER.id}|1|' OR 'a'='a",
    "an array for a part": lambda kept, own, moment: "{" + own + "}",
}
"""From a token kept of an officer's transaction, one's own token and the moment of one's own transaction."""


@pytest.mark.parametrize("how", BENT)
def test_a_bent_token_is_an_error_and_never_a_reader(standing: Standing, how: str) -> None:
    with reading_as(ANF_OFFICER.id):
        kept = _own_token()
    with pytest.raises(psycopg.Error) as refused, reading_as(OUTSIDER.id):
        raw = connections["default"].connection
        (moment,) = raw.execute("SELECT (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint").fetchone()
        raw.execute("SELECT set_config('rabta.reader', %s, true)", [BENT[how](kept, _own_token(), moment)])
        raw.execute("SELECT count(*) FROM report")
    assert refused.value.sqlstate == "42501" and "bad reader token" in str(refused.value)


def test_a_token_expires_with_its_transaction(standing: Standing) -> None:
    """The same connection, the same reader, the next transaction: a token kept in between is an error there."""
    with reading_as(SCREENER.id):
        kept = _own_token()
        assert connections["default"].connection.execute("SELECT count(*) FROM report").fetchone() == (3,)
    with pytest.raises(psycopg.Error, match="bad reader token"), reading_as(SCREENER.id):
        raw = connections["default"].connection
        raw.execute("SELECT set_config('rabta.reader', %s, true)", [kept])
        raw.execute("SELECT count(*) FROM report")


# Mass assignment.

COLUMNS = sorted({column.name for model in apps.get_models() for column in model._meta.concrete_fields})
VALUES = {"vetting": "3", "roles": ["1", "2", "3", "4", "5", "6", "7"], "is_active": "1", "reader_id": str(ANALYST.id)}


@functools.cache
def _names_shared() -> set[str]:
    return set().union(*(names_read(one.read_text(encoding="utf-8")) for one in WEB.glob("*.py")))


def _not_asked_for(path: str) -> dict[str, Any]:
    """Names of columns that neither this door's own code nor what it shares with others takes from a form."""
    source = inspect.getsource(inspect.getmodule(inspect.unwrap(resolve(path).func)))  # type: ignore[arg-type]
    mine = names_read(source) | _names_shared()
    return {name: VALUES.get(name, str(uuid.UUID(int=3))) for name in COLUMNS if name not in mine}


def _all_posted(standing: Standing, *, more: bool) -> list[int]:
    statuses = []
    with fixed_clock(first=7_000_000):
        client = sign_in(ANF_OFFICER)
        for name, pattern in routes():
            if PAGES[name].form is None or name in ENDS_THE_VISIT:
                continue
            path = address(pattern, standing)
            form = form_of(PAGES[name], standing) | {"sure": "1"}
            statuses.append(client.post(path, (_not_asked_for(path) if more else {}) | form).status_code)
    return statuses


OF_THE_MOMENT = ["written_in", "last_login", "attempt_time", "logout_time"]
"""Columns that say when, by the database's own clock."""
KEPT_OF_WHAT_WAS_SENT = ("accounts.session", "rabta.checkpoint")
"""Random keys, and what the sequencer's own clock says."""


def _digests(house: House) -> dict[str, str]:
    """SHA-256 of every row of every table, but for what differs however alike the requests."""
    made = {}
    with house.as_superuser() as superuser:
        names = "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('rabta', 'accounts')"
        for (table,) in superuser.execute(names).fetchall():
            if table.startswith(KEPT_OF_WHAT_WAS_SENT) or table.endswith(".django_migrations"):
                continue
            of_ids = "WHERE deed <> 'refused'" if table == "rabta.entry" else ""  # a refusal names every id of its form
            text = f"SELECT (to_jsonb(t) - %s::text[])::text FROM {table} t {of_ids} ORDER BY 1"  # noqa: S608
            made[table] = hashlib.sha256(repr(superuser.execute(text, [OF_THE_MOMENT]).fetchall()).encode()).hexdigest()
    return made


@pytest.mark.slow
def test_columns_that_no_form_asks_for_change_nothing(make_house: Callable[[], House]) -> None:
    """The same forms in two houses alike, once with every column of every table sent along: the same rows, byte for byte."""
    made = []
    for more in (False, True):
        standing = filled(make_house())
        before = _digests(standing.house)
        statuses = _all_posted(standing, more=more)
        made.append((statuses, before, _digests(standing.house)))
    (plain, first, after), (sent_along, second, after_too) = made
    assert first == second, "or the houses prove nothing"
    assert plain == sent_along and plain.count(302) >= 3, plain
    assert after != first and after == after_too
    assert {"vetting", "is_active", "originator", "marking_id", "filed_by"} <= set(COLUMNS)


# Guessed ids.


def _guesses(hidden: uuid.UUID) -> list[uuid.UUID]:
    """Neighbours of a hidden record, itself with one bit moved, records of another kind's, and chance."""
    near = [uuid.UUID(int=hidden.int + step) for step in (-2, -1, 1, 2)]
    bits = [uuid.UUID(int=hidden.int ^ (1 << bit)) for bit in (0, 31, 64, 127)]
    return [*near, *bits, uuid.UUID(int=0), uuid.UUID(int=2**128 - 1), uuid.uuid5(hidden, "chance")]


GUESSED = ("reports/{}/", "reports/{}/original/", "reports/{}/sharing/", "incidents/{}/", "events/{}/", "review/decided/{}/")


@pytest.mark.parametrize("route", GUESSED)
def test_a_guessed_id_is_a_missing_one(standing: Standing, route: str) -> None:
    client, said = sign_in(SCREENER), set()
    report, key = standing.reports["store"], standing.key("store")
    shown = standing.reports["road"] if not route.startswith("reports") else standing.key("road")  # of another kind
    with fixed_clock(first=8_000_000 + 100_000 * GUESSED.index(route)):
        for one in (report, key, shown, *_guesses(report), *_guesses(key)):
            status, headers, body = whole(client.get("/" + route.format(one)))
            said.add((status, tuple(sorted(headers.items())), body.replace(str(one).encode(), b"X")))
    assert len(said) == 1 and next(iter(said))[0] == 404


def test_a_guessed_number_is_a_missing_one(standing: Standing) -> None:
    """Numbers are what people say: searching for a hidden report's tells what searching for none tells."""
    hidden = standing.one("SELECT number FROM report WHERE id = %s", standing.reports["store"])
    last = "A" if hidden[-1] != "A" else "B"
    client, said = sign_in(SCREENER), set()
    for one in (hidden, hidden[:-1] + last, "ANF-0000-0000"):
        response = whole(client.get(f"/search/?q={one}"))
        said.add((response[0], response[2].replace(one.encode(), b"X").replace(one.casefold().encode(), b"x")))
    assert len(said) == 1
    shown = standing.one("SELECT number FROM report WHERE id = %s", standing.reports["road"])
    assert b"Torkham" in client.get(f"/search/?q={shown}").content, "or the search finds no number"
