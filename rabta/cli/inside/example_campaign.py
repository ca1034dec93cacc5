"""Inside an opened house: file an example campaign, through the same door as everyone's reports.

The campaign is a folder as `rabta example make` writes it: `manifest.jsonl` lists the filings in the order they arrived,
`files/` holds their bytes, `price_list.yaml`, `street_prices.yaml` and `rates.csv` the invented
prices and rates. `truth/` lies beside them and is never opened here.
"""

import hashlib
import json
import time
import traceback
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connections
from django.utils import timezone

from rabta.briefing.operations import SaidOfRates, import_price_list, import_rates
from rabta.cli.inside.example_people import example_reader, machine_reader
from rabta.cli.installation.credentials import load_credentials
from rabta.cli.installation.errors import InstallationError
from rabta.cli.installation.folder import open_log
from rabta.filing.errors import FilingError
from rabta.filing.operations import file_report
from rabta.filing.progress import note_progress
from rabta.ledger.errors import LedgerUnwritable
from rabta.sharing.errors import SharingError

RATES = SaidOfRates(
    name="EX rates of the example campaign", dated=date(2025, 11, 30), kind="middle", example=True,
    source="invented by the generator of the example campaign",
    note="No bank ever published them; some days are left out to show a gap.",
)  # fmt: skip
MOST_TRIES = 60  # half a second each


@dataclass(frozen=True, kw_only=True)
class ExampleFiling:
    """One filing of a campaign: who sends which bytes, when the centre got them, under which marking and grading."""

    file_name: str
    agency: str
    marking: str
    grading: str
    received_at: datetime
    written_on: date | None
    format: str | None
    content: bytes

    @property
    def digest(self) -> str:
        """Of one filing: the same bytes may be sent twice, and then are two."""
        said = f"{self.agency}|{self.file_name}|{self.received_at.isoformat()}|".encode()
        return hashlib.sha256(said + self.content).hexdigest()


@dataclass(frozen=True)
class Progress:
    """How many of the campaign's filings stand in the record, and what could not be filed just now."""

    filed: int
    total: int
    refused: str = ""


def filings_in(folder: Path) -> list[ExampleFiling]:
    """The filings of a campaign's folder, in the order of its manifest. Raises InstallationError where it is none."""
    manifest = folder / "manifest.jsonl"
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
        return [_filing(folder, json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError) as error:
        raise InstallationError(
            f"{folder}: not a campaign that `rabta example make` wrote ({type(error).__name__}: {error}). "
            "Make one with `rabta example make --seed 7 --out DIR`."
        ) from None


def _filing(folder: Path, said: dict[str, str | None]) -> ExampleFiling:
    return ExampleFiling(
        file_name=Path(str(said["file"])).name,
        agency=str(said["agency"]),
        marking=str(said["marking"]),
        grading=str(said["grading"]),
        received_at=datetime.fromisoformat(str(said["received_at"])),
        written_on=date.fromisoformat(said["written_on"]) if said.get("written_on") else None,
        format=said.get("format"),
        content=(folder / str(said["file"])).read_bytes(),
    )


def add_prices(folder: Path) -> bool:
    """Import the campaign's price lists and rates of exchange, where it has any, in the name of the example analyst. Whether
    any was new."""
    beside: Any = {"reader_id": example_reader("analyst"), "at": timezone.now(), "new_id": uuid.uuid4}
    new = False
    for path in (folder / "price_list.yaml", folder / "street_prices.yaml"):
        if path.exists():
            new |= not import_price_list(content=path.read_bytes(), file_name=path.name, **beside).already
    if (path := folder / "rates.csv").exists():
        new |= not import_rates(content=path.read_bytes(), file_name=path.name, said=RATES, **beside).already
    return new


def file_all(folder: Path) -> Iterator[Progress]:
    """File what is not on record yet of this campaign, in order; one step each. Shown on the console's pages."""
    filings = filings_in(folder)
    done = Done(Path(settings.DATA_DIR) / "example-reports-filed.txt")
    waiting = [filing for filing in filings if filing.digest not in done.digests]
    filed, tries = len(filings) - len(waiting), 0
    try:
        while waiting:
            refused = _file(waiting[0])
            tries = tries + 1 if refused is None else 0
            if tries > MOST_TRIES:
                raise InstallationError("The database has not answered for half a minute; `rabta doctor` says more.")
            if refused is None:
                yield Progress(filed=filed, total=len(filings))
                continue
            filing = waiting.pop(0)
            if not refused:  # what was refused is tried again at the next start
                filed += 1
                done.add(filing.digest)
            note_progress(done=filed, total=len(filings), label=filing.file_name)
            yield Progress(filed=filed, total=len(filings), refused=refused)
    finally:
        note_progress(done=0, total=0, label="")


class Done:
    """Which filings earlier starts made: one name a line. Filing twice would change nothing, but enters the ledger."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digests = set(path.read_text(encoding="ascii").split()) if path.exists() else set()

    def add(self, digest: str) -> None:
        with self.path.open("a", encoding="ascii") as file:
            file.write(f"{digest}\n")


def _file(filing: ExampleFiling) -> str | None:
    """File one: an empty text when done, else why it was refused; None when the database is away, to try again."""
    try:
        file_report(
            reader_id=machine_reader(filing.agency),
            content=filing.content,
            file_name=filing.file_name,
            at=timezone.now(),
            new_id=uuid.uuid4,
            marking_text=filing.marking,
            grading=filing.grading,
            format=filing.format,
            written_on=filing.written_on,
            received_at=filing.received_at,
        )
    except (FilingError, SharingError) as refusal:
        return str(refusal)
    except Exception as error:  # one bad report must not take the console down with it
        if isinstance(error.__cause__ if isinstance(error, LedgerUnwritable) else error, OperationalError | InterfaceError):
            connections.close_all()
            time.sleep(0.5)
            return None
        if isinstance(error, ProgrammingError) and _took_up_new_keys():
            return None
        with open_log(Path(settings.DATA_DIR), "errors") as log:
            log.write("".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace"))
        return f"{filing.file_name}: {type(error).__name__}: {error} (details in log/errors.log)"
    return ""


def _took_up_new_keys() -> bool:
    """Whether the key that signs reader tokens was replaced while this process ran; then the new one is used from now on."""
    time.sleep(0.5)  # the database has the new key a moment before the file has it
    fresh = load_credentials(Path(settings.DATA_DIR))
    if fresh == settings.CREDENTIALS:
        return False
    settings.CREDENTIALS = fresh
    return True
