"""A campaign's folder as the house reads it: its filings in order, each row read, and the truth that lies beside them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from rabta.counting.rules.facts import facts_from_reading, table_source
from rabta.counting.rules.projection import Placed, nationalities_of
from rabta.filing.rules.kinds import kind_of
from rabta.filing.rules.rows import rows_of

Reading = dict[str, Any]
Named = tuple[str, int]
"""A row of the campaign: (file, row number)."""


class NoCampaign(Exception):
    """The folder holds no campaign. The message names the file that is missing and how to make one."""


@dataclass
class Campaign:
    """What a folder holds. `readings`: rows that were read; `fates`: how many rows were read, set aside or repeated.

    `repeated`: rows that name an earlier one of the same originator, as filing them would. `statement_ids`: the id each
    statement has in the truth; `agencies`: who filed each file;
    `filed_again`: files of which the same originator filed the very bytes before.
    """

    filings: int = 0
    readings: dict[Named, Reading] = field(default_factory=dict)
    statement_ids: dict[Named, str] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    filed_again: set[str] = field(default_factory=set)
    fates: dict[str, int] = field(default_factory=dict)
    repeated: list[Named] = field(default_factory=list)


@dataclass(frozen=True)
class Truth:
    """The campaign's truth, as the generator wrote it."""

    statements: list[Reading]
    rows: list[Reading]
    events: list[Reading]
    figures: dict[str, Any]


def read_campaign(folder: Path) -> Campaign:
    """Read every filing of the manifest as filing it would: the same reader, the same repeats. NoCampaign if absent."""
    campaign, known = Campaign(), set[tuple[str, bytes]]()
    for filing in json_lines(folder / "manifest.jsonl"):
        campaign.filings += 1
        path = folder / filing["file"]
        name = str(filing["file"])
        campaign.agencies[name] = filing["agency"]
        content = (path if path.is_file() else folder / "files" / name).read_bytes()
        if (filing["agency"], content) in known:
            campaign.fates["filed again"] = campaign.fates.get("filed again", 0) + 1
            campaign.filed_again.add(name)
            continue
        known.add((filing["agency"], content))
        _read_filing(campaign, known, name, content, filing)
    return campaign


def _read_filing(
    campaign: Campaign, known: set[tuple[str, bytes]], name: str, content: bytes, filing: dict[str, Any]
) -> None:
    kind, _ = kind_of(content, file_name=name)
    agency = filing["agency"]
    for row in rows_of(
        content, kind=kind, file_name=name, agency=agency, format=filing.get("format"), written_on=filing.get("written_on")
    ):
        fate, words = row.fate, (agency, row.content_hash)
        if fate == "read" and row.repeatable:
            fate = "repeated" if words in known else fate
            known.add(words)
        campaign.fates[fate] = campaign.fates.get(fate, 0) + 1
        if fate == "repeated":
            campaign.repeated.append((name, row.row_no))
        if fate != "read" or row.read is None:
            continue
        campaign.readings[name, row.row_no] = row.read
        if row.cells is None:
            campaign.statement_ids[name, row.row_no] = str(row.read["id"])


def is_repeat(campaign: Campaign, named: Named) -> bool:
    """Whether a row is on record already: its file, or the row with its record number, was filed before."""
    return named in campaign.repeated or named[0] in campaign.filed_again


def incidents_of(campaign: Campaign) -> Iterator[tuple[Named, Reading]]:
    """Every incident that counts: those of rows that are no totals."""
    for named, reading in campaign.readings.items():
        if reading.get("kind") != "periodic":
            for incident in reading.get("incidents") or ():
                yield named, incident


def placed(campaign: Campaign) -> list[Placed]:
    """The incidents as the record would place them; the key says file, row and number of the incident."""
    found = []
    for (file, row), incident in incidents_of(campaign):
        reading = campaign.readings[file, row]
        source = table_source(file, reading) if "row" in reading else f"{file}#{row}"
        key = incident_key((file, row), incident["incident_no"])
        facts = facts_from_reading((key,), reading, incident, source=source)
        found.append(Placed(key, facts, file, nationalities_of(incident)))
    return found


def incident_key(named: Named, number: int) -> str:
    """How an incident of a row is named in the bench."""
    return f"{named[0]}#{named[1]}#{number}"


def read_truth(folder: Path) -> Truth:
    """The four files of the truth. NoCampaign where one is missing."""
    figures = folder / "truth" / "figures.json"
    statements, rows, events = (json_lines(folder / "truth" / f"{n}.jsonl") for n in ("statements", "rows", "events"))
    return Truth(list(statements), list(rows), list(events), json.loads(_text(figures)))


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file. NoCampaign where it is missing."""
    return [json.loads(line) for line in _text(path).split("\n") if line.strip()]


def _text(path: Path) -> str:
    if not path.is_file():
        raise NoCampaign(f"{path}: no such file. Make a campaign: rabta example make --seed 2025 --out {path.parent}")
    return path.read_text(encoding="utf-8")


def by_statement(campaign: Campaign, ids: Iterable[str]) -> list[Reading]:
    """The readings of the statements the truth names, under the truth's ids; one filed twice comes once."""
    wanted, found = set(ids), dict[str, Reading]()
    for named, name in campaign.statement_ids.items():
        if name in wanted:
            found.setdefault(name, {**campaign.readings[named], "id": name})
    return list(found.values())


def as_told(campaign: Campaign, truth: Truth) -> Campaign:
    """The campaign as a reader without a mistake would read it: the truth's own statements and rows, in place of ours.

    What differs from the truth's figures then is counting's doing. Rows that repeat earlier ones stay out.
    """
    stated = {(s["file"], s["id"]): s for s in truth.statements}
    readings: dict[Named, Reading] = {}
    for named, name in campaign.statement_ids.items():
        if told := stated.get((named[0], name)):
            claims = [{**claim, "recap": claim.get("periodic")} for claim in told.get("clearances") or ()]
            readings[named] = {**told, "clearances": claims}
    for row in truth.rows:
        named = (row["file"], row["row"])
        if not is_repeat(campaign, named) and (row["periodic"] or row["incidents"]):
            incidents = [{**i, "occurred": {"from": i["date"], "precision": "day"}} for i in row["incidents"]]
            agency = campaign.agencies[row["file"]]
            kind = "periodic" if row["periodic"] else "operation"
            readings[named] = {"row": row["row"], "kind": kind, "agency": agency, "date": None, "incidents": incidents}
    return replace(campaign, readings=readings)
