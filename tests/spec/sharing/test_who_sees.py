"""Who sees a record after what was decided: `who_sees.csv`, line by line, asked of the database as each standing person."""

import csv
import uuid
from pathlib import Path

import pytest
from django.db import connections

from rabta.filing.releasing import answer_request, ask_for_release, mark_anew, recall_release, release_report
from rabta.sharing.operations import reading_as
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.people import ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY

TEXT = "On 3 March 2025 ANF recovered 12 kg heroin from a truck at Torkham."
with (Path(__file__).parent / "who_sees.csv").open(encoding="utf-8") as table:
    LINES = list(csv.DictReader(table))


def numbers(codes: list[str]) -> list[int]:
    found = [agency_number(code) for code in codes]
    assert None not in found, codes
    return [number for number in found if number is not None]


def do(house: House, report: uuid.UUID, deed: str, releases: list[uuid.UUID], asked: list[uuid.UUID]) -> None:
    word, _, rest = deed.partition(" ")
    anf = {"reader_id": ANF_OFFICER.id, "at": house.clock.tick(), "new_id": house.clock.new_id, "reason": "so"}
    if word in ("release", "court"):
        kind = "share" if word == "release" else "court"
        named = numbers(rest.removeprefix("to ").split())
        releases.append(release_report(report_id=report, agencies=named, kind=kind, **anf))  # type: ignore[arg-type]
    elif word == "recall":
        recall_release(release_id=releases[int(rest) - 1], **anf)  # type: ignore[arg-type]
    elif word in ("mark", "keep"):
        mark_anew(report_id=report, marking_text=rest, keep_releases=word == "keep", **anf)  # type: ignore[arg-type]
    elif word == "ask":
        kind = "onward" if rest.startswith("onward ") else "share"
        customs = {**anf, "reader_id": CUSTOMS_OFFICER.id}
        named = numbers(rest.removeprefix("onward ").split())
        asked.append(ask_for_release(report_id=report, kind=kind, agencies=named, **customs))  # type: ignore[arg-type]
    else:
        made = answer_request(request_id=asked[-1], grant=word == "grant", **anf)  # type: ignore[arg-type]
        releases += [made] if made else []


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["why"])
def test_who_sees(house: House, line: dict[str, str]) -> None:
    """All of it or nothing: the report, its words, its incidents, its event."""
    if "for prevention" in line["given"]:
        report = _filed_for_another_purpose(house, line["given"])
    else:
        report = house.file(ANF_OFFICER, TEXT, marking=line["given"]).report_id
    releases: list[uuid.UUID] = []
    asked: list[uuid.UUID] = []
    for deed in filter(None, line["then"].split(" | ")):
        do(house, report, deed, releases, asked)
    seen = {}
    for person in EVERYBODY:
        with reading_as(person.id), connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM report_body),"
                " (SELECT count(*) FROM reading_row), (SELECT count(*) FROM incident),"
                " (SELECT count(*) FROM seizure_line), (SELECT count(*) FROM event_member)"
            )
            counts = cursor.fetchone()
        assert set(counts) in ({0}, {1}), (person.name, counts)
        seen[person.name] = (person.agency, counts[0])
    assert {agency for agency, count in seen.values() if count} == set(line["who sees it"].split())


def _filed_for_another_purpose(house: House, marking: str) -> uuid.UUID:
    """Nobody can file what the purpose in use leaves out: filed as usual, and marked by somebody who sees every row."""
    report = house.file(ANF_OFFICER, TEXT, marking=marking.partition("; for")[0]).report_id
    with house.as_superuser() as superuser:
        superuser.execute("ALTER TABLE marking DISABLE TRIGGER ALL")
        superuser.execute("UPDATE marking SET purposes = '{4}'")
    return report
