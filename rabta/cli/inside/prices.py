"""Inside an opened house: `rabta prices`."""

import argparse
import uuid
from pathlib import Path

from django.utils import timezone

from rabta.briefing.errors import BriefingError
from rabta.briefing.operations import import_price_list
from rabta.briefing.queries import price_lists
from rabta.briefing.rules.wording import count_in_words
from rabta.cli.inside.acting import acting_reader
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (BriefingError, SharingError)
__all__ = ["REFUSALS", "acting_reader", "bring", "listed"]


def bring(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> str:
    """Import one list; what became of it, in words. Raises one of REFUSALS."""
    done = import_price_list(
        reader_id=reader_id, content=content, file_name=Path(arguments.file).name, marking_text=arguments.marking,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    if done.already:
        return f'The list "{done.name}" was imported before; nothing changed.'
    return f'Imported "{done.name}": {count_in_words(done.prices, "price", "prices")}.'


def listed(reader_id: uuid.UUID) -> str:
    """Every list the reader may use, one paragraph each."""
    with reading_as(reader_id):
        found = price_lists()
    return "\n\n".join(_in_words(row) for row in found) or "No price list is available to you."


def _in_words(row: dict[str, object]) -> str:
    lines = [
        f"{row['name']}   dated {row['dated']}   {row['prices']} prices in {row['currency']}",
        f"  {row['market']}; source: {row['source']}",
    ]
    return "\n".join([*lines, f"  {row['note']}"] if row["note"] else lines)
