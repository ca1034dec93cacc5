"""Inside an opened house: file the invented reports of `rabta.example`, through the same door as everyone's.

`rabta.example.reports.example_reports()` lists them in the order they arrived: each has `file_name`, `content`
(bytes), `agency` (a code), and may have `marking`, `grading`, `format`, `written_on`.
"""

import hashlib
import importlib
import importlib.util
import time
import traceback
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_people import machine_reader
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import open_log
from rabta.filing.errors import FilingError
from rabta.filing.operations import DEFAULT_GRADING, file_report
from rabta.filing.progress import note_progress
from rabta.sharing.errors import SharingError

REPORTS = "rabta.example.reports"
MOST_TRIES = 60  # half a second each


@dataclass(frozen=True)
class Progress:
    """How many of the example reports stand in the record, and what could not be filed just now."""

    filed: int
    total: int
    refused: str = ""


def file_all() -> Iterator[Progress]:
    """File every example report that is not on record yet, in order; one step each. Shown on the console's pages."""
    if importlib.util.find_spec("rabta.example") is None or importlib.util.find_spec(REPORTS) is None:
        return
    reports = list(importlib.import_module(REPORTS).example_reports())
    done = _Done(Path(settings.DATA_DIR) / "example-reports-filed.txt")
    waiting = [report for report in reports if _digest(report) not in done.digests]
    filed, tries = len(reports) - len(waiting), 0
    try:
        while waiting:
            refused = _file(waiting[0])
            tries = tries + 1 if refused is None else 0
            if tries > MOST_TRIES:
                raise InstallationError("The database has not answered for half a minute; `rabta doctor` says more.")
            if refused is None:
                yield Progress(filed=filed, total=len(reports))
                continue
            report = waiting.pop(0)
            if not refused:  # what was refused is tried again at the next start
                filed += 1
                done.add(_digest(report))
            note_progress(done=filed, total=len(reports), label=report.file_name)
            yield Progress(filed=filed, total=len(reports), refused=refused)
    finally:
        note_progress(done=0, total=0, label="")


class _Done:
    """Which reports earlier starts filed: one digest a line. Filing twice would change nothing, but enters the ledger."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digests = set(path.read_text(encoding="ascii").split()) if path.exists() else set()

    def add(self, digest: str) -> None:
        with self.path.open("a", encoding="ascii") as file:
            file.write(f"{digest}\n")


def _file(report: Any) -> str | None:
    """File one: an empty text when done, else why it was refused; None when the database is away, to try again."""
    try:
        file_report(
            reader_id=machine_reader(report.agency),
            content=report.content,
            file_name=report.file_name,
            at=timezone.now(),
            new_id=uuid.uuid4,
            marking_text=getattr(report, "marking", None),
            grading=getattr(report, "grading", None) or DEFAULT_GRADING,
            format=getattr(report, "format", None),
            written_on=getattr(report, "written_on", None),
            received_at=getattr(report, "received_at", None),
        )
    except (FilingError, SharingError) as refusal:
        return str(refusal)
    except (OperationalError, InterfaceError):
        connections.close_all()
        time.sleep(0.5)
        return None
    except Exception as error:  # one bad report must not take the console down with it
        with open_log(Path(settings.DATA_DIR), "errors") as log:
            log.write("".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace"))
        return f"{report.file_name}: {type(error).__name__}: {error} (details in log/errors.log)"
    return ""


def _digest(report: Any) -> str:
    """One filing: the same bytes may be sent twice, and then are two."""
    said = f"{report.agency}|{report.file_name}|{getattr(report, 'received_at', '')}|".encode()
    return hashlib.sha256(said + report.content).hexdigest()
