"""The sentences and tables of a world, in the words agencies use, English and Urdu; all of it invented.

What is hidden shares names, telephone numbers, registration numbers, places, days, case numbers and file names with
what is shown, so that whatever compares them finds every reason to join them.
"""

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

SOURCES = (
    ("Zarghun", "زرغون", "Заргун"),
    ("Kohsar", "کوہسار", "Кохсар"),
    ("Marjan", "مرجان", "Марджан"),
    ("Shaheen", "شاہین", "Шахин"),
    ("Badakh", "بدخ", "Бадах"),
    ("Wakhjir", "واخجیر", "Вахджир"),
)
"""Names of sources, in three scripts. They stand in hidden reports only: nobody may find them by their first letters."""
PLACES = (
    ("Islamabad airport", "اسلام آباد ایئرپورٹ", "2.4", "ice", "آئس", "a trolley bag of a passenger for Doha, QR-615"),
    ("Karachi airport", "کراچی ایئرپورٹ", "3.1", "heroin", "ہیروئن", "the shoes of a passenger for Dubai, EK-601"),
    ("Torkham", "طورخم", "35", "hashish", "چرس", "secret cavities of a truck"),
    ("Chaman", "چمن", "120", "opium", "افیون", "the bed of a pick-up"),
    ("Gwadar", "گوادر", "60", "ice", "آئس", "a fishing boat"),
    ("Taftan", "تفتان", "18.75", "heroin", "ہیروئن", "the fuel tank of a bus"),
)


@dataclass(frozen=True)
class Happening:
    """What happened, as far as everybody who tells of it agrees: everything hidden about it uses the same words."""

    place: str
    place_ur: str
    kg: str
    drug: str
    drug_ur: str
    where: str
    day: date
    held: str
    phone: str
    car: str
    case: str


def happenings(seed: int, *, most: int, last: date) -> list[Happening]:
    """So many different happenings of the three weeks up to `last`."""
    chosen = random.Random(f"{seed}/places").sample(PLACES, most)
    return [_happening(random.Random(f"{seed}/happening/{n}"), place, last=last) for n, place in enumerate(chosen)]


def _happening(chance: random.Random, place: tuple[str, str, str, str, str, str], *, last: date) -> Happening:
    return Happening(
        *place, day=last - timedelta(days=chance.randint(5, 17)), held=chance.choice(("one", "two")),
        phone=f"03{chance.randint(10, 49)}-{chance.randint(1000000, 9999999)}",
        car=f"LES-{chance.randint(1000, 9999)}", case=f"{chance.randint(10, 99)}/25",
    )  # fmt: skip


def mark_of(seed: int, key: str) -> str:
    """A word that stands in one report and nowhere else, so that a search can ask for it: eleven letters."""
    digest = sha256(f"{seed}/{key}".encode()).digest()
    letters = "".join("bdfgklmnprstvz"[b % 14] + "aeiou"[b % 5] for b in digest[:5])
    return f"{letters}q"


def in_english(what: Happening, *, agency: str, mark: str, kg: str = "", days: int = 0, source: str = "") -> str:
    """One seizure as a bulletin tells it."""
    return (
        f"{agency} at {what.place} on {what.day + timedelta(days=days):%d %B %Y}: {kg or what.kg} kg {what.drug} in"
        f" {what.where}; {what.held} held. Phone {what.phone}, car {what.car}, case {what.case}.{source} Note {mark}."
    )


_MONTHS_UR = (
    "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
)  # fmt: skip


def in_urdu(what: Happening, *, agency: str, mark: str, kg: str = "", days: int = 0, source: str = "") -> str:
    """The same in Urdu."""
    day = what.day + timedelta(days=days)
    on = f"{day.day} {_MONTHS_UR[day.month - 1]} {day.year}"
    return (
        f"{agency} نے {on} کو {what.place_ur} پر {kg or what.kg} کلو {what.drug_ur} برآمد کی، ایک شخص گرفتار۔"
        f" فون {what.phone}، گاڑی {what.car}، مقدمہ {what.case}۔{source} نوٹ {mark}۔"
    )


def laboratory(what: Happening, *, agency: str, mark: str, kg: str, source: str) -> str:
    """What the laboratory weighed of a seizure: such a weight goes before every other; and what it found beside the drug."""
    return (
        f"{agency}: the {what.drug} of {what.day:%d %B %Y} from {what.place}: laboratory weight {kg} kg; case {what.case}."
        f" The laboratory also found xylazine in the {what.drug}, purity 40 %.{source} Note {mark}."
    )


