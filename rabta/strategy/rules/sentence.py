"""Whether two sentences are the same promise in the same words: what makes a second proposal recognisable."""

import hashlib
import re
import unicodedata


def sentence_key(text: str) -> str:
    """SHA-256, in hexadecimal, over the letters and digits of a sentence: case, spaces and punctuation do not tell apart.

    >>> sentence_key("By 2026, scanners at ALL airports.") == sentence_key("by 2026 scanners at all airports")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256(" ".join(re.findall(r"\w+", folded)).encode()).hexdigest()


def text_digest(text: str) -> str:
    """SHA-256, in hexadecimal, of a public text as it was checked: which text a span lies in."""
    return hashlib.sha256(text.encode()).hexdigest()
