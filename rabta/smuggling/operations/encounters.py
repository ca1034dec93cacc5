"""Filing an encounter from a form, and signing steps about somebody met: one transaction, one ledger entry each."""

import csv
import hashlib
import io
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils.timezone import localdate

from rabta.filing.errors import NotAvailable
from rabta.filing.operations import Filed, file_report
from rabta.filing.releasing import mark_anew
from rabta.filing.rules.desk import for_the_desk_alone, is_wider_than_the_desk
from rabta.intake.rules.table import read_table
from rabta.ledger.operations import NewId, append_entry
from rabta.ledger.rules.canonical import canonical_bytes
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.queries.markings import markings_shown
from rabta.sharing.operations import Looking, acting_as, reading_as
from rabta.smuggling.errors import NotLawful
from rabta.smuggling.queries import indicators_here, key_of, met_in
from rabta.smuggling.rules.protecting import why_not, why_not_open
from rabta.smuggling.rules.step import OPEN_KINDS, Chain, Kind, Step, chain_of
from rabta.vocabulary.rules.encounters import GROWN_UP, age_said, code_of
from rabta.vocabulary.rules.numbered import agency_numbered

LONGEST = 400
"""Characters of one field."""


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Somebody met, in the words of the form. `persons`: how many alike; `age`: years, adult, under 18 or unsure."""

    role: str
    age: str
    persons: str = "1"
    name: str = ""
    father: str = ""
    born: str = ""
    gender: str = ""
    nationality: str = ""
    husband: str = ""
    passport: str = ""
    cnic: str = ""
    phone: str = ""
    outcome: str = ""
    asylum: str = ""
    guardian: str = ""
    remarks: str = ""


@dataclass(frozen=True, kw_only=True)
class NewEncounter:
    """An encounter in the words of the form."""

    number: str
    kind: str
    on: date
    time: str = ""
    place: str = ""
    post: str = ""
    flight: str = ""
    conveyance: str = ""
    legal_ground: str = ""
    origin: str = ""
    transit: str = ""
    destination: str = ""
    persons: tuple[NewPerson, ...] = ()
    indicators: tuple[str, ...] = ()
    need: str = ""


@dataclass(frozen=True)
class FiledEncounter:
    """What an encounter is called, and the reports it was filed in: that of children first, where there is one."""

    key: uuid.UUID
    reports: tuple[Filed, ...]


COLUMNS = (
    "Encounter No", "Encounter Kind", "Date", "Time", "Place", "Post", "Flight", "Vehicle Or Boat", "Legal Ground", "From",
    "Via", "To", "Role", "Age", "Persons", "Name", "Father", "Date Of Birth", "Gender", "Husband", "Documented Nationality",
    "Passport", "CNIC", "Phone", "Outcome", "Asks For Asylum", "Guardian", "Remarks",
)  # fmt: skip


def file_encounter(
    *, reader_id: uuid.UUID, encounter: NewEncounter, marking_text: str, grading: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> FiledEncounter:  # fmt: skip
    """File an encounter as reports of the table format `encounters`: whoever is or may be a child in a report of their own,
    which goes to the originator and the referral desk alone, so that the other tells nothing of them.

    Then a referral is opened for whoever is protected, where what was seen prompts one. Each report and each referral is an
    operation of its own; filing the same again completes what an interruption left. Raises NotLawful for what says too
    little, and what `file_report` raises.
    """
    _must_fit(*(str(value) for value in asdict(encounter).values() if isinstance(value, str)))
    _must_fit(*(str(value) for person in encounter.persons for value in asdict(person).values()))
    if encounter.on > localdate(at):
        raise NotLawful(f"{encounter.on.isoformat()} has not come yet: give the day of the encounter.")
    if code_of("kinds", encounter.kind) is None:
        raise NotLawful("Say which kind of encounter it was.")
    if not encounter.persons:
        raise NotLawful("Say who was met: at least the role and the age of one person.")
    if any(code_of("roles", one.role) is None for one in encounter.persons):
        raise NotLawful("Say which part each person had in this encounter.")
    if any(age_said(one.age) is None for one in encounter.persons):
        raise NotLawful("Say an age for each person: years, adult, under 18 or unsure.")
    with reading_as(reader_id, purpose=purpose) as looking:
        agency = agency_numbered(looking.agency).code
    number = encounter.number.strip() or f"{agency}-{encounter.on:%Y%m%d}-{new_id().hex[-6:].upper()}"
    encounter = replace(encounter, number=number)
    parts = [(persons, table_of(encounter, persons)) for persons in _apart(encounter.persons)]
    _must_be_readable(parts)
    filed = []
    for persons, content in parts:
        done = file_report(
            reader_id=reader_id, content=content, file_name=f"encounter {number}.csv",
            marking_text=marking_text, grading=grading, at=at, new_id=new_id, format="encounters", purpose=purpose,
        )  # fmt: skip
        filed.append(done)
        _refer(reader_id, encounter, persons, done, at, new_id, purpose)
    with reading_as(reader_id, purpose=purpose):
        return FiledEncounter(key_of(filed[0].report_id), tuple(filed))


def _must_be_readable(parts: Sequence[tuple[Sequence[NewPerson], bytes]]) -> None:
    """Raise NotLawful where a row of these tables could not be read: before anything is filed."""
    for _, content in parts:
        for found in read_table(content, name="encounter.csv", format="encounters"):
            if error := found.get("error"):
                raise NotLawful(f'"{error["value"]}" in {error["column"]} cannot be read: {error["rule"]}.')


def table_of(encounter: NewEncounter, persons: Sequence[NewPerson]) -> bytes:
    """The encounter with these persons as the table that officers send: one row a person, or several alike."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in persons:
        writer.writerow(
            [encounter.number, encounter.kind, encounter.on.isoformat(), encounter.time, encounter.place, encounter.post,
             encounter.flight, encounter.conveyance, encounter.legal_ground, encounter.origin, encounter.transit,
             encounter.destination, one.role, one.age, one.persons, one.name, one.father, one.born, one.gender,
             one.husband,
             one.nationality, one.passport, one.cnic, one.phone, one.outcome, one.asylum, one.guardian, one.remarks]
        )  # fmt: skip
    return out.getvalue().encode()


