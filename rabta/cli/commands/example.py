"""Make the example campaign: a year of invented reports as agencies would send them, with the truth beside them."""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from rabta.example.campaign import MANIFEST, Campaign, make_campaign, write_campaign
from rabta.example.fitting import DEFAULT_SEED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of `rabta example make`."""
    parser.add_argument(
        "--seed",
        type=int,
        default=DEFAULT_SEED,
        metavar="N",
        help=f"whole number, default {DEFAULT_SEED}; each seed is another year",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write; must be empty or missing")
    parser.add_argument("--force", action="store_true", help="replace an earlier campaign in DIR")


def run(arguments: Any) -> int:
    """Write the campaign and say what it holds."""
    refusal = make_room(arguments.out, force=arguments.force)
    if refusal:
        print(f"rabta example make: {refusal}", file=sys.stderr)
        return 2
    campaign = make_campaign(arguments.seed)
    write_campaign(campaign, arguments.out)
    print(summary(campaign, arguments.out))
    return 0


def make_room(folder: Path, *, force: bool) -> str | None:
    """Empty the folder of an earlier campaign where told to; else the reason why it cannot be used."""
    if folder.exists() and not folder.is_dir():
        return f"{folder} is a file. Name a folder with --out."
    if not folder.exists() or not any(folder.iterdir()):
        return None
    if not (folder / MANIFEST).is_file():
        return f"{folder} is not empty and holds no campaign. Name an empty or a new folder with --out."
    if not force:
        return f"{folder} holds a campaign already. Add --force to replace it, or name another folder with --out."
    for name in ("files", "truth", "passengers"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (MANIFEST, "price_list.yaml", "street_prices.yaml", "rates.csv", "README.txt"):
        (folder / name).unlink(missing_ok=True)
    return None


def summary(campaign: Campaign, folder: Path) -> str:
    """What was told, what was made, how far a plain sum is off, and where the truth lies."""
    figures, told, plain = campaign.figures["figures"], campaign.told, campaign.figures["as_reported"]
    tellings = sum(event["tellings"] for event in campaign.events)
    rows = [
        ("", "truth", "plain sum of all tellings"),
        ("seized, g", f"{told.mass_g:,}", f"{plain['mass_g']:,}"),
        ("arrested with a seizure", f"{told.arrests:,}", f"{plain['arrests']:,}"),
        ("  of them foreigners", f"{told.foreigners:,}", f"{plain['foreigners']:,}"),
        ("Afghan nationals apart", f"{told.afghans_apart:,}", f"{plain['arrests_apart']:,}"),
        ("poppy cleared, acres", f"{told.acres:,}", f"{plain['area_acres']:,}"),
        ("value by the list, USD", f"{told.value_usd:,}", ""),
        ("events", f"{figures['events']['value']:,}", f"{tellings:,}"),
    ]
    table = "\n".join(f"{name:<26}{truth:>16}{summed:>28}" for name, truth, summed in rows)
    return (
        f"{folder}: {len(campaign.filings)} filings of one invented year, seed {campaign.seed}.\n\n{table}\n\n"
        f"The truth lies in {folder / 'truth'}. The generator was told the totals; the reader and the counter were not."
    )
