"""A named, weighted piece of evidence that two incidents are, or are not, the same event."""

from collections.abc import Callable


class Reason:
    """`weight` in centi-weights (see weights.py): above 0 speaks for one event, below 0 against, 0 is neutral.

    `text` says it to a person. A recount weighs millions of pairs and shows few of them, so it is put into words when
    somebody asks.
    """

    __slots__ = ("_said", "name", "weight")

    def __init__(self, name: str, weight: int, said: str | Callable[[], str]) -> None:
        self.name = name
        self.weight = weight
        self._said = said

    @property
    def text(self) -> str:
        if not isinstance(self._said, str):
            self._said = self._said()
        return self._said

    def _all(self) -> tuple[str, int, str]:
        return self.name, self.weight, self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reason) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Reason{self._all()!r}"
