"""Tables pasted into a text, regions that are towns, drugs told by region, and arrests that a list leaves for its accounts.

Every text is invented.
"""

from typing import Any

from rabta.intake.formats.statement.reader import read_statement


def read(text: str, agency: str | None = "ANF") -> dict[str, Any]:
    return read_statement({"id": "x", "text": text, "agency": agency, "date": "2031-06-10"})


def regions(reading: dict[str, Any], *names: str) -> dict[str, tuple[Any, ...]]:
    return {region["region"]: tuple(region[name] for name in names) for region in reading["regions"]}


def drugs(lines: list[dict[str, Any]] | None) -> list[tuple[str, float, str]]:
    return [(line["substance_code"], line["quantity"], line["unit"]) for line in lines or []]


def held(reading: dict[str, Any]) -> list[int | None]:
    return [incident["arrests"]["total"] for incident in reading["incidents"]]


def test_a_pasted_table_counts_its_regions_and_its_last_row_is_the_whole() -> None:
    reading = read("Region\tOps\tKgs\tArrests\nBalochistan\t7\t902.50\t5\nKPK\t10\t211.30\t11\nTotal\t17\t1113.80\t16")
    assert reading["kind"] == "periodic"
    assert regions(reading, "operations", "total_kg", "arrests") == {"Balochistan": (7, 902.5, 5), "KPK": (10, 211.3, 11)}
    assert [reading["stated"][name] for name in ("operations", "total_kg", "arrests")] == [17, 1113.8, 16]


def test_a_pasted_table_may_have_a_column_for_each_drug() -> None:
    reading = read(
        "Weekly\n| Region | Hashish (kg) | Ice (kg) | Arrests |\n|---|---|---|---|\n| Punjab | 90 | 2.5 | 5 |\n"
        "| Sindh | 40 | - | 4 |"
    )
    assert [drugs(region["substances"]) for region in reading["regions"]] == [
        [("hashish", 90, "kg"), ("methamphetamine", 2.5, "kg")], [("hashish", 40, "kg")],
    ]  # fmt: skip


def test_rows_that_tell_are_seizures_and_their_last_column_counts_the_held() -> None:
    reading = read(
        "Sr | Location | Recovery | Accused\n1 | Hasan Abdal, Attock | 6 kg hashish (van) | 2\n"
        "2 | Mastung, hills | 90 kg opium | nil"
    )
    assert [incident["district"] for incident in reading["incidents"]] == ["Attock", "Mastung"]
    assert held(reading) == [2, 0]


def test_towns_are_regions_where_each_counts_many() -> None:
    reading = read(
        "Excise (Jan-Jun 2031): Karachi division: 51 arrests, 310 kg; Hyderabad division: 33 arrests, 206.5 kg;"
        " Sukkur division: 48 arrests, 590 kg.", agency="EXCISE_SD",
    )  # fmt: skip
    assert regions(reading, "arrests", "total_kg") == {
        "Karachi": (51, 310), "Hyderabad": (33, 206.5), "Sukkur": (48, 590),
    }  # fmt: skip
    told = read("ANF. Lahore: 3 kg hashish, one held; Multan: 2 kg ice, two held; Sukkur: 9 kg opium, two held.")
    assert told["kind"] == "operation"
    assert len(told["incidents"]) == 3


def test_drugs_told_by_region() -> None:
    reading = read("March 2031. Hashish: Punjab 330 kg, Sindh 280 kg. Ice: Sindh 22 kg. In total 632 kg in 71 operations.")
    assert {region["region"]: drugs(region["substances"]) for region in reading["regions"]} == {
        "Punjab": [("hashish", 330, "kg")], "Sindh": [("hashish", 280, "kg"), ("methamphetamine", 22, "kg")],
    }  # fmt: skip
    assert regions(reading, "total_kg") == {"Punjab": (None,), "Sindh": (None,)}
    listed = read("ANF week: 632 kg, 71 operations: hashish 610 kg (Punjab 330, Sindh 280), ice 22 kg (Sindh 22).")
    assert drugs(listed["totals_by_substance"]) == [("hashish", 610, "kg"), ("methamphetamine", 22, "kg")]


