"""A partner's request from its clock to a verified file and its recall; who sees what, and what never leaves."""

import hashlib
import json
import uuid
from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest
from django.db import DatabaseError, connections

from rabta.casework.queries.work import work_queue
from rabta.exchange.answering import approve_answer, draft_answer, send_answer
from rabta.exchange.asking_centre import Asked, ask_centre, sign_partner_step
from rabta.exchange.errors import GateRefuses, NotAsked
from rabta.exchange.giving import Drafted, public_key
from rabta.exchange.handed_over import recall_answer, take_file
from rabta.exchange.partner_requests import drafting, request_of_partner, requests_of_partners
from rabta.exchange.reminding import remind_of_partners
from rabta.exchange.rules.opening import opened, why_not_in_force
from rabta.exchange.rules.partner_request import Outcome, PartnerStage, PartnerStep, RecallReason
from rabta.exchange.rules.release_gate import Rule
from rabta.filing.errors import NotAvailable
from rabta.filing.keeping import approve_purge, propose_purge
from rabta.filing.operations import withdraw_report
from rabta.filing.releasing import mark_anew, recall_release, release_report
from rabta.sharing.operations import acting_as, reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, OUTSIDER, PARTNER, SCREENER, Person

ASKED = Asked(
    about_kind="passport", about="EX1234567", words="Seen in a case of couriers. Who stopped its holder, and with what?",
    purpose="investigation", legal_basis="un_1988", offence="trafficking", reference="EX/NCA/7",
)  # fmt: skip
TO_US = "restricted; to NNCC"
STOPPED = (
    "EX-11. On 3 March 2025 ANF recovered 2.5 kg heroin at Islamabad airport from a passenger to London, passport EX1234567."
    " One person was arrested."
)
MET = (
    "EX-12. ANF rescued 14 migrants from a boat off Gwadar on 4 March 2025; two of them children, one with passport"
    " EX1234567."
)


def ask(house: House, asked: Asked = ASKED, who: Person = PARTNER) -> uuid.UUID:
    return ask_centre(reader_id=who.id, asked=asked, at=house.clock.tick(), new_id=house.clock.new_id)


def key_of(house: House, report_id: uuid.UUID) -> uuid.UUID:
    with house.as_superuser() as superuser:
        found = superuser.execute(
            "SELECT i.key FROM incident i JOIN reading d ON d.id = i.reading_id WHERE d.report_id = %s"
            " ORDER BY i.incident_no",
            [report_id],
        ).fetchone()
    assert found
    return uuid.UUID(str(found[0]))


def permit(house: House, report_id: uuid.UUID, partner: str = "NCA_UK") -> uuid.UUID:
    """Its originator lets the centre pass a report on to this partner."""
    return release_report(
        reader_id=ANF_OFFICER.id, report_id=report_id, agencies=[agency_number(partner) or 0], kind="onward", holder=1,
        reason="agreed", at=house.clock.tick(), new_id=house.clock.new_id,
    )  # fmt: skip


def take_release_back(house: House, release_id: uuid.UUID) -> None:
    at = house.clock.tick()
    recall_release(reader_id=ANF_OFFICER.id, release_id=release_id, reason="r", at=at, new_id=house.clock.new_id)


def permitted(house: House, words: str = STOPPED, marking: str = TO_US) -> uuid.UUID:
    """A report that may be passed on."""
    report_id = house.file(ANF_OFFICER, words, marking=marking).report_id
    permit(house, report_id)
    return report_id


def stopped(house: House) -> uuid.UUID:
    return key_of(house, permitted(house))


def draft(
    house: House, request: uuid.UUID, *keys: uuid.UUID, who: Person = ANALYST, outcome: Outcome = Outcome.ANSWERED,
    note: str = "", assurance: str = "",
) -> uuid.UUID:  # fmt: skip
    at = house.clock.tick()
    return draft_answer(
        reader_id=who.id, request_id=request,
        drafted=Drafted(outcome=outcome, incidents=keys, note=note, assurance=assurance),
        assurance_on=date(2025, 2, 1) if assurance else None, at=at, new_id=house.clock.new_id,
    )  # fmt: skip


