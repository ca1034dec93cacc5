"""The queue says what is at stake, a second opinion is asked for, and a batch is decided and taken back in one deed."""

import re
import uuid
from datetime import date, timedelta

from django.test import Client

from rabta.counting.operations import projection_digests
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, SCREENER

OPEN = "open; every agency"
DAY = date(2025, 2, 10)
ROWS = "\n".join(f"2025-02-0{day},CUSTOMS,{place},hashish,{kilos},kg" for day, (place, kilos) in enumerate(
    (("Quetta", "3.5"), ("Chaman", "12.25"), ("Multan", "7"), ("Hub", "18.4")), 1))  # fmt: skip
TABLE = f"date,agency,district,substance,quantity,unit\n{ROWS}\n".encode()


def asked_about(console: Filled) -> None:
    """A pair that the rules leave to a person."""
    first = "ANF in Lahore: 3.45 kg heroin recovered."
    console.house.file(ANF_OFFICER, first, marking=OPEN, written_on=DAY)
    again = first + " The drug was hidden."
    console.house.file(SCREENER, again, marking=OPEN, written_on=DAY + timedelta(days=10))


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def the_pair(client: Client) -> str:
    found = re.search(r'href="(/review/[0-9a-f-]{36}/[0-9a-f-]{36}/)"', page(client, "/review/"))
    assert found is not None
    return found.group(1)


def test_the_queue_says_what_is_at_stake_and_how_many_are_left(console: Filled) -> None:
    client = client_of(ANALYST)
    assert "Nothing waits for a person" in page(client, "/review/")
    asked_about(console)
    queue = text(page(client, "/review/"))
    assert "1 of 1 left" in queue and re.search(r"3\.45 kg at stake, doubt \d+%", queue), queue
    assert "No such pair waits" in page(client, "/review/?substance=opium")
    assert "3.45 kg at stake" in text(page(client, "/review/?substance=heroin&agency=ANF&month=2025-02"))
    assert "3.45 kg at stake" in text(page(client, the_pair(client)))
    assert client.post(f"{the_pair(client)}judge/", {"outcome": "same"}).status_code == 302
    queue = text(page(client, "/review/"))
    assert "0 of 1 left" in queue and "Everything is judged" in queue


def test_a_second_opinion_is_asked_for_and_taken_back(console: Filled) -> None:
    asked_about(console)
    analyst, officer = client_of(ANALYST), client_of(ANF_OFFICER)
    address = the_pair(officer)
    assert officer.post(f"{address}ask/", {"words": "<b>one car</b>?"}).status_code == 302
    shown = page(analyst, address)
    assert "&lt;b&gt;one car" in shown and 'name="take_back"' not in shown and "anyone of the centre" in shown
    assert "your opinion is asked" in page(analyst, "/review/") and "your opinion is asked" not in page(officer, "/review/")
    question = re.search(r'name="take_back" value="([0-9a-f-]{36})"', page(officer, address))
    assert question is not None
    assert client_of(DIRECTOR).post(f"{address}ask/", {"words": "x"}).status_code == 422
    assert client_of(OUTSIDER).post(f"/review/{uuid.UUID(int=5)}/{uuid.UUID(int=6)}/ask/", {"words": "x"}).status_code == 404
    assert officer.post(f"{address}ask/", {"words": "x", "of": str(ANALYST.id)}).status_code == 422
    assert officer.post(f"{address}ask/", {"words": "x", "of": "somebody"}).status_code == 404
    assert analyst.post(f"{address}ask/", {"take_back": question.group(1)}).status_code == 404
    assert officer.post(f"{address}ask/", {"take_back": question.group(1)}).status_code == 302
    assert "taken back" in page(analyst, address) and "your opinion is asked" not in page(analyst, "/review/")
    assert analyst.post(f"{address}judge/", {"outcome": "same"}).status_code == 302
    refused = analyst.post(f"{address}judge/", {"outcome": "not"})
    assert refused.status_code == 422 and "Your judgement on this pair stands" in refused.content.decode()
    assert "Your judgement:" in page(analyst, address) and 'data-key="s"' not in page(analyst, address)


