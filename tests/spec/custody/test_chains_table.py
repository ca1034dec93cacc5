"""The table of chains, read by a person and run by this."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from rabta.custody.rules.balance import balance, gaps
from rabta.custody.rules.chain import lawful_next, state_of, why_not_next
from rabta.custody.rules.clocks import Clock, running
from rabta.custody.rules.lists import Owed, chain_of
from rabta.custody.rules.step import Kind, Step
from rabta.vocabulary.rules.agencies import agency

TABLE = yaml.safe_load((Path(__file__).parent / "chains.yaml").read_text(encoding="utf-8"))
BEGINNING = datetime(2025, 1, 1, 9, 0, tzinfo=UTC)
NOW = BEGINNING + timedelta(days=365)


def day(number: int) -> datetime:
    return BEGINNING + timedelta(days=number - 1)


def officer(said: str) -> tuple[int, str]:
    code, _, name = said.partition("/")
    return agency(code).number, name


def step_of(number: int, said: list[Any]) -> Step:
    on, who, kind, says = said
    number_of_agency, name = officer(who)
    more = dict(says)
    if "amount" in more:
        amount, _, error = str(more["amount"]).partition(" ± ")
        more |= {"amount": Decimal(amount), "error": Decimal(error) if error else None}
    if "to" in more:
        more["to_agency"], more["to_officer"] = officer(more.pop("to"))
    if "purity" in more:
        more["purity"] = Decimal(more["purity"])
    more["witnesses"] = tuple(more.get("witnesses", ()))
    return Step(
        kind=Kind(kind), at=day(on), agency=number_of_agency, signed_by=name, signed_name=name, number=number, **more
    )


@pytest.mark.parametrize("chain", TABLE["chains"], ids=lambda c: c["name"])
def test_a_chain(chain: dict[str, Any]) -> None:
    *before, last = [step_of(n, said) for n, said in enumerate(chain["steps"], 1)]
    for n, step in enumerate(before):
        assert why_not_next(before[:n], step, now=NOW) == ""
    refused = why_not_next(before, last, now=NOW)
    if "refused" in chain:
        assert chain["refused"] in refused, refused or "it was allowed"
        return
    assert refused == ""
    _as_expected(chain, [*before, last])


def _as_expected(chain: dict[str, Any], steps: list[Step]) -> None:
    state, found = state_of(steps), chain_of(steps, clocks=(), now=NOW)
    if "holder" in chain:
        assert state.holder is not None and state.holder.agency == agency(chain["holder"]).number
    if "gone" in chain:
        assert state.gone is chain["gone"]
    if "owes" in chain:
        assert [*found.owes] == [Owed(one) for one in chain["owes"]]
    if "gaps" in chain:
        told = [
            {"number": g.number, "expected": float(g.expected), "measured": float(g.measured), "allowed": float(g.allowed),
             "holder": g.holder.agency} for g in gaps(steps)
        ]  # fmt: skip
        assert told == [{**gap, "holder": agency(gap["holder"]).number} for gap in chain["gaps"]]
    if "returned" in chain:
        back = [[one.number, one.given, float(one.left), float(one.came_back), one.is_more] for one in found.returned]
        assert back == chain["returned"]
    if "balance" in chain:
        total = balance(steps)
        assert total is not None
        assert {name: getattr(total, name) for name in chain["balance"]} == {
            name: value if isinstance(value, bool) else Decimal(str(value)) for name, value in chain["balance"].items()
        }
    for who, kinds in chain.get("next", {}).items():
        number, name = officer(who)
        assert [str(kind) for kind in lawful_next(steps, agency=number, by=name)] == kinds


@pytest.mark.parametrize("row", TABLE["clocks"], ids=str)
def test_a_clock(row: dict[str, Any]) -> None:
    clock = Clock("case", "Case", "", Kind.SEIZED, Kind.CASE_REGISTERED, 3, "", True)
    said = [[row["seized"], "ANF/Bano", "seized", {"amount": "1 ± 0"}]]
    if row["registered"]:
        said.append([row["registered"], "ANF/Bano", "case_registered", {}])
    [one] = running([clock], [step_of(n, step) for n, step in enumerate(said, 1)], now=day(row["day"]))
    assert (str(one.standing), one.days) == (row["standing"], row["days"])
