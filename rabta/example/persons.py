"""Invented persons in the lists of several agencies, for the demo: spelled in two scripts, with a digit exchanged, without
a name, with another's telephone. All names, cards, passports, telephones and vehicles are invented.
"""

from dataclasses import dataclass

HEAD = "Record No,Date,Place,Name,Father's Name,CNIC,Passport,Mobile,Vehicle No,Date of Birth,Role\n"
HEAD_UR = "ریکارڈ نمبر,تاریخ,مقام,نام,ولدیت,شناختی کارڈ,پاسپورٹ,موبائل,گاڑی نمبر,تاریخ پیدائش,کردار\n"


@dataclass(frozen=True, kw_only=True)
class PersonList:
    """One agency's list as it sends it, and under which marking."""

    agency: str
    file_name: str
    marking: str
    text: str


LISTS = (
    PersonList(agency="ANF", file_name="EX-anf-arrested.csv", marking="restricted; every agency", text=HEAD + (
        "EX-P-101,2025-09-14,Torkham,Gulzar Marjanwal,Sherzad,35202-0000117-1,,0300-0000117,LEX-0117,1985-03-24,Accused\n"
        "EX-P-102,2025-09-14,Torkham,Nadir Kohsarwal,Omarzad,17301-0000218-5,,0333-0000218,LEX-0117,1991-11-30,Accused\n"
        "EX-P-103,2025-10-02,Karachi,Yusuf Qadirzad,,42101-0000319-7,EX0000319,0321-0000319,,1979-06-17,Accused\n"
    )),
    PersonList(agency="CUSTOMS", file_name="EX-کسٹمز-فہرست.csv", marking="restricted; every agency", text=HEAD_UR + (
        "EX-P-201,2025-10-21,چمن,گلزار مرجان وال,شیرزاد مرجان وال,۳۵۲۰۲-۰۰۰۰۱۷۱-۱,,,,1985-03-24,مالک\n"
        "EX-P-202,2025-10-21,چمن,نادر کوہسار وال,عمرزاد,,,۰۳۳۳-۰۰۰۰۲۱۸,,۱۹۹۱,ڈرائیور\n"
    )),
    PersonList(agency="ASF", file_name="EX-asf-offload-desk.csv", marking="restricted; to ANF, FIA, NNCC", text=HEAD + (
        "EX-P-301,2025-11-05,Karachi,Gul Zar Marjan Wal,,,EX0000411,+92 300 0000117,,1985,Passenger\n"
        "EX-P-302,2025-11-05,Karachi,Yousaf Qadirzad,,,EX0000391,,,1979-06-17,Passenger\n"
        "EX-P-303,2025-11-06,Karachi,Nadir Kohsarwal,Omarzad Kohsarwal,61101-0000777-9,,,,1991-11-30,Passenger\n"
        "EX-P-304,2025-11-07,Karachi,Nadir Kohsar Wal,Omarzad,,EX0000512,,,1991,Passenger\n"
    )),
    PersonList(agency="FIA", file_name="EX-fia-facilitators.csv", marking="confidential; to NNCC", text=HEAD + (
        "EX-P-401,2025-11-18,Lahore,Gulzar Marjanwal,Sherzad,,EX0000411,,,,Facilitator\n"
        "EX-P-402,2025-11-18,Lahore,Zarmina Badakhwal,Sherzad Badakhwal,,,,,2012-04-19,Passenger\n"
    )),
)  # fmt: skip
