"""Builds a world in a scratch database through the product's own operations, as agencies would have filled it."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from unittest.mock import patch

from django.utils.module_loading import import_string

from rabta.briefing.operations import SaidOfRates, import_price_list, import_rates
from rabta.cli.inside.schema import migrate
from rabta.counting.dissent import disagree, take_back
from rabta.counting.operations import judge_same_event, judge_together
from rabta.counting.second_opinion import ask_second_opinion
from rabta.custody.operations import Said, begin_chain, sign_step
from rabta.custody.rules.step import Kind
from rabta.filing.errors import CannotCorrect
from rabta.filing.operations import correct_reading, file_report, withdraw_report
from rabta.filing.redress import assign_request, decide_request, register_request
from rabta.filing.releasing import answer_request, ask_for_release, mark_anew, recall_release, release_report
from rabta.ledger.operations import NewId, close_checkpoint, entered_by_owner
from rabta.people.accounts.models import Account
from rabta.people.operations import NewReader, add_reader
from rabta.proving.at_airports import fill_airports
from rabta.proving.built import Built, Hash, as_resolver, ids_of
from rabta.proving.met import say_of_met
from rabta.proving.on_land import look_at_land
from rabta.proving.planning import plan_operations
from rabta.proving.pointing import confirmed_for_partners
from rabta.proving.rules.filed import NOW, Telling
from rabta.proving.rules.matters import Asked, Case, Disputed
from rabta.proving.rules.people import ANALYST, AUDITOR, PARTNER, Person
from rabta.proving.rules.worlds import Judging, Listed, World
from rabta.proving.ruling import find_rule_hits, write_rules
from rabta.proving.watching import (
    find_hits,
    keep_lists,
    prepare_editions,
    prepare_returns,
    publish_edition,
    raise_warnings,
    state_register,
    write_bulletins,
)
from rabta.proving.working_together import work_together
from rabta.resolution.operations import judge_same_person
from rabta.sharing.disclosing import disclose
from rabta.vocabulary.rules.numbered import agency_number

BEGAN = NOW - timedelta(days=30)
KEYED = (
    "rabta.filing.recording.keyed_id", "rabta.filing.writing.keyed_id", "rabta.filing.recording.keyed_hash",
    "rabta.filing.rules.rows.keyed_hash",
)  # fmt: skip
"""Where words become ids and hashes, under the installation's key."""


def empty_house() -> None:
    """Bring the database Django is pointed at up to date: no people, no records."""
    migrate(say=lambda text: None)


@confirmed_for_partners()
def build(world: World, *, like: Built | None = None) -> Built:
    """Fill the database Django is pointed at with this world.

    `like`: the whole world, of which this is a part. What stands in it in other words gets the whole one's keyed hashes.
    """
    built = Built(hashes=like.hashes if like else {})
    for person in world.people:
        add_person(person)
    for listed in world.prices:
        _bring_prices(built, listed)
    for one in world.tellings:
        _tell(built, one)
    for judging in world.judgings:
        if not judging.deed:
            _judge(built, judging)
        _ask_beside(built, judging)
    for deed in sorted({judging.deed for judging in world.judgings if judging.deed}):
        _judge_at_once(built, deed, [judging for judging in world.judgings if judging.deed == deed])
    for judging in world.persons:
        _judge_persons(built, judging)
    for asked in world.asked:
        _ask(built, asked, originator=world.telling(asked.key).who)
    for disputed in world.disputed:
        _dispute(built, disputed)
    for case in world.cases:
        _register(built, case)
    look_at_land(built, world)
    work_together(built, world)
    plan_operations(built, world)
    for watched in world.watched:
        keep_lists(built, watched)
    find_hits(built)
    fill_airports(built, world)
    raise_warnings(built, world)
    write_bulletins(built)
    state_register(built)
    prepare_editions(built)
    publish_edition(built)
    prepare_returns(built)
    for ruled in world.ruled:
        write_rules(built, ruled)
    find_rule_hits(built)
    for who, key in world.read:
        _open(built, who, world.telling(key))
    close_checkpoint()
    return built


def add_person(person: Person) -> None:
    """The reader and the sign-in of one person."""
    new_id = ids_of(f"person {person.name}")
    new = NewReader(
        name=person.name, agency=agency_number(person.agency) or 0, partner=person.partner, vetting=person.vetting,
        groups=person.groups, purposes=person.purposes, roles=person.roles,
    )  # fmt: skip
    add_reader(new, id=person.id, at=BEGAN, enter=entered_by_owner(at=BEGAN, id=new_id()))
    Account.objects.create(sign_in_name=person.sign_in_name, reader_id=person.id, added_at=BEGAN)


