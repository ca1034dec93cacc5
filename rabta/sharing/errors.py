"""What sharing refuses, in words for the person who is refused."""


class SharingError(Exception):
    """Base of this room's refusals."""


class UnreadableMarking(SharingError):
    """A part of a marking is not understood."""

    def __init__(self, part: str) -> None:
        super().__init__(
            f'"{part}" is not part of a marking. Write for example "restricted; to ANF, ASF; H2", '
            f'"confidential; every agency" or "secret; originator only". Nothing was filed.'
        )


class NoReader(SharingError):
    """The house was opened inside another transaction, or for somebody who is not an active reader."""
