"""Cases, requests and work through the pages: what each sees and signs, and that others see nothing."""

import re
import uuid

from django.test import Client

from tests.doors.web.english_left import english_left
from tests.doors.web.signed_in import Filled, client_of
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER

MISSING = uuid.UUID(int=9)
OPENED = {"title": "EX: <b>two bags</b>", "level": "restricted", "named": ["CUSTOMS"], "template": "joint_raid"}
ASKED = {"to": "CUSTOMS", "title": "EX-lorry", "words": "Whose is it?", "due_on": "2099-03-30", "level": "restricted"}


def opened(client: Client, **more: object) -> str:
    answered = client.post("/cases/open/", {**OPENED, **more})
    assert answered.status_code == 302, answered.content.decode()[-900:]
    return str(answered["Location"].partition("?")[0])


def asked(client: Client, **more: object) -> str:
    answered = client.post("/cases/requests/ask/", {**ASKED, **more})
    assert answered.status_code == 302, answered.content.decode()[-900:]
    return str(answered["Location"].partition("?")[0])


def page(client: Client, path: str) -> str:
    answered = client.get(path)
    assert answered.status_code == 200, path
    return answered.content.decode()


def event_of(house: House, report: uuid.UUID) -> uuid.UUID:
    with house.as_superuser() as all_seeing:
        return all_seeing.execute(
            "SELECT i.key FROM incident i JOIN current_reading r ON r.id = i.reading_id WHERE r.report_id = %s ORDER BY 1",
            [report],
        ).fetchone()[0]  # type: ignore[index]


def test_a_case_is_opened_from_an_event_and_goes_its_course(console: Filled) -> None:
    anf, customs, outsider = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(OUTSIDER)
    event = page(anf, f"/events/{event_of(console.house, console.anf)}/")
    named = re.search(r"/cases/open/[?]incident=([0-9a-f-]{36})", event)
    assert named is not None
    key = named[1]
    form = page(anf, f"/cases/open/?incident={key}")
    assert f'name="incident" value="{key}"' in form
    path = opened(anf, incident=str(key))
    shown = page(customs, path)
    assert "EX: &lt;b&gt;two bags" in shown and "File the planned operation" in shown and f"/events/{key}/" in shown
    assert path in page(customs, f"/events/{key}/") and path in page(customs, "/cases/")
    assert path in page(anf, "/cases/?whose=mine&template=joint_raid")
    assert path not in page(customs, "/cases/?whose=mine")
    registered = {"kind": "registered", "reference": "EX-FIR 7/25", "place": "EX-station"}
    for said in ({"kind": "arrest", "people": "2"}, registered):
        assert customs.post(f"{path}sign/", {**said, "done_on": "2025-02-22"}).status_code == 302
    shown = page(anf, path)
    assert "EX-FIR 7/25" in shown and " people" in shown
    assert "A charge</summary>" in shown and "Register the case</summary>" not in shown
    assert customs.post(f"{path}withdraw/", {"number": "2", "reason": "wrong station"}).status_code == 302
    assert "wrong station" in page(anf, path)
    for where in ("/cases/", "/work/", "/cases/?list=no_case", "/cases/requests/"):
        assert "two bags" not in page(outsider, where) and path not in page(outsider, where)
    for below in ("", "sign/", "withdraw/", "link/", "give/"):
        sent = {"kind": "joined", "to_agency": "ASF", "number": "1", "reason": "x", "what": "x", "title": "x"}
        sent["agency"] = "ANF"
        answers = [
            getattr(outsider, "post" if below else "get")(f"{where}{below}", sent)
            for where in (path, f"/cases/{MISSING}/")
        ]  # fmt: skip
        assert [one.status_code for one in answers] == [404, 404] and answers[0].content == answers[1].content, below


