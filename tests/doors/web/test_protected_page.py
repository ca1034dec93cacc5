"""A report of protected persons through the pages: that it is there shows as marked, its words do not."""

import re
from datetime import date

from tests.doors.web.signed_in import add_sign_ins, client_of
from tests.house import House
from tests.people import ANALYST, ANF_OFFICER, CUSTOMS_OFFICER, DIRECTOR
from tests.rooms.test_protected_persons import EVERYONE, MET, NAME

SAID = "Withheld: protected person"
TABLE = (
    b"record_no,date,agency,district,substance,quantity,unit,remarks\n"
    b"EX-T1,2025-02-10,ANF,Quetta,hashish,3.5,kg,\n"
    b"EX-T2,2025-02-11,ANF,Quetta,hashish,4.5,kg,the child Zarmina was placed in care\n"
)


def test_words_of_protected_persons_show_to_protection_officers_alone(house: House) -> None:
    add_sign_ins(house.clock)
    filed = house.file(ANF_OFFICER, MET.format(name=NAME), marking=EVERYONE, written_on=date(2025, 2, 10),
                       file_name=f"{NAME}.txt")  # fmt: skip
    table = house.file(ANF_OFFICER, TABLE, marking=EVERYONE, file_name=f"{NAME}.csv")
    words, cells = f"/reports/{filed.report_id}/", f"/reports/{table.report_id}/"
    asked = ("heroin", NAME, filed.number)
    pages = [words, cells, f"{cells}receipt/", "/reports/", "/", "/events/", *(f"/search/?q={q}" for q in asked)]
    for who in (DIRECTOR, ANF_OFFICER, CUSTOMS_OFFICER):
        client = client_of(who)
        bodies = [client.get(page).content.decode() for page in pages]
        assert SAID in bodies[0] and SAID in bodies[1]
        for page, body in zip(pages, bodies, strict=True):
            echoes = (f'value="{NAME}"', f"q={NAME}", f"q%3D{NAME}", f"“{NAME}”")  # what was asked is said again
            assert NAME not in re.sub("|".join(map(re.escape, echoes)), "", body), (who.name, page)
        for report_id in (filed.report_id, table.report_id):
            fetched = client.get(f"/reports/{report_id}/original/")
            assert fetched.status_code == 403 and SAID in fetched.content.decode() and NAME not in fetched.content.decode()
    officer = client_of(ANALYST)
    assert NAME in officer.get(pages[0]).content.decode() and NAME in officer.get(pages[1]).content.decode()
    assert officer.get(f"/reports/{filed.report_id}/original/").content.decode() == MET.format(name=NAME)
    assert "<mark>" in officer.get(f"/search/?q={NAME}").content.decode()
