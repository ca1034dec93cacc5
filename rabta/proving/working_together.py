"""Builds what agencies of a world do together, by the rooms' operations: promises and minutes, devices, joint cases, tasks,
requests between agencies and of partners."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from rabta.casework.operations.cases import NewCase, link_record, open_case, sign_case_step, unlink_record
from rabta.casework.operations.equipment import NewDevice, enter_device, sign_equipment_step
from rabta.casework.operations.requests import ask_agency, draft_answer, sign_answer, sign_request_step
from rabta.casework.operations.signing import Said as SaidOfWork
from rabta.casework.operations.tasks import give_task
from rabta.casework.rules.equipment import EquipmentKind, EquipmentStep
from rabta.exchange import answering, asking_centre, handed_over
from rabta.exchange.giving import Drafted
from rabta.exchange.rules.partner_request import Outcome, RecallReason
from rabta.proving.built import Built, as_resolver, ids_of
from rabta.proving.rules.filed import NOW
from rabta.proving.rules.matters import Given, Met, Promised, Sought
from rabta.proving.rules.people import ANALYST, DIRECTOR, PARTNER, Person
from rabta.proving.rules.shared_work import Errand, Joint, Requested
from rabta.proving.rules.worlds import World
from rabta.sharing.rules.marking import Level
from rabta.strategy import meeting_minutes
from rabta.strategy.operations import Proposed, cite, propose, sign
from rabta.strategy.operations import Said as SaidOfIt
from rabta.strategy.rules.commitment import Kind as Step
from rabta.strategy.rules.indicator import MEASURES, Indicator
from rabta.strategy.rules.minutes import Becomes, Entry
from rabta.vocabulary.rules.numbered import agency_number

BEGAN = NOW - timedelta(days=30)


def work_together(built: Built, world: World) -> None:
    """Everything of the world that is more than one agency's."""
    for promised in world.promised:
        _promise(built, promised)
    for met in world.met:
        _meet(built, met)
    for given in world.given:
        _give(built, given)
    for joint in world.joint:
        _work_on(built, joint)
    for requested in world.requested:
        _request(built, requested)
    for errand in world.errands:
        _send(built, errand)
    _name_notices(built)
    for sought in world.sought:
        _seek(built, sought)


def _promise(built: Built, one: Promised) -> None:
    """Propose a commitment, accept it, cite reports for it: each citation in a name and under ids of its own."""
    began = BEGAN.date()
    indicator = Indicator(
        measure=MEASURES[one.measured], date_from=began, date_to=began + timedelta(days=365), target=Decimal(100)
    ) if one.measured else None  # fmt: skip
    proposed = Proposed(
        owner=agency_number("ANF") or 0, partner=agency_number("NCA_UK") or 0, theme="airports", began_on=began,
        text_en=one.words, due_on=began + timedelta(days=20), source_title=f"EX-statement, {one.key}", indicator=indicator,
    )  # fmt: skip
    deed = {"at": NOW - timedelta(hours=3), "new_id": ids_of(f"promised {one.key}"), "today": NOW.date()}
    commitment_id = built.commitments[one.key] = propose(
        reader_id=one.who.id, proposed=proposed, marking_text=one.marked.as_text(), **deed,  # type: ignore[arg-type]
    )  # fmt: skip
    if one.by:
        said = SaidOfIt(kind=Step.ACCEPTED, on=began)
        sign(reader_id=one.by.id, commitment_id=commitment_id, said=said, **deed)  # type: ignore[arg-type]
    for key, who in one.cites:
        if key in built.numbers:
            cite(
                reader_id=who.id, commitment_id=commitment_id, what=built.numbers[key], at=NOW - timedelta(hours=2),
                new_id=ids_of(f"{one.key} cites {key}"),
            )  # fmt: skip