def is_child(person: NewPerson) -> bool:
    """Whether the child rules hold for somebody on the form: a child, or of an age that is not sure."""
    return code_of("roles", person.role) == "child" or age_said(person.age) != GROWN_UP


def _apart(persons: Sequence[NewPerson]) -> list[tuple[NewPerson, ...]]:
    """Children in one report, everybody else in another; whichever is empty is not filed."""
    young = tuple(one for one in persons if is_child(one))
    grown = tuple(one for one in persons if not is_child(one))
    return [part for part in (young, grown) if part]


def _refer(
    reader_id: uuid.UUID, encounter: NewEncounter, persons: Sequence[NewPerson], filed: Filed, at: datetime, new_id: NewId,
    purpose: Purpose | None,
) -> None:  # fmt: skip
    """Open a referral for each protected row where what was seen prompts one, or where the person is a child.

    What stands in the report of grown-up persons says nothing of a child: no need and no sign that only a child has.
    """
    signs = indicators_here()
    for row_no, one in enumerate(persons, 1):
        role, young = code_of("roles", one.role), is_child(one)
        if role in ("suspect", "facilitator") and not young:
            continue
        seen = signs.known(encounter.indicators) if young else signs.of_grown_ups(encounter.indicators)
        if young or signs.prompt(seen) or role == "victim" or code_asks(one.asylum):
            need = encounter.need or "child_protection"
            need = need if young or need != "child_protection" else "shelter"
            open_first_referral(
                reader_id=reader_id, report_id=filed.report_id, row_no=row_no, at=at, new_id=new_id, purpose=purpose,
                said=Said(kind=Kind.OPENED, choice=need, indicators=seen),
            )  # fmt: skip


def code_asks(said: str) -> bool:
    """Whether a form says that somebody asks for asylum."""
    return said.strip().casefold() in ("yes", "on", "1", "true")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an officer says of a step; who signs it is whoever is signed in."""

    kind: Kind
    choice: str = ""
    words: str = ""
    indicators: tuple[str, ...] = ()
    of_number: int | None = None


def open_first_referral(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, row_no: int, said: Said, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Open the referral of a row one's agency has just filed, in the officer's name. Nothing where anything was signed yet.

    The officer need not be a protection officer, and then reads no more of it.
    """
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        marking_id = _report(cursor, report_id)
        _one_at_a_time(cursor, report_id)
        step = _step(looking, said, at, 1)
        _enter(looking, report_id, marking_id, row_no, step, at, new_id)
        _write(cursor, report_id, marking_id, row_no, step, at, new_id, unless_there=True)


def sign_step(
    *, reader_id: uuid.UUID, report_id: uuid.UUID, row_no: int, said: Said, at: datetime, new_id: NewId,
    encounter_key: uuid.UUID | None = None, purpose: Purpose | None = None,
) -> int:  # fmt: skip
    """Sign the next step about somebody met, in one's own name. Returns its number in its chain.

    `encounter_key`: of the encounter that the row is said to be of.

    An age that is found to be a child's, or unsure, brings the report under the referral desk's marking first. Two who
    sign at once are heard one after the other. Raises NotAvailable for what is hidden or missing, NotLawful with the reason.
    """
    _must_fit(said.words)
    if said.kind is Kind.AGE_FOUND and said.choice in ("child", "unsure") and said.words.strip():
        _keep_to_the_desk(reader_id, report_id, row_no, at, new_id, purpose)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        marking_id = _report(cursor, report_id)
        _one_at_a_time(cursor, report_id)
        one = met_in(report_id, row_no, by=looking, now=at)
        if one is None or encounter_key not in (None, one["key"]):
            raise NotAvailable
        said = replace(said, words=said.words.strip(), indicators=indicators_here().known(said.indicators))
        signed = [each for each in one["steps"] if chain_of(each.kind) is chain_of(said.kind)]
        step = _step(looking, said, at, max((each.number for each in signed), default=0) + 1)
        _refuse(looking, one, step)
        _enter(looking, report_id, marking_id, row_no, step, at, new_id)
        _write(cursor, report_id, marking_id, row_no, step, at, new_id)
    return step.number


