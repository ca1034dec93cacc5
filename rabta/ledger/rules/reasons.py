"""Whether a reason tells an auditor something: a case number, a request, a watch; not "test".

Source: Directive (EU) 2016/680 Art. 25 (consultation is logged with its justification); the words that say nothing are
those that every audit of such logs meets first.
"""

import unicodedata

LONGEST = 200  # characters
FEWEST = 4  # letters and digits; the shortest case number in use, such as 12/25, has as many
SAYS_NOTHING = frozenset(
    (
        "asdf", "check", "checking", "data", "duty", "enquiry", "inquiry", "info", "information", "investigation", "job",
        "look", "looking", "n/a", "none", "nothing", "official", "purpose", "query", "qwerty", "reading", "reason", "search",
        "test", "testing", "work", "working", "چیک", "ٹیسٹ", "دفتری", "ڈیوٹی", "کام", "معلومات", "وجہ", "تفتیش", "تلاش",
        "سرکاری",
    )
)  # fmt: skip


def reason_as_kept(said: str) -> str:
    """One line, as it is kept: spaces made one, signs that cannot be seen left out, cut at LONGEST."""
    seen = "".join(" " if sign.isspace() else sign for sign in said if sign.isspace() or sign.isprintable())
    return " ".join(seen.split())[:LONGEST].strip()


def what_is_missing(said: str) -> str | None:
    """Why this reason is not taken, in a sentence for who wrote it; None for a good one.

    One word is enough where it holds a digit, as a case number does.

    >>> what_is_missing("FIR-112/2025") is None, what_is_missing("request of Customs Quetta") is None
    (True, True)
    >>> (what_is_missing("test") or "")[:20]
    'This says too little'
    """
    kept = reason_as_kept(said)
    if not kept:
        return "Write in a few words what you are working on."
    words = [word.strip(".,;:!?-()[]\"'۔،") for word in unicodedata.normalize("NFKC", kept).casefold().split()]
    telling = [word for word in words if word and word not in SAYS_NOTHING and len(set(word)) > 1]
    letters = sum(sign.isalnum() for word in telling for sign in word)
    if letters < FEWEST or (len(words) == 1 and not any(sign.isdigit() for sign in kept)):
        return (
            'This says too little. Write the case, the request or the watch it is for, such as "EX-221" or '
            '"request of Customs Quetta".'
        )
    return None
