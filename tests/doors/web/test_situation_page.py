"""The first page: the same parts for everybody, in the order of the reader's work."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from rabta.filing.progress import note_progress
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, Person

PARTS = {
    "at-airports", "promised", "figures", "where", "waiting", "silent", "months", "latest-events", "latest-reports",
    "changed",
}  # fmt: skip


def page_of(person: Person) -> str:
    answer = client_of(person).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def headings(page: str) -> list[str]:
    """Of the page itself: the dialog that asks whether anybody is there stands behind it, on every page."""
    return re.findall(r'<h2 id="([a-z-]+)"', page.partition("</main>")[0])


def test_the_role_orders_the_page_and_hides_nothing(example_house: Filled) -> None:
    director, analyst, officer = (headings(page_of(person)) for person in (DIRECTOR, ANALYST, ANF_OFFICER))
    assert set(director) == set(analyst) == PARTS and set(officer) == PARTS | {"own"}
    assert director[1:3] == ["figures", "where"], "the director: totals and the map first"
    assert analyst[1] == "waiting", "the analyst: what waits first"
    assert officer[1] == "own", "the officer: the own agency first"


def test_every_figure_has_both_counts_and_leads_to_its_records(example_house: Filled) -> None:
    page = page_of(ANALYST)
    tiles = re.findall(r'<a class="tile" href="(/briefing/[a-z_]+/\?from=[^"]+)">(.*?)</a>', page, re.DOTALL)
    assert len(tiles) >= 6
    assert any("as reported" in body for _, body in tiles)
    for address, _ in tiles:
        assert client_of(ANALYST).get(address.replace("&amp;", "&")).status_code == 200


def test_what_waits_leads_to_where_it_is_done(example_house: Filled) -> None:
    page = page_of(CUSTOMS_OFFICER)
    waiting = page[page.index('id="waiting"') :]
    assert re.search(r'href="/reports/"><b><bdi class="n" dir="ltr">1</bdi></b><span>row set aside', waiting)
    own = page[page.index('id="own"') : page.index('id="waiting"')]
    assert f'href="/reports/{example_house.table}/"' in own and "february.csv" in own and 'href="/file/"' in own


def test_who_is_silent_is_said_as_far_as_the_reader_sees(example_house: Filled) -> None:
    assert "agencies from which nothing ever came" in page_of(ANALYST)
    assert "Nothing has been filed that you may read" in page_of(OUTSIDER)


def test_an_empty_page_says_so_or_that_reports_are_arriving(example_house: Filled) -> None:
    assert headings(page_of(OUTSIDER)) == ["silent"]
    note_progress(done=3, total=10, label="EX")
    try:
        page = page_of(OUTSIDER)
        assert "Reports are arriving" in page and "This page fills by itself" in page and 'max="10" value="3"' in page
    finally:
        note_progress(done=0, total=0, label="")
    assert not (Path(settings.DATA_DIR) / "progress.json").exists()


def test_a_district_of_the_table_opens_its_events(example_house: Filled) -> None:
    client, page = client_of(ANALYST), page_of(ANALYST)
    khyber = re.search(r'href="(/events/\?district=[^"]+)">Khyber</a>', page)
    assert khyber
    opened = client.get(khyber[1].replace("&amp;", "&")).content.decode()
    assert "Only in the district <strong>Khyber</strong>" in opened and "Heroin" in opened
    assert 'type="hidden" name="district"' in opened, "a new period keeps the district"
    assert "Everywhere" not in client.get("/events/?district=nothing").content.decode()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_a_change_bears_its_sign_before_its_digits(example_house: Filled, language: str) -> None:
    client = client_of(ANALYST)
    client.cookies["rabta_language"] = language
    page = client.get("/").content.decode()
    strip = page[page.index('class="strip"') : page.index("</dl>", page.index('class="strip"'))]
    assert re.search(r'<bdi class="n" dir="ltr">[+−]?\d', strip)