def approve(house: House, request: uuid.UUID, draft_id: uuid.UUID, *people: Person) -> None:
    for who in people:
        at = house.clock.tick()
        approve_answer(reader_id=who.id, request_id=request, draft_id=draft_id, at=at, new_id=house.clock.new_id)


def send(house: House, request: uuid.UUID, draft_id: uuid.UUID, who: Person = ANALYST) -> uuid.UUID:
    at = house.clock.tick()
    return send_answer(reader_id=who.id, request_id=request, draft_id=draft_id, at=at, new_id=house.clock.new_id)


def take(house: House, file_id: uuid.UUID, who: Person = PARTNER) -> bytes:
    with house.as_superuser() as superuser:
        found = superuser.execute("SELECT request_id FROM partner_file WHERE id = %s", [file_id]).fetchone()
    assert found
    at = house.clock.tick()
    return take_file(reader_id=who.id, request_id=found[0], file_id=file_id, at=at, new_id=house.clock.new_id)[1]


def recall(house: House, request: uuid.UUID, who: Person = ANALYST) -> uuid.UUID:
    return recall_answer(
        reader_id=who.id, request_id=request, reason=RecallReason.ORIGINATOR, at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def look(house: House, request: uuid.UUID, who: Person, *, later: int = 0) -> dict[str, object] | None:
    with reading_as(who.id) as by:
        return request_of_partner(request, by=by, today=(house.clock.now + timedelta(days=later)).date())


def answered(
    house: House, *keys: uuid.UUID, outcome: Outcome = Outcome.ANSWERED, asked: Asked = ASKED
) -> tuple[uuid.UUID, uuid.UUID]:  # fmt: skip
    request = ask(house, asked)
    draft_id = draft(house, request, *keys, outcome=outcome)
    approve(house, request, draft_id, ANALYST, DIRECTOR)
    return request, send(house, request, draft_id)


def test_from_the_clock_to_a_verified_file_and_its_recall(house: House) -> None:
    key = stopped(house)
    request = ask(house)
    for who in (PARTNER, ANALYST):
        told = look(house, request, who)
        assert told and told["state"].is_open and str(told["due"]) == "later"
        late = look(house, request, who, later=40)
        assert late and str(late["due"]) == "overdue", "the clock shows to both sides"
    draft_id = draft(house, request, key)
    approve(house, request, draft_id, ANALYST, DIRECTOR)
    file_id = send(house, request, draft_id)
    content = take(house, file_id)
    found = opened(content, key=public_key())
    assert found.header["to"] == "NCA_UK" and found.header["request"] == str(request)
    record = found.records[0]
    assert record["names_it"] is True and record["arrested"] == 1 and record["seized"][0]["quantity"] == "2.5"
    told = look(house, request, PARTNER)
    assert told and told["state"].stage is PartnerStage.RECEIVED
    assert [one["kind"] for one in told["history"]] == ["sent", "received"]
    assert take(house, file_id) == content, "it may be taken again, and is received once"
    notice = opened(take(house, recall(house, request)), key=public_key())
    assert "RECALLED" in why_not_in_force(found, on=date(2025, 3, 2), recall=notice)
    told = look(house, request, PARTNER)
    assert told and told["state"].stage is PartnerStage.RECALLED and told["state"].recall_received
    assert told["answer"] and told["answer"]["shown"] is None
    with pytest.raises(NotAsked, match="recalled"):
        take(house, file_id)
    with pytest.raises(NotAsked, match="draft the answer anew"):
        send(house, request, draft_id)
    again = draft(house, request, key)
    approve(house, request, again, ANALYST, DIRECTOR)
    assert opened(take(house, send(house, request, again))).header["outcome"] == "given"


def test_the_preview_is_what_the_partner_sees(house: House) -> None:
    key, request = stopped(house), ask(house)
    with reading_as(ANALYST.id) as by:
        now = house.clock.now
        chosen = Drafted(outcome=Outcome.ANSWERED, incidents=(key,))
        found = drafting(request, chosen, by=by, today=now.date(), at=now)
    assert found and [one["key"] for one in found["candidates"]] == [key], "what was asked about is found"
    draft_id = draft(house, request, key)
    approve(house, request, draft_id, ANALYST, DIRECTOR)
    send(house, request, draft_id)
    told = look(house, request, PARTNER)
    assert told
    for shown in (found["shown"], told["answer"]["shown"]):
        for name in ("id", "made_at"):
            shown["header"].pop(name)
    assert found["shown"] == told["answer"]["shown"]
    with reading_as(PARTNER.id) as by:
        assert drafting(request, None, by=by, today=now.date(), at=now) is None, "a partner drafts nothing"


def test_the_words_of_a_record_and_whom_nobody_asked_about_do_not_leave(house: House) -> None:
    words = STOPPED.replace("arrested.", "arrested, EX Somebody, of EX nationality, passport EX7654321.")
    key = key_of(house, permitted(house, words))
    _, file_id = answered(house, key)
    content = take(house, file_id).decode()
    assert "EX7654321" not in content and "Somebody" not in content and "national" not in content.replace("National", "")


@pytest.mark.parametrize(
    ("marking", "rule"),
    [
        ("restricted; to NNCC; H3; note not abroad", Rule.OTHER_RESTRICTION), ("secret; to NNCC", Rule.LEVEL),
        ("restricted; to NNCC; for coordination", Rule.OTHER_PURPOSE),
    ],
)  # fmt: skip
def test_how_a_record_is_to_be_handled_holds_whoever_permits_it(house: House, marking: str, rule: Rule) -> None:
    vetted(house)
    key, request = key_of(house, permitted(house, marking=marking)), ask(house)
    with pytest.raises(GateRefuses) as refused:
        draft(house, request, key)
    assert {one.rule for one in refused.value.findings} == {rule} and str(rule) in str(refused.value)


def vetted(house: House) -> None:
    """The officer of the force is trusted with secrets."""
    with house.as_superuser() as superuser, superuser.transaction():
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET vetting = 3 WHERE id = %s", [ANF_OFFICER.id])
        superuser.execute("ALTER TABLE reader ENABLE TRIGGER watched")


@pytest.mark.parametrize(
    ("marking", "rules"),
    [
        (TO_US, {Rule.CONSENT}), ("restricted; every agency", {Rule.CONSENT}),
        ("restricted; to NNCC, NCA_UK", {Rule.CONSENT}), ("restricted; to NNCC; H2", {Rule.CONSENT, Rule.NOT_PASSED_ON}),
    ],
)  # fmt: skip
def test_nothing_is_passed_on_without_its_originators_permission(house: House, marking: str, rules: set[Rule]) -> None:
    report = house.file(ANF_OFFICER, STOPPED, marking=marking).report_id
    key, request = key_of(house, report), ask(house)

    def refused() -> set[Rule]:
        with pytest.raises(GateRefuses) as told:
            draft(house, request, key)
        return {one.rule for one in told.value.findings}

    assert refused() == rules
    permit(house, report, "DEA")
    assert refused() == rules, "to this partner, and to no other"
    release = permit(house, report)
    draft(house, request, key)
    take_release_back(house, release)
    assert refused() == rules


def test_a_report_of_the_centre_goes_where_its_marking_admits_the_partner(house: House) -> None:
    request = ask(house)
    for marking, allowed in (("restricted; to NCA_UK", True), ("restricted; originator only", False)):
        key = key_of(house, house.file(ANALYST, f"{STOPPED} {marking}.", marking=marking).report_id)
        if allowed:
            draft(house, request, key)
        else:
            with pytest.raises(GateRefuses):
                draft(house, request, key)


def test_victims_smuggled_persons_and_children_never(house: House) -> None:
    key, request = key_of(house, permitted(house, f"{STOPPED}\n\n{MET}")), ask(house)
    with pytest.raises(GateRefuses) as refused:
        draft(house, request, key)
    assert Rule.NON_REFOULEMENT in {one.rule for one in refused.value.findings} or Rule.PROTECTED in {
        one.rule for one in refused.value.findings
    }
    draft(house, request, outcome=Outcome.NOTHING)


def partner_of(house: House, code: str) -> Person:
    """The standing partner, of another state."""
    with house.as_superuser() as superuser, superuser.transaction():
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET agency = %s WHERE id = %s", [agency_number(code), PARTNER.id])
        superuser.execute("ALTER TABLE reader ENABLE TRIGGER watched")
    return replace(PARTNER, agency=code)


def test_a_state_that_keeps_the_death_penalty_gets_nothing_without_an_assurance(house: House) -> None:
    report = permitted(house)
    permit(house, report, "SAUDI_GDNC")
    key = key_of(house, report)
    request = ask(house, who=partner_of(house, "SAUDI_GDNC"))
    with pytest.raises(GateRefuses) as refused:
        draft(house, request, key)
    assert {one.rule for one in refused.value.findings} == {Rule.CAPITAL_RISK}
    with_it = draft(house, request, key, assurance="EX-MFA/12")
    approve(house, request, with_it, ANALYST, DIRECTOR)
    with pytest.raises(NotAsked, match="besides who drafted"):
        send(house, request, with_it)
    aloud = draft(house, request, outcome=Outcome.REFUSED_BY_POLICY)
    approve(house, request, aloud, ANALYST, DIRECTOR)
    header = opened(take(house, send(house, request, aloud))).header
    assert header["outcome"] == "refused_by_policy" and header["rule"] == "capital_risk"


def test_nothing_on_record_and_nothing_that_may_be_given_are_one_answer(house: House) -> None:
    house.file(ANF_OFFICER, STOPPED, marking=TO_US)
    answers = []
    for about in ("EX1234567", "EX0000000"):
        asked = replace(ASKED, about=about)
        _, file_id = answered(house, outcome=Outcome.NOTHING, asked=asked)
        content = opened(take(house, file_id)).header
        for name in ("id", "request", "made_at", "about"):
            content.pop(name)
        answers.append(content)
    assert answers[0] == answers[1]


def test_two_people_approve_each_once_and_the_drafter_alone_is_not_enough(house: House) -> None:
    key, request = stopped(house), ask(house)
    draft_id = draft(house, request, key)
    for approved in ((), (ANALYST,)):
        approve(house, request, draft_id, *approved)
        with pytest.raises(NotAsked, match="Two different people"):
            send(house, request, draft_id)
    with pytest.raises(NotAsked, match="already"):
        approve(house, request, draft_id, ANALYST)
    for who in (PARTNER, ANF_OFFICER, OUTSIDER):
        with pytest.raises(NotAvailable):
            approve(house, request, draft_id, who)
    with pytest.raises(NotAsked):
        approve(house, request, draft_id, AUDITOR)
    approve(house, request, draft_id, DIRECTOR)
    with pytest.raises(NotAsked, match="analysts"):
        send(house, request, draft_id, DIRECTOR)
    send(house, request, draft_id)
    with pytest.raises(NotAsked, match="sent already"):
        send(house, request, draft_id)


def test_what_changed_since_it_was_approved_does_not_leave(house: House) -> None:
    report = house.file(ANF_OFFICER, STOPPED, marking=TO_US).report_id
    release = permit(house, report)
    key, request = key_of(house, report), ask(house)
    draft_id = draft(house, request, key)
    approve(house, request, draft_id, ANALYST, DIRECTOR)
    take_release_back(house, release)
    with pytest.raises(GateRefuses):
        send(house, request, draft_id)
    mark_anew(reader_id=ANF_OFFICER.id, report_id=report, marking_text="restricted; to NCA_UK", reason="r",
              at=house.clock.tick(), new_id=house.clock.new_id)  # fmt: skip
    with pytest.raises(NotAvailable):
        send(house, request, draft_id)


def test_a_draft_shows_to_who_sees_every_record_in_it_and_to_no_partner(house: House) -> None:
    key, request = stopped(house), ask(house)
    draft(house, request, key)
    seen = {who.name: len((look(house, request, who) or {"drafts": []})["drafts"]) for who in (ANALYST, DIRECTOR, PARTNER)}
    assert seen == {"centre analyst": 1, "director": 1, "partner liaison": 0}
    before = look(house, request, PARTNER)
    report = house.file(ANF_OFFICER, STOPPED.replace("2.5", "3.5")).report_id
    mark_anew(reader_id=ANF_OFFICER.id, report_id=report, marking_text="restricted; originator only", reason="r",
              at=house.clock.tick(), new_id=house.clock.new_id)  # fmt: skip
    assert look(house, request, PARTNER) == before, "whatever the centre does shows to the partner when it is sent"
    with pytest.raises(NotAvailable):
        draft(house, request, key_of(house, report))


def test_who_sees_a_request_and_who_does_not(house: House) -> None:
    request = ask(house)
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, OUTSIDER):
        assert look(house, request, who) is None
        with reading_as(who.id):
            assert requests_of_partners(today=house.clock.now.date()) == []
        for deed in (
            lambda who=who: draft(house, request, who=who),
            lambda who=who: recall(house, request, who=who),
            lambda who=who: sign_partner_step(reader_id=who.id, request_id=request, kind=PartnerStep.REMINDED,
                                              at=house.clock.tick(), new_id=house.clock.new_id),
        ):  # fmt: skip
            with pytest.raises(NotAvailable):
                deed()
    for who in (ANALYST, DIRECTOR, AUDITOR, PARTNER):
        assert look(house, request, who)
    with pytest.raises(NotAsked, match="partners abroad"):
        ask(house, who=ANF_OFFICER)
    other = partner_of(house, "DEA")
    assert look(house, request, other) is None, "one partner's request shows to no other"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"about": ""}, "about"), ({"about_kind": "cnic"}, "13 digits"), ({"about_kind": "mind"}, "kind of thing"),
        ({"words": " "}, "what you ask"), ({"purpose": "fun"}, "purpose"), ({"legal_basis": ""}, "legal basis"),
        ({"offence": "x"}, "offence"), ({"urgency": "now"}, "urgent"), ({"due_on": date(2024, 1, 1)}, "past"),
        ({"reference": "x" * 121}, "reference"), ({"words": "x" * 2001}, "2000"),
    ],
)  # fmt: skip
def test_a_request_that_says_too_little_names_the_field(house: House, change: dict[str, object], words: str) -> None:
    with pytest.raises(NotAsked, match=words):
        ask(house, replace(ASKED, **change))  # type: ignore[arg-type]
    with reading_as(PARTNER.id):
        assert requests_of_partners(today=house.clock.now.date()) == []


