"""Inside an opened house: `rabta rules`."""

import argparse
import uuid
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside import hits
from rabta.cli.inside.acting import acting_reader, disclose_as
from rabta.cli.inside.watch_lists import OWN_ALONE, day_said, id_said
from rabta.filing.errors import NotAvailable
from rabta.screening.errors import ScreeningError
from rabta.screening.operations import rules as operations
from rabta.screening.queries import rules as queries
from rabta.screening.queries.rule_tests import Tried
from rabta.screening.rule_matching import apply_rules
from rabta.screening.rules.hit import By
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (ScreeningError, NotAvailable, SharingError)
__all__ = ["REFUSALS", "acting_reader", "do", "in_words"]
Row = dict[str, Any]


def do(reader_id: uuid.UUID, arguments: argparse.Namespace, text: str) -> Row:
    """What was asked or done, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    verb, deed = arguments.verb, {"reader_id": reader_id, "at": timezone.now(), "new_id": uuid.uuid4}
    words = arguments.reason or ""
    if verb == "list":
        return _list(reader_id)
    if verb == "hits":
        return hits.waiting(reader_id, By.RULE, _today())
    if verb == "apply":
        apply_rules(today=_today(), at=timezone.now(), new_id=uuid.uuid4)
        return {"compared": True}
    if verb == "write":
        new = operations.NewRule(
            name=arguments.name or "", ground=arguments.ground or "", reason=words, contact=arguments.contact or "",
            phone=arguments.phone or "", text=text,
        )  # fmt: skip
        marking = str(arguments.marking or OWN_ALONE)
        return {"written": str(operations.open_rule(new=new, marking_text=marking, **deed)), "version": 1}
    named = id_said(arguments.what)
    if verb == "show":
        return _show(reader_id, named)
    if verb == "hit":
        return hits.one(reader_id, named, arguments, _today(), deed)
    if verb == "change":
        return {"written": str(named), "version": operations.write_version(rule_id=named, text=text, words=words, **deed)}
    if verb == "test":
        return _tried(operations.sign_test(rule_id=named, days=arguments.days, today=_today(), **deed))
    if verb == "on":
        operations.switch_on(
            rule_id=named, version=arguments.number, until=day_said(arguments.until), words=words, known=arguments.known,
            today=_today(), **deed,
        )  # fmt: skip
    elif verb == "off":
        operations.switch_off(rule_id=named, words=words, **deed)
    else:
        operations.close_rule(rule_id=named, words=words, **deed)
    return {"signed": verb, "id": str(named)}


def _today() -> Any:
    return as_of(timezone.localdate())


def _list(reader_id: uuid.UUID) -> Row:
    with reading_as(reader_id):
        found = queries.rules(today=_today())
    disclose_as(reader_id, "screening_rule:list", ("page", "rules"), shown=len(found))
    return {"rules": [_plain(one) for one in found]}


def _plain(one: Row) -> Row:
    right = one["precision"]
    told = {name: one[name] for name in ("id", "name", "ground", "reason", "text", "digest")}
    return {
        **told, "agency": one["agency"]["code"], "state": str(one["standing"].state), "running": one["standing"].running,
        "version": one["standing"].latest, "until": one["standing"].until, "hits": one["hits"],
        "precision": {"found": right.part, "judged": right.whole} | (
            {} if right.is_too_few else {"share": right.share, "low": right.low, "high": right.high}),
    }  # fmt: skip


def _show(reader_id: uuid.UUID, rule_id: uuid.UUID) -> Row:
    with reading_as(reader_id) as looking:
        found = queries.rule(rule_id, by=looking, today=_today())
    if found is None:
        raise NotAvailable
    disclose_as(reader_id, "screening_rule:read", ("screening_rule", str(rule_id)), shown=1)
    names = ("number", "kind", "version", "until", "known", "words", "signed_name", "signed_at")
    return {"rule": {**_plain(found), "marking": found["marking"], "contact": found["contact"], "phone": found["phone"],
                     "steps": [{name: step[name] for name in names} for step in found["steps"]]}}  # fmt: skip


def _tried(tried: Tried) -> Row:
    groups = [{"attribute": one.attribute, "group": one.group, "meant": asdict(one.meant), "all": asdict(one.base),
               "line": one.line} for one in tried.uneven]  # fmt: skip
    return {"tested": {
        "from": tried.date_from, "to": tried.date_to, "meant": asdict(tried.meant), "left_out": tried.left_out,
        "unknown": tried.unknown, "confirmed": tried.confirmed, "lines": tried.lines, "flights": tried.flights,
        "uneven": groups, "to_acknowledge": list(tried.to_acknowledge),
    }}  # fmt: skip


def in_words(said: Row) -> str:
    """What `rabta rules` prints without --json."""
    if "rules" in said:
        rows = [f"{one['id']}  {one['state']:<10}  {one['agency']:<8}  {one['name']}" for one in said["rules"]]
        return "\n".join(rows) or "No rule in your view."
    if "hits" in said or "hit" in said:
        return hits.in_words(said)
    if "tested" in said:
        return _test_in_words(said["tested"])
    if "compared" in said:
        return "What was new has been compared."
    if "written" in said:
        return f"Written: {said['written']}, version {said['version']}"
    if "signed" in said:
        return f"{said['signed']}: {said['id']}"
    one = said["rule"]
    steps = [f"  {step['number']}. {step['kind']} version {step['version']} {step['words']} ({step['signed_name']})"
             for step in one["steps"]]  # fmt: skip
    return "\n".join([f"{one['name']} ({one['state']}, version {one['version']})", one["text"].rstrip(), *steps])


def _test_in_words(tried: Row) -> str:
    meant = tried["meant"]
    lines = [
        f"{meant['part']} of {meant['whole']} travellers judged are meant, {tried['from']} to {tried['to']}; "
        f"{tried['unknown']} not known, {tried['left_out']} left out, {tried['confirmed']} with something confirmed."
    ]
    lines += [f"  {one['holds']:>6} so, {one['unknown']:>6} not known: {one['line']}" for one in tried["lines"]]
    lines += [f"  stands out: {one['attribute']} {one['group']}, {one['meant']['part']} of {one['meant']['whole']} meant, "
              f"{one['all']['part']} of {one['all']['whole']} in all; {one['line'] or 'no line alone'}"
              for one in tried["uneven"]]  # fmt: skip
    if tried["to_acknowledge"]:
        lines.append(f"Who switches it on says --known {' --known '.join(tried['to_acknowledge'])}.")
    return "\n".join(lines)
