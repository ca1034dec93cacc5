"""Writing rules: open one, write another version, test, switch on and off, close. One ledger entry each."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils import timezone

from rabta.deconfliction.rules.planned import is_phone
from rabta.filing.errors import NotAvailable
from rabta.ledger.operations import NewId, append_entry
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import as_json
from rabta.screening.errors import CannotWriteRule, WrongRule
from rabta.screening.queries.rule_tests import DAYS_AHEAD, DAYS_TRIED, Tried, try_rule
from rabta.screening.queries.rules import rule
from rabta.screening.rules.entry import LONGEST, LONGEST_WORDS
from rabta.screening.rules.rule_course import RuleStep, why_not_for_rule
from rabta.screening.rules.written.condition import written
from rabta.screening.rules.written.judging import LANGUAGE_VERSION
from rabta.screening.rules.written.reading import read_rule
from rabta.sharing.operations import Looking, acting_as, marking_id_for
from rabta.sharing.rules.marking import parse_marking
from rabta.vocabulary.rules.numbered import agency_numbered

MOST_DAYS = 90
KNOWN = {
    "share": "it means more travellers than a rule should",
    "nationality": "travellers of one documented nationality stand out among those it means",
    "gender": "travellers of one documented gender stand out among those it means",
    "age": "travellers of one age stand out among those it means",
}  # fmt: skip
"""What is said to be known by who switches a rule on, by its code."""
RULE = "INSERT INTO screening_rule SELECT (jsonb_populate_record(NULL::screening_rule, %s::jsonb)).*"
VERSION = "INSERT INTO rule_version SELECT (jsonb_populate_record(NULL::rule_version, %s::jsonb)).*"
STEP = "INSERT INTO rule_step SELECT (jsonb_populate_record(NULL::rule_step, %s::jsonb)).*"


@dataclass(frozen=True, kw_only=True)
class NewRule:
    """A rule as it is opened. `ground`: law and section, or order; `reason`: what it is to find; who is called of a hit."""

    name: str
    ground: str
    reason: str
    contact: str
    phone: str
    text: str


def open_rule(
    *, reader_id: uuid.UUID, new: NewRule, marking_text: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> uuid.UUID:  # fmt: skip
    """Open a rule of one's own agency with its first version. Returns its id. Raises CannotWriteRule with every line that is
    wrong; sharing's for a marking."""
    _refuse(new)
    text = _read(new.text)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        _officer(looking)
        rule_id = new_id()
        marking_id = marking_id_for(parse_marking(marking_text, originator=looking.agency), looking=looking)
        _enter(looking, "open", rule_id, marking_id, {}, at, new_id)
        cursor.execute(RULE, [as_json({
            "id": rule_id, "name": " ".join(new.name.split()), "agency": looking.agency, "ground": new.ground.strip(),
            "reason": new.reason.strip(), "contact": new.contact.strip(), "phone": new.phone.strip(),
            "opened_by": looking.reader_id, "opened_name": looking.name, "opened_at": at, "marking_id": marking_id,
        })])  # fmt: skip
        found = {"id": rule_id, "marking_id": marking_id, "steps": []}
        _write_version(cursor, looking, found, 1, text, "", at, new_id)
    return rule_id


