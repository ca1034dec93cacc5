"""What sharing refuses, in words for the person who is refused."""


class SharingError(Exception):
    """Base of this room's refusals."""


class UnreadableMarking(SharingError):
    """A part of a marking is not understood."""

    def __init__(self, part: str) -> None:
        super().__init__(
            f'"{part}" is not part of a marking. Write for example "restricted; to ANF, ASF; H2", '
            f'"confidential; every agency", "secret; originator only" or "restricted; to FIA, group harbour; H3; note ask '
            f'first". Nothing was filed or changed.'
        )


class AboveYourself(SharingError):
    """A marking its own writer could not read."""

    def __init__(self, marking: str) -> None:
        super().__init__(
            f'You could not read what you mark as "{marking}": it lies above your own vetting, or outside the purpose you '
            f"read for. Choose a lower level, or let an officer who may read it mark it. Nothing was filed or changed."
        )


class UnknownGroup(SharingError):
    """A group the reader does not belong to, which is the same as one that does not exist."""

    def __init__(self, group: str) -> None:
        super().__init__(f'You belong to no group named "{group}". Name groups you belong to. Nothing was filed or changed.')


class NoReader(SharingError):
    """The house was opened inside another transaction, or for somebody who is not an active reader."""


class ReasonRefused(SharingError):
    """A reason that tells an auditor nothing; the text says what is missing."""


class TaskNeeded(SharingError):
    """Words of a record are to be shown, and the reader has not said what for."""

    def __init__(self) -> None:
        super().__init__("Say what you are working on before the words of a record are opened.")
