"""What strategy refuses, in words for whoever asked. Hidden and missing are filing's `NotAvailable`."""

import uuid


class StrategyError(Exception):
    """Base of this room's refusals."""


class NotAgreed(StrategyError):
    """A step, a decision or a signature that the state does not allow, or that says too little."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class AlreadyProposed(StrategyError):
    """The same sentence is on the board already, as this reader sees it. `commitment_id` leads there."""

    def __init__(self, commitment_id: uuid.UUID) -> None:
        super().__init__("This sentence is on the board already. Nothing was changed.")
        self.commitment_id = commitment_id


class UnreadableThresholds(StrategyError):
    """The table of thresholds of this installation cannot be read."""
