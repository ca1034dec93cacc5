"""What casework refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


class CaseworkError(Exception):
    """Base of this room's refusals."""


class NotSo(CaseworkError):
    """A step, a task, a request or a device that the state does not allow, or that says too little."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
