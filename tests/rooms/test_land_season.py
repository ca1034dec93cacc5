"""A district's season: visits hide with their claims, a plan tells nobody of a hidden field, a person declares."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, connections

from rabta.clearance.certifying import certificate_page, issue_certificate, withdraw_certificate
from rabta.clearance.declaring import declare_status, take_back
from rabta.clearance.errors import NotCertified, NotDeclared, NotOnTheGround
from rabta.clearance.field import field_page
from rabta.clearance.mapped import claims_at, fields_in, map_of
from rabta.clearance.operations import Given
from rabta.clearance.queries import claims_seen, image
from rabta.clearance.season import board, district_season
from rabta.clearance.visiting import SaidOfVisit, draw_plan, file_visit, supply_image, supply_series
from rabta.clearance.watch import watched
from rabta.filing.errors import NotAvailable
from rabta.filing.operations import withdraw_report
from rabta.ledger.operations import append_entry
from rabta.proving.at_airports import PICTURE
from rabta.sharing.operations import acting_as, reading_as
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, AUDITOR, CUSTOMS_OFFICER, OUTSIDER, PARTNER, Person

EVERYONE, OWN = "restricted; every agency", "restricted; originator only"
TODAY = date(2025, 6, 1)
KHYBER = "KP-KHB"
OF = {"crop": "poppy", "year": 2025}


def square(place: int, *, number: str, **said: Any) -> dict[str, Any]:
    west, south, side = 71.0 + place * 0.01, 34.3, 0.001
    ring = [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    return {
        "type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"crop": "poppy", "date": "2025-03-01", "claim": number, "district": "Khyber", **said},
    }  # fmt: skip


def filed(house: House, who: Person, *claims: dict[str, Any], marking: str = EVERYONE) -> Any:
    content = json.dumps({"type": "FeatureCollection", "features": claims}).encode()
    return house.file(who, content, file_name="land.geojson", marking=marking)


def act(house: House, who: Person) -> dict[str, Any]:
    return {"reader_id": who.id, "at": house.clock.tick(), "new_id": house.clock.new_id}


def key_of(number: str, who: Person = ANALYST) -> Any:
    with reading_as(who.id):
        return next((each["key"] for each in claims_seen() if each["number"] == number), None)


def seen(who: Person) -> Any:
    with reading_as(who.id) as looking:
        return district_season(code=KHYBER, today=TODAY, crop="poppy", year=2025, by=looking)


def visit(house: House, who: Person, key: Any, **said: Any) -> Any:
    told = {"visited_on": date(2025, 3, 8), "means": "ground", "area": "2", "unit": "acre", "destroyed": 90} | said
    more = {name: told.pop(name) for name in ("replaces",) if name in told}
    return file_visit(claim_key=key, said=SaidOfVisit(**told), today=TODAY, **more, **act(house, who))


def declare(house: House, who: Person, status: str, on: str, **more: Any) -> Any:
    said = {"district": KHYBER, "words": "EX-seen", **more}
    return declare_status(status=status, on=date.fromisoformat(on), today=TODAY, **OF, **said, **act(house, who))


def test_a_season_from_first_sighting_to_certificate(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="S", quantity="cultivated", date="2025-02-01"))
    declare(house, ANF_OFFICER, "found", "2025-02-02")
    with pytest.raises(NotDeclared, match="No clearing"):
        declare(house, ANF_OFFICER, "cleared", "2025-03-05")
    filed(house, ANF_OFFICER, *(square(n, number=f"C{n}") for n in range(6)))
    filed(house, CUSTOMS_OFFICER, square(0, number="D", date="2025-03-02"))
    declare(house, ANF_OFFICER, "cleared", "2025-03-05")
    with pytest.raises(NotDeclared, match="another officer"):
        declare(house, ANF_OFFICER, "verified", "2025-03-20")
    with pytest.raises(NotDeclared, match="visited"):
        declare(house, ANALYST, "verified", "2025-03-20")
    draw_plan(**OF, district=KHYBER, seed="EX-lot", half_width=10, **act(house, ANALYST))
    for each in seen(ANALYST)["plan"]["fields"]:
        visit(house, ANALYST, each["claim"]["key"], destroyed=100)
    declared = declare(house, ANALYST, "verified", "2025-03-20")
    page = seen(ANALYST)
    assert str(page["standing"].status) == "verified" and page["standing"].against == ()
    assert str(page["certificate"].says) == "verified" and page["visits"] == page["fields"] == 7
    assert page["cleared_m2"] == pytest.approx(page["claimed_m2"] * 6 / 7, rel=1e-5)
    assert page["cultivated_m2"] == pytest.approx(page["claimed_m2"] / 7, rel=1e-5)
    assert page["estimate"].found == pytest.approx(2 * 4046.86 * 7 / page["claimed_m2"], rel=1e-4)
    assert [each["agency"]["code"] for each in page["reported"]] == ["ANF", "CUSTOMS"]
    take_back(declared_id=declared, words="EX-too early", today=TODAY, **act(house, ANALYST))
    assert str(seen(ANALYST)["standing"].status) == "cleared"
    with pytest.raises(NotAvailable):
        take_back(declared_id=declared, words="again", today=TODAY, **act(house, ANALYST))
    filed(house, CUSTOMS_OFFICER, square(3, number="R", quantity="cultivated", date="2025-04-20"))
    assert [each["number"] for each in seen(ANALYST)["against"]] == ["R"]
    assert str(seen(ANALYST)["standing"].status) == "cleared", "a record changes no status by itself"


def test_what_hides_changes_nothing_for_whoever_may_not_see_it(house: House) -> None:
    filed(house, CUSTOMS_OFFICER, *(square(n, number=f"C{n}") for n in range(4)))
    draw_plan(**OF, district=KHYBER, seed="EX-lot", half_width=20, **act(house, ANALYST))

    def told(who: Person) -> Any:
        with reading_as(who.id) as looking:
            whole = board(today=TODAY, crop="poppy", year=2025, by=looking)
            watch = watched(today=date(2026, 1, 1), crop="poppy", by=looking)
        page = seen(who)
        drawn = [each["drawn"] for each in page["plan"]["fields"]] if page["plan"] else None
        return page["claimed_m2"], page["estimate"], page["standing"], drawn, whole["total"], watch["watched"]

    before = {person.name: told(person) for person in (ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER)}
    hidden = filed(house, ANF_OFFICER, square(9, number="H"), square(1, number="H2"), marking=OWN)
    key = key_of("H", ANF_OFFICER)
    visit(house, ANF_OFFICER, key, area="0")
    supply_series(claim_key=key, source="EX-sat", lines="2025-02-20,0.7\n2025-03-06,0.2", **act(house, ANF_OFFICER))
    for person in (CUSTOMS_OFFICER, OUTSIDER, PARTNER):
        assert told(person) == before[person.name]
        with reading_as(person.id) as looking:
            assert field_page(key, by=looking) is None
        with pytest.raises(NotAvailable):
            visit(house, person, key)
    assert told(ANF_OFFICER) != before[ANF_OFFICER.name]
    withdraw_report(report_id=hidden.report_id, reason="wrong", **act(house, ANF_OFFICER))
    assert told(ANF_OFFICER) == before[ANF_OFFICER.name]


def test_a_wrong_visit_is_replaced_by_its_officer_alone(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="C"))
    key = key_of("C")
    wrong = visit(house, CUSTOMS_OFFICER, key, area="20")
    with pytest.raises(NotAvailable):
        visit(house, ANALYST, key, replaces=wrong)
    visit(house, CUSTOMS_OFFICER, key, area="2", replaces=wrong)
    with pytest.raises(NotOnTheGround, match="replaced already"):
        visit(house, CUSTOMS_OFFICER, key, replaces=wrong)
    page = seen(ANALYST)
    assert page["visits"] == 1 and page["estimate"].found == pytest.approx(2 * 4046.86 / page["claimed_m2"], rel=1e-4)
    with reading_as(ANALYST.id) as looking:
        found = field_page(key, by=looking)
    assert [each["replaced"] for each in found["visits"]] == [True, False]


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"area": "-1"}, "no area"), ({"area": "nan"}, "no area"), ({"unit": "kanal"}, "basis"),
        ({"area": "9999"}, "25 square"), ({"unit": "kg"}, "no area|basis"),
        ({"destroyed": 101}, "0 to 100"), ({"means": "x"}, "looked at"),
        ({"visited_on": date(2025, 2, 1)}, "before the field"), ({"visited_on": date(2026, 2, 1)}, "after today"),
        ({"words": "x" * 1001}, "1000"),
    ],
)  # fmt: skip
def test_a_visit_that_cannot_be_is_refused_and_nothing_is_written(house: House, said: dict[str, Any], word: str) -> None:
    filed(house, ANF_OFFICER, square(0, number="C"))
    with pytest.raises(NotOnTheGround, match=word):
        visit(house, ANALYST, key_of("C"), **said)
    assert seen(ANALYST)["visits"] == 0


def test_who_writes_and_what_else_is_refused(house: House) -> None:
    fields = square(0, number="C"), square(1, number="S", quantity="surveyed")
    filed(house, ANF_OFFICER, *fields, marking="open; every agency")
    key = key_of("C")
    for person in (AUDITOR, PARTNER):
        with pytest.raises((NotOnTheGround, NotAvailable)):
            visit(house, person, key)
        with pytest.raises(NotOnTheGround):
            declare(house, person, "found", "2025-03-01")
    with pytest.raises(NotOnTheGround, match="no clearing"):
        visit(house, ANALYST, key_of("S"))
    for lines, word in (("", "no picture"), ("x,1", "no day"), ("2025-01-01,2", "no index")):
        with pytest.raises(NotOnTheGround, match=word):
            supply_series(claim_key=key, source="EX", lines=lines, **act(house, ANALYST))
    for plan in ({"district": "XX"}, {"half_width": 0}, {"seed": ""}, {"seed": "x" * 61}, {"crop": "wheat"}, {"year": 1}):
        with pytest.raises(NotOnTheGround):
            draw_plan(**{**OF, "seed": "s", "half_width": 10} | plan, **act(house, ANALYST))
    with pytest.raises(NotDeclared, match="district or province"):
        declare(house, ANALYST, "found", "2025-03-01", district="")
    declare(house, ANALYST, "watch", "2025-03-01", district="", province="KP")
    with reading_as(ANALYST.id) as looking:
        [province] = board(today=TODAY, crop="poppy", year=2025, by=looking)["provinces"]
    assert str(province["standing"].status) == "watch"


def test_an_opinion_from_above_changes_no_figure(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="C"))
    key, before = key_of("C"), seen(ANALYST)
    supply_series(
        claim_key=key, source="EX-Sentinel-2", lines="date,index,around\n2025-02-20,0.71,0.7\n2025-03-06,0.2,0.69",
        **act(house, ANALYST),
    )  # fmt: skip
    with reading_as(ANALYST.id) as looking:
        [told] = field_page(key, by=looking)["series"]
    assert str(told["told"].opinion) == "cleared" and told["told"].fell == pytest.approx(0.5)
    after = seen(ANALYST)
    assert [after[name] for name in ("claimed_m2", "cleared_m2", "verified_m2", "estimate")] == [
        before[name] for name in ("claimed_m2", "cleared_m2", "verified_m2", "estimate")
    ]


def test_nobody_writes_in_anothers_name_and_the_originator_learns_who_visited(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="C"))
    key = key_of("C")
    visit(house, CUSTOMS_OFFICER, key)
    body = "convert_from(body, 'UTF8')::jsonb #>> '{detail,claim}'"
    with reading_as(ANF_OFFICER.id), connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT agency, {body} FROM entry WHERE deed = 'land:visit'")  # noqa: S608
        assert cursor.fetchall() == [(4, str(key))]
    same = "report_id, claim_key, visited_on, means, found_area, found_unit, found_basis, found_m2, destroyed, words"
    for values in ("%(other)s, %(name)s, agency", "visited_by, visited_name, 1"):
        with pytest.raises(ProgrammingError, match="row-level security"), acting_as(CUSTOMS_OFFICER.id) as looking:
            entry = looking.deed("land:visit", subject=("page", "land"), detail={})
            append_entry(entry, id=house.clock.new_id(), at=house.clock.tick())
            with connections["default"].cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO ground_visit (id, {same}, visited_by, visited_name, agency, recorded_at, marking_id)"  # noqa: S608
                    f" SELECT gen_random_uuid(), {same}, {values}, recorded_at, marking_id"
                    " FROM ground_visit",
                    {"other": ANF_OFFICER.id, "name": ANF_OFFICER.name},
                )


def test_the_map_shows_overlaps_and_photographs_of_what_its_reader_sees(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="A"), square(0, number="B", date="2025-03-02"), square(5, number="C"))
    filed(house, CUSTOMS_OFFICER, square(5, number="D", date="2025-03-04"), marking=OWN)
    of, window = {"today": TODAY, **OF}, (70.9, 34.2, 71.2, 34.4)

    def told(who: Person) -> tuple[int, list[str], list[str]]:
        with reading_as(who.id):
            points = map_of(**of, what="overlaps")["points"]
            fields = fields_in(window, **of)["fields"]
        return sum(p["events"] for p in points), [f["number"] for f in fields], [f["number"] for f in fields if f["struck"]]

    assert told(CUSTOMS_OFFICER) == (2, ["A", "C", "B", "D"], ["B", "D"])
    assert told(ANALYST) == (1, ["A", "C", "B"], ["B"])
    assert told(OUTSIDER) == (0, [], [])
    with reading_as(ANALYST.id):
        assert map_of(**of, what="photographed")["points"] == []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("rabta.clearance.mapped.MOST_CELLS", 1)
            (wide,) = map_of(**of)["points"]
            assert wide["events"] == 3 and claims_at([wide["cell"]], **of)["total"] == 3, "many cells become one wider one"
        assert fields_in((60.0, 30.0, 61.0, 31.0), **of)["fields"] == []


def test_a_certificate_keeps_its_records_and_is_withdrawn_with_the_reason(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="A"), square(1, number="B", date="2025-03-02"))
    filed(house, ANF_OFFICER, square(2, number="H"), marking=OWN)
    asked = {"district": KHYBER, **OF, "today": TODAY}
    with pytest.raises(NotCertified, match="not declared"):
        issue_certificate(**asked, **act(house, ANALYST))
    declare(house, ANF_OFFICER, "found", "2025-03-02")
    declare(house, ANF_OFFICER, "cleared", "2025-03-05")
    with pytest.raises(NotOnTheGround):
        issue_certificate(**asked, **act(house, AUDITOR))
    issued = issue_certificate(**asked, **act(house, ANF_OFFICER))
    with pytest.raises(NotCertified, match="already"):
        issue_certificate(**asked, **act(house, ANALYST))

    def paper(who: Person) -> Any:
        with reading_as(who.id) as looking:
            return certificate_page(issued, today=TODAY, by=looking)

    first = paper(ANALYST)
    assert first["number"] == "KP-KHB/poppy/2025/1" and first["whole"] and first["kept"]["says"] == "cleared"
    assert [each["number"] for each in first["records"]] == ["A", "B"], "what its issuer alone sees is not in it"
    assert (first["came"], first["gone"], paper(ANF_OFFICER)["came"]) == (0, 0, 1)
    assert paper(PARTNER) is None
    filed(house, CUSTOMS_OFFICER, square(1, number="R", quantity="cultivated", date="2025-04-20"))
    later = paper(ANALYST)
    assert later["kept"] == first["kept"] and later["came"] == 1
    assert [each["number"] for each in later["against"]] == ["R"] and later["withdrawn_at"] is None
    with pytest.raises(NotCertified, match="speak against"):
        issue_certificate(**asked, **act(house, ANALYST))
    with pytest.raises(NotAvailable):
        withdraw_certificate(certificate_id=issued, words="EX", **act(house, ANALYST))
    withdraw_certificate(certificate_id=issued, words="EX-found again", **act(house, ANF_OFFICER))
    assert paper(ANALYST)["withdrawn_words"] == "EX-found again" and paper(ANALYST)["kept"] == first["kept"]
    with pytest.raises(NotCertified, match="withdrawn already"):
        withdraw_certificate(certificate_id=issued, words="EX", **act(house, ANF_OFFICER))


def test_an_image_from_above_hides_with_its_claim_and_changes_no_figure(house: House) -> None:
    filed(house, ANF_OFFICER, square(0, number="A"), marking=OWN)
    key, before = key_of("A", ANF_OFFICER), seen(ANF_OFFICER)["cleared_m2"]
    given = {"claim_key": key, "extent": "70.99, 34.29, 71.02, 34.32", "source": "EX-sat", "taken_on": date(2025, 3, 5),
             "given": Given("a.png", PICTURE), "today": TODAY}  # fmt: skip
    for _ in range(2):
        supply_image(**given, **act(house, ANF_OFFICER))
    with reading_as(ANF_OFFICER.id) as looking:
        (found,) = field_page(key, by=looking)["images"]
        assert found["told"] == "too_coarse" and image(found["id"])["content"] != b""
    assert seen(ANF_OFFICER)["cleared_m2"] == before
    swapped = {"extent": "34.29, 70.99, 34.32, 71.02"}
    for wrong in (swapped, {"given": Given("a.txt", b"no image")}, {"taken_on": date(2026, 1, 1)}):
        with pytest.raises(NotOnTheGround):
            supply_image(**{**given, **wrong}, **act(house, ANF_OFFICER))
    with pytest.raises(NotAvailable):
        supply_image(**given, **act(house, CUSTOMS_OFFICER))
    with reading_as(CUSTOMS_OFFICER.id):
        assert image(found["id"]) is None