def _refuse(looking: Looking, one: dict[str, Any], step: Step) -> None:
    """Raise NotLawful where this step may not be signed by who signs it."""
    if step.kind in OPEN_KINDS:
        if not one["files"]:
            raise NotLawful("A complaint and its answer are entered by an officer of the agency that filed the encounter.")
        refused = why_not_open(one["steps"], step)
    elif Role.PROTECTION not in looking.roles:
        raise NotLawful("Steps of a referral are signed by protection officers.")
    else:
        refused = why_not(one["filed"], one["standing"], one["steps"], step, roles=looking.roles)
    if refused:
        raise NotLawful(refused)


def _keep_to_the_desk(
    reader_id: uuid.UUID, report_id: uuid.UUID, row_no: int, at: datetime, new_id: NewId, purpose: Purpose | None
) -> None:
    """Mark a report for its originator and the referral desk alone, where others read it yet."""
    with reading_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        cursor.execute("SELECT marking_id, originator FROM report WHERE id = %s", [report_id])
        found = cursor.fetchone()
        one = met_in(report_id, row_no, by=looking, now=at)
        if found is None or one is None:
            raise NotAvailable
        if Role.PROTECTION not in looking.roles:
            raise NotLawful("Steps of a referral are signed by protection officers.")
        marking = markings_shown()[found[0]][0]
        own = found[1] == looking.agency
    if one["kept_to_desk"] or (own and not is_wider_than_the_desk(marking)):
        return
    if not own:
        raise NotLawful(
            "The report is of another agency: its officer enters this age, so that it goes to the desk alone at once."
        )
    narrow = for_the_desk_alone(marking, groups=looking.groups)
    mark_anew(
        reader_id=reader_id, report_id=report_id, marking_text=narrow.as_text(), reason="the age is unsure, or a child's",
        at=at, new_id=new_id, purpose=purpose,
    )  # fmt: skip


def _must_fit(*words: str) -> None:
    """Nothing is cut: what is too long is refused. Raises NotLawful."""
    if any(len(word) > LONGEST for word in words):
        raise NotLawful(f"A field has at most {LONGEST} characters.")


def _report(cursor: Any, report_id: uuid.UUID) -> int:
    """The marking of a report the reader sees. Raises NotAvailable."""
    cursor.execute("SELECT marking_id FROM report WHERE id = %s", [report_id])
    found = cursor.fetchone()
    if found is None:
        raise NotAvailable
    return int(found[0])


def _one_at_a_time(cursor: Any, report_id: uuid.UUID) -> None:
    """Until this transaction ends nobody else signs about this report: check, then act, as one."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta encounter'), hashtext(%s))", [str(report_id)])


def _step(looking: Looking, said: Said, at: datetime, number: int) -> Step:
    return Step(
        kind=said.kind, at=at, agency=looking.agency, signed_by=looking.reader_id, signed_name=looking.name, number=number,
        choice=said.choice, words=said.words, indicators=indicators_here().known(said.indicators), of_number=said.of_number,
    )  # fmt: skip


def _enter(
    looking: Looking, report_id: uuid.UUID, marking_id: int, row_no: int, step: Step, at: datetime, new_id: NewId
) -> None:
    """The entry holds which chain, and a hash of what was said: the words of the desk stay in its compartment."""
    said = {
        "kind": str(step.kind), "row": row_no, "number": step.number, "choice": step.choice, "words": step.words,
        "indicators": list(step.indicators), "of": step.of_number, "by": str(step.signed_by), "at": step.at.isoformat(),
    }  # fmt: skip
    chain = chain_of(step.kind)
    content = hashlib.sha256(canonical_bytes(said)).hexdigest()
    detail: dict[str, object] = {"row": row_no, "name": looking.name, "content": content}
    deed = f"encounter:{step.kind}" if chain is Chain.OPEN else "encounter:desk"
    entry = looking.deed(deed, subject=("report", str(report_id)), detail=detail, marking_id=marking_id)
    append_entry(entry, id=new_id(), at=at)


INSERT = """
INSERT INTO encounter_step (id, report_id, row_no, chain, number, kind, choice, words, indicators, of_number, agency,
    signed_by, signed_name, signed_at, marking_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
INSERT_UNLESS_THERE = INSERT + " ON CONFLICT DO NOTHING"


def _write(
    cursor: Any, report_id: uuid.UUID, marking_id: int, row_no: int, step: Step, at: datetime, new_id: NewId, *,
    unless_there: bool = False,
) -> None:  # fmt: skip
    cursor.execute(
        INSERT_UNLESS_THERE if unless_there else INSERT,
        [new_id(), report_id, row_no, str(chain_of(step.kind)), step.number, str(step.kind), step.choice, step.words,
         list(step.indicators), step.of_number, step.agency, step.signed_by, step.signed_name, at, marking_id],
    )  # fmt: skip
