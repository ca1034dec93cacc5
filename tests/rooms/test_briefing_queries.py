"""Figures equal a plain recount for every reader, open to records that add up to them, and lead back to the words."""

import re
from datetime import date
from decimal import Decimal

import pytest
from psycopg import sql

from rabta.briefing import queries
from rabta.briefing.errors import NoSuchFigure, NothingDated, PeriodBackwards
from rabta.briefing.register import figure_kinds
from rabta.counting.queries import event, events, report
from rabta.documents import queries as documents
from rabta.filing.operations import withdraw_report
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER, Person
from tests.rooms.figures_seen import PERIOD, by_name, parts
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY, Filing, file_all, invented_month
from tests.rooms.recount import recount

__all__ = ["filled", "full"]
EMPTY = {0, None}


def test_figures_equal_a_plain_recount_for_everybody(full: House) -> None:
    totals = set()
    for person in EVERYBODY:
        oracle, seen = recount(full, person), by_name(person)
        assert seen["events"]["value"] == sum(not e.covers for e in oracle.in_period(FIRST_DAY, LAST_DAY))
        assert seen["events"]["as_reported"] == sum(len(e.members) for e in oracle.in_period(FIRST_DAY, LAST_DAY))
        counted = {key: value for key, value in parts(seen["mass_by_substance"]).items() if value}
        assert counted == oracle.mass(FIRST_DAY, LAST_DAY)
        assert seen["mass_by_substance"]["value"] == sum(oracle.mass(FIRST_DAY, LAST_DAY).values())
        assert seen["mass_by_substance"]["as_reported"] == oracle.mass_reported(FIRST_DAY, LAST_DAY)
        others = {key: value for key, value in parts(seen["other_quantities"]).items() if value}
        assert others == oracle.others(FIRST_DAY, LAST_DAY)
        for name, at_seizures in (("arrests", True), ("arrests_apart", False)):
            people = oracle.people(FIRST_DAY, LAST_DAY, at_seizures=at_seizures)
            assert seen[name]["value"] == people.pop("arrested", 0)
            assert {k: v for k, v in parts(seen[name]).items() if v} == {k: v for k, v in people.items() if v}
            assert seen[name]["as_reported"] == oracle.arrests_reported(FIRST_DAY, LAST_DAY, at_seizures=at_seizures)
        massed = [e for e in oracle.in_period(FIRST_DAY, LAST_DAY) if oracle.worth("mass_by_substance", e) is not None]
        with reading_as(person.id):
            mean = {one["name"]: one for one in queries.briefing(**PERIOD)["ratios"]}["mean_mass"]
        assert (mean["of"], mean["by"]) == (seen["mass_by_substance"]["value"], len(massed))
        assert seen["vehicles"]["value"] == sum(e.vehicles or 0 for e in oracle.in_period(FIRST_DAY, LAST_DAY))
        totals.add(seen["mass_by_substance"]["value"])
    assert by_name(ANALYST)["mass_by_substance"]["value"], "and the outsider?"
    assert len(totals) >= 4, "readers of different rights must get different pictures, or nothing was tested"
    assert by_name(OUTSIDER)["events"]["value"] < by_name(ANALYST)["events"]["value"]  # type: ignore[operator]


DAYS = """
SELECT count(DISTINCT e.day), count(*) FILTER (WHERE t.day IS DISTINCT FROM e.day), count(*)
FROM {} t LEFT JOIN event e ON e.view_id = t.view_id AND e.key = t.event_key
"""


def test_members_and_lines_stand_on_the_day_of_their_event(full: House) -> None:
    with full.as_superuser() as admin:
        for table in ("event_member", "counted_line"):
            days, others, rows = admin.execute(sql.SQL(DAYS).format(sql.Identifier(table))).fetchone() or (0, 0, 0)
            assert days > 5 and others == 0 and rows > 20, table


def test_what_is_releasable_is_what_a_reader_would_see_to_whom_nothing_else_is_told(full: House) -> None:
    nobody = Person("nobody", "LEVIES", 1, ())
    with reading_as(ANALYST.id, releasable=True):
        seen = {one["name"]: one for one in queries.briefing(**PERIOD)["figures"]}
    oracle = recount(full, nobody)
    assert seen["mass_by_substance"]["value"] == sum(oracle.mass(FIRST_DAY, LAST_DAY).values()) > 0
    assert seen["events"]["value"] == sum(not e.covers for e in oracle.in_period(FIRST_DAY, LAST_DAY))
    assert seen["mass_by_substance"]["value"] < by_name(ANALYST)["mass_by_substance"]["value"]