def test_who_tries_one_name_after_another_is_stopped(house: House) -> None:
    for number in range(20):
        ask(house, replace(ASKED, about=f"EX{number:07}"))
    with pytest.raises(NotAsked, match="within a day"):
        ask(house)
    house.clock.now += timedelta(days=1)
    ask(house)


def test_reminded_and_taken_back(house: House) -> None:
    request = ask(house)

    def sign(kind: PartnerStep, who: Person = PARTNER, words: str = "") -> None:
        sign_partner_step(reader_id=who.id, request_id=request, kind=kind, words=words, at=house.clock.tick(),
                          new_id=house.clock.new_id)  # fmt: skip

    sign(PartnerStep.REMINDED)
    with pytest.raises(NotAsked, match="reason"):
        sign(PartnerStep.TAKEN_BACK)
    with pytest.raises(NotAsked):
        sign(PartnerStep.REMINDED, ANALYST)
    with pytest.raises(NotAsked):
        sign(PartnerStep.SENT)
    sign(PartnerStep.TAKEN_BACK, words="solved")
    with pytest.raises(NotAsked, match="taken back"):
        draft(house, request, outcome=Outcome.NOTHING)


def test_the_ledger_stands_before_the_file_and_the_originator_learns_of_it(house: House) -> None:
    key = stopped(house)
    _, file_id = answered(house, key)
    with reading_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT convert_from(body, 'UTF8') FROM entry WHERE deed = 'partner:answer'")
        (body,) = cursor.fetchone()
    detail = json.loads(body)["detail"]
    assert detail["to"] == "NCA_UK" and detail["sha256"] == hashlib.sha256(take(house, file_id)).hexdigest()


