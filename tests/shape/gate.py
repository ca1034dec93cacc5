"""The one gate to data, as rules over the source: which paths to the data are forbidden, what is asked for instead.

Each rule looks at one file and gives the lines that break it. Exceptions name a file, or one expression in it, and why;
one that no longer excepts anything fails the test too. The database holds without these rules; they keep a second way
in from being built by accident.
"""

import ast
import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Finding = tuple[int, str]
"""A line, and the expression in it that an exception may name."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`instead` says what to do; `caught` breaks the rule and `allowed` is the same thing done as it should be."""

    instead: str
    find: Callable[[str], Iterator[Finding]]
    caught: str
    allowed: str
    suffix: str = ".py"
    except_in: dict[str, str] = field(default_factory=dict)
    """Files, `*` for any part of a path, or `file: expression`; each with its reason."""


def broken(rule: Rule, path: str, text: str, used: set[str] | None = None) -> list[str]:
    """`path:line: what to do instead`, for every place where this file breaks the rule."""
    told = []
    for line, what in rule.find(text):
        named = f"{path}: {what}"
        names = [
            name for name in rule.except_in
            if name in (named, f"{path}: *") or fnmatch(path, name) or fnmatch(named, name)
        ]  # fmt: skip
        if used is not None:
            used.update(names)
        if not names:
            told.append(f"{path}:{line}: {what}: {rule.instead}")
    return told


def files(suffix: str) -> Iterator[tuple[str, str]]:
    """Every file of the product with this suffix, migrations among the SQL alone."""
    for path in sorted((ROOT / "rabta").rglob(f"*{suffix}")):
        if "migrations" not in path.parts:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@functools.lru_cache(maxsize=1)
def _walk(text: str) -> tuple[ast.AST, ...]:
    """Every node of one file: rules look at the same file one after the other."""
    return tuple(ast.walk(ast.parse(text)))


def _name(node: ast.AST) -> str:
    return ast.unparse(node)


UNMARKED = {
    "Reader": "people carry no marking; their own policy shows a reader to himself and to administrators",
    "Account": "sign-ins are in a schema of their own, which holds no record", "Session": "in that schema too",
    "Authenticator": "in that schema too",
    "AccessAttempt": "in that schema too", "AccessFailureLog": "in that schema too",
    "Proposal": "changes to people, under the policy of people", "Entry": "the ledger is appended to in one place",
}  # fmt: skip
"""Models that may be asked by their managers, because no marked row stands behind them."""


def managers(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if isinstance(node, ast.Attribute) and (
            (node.attr == "objects" and _name(node.value) not in (*UNMARKED, "database"))
            or node.attr in ("_default_manager", "_base_manager", "raw", "extra")
        ):
            yield node.lineno, _name(node)


def cursors(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if isinstance(node, ast.Subscript) and _name(node.value) == "connections":
            yield node.lineno, _name(node)
        if isinstance(node, ast.Call) and _name(node.func) in ("psycopg.connect", "connection.cursor"):
            yield node.lineno, _name(node.func)


SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|ALTER|DROP|CREATE|GRANT|REVOKE|TRUNCATE|COPY|SET|WITH)\s+\S")
EXECUTES = ("execute", "executemany", "copy", "answers")


def _spliced(node: ast.AST) -> Iterator[Finding]:
    """The expressions put into one text."""
    if isinstance(node, ast.JoinedStr):
        yield from ((part.lineno, _name(part.value)) for part in node.values if isinstance(part, ast.FormattedValue))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        for side in (node.left, node.right):
            if isinstance(side, ast.BinOp | ast.JoinedStr):
                yield from _spliced(side)
            elif not isinstance(side, ast.Constant):
                yield side.lineno, _name(side)
    elif isinstance(node, ast.Call) and _formats(node.func):
        yield from ((value.lineno, _name(value)) for value in (*node.args, *(k.value for k in node.keywords)))


def _formats(called: ast.AST) -> bool:
    """Whether it is `.format` of a text; psycopg's own sql.SQL quotes what is put in."""
    return isinstance(called, ast.Attribute) and called.attr == "format" and not _name(called.value).startswith("sql.SQL(")


def _words(node: ast.AST) -> str:
    """How a text begins, as far as it stands there."""
    if isinstance(node, ast.JoinedStr):
        node = node.values[0] if node.values else node
    while isinstance(node, ast.BinOp | ast.Call):
        node = node.left if isinstance(node, ast.BinOp) else node.func
        node = node.value if isinstance(node, ast.Attribute) else node
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def spliced_sql(text: str) -> Iterator[Finding]:
    found: set[Finding] = set()
    for node in _walk(text):
        if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Call) and SQL.match(_words(node)):
            found |= set(_spliced(node))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in EXECUTES:
            found |= {one for argument in node.args[:1] for one in _spliced(argument)}
    yield from sorted(found)