def write_version(
    *, reader_id: uuid.UUID, rule_id: uuid.UUID, text: str, words: str, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> int:  # fmt: skip
    """Write another version, frozen, to be tested anew; what runs goes on. Returns its number.

    Raises NotAvailable for a rule that is hidden, missing or another agency's, CannotWriteRule.
    """
    said, why = _read(text), _why(words)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _held(cursor, looking, rule_id, RuleStep.WRITTEN, None, at)
        if found["text"] == said:
            raise CannotWriteRule("The rule says exactly this already.")
        number = found["standing"].latest + 1
        _enter(looking, "write", rule_id, found["marking_id"], {"version": number}, at, new_id)
        _write_version(cursor, looking, found, number, said, why, at, new_id)
    return number


def sign_test(
    *, reader_id: uuid.UUID, rule_id: uuid.UUID, days: int = DAYS_TRIED, today: date, at: datetime, new_id: NewId,
    purpose: Purpose | None = None,
) -> Tried:  # fmt: skip
    """Test the latest version on the lists of past days that one sees, and sign that it was tested. Returns what it showed,
    of which nothing is kept. Raises as `write_version`, and CannotWriteRule where there is nobody to test it on."""
    if not 1 <= days <= MOST_DAYS:
        raise CannotWriteRule(f"A rule is tested on the lists of the last 1 to {MOST_DAYS} days.")
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _held(cursor, looking, rule_id, RuleStep.TESTED, None, at)
        tried = try_rule(found["rule"], today=today, days=days)
        if not tried.meant.whole:
            raise CannotWriteRule("Nobody who may be judged travels in these days, as far as you see. Test it on more days.")
        version = found["standing"].latest
        _enter(looking, "test", rule_id, found["marking_id"], {"version": version}, at, new_id)
        on = {"tried_from": tried.date_from, "tried_to": tried.date_to}
        _sign(cursor, looking, found, RuleStep.TESTED, version, at, new_id, **on)
    return tried


def switch_on(
    *, reader_id: uuid.UUID, rule_id: uuid.UUID, version: int, until: date | None, words: str, known: Sequence[str],
    today: date, at: datetime, new_id: NewId, purpose: Purpose | None = None,
) -> None:  # fmt: skip
    """Switch the latest version on until a day of review, as a second person. What its test shows this officer beyond what a
    rule should mean must be among `known` (codes of KNOWN). Raises as `write_version`."""
    why = _why(words)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _held(cursor, looking, rule_id, RuleStep.SWITCHED_ON, until, at)
        if version != found["standing"].latest:
            raise CannotWriteRule("Another version was written meanwhile. Look at its test first.")
        step = next(one for one in reversed(found["steps"]) if one["kind"] == RuleStep.TESTED)
        days = (step["tried_to"] - step["tried_from"]).days - DAYS_AHEAD.days
        needed = try_rule(found["rule"], today=today, days=days).to_acknowledge
        if left := [KNOWN[one] for one in needed if one not in known]:
            raise CannotWriteRule(f"Say first that you know it: {'; '.join(left)}.")
        said = sorted(set(known) & set(KNOWN))  # the officer's own word, never what the test showed: others may see less
        _enter(looking, "switch_on", rule_id, found["marking_id"], {"version": version}, at, new_id)
        _sign(cursor, looking, found, RuleStep.SWITCHED_ON, version, at, new_id, until=until, words=why, known=said)


def switch_off(
    *, reader_id: uuid.UUID, rule_id: uuid.UUID, words: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Switch a rule off: it means nobody from now on, and its hits stay. Raises as `write_version`."""
    _end(reader_id, rule_id, RuleStep.SWITCHED_OFF, words, at, new_id, purpose)


def close_rule(
    *, reader_id: uuid.UUID, rule_id: uuid.UUID, words: str, at: datetime, new_id: NewId, purpose: Purpose | None = None
) -> None:  # fmt: skip
    """Close a rule for good. Raises as `write_version`."""
    _end(reader_id, rule_id, RuleStep.CLOSED, words, at, new_id, purpose)


def _end(
    reader_id: uuid.UUID, rule_id: uuid.UUID, kind: RuleStep, words: str, at: datetime, new_id: NewId,
    purpose: Purpose | None,
) -> None:  # fmt: skip
    why = _why(words)
    with acting_as(reader_id, purpose=purpose) as looking, connections["default"].cursor() as cursor:
        found = _held(cursor, looking, rule_id, kind, None, at)
        version = found["standing"].running or found["standing"].latest
        _enter(looking, str(kind), rule_id, found["marking_id"], {"version": version}, at, new_id)
        _sign(cursor, looking, found, kind, version, at, new_id, words=why)


def _refuse(new: NewRule) -> None:
    short = {"a name": new.name, "its legal ground": new.ground, "who is called": new.contact}
    for what, said in short.items():
        if not said.strip() or len(said) > LONGEST:
            raise CannotWriteRule(f"A rule needs {what}, in at most {LONGEST} characters.")
    if not new.reason.strip() or len(new.reason) > LONGEST_WORDS:
        raise CannotWriteRule(f"Say what the rule is to find, in at most {LONGEST_WORDS} characters.")
    if not is_phone(new.phone):
        raise CannotWriteRule("Name the telephone that is answered day and night.")


def _read(text: str) -> str:
    """The rule in its one form. Raises WrongRule with every line that is wrong."""
    read = read_rule(text)
    if read.rule is None:
        raise WrongRule(read.wrong)
    return written(read.rule)


def _why(words: str) -> str:
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise CannotWriteRule(f"Say why, in at most {LONGEST_WORDS} characters.")
    return words.strip()


def _officer(looking: Looking) -> None:
    if not {Role.LIAISON, Role.ANALYST} & looking.roles or agency_numbered(looking.agency).is_partner:
        raise CannotWriteRule("Rules are written by officers of agencies of the country and by analysts of the centre.")


def _held(
    cursor: Any, looking: Looking, rule_id: uuid.UUID, kind: RuleStep, until: date | None, at: datetime
) -> dict[str, Any]:  # fmt: skip
    """A rule of the own agency, held until the transaction ends, of which this step may be signed."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('rabta rule'), hashtext(%s))", [str(rule_id)])
    today = timezone.localdate(at)
    found = rule(rule_id, by=looking, today=today)
    if found is None:
        raise NotAvailable
    _officer(looking)
    if not found["mine"]:
        raise NotAvailable
    if refused := why_not_for_rule(found["standing"], kind, by=looking.reader_id, until=until, today=today):
        raise CannotWriteRule(refused)
    return found


def _write_version(
    cursor: Any, looking: Looking, of: dict[str, Any], number: int, text: str, words: str, at: datetime, new_id: NewId
) -> None:  # fmt: skip
    digest = hashlib.sha256(f"{LANGUAGE_VERSION}\n{text}".encode()).hexdigest()
    cursor.execute(VERSION, [as_json({
        "id": new_id(), "rule_id": of["id"], "number": number, "text": text, "digest": digest, "language": LANGUAGE_VERSION,
        "signed_by": looking.reader_id, "marking_id": of["marking_id"],
    })])  # fmt: skip
    _sign(cursor, looking, of, RuleStep.WRITTEN, number, at, new_id, words=words)


def _sign(
    cursor: Any, looking: Looking, of: dict[str, Any], kind: RuleStep, version: int, at: datetime, new_id: NewId,
    **more: Any,
) -> None:  # fmt: skip
    said = {"until": None, "tried_from": None, "tried_to": None, "known": [], "words": "", **more}
    cursor.execute(STEP, [as_json({
        "id": new_id(), "rule_id": of["id"], "number": len(of["steps"]) + 1, "kind": str(kind), "version": version,
        "signed_by": looking.reader_id, "signed_name": looking.name, "signed_at": at, "marking_id": of["marking_id"], **said,
    })])  # fmt: skip


def _enter(
    looking: Looking, deed: str, rule_id: uuid.UUID, marking_id: int, detail: dict[str, object], at: datetime, new_id: NewId
) -> None:  # fmt: skip
    entry = looking.deed(f"screening_rule:{deed}", subject=("screening_rule", str(rule_id)), detail=detail,
                         marking_id=marking_id)  # fmt: skip
    append_entry(entry, id=new_id(), at=at)
