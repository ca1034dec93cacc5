"""Planned operations, targets and alarms through the pages: each side one bit, the desk both, nobody else anything."""

import re
import uuid

from django.test import Client

from rabta.people.rules.purposes import Role
from tests.doors.web.english_left import english_left
from tests.doors.web.night import ANF_SIDE, CUSTOMS_SIDE, HERE, NEAR_HERE, form, night
from tests.doors.web.signed_in import Filled, client_of
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, WATCH_OFFICER
from tests.rooms.planning import SECOND_WATCH

__all__ = ["night"]
CALLS = "A conflict exists. The watch desk will call."
OTHERS = (ANALYST, DIRECTOR, AUDITOR, OUTSIDER)


def body(client: Client, path: str) -> str:
    answered = client.get(path)
    assert answered.status_code in (200, 204), (path, answered.status_code)
    return re.sub(r'<bdi class="n" dir="ltr">(\d+)</bdi>', r"\1", answered.content.decode())


def filed(client: Client, path: str = "/operations/file/", **more: str) -> str:
    """File it and give the page of what was filed."""
    answered = client.post(path, form(**{"once": uuid.uuid4().hex, **more}))
    assert answered.status_code == 302, re.findall(r'role="alert">(.*?)</', answered.content.decode(), re.DOTALL)
    return str(answered["Location"])


def alarms_of(watch: Client) -> list[str]:
    return re.findall(r'href="(/watch/alarms/[0-9a-f-]{36}/)"', body(watch, "/watch/"))


def alarm_of(watch: Client) -> str:
    return alarms_of(watch)[0]


def test_from_filing_to_both_have_spoken(night: Filled) -> None:
    anf, customs, watch = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(WATCH_OFFICER)
    first = filed(anf, reference="EX-first-1")
    assert "Accepted." in body(anf, first) and "No conflict." in body(anf, first)
    second = filed(customs, points=NEAR_HERE, **CUSTOMS_SIDE, reference="EX-second-2")
    assert CALLS in body(customs, second) and "No conflict." not in body(customs, second)
    pages = ("/operations/", "/operations/news/", "/targets/", "/")
    for client, hidden in ((anf, "EX-second-2"), (customs, "EX-first-1")):
        assert CALLS in body(client, "/operations/news/")
        assert all(hidden not in body(client, page) for page in pages)
    for client in map(client_of, OTHERS):
        assert "EX-first-1" not in body(client, "/operations/") and CALLS not in body(client, "/operations/news/")
        for page in ("/watch/", first, second):
            assert client.get(page).status_code == 404
    assert anf.get(second).status_code == customs.get(first).status_code == anf.get("/watch/").status_code == 404
    alarm = alarm_of(watch)
    assert "nobody has it" in body(watch, alarm)
    assert watch.post(f"{alarm}step/", {"step": "released"}).status_code == 422
    for step in ("owned", "released", "spoke_a", "spoke_b"):
        assert watch.post(f"{alarm}step/", {"step": step, "note": f"EX-{step}"}).status_code == 302, step
    told = body(anf, first.partition("?")[0])
    assert CUSTOMS_SIDE["phone"] in told and "EX-second-2" not in told and "Pakistan Customs" in told
    assert ANF_SIDE["phone"] in body(customs, second.partition("?")[0])
    shown = body(watch, alarm)
    assert "Both have spoken." in shown and ANF_SIDE["phone"] in shown and CUSTOMS_SIDE["phone"] in shown
    assert watch.post(f"{alarm}step/", {"outcome": "joined"}).status_code == 302
    assert "they go together" in body(watch, alarm) and "No alarm is open." in body(watch, "/watch/")
    assert "has closed the conflict" in body(anf, first.partition("?")[0])
    missing = "/watch/alarms/00000000-0000-0000-0000-000000000009/"
    for client in (anf, customs, *map(client_of, OTHERS)):
        asked = [client.get(where) for where in (alarm, missing)]
        steps = [client.post(f"{where}step/", {"step": "owned"}) for where in (alarm, missing)]
        assert [one.status_code for one in (*asked, *steps)] == [404] * 4
        assert asked[0].content == asked[1].content


