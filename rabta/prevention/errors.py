"""What prevention refuses, in words for whoever asked. Hidden and missing are filing's `NotAvailable`."""


class PreventionError(Exception):
    """Base of this room's refusals."""


class NotPublic(PreventionError):
    """A text, a step or a signature that the rules of bulletins do not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotDecided(PreventionError):
    """A decision of a signal that the rules do not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotStated(PreventionError):
    """A line of the register, or taking one back, that the rules do not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
