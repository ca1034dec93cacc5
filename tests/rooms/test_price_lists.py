"""Values: exact, under a list they name, for those who may see it; no list, no value."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rabta.briefing import queries
from rabta.briefing.errors import NoSuchPriceList, NotAPriceFile, NotForYouToPrice
from rabta.briefing.operations import Imported, import_price_list
from rabta.briefing.rules.period import Period
from rabta.documents import queries as documents
from rabta.documents.rules.as_html import as_html
from rabta.documents.rules.as_paper import as_paper
from rabta.documents.rules.as_text import as_text
from rabta.publications.queries.checking import judge_text
from rabta.sharing.operations import reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, EVERYBODY, OUTSIDER, PARTNER, Person
from tests.rooms.filled_house import filled, full
from tests.rooms.invented_month import FIRST_DAY, LAST_DAY
from tests.rooms.recount import recount

__all__ = ["filled", "full"]
PERIOD = {"date_from": FIRST_DAY, "date_to": LAST_DAY}
LIST = """\
name: {name}
dated: {dated}
market: street, invented
currency: {currency}
source: nobody
note: Invented and fitted.
prices:
  - {{substance: heroin, per: kg, price: "{heroin}"}}
  - {{substance: hashish, per: kg, price: "333.333333"}}
  - {{substance: mdma, per: tablet, price: "3.10"}}
