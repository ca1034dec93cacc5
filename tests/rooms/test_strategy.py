"""Commitments and minutes in the record: who sees, proposes, accepts and confirms them, and what is computed for whom."""

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.db.utils import DatabaseError

from rabta.casework.queries.tasks import open_tasks
from rabta.filing.errors import NotAvailable
from rabta.filing.releasing import mark_anew, release_report
from rabta.ledger.operations import append_entry
from rabta.sharing.operations import acting_as, reading_as
from rabta.strategy import queries
from rabta.strategy.errors import AlreadyProposed, NotAgreed
from rabta.strategy.meeting_minutes import Entered, Met, enter_line, open_minutes
from rabta.strategy.operations import Proposed, Said, cite, propose, sign
from rabta.strategy.rules.commitment import Kind, Standing
from rabta.strategy.rules.indicator import MEASURES, Indicator
from rabta.strategy.rules.minutes import Becomes, Entry
from rabta.strategy.rules.sentence import sentence_key
from rabta.strategy.rules.slippage import Column, Sign
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, DIRECTOR, EVERYBODY, OUTSIDER, PARTNER, Person

TODAY = date(2025, 3, 1)
SEIZED = "EX-1. On 3 February 2025 ANF recovered 12 kg of heroin at Peshawar airport. Two men were arrested."
BETWEEN = "restricted; to NCA_UK, NNCC"
"""The other side and the centre; whoever proposes, besides."""
SENTENCE = "EX: Both sides will share what they learn of couriers within a week."


def number(code: str) -> int:
    return agency_number(code) or 0


def promise(**more: Any) -> Proposed:
    says: dict[str, Any] = {
        "owner": number("ANF"), "partner": number("NCA_UK"), "theme": "airports", "began_on": date(2025, 1, 1),
        "text_en": SENTENCE, "due_on": date(2025, 12, 31), "source_title": "EX-statement", **more,
    }  # fmt: skip
    return Proposed(**says)


