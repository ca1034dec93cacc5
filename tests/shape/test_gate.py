"""One gate to data: no other path to it stands in the source, and each rule that says so catches what it should."""

import pytest

from tests.shape.gate import RULES, UNMARKED, broken, files

PARTS = [pytest.param(name, id=name.replace(" ", "-")) for name in RULES]


@pytest.fixture(scope="module")
def tree() -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """What breaks each rule in the whole tree, and which of its exceptions excepted something; each file read once."""
    told: dict[str, list[str]] = {name: [] for name in RULES}
    used: dict[str, set[str]] = {name: set() for name in RULES}
    for suffix in sorted({rule.suffix for rule in RULES.values()}):
        for path, text in files(suffix):
            for name, rule in RULES.items():
                if rule.suffix == suffix:
                    told[name] += broken(rule, path, text, used[name])
    return told, used


@pytest.mark.parametrize("name", PARTS)
def test_the_whole_tree_keeps_to_it(tree: tuple[dict[str, list[str]], dict[str, set[str]]], name: str) -> None:
    told, used = tree
    assert not told[name], "\n".join(told[name])
    assert set(RULES[name].except_in) == used[name], "these exceptions except nothing any more: take them out"


@pytest.mark.parametrize("name", PARTS)
def test_what_breaks_it_is_caught_and_told_what_to_do(name: str) -> None:
    rule = RULES[name]
    told = broken(rule, "rabta/somewhere/else.py", rule.caught)
    assert told and all(line.endswith(rule.instead) for line in told)


@pytest.mark.parametrize("name", PARTS)
def test_what_keeps_to_it_is_let_through(name: str) -> None:
    assert broken(RULES[name], "rabta/somewhere/else.py", RULES[name].allowed) == []


MORE_CAUGHT = {
    "no manager of a marked model": ("Report._default_manager.all()", "Report.objects.get(id=1)", "q.raw('SELECT 1')"),
    "no connection of one's own": ("psycopg.connect(dsn)", "connections[alias]"),
    "no SQL out of pieces": (
        "cursor.execute('SELECT * FROM ' + table)", "sql = 'DELETE FROM report WHERE id = %s' % one",
        "text = 'UPDATE {} SET title = 1'.format(table)", "cursor.execute(WHERE.format(q=q))",
    ),
    "no login but the application's": ("transaction.atomic(using='resolver')", "connections['owner']"),
    "no token but in one place": ("key = settings.CREDENTIALS.token_key",),
    "no text taken for markup": ("format_html(report.title)", "safestring.SafeString(title)"),
    "no answer kept for the next reader": ("from django.core.cache import cache", "@functools.lru_cache(9)\ndef f(): pass"),
    "no answer after the house is closed": ("http.FileResponse(f)", "from django.template.response import TemplateResponse"),
    "no clock and no chance inside the house": ("at = datetime.now(UTC)", "timezone.localdate()", "new_id=uuid4"),
    "no words of records in a log": ("log.error('%s', report.title)", "log.exception('broken')"),
    "no view with its owner's rights": ("CREATE MATERIALIZED VIEW v WITH (security_invoker = true) AS SELECT 1;",),
}  # fmt: skip


@pytest.mark.parametrize("name", MORE_CAUGHT)
def test_so_are_its_other_shapes(name: str) -> None:
    for text in MORE_CAUGHT[name]:
        assert broken(RULES[name], "rabta/somewhere/else.py", text), text


def test_the_owner_of_a_commitment_is_a_word_and_the_owner_as_a_login_is_none() -> None:
    rule, path = RULES["no login but the application's"], "rabta/strategy/queries.py"
    assert broken(rule, path, "row['owner'], form.get('owner')") == []
    for text in ("Reader.objects.using('owner')", "connections['owner']", "append_entry(deed, using='owner')",
                 "alias = 'owner'", "def f(using='owner'): pass", "def f(*, at, using: str = 'owner'): pass"):  # fmt: skip
        assert broken(rule, path, text), text


def test_every_exception_says_why() -> None:
    reasons = [why for rule in RULES.values() for why in rule.except_in.values()] + list(UNMARKED.values())
    assert all(len(why) > 7 for why in reasons)