def test_a_notice_is_told_once_on_an_open_page_and_its_opening_is_recorded(night: Filled) -> None:
    anf, customs, watch = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(WATCH_OFFICER)
    assert "A conflict" not in body(anf, "/operations/news/")
    first = filed(anf).partition("?")[0]
    filed(customs, **CUSTOMS_SIDE)
    for client, said in ((anf, CALLS), (watch, "1 alarm waits for an owner")):
        told = body(client, "/operations/news/?seen=")
        assert said in told
        version = re.findall(r"seen=([^\"]+)", told)[0]
        assert client.get(f"/operations/news/?seen={version}").status_code == 204
    [notice] = set(re.findall(r"/operations/notices/[0-9a-f-]{36}/", body(anf, "/operations/news/")))
    assert "2 notices not opened" in body(watch, "/watch/")
    assert customs.post(notice).status_code == client_of(OUTSIDER).post(notice).status_code == 404
    assert anf.post(notice)["Location"] == first
    assert CALLS not in body(anf, "/operations/news/")
    assert "1 notice not opened" in body(watch, "/watch/") and "ANF officer" in body(watch, alarm_of(watch))
    seen = re.findall(r"/watch/\?seen=([0-9a-f]+)", body(watch, "/watch/"))[0]
    by_itself = {"HTTP_X_BY_ITSELF": "1"}
    assert watch.get(f"/watch/?seen={seen}", **by_itself).status_code == 204
    alarm = alarm_of(watch)
    watch.post(f"{alarm}step/", {"step": "owned"})
    assert watch.get(f"/watch/?seen={seen}", **by_itself).status_code == 200
    seen = re.findall(r"/\?seen=([^\"]+)", body(watch, alarm))[0]
    assert watch.get(f"{alarm}?seen={seen}", **by_itself).status_code == 204


def test_a_form_sent_twice_files_once(night: Filled) -> None:
    anf = client_of(ANF_OFFICER)
    pages = {filed(anf, once="twice") for _ in range(8)}
    assert len(pages) == len(set(re.findall(r'href="/operations/([0-9a-f-]{36})/"', body(anf, "/operations/")))) == 1
    edited = anf.post("/operations/file/", form(once="twice", contact="EX-Other"))
    assert edited.status_code == 422 and b"stands as it was filed then" in edited.content, "or it would seem to be filed"
    assert filed(client_of(CUSTOMS_OFFICER), once="twice") not in pages, "another's form is another's"
    for written in ("34.0151N 71.5249E", "۳۴٫۰۱۵۱، ۷۱٫۵۲۴۹", "34°0'54.36\"N 71°31'29.64\"E", "34.0151° ; 71.5249°"):
        assert "34.0151, 71.5249" in body(anf, filed(anf, points=written)), written


def test_what_is_asked_or_refused_comes_back_as_it_was_typed(night: Filled) -> None:
    anf = client_of(ANF_OFFICER)
    swapped = form(points="71.5249, 34.0151", once="x", contact="EX-kept <b>")
    answered = anf.post("/operations/file/", swapped)
    shown = answered.content.decode()
    assert answered.status_code == 422 and "may have changed places" in shown and 'name="sure"' in shown
    assert 'value="EX-kept &lt;b&gt;"' in shown and "71.5249, 34.0151" in shown
    assert anf.post("/operations/file/", swapped | {"sure": "1"}).status_code == 302
    refused = {
        "no latitude and longitude": {"points": f"{HERE}\nhere and there"}, "no day and time": {"starts_at": "tonight"},
        "0001-01-01T00:00": {"starts_at": "0001-01-01T00:00"},
        "no number of metres": {"radius_m": "wide"}, "telephone that is answered": {"phone": "call me"},
        "ends before it starts": {"ends_at": form()["starts_at"]}, "is no kind": {"kind": "picnic"},
        "A CNIC has 13 digits": {"subject_kind": "cnic", "subject": "12"}, "draw it on the map": {"points": " "},
    }  # fmt: skip
    for said, changed in refused.items():
        for language in ("en", "ur"):
            anf.cookies["rabta_language"] = language
            answered = anf.post("/operations/file/", form(**changed, reference="EX-typed"))
            shown = answered.content.decode()
            assert answered.status_code == 422 and 'value="EX-typed"' in shown, said
            assert said in shown if language == "en" else english_left(shown) == [], said
    assert client_of(AUDITOR).post("/operations/file/", form()).status_code == 422