def test_with_a_record_purged_its_copies_go(house: House) -> None:
    report = permitted(house)
    request, file_id = answered(house, key_of(house, report))
    with house.as_superuser() as superuser, superuser.transaction():
        superuser.execute("ALTER TABLE reader DISABLE TRIGGER watched")
        superuser.execute("UPDATE reader SET agency = 2 WHERE id = %s", [CUSTOMS_OFFICER.id])
        superuser.execute("ALTER TABLE reader ENABLE TRIGGER watched")
    propose_purge(reader_id=ANF_OFFICER.id, report_id=report, rule="court_order", reason="r", at=house.clock.tick(),
                  new_id=house.clock.new_id)  # fmt: skip
    approve_purge(reader_id=CUSTOMS_OFFICER.id, report_id=report, at=house.clock.tick(), new_id=house.clock.new_id)
    with house.as_superuser() as superuser:
        assert superuser.execute("SELECT content, length(sha256) FROM partner_file").fetchone() == (b"", 32)
        assert superuser.execute("SELECT count(*) FROM answer_item").fetchone() == (0,)
    with pytest.raises(NotAsked, match="purged"):
        take(house, file_id)
    assert opened(take(house, recall(house, request))).header["of"] == str(file_id), "it can still be recalled"


def test_the_rest_of_what_was_sent_is_recalled_when_its_originator_takes_it_back(house: House) -> None:
    report = permitted(house)
    request, file_id = answered(house, key_of(house, report))
    at = house.clock.tick()
    withdraw_report(reader_id=ANF_OFFICER.id, report_id=report, reason="wrong", at=at, new_id=house.clock.new_id)
    told = look(house, request, ANALYST)
    assert told and told["drafts"][0]["changed"], "the centre's page says that what was sent is no longer so"
    recall(house, request)