def test_what_is_refused_is_said_beside_what_was_typed(console: Filled) -> None:
    anf = client_of(ANF_OFFICER)
    path = opened(anf)
    for said, why in (
        ({"kind": "arrest", "people": "several", "place": "EX-bridge"}, "is no whole number"),
        ({"kind": "arrest", "people": "2", "place": "EX-bridge", "done_on": "soon"}, "is no day"),
        ({"kind": "arrest", "people": "2", "place": "EX-bridge", "done_on": "2030-01-01"}, "still to come"),
        ({"kind": "charged", "reference": "1", "place": "EX-bridge"}, "not registered"),
    ):
        answered = anf.post(f"{path}sign/", {"done_on": "2025-02-22", **said})
        body = answered.content.decode()
        assert answered.status_code == 422 and why in body, said
        assert said["kind"] != "arrest" or 'value="EX-bridge"' in body
    for changed in ({"title": ""}, {"level": "x"}, {"named": ["NCA_UK"]}, {"named": ["NOBODY"]}, {"template": "x"}):
        answered = anf.post("/cases/open/", {**OPENED, **changed})
        assert answered.status_code == 422 and "Nothing was changed." in answered.content.decode(), changed
    for changed in ({"due_on": ""}, {"due_on": "x"}, {"due_on": "2020-01-01"}, {"to": ""}, {"to": "ANF"}, {"title": ""}):
        answered = anf.post("/cases/requests/ask/", {**ASKED, **changed})
        assert answered.status_code == 422 and "Whose is it?" in answered.content.decode(), changed
    refused = anf.post(f"{path}link/", {"what": "EX-NONE 5"})
    assert refused.status_code == 422 and "EX-NONE 5" in refused.content.decode()
    assert client_of(AUDITOR).post("/cases/open/", OPENED).status_code == 422


def test_before_an_agency_joins_it_is_said_who_would_see_the_case(console: Filled) -> None:
    anf, customs, outsider = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(OUTSIDER)
    path = opened(anf, level="open", template="")
    joining = {"kind": "joined", "to_agency": "LEVIES", "done_on": "2025-02-22"}
    before = anf.post(f"{path}sign/", joining).content.decode()
    assert "Nothing is done yet" in before and "Will see it, and did not" in before
    assert outsider.get(path).status_code == 404 == outsider.post(f"{path}sign/", joining).status_code
    assert customs.post(f"{path}sign/", {**joining, "sure": "1"}).status_code == 422, "the lead agency decides"
    assert anf.post(f"{path}sign/", {**joining, "sure": "1"}).status_code == 302
    assert "two bags" in page(outsider, path)
    leaving = {"kind": "left", "to_agency": "LEVIES", "words": "no part in it", "done_on": "2025-02-22"}
    assert "Will see it no more" in anf.post(f"{path}sign/", leaving).content.decode()
    assert anf.post(f"{path}sign/", {**leaving, "sure": "1"}).status_code == 302
    assert outsider.get(path).status_code == 404


def test_links_show_where_their_record_shows(console: Filled) -> None:
    anf, customs = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    path, hidden = opened(anf), event_of(console.house, console.hidden)
    assert anf.post(f"{path}link/", {"what": f"http://localhost/events/{hidden}/"}).status_code == 302
    assert customs.post(f"{path}link/", {"what": str(hidden)}).status_code == 422
    assert customs.post(f"{path}link/", {"what": f"/reports/{console.customs}/"}).status_code == 302
    assert str(hidden) in page(anf, path) and str(hidden) not in page(customs, path)
    link = re.findall(r'name="link" value="([0-9a-f-]{36})"', page(anf, path))
    assert len(link) == 1, "one's own alone can be taken back"
    assert anf.post(f"{path}link/", {"link": link[0]}).status_code == 302
    assert str(hidden) not in page(anf, path)


def test_a_task_goes_its_way_and_the_queue_shows_it_first_when_it_is_late(console: Filled) -> None:
    anf, customs = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    path = opened(anf, template="")
    assert anf.post(f"{path}give/", {"title": "EX-later", "agency": "CUSTOMS", "due_on": "2099-01-01"}).status_code == 302
    assert anf.post("/work/give/", {"title": "EX-late", "agency": "CUSTOMS", "due_on": "2020-01-01"}).status_code == 302
    assert anf.post("/work/give/", {"title": "", "agency": "CUSTOMS"}).status_code == 422
    queue = page(customs, "/work/")
    assert queue.index("EX-late<") < queue.index("EX-later<") and "overdue" in queue
    counted = r'My work <b class="count late"><bdi[^>]*>2</bdi></b>'
    assert re.search(counted, page(customs, "/reports/")), "the rail counts on every page"
    assert "pieces of work for you or your agency" in page(customs, "/")
    task = re.search(r'href="(/work/[0-9a-f-]{36}/)"><bdi>EX-late<', queue)
    assert task is not None
    assert customs.post(f"{task[1]}sign/", {"kind": "done"}).status_code == 422, "it is accepted first"
    assert customs.post(f"{task[1]}sign/", {"kind": "accepted"}).status_code == 302
    assert "Your task" in page(customs, "/work/")
    assert customs.post(f"{task[1]}sign/", {"kind": "declined", "words": "not ours"}).status_code == 302
    assert "returned" in page(anf, "/work/") and "EX-late<" not in page(customs, "/work/")
    assert customs.post(f"{task[1]}withdraw/", {"number": "2", "reason": "ours after all"}).status_code == 302
    assert customs.post(f"{task[1]}sign/", {"kind": "done", "words": "seen to"}).status_code == 302
    assert "seen to" in page(anf, task[1])
    for who in (OUTSIDER, ANALYST):
        assert client_of(who).get(task[1]).status_code == 404
        assert client_of(who).post(f"{task[1]}sign/", {"kind": "accepted"}).status_code == 404


