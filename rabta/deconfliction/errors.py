"""What deconfliction refuses, in words for the officer. Hidden and missing are filing's `NotAvailable`."""


class DeconflictionError(Exception):
    """Base of this room's refusals."""


class CannotFileSo(DeconflictionError):
    """A planned operation or a target that says too little, or something impossible; `field`: what is to be put right."""

    def __init__(self, why: str, *, field: str = "") -> None:
        super().__init__(f"{why} Nothing was filed.")
        self.field = field


class FiledAlready(DeconflictionError):
    """Something else was filed under the key by which a form, or a request, is filed once."""

    def __init__(self) -> None:
        super().__init__(
            "This was sent once already with other words, and stands as it was filed then. Open that operation and change "
            "it there, or begin a new one. Nothing was filed."
        )


class MustBeSure(DeconflictionError):
    """What was said may be meant otherwise: the officer is asked, and files again with `sure` when it is meant so."""

    def __init__(self, question: str, *, field: str = "") -> None:
        super().__init__(f"{question} Nothing was filed.")
        self.field = field


class TooMany(DeconflictionError):
    """More filings than one person makes for real work: the watch desk has been told, and files the next by telephone."""

    def __init__(self) -> None:
        super().__init__(
            "You have filed as often as one person may within the hour, or nearly the same operation again and again. The "
            "watch desk has been told: call it, and it files the next one for you. Nothing was filed."
        )


class NotYours(DeconflictionError):
    """Filing is for officers of agencies; alarms are for the watch desk."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotLawful(DeconflictionError):
    """A step of an alarm out of its order."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
