"""What publishing refuses, in words for the person who asked."""

from rabta.briefing.errors import BriefingError


class NotPublishable(BriefingError):
    """An edition, a step or a signature that the rules of publishing do not allow."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")
