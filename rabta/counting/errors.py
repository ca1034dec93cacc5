"""What counting refuses, in words for the analyst."""


class CountingError(Exception):
    """Base of this room's refusals."""


class NotAvailable(CountingError):
    """One of the two incidents is hidden or missing, or there is nothing to undo: the same words for all."""

    def __init__(self) -> None:
        super().__init__("No record with this number is available to you.")


class NotToBeSaid(CountingError):
    """A disagreement that cannot be put beside a claim."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotAnAnalyst(CountingError):
    """Only a centre analyst judges whether two reports tell of one event."""

    def __init__(self) -> None:
        super().__init__("Judging matches is for analysts of the centre. Ask one of them, or file what you know.")


class JudgedAlready(CountingError):
    """One person's judgement on a pair stands, and the same person judges it again."""

    def __init__(self) -> None:
        super().__init__(
            "Your judgement on this pair stands. Take it back first, or ask somebody else for a second opinion."
        )


class NotToBeAsked(CountingError):
    """A question for a second opinion that cannot be put."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
