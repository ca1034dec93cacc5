"""Documents as airlines' special service requests state them: DOCS, DOCO, DOCA, and infants (INFT).

Source: IATA AIRIMP 3.14 (SSR DOCS, DOCO, DOCA, INFT); PNRGOV Implementation Guide, SSR.
"""

from dataclasses import dataclass

from rabta.intake.formats.passenger.names import titled


@dataclass(frozen=True, slots=True)
class Docs:
    """DOCS: /type/issuer/number/nationality/birth/gender/expiry/surname/given/second given."""

    code: str
    issuer: str
    number: str
    nationality: str
    born: str
    gender: str
    infant: bool
    expires: str
    surname: str
    given: str


def docs(text: str) -> Docs:
    """One DOCS text; what is not stated is empty.

    >>> docs("/P/GBR/123456789/GBR/12JUL64/M/23AUG19/SMITHJR/MRJONATHON/ROBERT").given
    'JONATHON ROBERT'
    """
    parts = [part.strip() for part in text.removeprefix("/").split("/")] + [""] * 10
    gender = parts[5].upper()
    given, _ = titled(parts[8])
    second, _ = titled(parts[9])
    return Docs(
        parts[0].upper(), parts[1].upper(), parts[2].replace(" ", ""), parts[3].upper(), parts[4],
        gender[:1] if gender[:1] in ("M", "F") else "", gender.endswith("I"), parts[6], parts[7].replace("  ", " "),
        f"{given} {second}".strip(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doco:
    """DOCO: /place of birth/type/number/place of issue/day of issue/state it is valid in."""

    birth_place: str
    code: str
    number: str
    issued_at: str
    issued: str
    state: str


def doco(text: str) -> Doco:
    """One DOCO text; what is not stated is empty.

    >>> doco("AMBER HILL GBR/V/9891404/LONDON/14MAR03/USA").number
    '9891404'
    """
    parts = [part.strip() for part in text.split("/")]
    if parts and parts[0] == "" and len(parts) > 6:
        parts = parts[1:]
    if len(parts) > 1 and len(parts[0]) <= 1 and parts[0] in ("V", "K", "R"):
        parts = ["", *parts]
    parts += [""] * 6
    return Doco(parts[0], parts[1].upper(), parts[2].replace(" ", ""), parts[3], parts[4], parts[5].upper()[:3])


@dataclass(frozen=True, slots=True)
class Doca:
    """DOCA: /kind (R lives, D goes to)/country/address/city/region/postal code."""

    kind: str
    country: str
    street: str
    city: str
    region: str
    postal_code: str


def doca(text: str) -> Doca:
    """One DOCA text; what is not stated is empty.

    >>> doca("D/USA/301 PARK AVENUE/NEW YORK/NY/10022").city
    'NEW YORK'
    """
    parts = [part.strip() for part in text.removeprefix("/").split("/")] + [""] * 6
    return Doca(parts[0].upper(), parts[1].upper(), parts[2], parts[3], parts[4], parts[5])


@dataclass(frozen=True, slots=True)
class Infant:
    """INFT: surname/given/birth."""

    surname: str
    given: str
    title: str
    born: str


def infant(text: str) -> Infant | None:
    """One INFT text; None where it names nobody.

    >>> infant("JONES/MARYMISS/12FEB12")
    Infant(surname='JONES', given='MARY', title='MISS', born='12FEB12')
    """
    parts = [part.strip() for part in text.strip("/ ").split("/")]
    if len(parts) < 2 or not parts[0]:
        return None
    given, title = titled(parts[1].split("  ")[0])
    words = given.split()
    last = words[-1] if words else ""
    born = parts[2] if len(parts) > 2 else last if last[:2].isdigit() and len(last) == 7 else ""
    if born and born == last and len(words) > 1:
        given = " ".join(words[:-1])
    return Infant(parts[0], given, title, born)


def email_of(text: str) -> str:
    """An address as teletype writes it: // for @, .. for _, ./ for -.

    >>> email_of("MOLLY..LOBB//GMAIL.COM")
    'MOLLY_LOBB@GMAIL.COM'
    """
    return text.strip().replace("//", "@").replace("./", "-").replace("..", "_")
