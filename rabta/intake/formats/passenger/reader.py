"""From the bytes of a file to what its passenger messages state: the whole way, never raising for what a file holds."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from rabta.intake.formats.passenger.cusres import read_cusres
from rabta.intake.formats.passenger.envelope import Message, messages_of, part_problems
from rabta.intake.formats.passenger.files import Opened, opened
from rabta.intake.formats.passenger.gathered import Gathered
from rabta.intake.formats.passenger.judging import judge, places_of_problems
from rabta.intake.formats.passenger.moments import moment
from rabta.intake.formats.passenger.paxlst import read_paxlst
from rabta.intake.formats.passenger.pnrgov import read_pnrgov
from rabta.intake.formats.passenger.pnrgov_xml import read_pnrgov_xml
from rabta.intake.formats.passenger.problems import Problem
from rabta.intake.formats.passenger.segments import segments_of
from rabta.intake.formats.passenger.sheet import read_sheets

READERS: dict[str, Callable[[Message, Gathered], int | None]] = {
    "PAXLST": read_paxlst,
    "PNRGOV": read_pnrgov,
    "CUSRES": read_cusres,
}


def read_manifest(content: bytes, *, name: str, on: date) -> Iterator[dict[str, Any]]:
    """One object per message in the file's order: message, flights, persons, documents, bags, records, answers, problems,
    spans.

    `name` is the file's name for messages; `on` the day of reading, for two-digit years. `spans` maps JSON Pointers to
    [start, end] in code points of the text, or to cells of a sheet. A file that holds no message gives one `{"error": ...}`.
    """
    for gathered in gather(content, name=name, on=on):
        yield gathered if isinstance(gathered, dict) else told(gathered, name)


def gather(content: bytes, *, name: str, on: date) -> Iterator[Gathered | dict[str, Any]]:
    """The same as `Gathered`, one per message, before it is told; or one error object."""
    file = opened(content)
    if isinstance(file, Problem):
        yield {"error": file.told(name)}
    elif file.kind == "sheets":
        for each in read_sheets(file, on=on):
            yield {"error": each.told(name)} if isinstance(each, Problem) else _judged(each)
    elif file.kind == "xml":
        yield from (_judged(each) for each in read_pnrgov_xml(file, on=on))
    else:
        yield from _messages(file, name, on)


def told(gathered: Gathered, name: str) -> dict[str, Any]:
    """What was gathered, as it is written out."""
    return {
        "message": {**gathered.message, "file": name},
        "flights": gathered.flights,
        "persons": gathered.persons,
        "documents": gathered.documents,
        "bags": gathered.bags,
        "records": gathered.records,
        "answers": gathered.answers,
        "problems": [problem.told(name) for problem in gathered.problems],
        "spans": gathered.spans,
    }


def _messages(file: Opened, name: str, on: date) -> Iterator[Gathered | dict[str, Any]]:
    problems = list(file.problems)
    segments = segments_of(file.text, problems)
    messages = messages_of(segments, problems, text_end=len(file.text.rstrip()))
    if not messages:
        rule = "there is no message in this file" if segments else "this is no passenger message"
        step = "File a PAXLST, PNRGOV or CUSRES message, or the airline's spreadsheet."
        yield {"error": Problem("no_message", rule, step, value=file.text[:60]).told(name)}
        return
    all_gathered = [Gathered(message.kind, on=_prepared(message) or on) for message in messages]
    stated: list[int | None] = []
    for message, gathered in zip(messages, all_gathered, strict=True):
        gathered.message |= _header(message, file)
        gathered.text = file.text
        parts = [each for each in (message.header, *message.segments, message.trailer) if each is not None]
        gathered.units = [each.place() for each in parts]
        gathered.problems.extend(message.problems)
        read = READERS.get(message.kind)
        stated.append(read(message, gathered) if read else None)
        if message.kind == "PAXLST" and stated[-1] is None and not message.part[1]:
            gathered.problem("no_total", "the list states no number of travellers (no CNT)", "Nothing to do.", wrong=False)
    for at, problem in part_problems(messages, [len(each.persons) for each in all_gathered], stated):
        all_gathered[at].problems.append(problem)
    all_gathered[0].problems[:0] = problems
    for message, gathered in zip(messages, all_gathered, strict=True):
        judge(gathered)
        places_of_problems(gathered, [s for s in (message.header, *message.segments, message.trailer) if s is not None])
        yield gathered


def _judged(gathered: Gathered) -> Gathered:
    judge(gathered)
    return gathered


def _header(message: Message, file: Opened) -> dict[str, Any]:
    header, at = message.header, message.identifier_at
    version = f"{header.value(at, 2)}:{header.value(at, 3)}".strip(":") if header else ""
    reference, part, mark = message.part
    return {
        "version": version or None, "association": (header.value(at, 5) or None) if header else None,
        "reference": message.reference or None, "access_reference": reference or None,
        "part": part, "part_mark": mark or None,
        "interchange": message.interchange, "encoding": file.encoding,
    }  # fmt: skip


def _prepared(message: Message) -> date | None:
    """The day the interchange was prepared: nearer to the flight than the day of reading."""
    day = str(message.interchange.get("prepared") or "")[:6]
    found = moment(day, "101") if len(day) == 6 else None
    return date.fromisoformat(found) if found else None
