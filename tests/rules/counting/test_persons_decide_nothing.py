"""Whether two reports tell of one event does not depend on who the persons are: a counterfactual test, equal to the bit."""

from typing import Any

import pytest

from rabta.counting.rules.facts import facts_from_reading
from rabta.counting.rules.same_event import compare

INCIDENT: dict[str, Any] = {
    "incident_no": 1, "agencies": ["ANF"], "roles": {"ANF": ["intercepted"]}, "date": "2025-03-04",
    "occurred": {"from": "2025-03-03", "to": "2025-03-03"}, "place_text": "Torkham", "district": "Khyber",
    "province": "Khyber Pakhtunkhwa", "country": "PK", "confidence": 0.9,
    "substances": [{"substance_code": "heroin", "name_text": "heroin", "quantity": 12.4, "unit": "kg"}],
    "arrests": {"total": 2, "foreigners": 1, "women": None, "nationality_notes": "one Afghan national",
                "nationalities": {"AF": 1}},
    "mentions": [{"kind": "person", "text": "Gul Khan", "role": "arrested"}],
}  # fmt: skip
READ = {"id": "x", "agency": "ANF", "language": "en", "date": "2025-03-04", "stated": {}, "incidents": [INCIDENT]}
OTHER = {**INCIDENT, "agencies": ["CUSTOMS"], "roles": {"CUSTOMS": ["took custody"]}, "date": "2025-03-05"}


def score(incident: dict[str, Any], read: dict[str, Any]) -> Any:
    one = facts_from_reading(("a",), read, incident)
    return compare(one, facts_from_reading(("b",), {**READ, "agency": "CUSTOMS", "date": "2025-03-05"}, OTHER))


@pytest.mark.parametrize(
    "change",
    [
        {"nationality_notes": "one Chinese national", "nationalities": {"CN": 1}},
        {"nationality_notes": None, "nationalities": {}},
        {"nationality_notes": "a member of the X tribe, of the Y sect", "nationalities": {"AF": 1}},
    ],
)
def test_another_nationality_tribe_or_sect_moves_no_score(change: dict[str, Any]) -> None:
    changed = {**INCIDENT, "arrests": {**INCIDENT["arrests"], **change}}
    assert _plain(score(changed, READ)) == _plain(score(INCIDENT, READ))


@pytest.mark.parametrize("name", ["Zhang Wei", "گل خان", "John Smith", ""])
def test_another_name_or_script_moves_no_score(name: str) -> None:
    changed = {**INCIDENT, "mentions": [{"kind": "person", "text": name, "role": "arrested"}]}
    assert _plain(score(changed, READ)) == _plain(score(INCIDENT, READ))


def test_another_language_of_the_report_moves_no_score() -> None:
    assert _plain(score(INCIDENT, {**READ, "language": "ur"})) == _plain(score(INCIDENT, READ))


def test_what_is_documented_as_used_is_used() -> None:
    """As many foreigners arrested in both reports count a little for one event (docs/explain/rights.md says so)."""
    other = {**INCIDENT, "arrests": {**INCIDENT["arrests"], "foreigners": 2}}
    assert score(other, READ).score < score(INCIDENT, READ).score


def _plain(compared: Any) -> Any:
    return compared.outcome, compared.relation, compared.score, [(r.name, r.weight, r.text) for r in compared.reasons]
