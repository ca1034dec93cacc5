"""The pages of persons: one box, one person, the queue, a judgement and its undoing."""

import re
from urllib.parse import quote

from django.test import Client

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER

HEAD = "Date,Name,Father's Name,CNIC,Mobile,Date of Birth,Role\n"
LATIN = HEAD + "2031-02-25,Gulzar Marjanwal,Sherzad,35202-1234567-1,0300-1234567,1985-03-24,Accused\n"
URDU = HEAD + "2031-02-27,گلزار مرجان وال,شیرزاد,۳۵۲۰۲-۱۲۳۴۵۶۷-۱,,1985-03-24,مالک\n"
ASKED = HEAD + "2031-03-15,Gulzar Marjanwal,Sherzad,,,1985,Passenger\n"
CHILD = HEAD + "2031-02-27,Zarmina Marjanwal,Sherzad,35202-7654321-2,,2019-03-24,Passenger\n"
OPEN, OWN = "open; every agency", "confidential; originator only"


def filled(console: Filled) -> None:
    for person, text, marking in ((ANF_OFFICER, LATIN, OPEN), (CUSTOMS_OFFICER, URDU, OPEN), (ANF_OFFICER, ASKED, OPEN),
                                  (ANF_OFFICER, CHILD, OPEN)):  # fmt: skip
        console.house.file(person, text, file_name="persons.csv", marking=marking)


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def found(client: Client, said: str) -> list[str]:
    html = page(client, f"/identities/?q={quote(said)}")
    return re.findall(r'<th role="rowheader" scope="row"><a href="(/identities/[0-9a-f-]{36}/)"', html)


def test_one_box_finds_a_person_by_any_spelling_and_any_number(console: Filled) -> None:
    filled(console)
    client = client_of(CUSTOMS_OFFICER)
    numbers = ("35202-1234567-1", "3520212345671", "۳۵۲۰۲۱۲۳۴۵۶۷۱", "+92 300 1234567")
    ways = ("Gulzar Marjanwal", "گلزار مرجان وال", "Gul Zar Marjan Wal", *numbers)
    firsts = {found(client, said)[0] for said in ways}
    assert len(firsts) == 1, "the same person, by the same id"
    html = page(client, firsts.pop())
    assert "Gulzar Marjanwal" in html and "گلزار مرجان وال" in html and "the same number" in html
    assert "35202-1234567-1" in html and "arrested" in html and "owner" in html
    assert found(client, "Nobody Atall") == []
    assert "shorten it" in page(client, f"/identities/?q={'x' * 201}", status=422)


def test_a_child_is_nowhere_but_for_protection_officers(console: Filled) -> None:
    filled(console)
    analyst, officer = client_of(ANALYST), client_of(CUSTOMS_OFFICER)
    for said in ("Zarmina Marjanwal", "3520276543212"):
        [path] = [path for path in found(analyst, said) if "Zarmina" in page(analyst, path)]
        assert "protected" in page(analyst, path)
        assert path not in found(officer, said)
        page(officer, path, status=404)


def test_hidden_and_missing_are_one_answer(console: Filled) -> None:
    console.house.file(ANF_OFFICER, LATIN, file_name="persons.csv", marking=OWN)
    [path] = found(client_of(ANF_OFFICER), "Gulzar Marjanwal")
    client, missing = client_of(OUTSIDER), "/identities/00000000-0000-0000-0000-000000000009/"
    assert page(client, path, 404).replace(path, "X") == page(client, missing, 404).replace(missing, "X")
    assert "Nobody found" in page(client, "/identities/?q=Gulzar")


def test_a_pair_is_judged_and_taken_back(console: Filled) -> None:
    filled(console)
    client = client_of(ANALYST)
    path = re.findall(r'href="(/identities/asked/[0-9a-f-]{36}/[0-9a-f-]{36}/)"', page(client, "/identities/asked/"))[0]
    before = sorted(found(client, "Gulzar Marjanwal"))
    assert len(before) == 2 and "Father" in page(client, path)
    answered = client.post(f"{path}judge/", {"outcome": "same", "note": "one man"})
    assert answered.status_code == 302
    assert len(found(client, "Gulzar Marjanwal")) == 1
    html = page(client, answered["Location"].split("#")[0])
    [judgement] = re.findall(r'name="judgement" value="([0-9a-f-]{36})"', html)
    assert "one man" in html
    assert client.post(f"{path}judge/", {"outcome": "not"}).status_code == 422, "a pair is judged once"
    assert client.post("/identities/undo/", {"judgement": judgement}).status_code == 302
    assert sorted(found(client, "Gulzar Marjanwal")) == before
    assert client.post("/identities/undo/", {"judgement": judgement}).status_code == 404
    assert client.post(f"{path}judge/", {"outcome": "perhaps"}).status_code == 404
    assert client_of(ANF_OFFICER).post(f"{path}judge/", {"outcome": "same"}).status_code == 422


def test_no_sentence_of_the_pages_is_english_in_urdu(console: Filled) -> None:
    filled(console)
    client = client_of(ANALYST)
    path = found(client, "Gulzar Marjanwal")[0]
    pair = re.findall(r'href="(/identities/asked/[0-9a-f-]{36}/[0-9a-f-]{36}/)"', page(client, "/identities/asked/"))[0]
    client.post("/prefer/", {"back": "/", "language": "ur"})
    for one in ("/identities/", "/identities/?q=Gulzar", "/identities/?q=zzz", path, "/identities/asked/", pair):
        assert english_left(page(client, one)) == [], one
