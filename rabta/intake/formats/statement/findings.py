"""Findings laid out: each to the incident and the seizure line it is about."""

from rabta.intake.formats.statement.incidents import Draft
from rabta.intake.formats.statement.laboratory import Finding
from rabta.intake.formats.statement.laboratory_names import Named
from rabta.intake.formats.statement.tree import Found, Plain, Spanned
from rabta.intake.formats.statement.view import View


def with_findings(
    view: View, findings: list[Finding], drafts: list[Draft], incidents: list[dict[str, object]]
) -> list[dict[str, object]]:
    """Give the incidents, each with `laboratory` where a laboratory found something of it: one entry a finding.

    A finding is of the incident last told before it; where that holds nothing of the drug named and one other incident alone
    does, of that one. `line`: the seizure line (its place in `substances`), None where the words do not say which.
    """
    told: dict[int, list[object]] = {}
    for finding in findings:
        number = _incident(finding, drafts, incidents)
        if number is not None:
            told.setdefault(number, []).append(_tree(view, finding, _codes(incidents[number])))
    return [
        {**incident, "laboratory": told[number]} if number in told else incident for number, incident in enumerate(incidents)
    ]


def _incident(finding: Finding, drafts: list[Draft], incidents: list[dict[str, object]]) -> int | None:
    if not incidents:
        return None
    begun = [number for number, draft in enumerate(drafts) if draft.first <= finding.after - 1]
    last = begun[-1] if begun else 0
    about = finding.declared or finding.instead_of
    if about is None or about.code in _codes(incidents[last]):
        return last
    others = [number for number in range(len(incidents)) if about.code in _codes(incidents[number])]
    return others[0] if len(others) == 1 else last


def _codes(incident: dict[str, object]) -> list[object]:
    lines = incident["substances"]
    assert isinstance(lines, list)
    codes = [line["substance_code"] for line in lines]
    return [code.value if isinstance(code, Found | Plain) else None for code in codes]


def _line(finding: Finding, codes: list[object]) -> int | None:
    """The only line of the drug that the clause names, else the only line there is."""
    about = finding.declared or finding.instead_of or next((one for one in finding.found if not one.beside), None)
    fitting = [number for number, code in enumerate(codes) if about is not None and code == about.code]
    if len(fitting) == 1:
        return fitting[0]
    return 0 if len(codes) == 1 and not (finding.declared and codes[0] not in (finding.declared.code, "unknown")) else None


def _tree(view: View, finding: Finding, codes: list[object]) -> Spanned:
    purity = finding.purity
    return Spanned(
        {
            "line": Plain(_line(finding, codes)),
            "declared": _named(finding.declared),
            "found": [_named(one) for one in finding.found],
            "purity_low": purity.low if purity else None,
            "purity_high": purity.high if purity else None,
            "basis": finding.basis,
            "instead_of": _named(finding.instead_of),
            "counterfeit": finding.counterfeit or Plain(False),
            "marking": finding.marking,
            "looked_by": finding.laboratory,
            "method": finding.method,
        },
        (view.span(finding.first, finding.after),),
    )


def _named(one: Named | None) -> dict[str, object] | None:
    return None if one is None else {"thing": Found(one.code, one.name.spans), "name_text": one.name}