def test_the_records_of_every_figure_and_part_add_up_to_it(full: House) -> None:
    opened = 0
    for person in (ANALYST, ANF_OFFICER, OUTSIDER):
        for name, figure in by_name(person).items():
            keys = [None, *parts(figure)] if figure["value"] is not None else list(parts(figure))
            for key in keys:
                with reading_as(person.id):
                    found = queries.figure_records(name, **PERIOD, key=key, most=1000)  # type: ignore[arg-type]
                wanted = figure["value"] if key is None else parts(figure)[key]  # type: ignore[index]
                reported = figure["as_reported"] if key is None else parts(figure, "as_reported")[key]  # type: ignore[index]
                assert sum(row["value"] or 0 for row in found["events"]) == wanted, (person.name, name, key)
                assert sum(row["as_reported"] or 0 for row in found["events"]) == reported, (person.name, name, key)
                assert found["total"] == len(found["events"])
                opened += len(found["events"])
    assert opened > 50


def test_pages_of_records_are_cut_from_one_order(full: House) -> None:
    with reading_as(ANALYST.id):
        whole = queries.figure_records("mass_by_substance", **PERIOD, most=1000)["events"]
        pages = [
            row
            for offset in range(0, len(whole), 3)
            for row in queries.figure_records("mass_by_substance", **PERIOD, most=3, offset=offset)["events"]
        ]
    assert pages == whole
    assert [row["value"] for row in whole] == sorted((row["value"] for row in whole), reverse=True)


def test_every_number_walks_back_to_its_words(full: House) -> None:
    """Figure -> events -> incidents -> the very digits, for every line that counts."""
    walked = 0
    with reading_as(ANALYST.id):
        for row in queries.figure_records("mass_by_substance", **PERIOD, most=1000)["events"]:
            found = event(row["event_key"])
            assert found is not None
            assert {i["key"] for i in row["incidents"]} == {i["key"] for i in found["incidents"]}
            incidents = {incident["key"]: incident for incident in found["incidents"]}
            for line in found["lines"]:
                told = incidents[line["from_incident"]]
                said = [own for own in told["lines"] if own["substance"] == line["substance"]]
                assert said, "the line that counts must stand in the incident it is said to come from"
                for own in said:
                    words = told["text"][own["start"] : own["end"]]
                    assert Decimal(re.sub(r"[^0-9.]", "", words)) == own["quantity"]
                    walked += 1
    assert walked >= 8


def test_the_opened_briefing_adds_up_and_points_into_its_words(full: House) -> None:
    with reading_as(ANALYST.id):
        opened = documents.briefing_opened(**PERIOD)
    keys = {found["key"] for found in opened["events"]}
    for figure in opened["figures"]:
        assert {row["event_key"] for row in figure["events"]} <= keys
        if figure["value"] is not None:
            assert sum(row["value"] or 0 for row in figure["events"]) == figure["value"]
    pointed = 0
    for found in opened["events"]:
        for incident in found["incidents"]:
            for line in incident["lines"]:
                start, end = line["at"]
                assert Decimal(incident["words"][start:end].replace(",", "")) == line["quantity"]
                pointed += 1
    assert pointed > 20


def test_months_and_districts_add_up_to_the_figures(full: House) -> None:
    with reading_as(ANALYST.id):
        seen = queries.situation(today=date(2025, 3, 5))
    figures = {figure["name"]: figure for figure in seen["figures"]}
    assert len(seen["by_month"]) == 12 and seen["by_month"][-1]["month"] == date(2025, 3, 1)
    assert sum(month["events"] for month in seen["by_month"]) == figures["events"]["value"]
    assert sum(month["mass_g"] for month in seen["by_month"]) == figures["mass_by_substance"]["value"]
    assert 0 < sum(d["events"] for d in seen["districts"]) <= figures["events"]["value"]
    assert all(24 < d["lat"] < 37 and 60 < d["lon"] < 78 for d in seen["districts"])
    with reading_as(OUTSIDER.id):
        outside = queries.situation(today=date(2025, 3, 5))
    assert outside["figures"][0]["value"] < figures["events"]["value"]


def test_an_empty_house_has_an_empty_briefing(house: House) -> None:
    with reading_as(ANALYST.id):
        empty = queries.briefing(**PERIOD)
        assert {figure["value"] for figure in empty["figures"]} == EMPTY
        assert empty["not_counted"] == []
        with pytest.raises(NothingDated):
            queries.whole_record()
        with pytest.raises(NoSuchFigure):
            queries.figure_records("events_by_mood", **PERIOD)
        with pytest.raises(NoSuchFigure):
            queries.figure_records("mass_by_substance", **PERIOD, key="sugar")
        with pytest.raises(PeriodBackwards):
            queries.briefing(date_from=LAST_DAY, date_to=FIRST_DAY)