def test_a_change_and_a_cancellation_are_checked_anew(night: Filled) -> None:
    anf, customs = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER)
    filed(customs, **CUSTOMS_SIDE)
    path = filed(anf, points="24.86, 67.01").partition("?")[0]
    assert "No conflict." in body(anf, f"{path}?done=filed")
    typed = body(anf, f"{path}change/")
    assert "24.86, 67.01" in typed and f'value="{ANF_SIDE["contact"]}"' in typed
    assert anf.post(f"{path}change/", form(points="x", reason="moved")).status_code == 422
    assert CALLS in body(anf, anf.post(f"{path}change/", form(reason="moved"))["Location"])
    assert customs.get(f"{path}change/").status_code == customs.post(f"{path}cancel/", {"reason": "r"}).status_code == 404
    assert anf.post(f"{path}cancel/", {"reason": " "}).status_code == 422
    assert anf.post(f"{path}cancel/", {"reason": "not needed"}).status_code == 302
    assert "Change it" not in body(anf, path) and anf.get(f"{path}change/").status_code == 404


def test_the_desk_files_by_telephone_and_what_waits_too_long_is_raised(night: Filled) -> None:
    watch = client_of(WATCH_OFFICER)
    assert watch.post("/watch/intake/", form(agency="")).status_code == 422
    path = filed(watch, "/watch/intake/", agency="CUSTOMS", exigent="1", **CUSTOMS_SIDE)
    assert "taken down by telephone" in body(client_of(CUSTOMS_OFFICER), path)
    assert client_of(ANF_OFFICER).get(path).status_code == 404
    for who in (ANF_OFFICER, *OTHERS):
        client = client_of(who)
        assert client.get("/watch/intake/").status_code == client.post("/watch/intake/", form()).status_code == 404
    filed(client_of(ANF_OFFICER))
    first, second = watch, client_of(SECOND_WATCH)
    alarm = alarm_of(first)
    with night.house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE operation_conflict SET found_at = found_at - interval '11 minutes'")
        superuser.execute("UPDATE conflict_notice SET told_at = told_at - interval '16 minutes'")
    assert "waited too long" in body(first, "/watch/") and "Take it now." in body(first, alarm)
    assert first.post(f"{alarm}step/", {"step": "owned"}).status_code == 302
    assert second.post(f"{alarm}step/", {"step": "released"}).status_code == 422
    assert second.post(f"{alarm}step/", {"step": "owned"}).status_code == 302
    assert first.post(f"{alarm}step/", {"step": "x"}).status_code == 422
    assert SECOND_WATCH.name in body(first, alarm)


def test_the_director_hears_that_an_alarm_waits_and_nothing_of_it(night: Filled) -> None:
    first, second = filed(client_of(ANF_OFFICER), reference="EX-first-1"), filed(client_of(CUSTOMS_OFFICER), **CUSTOMS_SIDE)
    director, watch = client_of(DIRECTOR), client_of(WATCH_OFFICER)
    assert "No alarm has waited too long." in body(director, "/watch/raised/")
    assert "waited" not in body(director, "/operations/news/")
    alarm = alarm_of(watch)
    with night.house.as_superuser() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE operation_conflict SET found_at = found_at - interval '11 minutes'")
    sides = (*ANF_SIDE.values(), *CUSTOMS_SIDE.values(), "EX-first-1", "raid", "34.0083")
    hidden = (*sides, first.partition("?")[0], second.partition("?")[0], alarm)
    for language in ("en", "ur"):
        director.cookies["rabta_language"] = language
        news, page = body(director, "/operations/news/"), body(director, "/watch/raised/")
        main = page.partition("<main")[2]
        assert not [word for word in hidden if word in news + main] and "Customs" not in main and "Narcotics" not in main
        assert english_left(page) == [] or language == "en"
    director.cookies["rabta_language"] = "en"
    assert "1 alarm of the watch desk has waited too long" in body(director, "/operations/news/")
    assert "Nobody has taken it." in body(director, "/watch/raised/")
    version = re.findall(r"seen=([^\"]+)", body(director, "/operations/news/"))[0]
    assert director.get(f"/operations/news/?seen={version}").status_code == 204
    for client in (watch, *map(client_of, (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, AUDITOR, OUTSIDER))):
        assert client.get("/watch/raised/").status_code == 404
        assert "of the watch desk has waited" not in body(client, "/operations/news/")
    assert watch.post(f"{alarm}step/", {"step": "owned"}).status_code == 302
    assert "No alarm has waited too long." in body(director, "/watch/raised/")
    with night.house.as_superuser() as superuser:
        deeds = superuser.execute("SELECT count(*) FROM entry WHERE deed = 'conflict:raised'").fetchone()
    assert deeds and deeds[0] >= 5


