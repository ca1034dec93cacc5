"""Releasing, recalling and marking anew, as the people concerned see it."""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from rabta.counting.operations import judge_same_event, projection_digests, rebuild
from rabta.filing.errors import CannotRelease, NotAvailable, NotYoursToDecide
from rabta.filing.releasing import answer_request, ask_for_release, mark_anew, recall_release, release_report
from rabta.records import queries as records
from rabta.sharing.errors import AboveYourself, UnknownGroup
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, PARTNER, SCREENER, Person

TRUCK = "On 3 March 2025 ANF recovered 12 kg heroin from a truck at Torkham and arrested two persons."
ICE = "On 2 March 2025 ANF recovered 1 kg ice from a bus at Hub."
AT_CUSTOMS = "On 3 March 2025 Customs recovered 12 kg heroin from a truck at Torkham and arrested two persons."


def number(code: str) -> int:
    found = agency_number(code)
    assert found is not None
    return found


def release(house: House, report_id: uuid.UUID, *codes: str, who: Person = ANF_OFFICER, **more: object) -> uuid.UUID:
    return release_report(
        reader_id=who.id, report_id=report_id, agencies=[number(c) for c in codes], reason="They work the same road.",
        at=house.clock.tick(), new_id=house.clock.new_id, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def recall(house: House, release_id: uuid.UUID, who: Person = ANF_OFFICER) -> None:
    recall_release(
        reader_id=who.id, release_id=release_id, reason="No longer.", at=house.clock.tick(), new_id=house.clock.new_id
    )


def mark(house: House, report_id: uuid.UUID, text: str, who: Person = ANF_OFFICER, **more: object) -> None:
    mark_anew(
        reader_id=who.id, report_id=report_id, marking_text=text, reason="Things changed.", at=house.clock.tick(),
        new_id=house.clock.new_id, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def seen_by(report_id: uuid.UUID) -> set[str]:
    """The names of those who see the report and everything below it; all or nothing, for each."""
    names = set()
    for person in EVERYBODY:
        with reading_as(person.id):
            found = records.report_filed(report_id)
            if found is not None:
                names.add(person.name)
                assert found["rows"] and found["rows"][0]["incidents"] and found["rows"][0]["spans"]
    return names


def test_only_the_originators_release_widens_and_recall_takes_it_back_on_the_next_request(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; originator only; H2").report_id
    assert seen_by(report) == {"ANF officer"}
    let_in = release(house, report, "CUSTOMS", "NCA_UK")
    assert seen_by(report) == {"ANF officer", "Customs officer", "partner liaison"}
    recall(house, let_in)
    assert seen_by(report) == {"ANF officer"}
    recall(house, let_in)
    assert seen_by(report) == {"ANF officer"}


def test_a_level_is_never_lowered_by_a_release(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="confidential; originator only").report_id
    release(house, report, "CUSTOMS", "ASF")
    assert seen_by(report) == {"ANF officer", "Customs officer"}  # the screener is vetted to restricted


def test_releases_add_up_and_each_is_recalled_alone(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; originator only").report_id
    first, _ = release(house, report, "CUSTOMS"), release(house, report, "CUSTOMS", "ASF")
    recall(house, first)
    assert seen_by(report) == {"ANF officer", "Customs officer", "airport screener"}


def test_nobody_else_releases_recalls_or_marks(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS, NNCC; H2").report_id
    made = release(house, report, "ASF")
    for person, refusal in (
        (CUSTOMS_OFFICER, NotYoursToDecide), (SCREENER, NotYoursToDecide), (ANALYST, NotYoursToDecide),
        (OUTSIDER, NotAvailable), (PARTNER, NotAvailable),
    ):  # fmt: skip
        with pytest.raises(refusal):
            release(house, report, "LEVIES", who=person)
        with pytest.raises(refusal):
            mark(house, report, "open; every agency", who=person)
        with pytest.raises(NotAvailable):  # that there is a release at all is its originator's to know
            recall(house, made, who=person)
    assert seen_by(report) == {"ANF officer", "Customs officer", "airport screener", "centre analyst", "director", "auditor"}


def test_a_release_names_somebody_and_only_groups_of_ones_own(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; originator only").report_id
    for codes, refusal in (((), CannotRelease), (("ANF",), CannotRelease)):
        with pytest.raises(refusal):
            release(house, report, *codes)
    with pytest.raises(UnknownGroup):
        release(house, report, groups=["night watch"])
    with pytest.raises(UnknownGroup):
        mark(house, report, "restricted; group night watch")
    assert seen_by(report) == {"ANF officer"}


def test_marking_up_and_down(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency").report_id
    release(house, report, "NCA_UK")
    mark(house, report, "confidential; to CUSTOMS; H2")
    assert seen_by(report) == {"ANF officer", "Customs officer"}  # the release is over
    mark(house, report, "restricted; to CUSTOMS; H0")
    release(house, report, "NCA_UK")
    mark(house, report, "confidential; to CUSTOMS; H2", keep_releases=True)
    mark(house, report, "restricted; originator only; H0", keep_releases=True)
    assert seen_by(report) == {"ANF officer", "partner liaison"}
    with pytest.raises(AboveYourself):
        mark(house, report, "secret; originator only")
    assert seen_by(report) == {"ANF officer", "partner liaison"}


def test_a_colleague_below_the_new_level_loses_it_and_may_file_the_same_bytes_unawares(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency").report_id
    mark(house, report, "confidential; every agency")
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET vetting = 1 WHERE id = %s", [ANF_OFFICER.id])
    filed = house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency")
    assert (filed.already, filed.read, filed.repeated) == (False, 1, 0) and filed.report_id != report
    assert house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency").already


def totals() -> dict[str, list[tuple[object, ...]]]:
    """Each person's events, without the number of the view they stand in."""
    seen = {}
    for person in EVERYBODY:
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT (to_jsonb(e) - 'view_id')::text, (SELECT jsonb_agg(to_jsonb(l) - 'view_id' ORDER BY l.line_no)::text"
                " FROM counted_line l WHERE l.view_id = e.view_id AND l.event_key = e.key) FROM event e ORDER BY e.key"
            )
            seen[person.name] = cursor.fetchall()
    return seen


def without_keys(event: tuple[object, ...]) -> str:
    """Ids are made of a report's first marking and its bytes, so they differ between the two houses."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", repr(event))


def test_events_follow_and_a_rebuild_gives_the_same(make_house: Callable[[], House]) -> None:
    """A world where a marking was changed is, for everybody, the world where it always was so; and back again."""
    always = make_house()
    always.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS")
    always.file(CUSTOMS_OFFICER, AT_CUSTOMS, marking="restricted; every agency")
    wanted = {name: [without_keys(event) for event in events] for name, events in totals().items()}
    changed = make_house()
    report = changed.file(ANF_OFFICER, TRUCK, marking="restricted; originator only").report_id
    changed.file(CUSTOMS_OFFICER, AT_CUSTOMS, marking="restricted; every agency")
    before = totals()
    made = release(changed, report, "CUSTOMS")
    during = totals()
    assert {name: [without_keys(event) for event in events] for name, events in during.items()} == wanted
    digests = projection_digests()
    assert rebuild(at=changed.clock.tick(), new_id=changed.clock.new_id) == digests
    recall(changed, made)
    assert totals() == before != during
    assert [len(during[p.name]) for p in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, OUTSIDER)] == [1, 1, 1, 0]
    assert during["airport screener"] == before["airport screener"]
    digests = projection_digests()
    assert rebuild(at=changed.clock.tick(), new_id=changed.clock.new_id) == digests


def test_a_judgement_hides_and_shows_with_its_ends(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency").report_id
    house.file(CUSTOMS_OFFICER, AT_CUSTOMS, marking="restricted; every agency")
    with reading_as(ANALYST.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT key FROM incident ORDER BY key")
        a, b = (row[0] for row in cursor.fetchall())
    judge_same_event(reader_id=ANALYST.id, a=a, b=b, outcome="not", note="Two trucks.", at=house.clock.tick(),
                     new_id=house.clock.new_id)  # fmt: skip

    def judgements() -> list[int]:
        counts = []
        for person in (ANF_OFFICER, CUSTOMS_OFFICER, ANALYST, SCREENER, OUTSIDER):
            with reading_as(person.id), connections["default"].cursor() as cursor:
                cursor.execute("SELECT count(*) FROM judgement WHERE decided_by IS NOT NULL")
                counts.append(cursor.fetchone()[0])
        return counts

    assert judgements() == [1, 1, 1, 1, 0]
    mark(house, report, "restricted; to NNCC")
    assert judgements() == [1, 0, 1, 0, 0]
    mark(house, report, "restricted; every agency")
    assert judgements() == [1, 1, 1, 1, 0]


def test_a_repeat_is_read_where_its_first_is_out_of_sight_and_a_repeat_again_when_it_is_back(house: House) -> None:
    """Whoever sees only one of two reports neither misses a row nor learns of the other."""
    lines = [json.dumps({"date": "2025-03-04", "text": text}) for text in (TRUCK, ICE)]
    first, second = (
        house.file(ANF_OFFICER, "\n".join(lines[:n]), file_name="week.jsonl", marking="restricted; every agency").report_id
        for n in (1, 2)
    )

    def fates(report_id: uuid.UUID) -> list[str]:
        with reading_as(ANF_OFFICER.id):
            return [row["fate"] for row in (records.report_filed(report_id) or {"rows": []})["rows"]]

    assert (fates(first), fates(second)) == (["read"], ["repeated", "read"])
    made = release(house, second, "NCA_UK")
    assert (fates(first), fates(second)) == (["read"], ["read", "read"])
    recall(house, made)
    assert (fates(first), fates(second)) == (["read"], ["repeated", "read"])
    mark(house, first, "confidential; every agency")
    assert (fates(first), fates(second)) == (["read"], ["read", "read"])
    mark(house, first, "restricted; every agency")
    assert (fates(first), fates(second)) == (["read"], ["repeated", "read"])
    digests = projection_digests()
    assert rebuild(at=house.clock.tick(), new_id=house.clock.new_id) == digests


def test_asking_the_originator(house: House) -> None:
    """Third-agency rule: what came under H2 goes further only when its originator says so."""
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS; H2").report_id
    asked = ask(house, report, "ASF")
    with pytest.raises(NotYoursToDecide):
        answer(house, asked, grant=True, who=CUSTOMS_OFFICER)
    assert [answer_seen(p, asked) for p in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, OUTSIDER)] == ["open", "open", "", ""]
    answer(house, asked, grant=False)
    assert seen_by(report) == {"ANF officer", "Customs officer"}
    again = ask(house, report, "ASF")
    made = answer(house, again, grant=True)
    assert seen_by(report) == {"ANF officer", "Customs officer", "airport screener"}
    assert [answer_seen(p, again) for p in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, OUTSIDER)] == ["yes", "yes", "", ""]
    with pytest.raises(NotAvailable):
        answer(house, again, grant=False)
    assert made is not None
    recall(house, made)
    assert seen_by(report) == {"ANF officer", "Customs officer"}
    for person, refusal in ((ANF_OFFICER, CannotRelease), (OUTSIDER, NotAvailable), (SCREENER, NotAvailable)):
        with pytest.raises(refusal):
            ask(house, report, "LEVIES", who=person)


def test_passing_on_and_court_are_told_to_whom_they_are_given(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS, ASF; H1, H2").report_id
    answer(house, ask(house, report, "NCA_UK", kind="onward"), grant=True)
    release(house, report, "CUSTOMS", kind="court")
    assert seen_by(report) == {"ANF officer", "Customs officer", "airport screener"}
    told = {}
    for person in (CUSTOMS_OFFICER, SCREENER, PARTNER, OUTSIDER):
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT kind, onward_to FROM released_to_reader() WHERE report_id = %s ORDER BY 1", [report])
            told[person.agency] = cursor.fetchall()
    assert told == {"CUSTOMS": [("court", []), ("onward", [number("NCA_UK")])], "ASF": [], "NCA_UK": [], "LEVIES": []}


def ask(house: House, report_id: uuid.UUID, code: str, who: Person = CUSTOMS_OFFICER, kind: str = "share") -> uuid.UUID:
    return ask_for_release(
        reader_id=who.id, report_id=report_id, kind=kind, agencies=[number(code)], reason="They hold the driver.",
        at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip


def answer(house: House, request_id: uuid.UUID, *, grant: bool, who: Person = ANF_OFFICER) -> uuid.UUID | None:
    return answer_request(
        reader_id=who.id, request_id=request_id, grant=grant, reason="As agreed.", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def answer_seen(person: Person, request_id: uuid.UUID) -> str:
    """Empty where the request is hidden; open, yes or no."""
    with reading_as(person.id), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT CASE WHEN w.request_id IS NULL THEN 'open' WHEN w.release_id IS NULL THEN 'no' ELSE 'yes' END"
            " FROM release_request q LEFT JOIN release_answer w ON w.request_id = q.id WHERE q.id = %s",
            [request_id],
        )
        found = cursor.fetchone()
    return found[0] if found else ""


def test_the_facts_of_sharing_are_the_originators_and_the_auditors(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS, NNCC; H2").report_id
    recall(house, release(house, report, "ASF"))
    release(house, report, "ASF")
    seen = {}
    for person in EVERYBODY:
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM release), (SELECT count(*) FROM recall), (SELECT count(*) FROM marking_given)"
            )
            seen[person.name] = cursor.fetchone()
    assert {name for name, counts in seen.items() if counts == (2, 1, 1)} == {"ANF officer", "auditor"}
    assert {counts for name, counts in seen.items() if name not in ("ANF officer", "auditor")} == {(0, 0, 0)}


def test_the_ledger_hides_with_its_report(house: House) -> None:
    """Entries keep the marking a report had; who may no longer see the report is not told of it by its history."""
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to NNCC").report_id

    def entries(person: Person) -> int:
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM entry WHERE subject_id = %s", [str(report)])
            return int(cursor.fetchone()[0])

    assert [entries(p) for p in (ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER)] == [1, 1, 0]
    mark(house, report, "restricted; originator only")
    assert [entries(p) for p in (ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER)] == [2, 0, 0]


def told(person: Person, report_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(person.id):
        return records.sharing_of(report_id)


def test_each_reader_is_told_who_can_see_a_record_and_why_as_far_as_it_is_theirs_to_know(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS, NNCC; H2").report_id
    release(house, report, "ASF")
    mine = told(ANF_OFFICER, report)
    assert mine is not None and mine["decides"] and not mine["asks"]
    who = [((one["agency"] or {}).get("code"), one["because"]) for one in mine["who"]]
    assert who == [("ANF", "originator"), ("CUSTOMS", "audience"), ("NNCC", "audience"), ("ASF", "release")]
    assert mine["releases"][0]["name"] == "ANF officer" and mine["releases"][0]["reason"] == "They work the same road."
    customs, screener, auditor = (told(p, report) for p in (CUSTOMS_OFFICER, SCREENER, AUDITOR))
    assert customs and screener and auditor and told(OUTSIDER, report) is None
    for receiver, because in ((customs, "agency"), (screener, "release")):
        assert [one["because"] for one in receiver["why"]] == [because]
        assert (receiver["who"], receiver["releases"], receiver["given"], receiver["decides"]) == ([], [], [], False)
        assert receiver["marking_text"] == "RESTRICTED; shared with you; H2"
    assert [one["because"] for one in auditor["who"]] == [one["because"] for one in mine["who"]] and not auditor["decides"]


def test_a_release_to_one_changes_nothing_for_another(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS; H2").report_id

    def everything(person: Person) -> str:
        with reading_as(person.id):
            found = [records.report_filed(report), records.reports_newest(), records.search("heroin")]
            said = repr([*found, records.requests_for_release()])
        return re.sub(r"'marking_id': \d+", "", said)  # a keyed number that no page shows

    before = {p.name: everything(p) for p in (CUSTOMS_OFFICER, OUTSIDER, PARTNER)}
    made = release(house, report, "ASF")
    assert {p.name: everything(p) for p in (CUSTOMS_OFFICER, OUTSIDER, PARTNER)} == before
    recall(house, made)
    assert {p.name: everything(p) for p in (CUSTOMS_OFFICER, OUTSIDER, PARTNER)} == before


def test_what_a_decision_would_change_is_said_before_it_is_made(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency; H2").report_id
    made = release(house, report, "NCA_UK")
    with reading_as(ANF_OFFICER.id):
        adds = records.preview_release(report, agencies=[number("NCA_UK"), number("DEA")], groups=[])
        takes = records.preview_recall(report, made)
        marks = records.preview_marking(report, "confidential; to CUSTOMS; H1", keep_releases=False)
        assert records.preview_recall(report, uuid.uuid4()) is None
    assert adds and takes and marks
    assert adds.change.agencies_gained == (number("DEA"),) and not adds.change.agencies_lost
    assert takes.change.agencies_lost == (number("NCA_UK"),)
    assert marks.change.every_lost and marks.change.agencies_lost == (number("NCA_UK"),) and len(marks.ends) == 1
    assert (int(marks.change.level_after), marks.change.handling_dropped) == (2, (2,))
    with reading_as(CUSTOMS_OFFICER.id):
        assert records.preview_release(report, agencies=[number("DEA")], groups=[]) is None
    with reading_as(OUTSIDER.id):
        assert records.preview_release(report, agencies=[number("DEA")], groups=[]) is None


def test_a_group_is_named_to_its_members_alone(house: House) -> None:
    """Within the originator's agency too: a colleague outside the group learns of no group, and recalls no release to it."""
    colleague = SCREENER
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        members = [ANF_OFFICER.id, CUSTOMS_OFFICER.id]
        superuser.execute("UPDATE reader SET groups = '{harbour}' WHERE id = ANY(%s)", [members])
        superuser.execute("UPDATE reader SET agency = %s WHERE id = %s", [number("ANF"), colleague.id])
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to NNCC; H0").report_id
    made = release(house, report, groups=["harbour"])
    officer, customs, beside = (told(p, report) for p in (ANF_OFFICER, CUSTOMS_OFFICER, colleague))
    assert officer and customs and beside and told(OUTSIDER, report) is None and told(PARTNER, report) is None
    assert officer["who"][-1]["group"] == "harbour" and officer["marking_text"] == "RESTRICTED; to NNCC, group harbour; H0"
    assert [one["because"] for one in customs["why"]] == ["release"] and "harbour" not in repr(customs["marking_text"])
    assert "harbour" not in repr(beside) and beside["releases"] == [] and beside["decides"]
    with pytest.raises(NotAvailable):
        recall(house, made, who=colleague)
    mark(house, report, "restricted; group harbour; H0")
    assert [one["because"] for one in (told(CUSTOMS_OFFICER, report) or {"why": []})["why"]] == ["group"]
    mark(house, report, "restricted; to NNCC; H0", who=colleague)  # narrower than the colleague knows, never wider
    assert told(CUSTOMS_OFFICER, report) is None and told(ANF_OFFICER, report) is not None
