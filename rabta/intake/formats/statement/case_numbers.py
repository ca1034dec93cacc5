"""Numbers of cases in statements: "FIR No. 45/25", "case EX-ANF-123/25", "مقدمہ نمبر 45/25"; as written, in capitals."""

import re

from rabta.intake.formats.statement.tree import Found
from rabta.intake.formats.statement.view import View
from rabta.vocabulary.rules.scripts import fold_digits

_SAID = (
    r"\b(?:case|FIR|F\.I\.R\.?|crime|complaint|seizure (?:case|memo)|diary)(?:\s*(?:no\b\.?|number|nos?\.|#))?\s*[:#]?\s*"
    r"|(?:مقدمہ|ایف آئی آر|کیس)\s*(?:نمبر)?\s*[:#]?\s*"
)
# Letters and figures in at least two parts, one of them figures; "12/3/2025" is a day.
_NUMBER = r"((?!\d{1,2}/\d{1,2}/\d{4})(?=[A-Za-z0-9/_-]*\d)[A-Za-z0-9]+(?:[/_-][A-Za-z0-9]+)+)"
_NUMBERED = re.compile(rf"(?:{_SAID}){_NUMBER}|\b(EX-{_NUMBER[1:-1]})", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:FIR|case|crime|complaint)\s*(?:no\b\.?|number|#)\s*[:#]?\s*(\d+)\b(?![/.-]\d)"
    r"|(?:مقدمہ|ایف آئی آر)\s*نمبر\s*(\d+)\b(?!/)",
    re.IGNORECASE,
)


def case_number_in(view: View, first: int, after: int) -> Found | None:
    """Give the first case number among the tokens `first` up to `after`, None where there is none."""
    if first >= after:
        return None
    start, end = view.span(first, after)
    before = max(0, start - 1)  # whether a word begins at the first token, the letter before it tells
    text = fold_digits(view.text[before:end])
    said = _NUMBERED.search(text, start - before) or _PLAIN.search(text, start - before)
    if said is None:
        return None
    group = next(number for number in range(1, len(said.groups()) + 1) if said[number])
    return Found(said[group].upper(), ((before + said.start(group), before + said.end(group)),))
