"""Inside an opened house: `rabta prices`."""

import argparse
import uuid
from pathlib import Path
from typing import Any

from django.utils import timezone

from rabta.briefing.errors import BriefingError, NotAListFile
from rabta.briefing.operations import SaidOfRates, import_price_list, import_rates, step_list
from rabta.briefing.pricing import rate_lists
from rabta.briefing.queries import price_lists
from rabta.briefing.rules.list_course import Kind, ListKind
from rabta.briefing.rules.wording import count_in_words
from rabta.cli.inside.acting import acting_reader
from rabta.filing.errors import NotAvailable
from rabta.sharing.errors import SharingError
from rabta.sharing.operations import reading_as

REFUSALS = (BriefingError, NotAvailable, SharingError)
__all__ = ["REFUSALS", "acting_reader", "bring", "bring_rates", "lines_of", "listed", "step"]


def bring(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> str:
    """Import one list; what became of it, in words. Raises one of REFUSALS."""
    done = import_price_list(
        reader_id=reader_id, content=content, file_name=Path(arguments.file).name, marking_text=arguments.marking,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    if done.already:
        return f'The list "{done.name}" was imported before; nothing changed.'
    return f'Imported "{done.name}": {count_in_words(done.prices, "price", "prices")}.'


def bring_rates(reader_id: uuid.UUID, arguments: argparse.Namespace, content: bytes) -> str:
    """Import rates of exchange; the receipt, in words: rows, days, and days between that have no rate."""
    said = SaidOfRates(
        name=arguments.name, dated=arguments.dated, kind=arguments.kind, source=arguments.source, note=arguments.note,
        example=arguments.example,
    )  # fmt: skip
    done = import_rates(
        reader_id=reader_id, content=content, file_name=Path(arguments.file).name, said=said, marking_text=arguments.marking,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    if done.already:
        return f'The rates "{done.name}" were imported before; nothing changed.'
    with reading_as(reader_id):
        brought = next(one for one in rate_lists(gone=True) if one["id"] == done.rate_list_id)
    rows = count_in_words(done.rows, "row", "rows")
    days = count_in_words(done.days, "day with a rate as stated", "days with a rate as stated")
    turned = f", {done.inverse} turned round" if done.inverse else ""
    return "\n".join([f'Imported "{done.name}": {rows}, {days}{turned}.', *_pairs(brought)])


def step(reader_id: uuid.UUID, arguments: argparse.Namespace) -> str:
    """Take a list back, or put it back, whichever kind it is."""
    with reading_as(reader_id):
        of = ListKind.RATES if any(one["id"] == arguments.list_id for one in rate_lists(gone=True)) else ListKind.PRICES
    step_list(
        reader_id=reader_id, of=of, list_id=arguments.list_id, kind=Kind(arguments.sign), words=arguments.words,
        at=timezone.now(), new_id=uuid.uuid4,
    )  # fmt: skip
    return "It is signed."


def lines_of(refusal: Exception) -> list[str]:
    """Every line of a refusal: of a file one for each fault, and that nothing was imported."""
    if isinstance(refusal, NotAListFile):
        return [*refusal.lines(), "Nothing was imported."]
    return [str(refusal)]


def listed(reader_id: uuid.UUID) -> str:
    """Every list and every list of rates the reader may use, one paragraph each, those taken back among them."""
    with reading_as(reader_id):
        prices, rates = price_lists(gone=True), rate_lists(gone=True)
    said = [_in_words(row) for row in prices] + [_rates_in_words(row) for row in rates]
    return "\n\n".join(said) or "No price list is available to you."


def _in_words(row: dict[str, Any]) -> str:
    market = " ".join(words for words in (f"{row['market']}; source: {row['source']}", row["market_in_words"]) if words)
    lines = [
        f"{row['name']}   dated {row['dated']}   {row['prices']} prices in {row['currency']}{_gone(row)}",
        f"  {market}",
        *([f"  {row['note']}"] if row["note"] else []),
        f"  {row['id']}",
    ]
    return "\n".join(lines)


def _rates_in_words(row: dict[str, Any]) -> str:
    invented = "   invented" if row["example"] else ""
    lines = [
        f"{row['name']}   dated {row['dated']}   {row['kind']} rates of exchange{invented}{_gone(row)}",
        f"  source: {row['source']}; entered by {row['imported_name']}",
        *([f"  {row['note']}"] if row["note"] else []), *_pairs(row), f"  {row['id']}",
    ]  # fmt: skip
    return "\n".join(lines)


def _gone(row: dict[str, Any]) -> str:
    return "" if row["in_force"] else f"   taken back: {row['steps'][-1]['words']}"


def _pairs(row: dict[str, Any]) -> list[str]:
    return [
        f"  {one['from_currency']} to {one['to_currency']}: {one['first_day']} to {one['last_day']}, "
        f"{count_in_words(one['days'], 'day', 'days')} with a rate, {one['gaps']} between without one"
        f"{' (turned round)' if one['inverse'] else ''}"
        for one in row["pairs"]
    ]
