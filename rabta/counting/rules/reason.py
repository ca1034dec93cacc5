"""A named, weighted piece of evidence that two incidents are, or are not, the same event."""

from typing import NamedTuple


class Reason(NamedTuple):
    """`weight` in centi-weights (see weights.py): above 0 speaks for one event, below 0 against, 0 is neutral."""

    name: str
    weight: int
    text: str
