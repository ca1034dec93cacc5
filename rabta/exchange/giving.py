"""What an answer to a partner would hold, and what the release gate says of it. Reads, inside the opened house."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from rabta.briefing.invented import is_invented
from rabta.exchange.errors import TableUnreadable
from rabta.exchange.queries import handled, protected_rows
from rabta.exchange.rules.answer_file import Address, Answer, answer_lines, is_asked_about, record_line
from rabta.exchange.rules.handling import Handled
from rabta.exchange.rules.opening import line_of
from rabta.exchange.rules.partner_request import About, Outcome
from rabta.exchange.rules.release_gate import (
    AskedFor,
    Consent,
    Finding,
    Plan,
    Rule,
    ToGive,
    findings,
    policy_refusal,
)
from rabta.exchange.rules.release_policy import DEPLOYED, SHIPPED, Policy, UnreadablePolicy, read_policy
from rabta.ledger.signing import signing_key
from rabta.records.asking import answers, ask
from rabta.records.queries import incidents_stated
from rabta.sharing.rules.marking import Level
from rabta.vocabulary.rules.numbered import agency_numbered

Row = dict[str, Any]
SQL = "exchange/sql/queries/"
CENTRE = 1


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """An answer as an officer wants it: outcome, incidents chosen by key, a note, the assurance that opens the gate."""

    outcome: Outcome
    incidents: tuple[UUID, ...] = ()
    note: str = ""
    assurance: str = ""


@dataclass(frozen=True)
class Weighed:
    """A draft with what the gate says. `lines`: the record lines; `briefs`: what each record is, for its reader here.

    `level`: the highest level in it; `digest`: over everything that an approval is about.
    """

    drafted: Drafted
    plan: Plan
    found: tuple[Finding, ...]
    records: tuple[Row, ...]
    briefs: tuple[Row, ...]
    markings: tuple[tuple[UUID, int], ...]
    level: Level
    codes: frozenset[Any]
    rule: Rule | None

    @property
    def digest(self) -> bytes:
        """SHA-256 over outcome, rule, note, assurance and records: what is approved is what leaves."""
        said = {"outcome": str(self.drafted.outcome), "rule": self.rule and str(self.rule), "note": self.drafted.note,
                "assurance": self.drafted.assurance}  # fmt: skip
        return hashlib.sha256(line_of(said) + b"".join(line_of(one) for one in self.records)).digest()


INVENTED = "rabta demo"
"""Who stands for the list of states of an installation in which everything is invented."""


def policy_here() -> Policy:
    """This installation's table: its own where its data folder has one, else what is shipped. Raises TableUnreadable.

    A demo's answers are invented, as are its partners' requests: there it counts as confirmed, by INVENTED.
    """
    own = Path(settings.DATA_DIR) / DEPLOYED
    try:
        table = read_policy(own if own.exists() else SHIPPED)
    except UnreadablePolicy as unreadable:
        raise TableUnreadable(str(unreadable)) from unreadable
    return replace(table, confirmed_by=INVENTED) if is_invented() and not table.confirmed_by else table


def public_key() -> str:
    """The installation's public key, in hexadecimal."""
    return signing_key(Path(settings.DATA_DIR) / "keys").public_key().public_bytes_raw().hex()


def asked_for(request: Row) -> AskedFor:
    """A request as the gate sees it."""
    return AskedFor(
        state=agency_numbered(request["from_agency"]).country, purpose=request["purpose"],
        legal_basis=request["legal_basis"], offence=request["offence"], words=f"{request['about']} {request['words']}",
    )  # fmt: skip