def _meet(built: Built, met: Met) -> None:
    """Two sides meet, decide, and both sign: a task, and a commitment that comes about."""
    ours, theirs = (agency_number(who.agency) or 0 for who in (met.who, met.other))
    deed = {"at": NOW - timedelta(hours=2), "new_id": ids_of(f"met {met.key}")}
    meeting = meeting_minutes.Met(title=f"EX-meeting, {met.key}", held_on=BEGAN.date(), ours=(ours,), theirs=(theirs,))
    meeting_id = built.meetings[met.key] = meeting_minutes.open_minutes(
        reader_id=met.who.id, met=meeting, marking_text=met.marked.as_text(), today=NOW.date(), **deed,  # type: ignore[arg-type]
    )  # fmt: skip
    due = {"owner": ours, "due_on": NOW.date(), "words": f"decided, {met.key}"}
    for who, kind, more in (
        (met.who, Entry.DECIDED, due), (met.other, Entry.DECIDED, {**due, "becomes": Becomes.COMMITMENT, "partner": theirs,
         "theme": "prevention"}), (met.who, Entry.SIGNED, {}), (met.other, Entry.COUNTERSIGNED, {}),
    ):  # fmt: skip
        entered = meeting_minutes.Entered(kind=kind, **more)  # type: ignore[arg-type]
        meeting_minutes.enter_line(reader_id=who.id, meeting_id=meeting_id, entered=entered, **deed)  # type: ignore[arg-type]


def _give(built: Built, given: Given) -> None:
    """Enter a scanner as installed; it works once somebody says so."""
    deed: dict[str, Any] = {"at": NOW - timedelta(hours=2), "new_id": ids_of(f"given {given.key}")}
    device = NewDevice(
        kind=EquipmentKind.SCANNER, item=f"EX-scanner, {given.key}", serial=given.serial, donor="NCA_UK",
        holder=agency_number(given.who.agency) or 0, site=given.site,
    )  # fmt: skip
    installed = SaidOfWork(kind=EquipmentStep.INSTALLED, done_on=BEGAN.date(), place=given.site)
    built.devices[given.key] = enter_device(
        reader_id=given.who.id, device=device, steps=[installed], marking_text=given.marked.as_text(), **deed
    )
    if given.by:
        works = SaidOfWork(kind=EquipmentStep.WORKING, done_on=NOW.date(), words=f"it works, {given.key}")
        sign_equipment_step(reader_id=given.by.id, equipment_id=built.devices[given.key], said=works, **deed)


def _work_on(built: Built, joint: Joint) -> None:
    """Open a joint case, link what it has to do with, sign its steps, give tasks; one agency joins and leaves."""
    at, new_id = NOW - timedelta(hours=2), ids_of(f"joint {joint.key}")
    agencies = [agency_number(code) or 0 for code in joint.agencies]
    case = NewCase(
        title=f"EX-case, {joint.key}", level=Level[joint.level.upper()], agencies=agencies, template=joint.template
    )  # fmt: skip
    case_id = built.joint[joint.key] = open_case(reader_id=joint.who.id, case=case, at=at, new_id=new_id)
    for key, who in (*joint.links, *joint.taken_back):
        if built.incidents.get(key):
            _link(built, joint, key, who)
    says = {"place": "EX-place", "reference": f"EX-{joint.key}", "words": joint.key, "done_on": BEGAN.date()}
    for kind, who in joint.steps:
        deed = {"reader_id": who.id, "case_id": case_id, "at": at, "new_id": ids_of(f"joint {joint.key} {kind}")}
        sign_case_step(said=SaidOfWork(kind=kind, **says), **deed)  # type: ignore[arg-type]
    for code, who in joint.tasks:
        built.tasks[f"{joint.key} {code}"] = give_task(
            reader_id=who.id, title=f"EX-task, {joint.key}", agency=agency_number(code) or 0, due_on=NOW.date(),
            for_kind="case", for_id=case_id, at=at, new_id=ids_of(f"joint {joint.key} gives {code}"),
        )  # fmt: skip
    for kind in ("joined", "left") if joint.left else ():
        said = SaidOfWork(kind=kind, to_agency=agency_number(joint.left), **says)  # type: ignore[arg-type]
        of = ids_of(f"joint {joint.key} {kind}")
        sign_case_step(reader_id=joint.who.id, case_id=case_id, said=said, at=at, new_id=of)


def _link(built: Built, joint: Joint, key: str, who: Person) -> None:
    """Link the first incident of a telling to a case, and perhaps take the link back: under ids of its own."""
    name, at = f"{joint.key} {key}", NOW - timedelta(hours=2)
    deed = {"reader_id": who.id, "subject_kind": "case", "subject_id": built.joint[joint.key], "at": at}
    target = built.incidents[key][0]
    made = ids_of(f"joint {name}")
    ids = [made() for _ in range(2)]
    built.links[name] = ids[1]
    link_record(kind="incident", target=target, new_id=iter(ids).__next__, **deed)  # type: ignore[arg-type]
    if (key, who) in joint.taken_back:
        unlink_record(link_id=built.links[name], reason="a slip", new_id=made, **deed)  # type: ignore[arg-type]


