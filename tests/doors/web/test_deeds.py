"""What people do in the console: file, mend, pull back, judge, undo; and how each is refused."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.web.signed_in import CUSTOMS_TEXT, Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, Person

WORDS = "EX-7. Customs found 3 kg of cocaine in a parcel at Karachi on 25 February 2025. One woman was arrested."
FORM = {"words": WORDS, "audience": "every", "level": "restricted", "handling": "H0", "source": "A", "information": "2"}
PERIOD = "from=2025-01-01&to=2025-12-31"


def filed(client: Client, **change: object) -> str:
    answer = client.post("/file/", {**FORM, **change})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def mass(client: Client, substance: str) -> int:
    """Grams of a substance on this reader's briefing."""
    body = client.get(f"/briefing/?{PERIOD}").content.decode()
    part = re.search(rf'/mass_by_substance/\?[^"]*key={substance}">.*?value="(\d+)"', body, re.DOTALL)
    return int(part.group(1)) if part else 0


def test_pasted_words_become_a_number_that_opens_to_the_words(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    receipt = client.get(filed(client)).content.decode()
    assert "Filed and read" in receipt
    assert mass(client_of(ANALYST), "cocaine") == 3_000
    figure = client.get(f"/briefing/mass_by_substance/?key=cocaine&{PERIOD}").content.decode()
    incident = client.get(re.search(r'href="(/incidents/[^"#]+)', figure).group(1)).content.decode()
    assert re.search(r'class="read [^"]*here"[^>]*id="here">3<', incident)
    assert mass(client_of(OUTSIDER), "cocaine") == 0


def test_the_same_words_twice_change_nothing(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    first, second = filed(client), filed(client)
    assert second == first + "?already=1"
    assert "Already on record" in client.get(second).content.decode()
    assert mass(client, "cocaine") == 3_000


def test_line_ends_of_a_browser_are_not_kept_as_if_pasted(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    report = filed(client, words="EX-8. First line.\r\nSecond line: 2 kg of opium at Quetta.").split("receipt/")[0]
    assert client.get(f"{report}original/").content == b"EX-8. First line.\nSecond line: 2 kg of opium at Quetta."


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"words": ""}, "nothing to file"),
        ({"words": "  \r\n "}, "nothing to file"),
        ({"audience": ""}, "Say who may read"),
        ({"audience": "named"}, "Say who may read"),
        ({"source": "Q"}, "grading"),
        ({"level": "secret", "audience": "own"}, "vetting"),
    ],
)
def test_what_cannot_be_filed_comes_back_with_the_reason_and_the_words(
    console: Filled, change: dict[str, str], says: str
) -> None:
    answer = client_of(CUSTOMS_OFFICER).post("/file/", {**FORM, **change})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert says in body
    assert change.get("words", "3 kg of cocaine").strip() in body


