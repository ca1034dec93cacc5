"""What analysis refuses, in words for the person who asked."""

from rabta.briefing.errors import BriefingError


class NotSaved(BriefingError):
    """A saved view, or something signed of one, that the rules of saved views do not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
