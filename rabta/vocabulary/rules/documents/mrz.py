"""Machine readable zones: TD1, TD2, TD3 documents and MRV-A, MRV-B visas, with every check digit reckoned again.

Source: ICAO Doc 9303 parts 3 (characters, names, dates, check digits), 4 (TD3), 5 (TD1), 6 (TD2), 7 (visas).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rabta.vocabulary.rules.documents.check_digits import VALUES, icao_digit
from rabta.vocabulary.rules.documents.misreads import TAKEN_FOR, repairs
from rabta.vocabulary.rules.scripts import fold_digits

LONGEST_LIFE = 50
"""Years within which an expiry date of two digits is looked for, before and after the day of reading."""

_FILLERS = str.maketrans({"«": "<", "‹": "<", "〈": "<", "＜": "<", "≤": "<"})


class Zone(StrEnum):
    """The five layouts."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


@dataclass(frozen=True)
class Check:
    """One check digit: as stated, as reckoned, whether it holds; and forms of the field with one misread put right for
    which it would hold. A digit of "<" on an empty optional field holds (Doc 9303 part 4, 4.2.2.2)."""

    field: str
    value: str
    stated: str
    reckoned: str | None
    holds: bool
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mrz:
    """What one zone states. Dates are ISO, shortened where parts are unknown ("1980", "1980-05"); None where unreadable.

    `gender` is "M", "F" or None (unspecified), as documented. `problems` are sentences of what does not hold.
    """

    zone: Zone
    document_code: str
    issuer: str
    number: str
    surname: str
    given_names: str
    names_cut_short: bool
    nationality: str
    born: str | None
    gender: str | None
    expires: str | None
    optional: str
    checks: tuple[Check, ...]
    problems: tuple[str, ...]

    @property
    def valid(self) -> bool:
        """Whether every check digit holds and nothing else is wrong."""
        return not self.problems and all(check.holds for check in self.checks)


def mrz(text: str, *, on: date) -> Mrz | None:
    """Read a zone of two or three lines; None where `text` is none.

    `on`: the day of reading, which settles the century of two-digit years: nobody is born after it. Spaces are left
    out, lines may come joined as one. Nothing is put right by itself: `checks` carries suggestions.
    """
    lines = _lines(text)
    if lines is None:
        return None
    zone, rows = lines
    if zone is Zone.TD1:
        return _td1(rows, on)
    return _two_lines(zone, rows, on)


def _lines(text: str) -> tuple[Zone, list[str]] | None:
    rows = [re.sub(r"\s+", "", row) for row in fold_digits(text).translate(_FILLERS).upper().splitlines()]
    rows = [row for row in rows if row]
    if len(rows) == 1 and len(rows[0]) in (72, 88, 90):
        size = 30 if len(rows[0]) == 90 else len(rows[0]) // 2
        rows = [rows[0][start : start + size] for start in range(0, len(rows[0]), size)]
    sizes = {len(row) for row in rows}
    if any(sign not in VALUES for row in rows for sign in row) or len(sizes) != 1:
        return None
    shape = (len(rows), sizes.pop())
    visa = rows[0].startswith("V")
    zone = {
        (3, 30): Zone.TD1,
        (2, 36): Zone.MRV_B if visa else Zone.TD2,
        (2, 44): Zone.MRV_A if visa else Zone.TD3,
    }.get(shape)
    return (zone, rows) if zone else None


def _td1(rows: list[str], on: date) -> Mrz:
    first, second, third = rows
    number, check, optional = first[5:14], first[14], first[15:30]
    if check == "<" and optional.rstrip("<"):  # a number longer than nine places runs on into the optional field
        run_on = optional.split("<")[0]
        number, check, optional = number + run_on[:-1], run_on[-1:], optional[len(run_on) :]
    checks = [
        _checked("number", number, check),
        _checked("born", second[0:6], second[6]),
        _checked("expires", second[8:14], second[14]),
        _checked("composite", first[5:30] + second[0:7] + second[8:15] + second[18:29], second[29]),
    ]
    return _stated(
        Zone.TD1, first, names=third, number=number, nationality=second[15:18], born=second[0:6], gender=second[7],
        expires=second[8:14], optional=optional + second[18:29], checks=checks, on=on,
    )  # fmt: skip


