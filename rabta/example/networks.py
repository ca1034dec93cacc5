"""Invented statements of those who smuggle, for the demo, and the truth of them. Everything is invented.

Three networks as most agencies see them. The first two are one: a device that ANF seized holds the telephones of both, and
ANF says so to the centre alone. A driver stands in a list of persons arrested with drugs, too.
"""

from dataclasses import dataclass

HEAD = (
    "Date,Stated By,Stated On,Encounter No,Place,Part,Facilitator,Father,Age,CNIC,Phone,Bank Account,Handle,Vehicle,"
    "Route,Leg,From,To,Mode,Price,Price Currency,Paid,Paid Currency,Channel,Paid By,Paid In,Paid To,"
    "Payment Reference,Remarks\n"
)


@dataclass(frozen=True, kw_only=True)
class Statements:
    """What one agency files, and under which marking."""

    agency: str
    file_name: str
    marking: str
    text: str


FILES = (
    Statements(agency="FIA", file_name="EX-fia-statements.csv", marking="restricted; every agency", text=HEAD + (
        "2025-09-20,smuggled person,2025-09-21,EX-FIA-71,Quetta,recruiter,EX Rasool Tarinwal,EX Haidarwal,44,"
        "34201-0000711-3,0300-0000711,,facebook: EX.Taftan.Travels,,EX west,1,Gujrat,Quetta,bus,\"120,000\","
        "PKR,,,,,,,,EX-N-1\n"
        "2025-09-20,smuggled person,2025-09-21,EX-FIA-71,Quetta,guide,EX Sajid Landaywal,,31,,0300-0000712,,,,EX west,2,"
        "Quetta,Taftan,car,\"180,000\",PKR,,,,,,,,EX-N-2\n"
        "2025-09-20,family,2025-09-25,EX-FIA-71,Gujrat,recruiter,EX Rasool Tarinwal,EX Haidarwal,44,,0300-0000711,,,,"
        "EX west,3,Taftan,Zahedan,on foot,\"250,000\",PKR,\"300,000\",PKR,hundi,family,Gujrat,"
        "EX shop of cloth,EX-H-71,EX-N-3\n"
        "2025-10-11,family,2025-10-12,EX-FIA-78,Gujrat,recruiter,EX Ghulam Rasool Tarinwal,,,34201-0000711-3,,,"
        "facebook: EX.Taftan.Travels,,EX west,1,Gujrat,Taftan,bus,\"400,000\",PKR,,,,,,,,EX-N-4\n"
        "2025-11-09,returnee,2025-11-10,EX-FIA-90,Islamabad,document maker,EX Visa Wala Example,,,,0321-0000901,"
        "PK00EXAM0000000000000901,instagram: @ex.gulf.visas,,EX gulf,1,Islamabad,Dubai,air,\"2,800\",USD,\"1,000\",USD,bank,"
        "traveller,Islamabad,,EX-B-9,EX-N-5\n"
        "2025-11-09,returnee,2025-11-10,EX-FIA-90,Islamabad,recruiter,EX Bilal Qadirwal,,38,37405-0000902-1,,,"
        "instagram: @ex.gulf.visas,,EX gulf,2,Dubai,Tripoli,air,\"3,500\",USD,,,,,,,,EX-N-6\n"
    )),
    Statements(agency="PCG", file_name="EX-pcg-statements.csv", marking="restricted; every agency", text=HEAD + (
        "2025-10-03,facilitator,2025-10-03,EX-PCG-31,Gwadar,driver,EX Nakhuda Karim Example,,47,"
        "51501-0000813-5,0333-0000813,,,EX boat Sitara,EX sea,1,Gwadar,Muscat,boat,900,USD,,,,,,,,EX-N-11\n"
        "2025-10-03,document,2025-10-04,EX-PCG-31,Gwadar,payment collector,EX Noor Spinwari,,,,0333-0000814,,,,,,,,,,,"
        "\"450,000\",PKR,hawala,smuggled person,Turbat,EX counter of Noor,EX-W-12,EX-N-12\n"
        "2025-11-01,officer,,EX-PCG-36,Pasni,driver,EX Nakhuda Karim Example,,,51501-0000813-5,,,,EX boat Sitara,EX sea,1,"
        "Pasni,Muscat,boat,\"1,100\",USD,,,,,,,,EX-N-13\n"
    )),
    Statements(agency="ANF", file_name="EX-anf-device.csv", marking="restricted; to NNCC", text=HEAD + (
        "2025-11-14,seized device,2025-11-15,,Turbat,,,,,,0300-0000711; 0333-0000814,,,,,,,,,,,,,,,,,,EX-N-21\n"
        "2025-11-14,seized device,2025-11-15,,Turbat,driver,Gulzar Marjanwal,Sherzad,,35202-0000117-1,"
        "0333-0000814,,,LEX-0117,EX sea,1,Turbat,Gwadar,car,,,,,,,,,,EX-N-22\n"
    )),
)  # fmt: skip
TRUTH = {
    "everywhere": (
        ("EX Rasool Tarinwal", "EX Sajid Landaywal"), ("EX Visa Wala Example", "EX Bilal Qadirwal"),
        ("EX Nakhuda Karim Example", "EX Noor Spinwari"),
    ),
    "ANF": (
        ("EX Rasool Tarinwal", "EX Sajid Landaywal", "EX Nakhuda Karim Example", "EX Noor Spinwari", "Gulzar Marjanwal"),
        ("EX Visa Wala Example", "EX Bilal Qadirwal"),
    ),
}  # fmt: skip
"""Who hangs together, in the view of most agencies and in ANF's own; the centre's is as ANF's."""