def test_notices_are_unread_until_they_are_opened_by_each_for_himself(console: Filled) -> None:
    anf, customs = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    path = opened(anf, template="")
    queue = page(customs, "/work/")
    notice = re.search(r'action="(/work/notices/[0-9a-f-]{36}/)"', queue)
    assert notice is not None and " not opened" in queue and 'class="unread"' in queue
    assert anf.post(notice[1]).status_code == client_of(OUTSIDER).post(notice[1]).status_code == 404
    for _ in range(2):
        assert customs.post(notice[1])["Location"] == path
    assert 'class="unread"' not in page(customs, "/work/")


def test_a_request_is_answered_with_two_signatures(console: Filled) -> None:
    anf, customs, outsider = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(OUTSIDER)
    path = asked(anf)
    assert "EX-lorry" in page(customs, "/cases/requests/") and "EX-lorry" in page(customs, "/work/")
    assert "EX-lorry" not in page(outsider, "/cases/requests/")
    assert customs.post(f"{path}sign/", {"kind": "accepted"}).status_code == 302
    for said in ({"reports": "EX-NONE"}, {"words": ""}):
        assert customs.post(f"{path}draft/", {"words": "EX: ours", **said}).status_code == 422
    assert customs.post(f"{path}draft/", {"words": "EX: it is ours"}).status_code == 302
    assert "it is ours" in page(customs, path) and "it is ours" not in page(anf, path)
    assert "a second time" in page(customs, path) and "Counter-sign and send" not in page(customs, path)
    with console.house.as_superuser() as all_seeing:
        (draft,) = all_seeing.execute("SELECT id FROM request_answer").fetchone()  # type: ignore[misc]
    assert customs.post(f"{path}answer/", {"answer": str(draft)}).status_code == 422, "not one's own"
    assert anf.post(f"{path}sign/", {"kind": "reminded"}).status_code == 302
    assert customs.post(f"{path}sign/", {"kind": "pointed_on", "to_agency": "ASF", "words": "they x-ray"}).status_code == 302
    assert "could answer it" in page(anf, path) and "decides how it goes on" in page(anf, "/work/")
    for below, sent in (("", {}), ("sign/", {"kind": "accepted"}), ("draft/", {"words": "x"}),
                        ("answer/", {"answer": str(draft)}), ("withdraw/", {"number": "1", "reason": "x"})):  # fmt: skip
        answers = [
            getattr(outsider, "post" if below else "get")(f"{where}{below}", sent)
            for where in (path, f"/cases/requests/{MISSING}/")
        ]  # fmt: skip
        assert [one.status_code for one in answers] == [404, 404] and answers[0].content == answers[1].content, below


def test_nothing_is_left_in_english_on_an_urdu_page(console: Filled) -> None:
    anf, customs = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    case, request = opened(anf), asked(anf)
    anf.post(f"{case}sign/", {"kind": "arrest", "people": "2", "done_on": "2025-02-22"})
    anf.post(f"{case}link/", {"what": f"/reports/{console.anf}/"})
    customs.post(f"{request}sign/", {"kind": "accepted"})
    customs.post(f"{request}draft/", {"words": "EX"})
    task = re.search(r"/work/[0-9a-f-]{36}/", page(customs, "/work/"))
    assert task is not None
    refused = [
        ("/cases/open/", {**OPENED, "title": ""}), (f"{case}sign/", {"kind": "charged", "reference": "1"}),
        (f"{case}sign/", {"kind": "joined", "to_agency": "ASF"}), ("/cases/requests/ask/", {**ASKED, "due_on": "x"}),
        (f"{case}link/", {"what": "nothing"}), (f"{request}draft/", {"words": "x", "reports": "nothing"}),
    ]  # fmt: skip
    pages = ("/cases/", "/cases/?list=no_case", "/cases/requests/", "/work/", "/cases/open/", "/cases/requests/ask/", case,
             request, task[0])  # fmt: skip
    for client in (anf, customs, client_of(OUTSIDER)):
        client.cookies["rabta_language"] = "ur"
        shown = [client.get(where) for where in pages]
        shown += [client.post(where, sent) for where, sent in refused]
        for one in shown:
            assert english_left(one.content.decode()) == [], one.request["PATH_INFO"]