def test_the_database_itself_refuses(house: House) -> None:
    """What a thief of the application's login tries, in the name of a partner and of an analyst."""
    key, request = stopped(house), ask(house)
    draft_id = draft(house, request, key)

    def refused(who: Person, statement: str, *values: object) -> None:
        with pytest.raises((DatabaseError, psycopg.Error)), acting_as(who.id) as looking:
            house_entry(looking, house)
            with connections["default"].cursor() as cursor:
                cursor.execute(statement, values)

    file = (
        "INSERT INTO partner_file (id, request_id, kind, draft, content, sha256, sent_by, sent_name, sent_at, marking_id)"
        " SELECT gen_random_uuid(), q.id, 'answer', %s, 'x', 'x', %s, %s, now(), q.marking_id FROM partner_request q"
    )
    refused(ANALYST, file, draft_id, ANALYST.id, ANALYST.name)
    refused(PARTNER, file, draft_id, PARTNER.id, PARTNER.name)
    refused(ANALYST, "UPDATE partner_request SET due_on = due_on + 1")
    refused(ANALYST, "DELETE FROM answer_approval")
    step = (
        "INSERT INTO partner_step (id, request_id, number, kind, done_on, reference, outcome, words, agency, signed_by,"
        " signed_name, signed_at, marking_id) SELECT gen_random_uuid(), q.id, 1, %s, q.due_on, '', '', '', %s, %s, %s,"
        " now(), q.marking_id FROM partner_request q"
    )
    refused(ANALYST, step, "sent", 1, ANALYST.id, ANALYST.name)
    refused(PARTNER, step, "received", agency_number("NCA_UK"), PARTNER.id, PARTNER.name)
    refused(PARTNER, step, "reminded", agency_number("NCA_UK"), ANALYST.id, ANALYST.name)
    item = (
        "INSERT INTO answer_item (id, draft_id, report_id, incident_key, chosen_by, marking_id)"
        " SELECT gen_random_uuid(), %s, r.id, gen_random_uuid(), %s, r.marking_id FROM report r"
    )
    refused(ANALYST, item, draft_id, ANALYST.id)
    approval = (
        "INSERT INTO answer_approval (id, draft_id, approved_by, approved_name, approved_at, roles, marking_id)"
        " SELECT gen_random_uuid(), d.id, %s, %s, now(), %s, d.marking_id FROM answer_draft d"
    )
    refused(ANALYST, approval, DIRECTOR.id, DIRECTOR.name, [3])
    refused(ANALYST, approval, ANALYST.id, ANALYST.name, [2, 3, 7])
    for who, seen in ((PARTNER, 0), (ANF_OFFICER, 0), (ANALYST, 1)):
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute("SELECT (SELECT count(*) FROM answer_draft), (SELECT count(*) FROM answer_item)")
            assert cursor.fetchone() == (seen, seen), who.name


