"""Arithmetic and wording of figures: what is added up, what never is, and in which words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.briefing.errors import NoSuchCampaign, NoSuchFigure, PeriodBackwards
from rabta.briefing.register import figure_kind, figure_kinds
from rabta.briefing.rules.campaigns import WHOLE_RECORD, campaign
from rabta.briefing.rules.caveats import Circumstances, caveats_for, not_counted
from rabta.briefing.rules.figure import Found, figure
from rabta.briefing.rules.part_rows import Sums, number
from rabta.briefing.rules.period import Period, twelve_months_to
from rabta.briefing.rules.side import WHOLE, Side
from rabta.briefing.rules.wording import mass_in_words, plain_number, quantity_in_words
from rabta.vocabulary.rules.numbered import agency_number
from rabta.vocabulary.rules.substances import substances

NOTHING = Circumstances(
    undated_events=0, dated_by_report=0, lumps=0, arrests_not_stated=0, lines_without_quantity=0, hedged_lines=0,
    factors_versions=(), periodic_rows=0, rows_set_aside=0, rows_repeated=0, not_placed=0, withdrawn_reports=0, asked=0,
)  # fmt: skip


def part(stored: str, value: int, as_reported: int | None = None) -> tuple[str, Sums]:
    reported = Decimal(value if as_reported is None else as_reported)
    return stored, Sums(value=Decimal(value), as_reported=reported, records=1)


def made(name: str, *parts: tuple[str, Sums]) -> dict[str, object]:
    return figure(figure_kind(name), Found(parts=dict(parts), records=len(parts)), caveats=(), factors_version="2025-1")


def test_a_sum_is_the_sum_of_its_parts() -> None:
    heroin, opium = (str(s.number) for s in substances() if s.code in ("heroin", "opium"))
    found = made("mass_by_substance", part(heroin, 2400, 4800), part(opium, 900))
    assert (found["value"], found["as_reported"]) == (3300, 5700)
    assert [(row["key"], row["value"]) for row in found["by"]] == [("heroin", 2400), ("opium", 900)]  # type: ignore[attr-defined]
    assert found["value_text"] == "3.3 kg" and found["factors_version"] == "2025-1"


def test_arrests_are_one_part_and_the_others_lie_inside_it() -> None:
    found = made("arrests", part("arrested", 20), part("foreigners", 3), part("women", 4))
    assert found["value"] == 20 and found["overlapping_parts"] and found["factors_version"] is None
    assert [row["key"] for row in found["by"]] == ["women", "foreigners"]  # type: ignore[attr-defined]


def test_litres_and_tablets_are_never_added_up() -> None:
    kind = figure_kind("other_quantities")
    found = made("other_quantities", part(kind.stored("acetic_anhydride/litre"), 40), part(kind.stored("mdma/tablet"), 500))
    assert found["value"] is None and "see its parts" in str(found["value_text"])
    assert [row["value_text"] for row in found["by"]] == ["500 tablets", "40 litres"]  # type: ignore[attr-defined]
    assert made("other_quantities")["value_text"] == "none stated"


def test_a_part_that_is_told_and_counts_nothing_says_why() -> None:
    found = made("mass_by_substance", part("1", 0, 1_400_000), part("2", 900, 1_800))
    assert [row["note"] for row in found["by"]] == ["", "already counted elsewhere"]  # type: ignore[attr-defined]


def test_parts_are_named_in_words() -> None:
    kind = figure_kind("other_quantities")
    named = [kind.named(kind.stored(f"hashish/{unit}")) for unit in ("tablet", "thousand_tablets", "unknown")]
    assert [one.label for one in named] == ["Hashish, tablets", "Hashish, thousand tablets", "Hashish, unit not stated"]
    assert not any(sign in one.label_ur for one in named for sign in "abcdefghijklmnopqrstuvwxyz_")


def test_parts_have_keys_that_lead_back() -> None:
    stored_keys = {"events": "Punjab", "mass_by_substance": "1", "other_quantities": "1/5", "arrests": "women"}
    for kind, stored in stored_keys.items():
        assert figure_kind(kind).stored(figure_kind(kind).named(stored).key) == stored
    assert WHOLE.parameters(figure_kind("arrests"))["key"] == "arrested"
    assert WHOLE.parameters(figure_kind("events")) == {"key": None, "agency": None, "province": None, "month": None}
    cut = Side(agency="ANF", month="2025-03").parameters(figure_kind("events"))
    assert (cut["agency"], cut["month"]) == (agency_number("ANF"), date(2025, 3, 1))
    for side in (Side(agency="NOBODY"), Side(month="2025-13")):
        with pytest.raises(NoSuchFigure):
            side.parameters(figure_kind("events"))
    for name, key in (("mass_by_substance", "sugar"), ("other_quantities", "heroin"), ("arrests", "children")):
        with pytest.raises(NoSuchFigure):
            Side(key=key).parameters(figure_kind(name))
    assert [kind.place for kind in figure_kinds()] == sorted({kind.place for kind in figure_kinds()})


@pytest.mark.parametrize(
    ("grams", "words"),
    [(0, "0 g"), (999, "999 g"), (1000, "1 kg"), (12_345, "12.345 kg"), (999_999, "999.999 kg"),
     (1_000_000, "1 tonne"), (134_000_499, "134 tonnes"), (134_000_500, "134 tonnes"), (134_001_500, "134.002 tonnes")],
)  # fmt: skip
def test_masses_in_words(grams: int, words: str) -> None:
    assert mass_in_words(grams) == words


@given(st.integers(min_value=0, max_value=999_999))
def test_below_a_tonne_words_lose_nothing(grams: int) -> None:
    amount, unit = mass_in_words(grams).split()
    assert Decimal(amount) * {"g": 1, "kg": 1000}[unit] == grams


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=0, max_value=10**12))
def test_numbers_keep_their_value(value: Decimal) -> None:
    assert Decimal(plain_number(value).replace(",", "")) == value == number(value)


def test_units_in_words() -> None:
    assert quantity_in_words(Decimal(1), "tablet") == "1 tablet"
    assert quantity_in_words(Decimal("2.5"), "maund") == "2.5 maunds"
    assert quantity_in_words(Decimal(3), "packed_capsule") == "3 packed capsules"
    assert quantity_in_words(Decimal(3), "unknown") == "3 (unit not stated)"


def test_nothing_to_say_says_nothing() -> None:
    assert not_counted(NOTHING) == []
    assert [caveats_for(kind.name, NOTHING) for kind in figure_kinds()] == [()] * len(figure_kinds())


def test_every_circumstance_is_said_somewhere() -> None:
    """A number the database gives and no sentence shows would be a doubt kept from the reader."""
    for name in Circumstances.__dataclass_fields__:
        value = ("2025-1",) if name == "factors_versions" else 7
        now = replace(NOTHING, **{name: value})
        said = [sentence for kind in figure_kinds() for sentence in caveats_for(kind.name, now)]
        said += [f"{row['number']} {row['what']}" for row in not_counted(now)]
        assert any("7" in sentence or "2025-1" in sentence for sentence in said), name


def test_periods() -> None:
    with pytest.raises(PeriodBackwards):
        Period(date(2025, 2, 2), date(2025, 2, 1))
    period = Period(date(2024, 11, 30), date(2025, 2, 1))
    assert period.in_words() == "30 November 2024 to 1 February 2025"
    assert period.months() == (date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1))


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_twelve_months_are_twelve(day: date) -> None:
    period = twelve_months_to(day)
    assert len(period.months()) == 12 and period.date_to == day and period.date_from.day == 1


def test_campaigns() -> None:
    assert campaign("example") == Period(date(2024, 12, 1), date(2025, 11, 30))
    assert campaign(WHOLE_RECORD) is None
    with pytest.raises(NoSuchCampaign, match="example, whole-record"):
        campaign("nonesuch")