def _tell(built: Built, one: Telling) -> None:
    new_id = ids_of(one.key)
    with _hashed_as_before(built, one) if one.otherwise else nullcontext():
        filed = file_report(
            reader_id=one.who.id, content=one.content, file_name=one.file_name, at=one.at, new_id=new_id,
            marking_text=(one.filed_as or one.first or one.marked).as_text(),
        )  # fmt: skip
    built.reports[one.key], built.numbers[one.key] = filed.report_id, filed.number
    built.incidents[one.key] = _incident_keys(filed.report_id)
    if one.key.startswith("encounter "):
        say_of_met(built, one, at=_later(one.at), new_id=new_id)
    built.mentions |= dict(zip([one.key], _mention_keys(filed.report_id), strict=False))
    built.statements |= dict(zip([one.key], _statement_keys(filed.report_id), strict=False))
    built.fields |= dict(zip([one.key], _field_keys(filed.report_id), strict=False))
    if one.mended:
        _mend(built, one, new_id)
    if one.withdrawn:
        withdraw_report(reader_id=one.who.id, report_id=filed.report_id, reason="sent by mistake", at=one.at, new_id=new_id)
    if one.chained and built.incidents[one.key]:
        _keep_chain(built, one)
    _decide_anew(built, one, new_id)
    built.markings[one.key] = _marking(filed.report_id)


@contextmanager
def _hashed_as_before(built: Built, one: Telling) -> Iterator[None]:
    """File it under the keyed hashes it got in the whole world, where its words were others; the first time, keep them.

    Ids and hashes are made with a key no reader has: they are random to everybody who may not read the words, so they may
    as well be the same. Everything else that depends on the words must not.
    """
    known = built.hashes.get(one.key)
    given, made = iter(known or ()), list[Hash]()

    def hashed(real: Callable[..., Hash], *args: Any) -> Hash:
        made.append(next(given) if known else real(*args))
        return made[-1]

    with ExitStack() as stack:
        for name in KEYED:
            stack.enter_context(patch(name, partial(hashed, import_string(name))))
        yield
    built.hashes[one.key] = tuple(made)
    if next(given, None) is not None:
        raise ValueError(f"{one.key} is filed otherwise where its words are others")


def _keep_chain(built: Built, one: Telling) -> None:
    """What it tells of is seized, sampled, and handed over to another agency, whose officer has not signed yet."""
    new_id, at = ids_of(f"{one.key} chain"), _later(one.at)
    weight = {"amount": Decimal("2.5"), "error": Decimal("0.01"), "place": f"store of {one.mark}", "reference": one.mark}
    exhibit_id = built.exhibits[one.key] = begin_chain(
        reader_id=one.who.id, incident_key=built.incidents[one.key][0], line_no=0, label=one.mark, at=at, new_id=new_id,
        seized=Said(kind=Kind.SEIZED, done_at=one.at, **weight),  # type: ignore[arg-type]
    )  # fmt: skip
    to = {"to_agency": agency_number("ANF" if one.who.agency == "CUSTOMS" else "CUSTOMS"), "to_officer": one.mark}
    for kind, more in ((Kind.SAMPLED, weight | {"amount": Decimal("0.1")}), (Kind.HANDED_OVER, {"place": one.mark, **to})):
        said = Said(kind=kind, done_at=one.at, **more)  # type: ignore[arg-type]
        sign_step(reader_id=one.who.id, exhibit_id=exhibit_id, said=said, at=at, new_id=new_id)


def _decide_anew(built: Built, one: Telling, new_id: NewId) -> None:
    """Its originator marks it anew, releases it, takes a release back."""
    report_id = built.reports[one.key]
    deed = {"reader_id": one.who.id, "at": _later(one.at), "new_id": new_id, "reason": "decided anew"}
    if one.first is not None:
        mark_anew(report_id=report_id, marking_text=one.marked.as_text(), **deed)  # type: ignore[arg-type]
    for agencies, kept in ((one.released, True), (one.recalled, False)):
        numbers = [agency_number(code) or 0 for code in agencies]
        if numbers:
            release_id = release_report(report_id=report_id, agencies=numbers, **deed)  # type: ignore[arg-type]
            built.releases[one.key] = release_id
            if not kept:
                recall_release(release_id=release_id, **deed)  # type: ignore[arg-type]
    if one.counted:
        to = [agency_number(code) or 0 for code in one.counted]
        release_report(report_id=report_id, agencies=to, kind="count_only", **deed)  # type: ignore[arg-type]
    if one.onward:
        to, centre = [agency_number(PARTNER.agency) or 0], agency_number(ANALYST.agency)
        release_report(report_id=report_id, agencies=to, kind="onward", holder=centre, **deed)  # type: ignore[arg-type]


