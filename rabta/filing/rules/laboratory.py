"""What a laboratory's finding becomes in the record: the drug it is of, what was found, per cents that can be ones."""

from decimal import Decimal, InvalidOperation
from typing import Any

from rabta.vocabulary.rules.adulterants import adulterant, methods_named
from rabta.vocabulary.rules.substances import substance, substances

_WHOLE = Decimal(100)


def finding_columns(finding: dict[str, Any], incident: dict[str, Any]) -> dict[str, Any]:
    """The columns of `laboratory_finding` but its keys and words. `finding`: one of an incident's `laboratory`.

    The drug is the one that the words name, else that of the seizure line it is of. A per cent that a person mended into
    something that is none is not kept; nor is a code that no table knows.
    """
    lines = incident.get("substances") or []
    line = finding.get("line")
    line = line if isinstance(line, int) and 0 <= line < len(lines) else None
    declared = _number(finding.get("declared")) or (
        _number({"thing": lines[line].get("substance_code")}) if line is not None else None
    )
    low, high = sorted_pair(finding.get("purity_low"), finding.get("purity_high"))
    codes = [one.get("thing") for one in finding.get("found") or [] if isinstance(one, dict)]
    methods = {code for _, code in methods_named()}
    return {
        "line_no": line, "substance": declared, "found": list(dict.fromkeys(code for code in codes if _known(code))),
        "purity_low": low, "purity_high": high, "basis": _text(finding, "basis"),
        "instead_of": _number(finding.get("instead_of")), "counterfeit": bool(finding.get("counterfeit")),
        "method": _text(finding, "method") if finding.get("method") in methods else "",
    }  # fmt: skip


def finding_words(finding: dict[str, Any]) -> dict[str, str]:
    """What of a finding is words, which those of a withheld row never are."""
    return {"marking_seen": _text(finding, "marking"), "laboratory": _text(finding, "looked_by")}


def sorted_pair(low: Any, high: Any) -> tuple[Decimal | None, Decimal | None]:
    """Two per cents in order, both or none.

    >>> sorted_pair(62, None), sorted_pair(84, 81.5), sorted_pair("a", 101)
    ((Decimal('62'), Decimal('62')), (Decimal('81.5'), Decimal('84')), (None, None))
    """
    known = sorted(one for one in (_per_cent(low), _per_cent(high)) if one is not None)
    return (known[0], known[-1]) if known else (None, None)


def _per_cent(value: Any) -> Decimal | None:
    try:
        share = round(Decimal(str(value)), 3)
    except InvalidOperation:
        return None
    return share if share.is_finite() and 0 < share <= _WHOLE else None


def _number(named: Any) -> int | None:
    code = named.get("thing") if isinstance(named, dict) else None
    return substance(code).number if code in {one.code for one in substances()} else None


def _known(code: Any) -> bool:
    return isinstance(code, str) and (adulterant(code) is not None or code in {one.code for one in substances()})


def _text(finding: dict[str, Any], name: str) -> str:
    value = finding.get(name)
    return value if isinstance(value, str) else ""
