"""The example campaign: what it promises to whoever reads, counts or doubts it."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rabta.cli.installation.sign_ins import PEOPLE
from rabta.example.campaign import Campaign, digest, make_campaign, write_campaign
from rabta.example.words import words
from rabta.intake.formats.statement.reader import read_statement
from rabta.sharing.rules.marking import parse_grading, parse_marking
from rabta.vocabulary.rules.agencies import agencies
from rabta.vocabulary.rules.substances import substances

SEEDS = (2025, 7, 4711)
STATEMENTS = Path(__file__).parents[4] / "shared" / "data" / "statements" / "dev.jsonl"
IN_GRAMS = {"g": 1, "kg": 1_000, "tonne": 1_000_000}
LETTERS = str.maketrans("۰۱۲۳۴۵۶۷۸۹O", "01234567890")


@cache
def campaign(seed: int) -> Campaign:
    """One campaign a seed for all tests."""
    return make_campaign(seed)


def texts(made: Campaign) -> dict[str, str]:
    """The words of every statement, by its id."""
    content = {filing.file: filing.content for filing in made.filings}
    found = {}
    for line in made.statements:
        text = content[line["file"]].decode()
        if line["file"].endswith(".jsonl"):
            text = next(json.loads(one)["text"] for one in text.splitlines() if json.loads(one)["id"] == line["id"])
        found[line["id"]] = text
    return found


def data_rows(content: bytes, name: str) -> list[list[str]]:
    """The rows of a spreadsheet under its header, blank ones left out. The header is the first row with four cells."""
    if name.endswith(".xlsx"):
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        grid = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    else:
        grid = list(csv.reader(io.StringIO(content.decode())))
    header = next(at for at, row in enumerate(grid) if sum(map(bool, row)) >= 4)
    return [row for row in grid[header + 1 :] if any(row)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_truth_adds_up_to_the_totals_told(seed: int) -> None:
    made = campaign(seed)
    seizures = [event for event in made.events if event["seizure"]]
    apart = [event for event in made.events if not event["seizure"]]
    assert sum(line.get("g", 0) for event in seizures for line in event["lines"]) == made.told.mass_g
    assert sum(event["arrests"] for event in seizures) == made.told.arrests
    assert sum(event["foreigners"] for event in seizures) == made.told.foreigners
    assert sum(event["nationalities"]["AF"] for event in apart) == made.told.afghans_apart
    assert {event["province"] for event in apart} <= {"Balochistan", "Khyber Pakhtunkhwa", "Sindh"}
    assert made.figures["figures"]["area_cleared"]["value"] == made.told.acres


def test_the_default_seed_meets_the_published_figures() -> None:
    told, events = campaign(2025).told, campaign(2025).events
    assert (told.mass_g, told.arrests, told.foreigners, told.afghans_apart) == (134_000_000, 2_001, 75, 110)
    assert (told.acres, told.value_usd) == (40_659, 12_797_000_000)
    assert {event["province"] for event in events if not event["seizure"]} == {"Balochistan", "Khyber Pakhtunkhwa", "Sindh"}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_list_values_the_truth_exactly(seed: int) -> None:
    made = campaign(seed)
    price = {(p["substance"], p["per"]): Decimal(p["price"]) for p in made.price_list["prices"]}
    value = Decimal(0)
    for line in (line for event in made.events for line in event["lines"]):
        if "g" in line:
            value += price.get((line["substance"], "kg"), Decimal(0)) * line["g"] / 1000
        else:
            value += price.get((line["substance"], line["unit"]), Decimal(0)) * line["n"]
    assert value == made.told.value_usd
    assert min(price.values()) > 0
    assert "no evidence" in made.price_list["note"]


def test_breakdowns_add_up_where_they_must() -> None:
    figures = campaign(2025).figures["figures"]
    for name in (
        "events",
        "mass_by_substance",
        "arrests",
        "arrests_apart",
        "vehicles",
        "area_cleared",
        "persons_encountered",
    ):
        figure = figures[name]
        assert sum(figure["month"].values()) == sum(figure["province"].values()) == figure["value"], name
        assert sum(figure["agency"].values()) >= figure["value"], name
    assert sum(figures["mass_by_substance"]["by"].values()) == figures["mass_by_substance"]["value"]
    assert sum(map(Decimal, figures["value"]["by"].values())) == Decimal(figures["value"]["value"])


def test_another_seed_is_another_year_and_the_same_seed_the_same_bytes() -> None:
    assert digest(make_campaign(2025)) == digest(campaign(2025)) != digest(campaign(7))
    assert campaign(2025).told != campaign(7).told


def test_it_is_as_large_as_promised() -> None:
    made = campaign(2025)
    assert 300 <= len(made.filings) <= 450
    assert 700 <= len(made.events) <= 1_200
    assert len({filing.agency for filing in made.filings}) >= 20
    kinds = Counter(filing.file.rpartition(".")[2] for filing in made.filings)
    assert min(kinds[kind] for kind in ("txt", "jsonl", "csv", "xlsx")) >= 10
    languages = Counter(line["lang"] for line in made.statements)
    assert 0.18 < languages["ur"] / len(made.statements) < 0.35
    assert languages["en+ur"] > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_every_member_leads_to_a_filing_and_a_row(seed: int) -> None:
    made = campaign(seed)
    statements = {line["id"]: line for line in made.statements}
    rows = {(row["file"], row["row"]): row for row in made.rows}
    assert len(statements) == len(made.statements)
    told = set()
    for event in made.events:
        assert event["members"], event["event"]
        for member in event["members"]:
            told.add((member["file"], member["row"] or member["statement"], member["incident_no"]))
            if member["row"]:
                assert rows[member["file"], member["row"]]["event"] == event["event"]
                continue
            line = statements[member["statement"]]
            assert line["file"] == member["file"]
            assert line["incidents"][member["incident_no"] - 1]["event"] == event["event"]
    incidents = {(line["file"], line["id"], i["incident_no"]) for line in made.statements for i in line["incidents"]}
    incidents |= {(row["file"], row["row"], 1) for row in made.rows if row["event"]}
    assert told == incidents


@pytest.mark.parametrize("seed", SEEDS)
def test_every_quantity_of_the_truth_stands_in_its_words(seed: int) -> None:
    made = campaign(seed)
    for identity, text in texts(made).items():
        line = next(one for one in made.statements if one["id"] == identity)
        folded = text.translate(LETTERS).replace(",", "").casefold()
        for entry in (entry for incident in line["incidents"] for entry in incident["substances"]):
            assert stands_in(entry, folded), (identity, entry, text)


def stands_in(entry: dict[str, Any], folded: str) -> bool:
    """Whether the quantity is there: as digits, in kilos and grams, misprinted with a comma, or as a word."""
    if entry["quantity"] is None:
        return entry["unit"] == "unknown"
    value = Decimal(str(entry["quantity"]))
    plain = f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    kilos, rest = divmod(value * 1000, 1000) if entry["unit"] == "kg" else (value, Decimal(0))
    if rest and re.search(rf"\b{int(kilos)} \S+ {int(rest)}\b", folded):
        return True
    if value % 1 == Decimal("0.5") and any(
        words(name)["halves"][int(value)] in folded for name in ("english", "urdu") if value < 7
    ):
        return True
    names = [words(name)["numbers"][int(value)] for name in ("english", "urdu")] if value in range(21) else []
    return plain in folded or plain.replace(".", "") in folded or any(name in folded for name in names)


def test_what_laboratories_found_is_read_as_the_truth_says() -> None:
    """The generator and the reader share no word; each finding is of the incident that the truth names."""
    made = campaign(2025)
    told = [line for line in made.statements if any("laboratory" in incident for incident in line["incidents"])]
    assert len(told) == 16
    words_of = texts(made)
    for line in told:
        read = read_statement({**{name: line[name] for name in ("id", "date", "agency")}, "text": words_of[line["id"]]})
        assert len(read["incidents"]) == len(line["incidents"])
        for incident, true in zip(read["incidents"], line["incidents"], strict=True):
            said = [(one["found"], one["purity_high"], one["counterfeit"]) for one in incident.get("laboratory", [])]
            found = [(sorted(each["thing"] for each in things), purity, false) for things, purity, false in said]
            truth = [true["laboratory"]] if "laboratory" in true else []
            assert found == [(sorted(one["found"]), one["purity"], one["sold_as"] is not None) for one in truth], line["id"]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_of_the_truth_stands_in_its_spreadsheet(seed: int) -> None:
    made = campaign(seed)
    for filing in made.filings:
        if not filing.file.endswith((".csv", ".xlsx")):
            continue
        rows = data_rows(filing.content, filing.file)
        truth = [row for row in made.rows if row["file"] == filing.file]
        assert [row["row"] for row in truth] == list(range(1, len(rows) + 1)), filing.file
        for cells, row in zip(rows, truth, strict=True):
            joined = " ".join(cells).translate(LETTERS)
            for entry in (entry for incident in row["incidents"] for entry in incident["substances"]):
                assert f"{entry['quantity']:g}" in joined or str(int(entry["quantity"])) in joined, (filing.file, row["row"])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rule_of_the_counted_line_finds_the_truth(seed: int) -> None:
    """Laboratory, then custody, then registering, then first: the telling chosen is exact, whichever of equals is taken."""
    made = campaign(seed)
    for event, tellings in tellings_by_event(made):
        ranks = [(rank(incident, agency), incident) for agency, incident in tellings]
        best = min(r for r, _ in ranks)
        for incident in (i for r, i in ranks if r == best):
            assert lines_of(incident) == lines_of_event(event), (event["event"], incident)
        heard = [(r, i) for r, i in ranks if r > 0]  # a laboratory weighs; it does not arrest
        best = min(r for r, _ in heard)
        for incident in (i for r, i in heard if r == best):
            said = incident["arrests"]
            assert (said["total"], said["foreigners"] or 0) == (event["arrests"], event["foreigners"]), event["event"]
            assert incident["vehicles_impounded"] in (None, event["vehicles"])
        assert event["vehicles"] == max(i["vehicles_impounded"] or 0 for r, i in heard if r == best), event["event"]


def tellings_by_event(made: Campaign) -> Iterator[tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]]:
    """Every event with what each agency says of it."""
    told: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for line in made.statements:
        for incident in line["incidents"]:
            told.setdefault(incident["event"], []).append((line["agency"], incident))
    for row in made.rows:
        for incident in row["incidents"]:
            told.setdefault(incident["event"], []).append((incident["agencies"][0], incident))
    for event in made.events:
        yield event, told[event["event"]]


def rank(incident: dict[str, Any], agency: str) -> int:
    """The telling's place in the rule: the lower the better."""
    roles = incident["roles"].get(agency, [])
    return 0 if "tested" in roles else 1 if "took_custody" in roles else 2 if "registered_case" in roles else 3


