"""The printed briefing: text, JSON and HTML of one reader's view, entered in the ledger before it is printed."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections

from rabta.briefing import invented
from rabta.briefing.errors import NoSuchCampaign, NothingDated
from rabta.briefing.operations import import_price_list
from rabta.briefing.queries import briefing
from rabta.briefing.register import figure_kinds
from rabta.cli.inside.briefing import brief
from rabta.cli.inside.measuring_briefing import pages as pages_measured
from rabta.documents.errors import NoSuchPage
from rabta.documents.queries import briefing_opened, briefing_pictured, one_page
from rabta.documents.rules.as_paper import as_paper
from rabta.documents.rules.crossed import of_figure
from rabta.documents.rules.one_page import as_one_page
from rabta.ledger.errors import LedgerUnwritable
from rabta.sharing.operations import reading_as
from tests.doors.web.english_left import english_left
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, OUTSIDER, Person

DAY = date(2025, 10, 8)
WORDS = "ANF in Lahore: 3.45 kg heroin recovered from <b>Ali & Sons</b>, one held."


def printed(person: Person, format: str, *, campaign: str | None = "example", **how: Any) -> str:
    return brief(person.id, campaign=campaign, date_from=None, date_to=None, format=format, **how).decode()


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


def test_every_form_shows_cuts_credit_readings_land_and_who_reported(house: House) -> None:
    joint = "ANF and Customs at Chaman jointly recovered 3.5 kg heroin from a truck, two held."
    for text in (
        joint, "ANF arrested two Afghan nationals in Karachi.", "ANF destroyed standing poppy on 12 acres in Mohmand.",
        "PCG rescued 14 migrants named Gul Badan and others from a boat off Gwadar.",
    ):  # fmt: skip
        house.file(ANF_OFFICER, text, written_on=DAY)
    text, page = printed(ANALYST, "text"), printed(ANALYST, "html")
    for document in (text, page):
        assert "12 acres" in document and "October 2025" in document and "reports owed: " in document
        assert "come on top: 4 persons; no report says whether" in document.replace("\n    ", " ")
        assert "in equal shares" in document and "1.75 kg" in document
        for figure in figure_kinds():
            assert figure.title.casefold() in document.casefold()
    assert "BY PROVINCE" in text and "CREDITED TO AGENCIES" in text and max(map(len, text.splitlines())) <= 110
    assert "Mohmand" in text and "Gul Badan" not in text + page, "protected persons have numbers here, never words"


def test_json_keeps_every_digit(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 123456.789 kg heroin recovered.", written_on=DAY)
    prices = "name: P\ndated: 2025-01-01\nmarket: m\ncurrency: USD\nsource: s\nprices:\n"
    prices += '  - {substance: heroin, per: kg, price: "98765.432101"}\n'
    import_price_list(
        reader_id=ANALYST.id, content=prices.encode(), file_name="p.yaml", at=house.clock.tick(), new_id=house.clock.new_id
    )
    value = next(f for f in json.loads(printed(ANALYST, "json"))["figures"] if f["name"] == "value")
    assert value["value"] == str(Decimal("123456.789") * Decimal("98765.432101"))
    assert value["value_text"] == "12.193 billion US dollars"


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
    for format, language in (("text", "en"), ("json", "en"), ("html", "ur"), ("pdf", "en"), ("pdf", "ur")):
        first, second = (pages(ANALYST, format, language) for _ in range(2))
        assert first == second


def pages(person: Person, format: str, language: str) -> bytes:
    return brief(person.id, campaign="example", date_from=None, date_to=None, format=format, language=language)


def test_the_six_figures_stand_first_and_an_invented_year_says_so_before_them(
    told: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "invented" not in printed(ANALYST, "text") and json.loads(printed(ANALYST, "json"))["invented"] is False
    monkeypatch.setattr(invented, "is_invented", lambda: True)
    text = printed(ANALYST, "text")
    assert text.startswith("Example data: everything here is invented.")
    assert text.index("THE FIGURES AT A GLANCE") < text.index("Who has reported") < text.index("EVENTS")
    page = printed(ANALYST, "html", language="ur")
    assert page.index("یہاں سب کچھ فرضی ہے") < page.index("<h1>") < page.index('class="headline"')


def test_reports_count_as_owed_up_to_one_day_on_paper_and_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    later = date(2031, 1, 1)
    monkeypatch.setattr(invented, "is_invented", lambda: False)
    assert invented.as_of(later) == later
    monkeypatch.setattr(invented, "is_invented", lambda: True)
    assert invented.as_of(later) == invented.EXAMPLE.date_to == date(2025, 11, 30)


def test_urdu_leaves_no_sentence_of_the_house_in_english(told: House) -> None:
    page = printed(ANALYST, "html", language="ur")
    assert '<html lang="ur" dir="rtl">' in page and "3.45 کلوگرام" in page
    page = page.replace("<style>", '<style class="words">').replace("<blockquote", '<blockquote class="words"')
    assert english_left(page) == []
    text = printed(ANALYST, "text", language="ur")
    assert "ضبط شدہ وزن" in text and "MASS" not in text


def test_paper_holds_no_record_unless_it_is_asked_to(told: House) -> None:
    with reading_as(ANALYST.id):
        found = briefing_opened(date_from=DAY, date_to=DAY)
    assert "Ali" not in json.dumps(as_paper(found)) and "Ali" in json.dumps(as_paper(found, records=True))
    assert 'class="with-records"' not in printed(ANALYST, "html")
    assert 'class="with-records"' in printed(ANALYST, "html", records=True)
    pdf = pages(ANALYST, "pdf", "ur")
    assert pdf.startswith(b"%PDF-") and b"NotoNastaliqUrdu" in pdf
    for each in (pdf, pages(ANALYST, "pdf", "en")):
        is_kept_and_read_aloud(each)
    assert b"/Lang(ur)" in pdf and b"/Direction/R2L" in pdf
    with reading_as(OUTSIDER.id):
        outside = briefing_opened(date_from=DAY, date_to=DAY)
    assert "3.45" not in json.dumps(as_paper(outside, records=True), default=str)


def test_pictures_are_made_of_the_figures_and_of_what_their_reader_sees(told: House) -> None:
    words = "ANF at Karachi airport: 2 kg heroin bound for Jeddah, one held."
    told.file(ANF_OFFICER, words, written_on=DAY, marking="restricted; originator only")
    for person, grams, airports in ((ANF_OFFICER, 5450, ["KHI"]), (OUTSIDER, 0, [])):
        with reading_as(person.id):
            found = briefing_pictured(date_from=DAY, date_to=DAY)
        figures = {figure["name"]: figure["value"] for figure in found["figures"]}
        cells = found["pictures"]["cells"]
        for name in ("mass_by_substance", "arrests", "events"):
            assert sum(cell.counted for cell in of_figure(cells, name)) == figures[name]
        assert figures["mass_by_substance"] == grams
        assert sorted({cell.airport for cell in cells if cell.airport}) == airports
        assert [flow.way.destination for flow in found["pictures"]["flows"]].count("SA") == len(airports)
        paper = json.dumps(as_paper(found))
        assert ("Saudi Arabia" in paper, "RESTRICTED" in paper) == ((True, True) if airports else (False, False))


def test_one_page_says_what_the_briefing_says_of_it_and_to_its_reader_alone(told: House) -> None:
    told.file(ANF_OFFICER, "PCG rescued 14 migrants from a boat off Gwadar.", written_on=DAY)
    words = "ANF at Karachi airport: 2 kg heroin bound for Jeddah, one held."
    told.file(ANF_OFFICER, words, written_on=DAY, marking="restricted; originator only")
    period = {"date_from": DAY, "date_to": DAY}
    for person, shown in ((ANF_OFFICER, True), (OUTSIDER, False)):
        with reading_as(person.id):
            pages = {
                named: one_page(*named.split(":"), **period)
                for named in ("province:Sindh", "substance:heroin", "airport:KHI", "topic:arrests", "province:Balochistan")
            }
            figures = {figure["name"]: figure for figure in briefing(**period)["figures"]}
        said = {named: {one["name"]: one["value"] for one in page["figures"]} for named, page in pages.items()}
        for name, figure in figures.items():
            rows = {row["key"]: row["value"] for row in figure["breakdowns"].get("province", ())}
            assert said["province:Sindh"].get(name, 0) == rows.get("Sindh", 0) or figure["value"] is None
        assert said["substance:heroin"].get("mass_by_substance", 0) == figures["mass_by_substance"]["value"]
        assert said["topic:arrests"].get("arrests", 0) == figures["arrests"]["value"]
        assert said["airport:KHI"].get("mass_by_substance") == (2000 if shown else None)
        assert said["province:Balochistan"] == {}, "persons met on the move stand on no such page"
        paper = json.dumps(as_one_page(pages["airport:KHI"]))
        assert ("Nothing that you may see" in paper, "2 kg" in paper) == (not shown, shown)
    printed_page = pages_of_one("airport:KHI")
    assert printed_page == pages_of_one("airport:KHI")
    is_kept_and_read_aloud(printed_page)
    with pytest.raises(NoSuchPage):
        pages_of_one("airport:nowhere")


def is_kept_and_read_aloud(pdf: bytes) -> None:
    """What PDF/A-2a and PDF/UA-1 ask for and a look at the bytes can tell: all objects lie open in them."""
    bare = pdf.replace(b" ", b"")
    assert b"/ObjStm" not in bare and b"/Encrypt" not in bare, "nothing that this look would miss"
    for wanted in (
        b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>A</pdfaid:conformance>", b"<pdfuaid:part>1</pdfuaid:part>",
        b"/OutputIntents", b"/GTS_PDFA1", b"/StructTreeRoot", b"/Markedtrue", b"/DisplayDocTitletrue", b"/Lang(",
    ):  # fmt: skip
        assert wanted in bare, wanted
    for hidden in (b"/JavaScript", b"/JS(", b"/OCProperties", b"/OCG", b"/EmbeddedFile", b"/Launch", b"/AA<<"):
        assert hidden not in bare, hidden
    described, embedded = bare.count(b"/Type/FontDescriptor"), len(re.findall(rb"/FontFile[23]?\d", bare))
    assert described == embedded > 0, "every face comes with it"
    assert len(re.findall(rb"/S/Figure\b", bare)) == len(re.findall(rb"/Alt[(<]", bare)) > 0, "every picture has its words"


def pages_of_one(subject: str) -> bytes:
    return brief(ANF_OFFICER.id, campaign="example", date_from=None, date_to=None, format="pdf", one_page=subject)


def test_the_bench_times_each_part_of_a_page_and_holds_it_to_a_plain_sum(told: House) -> None:
    lines = list(pages_measured(ANALYST.id, "one day", DAY, DAY))
    assert "1 events and 3,450 g by a plain sum: the same" in "\n".join(lines) and "with_doubt" in lines[1]
    assert "DIFFERENT" not in "".join(lines) and sum("its PDF" in line for line in lines) == 2


def test_a_day_taken_from_the_report_is_no_missing_date(house: House) -> None:
    house.file(ANF_OFFICER, "ANF in Lahore: 2 kg heroin recovered.", written_on=DAY)
    found = json.loads(printed(ANALYST, "json"))
    assert (found["undated_events"], found["dated_by_report"]) == (0, 1)


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
