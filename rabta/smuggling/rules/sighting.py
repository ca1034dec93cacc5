"""How a telephone, a vehicle or a card may stand in the words of a seizure. A name is never looked for."""

import re

from rabta.vocabulary.rules.documents.plates import plate
from rabta.vocabulary.rules.scripts import search_key

SOUGHT = ("phone", "plate", "account", "cnic", "nicop", "passport")
SHORTEST = 6
"""Signs of the shortest number that is looked for: less stands in words by chance."""


def ways_written(kind: str, value: str, written: str) -> tuple[str, ...]:
    """The ways in which words may hold it, folded as words are searched; none for what is too short or not looked for.

    >>> ways_written("phone", "+923000000123", "0300 0000123")
    ('+923000000123', '0300 0000123', '0300-0000123', '03000000123', '923000000123')
    >>> ways_written("plate", "LES031234", "LES-03-1234")
    ('les 03 1234', 'les-03-1234', 'les031234')
    """
    if kind not in SOUGHT or len(value) < SHORTEST:
        return ()
    ways = {value, written}
    if kind == "phone" and value.startswith("+92"):
        home = "0" + value[3:]
        ways |= {home, f"{home[:4]}-{home[4:]}", f"{home[:4]} {home[4:]}", value[1:]}
    if kind == "plate" and (shown := plate(written)) and shown.letters:
        parts = re.findall(r"[A-Z]+|[0-9]+", written.upper())
        ways |= {"-".join(parts), " ".join(parts)}
    if kind in ("cnic", "nicop"):
        ways.add(f"{value[:5]}-{value[5:12]}-{value[12:]}")
    return tuple(sorted(key for way in ways if len(key := search_key(way)) >= SHORTEST))


def stands_in(way: str, words: str) -> bool:
    """Whether folded words hold it as a number of its own, not as a part of a longer one.

    >>> stands_in("0300-0000123", "phone 0300-0000123 was found"), stands_in("0300-0000123", "0300-00001234")
    (True, False)
    """
    return re.search(rf"(?<![0-9a-z]){re.escape(way)}(?![0-9a-z])", words) is not None
