"""What documents refuse, in words for the person who asked."""

from rabta.briefing.errors import BriefingError


class TooManyRows(BriefingError):
    """More stands behind the figures of a period than a sheet of records can hold. Nothing was made."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"More than {most:,} rows stand behind the figures of this period, and a workbook holds no more."
            " Take a shorter period; the PDF has the figures of any."
        )


class NoSuchPage(BriefingError):
    """There is no page of this province, substance, airport or topic."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(
            f'There is no page of {kind} "{key}". Write province:Sindh, substance:heroin, airport:KHI or topic:arrests.'
        )
