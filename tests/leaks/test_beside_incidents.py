"""Cleared land, people met and returns: shown by the markings alone, and added by nobody to what was read."""

import pytest

from rabta.briefing import queries
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.leaks.asking import EVERY, Standing, ask, copied, copy_of
from tests.leaks.browsing import NOW
from tests.leaks.test_insiders import DENIED, tried
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person

TABLES = {
    "clearance_claim": {"claim_no": "77", "area_m2": "999000000"},
    "encounter": {"encounter_no": "77", "persons": "9999"},
    "period_return": {"nil": "false"},
}
SAID = {
    "clearance_claim": "{} destroyed standing poppy crop on {} acres in Mohmand on 10 February 2025.",
    "encounter": "{} rescued {} migrants from a boat off Gwadar on 10 February 2025. Passports were not found.",
    "period_return": "{}: nil return for 1 January 2025 to 31 January 2025. No seizure, no arrest, {} operations.",
}
HIDDEN = "confidential; originator only"


@pytest.fixture
def told(house: House) -> Standing:
    """Each told by Customs to every agency, and by ANF to nobody else."""
    standing = Standing(house)
    for table, text in SAID.items():
        standing.reports[table] = house.file(CUSTOMS_OFFICER, text.format("Customs", 14), marking=EVERY).report_id
        standing.reports[f"hidden {table}"] = house.file(ANF_OFFICER, text.format("ANF", 777), marking=HIDDEN).report_id
    return standing


@pytest.mark.parametrize("table", TABLES)
def test_every_reader_gets_what_the_markings_show_and_the_outsider(told: Standing, table: str) -> None:
    hidden = str(told.one("SELECT d.id FROM reading d WHERE d.report_id = %s", told.reports[f"hidden {table}"]))
    sees = {ANF_OFFICER: 2, CUSTOMS_OFFICER: 1, ANALYST: 1, AUDITOR: 1, SCREENER: 1, OUTSIDER: 0, PARTNER: 0}
    for person, number in sees.items():
        assert ask(person, f"SELECT count(*) FROM {table}") == [(number,)], person.name  # noqa: S608
        given = copied(person, f"COPY {table} TO STDOUT")
        assert (hidden in given) == (person is ANF_OFFICER) and len(given.splitlines()) == number


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("who", [ANF_OFFICER, CUSTOMS_OFFICER, ANALYST], ids=lambda p: p.name)
def test_nothing_is_added_to_what_was_read(told: Standing, table: str, who: Person) -> None:
    within = f"t.marking_id = {told.marking(table)}"
    assert ask(CUSTOMS_OFFICER, f"SELECT count(*) FROM {table} t WHERE {within}") == [(1,)]  # noqa: S608
    assert tried(told, who, copy_of(table, within, **TABLES[table])) == DENIED


def test_no_figure_and_no_return_tells_of_the_hidden_ones(told: Standing) -> None:
    with reading_as(OUTSIDER.id):
        found = queries.briefing(date_from=NOW.date().replace(month=1, day=1), date_to=NOW.date(), today=NOW.date())
        owed = queries.reporting(date_from=NOW.date().replace(month=1, day=1), date_to=NOW.date(), today=NOW.date())
    values = {figure["name"]: figure["as_reported"] for figure in found["figures"]}
    assert (values["area_cleared"], values["persons_encountered"]) == (0, 0)
    assert owed["agencies"] == [] and "777" not in str(found)
