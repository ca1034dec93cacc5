"""No risk score rests on what a person is, and none hides under another name (rabta/vocabulary/rules/forbidden.py)."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import rabta
from rabta.vocabulary.rules.forbidden import RISK_SCORES, features_in, speaks_of_risk

HOUSE = Path(rabta.__file__).parent
REGISTER = HOUSE / "vocabulary" / "rules" / "forbidden.py"


def names_in(source: str) -> Iterator[str]:
    """Every name a module uses or writes: variables, attributes, arguments, functions, and keys in quotes."""
    for node in ast.walk(ast.parse(source)):
        for field in ("id", "attr", "arg", "name"):
            if isinstance(said := getattr(node, field, None), str):
                yield said
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60 and " " not in node.value:
            yield node.value


def features_used(source: str) -> set[str]:
    return {feature for name in names_in(source) for feature in features_in(name)}


def scorers_in(source: str) -> set[str]:
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, defined) and speaks_of_risk(node.name)}


def test_no_registered_risk_score_uses_a_forbidden_feature() -> None:
    for module in RISK_SCORES:
        spec = find_spec(module)
        assert spec is not None and spec.origin is not None, f"{module} is registered and is not there"
        assert features_used(Path(spec.origin).read_text(encoding="utf-8")) == set(), module


def test_nothing_scores_a_risk_without_being_registered() -> None:
    found = {}
    for file in HOUSE.rglob("*.py"):
        module = ".".join(("rabta", *file.relative_to(HOUSE).with_suffix("").parts))
        if file != REGISTER and module not in RISK_SCORES and (scorers := scorers_in(file.read_text(encoding="utf-8"))):
            found[module] = scorers
    assert found == {}


def test_the_checks_bite() -> None:
    bad = "def risk_of(passenger):\n    return 3 if passenger['issuing_country'] == 'XX' else len(passenger.fatherName)"
    good = "def risk_of(bag):\n    return bag.mass_g > 20_000 and bag.opened_twice"
    assert features_used(bad) == {"nationality", "proxy"} and scorers_in(bad) == {"risk_of"}
    assert features_used(good) == set()
