"""The table same_event.yaml, case by case: two reports in, outcome, relation and reasons out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rabta.counting.rules.facts import IncidentFacts, facts_from_reading
from rabta.counting.rules.same_event import compare

CASES = yaml.safe_load(Path(__file__).with_name("same_event.yaml").read_text(encoding="utf-8"))


def _line(text: str) -> dict[str, Any]:
    """ "over 20.4 kg hashish" as a seizure line; "hashish" alone states no quantity."""
    words = text.split()
    if len(words) == 1:
        return {"name_text": text, "substance_code": text, "quantity": None, "unit": "unknown"}
    direction = words.pop(0) if words[0] in ("over", "under", "around") else None
    quantity, unit, substance = words
    return {
        "name_text": substance, "substance_code": substance, "quantity": float(quantity), "unit": unit,
        "approx": bool(direction), "approx_direction": direction,
    }  # fmt: skip


def _facts(name: str, report: dict[str, Any]) -> IncidentFacts:
    occurred = str(report["occurred"]) if "occurred" in report else None
    incident = {
        "incident_no": 1, "agencies": report.get("agencies", [report["agency"]]),
        "date": str(report["date"]) if "date" in report else None,
        "place_text": report.get("place", ""), "district": report.get("district"), "country": "PK",
        "airport_iata": report.get("airport"), "setting": report.get("setting"), "recap": report.get("recap", False),
        "substances": [_line(text) for text in report.get("drugs", [])], "arrests": {"total": report.get("arrests")},
        "destination": report.get("destination"), "flight": report.get("flight"), "concealment": report.get("hidden"),
        "case_number": report.get("case"),
        "occurred": {"from": occurred, "to": occurred, "precision": "day" if occurred else "unknown"},
    }  # fmt: skip
    return facts_from_reading((name, 1), {"agency": report["agency"], "outlet": report.get("outlet")}, incident)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    a, b = _facts("a", case["a"]), _facts("b", case["b"])
    answer = compare(a, b)
    told = "\n".join(f"{r.weight:6} {r.name}: {r.text}" for r in answer.reasons)
    assert answer.outcome == case["outcome"], f"score {answer.score}\n{told}"
    assert answer.is_likely_same == case.get("likely", answer.is_likely_same), f"score {answer.score}\n{told}"
    assert answer.relation == case.get("relation", answer.relation), told
    assert set(case["because"]) <= {reason.name for reason in answer.reasons}, told
    assert compare(b, a) == answer
