"""Rows of returns: filled from counted lines, what a form cannot take, repeats, versions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rabta.analysis.rules.claims import Claim
from rabta.returns.errors import NoSuchForm
from rabta.returns.rules.as_csv import as_csv, first_rows
from rabta.returns.rules.checks import WHY, of_other_days, repeats, sent_before, sorted_out
from rabta.returns.rules.filling import FILLS, Filled, filled
from rabta.returns.rules.form import Form, form, forms, words
from rabta.returns.rules.seized import Seized
from rabta.vocabulary.rules.substances import substance
from rabta.vocabulary.rules.units import units

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
HEROIN = Seized(
    event="e1", line=1, day=date(2025, 3, 4), province="Sindh", place="Karachi airport", country="PK",
    setting="airport_baggage", agencies=frozenset({"ANF"}), substance="heroin", mass_g=1250, quantity=None, unit="g",
    concealments=("in a trolley bag",),
)  # fmt: skip
ACID = replace(HEROIN, event="e2", substance="acetic_anhydride", mass_g=None, quantity=Decimal("12.5"), unit="litre",
               setting="road", place="Quetta", concealments=())  # fmt: skip


def rows(code: str, *lines: Seized) -> list[Filled]:
    return filled(form(code), form(code).version_for(FIRST, LAST), lines)


def told(code: str, *lines: Seized) -> list[dict[str, str]]:
    names = [column.name for column in form(code).version_for(FIRST, LAST).columns]
    return [dict(zip(names, row.values, strict=True)) for row in rows(code, *lines)]


def test_a_seizure_is_told_in_the_forms_words() -> None:
    assert told("seizures", HEROIN) == [{
        "Seizure date": "2025-03-04", "ISO3": "PAK", "Drug/substance": "Heroin", "Measurement unit": "Kilogram",
        "Quantity seized": "1.25", "Trafficking mode of transportation": "Commercial air",
        "Physical seizure location": "Karachi airport",
    }]  # fmt: skip


def test_a_year_is_added_up_by_substance_and_unit() -> None:
    more = replace(HEROIN, event="e3", mass_g=750)
    second_line = replace(HEROIN, line=2, mass_g=1000)
    tablets = replace(HEROIN, event="e4", mass_g=None, quantity=Decimal(40), unit="tablet")
    found = told("annual", HEROIN, second_line, more, tablets, ACID)
    assert [(row["Drug/substance"], row["Quantity seized"], row["Measurement unit"], row["Number of seizures"])
            for row in found] == [("Acetic Anhydride", "12.5", "Litre", "1"), ("Heroin", "3", "Kilogram", "2"),
                                  ("Heroin", "40", "Tablet", "1")]  # fmt: skip


def test_what_nobody_weighed_is_in_no_sum_and_set_aside() -> None:
    unweighed = replace(HEROIN, event="e8", mass_g=None, unit="kg")
    taken, aside = sorted_out(form("annual").version_for(FIRST, LAST), rows("annual", HEROIN, unweighed))
    assert [row.values[3:] for row in taken] == [("1.25", "Kilogram", "1")]
    assert [(one.row.events, one.column, one.why) for one in aside] == [(("e8",), "Quantity seized", "empty")]


def test_precursors_alone_and_customs_alone() -> None:
    taken, aside = sorted_out(form("precursors").version_for(FIRST, LAST), rows("precursors", HEROIN, ACID))
    assert [row.values[1:6] for row in taken] == [("Acetic anhydride", "Table I", "2915.24", "12.5", "l")] and not aside
    assert told("customs", HEROIN) == []
    [row] = told("customs", replace(HEROIN, agencies=frozenset({"CUSTOMS", "ANF"})))
    assert (row["Method of concealment"], row["Type of location"], row["Departure"]) == ("Baggage", "Airport", "Unknown")


def test_a_state_returns_what_was_seized_in_it() -> None:
    assert told("seizures", replace(HEROIN, country="AE")) == []


def test_claims_that_differ_come_to_unknown() -> None:
    def bound_for(*places: str) -> str:
        claims = tuple(Claim(words=place, source="B", information=2) for place in places)
        found = told("customs", replace(HEROIN, agencies=frozenset({"CUSTOMS"}), destinations=claims))
        return found[0]["Destination"]

    assert (bound_for("Jeddah"), bound_for("Jeddah", "Doha"), bound_for()) == ("Saudi Arabia", "Unknown", "Unknown")


def test_what_the_form_cannot_take_is_set_aside_and_nothing_else_is() -> None:
    packets = replace(HEROIN, event="e5", mass_g=None, quantity=Decimal(3), unit="packet")
    unweighed = replace(HEROIN, event="e6", mass_g=None, quantity=None, unit="kg")
    version = form("seizures").version_for(FIRST, LAST)
    taken, aside = sorted_out(version, rows("seizures", HEROIN, packets, unweighed))
    assert [row.events for row in taken] == [("e1",)]
    assert [(one.row.events, one.column, one.value, one.why) for one in aside] == [
        (("e5",), "Measurement unit", "packets", "no_word"), (("e6",), "Quantity seized", "", "empty"),
    ]  # fmt: skip
    assert {one.why for one in aside} <= set(WHY)


def test_repeats_are_looked_for_before_it_is_sent() -> None:
    version = form("seizures").version_for(FIRST, LAST)
    again = replace(HEROIN, event="e7")
    [doubt] = repeats(form("seizures"), version, rows("seizures", HEROIN, ACID, again))
    assert (doubt.why, len(doubt.rows)) == ("equal", 2)
    assert repeats(form("annual"), form("annual").version_for(FIRST, LAST), rows("annual", HEROIN, again)) == []


def test_a_quarter_sent_twice_is_one_finding() -> None:
    quarter = [replace(HEROIN, event=f"q{n}", day=date(2025, 1 + n % 3, 2 + n), mass_g=1000 + n) for n in range(9)]
    doubled = [replace(one, event=f"{one.event} again", day=one.day.replace(month=one.day.month + 3)) for one in quarter]
    version = form("seizures").version_for(FIRST, LAST)
    found = repeats(form("seizures"), version, rows("seizures", *quarter, *doubled))
    assert [(one.why, one.of, one.first, len(one.rows)) for one in found] == [("quarter", "Q2 2025", "Q1 2025", 9)]
    assert repeats(form("seizures"), version, rows("seizures", *quarter)) == []


def test_what_was_sent_before_is_told_by_its_day() -> None:
    [doubt] = sent_before(rows("seizures", HEROIN, ACID), {"e2": date(2025, 4, 1)})
    assert (doubt.why, doubt.of, len(doubt.rows)) == ("sent", "2025-04-01", 1)


def test_a_version_is_for_its_days() -> None:
    old = form("seizures").version_for(date(2015, 1, 1), date(2015, 12, 31))
    assert len(old.columns) == 16 and "- HIDING_PLACE" in form("seizures").changed_since(old)
    assert form("seizures").version_for(FIRST, LAST, "16 columns") == old
    assert of_other_days(old, date(2015, 1, 1), date(2015, 12, 31)) == []
    [doubt] = of_other_days(old, FIRST, LAST)
    assert (doubt.why, doubt.of, doubt.rows) == ("other_days", "2011-01-01 – 2016-12-31", ())
    with pytest.raises(NoSuchForm, match="No version of UN individual drug seizures was in force on all days"):
        form("seizures").version_for(date(2016, 12, 1), date(2017, 1, 31))
    with pytest.raises(NoSuchForm, match='no version "9"'):
        form("annual").version_for(FIRST, LAST, "9")
    with pytest.raises(NoSuchForm, match="seizures, annual, precursors, customs"):
        form("arq")


@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.code)
def test_every_column_is_filled_by_something(one: Form) -> None:
    for version in one.versions:
        assert {column.fill for column in version.columns} <= {*FILLS, "drug", "unit"}
    assert one.by in ("line", "sum")


def test_lists_name_codes_of_the_vocabulary() -> None:
    for code in (*words("drugs"), *words("precursors")):
        assert substance(code).code == code
    assert {*words("units"), *words("precursor_units")} <= {one.code for one in units()}


def test_the_file_is_plain_csv() -> None:
    version = form("seizures").version_for(FIRST, LAST)
    content = as_csv(version, rows("seizures", replace(HEROIN, place='=cmd("x"), Hub')))
    assert content.endswith(b',Commercial air,"cmd(""x""), Hub"\r\n')
    heading, told_rows = first_rows(content.decode(), most=5)
    assert heading[0] == "Seizure date" and told_rows[0][-1] == 'cmd("x"), Hub'
