"""Start everything with an invented year of reports and sign-ins; Ctrl-C stops it, the data stays."""

import argparse
import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from rabta.analysis.rules.exposure import DEPLOYED_EXPOSURES
from rabta.briefing.rules.campaigns import campaigns
from rabta.cli.installation.credentials import credentials_file
from rabta.cli.installation.errors import FolderInUse, InstallationError
from rabta.cli.installation.folder import FolderLock, holder, refuse_foreign
from rabta.cli.installation.house import House, is_embedded, open_house
from rabta.cli.installation.sign_ins import SignIn, is_demo, sign_ins
from rabta.cli.installation.supervisor import Supervisor, leave, listen, stop_at_signals
from rabta.example.campaign import DEFAULT_SEED, make_campaign, write_campaign
from rabta.example.exposures import invented_exposures

PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=PORT, help="first port to try (%(default)s); a busy one is skipped")
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away first and begin anew")
    year = parser.add_mutually_exclusive_group()
    year.add_argument("--seed", type=int, metavar="N", help=f"which invented year (a new demo: {DEFAULT_SEED})")
    year.add_argument("--campaign", type=Path, metavar="DIR", help="a folder that `rabta example make` wrote")


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C. Returns 0 after a clean stop."""
    stop_at_signals()
    began = time.monotonic()
    data_dir = arguments.data
    refuse_foreign(data_dir)
    if arguments.reset:
        reset(data_dir)
    _refuse_real_installation(data_dir)
    _say(f"Data folder {data_dir}")
    campaign = _campaign(data_dir, seed=arguments.seed, folder=arguments.campaign)
    with open_house(data_dir, what="rabta demo", alone=True, new=True) as house:
        listening = listen(host="127.0.0.1", port=arguments.port, next_free=True)
        people = sign_ins(data_dir)  # written first: from here on the folder is known as a demo's
        house.prepare()
        house.inside("schema").migrate(say=_say)
        with Supervisor(house, listening=listening) as supervisor:
            supervisor.start_console()
            if added := house.inside("example_people").add_people(people):
                _say(f"{added} invented people can sign in.")
            _introduce(supervisor.address, people, wanted_port=arguments.port)
            supervisor.wait_for_answer()
            _say(f"The console answers ({time.monotonic() - began:.1f} s after the start). Ctrl-C stops everything.")
            running = house.inside("running")
            supervisor.keep_running(work=_file_examples(house, running, campaign), every_beat=running.Beat())
    _say(f"Stopped. The data is kept in {data_dir}; `rabta demo` goes on with it.")
    leave()


def reset(data_dir: Path) -> None:
    """Delete a demo's folder. Refuses one that is running, and one that `rabta demo` did not make."""
    if not data_dir.exists() or not any(data_dir.iterdir()):
        return
    if holder(data_dir) is not None:
        FolderLock(data_dir, what="reset")  # raises FolderInUse, and says who runs there
        raise FolderInUse(f"{data_dir}: a rabta that ran on this folder stopped just now; try again.")
    if not is_demo(data_dir):
        raise InstallationError(
            f"{data_dir}: --reset deletes only what `rabta demo` made, and this folder is not one of those. "
            "Choose another with --data DIR, or delete it yourself."
        )
    if not is_embedded(data_dir):
        raise InstallationError(
            f"{data_dir}: the data lies in a PostgreSQL server of your own, which --reset never touches. "
            "Drop its database there, and delete this folder."
        )
    with open_house(data_dir, what="rabta demo --reset", alone=True):
        pass  # stops a server that a kill -9 left behind, so that nobody writes into a folder that is going
    shutil.rmtree(data_dir)
    _say(f"{data_dir}: the old demo is gone.")


def _refuse_real_installation(data_dir: Path) -> None:
    if credentials_file(data_dir).exists() and not is_demo(data_dir):
        raise InstallationError(
            f"{data_dir}: this folder holds an installation that is no demo, and invented reports have no place in it. "
            "Choose another folder with --data DIR, or run `rabta serve`."
        )


def _introduce(address: str, people: list[SignIn], *, wanted_port: int) -> None:
    if f":{wanted_port}/" not in address:
        _say(f"Port {wanted_port} is busy; this demo listens on another.")
    _say(f"\n  {address}\n")
    for person in people:
        _say(f"  {person.title:<16} {person.sign_in_name:<10} {person.password}")
    _say("\n  Invented people, reports and numbers (EX-). The passwords were made for this folder alone.\n")


@dataclass(frozen=True)
class Campaign:
    """Where the demo's reports come from: as the person asked for it, and as a folder."""

    asked: str
    folder: Path
    seed: int | None