"""


def bring(
    house: House, who: Person = ANALYST, *, name: str = "First", dated: str = "2025-01-31", heroin: str = "4250.5",
    currency: str = "USD", marking: str | None = None,
) -> Imported:  # fmt: skip
    content = LIST.format(name=name, dated=dated, heroin=heroin, currency=currency).encode()
    return import_price_list(
        reader_id=who.id, content=content, file_name="list.yaml", at=house.clock.tick(), new_id=house.clock.new_id,
        marking_text=marking,
    )  # fmt: skip


def value(who: Person, **chosen: Any) -> dict[str, Any]:
    with reading_as(who.id):
        return next(f for f in queries.briefing(**PERIOD, **chosen)["figures"] if f["name"] == "value")


@pytest.fixture(scope="module")
def priced(filled: House) -> Iterator[House]:
    bring(filled)
    bring(filled, name="Second", dated="2024-12-31", currency="PKR", heroin="1")
    yield filled


def test_the_value_equals_a_plain_recount_for_everybody(full: House, priced: House) -> None:
    prices = {"heroin": Decimal("4250.5"), "hashish": Decimal("333.333333")}
    for person in EVERYBODY:
        found = value(person)
        if person.partner or not person.vetting:
            assert found["value"] is None and found["valued"]["list"] is None, "the list is restricted, to every agency"
            continue
        oracle = recount(full, person)
        wanted = sum((Decimal(g) / 1000 * prices.get(code, 0) for code, g in oracle.mass(**between()).items()), Decimal(0))
        wanted += oracle.others(**between()).get("mdma/tablet", Decimal(0)) * Decimal("3.10")
        assert found["value"] == wanted and found["unit"] == "USD", person.name
        for cut in found["breakdowns"]["province"], found["breakdowns"]["month"], found["by"]:
            assert sum(row["value"] for row in cut) == wanted
        assert sum(row["share"] for row in found["credited"]) == wanted
    assert value(ANALYST)["value"] > 0


def between() -> dict[str, date]:
    return {"first": FIRST_DAY, "last": LAST_DAY}


def test_a_value_names_its_list_and_what_it_leaves_out(full: House, priced: House) -> None:
    found = value(ANALYST)
    chosen = found["valued"]["list"]
    assert (chosen["name"], chosen["currency"], chosen["note"]) == ("First", "USD", "Invented and fitted.")
    assert 'list "First", dated 31 January 2025' in found["caveats"][0] and "Invented and fitted." in found["caveats"][0]
    left_out = {(row["substance"]["code"], row["unit"]): row for row in found["valued"]["not_valued"]}
    oracle = recount(full, ANALYST)
    unpriced = {code: g for code, g in oracle.mass(**between()).items() if code not in ("heroin", "hashish")}
    assert {code: row["mass_g"] for (code, unit), row in left_out.items() if unit is None} == unpriced
    assert found["valued"]["lists"] == ["First", "Second"]


def test_another_list_gives_another_value(full: House, priced: House) -> None:
    other = value(ANALYST, price_list="Second")
    assert other["unit"] == "PKR" and other["value"] != value(ANALYST)["value"] and "rupees" in other["value_text"]
    with reading_as(ANALYST.id):
        opened = queries.figure_records("value", **PERIOD, price_list="Second", most=1000)
        assert sum(row["value"] for row in opened["events"]) == other["value"]
        with pytest.raises(NoSuchPriceList):
            queries.briefing(**PERIOD, price_list="Third")


def test_lists_stand_side_by_side_and_each_column_is_the_value_under_it(full: House, priced: House) -> None:
    for person in EVERYBODY:
        with reading_as(person.id):
            shown = queries.values_beside(Period(**PERIOD))
        if person.partner or not person.vetting:
            assert shown is None, "the lists are restricted, to every agency"
            continue
        assert [one["name"] for one in shown["lists"]] == ["First", "Second"] and shown["more"] == 0
        for place, one in enumerate(shown["lists"]):
            under = value(person, price_list=one["name"])
            column = [row["values"][place] for row in shown["rows"]]
            assert one["value"] == under["value"] == sum(part or 0 for part in column), person.name
            assert one["lines"] == sum(row["lines"] for row in under["valued"]["not_valued"]) and one["opens"]
        gaps = [row["values"] for row in shown["rows"] if row["substance"]["code"] == "opium"]
        assert gaps in ([], [[None, None]]), "a gap is no nought"
        assert gaps or person is not ANALYST


def test_no_list_no_value_and_the_outsider_sees_none(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 4 kg heroin recovered.", written_on=FIRST_DAY, marking="open; every agency")
    for person in (ANALYST, OUTSIDER):
        found = value(person)
        assert found["value"] is None and found["value_text"] == "no price list, no value"
    bring(house, marking="confidential; originator only")
    assert value(ANALYST)["value"] == 17_002
    outside = value(OUTSIDER)
    assert outside["value"] is None and outside["valued"]["list"] is None and outside["valued"]["lists"] == []
    with reading_as(OUTSIDER.id):
        assert queries.price_lists() == [] and queries.price_list() is None
        with pytest.raises(NoSuchPriceList):
            queries.price_list("First")
    with reading_as(ANALYST.id):
        prices = queries.price_list("First")["prices"]  # type: ignore[index]
    [heroin] = [row for row in prices if row["price"] == Decimal("4250.5")]
    assert (heroin["substance"]["code"], heroin["per"]) == ("heroin", "kg")


def test_only_an_analyst_of_the_centre_imports_and_twice_is_once(house: House) -> None:
    for person in (ANF_OFFICER, OUTSIDER, PARTNER):
        with pytest.raises(NotForYouToPrice):
            bring(house, person)
    first, again = bring(house), bring(house)
    assert (first.prices, first.already, again.already) == (3, False, True)
    assert first.price_list_id == again.price_list_id
    with house.as_superuser() as connection:
        assert connection.execute("SELECT count(*) FROM price_list").fetchone() == (1,)
        entries = connection.execute("SELECT count(*) FROM entry WHERE deed = 'prices:import'").fetchone()
    assert entries == (1,)
    with pytest.raises(NotAPriceFile):
        bring(house, heroin="-1")


def test_the_newest_list_of_a_name_is_the_one_meant(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 2 kg heroin recovered.", written_on=FIRST_DAY)
    bring(house, dated="2025-01-31", heroin="10")
    bring(house, dated="2025-02-28", heroin="11")
    assert value(ANALYST)["value"] == value(ANALYST, price_list="First")["value"] == 22
    with reading_as(ANALYST.id):
        shown = queries.values_beside(Period(**PERIOD))
    assert [(one["value"], one["opens"]) for one in shown["lists"]] == [(22, True), (20, False)]  # type: ignore[index]


def test_a_new_list_moves_the_first_page_of_those_who_see_it_alone(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 2 kg heroin recovered.", written_on=FIRST_DAY, marking="open; every agency")

    def page(who: Person) -> tuple[Any, Any]:
        with reading_as(who.id):
            shown = queries.situation(today=LAST_DAY)
        return shown["version"], next(f["value"] for f in shown["figures"] if f["name"] == "value")

    before = {who: page(who) for who in (ANALYST, OUTSIDER)}
    bring(house)
    assert page(ANALYST)[0] != before[ANALYST][0] and page(ANALYST)[1] == 8501
    assert page(OUTSIDER) == before[OUTSIDER]


def test_stated_values_stay_as_reported_by_currency(house: House) -> None:
    house.file(ANF_OFFICER, "ANF at Quetta: 2 kg heroin worth Rs 3 crore recovered.", written_on=FIRST_DAY)
    house.file(ANF_OFFICER, "ANF at Sukkur: 5 kg opium worth US$ 20,000 recovered.", written_on=FIRST_DAY)
    stated = {row["currency"]: row["text"] for row in value(ANALYST)["valued"]["stated"]}
    assert stated == {"PKR": "30 million Pakistani rupees", "USD": "20,000 US dollars"}
    assert value(OUTSIDER)["valued"]["stated"] == []


def test_value_is_never_added_across_price_bases(house: House) -> None:
    """A wholesale and a street list, each of one drug, and a value that a report states: every number is of one of them."""
    told = "ANF at Quetta: 2 kg heroin recovered. ANF at Hub: 3 kg hashish recovered."
    house.file(ANF_OFFICER, told, written_on=FIRST_DAY)
    house.file(ANF_OFFICER, "ANF at Sukkur: 5 kg opium worth US$ 20,000 recovered.", written_on=FIRST_DAY)
    for name, substance, price in (("Wholesale", "heroin", "100"), ("Street", "hashish", "7000")):
        head = LIST.partition("prices:")[0].format(name=name, dated="2025-01-31", currency="USD")
        content = f'{head}prices:\n  - {{substance: {substance}, per: kg, price: "{price}"}}\n'.encode()
        import_price_list(
            reader_id=ANALYST.id, content=content, file_name="list.yaml", at=house.clock.tick(), new_id=house.clock.new_id
        )
    for name, whole, left_out in (("Wholesale", 200, {"hashish", "opium"}), ("Street", 21_000, {"heroin", "opium"})):
        found = value(ANALYST, price_list=name)
        assert found["value"] == found["as_reported"] == whole == sum(part["value"] for part in found["by"])
        for rows in found["breakdowns"].values():
            assert {row["value"] for row in rows} <= {0, whole}, "no side of it holds another basis"
        assert {row["substance"]["code"] for row in found["valued"]["not_valued"]} == left_out
        said = repr({name: found[name] for name in ("by", "breakdowns", "credited", "readings", "caveats")})
        for added in (21_200, 20_200, 41_000, 41_200):
            assert str(added) not in said and f"{added:,}" not in said


def test_values_that_reports_state_are_never_added_up_in_any_form(house: House) -> None:
    """Two reports state values at prices of their own: no page, document or check says the sum of them."""
    for place, worth in (("Sukkur", "20,000"), ("Hub", "3 million")):
        house.file(ANF_OFFICER, f"ANF at {place}: 5 kg opium worth US$ {worth} recovered.", written_on=FIRST_DAY)
    bring(house)
    [stated] = value(ANALYST)["valued"]["stated"]
    assert (stated["least"], stated["most"], stated["records"]) == (20_000, 3_000_000, 2)
    with reading_as(ANALYST.id):
        opened = documents.briefing_opened(**PERIOD)
        judged = judge_text("Drugs worth US$ 3.02 million were seized.", **PERIOD)["figures"][0]["verdict"]
    assert judged["verdict"] in ("differs", "no_record") and judged["record_value"] != 3_020_000
    forms = [as_text(opened), as_html(opened, records=True), repr(opened), repr(as_paper(opened, records=True))]
    assert "20,000 US dollars to 3 million US dollars (2)" in " ".join(forms[0].split())
    for form in forms:
        assert not any(added in form for added in ("3020000", "3,020,000", "3.02 million"))