def _request(built: Built, one: Requested) -> None:
    """One agency asks another; it is accepted, an answer is drafted, a second officer signs: each under ids of its own."""
    at = NOW - timedelta(hours=2)
    about = [("incident", built.incidents[one.about][0])] if built.incidents.get(one.about) else []
    request_id = built.assistance[one.key] = ask_agency(
        reader_id=one.who.id, to=agency_number(one.to) or 0, title=f"EX-request, {one.key}", words=f"EX-words, {one.key}",
        due_on=NOW.date(), level=Level[one.level.upper()], about=about, at=at, new_id=ids_of(f"requested {one.key}"),
    )  # fmt: skip
    if one.accepted:
        sign_request_step(
            reader_id=one.accepted.id, request_id=request_id, said=SaidOfWork(kind="accepted", done_on=NOW.date()), at=at,
            new_id=ids_of(f"requested {one.key} accepted"),
        )  # fmt: skip
    if one.drafted:
        answer_id = built.answers[one.key] = draft_answer(
            reader_id=one.drafted.id, request_id=request_id, words=f"EX-answer, {one.key}", at=at,
            new_id=ids_of(f"requested {one.key} drafted"),
        )  # fmt: skip
        if one.signed:
            sign_answer(
                reader_id=one.signed.id, request_id=request_id, answer_id=answer_id, at=at,
                new_id=ids_of(f"requested {one.key} signed"),
            )  # fmt: skip


def _send(built: Built, one: Errand) -> None:
    built.tasks[one.key] = give_task(
        reader_id=one.who.id, title=f"EX-task, {one.key}", agency=agency_number(one.to) or 0, due_on=NOW.date(),
        at=NOW - timedelta(hours=2), new_id=ids_of(f"errand {one.key}"),
    )  # fmt: skip


def _name_notices(built: Built) -> None:
    """What each notice and each task of a template is called, by what it is about: through the resolver, which answers no
    reader."""
    known = {found: f"case {key}" for key, found in built.joint.items()}
    for id_, for_id in as_resolver("SELECT id, for_id FROM case_task ORDER BY for_id, id"):
        if id_ not in built.tasks.values():
            built.tasks[f"{known[for_id]} {id_}"] = id_  # type: ignore[index, assignment]
    for id_, agency in as_resolver("SELECT id, agency FROM notice ORDER BY id"):
        built.notices[f"{id_} to {agency}"] = id_  # type: ignore[assignment]


def _seek(built: Built, sought: Sought) -> None:
    """The partner asks; the analyst drafts; two approve; it leaves, is taken, is recalled: as far as it went."""
    deed: dict[str, Any] = {"at": NOW - timedelta(hours=2), "new_id": ids_of(f"sought {sought.key}")}
    asked = asking_centre.Asked(
        about_kind="event", about=f"EX-event, {sought.key}", words="what is known of it", purpose="investigation",
        legal_basis="un_1988", offence="trafficking",
    )  # fmt: skip
    request = built.sought[sought.key] = asking_centre.ask_centre(reader_id=PARTNER.id, asked=asked, **deed)
    if not sought.outcome:
        return
    keys = tuple(built.incidents[sought.draws_on][:1]) if sought.draws_on else ()
    about = {"request_id": request, **deed}
    draft = built.drafts[sought.key] = answering.draft_answer(
        reader_id=ANALYST.id, drafted=Drafted(outcome=Outcome(sought.outcome), incidents=keys), **about
    )  # fmt: skip
    for who in (ANALYST, DIRECTOR) if sought.sent else ():
        answering.approve_answer(reader_id=who.id, draft_id=draft, **about)
    if sought.sent:
        file = built.files[sought.key] = answering.send_answer(reader_id=ANALYST.id, draft_id=draft, **about)
        handed_over.take_file(reader_id=PARTNER.id, file_id=file, **about)
    if sought.recalled:
        recalled = handed_over.recall_answer(reader_id=ANALYST.id, reason=RecallReason.POLICY, **about)
        built.files[f"{sought.key} recalled"] = recalled