def test_the_best_seizures_of_a_week_are_no_part_of_its_list() -> None:
    reading = read(
        "Weekly report: 33 operations, 731 kg drugs, 37 arrested. The haul comprised 611 kg hashish and 120 kg opium."
        " Significant seizures: 210 kg hashish from a trailer at Hub; 11 kg ice at Lahore airport."
    )
    assert reading["kind"] == "periodic"
    assert drugs(reading["totals_by_substance"]) == [("hashish", 611, "kg"), ("opium", 120, "kg")]


def test_each_silent_account_has_one_where_the_list_leaves_exactly_so_many() -> None:
    lead = "Four operations, {} accused held, says ANF. "
    told = "2.5 kg heroin near Tench Bhatta Rawalpindi. 6 kg hashish near Sohrab Goth Karachi. 2 kg ice from two in Swabi. "
    last = "40 kg opium from bushes at Mastung."
    assert held(read(lead.format("four") + told + last)) == [1, 1, 2, None]
    assert held(read(lead.format("five") + told + last)) == [None, None, 2, None]
    named = told.replace("near Sohrab", "from a man near Sohrab")
    assert held(read(lead.format("four") + named + last)) == [None, 1, 2, None]  # a misprint by one would look the same


def test_an_equal_quantity_is_the_amount_told_before() -> None:
    (incident,) = read("350 kg of heroin and an equal quantity of hashish were dug out from a pit at Nushki.")["incidents"]
    assert drugs(incident["substances"]) == [("heroin", 350, "kg"), ("hashish", 350, "kg")]


def test_a_weight_told_next_is_of_the_drug_named_first() -> None:
    (incident,) = read(
        "ASF at Karachi airport foiled a bid to smuggle ice to Doha. Officials said 1.6 kg was stitched into a bag."
    )["incidents"]
    assert drugs(incident["substances"]) == [("methamphetamine", 1.6, "kg")]


def test_the_excise_of_a_town_named_behind_it() -> None:
    (incident,) = read("Excise police Mardan found 12 kg heroin in a car at Rashakai.", agency=None)["incidents"]
    assert (incident["agencies"], incident["district"]) == (["EXCISE_KP"], "Nowshera")


def test_an_owner_being_traced_is_the_one_of_what_was_found() -> None:
    reading = read(
        "90 kg ice in Jamrud tehsil of Khyber. It was left behind a ridge; the owner is being traced; two passengers bound"
        " for Doha could not explain 870 grams of ice in a laptop bag; Karachi Airport."
    )
    assert held(reading) == [0, 2]


def test_a_regions_bracket_may_part_its_counts_by_semicolons() -> None:
    reading = read(
        "ANF week: 641 kg. Balochistan 402 kg (8 ops; 5 arrests), Punjab 140 kg (9 ops; 12 arrests), Sindh 99 kg"
        " (6 ops; 7 held)."
    )
    assert regions(reading, "operations", "arrests")["Punjab"] == (9, 12)


def test_a_list_without_units_is_in_tonnes_where_its_whole_is() -> None:
    reading = read("ANF, January to June 2031: 902 operations. 63 tonnes of drugs: hashish 44.1, opium 15.8, ice 3.1.")
    assert drugs(reading["totals_by_substance"])[0] == ("hashish", 44.1, "tonne")


def test_the_whole_of_a_period_may_stand_behind_its_list() -> None:
    reading = read(
        "ANF North weekly: hashish 188 kg and opium 42 kg, 230 kg in total, were seized in 14 operations and 17 people were"
        " held; among the bigger cases were 120 kg hashish at Burhan interchange and 30 kg opium near Tarnol."
    )
    assert [reading["stated"][name] for name in ("operations", "total_kg", "arrests")] == [14, 230, 17]
    assert drugs(reading["totals_by_substance"]) == [("hashish", 188, "kg"), ("opium", 42, "kg")]


def test_a_lead_of_several_drugs_that_add_up_is_no_seizure() -> None:
    reading = read(
        "ANF arrested three men and recovered 2.6 kg hashish and 340 grams ice. 1.4 kg hashish from a biker in Faisalabad."
        " 340 grams ice from a man in Islamabad. 1.2 kg hashish from a man in Tando Jam."
    )
    assert held(reading) == [1, 1, 1]
    assert reading["stated"]["arrests"] == 3
