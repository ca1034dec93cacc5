"""A release to one reader changes no byte for another, and taken back it changes none for whom it was made."""

import uuid

import pytest

from rabta.filing.releasing import mark_anew, recall_release, release_report
from rabta.vocabulary.rules.numbered import agency_number
from tests.house import House
from tests.leaks.browsing import NOW, Obtained, crawl, differing, fixed_clock, sign_in
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, OUTSIDER, PARTNER, SCREENER, Person

TRUCK = "EX-1. ANF stopped a truck at Torkham on 3 March 2025 and recovered 12 kg of heroin. Two men were arrested."
AGAIN = "EX-2. Customs stopped a truck at Torkham on 3 March 2025; 12 kg heroin was recovered and two men were arrested."
OTHER = "EX-3. ASF found 900 grams of ice at Karachi airport on 5 March 2025. One woman was arrested."


OWN = ("/account/", "/second-factor/")
"""Of the person's own sign-ins: they tell of this session, and of no record."""


def pages(who: Person) -> Obtained:
    found = crawl(sign_in(who), most=70, extra=("/requests/",))
    return {path: answer for path, answer in found.items() if not path.startswith(OWN)}


@pytest.mark.slow
def test_a_release_shows_to_whom_it_is_made_and_to_nobody_else(house: House) -> None:
    report = house.file(ANF_OFFICER, TRUCK, marking="restricted; to CUSTOMS; H2").report_id
    house.file(ANALYST, AGAIN, marking="restricted; every agency")
    house.file(ANALYST, OTHER, marking="restricted; every agency")
    others = (CUSTOMS_OFFICER, PARTNER, OUTSIDER)
    anf = {"reader_id": ANF_OFFICER.id, "at": NOW, "new_id": house.clock.new_id, "reason": "They hold the driver."}
    with fixed_clock():
        asf, seen = pages(SCREENER), {who.name: pages(who) for who in others}
        made = release_report(report_id=report, agencies=[agency_number("ASF")], **anf)  # type: ignore[arg-type,list-item]
        assert f"/reports/{report}/" in pages(SCREENER)
        assert {who.name: differing(seen[who.name], pages(who)) for who in others} == {who.name: [] for who in others}
        recall_release(release_id=made, **anf)  # type: ignore[arg-type]
        assert differing(asf, pages(SCREENER)) == []
        assert {who.name: differing(seen[who.name], pages(who)) for who in others} == {who.name: [] for who in others}
        assert b"They hold the driver." in sign_in(ANF_OFFICER).get(f"/reports/{report}/sharing/").content
        mark_anew(report_id=report, marking_text="confidential; originator only", **anf)  # type: ignore[arg-type]
        mark_anew(report_id=report, marking_text="restricted; to CUSTOMS; H2", **anf)  # type: ignore[arg-type]
        assert differing(seen["Customs officer"], pages(CUSTOMS_OFFICER)) == []


@pytest.mark.slow
def test_who_loses_a_record_sees_what_one_sees_who_never_had_it(make_house: object) -> None:
    """Two houses: in one the screener could read the truck until it was marked up; in the other never."""
    obtained = []
    for wide in (True, False):
        house: House = make_house()  # type: ignore[operator]
        report = house.file(ANF_OFFICER, TRUCK, marking="restricted; every agency").report_id if wide else uuid.UUID(int=3)
        house.clock.now = NOW
        house.file(ANALYST, AGAIN, marking="restricted; every agency")
        house.file(ANALYST, OTHER, marking="restricted; every agency")
        if wide:
            mark_anew(
                reader_id=ANF_OFFICER.id, report_id=report, marking_text="confidential; originator only", reason="x",
                at=house.clock.tick(), new_id=house.clock.new_id,
            )  # fmt: skip
        with fixed_clock():
            obtained.append(pages(SCREENER))
    assert differing(*obtained) == []
