"""Inside an opened house: invented records of the demo that the centre may count and not read, so that its total says so.

They are no part of the campaign's files, whose truth adds up to the published briefing: they stand beside that total. What
is filed and released already is left as it is.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone

from rabta.cli.inside.example_campaign import Done
from rabta.cli.inside.example_people import machine_reader
from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report
from rabta.filing.releasing import release_report
from rabta.records.queries import sharing_of
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.agencies import agency

CENTRE = "NNCC"
MARKING = "confidential; originator only"
REASON = "EX: for the national total"


@dataclass(frozen=True)
class _Record:
    """One record that is filed under MARKING and released to be counted: by whom, of which day, in which words."""

    agency: str
    day: date
    words: str


RECORDS = (
    _Record("ANF", date(2025, 10, 8), "ANF recovered 41.35 kg cocaine from a vehicle at Jacobabad, Sindh"),
    _Record("ANF", date(2025, 10, 17), "ANF recovered 27.8 kg cocaine from a house at Khairpur, Sindh"),
    _Record("CUSTOMS", date(2025, 10, 23), "Customs recovered 63.15 kg cocaine from a trawler at Badin, Sindh"),
    _Record("ANF", date(2025, 4, 11), "ANF recovered 88.6 kg ketamine from a godown at Rahim Yar Khan, Punjab"),
    _Record("FIA", date(2025, 5, 6), "FIA recovered 19.45 kg ketamine from a truck at Mardan, Khyber Pakhtunkhwa"),
    _Record("PCG", date(2025, 6, 19), "Coast Guards recovered 52.7 kg ketamine from a boat at Gwadar, Balochistan"),
)
"""Three of one province and month, which are told there, and three that only the country and the quarter can tell."""


def keep_unseen() -> Iterator[int]:
    """File what is missing of RECORDS and let the centre count it; one a step. What the house refuses is left out."""
    done = Done(Path(settings.DATA_DIR) / "example-unseen-filed.txt")
    try:
        for number, record in enumerate(RECORDS, 1):
            if f"EX-U{number}" in done.digests:
                continue
            try:
                _keep(record, number)
            except (FilingError, SharingError):
                continue
            done.add(f"EX-U{number}")
            yield number
    except (OperationalError, InterfaceError):  # the next start goes on
        connections.close_all()


def _keep(record: _Record, number: int) -> None:
    reader_id, now = machine_reader(record.agency), timezone.now()
    said = f"EX-U{number}. On {record.day.day} {record.day:%B %Y} {record.words}. All invented."
    filed = file_report(
        reader_id=reader_id, content=said.encode(), file_name=f"EX-U{number}.txt", written_on=record.day,
        marking_text=MARKING, idempotency_key=f"EX-U{number}", at=now, new_id=uuid.uuid4,
    )  # fmt: skip
    with reading_as(reader_id):
        shared = sharing_of(filed.report_id)
    if shared is not None and not shared["releases"]:
        release_report(
            reader_id=reader_id, report_id=filed.report_id, agencies=[agency(CENTRE).number], kind="count_only",
            reason=REASON, at=now, new_id=uuid.uuid4,
        )  # fmt: skip
