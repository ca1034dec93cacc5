"""Every cut of a figure (by agency, province, month), the credit and the readings: recounted, opened, for everybody."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from rabta.briefing import queries
from rabta.briefing.errors import NoSuchFigure
from rabta.counting.operations import judge_together
from rabta.counting.queries import event, events
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, EVERYBODY, OUTSIDER
from tests.rooms.figures_seen import PERIOD, by_name, parts
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY
from tests.rooms.recount import recount

__all__ = ["filled", "full"]
CUT = ("events", "mass_by_substance", "arrests", "arrests_apart", "vehicles")


def test_breakdowns_and_credit_equal_a_plain_recount_for_everybody(full: House) -> None:
    pictures = set()
    for person in EVERYBODY:
        oracle, seen = recount(full, person), by_name(person)
        for name in CUT:
            wanted = oracle.cuts(name, FIRST_DAY, LAST_DAY)
            for cut, rows in seen[name]["breakdowns"].items():  # type: ignore[attr-defined]
                found = {row["key"]: (row["value"], row["as_reported"]) for row in rows}
                assert found == {key: sums for key, sums in wanted[cut].items() if any(sums)}, (person.name, name, cut)
                if cut != "agency":
                    assert sum(row["value"] for row in rows) == seen[name]["value"]
            shares = oracle.shares(name, FIRST_DAY, LAST_DAY)
            credited = {row["agency"]["code"]: row for row in seen[name]["credited"]}  # type: ignore[attr-defined]
            step = Decimal(1) if name == "mass_by_substance" else Decimal("0.01")
            assert sum(row["share"] for row in credited.values()) == seen[name]["value"]
            for code, row in credited.items():
                assert abs(Fraction(row["share"]) - shares.get(code, Fraction(0))) < step, (person.name, name, code)
                assert row["full"] == wanted["agency"].get(code, (0, 0))[0]
            pictures.add((name, str(sorted(wanted["agency"].items()))))
    assert len(pictures) > 2 * len(CUT) - 2, "and the outsider? Readers of different rights must get different cuts"


def test_every_cut_opens_to_records_that_add_up_to_it(full: House) -> None:
    opened = 0
    for person in (ANALYST, OUTSIDER):
        for name, figure in by_name(person).items():
            for cut, rows in figure["breakdowns"].items():  # type: ignore[attr-defined]
                for row in rows:
                    with reading_as(person.id):
                        found = queries.figure_records(name, **PERIOD, **{cut: row["key"]}, most=1000)  # type: ignore[arg-type]
                    assert sum(event["value"] or 0 for event in found["events"]) == row["value"], (name, cut, row["key"])
                    assert sum(event["as_reported"] or 0 for event in found["events"]) == row["as_reported"]
                    opened += len(found["events"])
    assert opened > 100


def test_a_part_has_its_own_breakdowns(full: House) -> None:
    """"Of whom Afghans, in which provinces?" A part is cut as the whole is."""
    for name, figure in by_name(ANALYST).items():
        for part in figure["by"]:  # type: ignore[attr-defined]
            with reading_as(ANALYST.id):
                shown = queries.figure_records(name, **PERIOD, key=part["key"])["figure"]  # type: ignore[arg-type]
            assert shown["part"]["value"] == part["value"]
            for cut in ("province", "month"):
                assert sum(row["value"] for row in shown["breakdowns"][cut]) == part["value"], (name, part["key"], cut)


def test_cuts_that_do_not_exist_are_refused_or_empty(full: House) -> None:
    with reading_as(ANALYST.id):
        for wrong in ({"agency": "NOBODY"}, {"month": "2025-13"}, {"month": "February"}):
            with pytest.raises(NoSuchFigure):
                queries.figure_records("events", **PERIOD, **wrong)  # type: ignore[arg-type]
        nowhere = queries.figure_records("events", **PERIOD, province="'; DROP TABLE event; --")  # type: ignore[arg-type]
        assert nowhere["events"] == [] and nowhere["total"] == 0
        odd = queries.figure_records("events", **PERIOD, key="x' OR true --")  # type: ignore[arg-type]
        assert odd["events"] == [] and odd["figure"]["breakdowns"]["province"] == []


def test_arrests_apart_from_any_seizure_stand_apart_and_leave_two_readings(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 4 kg heroin recovered, three held.", written_on=FIRST_DAY)
    house.file(ANF_OFFICER, "ANF arrested two Afghan nationals in Karachi.", written_on=FIRST_DAY)
    seen = by_name(ANALYST)
    assert (seen["arrests"]["value"], seen["arrests_apart"]["value"]) == (3, 2)
    assert parts(seen["arrests_apart"]) == {"foreigners": 2, "nationality:AF": 2}
    readings = {row["key"]: row["value"] for row in seen["arrests"]["readings"]}  # type: ignore[attr-defined]
    assert (readings["arrested_among"], readings["arrested_beside"]) == (3, 5)
    assert by_name(OUTSIDER)["arrests"]["readings"] == []


def test_what_is_told_months_away_of_an_event_is_as_reported_on_its_day(house: House) -> None:
    """A person says that reports of February and of May tell of one seizure: February holds all that was told of it."""
    days = (date(2025, 2, 3), date(2025, 2, 4), date(2025, 5, 20))
    for who, day, kilograms in zip((ANF_OFFICER, CUSTOMS_OFFICER, CUSTOMS_OFFICER), days, (10, 20, 40), strict=True):
        house.file(who, f"{kilograms} kg hashish seized in Quetta on {day.day} {day:%B} {day.year}.", written_on=day)
    with reading_as(ANALYST.id):
        first, *others = sorted(i["key"] for one in events(date_from=days[0], date_to=days[2], most=9)["events"]
                                for i in event(one["key"])["incidents"])  # fmt: skip
    pairs = [(first, other) for other in others]
    judge_together(reader_id=ANALYST.id, pairs=pairs, outcome="same", at=house.clock.tick(), new_id=house.clock.new_id)
    seen = by_name(ANALYST)
    assert (seen["events"]["value"], seen["events"]["as_reported"]) == (1, 3)
    assert seen["mass_by_substance"]["as_reported"] == 70_000