def _mend(built: Built, one: Telling, new_id: NewId) -> None:
    """Put the first mass of the text right by a tenth: a correction, and a second reading."""
    words = one.content.decode()
    end = words.index(" kg")
    start = words.rindex(" ", 0, end) + 1
    try:
        built.corrections[one.key] = correct_reading(
            reader_id=one.who.id, report_id=built.reports[one.key], row_no=1, start=start, end=end, field="quantity",
            value=round(float(words[start:end]) + 0.1, 2), reason="misread", at=one.at, new_id=new_id,
        )  # fmt: skip
    except CannotCorrect as error:
        raise ValueError(f"{one.key}: nothing was read at {start}-{end} of {words!r}") from error


def _judge(built: Built, judging: Judging) -> None:
    a, b = (built.incidents[key] for key in (judging.a, judging.b))
    new_id = ids_of(f"{judging.a} {judging.b}")
    built.judgements[f"{judging.a} {judging.b}"] = judge_same_event(
        reader_id=ANALYST.id, a=a[0], b=b[0], outcome=judging.outcome, at=NOW - timedelta(hours=3), new_id=new_id,  # type: ignore[arg-type]
    )  # fmt: skip


def _judge_persons(built: Built, judging: Judging) -> None:
    name = f"{judging.a} {judging.b}"
    built.who_is_who[name] = judge_same_person(
        reader_id=ANALYST.id, a=built.mentions[judging.a], b=built.mentions[judging.b], outcome=judging.outcome,  # type: ignore[arg-type]
        note="seen at both", at=NOW - timedelta(hours=3), new_id=ids_of(f"persons {name}"),
    )  # fmt: skip


def _ask(built: Built, asked: Asked, *, originator: Person) -> None:
    """Ask an originator to let another agency have a report, and what was answered."""
    name = f"{asked.key} {asked.who.name}"
    new_id = ids_of(f"asked {name}")
    built.requests[name] = ask_for_release(
        reader_id=asked.who.id, report_id=built.reports[asked.key], kind=asked.kind, agencies=[agency_number(asked.to) or 0],
        reason="a joint case", at=NOW - timedelta(hours=2), new_id=new_id,
    )  # fmt: skip
    if asked.granted is not None:
        answer_request(
            reader_id=originator.id, request_id=built.requests[name], grant=asked.granted, reason="after the trial",
            at=NOW - timedelta(hours=1), new_id=new_id,
        )  # fmt: skip


def _dispute(built: Built, disputed: Disputed) -> None:
    """Disagree with the first incident of a report, or with a judgement, and perhaps take that back."""
    judged = {"judgement_id": built.judgements[f"{disputed.key} {disputed.other}"]} if disputed.other else {}
    claim = judged or {"incident_key": built.incidents[disputed.key][0]}
    deed = {"reader_id": disputed.who.id, "at": NOW - timedelta(hours=2), "new_id": ids_of(f"disputed {disputed.key}")}
    built.dissents[disputed.key] = disagree(words=disputed.words, **claim, **deed)  # type: ignore[arg-type]
    if disputed.taken_back:
        take_back(dissent_id=built.dissents[disputed.key], **deed)  # type: ignore[arg-type]


def _register(built: Built, case: Case) -> None:
    """Put a person's request on the register, assign and decide it."""
    deed = {"at": NOW - timedelta(hours=2), "new_id": ids_of(f"case {case.reference}")}
    case_id = built.cases[case.reference] = register_request(
        reader_id=case.who.id, reference=case.reference, wants=case.wants, received_on=BEGAN.date(), **deed,  # type: ignore[arg-type]
    )  # fmt: skip
    if case.to:
        assign_request(reader_id=AUDITOR.id, redress_id=case_id, agency=agency_number(case.to) or 0, **deed)  # type: ignore[arg-type]
    if case.outcome:
        decide_request(reader_id=AUDITOR.id, redress_id=case_id, outcome=case.outcome, reasons="looked at", **deed)  # type: ignore[arg-type]


def _ask_beside(built: Built, judging: Judging) -> None:
    """Anyone of the centre is asked for a second opinion."""
    (a, *_), (b, *_) = (built.incidents[key] for key in (judging.a, judging.b))
    name = f"{judging.a} {judging.b}"
    built.questions[name] = ask_second_opinion(
        reader_id=ANALYST.id, a=a, b=b, words=f"Is it one, {name}?", at=NOW - timedelta(hours=4),
        new_id=ids_of(f"question {name}"),
    )  # fmt: skip


