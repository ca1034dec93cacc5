"""A year's reports as agencies would send them, with the truth beside them: one function makes it, one writes it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rabta.example import composing, truth
from rabta.example.airport_files import write_airports
from rabta.example.draw import Draw
from rabta.example.figures import figures
from rabta.example.fitting import DEFAULT_SEED, Totals, totals_for
from rabta.example.land import Claim
from rabta.example.land_files import write_land
from rabta.example.passenger_files import write_passengers
from rabta.example.plan import FIRST, LAST
from rabta.example.prices import fitted_prices, rates_csv, street_prices
from rabta.example.year import plan_year

MANIFEST = "manifest.jsonl"


@dataclass(frozen=True)
class Filing:
    """One file as an agency sent it. `content` are the bytes, `received_at` an instant with its offset."""

    file: str
    agency: str
    marking: str
    grading: str
    received_at: datetime
    written_on: str
    content: bytes

    def line(self) -> dict[str, Any]:
        """Its line in the manifest."""
        return {
            "file": self.file, "agency": self.agency, "marking": self.marking, "grading": self.grading,
            "received_at": self.received_at.isoformat(), "written_on": self.written_on, "format": None,
        }  # fmt: skip


@dataclass(frozen=True)
class Campaign:
    """All filings, oldest first, and what is true: statements, rows, events, figures; and the price list."""

    seed: int
    told: Totals
    filings: tuple[Filing, ...]
    statements: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    figures: dict[str, Any]
    price_list: dict[str, Any]
    claims: tuple[Claim, ...] = ()


def make_campaign(seed: int = DEFAULT_SEED) -> Campaign:
    """The campaign of that seed: the same bytes on every machine and every supported Python."""
    told = totals_for(seed)
    year = plan_year(seed, told)
    planned = list(enumerate(year.plan.filings))
    written = [composing.compose(filing, number, year.plan, Draw(seed, f"write/{number}")) for number, filing in planned]
    written.sort(key=lambda one: (one.received_at, one.file))
    filings = tuple(
        Filing(one.file, one.agency, one.marking, one.grading, one.received_at, one.day.isoformat(), one.body.content)
        for one in written
    )
    members = truth.members(written)
    seizures = list(year.plan.events.values())
    prices = fitted_prices(seizures, told.value_usd)
    events = tuple(truth.event_line(event, members.get(event.number, [])) for event in seizures)
    statements = tuple(line for one in written for line in one.body.statements)
    rows = tuple(line for one in written for line in one.body.rows)
    found = figures(events, statements, rows, prices, year.claims, told)
    return Campaign(seed, told, filings, statements, rows, events, found, _price_list(prices), tuple(year.claims))


def _price_list(prices: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "EX price list of the example campaign", "dated": LAST.isoformat(),
        "market": "prices of no market, invented", "currency": "USD",
        "source": "invented and fitted by the generator of the example campaign",
        "note": "These prices are invented and fitted so that the campaign's value meets the value told to the generator. "
        "That they meet it is no evidence for the published value.",
        "prices": prices,
    }  # fmt: skip


def _street_list() -> dict[str, Any]:
    return {
        "name": "EX street list of the example campaign", "dated": (LAST - timedelta(days=153)).isoformat(),
        "market": "prices of no market, invented", "level": "retail", "reach": "domestic", "currency": "PKR",
        "source": "invented by the generator of the example campaign",
        "note": "These prices are invented, and some are left out to show a gap.",
        "prices": street_prices(),
    }  # fmt: skip


def write_campaign(campaign: Campaign, folder: Path) -> None:
    """Write the folder: manifest, files, price list, truth, README. The folder is made where it is missing."""
    for filing in campaign.filings:
        path = folder / filing.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(filing.content)
    (folder / "truth").mkdir(exist_ok=True)
    _write_lines(folder / "truth" / "statements.jsonl", campaign.statements)
    _write_lines(folder / "truth" / "rows.jsonl", campaign.rows)
    _write_lines(folder / "truth" / "events.jsonl", campaign.events)
    _write(folder / "truth" / "figures.json", json.dumps(campaign.figures, ensure_ascii=False, indent=1) + "\n")
    _write(folder / "price_list.yaml", price_yaml(campaign.price_list))
    _write(folder / "street_prices.yaml", price_yaml(_street_list()))
    _write(folder / "rates.csv", rates_csv(FIRST, LAST))
    _write(folder / "README.txt", readme(campaign))
    write_passengers(campaign.seed, folder)
    write_airports(campaign.seed, folder, LAST)
    write_land(campaign.seed, campaign.claims, folder)
    _write_lines(folder / MANIFEST, [filing.line() for filing in campaign.filings])  # last: with it the folder is whole


def price_yaml(listed: dict[str, Any]) -> str:
    """The price list as YAML, prices as text so that no decimal is lost."""
    head = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in listed.items() if key != "prices"]
    prices = [f'  - {{substance: {p["substance"]}, per: {p["per"]}, price: "{p["price"]}"}}' for p in listed["prices"]]
    return "\n".join([*head, "prices:", *prices]) + "\n"


def readme(campaign: Campaign) -> str:
    """What lies in the folder, for whoever opens it."""
    return (
        f"An invented year of reports, {FIRST} to {LAST}, seed {campaign.seed}.\n\n"
        "No person, operation or number in it is real; record, case and flight numbers begin with EX-.\n"
        "The generator was told the totals; the reader and the counter were not. Try your own seed:\n\n"
        "    rabta example make --seed 7 --out FOLDER\n\n"
        "manifest.jsonl   who sent which file when, oldest first\n"
        "files/           the files as the agencies sent them\n"
        "passengers/      lists of travellers on invented flights: manifest.jsonl, files/, truth/flights.jsonl\n"
        "airports/        a simulated day at three airports, with lists of travellers and scans: manifest.jsonl, files/\n"
        "airports_before/ the 29 days before it, as monthly exports: manifest.jsonl, files/\n"
        "land/            the clearances as fields walked by several agencies: manifest.jsonl, files/, truth.json\n"
        "price_list.yaml  invented prices, fitted to the value told: no evidence for it\n"
        "street_prices.yaml, rates.csv  a second invented list, in rupees, and invented rates of exchange, with gaps\n"
        "truth/           what is true: statements.jsonl, rows.jsonl, events.jsonl, figures.json\n\n"
        'Where only hedged words exist ("over 9 kg", told once), the truth is the number stated. Tablets, litres, bottles,\n'
        "unweighed capsules and maunds have no mass: they are counted in their own unit, apart. Kanals stay kanals.\n"
    )


def digest(campaign: Campaign) -> str:
    """One hash over every byte of every file, in order: two campaigns with the same digest are the same."""
    found = hashlib.sha256()
    for filing in campaign.filings:
        found.update(json.dumps(filing.line(), sort_keys=True).encode() + filing.content)
    found.update(
        json.dumps(
            [campaign.statements, campaign.rows, campaign.events, campaign.figures, campaign.price_list], sort_keys=True
        ).encode()
    )
    return found.hexdigest()


def _write_lines(path: Path, lines: Any) -> None:
    _write(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