def proposed(house: House, who: Person = ANF_OFFICER, marking: str = BETWEEN, **more: Any) -> uuid.UUID:
    return propose(
        reader_id=who.id, proposed=promise(**more), marking_text=marking, today=TODAY, at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def signed(house: House, who: Person, commitment_id: uuid.UUID, kind: Kind, **more: Any) -> int:
    says: dict[str, Any] = {"on": TODAY, "words": "so it is", **more}
    return sign(
        reader_id=who.id, commitment_id=commitment_id, said=Said(kind=kind, **says), today=TODAY, at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def shown(who: Person, commitment_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return queries.commitment(commitment_id, by=looking, today=TODAY)


def board(who: Person) -> dict[str, Any]:
    with reading_as(who.id):
        return queries.board(today=TODAY)


def cited(house: House, who: Person, commitment_id: uuid.UUID, what: object, *, still: bool = True) -> None:
    cite(
        reader_id=who.id, commitment_id=commitment_id, what=str(what), at=house.clock.tick(), new_id=house.clock.new_id,
        cited=still,
    )  # fmt: skip


def test_a_commitment_shows_to_its_audience_and_to_nobody_else(house: House) -> None:
    commitment_id = proposed(house)
    signed(house, ANALYST, commitment_id, Kind.ACCEPTED)
    see = {ANF_OFFICER, ANALYST, DIRECTOR, AUDITOR, PARTNER}
    for who in EVERYBODY:
        found, listed = shown(who, commitment_id), board(who)
        assert (found is not None) == (who in see), who.name
        assert listed["total"] == len(listed["commitments"]) == (1 if who in see else 0), who.name
        assert [one["code"] for one in listed["sides"]] == (["ANF", "NCA_UK"] if who in see else []), who.name
        with reading_as(who.id):
            assert bool(queries.on_the_board([sentence_key(SENTENCE)])) == (who in see)


def test_hidden_and_missing_are_one_answer_to_every_write(house: House) -> None:
    commitment_id = proposed(house)
    for wanted in (commitment_id, uuid.UUID(int=9)):
        with pytest.raises(NotAvailable):
            signed(house, OUTSIDER, wanted, Kind.NOTED)
        with pytest.raises(NotAvailable):
            cited(house, CUSTOMS_OFFICER, wanted, "x")


def test_one_side_says_done_and_the_other_confirms(house: House) -> None:
    commitment_id = proposed(house, ANALYST, "restricted; to ANF, NCA_UK")
    with pytest.raises(NotAgreed, match="another named person"):
        signed(house, ANALYST, commitment_id, Kind.ACCEPTED)
    signed(house, ANF_OFFICER, commitment_id, Kind.ACCEPTED)
    signed(house, ANF_OFFICER, commitment_id, Kind.DONE_PROPOSED)
    with pytest.raises(NotAgreed, match="does not confirm it"):
        signed(house, ANF_OFFICER, commitment_id, Kind.DONE_CONFIRMED)
    signed(house, PARTNER, commitment_id, Kind.DONE_CONFIRMED)
    found = shown(DIRECTOR, commitment_id)
    assert found and found["state"].standing is Standing.DONE and found["column"] is Column.DONE
    with pytest.raises(NotAgreed):
        signed(house, AUDITOR, commitment_id, Kind.NOTED)


def test_the_same_sentence_is_recognised_only_where_it_shows(house: House) -> None:
    first = proposed(house)
    with pytest.raises(AlreadyProposed) as known:
        proposed(house, ANALYST, text_en=SENTENCE.upper())
    assert known.value.commitment_id == first
    second = proposed(house, CUSTOMS_OFFICER, "restricted; originator only", owner=number("CUSTOMS"))
    assert second != first, "what hides is no hindrance, and no hint"


def test_evidence_shows_to_who_sees_both_and_follows_its_report(house: House) -> None:
    commitment_id = proposed(house)
    report = house.file(ANF_OFFICER, SEIZED, marking="restricted; to NNCC", written_on=TODAY)
    cited(house, ANF_OFFICER, commitment_id, report.number)

    def sees(who: Person) -> int:
        found = shown(who, commitment_id)
        return len(found["evidence"]) if found else -1

    assert [sees(who) for who in (ANF_OFFICER, ANALYST, PARTNER, OUTSIDER)] == [1, 1, 0, -1]
    with pytest.raises(NotAvailable):
        cited(house, PARTNER, commitment_id, report.number)
    deed = {"reader_id": ANF_OFFICER.id, "at": house.clock.tick(), "new_id": house.clock.new_id, "reason": "r"}
    release_report(report_id=report.report_id, agencies=[number("NCA_UK")], **deed)
    assert sees(PARTNER) == 1
    mark_anew(report_id=report.report_id, marking_text="restricted; originator only", **deed)
    assert [sees(who) for who in (ANF_OFFICER, ANALYST)] == [1, 0]
    cited(house, ANF_OFFICER, commitment_id, report.report_id, still=False)
    assert sees(ANF_OFFICER) == 0


def measured(measure: str, target: str, **more: Any) -> Indicator:
    year = {"date_from": date(2025, 1, 1), "date_to": date(2025, 12, 31)}
    return Indicator(measure=MEASURES[measure], target=Decimal(target), **{**year, **more})


def test_progress_is_computed_on_what_each_reader_sees(house: House) -> None:
    commitment_id = proposed(house, indicator=measured("mass_seized", "100", key="heroin"))
    signed(house, ANALYST, commitment_id, Kind.ACCEPTED)
    house.file(ANF_OFFICER, SEIZED, marking="open; every agency; to NCA_UK", written_on=TODAY)
    hidden = SEIZED.replace("12 kg", "40 kg").replace("3 February", "10 January").replace("Peshawar", "Karachi")
    house.file(ANF_OFFICER, hidden, marking="restricted; to NNCC", written_on=TODAY)
    values = {}
    for who in (ANALYST, PARTNER):
        found = shown(who, commitment_id)
        assert found
        values[who.name] = (found["progress"].value, found["progress"].months, found["progress"].records)
        assert found["opens"] == ("mass_by_substance", "from=2025-01-01&to=2025-03-01&key=heroin")
    assert values[PARTNER.name] == (Decimal(12), (("2025-02", Decimal(12)),), 1)
    assert values[ANALYST.name] == (Decimal(52), (("2025-01", Decimal(40)), ("2025-02", Decimal(12))), 2)


@pytest.mark.parametrize("measure", [name for name in MEASURES if name != "mass_seized"])
def test_every_measure_is_computed(house: House, measure: str) -> None:
    house.file(ANF_OFFICER, SEIZED, marking="open; every agency", written_on=date(2025, 2, 4))
    of_agency = {} if measure == "airports_with_scanner" else {"agency": "ANF"}
    commitment_id = proposed(house, indicator=measured(measure, "10", **of_agency))
    found = shown(ANALYST, commitment_id)
    assert found and found["progress"] is not None
    expected = {"arrests": 2, "events": 1, "vehicles": 0, "area_cleared": 0, "seizures_with_case": 0,
                "airports_with_scanner": 0}  # fmt: skip
    assert found["progress"].value == expected.get(measure, found["progress"].value)
    assert sum(value for _, value in found["progress"].months) == found["progress"].value or measure == "reports_on_time"


def test_what_no_record_holds_is_said_and_a_slip_is_seen(house: House) -> None:
    plain = proposed(house)
    signed(house, ANALYST, plain, Kind.ACCEPTED)
    found = shown(ANALYST, plain)
    assert found and found["progress"] is None and found["column"] is Column.NOT_COMPUTED
    late = proposed(house, text_en="EX: by February", due_on=date(2025, 2, 1))
    signed(house, ANALYST, late, Kind.ACCEPTED)
    found = shown(PARTNER, late)
    assert found and found["column"] is Column.SLIPPING and found["slips"][0].sign is Sign.LATE


def met(house: House) -> uuid.UUID:
    meeting = Met(title="EX-meeting", held_on=TODAY, ours=(number("ANF"),), theirs=(number("NCA_UK"),), present=("EX-one",))
    return open_minutes(
        reader_id=ANF_OFFICER.id, met=meeting, marking_text=BETWEEN, today=TODAY, at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def entered(house: House, who: Person, meeting_id: uuid.UUID, kind: Entry, **more: Any) -> int:
    return enter_line(
        reader_id=who.id, meeting_id=meeting_id, entered=Entered(kind=kind, **more), at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip


def minutes(who: Person, meeting_id: uuid.UUID) -> dict[str, Any] | None:
    with reading_as(who.id) as looking:
        return queries.meeting(meeting_id, by=looking, today=TODAY)


def test_minutes_both_sides_sign_bring_about_what_was_decided(house: House) -> None:
    meeting_id, older = met(house), proposed(house)
    signed(house, ANALYST, older, Kind.ACCEPTED)
    due = {"owner": number("ANF"), "due_on": date(2026, 6, 30)}
    entered(house, ANF_OFFICER, meeting_id, Entry.DECIDED, words="EX: send the list", **due)
    new = {"becomes": Becomes.COMMITMENT, "partner": number("NCA_UK"), "theme": "prevention", "words": "EX: two courses"}
    entered(house, PARTNER, meeting_id, Entry.DECIDED, **due, **new)
    entered(
        house, ANF_OFFICER, meeting_id, Entry.DECIDED, words="EX: half a year more", becomes=Becomes.NEW_DATE,
        commitment_id=older, **due,
    )  # fmt: skip
    entered(house, ANF_OFFICER, meeting_id, Entry.SIGNED)
    assert board(PARTNER)["total"] == 1, "one signature brings nothing about"
    entered(house, PARTNER, meeting_id, Entry.COUNTERSIGNED)
    assert board(PARTNER)["total"] == board(ANALYST)["total"] == 2 and board(OUTSIDER)["total"] == 0
    moved = shown(PARTNER, older)
    assert moved and moved["state"].due_on == date(2026, 6, 30) and moved["state"].moves[0].was == date(2025, 12, 31)
    told = minutes(ANF_OFFICER, meeting_id)
    assert told and list(told["made"]) == [2] and told["minutes"].fixed
    made = shown(PARTNER, told["made"][2])
    assert made and made["state"].standing is Standing.OPEN and made["source"]["decision"] == 2
    with pytest.raises(NotAgreed, match="fixed"):
        entered(house, ANF_OFFICER, meeting_id, Entry.DECIDED, words="more", **due)
    entered(house, ANF_OFFICER, meeting_id, Entry.GIVEN, of=1)
    with pytest.raises(NotAgreed, match="given as a task already"):
        entered(house, ANF_OFFICER, meeting_id, Entry.GIVEN, of=1)
    with reading_as(ANF_OFFICER.id) as looking:
        [task] = open_tasks(by=looking, today=TODAY)
    assert task["title"] == "EX-meeting, 1: EX: send the list" and task["due_on"] == date(2026, 6, 30)
    entered(house, ANF_OFFICER, meeting_id, Entry.DONE, of=1)
    told = minutes(PARTNER, meeting_id)
    assert told and told["minutes"].done == {1}
    for who in EVERYBODY:
        assert (minutes(who, meeting_id) is None) == (who not in {ANF_OFFICER, PARTNER, ANALYST, DIRECTOR, AUDITOR}), (
            who.name
        )
        assert len(board(who)["meetings"]) == (minutes(who, meeting_id) is not None), who.name


def test_minutes_name_no_commitment_of_another_marking(house: House) -> None:
    meeting_id, narrow = met(house), proposed(house, marking="restricted; to NNCC")
    due: dict[str, Any] = {
        "owner": number("ANF"),
        "due_on": date(2026, 6, 30),
        "words": "later",
        "becomes": Becomes.NEW_DATE,
    }
    with pytest.raises(NotAgreed, match="another marking"):
        entered(house, ANF_OFFICER, meeting_id, Entry.DECIDED, commitment_id=narrow, **due)
    for unknown in (narrow, uuid.UUID(int=9)):
        with pytest.raises(NotAvailable):
            entered(house, PARTNER, meeting_id, Entry.DECIDED, commitment_id=unknown, **due)


def _insert(house: House, who: Person, table: str, like: str, changes: str) -> None:
    """A row like one there is, written past the rules, as a door that forgot them would."""
    with acting_as(who.id) as looking, connections["default"].cursor() as cursor:
        entry = looking.deed("test", subject=("page", "test"), detail={})
        append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
        changed = f"jsonb_build_object('id', gen_random_uuid(), {changes})"
        cursor.execute(
            f"INSERT INTO {table} SELECT (jsonb_populate_record(t, {changed})).* FROM {table} t WHERE {like}"  # noqa: S608
        )


def test_the_database_itself_keeps_the_two_sides_apart(house: House) -> None:
    """No acceptance of one's own proposal, no owner who confirms, no line in fixed minutes, no marking of another agency."""
    commitment_id, meeting_id = proposed(house), met(house)
    signed(house, ANALYST, commitment_id, Kind.ACCEPTED)
    due = {"owner": number("ANF"), "due_on": date(2026, 6, 30)}
    entered(house, ANF_OFFICER, meeting_id, Entry.DECIDED, words="EX: send", **due)
    entered(house, ANF_OFFICER, meeting_id, Entry.SIGNED)
    me = "'number', 9, 'signed_by', current_reader(), 'agency', {}, 'signed_name', '{}'".format
    of_anf, of_partner = me(number("ANF"), ANF_OFFICER.name), me(number("NCA_UK"), PARTNER.name)
    own = f"'proposed_by', current_reader(), 'proposed_name', '{PARTNER.name}'"
    tries: list[tuple[Person, str, str]] = [
        (ANF_OFFICER, "commitment_step", f"{of_anf}, 'kind', 'accepted'"),
        (ANF_OFFICER, "commitment_step", f"{of_anf}, 'kind', 'done_confirmed'"),
        (ANF_OFFICER, "meeting_entry", f"{of_anf}, 'kind', 'countersigned'"),
        (PARTNER, "commitment", own),
        (PARTNER, "commitment_step", of_anf),
    ]
    for who, table, changes in tries:
        with pytest.raises(DatabaseError, match="row-level security"):
            _insert(house, who, table, "true", changes)
    entered(house, PARTNER, meeting_id, Entry.COUNTERSIGNED)
    with pytest.raises(DatabaseError, match="row-level security"):
        _insert(house, PARTNER, "meeting_entry", "number = 1", of_partner)


def test_what_is_said_is_in_the_ledger_as_a_hash_and_for_the_right_readers(house: House) -> None:
    commitment_id = proposed(house)
    signed(house, ANALYST, commitment_id, Kind.ACCEPTED, words="Wrongword")

    def entries(who: Person) -> list[Any]:
        with reading_as(who.id), connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT deed, convert_from(body, 'UTF8') FROM entry WHERE subject_id = %s ORDER BY deed",
                [str(commitment_id)],
            )
            return list(cursor.fetchall())

    told = entries(AUDITOR)
    assert [deed for deed, _ in told] == ["commitment:accepted", "commitment:propose"]
    assert all("Wrongword" not in body and "couriers" not in body for _, body in told)
    assert entries(OUTSIDER) == []


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"text_en": " "}, "what was promised"), ({"theme": "x"}, "theme"), ({"source_title": ""}, "where it was said"),
        ({"due_on": date(2024, 1, 1)}, "due before"), ({"partner": 2}, "oneself"), ({"sha256": "abc"}, "public text"),
        ({"began_on": date(2025, 3, 2)}, "yet to come"), ({"text_ur": "ا" * 2001}, "at most"),
    ],
)  # fmt: skip
def test_a_proposal_that_says_too_little_is_refused(
    house: House, changes: dict[str, Any], why: str, proposing: Callable[..., uuid.UUID] = proposed
) -> None:
    with pytest.raises(NotAgreed, match=why):
        proposing(house, **changes)


