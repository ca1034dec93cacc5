"""Inside an opened house: `rabta identity`."""

import argparse
import re
import uuid
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.resolution import operations, queries
from rabta.resolution.errors import NotAvailable, ResolutionError
from rabta.resolution.rules.identity.things import Thing
from rabta.sharing.disclosing import Shown, disclose_all
from rabta.sharing.errors import SharingError, TaskNeeded
from rabta.sharing.operations import Looking, reading_as

REFUSALS = (ResolutionError, SharingError)
MOST = 1000
_NUMBER = re.compile(r"([0-9a-f-]{36})/([0-9]{1,4})")
__all__ = ["REFUSALS", "acting_reader", "do", "in_words"]
Row = dict[str, Any]


def do(reader_id: uuid.UUID, arguments: argparse.Namespace) -> Row:
    """What was asked or done, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    verb, what = arguments.verb, arguments.what
    if verb in ("judge", "undo"):
        return _judge(reader_id, arguments) if verb == "judge" else _undo(reader_id, _id(what[0]))
    with reading_as(reader_id) as looking:
        if looking.task_id is None:
            raise TaskNeeded
        said, mentions = _asked(arguments) if verb != "show" else _shown(what[0])
    _disclose(looking, mentions)
    return said


def _asked(arguments: argparse.Namespace) -> tuple[Row, list[Row]]:
    if arguments.verb == "asked":
        pairs = queries.asked(most=MOST)
        told = [{"a": _mention(one["a"]), "b": _mention(one["b"]), "score": one["score"]} for one in pairs]
        return {"asked": told}, [end for one in pairs for end in (one["a"], one["b"])]
    if arguments.kind != "person":
        found = queries.numbers_shared(Thing(arguments.kind), said=arguments.find, most=MOST)
        names = ("written", "mentions", "reports", "first_seen", "last_seen")
        return {"total": found["total"], "numbers": [
            {"id": f"{one['key']}/{one['number']}", **{name: one[name] for name in names}} for one in found["numbers"]
        ]}, []  # fmt: skip
    persons = queries.search(arguments.find)
    told = [{"id": one["id"], "likeness": one["likeness"], "mentions": [_mention(m) for m in one["mentions"]]}
            for one in persons]  # fmt: skip
    return {"persons": told}, [mention for one in persons for mention in one["mentions"]]


def _shown(said: str) -> tuple[Row, list[Row]]:
    number = _NUMBER.fullmatch(said)
    if number:
        found = queries.thing(_id(number[1]), int(number[2]))
        if found is None:
            raise NotAvailable
        told = {"kind": found["kind"], "stated": [_stated(one) for one in found["stated"]],
                "joined": [_link(one) for one in found["links"]], "near": [_link(one) for one in found["near"]],
                "persons": [one["id"] for one in found["persons"]]}  # fmt: skip
        return {"thing": told}, [one["mention"] for one in found["stated"]]
    person = queries.identity(_id(said))
    if person is None:
        raise NotAvailable
    links = [{"a": one["a"], "b": one["b"], "how": one["how"], "outcome": one["outcome"], "score": one["score"],
              "reasons": one["reasons"], "by": "a person" if one["by_person"] else one["rule_version"],
              "judgement": one["id"] if one["by_person"] else None} for one in person["links"]]  # fmt: skip
    told = {"id": person["id"], "protected": person["protected"], "mentions": [_mention(m) for m in person["mentions"]],
            "links": links}  # fmt: skip
    return {"person": told}, [*person["mentions"], *person["beside"]]


def _judge(reader_id: uuid.UUID, arguments: argparse.Namespace) -> Row:
    outcome: operations.Verdict = "same" if arguments.same else "not"
    deed: Any = {"reader_id": reader_id, "outcome": outcome, "note": arguments.note.strip(), "at": timezone.now(),
                 "new_id": uuid.uuid4}  # fmt: skip
    numbers = [_NUMBER.fullmatch(one) for one in arguments.what]
    if all(numbers):
        a, b = ((_id(one[1]), int(one[2])) for one in numbers if one)
        judgement = operations.judge_same_thing(a=a, b=b, **deed)
    else:
        judgement = operations.judge_same_person(a=_id(arguments.what[0]), b=_id(arguments.what[1]), **deed)
    return {"judgement": judgement, "outcome": outcome}


def _undo(reader_id: uuid.UUID, judgement_id: uuid.UUID) -> Row:
    deed: Any = {"reader_id": reader_id, "judgement_id": judgement_id, "at": timezone.now(), "new_id": uuid.uuid4}
    try:
        operations.undo_judgement(**deed)
    except NotAvailable:
        operations.undo_thing_judgement(**deed)
    return {"undone": judgement_id}


def _id(said: str) -> uuid.UUID:
    try:
        return uuid.UUID(said)
    except ValueError:
        raise NotAvailable from None


def _disclose(looking: Looking, mentions: list[Row]) -> None:
    """One entry for each report of which words were shown, else one for the list."""
    reports = {one["report"]["id"]: one["marking_id"] for one in mentions}
    shown = [
        Shown(deed="report:read", subject=("report", str(of)), marking_id=marking_id, detail={"name": looking.name})
        for of, marking_id in reports.items()
    ] or [Shown(deed="things:list", subject=("page", "things"), detail={"shown": 0})]
    disclose_all(shown, reader_id=looking.reader_id, purpose=looking.purpose, at=timezone.now(), new_id=uuid.uuid4)


def _mention(one: Row) -> Row:
    names = ("key", "name", "father", "born_from", "born_to", "role", "seen_from", "protected")
    known_by = [{name: each[name] for name in ("kind", "written", "value")} for each in one["known_by"]]
    return {**{name: one[name] for name in names}, "known_by": known_by, "report": one["report"]["number"],
            "agency": one["report"]["agency"]}  # fmt: skip


def _stated(one: Row) -> Row:
    return {"id": f"{one['key']}/{one['number']}", "kind": one["kind"], "written": one["written"], "issuer": one["issuer"],
            "name": one["mention"]["name"], "report": one["mention"]["report"]["number"]}  # fmt: skip


def _link(one: Row) -> Row:
    judged = one["judgement"]
    return {"a": _stated(one["a"]), "b": _stated(one["b"]), "reasons": one["reasons"],
            "outcome": judged["outcome"] if judged else one["outcome"], "judgement": judged and judged["id"]}  # fmt: skip


def in_words(said: Row) -> str:
    """What `rabta identity` prints without --json."""
    if "judgement" in said:
        return f"{said['outcome']}: {said['judgement']}"
    if "undone" in said:
        return f"taken back: {said['undone']}"
    if "persons" in said:
        lines = [f"{one['id']}  {len(one['mentions'])} mentions  {_names(one['mentions'])}" for one in said["persons"]]
        return "\n".join(lines) or "Nobody in your view."
    if "numbers" in said:
        lines = [f"{one['id']}  {one['mentions']} mentions in {one['reports']} reports  {one['written']}"
                 for one in said["numbers"]]  # fmt: skip
        return "\n".join(lines) or "No such number in your view."
    if "asked" in said:
        lines = [f"{one['a']['key']} {one['b']['key']}  {one['a']['name']} / {one['b']['name']}" for one in said["asked"]]
        return "\n".join(lines) or "No pair waits in your view."
    if "thing" in said:
        found = said["thing"]
        lines = [f"{one['id']}  {one['written']}  {one['name']}  {one['report']}" for one in found["stated"]]
        return "\n".join([found["kind"], *lines, *_pairs("joined", found["joined"]), *_pairs("near", found["near"])])
    person = said["person"]
    lines = [f"{one['key']}  {one['seen_from'] or 'no day':<10}  {one['role']:<10}  {one['name']}  {one['report']}"
             for one in person["mentions"]]  # fmt: skip
    links = [f"  {one['how']}: {one['a']} {one['b']}  {one['by']}  {_reasons(one)}" for one in person["links"]]
    return "\n".join([_names(person["mentions"]), *lines, *links])


def _names(mentions: list[Row]) -> str:
    return ", ".join(dict.fromkeys(one["name"] or "no name" for one in mentions))


def _reasons(one: Row) -> str:
    return ", ".join(f"{reason['name']} {reason['weight']:+}" for reason in one["reasons"])


def _pairs(word: str, links: list[Row]) -> list[str]:
    return [f"  {word}: {one['a']['id']} {one['a']['written']} + {one['b']['id']} {one['b']['written']}  {one['outcome']}"
            f"  {_reasons(one)}" for one in links]  # fmt: skip
