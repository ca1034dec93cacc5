"""Inside an opened house: `rabta strategy`."""

import argparse
import uuid
from datetime import date
from typing import Any

from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.acting import acting_reader
from rabta.cli.inside.commitments_told import in_words, plain, plain_meeting, plain_steps
from rabta.filing.errors import NotAvailable
from rabta.intake.formats.published.source import check_record
from rabta.sharing.disclosing import disclose
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.strategy import queries
from rabta.strategy.errors import AlreadyProposed, NotAgreed, StrategyError
from rabta.strategy.operations import Proposed, Said, propose, sign
from rabta.strategy.rules.commitment import Kind
from rabta.strategy.rules.sentence import sentence_key, text_digest
from rabta.vocabulary.rules.agencies import agency

REFUSALS = (NotAvailable, SharingError, StrategyError)
__all__ = ["REFUSALS", "acting_reader", "do", "in_words"]
Row = dict[str, Any]


def do(reader_id: uuid.UUID, arguments: argparse.Namespace, text: str) -> Row:
    """What was asked or done, ready for JSON and for `in_words`. Raises one of REFUSALS."""
    if arguments.verb == "show":
        return _show(reader_id, arguments.commitment)
    if arguments.verb == "sign":
        return _sign(reader_id, arguments)
    if arguments.verb == "propose":
        return _propose(reader_id, arguments, text) if arguments.owner else {"promises": _promises(reader_id, text)}
    if arguments.verb == "meetings":
        return _meetings(reader_id)
    return _board(reader_id, theme=arguments.theme, side=arguments.side, column=getattr(arguments, "column", None))


def _today() -> date:
    return as_of(timezone.localdate())


def _board(reader_id: uuid.UUID, *, theme: str | None, side: str | None, column: str | None) -> Row:
    with reading_as(reader_id):
        found = queries.board(today=_today(), theme=theme, partner=side)
    chosen = [one for one in found["commitments"] if column in (None, str(one["column"]))]
    _disclose(reader_id, "commitment:list", ("page", "commitments"), shown=len(chosen))
    return {
        "today": found["today"], "total": len(chosen), "counts": found["counts"],
        "themes": [{"code": one["theme"]["code"], "name": one["theme"]["name_en"]} for one in found["themes"]],
        "commitments": [plain(one) for one in chosen],
    }  # fmt: skip


def _show(reader_id: uuid.UUID, named: str) -> Row:
    commitment_id = _id(named)
    with reading_as(reader_id) as looking:
        found = queries.commitment(commitment_id, by=looking, today=_today())
    if found is None:
        raise NotAvailable
    _disclose(reader_id, "commitment:read", ("commitment", str(commitment_id)), marking_id=found["marking_id"])
    return {**plain(found), "marking": found["marking"], "steps": plain_steps(found["steps"]),
            "next": [str(kind) for kind in found["next"]]}  # fmt: skip


def _meetings(reader_id: uuid.UUID) -> Row:
    with reading_as(reader_id):
        found = [plain_meeting(one) for one in queries.meetings()]
    _disclose(reader_id, "meeting:list", ("page", "commitments"), shown=len(found))
    return {"meetings": found}


def _promises(reader_id: uuid.UUID, text: str) -> list[Row]:
    """What the text promises, each with the commitment that has its very sentence, as the reader sees it."""
    read = check_record({"text": text}, file="text", row=1)
    if "error" in read:
        raise NotAgreed(f"This text cannot be read: {read['error']['rule']}.")
    keys = [sentence_key(one["text"]) for one in read["commitments"]]
    with reading_as(reader_id):
        known = queries.on_the_board(keys)
    _disclose(reader_id, "text:check", ("page", "check"), shown=len(keys))
    return [
        {"number": number, "text": one["text"], "span": one["span"], "on_board": known.get(key)}
        for number, (one, key) in enumerate(zip(read["commitments"], keys, strict=True), start=1)
    ]


def _propose(reader_id: uuid.UUID, arguments: argparse.Namespace, text: str) -> Row:
    """Propose every promise of the text, or those numbered; one after another, each whole or not at all."""
    owner, partner = _party(arguments.owner), _party(arguments.partner)
    promises = _promises(reader_id, text)
    unknown = [number for number in arguments.only or () if not 0 < number <= len(promises)]
    if unknown:
        raise NotAgreed(f"This text has {len(promises)} promises, and none of number {unknown[0]}.")
    chosen = [one for one in promises if not arguments.only or one["number"] in arguments.only]
    for one in chosen:
        urdu = _is_urdu(one["text"])
        proposed = Proposed(
            owner=owner, partner=partner, theme=arguments.theme, began_on=arguments.day, due_on=arguments.due,
            text_en="" if urdu else one["text"], text_ur=one["text"] if urdu else "", source_title=arguments.title,
            sha256=text_digest(text), span=(one["span"][0], one["span"][1]),
        )  # fmt: skip
        try:
            one["proposed"] = propose(
                reader_id=reader_id, proposed=proposed, marking_text=arguments.marking, today=_today(), at=timezone.now(),
                new_id=uuid.uuid4,
            )  # fmt: skip
        except AlreadyProposed as known:
            one["on_board"] = known.commitment_id
    return {"promises": chosen}


def _is_urdu(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def _sign(reader_id: uuid.UUID, arguments: argparse.Namespace) -> Row:
    said = Said(
        kind=Kind(arguments.kind), on=arguments.on or _today(), words=arguments.words, due_on=arguments.due, of=arguments.of
    )
    commitment_id = _id(arguments.commitment)
    number = sign(
        reader_id=reader_id, commitment_id=commitment_id, said=said, today=_today(), at=timezone.now(), new_id=uuid.uuid4
    )
    return {"commitment": commitment_id, "step": number, "kind": arguments.kind}


def _id(named: str) -> uuid.UUID:
    try:
        return uuid.UUID(named)
    except ValueError:
        raise NotAvailable from None


def _party(code: str) -> int:
    try:
        return agency(code.strip().upper()).number
    except KeyError:
        raise NotAgreed(f'"{code}" is no agency or partner of the vocabulary, such as ANF or NCA_UK.') from None


def _disclose(
    reader_id: uuid.UUID, deed: str, subject: tuple[str, str], *, shown: int | None = None, marking_id: int | None = None
) -> None:  # fmt: skip
    detail: dict[str, object] = {} if shown is None else {"shown": shown}
    disclose(
        reader_id=reader_id, deed=deed, subject=subject, detail=detail, marking_id=marking_id, at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip
