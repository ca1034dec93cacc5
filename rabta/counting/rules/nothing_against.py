"""Which open questions are sooner answered "one": those where nothing speaks against it, though little is known.

An agency that both name, a place and a day bring two reports together; the one leaves open, or rounds, the weight.
"""

from collections.abc import Sequence
from typing import Final

from rabta.counting.rules import weights as w
from rabta.counting.rules.facts import IncidentFacts
from rabta.counting.rules.reason import Reason
from rabta.counting.rules.tally import PLACES, Tally

_PLACED: Final = PLACES | {"road", "airport", "district"}
_ONE_LOAD: Final = frozenset({"mass_equal", "mass_rounded", "mass_gross", "mass_put_right", "number_equal"})


def nothing_against(a: IncidentFacts, b: IncidentFacts, reasons: Sequence[Reason], score: int) -> Reason | None:
    """A reason that makes "one" the likelier answer to a question: both name one agency and a place, within a day, and
    nothing speaks against it, though the one leaves open, or rounds, what the other weighs. It is asked all the same."""
    said = Tally(reasons)
    if said.agree.isdisjoint(_PLACED) and not a.setting == b.setting == "sea":
        return None
    if said.weight("agency") <= 0 and ("told_twice" not in said.weights or "mass_rounded" in said.agree):
        return None
    if any(reason.weight < 0 and not _is_a_shade(reason) for reason in reasons):
        return None
    if not (said.figures or "no_quantity" in said.weights) or not _ONE_LOAD.issuperset([r.name for r in said.figures]):
        return None
    if not any(reason.name.startswith("time_") and reason.weight >= w.NEXT_DAY for reason in reasons):
        return None
    text = "both name one agency, within a day, and nothing speaks against it"
    return Reason("nothing_against", w.LIKELY - score, text)


def _is_a_shade(reason: Reason) -> bool:
    return reason.name == "told_twice" or (reason.name == "setting" and reason.weight >= w.A_SHADE)
