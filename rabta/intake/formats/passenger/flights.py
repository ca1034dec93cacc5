"""Flight designators: airline and number, told apart however they are written."""

import re

_FLIGHT = re.compile(r"([A-Z][A-Z0-9]|[0-9][A-Z]|[A-Z]{3})[\s\-/]*0*([0-9]{1,4})([A-Z]?)")


def flight_parts(text: str) -> tuple[str, str] | None:
    """Airline and number of a flight, without leading zeros; None where it is none.

    >>> flight_parts("UA0989"), flight_parts("pk-303"), flight_parts("PIA 0785"), flight_parts("303")
    (('UA', '989'), ('PK', '303'), ('PIA', '785'), None)
    """
    match = _FLIGHT.fullmatch(text.strip().upper())
    return (match.group(1), (match.group(2) or "0") + match.group(3)) if match else None


def flight_number(carrier: str | None, number: str | None) -> str | None:
    """Airline and number in one, as people say it; None without a number.

    >>> flight_number("UA", "0989"), flight_number(None, "303")
    ('UA989', '303')
    """
    bare = (number or "").lstrip("0") or ("0" if number else "")
    return f"{carrier or ''}{bare}" if bare else None