def test_targets_are_held_let_go_and_meet_in_the_same_way(night: Filled) -> None:
    anf, customs, watch = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(WATCH_OFFICER)
    says = {"kind": "phone", "written": "0300-0000001", "held_until": form()["starts_at"][:10]}
    for client, side, known in ((anf, ANF_SIDE, "held"), (customs, CUSTOMS_SIDE, "conflict")):
        for _ in range(2):
            assert client.post("/targets/hold/", says | side | {"once": "t"})["Location"] == f"/targets/?done={known}"
    for client, other in ((anf, CUSTOMS_SIDE), (customs, ANF_SIDE)):
        assert CALLS in body(client, "/targets/") and other["contact"] not in body(client, "/targets/")
    assert client_of(OUTSIDER).get("/targets/").content.decode().count("0300-0000001") == 0
    alarm = alarm_of(watch)
    assert "Two agencies hold one target" in body(watch, alarm) and "written differently" not in body(watch, alarm)
    for step in ("owned", "released"):
        assert watch.post(f"{alarm}step/", {"step": step}).status_code == 302
    assert CUSTOMS_SIDE["phone"] in body(anf, "/targets/") and ANF_SIDE["phone"] in body(customs, "/targets/")
    assert "is no CNIC" not in body(anf, "/targets/")
    refused = anf.post("/targets/hold/", says | ANF_SIDE | {"kind": "cnic", "written": "EX-12"})
    assert refused.status_code == 422 and 'value="EX-12"' in refused.content.decode()
    [held] = re.findall(r"/targets/([0-9a-f-]{36})/let-go/", body(anf, "/targets/"))
    assert customs.post(f"/targets/{held}/let-go/").status_code == 404
    assert anf.post(f"/targets/{held}/let-go/", {"reason": "done"}).status_code == 302
    assert "0300-0000001" not in body(anf, "/targets/")
    assert watch.post(f"{alarm}step/", {"step": "spoke_a"}).status_code == 302
    first = filed(anf, kind="controlled_delivery")
    assert "only the watch desk hears" in body(anf, first)
    assert "No conflict." in body(customs, filed(customs, **CUSTOMS_SIDE))
    assert "silent" in body(watch, "/watch/")
    alarm = next(one for one in alarms_of(watch) if one != alarm)
    watch.post(f"{alarm}step/", {"step": "owned"})
    assert "One side is silent" in body(watch, alarm) and 'value="released"' not in body(watch, alarm)
    before = alarms_of(watch)
    for client, side, written in ((anf, ANF_SIDE, "AB0123456"), (customs, CUSTOMS_SIDE, "ABO123456")):
        client.post("/targets/hold/", says | side | {"once": "p", "kind": "passport", "written": written})
    [alike] = [one for one in alarms_of(watch) if one not in before]
    assert "written differently" in body(watch, alike)
    watch.cookies["rabta_language"] = "ur"
    assert english_left(body(watch, alike)) == []


def test_no_sentence_of_an_urdu_page_of_planning_is_english(night: Filled) -> None:
    anf, customs, watch = client_of(ANF_OFFICER), client_of(CUSTOMS_OFFICER), client_of(WATCH_OFFICER)
    for client in (anf, customs, watch):
        client.cookies["rabta_language"] = "ur"
        for page in ("/operations/", "/operations/?over=1", "/operations/file/", "/targets/"):
            assert english_left(body(client, page)) == [], page
    first, second = filed(anf), filed(customs, **CUSTOMS_SIDE, subject_kind="phone", subject="0300 0000001")
    alarm = alarm_of(watch)
    for step in ("owned", "released", "spoke_a", "spoke_b", ""):
        assert english_left(body(watch, "/watch/")) == english_left(body(watch, alarm)) == [], step
        assert english_left(body(anf, first)) == english_left(body(customs, second.partition("?")[0])) == [], step
        assert english_left(body(anf, "/operations/news/") + body(watch, "/operations/news/")) == []
        watch.post(f"{alarm}step/", {"step": step, "outcome": "" if step else "moved"})
    assert english_left(body(watch, "/watch/intake/")) == english_left(body(anf, f"{first.partition('?')[0]}change/")) == []
    assert Role.WATCH in WATCH_OFFICER.roles