def test_what_is_not_counted_is_said(house: House) -> None:
    house.file(ANF_OFFICER, "ANF near Torkham: 4 kg charas recovered, one held.")
    house.file(ANF_OFFICER, b"%PDF-1.4 not readable yet", file_name="scan.pdf")
    gone = house.file(ANF_OFFICER, "ANF in Quetta: 9 kg opium recovered.", written_on=FIRST_DAY)
    withdraw_report(
        reader_id=ANF_OFFICER.id, report_id=gone.report_id, reason="wrong file", at=house.clock.tick(),
        new_id=house.clock.new_id,
    )  # fmt: skip
    with reading_as(ANALYST.id):
        found = queries.briefing(**PERIOD)
    said = {row["what"]: row["number"] for row in found["not_counted"]}
    assert said == {"undated event": 1, "row set aside": 1, "report pulled back": 1}
    assert {figure["value"] for figure in found["figures"]} == EMPTY
    with reading_as(OUTSIDER.id):
        assert queries.briefing(**PERIOD)["not_counted"] == []


def test_litres_and_tablets_are_never_converted(house: House) -> None:
    text = "ANF near Torkham: 40 litres of acetic anhydride and 500 ecstasy tablets seized."
    house.file(ANF_OFFICER, text, written_on=date(2025, 2, 4))
    seen = by_name(ANALYST)
    assert seen["mass_by_substance"]["value"] == 0
    assert parts(seen["other_quantities"]) == {"acetic_anhydride/litre": 40, "mdma/tablet": 500}
    assert seen["other_quantities"]["value"] is None
    assert any("litres and tablets" in caveat for caveat in seen["mass_by_substance"]["caveats"])  # type: ignore[attr-defined]
    assert parts(by_name(OUTSIDER)["other_quantities"]) == {}


def test_every_figure_says_what_it_is(full: House) -> None:
    for kind, figure in zip(figure_kinds(), by_name(ANALYST).values(), strict=True):
        assert figure["definition"] and figure["unit"] and figure["source"] and figure["view"] == "your view"
        assert figure["name"] == kind.name
        assert bool(figure["factors_version"]) == kind.converts


def test_the_version_moves_with_what_the_reader_sees_and_with_nothing_else(house: House) -> None:
    def versions() -> dict[Person, str]:
        found = {}
        for person in (ANALYST, OUTSIDER):
            with reading_as(person.id):
                found[person] = queries.version(today=LAST_DAY)
                assert queries.situation(today=LAST_DAY)["version"] == found[person]
        return found

    before = versions()
    house.file(ANF_OFFICER, "ANF in Quetta: 9 kg opium recovered.", marking="confidential; to NNCC")
    after = versions()
    assert after[ANALYST] != before[ANALYST]
    assert after[OUTSIDER] == before[OUTSIDER]


def test_events_list_and_briefing_agree(full: House) -> None:
    for person in (ANALYST, OUTSIDER):
        with reading_as(person.id):
            counting = [brief for brief in events(**PERIOD, most=1000)["events"] if not brief["covers"]]
            assert len(counting) == queries.briefing(**PERIOD)["figures"][0]["value"]


def test_a_lump_counts_nothing_beside_its_parts_and_says_so(house: House) -> None:
    house.file(CUSTOMS_OFFICER, "ANF in two operations at Attock seized 31.1 kg hashish.", written_on=FIRST_DAY)
    for text in ("ANF: 12 kg hashish in a vehicle at Attock, one held.", "ANF: 19.1 kg hashish in a car at Attock."):
        house.file(ANF_OFFICER, text, written_on=FIRST_DAY)
    seen = by_name(ANALYST)
    assert (seen["events"]["value"], seen["events"]["as_reported"]) == (2, 3)
    assert (seen["mass_by_substance"]["value"], seen["mass_by_substance"]["as_reported"]) == (31_100, 62_200)
    assert any("lumps events counts nothing" in caveat for caveat in seen["events"]["caveats"])  # type: ignore[attr-defined]
    with reading_as(ANALYST.id):
        [lump] = [brief for brief in events(**PERIOD)["events"] if brief["covers"]]
        assert lump["lines"] == [] and event(lump["key"])["covers"] == lump["covers"]  # type: ignore[index]
        found = queries.figure_records("mass_by_substance", **PERIOD)["events"]
        assert [(row["value"], bool(row["covers"])) for row in found] == [(19_100, False), (12_000, False), (None, True)]
        told = event(lump["key"])["incidents"][0]["report"]["id"]  # type: ignore[index]
        [fate] = report(told)["became"]  # type: ignore[index]
        assert fate["fate"] == "set_aside" and "2 events as one" in fate["why"]
    assert by_name(OUTSIDER)["events"]["as_reported"] == 0


def test_a_narrower_reader_never_counts_more_reports(full: House) -> None:
    wide, narrow = by_name(ANALYST), by_name(OUTSIDER)
    assert 0 < narrow["events"]["as_reported"] < wide["events"]["as_reported"]  # type: ignore[operator]


def test_what_is_secret_to_its_originator_counts_for_nobody_below(house: House) -> None:
    file_all(house, [Filing(ANALYST, f.text, "secret; originator only", f.written_on) for f in invented_month(7)])
    assert by_name(ANALYST)["events"]["value"]
    assert by_name(OUTSIDER)["events"]["as_reported"] == by_name(ANF_OFFICER)["events"]["as_reported"] == 0
