"""What the room of cleared land refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


class ClearanceError(Exception):
    """Base of this room's refusals."""


class NotAClaim(ClearanceError):
    """A claim that says too little, or a photograph that cannot be kept. Nothing was written."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was filed.")


class NotOnTheGround(ClearanceError):
    """A visit, a series or a plan that cannot be so. Nothing was written."""


class NotDeclared(ClearanceError):
    """A status that may not be declared now, with the reason. Nothing was written."""


class NotCertified(ClearanceError):
    """A certificate that may not be issued or withdrawn now, with the reason. Nothing was written."""
