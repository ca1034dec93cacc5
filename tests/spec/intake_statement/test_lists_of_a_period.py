"""A period's lists: regions told in sentences, labels on lines, a week beside a campaign; and who an age or a head counts.

Every text is invented.
"""

from typing import Any

from rabta.intake.formats.statement.reader import read_statement


def read(text: str, agency: str = "ANF") -> dict[str, Any]:
    return read_statement({"id": "x", "text": text, "agency": agency, "date": "2025-06-10", "lang": "en"})


def figures(reading: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: reading["stated"][name] for name in names}


def drugs(lines: list[dict[str, Any]] | None) -> list[tuple[str, float, str]]:
    return [(line["substance_code"], line["quantity"], line["unit"]) for line in lines or []]


def regions(reading: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    named = ("operations", "total_kg", "arrests", "women", "foreigners", "vehicles")
    return {region["region"]: tuple(region[name] for name in named) for region in reading["regions"]}


def test_regions_told_in_sentences() -> None:
    reading = read(
        "RAWALPINDI: During the week ANF seized 1,250.35 kg of drugs in 23 operations, arresting 31. ANF Balochistan seized"
        " 640 kg in 6 operations; five persons were arrested. In KP, 212.15 kg were seized in 11 operations and 10 persons"
        " including a woman arrested, while ANF Sindh in four operations recovered 300 kg hashish and 94.2 kg opium and"
        " impounded 3 vehicles. North: 2 operations, 4 kg, three arrested including two foreigners."
    )
    assert figures(reading, "operations", "total_kg", "arrests") == {"operations": 23, "total_kg": 1250.35, "arrests": 31}
    assert regions(reading) == {
        "Balochistan": (6, 640, 5, None, None, None), "KPK": (11, 212.15, 10, 1, None, None),
        "Sindh": (4, 394.2, None, None, None, 3), "North": (2, 4, 3, None, 2, None),
    }  # fmt: skip
    assert drugs(reading["regions"][2]["substances"]) == [("hashish", 300, "kg"), ("opium", 94.2, "kg")]
    assert reading["totals_by_substance"] == []


def test_a_regions_bracket_may_hold_its_drugs() -> None:
    reading = read(
        "Past week: KP 252 (hashish 197, opium 51), Balochistan 73 (hashish 70, meth 3), Sindh 13; hashish 267, opium 51."
    )
    assert regions(reading)["KPK"] == (None, 252, None, None, None, None)
    assert drugs(reading["regions"][0]["substances"]) == [("hashish", 197, "kg"), ("opium", 51, "kg")]
    assert drugs(reading["totals_by_substance"]) == [("hashish", 267, "kg"), ("opium", 51, "kg")]


def test_totals_under_labels() -> None:
    reading = read(
        "Weekly brief (23-29 June 2025)\nOperations conducted: 36\nDrugs seized: 988.4 kg\nPersons arrested: 34 (2 women and"
        " 1 foreigner)\nVehicles seized: 11\nHashish 948.4 kg\nIce 40 kg"
    )
    assert figures(reading, "operations", "total_kg", "arrests", "women", "foreigners", "vehicles") == {
        "operations": 36, "total_kg": 988.4, "arrests": 34, "women": 2, "foreigners": 1, "vehicles": 11,
    }  # fmt: skip


def test_the_weeks_lists_have_the_weeks_totals_and_days() -> None:
    reading = read(
        "Since September 2023 all agencies seized 1,081.4 metric tons and arrested 2,716. March 24-31: Balochistan 1,610,"
        " Punjab 96, Sindh 58; hashish 1,402, opium 362; 45 held.",
        "ALL_LEA",
    )
    assert figures(reading, "total_kg", "arrests") == {"total_kg": None, "arrests": 45}
    assert reading["period_days"] == {"from": "2025-03-24", "to": "2025-03-31"}


def test_one_day_and_burnt_drugs_are_not_the_periods() -> None:
    day = read(
        "Punjab Police since February 26: 17,801 raids; charas 5851, heroin 100. One day: 250 raids, 92 held; charas 49."
    )
    assert figures(day, "operations", "arrests") == {"operations": 17801, "arrests": None}
    burnt = read(
        "ANF burnt 128.4 tons of drugs in Quetta. In the outgoing year, July 2024 to June 2025, the force conducted 1,940"
        " operations, arrested 2,210 persons including 57 foreigners and seized 171 tons of drugs."
    )
    assert (burnt["kind"], burnt["stated"]["total_kg"], burnt["stated"]["arrests"]) == ("periodic", 171000, 2210)


def test_an_age_counts_nobody_and_a_head_is_divided() -> None:
    gang = read("ANF arrested five members of a gang in Karachi: a woman, her two sons aged 15 and 17; 19 kg hashish taken.")
    assert gang["incidents"][0]["arrests"]["total"] == 5
    four = read("Lahore police held two peddlers: A.R. with 1,320 grams charas; S.K. with 350 grams ice.", "POLICE_PB")
    assert [incident["arrests"]["total"] for incident in four["incidents"]] == [1, 1]


def test_units_of_the_street_and_homes_behind_the_place() -> None:
    (found,) = read("Police near Bhera stopped a Honda Civic: 14 tola heroin and two maunds and ten kilograms of charas,"
                    " a man from Nowshera held.", "POLICE_PB")["incidents"]  # fmt: skip
    assert drugs(found["substances"]) == [("heroin", 14, "tola"), ("hashish", 2, "maund"), ("hashish", 10, "kg")]
    assert (found["district"], found["setting"]) == ("Sargodha", "road")


def test_what_was_recovered_belongs_to_those_held_before_it() -> None:
    first, *_ = read(
        "Two accused apprehended on Multan Road in Lahore. Recovered: 840 ecstasy tablets weighing 210 grams. At KICT"
        " Karachi heroin (481 kgs) in a container; then 310 grams hashish found with an accused in Qilla Abdullah; in"
        " Multan 438 grams of ice swallowed by one passenger."
    )["incidents"]
    assert (first["district"], first["arrests"]["total"], drugs(first["substances"])) == ("Lahore", 2, [("mdma", 210, "g")])