def test_a_batch_is_looked_at_decided_and_taken_back_in_one_deed(console: Filled) -> None:
    marking = "restricted; to NNCC"
    ids = [console.house.file(CUSTOMS_OFFICER, content, file_name="month.csv", marking=marking).report_id
           for content in (TABLE, TABLE + b"\n")]  # fmt: skip
    console.house.file(CUSTOMS_OFFICER, "Customs seized 3 kg opium at Turbat on 5 March 2062.", marking=marking)
    client, before = client_of(ANALYST), projection_digests()
    found = re.search(r'href="(/review/batches/[0-9a-f-]{36}/[0-9a-f-]{36}/)"', page(client, "/review/batches/"))
    assert found is not None
    address = found.group(1)
    shown = page(client, address)
    assert all(said in text(shown) for said in ("41.15 kg", "82.3 kg", "+41.15 kg"))
    pairs = re.findall(r'type="hidden" name="pair" value="([0-9a-f -]{73})"', shown)
    assert len(pairs) == 4
    some = page(client, f"{address}?chosen=1&pair={pairs[0].replace(' ', '+')}")
    assert len(re.findall(r'type="hidden" name="pair"', some)) == 1 and some.count('type="checkbox"') == 4
    assert "mass counted once" not in page(client, f"{address}?chosen=1").lower()
    for wrong in ({"outcome": "perhaps", "pair": pairs}, {"outcome": "not"}, {"outcome": "not", "pair": ["x"]},
                  {"outcome": "not", "pair": [*pairs, f"{uuid.UUID(int=5)} {uuid.UUID(int=6)}"]}):  # fmt: skip
        assert client.post(f"{address}decide/", wrong).status_code == 404
    assert client_of(ANF_OFFICER).post(f"{address}decide/", {"outcome": "not", "pair": pairs}).status_code == 422
    assert projection_digests() == before
    made = client.post(f"{address}decide/", {"outcome": "not", "pair": pairs, "note": "two months"})
    deed = text(page(client, made["Location"]))
    assert "Judged of 4 pairs: not the same" in deed and "two months" in deed and "+41.15" in deed
    assert page(client, "/review/decided/").count("4 pairs at once") == 1
    for stranger in (OUTSIDER, ANF_OFFICER):
        for path in (made["Location"], address, f"/review/batches/{ids[0]}/{uuid.UUID(int=5)}/"):
            assert client_of(stranger).get(path).status_code == 404, path
        assert "Nothing waits together" in page(client_of(stranger), "/review/batches/")
    assert client.post(f"{made['Location']}undo/").status_code == 302
    assert "Taken back" in page(client, made["Location"]) and projection_digests() == before
    assert client.post(f"{made['Location']}undo/").status_code == 404


def test_judging_speaks_urdu(console: Filled) -> None:
    asked_about(console)
    for content in (TABLE, TABLE + b"\n"):
        console.house.file(CUSTOMS_OFFICER, content, file_name="month.csv", marking=OPEN)
    client = client_of(ANALYST)
    client.cookies["rabta_language"] = "ur"
    pair = the_pair(client)
    client.post(f"{pair}ask/", {"words": ""})
    batch = re.search(r'href="(/review/batches/[0-9a-f-]{36}/[0-9a-f-]{36}/)"', page(client, "/review/batches/"))
    assert batch is not None
    pairs = re.findall(r'type="hidden" name="pair" value="([0-9a-f -]{73})"', page(client, batch.group(1)))
    deed = client.post(f"{batch.group(1)}decide/", {"outcome": "not", "pair": pairs})["Location"]
    for path in ("/review/", "/review/?substance=opium", pair, "/review/batches/", batch.group(1), deed, "/review/decided/"):
        assert english_left(page(client, path)) == [], path