def test_words_are_kept_whole_or_refused(house: House) -> None:
    commitment_id, meeting_id = proposed(house), met(house)
    with pytest.raises(NotAgreed, match="2001 characters, and at most 2000"):
        signed(house, ANALYST, commitment_id, Kind.ACCEPTED, words="x" * 2001)
    signed(house, ANALYST, commitment_id, Kind.ACCEPTED, words="x" * 2000)
    found = shown(ANALYST, commitment_id)
    assert found and [len(one["step"].words) for one in found["steps"]] == [2000]
    due = {"owner": number("ANF"), "due_on": date(2026, 6, 30)}
    for field in ("words", "words_ur"):
        with pytest.raises(NotAgreed, match="2001 characters"):
            entered(house, ANF_OFFICER, meeting_id, Entry.DECIDED, **{"words": "EX", **due, field: "x" * 2001})
    told = minutes(ANF_OFFICER, meeting_id)
    assert told and told["entries"] == []
    for changes in ({"title": "x" * 201}, {"place": "x" * 201}, {"present": ("x" * 201,)}, {"present": ("x",) * 61}):
        meeting = {"title": "EX", "held_on": TODAY, "ours": (number("ANF"),), "theirs": (number("NCA_UK"),), **changes}
        with pytest.raises(NotAgreed, match="at most|At most"):
            open_minutes(
                reader_id=ANF_OFFICER.id, met=Met(**meeting), marking_text=BETWEEN, today=TODAY, at=house.clock.tick(),
                new_id=house.clock.new_id,
            )  # fmt: skip
