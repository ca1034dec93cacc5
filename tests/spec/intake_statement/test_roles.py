"""Which part each agency took, and which region is only an agency's own. All texts are invented."""

import pytest

from rabta.intake.formats.statement.reader import read_statement

ROLES = {
    "ASF found 2 kg ice in a bag at Multan airport. The passenger was handed over to ANF.": {
        "ASF": ["intercepted"], "ANF": ["took_custody"],
    },
    "3 kg heroin detected by ASF at Multan airport and given to the ANF.": {"ASF": ["detected"], "ANF": ["took_custody"]},
    "Customs Gwadar took custody of 90 kg hashish that Pakistan Coast Guards had recovered at Pasni.": {
        "CUSTOMS": ["took_custody"], "PCG": ["intercepted"],
    },
    "Motorway Police handed over 17 kg charas from a van near Gojra; Punjab Excise registered the case.": {
        "MOTORWAY_POLICE": ["intercepted"], "EXCISE_PB": ["registered_case", "took_custody"],
    },
    "Frontier Corps, with the help of Levies, seized 12 kg opium, Kharan.": {"FC": ["intercepted"], "LEVIES": ["assisted"]},
    "A PMSA ship, with the Pakistan Navy, found 400 kg hashish on a dhow.": {"PMSA": ["intercepted"], "NAVY": ["assisted"]},
    "Okara Police held two men with 2 kg charas and handed them over to Punjab Excise, which registered the case.": {
        "POLICE_PB": ["intercepted"], "EXCISE_PB": ["took_custody", "registered_case"],
    },
    "ملتان ایئرپورٹ، 2 کلو آئس۔ نشاندہی اے ایس ایف نے کی، مقدمہ اے این ایف نے درج کر کے منشیات تحویل میں لے لی۔": {
        "ASF": ["detected"], "ANF": ["took_custody"],
    },
    "ملتان ایئرپورٹ، 2 کلو آئس۔ (اے ایس ایف نے پکڑی، تحویل اے این ایف۔)": {"ASF": ["intercepted"], "ANF": ["took_custody"]},
    "ملتان ایئرپورٹ، 2 کلو آئس۔ اے این ایف نے اے ایس ایف سے منشیات تحویل میں لے کر مقدمہ درج کر لیا۔": {
        "ANF": ["took_custody"], "ASF": ["intercepted"],
    },
    "ASF found 770 g hashish in a suitcase at Multan Airport. (Airports Security Force, 15 May 2025) Custody: ANF.": {
        "ASF": ["intercepted"], "ANF": ["took_custody"],
    },
    "ANF and Customs jointly recovered 5 kg ice from a container at Karachi Port.": {
        "ANF": ["intercepted"], "CUSTOMS": ["intercepted"],
    },
}  # fmt: skip


@pytest.mark.parametrize("text", ROLES)
def test_roles(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": None, "text": text})
    assert [incident["roles"] for incident in reading["incidents"]] == [ROLES[text]]


TAKEN = {
    "9 kg hashish from a coach near Bhera, handed over by Motorway Police.": {
        "ANF": ["took_custody"], "MOTORWAY_POLICE": ["intercepted"],
    },
    "اے این ایف نے لاہور ایئرپورٹ پر مسافر سے 1 کلو آئس برآمد کی، ملزم کو اے ایس ایف نے حوالے کیا تھا۔": {
        "ANF": ["took_custody"], "ASF": ["intercepted"],
    },
    "15 kg ice in a house in Quetta.": {"ANF": ["intercepted"]},
}  # fmt: skip


@pytest.mark.parametrize("text", TAKEN)
def test_who_speaks_took_what_another_handed_over(text: str) -> None:
    reading = read_statement({"id": "x", "date": "2025-05-10", "agency": "ANF", "text": text})
    assert [incident["roles"] for incident in reading["incidents"]] == [TAKEN[text]]


def test_handed_over_is_no_hedge() -> None:
    reading = read_statement(
        {"id": "x", "date": None, "agency": "ANF", "text": "ASF handed over 17 kg ice at Multan airport."}
    )
    line = reading["incidents"][0]["substances"][0]
    assert (line["quantity"], line["approx"], line["approx_direction"]) == (17, False, None)


REGIONS = {
    "ANF Balochistan recovered 4 kg ice from a car near Jacobabad.": ("Jacobabad", "Sindh"),
    "ANF Sindh recovered 4 kg ice from a house.": (None, None),
    "ANF Karachi stopped a bus at Hub and found 3 kg charas.": ("Hub", "Balochistan"),
    "ANF Lahore: 3 kg charas from a motorcyclist.": ("Lahore", "Punjab"),
}


@pytest.mark.parametrize("text", REGIONS)
def test_an_agency_s_region_is_its_own(text: str) -> None:
    (incident,) = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})["incidents"]
    assert (incident["district"], incident["province"]) == REGIONS[text]


WEIGHTS = {
    "63 kg of ice, gross weight, in a container at Karachi Port.": "gross",
    "Net weight 4 kg heroin at Lahore airport.": "net",
    "4 kg heroin (net weight) at Lahore airport.": "net",
    "4 kg heroin at Lahore airport.": None,
}


@pytest.mark.parametrize("text", WEIGHTS)
def test_kind_of_weight(text: str) -> None:
    (incident,) = read_statement({"id": "x", "date": None, "agency": "ANF", "text": text})["incidents"]
    assert [line["weight_kind"] for line in incident["substances"]] == [WEIGHTS[text]]


@pytest.mark.parametrize(
    ("text", "speaker", "code"),
    [
        ("EX-1. FC (North) KP recovered 3 kg hashish at Jamrud.", "ANF", "FC_KP_N"),
        ("EX-2. ایف سی بلوچستان ساؤتھ نے پنجگور میں 3 کلو چرس برآمد کی۔", "LEVIES", "FC_BA_S"),
        ("EX-3. FC troops recovered 3 kg hashish at Chaman.", "FC_BA_N", "FC_BA_N"),
        ("EX-4. FC troops recovered 3 kg hashish at Chaman.", "ANF", "FC"),
        ("EX-5. Rangers recovered 3 kg hashish near Kasur.", "RANGERS_PB", "RANGERS_PB"),
    ],
)
def test_a_bare_name_means_the_branch_that_is_said_or_speaks(text: str, speaker: str, code: str) -> None:
    read = read_statement({"id": "1", "date": "2031-03-01", "agency": speaker, "text": text})
    assert [code in incident["agencies"] for incident in read["incidents"]] == [True]
