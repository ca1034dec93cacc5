"""Values in another currency: exact, each event at its own day's rate, by rates they name; a day without a rate is told."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Any

import pytest

from rabta.analysis.queries.analysed import analysed
from rabta.briefing import queries
from rabta.briefing.errors import NoSuchCurrency, NoSuchRates, NotARateFile, NotForYouToPrice, NotSaidOfRates
from rabta.briefing.operations import RatesBrought, SaidOfRates, import_rates, step_list
from rabta.briefing.pricing import chosen_list, rate_lists, rates_of, ways_into
from rabta.briefing.rules.list_course import Kind, ListKind
from rabta.briefing.rules.period import Period
from rabta.briefing.rules.rate_file import turned_round
from rabta.briefing.rules.valuing import Into
from rabta.documents import queries as documents
from rabta.documents.rules.as_paper import as_paper
from rabta.documents.rules.as_sheets import sheets_of
from rabta.documents.rules.as_text import as_text
from rabta.documents.rules.figure_tables import headline
from rabta.filing.errors import NotAvailable
from rabta.publications.rules.press_text import press_text, words_here
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, EVERYBODY, OUTSIDER, PARTNER, Person
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY
from tests.rooms.recount import recount
from tests.rooms.test_price_lists import bring, value

__all__ = ["filled", "full"]
PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}
DAYS = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
PRICES = {"heroin": Decimal("4250.5"), "hashish": Decimal("333.333333")}
SAID = SaidOfRates(name="EX bank", dated=date(2025, 4, 1), kind="middle", source="nobody", note="EX note.", example=True)


def bring_rates(
    house: House, lines: list[str], who: Person = ANALYST, *, said: SaidOfRates = SAID, marking: str | None = None
) -> RatesBrought:  # fmt: skip
    content = "\n".join(["from,to,rate,valid_from,valid_to", *lines]).encode()
    return import_rates(
        reader_id=who.id, content=content, file_name="rates.csv", said=said, at=house.clock.tick(),
        new_id=house.clock.new_id, marking_text=marking,
    )  # fmt: skip


def ragged(seed: int) -> dict[date, Decimal]:
    """A rate for about two days in three of the month and none for the others."""
    chance = random.Random(seed)
    return {day: Decimal(chance.randrange(25_000, 31_000_000)) / 100_000 for day in DAYS if chance.random() < 0.65}


RATES = ragged(20251202)


@pytest.fixture(scope="module")
def priced(filled: House) -> Iterator[House]:
    bring(filled)
    bring(filled, name="Second", dated="2024-12-31", currency="PKR", heroin="1")
    bring_rates(filled, [f"USD,PKR,{rate},{day}," for day, rate in RATES.items()])
    yield filled


def plain_value(oracle: Any, day: date, prices: dict[str, Decimal]) -> Decimal:
    """What counts on one day at these prices, by a plain recount."""
    mass = oracle.mass(first=day, last=day)
    found = sum((Decimal(g) / 1000 * prices.get(code, 0) for code, g in mass.items()), Decimal(0))
    return found + oracle.others(first=day, last=day).get("mdma/tablet", Decimal(0)) * Decimal("3.10")


@pytest.mark.parametrize("listed", ["First", "Second"])
def test_a_converted_value_equals_a_plain_recount_day_by_day_for_everybody(full: House, priced: House, listed: str) -> None:
    """From dollars as stated, and from rupees by the middle rate turned round; and what is left out is the rest."""
    straight = listed == "First"
    prices = PRICES if straight else {**PRICES, "heroin": Decimal(1)}
    into = Into("PKR" if straight else "USD", "EX bank")
    rates = RATES if straight else {day: turned_round(rate) for day, rate in RATES.items()}
    with localcontext(prec=200):
        for person in EVERYBODY:
            if person.partner or not person.vetting:
                continue
            found, oracle = value(person, price_list=listed, into=into), recount(full, person)
            by_day = {day: plain_value(oracle, day, prices) for day in DAYS}
            wanted = sum((by_day[day] * rate for day, rate in rates.items()), Decimal(0))
            assert found["value"] == wanted and found["unit"] == into.currency, person.name
            for cut in found["breakdowns"]["province"], found["breakdowns"]["month"], found["by"]:
                assert sum(row["value"] for row in cut) == wanted
            assert sum(row["share"] for row in found["credited"]) == wanted
            gaps = {day for day, worth in by_day.items() if worth and day not in rates}
            assert found["valued"]["days_without_rate"] == sorted(gaps)
            grams = sum(row["mass_g"] or 0 for row in found["valued"]["not_converted"])
            left = sum(g for day in gaps for code, g in oracle.mass(first=day, last=day).items() if code in prices)
            assert grams == left
            with reading_as(person.id):
                opened = queries.figure_records("value", **PERIOD, price_list=listed, into=into, most=1000)
            assert sum(row["value"] or 0 for row in opened["events"]) == wanted
    assert value(ANALYST, price_list=listed, into=into)["valued"]["not_converted"], "the month has a gap that matters"


def test_every_form_names_list_and_rates_and_what_has_no_rate(full: House, priced: House) -> None:
    into = Into("PKR")
    with reading_as(ANALYST.id):
        opened = documents.briefing_opened(**PERIOD, price_list="First", into=into)
        listed = documents.briefing_listed(**PERIOD, price_list="First", into=into)
        page = documents.one_page("substance", "heroin", **PERIOD, price_list="First", into=into)
    figure = next(one for one in opened["figures"] if one["name"] == "value")
    assert "no rate of exchange on their day" in " ".join(headline(opened["figures"]).rows[2][2].split()), "right beside it"
    notes = " ".join(str(cell) for row in sheets_of(listed)[-1].rows for cell in row)
    forms = [as_text(opened), repr(as_paper(opened, records=False)), notes, " ".join(figure["caveats"])]
    for form in forms:
        form = " ".join(form.split())
        assert 'the list "First", dated 31 January 2025' in form and 'the middle rates "EX bank", dated 1 April 2025' in form
        assert "These rates are invented." in form and "no rate of exchange on their day" in form
    assert page["valued"]["rates"]["name"] == "EX bank" and page["valued"]["list"]["name"] == "First"
    press = press_text(opened, language="en", words=words_here())
    assert "rupees" not in press, "a sum that falls short is not for the press"
    total = next(row for row in sheets_of(listed)[0].rows if "Value" in row)
    assert str(total[2]) == "PKR" and abs(Decimal(total[6]) - figure["value"]) < Decimal("0.005")


def test_lists_in_two_currencies_stand_side_by_side_in_one(full: House, priced: House) -> None:
    with reading_as(ANALYST.id):
        shown = queries.values_beside(Period(**PERIOD), Into("PKR", "EX bank"))
    assert shown is not None and shown["rates"]["name"] == "EX bank"
    first, second = shown["lists"]
    assert first["converted"] == value(ANALYST, price_list="First", into=Into("PKR"))["value"] != first["value"]
    assert second["converted"] == second["value"] and second["unconverted"] == 0, "in rupees already"
    with reading_as(ANALYST.id):
        table = analysed("values", **PERIOD, today=LAST_DAY, into=Into("PKR"))["rows"]
    of_first = [row for row in table if row["list"] == "First"]
    with localcontext(prec=200):
        assert sum(Decimal(row["converted"] or 0) for row in of_first) == first["converted"]
        assert sum(Decimal(row["value"] or 0) for row in of_first) == first["value"]
    assert {(row["currency"], row["into"], row["rates"]) for row in of_first} == {("USD", "PKR", "EX bank")}
    left = value(ANALYST, price_list="First", into=Into("PKR"))["valued"]["not_converted"]
    assert first["unconverted"] == sum(row["lines"] for row in left) > 0
    assert first["unconverted_g"] == sum(row["mass_g"] or 0 for row in left)


def test_no_rate_is_made_of_two_others_and_none_is_turned_round_unless_it_is_a_middle_rate(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 2 kg heroin recovered.", written_on=FIRST_DAY)
    bring(house, heroin="10")
    span = f"{FIRST_DAY},{LAST_DAY}"
    bring_rates(house, [f"USD,EUR,0.9,{span}", f"EUR,PKR,300,{span}"])
    bring_rates(house, [f"GBP,USD,1.25,{span}"], said=SaidOfRates(**{**vars(SAID), "name": "EX till", "kind": "buying"}))
    for currency in ("PKR", "GBP"):
        with reading_as(ANALYST.id), pytest.raises(NoSuchRates):
            chosen_list(None, Into(currency))
    assert value(ANALYST, into=Into("EUR"))["value"] == 18
    assert value(ANALYST, into=Into("USD"))["valued"]["rates"] is None, "it is in dollars already"
    with reading_as(ANALYST.id):
        assert ways_into(chosen_list(None)) == [Into("EUR", "EX bank")]
        with pytest.raises(NoSuchCurrency, match="Rs"):
            chosen_list(None, Into("Rs"))


def test_rates_are_superseded_taken_back_and_put_back_and_all_of_it_stays(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 2 kg heroin recovered.", written_on=FIRST_DAY)
    bring(house, heroin="10")
    first = bring_rates(house, [f"USD,PKR,200,{FIRST_DAY},{LAST_DAY}"])
    later = SaidOfRates(**{**vars(SAID), "dated": date(2025, 4, 2)})
    second = bring_rates(house, [f"USD,PKR,250,{FIRST_DAY},{LAST_DAY}"], said=later)
    assert bring_rates(house, [f"USD,PKR,250,{FIRST_DAY},{LAST_DAY}"], said=later).already
    into = Into("PKR")
    assert value(ANALYST, into=into)["value"] == 5000, "the newest of the name"

    with reading_as(ANALYST.id):
        press = press_text(queries.briefing(**PERIOD, into=into), language="en", words=words_here())
    assert "worth 5,000 Pakistani rupees" in press and 'rates of exchange "EX bank" of 2 April 2025' in press

    def step(who: Person, kind: Kind, words: str = "EX slip", of: ListKind = ListKind.RATES, list_id: Any = None) -> None:
        step_list(
            reader_id=who.id, of=of, list_id=list_id or second.rate_list_id, kind=kind, words=words, at=house.clock.tick(),
            new_id=house.clock.new_id,
        )  # fmt: skip

    for who, kind, words, error in (
        (ANF_OFFICER, Kind.WITHDRAWN, "w", NotForYouToPrice), (OUTSIDER, Kind.WITHDRAWN, "w", NotAvailable),
        (ANALYST, Kind.WITHDRAWN, " ", NotSaidOfRates), (ANALYST, Kind.RESTORED, "w", NotSaidOfRates),
    ):  # fmt: skip
        with pytest.raises(error):
            step(who, kind, words)
    step(ANALYST, Kind.WITHDRAWN)
    assert value(ANALYST, into=into)["value"] == 4000
    step(ANALYST, Kind.RESTORED)
    assert value(ANALYST, into=into)["value"] == 5000
    with reading_as(ANALYST.id):
        listed = {one["id"]: one for one in rate_lists(gone=True)}
        prices_id = chosen_list(None).id  # type: ignore[union-attr]
        assert [row["inverse"] for row in rates_of(first.rate_list_id)] == [False, True]
    assert [step["kind"] for step in listed[second.rate_list_id]["steps"]] == ["withdrawn", "restored"]
    assert first.rate_list_id in listed and listed[first.rate_list_id]["in_force"]
    step(ANALYST, Kind.WITHDRAWN, of=ListKind.PRICES, list_id=prices_id)
    assert value(ANALYST)["value"] is None


def test_rates_are_brought_whole_or_not_at_all_and_by_an_analyst_of_the_centre(house: House) -> None:
    good = f"USD,PKR,200,{FIRST_DAY},{LAST_DAY}"
    for person in (ANF_OFFICER, OUTSIDER, PARTNER):
        with pytest.raises(NotForYouToPrice):
            bring_rates(house, [good], person)
    with pytest.raises(NotARateFile, match="Nothing was imported"):
        bring_rates(house, [good, "USD,Rs,3,2025-03-01,"])
    for change in ({"name": " "}, {"source": ""}, {"dated": None}, {"kind": "spot"}, {"note": "x" * 300}):
        with pytest.raises(NotSaidOfRates):
            bring_rates(house, [good], said=SaidOfRates(**{**vars(SAID), **change}))
    with house.as_superuser() as connection:
        assert connection.execute("SELECT count(*) FROM rate_list").fetchone() == (0,)
    bring_rates(house, [good], marking="confidential; originator only")
    with reading_as(OUTSIDER.id):
        assert rate_lists(gone=True) == []
    with house.as_superuser() as connection:
        assert connection.execute("SELECT count(*) FROM entry WHERE deed = 'rates:import'").fetchone() == (1,)
