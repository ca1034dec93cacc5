"""The page that checks a public text: every figure marked in place and judged, nothing of the text kept."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, DIRECTOR, OUTSIDER

TEXT = (
    "EX-9. In February 2025 agencies seized 12.5 kg of heroin and arrested 4 people, including 3 foreigners. Drugs worth $5"
    " billion were burnt. Scanners will be installed at all airports."
)
NARROW = re.compile(r"<[^>]+>")


def checked(client: Client, words: str, **more: object) -> str:
    answer = client.post("/check/judged/", {"words": words, **more})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def text_shown(body: str) -> str:
    """The pasted text as the page shows it, without its signs and numbers."""
    inside = body.split('<div class="words"', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
    inside = re.sub(r'<span class="verdict-sign"[^>]*>.</span>|<sup>\d+</sup>', "", inside)
    return NARROW.sub("", inside)


def card(body: str, number: int) -> str:
    return NARROW.sub(" ", body.split(f'id="figure-{number}"', 1)[1].split("</li>", 1)[0])


def test_the_text_stands_there_with_every_figure_marked_in_place(example_house: Filled) -> None:
    body = checked(client_of(ANALYST), TEXT)
    assert text_shown(body) == TEXT.replace("'", "&#x27;")
    marked = re.findall(r'<a class="stated (\w+)" href="#figure-(\d+)"[^>]*><span[^>]*>.</span>([^<]*)<', body)
    assert [(number, words) for _, number, words in marked] == [
        ("1", "12.5 kg"), ("2", "4 people"), ("3", "3 foreigners"), ("4", "$5 billion"),
    ]  # fmt: skip
    for number in range(1, 5):
        assert f'id="said-{number}"' in body, "every card leads back to its words"
        assert f'id="figure-{number}"' in body


def test_cards_say_the_verdict_in_words_and_open_the_record(example_house: Filled) -> None:
    body = checked(client_of(ANF_OFFICER), TEXT)
    assert "part of figure 2" in card(body, 3)
    assert "no record behind it" in card(body, 4)
    assert "No price list is available to you" in card(body, 4)
    opened = re.search(r'id="figure-1".*?href="(/briefing/mass_by_substance/[^"]*)"', body, re.DOTALL)
    assert opened is not None
    assert "key=heroin" in opened.group(1) and "from=2025-02-01" in opened.group(1)
    page = client_of(ANF_OFFICER).get(opened.group(1).replace("&amp;", "&"))
    assert page.status_code == 200


def test_the_verdict_is_the_readers_own(example_house: Filled) -> None:
    text = "900 kg of opium were seized in February 2025."
    assert "agrees" in card(checked(client_of(ANF_OFFICER), text), 1)
    for person in (ANALYST, DIRECTOR, OUTSIDER):
        said = card(checked(client_of(person), text), 1)
        assert "no record behind it" in said
        assert "Chaman" not in said


def test_promises_and_sums_are_told(example_house: Filled) -> None:
    text = "ANF seized 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 40 kg. Scanners will be installed."
    body = checked(client_of(ANALYST), text)
    assert "The drugs listed leave 10 kg of the total unexplained." in body
    assert re.search(r'<ol class="promises">.*Scanners will be installed\.', body, re.DOTALL)


def test_what_is_written_from_the_record_stands_in_the_form_with_its_days(example_house: Filled) -> None:
    client, days = client_of(ANALYST), {"from": "2025-02-01", "to": "2025-02-28"}
    body = client.get("/check/", {"example": "record", **days}).content.decode()
    text = html.unescape(body.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>", 1)[0])
    assert text.startswith("From 1 February 2025 to 28 February 2025 the agencies seized") and 'value="2025-02-28"' in body
    assert "nobody has approved it" in body
    told = checked(client, text, **days)
    assert "verdict-sign agrees" in told and "verdict-sign differs" not in told
    empty = client.get("/check/", {"example": "record", "from": "2019-01-01", "to": "2019-01-31"}).content.decode()
    assert "can be told" in empty
    client.post("/prefer/", {"language": "ur", "back": "/check/"})
    left = english_left(client.get("/check/", {"example": "record", **days}).content.decode())
    client.post("/prefer/", {"language": "en", "back": "/check/"})
    assert not left, left


def test_a_text_without_figures_says_so(example_house: Filled) -> None:
    assert "No figure found" in checked(client_of(ANALYST), "The minister met officials of 32 agencies in 2025.")


def test_a_pasted_script_is_words(example_house: Filled) -> None:
    body = checked(client_of(ANALYST), "<script>alert(1)</script> 12 kg of <b>heroin</b> were seized & burnt.")
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def test_a_strangers_paste_comes_through(example_house: Filled) -> None:
    text = "\u201c12\u00a0kg\u201d of heroin\u202f\u2014 and\r\n\u20184\u2019 people\r\nwere held\u2026 ۱۲ کلو چرس ضبط"
    body = checked(client_of(ANALYST), text)
    assert text_shown(body) == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"words": " \r\n "}, "There is nothing to check"),
        ({"words": "12 kg " * 4000}, "longer than 20,000 signs"),
        ({"words": "12 kg. " * 401}, "more than 400 numbers"),
        ({"words": "", "file": SimpleUploadedFile("x.txt", b"\xff\xfe\x00")}, "no UTF-8 text"),
        ({"words": "", "file": SimpleUploadedFile("x.txt", b"a " * 90_000)}, "longer than 20,000 signs"),
        ({"words": "", "file": SimpleUploadedFile("x.txt", b"12 kg\0heroin")}, "This file is no text"),
    ],
)
def test_what_cannot_be_checked_says_why(example_house: Filled, form: dict[str, object], says: str) -> None:
    answer = client_of(ANALYST).post("/check/judged/", form)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_file_is_read_where_nothing_is_pasted(example_house: Filled) -> None:
    upload = SimpleUploadedFile("statement.txt", "\ufeff12 kg of heroin were seized.".encode())
    body = checked(client_of(ANALYST), "", file=upload)
    assert text_shown(body) == "12 kg of heroin were seized."


def test_the_days_asked_for_are_the_days_judged_by(example_house: Filled) -> None:
    days = {"from": "2025-12-31", "to": "2025-02-01"}
    body = checked(client_of(ANF_OFFICER), "900 kg of opium were seized in 2019.", **days)
    assert "agrees" in card(body, 1)
    assert "1 February 2025" in NARROW.sub("", body.split("<h1", 1)[0])
    assert "no record" in card(checked(client_of(ANF_OFFICER), "900 kg of opium were seized in 2019."), 1)


def test_one_press_brings_the_example_and_it_has_six_figures(example_house: Filled) -> None:
    client = client_of(ANALYST)
    assert 'href="/check/?example=1"' in client.get("/check/").content.decode()
    form = client.get("/check/?example=1").content.decode()
    words = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
    assert words is not None
    body = checked(client, words.group(1).strip())
    assert len(re.findall(r'class="figure-card', body)) == 6
    assert len(re.findall(r'<li><p class="words"', body)) == 3


def test_the_example_in_urdu_has_six_figures_too(example_house: Filled) -> None:
    client = client_of(DIRECTOR)
    client.post("/prefer/", {"language": "ur", "back": "/check/"})
    form = client.get("/check/?example=1").content.decode()
    words = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
    assert words is not None
    assert "ایکڑ" in words.group(1)
    body = checked(client, words.group(1).strip())
    client.post("/prefer/", {"language": "en", "back": "/check/"})
    assert len(re.findall(r'class="figure-card', body)) == 6
    assert len(re.findall(r'<li><p class="words"', body)) == 3


def test_nothing_pasted_is_kept_and_the_ledger_knows_only_how_many(example_house: Filled) -> None:
    checked(client_of(ANALYST), f"Zarghunabad 12 kg of heroin. {TEXT}")
    with example_house.house.as_superuser() as all_seeing:
        tables = all_seeing.execute(
            "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables"
            " WHERE table_schema IN ('rabta', 'accounts') AND table_type = 'BASE TABLE'"
        ).fetchall()
        for (table,) in tables:
            question = f"SELECT count(*) FROM {table} t WHERE t::text ILIKE '%zarghunabad%'"  # noqa: S608 (our own tables)
            held = all_seeing.execute(question).fetchone()
            assert held == (0,), table
        entry = all_seeing.execute("SELECT t::text FROM rabta.entry t WHERE t::text LIKE '%text:check%'").fetchall()
    assert entry, "a judged text is a disclosure"


def test_a_reload_of_the_answer_leads_back_to_the_form(example_house: Filled) -> None:
    assert client_of(ANALYST).get("/check/judged/")["Location"] == "/check/"
    ended = Client(SERVER_NAME="localhost").post("/check/judged/", {"words": TEXT})
    assert ended["Location"] == "/sign-in/?next=%2Fcheck%2F"


DRAFT = (
    "Force seizes 771.25 kg of drugs\nRAWALPINDI: The force seized 751.25 kg of drugs: hashish 600.5 kg, opium 102.5 kg and"
    " heroin 30.25 kg."
)


def faults(body: str) -> list[str]:
    return [NARROW.sub(" ", each.split("</li>", 1)[0]) for each in body.split('<li class="fault-card"')[1:]]


def test_a_fault_is_marked_in_the_text_and_explained_beside(example_house: Filled) -> None:
    body = checked(client_of(ANALYST), DRAFT)
    marks = re.findall(r'href="#figure-(\d+)"[^>]*>(?:(?!</a>).)*</a><a class="fault-mark" href="#fault-(\d+)"', body)
    assert marks == [("1", "1"), ("2", "1"), ("4", "2")]
    headline, exchanged = faults(body)
    assert "771.25 kg" in headline and "751.25 kg" in headline
    assert "102.5 kg of opium may be 120.5 kg, two digits exchanged: with that the sum is exact." in exchanged
    assert "600.5 + 120.5 + 30.25 = 751.25" in exchanged
    assert "very likely" in exchanged
    assert "2 places in this text do not hold" in body


def test_a_fault_without_a_figure_is_marked_at_its_words(example_house: Filled) -> None:
    body = checked(client_of(ANALYST), "ANF seized 12.5 kg of heroin from one man (the headline says fifteen).")
    assert re.search(r'<mark class="faulty">[^<]*headline says[^<]*</mark><a class="fault-mark" href="#fault-1"', body)


def test_a_text_that_adds_up_says_so_and_one_without_sums_says_nothing(example_house: Filled) -> None:
    calm = "Everything in this text that can be added up adds up."
    assert calm in checked(client_of(ANALYST), "ANF seized 500 kg of drugs: hashish 300 kg, heroin 150 kg, ice 50 kg.")
    assert calm not in checked(client_of(ANALYST), TEXT)


def test_a_hidden_record_moves_no_fault(example_house: Filled) -> None:
    """Faults are of the text alone: who sees nothing of the record sees the same ones."""
    assert faults(checked(client_of(OUTSIDER), DRAFT)) == faults(checked(client_of(ANF_OFFICER), DRAFT))


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_draft_to_try_has_its_three_faults_in_both_languages(example_house: Filled, language: str) -> None:
    client = client_of(DIRECTOR)
    client.post("/prefer/", {"language": language, "back": "/check/"})
    words = re.search(r"<textarea[^>]*>(.*?)</textarea>", client.get("/check/?example=draft").content.decode(), re.DOTALL)
    assert words is not None
    body = checked(client, words.group(1).strip())
    client.post("/prefer/", {"language": "en", "back": "/check/"})
    assert len(faults(body)) == 3
    assert not re.search(r"[A-Za-z]{3,} [a-z]{3,}", " ".join(faults(body))) or language == "en"
