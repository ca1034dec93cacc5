"""What the reasons of one pair say together, looked through once: certainty.py asks much of them."""

from collections.abc import Sequence, Set
from typing import Final

from rabta.counting.rules import weights as w
from rabta.counting.rules.reason import Reason

PARTICULARS: Final = frozenset(
    {
        "place_words", "site", "flight", "case_number", "record_number", "destination", "concealment", "bulletin",
        "told_alike", "value", "sent_again", "mass_put_right",
    }
)  # fmt: skip
PLACES: Final = frozenset({"place_words", "site"})
EQUAL: Final = frozenset({"mass_equal", "mass_put_right", "number_equal"})
_BESIDE_PLACES: Final = PARTICULARS - PLACES
_AGAINST: Final = frozenset({"place_words", "site", "agency", "setting", "arrests", "destination"})
_WHO_AND_WHAT: Final = frozenset({"agency", "arrests", "setting", "substance"})
_WEIGHED: Final = ("mass_", "number_")
_NOTHING: Final = frozenset[str]()


class Tally:
    """`weights`: of each name of a reason, that of the last of several. `agree`: what speaks for one event, by name.

    `against`: circumstances that weigh more than a shade against it. `unlike`: what is unlike in who it was and what was
    found, apart from quantities. `weighed`: by name, how the masses and numbers that both state compare; `figures`: all
    reasons of quantities; `equal`: how many quantities are. `days_between`: whether more than a day lies between the two,
    as it does not where one hands over what the other tells of.
    """

    __slots__ = ("against", "agree", "days_between", "equal", "figures", "unlike", "weighed", "weights")

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.weights: dict[str, int] = {}
        self.agree: set[str] = set()
        self.against: list[Reason] = []
        self.unlike: list[Reason] = []
        self.figures: list[Reason] = []
        self.weighed: list[str] = []
        self.equal, self.days_between = 0, False
        for reason in reasons:
            name, weight = reason.name, reason.weight
            self.weights[name] = weight
            if weight > 0:
                self.agree.add(name)
            elif weight < 0:
                self._speaks_against(reason)
            if name.startswith(_WEIGHED):
                self.weighed.append(name)
                self.figures.append(reason)
                self.equal += name in EQUAL
            elif name.startswith("figure_"):
                self.figures.append(reason)
            elif weight < w.NEXT_DAY and name.startswith("time_"):
                self.days_between = True

    def _speaks_against(self, reason: Reason) -> None:
        if reason.name in _WHO_AND_WHAT:
            self.unlike.append(reason)
        if reason.weight < w.A_SHADE and reason.name in _AGAINST:
            self.against.append(reason)

    @property
    def only_places_agree(self) -> bool:
        """Whether nothing but a place is particular of what agrees; equal quantities aside."""
        return self.agree.isdisjoint(_BESIDE_PLACES)

    def is_particular(self, but: Set[str] = _NOTHING) -> bool:
        """Whether something particular agrees, or several quantities do. `but`: not for the sake of these."""
        return self.equal > 1 or not self.agree.isdisjoint(PARTICULARS - but if but else PARTICULARS)

    def weight(self, name: str) -> int:
        """What this weighs; 0 where it is no reason."""
        return self.weights.get(name, 0)


def names_of(reasons: Sequence[Reason]) -> str:
    """Their names, for a text."""
    return ", ".join(sorted(reason.name for reason in reasons))
