"""What smuggling refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


class SmugglingError(Exception):
    """Base of this room's refusals."""


class NotLawful(SmugglingError):
    """A step that the protection rules do not allow, or that says too little."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