def _two_lines(zone: Zone, rows: list[str], on: date) -> Mrz:
    first, second = rows
    number, optional_end = second[0:9], len(second)
    checks = [
        _checked("number", number, second[9]),
        _checked("born", second[13:19], second[19]),
        _checked("expires", second[21:27], second[27]),
    ]
    optional = second[28:optional_end]
    if zone is Zone.TD3:
        optional = second[28:42]
        checks.append(_checked("optional", optional, second[42]))
        checks.append(_checked("composite", second[0:10] + second[13:20] + second[21:43], second[43]))
    elif zone is Zone.TD2:
        optional = second[28:35]
        if second[9] == "<" and optional.rstrip("<"):
            run_on = optional.split("<")[0]
            number, optional = number + run_on[:-1], optional[len(run_on) :]
            checks[0] = _checked("number", number, run_on[-1:])
        checks.append(_checked("composite", second[0:10] + second[13:20] + second[21:35], second[35]))
    return _stated(
        zone, first, names=first[5:], number=number, nationality=second[10:13], born=second[13:19], gender=second[20],
        expires=second[21:27], optional=optional, checks=checks, on=on,
    )  # fmt: skip


def _checked(field: str, value: str, stated: str) -> Check:
    reckoned = icao_digit(value)
    if field == "optional" and not value.strip("<") and stated == "<":
        return Check(field, value, stated, reckoned, True)
    if stated == reckoned:
        return Check(field, value, stated, reckoned, True)
    as_digits = {form for form in TAKEN_FOR.get(stated, "") if form.isdigit()}
    if reckoned in as_digits:  # the digit itself was misread
        return Check(field, value, stated, reckoned, False, (value,))
    if field == "composite":
        return Check(field, value, stated, reckoned, False)
    only_digits = field in ("born", "expires")
    forms = repairs(value, lambda form: icao_digit(form) == stated and (not only_digits or form.isdigit()))
    return Check(field, value, stated, reckoned, False, forms)


def _stated(
    zone: Zone, first: str, *, names: str, number: str, nationality: str, born: str, gender: str, expires: str,
    optional: str, checks: list[Check], on: date,
) -> Mrz:  # fmt: skip
    surname, given, cut = names_of(names)
    stated_born, stated_expiry = born_on(born, on=on), expires_on(expires, on=on)
    return Mrz(
        zone=zone, document_code=first[0:2].rstrip("<"), issuer=first[2:5].rstrip("<"), number=number.rstrip("<"),
        surname=surname, given_names=given, names_cut_short=cut, nationality=nationality.rstrip("<"), born=stated_born,
        gender=gender if gender in "MF" else None, expires=stated_expiry, optional=optional.strip("<"),
        checks=tuple(checks), problems=tuple(_problems(gender, born, stated_born, expires, stated_expiry, checks)),
    )  # fmt: skip


def _problems(
    gender: str, born: str, stated_born: str | None, expires: str, stated_expiry: str | None, checks: list[Check]
) -> Iterator[str]:
    if gender not in "MF<X":
        yield f'"{gender}" is none of M, F, < for gender'
    if stated_born is None and born.strip("<"):
        yield f'"{born}" is no date of birth'
    if stated_expiry is None and expires.strip("<"):
        yield f'"{expires}" is no date of expiry'
    for check in checks:
        if not check.holds:
            yield f'the check digit of {check.field} is "{check.stated}" and ought to be "{check.reckoned}"'


def names_of(field: str) -> tuple[str, str, bool]:
    """Surname and given names of a name field, and whether they may be cut short (the field is full).

    >>> names_of("KHAN<<AHMAD<ALI<<<<<<<")
    ('KHAN', 'AHMAD ALI', False)
    """
    surname, _, given = field.partition("<<")
    words = " ".join(part for part in given.split("<") if part)
    return " ".join(part for part in surname.split("<") if part), words, not field.endswith("<")


def born_on(field: str, *, on: date) -> str | None:
    """A date of birth of two-digit year as ISO, in the last hundred years before `on`; None where it is no date.

    >>> day = date(2026, 1, 1)
    >>> born_on("640823", on=day), born_on("80<<<<", on=day), born_on("270101", on=day)
    ('1964-08-23', '1980', '1927-01-01')
    """
    this = _dated(field, 2000)
    return this if this is None or this <= on.isoformat() else _dated(field, 1900)


def expires_on(field: str, *, on: date) -> str | None:
    """A date of expiry of two-digit year as ISO, in the century nearest to `on`; None where it is no date.

    >>> expires_on("310415", on=date(2026, 1, 1)), expires_on("991231", on=date(2026, 1, 1))
    ('2031-04-15', '1999-12-31')
    """
    this = _dated(field, 2000)
    return this if this is None or int(this[:4]) <= on.year + LONGEST_LIFE else _dated(field, 1900)


def _dated(field: str, century: int) -> str | None:
    """YYMMDD in a century, shortened at the first part that is unknown ("<<"); None where it is no day there was."""
    if not re.fullmatch(r"[0-9]{2}(?:<<<<|[0-9]{2}(?:<<|[0-9]{2}))", field):
        return None
    year, month, day = century + int(field[:2]), field[2:4], field[4:6]
    if month == "<<":
        return f"{year}"
    try:
        whole = date(year, int(month), 1 if day == "<<" else int(day)).isoformat()
    except ValueError:
        return None
    return whole[:7] if day == "<<" else whole
