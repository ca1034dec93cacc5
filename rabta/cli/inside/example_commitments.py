"""Inside an opened house: invented commitments of two sides and one meeting for the demo, through the room's own operations.

Each is proposed by the analyst and signed by officers of both sides, in the order of the file. What is there is left as it
is; what a start that was cut off had not signed yet is signed by the next.
"""

import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.briefing.invented import as_of
from rabta.cli.inside.example_equipment import officer_of
from rabta.cli.inside.example_people import example_reader
from rabta.example.words import words
from rabta.sharing.operations import reading_as
from rabta.strategy import queries
from rabta.strategy.errors import AlreadyProposed, NotAgreed
from rabta.strategy.meeting_minutes import Entered, Met, enter_line, open_minutes
from rabta.strategy.operations import Proposed, Said, propose, sign
from rabta.strategy.rules.commitment import Kind
from rabta.strategy.rules.indicator import MEASURES, Indicator
from rabta.strategy.rules.minutes import Becomes, Entry
from rabta.vocabulary.rules.agencies import agency

Row = dict[str, Any]


def keep_examples() -> Iterator[None]:
    """Propose, sign and meet as far as it is missing; one a step."""
    try:
        said = words("commitments")
        promised = []
        for one in said["commitments"]:
            promised.append(_promise(one, said))
            yield None
        _meet(said["meeting"], said["marking"], promised)
        yield None
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _who(name: str) -> uuid.UUID:
    """Who signs: the analyst for the centre, the director, or an officer of the agency."""
    return example_reader({"centre": "analyst"}.get(name, name)) if name.islower() else officer_of(name)


def _promise(one: Row, said: Row) -> uuid.UUID:
    proposed = Proposed(
        owner=agency(one["owner"]).number, partner=agency(one["partner"]).number, theme=one["theme"],
        began_on=said["said_on"], text_en=one["text_en"], text_ur=one["text_ur"], due_on=one["due_on"],
        source_title=said["statement"], indicator=_indicator(one.get("measured")),
    )  # fmt: skip
    deed: Row = {"today": as_of(timezone.localdate()), "new_id": uuid.uuid4}
    try:
        commitment_id = propose(
            reader_id=_who("centre"), proposed=proposed, marking_text=said["marking"], at=timezone.now(), **deed
        )
    except AlreadyProposed as known:
        commitment_id = known.commitment_id
    with reading_as(_who("centre")):
        signed = len(queries.steps_of(commitment_id))
    for step in one["steps"][signed:]:
        told = Said(kind=Kind(step["kind"]), on=step["on"], words=step["words"], due_on=step.get("due_on"))
        try:
            sign(reader_id=_who(step["by"]), commitment_id=commitment_id, said=told, at=timezone.now(), **deed)
        except NotAgreed:  # somebody went on with it by hand
            break
    return commitment_id


def _indicator(said: Row | None) -> Indicator | None:
    if said is None:
        return None
    return Indicator(
        measure=MEASURES[said["measure"]], date_from=said["from"], date_to=said["to"], target=Decimal(said["target"])
    )


def _meet(said: Row, marking: str, promised: list[uuid.UUID]) -> None:
    """One meeting with its decisions and both signatures; nothing where its minutes were opened before."""
    with reading_as(_who("centre")):
        if said["title"] in {one["title"] for one in queries.meetings()}:
            return
    ours, theirs = (tuple(agency(code).number for code in said[side]) for side in ("ours", "theirs"))
    met = Met(
        title=said["title"], held_on=said["held_on"], place=said["place"], ours=ours, theirs=theirs,
        present=tuple(said["present"]),
    )  # fmt: skip
    meeting_id = open_minutes(
        reader_id=_who("centre"), met=met, marking_text=marking, today=as_of(timezone.localdate()), at=timezone.now(),
        new_id=uuid.uuid4,
    )  # fmt: skip
    numbers = [_enter(meeting_id, one["by"], _decision(one, promised)) for one in said["decisions"]]
    first, second = said["signed"]
    _enter(meeting_id, first, Entered(kind=Entry.SIGNED))
    _enter(meeting_id, second, Entered(kind=Entry.COUNTERSIGNED))
    for number, one in zip(numbers, said["decisions"], strict=True):
        if one.get("given"):
            _enter(meeting_id, "centre", Entered(kind=Entry.GIVEN, of=number))


def _decision(one: Row, promised: list[uuid.UUID]) -> Entered:
    return Entered(
        kind=Entry.DECIDED, becomes=Becomes(one["becomes"]), words=one["words"], words_ur=one["words_ur"],
        owner=agency(one["owner"]).number, due_on=one["due_on"], theme=one.get("theme", ""),
        partner=agency(one["partner"]).number if "partner" in one else None,
        commitment_id=promised[one["of"]] if "of" in one else None,
    )  # fmt: skip


def _enter(meeting_id: uuid.UUID, who: str, entered: Entered) -> int:
    return enter_line(
        reader_id=_who(who), meeting_id=meeting_id, entered=entered, at=timezone.now(), new_id=uuid.uuid4
    )
