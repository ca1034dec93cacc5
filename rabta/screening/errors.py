"""What screening refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


class ScreeningError(Exception):
    """Base of this room's refusals."""


class CannotList(ScreeningError):
    """A list, an entry or a step that says too little, or what must not be listed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotSo(ScreeningError):
    """A device, a step or a log of an airport that says too little, or that does not follow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