def lines_of(incident: dict[str, Any]) -> list[tuple[str, Any]]:
    """What an incident states, in grams where it can be."""
    return sorted((entry["substance_code"], amount(entry)) for entry in incident["substances"])


def amount(entry: dict[str, Any]) -> Any:
    """Whole grams, or the number and its unit."""
    if entry["unit"] in IN_GRAMS:
        return round(Decimal(str(entry["quantity"])) * IN_GRAMS[entry["unit"]])
    return entry["quantity"], entry["unit"]


def lines_of_event(event: dict[str, Any]) -> list[tuple[str, Any]]:
    """What happened, in the same form."""
    return sorted((x["substance"], x["g"] if "g" in x else (float(x["n"]), x["unit"])) for x in event["lines"])


def test_the_largest_seizure_is_told_in_both_languages() -> None:
    made = campaign(2025)
    largest = max(made.events, key=lambda event: sum(line.get("g", 0) for line in event["lines"]))
    assert largest["setting"] == "sea"
    assert largest["tellings"] >= 4
    languages = {line["lang"] for line in made.statements for i in line["incidents"] if i["event"] == largest["event"]}
    assert languages >= {"en", "ur"}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_events_agencies_are_those_its_tellings_name(seed: int) -> None:
    for event, tellings in tellings_by_event(campaign(seed)):
        named = {code for _, incident in tellings for code in incident["agencies"]}
        assert named == set(event["agencies"]), event["event"]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_telling_moves_an_event_into_another_month(seed: int) -> None:
    for event, tellings in tellings_by_event(campaign(seed)):
        assert {incident["date"][:7] for _, incident in tellings} == {event["day"][:7]}, event["event"]


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_invented_says_so(seed: int) -> None:
    made = campaign(seed)
    assert all(event["event"].startswith("EX-") for event in made.events)
    numbers = re.compile(r"(?:case|FIR|reference|مقدمہ|flight)s? (?:No\.? )?([A-Z]{2,}[- ]?\d[\w/-]*)")
    for text in texts(made).values():
        assert not [found for found in numbers.findall(text) if not found.startswith("EX")], text