def _campaign(data_dir: Path, *, seed: int | None, folder: Path | None) -> Campaign:
    """The campaign of this demo: what it was begun with, else what is asked for. One demo holds one campaign."""
    begun = data_dir / "example-campaign.txt"
    kept = begun.read_text(encoding="utf-8").strip() if begun.exists() else ""
    if folder is None and seed is None and kept:
        seed, folder = (int(kept.removeprefix("seed ")), None) if kept.startswith("seed ") else (None, Path(kept))
    asked = str(folder.resolve()) if folder is not None else f"seed {DEFAULT_SEED if seed is None else seed}"
    if kept and asked != kept:
        raise InstallationError(
            f"{data_dir}: this demo was begun with the campaign of {kept}, and one demo holds one campaign. "
            "Begin anew with --reset, or choose another folder with --data DIR."
        )
    if folder is not None and not (folder / "manifest.jsonl").exists():
        raise InstallationError(
            f"{folder}: this folder holds no campaign (no manifest.jsonl). Make one with "
            "`rabta example make --seed 7 --out DIR`, and name that DIR."
        )
    if folder is not None:
        return Campaign(asked, folder.resolve(), None)
    return Campaign(asked, data_dir / "example-campaign", DEFAULT_SEED if seed is None else seed)


def _file_examples(house: House, running: ModuleType, campaign: Campaign) -> Iterator[object]:
    """The background work: what the last run left half-done, then the campaign: made, priced, filed, one step each."""
    yield running.finish_interrupted()
    examples = house.inside("example_campaign")
    began, last = time.monotonic(), None
    if campaign.seed is not None and not (campaign.folder / "manifest.jsonl").exists():
        _say(f"Writing an invented year of reports ({campaign.asked}) ...")
        write_campaign(make_campaign(seed=campaign.seed), campaign.folder)
    (house.data_dir / "example-campaign.txt").write_text(campaign.asked, encoding="utf-8")
    if not (exposures := house.data_dir / DEPLOYED_EXPOSURES).exists():
        year = campaigns()["example"]
        exposures.write_text(invented_exposures(year.date_from, year.date_to), encoding="utf-8")
    yield examples.add_prices(campaign.folder)
    yield from house.inside("example_operations").file_night(seed=DEFAULT_SEED if campaign.seed is None else campaign.seed)
    yield from house.inside("example_equipment").enter_examples()
    yield from house.inside("example_commitments").keep_examples()
    yield from house.inside("example_watch_lists").keep_lists()
    yield from house.inside("example_persons").file_lists()
    publications = house.inside("example_publications")
    for progress in examples.file_all(campaign.folder):
        last = progress
        if progress.filed == progress.total - publications.STILL_TO_COME:
            yield from publications.publish_year()
        if progress.refused:
            _show("")
            _say(f"Not filed: {progress.refused}")
        _show(f"Filing example reports: {progress.filed} of {progress.total}")
        yield progress
    if (campaign.folder / "passengers" / "manifest.jsonl").exists():  # a folder made before there were any has none
        yield from examples.file_all(campaign.folder / "passengers")
    airports = house.inside("example_airports")
    if (campaign.folder / "airports" / "manifest.jsonl").exists():
        yield from examples.file_all(campaign.folder / "airports")
        yield from airports.keep_airports(campaign.folder)
    if (campaign.folder / "land" / "manifest.jsonl").exists():
        yield from examples.file_all(campaign.folder / "land")
        yield from house.inside("example_land").keep_a_season()
    yield from house.inside("example_rules").keep_rules()
    if last is not None:
        _show("")
        _say(f"{last.filed} of {last.total} example reports are on record ({time.monotonic() - began:.1f} s).")
    if (campaign.folder / "airports_before" / "manifest.jsonl").exists():
        yield from examples.file_all(campaign.folder / "airports_before")
        yield from airports.keep_days_before(campaign.folder)
    for _ in house.inside("example_unseen").keep_unseen():
        yield None
    for _ in house.inside("example_chains").keep_chains():
        yield None
    yield from house.inside("example_encounters").meet_examples()
    yield from house.inside("example_networks").state_examples()
    yield from house.inside("example_warnings").warn_examples()
    yield from house.inside("example_programmes").state_examples()
    yield from publications.restate_year()
    yield from house.inside("example_returns").return_quarters()
    yield from house.inside("example_partners").ask_and_answer()
    yield from house.inside("example_cases").work_together()


def _say(text: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        print(text, file=sys.stdout, flush=True)


def _show(text: str) -> None:
    """A line that the next one overwrites; on something that is no terminal, nothing."""
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns
        os.write(sys.stdout.fileno(), f"\r{text[: width - 1]:<{width - 1}}\r".encode())