def _judge_at_once(built: Built, deed: str, judgings: list[Judging]) -> None:
    """One deed about several pairs. Each pair's ids depend on the pair, whichever others there are beside it."""
    named = {tuple(sorted(built.incidents[key][0] for key in (j.a, j.b))): f"{j.a} {j.b}" for j in judgings}
    ids = [ids_of(f"deed {deed}")()]
    for pair in sorted(named):
        of_pair = ids_of(named[pair])
        built.judgements[named[pair]] = of_pair()
        ids += [built.judgements[named[pair]], of_pair()]
    built.deeds[deed] = judge_together(
        reader_id=ANALYST.id, pairs=[(a, b) for a, b in named], outcome="not", at=NOW - timedelta(hours=2),
        new_id=iter(ids).__next__,
    )  # fmt: skip


PRICES = """\
name: {name}
dated: {dated}
market: wholesale, invented
currency: USD
source: nobody
prices:
  - {{substance: hashish, per: kg, price: "{price}"}}
  - {{substance: methamphetamine, per: kg, price: "7"}}
"""


RATES = "from,to,rate,valid_from,valid_to\nUSD,PKR,{price}81.5,2025-03-01,2025-03-15\n"


def _bring_prices(built: Built, listed: Listed) -> None:
    """A price list, and rates of exchange of the same name for the same readers."""
    content = PRICES.format(name=listed.name, dated=listed.dated, price=listed.price).encode()
    brought = import_price_list(
        reader_id=ANALYST.id, content=content, at=BEGAN, file_name="list.yaml", marking_text=listed.marked.as_text(),
        new_id=ids_of(f"prices {listed.name}"),
    )  # fmt: skip
    dated = date.fromisoformat(listed.dated)
    rates = import_rates(
        reader_id=ANALYST.id, content=RATES.format(price=listed.price).encode(), at=BEGAN, file_name="rates.csv",
        said=SaidOfRates(name=listed.name, dated=dated, kind="middle", source="nobody"),
        marking_text=listed.marked.as_text(), new_id=ids_of(f"rates {listed.name}"),
    )  # fmt: skip
    built.priced |= {f"prices {listed.name}": brought.price_list_id, f"rates {listed.name}": rates.rate_list_id}


def _open(built: Built, who: Person, one: Telling) -> None:
    """Somebody opens a report: it stands in the ledger, as it would from a page."""
    disclose(
        reader_id=who.id, deed="report:read", subject=("report", str(built.reports[one.key])), detail={"name": who.name},
        at=_later(one.at), new_id=ids_of(f"{who.name} reads {one.key}"), marking_id=built.markings[one.key],
    )  # fmt: skip


def _later(at: datetime) -> datetime:
    return min(at + timedelta(hours=5), NOW)


def _incident_keys(report_id: uuid.UUID) -> list[uuid.UUID]:
    """The keys of a report's incidents in order, whoever may see it: through the resolver, which answers no reader."""
    return [
        uuid.UUID(str(key))
        for (key,) in as_resolver(
            "SELECT i.key FROM incident i JOIN current_reading c ON c.id = i.reading_id"
            " JOIN reading_row r ON r.id = i.row_id WHERE c.report_id = %s ORDER BY r.row_no, i.incident_no",
            report_id,
        )
    ]


def _mention_keys(report_id: uuid.UUID) -> list[uuid.UUID]:
    """The keys of the persons a report mentions, in the same way."""
    found = as_resolver(
        "SELECT m.key FROM person_mention m JOIN current_reading c ON c.id = m.reading_id WHERE c.report_id = %s", report_id
    )
    return [uuid.UUID(str(key)) for (key,) in found]


def _statement_keys(report_id: uuid.UUID) -> list[uuid.UUID]:
    """The keys of what a report states of those who smuggle, in the same way."""
    found = as_resolver(
        "SELECT f.key FROM facilitation f JOIN current_reading c ON c.id = f.reading_id"
        " JOIN reading_row w ON w.id = f.row_id WHERE c.report_id = %s ORDER BY w.row_no",
        report_id,
    )
    return [uuid.UUID(str(key)) for (key,) in found]


def _field_keys(report_id: uuid.UUID) -> list[uuid.UUID]:
    """The keys of a report's claims of land, in the order of its rows."""
    found = as_resolver(
        "SELECT l.key FROM land_claim l JOIN current_reading c ON c.id = l.reading_id"
        " JOIN reading_row w ON w.id = l.row_id WHERE c.report_id = %s ORDER BY w.row_no",
        report_id,
    )
    return [uuid.UUID(str(key)) for (key,) in found]


def _marking(report_id: uuid.UUID) -> int:
    return int(as_resolver("SELECT marking_id FROM report WHERE id = %s", report_id)[0][0])