def lump(of: list[Happening], *, agency: str, mark: str, source: str) -> str:
    """One report that tells of several seizures together."""
    told = " ".join(f"{one.kg} kg {one.drug} from {one.place} on {one.day:%d %B %Y}." for one in of)
    return f"{agency}, {len(of)} operations: {told}{source} Note {mark}."


def known_as(names: tuple[str, str, str]) -> str:
    """A source named in three scripts, to be put behind a hidden report's words."""
    return f" Source {names[0]}, {names[1]}, {names[2]}."


BESIDE = {
    "cleared": "{agency} destroyed standing poppy crop on 12 acres in Mohmand on {day}.{source} Note {mark}.",
    "met": "{agency} rescued 14 migrants from a boat off Gwadar on {day}; two of them children. Passports were not found."
    " A mother gave her name as Zarmina.{source} Note {mark}.",
    "nil": "{agency}: nil return for 1 February 2025 to 28 February 2025, sent on {day}. No seizure, no arrest.{source} Note"
    " {mark}.",
}


def beside(kind: str, *, agency: str, day: date, mark: str, source: str = "") -> str:
    """Cleared land, people met, or nothing to report."""
    return BESIDE[kind].format(agency=agency, day=f"{day:%d %B %Y}", mark=mark, source=source)


def met_at_a_seizure(*, agency: str, day: date, mark: str) -> str:
    """Drugs and protected persons in one report: it counts, and its words are for protection officers."""
    return (
        f"On {day:%d %B %Y} {agency} found 3.45 kg of heroin on a boat off Gwadar. 14 migrants were rescued from it."
        f" A mother gave her name as Zarmina. Note {mark}."
    )


MET_HEAD = (
    "Encounter No,Encounter Kind,Date,Place,Vehicle or Boat,Legal Ground,Outcome,Role,Persons,Age,Name,"
    "Documented Nationality,Asks for Asylum,Guardian,Remarks\n"
)
ALIKE = 4
"""Grown-up persons of an encounter as an officer files it."""


def encounter(*, agency: str, day: date, mark: str, child: bool) -> str:
    """An interception at sea as its officers file it: grown-up persons, or the child who was with them, of unsure age."""
    at = f"EX-ENC-7,sea_interception,{day.isoformat()},Gwadar,EX boat Al-Example,EX section 3,referred,smuggled_person"
    who = "1,unsure,Zarmina,Afghan,yes,EX aunt" if child else f"{ALIKE},adult,Zarmina,Afghan,no,"
    return f"{MET_HEAD}{at},{who},Note {mark} of {agency}\n"


NAMED, NAMED_OTHERWISE = "Zarmina", "Palwasha Bibi"


def named_otherwise(content: bytes) -> bytes:
    """The same about a protected person of another name: nobody without the role may notice, by size or hash either."""
    return content.replace(NAMED.encode(), NAMED_OTHERWISE.encode())


PERSONS = {
    "persons hidden": "2025-03-02,{first} {last},{father},35202-{card}-1,{phone},1985-03-24,suspect",
    "persons first": "2025-03-04,{first} {last},,35202-{card}-1,,,arrested",
    "persons last": "2025-03-06,{first} {last},,,{phone},1985,passenger",
    "persons asked": "2025-03-08,{first} {last},{father},,,1985,sponsor",
    "persons apart": "2025-03-09,{first} {last},{father},61101-{card}-3,{phone},1985-03-24,driver",
    "persons met": "2025-03-10,Zarmina {last},{father},35202-{card}-2,,2019-03-24,passenger",
}
"""One person in the lists of several agencies. The first two that show meet but through the hidden one, by its number and
its telephone; one more can only be asked about; another's number contradicts; and a child bears the name."""
CALLED_SO = (("Gulzar", "Tursanwal", "Sherzad"), ("Nadir", "Spinwari", "Omarzad"), ("Yusuf", "Landaywal", "Qadirzad"))