def weighed(request: Row, drafted: Drafted) -> Weighed | None:
    """A draft of an answer to this request with what the gate says; None where a record chosen is hidden or missing."""
    chosen = set(drafted.incidents)
    stated = incidents_stated(list(chosen))
    if len(stated) != len(chosen):
        return None
    keys = sorted(chosen, key=lambda key: (stated[key]["occurred_from"] or date.max, key))
    persons = About(request["about_kind"]).is_of_person
    reports = list(dict.fromkeys(stated[key]["report"]["id"] for key in keys))
    facts = _facts(reports, partner=request["from_agency"])
    named = {key: is_asked_about(stated[key]["words"], request["about"]) for key in keys}
    to_give = [_to_give(stated[key], facts[stated[key]["report"]["id"]], named[key] or not persons) for key in keys]
    plan = Plan(persons=persons, assurance=bool(drafted.assurance), note=drafted.note)
    found = findings(asked_for(request), to_give, plan, policy_here())
    grades = _gradings(reports)
    records = tuple(
        record_line(
            number, stated[key], grading=grades[stated[key]["report"]["id"]], names_it=named[key] if persons else None
        )
        for number, key in enumerate(keys, start=1)
    )  # fmt: skip
    marked = [facts[report].handled.marking for report in reports]
    return Weighed(
        drafted, plan, found, records, tuple(stated[key] for key in keys),
        tuple(dict.fromkeys((stated[key]["report"]["id"], stated[key]["marking_id"]) for key in keys)),
        max((one.level for one in marked), default=Level.OPEN),
        frozenset(code for one in marked for code in one.handling),
        policy_refusal(found) if drafted.outcome is Outcome.REFUSED_BY_POLICY else None,
    )  # fmt: skip


def answer_of(weighed: Weighed, request: Row, *, id: str, at: datetime) -> bytes:
    """The answer as it would leave at this moment, without its signature: what a preview shows and what is signed."""
    partner = agency_numbered(request["from_agency"])
    expires = timezone.localdate(at) + timedelta(days=policy_here().answer_days)
    answer = Answer(
        outcome=weighed.drafted.outcome, rule=weighed.rule, about_kind=request["about_kind"], about=request["about"],
        purpose=request["purpose"], legal_basis=request["legal_basis"], note=weighed.drafted.note,
        level=max(weighed.level, Level.RESTRICTED), codes=weighed.codes, expires_on=expires.isoformat(),
        records=weighed.records,
    )  # fmt: skip
    address = address_of(request, partner_code=partner.code, partner_name=partner.name_en, id=id, at=at)
    return answer_lines(address, answer, key=public_key())


def address_of(request: Row, *, partner_code: str, partner_name: str, id: str, at: datetime) -> Address:
    """Whose file to whom, for an answer or a recall."""
    centre = agency_numbered(CENTRE)
    return Address(
        id=id, request=str(request["id"]), reference=request["reference"], to=partner_code, to_name=partner_name,
        sender=centre.code, sender_name=centre.name_en, made_at=at,
    )  # fmt: skip


@dataclass(frozen=True)
class _Facts:
    """What the gate asks of one report."""

    handled: Handled
    consent: Consent
    onward: bool
    protected_rows: frozenset[int]
    origins: frozenset[str]


def _facts(report_ids: Sequence[UUID], *, partner: int) -> dict[UUID, _Facts]:
    found, rows = handled(report_ids), protected_rows(report_ids)
    origins = {row["report_id"]: frozenset(map(_country, row["origins"])) for row in _met(report_ids)}
    return {
        report_id: _Facts(
            one, _consent(one, partner), partner in one.onward_to, frozenset(rows.get(report_id, ())),
            origins.get(report_id, frozenset()),
        )
        for report_id, one in found.items()
    }  # fmt: skip


def _consent(record: Handled, partner: int) -> Consent:
    """What was received goes further by a release of its originator that names this partner, and that stands; one's own
    report, where its marking admits the partner."""
    if partner in record.onward_to or (record.own and record.marking.admits(partner, partner=True)):
        return Consent.GIVEN
    return Consent.OURS_TO_GIVE if record.own else Consent.TO_BE_ASKED


def _met(report_ids: Sequence[UUID]) -> list[Row]:
    return ask(SQL + "met_in_reports.sql", report_ids=list(report_ids)) if report_ids else []


def _country(origin: str) -> str:
    """A country's code; "" for words that are none, which may mean any."""
    return origin if len(origin) == 2 and origin.isupper() else ""


def _to_give(stated: Row, facts: _Facts, names_it: bool) -> ToGive:
    return ToGive(
        marking=facts.handled.marking, own=facts.handled.own, consent=facts.consent, onward=facts.onward,
        withdrawn=facts.handled.withdrawn, protected=stated["withheld"] or stated["row_no"] in facts.protected_rows,
        protected_from=facts.origins, names_it=names_it,
    )  # fmt: skip


def _gradings(report_ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = answers(
        "SELECT id, source_grade || information_grade AS grading FROM report WHERE id = ANY (%(ids)s::uuid[])",
        ids=list(report_ids),
    )  # fmt: skip
    return {row["id"]: row["grading"] for row in rows}
