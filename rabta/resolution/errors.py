"""What resolution refuses. The docstring is the message."""


class ResolutionError(Exception):
    """Base of this room's errors."""


class NotAvailable(ResolutionError):
    """No record of this kind is available to you."""

    def __init__(self) -> None:
        super().__init__("No record with this number is available to you.")


class NotAnAnalyst(ResolutionError):
    """Only a centre analyst judges whether two mentions are one person."""

    def __init__(self) -> None:
        super().__init__("Judging who is who is for analysts of the centre. Ask one of them, or file what you know.")


class JudgedAlready(ResolutionError):
    """One person's judgement on a pair stands, and the same person judges it again."""

    def __init__(self) -> None:
        super().__init__("Your judgement on this pair stands. Take it back first.")


class NoteTooLong(ResolutionError):
    """A note that is longer than what is kept."""

    def __init__(self, most: int) -> None:
        super().__init__(f"The note has more than {most} characters. Nothing was changed; shorten it.")
