"""What custody refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


class CustodyError(Exception):
    """Base of this room's refusals."""


class NotLawful(CustodyError):
    """A step that the chain does not allow, or that says too little."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
