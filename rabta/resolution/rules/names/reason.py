"""A named, weighted piece of evidence that two names are, or are not, one person's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """`weight` in centi-weights: 100 doubles the odds, below 0 speaks against. `text` says it to a person.

    `name` is one of: before_comparing, same_name, like_name, initial, missing_names, contrary_names, titles, order,
    written_together, lengths, fathers_name_same, fathers_name_contrary, little_shared, no_name.
    """

    name: str
    weight: int
    text: str
