"""A scan on its page: what it is, whether it can be assessed, and what is wrong with it; never called a patient's."""

from datetime import UTC, datetime

from rabta.example.scans import invented_bag, objects_of
from tests.doors.web.signed_in import add_sign_ins, client_of
from tests.house import House
from tests.people import CUSTOMS_OFFICER, OUTSIDER, SCREENER

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def test_a_scan_shows_what_it_is_to_whom_its_marking_allows(house: House) -> None:
    add_sign_ins(house.clock)
    content = objects_of(invented_bag(7, device="EX-KHI-3", scanned_at=AT))[0][1]
    filed = house.file(SCREENER, content, file_name="a.dcs", marking="restricted; to ASF, CUSTOMS; H1")
    cut = house.file(SCREENER, content[:3_000], file_name="cut.dcs", marking="restricted; to ASF, CUSTOMS; H1")
    page = client_of(CUSTOMS_OFFICER).get(f"/reports/{filed.report_id}/")
    assert page.status_code == 200 and "EX00000007" in page.content.decode() and "atient" not in page.content.decode()
    page = client_of(CUSTOMS_OFFICER).get(f"/reports/{cut.report_id}/")
    assert page.status_code == 200 and "are missing" in page.content.decode()
    assert client_of(OUTSIDER).get(f"/reports/{filed.report_id}/").status_code == 404
