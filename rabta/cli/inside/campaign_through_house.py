"""Inside an opened house: a campaign filed, placed, judged as its truth says, and briefed; for `rabta bench campaign`."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from rabta.briefing.operations import import_price_list
from rabta.briefing.queries import briefing
from rabta.cli.inside.example_people import machine_reader
from rabta.counting.operations import judge_same_event
from rabta.counting.queries import asked_pairs, seen
from rabta.filing.operations import file_report
from rabta.ledger.operations import entered_by_owner
from rabta.people.operations import NewReader, add_reader
from rabta.people.rules.purposes import Purpose, Role
from rabta.records.asking import answers
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number

WHERE = (
    "SELECT i.key, coalesce(p.file_name, rep.file_name) AS file_name, r.row_no, i.incident_no"
    " FROM incident i JOIN current_reading c ON c.id = i.reading_id JOIN report rep ON rep.id = c.report_id"
    " JOIN reading_row r ON r.id = i.row_id LEFT JOIN protected_report p ON p.report_id = rep.id"
)
MOST_ASKED = 100_000


@dataclass
class Passage:
    """What went through the house. `seconds` by stage; `figures` as `briefing` gives them, before and after the answers."""

    seconds: dict[str, float] = field(default_factory=dict)
    asked: int = 0
    same: int = 0
    before: list[dict[str, Any]] = field(default_factory=list)
    after: list[dict[str, Any]] = field(default_factory=list)


def pass_through(
    folder: Path, manifest: list[dict[str, Any]], *, is_same: Callable[[str, str], bool], first: date, last: date
) -> Passage:
    """File every entry of the manifest, one by one as agencies do, then answer every question by `is_same` and brief.

    `is_same` answers for two incidents named file#row#number.
    """
    passed, analyst = Passage(), _analyst()
    files = {Path(entry["file"]).name: entry["file"] for entry in manifest}
    _bring_prices(analyst, folder / "price_list.yaml")
    with _timed(passed, "file, read and place"):
        for entry in manifest:
            _file(folder, entry)
    with _timed(passed, "brief"):
        passed.before = _figures(analyst, first, last)
    with reading_as(analyst):
        asked = asked_pairs(seen(), most=MOST_ASKED)
        names = {row["key"]: f"{files[row['file_name']]}#{row['row_no']}#{row['incident_no']}" for row in answers(WHERE)}
    passed.asked = len(asked)
    with _timed(passed, "answer"):
        for a, b in asked:
            same = is_same(names[a], names[b])
            passed.same += same
            judge_same_event(
                reader_id=analyst, a=a, b=b, outcome="same" if same else "not", at=timezone.now(), new_id=uuid.uuid4
            )
    passed.after = _figures(analyst, first, last)
    return passed


def _file(folder: Path, entry: dict[str, Any]) -> None:
    path = folder / entry["file"]
    content = (path if path.is_file() else folder / "files" / entry["file"]).read_bytes()
    file_report(
        reader_id=machine_reader(entry["agency"]), content=content, file_name=path.name,
        marking_text=entry["marking"], grading=entry["grading"], format=entry.get("format"),
        written_on=date.fromisoformat(entry["written_on"]) if entry.get("written_on") else None,
        received_at=datetime.fromisoformat(entry["received_at"]), at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip


def _bring_prices(reader_id: uuid.UUID, path: Path) -> None:
    if path.is_file():
        import_price_list(
            reader_id=reader_id, content=path.read_bytes(), file_name=path.name, marking_text="restricted; every agency",
            at=timezone.now(), new_id=uuid.uuid4,
        )  # fmt: skip


def _figures(reader_id: uuid.UUID, first: date, last: date) -> list[dict[str, Any]]:
    with reading_as(reader_id):
        return list(briefing(date_from=first, date_to=last)["figures"])


def _analyst() -> uuid.UUID:
    """Somebody at the centre who sees everything the campaign's markings let the centre see."""
    new = NewReader(
        name="bench analyst", agency=agency_number("NNCC") or 0, vetting=3, purposes=tuple(Purpose),
        roles=(Role.ANALYST, Role.PROTECTION), example=True,
    )  # fmt: skip
    now = timezone.now()
    return add_reader(new, id=uuid.uuid4(), at=now, enter=entered_by_owner(at=now, id=uuid.uuid4()))


@contextmanager
def _timed(passage: Passage, stage: str) -> Iterator[None]:
    """Adds the seconds of a block to a passage."""
    began = time.perf_counter()
    yield
    passage.seconds[stage] = time.perf_counter() - began
