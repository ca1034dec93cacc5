"""Inside an opened house: `rabta file`."""

import argparse
import uuid
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from rabta.cli.inside.acting import acting_reader
from rabta.cli.installation.errors import InstallationError
from rabta.filing.errors import FilingError
from rabta.filing.operations import DEFAULT_GRADING, file_report
from rabta.filing.placing import place_filed
from rabta.intake.errors import IntakeError
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_numbered


def reader_of_agency(arguments: argparse.Namespace, *, embedded: bool) -> uuid.UUID:
    """Who files. Raises InstallationError when --agency names another agency than the reader's own."""
    reader_id = acting_reader(arguments, embedded=embedded)
    with reading_as(reader_id) as looking:
        code = agency_numbered(looking.agency).code
    if arguments.agency and arguments.agency.upper() != code:
        raise InstallationError(
            f"{looking.name} is of {code}, not of {arguments.agency.upper()}: an agency files its own reports. "
            f"File as a reader of that agency (`rabta people list`)."
        )
    return reader_id


def file_one(arguments: argparse.Namespace, reader_id: uuid.UUID, file_name: str, content: bytes) -> dict[str, Any]:
    """File one report; a refusal is an answer."""
    try:
        filed = file_report(
            reader_id=reader_id, content=content, file_name=file_name, marking_text=arguments.marking,
            grading=arguments.grading or DEFAULT_GRADING, format=arguments.format, at=timezone.now(), new_id=uuid.uuid4,
            written_on=arguments.written_on, idempotency_key=arguments.key or "", place=False,
        )  # fmt: skip
    except (FilingError, SharingError, IntakeError) as refusal:
        return {"error": {"file": file_name, "rule": str(refusal)}}
    answer = asdict(filed)
    answer.pop("placed")
    return {**answer, "report_id": str(filed.report_id)}


def place() -> None:
    """Place what was just filed."""
    place_filed(at=timezone.now(), new_id=uuid.uuid4)
