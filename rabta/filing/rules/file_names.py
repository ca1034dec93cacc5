"""The name of a file as it is kept and shown: a name, never a path, and nothing that is seen otherwise than written."""

import unicodedata

LONGEST = 200  # characters: what file systems take, with room for what people append

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_JOINERS = "\u200c\u200d"  # zero-width non-joiner and joiner: Urdu is spelled with them


def kept_name(name: str) -> str:
    """The last part of a path, without control, direction and other unseen characters, its ending kept when cut.

    >>> kept_name("../../etc/passwd"), kept_name("C:\\\\logs\\\\march.csv"), kept_name("report\\u202efdp.exe")
    ('passwd', 'march.csv', 'reportfdp.exe')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(c for c in last if c in _JOINERS or unicodedata.category(c) not in _UNSEEN).strip(" .")
    if len(seen) <= LONGEST:
        return seen
    stem, dot, ending = seen.rpartition(".")
    if not dot or len(ending) > 10:
        return seen[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"
