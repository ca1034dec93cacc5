"""Nil returns: a report that says there was nothing to report for a day, a week or a month."""

import re

from rabta.intake.formats.statement.tree import Span
from rabta.intake.formats.statement.view import View

_WHAT = (
    r"(?:seizures?|recover(?:y|ies)|arrests?|narcotics?|drugs?|contraband|cases?|incidents?|activity|detections?|operations?"
    r"|interceptions?|poppy|cultivation|encounters?)"
)
_NIL = re.compile(
    rf"\bnil\b|\bnothing (?:was |has been |to )?(?:report|reported|seized|recovered)\b"
    rf"|\bno (?:\w+ ){{0,2}}{_WHAT}(?: (?:or|and|nor|of|/) (?:\w+ ){{0,2}}\w+)* (?:was|were|is|has|have|had"
    rf"|made|took|reported|recovered|seized|intercepted|detected|occurred|recorded|effected|during|in|for|between|from"
    rf"|this|to report|by)\b"
    rf"|\breports? no {_WHAT}|\b(?:made|had|recorded|effected|carried out) no {_WHAT}|\bzero {_WHAT}"
    r"|\b(?:did not|has not|have not) (?:seize[d]?|recover(?:ed)?|ma[dk]e any|report(?:ed)? any|arrest(?:ed)?|effect(?:ed)?)"
    r"|نِل|\bنل\b|صفر رپورٹ|رپورٹ صفر|کوئی (?:\w+ ){0,3}(?:نہیں|عمل میں نہیں)|کچھ (?:بھی )?(?:نہیں|برآمد نہیں)",
    re.IGNORECASE,
)


def nil_in(view: View) -> Span | None:
    """Give the code points where a text says that there was nothing, None where it does not."""
    match = _NIL.search(view.text)
    return match.span() if match is not None else None
