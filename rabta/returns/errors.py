"""What returns refuse, in words for whoever asked. Hidden and missing are filing's `NotAvailable`."""


class ReturnsError(Exception):
    """Base of this room's refusals."""


class NoSuchForm(ReturnsError):
    """A form, or a version of one, that is not in `forms.yaml`; or none that was in force for these days."""


class NotReturnable(ReturnsError):
    """A return or a signature that the rules do not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
