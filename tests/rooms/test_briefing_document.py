"""The printed briefing: text, JSON and HTML of one reader's view, entered in the ledger before it is printed."""

import json
import re
from datetime import date

import pytest
from django.db import connections

from rabta.briefing.errors import NoSuchCampaign, NothingDated
from rabta.cli.inside.briefing import brief
from rabta.ledger.errors import LedgerUnwritable
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, OUTSIDER, Person

DAY = date(2025, 10, 8)
WORDS = "ANF in Lahore: 3.45 kg heroin recovered from <b>Ali & Sons</b>, one held."


def printed(person: Person, format: str, *, campaign: str | None = "example") -> str:
    return brief(person.id, campaign=campaign, date_from=None, date_to=None, format=format)


@pytest.fixture
def told(house: House) -> House:
    house.file(ANF_OFFICER, WORDS, written_on=DAY)
    return house


def test_text_opens_the_number_to_the_words(told: House) -> None:
    document = printed(ANALYST, "text")
    assert "MASS SEIZED   3.45 kg   (as reported: 3.45 kg)" in document
    assert "centre analyst (NNCC)" in document and "your view" in document
    assert WORDS.rstrip(".") in re.sub(r"\s+", " ", document)
    assert max(map(len, document.splitlines())) <= 110
    outside = printed(OUTSIDER, "text")
    assert "3.45" not in outside and "Ali" not in outside


def test_json_is_the_opened_briefing(told: House) -> None:
    found = json.loads(printed(ANALYST, "json"))
    mass = next(figure for figure in found["figures"] if figure["name"] == "mass_by_substance")
    assert mass["value"] == sum(row["value"] for row in mass["events"]) == 3450
    [event] = found["events"]
    [incident] = event["incidents"]
    start, end = incident["lines"][0]["at"]
    assert incident["words"][start:end] == "3.45"
    assert json.loads(printed(OUTSIDER, "json"))["events"] == []


def test_html_escapes_the_words_and_marks_what_was_read(told: House) -> None:
    document = printed(ANALYST, "html")
    assert "<mark>3.45</mark> kg heroin recovered from &lt;b&gt;Ali &amp; Sons&lt;/b&gt;" in document
    anchors = set(re.findall(r'href="#(event-\d+)"', document))
    assert anchors and anchors <= set(re.findall(r'id="(event-\d+)"', document))
    assert "http" not in document and "<script" not in document
    assert "Ali" not in printed(OUTSIDER, "html")


def test_the_same_record_prints_the_same_bytes(told: House) -> None:
    for format in ("text", "json", "html"):
        assert printed(ANALYST, format) == printed(ANALYST, format)


def test_printing_is_in_the_ledger_and_refusals_are_not_silent(told: House) -> None:
    printed(ANALYST, "text")
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry WHERE deed = 'briefing:print'")
        assert cursor.fetchone() == (1,)
    with reading_as(OUTSIDER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry WHERE deed = 'briefing:print'")
        assert cursor.fetchone() == (0,)
    with pytest.raises(NoSuchCampaign):
        printed(ANALYST, "text", campaign="nonesuch")
    with pytest.raises(NothingDated):
        printed(OUTSIDER, "text", campaign="whole-record")


def test_without_a_ledger_nothing_is_printed(told: House) -> None:
    with told.as_superuser() as superuser:
        superuser.execute("REVOKE INSERT ON entry FROM rabta_app")
    with pytest.raises(LedgerUnwritable):
        printed(ANALYST, "text")
    with told.as_superuser() as superuser:
        superuser.execute("GRANT INSERT ON entry TO rabta_app")
    assert "3.45 kg" in printed(ANALYST, "text", campaign="whole-record")