def house_entry(looking: object, house: House) -> None:
    """An entry of any kind, so that the watch is not what refuses."""
    from rabta.ledger.operations import append_entry  # noqa: PLC0415

    deed = looking.deed("page:open", subject=("page", "x"), detail={})  # type: ignore[attr-defined]
    append_entry(deed, id=house.clock.new_id(), at=house.clock.tick())


def test_each_side_is_told_what_the_other_signs_and_the_centre_of_what_is_overdue(house: House) -> None:
    def told(who: Person) -> list[str]:
        with reading_as(who.id) as looking:
            return [one["kind"] for one in work_queue(by=looking, today=house.clock.now.date())["notices"]]

    def remind(days: int) -> int:
        at = house.clock.now + timedelta(days=days)
        return remind_of_partners(today=at.date(), at=at, new_id=house.clock.new_id)

    request = ask(house)
    assert told(ANALYST) == ["partner_asked"] and told(PARTNER) == []
    assert [remind(days) for days in (0, 90, 90, 98)] == [0, 1, 0, 1], "its day is long past by then; once a week"
    written = draft(house, request, stopped(house))
    approve(house, request, written, ANALYST, DIRECTOR)
    assert told(PARTNER) == [], "of drafts and approvals a partner hears nothing"
    file_id = send(house, request, written)
    assert told(PARTNER) == ["partner_sent"] and remind(200) == 0, "an answer ends the clock"
    take(house, file_id)
    at = house.clock.tick()
    recall_answer(reader_id=ANALYST.id, request_id=request, reason=RecallReason.POLICY, at=at, new_id=house.clock.new_id)
    assert told(PARTNER) == ["partner_recalled", "partner_sent"]
    assert sorted(told(DIRECTOR)) == ["partner_asked", "partner_received", *["partner_request_overdue"] * 2]
    for who in (ANF_OFFICER, CUSTOMS_OFFICER, SCREENER, OUTSIDER):
        assert told(who) == [], who.name