def test_what_cannot_be_filed_comes_back_in_urdu_too(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    client.cookies["rabta_language"] = "ur"
    assert client.post("/file/", {**FORM, "words": ""}).status_code == 422


def test_a_photograph_is_kept_and_its_words_can_be_typed(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    photo = SimpleUploadedFile("EX-photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(200)), content_type="image/jpeg")
    receipt = client.get(filed(client, words="", file=photo)).content.decode()
    assert "not readable yet" in receipt
    form = re.search(r'href="(/file/\?typed_from=([0-9a-f-]+))"', receipt)
    assert form and f'value="{form.group(2)}"' in client.get(form.group(1)).content.decode()
    typed = client.get(filed(client, typed_from=form.group(2))).content.decode()
    assert "Filed and read" in typed


def test_who_will_see_it_is_said_in_plain_words(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    asked = ({"audience": audience, "named": "ANF"} for audience in ("own", "every", "named", ""))
    said = {form["audience"]: client.get("/file/who/", form).content.decode() for form in asked}
    assert "Only readers of your own agency" in said["own"]
    assert "Foreign partners will not" in said["every"]
    assert "of your agency and of ANF" in said["named"]
    assert "Choose who may read this report." in said[""]


def place(client: Client, report: uuid.UUID, words: str) -> tuple[int, int]:
    """Where in a report's first row these words were read as a value."""
    body = client.get(f"/reports/{report}/").content.decode()
    found = re.search(rf'href="#v1-(\d+)-(\d+)"[^>]*>{re.escape(words)}<', body)
    assert found, body
    return int(found.group(1)), int(found.group(2))


def test_a_mended_value_moves_its_figure_alone_and_comes_back_when_undone(console: Filled) -> None:
    client = client_of(ANF_OFFICER)
    before = {s: mass(client, s) for s in ("heroin", "hashish")}
    body = client.get(f"/reports/{console.anf}/").content.decode()
    start, end = re.findall(r'href="#v1-(\d+)-(\d+)"[^>]*>12\.4<', body)[1]
    form = {"row_no": 1, "start": start, "end": end, "field": "quantity", "value": "۲۴٫۴", "reason": "misread"}
    assert client.post(f"/reports/{console.anf}/mend/", form).status_code == 302
    assert (mass(client, "heroin"), mass(client, "hashish")) == (before["heroin"], before["hashish"] + 12_000)
    page = client.get(f"/reports/{console.anf}/").content.decode()
    correction = re.search(r'name="correction" value="([0-9a-f-]+)"', page).group(1)
    assert client.post(f"/reports/{console.anf}/unmend/", {"correction": correction}).status_code == 302
    assert {s: mass(client, s) for s in before} == before


@pytest.mark.parametrize("value", ["a lot", "-3", "NaN", "1e999999"])
def test_what_is_no_quantity_mends_nothing(console: Filled, value: str) -> None:
    client = client_of(ANF_OFFICER)
    start, end = place(client, console.anf, "12.4")
    form = {"row_no": 1, "start": start, "end": end, "field": "quantity", "value": value, "reason": "x"}
    answer = client.post(f"/reports/{console.anf}/mend/", form)
    assert answer.status_code == 422
    assert "Corrections of the reading" not in client.get(f"/reports/{console.anf}/").content.decode()


@pytest.mark.parametrize("reader", [OUTSIDER, ANALYST], ids=lambda p: p.name)
def test_a_report_that_is_hidden_cannot_be_mended_or_pulled_back(console: Filled, reader: Person) -> None:
    client = client_of(reader)
    form = {"row_no": 1, "start": 0, "end": 3, "field": "quantity", "value": "1", "reason": "x"}
    for act in ("mend", "withdraw"):
        hidden = client.post(f"/reports/{console.hidden}/{act}/", form)
        missing = client.post(f"/reports/{uuid.UUID(int=5)}/{act}/", form)
        assert (hidden.status_code, hidden.content) == (404, missing.content)


def test_the_originator_pulls_a_report_back_at_once(console: Filled) -> None:
    owner, other = client_of(CUSTOMS_OFFICER), client_of(ANF_OFFICER)
    report = filed(owner).split("receipt/")[0]
    assert other.post(f"{report}withdraw/", {"reason": "not mine"}).status_code == 422
    assert mass(owner, "cocaine") == 3_000
    assert owner.post(f"{report}withdraw/", {"reason": "wrong parcel"}).status_code == 302
    assert mass(owner, "cocaine") == 0
    assert "Pulled back" in other.get(report).content.decode()


def pair(console: Filled) -> tuple[uuid.UUID, uuid.UUID]:
    with console.house.as_superuser() as superuser:
        rows = superuser.execute("SELECT key FROM incident WHERE words LIKE '%Torkham%' ORDER BY key").fetchall()
    return rows[0][0], rows[1][0]


def test_a_judgement_parts_an_event_and_undoing_restores_it(console: Filled) -> None:
    client, (a, b) = client_of(ANALYST), pair(console)
    before = mass(client, "heroin")
    side_by_side = client.get(f"/review/{a}/{b}/").content.decode()
    assert "Side by side" in side_by_side and "differs" in side_by_side
    assert client.post(f"/review/{a}/{b}/judge/", {"outcome": "not", "note": "two cars"}).status_code == 302
    assert mass(client, "heroin") == 24_900
    decided = client.get("/review/decided/").content.decode()
    judgement = re.search(r'name="judgement" value="([0-9a-f-]+)"', decided).group(1)
    assert moved(client, judgement) == (before, 24_900)
    assert client.post("/review/decided/undo/", {"judgement": judgement}).status_code == 302
    assert mass(client, "heroin") == before
    assert moved(client, judgement) == (before, 24_900), "a decision taken back still says what it moved"
    assert "Taken back" in client.get(f"/review/decided/{judgement}/").content.decode()
    assert client_of(OUTSIDER).get(f"/review/decided/{judgement}/").status_code == 404
    assert client.get(f"/review/decided/{uuid.UUID(int=5)}/").status_code == 404


def moved(client: Client, judgement: str) -> tuple[int, int]:
    """Grams of heroin without a decision and with it, as its page says."""
    body = client.get(f"/review/decided/{judgement}/").content.decode()
    row = re.search(r">Heroin</th>(.*?)</tr>", body, re.DOTALL).group(1)
    without_it, with_it = re.findall(r'value="(\d+)"', row)
    return int(without_it), int(with_it)


def test_a_decision_says_how_the_total_of_the_year_moves(console: Filled) -> None:
    client, (a, b) = client_of(ANALYST), pair(console)
    page = client.post(f"/review/{a}/{b}/judge/", {"outcome": "not"})["Location"]
    before, after = totals(client, page)
    client.post("/review/decided/undo/", {"judgement": page.rstrip("/").rpartition("/")[2]})
    assert totals(client, page) == (after, before)
    assert after > before


def totals(client: Client, page: str) -> tuple[int, int]:
    """Grams of everything in the year: as they would otherwise be, and as they are."""
    said = client.get(page).content.decode().split('class="from-to"')[1].split("</p>")[0]
    otherwise, now, _ = re.findall(r'value="(\d+)"', said)
    return int(otherwise), int(now)


def test_only_an_analyst_judges_and_nobody_judges_what_is_hidden(console: Filled) -> None:
    a, b = pair(console)
    refused = client_of(ANF_OFFICER).post(f"/review/{a}/{b}/judge/", {"outcome": "same"})
    assert refused.status_code == 422 and "analyst" in refused.content.decode()
    for other in (uuid.UUID(int=5), a):
        assert client_of(ANALYST).post(f"/review/{a}/{other}/judge/", {"outcome": "same"}).status_code == 404
    assert client_of(ANALYST).post(f"/review/{a}/{b}/judge/", {"outcome": "perhaps"}).status_code == 404
    assert client_of(OUTSIDER).get(f"/review/{a}/{b}/").status_code == 404


def test_search_folds_urdu_letters_and_digits(console: Filled) -> None:
    client = client_of(CUSTOMS_OFFICER)
    filed(client, words="EX-Q. کسٹمز نے 25 فروری 2025 کو کوئٹہ میں ۱۲ کلوگرام چرس برآمد کی۔")
    for words in ("كوئٹه", "12 کلو", "چرس"):
        assert "EX-Q" in client.get("/search/", {"q": words}).content.decode() or "فروری" in client.get(
            "/search/", {"q": words}
        ).content.decode(), words
    assert "Nothing found" in client_of(OUTSIDER).get("/search/", {"q": "چرس"}).content.decode()


def test_news_is_one_opaque_version(console: Filled) -> None:
    client, outsider = client_of(ANALYST), client_of(OUTSIDER)
    seen = re.search(r"seen=([0-9a-f]+)", client.get("/").content.decode()).group(1)
    theirs = re.search(r"seen=([0-9a-f]+)", outsider.get("/").content.decode()).group(1)
    assert "HX-Trigger" not in client.get(f"/live/?seen={seen}").headers
    filed(client_of(CUSTOMS_OFFICER))
    assert client.get(f"/live/?seen={seen}")["HX-Trigger"] == "rabta-news"
    assert "HX-Trigger" not in outsider.get(f"/live/?seen={theirs}").headers


def test_two_reports_of_one_event_stand_side_by_side(console: Filled) -> None:
    a, b = pair(console)
    client_of(ANALYST).post(f"/review/{a}/{b}/judge/", {"outcome": "same"})
    body = client_of(ANALYST).get(f"/events/{a}/").content.decode()
    assert "Told by 2 reports" in body
    assert CUSTOMS_TEXT[6:40] in body
