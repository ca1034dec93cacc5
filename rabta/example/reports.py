"""The example reports of the demo, as their agencies would have sent them. Data only; everything in them is invented."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class ExampleReport:
    """One filing: who files what, when, under which marking and grading.

    `received_at` has its time zone (Pakistan's); `written_on` is the day the report gives for itself. `format` None: by
    the headers. Two filings may hold the same bytes: an agency that sends a report twice.
    """

    file_name: str
    agency: str
    marking: str
    grading: str
    received_at: datetime
    written_on: date
    content: bytes
    format: str | None = None


def example_reports() -> tuple[ExampleReport, ...]:
    """Every filing of reports.yaml, oldest first, with its bytes. The same on every call."""
    listed = yaml.safe_load((HERE / "reports.yaml").read_text(encoding="utf-8"))["reports"]
    return tuple(
        ExampleReport(
            file_name=entry["file"],
            agency=entry["agency"],
            marking=entry["marking"],
            grading=entry["grading"],
            received_at=datetime.fromisoformat(entry["received_at"]),
            written_on=entry["written_on"],
            content=(HERE / "files" / entry["file"]).read_bytes(),
            format=entry.get("format"),
        )
        for entry in listed
    )
