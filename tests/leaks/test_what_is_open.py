"""What SQL that runs as the application learns all the same. SECURITY.md says each of these under "not defended".

These tests hold the documents to the truth: one that fails means that a door was shut, and SECURITY.md must say so.
Nobody signed in reaches any of it: no door of rabta runs SQL that a reader wrote.
"""

import re
from pathlib import Path

import pytest

from tests.leaks.asking import Standing, ask
from tests.people import OUTSIDER, SCREENER

SAID = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
OPEN = {
    "how many rows a table holds": "SELECT reltuples >= -1 FROM pg_class WHERE oid = 'rabta.report'::regclass",
    "how large a table is": "SELECT pg_relation_size('rabta.report') > 0",
    "how much is written": "SELECT pg_current_wal_lsn() > '0/0'",
    "how many transactions there were": "SELECT pg_current_xact_id()::text::bigint > 0",
    "who else is at work": "SELECT count(*) > 0 FROM pg_stat_activity",
    "which locks are held": "SELECT count(*) > 0 FROM pg_locks",
    "how often a table was read": "SELECT count(*) > 0 FROM pg_stat_user_tables WHERE relname = 'report'",
    "that something hidden stands beside what shows": "SELECT count(*) >= 0 FROM visible_views()",
}


@pytest.mark.parametrize("what", OPEN)
def test_it_is_open_and_said(standing: Standing, what: str) -> None:
    assert ask(OUTSIDER, OPEN[what]) == [(True,)]
    assert what in re.sub(r"\s+", " ", SAID)


def test_explain_tells_how_much_was_filtered(standing: Standing) -> None:
    plan = " ".join(row[0] for row in ask(OUTSIDER, "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT * FROM incident"))
    assert "Rows Removed by Filter" in plan and not re.search("Zarghun|Kohsar", plan, re.IGNORECASE)
    assert "EXPLAIN" in SAID


def test_but_the_statistics_of_values_are_shut(standing: Standing) -> None:
    with standing.house.as_superuser() as superuser:
        superuser.execute("ANALYZE rabta.incident; ANALYZE rabta.report; ANALYZE rabta.entry")
    assert ask(SCREENER, "SELECT count(*) FROM pg_stats WHERE schemaname = 'rabta'") == [(0,)]
    assert ask(SCREENER, "SELECT count(*) FROM pg_stats_ext WHERE schemaname = 'rabta'") == [(0,)]
