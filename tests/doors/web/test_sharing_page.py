"""Who can see a record, and why; releasing, recalling, marking anew, asking and answering, at the door."""

import re
import uuid

import pytest
from django.test import Client

from rabta.filing.releasing import mark_anew
from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, Person


def page(client: Client, report_id: uuid.UUID, below: str = "sharing/") -> str:
    return client.get(f"/reports/{report_id}/{below}").content.decode()


def post(who: Person, report_id: uuid.UUID, deed: str, **form: object) -> str:
    """The page a form's post leads to: of a preview its own."""
    answer = client_of(who).post(f"/reports/{report_id}/sharing/{deed}/", form, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def sees(who: Person, report_id: uuid.UUID) -> bool:
    return client_of(who).get(f"/reports/{report_id}/").status_code == 200


def test_a_release_is_shown_before_it_is_made_and_can_be_recalled(console: Filled) -> None:
    report = console.hidden
    wide = {"named": ["CUSTOMS", "NCA_UK"], "reason": "They work the same road."}
    shown = post(ANF_OFFICER, report, "release", **wide)
    assert "Nothing is done yet" in shown and "Pakistan Customs" in shown and "a release never lowers the level" in shown
    assert not sees(CUSTOMS_OFFICER, report)
    done = post(ANF_OFFICER, report, "release", sure="1", **wide)
    assert "Released." in done and "They work the same road." in done and "ANF officer" in done
    assert sees(CUSTOMS_OFFICER, report) and not sees(ANALYST, report) and not sees(OUTSIDER, report)
    receiver = page(client_of(CUSTOMS_OFFICER), report, "")
    assert "released it to you" in receiver and "shared with you" in receiver
    for theirs in ("NCA_UK", "National Crime Agency", "same road", "Release, recall"):
        assert theirs not in receiver and theirs not in page(client_of(CUSTOMS_OFFICER), report).split("Ask")[0]
    release = re.search(r'name="release" value="([0-9a-f-]+)"', done)
    assert release
    before = post(ANF_OFFICER, report, "recall", release=release.group(1))
    assert "Have read it already" in before and "Pakistan Customs" in before
    assert sees(CUSTOMS_OFFICER, report)
    post(ANF_OFFICER, report, "recall", release=release.group(1), reason="Enough.", sure="1")
    assert not sees(CUSTOMS_OFFICER, report)


def test_marking_anew_says_who_loses_it(console: Filled) -> None:
    form = {"audience": "named", "named": ["CUSTOMS"], "level": "confidential", "handling": ["H1", "H2"], "reason": "x"}
    shown = post(ANF_OFFICER, console.anf, "mark", **form)
    assert "Every agency of the country that is not named" in shown and "Readers not vetted so high lose it" in shown
    assert sees(ANALYST, console.anf)
    assert "Marked anew" in post(ANF_OFFICER, console.anf, "mark", sure="1", **form)
    assert not sees(ANALYST, console.anf) and sees(CUSTOMS_OFFICER, console.anf) and sees(ANF_OFFICER, console.anf)
    assert "Not in court without our permission" in page(client_of(CUSTOMS_OFFICER), console.anf, "")


def test_a_receiver_asks_and_the_originator_answers_from_the_queue(console: Filled) -> None:
    asked = {"named": ["NCA_UK"], "kind": "onward", "reason": "They hold the driver."}
    assert "Not answered yet" in post(CUSTOMS_OFFICER, console.anf, "ask", **asked)
    assert "1" in re.findall(r'href="/requests/"><b>.*?>(\d+)<', client_of(ANF_OFFICER).get("/").content.decode())
    queue = client_of(ANF_OFFICER).get("/requests/").content.decode()
    assert "They hold the driver." in queue and "Grant it" in queue
    for other in (ANALYST, DIRECTOR, OUTSIDER):
        assert "They hold" not in client_of(other).get("/requests/").content.decode()
        assert 'href="/requests/"><b>' not in client_of(other).get("/").content.decode()
    request = re.search(r'name="request" value="([0-9a-f-]+)"', queue)
    assert request
    post(ANF_OFFICER, console.anf, "reply", request=request.group(1), reply="grant", reason="To them, yes.")
    answered = client_of(CUSTOMS_OFFICER).get("/requests/").content.decode()
    assert "Granted" in answered and "To them, yes." in answered
    assert 'href="/requests/"><b>' not in client_of(ANF_OFFICER).get("/").content.decode()


DEEDS = (
    ("release", {"named": ["ASF"], "reason": "x"}), ("recall", {"release": str(uuid.UUID(int=9)), "reason": "x"}),
    ("mark", {"audience": "every", "level": "open", "reason": "x"}),
    ("ask", {"named": ["ASF"], "kind": "share", "reason": "x"}),
    ("reply", {"request": str(uuid.UUID(int=9)), "reply": "grant", "reason": "x"}),
)  # fmt: skip


@pytest.mark.parametrize(("deed", "form"), DEEDS, ids=[deed for deed, _ in DEEDS])
@pytest.mark.parametrize("sure", ["", "1"])
def test_hidden_and_missing_are_one_answer(console: Filled, deed: str, form: dict[str, object], sure: str) -> None:
    client = client_of(OUTSIDER)
    both = (console.anf, uuid.UUID(int=5))
    answers = [client.post(f"/reports/{report}/sharing/{deed}/", {**form, "sure": sure}) for report in both]
    assert [a.status_code for a in answers] == [404, 404]
    assert answers[0].content == answers[1].content and answers[0].headers == answers[1].headers
    assert len({client.get(f"/reports/{report}/sharing/").content for report in both}) == 1


def test_only_the_originators_officers_decide(console: Filled) -> None:
    for who, status in ((CUSTOMS_OFFICER, 422), (ANALYST, 422)):
        answer = client_of(who).post(
            f"/reports/{console.anf}/sharing/release/", {"named": ["LEVIES"], "reason": "x", "sure": "1"}
        )
        assert answer.status_code == status
        assert client_of(who).post(f"/reports/{console.anf}/sharing/release/", {"named": ["LEVIES"]}).status_code == 404
    assert not sees(OUTSIDER, console.anf)


def test_what_a_form_leaves_out_is_asked_for(console: Filled) -> None:
    client = client_of(ANF_OFFICER)
    for deed, form in (("release", {}), ("release", {"named": ["CUSTOMS"], "sure": "1"}), ("mark", {"level": "open"})):
        assert client.post(f"/reports/{console.anf}/sharing/{deed}/", form).status_code == 422
    assert client.post(f"/reports/{console.anf}/sharing/release/", {"named": ["NOBODY"]}).status_code == 404


def test_a_page_that_was_open_when_the_record_was_marked_anew(console: Filled) -> None:
    """Its next request, and every form on it, is answered as of a record that does not exist."""
    clients = {who.name: client_of(who) for who in (CUSTOMS_OFFICER, ANALYST)}
    body = page(clients["Customs officer"], console.anf, "")
    key = re.search(r"/incidents/([0-9a-f-]{36})/", body)
    other = re.search(r"/incidents/([0-9a-f-]{36})/", page(clients["Customs officer"], console.customs, ""))
    assert key and other
    mark_anew(
        reader_id=ANF_OFFICER.id, report_id=console.anf, marking_text="restricted; originator only", reason="x",
        at=console.house.clock.tick(), new_id=console.house.clock.new_id,
    )  # fmt: skip
    gone, missing = console.anf, uuid.UUID(int=5)
    forms = (
        ("sharing/ask/", {"named": ["ASF"], "kind": "share", "reason": "x"}), ("withdraw/", {"reason": "x"}),
        ("mend/", {"row_no": 1, "start": 0, "end": 9, "field": "quantity", "value": "2", "reason": "x"}),
    )  # fmt: skip
    for client in clients.values():
        for below in ("", "sharing/", "receipt/", "original/"):
            a, b = (client.get(f"/reports/{r}/{below}") for r in (gone, missing))
            assert (a.status_code, a.content) == (404, b.content)
        for below, form in forms:
            a, b = (client.post(f"/reports/{r}/{below}", form) for r in (gone, missing))
            assert (a.status_code, a.content) == (404, b.content), below
    judged = [
        clients["centre analyst"].post(f"/review/{one}/{other.group(1)}/judge/", {"outcome": "same"})
        for one in (key.group(1), uuid.UUID(int=6))
    ]
    assert [a.status_code for a in judged] == [404, 404] and judged[0].content == judged[1].content


def test_no_sentence_of_the_new_pages_is_english_in_urdu(console: Filled) -> None:
    post(CUSTOMS_OFFICER, console.anf, "ask", named=["NCA_UK"], kind="onward", reason="وہ ڈرائیور کو جانتے ہیں")
    post(ANF_OFFICER, console.anf, "release", sure="1", named=["NCA_UK"], reason="ایک ہی راستہ")
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR):
        client = client_of(who)
        client.cookies["rabta_language"] = "ur"
        for address in ("/requests/", f"/reports/{console.anf}/", f"/reports/{console.anf}/sharing/"):
            assert english_left(client.get(address).content.decode()) == [], (who.name, address)
    client = client_of(ANF_OFFICER)
    client.cookies["rabta_language"] = "ur"
    for deed, form in (
        ("release", {"named": ["DEA"], "reason": "ہاں"}),
        ("mark", {"audience": "named", "named": ["CUSTOMS"], "level": "secret", "handling": ["H3"], "note": "پوچھیں"}),
    ):  # fmt: skip
        body = client.post(f"/reports/{console.anf}/sharing/{deed}/", form).content.decode()
        assert english_left(body) == [], deed


@pytest.mark.parametrize(
    ("before", "leads"),
    [("http://localhost{form}", "{form}"), ("http://elsewhere.example{form}", "/"),
     ("http://localhost//elsewhere.example/", "/"), ("", "/")],
)  # fmt: skip
def test_a_refusal_leads_back_to_the_form_and_to_no_other_house(console: Filled, before: str, leads: str) -> None:
    form = f"/reports/{console.hidden}/sharing/"
    answer = client_of(ANF_OFFICER).post(f"{form}release/", {"reason": "so"}, HTTP_REFERER=before.format(form=form))
    body = answer.content.decode()
    assert answer.status_code == 422 and "Name at least one other agency" in body and "elsewhere" not in body
    assert f'class="act" href="{leads.format(form=form)}"' in body