def test_no_statement_borrows_eight_words_from_a_real_one() -> None:
    if not STATEMENTS.exists():
        pytest.skip("the developers' statements (../shared/data/statements) are not on this machine")
    real = {
        run
        for line in STATEMENTS.read_text(encoding="utf-8").splitlines()
        for run in runs_of_eight(json.loads(line)["text"])
    }
    for identity, text in texts(campaign(2025)).items():
        assert not real & runs_of_eight(text), identity


def runs_of_eight(text: str) -> set[tuple[str, ...]]:
    """All sequences of eight words, without signs."""
    found = re.findall(r"\w+", text.casefold())
    return {tuple(found[at : at + 8]) for at in range(len(found) - 7)}


def test_the_folder_is_the_campaign(tmp_path: Path) -> None:
    made = campaign(7)
    write_campaign(made, tmp_path / "c")
    manifest = [json.loads(line) for line in (tmp_path / "c" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["received_at"] for line in manifest] == sorted(line["received_at"] for line in manifest)
    assert all(
        (tmp_path / "c" / line["file"]).read_bytes() == filing.content
        for line, filing in zip(manifest, made.filings, strict=True)
    )
    truth = {path.name for path in (tmp_path / "c" / "truth").iterdir()}
    assert truth == {"statements.jsonl", "rows.jsonl", "events.jsonl", "figures.json"}
    assert "were not" in (tmp_path / "c" / "README.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_house_knows_every_code(seed: int) -> None:
    """The generator may not look them up; this test may."""
    made = campaign(seed)
    numbered = {entry.code: entry.number for entry in agencies()}
    for filing in made.filings:
        parse_marking(filing.marking, originator=numbered[filing.agency])
        assert parse_grading(filing.grading).as_text() == filing.grading
        assert filing.received_at.utcoffset() == timedelta(hours=5)
        assert filing.written_on <= filing.received_at.date().isoformat()
    assert {code for event in made.events for code in event["agencies"]} <= set(numbered)
    known = {entry.code for entry in substances()}
    assert {line["substance"] for event in made.events for line in event["lines"]} <= known


def test_the_traps_are_there() -> None:
    """What the campaign promises to hold, so that nobody prunes it into an easy one."""
    made = campaign(2025)
    told = Counter(event["tellings"] for event in made.events)
    assert sum(count for tellings, count in told.items() if tellings > 1) >= 90
    assert max(told) >= 4
    kinds = Counter(line["kind"] for line in made.statements)
    assert {"operation", "periodic", "poppy", "migrant", "notice"} <= set(kinds)
    assert sum("nil" in line for line in made.statements) >= 3
    assert sum("slips" in line for line in (*made.statements, *made.rows)) >= 5
    assert sum("looks_like" in event for event in made.events) >= 5
    plain, truth = made.figures["as_reported"]["mass_g"], made.told.mass_g
    assert plain > truth * Decimal("1.2")
    contents = Counter(filing.content for filing in made.filings)
    alike = [row for filing in made.filings if filing.file.endswith((".csv", ".xlsx")) for row in repeated(filing)]
    assert alike
    assert sum(count - 1 for count in contents.values()) in (1, 2), "a month or two filed again as it was"


def repeated(filing: Any) -> list[tuple[str, ...]]:
    """Rows that stand in one spreadsheet twice, word for word."""
    rows = Counter(tuple(row) for row in data_rows(filing.content, filing.file))
    return [row for row, count in rows.items() if count > 1]


def test_the_demos_liaison_officer_may_not_read_every_filing() -> None:
    liaison = next(agency for _, _, name, agency, _ in PEOPLE if name == "liaison")
    kept = [
        filing.file
        for filing in make_campaign().filings
        if filing.agency != liaison and "every agency" not in filing.marking and liaison not in filing.marking
    ]
    assert len(kept) > 10, "the same pages must show the liaison other numbers, or the demo shows nothing of sharing"