def other_logins(text: str) -> Iterator[Finding]:
    """The words by which the other logins go; `as a login` before one that is used as such, so that no word excuses it."""
    used = {id(word) for node in _walk(text) for word in _named_as_login(node)}
    for node in _walk(text):
        if isinstance(node, ast.Constant) and node.value in ("owner", "resolver", "owner_accounts"):
            yield node.lineno, f"as a login {node.value!r}" if id(node) in used else repr(node.value)


def _named_as_login(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Assign | ast.AnnAssign) or (isinstance(node, ast.keyword) and node.arg == "using"):
        yield from [node.value] if node.value else []
    if isinstance(node, ast.arguments):
        yield from (default for default in (*node.defaults, *node.kw_defaults) if default)
    if isinstance(node, ast.Subscript) and _name(node.value) == "connections":
        yield node.slice
    if isinstance(node, ast.Call) and _name(node.func).rpartition(".")[2] in ("using", "dsn", "get_connection"):
        yield from node.args


def tokens(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "set_config('rabta.reader'" in node.value:
            yield node.lineno, "rabta.reader"
        if isinstance(node, ast.Attribute) and node.attr == "token_key":
            yield node.lineno, _name(node)


def unescaped(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        called = _name(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
        if called in ("mark_safe", "SafeString"):
            yield node.lineno, _name(node.func)
        if called == "format_html" and not isinstance(node.args[0], ast.Constant):
            yield node.lineno, _name(node.args[0])


def unescaped_in_templates(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), 1):
        for found in re.findall(r"\|\s*safe\w*|autoescape\s+off|\{%\s*cache\b", line):
            yield number, found


def kept_answers(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if isinstance(node, ast.ImportFrom) and "cache" in (node.module or ""):
            yield node.lineno, str(node.module)
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names if "cache" in one.name)
        if isinstance(node, ast.FunctionDef):
            for mark in node.decorator_list:
                if "cache" in _name(mark):
                    yield node.lineno, node.name


LATE = {"StreamingHttpResponse", "FileResponse", "TemplateResponse", "SimpleTemplateResponse", "ListView", "DetailView"}


def late_answers(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, one.name) for one in node.names if one.name in LATE)
        if isinstance(node, ast.Attribute) and node.attr in LATE:
            yield node.lineno, node.attr


CLOCKS = {
    "timezone.now", "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "uuid4", "uuid1",
    "uuid.uuid4", "uuid.uuid1", "uuid.uuid7",
}  # fmt: skip


def clocks(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load) and _name(node) in CLOCKS:
            yield node.lineno, _name(node)
        if isinstance(node, ast.Call) and _name(node) == "timezone.localdate()":
            yield node.lineno, _name(node)


def logged_words(text: str) -> Iterator[Finding]:
    for node in _walk(text):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        whose, level = _name(node.func.value), node.func.attr
        if whose in ("log", "logger", "logging") and level in ("debug", "info", "warning", "error", "critical", "exception"):
            plain = node.args and isinstance(node.args[0], ast.Constant)
            if not plain or level == "exception" or any(k.arg == "exc_info" for k in node.keywords):
                yield node.lineno, _name(node.func)
            yield from ((one.lineno, _name(one)) for one in node.args[1:])


def _functions(text: str) -> Iterator[tuple[int, str, str]]:
    for found in re.finditer(r"CREATE (?:OR REPLACE )?FUNCTION (\w+)(.*?)\bAS\s+\$", text, re.S):
        yield text.count("\n", 0, found.start()) + 1, found[1], found[2]


def open_functions(text: str) -> Iterator[Finding]:
    for line, name, head in _functions(text):
        if "SECURITY DEFINER" in head and not re.search(r"SET search_path = rabta, (public, )?pg_temp\b", head):
            yield line, name


def reviewed() -> set[str]:
    """The list of the catalogue's test, read without importing it: that would start a database."""
    tree = ast.parse((ROOT / "tests/shape/test_catalogue.py").read_text(encoding="utf-8"))
    return next(
        ast.literal_eval(node.value) for node in tree.body
        if isinstance(node, ast.Assign) and _name(node.targets[0]) == "DEFINER"
    )  # fmt: skip


def unreviewed_functions(text: str) -> Iterator[Finding]:
    for line, name, head in _functions(text):
        if "SECURITY DEFINER" in head and name not in reviewed():
            yield line, name


def views_of_their_owner(text: str) -> Iterator[Finding]:
    for found in re.finditer(r"CREATE (?:OR REPLACE )?(MATERIALIZED )?VIEW (\w+)([^;]*?)\bAS\b", text):
        if found[1] or not re.search(r"security_invoker\s*=\s*true", found[3]):
            yield text.count("\n", 0, found.start()) + 1, found[2]


INSTALLS = "an operator's command on the machine: it makes roles, schemas and backups, and answers no reader"
PROVES = "the check itself: it builds worlds of its own in a database of its own"
MEASURES = "a benchmark in a database of its own"
WRITES = "an operation of filing with a file of its own: one transaction, one entry, inside acting_as"
KNOWN = "words from a list that stands in the same file"
COLUMNS = "names of columns that stand in the same function, and a %s for each value"
SIGN_IN = "sign-ins are not records: who is at work, and until when, is of this very moment"
OWNS = "a word of the field: who promised, who has taken an alarm; as a login it is another finding"
DOOR = "a command, or the API, is a door and reads its own clock"

RULES: dict[str, Rule] = {
    "no manager of a marked model": Rule(
        instead="ask a question in the room's queries.py (records/asking.py), inside reading_as",
        find=managers, caught="Incident.objects.filter(district=3)", allowed="ask('records/sql/queries/report.sql', id=id)",
        except_in={"rabta/intake/formats/*": "readers of files, which know no database (import contract)"},
    ),
    "no connection of one's own": Rule(
        instead="put the question into the room's queries or operations, and open the house with reading_as or acting_as",
        find=cursors, caught="with connections['default'].cursor() as cursor: pass", allowed="rows = answers(text, key=key)",
        except_in={
            "rabta/*/queries/*": "reads of a room", "rabta/*/queries.py": "reads of a room",
            "rabta/*/operations.py": "writes of a room", "rabta/*/operations/*": "writes of a room",
            "rabta/deconfliction/looking_again.py": "the house looks again at what stands, and answers nobody",
            "rabta/deconfliction/sightings.py": "deeds are compared with what is silent, and nobody is answered",
            "rabta/screening/day_sums.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/screening/reminding.py": "the house's reminders: it sees every lapse and answers nobody",
            "rabta/screening/matching.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/screening/rule_matching.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/records/asking.py": "where every question is asked",
            "rabta/sharing/beside.py": "hands what opened_beside opens to its lane, breaks it off and gives it back",
            "rabta/filing/*": WRITES, "rabta/deconfliction/desk.py": WRITES, "rabta/exchange/answering.py": WRITES,
            "rabta/exchange/asking_centre.py": WRITES, "rabta/exchange/handed_over.py": WRITES,
            "rabta/strategy/meeting_minutes.py": WRITES, "rabta/clearance/visiting.py": WRITES,
            "rabta/clearance/certifying.py": WRITES,
            "rabta/clearance/declaring.py": WRITES,
            "rabta/counting/dissent.py": WRITES, "rabta/counting/second_opinion.py": WRITES,
            "rabta/counting/placing.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/counting/recounting.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/resolution/placing.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/counting/count_only.py": "the resolver's job: it sees every row and answers nobody",
            "rabta/sharing/disclosing.py": "the entry before a page leaves",
            "rabta/sharing/tasks.py": "a reader's own tasks",
            "rabta/people/administration.py": "calls the functions that keep people, inside acting_as",
            "rabta/proving/*": PROVES, "rabta/cli/inside/measuring*.py": MEASURES, "rabta/cli/installation/*": INSTALLS,
            "rabta/cli/inside/backups.py": INSTALLS, "rabta/cli/inside/schema.py": INSTALLS,
        },
    ),
    "no SQL out of pieces": Rule(
        instead="write the SQL in a .sql file and bind values; a name goes in by psycopg.sql.Identifier or is on this list",
        find=spliced_sql, caught="cursor.execute(f\"SELECT * FROM report WHERE title = '{title}'\")",
        allowed="cursor.execute('SELECT * FROM report WHERE title = %s', [title])",
        except_in={
            "rabta/briefing/asking_at_once.py: kind.in_total": KNOWN,
            "rabta/briefing/asking_at_once.py: question(kind.sql)": "a .sql file",
            "rabta/cli/inside/many_operations.py: COLUMNS": COLUMNS,
            "rabta/briefing/operations/prices.py: ', '.join(values)": COLUMNS,
            "rabta/briefing/operations/prices.py: ', '.join(['%s'] * len(values))": COLUMNS,
            "rabta/filing/recording.py: ', '.join(values)": COLUMNS,
            "rabta/filing/recording.py: ', '.join(['%s'] * len(values))": COLUMNS,
            "rabta/filing/writing.py: table": KNOWN,
            "rabta/counting/layout.py: table": KNOWN, "rabta/counting/layout.py: column": KNOWN,
            "rabta/counting/writing.py: one.table": KNOWN, "rabta/counting/writing.py: ', '.join(one.columns)": COLUMNS,
            "rabta/counting/writing.py: given(one)": COLUMNS, "rabta/counting/renewing.py: *": KNOWN,
            "rabta/counting/operations.py: table": KNOWN, "rabta/counting/operations.py: only": KNOWN,
            "rabta/resolution/placing.py: table": KNOWN, "rabta/resolution/placing.py: names": COLUMNS,
            "rabta/sharing/disclosing.py: whose": KNOWN,
            "rabta/records/moving.py: table": KNOWN, "rabta/sharing/protection.py: *": "a migration over files of its own",
            "rabta/proving/*": PROVES, "rabta/cli/inside/measuring*.py": MEASURES,
        },
    ),
    "no login but the application's": Rule(
        instead="run it as the application inside reading_as or acting_as; the resolver counts, the owner installs",
        find=other_logins, caught="Reader.objects.using('owner')", allowed="Reader.objects.filter(id=id)",
        except_in={
            "rabta/config/*": "where the logins are named", "rabta/cli/installation/*": INSTALLS,
            "rabta/cli/inside/backups.py": INSTALLS, "rabta/cli/inside/schema.py": INSTALLS,
            "rabta/cli/inside/drilling.py": INSTALLS, "rabta/cli/inside/places.py": INSTALLS,
            "rabta/cli/inside/people.py": INSTALLS, "rabta/cli/inside/example_people.py": INSTALLS,
            "rabta/cli/inside/acting.py": "the ledger is told that somebody acts for a reader on the embedded database",
            "rabta/cli/inside/measuring*.py": MEASURES, "rabta/proving/*": PROVES,
            "rabta/counting/placing.py": "the resolver's job", "rabta/counting/count_only.py": "the resolver's job",
            "rabta/counting/operations.py": "rebuild is the resolver's job",
            "rabta/counting/recounting.py": "the resolver's job", "rabta/resolution/placing.py": "the resolver's job",
            "rabta/screening/day_sums.py": "the resolver's job",
            "rabta/screening/matching.py": "the resolver's job", "rabta/screening/rule_matching.py": "the resolver's job",
            "rabta/casework/operations/notices.py": "the house tells webhooks of notices by their ids, and answers nobody",
            "rabta/casework/operations/reminders.py": "the house reminds of what is overdue, and answers nobody",
            "rabta/deconfliction/looking_again.py": "the house looks again at what stands, and answers nobody",
            "rabta/deconfliction/sightings.py": "deeds are compared with what is silent, and nobody is answered",
            "rabta/ledger/operations.py": "the sequencer orders entries of everybody",
            "rabta/ledger/queries/*": "proving the ledger reads entries of everybody and shows words of none",
            "rabta/people/operations.py": "the operator of the machine adds and removes people",
            "rabta/records/moving.py": "a migration", "rabta/sharing/protection.py": "a migration",
            "rabta/sharing/operations.py": "install_token_key: only the owner may change the key",
            "rabta/sharing/disclosing.py": "nobody is signed in when a sign-in is refused",
            "rabta/sharing/tasks.py": "the operator gives a machine its task",
            "rabta/*: 'owner'": OWNS,
        },
    ),
    "no token but in one place": Rule(
        instead="open the house with reading_as or acting_as; nothing else signs for a reader",
        find=tokens, caught="cursor.execute(\"SELECT set_config('rabta.reader', %s, true)\", [said])",
        allowed="with reading_as(reader_id): pass",
        except_in={
            "rabta/sharing/operations.py": "the one place", "rabta/cli/commands/db.py": "the operator replaces the key",
            "rabta/proving/leaks/*": "leaks planted on purpose, to be found",
        },
    ),
    "no text taken for markup": Rule(
        instead="let the template escape it, or format_html with a constant",
        find=unescaped, caught="mark_safe(report.title)", allowed="format_html('<bdi>{}</bdi>', report.title)",
        except_in={
            "rabta/web/templatetags/situation.py: mark_safe": "a sign put into the markup of our own tag",
            "rabta/web/templatetags/numbers.py: str(hedged)": "a translated sentence of ours around a number",
        },
    ),
    "no text taken for markup in a template, and no part of a page kept": Rule(
        instead="let the template escape it and make it afresh for every reader", suffix=".html",
        find=unescaped_in_templates, caught="<p>{{ report.title|safe }}</p>", allowed="<p>{{ report.title }}</p>",
    ),
    "no answer kept for the next reader": Rule(
        instead="ask again: rights are looked up at every query, and what is kept belongs to whoever asked first",
        find=kept_answers, caught="@cache\ndef newest(): pass", allowed="def newest(): pass",
        except_in={
            "rabta/*/rules/*": "rules know no database", "rabta/vocabulary/*": "facts of the field, the same for all",
            "rabta/language/*": "words of our own", "rabta/intake/formats/*": "words a format is known by",
            "rabta/example/*": "an invented year", "rabta/cli/benches/*": MEASURES, "rabta/proving/visit.py": PROVES,
            "rabta/records/asking.py: question": "the text of a .sql file",
            "rabta/web/airport_map.py: land": "land and sea, the same for all",
            "rabta/web/land_plate.py: _ground": "land and the deployment's boundaries, the same for all",
            "rabta/filing/districts.py: _drawn": "the deployment's boundaries, the same for all",
            "rabta/deconfliction/queries.py: _rules_of": "the centre's table, the same for all",
            "rabta/casework/queries/templates.py: _templates_of": "the deployment's table, the same for all",
            "rabta/cli/inside/many_operations.py: bench_officer": MEASURES,
            "rabta/briefing/register.py: figure_kinds": "files of the product, the same for all",
            "rabta/web/views/check.py: examples": "texts of our own, the same for all",
            "rabta/web/menu.py: _halves": "words of our own, by language, page and roles; no record",
        },
    ),
    "no answer after the house is closed": Rule(
        instead="render to bytes inside the transaction (web/door.py) and let the ledger have its entry first",
        find=late_answers, caught="from django.http import StreamingHttpResponse",
        allowed="from django.http import HttpResponse",
    ),
    "no clock and no chance inside the house": Rule(
        instead="take the moment (`at`) and the ids (`new_id`) from the door: rabta.web.clock, or the command",
        find=clocks, caught="entry = Entry(at=timezone.now(), id=uuid.uuid4())",
        allowed="entry = Entry(at=at, id=new_id())",
        except_in={
            "rabta/web/clock.py": "the console's clock", "rabta/cli/*": DOOR, "rabta/api/*": DOOR, "rabta/proving/*": PROVES,
            "rabta/people/accounts/*": SIGN_IN, "rabta/people/queries.py: timezone.now": SIGN_IN,
            "rabta/web/views/sign_in.py: timezone.now": SIGN_IN,
            "rabta/records/moving.py": "a migration: no door hands it a clock",
            "rabta/exchange/rules/opening.py: datetime.now": "a command by itself, run on a partner's machine",
        },
    ),
    "no words of records in a log": Rule(
        instead="log a constant with names of kinds and places in the code; words of records stay in the record",
        find=logged_words, caught="log.warning(f'cannot read {report.title}')",
        allowed="log.warning('a report is unreadable')",
        except_in={
            "rabta/web/door.py: type(error).__name__": "the kind of an error, not its message",
            "rabta/web/door.py: view.__name__": "our own function",
            "rabta/*/door.py: where_from(error)": "lines of our own code",
            "rabta/api/door.py: type(error).__name__": "the kind of an error, not its message",
            "rabta/api/door.py: answered.__name__": "our own function",
        },
    ),
    "no function with a search path of others": Rule(
        instead="SET search_path = rabta, pg_temp", suffix=".sql", find=open_functions,
        caught="CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;",
        allowed="CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = rabta, pg_temp\nAS $$ $$;",
    ),
    "no function with gate's rights that nobody reviewed": Rule(
        instead="let it run with the rights of who asks, or have it reviewed like a policy and added to DEFINER in"
        " tests/shape/test_catalogue.py",
        suffix=".sql", find=unreviewed_functions,
        caught="CREATE OR REPLACE FUNCTION all_reports() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ S $$;",
        allowed="CREATE OR REPLACE FUNCTION visible_markings() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ S $$;",
    ),
    "no view with its owner's rights": Rule(
        instead="CREATE VIEW ... WITH (security_invoker = true), and none that is materialized", suffix=".sql",
        find=views_of_their_owner, caught="CREATE VIEW v AS SELECT * FROM report;",
        allowed="CREATE VIEW v WITH (security_invoker = true) AS SELECT * FROM report;",
    ),
}  # fmt: skip
