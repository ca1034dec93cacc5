"""A passenger message on its page: flights and travellers for whoever may see it, a child for protection officers alone."""

from tests.doors.web.signed_in import add_sign_ins, client_of
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER
from tests.rules.intake_passenger.test_passenger_messages import PAXLST, PNRGOV


def test_a_message_shows_its_flights_and_travellers_and_offers_no_mending(house: House) -> None:
    add_sign_ins(house.clock)
    filed = house.file(ANF_OFFICER, PAXLST, file_name="ex701.edi", marking="open; every agency")
    page = client_of(CUSTOMS_OFFICER).get(f"/reports/{filed.report_id}/").content.decode()
    for said in ("Flights and travellers", "EX701", "KHI → DXB", "AB1234567", "12A", "EXAB12", "0214100008"):
        assert said in page, said
    assert "?mend=" not in client_of(ANF_OFFICER).get(f"/reports/{filed.report_id}/").content.decode()


def test_a_child_stands_on_no_page_but_the_protection_officers(house: House) -> None:
    add_sign_ins(house.clock)
    filed = house.file(ANF_OFFICER, PNRGOV, file_name="ex701.edi", marking="open; every agency")
    pages = [f"/reports/{filed.report_id}/", f"/reports/{filed.report_id}/receipt/"]
    for who in (ANF_OFFICER, CUSTOMS_OFFICER):
        told = " ".join(client_of(who).get(page).content.decode() for page in pages)
        assert "IMRAN KHAN" in told and "SARA GUL" in told, "a grown-up with a child shows"
        assert "AC7654321" not in told and "GULMISS" not in told and "GUL KHAN" not in told
    told = client_of(ANALYST).get(pages[0]).content.decode()
    assert "AC7654321" in told and "GUL KHAN" in told
