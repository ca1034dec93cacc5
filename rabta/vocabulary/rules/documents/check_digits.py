"""Check digits of travel documents and tickets.

Sources: ICAO Doc 9303 part 3, 4.9 (weights 7, 3, 1, modulus 10); IATA Resolution 722f (tickets: remainder by 7).
"""

_WEIGHTS = (7, 3, 1)
VALUES = {**{str(n): n for n in range(10)}, **{chr(65 + n): 10 + n for n in range(26)}, "<": 0}


def icao_digit(field: str) -> str | None:
    """The check digit of a field of a machine readable zone; None where a character may not stand in one.

    >>> icao_digit("L898902C3")
    '6'
    """
    total = 0
    for place, sign in enumerate(field):
        value = VALUES.get(sign)
        if value is None:
            return None
        total += value * _WEIGHTS[place % 3]
    return str(total % 10)


def seven_digit(number: str) -> str | None:
    """The remainder by 7, as tickets carry it; None for what is no number.

    >>> seven_digit("2401234567")
    '4'
    """
    return str(int(number) % 7) if number.isascii() and number.isdigit() else None