def persons(seed: int, key: str, *, mark: str) -> str:
    """An agency's list of one person."""
    chance = random.Random(f"{seed}/persons")
    first, last, father = chance.choice(CALLED_SO)
    said = PERSONS[key].format(
        first=first, last=last, father=father, card=chance.randint(1000000, 9999999),
        phone=f"03{chance.randint(10, 49)}-{chance.randint(1000000, 9999999)}",
    )  # fmt: skip
    return f"Date,Name,Father,CNIC,Mobile,Date of Birth,Role,Remarks\n{said},{mark}\n"


STATED = {
    "stated hidden": "2025-03-01,officer,recruiter,EX Torgul,,0300-0000781; 0300-0000782,Gujrat,Taftan,PKR 990000,EX-H-8",
    "stated first": "2025-03-03,smuggled person,recruiter,EX Torgul,41,0300-0000781,Gujrat,Taftan,PKR 400000,",
    "stated last": "2025-03-05,document,collector,EX Zmarak,52,0300-0000782,Quetta,Taftan,PKR 90000,EX-H-8",
    "stated child": "2025-03-06,officer,guide,Zarmina,unsure,0300-0000783,Gujrat,Taftan,PKR 1000,",
}
"""What agencies state of a recruiter and a collector: the two that show hang together by the hidden one alone."""


def stated(key: str, *, mark: str) -> str:
    """An agency's table of one statement of those who smuggle."""
    head = "Date,Stated By,Part,Facilitator,Age,Phone,From,To,Price,Payment Reference,Remarks"
    return f"{head}\n{STATED[key]},Note {mark}\n"


FIELDS = {"field hidden": (0.0, "2025-03-01"), "field first": (0.0006, "2025-03-03"), "field last": (0.0012, "2025-03-06")}
"""Cleared fields in a row: the hidden one was first and lies over the next, whose land it would take; that over the last."""
FIELDS_IN = "KP-MHD"


def cleared_field(key: str, *, mark: str) -> str:
    """A field of poppy that was cleared, as its officers draw it."""
    east, day = FIELDS[key]
    west, south, side = 71.3 + east, 34.4, 0.001
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    said = {"claim": f"EX-{mark}", "crop": "poppy", "date": day, "district": "Mohmand", "destroyed": 90, "incidents": mark}
    drawn = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": said}
    return json.dumps({"type": "FeatureCollection", "features": [drawn]})


IN_SINDH = ("Karachi", "Hyderabad", "Sukkur", "Larkana", "Thatta", "Badin")


def unseen(*, agency: str, day: date, kg: str, place: int, mark: str) -> str:
    """A seizure of a substance of which nothing is shown, in Sindh."""
    return f"On {day:%d %B %Y} {agency} recovered {kg} kg cocaine from a house at {IN_SINDH[place]}. Note {mark}."


def table(rows: list[tuple[Happening, str]], *, agency: str, mark: str) -> str:
    """A month's log as a spreadsheet: one row per happening, with the mass that this agency wrote down."""
    head = "record_no,date,agency,district,substance,quantity,unit,remarks"
    body = [f"T{n},{w.day:%Y-%m-%d},{agency},{w.place},{w.drug},{kg},kg,{w.car} {mark}" for n, (w, kg) in enumerate(rows, 1)]
    return "\n".join((head, *body)) + "\n"


def passengers(flight: int, mark: str, numbers: tuple[int, ...]) -> str:
    """A passenger message (PAXLST) of a flight on 20 March 2025, each with reference and passport by its number."""
    travellers = [
        f"NAD+FL+++{mark}:EX {'ABCDEF'[n]}'\nATT+2++M'\nDTM+329:850203'\nRFF+ABO:EXREF{n}'\nDOC+P:110:111+EX471100{n}'\n"
        "LOC+91+PAK'"
        for n in numbers
    ]
    return "\n".join((
        "UNA:+.? '", "UNB+UNOA:4+EX AIRLINES:ZZ+RXAPIS:ZZ+250319:0300+REF1++APIS'",
        f"UNH+M1+PAXLST:D:05B:UN:IATA+EX{flight}/250320/0910+01:F'", "BGM+745'", f"NAD+MS+++{mark}'",
        f"TDT+20+EX{flight}+++EX'",
        "LOC+125+KHI'", "DTM+189:2503200910:201'", "LOC+87+DXB'", "DTM+232:2503201040:201'", *travellers,
        f"CNT+42:{len(travellers)}'", f"UNT+{10 + 6 * len(travellers)}+M1'", "UNZ+1+REF1'",
    ))  # fmt: skip
