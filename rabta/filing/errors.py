"""What filing refuses, in words for the person who files."""


class FilingError(Exception):
    """Base of this room's refusals."""


class NotAvailable(FilingError):
    """Hidden and missing give the same answer."""

    def __init__(self) -> None:
        super().__init__("No record with this number is available to you.")


class NothingFiled(FilingError):
    """The file holds nothing that could be kept as a report."""

    def __init__(self, file_name: str, why: str) -> None:
        super().__init__(f"{file_name}: {why} Nothing was filed.")


class KeyOfAnother(FilingError):
    """The key of this report is that of another one of the same agency, which says something else."""

    def __init__(self, key: str, number: str) -> None:
        super().__init__(
            f'"{key}" is the key of {number}, which says something else. A report that replaces it has a key of its own; '
            "pull the other one back if it was wrong. Nothing was filed."
        )


class NotYours(FilingError):
    """Only the originator's own officers may do this."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} Only an officer of the agency that filed the report may do that.")


class NotYoursToMend(FilingError):
    """Only the originator's own officers and the centre's analysts put a reading right."""

    def __init__(self) -> None:
        super().__init__(
            "This reading cannot be mended by you. Only an officer of the agency that filed the report, or an analyst of "
            "the centre, may do that: tell one of them what is wrong. The reading stays as it is."
        )


class NotYoursToDecide(FilingError):
    """Who sees a report is for officers of its originator to say; asking them is for officers and analysts."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class CannotRelease(FilingError):
    """A release, or a request for one, that names nobody or is not to be asked for."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class CannotKeepSo(FilingError):
    """A review, a hold or a purge that the state of the report does not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class WordsWithheld(FilingError):
    """The report may name a protected person: only who may read its words reads it again."""

    def __init__(self) -> None:
        super().__init__(
            "The words of this report, or of one that repeats it, may name a protected person and are withheld from you. "
            "Ask a protection officer of your agency, or an analyst of the centre who is one. Nothing was changed."
        )


class CannotCorrect(FilingError):
    """The correction does not fit the words it is meant for."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} The reading stays as it is.")
